//! Tables: cells of the same row and the same column count the same thing.
//!
//! The tables that the disclosure regulations prescribe come as rows with bars, as cells a line, and as
//! rows whose cells stand apart. A row is known by its label; where the label repeats (总计, 其他), by which
//! of them it is. Columns are known by their places, which count only where rows have as many cells.

use super::linked::Linked;
use crate::{
    figures::{Figure, Kind},
    report::Report,
    text::{CleanSpan, CleanText, row},
};
use std::collections::HashMap;

/// A row of cells.
struct Row {
    /// Its label, folded; empty for a row without one.
    label: Vec<char>,
    /// The innermost section it stands in.
    section: Option<usize>,
    /// Which of the rows of this label in its section it is.
    turn: usize,
    /// Indexes of its figures, in order.
    cells: Vec<usize>,
}

/// The rows of a report's tables.
pub(super) struct Tables {
    rows: Vec<Row>,
    /// Indexes of the figures in them, in order.
    cells: Vec<usize>,
}

impl Tables {
    /// Finds the rows of a report.
    pub(super) fn of(report: &Report) -> Self {
        let rows = rows(report);
        let cells = rows.iter().flat_map(|row| row.cells.iter().copied()).collect();
        Self { rows, cells }
    }

    /// True for a figure that stands in a cell.
    pub(super) fn has(&self, figure: usize) -> bool {
        self.cells.binary_search(&figure).is_ok()
    }
}

/// The figures of cells that answer each other: left, right.
pub(super) fn pairs([left, right]: &[Tables; 2], linked: &Linked) -> Vec<(usize, usize)> {
    let (lefts, rights) = (&left.rows, &right.rows);
    let mut pairs = vec![];
    let answers = |left: &Row, right: &Row| {
        let shape =
            (left.cells.len(), left.turn, &left.label) == (right.cells.len(), right.turn, &right.label);
        let near = linked.near(left.section, right.section);
        shape && (near == 2 || near == 1 && !left.label.is_empty())
    };
    for left in lefts {
        let mut answering = rights.iter().filter(|right| answers(left, right));
        if let (Some(right), None) = (answering.next(), answering.next())
            && lefts.iter().filter(|left| answers(left, right)).count() == 1
        {
            pairs.extend(left.cells.iter().copied().zip(right.cells.iter().copied()));
        }
    }
    pairs
}

fn rows(report: &Report) -> Vec<Row> {
    let folded = report.text.folded();
    let figures = &report.figures.found;
    let cells = (0..figures.len()).filter(|&at| is_cell(&report.text, &figures[at]));
    let mut rows: Vec<Row> = vec![];
    let mut turns: HashMap<(Option<usize>, Vec<char>), usize> = HashMap::new();
    let mut last: Option<usize> = None;
    for at in cells {
        let figure = &figures[at];
        let follows = last.is_some_and(|before| {
            let between = figures[before].span.end..figure.span.start;
            before + 1 == at
                && figures[before].subject == figure.subject
                && figures[before].section == figure.section
                && folded[between].iter().all(|c| is_border(*c))
        });
        last = Some(at);
        match rows.last_mut().filter(|_| follows) {
            Some(row) => row.cells.push(at),
            None => {
                let label: Vec<char> = figure.subject.map_or(vec![], |span| {
                    folded[span.start..span.end].iter().copied().filter(|c| !c.is_whitespace()).collect()
                });
                let turn = turns.entry((figure.section, label.clone())).or_default();
                *turn += 1;
                rows.push(Row { label, section: figure.section, turn: *turn, cells: vec![at] });
            }
        }
    }
    rows
}

/// A bare number between the borders of a cell, or behind the label of a row: the clean text has no blank there.
fn is_cell(text: &CleanText, figure: &Figure) -> bool {
    let folded = text.folded();
    let before = figure.span.start.checked_sub(1).and_then(|at| folded.get(at)).copied();
    let behind = folded.get(figure.span.end).copied();
    figure.kind == Kind::Quantity
        && figure.unit.is_none()
        && behind.is_none_or(is_border)
        && (before.is_none_or(is_border) || row::is_row(line_of(folded, figure.span)))
}

/// The line that a span stands in, as far as a row may reach.
fn line_of(folded: &[char], span: CleanSpan) -> &[char] {
    const LONGEST: usize = 200;
    let first = span.start.saturating_sub(LONGEST);
    let last = (span.end + LONGEST).min(folded.len());
    let start = (first..span.start).rev().find(|&at| folded[at] == '\n').map_or(first, |at| at + 1);
    &folded[start..(span.end..last).find(|&at| folded[at] == '\n').unwrap_or(last)]
}

fn is_border(character: char) -> bool {
    character == '|' || character.is_whitespace()
}
