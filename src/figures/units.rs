//! Measure words and unit nouns, from `data/units.tsv`.

use super::Kind;
use crate::text::lexicon::Lexicon;
use std::sync::LazyLock;

/// A unit of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The kind of figure it makes.
    pub kind: Kind,
    /// Words that count alike (件 起 宗) share a family; `None` where the word stands alone.
    pub family: Option<String>,
    /// Its letters in their case, for units written in Latin letters.
    latin: Option<String>,
}

const TABLE: &str = include_str!("../../data/units.tsv");

static UNITS: LazyLock<Lexicon<Unit>> = LazyLock::new(|| Lexicon::new(rows()));

fn rows() -> impl Iterator<Item = (&'static str, Unit)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        let word = cells.next()?;
        let kind = match cells.next()? {
            "percent" => Kind::Percent,
            "points" => Kind::Points,
            "money" => Kind::Money,
            "duration" => Kind::Duration,
            "multiple" => Kind::Multiple,
            _ => Kind::Quantity,
        };
        let family = cells.next().filter(|family| *family != "-").map(str::to_owned);
        let latin = word.starts_with(|first: char| first.is_ascii_alphabetic()).then(|| word.to_owned());
        Some((word, Unit { kind, family, latin }))
    })
}

/// The unit that starts at `at`: its length in characters and what it is. `chars` are the characters
/// as written, for units in Latin letters, whose case matters (5g is a weight, 5G a network).
pub fn at(folded: &[char], chars: &[char], at: usize) -> Option<(usize, &'static Unit)> {
    let (len, unit) = if folded.get(at)?.is_ascii_alphabetic() {
        UNITS.all_at(folded, at).find(|(len, unit)| {
            let as_written =
                unit.latin.as_deref().is_some_and(|latin| latin.chars().eq(half_width(&chars[at..at + len])));
            as_written && !folded.get(at + len).is_some_and(|next| next.is_ascii_alphanumeric())
        })?
    } else {
        UNITS.at(folded, at)?
    };
    Some((len, unit))
}

fn half_width(chars: &[char]) -> impl Iterator<Item = char> {
    chars.iter().map(|&character| match character {
        '！'..='～' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        _ => character,
    })
}

/// The family of a unit as it is written in a figure, `None` where it has none.
pub fn family(unit: &str) -> Option<&'static str> {
    let folded: Vec<char> = unit.chars().map(crate::text::fold::fold).collect();
    UNITS.at(&folded, 0).filter(|(len, _)| *len == folded.len()).and_then(|(_, unit)| unit.family.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_large_and_has_no_word_twice() {
        let mut words: Vec<&str> = rows().map(|(word, _)| word).collect();
        assert!(words.len() >= 250, "{}", words.len());
        words.sort_unstable();
        let count = words.len();
        words.dedup();
        assert_eq!(words.len(), count);
    }

    #[test]
    fn the_longest_unit_and_the_case_of_letters() {
        let find = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            let folded: Vec<char> = chars.iter().map(|&c| crate::text::fold::fold(c)).collect();
            at(&folded, &chars, 0).map(|(len, _)| len)
        };
        assert_eq!(find("人次数"), Some(2));
        assert_eq!(find("個工作日內"), Some(4));
        assert_eq!(find("km公路"), Some(2));
        assert_eq!(find("G基站"), None);
        assert_eq!(find("kVA变"), Some(3));
    }
}
