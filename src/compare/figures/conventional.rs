//! Figures of one conventional indicator that are not said to count the same: worth a look beside each other,
//! and no more. What keeps them apart is told; where it is only the words, the words are.

use super::{linked::Linked, naming::other_words};
use crate::{
    compare::{
        basis::{Basis, Why, differences},
        couples::Couple,
        indicators::{Class, class},
    },
    report::Report,
    text::CleanSpan,
};
use std::collections::BTreeMap;

/// An indicator that a report states more often is none of the whole report.
const MOST: usize = 16;
/// Of several figures of one indicator, only those are set beside each other that have so much in common.
const ENOUGH: f32 = 0.25;

/// Figures of one indicator belong together more than those of one family, by so much.
const ONE: f32 = 0.3;

/// The figures of two reports, with where they stand.
pub(super) struct Conventional<'a> {
    pub(super) reports: [&'a Report; 2],
    pub(super) bases: &'a [Vec<Option<Basis>>; 2],
    pub(super) linked: &'a Linked,
}

impl Conventional<'_> {
    /// Free figures of the two reports that state the same indicator, and in what they differ.
    pub(super) fn pairs(&self, free: &[Vec<bool>; 2]) -> Vec<(usize, usize, Vec<Why>)> {
        let mut pairs = vec![];
        for [lefts, rights] in self.by_indicator(free).into_values() {
            let alone = lefts.len() == 1 && rights.len() == 1;
            let mut couples: Vec<Couple> = vec![];
            for &left in &lefts {
                for &right in &rights {
                    let Some(likeness) = self.likeness(left, right) else { continue };
                    let one = self.is_one(left, right);
                    let score = if one { likeness + ONE } else { likeness };
                    couples.extend((alone || one || score >= ENOUGH).then_some(Couple {
                        score,
                        left,
                        right,
                    }));
                }
            }
            couples.sort_by(Couple::order);
            let mut taken: [Vec<usize>; 2] = [vec![], vec![]];
            for Couple { left, right, .. } in couples {
                if !taken[0].contains(&left) && !taken[1].contains(&right) {
                    taken[0].push(left);
                    taken[1].push(right);
                    let why = self.why(left, right);
                    if !why.is_empty() {
                        pairs.push((left, right, why));
                    }
                }
            }
        }
        pairs
    }

    fn by_indicator(&self, free: &[Vec<bool>; 2]) -> BTreeMap<usize, [Vec<usize>; 2]> {
        let mut found: BTreeMap<usize, [Vec<usize>; 2]> = BTreeMap::new();
        for side in [0, 1] {
            let bases = self.bases[side].iter().enumerate().filter(|(at, _)| free[side][*at]);
            for (at, basis) in bases {
                if let Some(indicator) =
                    basis.as_ref().and_then(|basis| basis.indicator.map(|indicator| indicator.family))
                {
                    found.entry(indicator).or_default()[side].push(at);
                }
            }
        }
        found.retain(|_, sides| sides.iter().all(|side| (1..=MOST).contains(&side.len())));
        found
    }

    /// True for figures of one indicator, false for those of one family.
    fn is_one(&self, left: usize, right: usize) -> bool {
        let id = |side: usize, at: usize| Some(self.bases[side][at].as_ref()?.indicator?.id);
        id(0, left) == id(1, right)
    }

    /// How alike two figures of an indicator are; `None` for a level and a change of it, or a whole and a part.
    fn likeness(&self, left: usize, right: usize) -> Option<f32> {
        let (one, other) = (self.bases[0][left].as_ref()?, self.bases[1][right].as_ref()?);
        let staged = |basis: &Basis| basis.indicator.is_some_and(|indicator| indicator.terms.staged);
        let part = one.part == other.part || staged(one) || staged(other);
        let alike = part && (one.role, one.target) == (other.role, other.target);
        let classes = [(0, left), (1, right)].map(|(side, at)| class(&self.reports[side].figures.found[at]));
        let people = classes.contains(&Some(Class::People)) && classes.contains(&Some(Class::Times));
        let keeps = |basis: &Basis| basis.indicator.is_some_and(|indicator| indicator.terms.apart);
        let apart = !self.is_one(left, right) && (classes[0] != classes[1] || keeps(one) || keeps(other));
        if !alike || people || apart {
            return None;
        }
        let section = |side: usize, at: usize| self.reports[side].figures.found[at].section;
        let near = self.linked.near(section(0, left), section(1, right));
        let same = |same: bool| if same { 0.15 } else { 0.0 };
        Some(
            self.in_common(one.leads, other.leads)
                + same(one.measure == other.measure)
                + same(one.stages == other.stages)
                + same(one.period == other.period)
                + 0.15 * f32::from(near),
        )
    }

    /// The share of runs of two characters that two clauses have in common.
    fn in_common(&self, left: CleanSpan, right: CleanSpan) -> f32 {
        let runs = |side: usize, span: CleanSpan| {
            let folded = &self.reports[side].text.folded()[span.start..span.end];
            folded.windows(2).map(|pair| [pair[0], pair[1]]).collect::<Vec<_>>()
        };
        let (one, other) = (runs(0, left), runs(1, right));
        let within =
            |runs: &[[char; 2]], others: &[[char; 2]]| runs.iter().filter(|run| others.contains(run)).count();
        let common = within(&one, &other) + within(&other, &one);
        common as f32 / (one.len() + other.len()).max(1) as f32
    }

    fn why(&self, left: usize, right: usize) -> Vec<Why> {
        let (Some(one), Some(other)) = (&self.bases[0][left], &self.bases[1][right]) else { return vec![] };
        let why = differences(one, other);
        if !why.is_empty() {
            return why;
        }
        other_words(self.reports, [one, other]).into_iter().collect()
    }
}
