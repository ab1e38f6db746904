//! Where the table of figures stands on the screen.

use crate::app::layout::{self, Size};
use ratatui::layout::Rect;

/// Rows above the list: what the columns are.
const HEADING: u16 = 1;
/// Rows below it: the two passages and why they are not compared.
const DETAILS: u16 = 3;
/// Rows that the list has room for, however few it holds.
const FEWEST: u16 = 6;
/// Columns of the table beyond which its rows are tiring to read.
const WIDEST: u16 = 150;

/// Where the table stands: the frame, its list, and the details below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableAreas {
    /// The box.
    pub frame: Rect,
    /// The names of the columns.
    pub heading: Rect,
    /// The list.
    pub list: Rect,
    /// What is under the cursor.
    pub details: Rect,
}

/// The areas of a table of so many rows, headings included.
pub(super) fn areas(size: Size, rows: usize) -> TableAreas {
    let rows = u16::try_from(rows).unwrap_or(size.rows).min(size.rows);
    let frame = size.centred(WIDEST, rows.max(FEWEST) + HEADING + DETAILS);
    let inside = layout::inside(frame);
    let heading = Rect { height: HEADING.min(inside.height), ..inside };
    let details = DETAILS.min(inside.height.saturating_sub(HEADING + 1));
    let list = Rect {
        y: inside.y + heading.height,
        height: inside.height.saturating_sub(heading.height + details),
        ..inside
    };
    TableAreas { frame, heading, list, details: Rect { y: list.bottom(), height: details, ..inside } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_areas_of_the_table_fill_its_frame() {
        for (columns, rows) in [(40, 10), (80, 24), (120, 36), (200, 60)] {
            for count in [1, 9, 400] {
                let areas = areas(Size { columns, rows }, count);
                let inside = layout::inside(areas.frame);
                assert!(areas.list.height >= 1, "{columns}x{rows}");
                assert_eq!(areas.heading.height + areas.list.height + areas.details.height, inside.height);
                assert!(areas.frame.right() <= columns && areas.frame.bottom() <= rows - 2);
            }
        }
    }
}
