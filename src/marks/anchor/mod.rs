//! Finding a marked passage again in a text that may have changed.
//!
//! An anchor never lies: it says [`Found::Unchanged`] or [`Found::Moved`] only where the very words
//! stand in surroundings that agree; everything else waits for the reviewer. [`words`] sets the
//! text's form aside, [`place`] finds where the passage may stand, [`verdict`] decides.

mod clause;
mod context;
mod fit;
mod numeral;
mod place;
mod section;
mod shingles;
mod verdict;
mod words;

use super::mark::{Alike, Anchor, StatedFigure};
use crate::{report::Report, text::CleanSpan};
use place::{Ground, Passage};

/// Characters of context kept on each side of a quote, and kept at the most.
const CONTEXT: usize = 32;
const WIDEST_CONTEXT: usize = 256;

/// What became of a marked passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The same file, the same place.
    Unchanged(CleanSpan),
    /// The same words in the same surroundings; the file changed elsewhere, or in its form only.
    Moved(CleanSpan),
    /// The passage is there with other words, or with other words beside it in its clause (未, 没有). A changed
    /// number is always this.
    Changed {
        /// Where it stands now.
        span: CleanSpan,
        /// The words as marked.
        before: String,
        /// The words as they stand now.
        after: String,
    },
    /// It may be any of these passages, the likeliest first.
    Ambiguous(Vec<CleanSpan>),
    /// It is nowhere.
    Lost,
}

impl Found {
    /// Where the passage stands, or most likely stands.
    pub fn span(&self) -> Option<CleanSpan> {
        match self {
            Self::Unchanged(span) | Self::Moved(span) | Self::Changed { span, .. } => Some(*span),
            Self::Ambiguous(spans) => spans.first().copied(),
            Self::Lost => None,
        }
    }

    /// True where the mark needs no confirmation.
    pub fn is_certain(&self) -> bool {
        matches!(self, Self::Unchanged(_) | Self::Moved(_))
    }
}

/// A report made ready for marking and finding many passages in it.
pub struct Finder<'a> {
    report: &'a Report,
    ground: Ground,
}

impl Anchor {
    /// The anchor of a passage. What of `span` lies outside the text is left out. For many marks on
    /// one report, make one [`Finder`].
    pub fn of(report: &Report, span: CleanSpan) -> Self {
        Finder::new(report).anchor(span)
    }

    /// Finds the passage in a report. For many marks on one report, make one [`Finder`].
    pub fn find(&self, report: &Report) -> Found {
        if self.stands_in(report) { Found::Unchanged(self.position) } else { Finder::new(report).find(self) }
    }

    /// True where the reviewer said that this version of the report has the passage no longer.
    pub fn is_gone_from(&self, report: &Report) -> bool {
        self.gone.as_ref() == Some(&report.source.sha256)
    }

    /// True where the file is the one that was marked, and the words are in their place. (The same
    /// file may be cleaned differently by a later version of the program.)
    pub fn stands_in(&self, report: &Report) -> bool {
        self.sha256 == report.source.sha256 && report.text.slice(self.position) == self.quote
    }
}

impl<'a> Finder<'a> {
    /// Reads the report's text once, for every mark.
    pub fn new(report: &'a Report) -> Self {
        Self { report, ground: Ground::of(report.text.chars()) }
    }

    /// Finds a marked passage.
    pub fn find(&self, anchor: &Anchor) -> Found {
        if anchor.stands_in(self.report) {
            return Found::Unchanged(anchor.position);
        }
        if anchor.is_gone_from(self.report) {
            return Found::Lost;
        }
        verdict::verdict(self.report, anchor, &self.ground)
    }

    /// The anchor of a passage: with as much context as tells it from its look-alikes.
    pub fn anchor(&self, span: CleanSpan) -> Anchor {
        let text = &self.report.text;
        let end = span.end.min(text.len());
        let span = CleanSpan { start: span.start.min(end), end };
        let mut anchor = Anchor {
            quote: text.slice(span),
            section: section::path(self.report, span.start),
            position: span,
            sha256: self.report.source.sha256.clone(),
            figures: self.figures(span),
            ..Anchor::default()
        };
        let mut width = CONTEXT;
        loop {
            let before = CleanSpan { start: span.start.saturating_sub(width), end: span.start };
            anchor.prefix = text.slice(before);
            anchor.suffix = text.slice(CleanSpan { start: span.end, end: text.len().min(span.end + width) });
            (anchor.alike, anchor.echo) = (self.alike(&anchor), self.echo(&anchor));
            width *= 2;
            if width > WIDEST_CONTEXT || anchor.alike.as_ref().is_none_or(|alike| alike.context < 98) {
                return anchor;
            }
        }
    }

    /// What else in the text says the same words, numbers left aside.
    fn alike(&self, anchor: &Anchor) -> Option<Alike> {
        let passage = Passage::of(anchor);
        let own = self.ground.range(anchor.position);
        let exact = self.ground.exact(&passage);
        let numbers = self.ground.other_numbers(&passage);
        let others = exact.iter().chain(&numbers).filter(|place| place.range != own);
        let nearest = others.map(|place| place.context.score).max_by(f32::total_cmp)?;
        let before = exact.iter().filter(|place| place.range.start < own.start).count();
        let context = (nearest * 100.0).ceil().clamp(0.0, 100.0) as u8;
        Some(Alike { nth: before + 1, of: exact.len(), context, ..Alike::default() })
    }

    /// How far the surroundings of other words agree with the passage's, in per cent.
    fn echo(&self, anchor: &Anchor) -> u8 {
        let passage = Passage::of(anchor);
        let others = self.ground.between_traces(&passage, &self.ground.exact(&passage));
        let nearest = others.iter().map(|place| place.context.score).fold(0.0, f32::max);
        (nearest * 100.0).ceil().clamp(0.0, 100.0) as u8
    }

    fn figures(&self, span: CleanSpan) -> Vec<StatedFigure> {
        let report = self.report;
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
}
