//! What may follow a year or stand without one: half years, quarters, months and days.

use super::{
    Partial, Stretch,
    numeric::clock,
    parts::{dash, day_number, month_number, number, skip_spaces},
    years::year_number,
};
use crate::{
    figures::numeral::digits,
    text::{enumerator::chinese_number, lexicon::is_at},
};

/// What may follow a year or stand without one: months, days, half years, quarters.
pub(super) fn within_year(folded: &[char], at: usize, year: Option<i32>) -> Option<Stretch> {
    let parts = parts_of_year(folded, at, year);
    parts.or_else(|| months(folded, at, year))
}

fn period(year: Option<i32>, first: u32, last: u32, end: usize) -> Stretch {
    let text = |month| Partial { year, month: Some(month), day: None }.text();
    Stretch { end, value: text(first), value2: Some(text(last)) }
}

/// 上半年, 一季度, 第三季度, 前三季度, 1—3季度, 前11个月.
fn parts_of_year(folded: &[char], at: usize, year: Option<i32>) -> Option<Stretch> {
    for (word, first, last) in [("上半年", 1, 6), ("下半年", 7, 12)] {
        if is_at(folded, at, word) {
            return Some(period(year, first, last, at + 3));
        }
    }
    let small = |at: usize| match digits(folded, at) {
        0 => chinese_number(folded, at),
        len @ 1..=2 => Some((number(folded, at, len), len)),
        _ => None,
    };
    let opening = folded.get(at).copied()?;
    let start = at + usize::from(matches!(opening, '第' | '前' | '头' | '首'));
    if opening == '首' {
        return is_at(folded, at, "首季度").then(|| period(year, 1, 3, at + 3));
    }
    let (number, len) = small(start)?;
    let end = start + len;
    if is_at(folded, end, "季度") && (1..=4).contains(&number) {
        let first = if opening == '前' || opening == '头' { 1 } else { number * 3 - 2 };
        return Some(period(year, first, number * 3, end + 2));
    }
    let gap = dash(folded, end) + usize::from(folded.get(end) == Some(&'、'));
    if gap > 0 {
        let (last, len) = small(end + gap)?;
        let close = end + gap + len;
        if is_at(folded, close, "季度") && number < last && last <= 4 {
            return Some(period(year, number * 3 - 2, last * 3, close + 2));
        }
    }
    let months = matches!(opening, '前' | '头') && is_at(folded, end, "个月") && (2..=12).contains(&number);
    months.then(|| period(year, 1, number, end + 2))
}

/// 5月, 9月25日, 1—11月, 3月至5月底, 12月3日至9日.
fn months(folded: &[char], at: usize, year: Option<i32>) -> Option<Stretch> {
    let (month, len) = month_number(folded, at)?;
    let mut end = at + len;
    let gap = dash(folded, end);
    if gap > 0 {
        // 1—11月
        let (last, len) = month_number(folded, end + gap)?;
        let close = end + gap + len;
        if folded.get(close) != Some(&'月') || last <= month || is_at(folded, close, "月龄") {
            return None;
        }
        return Some(period(year, month, last, close + 1 + edge(folded, close + 1)));
    }
    if folded.get(end) != Some(&'月') || is_at(folded, end, "月龄") {
        return None;
    }
    // 三月里来, 一月一主题: a Chinese month without a year needs a day
    let chinese = !folded[at].is_ascii_digit();
    end += 1;
    let mut first = Partial { year, month: Some(month), day: None };
    let inside = skip_spaces(folded, end);
    if let Some((day, len)) = day_number(folded, inside) {
        if matches!(folded.get(inside + len), Some('日' | '号')) {
            first.day = Some(day);
            end = inside + len + 1;
        } else if dash(folded, inside + len) > 0 {
            // 12月3—9日
            let from = inside + len + dash(folded, inside + len);
            if let Some((last, len)) =
                day_number(folded, from).filter(|(_, len)| folded.get(from + len) == Some(&'日'))
            {
                let second = Partial { day: Some(last), ..first };
                return Some(Stretch {
                    end: from + len + 1,
                    value: Partial { day: Some(day), ..first }.text(),
                    value2: Some(second.text()),
                });
            }
        }
    }
    if chinese && year.is_none() && first.day.is_none() {
        return None;
    }
    if first.day.is_none() {
        end += edge(folded, end);
    }
    if let Some(stretch) = second_end(folded, end, first) {
        return Some(stretch);
    }
    let (end, clock) = if first.day.is_some() { clock(folded, end) } else { (end, String::new()) };
    Some(Stretch { end, value: first.text() + &clock, value2: None })
}

/// 底, 初, 份, 上旬: what may stand behind a month; its length.
fn edge(folded: &[char], at: usize) -> usize {
    match folded.get(at) {
        Some('底' | '初' | '末' | '份') if !is_at(folded, at, "初步") => 1,
        Some('上' | '中' | '下') if folded.get(at + 1) == Some(&'旬') => 2,
        _ => 0,
    }
}

/// The second end of a period of months or days: 至5月底, 至2022年3月, —12月31日, 至9日.
fn second_end(folded: &[char], at: usize, first: Partial) -> Option<Stretch> {
    let gap = dash(folded, at);
    if gap == 0 {
        return None;
    }
    let mut start = at + gap;
    let mut second = Partial { year: first.year, ..Partial::default() };
    if let Some((year, len)) =
        year_number(folded, start).filter(|(_, len)| folded.get(start + len) == Some(&'年'))
    {
        second.year = Some(year);
        start += len + 1;
    } else if let Some(len) =
        ["次年", "翌年", "当年"].iter().find(|word| is_at(folded, start, word)).map(|_| 2)
    {
        second.year = first.year.map(|year| if is_at(folded, start, "当年") { year } else { year + 1 });
        start += len;
    }
    let end = if let Some((month, len)) =
        month_number(folded, start).filter(|(_, len)| folded.get(start + len) == Some(&'月'))
    {
        second.month = Some(month);
        let inside = start + len + 1;
        match day_number(folded, inside)
            .filter(|(_, len)| matches!(folded.get(inside + len), Some('日' | '号')))
        {
            Some((day, len)) => {
                second.day = Some(day);
                inside + len + 1
            }
            None => inside + edge(folded, inside),
        }
    } else {
        first.day?;
        let (day, len) = day_number(folded, start)
            .filter(|(_, len)| matches!(folded.get(start + len), Some('日' | '号')))?;
        second.month = first.month;
        second.day = Some(day);
        start + len + 1
    };
    Some(Stretch { end, value: first.text(), value2: Some(second.text()) })
}
