//! A chapter told in paragraphs without headings answers every section of the chapter that answers it.

use super::{SectionPair, pairing::Pairing};

/// How sure it is that a section is told of in the chapter, at most: where, is not known.
const SOMEWHERE: f32 = 0.5;
/// What a section tells of must be in the chapter so far.
const MENTIONED: f32 = 0.25;
/// A chapter of less of the other's length (a share) tells of few of its sections.
const AS_LONG: f32 = 0.4;

impl Pairing {
    /// For chapters that answer each other, one of which has no sections: that one, and those sections of the other that
    /// nothing answers.
    pub(super) fn flat(&self) -> Vec<SectionPair> {
        let mut found = vec![];
        for pair in &self.pairs {
            let ([left], [right]) = (&pair.left[..], &pair.right[..]) else { continue };
            for (side, flat, deep) in [(0, *left, *right), (1, *right, *left)] {
                let (one, other) = (&self.features[side][flat], &self.features[1 - side][deep]);
                let parts = self.features[1 - side].iter().enumerate();
                let told = |at: usize| {
                    let (left, right) = if side == 0 { (flat, at) } else { (at, flat) };
                    one.is_whole_of(&self.features[1 - side][at])
                        || self.likeness(left, right).told[1 - side] >= MENTIONED
                };
                let parts = parts.filter(|(at, part)| {
                    part.parent == Some(deep) && self.stands_in[1 - side][*at].is_none() && told(*at)
                });
                let parts: Vec<usize> = parts.map(|(at, _)| at).collect();
                let as_long = one.size as f32 >= AS_LONG * other.size as f32;
                if !one.is_leaf || parts.len() < 2 || !as_long {
                    continue;
                }
                let [left, right] = if side == 0 { [vec![flat], parts] } else { [parts, vec![flat]] };
                let confidence = pair.confidence.min(SOMEWHERE);
                found.push(SectionPair { left, right, confidence, by_hand: false });
            }
        }
        found
    }
}
