//! The figures of a comparison as CSV (RFC 4180), one pair a row, for a spreadsheet.

use super::{
    Compared,
    labels::{Label, Labels},
    row::rows,
    text,
};
use crate::export::table::cell;
use std::io::{self, Write};

/// Writes the table. In Chinese it begins with a byte order mark, without which Excel there takes it for GBK.
pub(super) fn write(compared: &Compared, labels: Labels, out: &mut dyn Write) -> io::Result<()> {
    let mark = if labels.is_chinese() { "\u{feff}" } else { "" };
    let mut heads = vec![labels.of(Label::List).to_owned()];
    for side in [Label::Left, Label::Right] {
        let side = labels.of(side);
        heads.push(side.to_owned());
        for column in [Label::Index, Label::Subject, Label::Section] {
            heads.push(format!("{side}: {}", labels.of(column)));
        }
    }
    let difference = format!("{}: {}", labels.of(Label::Difference), text::direction(compared, labels));
    heads.extend([
        difference,
        labels.of(Label::DifferenceUnit).to_owned(),
        labels.of(Label::Percent).to_owned(),
        labels.of(Label::Why).to_owned(),
    ]);
    for side in [Label::Left, Label::Right] {
        heads.push(format!("{}: {}", labels.of(side), labels.of(Label::Clause)));
    }
    let heads: Vec<String> = heads.iter().map(|head| cell(head)).collect();
    write!(out, "{mark}{}\r\n", heads.join(","))?;
    for row in rows(compared, labels) {
        let mut cells = vec![cell(labels.of(row.list))];
        for figure in &row.cells {
            match figure {
                Some(figure) => cells.extend([
                    cell(&figure.words),
                    figure.index.to_string(),
                    cell(&figure.subject),
                    cell(&figure.section),
                ]),
                None => cells.extend(std::iter::repeat_n(String::new(), 4)),
            }
        }
        // Numbers of our own making, which a spreadsheet is to reckon with.
        let difference = if row.difference.is_empty() { cell(&row.shown) } else { row.difference };
        cells.extend([difference, cell(&row.unit), row.percent, cell(&row.why)]);
        let clauses = row.cells.iter();
        cells.extend(
            clauses.map(|figure| figure.as_ref().map(|figure| cell(&figure.clause)).unwrap_or_default()),
        );
        write!(out, "{}\r\n", cells.join(","))?;
    }
    Ok(())
}
