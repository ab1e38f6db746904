//! The comparison as Markdown, for a memo.

use super::{
    Compared,
    labels::{Label, Labels},
    row::{Row, rows},
    text,
};
use crate::{export::escape::inline, source::display_name};
use std::io::{self, Write};

/// Writes the comparison.
pub(super) fn write(compared: &Compared, labels: Labels, out: &mut dyn Write) -> io::Result<()> {
    let names = compared.paths.map(|path| inline(&display_name(path)));
    writeln!(out, "# {} / {}\n", names[0], names[1])?;
    writeln!(out, "- {}", inline(&text::sentences(compared, labels)))?;
    writeln!(out, "- {}\n", inline(&text::carried_over(compared, labels)))?;
    writeln!(out, "## {}\n", labels.of(Label::Sections))?;
    write_row(&[Label::Left, Label::Right, Label::Confidence].map(|label| labels.of(label).to_owned()), out)?;
    writeln!(out, "| --- | --- | --- |")?;
    for (left, right, sure) in text::section_lines(compared, labels) {
        write_row(&[inline(&left), inline(&right), inline(&sure)], out)?;
    }
    let direction = text::direction(compared, labels);
    writeln!(out, "\n{}: {}", labels.of(Label::Differences), inline(&direction))?;
    let rows = rows(compared, labels);
    for list in [Label::Same, Label::OtherBasis, Label::SaidNone, Label::LeftOnly, Label::RightOnly] {
        let (rows, others): (Vec<&Row>, Vec<&Row>) =
            rows.iter().filter(|row| row.list == list).partition(|row| row.counts());
        if !rows.is_empty() {
            write_list(list, &rows, labels, out)?;
        }
        if !others.is_empty() {
            writeln!(out, "\n{}, {}: {}", labels.of(list), labels.of(Label::OtherKinds), others.len())?;
        }
    }
    Ok(())
}

fn write_list(list: Label, rows: &[&Row], labels: Labels, out: &mut dyn Write) -> io::Result<()> {
    use Label::{Difference, Left, Percent, Right, Section, Subject, Why};
    let columns: &[Label] = match list {
        Label::Same => &[Subject, Left, Right, Difference, Percent],
        Label::OtherBasis => &[Subject, Left, Right, Why],
        Label::SaidNone => &[Subject, Left, Right, Difference, Percent],
        Label::LeftOnly => &[Subject, Left, Section],
        _ => &[Subject, Right, Section],
    };
    writeln!(out, "\n## {}\n", labels.of(list))?;
    let heads: Vec<String> = columns.iter().map(|column| labels.of(*column).to_owned()).collect();
    write_row(&heads, out)?;
    writeln!(out, "|{}", " --- |".repeat(columns.len()))?;
    rows.iter().try_for_each(|row| {
        let cells: Vec<String> = columns.iter().map(|column| inline(&cell(row, *column))).collect();
        write_row(&cells, out)
    })
}

fn cell(row: &Row, column: Label) -> String {
    let side = |side: usize| row.cells[side].as_ref();
    match column {
        Label::Left => side(0).map(|cell| cell.words.clone()).unwrap_or_default(),
        Label::Right => side(1).map(|cell| cell.words.clone()).unwrap_or_default(),
        Label::Difference => row.shown.clone(),
        Label::Percent => row.percent.clone(),
        Label::Why => row.why.clone(),
        Label::Section => {
            row.cells.iter().flatten().next().map(|cell| cell.section.clone()).unwrap_or_default()
        }
        _ => row.subject().to_owned(),
    }
}

fn write_row(cells: &[String], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| {} |", cells.join(" | "))
}
