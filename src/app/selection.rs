//! What is selected in a report, and what marking takes.

use super::reader::Reader;
use crate::text::{CleanSpan, segment};

/// A selection: from where it was begun to the caret, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The character where it was begun.
    pub begun: usize,
    /// Whole paragraphs.
    pub paragraphs: bool,
    /// It was made in one stroke, by a text object.
    pub object: bool,
}

impl Reader {
    /// What is selected, as a span of whole characters or paragraphs.
    pub fn selected(&self) -> Option<CleanSpan> {
        let Selection { begun, paragraphs, .. } = self.selection?;
        let (from, to) = (begun.min(self.caret), begun.max(self.caret));
        let text = &self.report.text;
        let lines = text.lines();
        if !paragraphs || lines.is_empty() {
            return Some(CleanSpan::new(from, (to + 1).min(text.len()).max(from)));
        }
        Some(CleanSpan::new(lines[text.line_at(from)].span.start, lines[text.line_at(to)].span.end))
    }

    /// The caret goes to the other end of the selection.
    pub fn other_end(&mut self) {
        if let Some(selection) = &mut self.selection {
            let begun = std::mem::replace(&mut selection.begun, self.caret);
            self.go_to(begun);
        }
    }

    /// What marking would take: the selection, else the sentence under the caret.
    pub fn passage(&self) -> Option<CleanSpan> {
        let span = self.selected().unwrap_or_else(|| segment::sentence_at(&self.report.text, self.caret));
        (!span.is_empty()).then_some(span)
    }
}
