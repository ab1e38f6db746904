//! Finding a band of rows that only moved up or down since the frame before.

use super::tile::Tile;
use std::ops::Range;

/// Rows of the screen before that stand elsewhere now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scroll {
    /// The rows of the screen that take part, those that come in blank included.
    pub band: Range<usize>,
    /// How many rows the text went up; negative where it went down.
    pub up: isize,
}

impl Scroll {
    /// The rows that come in blank.
    pub fn incoming(&self) -> Range<usize> {
        let distance = self.up.unsigned_abs().min(self.band.len());
        if self.up > 0 {
            self.band.end - distance..self.band.end
        } else {
            self.band.start..self.band.start + distance
        }
    }
}

/// The move that brings the most columns to where they are wanted, less those that it takes away
/// (an outline beside the text stays where it is, and would have to be written again). `None` where
/// no move is worth its own bytes.
pub fn find(before: &[Vec<Tile>], after: &[Vec<Tile>]) -> Option<Scroll> {
    let rows = after.len();
    if before.len() != rows {
        return None;
    }
    let in_place: Vec<isize> = before.iter().zip(after).map(|(old, new)| same(old, new)).collect();
    let mut best = (LEAST, None);
    for distance in 1..rows {
        for up in [distance.cast_signed(), -distance.cast_signed()] {
            let gain = |row: usize| {
                let from = row.checked_add_signed(up).and_then(|from| before.get(from))?;
                Some(same(from, &after[row]) - in_place[row])
            };
            let (worth, kept) = best_run(rows, gain);
            if worth > best.0 {
                // The band spans where the kept rows were and where they are.
                let band =
                    if up > 0 { kept.start..kept.end + distance } else { kept.start - distance..kept.end };
                best = (worth, Some(Scroll { band, up }));
            }
        }
    }
    best.1
}

/// Columns that a move has to bring into place to be worth its bytes.
const LEAST: isize = 20;

/// How many columns are the same in both rows.
fn same(old: &[Tile], new: &[Tile]) -> isize {
    old.iter().zip(new).filter(|(old, new)| old == new).count().cast_signed()
}

/// The run of rows with the largest sum of gains, and that sum. Rows without a gain end a run.
fn best_run(rows: usize, gain: impl Fn(usize) -> Option<isize>) -> (isize, Range<usize>) {
    let mut best = (0, 0..0);
    let (mut sum, mut start) = (0, 0);
    for row in 0..rows {
        match gain(row) {
            Some(gain) if sum + gain > 0 => sum += gain,
            _ => (sum, start) = (0, row + 1),
        }
        if sum > best.0 {
            best = (sum, start..row + 1);
        }
    }
    best
}

/// What the screen holds after the move.
pub fn apply(screen: &mut [Vec<Tile>], scroll: &Scroll) {
    let band = &mut screen[scroll.band.clone()];
    let distance = scroll.up.unsigned_abs().min(band.len());
    if scroll.up > 0 {
        band.rotate_left(distance);
    } else {
        band.rotate_right(distance);
    }
    screen[scroll.incoming()].iter_mut().for_each(|row| row.fill(Tile::BLANK));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::paint::{palette::Palette, tile::rows};
    use ratatui::buffer::Buffer;

    fn screen(text: &str) -> Vec<Vec<Tile>> {
        let lines = text.split(' ').map(|line| line.repeat(12));
        let width = lines.clone().map(|line| line.chars().count()).max().unwrap_or(0);
        rows(&Buffer::with_lines(lines.map(|line| format!("{line:width$}"))), Palette::Full)
    }

    #[test]
    fn a_moved_band_is_found() {
        let table = [
            ("title a b c d status", "title b c d e Status", Some((1..5, 1))),
            ("title a b c d status", "title x a b c status", Some((1..5, -1))),
            ("title a b c d e f status", "title d e f g h i status", Some((1..7, 3))),
            ("title a b c d status", "title p q r s status", None),
            ("title 1a 2b 3c 4d status", "title 1b 2c 3d 4e status", None),
            ("title 1aaa 2bbb 3ccc 4ddd status", "title 1bbb 2ccc 3ddd 4eee status", Some((1..5, 1))),
            ("title a b c d status", "title a b c d status", None),
        ];
        for (before, after, expected) in table {
            let found = find(&screen(before), &screen(after)).map(|scroll| (scroll.band, scroll.up));
            assert_eq!(found, expected, "{before} to {after}");
        }
    }

    #[test]
    fn applying_moves_the_rows() {
        let mut text = screen("t a b c s");
        apply(&mut text, &Scroll { band: 1..4, up: 1 });
        assert_eq!(text[1..3], screen("t b c . s")[1..3]);
        assert!(text[3].iter().all(|tile| *tile == Tile::BLANK));
    }
}
