//! Which of two reports is the earlier: differences are the later's less the earlier's, whichever of them
//! is on the left.

use crate::report::Report;

/// One of the two reports of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The left one.
    Left,
    /// The right one.
    Right,
}

impl Side {
    /// 0 for left, 1 for right.
    pub fn index(self) -> usize {
        usize::from(self == Self::Right)
    }

    /// The report on the other side.
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// The earlier of two reports; `None` where both are on one year, or a year is not known.
pub(super) fn earlier(reports: [&Report; 2]) -> Option<Side> {
    match reports.map(|report| report.outline.metadata.year) {
        [Some(left), Some(right)] if left < right => Some(Side::Left),
        [Some(left), Some(right)] if left > right => Some(Side::Right),
        _ => None,
    }
}
