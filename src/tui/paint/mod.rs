//! From a picture to as few bytes as reach it: what differs from the screen, by the shortest way.
//!
//! Over SSH every byte counts. A frame is compared with what the terminal shows; unchanged columns
//! are skipped, styles and positions change by the shortest sequence, rows that only moved are moved
//! by the terminal, and a frame that changes nothing is no bytes at all. Each row is tried in two
//! ways (as a difference, and cleared and written anew), the screen with and without a scroll; the
//! shorter one is written.
//!
//! Characters of uncertain width (see [`crate::text::width`]) are written over two blanks, and what
//! follows them is put at its column, so that a terminal that draws them wide and one that draws them
//! narrow hold the same screen.

pub mod palette;
pub mod pen;
pub mod scroll;
pub mod tile;
pub mod writer;

pub use palette::Palette;

use pen::Pen;
use ratatui::{buffer::Buffer, layout::Position};
use scroll::Scroll;
use tile::{Glyph, Tile};
use writer::{Writer, csi};

/// Frames of more bytes are shown at once, by synchronized output (mode 2026).
const SMALL: usize = 64;
/// Trailing blanks that are cheaper to clear than to write.
const CLEARED: usize = 3;

/// Knows what the terminal shows.
#[derive(Debug)]
pub struct Painter {
    palette: Palette,
    /// `None` where it is unknown and everything has to be written.
    screen: Option<Vec<Vec<Tile>>>,
    pen: Pen,
    cursor: Option<Position>,
}

impl Painter {
    /// For a terminal of which nothing is known, except that its cursor is hidden.
    pub fn new(palette: Palette) -> Self {
        Self { palette, screen: None, pen: Pen::default(), cursor: None }
    }

    /// Forgets what the terminal shows: the next frame is written whole. The cursor counts as hidden.
    pub fn forget(&mut self) {
        self.screen = None;
        self.cursor = None;
    }

    /// The bytes that make the terminal show `picture`, with the cursor at `cursor` or hidden.
    pub fn frame(&mut self, picture: &Buffer, cursor: Option<Position>) -> Vec<u8> {
        let rows = tile::rows(picture, self.palette);
        let known = self.screen.take().filter(|screen| same_size(screen, &rows));
        let body = match known {
            Some(screen) => self.difference(screen, &rows),
            None => self.anew(&rows),
        };
        self.screen = Some(rows);
        self.pen = body.pen;
        self.with_cursor(body, cursor)
    }

    fn anew(&self, rows: &[Vec<Tile>]) -> Writer {
        let mut writer = Writer::new(Pen::default());
        writer.raw(b"\x1b[m\x1b[2J");
        let blank: Vec<Vec<Tile>> = rows.iter().map(|row| vec![Tile::BLANK; row.len()]).collect();
        write_rows(&mut writer, &blank, rows);
        writer
    }

    fn difference(&self, mut screen: Vec<Vec<Tile>>, rows: &[Vec<Tile>]) -> Writer {
        let mut still = Writer::new(self.pen);
        write_rows(&mut still, &screen, rows);
        if still.bytes.len() < SMALL {
            return still;
        }
        let Some(scroll) = scroll::find(&screen, rows) else { return still };
        let mut moved = Writer::new(self.pen);
        write_scroll(&mut moved, &scroll);
        scroll::apply(&mut screen, &scroll);
        // An emulator may know nothing of a row that was never written to, and then leave what stood where that
        // row is moved later: one that comes in blank and stays so is erased.
        for row in scroll.incoming().filter(|row| rows[*row].iter().all(|tile| *tile == Tile::BLANK)) {
            moved.move_to(row, 0);
            moved.clear_to_edge();
        }
        write_rows(&mut moved, &screen, rows);
        if moved.bytes.len() < still.bytes.len() { moved } else { still }
    }

    /// Puts the cursor where it belongs; hidden while a larger frame is written, so that it is not
    /// seen to run about.
    fn with_cursor(&mut self, mut body: Writer, cursor: Option<Position>) -> Vec<u8> {
        let before = std::mem::replace(&mut self.cursor, cursor);
        if body.bytes.is_empty() && before == cursor {
            return vec![];
        }
        let large = body.bytes.len() > SMALL;
        let hide = before.is_some() && (large || cursor.is_none());
        if let Some(position) = cursor {
            body.move_to(position.y.into(), position.x.into());
            if hide || before.is_none() {
                body.raw(b"\x1b[?25h");
            }
        }
        let mut bytes = Vec::with_capacity(body.bytes.len() + 24);
        if large {
            bytes.extend_from_slice(b"\x1b[?2026h");
        }
        if hide {
            bytes.extend_from_slice(b"\x1b[?25l");
        }
        bytes.append(&mut body.bytes);
        if large {
            bytes.extend_from_slice(b"\x1b[?2026l");
        }
        bytes
    }
}

fn same_size(one: &[Vec<Tile>], other: &[Vec<Tile>]) -> bool {
    one.len() == other.len() && one.first().map(Vec::len) == other.first().map(Vec::len)
}

fn write_rows(writer: &mut Writer, before: &[Vec<Tile>], after: &[Vec<Tile>]) {
    for (row, (old, new)) in before.iter().zip(after).enumerate() {
        if old == new {
            continue;
        }
        let mut changed = writer.clone();
        write_row(&mut changed, row, old, new);
        let blank = vec![Tile::BLANK; new.len()];
        if *old == blank {
            *writer = changed;
            continue;
        }
        let mut anew = writer.clone();
        anew.move_to(row, 0);
        anew.clear_to_edge();
        write_row(&mut anew, row, &blank, new);
        *writer = if anew.bytes.len() < changed.bytes.len() { anew } else { changed };
    }
}

/// Writes what differs between `old`, which the terminal shows, and `new`.
fn write_row(writer: &mut Writer, row: usize, old: &[Tile], new: &[Tile]) {
    let width = new.len();
    let tail = new.iter().rposition(|tile| *tile != Tile::BLANK).map_or(0, |last| last + 1);
    let mut covered = false;
    for (column, &tile) in new.iter().enumerate() {
        if tile.glyph == Glyph::Rest || (old[column] == tile && !covered && !half_differs(old, new, column)) {
            continue;
        }
        covered = matches!(tile.glyph, Glyph::Tight(_));
        writer.advance_to(row, column, new);
        let dirty = old[column..].iter().filter(|tile| **tile != Tile::BLANK).count();
        if column >= tail && dirty > CLEARED {
            writer.clear_to_edge();
            return;
        }
        let beside = old
            .get(column + 1)
            .is_some_and(|next| next.glyph == Glyph::Narrow(' ') && next.pen.same_on_blank(tile.pen));
        writer.tile(tile, width, beside);
    }
}

/// True where the character at `column` is the same but its second half is not.
fn half_differs(old: &[Tile], new: &[Tile], column: usize) -> bool {
    new.get(column + 1).is_some_and(|next| next.glyph == Glyph::Rest && old[column + 1] != *next)
}

/// Lets the terminal move a band of rows: margins, then lines deleted or inserted at the band's top,
/// which the oldest terminals know.
fn write_scroll(writer: &mut Writer, scroll: &Scroll) {
    writer.set_pen(Pen::default());
    writer.raw(format!("\x1b[{};{}r", scroll.band.start + 1, scroll.band.end).as_bytes());
    writer.lose_position();
    writer.move_to(scroll.band.start, 0);
    let last = if scroll.up > 0 { b'M' } else { b'L' };
    writer.raw(&csi(scroll.up.unsigned_abs(), last));
    writer.raw(b"\x1b[r");
    writer.lose_position();
}

#[cfg(test)]
mod tests;
