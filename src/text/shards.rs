//! Lines that a page broke around its inline elements are joined again: 累计公开信息 / 5928 / 条，其中….
//!
//! Some converters put every inline element of a paragraph, a number in bold or a title in a link,
//! on a line of its own. Such a text gives itself away: lines begin with a comma, a closing bracket
//! or a number's measure word, as no writer's line does. Columns of numbers are left as they are.

use super::{
    enumerator,
    fold::fold,
    lines::{TidyLine, TidyLines},
    pinyin::is_han,
};

/// Fewer lines that begin in the middle of a sentence are slips.
const FEWEST: usize = 3;
/// No number with its point, sign and spaces is longer (characters).
const LONGEST_NUMBER: usize = 14;

/// Marks which lines go on with the line before them, by index, beside those marked already.
pub(super) fn join(tidy: &TidyLines, joined: &mut [bool]) {
    let shards: Vec<Shard> = tidy.lines.iter().map(|line| Shard::of(tidy, line)).collect();
    // 条，其中网站 behind a number goes on with it as surely as a comma does
    let unit = |pair: &[Shard]| pair[0].number && pair[1].unit;
    let closing = shards.iter().filter(|shard| shard.closes).count();
    if closing + shards.windows(2).filter(|pair| unit(pair)).count() < FEWEST {
        return;
    }
    for index in 1..shards.len() {
        let (before, shard) = (shards[index - 1], shards[index]);
        let next = shards.get(index + 1);
        let column = before.number || next.is_some_and(|next| next.number);
        // A heading may stand above a sentence that begins with its year: only a number is sure.
        let inside = if shard.number { before.open && !column } else { before.open && before.sentence };
        let opens_number = shard.digit && inside && !shard.enumerated;
        let goes_on = shard.sentence || next.is_some_and(|next| next.closes);
        let closes_number = before.number && joined[index - 1] && goes_on && !shard.enumerated;
        joined[index] |= !before.signed && !shard.signed && (shard.closes || opens_number || closes_number);
    }
}

/// What a line's two ends say.
#[derive(Clone, Copy, Debug)]
struct Shard {
    /// Begins with a mark that only goes on with a sentence.
    closes: bool,
    /// Begins with a measure word and a mark.
    unit: bool,
    /// Begins with a digit.
    digit: bool,
    /// Nothing but one number.
    number: bool,
    /// Ends in the middle of a sentence, and is no heading.
    open: bool,
    /// Holds a mark of a sentence.
    sentence: bool,
    enumerated: bool,
    signed: bool,
}

impl Shard {
    fn of(tidy: &TidyLines, line: &TidyLine) -> Self {
        let folded: Vec<char> = tidy.chars[line.start..line.end].iter().map(|&c| fold(c)).collect();
        let enumerated = enumerator::at(&folded, 0).is_some();
        let mark = |c: &char| matches!(c, ',' | '。' | ';' | '、');
        let sentence = folded.iter().any(mark);
        let last = folded.last().copied();
        Self {
            closes: matches!(folded.first(), Some(',' | '。' | ';' | '、' | ')' | '》' | '”' | '%')),
            unit: folded.first().is_some_and(|c| is_han(*c)) && folded.iter().take(3).any(mark),
            digit: folded.first().is_some_and(char::is_ascii_digit),
            number: folded.len() <= LONGEST_NUMBER
                && folded.iter().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | ' ')),
            open: last.is_some_and(|c| is_han(c) || matches!(c, ',' | '、' | '(' | '“' | '《'))
                && (sentence || folded.len() > 8)
                && (!enumerated || sentence),
            sentence,
            enumerated,
            signed: line.signs > 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::lines::tidy, *};

    fn lines(text: &str) -> Vec<String> {
        let tidy = tidy(text);
        let mut joined = vec![false; tidy.lines.len()];
        join(&tidy, &mut joined);
        let mut out: Vec<String> = vec![];
        for (line, joined) in tidy.lines.iter().zip(joined) {
            let words: String = tidy.chars[line.start..line.end].iter().collect();
            match out.last_mut().filter(|_| joined) {
                Some(last) => last.push_str(&words),
                None => out.push(words),
            }
        }
        out
    }

    #[test]
    fn numbers_and_titles_go_back_into_their_sentence() {
        let text = "根据《青岚县公开办法》\n（以下简称《办法》\n）要求，编制本报告。\n一、总体情况\n到年底累计主动公开信息\n5928\n条，全文电子化率达\n90.3%\n，其中新增\n2110\n条\n。";
        assert_eq!(
            lines(text),
            [
                "根据《青岚县公开办法》",
                "（以下简称《办法》）要求，编制本报告。",
                "一、总体情况",
                "到年底累计主动公开信息5928条，全文电子化率达90.3%，其中新增2110条。",
            ]
        );
    }

    #[test]
    fn columns_of_numbers_stay() {
        let text = "，\n，\n，\n规章\n3\n0\n15\n行政规范性文件\n61\n59\n";
        assert_eq!(lines(text)[1..], ["规章", "3", "0", "15", "行政规范性文件", "61", "59"]);
        assert_eq!(lines("收到申请\n5\n条。").len(), 3);
    }
}
