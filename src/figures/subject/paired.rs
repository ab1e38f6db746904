//! 分别: several labels before, several numbers behind, each with its own.

use super::super::Figure;
use super::clause::clause_start;
use super::label::is_change;
use super::words::leading;
use crate::text::{CleanSpan, lexicon::is_at, segment};

/// The longest list of numbers that 分别 pairs with labels.
const LIST: usize = 24;

/// A、B分别为x、y: the labels before 分别, one for each number of the list.
pub(super) fn paired(figures: &[Figure], index: usize, folded: &[char], start: usize) -> Option<CleanSpan> {
    // The first number of the list stands in the clause of 分别; the others follow it at a list's distance.
    let mut first = index;
    while first > 0
        && index - first < LIST
        && is_listed(folded, figures[first - 1].span.end, figures[first].span.start)
    {
        first -= 1;
    }
    let mut last = index;
    while last + 1 < figures.len()
        && last - index < LIST
        && is_listed(folded, figures[last].span.end, figures[last + 1].span.start)
    {
        last += 1;
    }
    if first == last {
        return None;
    }
    let clause = clause_start(figures, first, folded, start);
    let words = &folded[clause..figures[first].span.start];
    let at = clause + (0..words.len()).rev().find(|&at| is_at(words, at, "分别"))?;
    // 分别为68件和5件，同比分别下降9%和2%: the second list is of what the first counts
    if at == clause || is_change(folded, CleanSpan::new(clause, at)) {
        let len = last - first + 1;
        let of_list = first.checked_sub(len)?;
        let same = (of_list + 1..first)
            .all(|place| is_listed(folded, figures[place - 1].span.end, figures[place].span.start));
        let near = is_one_sentence(folded, figures[first - 1].span.end, clause);
        return figures[index - len].subject.filter(|_| same && near);
    }
    let mut from = clause;
    while let Some(len) = leading(folded, from).filter(|len| from + len < at) {
        from += len;
    }
    let mut labels = vec![];
    let mut quoted = false;
    let mut open = from;
    for (place, character) in folded.iter().enumerate().take(at).skip(from) {
        match character {
            '“' | '《' | '(' => quoted = true,
            '”' | '》' | ')' => quoted = false,
            '、' | '和' | '与' | '及' if !quoted && place > open => {
                labels.push(CleanSpan::new(open, place));
                open = place + 1;
            }
            _ => {}
        }
    }
    labels.push(CleanSpan::new(open, at));
    if labels.len() == last - first + 1 {
        return Some(labels[index - first]).filter(|span| !span.is_empty());
    }
    (from < at).then(|| CleanSpan::new(from, at))
}

/// True where no sentence ends between two places.
fn is_one_sentence(folded: &[char], from: usize, to: usize) -> bool {
    (from..to).all(|at| !segment::ends_sentence(folded, at))
}

/// True where only what parts a list stands between two figures.
fn is_listed(folded: &[char], end: usize, start: usize) -> bool {
    start >= end
        && start - end <= 2
        && folded[end..start].iter().all(|c| matches!(c, '、' | ',' | '和' | '与' | '及' | ' ' | '以'))
}
