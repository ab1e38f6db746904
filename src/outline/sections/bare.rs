//! Headings without a number: a Markdown title, or a short line alone above the text it names.

use super::{Heading, line_of};
use crate::text::{
    CleanSpan, CleanText, Line, enumerator,
    lexicon::{Lexicon, ends_at, has},
    page, pinyin,
};
use std::sync::LazyLock;

/// A heading alone on its line is at most this long (characters); longer lines are paragraphs.
const LONGEST_BARE: usize = 34;

pub(super) fn bare(line: Line, level: u8) -> Heading {
    let CleanSpan { start, end } = line.span;
    Heading { level, start, words: start, end, number: 0, runin: false }
}

/// A Markdown title of the whole report: the first heading, one sign.
pub(super) fn is_report_title(first_signed: Option<usize>, position: usize, line: Line) -> bool {
    line.signs == 1 && first_signed == Some(position)
}

/// Words that open no heading though they stand alone on a line.
static NO_TITLE: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words("附件 附: 附表 注: 备注 单位: 联系人 抄送 主送 各位 同志们 此页 目录 图 表 县长 市长 区长 省长 主任 局长 现将 特此 报告人 (此件 ( [ 第一条".split_whitespace())
});

/// A title without a number, alone on its line, with the report's text behind it.
pub(super) fn is_bare_title(text: &CleanText, body: &[usize], position: usize, line: Line) -> bool {
    let folded = &text.folded()[line.span.start..line.span.end];
    if !(4..=LONGEST_BARE).contains(&folded.len()) || NO_TITLE.at(folded, 0).is_some() {
        return false;
    }
    let marks = folded.iter().any(|c| matches!(c, '。' | ':' | ';' | '!' | '?' | '|' | '=' | '/' | '@'));
    if marks || folded.iter().all(|c| !pinyin::is_han(*c)) || ends_at(folded, folded.len(), ",") {
        return false;
    }
    let before = position.checked_sub(1).map(|at| text.lines()[body[at]]);
    let Some(after) = body.get(position + 1).map(|&index| text.lines()[index]) else { return false };
    let inside = before.is_some_and(|before| is_paragraph(text, before) || ends_as_paragraph(text, before));
    inside && opens_section(text, after) && !is_signature_like(folded)
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
    page::is_authority(folded) || page::is_date(folded) || has(folded, "如下")
}
