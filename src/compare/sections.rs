//! Which sections answer which: by part, heading, content, kept sentences, and order below the same chapter.

use super::{
    couples::{Couple, choose},
    landmarks::Landmarks,
    sentences::SentenceComparison,
    wording::{FIGURE, Numbered, Wording, is_word, number},
};
use crate::{outline::Section, report::Report, text::CleanSpan};
use std::collections::HashMap;

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
const ENOUGH: f32 = 0.42;
/// A pair must be better than any other of the two by this.
const MARGIN: f32 = 0.02;
/// The same for sections below chapters that answer each other.
const ENOUGH_KIN: f32 = 0.38;
const MARGIN_KIN: f32 = 0.05;
/// A chapter on the whole year's measures takes more of the report than this.
const A_CHAPTER: f32 = 0.2;
/// What a second section that answers the same one must reach.
const ENOUGH_FOR_SEVERAL: f32 = 0.5;
/// The words that tell most of a section; more add time and no sense.
const MOST_WORDS: usize = 96;

/// Sections behind this many have no counterpart: no report has as many.
const MOST_SECTIONS: usize = 1000;

/// Weighted features, sorted by feature.
type Vector = Vec<(u64, f32)>;

/// What a section is known by.
struct Features {
    heading: Vec<u64>,
    words: Vector,
    topics: Vector,
    /// How often topics are named, 0 to 1: few say little.
    evidence: f32,
    /// The parts it lies in, as bits; and those it is the very text of.
    parts: u8,
    bears: u8,
    parent: Option<usize>,
    /// Its place among its siblings, 0 to 1.
    place: f32,
    /// Its characters, and what share of the report they are.
    size: usize,
    share: f32,
}

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
            let votes = shared.get(&(left, right)).copied().unwrap_or(0);
            base[left * count[1] + right] = likeness(&features, left, right, votes);
        }
    }
    Pairing { base, features, partner: [vec![None; count[0]], vec![None; count[1]]] }.run()
}

/// The innermost sections that share sentences, and by how many characters.
fn shared_sentences(reports: [&Report; 2], sentences: &SentenceComparison) -> HashMap<(usize, usize), usize> {
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for pair in &sentences.pairs {
        let (left, right) = (sentences.left[pair.left].span, sentences.right[pair.right].span);
        let chains = [chain(&reports[0].outline.sections, left), chain(&reports[1].outline.sections, right)];
        for &one in &chains[0] {
            for &other in &chains[1] {
                *shared.entry((one, other)).or_default() += left.len().min(right.len());
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

/// How much each run of two words tells: the rarer among the sections of both reports, the more.
fn rarity(reports: [&Report; 2], words: [&Wording; 2]) -> Numbered<f32> {
    let mut counts: Numbered<usize> = Numbered::default();
    let mut all = 0;
    for (report, words) in reports.iter().zip(words) {
        let sections = &report.outline.sections;
        for (at, section) in sections.iter().enumerate() {
            let end = sections.get(at + 1).map_or(section.span.end, |next| next.span.start);
            let own = CleanSpan::new(section.span.start, end.max(section.span.start));
            all += 1;
            for (run, _) in counted(&runs(words, own)) {
                *counts.entry(run).or_default() += 1;
            }
        }
    }
    counts.into_iter().map(|(run, count)| (run, (all as f32 / count as f32).ln().max(0.0))).collect()
}

fn runs(words: &Wording, span: CleanSpan) -> Vec<u64> {
    let signs = words.within(span);
    let pairs = signs.windows(2).map(|pair| [pair[0].sign, pair[1].sign]);
    pairs
        .filter(|pair| pair.iter().all(|sign| is_word(*sign) && *sign != FIGURE))
        .map(|pair| number(&pair))
        .collect()
}

fn counted(runs: &[u64]) -> Vec<(u64, usize)> {
    let mut runs = runs.to_vec();
    runs.sort_unstable();
    runs.chunk_by(|one, other| one == other).map(|same| (same[0], same.len())).collect()
}

fn features(report: &Report, words: &Wording, marks: &Landmarks, rarity: &Numbered<f32>) -> Vec<Features> {
    let sections = &report.outline.sections;
    let parents = parents(sections);
    sections
        .iter()
        .enumerate()
        .take(MOST_SECTIONS)
        .map(|(at, section)| {
            let heading = heading_span(section);
            let bits = |holds: &dyn Fn(CleanSpan) -> bool| {
                let parts =
                    report.outline.parts.iter().filter(|part| part.spans.iter().any(|span| holds(*span)));
                parts.fold(0, |bits, part| bits | 1u8 << (part.name as u8))
            };
            let (topics, evidence) = topics(marks, section.span, heading);
            let siblings: Vec<usize> = (0..sections.len().min(MOST_SECTIONS))
                .filter(|&other| parents[other] == parents[at])
                .collect();
            let position = siblings.iter().position(|&other| other == at).unwrap_or(0);
            Features {
                heading: counted(&heading_runs(report, heading)).into_iter().map(|(run, _)| run).collect(),
                words: telling_words(&runs(words, section.span), rarity),
                topics,
                evidence,
                parts: bits(&|span| span.covers(section.span)),
                bears: bits(&|span| span == section.span),
                parent: parents[at],
                place: position as f32 / siblings.len().max(1) as f32,
                size: section.span.len(),
                share: section.span.len() as f32 / report.text.len().max(1) as f32,
            }
        })
        .collect()
}

/// Where a heading's words stand, its enumerator left out.
fn heading_span(section: &Section) -> CleanSpan {
    let enumerator = section.enumerator.as_deref().map_or(0, |written| written.chars().count());
    let start = (section.title_span.start + enumerator).min(section.title_span.end);
    CleanSpan::new(start, section.title_span.end)
}

/// Runs of two characters of a heading; years and numbers set aside.
fn heading_runs(report: &Report, heading: CleanSpan) -> Vec<u64> {
    let plain = |c: &char| c.is_alphanumeric() && !c.is_ascii_digit();
    let folded: Vec<char> =
        report.text.folded()[heading.start..heading.end].iter().copied().filter(plain).collect();
    let folded = folded.strip_prefix(&['年', '度']).or(folded.strip_prefix(&['年'])).unwrap_or(&folded);
    folded.windows(2).map(number).collect()
}

fn telling_words(runs: &[u64], rarity: &Numbered<f32>) -> Vector {
    let weigh = |(run, count): (u64, usize)| {
        let rare = rarity.get(&run).copied().unwrap_or(0.0);
        (run, (1.0 + (count as f32).ln()) * rare)
    };
    let mut vector: Vector =
        counted(runs).into_iter().map(weigh).filter(|(_, weight)| *weight > 0.0).collect();
    vector.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    vector.truncate(MOST_WORDS);
    normal(vector)
}

/// Topics and themes of a section; those of its heading weigh most.
fn topics(marks: &Landmarks, span: CleanSpan, heading: CleanSpan) -> (Vector, f32) {
    const IN_HEADING: f32 = 4.0;
    let mut weights: Numbered<f32> = Numbered::default();
    let mut named = 0u8;
    for &(at, topic) in marks.topics(span.start, span.end) {
        let in_heading = heading.contains(at);
        let weight = if in_heading { IN_HEADING } else { 1.0 };
        named = named.saturating_add(if in_heading { 3 } else { 1 });
        *weights.entry(u64::from(topic.topic)).or_default() += weight * 0.6;
        *weights.entry(1 << 32 | u64::from(topic.theme)).or_default() += weight;
    }
    let vector = normal(weights.into_iter().map(|(topic, weight)| (topic, weight.sqrt())).collect());
    (vector, (0.6 + 0.08 * f32::from(named)).min(1.0))
}

/// Of length one, sorted by feature.
fn normal(mut vector: Vector) -> Vector {
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    vector.iter_mut().for_each(|(_, weight)| *weight /= length.max(f32::MIN_POSITIVE));
    vector.sort_by_key(|(feature, _)| *feature);
    vector
}

fn parents(sections: &[Section]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = vec![];
    let mut parents = vec![];
    for (at, section) in sections.iter().enumerate() {
        while open.last().is_some_and(|&last| sections[last].level >= section.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(at);
    }
    parents
}

fn product(left: &Vector, right: &Vector) -> f32 {
    let (mut one, mut other, mut sum) = (0, 0, 0.0);
    while let (Some(a), Some(b)) = (left.get(one), right.get(other)) {
        match a.0.cmp(&b.0) {
            std::cmp::Ordering::Less => one += 1,
            std::cmp::Ordering::Greater => other += 1,
            std::cmp::Ordering::Equal => {
                sum += a.1 * b.1;
                one += 1;
                other += 1;
            }
        }
    }
    sum
}

/// Share of runs that two headings have in common.
fn same_heading(left: &[u64], right: &[u64]) -> f32 {
    let common = left.iter().filter(|run| right.binary_search(run).is_ok()).count();
    2.0 * common as f32 / (left.len() + right.len()).max(1) as f32
}

/// How alike two sections are; 0 for sections of different parts.
#[derive(Clone, Copy, Debug, Default)]
struct Likeness {
    /// Whatever stands around them.
    alone: f32,
    /// Below two chapters that answer each other, where what they are about tells more.
    kin: f32,
}

fn likeness(features: &[Vec<Features>; 2], left: usize, right: usize, votes: usize) -> Likeness {
    let (one, other) = (&features[0][left], &features[1][right]);
    if one.parts != 0 && other.parts != 0 && one.parts & other.parts == 0 {
        return Likeness::default();
    }
    let heading = same_heading(&one.heading, &other.heading);
    let words = (product(&one.words, &other.words) * 1.8).min(1.0);
    let topics = product(&one.topics, &other.topics) * one.evidence.min(other.evidence);
    let mut score = 0.35 * heading + 0.35 * topics * topics + 0.3 * words;
    let voted = votes as f32 / one.size.max(other.size).max(1) as f32;
    if voted > 0.2 {
        score = score.max(0.45 + 0.5 * voted.min(1.0));
    }
    if heading > 0.8 {
        score = score.max(0.55 * heading + 0.2 * words.max(topics));
    }
    let bears = one.bears & other.bears;
    let alone = |side: usize, at: usize| {
        features[side].iter().enumerate().all(|(index, section)| index == at || section.bears & bears == 0)
    };
    let chapters = one.share.min(other.share) > A_CHAPTER || bears & !1 != 0;
    if bears != 0 && chapters && alone(0, left) && alone(1, right) {
        score = score.max(0.8);
    } else if bears & !1 != 0 {
        score = score.max(0.6);
    }
    let order = 0.04 * (1.0 - (one.place - other.place).abs());
    let kin = 0.3 * heading + 0.5 * topics + 0.3 * words;
    Likeness { alone: score + order, kin: score.max(kin) + order }
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
            self.best_first(&[lefts.clone(), rights.clone()], ENOUGH_KIN, MARGIN_KIN, &Self::kin);
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
