//! The words that name an indicator, which may stand apart a little: 持~执法证~人员.

use crate::text::lexicon::is_at;

/// What may stand between two words of a phrase, at most (characters).
const APART: usize = 8;
/// Characters that no phrase reaches across.
const PARTS: [char; 9] = [',', '。', ';', ':', '、', '!', '?', '\n', '|'];

/// The words of a phrase behind its first one, and the row of the table that it belongs to.
#[derive(Debug)]
pub(super) struct Phrase {
    rest: Vec<&'static str>,
    pub(super) row: usize,
}

impl Phrase {
    /// Takes apart what is `written` in the table: the first word, and the rest.
    pub(super) fn of(written: &'static str, row: usize) -> (&'static str, Self) {
        let mut words = written.split('~');
        let first = words.next().unwrap_or(written);
        (first, Self { rest: words.collect(), row })
    }

    /// Where the phrase ends whose first word ends at `from`: characters of the folded text, at most `until`.
    pub(super) fn end(&self, folded: &[char], from: usize, until: usize) -> Option<usize> {
        let end = self.rest.iter().try_fold(from, |from, word| {
            let reach = (from..folded.len().min(from + APART + 1))
                .take_while(|at| *at == from || !parts(folded[*at - 1]));
            reach.into_iter().find(|at| is_at(folded, *at, word)).map(|at| at + word.chars().count())
        })?;
        (end <= until).then_some(end)
    }
}

/// A clause ends here, or another number stands here.
fn parts(character: char) -> bool {
    PARTS.contains(&character) || character.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(written: &'static str, text: &str) -> Option<usize> {
        let folded: Vec<char> = text.chars().collect();
        let (first, phrase) = Phrase::of(written, 0);
        assert!(is_at(&folded, 0, first), "{text}");
        phrase.end(&folded, first.chars().count(), folded.len())
    }

    #[test]
    fn words_of_a_phrase_stand_apart_a_little() {
        let table = [
            ("持证", "持证人员", Some(2)),
            ("持证~人员", "持证人员", Some(4)),
            ("持证~人员", "持证行政执法人员", Some(8)),
            ("持~执法证~人员", "持有效执法证件人员", Some(9)),
            ("持证~人员", "持证上岗,执法人员", None),
            ("持证~人员", "持证3名人员", None),
            ("持证~人员", "持证的各级各部门的各类执法人员", None),
        ];
        for (written, text, expected) in table {
            assert_eq!(end(written, text), expected, "{written} {text}");
        }
    }
}
