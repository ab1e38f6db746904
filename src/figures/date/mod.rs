//! Dates and periods, with their values as ISO 8601 writes them (`--05` for a month without its
//! year, `---15` for a day without its month).

mod lone;
mod months;
mod numeric;
mod parts;
mod years;

pub use lone::lone_day;

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
            || folded[at - 1] == '.' && at > 1 && folded[at - 2].is_ascii_digit() && !opens_item(folded, at))
    {
        return None;
    }
    numeric::at(folded, at)
        .or_else(|| years::at(folded, at))
        .or_else(|| months::within_year(folded, at, None))
}

/// True for the year behind an item's number: 20.2026年十件实事.
fn opens_item(folded: &[char], at: usize) -> bool {
    let digits = folded[..at - 1].iter().rev().take_while(|character| character.is_ascii_digit()).count();
    let start = at - 1 - digits;
    let free = start == 0 || matches!(folded[start - 1], '\n' | '。' | ';');
    let year = folded.get(at..at + 5).is_some_and(|year| {
        matches!(year, ['1', '9', ..] | ['2', '0', ..])
            && year[..4].iter().all(char::is_ascii_digit)
            && year[4] == '年'
    });
    digits <= 2 && free && year
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
