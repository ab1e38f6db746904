//! A difference as a person reads it: signed, in the scale and the unit of the figures, `+8000万元`.

use super::labels::{Label, Labels};
use crate::figures::{Figure, Kind};

/// The difference of two figures written as `words`; empty where there is none.
pub(super) fn signed(value: Option<&str>, figure: &Figure, words: [&str; 2], labels: Labels) -> String {
    let Some(value) = value else { return String::new() };
    let (sign, digits) = value.strip_prefix('-').map_or(("+", value), |digits| ("-", digits));
    let sign = if digits.chars().all(|c| matches!(c, '0' | '.')) { "" } else { sign };
    if matches!(figure.kind, Kind::Percent | Kind::Points) {
        return format!("{sign}{digits}{}", labels.of(Label::Points));
    }
    let whole = digits.split('.').next().unwrap_or(digits).trim_start_matches('0').chars().count();
    let scaled = words.iter().any(|words| words.contains(['万', '亿', '萬', '億']));
    let (places, scale) = match whole {
        9.. if scaled => (8, "亿"),
        5..=8 if scaled => (4, "万"),
        _ => (0, ""),
    };
    let unit = figure.unit.as_deref().unwrap_or("");
    format!("{sign}{}{scale}{unit}", shifted(digits, places))
}

/// A decimal number with its point moved `places` to the left.
fn shifted(digits: &str, places: usize) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all: Vec<char> = whole.chars().chain(fraction.chars()).collect();
    let (before, behind) = all.split_at(whole.chars().count().saturating_sub(places));
    let before = if before.is_empty() { "0".to_owned() } else { before.iter().collect() };
    let behind: String = behind.iter().collect();
    let behind = behind.trim_end_matches('0');
    if behind.is_empty() { before } else { format!("{before}.{behind}") }
}

#[cfg(test)]
mod tests {
    use super::shifted;

    #[test]
    fn a_point_moves_and_nothing_is_lost() {
        let table = [
            ("80000000", 4, "8000"),
            ("470000000000", 8, "4700"),
            ("1236500000000", 8, "12365"),
            ("123456789", 8, "1.23456789"),
            ("49", 0, "49"),
            ("0.6", 0, "0.6"),
            ("12000.5", 4, "1.20005"),
        ];
        for (digits, places, expected) in table {
            assert_eq!(shifted(digits, places), expected, "{digits}");
        }
    }
}
