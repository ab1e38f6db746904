//! Word lists for rules: the longest listed word at a place, or ending at a place.
//!
//! Words are folded when the list is made, so a list is written once, in Simplified characters and
//! half width, and holds in every script and width.

use super::fold::fold;

/// Words that share their first or last character, longer words first, each with the index of its
/// meaning; ordered by that character.
type Table = Vec<Entry>;
type Entry = (char, Vec<(Vec<char>, usize)>);

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
        let mut forward: Table = vec![];
        let mut backward: Table = vec![];
        let mut values = vec![];
        for (word, value) in words {
            let word: Vec<char> = word.as_ref().chars().map(fold).collect();
            let (Some(&first), Some(&last)) = (word.first(), word.last()) else { continue };
            for (table, key) in [(&mut forward, first), (&mut backward, last)] {
                let slot = match table.binary_search_by_key(&key, |entry| entry.0) {
                    Ok(slot) => slot,
                    Err(slot) => {
                        table.insert(slot, (key, vec![]));
                        slot
                    }
                };
                table[slot].1.push((word.clone(), values.len()));
            }
            values.push(value);
        }
        for table in [&mut forward, &mut backward] {
            for (_, words) in table.iter_mut() {
                words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
            }
        }
        Self { forward, backward, values }
    }

    /// The longest word that starts at `at`: its length in characters, and its meaning.
    pub fn at(&self, folded: &[char], at: usize) -> Option<(usize, &T)> {
        let rest = folded.get(at..)?;
        find(&self.forward, *rest.first()?)?
            .iter()
            .find(|(word, _)| rest.starts_with(word))
            .map(|(word, value)| (word.len(), &self.values[*value]))
    }

    /// Every word that starts at `at`, the longest first.
    pub fn all_at<'t, 'f>(
        &'t self,
        folded: &'f [char],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'t T)> + use<'t, 'f, T> {
        let rest = folded.get(at..).unwrap_or_default();
        let words = rest.first().and_then(|first| find(&self.forward, *first)).unwrap_or_default();
        words
            .iter()
            .filter(|(word, _)| rest.starts_with(word))
            .map(|(word, value)| (word.len(), &self.values[*value]))
    }

    /// The longest word that ends just before `end`: its length in characters, and its meaning.
    pub fn before(&self, folded: &[char], end: usize) -> Option<(usize, &T)> {
        let head = folded.get(..end)?;
        find(&self.backward, *head.last()?)?
            .iter()
            .find(|(word, _)| head.ends_with(word))
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

fn find(table: &[Entry], key: char) -> Option<&[(Vec<char>, usize)]> {
    table.binary_search_by_key(&key, |entry| entry.0).ok().map(|slot| table[slot].1.as_slice())
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
    (0..folded.len()).find(|&at| is_at(folded, at, word))
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
