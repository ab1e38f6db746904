//! What of a page is no word of a report by its looks alone: buttons, captions, datelines, links.

use super::{
    line::is_barred_cell,
    names::squeezed,
    words::{FURNITURE, STRONG},
};
use crate::text::{
    lexicon::{ends_at, has, is_at},
    pinyin::is_han,
};

/// True where a line that looks like furniture is that also among a report's paragraphs, where 微信
/// or 搜索 may stand in a heading.
pub(super) fn is_button(folded: &[char]) -> bool {
    let line = squeezed(folded);
    // 大, 中, 小 alone may be cells of a table
    if is_size_button(&line) && line.iter().all(|c| is_han(*c)) {
        return false;
    }
    let mut words = 0;
    let mut at = 0;
    while at < line.len() {
        let len = FURNITURE.at(&line, at).map_or(0, |(len, ())| len);
        words += usize::from(len > 0);
        at += len.max(1);
    }
    words >= 2
        || line.len() <= 6
        || is_web_address(&line)
        || STRONG.any_in(&line)
        || line.iter().any(|c| matches!(c, '[' | '>' | '|')) && !is_barred_cell(&line)
}

/// A button of the page's type size, or the bracket left of one, alone on its line: 大, 中, 】.
pub(super) fn is_size_button(line: &[char]) -> bool {
    if line.is_empty() || line.len() > 8 {
        return false;
    }
    let mark = |c: &char| matches!(c, '【' | '】' | '[' | ']' | '×' | '>' | '<');
    let word: Vec<char> =
        line.iter().copied().filter(|c| !mark(c) && !matches!(c, '|' | '(' | ')')).collect();
    line.iter().all(mark)
        || ["大", "中", "小", "超大", "特大", "加大", "减小", "还原", "标准", "大中小", "小中大"]
            .iter()
            .any(|size| size.chars().eq(word.iter().copied()))
}

/// A picture's caption: who took it, or who is seen giving the report.
pub(super) fn is_caption(line: &[char]) -> bool {
    let taken =
        ["摄", "摄影", "/摄", "摄)", "供图", "供图)"].iter().any(|word| ends_at(line, line.len(), word))
            && ["记者", "摄影", "通讯员", "供图"].iter().any(|word| has(line, word));
    let giving = ["作政府工作报告", "作政府工作报告。"].iter().any(|word| ends_at(line, line.len(), word));
    let spoken = line.iter().any(|c| matches!(c, '我' | ','));
    line.len() <= 120 && taken || line.len() <= 24 && giving && !spoken
}

/// A news agency's dateline alone: 新华社北京3月5日电.
pub(super) fn is_dateline(line: &[char]) -> bool {
    line.len() <= 24
        && ["新华社", "中新社", "中新网", "人民网", "新华网", "本报"].iter().any(|word| is_at(line, 0, word))
        && matches!(line.last(), Some('电' | '讯'))
}

pub(super) fn is_web_address(line: &[char]) -> bool {
    is_at(line, 0, "http") || is_at(line, 0, "www.")
}
