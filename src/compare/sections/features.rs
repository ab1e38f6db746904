//! What a section is known by, and how alike two are: part, heading, topics, the words that tell, kept sentences.

use super::super::{
    landmarks::Landmarks,
    wording::{FIGURE, Numbered, Wording, is_word, number},
};
use super::{chapters, roles::Roles};
use crate::{outline::Section, report::Report, text::CleanSpan};

/// A chapter on the whole year's measures takes more of the report than this.
const A_CHAPTER: f32 = 0.2;
/// The words that tell most of a section; more add time and no sense.
const MOST_WORDS: usize = 64;

/// Sections behind this many have no counterpart: no report has as many.
const MOST_SECTIONS: usize = 1000;

/// Weighted features, sorted by feature.
type Vector = Vec<(u64, f32)>;

/// What a section is known by.
pub(super) struct Features {
    heading: Vec<u64>,
    words: Vector,
    topics: Vector,
    /// How often topics are named, 0 to 1: few say little.
    evidence: f32,
    /// The parts it lies in, as bits; and those it is the very text of.
    parts: u8,
    bears: u8,
    /// What its heading says it is; and what it or the nearest one above says.
    roles: Roles,
    stands_in: Roles,
    pub(super) parent: Option<usize>,
    /// Its place among its siblings, 0 to 1.
    place: f32,
    /// Its characters, and what share of the report they are.
    pub(super) size: usize,
    share: f32,
}

/// How much each run of two words tells: the rarer among the sections of both reports, the more.
pub(super) fn rarity(reports: [&Report; 2], words: [&Wording; 2]) -> Numbered<f32> {
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

pub(super) fn features(
    report: &Report,
    words: &Wording,
    marks: &Landmarks,
    rarity: &Numbered<f32>,
) -> Vec<Features> {
    let sections = &report.outline.sections;
    let parents = parents(sections);
    let roles: Vec<Roles> = sections
        .iter()
        .map(|section| Roles::of(&report.text.folded()[section.title_span.start..section.title_span.end]))
        .collect();
    let stands_in = |at: usize| {
        let above = std::iter::successors(Some(at), |&at| parents[at]);
        above.map(|at| roles[at]).find(|roles| *roles != Roles::default()).unwrap_or_default()
    };
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
            let (topics, evidence) = topics(report, marks, section.span, heading);
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
                roles: roles[at],
                stands_in: stands_in(at),
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
fn topics(report: &Report, marks: &Landmarks, span: CleanSpan, heading: CleanSpan) -> (Vector, f32) {
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
    for theme in chapters::themes(&report.text.folded()[heading.start..heading.end]) {
        named = named.saturating_add(3);
        *weights.entry(2 << 32 | u64::from(theme)).or_default() += 1.5 * IN_HEADING;
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
pub(super) struct Likeness {
    /// Whatever stands around them.
    pub(super) alone: f32,
    /// Below two chapters that answer each other, where what they are about tells more.
    pub(super) kin: f32,
}

pub(super) fn likeness(features: &[Vec<Features>; 2], left: usize, right: usize, votes: usize) -> Likeness {
    let (one, other) = (&features[0][left], &features[1][right]);
    if one.parts != 0 && other.parts != 0 && one.parts & other.parts == 0 {
        return Likeness::default();
    }
    // Shortcomings answer shortcomings, whatever they are about.
    let bare = one.bears & other.bears == 0;
    if bare && one.roles.tells_problems() != other.roles.tells_problems() {
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
    let roots = one.parent.is_none() && other.parent.is_none();
    if roots && one.roles.differ(other.roles) {
        return Likeness::default();
    }
    if roots && one.roles.meet(other.roles) {
        let floor = if one.roles == other.roles { 0.65 } else { 0.5 };
        score = score.max(floor + 0.2 * words.max(topics));
    }
    // What was done and what is planned may be about the same, and yet do not answer each other.
    let apart = if one.stands_in.differ(other.stands_in) { 0.15 } else { 0.0 };
    score -= apart;
    let order = 0.04 * (1.0 - (one.place - other.place).abs());
    let kin = 0.3 * heading + 0.5 * topics + 0.3 * words - apart;
    Likeness { alone: score + order, kin: score.max(kin) + order }
}
