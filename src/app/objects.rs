//! Text objects: a sentence, a clause, a point, a section, a figure with its clause, selected in one
//! stroke. Chinese has no spaces between words: these are the units that a reviewer marks by.

use super::{App, reader::Reader, selection::Selection};
use crate::{
    report::Report,
    say,
    text::{CleanSpan, segment},
};

/// What is selected as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    /// A sentence, with the mark that ends it and closing quotes behind it.
    Sentence,
    /// A clause, without the marks around it.
    Clause,
    /// A point, or the paragraph where there are none.
    Point,
    /// A section, its heading included; asked for again, the one around it.
    Section,
    /// A figure with the clause that it stands in.
    Figure,
}

/// The object around `at`. For a section, the innermost that is longer than `than` characters.
pub fn around(report: &Report, at: usize, object: Object, than: usize) -> Option<CleanSpan> {
    let text = &report.text;
    let span = match object {
        Object::Sentence => segment::sentence_at(text, at),
        Object::Clause => segment::clause_at(text, at),
        Object::Point => {
            let here = report.outline.points.iter().map(|point| point.span).filter(|span| span.contains(at));
            here.min_by_key(CleanSpan::len).unwrap_or_else(|| segment::paragraph_at(text, at))
        }
        Object::Section => {
            let holding = report.outline.sections.iter().map(|section| section.span);
            let longer = holding.filter(|span| span.contains(at)).map(|span| trimmed(report, span));
            longer.filter(|span| span.len() > than).min_by_key(CleanSpan::len)?
        }
        Object::Figure => {
            let behind = report.figures.found.iter().map(|figure| figure.span).find(|span| span.end > at)?;
            let clause = segment::clause_at(text, behind.start);
            CleanSpan::new(clause.start.min(behind.start), clause.end.max(behind.end))
        }
    };
    let span = trimmed(report, span);
    (!span.is_empty()).then_some(span)
}

/// Without blanks and line ends at its ends.
fn trimmed(report: &Report, span: CleanSpan) -> CleanSpan {
    let chars = report.text.chars().get(span.start..span.end).unwrap_or_default();
    let before = chars.iter().take_while(|character| character.is_whitespace()).count();
    let behind = chars.iter().rev().take_while(|character| character.is_whitespace()).count();
    if before == chars.len() {
        return CleanSpan::new(span.start, span.start);
    }
    CleanSpan::new(span.start + before, span.end - behind)
}

impl Reader {
    /// Selects the object at the caret. Where it is selected already, the selection goes on to the
    /// next one, for a section to the one around it.
    pub fn select_object(&mut self, object: Object, count: usize) {
        for _ in 0..count.clamp(1, 99) {
            let selected = self.selected().filter(|span| span.len() > 1);
            let length = selected.map_or(0, |span| span.len());
            let Some(span) = around(&self.report, self.caret, object, length) else { return };
            let joined = match selected.filter(|selected| selected.covers(span)) {
                Some(selected) => self.go_on(object, selected),
                None => Some(span),
            };
            let Some(span) = joined else { return };
            self.selection = Some(Selection { begun: span.start, paragraphs: false, object: true });
            self.go_to(span.end - 1);
        }
    }

    /// The selection with the object behind it.
    fn go_on(&self, object: Object, selected: CleanSpan) -> Option<CleanSpan> {
        let chars = self.report.text.chars();
        let next = (selected.end..chars.len()).find(|&at| {
            chars.get(at).is_some_and(|character| character.is_alphanumeric()) && self.page.shows(at)
        })?;
        let span = around(&self.report, next, object, 0)?;
        Some(CleanSpan::new(selected.start, span.end.max(selected.end)))
    }
}

impl App {
    /// Selects the section around the caret. Where there is none, says so and selects nothing: a mark
    /// made next must not fall on the one character under the caret.
    pub(super) fn select_section(&mut self, count: usize) {
        let Some(reader) = self.reader_mut() else { return };
        reader.select_object(Object::Section, count);
        if reader.selected().is_some_and(|span| span.len() <= 1) {
            reader.selection = None;
            self.tell(say!(self.lang, "select.no-section"));
        }
    }
}
