//! How many columns of the terminal a character takes, and what is shown in its place where the
//! character itself would not be safe.
//!
//! Terminals disagree about characters of East Asian Ambiguous width (“ ” … — ① × ‰ ℃): most draw
//! them in one column, many in a Chinese set-up in two. The layout always reserves two columns for
//! them, and the terminal writer puts what follows at its own column, so that either kind of
//! terminal shows every character with nothing overlapping.
//!
//! Nothing that a report, a file name or a note holds may act on the terminal. [`shown`] replaces
//! control, format, bidirectional, combining, zero-width and private characters by visible signs of
//! certain width. It maps one character to one character: every character has columns of its own,
//! the caret can stand on each, and no sequence (combining marks, emoji joined by zero-width
//! joiners) is ever left to the terminal to put together.

use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Stands for what has no picture of its own: ␦, of neutral, hence certain, width.
pub const SIGN: char = '\u{2426}';

/// The character that is shown for `character`: itself where that is safe. Never a control
/// character, never of zero width.
pub fn shown(character: char) -> char {
    match character {
        ' '..='~' => character,
        '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or(SIGN),
        '\u{7f}' => '\u{2421}',
        _ if is_unsafe(character) => SIGN,
        _ => character,
    }
}

/// What has no width, may reorder its surroundings, or means something else on every machine.
fn is_unsafe(character: char) -> bool {
    matches!(character,
        '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
        | '\u{1100}'..='\u{11ff}' | '\u{2028}'..='\u{202e}' | '\u{3164}' | '\u{ffa0}'
        | '\u{a960}'..='\u{a97f}' | '\u{d7b0}'..='\u{d7ff}'
        | '\u{e000}'..='\u{f8ff}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1345f}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{1f1e6}'..='\u{1f1ff}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{10ffff}')
        || !matches!(character.width(), Some(1 | 2))
}

/// True where terminals disagree on the width of `character` (as [`shown`] gives it). The layout
/// reserves two columns, and whoever writes to a terminal must not rely on where its cursor is
/// afterwards.
pub fn is_uncertain(character: char) -> bool {
    match character {
        ' '..='~' => false,
        // Ideographs and Chinese punctuation, the bulk of every report: certain.
        '\u{3000}'..='\u{303e}' | '\u{3041}'..='\u{3247}' | '\u{3400}'..='\u{4dbf}' => false,
        '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}' => false,
        // Hexagrams became wide in Unicode 16; emoji change with every version.
        '\u{4dc0}'..='\u{4dff}' | '\u{1f000}'..='\u{1fbff}' => true,
        // Wide as emoji (⌚ ⚡ ✅) in newer terminals only; ⸺ is drawn as long as it is meant in few.
        '\u{2300}'..='\u{2bff}' | '\u{2e3a}' if character.width() == Some(2) => true,
        _ => character.width() != character.width_cjk() || is_ambiguous_letter(character),
    }
}

/// Letters of East Asian Width A (Unicode's `EastAsianWidth.txt`), which the width_cjk of
/// `unicode-width` leaves narrow: those of pinyin and phonetic script, Greek and Cyrillic.
#[rustfmt::skip]
fn is_ambiguous_letter(character: char) -> bool {
    matches!(character,
        '\u{aa}' | '\u{ba}' | '\u{c6}' | '\u{d0}' | '\u{d8}' | '\u{de}'..='\u{e1}' | '\u{e6}' | '\u{e8}'..='\u{ea}'
        | '\u{ec}'..='\u{ed}' | '\u{f0}' | '\u{f2}'..='\u{f3}' | '\u{f8}'..='\u{fa}' | '\u{fc}' | '\u{fe}'
        | '\u{101}' | '\u{111}' | '\u{113}' | '\u{11b}' | '\u{126}'..='\u{127}' | '\u{12b}' | '\u{131}'..='\u{133}'
        | '\u{138}' | '\u{13f}'..='\u{142}' | '\u{144}' | '\u{148}'..='\u{14b}' | '\u{14d}' | '\u{152}'..='\u{153}'
        | '\u{166}'..='\u{167}' | '\u{16b}' | '\u{1ce}' | '\u{1d0}' | '\u{1d2}' | '\u{1d4}' | '\u{1d6}' | '\u{1d8}'
        | '\u{1da}' | '\u{1dc}' | '\u{251}' | '\u{261}' | '\u{391}'..='\u{3a1}' | '\u{3a3}'..='\u{3a9}'
        | '\u{3b1}'..='\u{3c1}' | '\u{3c3}'..='\u{3c9}' | '\u{401}' | '\u{410}'..='\u{44f}' | '\u{451}')
}

/// Columns that the layout reserves for `character`, as [`shown`] gives it: 1 or 2.
pub fn columns(character: char) -> u16 {
    match character {
        ' '..='~' => 1,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => 2,
        _ => {
            let character = shown(character);
            if is_uncertain(character) || character.width() == Some(2) { 2 } else { 1 }
        }
    }
}

/// Columns that the layout reserves for `text`.
pub fn columns_of(text: &str) -> usize {
    text.chars().map(|character| usize::from(columns(character))).sum()
}

/// What goes into the cell of a screen for `character`: what is [`shown`] for it, with a blank
/// behind it where it is [uncertain](is_uncertain) and narrower than the two columns reserved. Who
/// measures such a symbol by its characters gets two columns as well.
pub fn symbol(character: char) -> String {
    let character = shown(character);
    let mut symbol = String::from(character);
    if is_uncertain(character) && symbol.width() < 2 {
        symbol.push(' ');
    }
    symbol
}

/// `text` with every character as it is [`shown`]: safe to print, whatever it was.
pub fn safe(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| shown(character) == character) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(shown).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ambiguous_characters_get_two_columns() {
        for character in "“”‘’…—①×‰℃·°±Ⅰα■●→".chars() {
            assert_eq!((columns(character), is_uncertain(character)), (2, true), "{character}");
            assert_eq!(symbol(character), format!("{character} "));
        }
        for character in "办，。（）％０Ａ《》【】〔〕、；：！？々〇𠀀가あ".chars() {
            assert_eq!((columns(character), is_uncertain(character)), (2, false), "{character}");
        }
        for character in "aZ09 ,.()%/~|+-".chars() {
            assert_eq!((columns(character), is_uncertain(character)), (1, false), "{character}");
        }
    }

    #[test]
    fn nothing_unsafe_is_shown() {
        let table = [
            ('\u{1b}', '␛'),
            ('\0', '␀'),
            ('\n', '␊'),
            ('\u{7f}', '␡'),
            ('\u{9b}', SIGN),
            ('\u{200b}', SIGN),
            ('\u{200d}', SIGN),
            ('\u{202e}', SIGN),
            ('\u{2066}', SIGN),
            ('\u{feff}', SIGN),
            ('\u{fe0f}', SIGN),
            ('\u{301}', SIGN),
            ('\u{e5e5}', SIGN),
            ('\u{e0041}', SIGN),
            ('\u{ad}', SIGN),
            ('\t', ' '),
            ('\u{a0}', ' '),
            ('习', '习'),
            ('\u{3000}', '\u{3000}'),
        ];
        for (written, expected) in table {
            assert_eq!(shown(written), expected, "{:x}", u32::from(written));
        }
    }

    #[test]
    fn every_character_of_unicode_is_shown_in_the_columns_that_are_reserved() {
        for character in ('\0'..=char::MAX).filter(|character| !character.is_ascii_graphic()) {
            let visible = shown(character);
            assert!(!visible.is_control() && shown(visible) == visible, "{:x}", u32::from(character));
            let width = visible.width().unwrap_or(0);
            assert!(width == 1 || width == 2, "{:x}", u32::from(character));
            assert!(columns(character) as usize >= width, "{:x}", u32::from(character));
            assert_eq!(symbol(character).width(), usize::from(columns(character)));
        }
        assert!(!is_uncertain(SIGN) && columns(SIGN) == 1);
    }

    #[test]
    fn joined_emoji_come_apart_into_columns_that_add_up() {
        let family = "👨\u{200d}👩\u{200d}👧";
        assert_eq!(columns_of(family), 8);
        assert_eq!(safe(family), "👨␦👩␦👧");
        assert_eq!(safe("报告\u{1b}[2J.txt"), "报告␛[2J.txt");
    }
}
