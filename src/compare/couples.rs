//! Choosing among couples: what is likest and has no rival, until nothing certain is left.

use std::cmp::Ordering;

/// Something of the left report and something of the right, and how surely they belong together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Couple {
    pub(super) score: f32,
    pub(super) left: usize,
    pub(super) right: usize,
}

impl Couple {
    /// The likest first; of those as like the one that stands first in both reports together, which is the same
    /// one whichever of the reports is on the left.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        other.score.total_cmp(&self.score).then((self.left + self.right).cmp(&(other.left + other.right)))
    }
}

/// The couples that are better than every other of their two sides by `margin`. Rivals keep each
/// other out, until one of them has found another partner.
pub(super) fn choose(mut couples: Vec<Couple>, margin: f32) -> Vec<Couple> {
    let ends =
        [couples.iter().map(|couple| couple.left).max(), couples.iter().map(|couple| couple.right).max()];
    let sizes = ends.map(|last| last.map_or(0, |last| last + 1));
    let mut chosen: Vec<Couple> = vec![];
    loop {
        let best = [
            best_two(&couples, sizes[0], |couple| couple.left),
            best_two(&couples, sizes[1], |couple| couple.right),
        ];
        let clear = |couple: &Couple| {
            [(0, couple.left), (1, couple.right)].into_iter().all(|(side, at)| {
                let (first, second) = best[side][at];
                couple.score >= first && couple.score >= second + margin
            })
        };
        let found: Vec<Couple> = couples.iter().filter(|couple| clear(couple)).copied().collect();
        if found.is_empty() {
            chosen.sort_by_key(|couple| (couple.left, couple.right));
            return chosen;
        }
        let mut taken = sizes.map(|size| vec![false; size]);
        for couple in &found {
            taken[0][couple.left] = true;
            taken[1][couple.right] = true;
        }
        couples.retain(|couple| !taken[0][couple.left] && !taken[1][couple.right]);
        chosen.extend(found);
    }
}

/// The best and the second best score of everything on a side, by its index below `size`.
fn best_two(couples: &[Couple], size: usize, side: impl Fn(&Couple) -> usize) -> Vec<(f32, f32)> {
    let mut best = vec![(f32::NEG_INFINITY, f32::NEG_INFINITY); size];
    for couple in couples {
        let (first, second) = &mut best[side(couple)];
        if couple.score > *first {
            (*first, *second) = (couple.score, *first);
        } else if couple.score > *second {
            *second = couple.score;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(couples: &[(f32, usize, usize)]) -> Vec<(usize, usize)> {
        let couples = couples.iter().map(|&(score, left, right)| Couple { score, left, right }).collect();
        choose(couples, 0.1).iter().map(|couple| (couple.left, couple.right)).collect()
    }

    #[test]
    fn rivals_keep_each_other_out_until_one_is_taken() {
        assert_eq!(chosen(&[(0.9, 0, 0), (0.85, 0, 1)]), []);
        assert_eq!(chosen(&[(0.9, 0, 0), (0.5, 0, 1)]), [(0, 0)]);
        // 1 is taken by a surer one, so that 0 is left for 0.
        assert_eq!(chosen(&[(0.7, 0, 0), (0.7, 0, 1), (0.95, 1, 1)]), [(0, 0), (1, 1)]);
        assert_eq!(chosen(&[(0.7, 0, 0), (0.7, 0, 0)]), []);
    }
}
