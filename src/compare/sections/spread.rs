//! A theme whose sections answer several of the other report answers these several: a chapter on disputes
//! and a flat list that tells of appeals in one place and of mediation in another.
//!
//! The several may have closer partners among the theme's own sections, so such a pair stands beside the others.

use super::{SectionPair, pairing::Pairing};
use std::collections::BTreeMap;

/// A section of the other report that answers less of the theme (its share of the characters) is an aside.
const A_PART: f32 = 0.24;
/// What answers a part of the theme must be so like the whole of it.
const ALIKE: f32 = 0.48;
/// So much of the theme must be answered by all of them together.
const MOST: f32 = 0.65;

impl Pairing {
    /// The pairs of themes whose sections answer several, and the themes: `(side, section)`.
    pub(super) fn spread(&self) -> Vec<(usize, usize, SectionPair)> {
        let themes = [0, 1].into_iter().flat_map(|side| {
            let themes = self.features[side].iter().enumerate();
            let themes = themes.filter(|(_, theme)| !theme.is_leaf && theme.rank == 1);
            themes.map(move |(at, _)| (side, at))
        });
        themes.filter_map(|(side, at)| Some((side, at, self.spread_of(side, at)?))).collect()
    }

    fn spread_of(&self, side: usize, theme: usize) -> Option<SectionPair> {
        let size = self.features[side][theme].size.max(1) as f32;
        let mut parts: BTreeMap<usize, (f32, f32)> = BTreeMap::new();
        for part in (0..self.features[side].len()).filter(|&at| self.features[side][at].parent == Some(theme))
        {
            let Some(pair) = self.stands_in[side][part].map(|pair| &self.pairs[pair]) else { continue };
            let others = if side == 0 { &pair.right } else { &pair.left };
            let share = self.features[side][part].size as f32 / size;
            // What answers one part beside others answers it by its share.
            for &other in others {
                let (told, sure) = parts.entry(other).or_insert((0.0, 0.0));
                *told += share / others.len() as f32;
                *sure = sure.max(pair.confidence);
            }
        }
        let alike = |at: usize| {
            let (left, right) = if side == 0 { (theme, at) } else { (at, theme) };
            self.likeness(left, right).whole
        };
        parts.retain(|&at, _| alike(at) >= ALIKE);
        let answered: f32 = parts.values().map(|(told, _)| told).sum();
        parts.retain(|_, (told, _)| *told >= A_PART);
        let own = self.stands_in[side][theme].map(|pair| &self.pairs[pair]);
        let own = own.map(|pair| if side == 0 { &pair.right } else { &pair.left });
        // A chapter that answers it holds what answers its sections.
        let other = 1 - side;
        let held = |at: usize| {
            own.is_some_and(|own| own.iter().any(|&own| self.above(other, at).any(|above| above == own)))
        };
        let elsewhere = own.is_some_and(|own| own.iter().any(|own| !parts.contains_key(own)));
        let nested =
            parts.keys().any(|&at| parts.keys().any(|&one| self.above(other, at).any(|above| above == one)));
        if parts.len() < 2 || answered < MOST || elsewhere || nested || parts.keys().all(|&at| held(at)) {
            return None;
        }
        let confidence = parts.values().map(|(_, sure)| *sure).fold(1.0, f32::min);
        let several: Vec<usize> = parts.into_keys().collect();
        let [left, right] = if side == 0 { [vec![theme], several] } else { [several, vec![theme]] };
        Some(SectionPair { left, right, confidence, by_hand: false })
    }
}
