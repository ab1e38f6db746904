//! Tables: cells of the same row and the same column count the same thing.
//!
//! The tables that the disclosure regulations prescribe come as rows with bars, as cells a line, and as
//! rows whose cells stand apart. A row is known by its label; where the label repeats (总计, 其他), by which
//! of them it is. Columns are known by their places, which count only where rows have as many cells.

use super::linked::Linked;
use crate::{
    figures::{Figure, Kind},
    report::Report,
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
pub(super) fn pairs(
    [left, right]: &[Tables; 2],
    reports: [&Report; 2],
    linked: &Linked,
) -> Vec<(usize, usize)> {
    let (lefts, rights) = (&left.rows, &right.rows);
    let mut pairs = vec![];
    // Columns of another name are others, wherever they stand.
    let head = |side: usize, at: usize| {
        let shared = reports[side].figures.found[at].shared?;
        Some(&reports[side].text.folded()[shared.head.start..shared.head.end])
    };
    let heads = |left: usize, right: usize| {
        head(0, left).zip(head(1, right)).is_none_or(|(left, right)| left == right)
    };
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
            let cells = left.cells.iter().copied().zip(right.cells.iter().copied());
            pairs.extend(cells.filter(|cells| heads(cells.0, cells.1)));
        }
    }
    pairs
}

fn rows(report: &Report) -> Vec<Row> {
    let folded = report.text.folded();
    let figures = &report.figures.found;
    let cells = (0..figures.len()).filter(|&at| is_cell(folded, figures, at));
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
            None => rows.push(Row { label: vec![], section: figure.section, turn: 0, cells: vec![at] }),
        }
    }
    for row in &mut rows {
        if !is_without_label(folded, figures, &row.cells) {
            let subject = row.cells.first().and_then(|at| figures[*at].subject);
            let label = subject.map_or(&[][..], |span| &folded[span.start..span.end]);
            row.label = label.iter().copied().filter(|c| !c.is_whitespace()).collect();
        }
        let turn = turns.entry((row.section, row.label.clone())).or_default();
        *turn += 1;
        row.turn = *turn;
    }
    rows
}

/// A bare number between the borders of a cell. Behind a label that the page parts from its first cell by no more than
/// a space, the label is the border.
fn is_cell(folded: &[char], figures: &[Figure], at: usize) -> bool {
    let figure = &figures[at];
    let bare = |figure: &Figure| figure.kind == Kind::Quantity && figure.unit.is_none();
    let ends = |figure: &Figure| folded.get(figure.span.end).is_none_or(|c| is_border(*c));
    let before = figure.span.start.checked_sub(1).and_then(|at| folded.get(at));
    let goes_on = || {
        let next = figures.get(at + 1).filter(|next| bare(next) && ends(next));
        let between = next.and_then(|next| folded.get(figure.span.end..next.span.start));
        between.is_some_and(|between| between.iter().all(|c| is_border(*c) && *c != '\n'))
    };
    let labelled = |before: &char| before.is_alphabetic() || matches!(before, ')' | '"' | '”' | '》');
    bare(figure)
        && ends(figure)
        && before.is_none_or(|before| is_border(*before) || labelled(before) && goes_on())
}

/// True for a row that its line begins with, other cells behind: only the heads of its columns name it.
fn is_without_label(folded: &[char], figures: &[Figure], cells: &[usize]) -> bool {
    let [first, second, ..] = cells else { return false };
    let (first, second) = (figures[*first].span, figures[*second].span);
    let begins = folded[..first.start].iter().rev().find(|c| !is_border(**c) || **c == '\n');
    begins.is_none_or(|c| *c == '\n') && !folded[first.end..second.start].contains(&'\n')
}

fn is_border(character: char) -> bool {
    character == '|' || character.is_whitespace()
}
