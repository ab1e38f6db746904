//! Dates as they stand alone, in digits or Chinese numerals: for signatures and index tables.

/// A day: year, month, day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Four digits.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The first whole day named in folded text: 2024年3月14日, 二〇二四年三月十四日, 2024-03-14, 2024.3.14, 20240314.
pub fn first_day(folded: &[char]) -> Option<Day> {
    (0..folded.len()).find_map(|at| day_at(folded, at))
}

/// The day that starts at `at`.
pub fn day_at(folded: &[char], at: usize) -> Option<Day> {
    if at > 0 && folded[at - 1].is_ascii_digit() {
        return None;
    }
    let digits = folded[at..].iter().take_while(|character| character.is_ascii_digit()).count();
    if digits == 8 {
        let number = |from: usize, len: usize| {
            folded[at + from..at + from + len].iter().collect::<String>().parse().ok()
        };
        return valid(number(0, 4)?, number(4, 2)? as u32, number(6, 2)? as u32);
    }
    let (year, len) = year(folded, at)?;
    let mut at = at + len;
    let mark = *folded.get(at)?;
    if !matches!(mark, '年' | '-' | '/' | '.') {
        return None;
    }
    at = skip_spaces(folded, at + 1);
    let (month, len) = small(folded, at)?;
    at = skip_spaces(folded, at + len);
    let second = *folded.get(at)?;
    if second != mark && !(mark == '年' && second == '月') {
        return None;
    }
    at = skip_spaces(folded, at + 1);
    let (day, len) = small(folded, at)?;
    if mark == '年' && !matches!(folded.get(skip_spaces(folded, at + len)), Some('日' | '号')) {
        return None;
    }
    valid(year, month, day)
}

fn skip_spaces(folded: &[char], mut at: usize) -> usize {
    while folded.get(at) == Some(&' ') {
        at += 1;
    }
    at
}

fn valid(year: i32, month: u32, day: u32) -> Option<Day> {
    let valid = (1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then_some(Day { year, month, day })
}

fn year(folded: &[char], at: usize) -> Option<(i32, usize)> {
    let digit = |character: char| {
        character
            .to_digit(10)
            .or_else(|| "〇一二三四五六七八九".chars().position(|c| c == character).map(|d| d as u32))
            .or((character == '零').then_some(0))
    };
    let four = folded.get(at..at + 4)?;
    let number = four.iter().try_fold(0, |sum, &character| Some(sum * 10 + digit(character)?))?;
    (folded.get(at + 4).copied().and_then(digit).is_none()).then_some((i32::try_from(number).ok()?, 4))
}

fn small(folded: &[char], at: usize) -> Option<(u32, usize)> {
    let digits = folded.get(at..)?.iter().take(2).take_while(|character| character.is_ascii_digit()).count();
    if digits > 0 {
        let number =
            folded[at..at + digits].iter().fold(0, |sum, digit| sum * 10 + digit.to_digit(10).unwrap_or(0));
        return Some((number, digits));
    }
    super::enumerator::chinese_number(folded, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_day() {
        for (text, want) in [
            ("2024年3月14日", Some("2024-03-14")),
            ("二〇二四年三月十四日", Some("2024-03-14")),
            ("二〇〇九年十二月三十一日", Some("2009-12-31")),
            ("2024-03-14 17:42", Some("2024-03-14")),
            ("2024.3.4", Some("2024-03-04")),
            ("2024/3/4", Some("2024-03-04")),
            ("发布时间:20240314", Some("2024-03-14")),
            ("2024年3月", None),
            ("2024年13月1日", None),
            ("000014349/2023-06836", None),
        ] {
            let folded: Vec<char> = text.chars().collect();
            assert_eq!(first_day(&folded).map(|day| day.to_string()).as_deref(), want, "{text}");
        }
    }
}
