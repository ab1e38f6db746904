//! Indicators that reports of the field conventionally give (`data/indicators.tsv`), by the words of a
//! figure's clause and sentence.

mod phrase;
mod table;

use super::{sightings::Sightings, vocabulary};
use crate::{
    figures::{Figure, Kind},
    text::{CleanSpan, fold::fold_str, lexicon::is_at},
};
use table::{Fellow, INDICATORS, Reach, Row};

/// What is counted, as far as the unit tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Things,
    Times,
    People,
    Share,
    Money,
    Time,
}

/// What an indicator's figures have in common, and what still tells them apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Terms {
    /// Its figures count the same thing, whatever their words; else they are worth a look and no more.
    pub(super) same: bool,
    /// 办理 says nothing of the stage.
    pub(super) handled: bool,
    /// The indicator says the stage.
    pub(super) staged: bool,
    /// What is counted is that of the whole place, said or not.
    pub(super) territory: bool,
    /// What is counted is the government's own, said or not.
    pub(super) own: bool,
    /// The government's own and its bureaus' are counted apart.
    pub(super) whose: bool,
    /// How many there are, 累计 said or not.
    pub(super) stock: bool,
    /// A special round and one of everything are counted apart.
    pub(super) extent: bool,
    /// A mean or a rate by itself, said to be one or not.
    pub(super) mean: bool,
    /// Several in one list are told in the usual order.
    pub(super) listed: bool,
    /// What is named together with it is of its kind.
    pub(super) together: bool,
    /// Nothing else of its family is worth a look beside it.
    pub(super) apart: bool,
}

/// An indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Indicator {
    /// The same for rows of one name.
    pub(super) id: usize,
    /// The same for indicators that stand beside each other.
    pub(super) family: usize,
    pub(super) terms: Terms,
}

/// An indicator that a figure states, with the word that says so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Statement {
    pub(super) indicator: Indicator,
    /// Where the word stands in the folded text.
    pub(super) word: CleanSpan,
}

/// The words of a text that stand in company with those of indicators.
pub(super) struct Company(Sightings<usize>);

impl Company {
    /// Reads a folded text once.
    pub(super) fn of(folded: &[char]) -> Self {
        Self(Sightings::of(folded, &INDICATORS.fellows))
    }
}

/// What a figure counts, by its unit.
pub(super) fn class(figure: &Figure) -> Option<Class> {
    match figure.kind {
        Kind::Percent => Some(Class::Share),
        Kind::Money => Some(Class::Money),
        Kind::Duration => Some(Class::Time),
        Kind::Quantity => Some(match figure.unit.as_deref()? {
            // 三级 is no count of anything.
            "级" | "級" => return None,
            "次" | "场" | "场次" | "場" | "場次" | "期" | "批次" | "轮" | "輪" => Class::Times,
            "人" | "名" | "人次" | "位" => Class::People,
            _ => Class::Things,
        }),
        _ => None,
    }
}

/// True for a unit of what is measured and not counted: half of it is a number like any other.
fn measures(figure: &Figure) -> bool {
    const UNITS: [&str; 9] = ["米", "亩", "公顷", "里", "吨", "斤", "克", "升", "时"];
    figure.unit.as_deref().map(fold_str).is_some_and(|unit| {
        let unit = unit.split('/').next().unwrap_or(&unit);
        UNITS.iter().any(|end| unit.ends_with(end))
    })
}

/// Words behind a number are read so far (characters).
const BEHIND: usize = 16;
/// The name behind a number starts so near (characters).
const NAMED: usize = 12;
/// What stands behind a number and does not name what is counted.
const LINKS: [&str; 10] = ["以上", "以下", "以内", "左右", "并", "和", "及", "其中", "次", "("];
/// Who is counted, whatever is done with the things of theirs: 12个部门的案卷.
const ORGANS: [&str; 8] = ["部门", "执法部门", "执法单位", "单位", "乡镇", "镇街", "街道", "区直"];
/// What is said behind a number of what was named before it.
const SAID_OF_IT: [&str; 9] = ["进行", "开展", "全部", "均", "予以", "已", "占", "得到", "同比"];

/// What stands between what was and what is now: 由3%提高到5%.
const RISES: [&str; 22] = [
    "提高到",
    "提高至",
    "提升到",
    "提升至",
    "增加到",
    "增至",
    "降至",
    "下降到",
    "缩短至",
    "缩短到",
    "压缩至",
    "压缩到",
    "缩减到",
    "缩减至",
    "压减到",
    "压减至",
    "缩短为",
    "压缩为",
    "下降至",
    "降到",
    "降为",
    "增加至",
];

/// Where a figure stands: characters of the folded text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stand {
    /// Where its sentence and its clause start.
    pub(super) sentence: usize,
    pub(super) clause: usize,
    /// Behind the figure before it, or its clause's start.
    pub(super) near: usize,
    /// The heading it stands under.
    pub(super) heading: Option<CleanSpan>,
}

/// The indicator that a name within a list states: that of a figure of its own, whatever the other names are.
pub(super) fn of_name(
    folded: &[char],
    company: &Company,
    figure: &Figure,
    stand: Stand,
    name: CleanSpan,
) -> Option<Statement> {
    let figure = Figure { span: CleanSpan::new(name.end, figure.span.end), ..figure.clone() };
    let found = of(folded, company, &figure, Stand { clause: name.start, near: name.start, ..stand });
    found.filter(|found| found.word.end <= name.end)
}

/// The indicator that a figure states.
pub(super) fn of(folded: &[char], company: &Company, figure: &Figure, stand: Stand) -> Option<Statement> {
    let class = class(figure)?;
    let fraction = figure.value.contains('.');
    let CleanSpan { start, end } = figure.span;
    // 12个部门; 14个乡镇中仅有9个…
    let of_them = |organ: &str| {
        is_at(folded, stand.near, organ) && is_at(folded, stand.near + organ.chars().count(), "中")
    };
    if ORGANS.iter().any(|organ| is_at(folded, end, organ)) || ORGANS.iter().any(|organ| of_them(organ)) {
        return None;
    }
    let behind = folded.get(end..folded.len().min(end + BEHIND)).unwrap_or_default();
    // 4次19人次: two numbers of what stands before both.
    let adjoined = behind.first().is_some_and(char::is_ascii_digit);
    let behind =
        behind.iter().take_while(|c| !adjoined && !matches!(c, ',' | '。' | ';' | ':' | '、' | '\n')).count();
    let opening = stand.sentence.min(start);
    let risen = RISES.iter().any(|word| is_at(folded, stand.near, word));
    let near = if risen { stand.clause } else { stand.near }.min(start);
    let punctuation = folded[near..start].iter().take_while(|c| matches!(c, '、' | ',' | ' ')).count();
    // 城管部门…；生态环境部门…: whose things they are holds up to the semicolon.
    let half = folded[opening..start].iter().rposition(|c| *c == ';').map_or(opening, |at| opening + at);
    let reach = |at: usize| match at {
        _ if at >= near + punctuation => Reach::Figure,
        _ if at >= half => Reach::Half,
        _ => Reach::Sentence,
    };
    let sentence = company.0.within(opening, end + behind);
    let sentence: Vec<(usize, Reach)> = sentence.map(|(span, word)| (word, reach(span.start))).collect();
    // Most words are not there: one bit tells so.
    let bit = |word: usize| 1u64 << (word % 64);
    let sieve = sentence.iter().fold(0, |sieve, (word, _)| sieve | bit(*word));
    let stands = |fellow: &Fellow| {
        sieve & bit(fellow.word) != 0
            && sentence.iter().any(|&(word, reach)| word == fellow.word && reach >= fellow.reach)
    };
    let fits = |row: &Row, at: usize, under: &[usize]| {
        let stands_or_above = |fellow: &Fellow| {
            stands(fellow) || fellow.reach == Reach::Sentence && under.contains(&fellow.word)
        };
        let told = |group: &Vec<Fellow>| group.iter().any(stands_or_above);
        row.classes.contains(&class)
            && (!fraction || class != Class::Things || row.indicator.terms.mean || measures(figure))
            && (!row.indicator.terms.same || at >= near)
            && row.with.iter().all(told)
            && !row.without.iter().any(stands)
    };
    // Of the phrases that start at a place the longest that fits; of those as long the first.
    let found = |at: usize, until: usize, under: &[usize]| {
        let mut longest: Option<Statement> = None;
        for (len, phrases) in INDICATORS.words.all_at(folded, at) {
            for phrase in phrases {
                let known = longest.map_or(at, |longest| longest.word.end);
                let end = phrase.end(folded, at + len, until).filter(|end| *end > known);
                if let Some((end, row)) = end.zip(INDICATORS.rows.get(phrase.row))
                    && fits(row, at, under)
                {
                    longest = Some(Statement { indicator: row.indicator, word: CleanSpan::new(at, end) });
                }
            }
        }
        longest
    };
    let starts = |at: &usize| vocabulary::may_start(&INDICATORS.starts, folded[*at]);
    // What its sentence tells goes before what the heading above it tells.
    let by = |under: &[usize]| {
        // What stands behind the number names it (12件行政复议案件), else what stands nearest before it.
        if behind > 0 && !LINKS.iter().any(|link| is_at(folded, end, link)) {
            let mut named = (end..end + behind.min(NAMED)).filter(starts);
            let named = named.find_map(|at| found(at, end + behind, under));
            if named.is_some() || !SAID_OF_IT.iter().any(|said| is_at(folded, end, said)) {
                return named;
            }
        }
        let before = (stand.clause.min(start)..start).filter(starts);
        let before = before.filter_map(|at| found(at, start, under));
        before.max_by_key(|found| (found.word.end, std::cmp::Reverse(found.word.start)))
    };
    by(&[]).or_else(|| {
        let CleanSpan { start, end } = stand.heading?;
        let above: Vec<usize> = company.0.within(start, end).map(|(_, word)| word).collect();
        if above.is_empty() { None } else { by(&above) }
    })
}
