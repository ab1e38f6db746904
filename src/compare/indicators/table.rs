//! The table of indicators, read once.

use super::{Class, Indicator, Terms, phrase::Phrase};
use crate::{compare::vocabulary, text::lexicon::Lexicon};
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../../data/indicators.tsv");

pub(super) struct Row {
    pub(super) indicator: Indicator,
    pub(super) classes: Vec<Class>,
    /// Groups of words; of each group one stands in the sentence.
    pub(super) with: Vec<Vec<Fellow>>,
    /// Words that do not stand at the figure.
    pub(super) without: Vec<Fellow>,
}

/// A word that stands, or does not, in company with an indicator's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fellow {
    /// Its place in the table's list.
    pub(super) word: usize,
    /// Where it is looked for.
    pub(super) reach: Reach,
}

/// How near a word stands to the figure; the nearer counts for the farther too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    Sentence,
    /// Behind the last semicolon before the figure.
    Half,
    Figure,
}

pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    /// The phrases of the clause by their first words, in the order of their rows.
    pub(super) words: Lexicon<Vec<Phrase>>,
    /// A table of the characters that phrases begin with.
    pub(super) starts: Box<[bool]>,
    /// The words that stand in their company, by their places in a list.
    pub(super) fellows: Lexicon<usize>,
}

pub(super) static INDICATORS: LazyLock<Table> = LazyLock::new(|| {
    let mut rows = vec![];
    let mut words: Vec<(&'static str, Vec<Phrase>)> = vec![];
    let (mut names, mut families, mut fellows) = (vec![], vec![], vec![]);
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, classes, said, with, without, terms] = cells[..] else { continue };
        for (word, phrase) in said.split_whitespace().map(|written| Phrase::of(written, rows.len())) {
            match words.iter_mut().find(|(known, _)| *known == word) {
                Some((_, of)) => of.push(phrase),
                None => words.push((word, vec![phrase])),
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
        own: says("own"),
        whose: says("whose"),
        stock: says("stock"),
        extent: says("extent"),
        mean: says("mean"),
        listed: says("listed"),
        together: says("together"),
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    const TERMS: [&str; 15] = [
        "same",
        "staged",
        "territory",
        "handled",
        "own",
        "whose",
        "mean",
        "stock",
        "extent",
        "listed",
        "together",
        "apart",
        "beside",
        "-",
        "",
    ];

    fn rows() -> impl Iterator<Item = Vec<&'static str>> {
        TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
    }

    #[test]
    fn every_row_says_what_it_may() {
        for row in rows() {
            assert_eq!(row.len(), 6, "{row:?}");
            assert!(row[1].split_whitespace().all(|class| class_of(class).is_some()), "{row:?}");
            assert!(!row[3].contains('!') && !row[4].contains(['@', '^']), "{row:?}");
            assert!(row[5].split_whitespace().all(|term| TERMS.contains(&term)), "{row:?}");
            let words: Vec<_> = row[2].split_whitespace().collect();
            for (at, word) in words.iter().enumerate() {
                assert!(!words[..at].contains(word), "{word} stands twice: {row:?}");
            }
        }
    }

    #[test]
    fn no_word_is_always_taken_by_a_row_before() {
        let mut known: HashMap<(&str, &str), Vec<Vec<&str>>> = HashMap::new();
        for row in rows() {
            for key in row[2]
                .split_whitespace()
                .flat_map(|word| row[1].split_whitespace().map(move |class| (word, class)))
            {
                let takes = |before: &Vec<&str>| {
                    let without = |row: &Vec<&'static str>| row[4].split_whitespace().collect::<Vec<_>>();
                    let excluded =
                        before[4].split_whitespace().all(|word| word == "-" || without(&row).contains(&word));
                    (before[3] == "-" || before[3] == row[3]) && excluded
                };
                let before = known.entry(key).or_default();
                assert!(!before.iter().any(takes), "{key:?}: {row:?}");
                before.push(row.clone());
            }
        }
    }
}
