//! What stands behind a report and belongs to none of its chapters: attachments 附件, glossaries
//! 名词解释, notes 注释.

use super::line_of;
use crate::text::{CleanText, page};

/// The name of an attachment on its own line is at most this long (characters).
const LONGEST: usize = 30;
/// The text of an attachment begins at most this many lines below its name.
const BELOW: usize = 3;

/// True for the words of a heading that opens an appendix: 附件1, 附件2 名词解释, 注释:.
pub(crate) fn is_appendix(folded: &[char]) -> bool {
    let line = page::squeezed(folded);
    let name: String = line.iter().filter(|c| !matches!(c, ':' | '[' | ']' | '(' | ')')).collect();
    if ["名词解释", "名词注释", "注释", "附注", "附录", "名词解释及说明"].contains(&name.as_str())
    {
        return true;
    }
    let Some(rest) = name.strip_prefix("附件").or_else(|| name.strip_prefix("附录")) else {
        return false;
    };
    let number =
        rest.chars().take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c)).count();
    let title: Vec<char> = rest.chars().skip(number).collect();
    line.len() <= LONGEST
        && !title.iter().any(|c| matches!(c, '。' | ',' | ';' | '《' | '.' | '、' | '|'))
        && (title.is_empty() || number > 0)
}

/// True where the body line at `position` opens an appendix: its text stands below, and behind it
/// no list of attachments with the signature.
pub(super) fn opens_appendix(text: &CleanText, body: &[usize], position: usize) -> bool {
    let line = |position: usize| body.get(position).map(|&index| line_of(text, text.lines()[index]));
    let before = position.checked_sub(1).and_then(line);
    let below = || (position + 1..=position + BELOW).filter_map(line);
    before.is_some_and(|before| !is_appendix(before))
        && line(position).is_some_and(is_appendix)
        && below().any(|line| line.contains(&'。'))
        && !below().any(|line| page::is_authority(&page::squeezed(line)))
}
