//! What a report states in a row of the table: a figure, or in words that there was none.

use crate::{
    app::objects::{self, Object},
    figures::Figure,
    report::Report,
    text::CleanSpan,
};

/// A statement of one report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// Index of a figure.
    Figure(usize),
    /// Index of a zero in words (零败诉), which counts 0.
    Zero(usize),
}

impl Stated {
    /// The figure, where it is one.
    pub fn figure(self, report: &Report) -> Option<&Figure> {
        match self {
            Self::Figure(index) => report.figures.found.get(index),
            Self::Zero(_) => None,
        }
    }

    /// Its words: a span of the clean text.
    pub fn span(self, report: &Report) -> Option<CleanSpan> {
        match self {
            Self::Figure(index) => report.figures.found.get(index).map(|figure| figure.span),
            Self::Zero(index) => report.figures.zeros.get(index).map(|zero| zero.span),
        }
    }

    /// The words that say what is counted.
    pub fn subject(self, report: &Report) -> Option<CleanSpan> {
        match self {
            Self::Figure(index) => report.figures.found.get(index)?.subject,
            Self::Zero(index) => report.figures.zeros.get(index)?.subject,
        }
    }

    /// What is counted, in full.
    pub fn counted(self, report: &Report) -> Option<String> {
        match self {
            Self::Figure(index) => report.figures.found.get(index)?.counted(&report.text),
            Self::Zero(_) => self.subject(report).map(|span| report.text.slice(span)),
        }
    }

    /// Its words with the clause that they stand in.
    pub fn passage(self, report: &Report) -> Option<CleanSpan> {
        let words = self.span(report)?;
        match self {
            Self::Figure(_) => objects::around(report, words.start, Object::Figure, 0),
            Self::Zero(_) => {
                let clause = objects::around(report, words.start, Object::Clause, 0)?;
                Some(CleanSpan::new(clause.start.min(words.start), clause.end.max(words.end)))
            }
        }
    }
}
