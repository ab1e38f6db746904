//! What a section is known by: the part it plays, what it and its points tell of, what stands around it.

use super::{
    gist::{Gist, Source},
    roles::Roles,
};
use crate::{outline::Section, report::Report, text::CleanSpan};
use std::collections::HashMap;

/// Sections behind this many have no counterpart: no report has as many.
const MOST_SECTIONS: usize = 1000;
/// Points behind this many add time and no sense.
const MOST_POINTS: usize = 16;
/// A point of fewer characters is no more than a sentence.
const A_POINT: usize = 40;

/// What a section is known by.
pub(super) struct Features {
    pub(super) gist: Gist,
    /// What its points (一是…二是…) tell of, which other reports give sections of their own.
    pub(super) points: Vec<Gist>,
    /// The parts that it plays itself, and those of it or of the nearest one above that plays any.
    pub(super) roles: Roles,
    pub(super) sphere: Roles,
    pub(super) parent: Option<usize>,
    pub(super) is_leaf: bool,
    /// 0 for a chapter that is a part of the report as a whole, 1 for its themes, 2 for what is below them.
    pub(super) rank: u8,
    /// Where it starts, 0 to 1 of the report.
    pub(super) place: f32,
    /// Its characters.
    pub(super) size: usize,
}

impl Features {
    /// True for the whole of what was done, where `theme` is a part of that.
    pub(super) fn is_whole_of(&self, theme: &Self) -> bool {
        let is_theme = theme.parent.is_some() || theme.roles.looks_back();
        self.rank == 0 && self.roles.looks_back() && theme.rank > 0 && is_theme
    }
}

/// Reads what the sections of a report are known by.
pub(super) fn features(source: &Source<'_>) -> Vec<Features> {
    let Source { report, .. } = source;
    let sections = &report.outline.sections;
    let parents = parents(sections);
    let mut points = points_of(report);
    let roots = || sections.iter().zip(&parents).filter(|(_, parent)| parent.is_none());
    let looking_back = roots().filter(|(section, _)| Roles::of_part(report, section).looks_back()).count();
    let mut found: Vec<Features> = vec![];
    for (at, section) in sections.iter().enumerate().take(MOST_SECTIONS) {
        let heading = heading_span(section);
        let folded = &report.text.folded()[heading.start..heading.end];
        let parent = parents[at];
        let above = parent.map(|parent| found[parent].sphere).unwrap_or_default();
        let roles = match parent {
            None => Roles::of_part(report, section)
                .or(Roles::of(folded).in_year(folded, report.outline.metadata.year)),
            Some(_) => Roles::below(folded, above),
        };
        // Where several chapters look back, each is a theme.
        let part = roles != Roles::NONE && (looking_back < 2 || !roles.looks_back());
        let rank = parent.map_or(u8::from(!part), |parent| found[parent].rank.saturating_add(1));
        let points = points.remove(&at).unwrap_or_default();
        found.push(Features {
            gist: Gist::of(source, section.span, heading),
            points: points
                .iter()
                .take(MOST_POINTS)
                .map(|(span, heading)| Gist::of(source, *span, *heading))
                .collect(),
            roles,
            sphere: roles.or(above),
            parent,
            is_leaf: parents.get(at + 1).is_none_or(|parent| *parent != Some(at)),
            rank,
            place: section.span.start as f32 / report.text.len().max(1) as f32,
            size: section.span.len(),
        });
    }
    found
}

/// Where a heading's words stand, its enumerator left out.
pub(super) fn heading_span(section: &Section) -> CleanSpan {
    let enumerator = section.enumerator.as_deref().map_or(0, |written| written.chars().count());
    let start = (section.title_span.start + enumerator).min(section.title_span.end);
    CleanSpan::new(start, section.title_span.end)
}

/// The points of each innermost section that are long enough to tell of something, with their first clauses.
fn points_of(report: &Report) -> HashMap<usize, Vec<(CleanSpan, CleanSpan)>> {
    let sections = &report.outline.sections;
    let mut points: HashMap<usize, Vec<_>> = HashMap::new();
    for point in report.outline.points.iter().filter(|point| point.span.len() >= A_POINT) {
        let Some(section) = report.outline.section_at(point.span.start) else { continue };
        if sections.get(section).is_some_and(|section| section.title_span.covers(point.span)) {
            continue;
        }
        let start = point.span.start + point.enumerator.chars().count();
        let folded = &report.text.folded()[start.min(point.span.end)..point.span.end];
        let clause = folded.iter().take(A_POINT).position(|c| matches!(c, '。' | ';' | ':'));
        let heading = CleanSpan::new(start, start + clause.unwrap_or(0));
        points.entry(section).or_default().push((point.span, heading));
    }
    points
}

/// For each section the one that it stands in.
pub(super) fn parents(sections: &[Section]) -> Vec<Option<usize>> {
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
