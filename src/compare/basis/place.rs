//! What stands around a figure: the sentence and the clause before it, and of what and when they say it is.

use super::{
    super::{
        indicators::{Company, Stand},
        landmarks::Landmarks,
        topics::Topic,
        vocabulary::Scope,
    },
    Period,
    actor::Bureaus,
    extent::Hints,
    name::own_names,
    narrowing::Narrowers,
    period::Periods,
};
use crate::{
    figures::Figure,
    outline::{Genre, PartName},
    report::Report,
    text::{
        CleanSpan,
        lexicon::{ends_at, has, is_at},
    },
};

/// A list is read so far to either side (figures).
const LONGEST: usize = 24;
/// What stands between the numbers of a list whose first one says what all of them are.
const JOINS: [char; 5] = ['、', '和', '及', '与', ' '];

/// What holds for a whole report, read once for all its figures.
pub(super) struct Ground<'a> {
    pub(super) report: &'a Report,
    pub(super) marks: &'a Landmarks,
    /// What the reporting place is called.
    pub(super) own_names: Vec<Vec<char>>,
    pub(super) periods: Periods,
    /// The words that tell extents, narrow nouns, name bureaus, and go with indicators.
    pub(super) hints: Hints,
    pub(super) narrowers: Narrowers,
    pub(super) bureaus: Bureaus,
    pub(super) company: Company,
    /// True where all of a report is about the whole territory: 全省 says nothing there.
    whole: bool,
}

impl<'a> Ground<'a> {
    pub(super) fn of(report: &'a Report, marks: &'a Landmarks) -> Self {
        let whole = report.outline.genre == Genre::WorkReport;
        let folded = report.text.folded();
        Self {
            report,
            marks,
            own_names: own_names(report),
            periods: Periods::of(report, marks),
            hints: Hints::of(folded),
            narrowers: Narrowers::of(folded),
            bureaus: Bureaus::of(folded),
            company: Company::of(folded),
            whole,
        }
    }

    /// True where no figure beside this one in its list bears the name.
    pub(super) fn is_own_name(&self, index: usize, name: CleanSpan) -> bool {
        let figures = &self.report.figures.found;
        let beside = [index.checked_sub(1), Some(index + 1)].into_iter().flatten();
        let mut beside = beside.filter_map(|at| figures.get(at)?.subject);
        name.end <= figures[index].span.start && !beside.any(|other| other == name)
    }

    pub(super) fn is_planned(&self, figure: &Figure) -> bool {
        let parts = self.report.outline.parts.iter().filter(|part| part.name == PartName::Plan);
        parts.flat_map(|part| &part.spans).any(|span| span.contains(figure.span.start))
    }
}

/// How far back (characters) a sentence and the topic of a figure are looked for, on a page of one line.
const AROUND: usize = 500;

/// Where a figure stands.
pub(super) struct Place<'a> {
    pub(super) folded: &'a [char],
    pub(super) line: CleanSpan,
    pub(super) sentence: usize,
    pub(super) clause: usize,
    /// Behind the figure before, or the clause's start.
    pub(super) near: usize,
    pub(super) at: usize,
    end: usize,
    /// Its place in a list of figures, and how long that is.
    pub(super) turn: (usize, usize),
}

impl<'a> Place<'a> {
    pub(super) fn of(report: &'a Report, index: usize) -> Self {
        let folded = report.text.folded();
        let span = report.figures.found[index].span;
        let line = crate::text::segment::paragraph_at(&report.text, span.start);
        let first = line.start.max(span.start.saturating_sub(AROUND));
        let back = |ends: &[char]| {
            let before = (first..span.start).rev().find(|&at| {
                let number = at > line.start
                    && folded[at - 1].is_ascii_digit()
                    && folded.get(at + 1).is_some_and(char::is_ascii_digit);
                ends.contains(&folded[at]) && !number
            });
            before.map_or(first, |at| at + 1)
        };
        let sentence = back(&['。', '!', '?', '.']);
        let clause = back(&['。', '!', '?', '.', ',', ';', ':']).max(sentence);
        let figures = &report.figures.found;
        // 分别增长5%、6%和7%: what stands before the first is said of all.
        let joined = |before: usize, next: usize| {
            let (one, other) = (&figures[before], &figures[next]);
            let (from, to) = (one.span.end, other.span.start);
            (one.kind, &one.unit) == (other.kind, &other.unit)
                && from <= to
                && from >= first
                && folded[from..to].iter().all(|c| JOINS.contains(c))
        };
        let starts = |at: &usize| *at > 0 && figures[*at - 1].span.end >= clause && joined(*at - 1, *at);
        let head = std::iter::successors(Some(index), |at| starts(at).then(|| at - 1)).take(LONGEST).last();
        let head = head.unwrap_or(index);
        // 4次19人次 are two counts of one thing, no list.
        let apart = |at: usize| figures[at].span.end < figures[at + 1].span.start;
        let tail =
            (index + 1..figures.len()).take(LONGEST).take_while(|&next| joined(next - 1, next)).count();
        let listed = (head..index + tail).all(apart);
        let turn = if listed { (index - head, index - head + tail + 1) } else { (0, 1) };
        // 市、县两级: what follows such a number belongs to the words before it.
        let level = |figure: &&Figure| matches!(figure.unit.as_deref(), Some("级" | "級"));
        let before = figures[..head].iter().rev().find(|figure| !level(figure));
        let before = before.map_or(0, |before| before.span.end);
        Self {
            folded,
            line,
            sentence,
            clause,
            near: clause.max(before).min(span.start),
            at: span.start,
            end: span.end,
            turn,
        }
    }

    pub(super) fn slice(&self, span: CleanSpan) -> &'a [char] {
        &self.folded[span.start..span.end]
    }

    /// Where the words are that tell which indicator the figure states.
    pub(super) fn stand(&self, ground: &Ground, figure: &Figure) -> Stand {
        let heading = figure.section.and_then(|section| ground.report.outline.sections.get(section));
        Stand {
            sentence: self.sentence,
            clause: self.clause,
            near: self.near,
            heading: heading.map(|section| section.title_span),
        }
    }

    pub(super) fn before(&self) -> &'a [char] {
        &self.folded[self.near..self.at]
    }

    /// The words of the clause up to the number, less the figures before it and what 由 and 从 open.
    pub(super) fn without_figures(&self, before: &[Figure]) -> Vec<char> {
        let first = before.partition_point(|figure| figure.span.end <= self.clause);
        let inside = |at: usize| before[first..].iter().any(|figure| figure.span.contains(at));
        let words = (self.clause..self.at).filter(|&at| !inside(at)).map(|at| self.folded[at]);
        words.take_while(|c| !matches!(c, '由' | '从')).collect()
    }

    /// True for 六个方面: a number of no particular thing.
    pub(super) fn is_of_anything(&self) -> bool {
        ["方面", "字"].iter().any(|word| is_at(self.folded, self.end, word))
    }

    /// True for what is left when others were counted: 其余12起.
    pub(super) fn is_rest(&self) -> bool {
        has(&self.folded[self.clause..self.at], "其余")
    }

    /// True for some of what was counted before.
    pub(super) fn is_part(&self) -> bool {
        has(&self.folded[self.clause..self.at], "其中")
    }

    pub(super) fn scope(&self, ground: &Ground, figure: &Figure) -> Option<(Scope, String)> {
        let subject = figure.subject.map_or(self.sentence, |span| span.start);
        let named = ground.marks.scopes(subject.min(self.sentence), self.at).iter().rev();
        // 高于全市平均水平, 位列全市第二: another's.
        // 作为被申请人的案件6件;…: on which side the government stands is said up to the semicolon.
        let over = |span: &CleanSpan, scope: &Scope| {
            *scope == Scope::Party && self.folded[span.end.min(self.at)..self.at].contains(&';')
        };
        let (span, scope) =
            named.into_iter().find(|(span, scope)| !self.is_measure(span.start) && !over(span, scope))?;
        let said = *scope != Scope::Whole || !ground.whole;
        said.then(|| (*scope, self.folded[span.start..span.end].iter().collect()))
    }

    /// True where what is named at `at` is what others are measured by.
    fn is_measure(&self, at: usize) -> bool {
        ["高于", "低于", "占", "位列", "位居", "在", "是", "评为", "居", "获评"]
            .iter()
            .any(|word| ends_at(self.folded, at, word))
    }

    /// Which time the number is about, and whether that time is to come.
    pub(super) fn period(&self, ground: &Ground, index: usize) -> (Period, bool) {
        ground.periods.at(ground, CleanSpan::new(self.sentence, self.clause), index)
    }

    /// The last topic before the figure: in its sentence, its paragraph, its heading.
    pub(super) fn topic(&self, ground: &Ground, figure: &Figure) -> Option<Topic> {
        let last = |start: usize, end: usize| ground.marks.topics(start, end).last().map(|(_, topic)| *topic);
        let paragraph = self.line.start.max(self.sentence.saturating_sub(AROUND));
        last(paragraph, self.at).or_else(|| {
            let heading = ground.report.outline.sections.get(figure.section?)?.title_span;
            last(heading.start, heading.end)
        })
    }

    pub(super) fn clause_words(&self, figures: &[Figure], index: usize) -> Vec<char> {
        let next = figures.get(index + 1).map_or(self.line.end, |next| next.span.start).min(self.line.end);
        let behind = self.folded[self.end.min(next)..next].iter().copied();
        let behind = behind.take_while(|c| !matches!(c, ',' | '。' | ';' | ':' | '、' | '.'));
        let before = self.before();
        let mut words = Vec::with_capacity(2 * before.len());
        words.extend(before.iter().copied().chain(['#']).chain(behind).filter(|c| !c.is_whitespace()));
        words
    }
}
