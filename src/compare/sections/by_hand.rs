//! What a reader paired by hand overrules what was found: such a section answers nothing else.

use super::SectionPair;

/// Puts the pairs made by hand, `(left, right)`, in the place of those found.
pub(super) fn overrule(found: Vec<SectionPair>, by_hand: &[(usize, usize)]) -> Vec<SectionPair> {
    let mut pairs: Vec<SectionPair> = vec![];
    for &(left, right) in by_hand {
        // Pairs that share a section are one: it answers several.
        let (joined, apart): (Vec<_>, Vec<_>) =
            pairs.into_iter().partition(|pair| pair.left.contains(&left) || pair.right.contains(&right));
        let mut pair = SectionPair { left: vec![left], right: vec![right], confidence: 1.0, by_hand: true };
        for other in joined {
            pair.left.extend(other.left);
            pair.right.extend(other.right);
        }
        for side in [&mut pair.left, &mut pair.right] {
            side.sort_unstable();
            side.dedup();
        }
        pairs = apart;
        pairs.push(pair);
    }
    pairs.extend(without(found, by_hand));
    pairs.sort_by_key(|pair| pair.left.first().copied());
    pairs
}

/// The pairs found, less the sections that were paired by hand.
pub(super) fn without(found: Vec<SectionPair>, by_hand: &[(usize, usize)]) -> Vec<SectionPair> {
    let kept = found.into_iter().filter_map(|mut pair| {
        pair.left.retain(|at| by_hand.iter().all(|(left, _)| left != at));
        pair.right.retain(|at| by_hand.iter().all(|(_, right)| right != at));
        (!pair.left.is_empty() && !pair.right.is_empty()).then_some(pair)
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_paired_by_hand_stands_in_the_place_of_what_was_found() {
        let found = |left: &[usize], right: &[usize]| SectionPair {
            left: left.to_vec(),
            right: right.to_vec(),
            confidence: 0.5,
            by_hand: false,
        };
        for (by_hand, expected) in [
            (&[][..], "[0]=[0] [1, 2]=[1]"),
            (&[(3, 0)], "[1, 2]=[1] [3]=[0]!"),
            (&[(2, 2)], "[0]=[0] [1]=[1] [2]=[2]!"),
            (&[(0, 2), (0, 1)], "[0]=[1, 2]!"),
            (&[(0, 0), (1, 1), (0, 1)], "[0, 1]=[0, 1]!"),
        ] {
            let pairs = overrule(vec![found(&[0], &[0]), found(&[1, 2], &[1])], by_hand);
            let shown = pairs.iter().map(|pair| {
                format!("{:?}={:?}{}", pair.left, pair.right, if pair.by_hand { "!" } else { "" })
            });
            assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{by_hand:?}");
        }
    }
}
