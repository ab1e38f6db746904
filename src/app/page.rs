//! A report laid out in rows for a pane: what the caret moves through and the screen shows.
//!
//! Rows hold text, a blank before a chapter, or stand for page noise that is folded away. The
//! layout depends on the pane's width and on whether page noise is shown, on nothing else, and is
//! made anew only when one of them changes.

use crate::{
    report::Report,
    text::{
        CleanSpan, CleanText, Role,
        width::columns,
        wrap::{self, Measure},
    },
};

/// Columns of a paragraph's indent: two characters, as Chinese is set.
const INDENT: u16 = 4;

/// A row of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Text of the report; `role` says of what sort.
    Text {
        /// Its characters and its indent.
        row: wrap::Row,
        /// What sort of line it belongs to.
        role: Role,
    },
    /// A blank before a chapter.
    Gap {
        /// Where the chapter starts.
        before: usize,
    },
    /// Page noise that is folded away.
    Folded {
        /// How many lines.
        lines: usize,
        /// Where they stand.
        span: CleanSpan,
    },
}

impl Row {
    /// The character that the row starts at, or stands before.
    fn start(&self) -> usize {
        match self {
            Self::Text { row, .. } => row.span.start,
            Self::Gap { before } => *before,
            Self::Folded { span, .. } => span.start,
        }
    }
}

/// All rows of a report at one width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// From the first to the last.
    pub rows: Vec<Row>,
    /// The width they were laid out for, in columns.
    pub width: u16,
    /// Whether page noise is shown.
    pub noise: bool,
    /// The line that is the report's title, where it has one to itself.
    pub title: Option<CleanSpan>,
}

impl Page {
    /// Lays a report out in rows of `width` columns.
    pub fn lay_out(report: &Report, width: u16, noise: bool) -> Self {
        let keep: Vec<CleanSpan> = report.figures.found.iter().map(|figure| figure.span).collect();
        let title = title_line(report);
        let mut rows = vec![];
        let mut wrapped = vec![];
        for line in report.text.lines() {
            if line.role != Role::Body && !noise {
                fold(&mut rows, line.span);
                continue;
            }
            for piece in pieces(report, line.span) {
                let heading = heading_at(report, piece);
                if heading.is_some_and(|(level, _)| level <= 1) && !rows.is_empty() {
                    rows.push(Row::Gap { before: piece.start });
                }
                let alone = heading.is_some_and(|(_, runin)| !runin);
                let paragraph = line.role == Role::Body && !alone && title != Some(piece);
                let first = if paragraph { INDENT } else { 0 };
                let from = keep.partition_point(|span| span.end <= piece.start);
                let keep = keep.get(from..).unwrap_or_default();
                wrapped.clear();
                let measure = Measure { width, first, rest: 0 };
                wrap::wrap(report.text.chars(), piece, keep, measure, &mut wrapped);
                rows.extend(wrapped.iter().map(|row| Row::Text { row: *row, role: line.role }));
            }
        }
        Self { rows, width, noise, title }
    }

    /// The row that shows the character at `at`, or the nearest text row behind it, or the last.
    pub fn row_of(&self, at: usize) -> usize {
        let found = self.rows.partition_point(|row| row.start() <= at).saturating_sub(1);
        if self.is_text(found) { found } else { self.text_row_near(found) }
    }

    /// True where the row at `index` holds text.
    pub fn is_text(&self, index: usize) -> bool {
        matches!(self.rows.get(index), Some(Row::Text { .. }))
    }

    /// The nearest row with text: at `index`, behind it, or before it.
    pub fn text_row_near(&self, index: usize) -> usize {
        (index..self.rows.len())
            .find(|&row| self.is_text(row))
            .or_else(|| (0..index).rev().find(|&row| self.is_text(row)))
            .unwrap_or(0)
    }

    /// The row with text that is `count` such rows behind (or, negative, before) the row `from`.
    pub fn text_row_by(&self, from: usize, count: isize) -> usize {
        let mut row = from;
        for _ in 0..count.unsigned_abs() {
            let next = if count > 0 {
                (row + 1..self.rows.len()).find(|&row| self.is_text(row))
            } else {
                (0..row).rev().find(|&row| self.is_text(row))
            };
            let Some(next) = next else { break };
            row = next;
        }
        row
    }

    /// The characters of the row at `index`; none where it holds no text.
    pub fn span(&self, index: usize) -> Option<CleanSpan> {
        match self.rows.get(index) {
            Some(Row::Text { row, .. }) => Some(row.span),
            _ => None,
        }
    }

    /// The character nearest to `at` that is shown and can hold the caret.
    pub fn nearest(&self, at: usize) -> usize {
        match self.span(self.row_of(at)) {
            Some(span) => at.clamp(span.start, span.end.saturating_sub(1).max(span.start)),
            None => 0,
        }
    }

    /// True where the character at `at` is on the page (not folded away, no line feed).
    pub fn shows(&self, at: usize) -> bool {
        self.span(self.row_of(at)).is_some_and(|span| span.contains(at))
    }

    /// The column of the character at `at` in its row, indent included.
    pub fn column_of(&self, text: &CleanText, at: usize) -> u16 {
        match self.rows.get(self.row_of(at)) {
            Some(Row::Text { row, .. }) => {
                let end = at.clamp(row.span.start, row.span.end);
                row.indent + text.chars()[row.span.start..end].iter().map(|c| columns(*c)).sum::<u16>()
            }
            _ => 0,
        }
    }

    /// The character at `column` of the row at `index`, its last where the row is shorter.
    pub fn at_column(&self, text: &CleanText, index: usize, column: u16) -> Option<usize> {
        let Some(Row::Text { row, .. }) = self.rows.get(index) else { return None };
        let mut used = row.indent;
        for at in row.span.start..row.span.end {
            used += columns(text.chars()[at]);
            if used > column {
                return Some(at);
            }
        }
        Some(row.span.end.saturating_sub(1).max(row.span.start))
    }
}

/// The first line of the body that says what the title says, blanks left aside.
fn title_line(report: &Report) -> Option<CleanSpan> {
    let letters =
        |text: &str| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
    let title = letters(report.outline.metadata.title.as_deref()?);
    let lines = report.text.lines().iter().filter(|line| line.role == Role::Body);
    lines.map(|line| line.span).find(|span| letters(&report.text.slice(*span)) == title)
}

/// Adds a line to the noise folded away at the end of `rows`.
fn fold(rows: &mut Vec<Row>, line: CleanSpan) {
    if let Some(Row::Folded { lines, span }) = rows.last_mut() {
        *lines += 1;
        span.end = line.end;
    } else {
        rows.push(Row::Folded { lines: 1, span: line });
    }
}

/// A line cut before the sections that start inside it: a page that was flattened into one line is
/// shown in its paragraphs.
fn pieces(report: &Report, line: CleanSpan) -> impl Iterator<Item = CleanSpan> {
    let sections = &report.outline.sections;
    let from = sections.partition_point(|section| section.span.start <= line.start);
    let inside = sections.get(from..).unwrap_or_default().iter().map(|section| section.span.start);
    let cuts = inside.take_while(move |start| *start < line.end).chain([line.end]);
    cuts.scan(line.start, |start, end| Some(CleanSpan::new(std::mem::replace(start, end), end)))
}

/// The level of the section that starts with this piece, and whether its heading runs in.
fn heading_at(report: &Report, piece: CleanSpan) -> Option<(u8, bool)> {
    let sections = &report.outline.sections;
    let index = sections.partition_point(|section| section.span.start < piece.start);
    let section = sections.get(index).filter(|section| piece.contains(section.span.start))?;
    Some((section.level, section.runin))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Format, SourceText};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_character_is_on_one_row_or_folded_away(
            source in "([一二三]、|（[一二]）|[办结案件]{1,9}|[0-9]{1,3}件|[。，：]|\n| ){0,60}",
            width in 1u16..60, noise: bool
        ) {
            let report = Report::build(SourceText::from_text(&source, Format::Text));
            let page = Page::lay_out(&report, width, noise);
            let mut last = 0;
            for row in &page.rows {
                prop_assert!(row.start() >= last);
                last = row.start();
            }
            for line in report.text.lines() {
                let shown = noise || line.role == Role::Body;
                for at in line.span.start..line.span.end {
                    prop_assert_eq!(page.shows(at), shown);
                }
            }
            let has_text = (0..page.rows.len()).any(|row| page.is_text(row));
            for at in 0..=report.text.len() {
                prop_assert_eq!(page.shows(page.nearest(at)), has_text);
            }
        }
    }
}
