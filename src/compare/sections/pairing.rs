//! Choosing who answers whom: what is likest and has no rival first, which tells more of what stands
//! around it, until nothing certain is left.

use super::{SectionPair, chapters, features::Features, likeness::Likeness};
use crate::compare::couples::Couple;

/// Pairs that are less like than this are none; nor those with a rival that is nearly as like.
const ENOUGH: f32 = 0.5;
pub(super) const MARGIN: f32 = 0.05;
/// The same where the chapters around them answer each other, and for what is left then.
const ENOUGH_WITHIN: f32 = 0.45;
/// The same for a theme and a part of a theme.
const ENOUGH_ACROSS: f32 = 0.5;
/// A section with a partner that is liker by this keeps one from pairing with the next best.
const MUCH_LIKER: f32 = 0.15;
/// What standing below chapters that answer each other adds, and standing below others takes.
pub(super) const TOGETHER: f32 = 0.1;
const ELSEWHERE: f32 = 0.04;
/// So many likest of the other report are looked at for a section.
const LIKEST: usize = 12;

/// Who answers whom, so far.
pub(super) struct Pairing {
    pub(super) features: [Vec<Features>; 2],
    /// Likeness of every left section with every right one.
    likeness: Vec<Likeness>,
    pub(super) pairs: Vec<SectionPair>,
    /// For each section of a side the pair that it stands in.
    pub(super) stands_in: [Vec<Option<usize>>; 2],
    /// For each section of a side the pairs that those above it stand in, the nearest first, as it was surveyed.
    pub(super) around: [Vec<Vec<usize>>; 2],
}

/// Who answers whom.
pub(super) struct Found {
    /// Themes with several sections that each answer a part of them, and may have closer partners.
    pub(super) spread: Vec<SectionPair>,
    /// The others: a section stands in one of them at most.
    pub(super) close: Vec<SectionPair>,
}

impl Pairing {
    pub(super) fn new(features: [Vec<Features>; 2], mut likeness: Vec<Likeness>) -> Self {
        let stands_in = [0, 1].map(|side: usize| vec![None; features[side].len()]);
        let around = [0, 1].map(|side: usize| vec![vec![]; features[side].len()]);
        chapters::lift(&features, &mut likeness);
        Self { features, likeness, pairs: vec![], stands_in, around }
    }

    pub(super) fn run(mut self) -> Found {
        for pair in chapters::of_one_part(&self.features, |left, right| self.likeness(left, right).whole) {
            self.add(pair);
        }
        self.best_first(ENOUGH);
        self.best_first(ENOUGH_WITHIN);
        self.best_first(ENOUGH_WITHIN);
        self.add_several();
        let spread = self.spread();
        for (side, theme, _) in &spread {
            self.leave(*side, *theme);
        }
        let mut spread: Vec<_> = spread.into_iter().map(|(.., pair)| pair).collect();
        spread.extend(self.flat());
        self.pairs.retain(|pair| !pair.left.is_empty() && !pair.right.is_empty());
        for pair in &mut self.pairs {
            pair.left.sort_unstable();
            pair.right.sort_unstable();
        }
        let order = |pair: &SectionPair| (pair.left.first().copied(), pair.right.first().copied());
        self.pairs.sort_by_key(order);
        spread.sort_by_key(order);
        Found { spread, close: self.pairs }
    }

    /// Takes a section out of the pair that it stands in.
    fn leave(&mut self, side: usize, section: usize) {
        let Some(at) = self.stands_in[side][section].take() else { return };
        let pair = &mut self.pairs[at];
        let own = if side == 0 { &mut pair.left } else { &mut pair.right };
        own.retain(|other| *other != section);
    }

    pub(super) fn likeness(&self, left: usize, right: usize) -> Likeness {
        self.likeness[left * self.features[1].len() + right]
    }

    pub(super) fn score(&self, left: usize, right: usize) -> f32 {
        self.standing(self.likeness(left, right).whole, left, right)
    }

    /// Likeness, and what stands around: below chapters that answer each other it is likelier.
    pub(super) fn standing(&self, likeness: f32, left: usize, right: usize) -> f32 {
        let around = match (&self.around[0][left], &self.around[1][right]) {
            (one, other) if one.iter().any(|pair| other.contains(pair)) => TOGETHER,
            (one, other) if one.is_empty() || other.is_empty() => 0.0,
            _ => -ELSEWHERE,
        };
        if likeness == 0.0 { 0.0 } else { likeness + around }
    }

    /// Looks around every section.
    pub(super) fn survey(&mut self) {
        for side in [0, 1] {
            let around =
                |at: usize| self.above(side, at).filter_map(|above| self.stands_in[side][above]).collect();
            self.around[side] = (0..self.features[side].len()).map(around).collect();
        }
    }

    pub(super) fn above(&self, side: usize, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.features[side][at].parent, move |&at| self.features[side][at].parent)
    }

    /// True where one of two sections of a side stands in the other.
    pub(super) fn nested(&self, side: usize, one: usize, other: usize) -> bool {
        self.above(side, one).any(|above| above == other) || self.above(side, other).any(|above| above == one)
    }

    pub(super) fn add(&mut self, pair: SectionPair) {
        for (side, sections) in [&pair.left, &pair.right].into_iter().enumerate() {
            for &at in sections {
                self.stands_in[side][at] = Some(self.pairs.len());
            }
        }
        self.pairs.push(pair);
    }

    pub(super) fn free(&self, side: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.features[side].len()).filter(move |&at| self.stands_in[side][at].is_none())
    }

    /// Pairs what is likest and has no rival, until nothing is left that is like enough.
    fn best_first(&mut self, enough: f32) {
        self.survey();
        let rights: Vec<usize> = self.free(1).collect();
        let taken = self.likest_taken();
        let mut couples: Vec<Couple> = vec![];
        for left in self.free(0) {
            let scored = rights.iter().map(|&right| Couple { score: self.score(left, right), left, right });
            let rank = |right: usize| self.features[0][left].rank == self.features[1][right].rank;
            let near = |couple: &Couple| {
                let enough = if rank(couple.right) { enough } else { enough.max(ENOUGH_ACROSS) };
                let liker = taken[0][left].max(taken[1][couple.right]);
                couple.score >= enough - MARGIN && couple.score + MUCH_LIKER >= liker
            };
            couples.extend(scored.filter(near));
        }
        self.keep_likest(&mut couples);
        loop {
            let mut claims: [Vec<Vec<&Couple>>; 2] =
                [0, 1].map(|side: usize| vec![vec![]; self.features[side].len()]);
            for couple in &couples {
                claims[0][couple.left].push(couple);
                claims[1][couple.right].push(couple);
            }
            let has_rival = |couple: &Couple| {
                let mut rivals = claims[0][couple.left].iter().chain(&claims[1][couple.right]);
                rivals.any(|rival| self.keeps_out(rival, couple))
            };
            let chosen: Vec<Couple> = couples
                .iter()
                .filter(|couple| couple.score >= enough && !has_rival(couple))
                .copied()
                .collect();
            if chosen.is_empty() {
                return;
            }
            for Couple { left, right, score } in chosen {
                if self.stands_in[0][left].is_none() && self.stands_in[1][right].is_none() {
                    self.add(SectionPair {
                        left: vec![left],
                        right: vec![right],
                        confidence: score.clamp(0.0, 1.0),
                        by_hand: false,
                    });
                }
            }
            couples.retain(|couple| {
                self.stands_in[0][couple.left].is_none() && self.stands_in[1][couple.right].is_none()
            });
        }
    }

    /// Keeps the couples that are among the likest of one of their sections.
    fn keep_likest(&self, couples: &mut Vec<Couple>) {
        let least = [0, 1].map(|side: usize| {
            let mut scores: Vec<Vec<f32>> = vec![vec![]; self.features[side].len()];
            for couple in couples.iter() {
                scores[[couple.left, couple.right][side]].push(couple.score);
            }
            let least = scores.into_iter().map(|mut scores| {
                scores.sort_by(|one, other| other.total_cmp(one));
                scores.get(LIKEST - 1).copied().unwrap_or(f32::NEG_INFINITY)
            });
            least.collect::<Vec<_>>()
        });
        couples
            .retain(|couple| couple.score >= least[0][couple.left] || couple.score >= least[1][couple.right]);
    }

    /// For each section the likeness of the likest of the other report that has a partner already: beside that
    /// one it is to stand, where no other is nearly as like.
    fn likest_taken(&self) -> [Vec<f32>; 2] {
        let mut likest = [0, 1].map(|side: usize| vec![0.0f32; self.features[side].len()]);
        for left in 0..likest[0].len() {
            for right in 0..likest[1].len() {
                let taken = [self.stands_in[0][left].is_some(), self.stands_in[1][right].is_some()];
                if taken[0] || taken[1] {
                    let score = self.score(left, right);
                    likest[0][left] = likest[0][left].max(if taken[1] { score } else { 0.0 });
                    likest[1][right] = likest[1][right].max(if taken[0] { score } else { 0.0 });
                }
            }
        }
        likest
    }

    /// True where `rival` claims a section of `couple` with nearly as much right. A chapter and what stands in
    /// it are no rivals: the liker of the two has it.
    fn keeps_out(&self, rival: &Couple, couple: &Couple) -> bool {
        let margin = |side: usize, one: usize, other: usize| {
            if one == other || self.nested(side, one, other) { 0.0 } else { MARGIN }
        };
        let claims = (rival.left == couple.left) != (rival.right == couple.right);
        let margin = margin(0, rival.left, couple.left).max(margin(1, rival.right, couple.right));
        claims
            && (rival.score + margin > couple.score)
            && (margin > 0.0
                || rival.score > couple.score
                || rival.left + rival.right < couple.left + couple.right)
    }
}
