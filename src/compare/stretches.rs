//! What changed inside a sentence that was reworded: by characters and whole figures, not by spaces.

use super::wording::{FIGURE, Sign};
use crate::text::CleanSpan;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A stretch that differs; one side is empty where something was only put in or taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// In the left report.
    pub left: CleanSpan,
    /// In the right report.
    pub right: CleanSpan,
}

/// Two sentences laid over each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Overlay {
    /// What differs.
    pub(super) stretches: Vec<Stretch>,
    /// Figures that stand in the same place: index on the left, index on the right.
    pub(super) figures: Vec<(usize, usize)>,
    /// Pairs of signs, by their positions in the two slices, that say the same.
    pub(super) same: Vec<(usize, usize)>,
}

/// Fewer signs than this between two changes are chance, and belong to the change.
const FEWEST_SAME: usize = 2;
/// Sentences of more signs than this (a page without full stops) are compared at both ends only.
const LONGEST: usize = 3000;

/// A range of the left signs and one of the right.
type Ranges = ((usize, usize), (usize, usize));

/// Lays two sentences over each other, figures over figures whatever they state.
pub(super) fn overlay(left: &[Sign], right: &[Sign]) -> Overlay {
    let plain = |signs: &[Sign]| signs.iter().map(|sign| sign.sign).collect::<Vec<char>>();
    let (one, other) = (plain(left), plain(right));
    let head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let tail = one[head..].iter().rev().zip(other[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[head..one.len() - tail], &other[head..other.len() - tail]);
    let mut pairs: Vec<(usize, usize)> = Vec::with_capacity(left.len().min(right.len()));
    pairs.extend((0..head).map(|at| (at, at)));
    if one.len().max(other.len()) <= LONGEST {
        // The same overlay, whichever of the sentences is on the left.
        let turned = one > other;
        let (first, second) = if turned { (other, one) } else { (one, other) };
        for op in capture_diff_slices(Algorithm::Myers, first, second) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                let (left, right) = if turned { (new_index, old_index) } else { (old_index, new_index) };
                pairs.extend((0..len).map(|at| (head + left + at, head + right + at)));
            }
        }
    }
    pairs.extend((0..tail).rev().map(|back| (left.len() - 1 - back, right.len() - 1 - back)));
    of_pairs(left, right, &without_chance(pairs, left))
}

/// Leaves out short runs between two changes; figures alone hold.
fn without_chance(pairs: Vec<(usize, usize)>, left: &[Sign]) -> Vec<(usize, usize)> {
    let runs: Vec<&[(usize, usize)]> =
        pairs.chunk_by(|one, next| one.0 + 1 == next.0 && one.1 + 1 == next.1).collect();
    let last = runs.len().saturating_sub(1);
    let holds = |(at, run): (usize, &[(usize, usize)])| {
        at == 0 || at == last || run.len() >= FEWEST_SAME || left[run[0].0].sign == FIGURE
    };
    let mut held = Vec::with_capacity(pairs.len());
    runs.iter()
        .enumerate()
        .filter(|(at, run)| holds((*at, run)))
        .for_each(|(_, run)| held.extend_from_slice(run));
    held
}

fn of_pairs(left: &[Sign], right: &[Sign], pairs: &[(usize, usize)]) -> Overlay {
    let mut found = Overlay { same: Vec::with_capacity(pairs.len()), ..Overlay::default() };
    let mut next = (0, 0);
    let mut open: Option<Ranges> = None;
    let mut close = |open: &mut Option<Ranges>| {
        if let Some((one, other)) = open.take() {
            found.stretches.push(Stretch { left: span(left, one), right: span(right, other) });
        }
    };
    let ends = [(left.len(), right.len())];
    for &(one, other) in pairs.iter().chain(&ends) {
        if (one, other) != next {
            let from = open.map_or(next, |(from, other)| (from.0, other.0));
            open = Some(((from.0, one), (from.1, other)));
        }
        next = (one + 1, other + 1);
        let (Some(a), Some(b)) = (left.get(one), right.get(other)) else { continue };
        if let (Some(a), Some(b)) = (a.figure, b.figure) {
            found.figures.push((a, b));
        }
        if a.identity == b.identity {
            close(&mut open);
            found.same.push((one, other));
        } else {
            let from = open.map_or((one, other), |(from, side)| (from.0, side.0));
            open = Some(((from.0, one + 1), (from.1, other + 1)));
        }
    }
    close(&mut open);
    found
}

fn span(signs: &[Sign], (start, end): (usize, usize)) -> CleanSpan {
    let behind = || signs.last().map_or(0, |last| last.span.end);
    let from = signs.get(start).map_or_else(behind, |sign| sign.span.start);
    let to = if end > start { signs.get(end - 1).map_or_else(behind, |sign| sign.span.end) } else { from };
    CleanSpan::new(from, to.max(from))
}
