//! Five-year periods by their names: “十四五” are the years 2021 to 2025.

use crate::text::{enumerator, lexicon::is_at};

/// The year before the first period of one.
const BEFORE_FIRST: i32 = 1951;

/// The first years of the periods that the folded `text` names, in order: “十五五”, 第十五个五年规划.
pub(super) fn first_years(text: &[char]) -> impl Iterator<Item = i32> {
    (0..text.len()).filter_map(|at| {
        let (count, len) = enumerator::chinese_number(text, at + 1)?;
        let end = at + 1 + len;
        let quoted = text[at] == '“' && is_at(text, end, "五”");
        let told = text[at] == '第' && is_at(text, end, "个五年");
        // “十五”: the five belongs to the name, not to the number
        let count = match count.checked_sub(5) {
            Some(tens) if text[at] == '“' && is_at(text, end, "”") => tens,
            _ if quoted || told => count,
            _ => return None,
        };
        (count > 0).then(|| BEFORE_FIRST + 5 * i32::try_from(count).unwrap_or(0))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_periods() {
        for (text, want) in [
            ("“十四五”时期发展成就和“十五五”时期目标", vec![2021, 2026]),
            ("“十五”期间的工作", vec![2001]),
            ("“九五”回顾", vec![1996]),
            ("落实“三农”工作，全面推进“八五”普法", vec![1991]),
            ("做好“六稳”", vec![]),
            ("第十四个五年规划", vec![2021]),
        ] {
            let text: Vec<char> = text.chars().collect();
            assert_eq!(first_years(&text).collect::<Vec<_>>(), want);
        }
    }
}
