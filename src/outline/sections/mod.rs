//! Sections 章节: where headings stand, what level they have and how far they reach.
//!
//! A heading is an enumerator at a line's start, or behind a full stop where a page was flattened
//! into few lines, or a bare title alone on its line. The level follows the style of the number,
//! never the nesting.

mod appendix;
mod bare;
mod glued;
mod lookalikes;
mod numbered;

use super::Section;
use crate::text::{
    CleanSpan, CleanText, Line, Role,
    enumerator::{self, Enumerator},
};
pub(crate) use appendix::is_appendix;
use appendix::opens_appendix;
use bare::{bare, is_bare_title, is_report_title};
use glued::glued;
use lookalikes::{contents, ends_list, is_list_item, rows};
use numbered::{between_items, is_heading, numbered};

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
    let neighbour = |position: usize| body.get(position).map(|&index| line_of(text, text.lines()[index]));
    let between = || {
        let (before, after) = (neighbour(position.checked_sub(1)?)?, neighbour(position + 1)?);
        between_items(before, &folded[start..], after)
    };
    if let Some(found) = enumerator::at(folded, start)
        .or_else(between)
        .filter(|found| is_heading(folded, start, *found) && !listed(*found))
    {
        headings.push(numbered(folded, start, found));
    } else if line.signs > 0 && !is_report_title(first_signed, position, line) {
        headings.push(bare(line, line.signs.saturating_sub(1)));
    } else if line.signs == 0 && opens_appendix(text, body, position) {
        let heading = bare(line, 0);
        let end = heading.end - usize::from(folded[heading.end - 1] == ':');
        headings.push(Heading { end, ..heading });
    } else if line.signs == 0 && is_bare_title(text, body, position, line) {
        headings.push(bare(line, 0));
    }
    glued(folded, start, headings);
}

fn line_of(text: &CleanText, line: Line) -> &[char] {
    &text.folded()[line.span.start..line.span.end]
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
