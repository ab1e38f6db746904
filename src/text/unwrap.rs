//! Lines that a dump broke at a fixed width are joined again, so that a paragraph is one line.
//!
//! A text counts as broken where many of its lines fill the same width and few of them end a
//! sentence. Nothing is joined across an indent, an enumerator or a heading.

use super::{
    enumerator,
    fold::fold,
    lines::{TidyLine, TidyLines},
};

/// Narrower columns are lists and tables, wider ones are paragraphs on one line.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=160;
/// A full line ends at most this many columns before the widest: one character and one mark that
/// may not start the next line.
const SLACK: usize = 4;
/// Fewer full lines than this are chance.
const FEWEST: usize = 8;

/// Which lines go on with the line before them, by index.
pub(super) fn continued(tidy: &TidyLines) -> Vec<bool> {
    let mut joined = vec![false; tidy.lines.len()];
    let widths: Vec<usize> =
        tidy.lines.iter().map(|line| line.indent + width(&tidy.chars[line.start..line.end])).collect();
    let Some(full) = full_width(tidy, &widths) else { return joined };
    let indents = tidy.lines.iter().filter(|line| line.indent >= 2).count() * 10 > tidy.lines.len();
    for index in 1..tidy.lines.len() {
        let (before, line) = (&tidy.lines[index - 1], &tidy.lines[index]);
        let fills = widths[index - 1] + SLACK >= full && widths[index - 1] <= full;
        joined[index] =
            fills && before.signs == 0 && line.signs == 0 && !starts_anew(tidy, line, before, indents);
    }
    joined
}

/// The width that lines were broken at, where they were.
fn full_width(tidy: &TidyLines, widths: &[usize]) -> Option<usize> {
    let mut counts = [0usize; 161];
    for &width in widths {
        if WIDTHS.contains(&width) {
            counts[width] += 1;
        }
    }
    let within = |full: usize| (full.saturating_sub(SLACK)..=full).map(|width| counts[width]).sum::<usize>();
    let full = WIDTHS.max_by_key(|&full| (within(full), std::cmp::Reverse(full)))?;
    let wider = widths.iter().filter(|&&width| width > full).count();
    let open = tidy
        .lines
        .iter()
        .zip(widths)
        .filter(|(line, width)| {
            (full.saturating_sub(SLACK)..=full).contains(*width) && !is_stop(tidy.chars[line.end - 1])
        })
        .count();
    (open >= FEWEST && open * 4 >= widths.len() && wider * 20 <= widths.len()).then_some(full)
}

fn starts_anew(tidy: &TidyLines, line: &TidyLine, before: &TidyLine, indents: bool) -> bool {
    if indents && line.indent >= 2 && line.indent > before.indent.min(2) {
        return true;
    }
    let folded: Vec<char> =
        tidy.chars[line.start..line.end.min(line.start + 12)].iter().map(|&c| fold(c)).collect();
    is_stop(tidy.chars[before.end - 1]) && enumerator::at(&folded, 0).is_some()
}

fn is_stop(character: char) -> bool {
    matches!(character, '。' | '！' | '？' | '!' | '?' | '：' | ':' | '；' | ';')
}

/// Columns as a dump counts them: two for anything beyond ASCII.
fn width(chars: &[char]) -> usize {
    chars.iter().map(|character| if character.is_ascii() { 1 } else { 2 }).sum()
}
