//! Which sections answer which, whatever their depth: by part, matter, heading, content, kept sentences,
//! and by what stands around them.

mod by_hand;
mod chapters;
mod features;
mod flat;
mod gist;
mod headings;
mod likeness;
mod matters;
mod pairing;
mod roles;
mod runs;
mod several;
mod spread;
mod stated;
mod vectors;

use super::{
    basis::Basis,
    sentences::SentenceComparison,
    wording::{Numbered, Wording, both},
};
use crate::{outline::Section, report::Report, text::CleanSpan};
use features::features;
use gist::{Rarity, Source};
use likeness::Likeness;
use matters::Matters;
use pairing::Pairing;
use roles::Roles;
use stated::Stated;

/// Sections that answer each other; one may answer several.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionPair {
    /// Indexes of sections of the left report, in order.
    pub left: Vec<usize>,
    /// Indexes of sections of the right report, in order.
    pub right: Vec<usize>,
    /// 0 to 1: how sure it is.
    pub confidence: f32,
    /// True where a reader said so.
    pub by_hand: bool,
}

/// Pairs the sections of two reports; those `paired` by hand, `(left, right)`, stay so. Chapters that answer
/// several sections come first, then what answers each other most closely: of all pairs that a section stands in
/// the last is the closest.
pub(super) fn pair(
    reports: [&Report; 2],
    words: [&Wording; 2],
    bases: &[Vec<Option<Basis>>; 2],
    sentences: &SentenceComparison,
    paired: &[(usize, usize)],
) -> Vec<SectionPair> {
    let matters = reports.map(|report| Matters::of(&report.text));
    let stated = [0, 1].map(|side| Stated::of(reports[side], &bases[side]));
    let rarity = Rarity::of(reports, words, &matters);
    let telling = stated::rarity([0, 1].map(|side| (reports[side], &stated[side])));
    let features = [0, 1].map(|side| {
        features(&Source {
            report: reports[side],
            side,
            matters: &matters[side],
            rarity: &rarity,
            stated: &stated[side],
            telling: &telling,
        })
    });
    // Which report is the left one must not matter where two answers are as good: pairs are chosen in an order that
    // is the same either way round.
    let turned = reports[0].source.sha256 > reports[1].source.sha256;
    let features = if turned { turn(features) } else { features };
    let shared = shared_sentences(reports, sentences);
    // The plan of a year answers that of five years only where there is no other.
    let played = [0, 1].map(|side: usize| Roles::all(features[side].iter().map(|section| section.sphere)));
    let mut table = Vec::with_capacity(features[0].len() * features[1].len());
    for (at, one) in features[0].iter().enumerate() {
        for (to, other) in features[1].iter().enumerate() {
            let pair = if turned { both(to, at) } else { both(at, to) };
            let answered = one.sphere.meet(played[1]) || other.sphere.meet(played[0]);
            let apart = one.sphere.are_of_two_times(other.sphere) && answered;
            let shared = shared.get(&pair).copied().unwrap_or(0);
            table.push(if apart { Likeness::default() } else { Likeness::of(one, other, shared) });
        }
    }
    let found = Pairing::new(features, table).run();
    let back = |pairs: Vec<SectionPair>| if turned { turned_back(pairs) } else { pairs };
    let close = headings::made_sure(back(found.close), reports);
    let mut pairs = by_hand::without(back(found.spread), paired);
    pairs.extend(by_hand::overrule(close, paired));
    pairs
}

fn turn<T>([one, other]: [T; 2]) -> [T; 2] {
    [other, one]
}

/// Pairs with their sides exchanged, in the order of the left report.
fn turned_back(mut pairs: Vec<SectionPair>) -> Vec<SectionPair> {
    for pair in &mut pairs {
        std::mem::swap(&mut pair.left, &mut pair.right);
    }
    pairs.sort_by(|one, other| one.left.cmp(&other.left));
    pairs
}

/// The sections that share sentences, and by how many characters.
fn shared_sentences(reports: [&Report; 2], sentences: &SentenceComparison) -> Numbered<usize> {
    let mut shared: Numbered<usize> = Numbered::default();
    for pair in &sentences.pairs {
        let (left, right) = (sentences.left[pair.left].span, sentences.right[pair.right].span);
        let chains = [chain(&reports[0].outline.sections, left), chain(&reports[1].outline.sections, right)];
        for &one in &chains[0] {
            for &other in &chains[1] {
                *shared.entry(both(one, other)).or_default() += left.len().min(right.len());
            }
        }
    }
    shared
}

/// The sections that hold `span`, the innermost last.
fn chain(sections: &[Section], span: CleanSpan) -> Vec<usize> {
    let last = sections.partition_point(|section| section.span.start <= span.start);
    (0..last).filter(|&at| sections[at].span.contains(span.start)).collect()
}
