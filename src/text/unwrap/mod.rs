//! Lines that a dump or a printed page broke are joined again, so that a paragraph is one line.
//!
//! A text counts as broken where many of its lines fill the same width and few of them end a
//! sentence ([`columns`]). A line goes on with the full line before it, unless the text shows that a
//! paragraph begins there: by an indent, a blank line, an enumerator that is due. Page numbers stand
//! between lines that go on ([`folio`](super::folio)); the sentence is joined over them.

mod columns;

use super::{
    enumerator,
    fold::fold,
    folio,
    lines::{TidyLine, TidyLines},
    page,
};
use columns::{Columns, Parting, is_stop, line_width};

/// An enumerator, and what tells it from a number, stand in a line's first characters.
const OPENING: usize = 16;
/// A line goes on with half a sentence of at least this many characters, whatever the lines' width.
const SENTENCE: usize = 16;

/// The lines of a text that are parts of one paragraph.
#[derive(Debug)]
pub(super) struct Unwrapped {
    /// Which lines go on with the line before them, by index; page numbers are passed over.
    pub(super) continued: Vec<bool>,
    /// Which lines are page numbers, by index.
    pub(super) folios: Vec<bool>,
    /// The text was broken at one width.
    pub(super) was_broken: bool,
}

/// Looks for paragraphs that were broken into lines.
pub(super) fn unwrap(tidy: &TidyLines) -> Unwrapped {
    let mut folios = folio::folios(tidy);
    let mut lines: Vec<usize> = (0..tidy.lines.len()).filter(|&index| !folios[index]).collect();
    let columns = Columns::of(tidy, &lines);
    if let Some(columns) = &columns {
        // A lone number behind a full line that ends no sentence is a page's too.
        let cuts = |index: &usize| {
            let before = &tidy.lines[index - 1];
            folio::is_bare(tidy, *index)
                && columns.is_full(line_width(tidy, before), 0)
                && !is_stop(tidy.chars[before.end - 1])
        };
        for index in (1..tidy.lines.len().saturating_sub(1)).filter(cuts) {
            folios[index] = true;
        }
        lines.retain(|&index| !folios[index]);
    }
    let mut joined = vec![false; tidy.lines.len()];
    let mut numbering = Numbering::default();
    for pair in lines.windows(2) {
        let (before, line) = (&tidy.lines[pair[0]], &tidy.lines[pair[1]]);
        let opening = opening(tidy, line);
        let turned = pair[1] > pair[0] + 1;
        let goes_on = before.signs == 0
            && line.signs == 0
            && match &columns {
                Some(columns) => {
                    let pair = Pair { before, line, starts: !joined[pair[0]], turned };
                    is_broken(tidy, columns, before, line) && !starts_anew(tidy, columns, &numbering, pair)
                }
                None => {
                    ends_in_comma(tidy, before) && enumerator::at(&opening, 0).is_none()
                        || turned && is_cut_by_page(tidy, before, line, &opening)
                }
            };
        joined[pair[1]] = goes_on;
        if !goes_on {
            numbering.pass(&opening);
        }
    }
    Unwrapped { continued: joined, folios, was_broken: columns.is_some() }
}

/// The folded characters that an enumerator may take.
fn opening(tidy: &TidyLines, line: &TidyLine) -> Vec<char> {
    let end = line.end.min(line.start + OPENING);
    tidy.chars[line.start..end].iter().map(|&character| fold(character)).collect()
}

fn folded(tidy: &TidyLines, line: &TidyLine) -> Vec<char> {
    tidy.chars[line.start..line.end].iter().map(|&character| fold(character)).collect()
}

/// True where the line before had no room for the start of this one.
fn is_broken(tidy: &TidyLines, columns: &Columns, before: &TidyLine, line: &TidyLine) -> bool {
    let chars = &tidy.chars[line.start..line.end];
    let word = chars.iter().take_while(|c| c.is_ascii_graphic()).count();
    columns.is_full(line_width(tidy, before), word)
}

/// A full line and the line behind it.
#[derive(Clone, Copy, Debug)]
struct Pair<'a> {
    before: &'a TidyLine,
    line: &'a TidyLine,
    /// A paragraph starts with the line before.
    starts: bool,
    /// A page number stands between them.
    turned: bool,
}

/// True where a paragraph begins with the line though the line before is full.
fn starts_anew(tidy: &TidyLines, columns: &Columns, numbering: &Numbering, pair: Pair<'_>) -> bool {
    let Pair { before, line, starts, turned } = pair;
    let (above, below) = (folded(tidy, before), folded(tidy, line));
    let last = above.last().copied().unwrap_or(' ');
    if numbering.is_due(&below) && !matches!(last, ',' | '、' | '(' | '《' | '“' | '第') {
        return true;
    }
    match columns.parting {
        Parting::Indent(from) => line.indent > from,
        // A page may end inside a sentence, never inside a heading.
        Parting::Blank if line.blank => {
            is_stop(tidy.chars[before.end - 1])
                || starts && enumerator::at(&above, 0).is_some()
                || !turned && !above.iter().any(is_mark)
        }
        Parting::Blank => false,
        Parting::Nothing => {
            is_closed(&above)
                || is_of_head(&below)
                || below.starts_with(&['—', '—']) && !above.iter().any(is_mark)
                || starts && columns.is_full(line_width(tidy, line), 0) && is_heading_alone(&above, &below)
        }
    }
}

fn is_mark(character: &char) -> bool {
    matches!(character, ',' | '。' | ';' | ':' | '、')
}

/// Ends a sentence, the closing quote or bracket behind its stop included.
fn is_closed(folded: &[char]) -> bool {
    let inner = folded.iter().rev().find(|c| !matches!(c, '”' | ')' | '》' | '"'));
    matches!(inner, Some('。' | '!' | '?'))
}

/// What stands alone at a report's head and foot goes on with nothing.
fn is_of_head(folded: &[char]) -> bool {
    let line = page::squeezed(folded);
    page::is_doc_number(&line) || page::is_date(&line)
}

/// A heading that fills its line by chance: a sentence with a clause of its own begins below it.
fn is_heading_alone(above: &[char], below: &[char]) -> bool {
    enumerator::at(above, 0).is_some_and(|found| found.level <= 2)
        && !above.iter().skip(4).any(is_mark)
        && matches!(below.iter().find(|c| is_mark(c)), None | Some(',' | ':'))
}

/// A clause that ends in a comma goes on in the next line, however wide the lines are.
fn ends_in_comma(tidy: &TidyLines, line: &TidyLine) -> bool {
    let chars = &tidy.chars[line.start..line.end];
    chars.len() >= SENTENCE && matches!(chars.last(), Some('，'))
}

/// True where a page number alone stands between two halves of a sentence.
fn is_cut_by_page(tidy: &TidyLines, before: &TidyLine, line: &TidyLine, below: &[char]) -> bool {
    let chars = &tidy.chars[before.start..before.end];
    let sentence =
        chars.len() >= SENTENCE && chars.iter().any(|c| matches!(c, '，' | ',' | '。' | '；' | ';'));
    let open = chars.last().is_some_and(|last| !is_stop(*last) && !matches!(last, '”' | '）' | ')' | '》'));
    sentence && open && line.indent < 2 && enumerator::at(below, 0).is_none()
}

/// The numbers that headings have come to, by level.
#[derive(Debug, Default)]
struct Numbering([u32; 6]);

impl Numbering {
    /// Takes note of a paragraph's enumerator.
    fn pass(&mut self, folded: &[char]) {
        if let Some(found) = enumerator::at(folded, 0)
            && let Some(last) = self.0.get_mut(usize::from(found.level))
        {
            *last = found.number;
        }
    }

    /// True where the line begins with a number that may come next: the first, or one behind the last.
    fn is_due(&self, folded: &[char]) -> bool {
        enumerator::at(folded, 0).is_some_and(|found| {
            let last = self.0.get(usize::from(found.level)).copied().unwrap_or(0);
            folded.len() > found.len
                && (found.number == 1 || found.number == last + 1 || found.number == last + 2)
        })
    }
}
