//! A text as a matter of words only: width, script, line ends and layout spaces set aside.
//!
//! Two texts with the same [`Words`] say the same. Numbers stay apart: a space between two digits is
//! kept, and a full stop between two digits is not taken for a decimal point.

use crate::text::{CleanSpan, fold::fold};
use std::ops::Range;

/// Folded characters without layout, each tied to the character that it stands for.
pub(super) struct Words {
    chars: Vec<char>,
    /// For each of them its position in the text, in characters.
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

    fn push(&mut self, character: char, at: usize) {
        self.chars.push(character);
        self.origin.push(at);
    }

    /// Where a range of them stands in the text.
    pub(super) fn span(&self, range: Range<usize>) -> CleanSpan {
        match (self.origin.get(range.start), range.end.checked_sub(1).and_then(|last| self.origin.get(last)))
        {
            (Some(start), Some(last)) if range.start < range.end => CleanSpan::new(*start, last + 1),
            _ => CleanSpan::default(),
        }
    }

    /// Every place where `needle` stands.
    pub(super) fn find(&self, needle: &Words) -> Vec<CleanSpan> {
        let length = needle.chars.len();
        if length == 0 {
            return vec![];
        }
        let hits = self.chars.windows(length).enumerate().filter(|(_, window)| *window == needle.chars);
        hits.map(|(start, _)| self.span(start..start + length)).collect()
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
