//! A report that was broken at a fixed width is read as the report that was not: the sample reports,
//! broken as mail, dumps and printed pages break them, page numbers put in between.
//!
//! `cargo test --test rewrapped -- --nocapture` prints what is read alike, for every way of breaking.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking; the scoreboard is printed"
)]

use shenyue::{
    report::Report,
    source::{Format, SourceText},
};
use std::{fs, path::Path};

/// How a text is broken.
#[derive(Clone, Copy, Debug, Default)]
struct Breaking {
    /// Paragraphs open with two wide blanks; none has an indent otherwise.
    indents: bool,
    /// A blank line stands between paragraphs.
    blanks: bool,
    /// Numbers and Latin words stay whole.
    whole_words: bool,
    /// A page number stands behind every thirtieth line, written so.
    folio: Option<fn(usize) -> String>,
    /// Lines end as on Windows.
    crlf: bool,
}

fn width(character: char) -> usize {
    if character.is_ascii() { 1 } else { 2 }
}

/// Breaks every line of `text` at `columns`.
fn broken(text: &str, columns: usize, breaking: Breaking) -> String {
    let mut lines: Vec<String> = vec![];
    for paragraph in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if breaking.blanks && !lines.is_empty() {
            lines.push(String::new());
        }
        let indent = if breaking.indents { "　　" } else { "" };
        lines.extend(filled(indent, paragraph, columns, breaking.whole_words));
    }
    let mut pages: Vec<String> = vec![];
    for (index, line) in lines.into_iter().enumerate() {
        if let Some(folio) = breaking.folio.filter(|_| index > 0 && index % 30 == 0) {
            pages.push(folio(index / 30));
        }
        pages.push(line);
    }
    let end = if breaking.crlf { "\r\n" } else { "\n" };
    pages.join(end) + end
}

/// One paragraph in lines. No line opens with a mark that closes: it hangs behind the line before.
fn filled(indent: &str, paragraph: &str, columns: usize, whole_words: bool) -> Vec<String> {
    let mut lines = vec![];
    let mut line = indent.to_owned();
    let mut used = indent.chars().map(width).sum::<usize>();
    let mut rest: &[char] = &paragraph.chars().collect::<Vec<_>>();
    while let Some(first) = rest.first() {
        let word = rest.iter().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '%')).count();
        let len = if whole_words { word.clamp(1, columns) } else { 1 };
        let wide: usize = rest[..len].iter().copied().map(width).sum();
        let closes = "，。、；：！？）》”".contains(*first);
        if used + wide > columns && !closes && !line.trim().is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        line.extend(&rest[..len]);
        used += wide;
        rest = &rest[len..];
    }
    lines.push(line);
    lines
}

/// What must be read alike, each with what it is.
fn read(text: &str) -> Vec<(&'static str, String)> {
    let report = Report::build(SourceText::from_text(text, Format::Text));
    let squeezed = |words: String| words.split_whitespace().collect::<String>();
    let (outline, metadata) = (&report.outline, &report.outline.metadata);
    let mut read: Vec<(&'static str, String)> = vec![];
    for section in &outline.sections {
        let words = format!("{} {:?} {}", section.level, section.enumerator, section.heading);
        read.push(("section", squeezed(words)));
    }
    for figure in &report.figures.found {
        let unit = figure.unit.as_deref();
        let words = format!("{:?} {} {:?} {unit:?}", figure.kind, figure.value, figure.value2);
        read.push(("figure", squeezed(words)));
        read.extend(figure.subject.map(|span| ("subject", squeezed(report.text.slice(span)))));
    }
    let year = metadata.year.map(|year| year.to_string());
    for (name, value) in [
        ("title", metadata.title.clone()),
        ("issuer", metadata.issuer.clone()),
        ("number", metadata.doc_number.clone()),
        ("addressee", metadata.addressee.clone()),
        ("date", metadata.date.clone()),
        ("year", year),
    ] {
        read.push(("metadata", format!("{name} {}", squeezed(value.unwrap_or_default()))));
    }
    read
}

/// Reports whose lines are paragraphs and headings, without a page around them.
const PLAIN: &[&str] = &[
    "青岚县2022年法治政府建设年度报告.txt",
    "青岚县2023年法治政府建设年度报告.txt",
    "青岚县2024年政府工作报告.txt",
    "yunxi-2023.txt",
    "临澜高新区2023年度报告.txt",
    "临澜市市场监管局2023年工作报告.txt",
    "云汐区法治政府建设综述.txt",
];

fn sample(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-reports").join(name)).unwrap()
}

/// What is in `want` and not in `got`, and the other way round.
fn differences(want: &[(&'static str, String)], got: &[(&'static str, String)]) -> Vec<String> {
    let mut left: Vec<&(&str, String)> = got.iter().collect();
    let mut out = vec![];
    for item in want {
        match left.iter().position(|other| *other == item) {
            Some(found) => drop(left.remove(found)),
            None => out.push(format!("- {} {}", item.0, item.1)),
        }
    }
    out.extend(left.into_iter().map(|item| format!("+ {} {}", item.0, item.1)));
    out
}

/// The share read alike over all plain reports and widths, and how many readings differ at all.
fn share(name: &str, breaking: Breaking) -> f64 {
    let (mut all, mut differ, mut readings) = (0, 0, 0);
    for report in PLAIN {
        let text = sample(report);
        let want = read(&text);
        for columns in (20..=60).step_by(5) {
            let differences = differences(&want, &read(&broken(&text, columns, breaking)));
            all += want.len();
            differ += differences.len();
            readings += 1;
            if !differences.is_empty() {
                println!("{name}, {report} at {columns}:");
                for difference in differences.iter().take(6) {
                    println!("    {difference}");
                }
            }
        }
    }
    let share = 1.0 - f64::from(differ as u32) / f64::from(all as u32);
    println!("{name}: {share:.5} of {all} in {readings} readings, {differ} differ");
    share
}

const PRINTED: fn(usize) -> String = |page| format!("— {page} —");
const COUNTED: fn(usize) -> String = |page| format!("第 {page} 页 共 9 页");
const BARE: fn(usize) -> String = |page| page.to_string();

#[test]
fn reports_with_indents_are_read_alike() {
    let printed = Breaking { indents: true, ..Breaking::default() };
    for (name, floor, breaking) in [
        ("indents", 0.999, printed),
        ("indents, pages", 0.999, Breaking { folio: Some(PRINTED), ..printed }),
        ("indents, pages, words", 0.999, Breaking { folio: Some(COUNTED), whole_words: true, ..printed }),
        ("indents, bare pages, CRLF", 0.995, Breaking { folio: Some(BARE), crlf: true, ..printed }),
    ] {
        assert!(share(name, breaking) >= floor, "{name}");
    }
}

#[test]
fn reports_with_blank_lines_are_read_alike() {
    let mail = Breaking { blanks: true, ..Breaking::default() };
    for (name, floor, breaking) in [
        ("blanks", 0.999, mail),
        ("blanks, pages, words", 0.999, Breaking { folio: Some(PRINTED), whole_words: true, ..mail }),
    ] {
        assert!(share(name, breaking) >= floor, "{name}");
    }
}

/// Nothing tells a heading that fills its line from one that goes on: some are read otherwise.
#[test]
fn reports_without_a_sign_of_paragraphs_are_read_nearly_alike() {
    let bare = Breaking::default();
    for (name, floor, breaking) in [
        ("nothing", 0.995, bare),
        ("nothing, pages, words", 0.98, Breaking { folio: Some(BARE), whole_words: true, ..bare }),
    ] {
        assert!(share(name, breaking) >= floor, "{name}");
    }
}
