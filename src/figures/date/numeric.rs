//! Dates in digits and marks alone: 2023-01-20 17:42, 2023.12.05.

use super::{
    Partial, Stretch,
    parts::{number, valid},
};
use crate::figures::numeral::digits;

/// 2023-01-20 17:42, 2023.12.05, 2023/3/4.
pub(super) fn at(folded: &[char], at: usize) -> Option<Stretch> {
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
pub(super) fn clock(folded: &[char], end: usize) -> (usize, String) {
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
