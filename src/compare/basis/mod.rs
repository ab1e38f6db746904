//! What a figure counts, as far as the text says: measure, stage, period, scope, and the name that
//! is left when these are taken out of its words.

mod actor;
mod conjuncts;
mod differences;
mod extent;
mod meant;
mod milestone;
mod name;
mod narrowing;
mod period;
mod place;
mod proviso;
mod why;

use super::{
    indicators::{self, Indicator},
    landmarks::{Landmarks, NEXT_FIVE_YEARS},
    topics::Topic,
    vocabulary::Scope,
};
use crate::{
    figures::{Figure, Kind, units},
    report::Report,
    text::{CleanSpan, fold::fold_str, lexicon::has},
};
use actor::Actor;
use conjuncts::Conjuncts;
pub(super) use differences::{differences, differences_of_one, heads_differ, same_stage};
use extent::Extent;
use milestone::is_milestone;
use name::{Name, without};
use narrowing::Narrowing;
use place::{Ground, Place};
use proviso::Proviso;
use std::collections::HashSet;
pub use why::{Aspect, Said, Term, Why};

/// A name that says only what became of things is no longer (characters): 行政机关败诉.
const HANGING: usize = 10;
/// Documents are counted by any of these.
const DOCUMENTS: [&str; 4] = ["件", "份", "部", "项"];
/// The time of what is planned, whichever it is.
const PLANNED: &str = "计划";
/// Things that came, which says nothing of how many there are.
const CAME: &str = "新增";

/// What a number says of the thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// How much there is.
    Level,
    /// How much there was: 由52天.
    Before,
    /// By how much it grew, or shrank.
    Change,
    /// What share of something it is.
    Share,
}

/// Which time is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Period {
    /// The year reported on, where the report says which that is.
    Own(i32),
    /// Another year.
    Year(i32),
    /// Any other period or time, as it is called.
    Named(String),
    /// Not said.
    Unsaid,
    /// Not said in a report that speaks of several.
    Unclear,
}

/// What a figure counts.
#[derive(Clone, Debug)]
pub(super) struct Basis {
    pub(super) measure: String,
    pub(super) role: Role,
    /// True for what is aimed at, false for what was reached.
    pub(super) target: bool,
    /// True for some of what was counted before: 其中.
    pub(super) part: bool,
    /// How the things came to be counted: 新增, 入选, 改造.
    pub(super) act: Option<&'static str>,
    /// True for the report's first mention of an indicator, which is the headline.
    pub(super) first: bool,
    /// True where the change is downwards.
    pub(super) falls: bool,
    /// Means, maxima and rates are counts of their own.
    pub(super) qualifier: Option<&'static str>,
    pub(super) stages: Vec<&'static str>,
    /// What is done with the thing: 审查, 废止.
    pub(super) deeds: Vec<&'static str>,
    pub(super) period: Period,
    pub(super) scope: Option<(Scope, String)>,
    /// Topics in the name itself.
    pub(super) topics: Vec<Topic>,
    /// The last topic named before, in the sentence, the paragraph or the headings.
    pub(super) near: Option<Topic>,
    /// What is left of the name, folded.
    pub(super) name: Vec<char>,
    /// The characters of the name less those words that add nothing.
    pub(super) gist: Vec<char>,
    /// True where the name says what it is without any topic.
    pub(super) known: bool,
    /// The words of the clause before the figure and of the noun behind it, folded.
    pub(super) clause: Vec<char>,
    /// Where it stands in a list of figures whose first one says what all are, and how long that is.
    pub(super) turn: (usize, usize),
    /// The conventional indicator that it states.
    pub(super) indicator: Option<Indicator>,
    /// What a bracket behind it says is counted in or left out.
    proviso: Proviso,
    /// Which bureau did it.
    actor: Actor,
    /// Where its sentence starts (characters of the folded text).
    pub(super) sentence: usize,
    /// True for a count that says only what became of things named before it: 审结47件, 败诉率8.5%.
    pub(super) hangs: bool,
    /// What is counted together with what the indicator names.
    conjuncts: Conjuncts,
    /// Of whose things, and of which of them, it is.
    pub(super) extent: Extent,
    /// To which of the things that it names it is narrowed.
    pub(super) narrowing: Narrowing,
    /// Its name as written, and the words of its clause before it.
    pub(super) said: CleanSpan,
    pub(super) leads: CleanSpan,
}

impl Basis {
    /// Reads what each figure of a report counts; `None` for dates, years, ranks and document numbers, which count nothing.
    pub(super) fn all(report: &Report, marks: &Landmarks) -> Vec<Option<Self>> {
        let ground = Ground::of(report, marks);
        let figures = &report.figures.found;
        let passed = |index: usize| {
            let next = figures.get(index + 1);
            next.is_some_and(|next| is_milestone(report.text.folded(), &figures[index], next))
        };
        let mut bases: Vec<_> =
            (0..figures.len()).map(|index| Self::of(&ground, index).filter(|_| !passed(index))).collect();
        let mut named = HashSet::new();
        for basis in bases.iter_mut().flatten().filter(|basis| basis.known) {
            let period = format!("{:?}", basis.period);
            let said = (basis.name.clone(), basis.role, basis.target, basis.measure.clone(), period);
            basis.first = named.insert(said);
        }
        bases
    }

    fn of(ground: &Ground, index: usize) -> Option<Self> {
        let figures = &ground.report.figures.found;
        let figure = &figures[index];
        let place = Place::of(ground.report, index);
        if place.is_of_anything() {
            return None;
        }
        let clause = place.slice(CleanSpan::new(place.clause.min(figure.span.start), figure.span.start));
        let plain = measure(figure, clause)?;
        let subject = figure.subject.map(|span| (span, place.slice(span)));
        // 城镇、农村居民收入: a list has no words in one piece that name its first member. 国家级6家，省级32家: a member
        // that says nothing in a name would leave the others' name, and pair with any of them.
        let words_of = |span: CleanSpan| -> String { place.slice(span).iter().collect() };
        let folded = |words: String| words.chars().collect::<Vec<char>>();
        let told = figure.shared.filter(|shared| !Name::of(&folded(shared.member_words(words_of))).is_void());
        let in_full = told.map(|shared| folded(shared.name(words_of)));
        let named = subject.map(|(span, words)| {
            let words = in_full.as_deref().unwrap_or(words);
            (span, Name::of(without(words, &ground.own_names)))
        });
        let (span, name) = named.filter(|(_, name)| !name.is_void()).unwrap_or_else(|| {
            let words = place.without_figures(&figures[..index]);
            let span = CleanSpan::new(place.clause.min(figure.span.start), figure.span.start);
            (span, Name::of(without(&words, &ground.own_names)))
        });
        let (role, falls) = place.role(ground, index);
        let (period, planned) = place.period(ground, index);
        let target = planned || place.aims(ground, figure);
        let period = match period {
            Period::Named(name) if name == NEXT_FIVE_YEARS => Period::Named(name),
            Period::Unclear => Period::Unclear,
            _ if target => Period::Named(PLANNED.to_owned()),
            period => period,
        };
        let deeds = if name.names_no_deed() && span.end <= figure.span.start {
            // 全年制定…等规范性文件6件: the deed stands before the names of the documents.
            let leads = place.clause.min(span.start);
            let said = Name::of(place.slice(CleanSpan::new(leads, span.start))).deeds_of_a_document();
            if said.len() > 1 { vec![] } else { said }
        } else if name.is_document() {
            name.clone().deeds_of_a_document()
        } else {
            name.deeds.clone()
        };
        let act = place.act(ground.marks).filter(|_| role == Role::Level && figure.kind == Kind::Quantity);
        let measure = if name.is_document() && DOCUMENTS.contains(&plain.as_str()) {
            DOCUMENTS[0].to_owned()
        } else {
            plain
        };
        let gist = name.gist();
        let became = name.says_only_what_became() || figure.kind == Kind::Money && name.is_a_sum();
        let hangs = span.end <= figure.span.start && span.end - span.start <= HANGING && became;
        let stand = place.stand(ground, figure);
        // 事故起数、死亡人数分别下降15%、13%: each has a name of its own.
        let listed = subject.filter(|(span, _)| place.turn.1 > 1 && ground.is_own_name(index, *span));
        let named = listed
            .and_then(|(name, _)| indicators::of_name(place.folded, &ground.company, figure, stand, name));
        let known = named.is_some_and(|named| !named.indicator.terms.listed);
        let turn = if known { (0, 1) } else { place.turn };
        let stated = named.or_else(|| indicators::of(place.folded, &ground.company, figure, stand));
        Some(Self {
            measure,
            role,
            target,
            part: name.stages.is_empty() && name.deeds.is_empty() && place.is_part() || place.is_rest(),
            act,
            falls: falls && role == Role::Change,
            first: false,
            qualifier: place.qualifier(ground.marks, span, target, figure.kind == Kind::Points),
            stages: name.stages,
            deeds,
            period,
            scope: place.scope(ground, figure),
            near: name.topics.last().copied().or_else(|| place.topic(ground, figure)),
            gist,
            topics: name.topics,
            name: name.rest,
            known: name.known,
            clause: place.clause_words(figures, index),
            turn,
            proviso: Proviso::of(place.folded, figure.span.end),
            actor: Actor::of(
                place.folded,
                &ground.bureaus,
                place.line.start,
                place.sentence,
                figure.span.start,
            ),
            sentence: place.sentence,
            hangs,
            indicator: stated.map(|stated| stated.indicator),
            // Of a list each has a number of its own.
            conjuncts: stated.filter(|_| place.turn.1 == 1).map_or_else(Conjuncts::default, |stated| {
                Conjuncts::of(place.folded, stated.word, stand.near, figure.span)
            }),
            extent: Extent::of(place.folded, &ground.hints, figure, stand),
            narrowing: Narrowing::of(place.folded, &ground.narrowers, figure, stand),
            said: subject.map_or(span, |(span, _)| span),
            leads: CleanSpan::new(place.clause.min(figure.span.start), figure.span.start),
        })
    }
}

/// True for a noun that may be behind any number.
pub(super) fn is_generic(name: &[char]) -> bool {
    let name: String = name.iter().collect();
    name::GENERIC.contains(&name.as_str())
}

/// How many characters a name has; a word that stands for others counts as three.
pub(super) fn weight(name: &[char]) -> usize {
    let private = |c: &&char| ('\u{E000}'..='\u{F8FF}').contains(*c);
    name.len() + 2 * name.iter().filter(private).count()
}

/// Units that count alike are one measure; `clause` is what stands before the figure.
fn measure(figure: &Figure, clause: &[char]) -> Option<String> {
    let unit = figure.unit.as_deref().map(fold_str);
    let unit = match unit.as_deref().unwrap_or("") {
        // The files of cases are counted by either; 卷 of books are their volumes.
        "卷" if has(clause, "案卷") => "件",
        "部" if ["法规", "规章", "条例"].iter().any(|word| has(clause, word)) => "件",
        unit => unit,
    };
    Some(match figure.kind {
        Kind::Date | Kind::DocNumber | Kind::Rank => return None,
        Kind::Duration if unit.ends_with('年') => return None,
        Kind::Percent => "%".to_owned(),
        Kind::Duration => match unit.trim_start_matches('个') {
            "日" => "天".to_owned(),
            other => other.to_owned(),
        },
        Kind::Quantity | Kind::Money | Kind::Points | Kind::Multiple => match unit {
            "人" => "个".to_owned(),
            "场" | "场次" => "次".to_owned(),
            other => units::family(other).unwrap_or(other).to_owned(),
        },
    })
}
