//! Headings with a number, and where their words end.

use super::Heading;
use crate::text::{
    enumerator::{self, Enumerator},
    lexicon::{Lexicon, is_at},
};
use std::sync::LazyLock;

/// True where the enumerator at a line's start numbers a section and no list inside a sentence.
pub(super) fn is_heading(folded: &[char], start: usize, found: Enumerator) -> bool {
    let words = start + found.len;
    let rest = folded.len().saturating_sub(words);
    if rest == 0 {
        return false;
    }
    match found.level {
        // 1.5, 12.3%: a number cut off from its line
        3 => !matches!(folded[words], '%' | '.' | ',' | ')'),
        _ => !matches!(folded[words], ')' | '、' | '。' | ','),
    }
}

/// The item that starts at a line's start with digits that read like a decimal, between its
/// neighbours: 20.… 21.5+2服务站 22.….
pub(super) fn between_items(before: &[char], line: &[char], after: &[char]) -> Option<Enumerator> {
    let item =
        |line: &[char]| enumerator::at(line, 0).filter(|found| found.level == 3).map(|found| found.number);
    let (before, after) = (item(before)?, item(after)?);
    let number = before + 1;
    let digits: Vec<char> = number.to_string().chars().collect();
    let numbered = after == number + 1 && line.starts_with(&digits) && line.get(digits.len()) == Some(&'.');
    numbered.then_some(Enumerator { level: 3, number, len: digits.len() + 1 })
}

/// A heading with its number: its words end with the line, or at the first 。 where a paragraph follows.
pub(super) fn numbered(folded: &[char], start: usize, found: Enumerator) -> Heading {
    let mut words = start + found.len;
    while folded.get(words) == Some(&' ') {
        words += 1;
    }
    let stop = (words..folded.len()).find(|&at| folded[at] == '。');
    let alone = stop.is_none_or(|stop| stop + 1 == folded.len());
    let end = stop.unwrap_or(folded.len());
    let (end, runin) = match gap(folded, words, end).or_else(|| unparted(folded, words, end, found.level)) {
        Some(cut) => (cut, true),
        None => (end, !alone),
    };
    Heading {
        level: found.level,
        start,
        words,
        end: trimmed(folded, words, end),
        number: found.number,
        runin,
    }
}

/// Where a gap parts a heading from the paragraph that a flattened page glued to it: a gap with a
/// paragraph's commas or digits behind it.
fn gap(folded: &[char], words: usize, end: usize) -> Option<usize> {
    let space = (words + 2..end.min(words + 60)).find(|&at| folded[at] == ' ')?;
    let rest = &folded[space..end];
    let paragraph = rest.contains(&',') && rest.len() > 24
        || rest.iter().any(char::is_ascii_digit)
        || enumerator::at(folded, space + 1).is_some();
    paragraph.then_some(space)
}

/// A heading's end less the marks behind it.
pub(super) fn trimmed(folded: &[char], start: usize, mut end: usize) -> usize {
    while end > start && matches!(folded[end - 1], '。' | '.' | ',' | ':' | ';' | '、' | ' ') {
        end -= 1;
    }
    end
}

/// Words that close a chapter's heading; what follows without any mark is the paragraph.
static CLOSING: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "总体情况 基本情况 主要情况 有关情况 工作情况 公开情况 处理情况 管理情况 建设情况 保障情况 监督情况 进展情况 完成情况 诉讼情况 改进情况 报告的其他事项 其他事项 需要报告的事项 需要报告的其他事项 \
         主要举措和成效 主要做法和成效 主要成效 工作成效 主要做法 主要举措 主要措施 存在的问题 存在问题 存在的不足 主要问题及改进情况 问题及改进情况 不足和原因 原因分析 下一步打算 下步打算 工作打算 下一步工作 工作安排 主要安排 工作计划 工作思路"
            .split_whitespace(),
    )
});

/// Words that close a heading too, and also stand inside one: what follows must open a sentence.
static CLOSING_WORK: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words("工作回顾 工作总结 重点工作 主要工作 目标任务 主要任务".split_whitespace())
});

/// Where a chapter's heading ends that a flattened page glued to its paragraph: 一、总体情况2023年,我局….
fn unparted(folded: &[char], words: usize, end: usize, level: u8) -> Option<usize> {
    if level > 2 {
        return None;
    }
    let limit = end.min(words + 40);
    let closing = |list: &Lexicon<()>| {
        (words..limit).find_map(|at| list.at(folded, at).map(|(len, ())| at + len)).filter(|cut| *cut < end)
    };
    let (cut, work) = match (closing(&CLOSING), closing(&CLOSING_WORK)) {
        (Some(cut), _) => (cut, false),
        (None, cut) => (cut?, true),
    };
    let any = |list: &[&str]| list.iter().any(|word| is_at(folded, cut, word));
    let follows = *folded.get(cut)?;
    let listed = any(&["一是", "(一)", "1."]);
    let long = end.saturating_sub(words) >= 30;
    let sentence = any(&["本届", "本次", "一年来", "五年来", "各位代表", "今后五年", "过去一年", "今年是"]);
    let plain = !work
        && (follows == ' '
            || any(&[
                "我",
                "本",
                "全年",
                "全县",
                "全市",
                "全区",
                "全省",
                "全镇",
                "全局",
                "按",
                "根据",
                "今年",
                "今后",
                "为",
                "年度",
                "一年",
                "五年来",
                "各位",
            ]));
    let opens = listed || long && (sentence || plain || !work && follows.is_ascii_digit());
    // A comma inside the words before the cut still belongs to the heading; the paragraph follows.
    (opens && cut < end).then_some(cut)
}
