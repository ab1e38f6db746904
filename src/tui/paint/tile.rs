//! A screen as the terminal should hold it: one tile a column.
//!
//! A picture's cell is a symbol of any length; a tile is at most one character, and one that is safe
//! to write. So whatever got into a picture, nothing but plain characters leaves.

use super::{palette::Palette, pen::Pen};
use crate::text::width::{columns, is_uncertain, shown};
use ratatui::buffer::Buffer;

/// What a column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Glyph {
    /// A character of one column.
    Narrow(char),
    /// A character of two columns, this one and the next.
    Wide(char),
    /// A character that the terminal draws in one column or two, with both reserved.
    Uncertain(char),
    /// The same with no room beside it: what follows covers half of it where it is drawn wide.
    Tight(char),
    /// The second column of the character before.
    Rest,
}

/// A column of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tile {
    /// What it shows.
    pub glyph: Glyph,
    /// In which style.
    pub pen: Pen,
}

impl Tile {
    /// A blank in the terminal's own colours, as clearing leaves it.
    pub const BLANK: Self = Self::blank(Pen {
        fg: ratatui::style::Color::Reset,
        bg: ratatui::style::Color::Reset,
        modifier: ratatui::style::Modifier::empty(),
    });

    const fn blank(pen: Pen) -> Self {
        Self { glyph: Glyph::Narrow(' '), pen }
    }
}

/// The rows of `picture`, in the colours of `palette`.
pub fn rows(picture: &Buffer, palette: Palette) -> Vec<Vec<Tile>> {
    let width = usize::from(picture.area.width).max(1);
    picture.content.chunks(width).map(|cells| row(cells, palette)).collect()
}

fn row(cells: &[ratatui::buffer::Cell], palette: Palette) -> Vec<Tile> {
    let mut tiles = Vec::with_capacity(cells.len());
    let mut column = 0;
    while let Some(cell) = cells.get(column) {
        let pen = palette.fit(Pen::of(cell));
        let character = shown(cell.symbol().chars().next().unwrap_or(' '));
        // Half of a character that something else was drawn over is not shown.
        let room = cells.get(column + 1).is_some_and(|next| matches!(next.symbol(), " " | ""));
        let glyph = match (is_uncertain(character), columns(character), room) {
            (true, _, true) => Glyph::Uncertain(character),
            (true, _, false) if column + 1 < cells.len() => Glyph::Tight(character),
            (true, _, false) => Glyph::Narrow('?'),
            (false, 2, true) if character == '\u{3000}' => Glyph::Narrow(' '),
            (false, 2, true) => Glyph::Wide(character),
            (false, 2, false) => Glyph::Narrow(' '),
            (false, _, _) => Glyph::Narrow(character),
        };
        let blank = glyph == Glyph::Narrow(' ');
        tiles.push(Tile { glyph, pen: if blank { pen.on_blank() } else { pen } });
        column += 1;
        if matches!(glyph, Glyph::Wide(_) | Glyph::Uncertain(_)) {
            tiles.push(Tile { glyph: Glyph::Rest, pen });
            column += 1;
        }
    }
    tiles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::cells::put;
    use ratatui::{layout::Rect, style::Style};

    #[test]
    fn cells_become_tiles_of_safe_characters() {
        let mut picture = Buffer::empty(Rect::new(0, 0, 12, 1));
        put(&mut picture, 0, 0, 12, "办“a\u{3000}", Style::new());
        picture[(7, 0)].set_symbol("\u{1b}[2J");
        picture[(8, 0)].set_symbol("结");
        picture[(9, 0)].set_symbol("|");
        picture[(10, 0)].set_symbol("…");
        picture[(11, 0)].set_symbol("…");
        let glyphs: Vec<Glyph> = rows(&picture, Palette::Full)[0].iter().map(|tile| tile.glyph).collect();
        use Glyph::*;
        let expected = [
            Wide('办'),
            Rest,
            Uncertain('“'),
            Rest,
            Narrow('a'),
            Narrow(' '),
            Narrow(' '),
            Narrow('␛'),
            Narrow(' '),
            Narrow('|'),
            Tight('…'),
            Narrow('?'),
        ];
        assert_eq!(glyphs, expected);
    }
}
