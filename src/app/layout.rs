//! Where everything stands on a terminal of a given size: pure functions, read by `update` (which
//! wraps text and scrolls lists by them) and by the picture.

use super::split::Split;
use ratatui::layout::{Position, Rect};

/// Columns and rows below which only a request for more room is shown.
pub const SMALLEST: (u16, u16) = (40, 10);

/// Columns from which the outline stands beside the text without being asked for, and two reports
/// beside each other.
pub const WIDE: u16 = 100;

/// Columns of text beyond which a row is tiring to read.
const LONGEST_ROW: u16 = 100;

/// Columns before the text, for the signs of marks.
pub const GUTTER: u16 = 2;

/// The same where two reports stand side by side: with the signs of what became of a sentence.
pub const GUTTER_OF_TWO: u16 = 3;

/// A terminal's size in columns and rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

impl Size {
    /// True where there is no room to show anything useful.
    pub fn is_too_small(self) -> bool {
        self.columns < SMALLEST.0 || self.rows < SMALLEST.1
    }

    /// The row at the top.
    pub fn title(self) -> Rect {
        self.row(0)
    }

    /// Everything between the title and the two rows at the bottom.
    pub fn body(self) -> Rect {
        Rect::new(0, 1, self.columns, self.rows.saturating_sub(3))
    }

    /// Where the reader is and what is under the caret.
    pub fn status(self) -> Rect {
        self.row(self.rows.saturating_sub(2))
    }

    /// Hints, messages and the lines that are typed.
    pub fn bottom(self) -> Rect {
        self.row(self.rows.saturating_sub(1))
    }

    fn row(self, y: u16) -> Rect {
        Rect::new(0, y, self.columns, 1)
    }

    /// The rows of the library's table, below its heading.
    pub fn table(self) -> Rect {
        let body = self.body();
        Rect::new(0, body.y + 1, body.width, body.height.saturating_sub(1))
    }

    /// A box in the middle of the screen for `rows` rows of `columns` columns, frame not counted.
    pub fn centred(self, columns: u16, rows: u16) -> Rect {
        let body = self.body();
        let width = (columns + 4).min(body.width.saturating_sub(2));
        let height = (rows + 2).min(body.height);
        let x = (body.width - width) / 2;
        let y = body.y + (body.height - height) / 2;
        Rect::new(x, y, width, height)
    }

    /// The box of a list of so many rows, its heading counted.
    pub fn list(self, rows: usize) -> Rect {
        self.centred(104, rows_within(rows, 5, self.rows.saturating_sub(6).clamp(5, 40)))
    }

    /// The box of a page of so many rows.
    pub fn sheet(self, rows: usize) -> Rect {
        self.centred(88, rows_within(rows, 3, self.rows.saturating_sub(5).clamp(5, 60)))
    }

    /// The box of the note: at the bottom, so that the passage can be seen above it.
    pub fn note(self) -> Rect {
        let body = self.body();
        let height = (self.rows / 3).clamp(6, 14).min(body.height);
        let width = body.width.min(LONGEST_ROW + 6);
        Rect::new((body.width - width) / 2, body.bottom() - height, width, height)
    }
}

fn rows_within(rows: usize, least: u16, most: u16) -> u16 {
    u16::try_from(rows).unwrap_or(most).clamp(least, most)
}

/// What is inside a box's frame.
pub fn inside(frame: Rect) -> Rect {
    Rect::new(
        frame.x + 2.min(frame.width),
        frame.y + 1.min(frame.height),
        frame.width.saturating_sub(4),
        frame.height.saturating_sub(2),
    )
}

/// The readers' part of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panes {
    /// The outline, where it is shown.
    pub outline: Option<Rect>,
    /// True where the outline covers part of the text instead of standing beside it.
    pub drawer: bool,
    /// The first report: heading included.
    pub left: Rect,
    /// The second.
    pub right: Option<Rect>,
}

/// True where the outline stands beside one report, or two, instead of covering some of the text.
pub fn has_room_for_outline(size: Size, two: bool) -> bool {
    size.columns >= if two { 2 * WIDE } else { WIDE }
}

/// Shares the screen out among the outline, where it is `shown`, and one report, or two that are split so.
pub fn panes(size: Size, two: Option<Split>, shown: bool) -> Panes {
    let whole = Rect::new(0, 0, size.columns, size.rows.saturating_sub(2));
    let drawer = shown && !has_room_for_outline(size, two.is_some());
    let beside = if shown && !drawer { (size.columns / 4).clamp(26, 44) } else { 0 };
    let outline = shown.then(|| {
        let width = if drawer { (size.columns * 3 / 5).min(48) } else { beside };
        Rect::new(0, 1, width, whole.height.saturating_sub(1))
    });
    let rest = Rect::new(beside, 0, whole.width - beside, whole.height);
    let Some(split) = two else { return Panes { outline, drawer, left: rest, right: None } };
    let (left, right) = if size.columns < WIDE { split.stacked(rest) } else { split.beside(rest) };
    Panes { outline, drawer, left, right: Some(right) }
}

/// The text inside a pane: below its heading, behind the gutter (of one report, or of one of two),
/// one column free at the right.
pub fn text_of(pane: Rect, gutter: u16) -> Rect {
    let width = pane.width.saturating_sub(gutter + 2).min(LONGEST_ROW);
    let spare = pane.width.saturating_sub(width + gutter + 2) / 3;
    Rect::new(pane.x + gutter + 1 + spare, pane.y + 1, width, pane.height.saturating_sub(1))
}

/// The position inside `area` that is `columns` and `rows` from its corner, if it lies in it.
pub fn within(area: Rect, columns: u16, rows: u16) -> Option<Position> {
    (columns < area.width && rows < area.height).then(|| Position::new(area.x + columns, area.y + rows))
}
