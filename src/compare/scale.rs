//! A difference as a person reads it: with its sign, in the scale that the figures are written in.

/// A decimal string with its sign: `+49`, `-3`, `0`.
pub fn signed(value: &str) -> String {
    let is_zero = value.chars().all(|digit| matches!(digit, '0' | '.' | '-'));
    if is_zero {
        return value.trim_start_matches('-').to_owned();
    }
    if value.starts_with('-') { value.to_owned() } else { format!("+{value}") }
}

/// A decimal string with its sign, in 万 or 亿 where one of the figures that are written as `words` is:
/// `+8000万`; points between shares of a thousand in those: `+1.17‰`. Nothing is lost by it.
pub fn in_scale(value: &str, words: [&str; 2]) -> String {
    if let Some(per_mille) = per_mille(value, words) {
        return format!("{}‰", signed(&per_mille));
    }
    let digits = value.strip_prefix('-').unwrap_or(value);
    let sign = if digits.len() < value.len() { "-" } else { "" };
    let whole = digits.split('.').next().unwrap_or(digits).trim_start_matches('0').chars().count();
    let scaled = words.iter().any(|words| words.contains(['万', '亿', '萬', '億']));
    let (places, scale) = match whole {
        9.. if scaled => (8, "亿"),
        5..=8 if scaled => (4, "万"),
        _ => return signed(value),
    };
    format!("{}{scale}", signed(&format!("{sign}{}", shifted(digits, places))))
}

/// Percentage points as a thousandth, where both figures are written as such: 0.117 between 10.5‰ and 11.67‰ are 1.17.
pub fn per_mille(points: &str, words: [&str; 2]) -> Option<String> {
    if !words.iter().all(|words| words.contains('‰')) {
        return None;
    }
    let digits = points.strip_prefix('-').unwrap_or(points);
    let sign = if digits.len() < points.len() { "-" } else { "" };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let mut fraction = fraction.chars();
    let tens = fraction.next().unwrap_or('0');
    let whole = format!("{whole}{tens}");
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let rest = fraction.as_str();
    Some(if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") })
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
    use super::*;

    #[test]
    fn a_difference_has_its_sign_and_the_figures_scale() {
        let table = [
            ("80000000", "3.9亿元", "+8000万"),
            ("-470000000000", "5万亿元", "-4700亿"),
            ("1236500000000", "1.2万亿元", "+12365亿"),
            ("123456789", "1亿元", "+1.23456789亿"),
            ("-12000.5", "3万元", "-1.20005万"),
            ("80000000", "390000000元", "+80000000"),
            ("49", "97件", "+49"),
            ("-3.5", "96%", "-3.5"),
            ("0", "8万人", "0"),
            ("0.0", "8", "0.0"),
            ("-0", "8", "0"),
            ("8", "12‰", "+8"),
        ];
        for (value, words, expected) in table {
            assert_eq!(in_scale(value, [words, "12"]), expected, "{value} {words}");
        }
    }

    #[test]
    fn between_thousandths_a_difference_is_one() {
        for (points, expected) in [
            ("0.117", "+1.17‰"),
            ("-0.05", "-0.5‰"),
            ("0.1", "+1‰"),
            ("1", "+10‰"),
            ("-2.5", "-25‰"),
            ("0", "0‰"),
        ] {
            assert_eq!(in_scale(points, ["10.5‰", "11.67‰"]), expected, "{points}");
        }
    }
}
