//! Indicators that reports of the field conventionally give (`data/indicators.tsv`), by the words of a
//! figure's clause and sentence.

use super::vocabulary;
use crate::{
    figures::{Figure, Kind},
    text::{
        CleanSpan,
        lexicon::{Lexicon, has, is_at},
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
}

struct Row {
    classes: Vec<Class>,
    /// Words of the sentence; none where none need stand there.
    with: Vec<&'static str>,
}

struct Table {
    rows: Vec<Row>,
    /// The words of the clause, each with its rows.
    words: Lexicon<Vec<usize>>,
    starts: Box<[bool]>,
}

static INDICATORS: LazyLock<Table> = LazyLock::new(|| {
    let mut rows = vec![];
    let mut words: Vec<(&'static str, Vec<usize>)> = vec![];
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, classes, said, with] = cells[..] else { continue };
        for word in said.split_whitespace() {
            match words.iter_mut().find(|(known, _)| *known == word) {
                Some((_, of)) => of.push(rows.len()),
                None => words.push((word, vec![rows.len()])),
            }
        }
        let classes = classes.split_whitespace().filter_map(|class| match class {
            "件" => Some(Class::Things),
            "次" => Some(Class::Times),
            "人" => Some(Class::People),
            "率" => Some(Class::Share),
            _ => None,
        });
        let with = with.split_whitespace().filter(|word| *word != "-");
        rows.push(Row { classes: classes.collect(), with: with.collect() });
    }
    let starts = vocabulary::starts(words.iter().map(|(word, _)| *word));
    Table { rows, words: Lexicon::new(words), starts }
});

/// What a figure counts, by its unit.
pub(super) fn class(figure: &Figure) -> Option<Class> {
    match figure.kind {
        Kind::Percent => Some(Class::Share),
        // 1.3件 is a mean, 1.3万件 is not.
        Kind::Quantity if figure.value.contains('.') => None,
        Kind::Quantity => Some(match figure.unit.as_deref()? {
            "次" | "场" | "场次" | "場" | "場次" | "期" => Class::Times,
            "人" | "名" | "人次" | "位" => Class::People,
            _ => Class::Things,
        }),
        _ => None,
    }
}

/// Words behind a number are read so far (characters).
const BEHIND: usize = 10;

/// The name behind a number starts so near (characters).
const NAMED: usize = 3;
/// What stands behind a number and does not name what is counted.
const LINKS: [&str; 10] = ["以上", "以下", "以内", "左右", "并", "和", "及", "其中", "次", "("];

/// The indicator that a figure states, by its row in the table. `sentence` and `clause` are the characters
/// of the folded text at which its sentence and its clause start.
pub(super) fn of(folded: &[char], figure: &Figure, sentence: usize, clause: usize) -> Option<usize> {
    let class = class(figure)?;
    let CleanSpan { start, end } = figure.span;
    let behind = folded.get(end..folded.len().min(end + BEHIND)).unwrap_or_default();
    let behind = behind.iter().take_while(|c| !matches!(c, ',' | '。' | ';' | ':' | '、' | '\n')).count();
    let before = folded.get(sentence.min(start)..end + behind)?;
    let fits = |row: &usize| {
        let row = INDICATORS.rows.get(*row)?;
        let told = row.with.is_empty() || row.with.iter().any(|word| has(before, word));
        (row.classes.contains(&class) && told).then_some(())
    };
    let found = |at: usize| {
        let (len, rows) = INDICATORS.words.at(folded, at)?;
        let row = rows.iter().copied().find(|row| fits(row).is_some())?;
        Some((at + len, len, row))
    };
    let starts = |at: &usize| vocabulary::may_start(&INDICATORS.starts, folded[*at]);
    // What stands behind the number names it (12件行政复议案件), else what stands nearest before it.
    if behind > 0 && !LINKS.iter().any(|link| is_at(folded, end, link)) {
        return (end..end + behind.min(NAMED)).filter(starts).find_map(found).map(|(_, _, row)| row);
    }
    let before = (clause.min(start)..start).filter(starts).filter_map(found).filter(|found| found.0 <= start);
    before.max_by_key(|(end, len, _)| (*end, *len)).map(|(_, _, row)| row)
}
