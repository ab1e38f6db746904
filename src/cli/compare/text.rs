//! The comparison for a person: what answers what, what became of the sentences, the figures side by side.

use super::{
    Compared,
    labels::{Label, Labels},
    row::{Row, name_of, rows},
};
use crate::{
    compare::Side,
    say,
    source::{display_name, printable},
};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Writes the comparison.
pub(super) fn write(compared: &Compared, labels: Labels, out: &mut dyn Write) -> io::Result<()> {
    for (label, path) in [Label::Left, Label::Right].into_iter().zip(compared.paths) {
        writeln!(out, "{}  {}", labels.of(label), display_name(path))?;
    }
    writeln!(out, "\n{}", sentences(compared, labels))?;
    writeln!(out, "{}", carried_over(compared, labels))?;
    write_sections(compared, labels, out)?;
    writeln!(out, "\n{}: {}", labels.of(Label::Differences), direction(compared, labels))?;
    write_figures(compared, labels, out)
}

/// Which way differences are reckoned, with the names of the two reports:
/// `the later less the earlier, right less left (2023 less 2021)`.
pub(super) fn direction(compared: &Compared, labels: Labels) -> String {
    let label = match compared.comparison.earlier {
        None => Label::RightLessLeft,
        Some(Side::Left) => Label::LaterIsRight,
        Some(Side::Right) => Label::LaterIsLeft,
    };
    let later = compared.comparison.later();
    let [later, earlier] = [later, later.other()].map(|side| printable(&compared.names()[side.index()]));
    let less = say!(labels.lang(), "compared.less", later = later, earlier = earlier);
    format!("{} ({less})", labels.of(label))
}

/// The counts of sentences on one line.
pub(super) fn sentences(compared: &Compared, labels: Labels) -> String {
    let (comparison, found) = (compared.comparison, &compared.comparison.sentences);
    let counts = [
        (Label::Kept, found.kept()),
        (Label::Changed, found.changed()),
        (Label::New, comparison.new_sentences().len()),
        (Label::Dropped, comparison.dropped_sentences().len()),
        (Label::SetPhrases, found.set_phrases(comparison.later())),
    ];
    let told = |label: Label| compared.tells_of_lone() || !matches!(label, Label::New | Label::Dropped);
    let counts = counts.into_iter().filter(|(label, _)| told(*label));
    let counts: Vec<String> = counts.map(|(label, count)| format!("{} {count}", labels.of(label))).collect();
    format!("{}: {}", labels.of(Label::Sentences), counts.join(", "))
}

/// What was carried over, for the whole and for each part, on one line; of two places with little in common no share.
pub(super) fn carried_over(compared: &Compared, labels: Labels) -> String {
    if !compared.tells_of_lone() {
        return labels.of(Label::LittleInCommon).to_owned();
    }
    let found = &compared.comparison.carried_over;
    let parts: Vec<String> = found
        .parts
        .iter()
        .map(|(part, share)| format!("{} {:.0}%", labels.part(*part), share * 100.0))
        .collect();
    let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    format!("{}: {:.0}%{parts}", labels.of(Label::CarriedOver), found.whole * 100.0)
}

/// Lines `left = right`, those without a counterpart too: left one, right one, how sure.
pub(super) fn section_lines(compared: &Compared, labels: Labels) -> Vec<(String, String, String)> {
    let [left, right] = compared.reports.map(|report| &report.outline.sections);
    let names = |sections: &[crate::outline::Section], indexes: &[usize]| {
        let named: Vec<String> =
            indexes.iter().filter_map(|&index| sections.get(index)).map(name_of).collect();
        named.join(" + ")
    };
    let none = || labels.of(Label::NoCounterpart).to_owned();
    let mut lines = vec![];
    for index in 0..left.len() {
        if compared.comparison.pair_of_left(index).is_none() {
            lines.push((names(left, &[index]), none(), String::new()));
        }
        for pair in compared.comparison.sections.iter().filter(|pair| pair.left.first() == Some(&index)) {
            let sure = match pair.by_hand {
                true => labels.of(Label::ByHand).to_owned(),
                false => format!("{:.2}", pair.confidence),
            };
            lines.push((names(left, &pair.left), names(right, &pair.right), sure));
        }
    }
    let lonely = (0..right.len()).filter(|&index| compared.comparison.pair_of_right(index).is_none());
    lines.extend(lonely.map(|index| (none(), names(right, &[index]), String::new())));
    lines
}

fn write_sections(compared: &Compared, labels: Labels, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}: {}", labels.of(Label::Sections), compared.comparison.sections.len())?;
    section_lines(compared, labels).into_iter().try_for_each(|(left, right, sure)| {
        let sure = if sure.is_empty() { sure } else { format!("  ({sure})") };
        writeln!(out, "  {left} = {right}{sure}")
    })
}

fn write_figures(compared: &Compared, labels: Labels, out: &mut dyn Write) -> io::Result<()> {
    let rows = rows(compared, labels);
    for list in [Label::Same, Label::OtherBasis, Label::SaidNone, Label::LeftOnly, Label::RightOnly] {
        let (rows, others): (Vec<&Row>, Vec<&Row>) =
            rows.iter().filter(|row| row.list == list).partition(|row| row.counts());
        writeln!(out, "\n{}", heading(list, rows.len(), others.len(), labels))?;
        let lines: Vec<[String; 5]> = rows.iter().map(|row| columns(row)).collect();
        let widths = [0, 1, 2, 3].map(|at| lines.iter().map(|line| line[at].width()).max().unwrap_or(0));
        for line in lines {
            let padded = widths.iter().zip(&line).map(|(width, cell)| pad(cell, *width));
            let text = padded.chain([line[4].clone()]).filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
            writeln!(out, "  {}", text.join("  ").trim_end())?;
        }
    }
    Ok(())
}

/// What stands above a list: how many rows it has, and how many figures that count nothing it leaves out.
fn heading(list: Label, rows: usize, others: usize, labels: Labels) -> String {
    let head = format!("{}: {rows}", labels.of(list));
    match others {
        0 => head,
        _ => format!("{head} ({}: {others})", labels.of(Label::OtherKinds)),
    }
}

fn columns(row: &Row) -> [String; 5] {
    let words = |side: usize| row.cells[side].as_ref().map(|cell| cell.words.clone()).unwrap_or_default();
    let percent = if row.percent.is_empty() { String::new() } else { format!("{}%", row.percent) };
    let subject = row.subject_in_context();
    let why = if row.why.is_empty() { subject } else { format!("{subject}  [{}]", row.why) };
    [words(0), words(1), row.shown.clone(), percent, why]
}

fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}
