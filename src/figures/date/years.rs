//! Years and what starts with one: 2023年度, 二〇二三年, 2021—2025年, 2022-2023学年.

use super::{
    Stretch,
    months::within_year,
    parts::{dash, number, skip_spaces},
};
use crate::{figures::numeral::digits, text::lexicon::is_at};

/// What starts with a year: a year, a period of years, a date.
pub(super) fn at(folded: &[char], at: usize) -> Option<Stretch> {
    let (year, len) = year_number(folded, at)?;
    let end = at + len;
    // 2021—2025年, 2022-2023学年, 2021年至2025年
    let marked = folded.get(end) == Some(&'年');
    let behind = if marked { end + 1 } else { end };
    let gap = dash(folded, behind);
    if gap > 0
        && (len == 4)
        && let Some(stretch) = period_of_years(folded, year, behind + gap, marked)
    {
        return Some(stretch);
    }
    if !marked {
        // 2022学年度
        return is_at(folded, end, "学年度").then(|| Stretch {
            end: end + 3,
            value: year.to_string(),
            value2: None,
        });
    }
    // 90年代 names a decade, 98年来 a length of time
    if matches!(folded.get(end + 1), Some('代'))
        || len == 2 && matches!(folded.get(end + 1), Some('来' | '间' | '以'))
    {
        return None;
    }
    let inside = skip_spaces(folded, end + 1);
    if let Some(stretch) = within_year(folded, inside, Some(year)) {
        return Some(stretch);
    }
    let tail = match folded.get(end + 1) {
        Some('度') => 2,
        Some('底' | '末' | '初' | '中')
            if !is_at(folded, end + 1, "中央")
                && !is_at(folded, end + 1, "初步")
                && !is_at(folded, end + 1, "中国")
                && !is_at(folded, end + 1, "中共")
                // 2007年中、高等职业教育: 中 and 初 open a level of schools, or a size, and close no year
                && !["中、高", "初、高", "中、小", "中小", "中等", "中高", "初中", "初级"]
                    .iter()
                    .any(|word| is_at(folded, end + 1, word)) =>
        {
            2
        }
        _ => 1,
    };
    Some(Stretch { end: end + tail, value: year.to_string(), value2: None })
}

/// The second year of a period, from behind the dash: 2025年, or 2025 in brackets' titles.
fn period_of_years(folded: &[char], first: i32, at: usize, marked: bool) -> Option<Stretch> {
    let (mut last, len) = year_number(folded, at).or_else(|| {
        // 2021-25年
        let short = digits(folded, at) == 2 && !marked && is_at(folded, at + 2, "年");
        short.then(|| (i32::try_from(number(folded, at, 2)).unwrap_or(0), 2))
    })?;
    if last < 100 {
        last += first / 100 * 100;
    }
    if last < first {
        return None;
    }
    let end = at + len;
    let tail = match folded.get(end) {
        Some('年') => 1 + usize::from(matches!(folded.get(end + 1), Some('度' | '底' | '末'))),
        Some('学') if is_at(folded, end, "学年") => 2 + usize::from(folded.get(end + 2) == Some(&'度')),
        _ if !marked && !matches!(folded.get(end), Some('-' | '/' | '.')) => 0,
        _ => return None,
    };
    if tail > 0 && digits(folded, end + 1) > 0 && is_at(folded, end, "年") {
        // 2021年1月至2022年3月 is read with its months
        if let Some(stretch) = within_year(folded, end + 1, Some(last)).filter(|_| marked) {
            return Some(Stretch { end: stretch.end, value: first.to_string(), value2: Some(stretch.value) });
        }
    }
    Some(Stretch { end: end + tail, value: first.to_string(), value2: Some(last.to_string()) })
}

/// A year's number at `at`: 2023, 98, 二〇二三; its length without 年.
pub(super) fn year_number(folded: &[char], at: usize) -> Option<(i32, usize)> {
    let arabic = digits(folded, at);
    if arabic == 4 {
        let year = i32::try_from(number(folded, at, 4)).ok()?;
        return (1840..=2100).contains(&year).then_some((year, 4));
    }
    if arabic == 2 && folded.get(at + 2) != Some(&'0') {
        let short = number(folded, at, 2);
        // 98年 and 07年 name years; 10年 and 25年 are lengths of time
        let named = short >= 70 || folded[at] == '0' && short > 0;
        let century = if short >= 70 { 1900 } else { 2000 };
        return named.then_some((i32::try_from(century + short).ok()?, 2));
    }
    chinese_year(folded, at)
}

/// 二〇二三, 一九九八, 二00九: four digits written one by one.
fn chinese_year(folded: &[char], at: usize) -> Option<(i32, usize)> {
    let digit = |character: char| {
        "〇一二三四五六七八九"
            .chars()
            .position(|d| d == character)
            .or(matches!(character, '零' | '0').then_some(0))
    };
    let four = folded.get(at..at + 4)?;
    if !matches!(four[0], '一' | '二') {
        return None;
    }
    let year = four.iter().try_fold(0usize, |sum, &character| Some(sum * 10 + digit(character)?))?;
    let year = i32::try_from(year).ok()?;
    (1840..=2100).contains(&year).then_some((year, 4))
}
