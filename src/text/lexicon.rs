//! Word lists for rules: the longest listed word at a place, or ending at a place.
//!
//! Words are folded when the list is made, so a list is written once, in Simplified characters and
//! half width, and holds in every script and width.

use super::fold::fold;

/// Words that share their first or last character, longer words first, each with the index of its
/// meaning.
type Entry = (char, Vec<(Vec<char>, usize)>);

/// Entries ordered by their character, behind a sieve: most characters of a text begin no listed
/// word, and one bit tells so.
#[derive(Debug)]
struct Table {
    entries: Vec<Entry>,
    sieve: [u64; SIEVE / 64],
}

/// Bits of a sieve: characters that share a bit are looked up like listed ones.
const SIEVE: usize = 2048;

impl Table {
    fn new() -> Self {
        Self { entries: vec![], sieve: [0; SIEVE / 64] }
    }

    fn bit(key: char) -> (usize, u64) {
        let bit = key as usize % SIEVE;
        (bit / 64, 1 << (bit % 64))
    }

    fn add(&mut self, key: char, word: Vec<char>, value: usize) {
        let (place, bit) = Self::bit(key);
        self.sieve[place] |= bit;
        let slot = self.entries.binary_search_by_key(&key, |entry| entry.0).unwrap_or_else(|slot| {
            self.entries.insert(slot, (key, vec![]));
            slot
        });
        self.entries[slot].1.push((word, value));
    }

    fn find(&self, key: char) -> Option<&[(Vec<char>, usize)]> {
        let (place, bit) = Self::bit(key);
        if self.sieve[place] & bit == 0 {
            return None;
        }
        let slot = self.entries.binary_search_by_key(&key, |entry| entry.0).ok()?;
        Some(self.entries[slot].1.as_slice())
    }
}

/// A list of words, each with what it means.
#[derive(Debug)]
pub struct Lexicon<T> {
    /// By first character, longer words first.
    forward: Table,
    /// By last character, longer words first.
    backward: Table,
    values: Vec<T>,
}

impl<T> Lexicon<T> {
    /// A lexicon of words and their meanings. Empty words are left out.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = (W, T)>) -> Self {
        let (mut forward, mut backward) = (Table::new(), Table::new());
        let mut values = vec![];
        for (word, value) in words {
            let word: Vec<char> = word.as_ref().chars().map(fold).collect();
            let (Some(&first), Some(&last)) = (word.first(), word.last()) else { continue };
            forward.add(first, word.clone(), values.len());
            backward.add(last, word, values.len());
            values.push(value);
        }
        for table in [&mut forward, &mut backward] {
            for (_, words) in &mut table.entries {
                words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
            }
        }
        Self { forward, backward, values }
    }

    /// The longest word that starts at `at`: its length in characters, and its meaning.
    pub fn at(&self, folded: &[char], at: usize) -> Option<(usize, &T)> {
        let rest = folded.get(at..)?;
        self.forward
            .find(*rest.first()?)?
            .iter()
            .find(|(word, _)| starts_with(rest, word))
            .map(|(word, value)| (word.len(), &self.values[*value]))
    }

    /// Every word that starts at `at`, the longest first.
    pub fn all_at<'t, 'f>(
        &'t self,
        folded: &'f [char],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'t T)> + use<'t, 'f, T> {
        let rest = folded.get(at..).unwrap_or_default();
        let words = rest.first().and_then(|first| self.forward.find(*first)).unwrap_or_default();
        words
            .iter()
            .filter(|(word, _)| starts_with(rest, word))
            .map(|(word, value)| (word.len(), &self.values[*value]))
    }

    /// The longest word that ends just before `end`: its length in characters, and its meaning.
    pub fn before(&self, folded: &[char], end: usize) -> Option<(usize, &T)> {
        let head = folded.get(..end)?;
        self.backward
            .find(*head.last()?)?
            .iter()
            .find(|(word, _)| ends_with(head, word))
            .map(|(word, value)| (word.len(), &self.values[*value]))
    }
}

impl Lexicon<()> {
    /// A plain list of words.
    pub fn words<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Self {
        Self::new(words.into_iter().map(|word| (word, ())))
    }

    /// True where a listed word stands anywhere in `folded`.
    pub fn any_in(&self, folded: &[char]) -> bool {
        (0..folded.len()).any(|at| self.at(folded, at).is_some())
    }
}

/// Most words differ in their second character already: a loop beats a comparison of memory.
fn starts_with(text: &[char], word: &[char]) -> bool {
    text.len() >= word.len() && word.iter().zip(text).all(|(a, b)| a == b)
}

fn ends_with(text: &[char], word: &[char]) -> bool {
    text.len() >= word.len() && word.iter().rev().zip(text.iter().rev()).all(|(a, b)| a == b)
}

/// True where the folded text holds `word` (written in Simplified characters, half width) at `at`.
pub fn is_at(folded: &[char], at: usize, word: &str) -> bool {
    let mut rest = folded.get(at..).unwrap_or_default().iter();
    word.chars().all(|character| rest.next() == Some(&character))
}

/// True where the folded text holds `word` just before `end`.
pub fn ends_at(folded: &[char], end: usize, word: &str) -> bool {
    let mut head = folded.get(..end).unwrap_or_default().iter().rev();
    word.chars().rev().all(|character| head.next() == Some(&character))
}

/// Where `word` first stands in `folded`.
pub fn position(folded: &[char], word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    (0..folded.len()).find(|&at| folded[at] == first && is_at(folded, at, word))
}

/// True where `word` stands anywhere in `folded`.
pub fn has(folded: &[char], word: &str) -> bool {
    position(folded, word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins_in_both_directions() {
        let words = Lexicon::new([("人", 1), ("人次", 2), ("户次", 3), ("", 4)]);
        let text: Vec<char> = "三百人次".chars().collect();
        assert_eq!(words.at(&text, 2), Some((2, &2)));
        assert_eq!(words.before(&text, 4), Some((2, &2)));
        assert_eq!(words.before(&text, 3), Some((1, &1)));
        assert_eq!(words.at(&text, 9), None);
    }
}
