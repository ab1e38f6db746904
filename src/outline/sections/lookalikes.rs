//! What begins like a heading and is none: a table of contents, rows of a table, items of a list.

use super::{appendix::is_appendix, line_of};
use crate::text::{
    CleanText,
    enumerator::{self, Enumerator},
    lexicon::ends_at,
    row,
};

/// Positions in `body` of the lines of a table of contents: 目录 and the short lines behind it that
/// come again as headings.
pub(super) fn contents(text: &CleanText, body: &[usize]) -> std::ops::Range<usize> {
    let folded = |position: usize| {
        let span = text.lines()[body[position]].span;
        &text.folded()[span.start..span.end]
    };
    let Some(first) = (0..body.len()).find(|&at| matches!(folded(at), ['目', '录'] | ['目', ' ', '录']))
    else {
        return 0..0;
    };
    let is_entry = |position: &usize| {
        let line = folded(*position);
        line.len() < 50 && !line.contains(&'。')
    };
    let entries = (first + 1..body.len()).take_while(is_entry).count();
    // The first heading that repeats an entry ends the contents.
    let again = (first + 2..=first + entries).find(|&at| at < body.len() && folded(at) == folded(first + 1));
    first..again.unwrap_or(first + 1)
}

/// Which body lines are rows of a table though they begin like headings: 一、本年新收…数量 7 0 2. A row
/// without cells of its own is known by the row below it.
pub(super) fn rows(text: &CleanText, body: &[usize]) -> Vec<bool> {
    let mut rows = vec![false; body.len()];
    for position in (0..body.len()).rev() {
        let folded = line_of(text, text.lines()[body[position]]);
        let below = rows.get(position + 1).copied().unwrap_or(false);
        let label = folded.len() <= 60
            && !folded.iter().any(|c| matches!(c, '。' | ';'))
            && enumerator::at(folded, 0).is_some();
        let chapter = ["情况", "事项", "情况报告"].iter().any(|word| ends_at(folded, folded.len(), word));
        rows[position] = row::is_row(folded) && !is_appendix(folded) || below && label && !chapter;
    }
    rows
}

/// Which lines are items of one list and no sections: 1.…； 2.…； each ends with a semicolon.
pub(super) fn is_list_item(folded: &[char], start: usize, found: Enumerator) -> bool {
    found.level >= 3
        && folded.len() - start < 120
        && matches!(folded.last(), Some(';'))
        && !folded[start..].contains(&'。')
}

/// True for the last item of such a list: its number goes on from an item, and it has one sentence.
pub(super) fn ends_list(text: &CleanText, body: &[usize], position: usize, found: Enumerator) -> bool {
    let Some(before) = position.checked_sub(1).map(|at| text.lines()[body[at]]) else { return false };
    let folded = &text.folded()[..before.span.end];
    enumerator::at(folded, before.span.start).is_some_and(|item| {
        item.level == found.level
            && item.number + 1 == found.number
            && is_list_item(folded, before.span.start, item)
    })
}
