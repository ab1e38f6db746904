//! 分别: several labels before, several numbers behind, each with its own.

use super::super::{Figure, Kind};
use super::clause::{clause_start, is_clause_end, sentence_start};
use super::label::{is_change, label};
use super::words::leading;
use crate::text::{CleanSpan, lexicon::is_at};
use std::ops::Range;

/// The longest list of numbers that 分别 pairs with labels.
const LIST: usize = 24;

/// A、B分别为x、y: the labels before 分别, one for each number of the list; A、B增长x、y likewise.
pub(super) fn paired(figures: &[Figure], index: usize, folded: &[char], start: usize) -> Option<CleanSpan> {
    // The first number of the list stands in the clause of 分别; the others follow it at a list's distance.
    let mut first = index;
    while first > 0 && index - first < LIST && is_listed(folded, &figures[first - 1], &figures[first]) {
        first -= 1;
    }
    let mut last = index;
    while last + 1 < figures.len()
        && last - index < LIST
        && is_listed(folded, &figures[last], &figures[last + 1])
    {
        last += 1;
    }
    if first == last {
        return None;
    }
    let list = first..last + 1;
    let clause = clause_start(figures, first, folded, start);
    let words = &folded[clause..figures[first].span.start];
    let Some(at) = (0..words.len()).rev().find(|&at| is_at(words, at, "分别")).map(|at| clause + at) else {
        // 事故起数、死亡人数下降17.6%、11.6%
        if !matches!(figures[index].kind, Kind::Percent | Kind::Points) {
            return None;
        }
        // 分别达到3.4万元、1.7万元，增长8%、10%: growth, one by one, of the list just before
        let change = CleanSpan::new(clause, figures[first].span.start);
        if let Some(before) = first.checked_sub(list.len())
            && is_change(folded, change)
            && (before + 1..first).all(|place| is_listed(folded, &figures[place - 1], &figures[place]))
            && figures[before].kind == figures[first - 1].kind
            && sentence_start(folded, start, clause) <= figures[before].span.start
            && folded[figures[first - 1].span.end..clause].iter().all(|c| matches!(c, ',' | ' '))
        {
            return figures[index - list.len()].subject;
        }
        let joint = label(folded, clause, figures[first].span.start)?;
        // 城市、农村低保标准 share their last word, and stay one
        let whole = |item: &CleanSpan| "数率额量值入出费资款积".contains(folded[item.end - 1]);
        return one_each(folded, joint.start, joint.end, &list)
            .filter(|items| items.iter().all(whole))
            .map(|items| items[index - first]);
    };
    if at == clause || is_change(folded, CleanSpan::new(clause, at)) {
        return of_before(figures, index, &list, folded, clause, start);
    }
    let mut from = clause;
    while let Some(len) = leading(folded, from).filter(|len| from + len < at) {
        from += len;
    }
    match one_each(folded, from, at, &list) {
        Some(items) => Some(items[index - first]),
        None => (from < at).then(|| CleanSpan::new(from, at)),
    }
}

/// 分别 with nothing of its own before it: the list is of what was named or counted before, in the same
/// sentence.
fn of_before(
    figures: &[Figure],
    index: usize,
    list: &Range<usize>,
    folded: &[char],
    clause: usize,
    start: usize,
) -> Option<CleanSpan> {
    let sentence = sentence_start(folded, start, clause);
    let counts = |place: &usize| {
        let figure = &figures[*place];
        !matches!(figure.kind, Kind::Date | Kind::Duration | Kind::DocNumber | Kind::Percent | Kind::Points)
            && figure.span.start >= sentence
    };
    // 分别为68件和5件，同比分别下降9%和2%; 收入达1.7万元，支出达0.8万元，分别增长5%和6%
    let mut counted: Vec<usize> = (0..list.start).rev().take(LIST).filter(counts).take(list.len()).collect();
    counted.reverse();
    if counted.len() == list.len() {
        return figures[counted[index - list.start]].subject;
    }
    // 化学需氧量、二氧化硫排放量双下降，比上年分别下降3.1%和4.7%
    let stop = clause.checked_sub(1).filter(|stop| counted.is_empty() && *stop > sentence)?;
    let open = (sentence..stop).rev().find(|&at| is_clause_end(folded[at])).map_or(sentence, |at| at + 1);
    let named = label(folded, open, stop)?;
    one_each(folded, named.start, named.end, list).map(|items| items[index - list.start])
}

/// The items of an enumeration (甲、乙和丙), where it has one for each number of the list.
fn one_each(folded: &[char], from: usize, to: usize, list: &Range<usize>) -> Option<Vec<CleanSpan>> {
    let mut items = vec![];
    let mut quoted = false;
    let mut open = from;
    for (place, character) in folded.iter().enumerate().take(to).skip(from) {
        match character {
            '“' | '《' | '(' => quoted = true,
            '”' | '》' | ')' => quoted = false,
            '、' | '和' | '与' | '及' if !quoted && place > open => {
                items.push(CleanSpan::new(open, place));
                open = place + 1;
            }
            _ => {}
        }
    }
    items.push(CleanSpan::new(open, to.max(open)));
    (items.len() == list.len() && items.iter().all(|item| !item.is_empty())).then_some(items)
}

/// True where only what parts a list stands between two figures; a comma parts figures of one kind.
fn is_listed(folded: &[char], before: &Figure, after: &Figure) -> bool {
    let (end, start) = (before.span.end, after.span.start);
    start >= end
        && start - end <= 2
        && folded[end..start].iter().all(|c| match c {
            ',' => before.kind == after.kind,
            other => matches!(other, '、' | '和' | '与' | '及' | ' ' | '以'),
        })
}
