//! Numbers at the edge of a passage.
//!
//! A passage that begins or ends inside a number is not the same passage where the number goes on
//! differently: 21件 is not found in 121件, nor 21 in 21万.

use std::ops::Range;

/// Characters that state a number, after folding.
fn is_numeral(character: char) -> bool {
    character.is_ascii_digit()
        || "〇零一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟半几余%‰".contains(character)
}

/// Characters that belong to a number where a digit stands on both sides.
fn is_joint(character: char) -> bool {
    matches!(character, '.' | ',' | ':' | '/' | '-' | '~')
}

fn digit_at(text: &[char], at: Option<usize>) -> bool {
    at.and_then(|at| text.get(at)).is_some_and(char::is_ascii_digit)
}

fn belongs(text: &[char], at: usize) -> bool {
    text.get(at).is_some_and(|character| {
        is_numeral(*character)
            || is_joint(*character) && digit_at(text, at.checked_sub(1)) && digit_at(text, Some(at + 1))
    })
}

/// The end of the number that starts at `start`; `start` itself where none does.
pub(super) fn run_end(text: &[char], start: usize) -> usize {
    (start..).find(|at| !belongs(text, *at)).unwrap_or(start)
}

fn run_start(text: &[char], end: usize) -> usize {
    (0..end).rev().find(|at| !belongs(text, *at)).map_or(0, |at| at + 1)
}

/// `range` with the numbers completed that it cuts.
pub(super) fn completed(text: &[char], range: &Range<usize>) -> Range<usize> {
    let cuts_start = belongs(text, range.start) && range.start > 0 && belongs(text, range.start - 1);
    let cuts_end = range.end > 0 && belongs(text, range.end - 1) && belongs(text, range.end);
    let start = if cuts_start { run_start(text, range.start) } else { range.start };
    let end = if cuts_end { run_end(text, range.end) } else { range.end };
    start..end
}

/// True where both ranges cut the same numbers at their edges in the same way.
pub(super) fn cut_alike(one: &[char], here: &Range<usize>, other: &[char], there: &Range<usize>) -> bool {
    let (whole, whole_there) = (completed(one, here), completed(other, there));
    one.get(whole.start..here.start) == other.get(whole_there.start..there.start)
        && one.get(here.end..whole.end) == other.get(there.end..whole_there.end)
}
