//! The subject of a figure: the words that say what is counted.
//!
//! Chinese puts the label before the number (行政复议案件21件), behind it (218项行政审批职能), or a
//! clause away (…案件270件，办结251件); 分别 pairs several labels with several numbers. The words
//! are always a stretch of the text.

mod label;
mod words;

use super::{Figure, Kind};
use crate::text::{CleanSpan, enumerator, lexicon::is_at, pinyin::is_han, segment};
use label::{LONGEST, is_change, is_middle, label};
use words::{CHANGE, STOPS, VERBS, leading, noun_at, state_at};

/// A sentence's subject is looked for no farther back than this (characters), so that a text without
/// stops takes no longer.
const SENTENCE: usize = 400;
/// The longest list of numbers that 分别 pairs with labels.
const LIST: usize = 24;

/// Gives every figure of a line its subject. `figures` are the line's, in order; `start` and `end`
/// delimit the line in `folded`.
pub(super) fn assign(figures: &mut [Figure], folded: &[char], start: usize, end: usize) {
    for index in 0..figures.len() {
        let found = match figures[index].kind {
            Kind::DocNumber => None,
            Kind::Date => behind(figures, index, folded, end),
            _ => {
                paired(figures, index, folded, start).or_else(|| counted(figures, index, folded, start, end))
            }
        };
        figures[index].subject = found.filter(|span| !span.is_empty());
    }
}

/// The label of a table's row: its first words, enumerator and bars left out. It also labels the cells
/// below that stand one a line.
pub(super) fn row_label(folded: &[char], start: usize, end: usize) -> Option<CleanSpan> {
    let mut from = start;
    while from < end && matches!(folded[from], '|' | ' ' | '-') {
        from += 1;
    }
    if let Some(found) = enumerator::at(&folded[..end], from) {
        from += found.len;
    }
    let stop = (from..end)
        .find(|&at| folded[at].is_ascii_digit() || matches!(folded[at], '|' | '(' | ' ' | '。'))
        .unwrap_or(end);
    (stop > from && stop - from <= 60 && folded[from..stop].iter().any(|c| is_han(*c)))
        .then(|| CleanSpan::new(from, stop))
}

fn is_clause_end(character: char) -> bool {
    matches!(character, ',' | '。' | ';' | ':' | '!' | '?' | '\n')
}

/// The start of the clause that holds a figure: behind the last stop, opening bracket or figure.
fn clause_start(figures: &[Figure], index: usize, folded: &[char], start: usize) -> usize {
    clause_floor(figures, index, folded, start, figures[index].span.start)
}

/// The start of the clause that ends at `at`, behind the figure before the one at `index`.
fn clause_floor(figures: &[Figure], index: usize, folded: &[char], start: usize, at: usize) -> usize {
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

fn counted(figures: &[Figure], index: usize, folded: &[char], start: usize, end: usize) -> Option<CleanSpan> {
    let figure = &figures[index];
    let number = figure.span.start;
    // 32件已化解、11件正在办理: in a list whose items open with their number no label stands before
    let opens_item = figure.kind == Kind::Quantity && index > 0 && number > 0 && folded[number - 1] == '、';
    let label = labelled(figures, index, folded, start).filter(|_| !opens_item);
    let noun = behind(figures, index, folded, end).filter(|span| !is_change(folded, *span));
    let inherited = || inherited(figures, index, folded, start);
    match figure.kind {
        // 90%以上的项目, 100%办结投诉举报
        Kind::Percent | Kind::Multiple
            if noun.is_some() && (label.is_none() || of_what(folded, figure.span.end)) =>
        {
            noun
        }
        Kind::Percent | Kind::Points | Kind::Multiple | Kind::Rank => {
            label.filter(|span| !is_change(folded, *span)).or_else(inherited).or(label).or(noun)
        }
        _ => {
            let total = label.filter(|span| folded[span.start] == '总');
            let label = label.filter(|span| !is_change(folded, *span));
            match (label, noun) {
                (Some(label), Some(noun)) => {
                    let by_noun = figure.kind == Kind::Quantity && prefers_noun(folded, label, number, noun);
                    Some(if by_noun { noun } else { label })
                }
                (label, noun) => label.or(noun).or_else(inherited).or(total),
            }
        }
    }
}

/// True where 的 ties a share to the noun behind it.
fn of_what(folded: &[char], end: usize) -> bool {
    ["的", "以上的", "以下的", "左右的", "以上", "多的", "以内的"].iter().any(|word| is_at(folded, end, word))
}

/// The label before a number: in its clause, behind the figure before; a date in between does not
/// part them (案件总量较2022年同比减少29%).
fn labelled(figures: &[Figure], index: usize, folded: &[char], start: usize) -> Option<CleanSpan> {
    let number = figures[index].span.start;
    if let Some((inside, open)) = behind_brackets(figures, index, folded, start) {
        return label(folded, clause_floor(figures, inside, folded, start, open), open);
    }
    let near = label(folded, clause_start(figures, index, folded, start), number);
    if near.is_some_and(|span| !is_change(folded, span)) {
        return near;
    }
    let mut first = index;
    while first > 0 && figures[first - 1].kind == Kind::Date {
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

/// 健全333个人民调解组织: the noun behind counts where the words before do not end in a noun's label.
fn prefers_noun(folded: &[char], label: CleanSpan, number: usize, noun: CleanSpan) -> bool {
    // 行政复议案件21件、...: nothing stands between label and number; the noun behind is another's
    let near = label.end == number;
    let labelled = [
        "案件", "人数", "总数", "数量", "次数", "总量", "总额", "金额", "资金", "信息", "事项", "文件",
        "纠纷", "服务", "活动", "面积", "里程", "人口", "人员", "项目",
    ];
    let ends = labelled.iter().any(|word| crate::text::lexicon::ends_at(folded, label.end, word));
    !noun.is_empty() && (!near || !ends || label.len() < 4)
}

/// The subject of the figure before, in the same sentence.
fn inherited(figures: &[Figure], index: usize, folded: &[char], start: usize) -> Option<CleanSpan> {
    let at = figures[index].span.start;
    let nearest = at.saturating_sub(SENTENCE).max(start);
    let sentence = (nearest..at)
        .rev()
        .find(|&place| segment::ends_sentence(folded, place))
        .map_or(nearest, |place| place + 1);
    let before = figures[..index]
        .iter()
        .rev()
        .find(|figure| figure.span.start >= sentence && figure.kind != Kind::Date);
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

/// The noun behind a number: up to a stop, the next figure or a word that ends it.
fn behind(figures: &[Figure], index: usize, folded: &[char], end: usize) -> Option<CleanSpan> {
    let limit = figures.get(index + 1).map_or(end, |next| next.span.start).min(end);
    let mut start = figures[index].span.end;
    if folded.get(start) == Some(&'(') {
        start += folded[start..limit].iter().position(|c| *c == ')').map_or(0, |close| close + 1);
    }
    for word in [
        "以上的",
        "以下的",
        "左右的",
        "以上",
        "以下",
        "左右",
        "以内",
        "之内",
        "的",
        "多",
        "全国",
        "全市",
        "进行",
        "开展",
        "办理",
    ] {
        if is_at(folded, start, word) {
            start += word.chars().count();
            break;
        }
    }
    // 32件已化解: a state says what was counted, though its first word opens no noun
    let state = state_at(folded, start);
    let mut stop = start + state;
    let mut quoted = false;
    while stop < limit && stop - start < LONGEST {
        match folded[stop] {
            '“' => quoted = true,
            '”' => quoted = false,
            '(' | ')' | '、' | ' ' | '.' | '|' if !quoted => break,
            character if is_clause_end(character) && !quoted => break,
            _ => {}
        }
        if let Some(len) = noun_at(folded, stop).filter(|len| stop + len <= limit) {
            stop += len;
            continue;
        }
        if !quoted && stop > start + 1 && STOPS.at(folded, stop).is_some() {
            break;
        }
        stop += 1;
    }
    // 185名代表中,: among those counted
    if stop < limit && stop > start + 2 && folded[stop - 1] == '中' && !is_middle(folded[stop - 2]) {
        stop -= 1;
    }
    if stop == limit {
        // 十个重点领域提出76项: the verb is the next number's
        stop -= VERBS.before(folded, stop).map_or(0, |(len, ())| len.min(stop - start));
    }
    let opens = folded.get(start) == Some(&'中') && STOPS.at(folded, start + 1).is_some()
        || is_at(folded, start, "集中在")
        || state == 0 && noun_at(folded, start).is_none() && STOPS.at(folded, start).is_some();
    (stop >= start + state.max(2) && !opens && folded[start..stop].iter().any(|c| is_han(*c)))
        .then(|| CleanSpan::new(start, stop))
}

/// A、B分别为x、y: the labels before 分别, one for each number of the list.
fn paired(figures: &[Figure], index: usize, folded: &[char], start: usize) -> Option<CleanSpan> {
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
