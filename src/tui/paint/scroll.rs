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

/// The move that keeps the most rows, `None` where no move keeps at least two that would otherwise
/// have to be written.
pub fn find(before: &[Vec<Tile>], after: &[Vec<Tile>]) -> Option<Scroll> {
    let rows = after.len();
    if before.len() != rows {
        return None;
    }
    let mut best: Option<(usize, Scroll)> = None;
    for distance in 1..rows {
        for up in [distance.cast_signed(), -distance.cast_signed()] {
            let Some((worth, kept)) = longest_run(before, after, up) else { continue };
            if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                // The band spans where the kept rows were and where they are.
                let band =
                    if up > 0 { kept.start..kept.end + distance } else { kept.start - distance..kept.end };
                best = Some((worth, Scroll { band, up }));
            }
        }
    }
    best.filter(|(worth, _)| *worth >= 2).map(|(_, scroll)| scroll)
}

/// The run of rows of `after` that all stood `up` rows lower, with the most rows that are neither
/// blank nor the same as what stood in their place: how many these are, and the run.
fn longest_run(before: &[Vec<Tile>], after: &[Vec<Tile>], up: isize) -> Option<(usize, Range<usize>)> {
    let mut best: Option<(usize, Range<usize>)> = None;
    let mut run: Option<(usize, usize)> = None;
    for (row, tiles) in after.iter().enumerate() {
        let moved =
            row.checked_add_signed(up).and_then(|from| before.get(from)).is_some_and(|old| old == tiles);
        if !moved {
            run = None;
            continue;
        }
        let gain = usize::from(before[row] != *tiles && tiles.iter().any(|tile| *tile != Tile::BLANK));
        let (worth, start) = run.map_or((gain, row), |(worth, start)| (worth + gain, start));
        run = Some((worth, start));
        if best.as_ref().is_none_or(|(most, _)| worth > *most) {
            best = Some((worth, start..row + 1));
        }
    }
    best
}

/// What the screen holds after the move.
pub fn apply(screen: &mut [Vec<Tile>], scroll: &Scroll) {
    let band = &mut screen[scroll.band.clone()];
    let distance = scroll.up.unsigned_abs().min(band.len());
    let blank = |row: &mut Vec<Tile>| row.fill(Tile::BLANK);
    if scroll.up > 0 {
        band.rotate_left(distance);
        band.iter_mut().rev().take(distance).for_each(blank);
    } else {
        band.rotate_right(distance);
        band.iter_mut().take(distance).for_each(blank);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::paint::{palette::Palette, tile::rows};
    use ratatui::buffer::Buffer;

    fn screen(text: &str) -> Vec<Vec<Tile>> {
        rows(&Buffer::with_lines(text.split(' ').map(str::to_owned)), Palette::Full)
    }

    #[test]
    fn a_moved_band_is_found() {
        let table = [
            ("title a b c d status", "title b c d e Status", Some((1..5, 1))),
            ("title a b c d status", "title x a b c status", Some((1..5, -1))),
            ("title a b c d e f status", "title d e f g h i status", Some((1..7, 3))),
            ("title a b c d status", "title p q r s status", None),
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
