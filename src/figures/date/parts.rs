//! What dates are put together from: numbers of one and two digits, dashes, spaces.

use super::Partial;
use crate::{
    figures::numeral::{self, digits},
    text::enumerator::chinese_number,
};

pub(super) fn number(folded: &[char], at: usize, len: usize) -> u32 {
    folded[at..at + len].iter().fold(0, |sum, digit| sum * 10 + digit.to_digit(10).unwrap_or(0))
}

pub(super) fn valid(date: &Partial) -> bool {
    date.year.is_none_or(|year| (1840..=2100).contains(&year))
        && date.month.is_none_or(|month| (1..=12).contains(&month))
        && date.day.is_none_or(|day| (1..=31).contains(&day))
}

/// Marks between the ends of a period.
pub(super) fn dash(folded: &[char], at: usize) -> usize {
    match folded.get(at) {
        Some('-' | '–' | '~' | '～' | '至' | '到' | '―' | '−' | '─') => 1,
        Some('—') => 1 + usize::from(folded.get(at + 1) == Some(&'—')),
        // 自1月1日起至12月31日止
        Some('起') if matches!(folded.get(at + 1), Some('至' | '到')) => 2,
        _ => 0,
    }
}

pub(super) fn skip_spaces(folded: &[char], mut at: usize) -> usize {
    while folded.get(at) == Some(&' ') {
        at += 1;
    }
    at
}

pub(super) fn month_number(folded: &[char], at: usize) -> Option<(u32, usize)> {
    small_number(folded, at).filter(|(month, _)| (1..=12).contains(month))
}

pub(super) fn day_number(folded: &[char], at: usize) -> Option<(u32, usize)> {
    small_number(folded, at).filter(|(day, _)| (1..=31).contains(day))
}

pub(super) fn small_number(folded: &[char], at: usize) -> Option<(u32, usize)> {
    match digits(folded, at) {
        0 if folded.get(at) == Some(&'廿') => numeral::at(folded, folded, at)
            .and_then(|found| Some((u32::try_from(found.value.as_whole()?).ok()?, found.end - at))),
        0 => chinese_number(folded, at),
        len @ 1..=2 => Some((number(folded, at, len), len)),
        _ => None,
    }
}
