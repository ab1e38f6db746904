//! Sections 章节: where headings stand, what level they have and how far they reach.
//!
//! A heading is an enumerator at a line's start, or behind a full stop where a page was flattened
//! into few lines, or a bare title alone on its line. The level follows the style of the number,
//! never the nesting.

use super::Section;
use crate::text::{
    CleanSpan, CleanText, Line, Role,
    enumerator::{self, Enumerator},
    lexicon::{Lexicon, ends_at, has, is_at},
    row,
};
use std::sync::LazyLock;

/// A heading alone on its line is at most this long (characters); longer lines are paragraphs.
const LONGEST_BARE: usize = 34;

/// A heading before it is given its reach.
#[derive(Clone, Debug)]
struct Heading {
    level: u8,
    start: usize,
    /// Where the words start, behind the enumerator.
    words: usize,
    /// Where the words end.
    end: usize,
    /// The number in its enumerator; 0 where it has none.
    number: u32,
    runin: bool,
}

/// The sections of a text, in order.
pub(super) fn sections(text: &CleanText) -> Vec<Section> {
    let body: Vec<usize> =
        (0..text.lines().len()).filter(|&line| text.lines()[line].role == Role::Body).collect();
    let contents = contents(text, &body);
    let rows = rows(text, &body);
    let first_signed = body.iter().position(|&index| text.lines()[index].signs > 0);
    let mut headings = vec![];
    for (position, is_row) in rows.into_iter().enumerate() {
        if !contents.contains(&position) && !is_row {
            line_headings(text, &body, position, first_signed, &mut headings);
        }
    }
    let end = body.last().map_or(0, |&line| text.lines()[line].span.end);
    reach(text, &headings, end)
}

/// Positions in `body` of the lines of a table of contents: 目录 and the short lines behind it that
/// come again as headings.
fn contents(text: &CleanText, body: &[usize]) -> std::ops::Range<usize> {
    let folded = |position: usize| {
        let span = text.lines()[body[position]].span;
        &text.folded()[span.start..span.end]
    };
    let Some(first) = (0..body.len()).find(|&at| matches!(folded(at), ['目', '录'] | ['目', ' ', '录']))
    else {
        return 0..0;
    };
    let is_entry = |position: &usize| {
        let line = folded(*position);
        line.len() < 50 && !line.contains(&'。')
    };
    let entries = (first + 1..body.len()).take_while(is_entry).count();
    // The first heading that repeats an entry ends the contents.
    let again = (first + 2..=first + entries).find(|&at| at < body.len() && folded(at) == folded(first + 1));
    first..again.unwrap_or(first + 1)
}

/// Which body lines are rows of a table though they begin like headings: 一、本年新收…数量 7 0 2. A row
/// without cells of its own is known by the row below it.
fn rows(text: &CleanText, body: &[usize]) -> Vec<bool> {
    let mut rows = vec![false; body.len()];
    for position in (0..body.len()).rev() {
        let folded = line_of(text, text.lines()[body[position]]);
        let below = rows.get(position + 1).copied().unwrap_or(false);
        let label = folded.len() <= 60
            && !folded.iter().any(|c| matches!(c, '。' | ';'))
            && enumerator::at(folded, 0).is_some();
        let chapter = ["情况", "事项", "情况报告"].iter().any(|word| ends_at(folded, folded.len(), word));
        rows[position] = row::is_row(folded) || below && label && !chapter;
    }
    rows
}

/// Which lines are items of one list and no sections: 1.…； 2.…； each ends with a semicolon.
fn is_list_item(folded: &[char], start: usize, found: Enumerator) -> bool {
    found.level >= 3
        && folded.len() - start < 120
        && matches!(folded.last(), Some(';'))
        && !folded[start..].contains(&'。')
}

/// True for the last item of such a list: its number goes on from an item, and it has one sentence.
fn ends_list(text: &CleanText, body: &[usize], position: usize, found: Enumerator) -> bool {
    let Some(before) = position.checked_sub(1).map(|at| text.lines()[body[at]]) else { return false };
    let folded = &text.folded()[..before.span.end];
    enumerator::at(folded, before.span.start).is_some_and(|item| {
        item.level == found.level
            && item.number + 1 == found.number
            && is_list_item(folded, before.span.start, item)
    })
}

fn line_headings(
    text: &CleanText,
    body: &[usize],
    position: usize,
    first_signed: Option<usize>,
    headings: &mut Vec<Heading>,
) {
    let line = text.lines()[body[position]];
    let folded = &text.folded()[..line.span.end];
    let start = line.span.start;
    let listed = |found: Enumerator| {
        is_list_item(folded, start, found) || found.level >= 3 && ends_list(text, body, position, found)
    };
    if let Some(found) =
        enumerator::at(folded, start).filter(|found| is_heading(folded, start, *found) && !listed(*found))
    {
        headings.push(numbered(folded, start, found));
    } else if line.signs > 0 && !is_report_title(first_signed, position, line) {
        headings.push(bare(line, line.signs.saturating_sub(1)));
    } else if line.signs == 0 && is_bare_title(text, body, position, line) {
        headings.push(bare(line, 0));
    }
    glued(folded, start, headings);
}

fn bare(line: Line, level: u8) -> Heading {
    let CleanSpan { start, end } = line.span;
    Heading { level, start, words: start, end, number: 0, runin: false }
}

/// A heading with its number: its words end with the line, or at the first 。 where a paragraph follows.
fn numbered(folded: &[char], start: usize, found: Enumerator) -> Heading {
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
fn trimmed(folded: &[char], start: usize, mut end: usize) -> usize {
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

/// True where the enumerator at a line's start numbers a section and no list inside a sentence.
fn is_heading(folded: &[char], start: usize, found: Enumerator) -> bool {
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

/// A line longer than this lost its line ends (characters).
const FLATTENED: usize = 1500;

/// Headings behind a stop inside a line: a page whose line ends were lost. In other pages (一)…(二)…
/// inside a paragraph is a list, unless the line's own heading is its first.
fn glued(folded: &[char], line_start: usize, headings: &mut Vec<Heading>) {
    let first = headings.iter().rposition(|heading| heading.start < line_start).map_or(0, |last| last + 1);
    let mut flattened = folded.len() - line_start > FLATTENED;
    for at in line_start + 2..folded.len() {
        let before = folded[at - 1];
        let first_below = is_first_below(folded, at, headings.last());
        if !matches!(before, '。' | '!' | '?' | '”' | ' ' | ':') && !first_below {
            continue;
        }
        let found =
            enumerator::at(folded, at).filter(|found| found.level <= 3 && is_heading(folded, at, *found));
        let Some(found) = found.filter(|found| has_own_words(folded, at, *found)) else { continue };
        let chapter = found.level <= 1 && before != '”' && (before != ':' || found.number == 1);
        let sibling = headings[first..].iter().any(|heading| heading.level == found.level);
        if !(chapter || first_below || before != ':' && (flattened || sibling))
            || !follows_on(headings, found)
        {
            continue;
        }
        flattened |= chapter;
        if let Some(last) = headings.last_mut().filter(|last| last.end > at && last.start < at) {
            last.end = trimmed(folded, last.words, at);
            last.runin = true;
        }
        headings.push(numbered(folded, at, found));
    }
}

/// True for the (一) that a flattened page glued to its chapter's heading: 一、夯实基础(一)强化学习。…。(二)….
fn is_first_below(folded: &[char], at: usize, last: Option<&Heading>) -> bool {
    let second =
        |at: usize| matches!(folded[at - 1], '。' | ';' | '!' | ' ' | '”') && is_at(folded, at, "(二)");
    folded[at] == '('
        && is_at(folded, at, "(一)")
        && last.is_some_and(|chapter| {
            chapter.level == 1
                && (chapter.words + 4..chapter.words + 60).contains(&at)
                && !folded[chapter.words..at].contains(&'。')
        })
        && (at + 4..folded.len()).any(second)
}

/// True where the number is the next of its style, or the first below another heading.
fn follows_on(headings: &[Heading], found: Enumerator) -> bool {
    if found.number == 1 {
        return headings.last().is_none_or(|last| last.level < found.level);
    }
    // Only below the same parent does a number go on.
    let sibling = headings
        .iter()
        .rev()
        .take_while(|heading| heading.level >= found.level)
        .find(|heading| heading.level == found.level);
    sibling.is_some_and(|sibling| sibling.number + 1 == found.number)
}

/// True where words of its own follow, and it is no mention of an article's item: (一)项, (二)款.
fn has_own_words(folded: &[char], at: usize, found: Enumerator) -> bool {
    let words = at + found.len;
    let first = folded.get(words..words + 4);
    first.is_some_and(|first| !first.iter().any(|c| matches!(c, '。' | ';')))
        && !matches!(folded[words], '项' | '款' | '目' | '、' | ',')
}

/// A Markdown title of the whole report: the first heading, one sign.
fn is_report_title(first_signed: Option<usize>, position: usize, line: Line) -> bool {
    line.signs == 1 && first_signed == Some(position)
}

/// Words that open no heading though they stand alone on a line.
static NO_TITLE: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words("附件 附: 附表 注: 备注 单位: 联系人 抄送 主送 各位 同志们 此页 目录 图 表 县长 市长 区长 省长 主任 局长 现将 特此 报告人 (此件 ( [ 第一条".split_whitespace())
});

/// A title without a number, alone on its line, with the report's text behind it.
fn is_bare_title(text: &CleanText, body: &[usize], position: usize, line: Line) -> bool {
    let folded = &text.folded()[line.span.start..line.span.end];
    if !(4..=LONGEST_BARE).contains(&folded.len()) || NO_TITLE.at(folded, 0).is_some() {
        return false;
    }
    let marks = folded.iter().any(|c| matches!(c, '。' | ':' | ';' | '!' | '?' | '|' | '=' | '/' | '@'));
    if marks || folded.iter().all(|c| !crate::text::pinyin::is_han(*c)) || ends_at(folded, folded.len(), ",")
    {
        return false;
    }
    let before = position.checked_sub(1).map(|at| text.lines()[body[at]]);
    let Some(after) = body.get(position + 1).map(|&index| text.lines()[index]) else { return false };
    let inside = before.is_some_and(|before| is_paragraph(text, before) || ends_as_paragraph(text, before));
    inside && opens_section(text, after) && !is_signature_like(folded)
}

fn line_of(text: &CleanText, line: Line) -> &[char] {
    &text.folded()[line.span.start..line.span.end]
}

fn is_paragraph(text: &CleanText, line: Line) -> bool {
    let folded = line_of(text, line);
    folded.len() >= 20 && folded.contains(&'。')
}

fn ends_as_paragraph(text: &CleanText, line: Line) -> bool {
    matches!(line_of(text, line).last(), Some('。' | '!' | ':' | '”' | ';'))
}

/// The line below a title: a paragraph, or the first heading of the next level.
fn opens_section(text: &CleanText, line: Line) -> bool {
    let folded = line_of(text, line);
    is_paragraph(text, line)
        || folded.len() >= 30 && folded.contains(&',')
        || enumerator::at(folded, 0).is_some_and(|found| found.number == 1)
}

fn is_signature_like(folded: &[char]) -> bool {
    crate::text::page::is_authority(folded) || crate::text::page::is_date(folded) || has(folded, "如下")
}

/// Gives every heading its reach: up to the next of its level or above.
fn reach(text: &CleanText, headings: &[Heading], end: usize) -> Vec<Section> {
    let mut sections = Vec::with_capacity(headings.len());
    let mut ends = vec![end; headings.len()];
    let mut open: Vec<usize> = vec![];
    for (index, heading) in headings.iter().enumerate() {
        while let Some(last) = open.pop_if(|last| headings[*last].level >= heading.level) {
            ends[last] = heading.start;
        }
        open.push(index);
    }
    for (heading, end) in headings.iter().zip(ends) {
        let enumerator = (heading.number > 0)
            .then(|| text.slice(CleanSpan::new(heading.start, heading.words)).trim().to_owned());
        sections.push(Section {
            level: heading.level,
            enumerator,
            heading: text.slice(CleanSpan::new(heading.words, heading.end)),
            title_span: CleanSpan::new(heading.start, heading.end),
            span: CleanSpan::new(heading.start, end.max(heading.end)),
            runin: heading.runin,
        });
    }
    sections
}
