//! Indicators that reports of the field conventionally give (`data/indicators.tsv`), by the words of a
//! figure's clause and sentence.

use super::{sightings::Sightings, vocabulary};
use crate::{
    figures::{Figure, Kind},
    text::{
        CleanSpan,
        lexicon::{Lexicon, is_at},
    },
};
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/indicators.tsv");

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
    /// Nothing else of its family is worth a look beside it.
    pub(super) apart: bool,
}

/// An indicator that a figure states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Indicator {
    /// The same for rows of one name.
    pub(super) id: usize,
    /// The same for indicators that stand beside each other.
    pub(super) family: usize,
    pub(super) terms: Terms,
}

struct Row {
    indicator: Indicator,
    classes: Vec<Class>,
    /// Groups of words; of each group one stands in the sentence.
    with: Vec<Vec<Fellow>>,
    /// Words that do not stand at the figure.
    without: Vec<Fellow>,
}

/// A word that stands, or does not, in company with an indicator's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fellow {
    /// Its place in the table's list.
    word: usize,
    /// Where it is looked for.
    reach: Reach,
}

/// How near a word stands to the figure; the nearer counts for the farther too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    Sentence,
    /// Behind the last semicolon before the figure.
    Half,
    Figure,
}

/// The words of a text that stand in company with those of indicators.
pub(super) struct Company(Sightings<usize>);

impl Company {
    /// Reads a folded text once.
    pub(super) fn of(folded: &[char]) -> Self {
        Self(Sightings::of(folded, &INDICATORS.fellows))
    }
}

struct Table {
    rows: Vec<Row>,
    /// The words of the clause, each with its rows in order.
    words: Lexicon<Vec<usize>>,
    starts: Box<[bool]>,
    /// The words that stand in their company, by their places in a list.
    fellows: Lexicon<usize>,
}

static INDICATORS: LazyLock<Table> = LazyLock::new(|| {
    let mut rows = vec![];
    let mut words: Vec<(&'static str, Vec<usize>)> = vec![];
    let (mut names, mut families, mut fellows) = (vec![], vec![], vec![]);
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, classes, said, with, without, terms] = cells[..] else { continue };
        for word in said.split_whitespace() {
            match words.iter_mut().find(|(known, _)| *known == word) {
                Some((_, of)) => of.push(rows.len()),
                None => words.push((word, vec![rows.len()])),
            }
        }
        let family = name.split('/').next().unwrap_or(name);
        let (id, family) = (number(&mut names, name), number(&mut families, family));
        rows.push(Row {
            indicator: Indicator { id, family, terms: self::terms(terms) },
            classes: classes.split_whitespace().filter_map(class_of).collect(),
            with: with
                .split('+')
                .map(|group| listed(group, |word| with_it(&mut fellows, word)))
                .filter(|group| !group.is_empty())
                .collect(),
            without: listed(without, |word| without_it(&mut fellows, word)),
        });
    }
    let starts = vocabulary::starts(words.iter().map(|(word, _)| *word));
    let fellows = Lexicon::new(fellows.into_iter().enumerate().map(|(number, word)| (word, number)));
    Table { rows, words: Lexicon::new(words), starts, fellows }
});

/// The place of a name in a list, which it is added to.
fn number(names: &mut Vec<&'static str>, name: &'static str) -> usize {
    names.iter().position(|known| *known == name).unwrap_or_else(|| {
        names.push(name);
        names.len() - 1
    })
}

fn listed(cell: &'static str, fellow: impl FnMut(&'static str) -> Fellow) -> Vec<Fellow> {
    cell.split_whitespace().filter(|word| *word != "-").map(fellow).collect()
}

/// A word that goes with an indicator: anywhere in the sentence, with ^ in its half, with @ at the figure.
fn with_it(words: &mut Vec<&'static str>, written: &'static str) -> Fellow {
    let (word, reach) = match (written.strip_prefix('@'), written.strip_prefix('^')) {
        (Some(word), _) => (word, Reach::Figure),
        (_, Some(word)) => (word, Reach::Half),
        _ => (written, Reach::Sentence),
    };
    Fellow { word: number(words, word), reach }
}

/// A word that does not go with an indicator: at the figure, with ! anywhere in the sentence.
fn without_it(words: &mut Vec<&'static str>, written: &'static str) -> Fellow {
    let word = written.strip_prefix('!');
    let reach = if word.is_some() { Reach::Sentence } else { Reach::Figure };
    Fellow { word: number(words, word.unwrap_or(written)), reach }
}

fn terms(cell: &str) -> Terms {
    let says = |word: &str| cell.split_whitespace().any(|said| said == word);
    Terms {
        same: says("same"),
        handled: says("handled"),
        staged: says("staged"),
        territory: says("territory"),
        whose: says("whose"),
        stock: says("stock"),
        extent: says("extent"),
        mean: says("mean"),
        listed: says("listed"),
        apart: says("apart"),
    }
}

fn class_of(written: &str) -> Option<Class> {
    match written {
        "件" => Some(Class::Things),
        "次" => Some(Class::Times),
        "人" => Some(Class::People),
        "率" => Some(Class::Share),
        "元" => Some(Class::Money),
        "时" => Some(Class::Time),
        _ => None,
    }
}

/// What a figure counts, by its unit.
pub(super) fn class(figure: &Figure) -> Option<Class> {
    match figure.kind {
        Kind::Percent => Some(Class::Share),
        Kind::Money => Some(Class::Money),
        Kind::Duration => Some(Class::Time),
        // 1.3件 is a mean, 1.3万件 is not.
        Kind::Quantity if figure.value.contains('.') => None,
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

/// Words behind a number are read so far (characters).
const BEHIND: usize = 14;
/// The name behind a number starts so near (characters).
const NAMED: usize = 12;
/// What stands behind a number and does not name what is counted.
const LINKS: [&str; 10] = ["以上", "以下", "以内", "左右", "并", "和", "及", "其中", "次", "("];
/// Who is counted, whatever is done with the things of theirs: 12个部门的案卷.
const ORGANS: [&str; 8] = ["部门", "执法部门", "执法单位", "单位", "乡镇", "镇街", "街道", "区直"];
/// What is said behind a number of what was named before it.
const SAID_OF_IT: [&str; 9] = ["进行", "开展", "全部", "均", "予以", "已", "占", "得到", "同比"];

/// What stands between what was and what is now: 由3%提高到5%.
const RISES: [&str; 12] = [
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

/// The indicator that a figure states.
pub(super) fn of(folded: &[char], company: &Company, figure: &Figure, stand: Stand) -> Option<Indicator> {
    let class = class(figure)?;
    let CleanSpan { start, end } = figure.span;
    if ORGANS.iter().any(|organ| is_at(folded, end, organ)) {
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
            && (!row.indicator.terms.same || at >= near)
            && row.with.iter().all(told)
            && !row.without.iter().any(stands)
    };
    let found = |at: usize, under: &[usize]| {
        INDICATORS.words.all_at(folded, at).find_map(|(len, rows)| {
            let mut rows = rows.iter().filter_map(|row| INDICATORS.rows.get(*row));
            let row = rows.find(|row| fits(row, at, under))?;
            Some((at + len, len, row.indicator))
        })
    };
    let starts = |at: &usize| vocabulary::may_start(&INDICATORS.starts, folded[*at]);
    // What its sentence tells goes before what the heading above it tells.
    let by = |under: &[usize]| {
        // What stands behind the number names it (12件行政复议案件), else what stands nearest before it.
        if behind > 0 && !LINKS.iter().any(|link| is_at(folded, end, link)) {
            let named = (end..end + behind.min(NAMED))
                .filter(starts)
                .find_map(|at| found(at, under))
                .map(|found| found.2);
            if named.is_some() || !SAID_OF_IT.iter().any(|said| is_at(folded, end, said)) {
                return named;
            }
        }
        let before = (stand.clause.min(start)..start).filter(starts).filter_map(|at| found(at, under));
        let before = before.filter(|found| found.0 <= start);
        before.max_by_key(|(end, len, _)| (*end, *len)).map(|(_, _, indicator)| indicator)
    };
    by(&[]).or_else(|| {
        let CleanSpan { start, end } = stand.heading?;
        let above: Vec<usize> = company.0.within(start, end).map(|(_, word)| word).collect();
        if above.is_empty() { None } else { by(&above) }
    })
}
