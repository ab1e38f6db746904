//! How a figure that is not exact is bounded, in more words than [`Approx`] tells apart: 不少于5 holds for five, 超过5
//! does not.

use super::{Approx, Figure, approx};
use crate::text::CleanText;

/// In which way a figure is not exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// 约, 左右.
    About,
    /// 近, 接近.
    Nearly,
    /// 余, 超过.
    Over,
    /// 不少于, 以上: the number itself is one of those.
    AtLeast,
    /// 不足, 低于.
    Under,
    /// 不超过, 以内: the number itself is one of those.
    AtMost,
}

impl Bound {
    /// How a figure of `text` is bounded; `None` where it is exact.
    pub fn of(text: &CleanText, figure: &Figure) -> Option<Self> {
        let plain = match figure.approx {
            Approx::Exact => return None,
            Approx::About => Self::About,
            Approx::Over => Self::Over,
            Approx::Under => Self::Under,
        };
        let said = approx::bound(text.folded(), figure.span.start, figure.span.end, figure.kind);
        said.filter(|bound| bound.approx() == figure.approx).or(Some(plain))
    }

    /// The same in the words of the `inspect` interface.
    pub(super) fn approx(self) -> Approx {
        match self {
            Self::About | Self::Nearly => Approx::About,
            Self::Over | Self::AtLeast => Approx::Over,
            Self::Under | Self::AtMost => Approx::Under,
        }
    }

    /// Its name in the catalogue of words, behind `bound.`.
    pub fn name(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Nearly => "nearly",
            Self::Over => "over",
            Self::AtLeast => "at-least",
            Self::Under => "under",
            Self::AtMost => "at-most",
        }
    }
}
