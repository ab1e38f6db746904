//! The noun behind a number.

use super::super::Figure;
use super::clause::is_clause_end;
use super::label::{LONGEST, is_middle};
use super::words::{STOPS, VERBS, noun_at, state_at};
use crate::text::{CleanSpan, lexicon, lexicon::is_at, pinyin::is_han};

/// Words between a number and its noun, the longer before their beginnings.
const PASSED: [&str; 15] = [
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
];

/// Places and households named by one character.
const PLACES: &str = "村县乡镇区市省州户";

/// 村(居)委会, 县(市、区): where the bracket closes that opens at `open` inside a name.
fn within_name(folded: &[char], open: usize, limit: usize) -> Option<usize> {
    let named = open.checked_sub(1).is_some_and(|before| "村乡县市镇".contains(folded[before]));
    let close = folded[open..limit.min(open + 6)].iter().position(|c| *c == ')')?;
    let plain = folded[open + 1..open + close].iter().all(|c| is_han(*c) || *c == '、');
    (named && plain).then_some(open + close + 1)
}

/// The noun behind a number: up to a stop, the next figure or a word that ends it.
pub(super) fn behind(figures: &[Figure], index: usize, folded: &[char], end: usize) -> Option<CleanSpan> {
    let limit = figures.get(index + 1).map_or(end, |next| next.span.start).min(end);
    let mut start = figures[index].span.end;
    if folded.get(start) == Some(&'(') {
        start += folded[start..limit].iter().position(|c| *c == ')').map_or(0, |close| close + 1);
    }
    start += PASSED.iter().find(|word| is_at(folded, start, word)).map_or(0, |word| word.chars().count());
    // 32件已化解: a state says what was counted, though its first word opens no noun
    let state = state_at(folded, start);
    let mut stop = start + state;
    let mut quoted = false;
    while stop < limit && stop - start < LONGEST {
        match folded[stop] {
            '“' => quoted = true,
            '”' => quoted = false,
            '(' if let Some(close) = within_name(folded, stop, limit) => {
                stop = close;
                continue;
            }
            '(' | ')' | '、' | ' ' | '.' | '|' if !quoted => break,
            character if is_clause_end(character) && !quoted => break,
            _ => {}
        }
        if let Some(len) = noun_at(folded, stop).filter(|len| stop + len <= limit) {
            stop += len;
            continue;
        }
        // 4个村被评为…: a place of one character
        let named = stop > start + 1 || stop == start + 1 && PLACES.contains(folded[start]);
        if !quoted && named && STOPS.at(folded, stop).is_some() {
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
    let least = if folded.get(start).is_some_and(|c| PLACES.contains(*c)) { 1 } else { 2 };
    (stop >= start + state.max(least) && !opens && folded[start..stop].iter().any(|c| is_han(*c)))
        .then(|| CleanSpan::new(start, stop))
}

/// 健全333个人民调解组织: the noun behind counts where the words before do not end in a noun's label.
pub(super) fn prefers_noun(folded: &[char], label: CleanSpan, number: usize, noun: CleanSpan) -> bool {
    // 行政复议案件21件、...: nothing stands between label and number; the noun behind is another's
    let near = label.end == number;
    let labelled = [
        "案件", "人数", "总数", "数量", "次数", "总量", "总额", "金额", "资金", "信息", "事项", "文件",
        "纠纷", "服务", "活动", "面积", "里程", "人口", "人员", "项目",
    ];
    let ends = labelled.iter().any(|word| lexicon::ends_at(folded, label.end, word));
    !noun.is_empty() && (!near || !ends || label.len() < 4)
}

/// True where 的 ties a share to the noun behind it.
pub(super) fn of_what(folded: &[char], end: usize) -> bool {
    ["的", "以上的", "以下的", "左右的", "以上", "多的", "以内的"].iter().any(|word| is_at(folded, end, word))
}
