//! Where the terminal's cursor is, in which style it writes, and the shortest ways to change both.

use super::{
    pen::Pen,
    tile::{Glyph, Tile},
};

/// Bytes for the terminal, with what is known of its state after them.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    /// What was written so far.
    pub bytes: Vec<u8>,
    /// The style that the terminal writes in.
    pub pen: Pen,
    row: Option<usize>,
    /// Unknown behind a character of uncertain width, and at the right edge, where terminals
    /// differ in whether the cursor waits there.
    column: Option<usize>,
}

impl Writer {
    /// At an unknown position, writing with `pen`.
    pub fn new(pen: Pen) -> Self {
        Self { pen, ..Self::default() }
    }

    /// Appends a sequence that leaves the cursor where it is.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Forgets where the cursor is.
    pub fn lose_position(&mut self) {
        self.row = None;
        self.column = None;
    }

    /// Changes to the style `pen`.
    pub fn set_pen(&mut self, pen: Pen) {
        self.pen.change(pen, &mut self.bytes);
        self.pen = pen;
    }

    /// Moves the cursor by the shortest sequence.
    pub fn move_to(&mut self, row: usize, column: usize) {
        let mut best = absolute(row, column);
        let mut offer = |way: Vec<u8>| {
            if way.len() < best.len() {
                best = way;
            }
        };
        if self.row == Some(row) {
            if self.column == Some(column) {
                return;
            }
            offer(csi(column + 1, b'G'));
            offer([b"\r".to_vec(), forward(column)].concat());
            match self.column {
                Some(from) if from < column => offer(forward(column - from)),
                Some(from) => offer(vec![8; from - column]),
                None => {}
            }
        } else if self.row.is_some_and(|from| from + 1 == row) {
            offer([b"\r\n".to_vec(), forward(column)].concat());
            if self.column == Some(column) {
                offer(b"\n".to_vec());
            }
        }
        self.bytes.extend_from_slice(&best);
        self.row = Some(row);
        self.column = Some(column);
    }

    /// Moves to `column` of `row`, writing `tiles` (the row as the terminal has it) anew in between
    /// where that is shorter.
    pub fn advance_to(&mut self, row: usize, column: usize, tiles: &[Tile]) {
        if let (true, Some(from)) = (self.row == Some(row), self.column) {
            let between = tiles.get(from..column).unwrap_or_default();
            let cheap = |tile: &Tile| match tile.glyph {
                Glyph::Narrow(' ') => self.pen.same_on_blank(tile.pen),
                Glyph::Narrow(character) => character.is_ascii() && self.pen == tile.pen,
                _ => false,
            };
            if from < column && between.len() < 4 && between.iter().all(cheap) {
                for tile in between {
                    if let Glyph::Narrow(character) = tile.glyph {
                        self.push(character);
                    }
                }
                self.column = Some(column);
                return;
            }
        }
        self.move_to(row, column);
    }

    /// Writes a tile where the cursor stands. `blank_beside` says that the terminal already shows a
    /// blank of the right style in the column behind it.
    pub fn tile(&mut self, tile: Tile, width: usize, blank_beside: bool) {
        let (Some(row), Some(column)) = (self.row, self.column) else { return };
        match tile.glyph {
            Glyph::Narrow(' ') if self.pen.same_on_blank(tile.pen) => {}
            _ => self.set_pen(tile.pen),
        }
        match tile.glyph {
            Glyph::Narrow(character) => {
                self.push(character);
                self.stand_at(column + 1, width);
            }
            Glyph::Wide(character) => {
                self.push(character);
                self.stand_at(column + 2, width);
            }
            Glyph::Uncertain(character) => {
                if !blank_beside {
                    self.raw(b"  ");
                    self.stand_at(column + 2, width);
                    self.move_to(row, column);
                }
                self.push(character);
                self.column = None;
            }
            Glyph::Tight(character) => {
                self.push(character);
                self.column = None;
            }
            Glyph::Rest => {}
        }
    }

    /// Clears from the cursor to the right edge, in the terminal's own colours.
    pub fn clear_to_edge(&mut self) {
        if !self.pen.same_on_blank(Pen::default()) {
            self.set_pen(Pen::default());
        }
        self.raw(b"\x1b[K");
    }

    fn stand_at(&mut self, column: usize, width: usize) {
        self.column = (column < width).then_some(column);
    }

    fn push(&mut self, character: char) {
        self.bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

fn absolute(row: usize, column: usize) -> Vec<u8> {
    match (row, column) {
        (0, 0) => b"\x1b[H".to_vec(),
        (row, 0) => csi(row + 1, b'H'),
        (row, column) => format!("\x1b[{};{}H", row + 1, column + 1).into_bytes(),
    }
}

fn forward(columns: usize) -> Vec<u8> {
    match columns {
        0 => vec![],
        columns => csi(columns, b'C'),
    }
}

/// A control sequence with one number, which is left out where it is 1.
pub fn csi(number: usize, last: u8) -> Vec<u8> {
    let number = if number == 1 { String::new() } else { number.to_string() };
    [b"\x1b[", number.as_bytes(), &[last]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_move_is_taken() {
        let table = [
            ((3, 5), (3, 5), ""),
            ((3, 5), (3, 6), "^[C"),
            ((3, 5), (3, 4), "<"),
            ((3, 5), (3, 0), "\r"),
            ((3, 70), (3, 50), "^[51G"),
            ((3, 5), (4, 0), "\r\n"),
            ((3, 5), (4, 5), "\n"),
            ((3, 5), (4, 9), "^[5;10H"),
            ((3, 5), (9, 0), "^[10H"),
            ((3, 5), (0, 0), "^[H"),
        ];
        for ((row, column), (to_row, to_column), expected) in table {
            let mut writer = Writer { row: Some(row), column: Some(column), ..Writer::default() };
            writer.move_to(to_row, to_column);
            let written = String::from_utf8(writer.bytes).unwrap();
            let written = written.replace('\u{1b}', "^").replace('\u{8}', "<");
            assert!(
                written == expected || written.len() < expected.len(),
                "{row},{column} to {to_row},{to_column}: {written:?}"
            );
        }
    }
}
