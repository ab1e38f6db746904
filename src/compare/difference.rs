//! Difference and change of two values: exact, or none at all.

use crate::figures::{Approx, Figure, Kind, decimal::Decimal};

/// The difference of two changes, `falls` telling of each whether it is downwards: a fall stands below zero where the other
/// is a rise (from 9.8% up to 2.4% down are -12.2 points), and has no change in per cent. Else as [`difference`]: of two
/// falls it is how much the fall itself grew.
pub(super) fn of_changes(
    earlier: &Figure,
    later: &Figure,
    falls: [bool; 2],
) -> (Option<String>, Option<String>) {
    if falls[0] == falls[1] {
        return difference(earlier, later);
    }
    let signed = |figure: &Figure, falls: bool| {
        let value = if falls { format!("-{}", figure.value) } else { figure.value.clone() };
        Figure { value, ..figure.clone() }
    };
    (difference(&signed(earlier, falls[0]), &signed(later, falls[1])).0, None)
}

/// `later` less `earlier` as a decimal string, and the change in per cent of `earlier` to one place.
///
/// Rough figures (约, 余, 以上), ranges, ranks and ratios have no difference; shares have one in
/// percentage points and no change in per cent.
pub(super) fn difference(earlier: &Figure, later: &Figure) -> (Option<String>, Option<String>) {
    let exact = |figure: &Figure| figure.approx == Approx::Exact && figure.value2.is_none();
    let counts = |figure: &Figure| {
        matches!(figure.kind, Kind::Quantity | Kind::Percent | Kind::Points | Kind::Money | Kind::Duration)
    };
    if !(exact(earlier) && exact(later) && counts(earlier) && counts(later)) {
        return (None, None);
    }
    let (Some(from), Some(to)) = (decimal(&earlier.value), decimal(&later.value)) else {
        return (None, None);
    };
    let difference = to.plus(from.negated()).to_string();
    let share = matches!(earlier.kind, Kind::Percent | Kind::Points);
    let percent = if share { None } else { percent(&earlier.value, &difference) };
    (Some(difference), percent)
}

fn decimal(value: &str) -> Option<Decimal> {
    let (sign, digits) = value.strip_prefix('-').map_or((false, value), |digits| (true, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let chars = |part: &str| part.chars().collect::<Vec<_>>();
    if whole.is_empty() || !whole.chars().chain(fraction.chars()).all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let decimal = Decimal::parse(&chars(whole), &chars(fraction))?;
    Some(if sign { decimal.negated() } else { decimal })
}

fn percent(base: &str, difference: &str) -> Option<String> {
    let (base, difference): (f64, f64) = (base.parse().ok()?, difference.parse().ok()?);
    if base == 0.0 {
        return None;
    }
    // Half away from zero, as statistics are rounded; the tiny nudge undoes what binary fractions lose.
    let tenths = (difference / base.abs() * 1000.0 * (1.0 + 1e-12)).round();
    Some(in_per_cent(tenths))
}

fn in_per_cent(tenths: f64) -> String {
    let text = format!("{:.1}", tenths / 10.0);
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::CleanSpan;

    fn figure(value: &str, kind: Kind, approx: Approx) -> Figure {
        let (value, value2) = value.split_once('~').map_or((value, None), |(one, other)| (one, Some(other)));
        Figure {
            span: CleanSpan::new(0, 1),
            kind,
            value: value.to_owned(),
            value2: value2.map(str::to_owned),
            unit: None,
            approx,
            subject: None,
            shared: None,
            direction: None,
            target: false,
            section: None,
        }
    }

    #[test]
    fn a_fall_stands_below_zero_where_the_other_is_a_rise() {
        let table = [
            ("9.8", "2.4", [false, true], "-12.2"),
            ("2.4", "6.9", [true, false], "9.3"),
            ("8.2", "5.6", [true, true], "-2.6"),
            ("5", "6", [false, false], "1"),
        ];
        for (earlier, later, falls, expected) in table {
            let [one, other] = [earlier, later].map(|value| figure(value, Kind::Percent, Approx::Exact));
            let found = of_changes(&one, &other, falls);
            assert_eq!((found.0.as_deref(), found.1), (Some(expected), None), "{earlier} {later}");
        }
    }

    #[test]
    fn exact_figures_have_a_difference_and_rough_ones_have_none() {
        use Approx::{About, Exact, Over};
        let table = [
            ("80", "96", Kind::Quantity, Exact, Some("16"), Some("20")),
            ("52", "38", Kind::Duration, Exact, Some("-14"), Some("-26.9")),
            ("390000000", "470000000", Kind::Money, Exact, Some("80000000"), Some("20.5")),
            ("12.1", "12.7", Kind::Percent, Exact, Some("0.6"), None),
            ("0", "3", Kind::Quantity, Exact, Some("3"), None),
            ("8", "8", Kind::Quantity, Exact, Some("0"), Some("0")),
            ("4200", "4560", Kind::Quantity, Over, None, None),
            ("300", "310", Kind::Quantity, About, None, None),
            ("3~5", "4", Kind::Duration, Exact, None, None),
            ("2", "4", Kind::Rank, Exact, None, None),
            ("2/3", "1/2", Kind::Multiple, Exact, None, None),
        ];
        for (left, right, kind, approx, difference, percent) in table {
            let found = super::difference(&figure(left, kind, approx), &figure(right, kind, Exact));
            assert_eq!((found.0.as_deref(), found.1.as_deref()), (difference, percent), "{left} {right}");
        }
    }
}
