//! The clause that holds a figure, and the sentence around it.

use super::super::Figure;
use crate::text::segment;

/// A sentence's subject is looked for no farther back than this (characters), so that a text without
/// stops takes no longer.
const SENTENCE: usize = 400;

pub(super) fn is_clause_end(character: char) -> bool {
    matches!(character, ',' | '。' | ';' | ':' | '!' | '?' | '\n')
}

/// The start of the clause that holds a figure: behind the last stop, opening bracket or figure.
pub(super) fn clause_start(figures: &[Figure], index: usize, folded: &[char], start: usize) -> usize {
    clause_floor(figures, index, folded, start, figures[index].span.start)
}

/// The start of the clause that ends at `at`, behind the figure before the one at `index`.
pub(super) fn clause_floor(
    figures: &[Figure],
    index: usize,
    folded: &[char],
    start: usize,
    at: usize,
) -> usize {
    let mut floor = index.checked_sub(1).map_or(start, |before| figures[before].span.end.max(start));
    // 145场(次)、培训52场: the brackets still belong to the figure before
    if folded.get(floor) == Some(&'(') {
        let close = folded[floor..at.min(floor + 6)].iter().position(|c| *c == ')');
        floor += close.map_or(0, |close| close + 1);
    }
    // 58项中收回17项: 中 still belongs to the figure before
    if floor > start
        && folded[floor] == '中'
        && !folded.get(floor + 1).is_some_and(|c| "小央国学心医等共".contains(*c))
    {
        floor += 1;
    }
    let mut depth = 0;
    let mut quoted = false;
    for place in (floor..at).rev() {
        match folded[place] {
            '”' => quoted = true,
            '“' => quoted = false,
            ')' => depth += 1,
            '(' if depth > 0 => depth -= 1,
            '(' => return place + 1,
            '|' => return place + 1,
            stop if is_clause_end(stop) && depth == 0 && !quoted => return place + 1,
            '.' if depth == 0 && !folded[place + 1].is_ascii_digit() => return place + 1,
            _ => {}
        }
    }
    floor
}

/// The start of the sentence that holds the character at `at`, no farther back than `start`.
pub(super) fn sentence_start(folded: &[char], start: usize, at: usize) -> usize {
    let nearest = at.saturating_sub(SENTENCE).max(start);
    (nearest..at)
        .rev()
        .find(|&place| segment::ends_sentence(folded, place))
        .map_or(nearest, |place| place + 1)
}
