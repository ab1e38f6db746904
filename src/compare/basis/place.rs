//! What stands around a figure: the sentence and the clause before it, and what they say of how the number is meant.

use super::{
    super::{
        landmarks::{Cue, Landmarks},
        topics::Topic,
        vocabulary::Scope,
    },
    Period, Role,
    name::own_names,
};
use crate::{
    figures::{Figure, Kind},
    outline::{PartName, Section},
    report::Report,
    text::{
        CleanSpan,
        fold::fold_str,
        lexicon::{ends_at, has, is_at},
    },
};

/// What may stand between a word of change and its number.
const BETWEEN: [char; 9] = ['了', '约', '近', '超', '过', '幅', '度', '逾', ' '];
/// Words of headings above what is planned, in reports of every genre.
const PLANS: [&str; 6] = ["打算", "工作安排", "工作计划", "工作思路", "目标任务", "主要任务"];
/// Words of headings above what was done in the year that they name.
const LOOKS_BACK: [&str; 4] = ["回顾", "工作情况", "成效", "总体情况"];

/// What holds for a whole report, read once for all its figures.
pub(super) struct Ground<'a> {
    pub(super) report: &'a Report,
    pub(super) marks: &'a Landmarks,
    /// What the reporting place is called.
    pub(super) own_names: Vec<Vec<char>>,
    /// The year reported on, where the report itself tells it.
    year: Option<i32>,
    /// For each section whether it tells what is planned.
    planned: Vec<bool>,
    /// For each section the year that its heading, or one above, looks back on: 2023年工作回顾.
    years: Vec<Option<i32>>,
}

impl<'a> Ground<'a> {
    pub(super) fn of(report: &'a Report, marks: &'a Landmarks) -> Self {
        let sections = &report.outline.sections;
        let heading =
            |section: &Section| &report.text.folded()[section.title_span.start..section.title_span.end];
        let says = |section: &Section, words: &[&str]| words.iter().any(|word| has(heading(section), word));
        let year = |section: &Section| {
            let digits: String = heading(section).iter().filter(|c| c.is_ascii_digit()).take(5).collect();
            digits.parse().ok().filter(|_| digits.len() == 4 && says(section, &LOOKS_BACK))
        };
        let mut ground = Self {
            report,
            marks,
            own_names: own_names(report),
            year: report.outline.metadata.year.filter(|_| tells_year(report)),
            planned: vec![],
            years: vec![],
        };
        let mut open: Vec<usize> = vec![];
        for (at, section) in sections.iter().enumerate() {
            while open.last().is_some_and(|&above| sections[above].level >= section.level) {
                open.pop();
            }
            let above = open.last().copied();
            ground.planned.push(says(section, &PLANS) || above.is_some_and(|above| ground.planned[above]));
            ground.years.push(year(section).or_else(|| ground.years[above?]));
            open.push(at);
        }
        ground
    }

    fn is_planned(&self, figure: &Figure) -> bool {
        let parts = self.report.outline.parts.iter().filter(|part| part.name == PartName::Plan);
        figure.section.is_some_and(|section| self.planned[section])
            || parts.flat_map(|part| &part.spans).any(|span| span.contains(figure.span.start))
    }
}

/// True where the report itself says which year it is about: in its title, or by being an annual report.
fn tells_year(report: &Report) -> bool {
    use crate::outline::Genre;
    matches!(report.outline.genre, Genre::RuleOfLaw | Genre::Disclosure)
        || report.outline.metadata.title.as_deref().is_some_and(|title| {
            report.outline.metadata.year.is_some_and(|year| fold_str(title).contains(&year.to_string()))
        })
}

/// How far back (characters) a sentence and the topic of a figure are looked for, on a page of one line.
const AROUND: usize = 500;

/// Where a figure stands.
pub(super) struct Place<'a> {
    pub(super) folded: &'a [char],
    line: CleanSpan,
    sentence: usize,
    pub(super) clause: usize,
    /// Behind the figure before, or the clause's start.
    near: usize,
    at: usize,
    end: usize,
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
        let before = index.checked_sub(1).map_or(0, |before| report.figures.found[before].span.end);
        Self {
            folded,
            line,
            sentence,
            clause,
            near: clause.max(before).min(span.start),
            at: span.start,
            end: span.end,
        }
    }

    pub(super) fn slice(&self, span: CleanSpan) -> &'a [char] {
        &self.folded[span.start..span.end]
    }

    fn before(&self) -> &'a [char] {
        &self.folded[self.near..self.at]
    }

    /// The words of the clause up to the number, less the figures before it and what 由 and 从 open.
    pub(super) fn without_figures(&self, before: &[Figure]) -> Vec<char> {
        let first = before.partition_point(|figure| figure.span.end <= self.clause);
        let inside = |at: usize| before[first..].iter().any(|figure| figure.span.contains(at));
        let words = (self.clause..self.at).filter(|&at| !inside(at)).map(|at| self.folded[at]);
        words.take_while(|c| !matches!(c, '由' | '从')).collect()
    }

    pub(super) fn role(&self, ground: &Ground, figure: &Figure) -> (Role, bool) {
        let before = self.before();
        let mut changes =
            ground.marks.cues(self.near, self.at).filter(|cue| matches!(cue.1, Cue::Up | Cue::Down));
        let falls = changes.clone().any(|cue| cue.1 == Cue::Down);
        if self.aims(ground, figure) {
            return (Role::Target, falls);
        }
        let at = self.at;
        let reaches = ["到", "至", "为", "达", "达到"].iter().any(|word| ends_at(self.folded, at, word));
        let from = before.iter().rposition(|c| matches!(c, '由' | '从'));
        if from.is_some() && !reaches {
            return (Role::Before, false);
        }
        let at_number = |span: CleanSpan| self.folded[span.end..at].iter().all(|c| BETWEEN.contains(c));
        if figure.kind == Kind::Points || !reaches && changes.any(|cue| at_number(cue.0)) {
            return (Role::Change, falls);
        }
        if matches!(figure.kind, Kind::Percent | Kind::Multiple) && before.contains(&'占') {
            return (Role::Share, false);
        }
        (Role::Level, false)
    }

    fn aims(&self, ground: &Ground, figure: &Figure) -> bool {
        let mut cues = ground.marks.cues(self.sentence, self.at);
        ground.is_planned(figure)
            || cues.any(|(span, cue)| *cue == Cue::Ahead || *cue == Cue::Aim && span.start >= self.clause)
    }

    /// The first qualifier in the figure's name or right before it.
    pub(super) fn qualifier(&self, marks: &Landmarks, name: CleanSpan, role: Role) -> Option<&'static str> {
        let cues = marks.cues(name.start, name.end).chain(marks.cues(self.near, self.at));
        cues.into_iter().find_map(|(_, cue)| match cue {
            // 低于5% is a bound where it is aimed at, a gap to another's where it is told.
            Cue::Qualifier("高于" | "低于") if role == Role::Target => None,
            Cue::Qualifier(word) => Some(*word),
            _ => None,
        })
    }

    pub(super) fn scope(&self, marks: &Landmarks, figure: &Figure) -> Option<(Scope, String)> {
        let subject = figure.subject.map_or(self.sentence, |span| span.start);
        let named = marks.scopes(subject.min(self.sentence), self.at).iter().rev();
        // 高于全市平均水平, 位列全市第二: another's.
        let (span, scope) = named.into_iter().find(|(span, _)| !self.is_measure(span.start))?;
        Some((*scope, self.folded[span.start..span.end].iter().collect()))
    }

    /// True where what is named at `at` is what others are measured by.
    fn is_measure(&self, at: usize) -> bool {
        ["高于", "低于", "占", "位列", "位居", "在", "是", "评为", "居", "获评"]
            .iter()
            .any(|word| ends_at(self.folded, at, word))
    }

    pub(super) fn period(&self, ground: &Ground, index: usize, role: Role) -> Period {
        if role == Role::Target {
            return Period::Named("计划".to_owned());
        }
        let figures = &ground.report.figures.found;
        let dates = figures[..index].iter().rev().take_while(|date| date.span.start >= self.sentence);
        for date in dates.filter(|date| date.kind == Kind::Date) {
            let opens = date.span.start <= self.sentence + 3;
            if opens || date.span.start >= self.clause {
                return self.of_date(date, ground.year);
            }
        }
        let named = ground.marks.cues(self.sentence, self.at).find_map(|(_, cue)| match cue {
            Cue::Period(word) => Some(Period::Named((*word).to_owned())),
            _ => None,
        });
        let heading = || figures[index].section.and_then(|section| ground.years[section]);
        named
            .or_else(|| ground.year.map(Period::Own))
            .or_else(|| heading().map(Period::Year))
            .unwrap_or(Period::Unsaid)
    }

    fn of_date(&self, date: &Figure, own: Option<i32>) -> Period {
        let value = fold_str(&date.value);
        let behind = |word: &str| is_at(self.folded, date.span.end, word);
        if behind("以来") || behind("至今") || behind("起") {
            return Period::Named(format!("{value}以来"));
        }
        if let Some(end) = &date.value2 {
            return Period::Named(format!("{value}-{end}"));
        }
        match value.parse::<i32>() {
            Ok(year) if Some(year) == own => Period::Own(year),
            Ok(year) => Period::Year(year),
            Err(_) => Period::Named(value),
        }
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
        self.before().iter().copied().chain(['#']).chain(behind).filter(|c| !c.is_whitespace()).collect()
    }
}
