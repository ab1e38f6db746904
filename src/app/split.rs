//! How two reports share the screen: side by side, or one above the other where it is narrow.

use super::App;
use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

/// The share of the first report, in per cent of the columns or the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u8", into = "u8")]
pub struct Split(u8);

/// Neither report gets less than this of the columns or rows, in per cent.
const LEAST: u8 = 20;
/// What one key changes.
const STEP: usize = 5;
/// Rows that a report needs at the least: its heading and three of text.
const FEWEST_ROWS: u16 = 4;

impl Default for Split {
    fn default() -> Self {
        Self(50)
    }
}

impl From<u8> for Split {
    fn from(share: u8) -> Self {
        Self(share.clamp(LEAST, 100 - LEAST))
    }
}

impl From<Split> for u8 {
    fn from(split: Split) -> Self {
        split.0
    }
}

impl Split {
    /// The first report gets so many steps more, or, negative, less.
    #[must_use]
    pub fn moved(self, steps: isize) -> Self {
        let by = steps.unsigned_abs().saturating_mul(STEP).min(100);
        let by = u8::try_from(by).unwrap_or(100);
        Self::from(if steps < 0 { self.0.saturating_sub(by) } else { self.0.saturating_add(by) })
    }

    /// Both reports beside each other.
    pub fn beside(self, area: Rect) -> (Rect, Rect) {
        let first = self.of(area.width);
        let right = Rect { x: area.x + first, width: area.width - first, ..area };
        (Rect { width: first, ..area }, right)
    }

    /// One above the other.
    pub fn stacked(self, area: Rect) -> (Rect, Rect) {
        let least = FEWEST_ROWS.min(area.height / 2);
        let first = self.of(area.height).clamp(least, area.height - least);
        let below = Rect { y: area.y + first, height: area.height - first, ..area };
        (Rect { height: first, ..area }, below)
    }

    fn of(self, whole: u16) -> u16 {
        u16::try_from(u32::from(whole) * u32::from(self.0) / 100).unwrap_or(whole)
    }
}

impl App {
    /// `+` and `-`: the report that has the caret gets more room, or less.
    pub(super) fn resize_panes(&mut self, steps: isize) {
        let Some(desk) = self.desk_mut().filter(|desk| desk.right.is_some()) else {
            return self.tell(crate::say!(self.lang, "link.one-report"));
        };
        desk.split = desk.split.moved(if desk.on_right { -steps } else { steps });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_report_is_squeezed_out() {
        for (share, steps, expected) in
            [(50, 1, 55), (50, -2, 40), (50, 99, 80), (50, isize::MIN, 20), (25, -1, 20), (255, 0, 80)]
        {
            assert_eq!(u8::from(Split::from(share).moved(steps)), expected, "{share} {steps}");
        }
    }

    #[test]
    fn the_two_areas_fill_the_whole_without_a_gap() {
        for share in [20, 35, 50, 80] {
            for (width, height) in [(40, 8), (100, 22), (201, 58)] {
                let whole = Rect::new(3, 1, width, height);
                let (left, right) = Split::from(share).beside(whole);
                assert_eq!((left.right(), right.right()), (right.x, whole.right()));
                let (above, below) = Split::from(share).stacked(whole);
                assert_eq!((above.bottom(), below.bottom()), (below.y, whole.bottom()));
                assert!(above.height >= 4 && below.height >= 4);
            }
        }
    }
}
