//! Rows of tables that lost their borders: a cell that stands alone is a figure, digits of several
//! cells glued together are not.

use super::Reason;
use crate::text::pinyin::is_han;

/// A row's label is at most this long (characters).
const LONGEST_LABEL: usize = 40;
/// Cells of the statutory tables rarely hold more digits; longer runs are cells glued together.
const MOST_DIGITS: usize = 4;

/// True for a line that is a row or a cell of a table: digits, at most with a label before them, and
/// no sentence.
pub(super) fn is_row(folded: &[char]) -> bool {
    let digits = folded.iter().filter(|character| character.is_ascii_digit()).count();
    let dated = folded.windows(2).any(|pair| pair[0].is_ascii_digit() && matches!(pair[1], '年' | '月'));
    if digits == 0 || dated || folded.iter().any(|c| matches!(c, '。' | ',' | ';' | '!' | '?' | '《' | '“'))
    {
        return false;
    }
    let bars = folded.iter().filter(|character| **character == '|').count();
    let label = folded.iter().filter(|character| is_han(**character)).count();
    let last = folded.iter().rev().find(|character| **character != '|' && **character != ' ');
    bars >= 2 && digits * 3 >= label
        || label <= LONGEST_LABEL && last.is_some_and(char::is_ascii_digit) && ends_in_digits(folded)
}

/// Behind the label only digits and what parts cells.
fn ends_in_digits(folded: &[char]) -> bool {
    let Some(first) =
        folded.iter().rposition(|character| is_han(*character) || character.is_ascii_alphabetic())
    else {
        return true;
    };
    folded[first + 1..].iter().all(|c| {
        c.is_ascii_digit() || matches!(c, ' ' | '\t' | '|' | '.' | '/' | '-' | '—' | '%' | ')' | ':')
    })
}

/// Why a run of digits in a row is no figure: cells glued together.
pub(super) fn glued(digits: &[char]) -> Option<Reason> {
    let point = digits.contains(&'.');
    let zeros = digits.len() > 1 && digits[0] == '0' && !point;
    (zeros || !point && digits.len() > MOST_DIGITS).then_some(Reason::Table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_glued_cells() {
        let row = |text: &str| is_row(&text.chars().collect::<Vec<_>>());
        for (text, want) in [
            ("77", true),
            ("本年新收政府信息公开申请数量7744512", true),
            ("规章 2 0 5", true),
            ("| 行政许可 | 1234 |", true),
            ("全年办理案件77件", false),
            ("2023年3月4日", false),
            ("受理77件,办结70件。", false),
        ] {
            assert_eq!(row(text), want, "{text}");
        }
        let reason = |text: &str| glued(&text.chars().collect::<Vec<_>>());
        assert_eq!(reason("7744512"), Some(Reason::Table));
        assert_eq!(reason("000"), Some(Reason::Table));
        assert_eq!(reason("77"), None);
        assert_eq!(reason("0"), None);
    }
}
