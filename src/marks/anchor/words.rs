//! A text as a matter of words only: width, script, line ends and layout spaces set aside.
//!
//! Two texts with the same [`Words`] say the same. Numbers stay apart: a space between two digits is
//! kept, and a full stop between two digits is not taken for a decimal point.

use super::numeral;
use crate::text::{CleanSpan, fold::fold};
use std::ops::Range;

/// Folded characters without layout, each tied to the character that it stands for.
#[derive(Default)]
pub(super) struct Words {
    chars: Vec<char>,
    /// For each of them its position in what they were read from.
    origin: Vec<usize>,
}

impl Words {
    /// Reads a text.
    pub(super) fn of(text: &[char]) -> Self {
        let mut words =
            Self { chars: Vec::with_capacity(text.len()), origin: Vec::with_capacity(text.len()) };
        let mut gap = false;
        for (at, written) in text.iter().enumerate() {
            if written.is_whitespace() || is_invisible(*written) {
                gap = true;
                continue;
            }
            let before = words.chars.last().copied();
            let character = plain(fold(*written), before, text.get(at + 1).map(|next| fold(*next)));
            let apart = |side: char| side.is_ascii_alphanumeric();
            if std::mem::take(&mut gap) && apart(character) && before.is_some_and(apart) {
                words.push(' ', at - 1);
            }
            words.push(character, at);
        }
        words
    }

    /// These words with every number replaced by one sign: what two passages share that differ in
    /// their numbers only. Positions are those in `self`.
    pub(super) fn without_numbers(&self) -> Self {
        let mut masked = Self::default();
        let mut at = 0;
        while let Some(character) = self.chars.get(at) {
            let end = numeral::run_end(&self.chars, at);
            masked.push(if end > at { '#' } else { *character }, at);
            at = end.max(at + 1);
        }
        masked
    }

    fn push(&mut self, character: char, at: usize) {
        self.chars.push(character);
        self.origin.push(at);
    }

    /// The characters.
    pub(super) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The characters that come from `span` of what they were read from.
    pub(super) fn range(&self, span: Range<usize>) -> Range<usize> {
        let mut start = self.origin.partition_point(|at| *at < span.start);
        let mut end = self.origin.partition_point(|at| *at < span.end).max(start);
        while start < end && self.chars[start] == ' ' {
            start += 1;
        }
        while start < end && self.chars[end - 1] == ' ' {
            end -= 1;
        }
        start..end
    }

    /// Where a range of them stands in what they were read from.
    pub(super) fn span(&self, range: &Range<usize>) -> CleanSpan {
        let last = range.end.checked_sub(1).and_then(|last| self.origin.get(last));
        match (self.origin.get(range.start), last) {
            (Some(start), Some(last)) if start <= last => CleanSpan::new(*start, last + 1),
            (Some(start), _) => CleanSpan::new(*start, *start),
            _ => CleanSpan::default(),
        }
    }

    /// The position, in what they were read from, of the character at `at`, or of the end.
    pub(super) fn origin(&self, at: usize, end: usize) -> usize {
        self.origin.get(at).copied().unwrap_or(end)
    }

    /// Every place where `needle` stands, overlapping ones too (Knuth, Morris and Pratt: linear in
    /// the text whatever the needle is).
    pub(super) fn find(&self, needle: &[char]) -> Vec<Range<usize>> {
        let mut places = vec![];
        if needle.is_empty() {
            return places;
        }
        let mut borders = vec![0; needle.len()];
        let mut matched = 0;
        for at in 1..needle.len() {
            while matched > 0 && needle[at] != needle[matched] {
                matched = borders[matched - 1];
            }
            matched += usize::from(needle[at] == needle[matched]);
            borders[at] = matched;
        }
        matched = 0;
        for (at, character) in self.chars.iter().enumerate() {
            while matched > 0 && *character != needle[matched] {
                matched = borders[matched - 1];
            }
            matched += usize::from(*character == needle[matched]);
            if matched == needle.len() {
                places.push(at + 1 - matched..at + 1);
                matched = borders[matched - 1];
            }
        }
        places
    }
}

/// Byte order marks, joiners and soft hyphens that editors and pages leave behind.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Punctuation in its narrow form, where folding leaves it wide.
fn plain(character: char, before: Option<char>, next: Option<char>) -> char {
    match character {
        '。' | '｡' => {
            let digit = |side: Option<char>| side.is_some_and(|side| side.is_ascii_digit());
            if digit(before) && digit(next) { '。' } else { '.' }
        }
        '､' => '、',
        '“' | '”' | '„' | '‟' => '"',
        '‘' | '’' | '‛' => '\'',
        '—' | '–' | '―' | '‒' | '‐' | '‑' | '─' | '−' | '﹣' => '-',
        '〜' | '∼' => '~',
        '〈' => '<',
        '〉' => '>',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        Words::of(&chars).chars().iter().collect()
    }

    #[test]
    fn form_is_set_aside_and_numbers_are_not() {
        let same = [
            ("全年辦結２１件，佔３．５％。", "全年办结21件,占3.5%."),
            ("“双随机、一公开”（试行）", "\"双随机、一公开\"(试行)"),
            ("办结\n　　21 件\u{200b}，", "办结21件，"),
            ("2021—2025年", "2021-2025年"),
        ];
        for (one, other) in same {
            assert_eq!(words(one), words(other));
        }
        let different =
            [("21件", "12件"), ("2 1件", "21件"), ("增长2。8月", "增长2.8月"), ("二十件", "二百件")];
        for (one, other) in different {
            assert_ne!(words(one), words(other));
        }
    }

    #[test]
    fn numbers_of_every_form_are_one_sign() {
        let chars: Vec<char> = "收到1,234件，占百分之三十，3.5万元，第二季度21件。".chars().collect();
        let masked: String = Words::of(&chars).without_numbers().chars().iter().collect();
        assert_eq!(masked, "收到#件,占#分之#,#元,第#季度#件.");
    }

    #[test]
    fn overlapping_places_are_all_found() {
        let chars: Vec<char> = "件件件，件件".chars().collect();
        assert_eq!(Words::of(&chars).find(&['件', '件']), [0..2, 1..3, 4..6]);
    }
}
