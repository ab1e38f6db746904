//! Words that narrow the noun of a figure's name (`data/narrowing.tsv`): 专利纠纷 are some of all 纠纷.

use super::{Aspect, Said, Why};
use crate::{
    compare::{indicators::Stand, sightings::Sightings},
    figures::{Figure, Kind},
    text::{
        CleanSpan,
        lexicon::{Lexicon, position},
    },
};
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../../data/narrowing.tsv");
/// The noun stands so near behind its word (characters), other nouns between: 劳动人事争议, 物业、婚姻纠纷.
const NEAR: usize = 12;

/// When a word tells two figures apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// One of which it is said from one of which it is not.
    One,
    /// The same, but not shares, which are the same of some and of all.
    Count,
    /// Only where each is narrowed by some such word.
    Both,
}

struct Row {
    how: How,
    words: Vec<&'static str>,
    nouns: Vec<&'static str>,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [how, words, nouns] = cells[..] else { return None };
        let listed = |cell: &'static str| cell.split_whitespace().collect();
        let how = match how {
            "one" => How::One,
            "count" => How::Count,
            _ => How::Both,
        };
        Some(Row { how, words: listed(words), nouns: listed(nouns) })
    });
    rows.collect()
});

/// The words, each with its row.
static WORDS: LazyLock<Lexicon<(usize, &'static str)>> = LazyLock::new(|| {
    let rows = ROWS.iter().enumerate();
    Lexicon::new(rows.flat_map(|(row, narrows)| narrows.words.iter().map(move |word| (*word, (row, *word)))))
});

/// What narrows the name of a figure: rows of the table, in order, each with the word that it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::compare) struct Narrowing(Vec<(usize, &'static str)>);

/// A word of the table with one of its nouns behind it.
#[derive(Clone, Copy, Debug)]
struct Narrower {
    start: usize,
    /// Where the first of the nouns ends.
    end: usize,
    row: usize,
    word: &'static str,
}

/// The words of a text that narrow nouns, by where they start.
#[derive(Clone, Debug, Default)]
pub(in crate::compare) struct Narrowers(Vec<Narrower>);

impl Narrowers {
    pub(super) fn of(folded: &[char]) -> Self {
        let words = Sightings::of(folded, &WORDS);
        let narrower = |&(span, (row, word)): &(CleanSpan, (usize, &'static str))| {
            let behind = &folded[span.end..folded.len().min(span.end + NEAR)];
            let nouns = ROWS[row].nouns.iter();
            let ends = nouns.filter_map(|noun| Some(position(behind, noun)? + noun.chars().count()));
            Some(Narrower { start: span.start, end: span.end + ends.min()?, row, word })
        };
        Self(words.all().iter().filter_map(narrower).collect())
    }

    /// What narrows between `start` and `end`: of the words of a row the first.
    fn within(&self, start: usize, end: usize) -> Narrowing {
        let first = self.0.partition_point(|narrower| narrower.start < start);
        let here = self.0.get(first..).unwrap_or_default().iter();
        let mut found: Vec<(usize, &'static str)> = vec![];
        for narrower in here.take_while(|narrower| narrower.start < end) {
            if narrower.end <= end && found.iter().all(|(known, _)| *known != narrower.row) {
                found.push((narrower.row, narrower.word));
            }
        }
        found.sort_unstable_by_key(|(row, _)| *row);
        Narrowing(found)
    }
}

impl Narrowing {
    /// Reads the words before a figure and the noun behind it: those at the figure, else those of its clause, for a rate
    /// those of its sentence.
    pub(super) fn of(folded: &[char], narrowers: &Narrowers, figure: &Figure, stand: Stand) -> Self {
        let (start, behind) = ends(folded, figure);
        let rate = figure.kind == Kind::Percent;
        let reach = if rate { stand.sentence } else { stand.clause };
        let mut read = [stand.near, stand.clause, reach].into_iter().map(|from| {
            let mut found = narrowers.within(from.min(start), behind);
            let far = from < stand.clause;
            found.0.retain(|(row, _)| match ROWS[*row].how {
                How::One => true,
                How::Count => !rate,
                How::Both => !far,
            });
            found
        });
        read.find(|found| !found.0.is_empty()).unwrap_or_default()
    }

    /// What keeps two figures apart.
    pub(super) fn difference(&self, other: &Self) -> Option<Why> {
        let rows = |of: &Self, by_one: bool| {
            let rows = of.0.iter().map(|(row, _)| *row).filter(|row| (ROWS[*row].how != How::Both) == by_one);
            rows.collect::<Vec<_>>()
        };
        let (one, too) = (rows(self, true), rows(other, true));
        let (level, other_level) = (rows(self, false), rows(other, false));
        let apart = one != too || level != other_level && !level.is_empty() && !other_level.is_empty();
        apart.then(|| Why { aspect: Aspect::Scope, left: self.said(), right: other.said() })
    }

    fn said(&self) -> Option<Said> {
        Said::words(self.0.iter().map(|(_, word)| *word).collect::<Vec<_>>().join("、"))
    }
}

/// Where a figure starts, and where the noun behind it ends.
fn ends(folded: &[char], figure: &Figure) -> (usize, usize) {
    let end = figure.span.end.min(folded.len());
    let noun = folded[end..].iter().take(NEAR).take_while(|c| c.is_alphanumeric()).count();
    (figure.span.start.min(end), end + noun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_narrowed_counts_something_else() {
        let table = [
            ("专利纠纷调解成功率", "人民调解成功率", true),
            ("调解各类纠纷", "调解纠纷", false),
            ("劳动人事争议调解成功率", "劳动争议调解成功率", false),
            ("街道权责清单", "乡镇(街道)权责清单", true),
            ("乡镇权责清单", "权责清单", false),
            ("道路交通纠纷", "医疗纠纷", true),
        ];
        for (one, other, apart) in table {
            let [left, right] = [one, other]
                .map(|words| words.chars().collect::<Vec<_>>())
                .map(|words| Narrowers::of(&words).within(0, words.len()));
            assert_eq!(left.difference(&right).is_some(), apart, "{one} {other}");
        }
    }
}
