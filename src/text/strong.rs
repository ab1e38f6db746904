//! Markdown's strong emphasis: which asterisks are marks, and which mask a name, a number, an amount.
//!
//! 对王**处罚, 138****1234 and 罚款**万元 are a report's own words; **重点工作** is emphasis. As in
//! `CommonMark`, a mark is a run of exactly two, with a partner on its line and words beside it.

use super::pinyin::is_han;

/// Longest words that are emphasised inside a sentence (characters).
const LONGEST: usize = 40;

/// Where marks of strong emphasis start in a line, in order: each is two asterisks.
pub(super) fn marks(line: &[(char, u32)]) -> Vec<usize> {
    let at = |index: usize| line.get(index).map(|(character, _)| *character);
    let mut runs: Vec<usize> = vec![];
    let mut index = 0;
    while index < line.len() {
        let len = line[index..].iter().take_while(|(character, _)| *character == '*').count();
        if len == 2 {
            runs.push(index);
        }
        index += len.max(1);
    }
    let mut marks = vec![];
    let mut next = 0;
    while next + 1 < runs.len() {
        let (open, close) = (runs[next], runs[next + 1]);
        let words = &line[open + 2..close];
        let flanked = words
            .first()
            .zip(words.last())
            .is_some_and(|((first, _), (last, _))| !first.is_whitespace() && !last.is_whitespace());
        let word = |character: Option<char>| character.is_some_and(|c| is_han(c) || c.is_alphanumeric());
        let inside = word(open.checked_sub(1).and_then(at)) && word(at(close + 2));
        let parted = words.iter().any(|(c, _)| "，。；：、,;:".contains(*c));
        if flanked && !(inside && (parted || words.len() > LONGEST || !words.iter().any(|(c, _)| is_han(*c))))
        {
            marks.extend([open, close]);
            next += 2;
        } else {
            next += 1;
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_for_emphasis_and_masks_for_words() {
        for (line, want) in [
            ("**一、总体情况**", "一、总体情况"),
            ("完成**重点任务**三项", "完成重点任务三项"),
            ("**受理：**21件，**办结：**20件", "受理：21件，办结：20件"),
            ("对王**处罚3件", "对王**处罚3件"),
            ("电话138****1234", "电话138****1234"),
            ("证号4101**********1234", "证号4101**********1234"),
            ("罚款**万元", "罚款**万元"),
            ("罚款**万元，没收**万元", "罚款**万元，没收**万元"),
            ("2**2=4", "2**2=4"),
            ("***", "***"),
            ("** 空 **", "** 空 **"),
        ] {
            let chars: Vec<(char, u32)> = line.chars().map(|character| (character, 0)).collect();
            let marks = marks(&chars);
            let kept = chars
                .iter()
                .enumerate()
                .filter(|(index, _)| !marks.iter().any(|mark| (*mark..mark + 2).contains(index)));
            assert_eq!(kept.map(|(_, (character, _))| *character).collect::<String>(), want);
        }
    }
}
