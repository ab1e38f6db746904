//! The clean text of a report and its source map.
//!
//! Clean text is a list of lines. Indents, layout spaces and pinyin noise are taken out, lines that
//! a dump broke in mid-sentence are joined, lines that a page glued together are cut; every
//! character that is left knows the byte of the source text it came from. Page noise is never
//! dropped: it stays as lines of another [`Role`], which the reader folds away.

use super::{CleanSpan, SourceSpan, fold::fold};
use crate::source::SourceText;

/// What a line of the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The report itself: title, addressee, paragraphs, signature.
    Body,
    /// Navigation, buttons, footers.
    Furniture,
    /// Index tables, date and source lines.
    Metadata,
}

/// A line of clean text: a paragraph of the report, or a line of page noise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its characters, the line feed behind it left out.
    pub span: CleanSpan,
    /// What it is.
    pub role: Role,
}

/// Clean text with its source map. Lines are separated by `'\n'`.
#[derive(Clone, Debug, Default)]
pub struct CleanText {
    chars: Vec<char>,
    folded: Vec<char>,
    /// For each character the byte of the source text where it starts; one more for the end.
    source: Vec<u32>,
    lines: Vec<Line>,
}

impl CleanText {
    /// Cleans a source text.
    pub fn of(source: &SourceText) -> Self {
        let mut clean = Self::default();
        let mut at = 0;
        for line in source.text.split_inclusive('\n') {
            let body = line.trim_end_matches(['\n', '\r']);
            if !body.trim().is_empty() {
                if !clean.lines.is_empty() {
                    clean.push('\n', at);
                }
                let start = clean.chars.len();
                let indent = body.len() - body.trim_start().len();
                for (offset, character) in body.trim().char_indices() {
                    clean.push(character, at + indent + offset);
                }
                let span = CleanSpan::new(start, clean.chars.len());
                clean.lines.push(Line { span, role: Role::Body });
            }
            at += line.len();
        }
        clean.source.push(u32::try_from(at).unwrap_or(u32::MAX));
        clean
    }

    fn push(&mut self, character: char, source: usize) {
        self.chars.push(character);
        self.folded.push(fold(character));
        self.source.push(u32::try_from(source).unwrap_or(u32::MAX));
    }

    /// Every character as written, `'\n'` between lines.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Every character folded (see [`fold`]): the same length and positions as [`chars`](Self::chars).
    pub fn folded(&self) -> &[char] {
        &self.folded
    }

    /// The lines, in order, page noise included.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The index of the line that holds the character at `at` (its line feed included), the last
    /// line where `at` lies behind the text; 0 where there is none.
    pub fn line_at(&self, at: usize) -> usize {
        self.lines.partition_point(|line| line.span.start <= at).saturating_sub(1)
    }

    /// Number of characters.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// True where there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The characters of `span` as written; what lies outside the text is left out.
    pub fn slice(&self, span: CleanSpan) -> String {
        let end = span.end.min(self.chars.len());
        self.chars[span.start.min(end)..end].iter().collect()
    }

    /// Where `span` stands in the source text: from its first character to the end of its last.
    pub fn to_source(&self, span: CleanSpan) -> SourceSpan {
        let start = self.source[span.start.min(self.chars.len())] as usize;
        if span.is_empty() {
            return SourceSpan::new(start, start);
        }
        let last = span.end.min(self.chars.len()) - 1;
        let width = if self.source[last + 1] == self.source[last] { 0 } else { self.chars[last].len_utf8() };
        SourceSpan::new(start, (self.source[last] as usize + width).max(start))
    }

    /// The first character that starts at or behind byte `at` of the source text.
    pub fn from_source(&self, at: usize) -> usize {
        self.source.partition_point(|start| (*start as usize) < at).min(self.chars.len())
    }
}
