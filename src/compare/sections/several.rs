//! Sections that answer what others answer already: a part of a theme beside the theme, a theme that the
//! other report tells of in passing, a chapter and one of its sections.

use super::{
    SectionPair,
    features::Features,
    pairing::{MARGIN, Pairing, TOGETHER},
};
use crate::compare::couples::Couple;

/// What a second section that answers the same one must reach.
const ENOUGH_FOR_SEVERAL: f32 = 0.48;
/// The same, whatever stands around it.
const ENOUGH_BY_ITSELF: f32 = 0.42;
/// What a chapter must reach that is to answer what one of its sections answers, nearly as like as that one.
const ENOUGH_FOR_BOTH: f32 = 0.58;
const NEARLY: f32 = 0.2;
/// A section that is less of the one it answers beside others says too little of it.
const A_SHARE: f32 = 0.12;

impl Pairing {
    /// Puts sections without a partner beside those that answer the same one.
    pub(super) fn add_several(&mut self) {
        self.survey();
        let mut couples: Vec<(usize, Couple)> = vec![];
        for side in [0, 1] {
            for at in self.free(side) {
                couples.extend(self.likest(side, at).map(|couple| (side, couple)));
            }
        }
        couples.sort_by(|one, other| one.1.order(&other.1));
        for (side, couple) in couples {
            let (at, best) =
                if side == 0 { (couple.left, couple.right) } else { (couple.right, couple.left) };
            if self.stands_in[side][at].is_some() {
                continue;
            }
            match self.stands_in[1 - side][best] {
                Some(pair) => self.join(side, at, best, pair, couple.score),
                None => self.add(SectionPair {
                    left: vec![couple.left],
                    right: vec![couple.right],
                    confidence: couple.score.clamp(0.0, 1.0),
                    by_hand: false,
                }),
            }
        }
    }

    /// The section of the other report that a section of `side` answers beside others, where no third is
    /// nearly as like.
    fn likest(&self, side: usize, at: usize) -> Option<Couple> {
        let couple = |other: usize| {
            let (left, right) = if side == 0 { (at, other) } else { (other, at) };
            let told = self.likeness(left, right).told[side];
            // What answers its chapter answers it sooner than others do.
            let theme = self.above(side, at).find(|&above| self.features[side][above].rank > 0);
            let theme = theme.and_then(|theme| self.stands_in[side][theme]);
            let score = match (theme, self.stands_in[1 - side][other]) {
                _ if told < ENOUGH_BY_ITSELF => 0.0,
                (Some(theme), Some(pair)) if theme == pair => told + TOGETHER,
                (Some(theme), _) if !self.around[1 - side][other].contains(&theme) => told - TOGETHER,
                _ => self.standing(told, left, right),
            };
            (other, Couple { score, left, right })
        };
        let own = &self.features[side][at];
        let others = self.features[1 - side].iter().enumerate();
        let fits = |other: &Features| {
            (other.is_leaf || !own.is_leaf)
                && own.rank > 0
                && other.rank > 0
                && own.size as f32 >= A_SHARE * other.size as f32
        };
        let all: Vec<(usize, Couple)> =
            others.filter(|(_, other)| fits(other)).map(|(other, _)| couple(other)).collect();
        let (best, likest) = *all.iter().max_by(|one, other| one.1.score.total_cmp(&other.1.score))?;
        let rival = |(other, rival): &(usize, Couple)| {
            *other != best && !self.nested(1 - side, *other, best) && rival.score + MARGIN > likest.score
        };
        (likest.score >= ENOUGH_FOR_SEVERAL && !all.iter().any(rival)).then_some(likest)
    }

    /// Puts a section beside those that answer `best`; where `best` answers with others it stays alone.
    fn join(&mut self, side: usize, at: usize, best: usize, pair: usize, score: f32) {
        let below = [&self.pairs[pair].left, &self.pairs[pair].right][side].iter();
        let below = below.filter(|other| self.above(side, **other).any(|above| above == at));
        let of_below =
            below.map(|&other| if side == 0 { self.score(other, best) } else { self.score(best, other) });
        let nearly = of_below.fold(0.0, f32::max) - NEARLY;
        if nearly > 0.0 && score < nearly.max(ENOUGH_FOR_BOTH) {
            return;
        }
        let found = &mut self.pairs[pair];
        let (own, others) =
            if side == 0 { (&mut found.left, &found.right) } else { (&mut found.right, &found.left) };
        if *others == [best] {
            own.push(at);
            found.confidence = found.confidence.min(score.clamp(0.0, 1.0));
            self.stands_in[side][at] = Some(pair);
        }
    }
}
