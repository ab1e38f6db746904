//! Rows of tables that lost their borders: the cells stand behind a label, each on a line of its own,
//! or glued together into one run of digits.

use super::{lines::is_space, pinyin::is_han};

/// A row's label is at most this long (characters).
const LONGEST_LABEL: usize = 40;

/// True for a line that is a row or a cell of a table: digits, at most with a label before them, and
/// no sentence.
pub fn is_row(folded: &[char]) -> bool {
    let digits = folded.iter().filter(|character| character.is_ascii_digit()).count();
    let dated = folded.windows(2).any(|pair| pair[0].is_ascii_digit() && matches!(pair[1], '年' | '月'));
    let said = |character: &char| match character {
        '。' | ';' | '!' | '?' => true,
        // 3.危及“三安全一稳定” 1 0 0: a name in a label, with several cells behind it
        '《' | '“' => cells(folded) < 2,
        _ => false,
    };
    if digits == 0 || dated || folded.iter().any(said) {
        return false;
    }
    let bars = folded.iter().filter(|character| **character == '|').count();
    let label = folded.iter().filter(|character| is_han(**character)).count();
    let last = folded.iter().rev().find(|character| **character != '|' && !is_space(**character));
    bars >= 2 && digits * 3 >= label
        || label <= LONGEST_LABEL && last.is_some_and(char::is_ascii_digit) && cells_start(folded).is_some()
}

/// Where the cells start behind a row's label, where nothing but cells stands there.
fn cells_start(folded: &[char]) -> Option<usize> {
    let is_label = |c: &char| is_han(*c) || c.is_ascii_alphabetic() || matches!(c, '”' | '》');
    let start = folded.iter().rposition(is_label).map_or(0, |last| last + 1);
    let is_cell = |c: &char| {
        c.is_ascii_digit()
            || is_space(*c)
            || matches!(c, '|' | '.' | '/' | '-' | '—' | '%' | '(' | ')' | ':' | ',')
    };
    folded[start..].iter().all(is_cell).then_some(start)
}

/// Number of cells behind a row's label.
fn cells(folded: &[char]) -> usize {
    let is_empty = |c: &char| matches!(c, ' ' | '\t' | '|');
    let cells = cells_start(folded).map_or(&[][..], |start| &folded[start..]);
    cells.split(is_empty).filter(|cell| cell.iter().any(char::is_ascii_digit)).count()
}

/// The enumerator of a row inside its label, as in 不予公开 1.属于国家秘密 0 0: the length in characters of its
/// number and point.
pub fn inner_enumerator(folded: &[char], at: usize) -> Option<usize> {
    let digits = folded[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    let point = folded.get(at + digits) == Some(&'.');
    let word = folded.get(at + digits + 1).is_some_and(|c| is_han(*c));
    ((1..=2).contains(&digits) && point && word).then_some(digits + 1)
}

/// True where the digits from `start` to `end` of a row are several cells glued together: one cell
/// has no zero before other digits, and four digits glued to a label are rarely one (a statutory
/// table's row has three to eight cells). `parted` where the source has a blank before them.
pub fn is_glued(folded: &[char], start: usize, end: usize, parted: bool) -> bool {
    let digits = &folded[start..end];
    if digits.contains(&'.') || digits.contains(&',') {
        return false;
    }
    let touches = !parted && start > 0 && (is_han(folded[start - 1]) || folded[start - 1] == ')');
    digits.len() > 1 && digits[0] == '0' || digits.len() > if touches { 3 } else { 6 }
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
            ("败诉率(%)   23.1   13.0", true),
            ("| 行政许可 | 1234 |", true),
            ("3.危及“三安全一稳定” 1 0 0 0", true),
            ("“双随机”抽查 12", false),
            ("全年办理案件77件", false),
            ("2023年3月4日", false),
            ("一、食品烟酒\t1.4\u{2002}\u{2002}\t2.7\u{2002}", true),
            ("受理77件,办结70件。", false),
        ] {
            assert_eq!(row(text), want, "{text}");
        }
        let glued = |text: &str| {
            let folded: Vec<char> = text.chars().collect();
            let start = folded.iter().position(char::is_ascii_digit).unwrap();
            is_glued(&folded, start, folded.len(), false)
        };
        for (text, want) in [
            ("数量7744512", true),
            ("规章000", true),
            ("文件9437", true),
            ("处罚 3972", false),
            ("强制118", false),
            ("0", false),
            ("收费2817.35", false),
        ] {
            assert_eq!(glued(text), want, "{text}");
        }
    }
}
