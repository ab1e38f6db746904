//! 第 and 前: ranks, ordinals in names, articles of laws, numbered orders; and counts below ten.

use super::{
    Kind, Reason, numeral,
    numeral::digits,
    scan::{Scan, Stated},
};
use crate::text::{
    lexicon::{has, is_at},
    pinyin::is_han,
};

/// Words that tell a standing, within a few characters before 第 or 前.
const STANDINGS: &[&str] = &[
    "排名", "位居", "位列", "名列", "列全", "居全", "跃居", "升至", "排在", "位次", "排位", "稳居", "跻身",
    "进入", "保持", "排全", "列", "居", "排", "综合", "总量", "增速", "考核", "蝉联", "荣获", "获",
];

/// What 第 opens: a standing, an article, an order's number, an ordinal in a name.
pub(super) fn ordinal(scan: &mut Scan, at: usize) -> Option<usize> {
    if let Some(end) = scan.date(at) {
        return Some(end);
    }
    // 第3.2.1节
    let run = scan.run(at + 1);
    if scan.folded[at + 1..run.max(at + 1)].iter().filter(|character| **character == '.').count() > 1 {
        return Some(scan.skip(at, run, Reason::Identifier));
    }
    let number = numeral::at(scan.folded, scan.chars, at + 1)?;
    let arabic = scan.folded[at + 1].is_ascii_digit();
    let end = number.end;
    let unit = scan.folded.get(end).copied();
    if unit == Some('号') {
        if let Some(word) = ["令", "公告", "通告"].iter().find(|word| scan.follows(at, word)) {
            let start = authority(scan, at - word.chars().count());
            let value = scan.chars[start..=end].iter().collect();
            return Some(scan.push(start, end + 1, Kind::DocNumber, Stated::of(value)));
        }
        return Some(scan.skip(at, end + 1, Reason::Identifier));
    }
    let near = &scan.folded[at.saturating_sub(8).max(scan.start)..at];
    let standing = STANDINGS.iter().any(|word| has(near, word));
    let value = number.value.to_string();
    match unit {
        Some('位' | '名') if number.value.as_whole().is_some() => {
            return Some(scan.push(
                at,
                end + 1,
                Kind::Rank,
                Stated { unit: Some((end, end + 1)), ..Stated::of(value) },
            ));
        }
        Some('条' | '款' | '项' | '章' | '节' | '编' | '目' | '页') => {
            return Some(articles(scan, at, end + 1));
        }
        None | Some(',' | '。' | '.' | ';' | '、' | ')' | '!' | '的') if standing => {
            return Some(scan.push(at, end, Kind::Rank, Stated::of(value)));
        }
        _ => {}
    }
    let large = scan.folded[at..end]
        .iter()
        .any(|c| matches!(c, '十' | '百' | '千' | '万' | '亿' | '廿' | '卅' | '拾' | '佰' | '仟'));
    if arabic || large { Some(scan.skip(at, end, Reason::Name)) } else { Some(end) }
}

/// 第二十五条、第二十六条第一款: the whole reference is skipped as one.
fn articles(scan: &mut Scan, at: usize, end: usize) -> usize {
    scan.skip(at, end, Reason::Identifier)
}

/// Where the authority's name starts that issued an order or notice: the Han characters before `at`,
/// back to a stop or a word that cannot belong to it.
pub(super) fn authority(scan: &Scan, at: usize) -> usize {
    // A figure before it is not part of the name.
    let floor = scan.found.last().map_or(scan.start, |last| last.span.end.max(scan.start));
    let mut start = at;
    while start > floor && at - start < 14 && is_han(scan.folded[start - 1]) {
        start -= 1;
    }
    for word in ["根据", "依据", "按照", "依照", "以", "的", "和", "与", "由", "发布", "公布", "印发", "了"]
    {
        let len = word.chars().count();
        if let Some(found) =
            (start..at.saturating_sub(len)).rev().find(|&place| is_at(scan.folded, place, word))
        {
            start = start.max(found + len);
        }
    }
    start
}

/// What 前 opens: a standing (前三, 前10名, 前1%) or the months from January on (前11个月).
pub(super) fn leading(scan: &mut Scan, at: usize) -> Option<usize> {
    if scan.before(at).is_some_and(|before| "目此日年以之提当眼月天跟面空超先会课岗事赛期饭".contains(before))
    {
        return None;
    }
    if let Some(end) = scan.date(at) {
        return Some(end);
    }
    let number = numeral::at(scan.folded, scan.chars, at + 1)?;
    let value = number.value.to_string();
    let unit = scan.folded.get(number.end).copied();
    let near = &scan.folded[at.saturating_sub(8).max(scan.start)..at];
    let standing = STANDINGS.iter().any(|word| has(near, word));
    match unit {
        Some('名' | '位' | '强') if number.value.as_whole().is_some() => {
            let unit = (unit != Some('强')).then_some((number.end, number.end + 1));
            let end = unit.map_or(number.end, |(_, end)| end);
            Some(scan.push(at, end, Kind::Rank, Stated { unit, ..Stated::of(value) }))
        }
        Some('%') => Some(scan.push(
            at,
            number.end + 1,
            Kind::Rank,
            Stated { unit: Some((number.end, number.end + 1)), ..Stated::of(value) },
        )),
        None | Some(',' | '。' | '.' | ';' | '、' | ')' | '!' | '列' | '茅' | '的')
            if standing || digits(scan.folded, at + 1) == 0 =>
        {
            Some(scan.push(at, number.end, Kind::Rank, Stated::of(value)))
        }
        _ => None,
    }
}

/// Measures that a count below ten in Chinese numerals is plainly made with.
const PLAIN: &[&str] = &[
    "个", "项", "件", "宗", "起", "例", "份", "名", "位", "次", "场", "批", "家", "户", "条", "篇", "辆",
    "台", "套", "座", "所", "种", "类", "人", "期", "轮", "部", "本", "册", "支", "张", "处", "间", "届",
    "大类",
];

/// True where a count below ten in Chinese numerals counts something and is no article or idiom.
pub(super) fn is_plain_count(scan: &Scan, at: usize, number: i128, unit: &str, end: usize) -> bool {
    let guarded =
        scan.before(at).is_some_and(|before| "第同统每逐唯某任之另这那专单进万不如合归划".contains(before));
    let one = number == 1 && !matches!(unit, "件" | "宗" | "起" | "名" | "份" | "场" | "家" | "辆" | "座");
    let idiom = scan.folded.get(end).is_some_and(|next| matches!(next, '一' | '化' | '性' | '制' | '式'))
        || is_figurative(scan.folded, end, unit);
    PLAIN.contains(&unit) && !guarded && !one && !idiom && number > 0
}

/// Figures of speech: 一件接着一件, 两条腿走路, 一份满意的答卷.
fn is_figurative(folded: &[char], end: usize, unit: &str) -> bool {
    let clause = folded[end..].iter().take(12).take_while(|c| !matches!(c, ',' | '。' | ';' | '、' | '!'));
    let clause: Vec<char> = clause.copied().collect();
    let answers = matches!(unit, "份" | "张") && has(&clause, "答卷");
    answers
        || ["接着", "腿"].iter().any(|word| is_at(&clause, 0, word))
        || end >= 4 && has(&folded[end - 4..end], "接着")
}
