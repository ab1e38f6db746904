//! Which sections answer which: what was found, overruled by what was paired by hand.
//!
//! Laid out once for two reports, so that a move is a look into a table.

use crate::compare::SectionPair;

/// How sure it is that sections answer each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sure {
    /// The reader said so.
    ByHand,
    /// Found, and so sure: 0 to 1.
    Found(f32),
}

/// The sections of the other report that answer one of this.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Their indexes, in order; never none.
    pub sections: Vec<usize>,
    /// How sure it is.
    pub sure: Sure,
}

/// The answers to the sections of two reports.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    sides: [Vec<Option<Answer>>; 2],
}

impl Answers {
    /// Lays them out for reports of so many sections. A section that was paired by hand answers
    /// nothing else.
    pub fn new(counts: [usize; 2], found: &[SectionPair], by_hand: &[(usize, usize)]) -> Self {
        let mut answers = Self { sides: counts.map(|count| vec![None; count]) };
        let taken = [0, 1].map(|side| {
            let mut taken = vec![false; counts[side]];
            for pair in by_hand {
                if let Some(slot) = taken.get_mut([pair.0, pair.1][side]) {
                    *slot = true;
                }
            }
            taken
        });
        for pair in found {
            let free = [(&pair.left, 0), (&pair.right, 1)].map(|(sections, side): (&Vec<usize>, usize)| {
                sections.iter().copied().filter(|&at| !taken[side][at]).collect::<Vec<_>>()
            });
            if free.iter().all(|sections| !sections.is_empty()) {
                for (side, section) in
                    [0, 1].into_iter().flat_map(|side| free[side].iter().map(move |at| (side, *at)))
                {
                    let sections = free[1 - side].clone();
                    answers.sides[side][section] =
                        Some(Answer { sections, sure: Sure::Found(pair.confidence) });
                }
            }
        }
        for &(left, right) in by_hand {
            answers.add_by_hand(0, left, right);
            answers.add_by_hand(1, right, left);
        }
        answers
    }

    fn add_by_hand(&mut self, side: usize, section: usize, other: usize) {
        let Some(slot) = self.sides[side].get_mut(section) else { return };
        let answer = slot.get_or_insert_with(|| Answer { sections: vec![], sure: Sure::ByHand });
        answer.sections.push(other);
        answer.sections.sort_unstable();
    }

    /// What answers a section of the report on `side` (0 left, 1 right).
    pub fn of(&self, side: usize, section: usize) -> Option<&Answer> {
        self.sides.get(side)?.get(section)?.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(left: &[usize], right: &[usize], confidence: f32) -> SectionPair {
        SectionPair { left: left.to_vec(), right: right.to_vec(), confidence, by_hand: false }
    }

    fn shown(answers: &Answers, side: usize, count: usize) -> String {
        let one = |section: usize| match answers.of(side, section) {
            Some(Answer { sections, sure: Sure::ByHand }) => format!("{sections:?}!"),
            Some(Answer { sections, sure: Sure::Found(sure) }) => format!("{sections:?}{sure}"),
            None => "-".to_owned(),
        };
        (0..count).map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_was_paired_by_hand_overrules_what_was_found() {
        let found = [pair(&[0], &[0], 0.9), pair(&[1, 2], &[1], 0.5)];
        for (by_hand, left, right) in [
            (&[][..], "[0]0.9 [1]0.5 [1]0.5 -", "[0]0.9 [1, 2]0.5 -"),
            // Where its partner has another now, a section has none.
            (&[(3, 0)], "- [1]0.5 [1]0.5 [0]!", "[3]! [1, 2]0.5 -"),
            (&[(2, 2)], "[0]0.9 [1]0.5 [2]! -", "[0]0.9 [1]0.5 [2]!"),
            (&[(0, 2), (0, 1)], "[1, 2]! - - -", "- [0]! [0]!"),
            (&[(9, 9)], "[0]0.9 [1]0.5 [1]0.5 -", "[0]0.9 [1, 2]0.5 -"),
        ] {
            let answers = Answers::new([4, 3], &found, by_hand);
            assert_eq!(
                (shown(&answers, 0, 4), shown(&answers, 1, 3)),
                (left.into(), right.into()),
                "{by_hand:?}"
            );
        }
        assert_eq!(Answers::default().of(1, 7), None);
    }
}
