//! The order of names that a person expects: digits compare by value, so that 2 comes before 10.

use std::{cmp::Ordering, ffi::OsStr, iter::Peekable, str::Chars};

/// Compares two names, runs of digits by value. Names that differ in leading zeros only compare by
/// their bytes, so that only equal names are equal.
pub(super) fn compare(left: &OsStr, right: &OsStr) -> Ordering {
    by_value(&left.to_string_lossy(), &right.to_string_lossy()).then_with(|| left.cmp(right))
}

fn by_value(left: &str, right: &str) -> Ordering {
    let (mut left, mut right) = (left.chars().peekable(), right.chars().peekable());
    loop {
        let step = match (left.peek().copied(), right.peek().copied()) {
            (None, None) => return Ordering::Equal,
            (Some(a), Some(b)) if a.is_ascii_digit() && b.is_ascii_digit() => {
                let (a, b) = (digits(&mut left), digits(&mut right));
                a.len().cmp(&b.len()).then_with(|| a.cmp(&b))
            }
            (a, b) => {
                left.next();
                right.next();
                a.cmp(&b)
            }
        };
        if step != Ordering::Equal {
            return step;
        }
    }
}

/// Takes a run of digits, leading zeros left out: of any length, so a string and not a number.
fn digits(characters: &mut Peekable<Chars<'_>>) -> String {
    let mut run = String::new();
    while let Some(digit) = characters.next_if(char::is_ascii_digit) {
        if !(run.is_empty() && digit == '0') {
            run.push(digit);
        }
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_compare_by_value() {
        let sorted = [
            "001.txt",
            "1.txt",
            "2.txt",
            "10.txt",
            "99999999999999999999999998.txt",
            "99999999999999999999999999.txt",
            "云溪区2022年.txt",
            "云溪区2023年.txt",
            "青岚县9月.txt",
            "青岚县10月.txt",
        ];
        let mut names: Vec<&OsStr> = sorted.iter().rev().map(OsStr::new).collect();
        names.sort_by(|left, right| compare(left, right));
        assert_eq!(names, sorted.map(OsStr::new));
    }
}
