//! Which sections answer which: by part, heading, content, kept sentences, and order below the same chapter.

mod chapters;
mod features;
mod roles;

use super::{
    couples::{Couple, choose},
    landmarks::Landmarks,
    sentences::SentenceComparison,
    wording::{Numbered, Wording, both},
};
use crate::{outline::Section, report::Report, text::CleanSpan};
use features::{Features, Likeness, features, likeness, rarity};

/// Sections that answer each other; one may answer several.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionPair {
    /// Indexes of sections of the left report, in order.
    pub left: Vec<usize>,
    /// Indexes of sections of the right report, in order.
    pub right: Vec<usize>,
    /// 0 to 1: how sure it is.
    pub confidence: f32,
}

/// Pairs below this are none.
const ENOUGH: f32 = 0.45;
/// A pair must be better than any other of the two by this.
const MARGIN: f32 = 0.02;
/// The same for sections below chapters that answer each other.
const ENOUGH_KIN: f32 = 0.38;
const MARGIN_KIN: f32 = 0.05;
/// The same for the items of a flat list against what stands below chapters.
const ENOUGH_ACROSS: f32 = 0.41;
/// What a second section that answers the same one must reach.
const ENOUGH_FOR_SEVERAL: f32 = 0.5;
/// Pairs the sections of two reports.
pub(super) fn pair(
    reports: [&Report; 2],
    words: [&Wording; 2],
    marks: &[Landmarks; 2],
    sentences: &SentenceComparison,
) -> Vec<SectionPair> {
    let rarity = rarity(reports, words);
    let features = [0, 1].map(|side| features(reports[side], words[side], &marks[side], &rarity));
    let shared = shared_sentences(reports, sentences);
    let count = [features[0].len(), features[1].len()];
    let mut base = vec![Likeness::default(); count[0] * count[1]];
    for left in 0..count[0] {
        for right in 0..count[1] {
            let votes = shared.get(&both(left, right)).copied().unwrap_or(0);
            base[left * count[1] + right] = likeness(&features, left, right, votes);
        }
    }
    Pairing { base, features, partner: [vec![None; count[0]], vec![None; count[1]]] }.run()
}

/// The innermost sections that share sentences, and by how many characters.
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

struct Pairing {
    /// Likeness of every left section with every right one.
    base: Vec<Likeness>,
    features: [Vec<Features>; 2],
    /// For each section of a side the one that answers it, and how surely.
    partner: [Vec<Option<(usize, f32)>>; 2],
}

impl Pairing {
    fn run(mut self) -> Vec<SectionPair> {
        // Chapters first: what stands below two chapters that answer each other belongs together.
        let roots = [0, 1].map(|side| self.children(side, None));
        self.best_first(&roots, ENOUGH, MARGIN, &Self::score);
        self.below(&roots);
        // A flat list against chapters: its items answer what stands below a chapter.
        let open = [0, 1].map(|side| self.free(side, &roots[side]));
        let inside = [0, 1].map(|side| {
            open[side].iter().flat_map(|&root| self.children(side, Some(root))).collect::<Vec<_>>()
        });
        let all_inside = [0, 1].map(|side| {
            roots[side].iter().flat_map(|&root| self.children(side, Some(root))).collect::<Vec<_>>()
        });
        for (lefts, rights) in [
            (&open[0], &inside[1]),
            (&inside[0], &open[1]),
            (&open[0], &all_inside[1]),
            (&all_inside[0], &open[1]),
        ] {
            self.best_first(&[lefts.clone(), rights.clone()], ENOUGH_ACROSS, MARGIN_KIN, &Self::kin);
        }
        self.below(&all_inside);
        self.below(&roots);
        let all = [0, 1].map(|side| (0..self.features[side].len()).collect::<Vec<_>>());
        self.best_first(&all, ENOUGH, MARGIN, &Self::score);
        self.groups()
    }

    fn children(&self, side: usize, parent: Option<usize>) -> Vec<usize> {
        let sections = &self.features[side];
        (0..sections.len()).filter(|&at| sections[at].parent == parent).collect()
    }

    fn free(&self, side: usize, of: &[usize]) -> Vec<usize> {
        of.iter().copied().filter(|&at| self.partner[side][at].is_none()).collect()
    }

    /// Pairs what stands below `chapters` that answer each other, and below that.
    fn below(&mut self, chapters: &[Vec<usize>; 2]) {
        for &left in &chapters[0] {
            let Some((right, _)) = self.partner[0][left] else { continue };
            let children = [self.children(0, Some(left)), self.children(1, Some(right))];
            if children.iter().all(|children| !children.is_empty()) {
                self.best_first(&children, ENOUGH_KIN, MARGIN_KIN, &Self::kin);
                self.below(&children);
            }
        }
    }

    fn likeness(&self, left: usize, right: usize) -> Likeness {
        self.base[left * self.features[1].len() + right]
    }

    fn kin(&self, left: usize, right: usize) -> f32 {
        self.likeness(left, right).kin
    }

    fn score(&self, left: usize, right: usize) -> f32 {
        let base = self.likeness(left, right).alone;
        let parents = (self.features[0][left].parent, self.features[1][right].parent);
        let below = match parents {
            (Some(one), Some(other)) => match (self.partner[0][one], self.partner[1][other]) {
                (Some((answer, _)), _) if answer == other => 0.14,
                (None, None) => 0.0,
                _ => -0.08,
            },
            (None, None) => 0.0,
            _ => -0.02,
        };
        if base == 0.0 { 0.0 } else { base + below }
    }

    /// Pairs what is likest and has no rival, until nothing is left that is like enough.
    fn best_first(
        &mut self,
        among: &[Vec<usize>; 2],
        enough: f32,
        margin: f32,
        score: &dyn Fn(&Self, usize, usize) -> f32,
    ) {
        let rights = self.free(1, &among[1]);
        let mut couples = vec![];
        for left in self.free(0, &among[0]) {
            let scored = rights.iter().map(|&right| Couple { score: score(self, left, right), left, right });
            couples.extend(scored.filter(|couple| couple.score >= enough));
        }
        for Couple { score, left, right } in choose(couples, margin) {
            self.partner[0][left] = Some((right, score));
            self.partner[1][right] = Some((left, score));
        }
    }

    /// One pair for each couple, then the sections without a partner that answer one of them too.
    fn groups(self) -> Vec<SectionPair> {
        let couples = self.partner[0].iter().enumerate().filter_map(|(left, right)| Some((left, (*right)?)));
        let mut groups: Vec<SectionPair> = couples
            .map(|(left, (right, score))| SectionPair {
                left: vec![left],
                right: vec![right],
                confidence: score.clamp(0.0, 1.0),
            })
            .collect();
        for side in [0, 1] {
            for at in (0..self.partner[side].len()).filter(|&at| self.partner[side][at].is_none()) {
                let score =
                    |other: usize| if side == 0 { self.score(at, other) } else { self.score(other, at) };
                let others = 0..self.partner[1 - side].len();
                let Some(best) = others.max_by(|one, other| score(*one).total_cmp(&score(*other))) else {
                    continue;
                };
                let confidence = score(best);
                if confidence >= ENOUGH_FOR_SEVERAL {
                    self.join(&mut groups, side, at, best, confidence);
                }
            }
        }
        groups.iter_mut().for_each(|group| {
            group.left.sort_unstable();
            group.right.sort_unstable();
        });
        groups.sort_by_key(|group| group.left.first().copied());
        groups
    }

    /// Puts a section beside its sibling that answers `best` already; where `best` answers several itself it stays alone.
    fn join(&self, groups: &mut [SectionPair], side: usize, at: usize, best: usize, confidence: f32) {
        let sides = |group: &SectionPair| {
            if side == 0 {
                (group.left.clone(), group.right.clone())
            } else {
                (group.right.clone(), group.left.clone())
            }
        };
        let Some(group) = groups.iter_mut().find(|group| sides(group).1 == [best]) else { return };
        let parent = |at: usize| self.features[side][at].parent;
        if sides(group).0.iter().any(|&other| parent(other) == parent(at)) {
            if side == 0 {
                group.left.push(at)
            } else {
                group.right.push(at)
            }
            group.confidence = group.confidence.min(confidence);
        }
    }
}
