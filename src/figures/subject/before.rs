//! The label before a number, in its clause or in the sentence before it.

use super::super::{Figure, Kind};
use super::clause::{clause_floor, clause_start, is_clause_end, sentence_start};
use super::label::{is_change, label};
use super::words::{CHANGE, names_share};
use crate::text::CleanSpan;

/// The label before a number: in its clause, behind the figure before; a date in between does not
/// part them (案件总量较2022年同比减少29%).
pub(super) fn labelled(figures: &[Figure], index: usize, folded: &[char], start: usize) -> Option<CleanSpan> {
    let number = figures[index].span.start;
    if let Some((inside, open)) = behind_brackets(figures, index, folded, start) {
        return label(folded, clause_floor(figures, inside, folded, start, open), open);
    }
    let near = label(folded, clause_start(figures, index, folded, start), number);
    if near.is_some_and(|span| !is_change(folded, span)) {
        return near;
    }
    let mut first = index;
    while first > 0 && is_time(&figures[first - 1], folded) {
        first -= 1;
    }
    if first == index {
        return near;
    }
    let floor = clause_floor(figures, first, folded, start, number);
    let mut end = number;
    while end > floor {
        let date = figures[first..index].iter().find(|date| date.span.end == end);
        end = match (date, CHANGE.before(folded, end)) {
            (Some(date), _) => date.span.start,
            (None, Some((len, ()))) => end - len,
            (None, None) if folded[end - 1] == ' ' => end - 1,
            _ => break,
        };
    }
    label(folded, floor, end.max(floor)).or(near)
}

/// A date, or a length of time that a change is measured over: 较3年前增长44%, 比前五年增长.
fn is_time(figure: &Figure, folded: &[char]) -> bool {
    let CleanSpan { start, end } = figure.span;
    let before = start.checked_sub(1).map(|before| folded[before]);
    let over = matches!(before, Some('比' | '较' | '近' | '过' | '前' | '这'));
    figure.kind == Kind::Date
        || figure.kind == Kind::Duration
            && (over || matches!(folded.get(end), Some('前' | '来' | '间' | '以')))
}

/// 清单(2023年版)共276项: the first figure inside the brackets that stand between the label and the
/// number, and where they open.
fn behind_brackets(
    figures: &[Figure],
    index: usize,
    folded: &[char],
    start: usize,
) -> Option<(usize, usize)> {
    let before = figures[index.checked_sub(1)?].span;
    let between = &folded[before.end.max(start)..figures[index].span.start.max(before.end)];
    let close = between.iter().position(|c| *c == ')')?;
    if between[..close].iter().any(|c| *c == '(' || is_clause_end(*c)) {
        return None;
    }
    let open = (before.start.saturating_sub(20).max(start)..before.start)
        .rev()
        .find(|&at| matches!(folded[at], '(' | ')'))
        .filter(|&at| folded[at] == '(')?;
    let inside = figures[..index].iter().position(|figure| figure.span.start > open)?;
    let follows = between[close + 1..].iter().all(|c| "共共计总累达为有约 ".contains(*c));
    follows.then_some((inside, open))
}

/// The subject of the figure before, in the same sentence.
pub(super) fn inherited(
    figures: &[Figure],
    index: usize,
    folded: &[char],
    start: usize,
) -> Option<CleanSpan> {
    let at = figures[index].span.start;
    let sentence = sentence_start(folded, start, at);
    // 占可支配收入比重48%，达1.2万元: only a share goes on from a share
    let is_share = |figure: &Figure| matches!(figure.kind, Kind::Percent | Kind::Points);
    let goes_on = |figure: &&Figure| {
        is_share(&figures[index]) || !figure.subject.is_some_and(|span| names_share(folded, span))
    };
    let before = figures[..index]
        .iter()
        .rev()
        .take_while(|figure| figure.span.start >= sentence)
        .filter(|figure| figure.kind != Kind::Date)
        .find(goes_on);
    if let Some(subject) = before.and_then(|figure| figure.subject) {
        return Some(subject);
    }
    // 市场主体稳步增加，同比增长10%: the clause before names it
    let mut clause = at;
    for _ in 0..3 {
        let stop = (sentence..clause).rev().find(|&place| is_clause_end(folded[place]))?;
        let open = (sentence..stop)
            .rev()
            .find(|&place| is_clause_end(folded[place]))
            .map_or(sentence, |place| place + 1);
        let span = label(folded, open, stop)?;
        if !is_change(folded, span) {
            return Some(span);
        }
        clause = stop;
    }
    None
}
