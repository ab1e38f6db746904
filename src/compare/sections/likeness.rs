//! How alike two sections are: in what they tell of, the sentences they share, their places.

use super::features::Features;

/// Shared sentences that make up less of the larger section are chance.
const SHARED: f32 = 0.2;
/// What was done and what is planned may be about the same, and yet hardly answer each other.
const APART: f32 = 0.1;
/// A theme of the report rather answers a theme than a part of one.
const SAME_RANK: f32 = 0.06;
/// What a section tells of in passing, in one of its points, answers less than what all of it tells of.
const IN_PASSING: f32 = 0.05;

/// How alike two sections are, 0 to about 1.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Likeness {
    /// As wholes.
    pub(super) whole: f32,
    /// The whole of the left one, or of the right one, and what the other tells in passing, where that is more.
    pub(super) told: [f32; 2],
}

impl Likeness {
    /// All 0 for sections that cannot answer each other. `shared` is how many characters stand in sentences
    /// of both.
    pub(super) fn of(one: &Features, other: &Features, shared: usize) -> Self {
        let Some(apart) = one.sphere.distance(other.sphere) else { return Self::default() };
        if one.is_whole_of(other) || other.is_whole_of(one) {
            return Self::default();
        }
        let shared = shared as f32 / one.size.max(other.size).max(1) as f32;
        let kept = if shared > SHARED { 0.45 + 0.5 * shared.min(1.0) } else { 0.0 };
        let order = 0.04 * (1.0 - (one.place - other.place).abs());
        let rank = if one.rank == other.rank { SAME_RANK } else { 0.0 };
        let around = order + rank - APART * apart;
        let whole = one.gist.likeness(&other.gist).max(kept);
        let told = [(one, other), (other, one)].map(|(one, other)| {
            let points = other.points.iter().map(|point| one.gist.likeness(point) - IN_PASSING);
            (points.fold(whole, f32::max) + around).max(0.0)
        });
        Self { whole: (whole + around).max(0.0), told }
    }
}
