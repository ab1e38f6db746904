//! Choosing who answers whom: what is likest and has no rival first, which tells more of what stands
//! around it, until nothing certain is left.

use super::{SectionPair, chapters, features::Features, likeness::Likeness};
use crate::compare::couples::Couple;

/// Pairs that are less like than this are none; nor those with a rival that is nearly as like.
const ENOUGH: f32 = 0.5;
const MARGIN: f32 = 0.05;
/// The same where the chapters around them answer each other, and for what is left then.
const ENOUGH_WITHIN: f32 = 0.45;
/// The same for a theme and a part of a theme.
const ENOUGH_ACROSS: f32 = 0.5;
/// What a second section that answers the same one must reach.
const ENOUGH_FOR_SEVERAL: f32 = 0.48;
/// The same, whatever stands around it.
const ENOUGH_BY_ITSELF: f32 = 0.42;
/// What a chapter must reach that is to answer what one of its sections answers, nearly as like as that one.
const ENOUGH_FOR_BOTH: f32 = 0.58;
const NEARLY: f32 = 0.2;
/// What a chapter is likelier than the second likest of its sections.
const LIFT: f32 = 0.05;
/// A section with a partner that is liker by this keeps one from pairing with the next best.
const MUCH_LIKER: f32 = 0.15;
/// A section that is less of the one it answers beside others says too little of it.
const A_SHARE: f32 = 0.12;
/// What standing below chapters that answer each other adds, and standing below others takes.
const TOGETHER: f32 = 0.1;
const ELSEWHERE: f32 = 0.04;
/// So many likest of the other report are looked at for a section.
const LIKEST: usize = 12;

/// Who answers whom, so far.
pub(super) struct Pairing {
    features: [Vec<Features>; 2],
    /// Likeness of every left section with every right one.
    likeness: Vec<Likeness>,
    pairs: Vec<SectionPair>,
    /// For each section of a side the pair that it stands in.
    stands_in: [Vec<Option<usize>>; 2],
}

impl Pairing {
    pub(super) fn new(features: [Vec<Features>; 2], likeness: Vec<Likeness>) -> Self {
        let stands_in = [0, 1].map(|side: usize| vec![None; features[side].len()]);
        let mut pairing = Self { features, likeness, pairs: vec![], stands_in };
        pairing.lift_chapters();
        pairing
    }

    pub(super) fn run(mut self) -> Vec<SectionPair> {
        for pair in chapters::of_one_part(&self.features, |left, right| self.likeness(left, right).whole) {
            self.add(pair);
        }
        self.best_first(ENOUGH);
        self.best_first(ENOUGH_WITHIN);
        self.best_first(ENOUGH_WITHIN);
        self.add_several();
        for pair in &mut self.pairs {
            pair.left.sort_unstable();
            pair.right.sort_unstable();
        }
        self.pairs.sort_by_key(|pair| pair.left.first().copied());
        self.pairs
    }

    fn likeness(&self, left: usize, right: usize) -> Likeness {
        self.likeness[left * self.features[1].len() + right]
    }

    fn score(&self, left: usize, right: usize) -> f32 {
        self.standing(self.likeness(left, right).whole, left, right)
    }

    /// Likeness, and what stands around: below chapters that answer each other it is likelier.
    fn standing(&self, likeness: f32, left: usize, right: usize) -> f32 {
        let around = match (self.around(0, left), self.around(1, right)) {
            (one, other) if one.iter().any(|pair| other.contains(pair)) => TOGETHER,
            (one, other) if one.is_empty() || other.is_empty() => 0.0,
            _ => -ELSEWHERE,
        };
        if likeness == 0.0 { 0.0 } else { likeness + around }
    }

    /// The pairs that the sections above one stand in, the nearest first.
    fn around(&self, side: usize, at: usize) -> Vec<usize> {
        self.above(side, at).filter_map(|above| self.stands_in[side][above]).collect()
    }

    fn above(&self, side: usize, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.features[side][at].parent, move |&at| self.features[side][at].parent)
    }

    /// True where one of two sections of a side stands in the other.
    fn nested(&self, side: usize, one: usize, other: usize) -> bool {
        self.above(side, one).any(|above| above == other) || self.above(side, other).any(|above| above == one)
    }

    fn add(&mut self, pair: SectionPair) {
        for (side, sections) in [&pair.left, &pair.right].into_iter().enumerate() {
            for &at in sections {
                self.stands_in[side][at] = Some(self.pairs.len());
            }
        }
        self.pairs.push(pair);
    }

    fn free(&self, side: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.features[side].len()).filter(move |&at| self.stands_in[side][at].is_none())
    }

    /// Pairs what is likest and has no rival, until nothing is left that is like enough.
    fn best_first(&mut self, enough: f32) {
        let rights: Vec<usize> = self.free(1).collect();
        let mut couples: Vec<Couple> = vec![];
        for left in self.free(0) {
            let scored = rights.iter().map(|&right| Couple { score: self.score(left, right), left, right });
            let rank = |right: usize| self.features[0][left].rank == self.features[1][right].rank;
            let near = |couple: &Couple| {
                let enough = if rank(couple.right) { enough } else { enough.max(ENOUGH_ACROSS) };
                couple.score >= enough - MARGIN && self.is_near_likest(couple)
            };
            let mut likest: Vec<Couple> = scored.filter(near).collect();
            likest.sort_by(|one, other| other.score.total_cmp(&one.score));
            likest.truncate(LIKEST);
            couples.extend(likest);
        }
        loop {
            let chosen: Vec<Couple> = couples
                .iter()
                .filter(|couple| {
                    couple.score >= enough && !couples.iter().any(|rival| self.keeps_out(rival, couple))
                })
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

    /// False where one of the two is much liker to a section that has a partner already: it is to stand beside
    /// that one.
    fn is_near_likest(&self, couple: &Couple) -> bool {
        let [lefts, rights] = [0, 1].map(|side| 0..self.features[side].len());
        let taken = |side: usize, at: &usize| self.stands_in[side][*at].is_some();
        let liker = lefts.filter(|at| taken(0, at)).map(|left| self.score(left, couple.right));
        let liker = liker.chain(rights.filter(|at| taken(1, at)).map(|right| self.score(couple.left, right)));
        liker.fold(0.0, f32::max) <= couple.score + MUCH_LIKER
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
                || (rival.left, rival.right) < (couple.left, couple.right))
    }

    /// What several sections of a chapter answer, the chapter answers too.
    fn lift_chapters(&mut self) {
        let counts = [self.features[0].len(), self.features[1].len()];
        let slot = |side: usize, at: usize, other: usize| {
            if side == 0 { at * counts[1] + other } else { other * counts[1] + at }
        };
        for side in [0, 1] {
            for chapter in (0..counts[side]).rev().filter(|&at| !self.features[side][at].is_leaf) {
                let below: Vec<usize> = (chapter + 1..counts[side])
                    .take_while(|&at| self.above(side, at).any(|above| above == chapter))
                    .filter(|&at| self.features[side][at].parent == Some(chapter))
                    .collect();
                for other in 0..counts[1 - side] {
                    let mut likest: Vec<f32> =
                        below.iter().map(|&at| self.likeness[slot(side, at, other)].whole).collect();
                    likest.sort_by(|one, other| other.total_cmp(one));
                    let Some(&second) = likest.get(1).filter(|second| **second >= ENOUGH_FOR_SEVERAL) else {
                        continue;
                    };
                    let own = &mut self.likeness[slot(side, chapter, other)];
                    own.whole = own.whole.max(second + LIFT);
                    own.told = own.told.map(|told| told.max(own.whole));
                }
            }
        }
    }

    /// Puts sections without a partner beside those that answer the same one.
    fn add_several(&mut self) {
        let mut couples: Vec<(usize, Couple)> = vec![];
        for side in [0, 1] {
            for at in self.free(side) {
                couples.extend(self.likest(side, at).map(|couple| (side, couple)));
            }
        }
        couples.sort_by(|one, other| other.1.score.total_cmp(&one.1.score));
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
                (Some(theme), _) if !self.around(1 - side, other).contains(&theme) => told - TOGETHER,
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
