//! Chapters that are the same part of a report answer each other, whatever is in them. A chapter that
//! is several parts at once answers each of the other report's that is one of them.

use super::{SectionPair, features::Features, likeness::Likeness, roles::Roles};

/// How sure it is that chapters of the same part answer each other; likeness adds to it.
const SURE: f32 = 0.8;
/// Two of a chapter's sections that are so like to one of the other report lift the chapter, which is likelier
/// than the second of them by so much.
const ENOUGH: f32 = 0.48;
const LIFT: f32 = 0.05;

/// The chapters that play the same parts, one against one or one against several.
pub(super) fn of_one_part(
    features: &[Vec<Features>; 2],
    likeness: impl Fn(usize, usize) -> f32,
) -> Vec<SectionPair> {
    let chapters = [0, 1].map(|side| chapters(&features[side]));
    let answers = |side: usize, roles: Roles| {
        let others = chapters[1 - side].iter().filter(move |(_, other)| roles.cover(*other));
        others.map(|(at, _)| *at).collect::<Vec<_>>()
    };
    let mut pairs = vec![];
    for &(left, roles) in &chapters[0] {
        let rights = answers(0, roles);
        let lefts = |right: usize| {
            let found = chapters[1].iter().find(|(at, _)| *at == right);
            found.map(|(_, roles)| answers(1, *roles)).unwrap_or_default()
        };
        // One against several: none of the several answers another.
        if !rights.is_empty() && rights.iter().all(|&right| lefts(right) == [left]) {
            pairs.push((vec![left], rights));
        } else if let [right] = rights[..] {
            let lefts = lefts(right);
            let alone = lefts.iter().all(|&other| {
                let roles = chapters[0].iter().find(|(at, _)| *at == other).map(|(_, roles)| *roles);
                roles.is_some_and(|roles| answers(0, roles) == [right])
            });
            if alone && lefts.first() == Some(&left) {
                pairs.push((lefts, vec![right]));
            }
        }
    }
    let sure = |lefts: &[usize], rights: &[usize]| {
        let all = lefts.iter().flat_map(|&left| rights.iter().map(move |&right| (left, right)));
        SURE + 0.15 * all.map(|(left, right)| likeness(left, right)).fold(1.0, f32::min)
    };
    pairs
        .into_iter()
        .map(|(left, right)| SectionPair {
            confidence: sure(&left, &right).min(1.0),
            left,
            right,
            by_hand: false,
        })
        .collect()
}

/// The chapters that play a part. Where several look back, none of them is the whole of it.
fn chapters(features: &[Features]) -> Vec<(usize, Roles)> {
    let roots = || features.iter().enumerate().filter(|(_, section)| section.parent.is_none());
    let looking_back = roots().filter(|(_, section)| section.roles.looks_back()).count();
    roots()
        .flat_map(|(at, section)| {
            let roles = if looking_back > 1 { section.roles.without_looking_back() } else { section.roles };
            // 存在问题与下一步计划, with a section for each: those are the parts.
            let below = features.iter().enumerate().filter(|(_, below)| below.parent == Some(at));
            let parts: Vec<_> = below.map(|(at, below)| (at, below.roles)).collect();
            if roles.is_made_of(parts.iter().map(|(_, roles)| *roles)) { parts } else { vec![(at, roles)] }
        })
        .filter(|(_, roles)| *roles != Roles::NONE)
        .collect()
}

/// What several sections of a chapter answer, the chapter answers too.
pub(super) fn lift(features: &[Vec<Features>; 2], likeness: &mut [Likeness]) {
    let counts = [features[0].len(), features[1].len()];
    let slot = |side: usize, at: usize, other: usize| {
        if side == 0 { at * counts[1] + other } else { other * counts[1] + at }
    };
    for side in [0, 1] {
        for chapter in (0..counts[side]).rev().filter(|&at| !features[side][at].is_leaf) {
            let below: Vec<usize> = (chapter + 1..counts[side])
                .filter(|&at| features[side][at].parent == Some(chapter))
                .collect();
            for other in 0..counts[1 - side] {
                let mut likest: Vec<f32> =
                    below.iter().map(|&at| likeness[slot(side, at, other)].whole).collect();
                likest.sort_by(|one, other| other.total_cmp(one));
                let Some(&second) = likest.get(1).filter(|second| **second >= ENOUGH) else {
                    continue;
                };
                let own = &mut likeness[slot(side, chapter, other)];
                // What cannot answer the chapter does not do so by its sections.
                if own.whole == 0.0 {
                    continue;
                }
                own.whole = own.whole.max(second + LIFT);
                own.told = own.told.map(|told| told.max(own.whole));
            }
        }
    }
}
