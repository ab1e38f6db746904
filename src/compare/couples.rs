//! Choosing among couples: what is likest and has no rival, until nothing certain is left.

use super::wording::Numbered;
use std::collections::HashSet;

/// Something of the left report and something of the right, and how surely they belong together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Couple {
    pub(super) score: f32,
    pub(super) left: usize,
    pub(super) right: usize,
}

/// The couples that are better than every other of their two sides by `margin`. Rivals keep each
/// other out, until one of them has found another partner.
pub(super) fn choose(mut couples: Vec<Couple>, margin: f32) -> Vec<Couple> {
    let mut chosen: Vec<Couple> = vec![];
    loop {
        let best = [best_two(&couples, |couple| couple.left), best_two(&couples, |couple| couple.right)];
        let found: Vec<Couple> = couples
            .iter()
            .filter(|couple| {
                let clear = |side: usize, at: usize| {
                    let (first, second) = best[side][&(at as u64)];
                    couple.score >= first && couple.score >= second + margin
                };
                clear(0, couple.left) && clear(1, couple.right)
            })
            .copied()
            .collect();
        if found.is_empty() {
            chosen.sort_by_key(|couple| (couple.left, couple.right));
            return chosen;
        }
        let taken = |side: fn(&Couple) -> usize| found.iter().map(side).collect::<HashSet<_>>();
        let (lefts, rights) = (taken(|couple| couple.left), taken(|couple| couple.right));
        couples.retain(|couple| !lefts.contains(&couple.left) && !rights.contains(&couple.right));
        chosen.extend(found);
    }
}

/// The best and the second best score of everything on a side.
fn best_two(couples: &[Couple], side: impl Fn(&Couple) -> usize) -> Numbered<(f32, f32)> {
    let mut best: Numbered<(f32, f32)> = Numbered::default();
    for couple in couples {
        let (first, second) =
            best.entry(side(couple) as u64).or_insert((f32::NEG_INFINITY, f32::NEG_INFINITY));
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
