//! Dates and periods, with their values as ISO 8601 writes them (`--05` for a month without its
//! year, `---15` for a day without its month).

use super::numeral::{self, digits};
use crate::text::{
    enumerator::chinese_number,
    lexicon::{ends_at, is_at},
};

/// A date or period at a place in folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// One past its last character.
    pub end: usize,
    /// The date, or the period's first.
    pub value: String,
    /// The period's last.
    pub value2: Option<String>,
}

/// A date as far as it is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Partial {
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
}

impl Partial {
    fn text(&self) -> String {
        match (self.year, self.month, self.day) {
            (Some(year), None, _) => format!("{year:04}"),
            (Some(year), Some(month), None) => format!("{year:04}-{month:02}"),
            (Some(year), Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (None, Some(month), None) => format!("--{month:02}"),
            (None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
            (None, None, day) => format!("---{:02}", day.unwrap_or(0)),
        }
    }
}

/// The date or period that starts at `at`, the longest that can be read.
pub fn at(folded: &[char], at: usize) -> Option<Stretch> {
    if at > 0
        && (folded[at - 1].is_ascii_digit()
            || folded[at - 1] == '.' && at > 1 && folded[at - 2].is_ascii_digit())
    {
        return None;
    }
    numeric(folded, at).or_else(|| years(folded, at)).or_else(|| within_year(folded, at, None))
}

/// 2023-01-20 17:42, 2023.12.05, 2023/3/4.
fn numeric(folded: &[char], at: usize) -> Option<Stretch> {
    if digits(folded, at) != 4 {
        return None;
    }
    let mark = *folded.get(at + 4)?;
    if !matches!(mark, '-' | '/' | '.') {
        return None;
    }
    let month = digits(folded, at + 5);
    let second = at + 5 + month;
    let day = digits(folded, second + 1);
    if !(1..=2).contains(&month) || folded.get(second) != Some(&mark) || !(1..=2).contains(&day) {
        return None;
    }
    let date = Partial {
        year: Some(i32::try_from(number(folded, at, 4)).ok()?),
        month: Some(number(folded, at + 5, month)),
        day: Some(number(folded, second + 1, day)),
    };
    if !valid(&date) {
        return None;
    }
    let end = second + 1 + day;
    if matches!(folded.get(end), Some('.' | '-' | '/')) && digits(folded, end + 1) > 0 {
        return None;
    }
    let (end, clock) = clock(folded, end);
    Some(Stretch { end, value: date.text() + &clock, value2: None })
}

/// A time of day behind a date: one past its end, and `T17:42`.
fn clock(folded: &[char], end: usize) -> (usize, String) {
    let start = end + folded.get(end..).map_or(0, |rest| rest.iter().take_while(|c| **c == ' ').count());
    let hours = digits(folded, start);
    if !(1..=2).contains(&hours)
        || folded.get(start + hours) != Some(&':')
        || digits(folded, start + hours + 1) != 2
    {
        return (end, String::new());
    }
    let (hour, minute) = (number(folded, start, hours), number(folded, start + hours + 1, 2));
    let mut end = start + hours + 3;
    let mut text = format!("T{hour:02}:{minute:02}");
    if folded.get(end) == Some(&':') && digits(folded, end + 1) == 2 {
        text += &format!(":{:02}", number(folded, end + 1, 2));
        end += 3;
    }
    (end, text)
}

fn number(folded: &[char], at: usize, len: usize) -> u32 {
    folded[at..at + len].iter().fold(0, |sum, digit| sum * 10 + digit.to_digit(10).unwrap_or(0))
}

fn valid(date: &Partial) -> bool {
    date.year.is_none_or(|year| (1840..=2100).contains(&year))
        && date.month.is_none_or(|month| (1..=12).contains(&month))
        && date.day.is_none_or(|day| (1..=31).contains(&day))
}

/// Marks between the ends of a period.
fn dash(folded: &[char], at: usize) -> usize {
    match folded.get(at) {
        Some('-' | '–' | '~' | '～' | '至' | '到' | '―' | '−' | '─') => 1,
        Some('—') => 1 + usize::from(folded.get(at + 1) == Some(&'—')),
        // 自1月1日起至12月31日止
        Some('起') if matches!(folded.get(at + 1), Some('至' | '到')) => 2,
        _ => 0,
    }
}

/// A year's number at `at`: 2023, 98, 二〇二三; its length without 年.
fn year_number(folded: &[char], at: usize) -> Option<(i32, usize)> {
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

/// What starts with a year: a year, a period of years, a date.
fn years(folded: &[char], at: usize) -> Option<Stretch> {
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
                && !is_at(folded, end + 1, "中共") =>
        {
            2
        }
        _ => 1,
    };
    Some(Stretch { end: end + tail, value: year.to_string(), value2: None })
}

fn skip_spaces(folded: &[char], mut at: usize) -> usize {
    while folded.get(at) == Some(&' ') {
        at += 1;
    }
    at
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

/// What may follow a year or stand without one: months, days, half years, quarters.
fn within_year(folded: &[char], at: usize, year: Option<i32>) -> Option<Stretch> {
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

fn month_number(folded: &[char], at: usize) -> Option<(u32, usize)> {
    small_number(folded, at).filter(|(month, _)| (1..=12).contains(month))
}

fn day_number(folded: &[char], at: usize) -> Option<(u32, usize)> {
    small_number(folded, at).filter(|(day, _)| (1..=31).contains(day))
}

fn small_number(folded: &[char], at: usize) -> Option<(u32, usize)> {
    match digits(folded, at) {
        0 if folded.get(at) == Some(&'廿') => numeral::at(folded, folded, at)
            .and_then(|found| Some((u32::try_from(found.value.as_whole()?).ok()?, found.end - at))),
        0 => chinese_number(folded, at),
        len @ 1..=2 => Some((number(folded, at, len), len)),
        _ => None,
    }
}

/// A day without its month: 15日, where it is no length of time.
pub fn lone_day(folded: &[char], at: usize) -> Option<Stretch> {
    let len = digits(folded, at);
    if !(1..=2).contains(&len) || folded.get(at + len) != Some(&'日') {
        return None;
    }
    let day = number(folded, at, len);
    let end = at + len + 1;
    let length_of_time =
        ["压缩", "缩短", "减至", "减少", "提速", "内", "以内", "之内", "后内", "以上", "无", "期"]
            .iter()
            .any(|word| is_at(folded, end, word))
            || [
                "工作",
                "满",
                "为期",
                "历时",
                "期限",
                "提前",
                "不少于",
                "不超过",
                "近",
                "共",
                "累计",
                "连续",
                "延长",
                "缩短",
                "压缩",
                "顺延",
                "达",
                "用时",
                "耗时",
                "平均",
                "需",
                "拘留",
                "公示",
                "缩减",
                "提速",
                "超期",
                "法定",
                "法定的",
                "规定的",
                "承诺的",
            ]
            .iter()
            .any(|word| ends_at(folded, at, word));
    if !(1..=31).contains(&day) || length_of_time {
        return None;
    }
    Some(Stretch { end, value: format!("---{day:02}"), value2: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_periods_by_their_values() {
        for (text, len, value, value2) in [
            ("2023年度", 6, "2023", None),
            ("2022年底前", 6, "2022", None),
            ("98年", 3, "1998", None),
            ("07年", 3, "2007", None),
            ("9月25日", 5, "--09-25", None),
            ("2018年1月", 7, "2018-01", None),
            ("2024年3月14日", 10, "2024-03-14", None),
            ("二〇二三年十二月", 8, "2023-12", None),
            ("二〇〇九年三月十六日", 10, "2009-03-16", None),
            ("2021—2025年", 10, "2021", Some("2025")),
            ("2021年至2025年", 11, "2021", Some("2025")),
            ("2021——2025年", 11, "2021", Some("2025")),
            ("2010年1月至5月底", 11, "2010-01", Some("2010-05")),
            ("2021年11月至2022年3月", 16, "2021-11", Some("2022-03")),
            ("2022年上半年", 8, "2022-01", Some("2022-06")),
            ("上半年", 3, "--01", Some("--06")),
            ("一季度", 3, "--01", Some("--03")),
            ("第三季度", 4, "--07", Some("--09")),
            ("前三季度", 4, "--01", Some("--09")),
            ("2023年1-11月", 10, "2023-01", Some("2023-11")),
            ("1月1日至12月31日", 11, "--01-01", Some("--12-31")),
            ("12月3日至9日", 8, "--12-03", Some("--12-09")),
            ("2023年12月3—9日", 12, "2023-12-03", Some("2023-12-09")),
            ("2023-01-20 17:42", 16, "2023-01-20T17:42", None),
            ("2023.12.05", 10, "2023-12-05", None),
            ("2023/3/4", 8, "2023-03-04", None),
            ("2014年以来", 5, "2014", None),
            ("2022-2023学年", 11, "2022", Some("2023")),
            ("5月份", 3, "--05", None),
            ("2023年5月上旬", 9, "2023-05", None),
        ] {
            let folded: Vec<char> = text.chars().collect();
            let found = at(&folded, 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (found.end, found.value.as_str(), found.value2.as_deref()),
                (len, value, value2),
                "{text}"
            );
        }
    }

    #[test]
    fn what_only_looks_like_a_date() {
        for text in [
            "10年",
            "90年代",
            "3个月",
            "2.3.1",
            "三月三",
            "一月一主题",
            "13月",
            "1、2月龄",
            "2023条",
            "3000年",
        ] {
            let folded: Vec<char> = text.chars().collect();
            assert_eq!(at(&folded, 0), None, "{text}");
        }
    }
}
