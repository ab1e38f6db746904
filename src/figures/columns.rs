//! The heads of a table's columns: what a cell counts is said by its row and by its column.
//!
//! Only tables with bars are read, the first line of which names the columns. Cells that a page has run
//! together or put on lines of their own have no place to tell their column by.

use super::{
    Figure,
    shared::{Member, Shared},
};
use crate::text::{CleanSpan, pinyin::is_han};

/// The table that the lines read so far stand in.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// True behind a line with bars.
    inside: bool,
    /// The cells of the first line, where it names columns.
    heads: Vec<CleanSpan>,
}

impl Columns {
    /// Reads a line that is no row of numbers.
    pub(super) fn read(&mut self, folded: &[char], line: CleanSpan) {
        let cells = cells(folded, line);
        if cells.len() < 2 {
            *self = Self::default();
        } else if !self.inside {
            *self = Self { inside: true, heads: cells };
        }
    }

    /// Reads a row of numbers, and gives its figures the heads of their columns beside their row's label.
    pub(super) fn head(&mut self, figures: &mut [Figure], folded: &[char], line: CleanSpan) {
        let cells = cells(folded, line);
        if cells.len() < 2 {
            *self = Self::default();
            return;
        }
        self.inside = true;
        if cells.len() != self.heads.len() {
            return;
        }
        for figure in figures {
            let cell =
                cells.iter().position(|cell| cell.contains(figure.span.start)).filter(|cell| *cell > 0);
            let head = cell.and_then(|cell| named(folded, *self.heads.get(cell)?));
            if let (Some(label), Some(head)) = (figure.subject, head) {
                figure.shared = Some(Shared { member: Member::Said(label), head });
            }
        }
    }
}

/// The cells between the bars of a line, blanks left out.
fn cells(folded: &[char], line: CleanSpan) -> Vec<CleanSpan> {
    let bars = (line.start..line.end).filter(|&at| folded[at] == '|').chain([line.end]);
    let mut open = line.start;
    let mut cells = vec![];
    for bar in bars {
        let (mut start, mut end) = (open, bar.max(open));
        while start < end && folded[start] == ' ' {
            start += 1;
        }
        while start < end && folded[end - 1] == ' ' {
            end -= 1;
        }
        // nothing stands before a line's first bar and behind its last
        if start < end || open > line.start && bar < line.end {
            cells.push(CleanSpan::new(start, end));
        }
        open = bar + 1;
    }
    cells
}

/// A head without the year at its start, which is the figure's time and not its name: 2023年产量, 2023年.
fn named(folded: &[char], head: CleanSpan) -> Option<CleanSpan> {
    let digits = folded[head.start..head.end].iter().take_while(|c| c.is_ascii_digit()).count();
    let dated = digits == 4 && folded.get(head.start + digits) == Some(&'年');
    let head = CleanSpan::new(head.start + if dated { digits + 1 } else { 0 }, head.end);
    let words = folded[head.start..head.end].iter().filter(|c| is_han(**c)).count();
    (words >= 2).then_some(head)
}
