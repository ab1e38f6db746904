//! What one line of a page looks like, taken by itself.

use super::{
    buttons::{is_caption, is_dateline, is_size_button, is_web_address},
    labels::{is_date, is_date_and_labels, is_label},
    names::{is_addressee, is_authority, is_doc_number, is_title, squeezed},
    words::{COLUMNS, FURNITURE, STRONG},
};
use crate::text::enumerator;

/// A line's looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Looks {
    /// Navigation, buttons, a footer, an address of the web.
    Furniture,
    /// A label of an index table, with its value.
    Label,
    /// A label whose value must stand on the next line.
    EmptyLabel,
    /// A sentence or more.
    Prose,
    /// An enumerated heading or item.
    Enumerated,
    /// A heading by its Markdown signs.
    Signed,
    /// 各位代表: or 市人民政府:
    Addressee,
    /// What reports are called.
    Title,
    /// A date alone.
    Date,
    /// An authority alone.
    Authority,
    /// A document number alone.
    DocNumber,
    /// A column of the site by its name; a good heading where it stands inside a report.
    Column,
    /// A cell or row of a table: digits, or bars.
    Cells,
    /// Nothing of these.
    Short,
}

pub(super) fn looks(folded: &[char], signs: u8) -> Looks {
    let line = squeezed(folded);
    let start = line
        .iter()
        .position(|c| !matches!(c, '|' | '-' | '·' | '>' | '[' | '*' | '■' | '●' | '◆'))
        .unwrap_or(0);
    let words = &line[start..];
    if is_web_address(words) || STRONG.any_in(&line) && !is_long_prose(&line) {
        return if is_label(words).is_some() { Looks::Label } else { Looks::Furniture };
    }
    if signs > 0 {
        return Looks::Signed;
    }
    if is_size_button(&line) {
        return Looks::Furniture;
    }
    if is_caption(&line) || is_dateline(&line) {
        return Looks::Label;
    }
    match is_label(words) {
        Some(true) => return Looks::Label,
        // In a table with bars the value stands in the same row, and is empty.
        Some(false) if line.contains(&'|') => return Looks::Label,
        Some(false) => return Looks::EmptyLabel,
        None => {}
    }
    if is_date_and_labels(words) {
        return Looks::Label;
    }
    if is_date(&line) {
        return Looks::Date;
    }
    if is_doc_number(words) || line.len() < 60 && !line.contains(&'。') && holds_doc_number(words) {
        return Looks::DocNumber;
    }
    if let Some(found) = enumerator::at(&line, 0)
        && found.len < line.len()
    {
        return Looks::Enumerated;
    }
    let stops = line.iter().filter(|character| matches!(character, '。' | '!' | '?')).count();
    if stops > 0 && line.len() >= 6 {
        return Looks::Prose;
    }
    if is_addressee(&line) {
        return Looks::Addressee;
    }
    if line.iter().filter(|character| **character == '|').count() >= 2 || is_cells(&line) {
        return if FURNITURE.any_in(&line) && !line.iter().any(char::is_ascii_digit) {
            Looks::Furniture
        } else {
            Looks::Cells
        };
    }
    if is_barred_cell(&line) {
        return Looks::Cells;
    }
    let crumbs = line.iter().filter(|character| matches!(character, '>' | '»' | '›' | '|')).count();
    if crumbs > 0 && line.len() < 80 {
        return Looks::Furniture;
    }
    if is_authority(&line) {
        return Looks::Authority;
    }
    if is_title(&line) {
        return Looks::Title;
    }
    let clauses = line.iter().filter(|character| matches!(character, ',' | ';' | ':')).count();
    if line.len() >= 40 && clauses >= 1 || line.len() >= 20 && matches!(line.last(), Some(':' | ';')) {
        return Looks::Prose;
    }
    if line.len() <= 40 && FURNITURE.any_in(&line) {
        return Looks::Furniture;
    }
    if line.len() <= 16 && COLUMNS.any_in(&line) {
        return Looks::Column;
    }
    Looks::Short
}

/// A document number at a line's start, with more behind it: 青政〔2024〕3号 签发人：….
fn holds_doc_number(line: &[char]) -> bool {
    (0..line.len().min(16))
        .any(|at| crate::text::docnumber::around(line, at).is_some_and(|(start, _)| start == 0))
}

/// One cell of a table on a line of its own, as converters of pages write it: 行政许可 |, or the bars
/// of cells that hold nothing.
pub(super) fn is_barred_cell(line: &[char]) -> bool {
    let bars = |c: &&char| **c == '|';
    let (open, close) = (line.iter().take_while(bars).count(), line.iter().rev().take_while(bars).count());
    let empty = open == line.len();
    open + close > 0 && (empty || !line[open..line.len() - close].contains(&'|'))
}

fn is_long_prose(line: &[char]) -> bool {
    line.len() > 150 || line.iter().filter(|character| **character == '。').count() >= 2
}

/// Digits with hardly a word between: a row of a table that lost its borders.
fn is_cells(line: &[char]) -> bool {
    let digits = line.iter().filter(|character| character.is_ascii_digit()).count();
    digits > 0
        && line.iter().all(|c| c.is_ascii_digit() || matches!(c, '.' | '%' | '/' | '-' | '|' | ',' | '—'))
}
