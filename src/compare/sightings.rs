//! Where the words of a list stand in a text: found in one pass, asked for many times.

use crate::text::{CleanSpan, lexicon::Lexicon};

/// The places of a list's words in a text, each with what its word means: by where they start, of those that start
/// together the longest first.
#[derive(Clone, Debug)]
pub(super) struct Sightings<T>(Vec<(CleanSpan, T)>);

impl<T> Default for Sightings<T> {
    fn default() -> Self {
        Self(vec![])
    }
}

impl<T: Copy> Sightings<T> {
    /// Reads a folded text once.
    pub(super) fn of(folded: &[char], words: &Lexicon<T>) -> Self {
        let mut found = vec![];
        for at in 0..folded.len() {
            let here = words.all_at(folded, at);
            here.for_each(|(len, meaning)| found.push((CleanSpan::new(at, at + len), *meaning)));
        }
        Self(found)
    }

    /// Those that stand wholly from `start` to `end`.
    pub(super) fn within(&self, start: usize, end: usize) -> impl Iterator<Item = (CleanSpan, T)> + Clone {
        let first = self.0.partition_point(|(span, _)| span.start < start);
        let here = self.0.get(first..).unwrap_or_default().iter();
        here.take_while(move |(span, _)| span.start < end).filter(move |(span, _)| span.end <= end).copied()
    }

    /// All of them.
    pub(super) fn all(&self) -> &[(CleanSpan, T)] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_wholly_inside_is_seen() {
        let text: Vec<char> = "全县行政复议案件".chars().collect();
        let words = Lexicon::new([("全县", 1u8), ("行政", 2), ("行政复议", 3), ("案件", 4)]);
        let sightings = Sightings::of(&text, &words);
        let seen = |start, end| sightings.within(start, end).map(|(_, word)| word).collect::<Vec<_>>();
        assert_eq!(seen(0, 8), [1, 3, 2, 4]);
        assert_eq!(seen(1, 5), [2]);
        assert!(seen(3, 7).is_empty());
        assert!(seen(5, 2).is_empty());
    }
}
