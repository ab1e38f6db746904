//! What a report's head and signature hold, alone on their lines: title, addressee, number, authority.

use super::labels::{is_date, strip_brackets};
use crate::text::{
    lexicon::{ends_at, has},
    lines::is_space,
    pinyin::is_han,
};

/// A line without any white space: labels are often spaced out (索 引 号).
pub(crate) fn squeezed(folded: &[char]) -> Vec<char> {
    folded.iter().copied().filter(|character| !is_space(*character)).collect()
}

/// 鼓政〔2023〕15号 alone on its line.
pub(crate) fn is_doc_number(line: &[char]) -> bool {
    let line = strip_brackets(line);
    line.len() <= 24
        && line.last() == Some(&'号')
        && line.first().is_some_and(|first| is_han(*first))
        && (has(line, "[20") || has(line, "[19") || has(line, "(20") || has(line, "(19") || has(line, "令第"))
}

pub(crate) fn is_addressee(line: &[char]) -> bool {
    let Some((':', names)) = line.split_last().map(|(last, names)| (*last, names)) else { return false };
    // 市人民政府(分送市司法局):
    let names = match names.iter().rposition(|character| *character == '(') {
        Some(bracket) if bracket >= 2 && names.last() == Some(&')') => &names[..bracket],
        _ => names,
    };
    (2..=80).contains(&names.len())
        && !has(names, "如下")
        && !has(names, "报告")
        && (names.contains(&'、') && names.len() <= 80
            || [
                "政府",
                "委",
                "厅",
                "局",
                "办",
                "会",
                "部",
                "院",
                "代表",
                "同志",
                "单位",
                "部门",
                "委员",
                "人大",
                "办公室",
                "(分送)",
                "中心",
            ]
            .iter()
            .any(|word| ends_at(names, names.len(), word)))
}

/// An authority's name and nothing else: what stands under a report.
pub(crate) fn is_authority(line: &[char]) -> bool {
    let line = strip_brackets(line);
    let ends = [
        "政府",
        "委员会",
        "办公室",
        "局",
        "厅",
        "院",
        "办",
        "部",
        "中心",
        "街道办事处",
        "管委会",
        "领导小组",
        "法院",
        "检察院",
        "县委",
        "市委",
        "区委",
        "党组",
        "总队",
        "调查队",
        "支队",
        "银行",
        "大学",
        "学院",
        "公司",
    ];
    (4..=60).contains(&line.len())
        && line.iter().all(|character| is_han(*character) || matches!(character, '(' | ')' | '、'))
        && ends.iter().any(|word| ends_at(line, line.len(), word))
        && !["关于", "工作", "建设", "报告", "加强", "推进", "开展", "公开", "管理办", "法治政府"]
            .iter()
            .any(|word| has(line, word))
}

/// True for authorities and nothing else, apart from each other by gaps.
pub(crate) fn are_authorities(line: &[char]) -> bool {
    line.split(|c| is_space(*c)).filter(|part| !part.is_empty()).all(is_authority)
}

/// A title has at most this many lines.
const TITLE_LINES: usize = 4;

/// How many of the lines just above a title's line belong to it: a long title is set in several
/// centred lines, and the first holds its 关于 or its year. `above` and `line` are folded.
pub(crate) fn title_above(above: &[&[char]], line: &[char]) -> usize {
    // 2023年第2号 is the number of a gazette.
    let dated = |line: &[char]| {
        line.len() >= 10
            && line[..4].iter().all(char::is_ascii_digit)
            && line[4] == '年'
            && !is_date(line)
            && !line.contains(&'号')
    };
    let told = |line: &[char]| has(line, "关于") || dated(line);
    if told(line) {
        return 0;
    }
    let part = |line: &[char]| {
        (4..=40).contains(&line.len())
            && !line.iter().any(|c| matches!(c, '。' | ';' | ':' | '|' | '>' | '—'))
    };
    let near: Vec<&&[char]> =
        above.iter().rev().take(TITLE_LINES - 1).take_while(|line| part(line)).collect();
    near.iter().position(|line| told(line)).map_or(0, |first| first + 1)
}

/// 2026年1月27日在青岚县第九届人民代表大会第五次会议上: where a report was given, and by whom.
fn is_session(line: &[char]) -> bool {
    has(line, "代表大会") && has(line, "会议上") && line.iter().take(12).any(char::is_ascii_digit)
}

/// What reports, notices and articles are called.
pub(crate) fn is_title(line: &[char]) -> bool {
    if is_session(line) {
        return false;
    }
    let line = match line.iter().position(|character| *character == '(') {
        Some(bracket) if bracket >= 6 && line.last() == Some(&')') => &line[..bracket],
        _ => line,
    };
    let ends = [
        "报告",
        "报告书",
        "情况",
        "总结",
        "汇报",
        "综述",
        "通报",
        "公报",
        "年报",
        "公告",
        "通知",
        "意见",
        "方案",
        "要点",
        "计划",
        "说明",
        "材料",
        "纪实",
        "自查报告",
        "述职述法报告",
    ];
    (5..=70).contains(&line.len())
        && !line.iter().any(|character| matches!(character, '。' | ';'))
        && (ends.iter().any(|word| ends_at(line, line.len(), word)) || has(line, "关于") && line.len() >= 12)
}
