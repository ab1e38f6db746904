//! The one place where the stages are joined: source text in, [`Report`] out.

use crate::{figures::Figures, outline::Outline, source::SourceText, text::CleanText};

/// A report as it was understood. Built once, never changed; shared behind an `Arc`.
#[derive(Clone, Debug)]
pub struct Report {
    /// The decoded file.
    pub source: SourceText,
    /// What the reader shows, with the source map.
    pub text: CleanText,
    /// Sections, points, metadata, genre, parts.
    pub outline: Outline,
    /// Figures and skipped numerals.
    pub figures: Figures,
}

impl Report {
    /// Reads a source text through every stage. Never fails: what is not understood is left as it is.
    pub fn build(source: SourceText) -> Self {
        let text = CleanText::of(&source);
        let outline = Outline::of(&text);
        let figures = Figures::of(&text, &outline);
        Self { source, text, outline, figures }
    }
}
