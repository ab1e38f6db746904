//! What a figure is of when it does not say so itself: 一审行政诉讼案件52件，已审结47件，败诉4件. Where the counts
//! at the head are not the same thing, those that hang on them are not either.

use super::{Chosen, naming::other_words};
use crate::compare::{
    basis::{Aspect, Basis, Role, Why, heads_differ},
    topics::Topic,
    wording::{Numbered, both},
};
use crate::report::Report;

/// A count that others hang on stands at most so many figures before them.
const FAR: usize = 6;

/// Gives the pairs whose figures hang on counts that differ what these differ in.
pub(super) fn inherit(reports: [&Report; 2], bases: &[Vec<Option<Basis>>; 2], chosen: &mut [Chosen]) {
    let known: Numbered<Vec<Why>> =
        chosen.iter().map(|(left, right, why)| (both(*left, *right), why.clone())).collect();
    for (left, right, why) in chosen.iter_mut().filter(|(.., why)| why.is_empty()) {
        let Some((one, other)) = head(&bases[0], *left).zip(head(&bases[1], *right)) else { continue };
        let told = known.get(&both(one, other));
        let inherited: Vec<Why> = match told {
            // Two stages of one thing are both of it.
            Some(why) => {
                let whole = bases[0][*left].as_ref().and_then(|basis| basis.indicator);
                let whole = whole.is_some_and(|indicator| indicator.terms.territory);
                let of_both =
                    |why: &&Why| why.aspect != Aspect::Stage && !(whole && why.aspect == Aspect::Scope);
                why.iter().filter(of_both).cloned().collect()
            }
            None => {
                let heads = bases[0][one].as_ref().zip(bases[1][other].as_ref());
                heads.and_then(|(one, other)| apart(reports, one, other)).into_iter().collect()
            }
        };
        why.extend(inherited);
    }
}

/// In what two heads differ that are no pair, where they are of one family.
fn apart(reports: [&Report; 2], one: &Basis, other: &Basis) -> Option<Why> {
    let siblings = one
        .indicator
        .zip(other.indicator)
        .is_some_and(|(one, other)| one.family == other.family && one.id != other.id);
    heads_differ(one, other).or_else(|| other_words(reports, [one, other]).filter(|_| siblings))
}

/// The figure that one hangs on: the last before it in its sentence that says what it counts and is no part of another.
fn head(bases: &[Option<Basis>], at: usize) -> Option<usize> {
    let figure = bases[at].as_ref().filter(|basis| basis.hangs)?;
    let before = bases[..at].iter().enumerate().rev().take(FAR);
    let mut before = before.filter_map(|(at, basis)| Some((at, basis.as_ref()?)));
    let head = before.find(|(_, basis)| basis.role == Role::Level && !basis.hangs && !basis.part)?;
    // 复议案件…,败诉率: what it hangs on is not counted here.
    let topics = &head.1.topics;
    let other = |near: Topic| !topics.is_empty() && topics.iter().all(|topic| topic.topic != near.topic);
    (head.1.sentence == figure.sentence && !figure.near.is_some_and(other)).then_some(head.0)
}
