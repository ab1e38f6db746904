//! Finding a marked passage again in a text that may have changed.
//!
//! An anchor never lies: it says [`Found::Unchanged`] or [`Found::Moved`] only where the very words
//! stand in surroundings that agree; everything else waits for the reviewer.

mod words;

use super::mark::{Anchor, StatedFigure};
use crate::{report::Report, text::CleanSpan};
use words::Words;

/// Characters of context kept on each side of a quote.
const CONTEXT: usize = 32;

/// What became of a marked passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The same file, the same place.
    Unchanged(CleanSpan),
    /// The same words in the same surroundings; the file changed elsewhere, or in its form.
    Moved(CleanSpan),
    /// The passage is there with other words. A changed number is always this.
    Changed {
        /// Where it stands now.
        span: CleanSpan,
        /// The words as marked.
        before: String,
        /// The words as they stand now.
        after: String,
    },
    /// It may be any of these passages, best first.
    Ambiguous(Vec<CleanSpan>),
    /// It is nowhere.
    Lost,
}

/// A report made ready for finding many marks in it.
pub struct Finder<'a> {
    report: &'a Report,
    words: Words,
}

impl Anchor {
    /// The anchor of a passage. What of `span` lies outside the text is left out.
    pub fn of(report: &Report, span: CleanSpan) -> Self {
        let text = &report.text;
        let end = span.end.min(text.len());
        let span = CleanSpan { start: span.start.min(end), end };
        Self {
            quote: text.slice(span),
            prefix: text.slice(CleanSpan { start: span.start.saturating_sub(CONTEXT), end: span.start }),
            suffix: text.slice(CleanSpan { start: span.end, end: span.end + CONTEXT }),
            section: section_path(report, span.start),
            position: span,
            sha256: report.source.sha256.clone(),
            figures: figures(report, span),
            ..Self::default()
        }
    }

    /// Finds the passage in a report. For many marks of one report, make one [`Finder`].
    pub fn find(&self, report: &Report) -> Found {
        Finder::new(report).find(self)
    }
}

impl<'a> Finder<'a> {
    /// Reads the report's text once, for every mark to be found in it.
    pub fn new(report: &'a Report) -> Self {
        Self { report, words: Words::of(report.text.chars()) }
    }

    /// Finds a marked passage.
    pub fn find(&self, anchor: &Anchor) -> Found {
        let report = self.report;
        if anchor.sha256 == report.source.sha256 && report.text.slice(anchor.position) == anchor.quote {
            return Found::Unchanged(anchor.position);
        }
        let quote: Vec<char> = anchor.quote.chars().collect();
        let places = self.words.find(&Words::of(&quote));
        match places.as_slice() {
            [] => Found::Lost,
            [one] => Found::Moved(*one),
            _ => Found::Ambiguous(places),
        }
    }
}

/// Headings from the outermost section inwards, enumerators included.
fn section_path(report: &Report, at: usize) -> Vec<String> {
    let sections = &report.outline.sections;
    let mut path: Vec<String> = vec![];
    let mut level = u8::MAX;
    for section in sections.iter().rev().filter(|section| section.span.contains(at)) {
        if section.level < level {
            level = section.level;
            path.push(format!("{}{}", section.enumerator.as_deref().unwrap_or_default(), section.heading));
        }
    }
    path.reverse();
    path
}

fn figures(report: &Report, span: CleanSpan) -> Vec<StatedFigure> {
    let inside = report.figures.found.iter().filter(|figure| span.covers(figure.span));
    inside
        .map(|figure| StatedFigure {
            text: report.text.slice(figure.span),
            kind: format!("{:?}", figure.kind).to_lowercase(),
            value: figure.value.clone(),
            value2: figure.value2.clone(),
            unit: figure.unit.clone(),
            ..StatedFigure::default()
        })
        .collect()
}
