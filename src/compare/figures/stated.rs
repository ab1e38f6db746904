//! Figures that state one indicator in whatever words: 制发规范性文件 and 印发规范性文件.

use super::{Candidate, places::Places};
use crate::compare::{
    basis::{Basis, Role, differences_of_one},
    couples::Couple,
};
use std::collections::HashMap;

/// An indicator that a report states more often is compared in two sections that answer each other alone.
const MOST: usize = 8;
/// One that has so many couples is of no indicator: a list without an end.
const MOST_COUPLES: usize = 4096;
/// An indicator says what is counted as surely as a name with its topic does.
const SURE: f32 = 0.9;
/// Figures in sections that answer each other are likelier the same, by so much for each step.
const NEAR: f32 = 0.1;
/// What figures differ in makes them less likely to be the same.
const DIFFERENT: f32 = 0.3;

/// The couples of free figures of the two reports that state the same indicator.
pub(super) fn couples(places: &Places<'_>, free: &[Vec<bool>; 2]) -> Vec<Candidate> {
    let stated = |side: usize| {
        let bases = places.bases[side].iter().enumerate().filter(move |(at, _)| free[side][*at]);
        bases.filter_map(|(at, basis)| {
            let basis = basis.as_ref()?;
            let indicator = basis.indicator.filter(|indicator| indicator.terms.same)?;
            Some((indicator, at, basis))
        })
    };
    let mut rights: HashMap<usize, Vec<(usize, &Basis)>> = HashMap::new();
    for (indicator, right, other) in stated(1) {
        rights.entry(indicator.id).or_default().push((right, other));
    }
    let mut lefts: HashMap<usize, usize> = HashMap::new();
    stated(0).for_each(|(indicator, ..)| *lefts.entry(indicator.id).or_default() += 1);
    let mut couples = vec![];
    for (indicator, left, one) in stated(0) {
        let others = rights.get(&indicator.id).map(Vec::as_slice).unwrap_or_default();
        let ours = lefts.get(&indicator.id).copied().unwrap_or(0);
        let often = others.len().max(ours) > MOST;
        if others.len() * ours > MOST_COUPLES {
            continue;
        }
        for &(right, other) in others {
            let steps = places.near(left, right);
            if often && steps < 2 {
                continue;
            }
            // A mean by itself is one said so or not; a yearly mean of its growth is none.
            let mean = indicator.terms.mean && one.role != Role::Change;
            let part = indicator.terms.staged || one.part == other.part;
            // A、B分别增长5%、6%: which of them a word names is not known, unless all lists say them in one order.
            let listed = one.turn.1 > 1 || other.turn.1 > 1;
            if listed && !(indicator.terms.listed && one.turn == other.turn) {
                continue;
            }
            if !(part && level(one.role) == level(other.role) && (mean || limit(one) == limit(other))) {
                continue;
            }
            let why = differences_of_one(one, other, indicator.terms);
            let near = NEAR * f32::from(steps);
            let score = SURE + near - DIFFERENT * why.len() as f32;
            couples.push(Candidate { couple: Couple { score, left, right }, why });
        }
    }
    couples
}

/// A share told as a rate is one told as a part of all.
fn level(role: Role) -> Role {
    if role == Role::Share { Role::Level } else { role }
}

/// Means and maxima are counts of their own; 首次轻微违法 is what is counted.
fn limit(basis: &Basis) -> Option<&'static str> {
    basis.qualifier.filter(|word| *word != "首")
}
