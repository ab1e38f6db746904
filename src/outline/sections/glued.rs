//! Headings inside a line: a page whose line ends were lost.

use super::{
    Heading,
    numbered::{is_heading, numbered, trimmed},
};
use crate::text::{
    enumerator::{self, Enumerator},
    lexicon::is_at,
};

/// A line longer than this lost its line ends (characters).
const FLATTENED: usize = 1500;

/// Headings behind a stop inside a line: a page whose line ends were lost. In other pages (一)…(二)…
/// inside a paragraph is a list, unless the line's own heading is its first.
pub(super) fn glued(folded: &[char], line_start: usize, headings: &mut Vec<Heading>) {
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
