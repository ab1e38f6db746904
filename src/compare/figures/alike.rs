//! Figures whose names say the same in another order (生猪出栏, 出栏生猪) or with words that add nothing
//! (食品案件, 食品安全案件): where their sections answer each other and no other figure is called so.

use super::{Candidate, places::Places};
use crate::{
    compare::basis::{Basis, Role, is_generic, weight},
    text::lexicon::has,
};
use std::collections::HashMap;

/// A name that says the same in other words is less sure than one that says it in the same ones.
const SURE: f32 = 0.6;
/// In sections that answer each other it is surer.
const NEAR: f32 = 0.1;
/// A gist of fewer characters says what is counted only where the sections themselves answer each other.
const TELLING: usize = 4;
/// One of fewer says nothing.
const SHORTEST: usize = 2;

/// Nouns that say nothing of what they are of.
const OF_ANYTHING: [&str; 12] =
    ["信息", "资料", "问题", "意见", "资金", "机构", "线索", "政策", "措施", "清单", "制度", "成果"];

/// Words that say who does what to whom: in another order they say something else.
const TURNING: [&str; 8] = ["高于", "低于", "转", "到", "移送", "比", "对", "向"];

/// True for two names of the same characters that say the same: of two runs, whichever stands first.
fn say_the_same(one: &[char], other: &[char]) -> bool {
    let turned = (0..one.len()).any(|at| one[at..].iter().chain(&one[..at]).eq(other));
    one == other || turned && !TURNING.iter().any(|word| has(one, word) || has(other, word))
}

/// What two figures must share that are called alike.
#[derive(PartialEq, Eq, Hash)]
struct Call<'a> {
    /// Its characters, sorted.
    gist: Vec<char>,
    measure: &'a str,
    role: Role,
    target: bool,
    act: Option<&'static str>,
    qualifier: Option<&'static str>,
    deeds: &'a [&'static str],
    topics: Vec<u16>,
}

impl<'a> Call<'a> {
    fn of(basis: &'a Basis) -> Option<Self> {
        let of_anything = is_generic(&basis.name)
            || OF_ANYTHING.iter().any(|word| basis.gist.iter().copied().eq(word.chars()));
        (weight(&basis.gist) >= SHORTEST && !of_anything).then(|| Self {
            gist: {
                let mut gist = basis.gist.clone();
                gist.sort_unstable();
                gist
            },
            measure: &basis.measure,
            role: basis.role,
            target: basis.target,
            act: basis.act,
            qualifier: basis.qualifier,
            deeds: &basis.deeds,
            topics: basis.topics.iter().map(|topic| topic.topic).collect(),
        })
    }
}

/// The couples of free figures of the two reports that are called alike.
pub(super) fn couples(places: &Places<'_>, free: &[Vec<bool>; 2]) -> Vec<Candidate> {
    let mut called: HashMap<Call<'_>, [Vec<usize>; 2]> = HashMap::new();
    for side in [0, 1] {
        for (at, basis) in places.bases[side].iter().enumerate().filter(|(at, _)| free[side][*at]) {
            if let Some(call) = basis.as_ref().and_then(Call::of) {
                called.entry(call).or_default()[side].push(at);
            }
        }
    }
    let alone = called.iter().filter_map(|(call, sides)| match sides {
        [lefts, rights] => match (&lefts[..], &rights[..]) {
            ([left], [right]) => Some((call, *left, *right)),
            _ => None,
        },
    });
    let mut couples: Vec<Candidate> = alone
        .filter_map(|(call, left, right)| {
            let near = places.near(left, right);
            let least = if weight(&call.gist) >= TELLING { 1 } else { 2 };
            let (one, other) = (places.bases[0][left].as_ref()?, places.bases[1][right].as_ref()?);
            let score = SURE + NEAR * f32::from(near);
            (near >= least && say_the_same(&one.gist, &other.gist))
                .then(|| places.judged(score, (left, one), (right, other)))?
        })
        .collect();
    couples.sort_by_key(|found| (found.couple.left, found.couple.right));
    couples
}
