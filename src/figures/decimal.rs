//! Exact decimal numbers: figures are never rounded on their way.

use std::fmt;

/// `mantissa` × 10^−`places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    mantissa: i128,
    places: u32,
}

/// More digits than this state no quantity (and would not fit).
const MOST_DIGITS: usize = 18;

impl Decimal {
    /// A whole number.
    pub fn whole(number: i128) -> Self {
        Self { mantissa: number, places: 0 }
    }

    /// Digits before and behind the point; `None` where there are more than a quantity has.
    pub fn parse(whole: &[char], fraction: &[char]) -> Option<Self> {
        if whole.len() + fraction.len() > MOST_DIGITS {
            return None;
        }
        let digits = whole.iter().chain(fraction);
        let mantissa =
            digits.fold(0i128, |sum, digit| sum * 10 + i128::from(digit.to_digit(10).unwrap_or(0)));
        Some(Self { mantissa, places: u32::try_from(fraction.len()).ok()? })
    }

    /// This number times 10^`power`.
    pub fn scaled(self, power: u32) -> Self {
        let taken = power.min(self.places);
        let mantissa = 10i128.checked_pow(power - taken).and_then(|factor| self.mantissa.checked_mul(factor));
        Self { mantissa: mantissa.unwrap_or(self.mantissa), places: self.places - taken }
    }

    /// A tenth of this number: per mille as per cent.
    pub fn tenth(self) -> Self {
        Self { mantissa: self.mantissa, places: self.places + 1 }
    }

    /// The number with its sign turned.
    pub fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, places: self.places }
    }

    /// The sum of two numbers.
    pub fn plus(self, other: Self) -> Self {
        let places = self.places.max(other.places);
        let at = |number: Self| number.mantissa.saturating_mul(10i128.saturating_pow(places - number.places));
        Self { mantissa: at(self).saturating_add(at(other)), places }
    }

    /// The number where it is whole.
    pub fn as_whole(self) -> Option<i128> {
        let factor = 10i128.checked_pow(self.places)?;
        (self.mantissa % factor == 0).then(|| self.mantissa / factor)
    }
}

impl fmt::Display for Decimal {
    /// Plain digits, without zeros at the end of a fraction: `588120`, `0.5`, `-3.2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.mantissa.unsigned_abs().to_string();
        let places = self.places as usize;
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let fraction = fraction.trim_end_matches('0');
        let sign = if self.mantissa < 0 { "-" } else { "" };
        if fraction.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{fraction}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        Decimal::parse(&chars(whole), &chars(fraction)).unwrap()
    }

    #[test]
    fn scaling_is_exact() {
        for (number, power, want) in [
            ("58.8120", 4, "588120"),
            ("3.52", 8, "352000000"),
            ("0.30", 0, "0.3"),
            ("16", 4, "160000"),
            ("1.23456", 4, "12345.6"),
            ("0", 8, "0"),
        ] {
            assert_eq!(decimal(number).scaled(power).to_string(), want);
        }
        assert_eq!(decimal("5").tenth().to_string(), "0.5");
        assert_eq!(decimal("3.2").negated().to_string(), "-3.2");
        assert_eq!(decimal("1").scaled(8).plus(decimal("2000").scaled(4)).to_string(), "120000000");
    }
}
