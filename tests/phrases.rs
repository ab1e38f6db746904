//! Hand-written phrases and the figures in them: `tests/data/phrases.tsv`, described in its README.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking and says what failed"
)]

use shenyue::{
    figures::Figure,
    report::Report,
    source::{Format, SourceText},
    text::fold::fold_str,
};
use std::{collections::BTreeMap, fs, path::Path};

/// A figure as the table has it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wanted {
    text: String,
    kind: String,
    value: String,
    value2: Option<String>,
    unit: Option<String>,
    approx: String,
    /// Found or not found, both are right.
    optional: bool,
}

/// A phrase with its figures.
#[derive(Clone, Debug)]
struct Row {
    /// `phrases.tsv:12`
    place: String,
    /// The title above it.
    section: String,
    phrase: String,
    wanted: Vec<Wanted>,
    /// The phrase above once more, in other script or width.
    twin: bool,
}

fn rows(file: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(file);
    let table = fs::read_to_string(path).unwrap();
    let mut rows: Vec<Row> = vec![];
    let mut section = String::new();
    for (index, line) in table.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = format!("{file}:{}", index + 1);
        if let Some(title) = line.strip_prefix("# ") {
            title.clone_into(&mut section);
        } else if let Some(phrase) = line.strip_prefix("= ") {
            let above = rows.last().unwrap_or_else(|| panic!("{place}: no phrase above"));
            let wanted = above.wanted.clone();
            rows.push(Row { place, section: section.clone(), phrase: phrase.to_owned(), wanted, twin: true });
        } else {
            let (phrase, figures) =
                line.split_once('\t').unwrap_or_else(|| panic!("{place}: no tab in: {line}"));
            let wanted = match figures.trim() {
                "-" => vec![],
                figures => figures.split(" ; ").map(|figure| wanted(figure, &place)).collect(),
            };
            rows.push(Row {
                place,
                section: section.clone(),
                phrase: phrase.to_owned(),
                wanted,
                twin: false,
            });
        }
    }
    rows
}

/// Reads `text=kind:value~value2 unit approx`.
fn wanted(figure: &str, place: &str) -> Wanted {
    let not_understood = || -> ! { panic!("{place}: not understood: {figure}") };
    let optional = figure.starts_with('?');
    let Some((text, rest)) = figure.trim_start_matches('?').rsplit_once('=') else { not_understood() };
    let Some((kind, rest)) = rest.split_once(':') else { not_understood() };
    let mut words: Vec<&str> = rest.split(' ').collect();
    let approx = match words.last() {
        Some(&last @ ("about" | "over" | "under")) => {
            words.pop();
            last
        }
        _ => "exact",
    };
    let (value, unit) = match words[..] {
        [value] => (value, None),
        [value, unit] => (value, Some(unit.to_owned())),
        _ => not_understood(),
    };
    let (value, value2) = match value.split_once('~') {
        Some((first, second)) => (first, Some(second.to_owned())),
        None => (value, None),
    };
    Wanted {
        text: text.to_owned(),
        kind: kind.to_owned(),
        value: value.to_owned(),
        value2,
        unit,
        approx: approx.to_owned(),
        optional,
    }
}

fn found(phrase: &str) -> Vec<Wanted> {
    let report = Report::build(SourceText::from_text(phrase, Format::Text));
    let name = |value: serde_json::Value| value.as_str().unwrap().to_owned();
    let figures = report.figures.found.iter();
    figures
        .map(|figure| Wanted {
            text: as_written(&report, figure),
            kind: name(serde_json::to_value(figure.kind).unwrap()),
            value: figure.value.clone(),
            value2: figure.value2.clone(),
            unit: figure.unit.clone(),
            approx: name(serde_json::to_value(figure.approx).unwrap()),
            optional: false,
        })
        .collect()
}

/// The figure with the spaces inside it.
fn as_written(report: &Report, figure: &Figure) -> String {
    let span = report.text.to_source(figure.span);
    report.source.text.get(span.start..span.end).unwrap().to_owned()
}

/// What is found in a phrase but not wanted, and what is wanted but not found. A twin's words are
/// compared folded, since the table has them once, in the other script.
fn difference(row: &Row) -> Option<String> {
    let alike = |figure: &Wanted| -> Wanted {
        let words = |text: &str| if row.twin { fold_str(text) } else { text.to_owned() };
        let mut figure = Wanted {
            text: words(&figure.text),
            unit: figure.unit.as_deref().map(words),
            optional: false,
            ..figure.clone()
        };
        if row.twin || figure.kind == "docnumber" {
            figure.value = words(&figure.value);
        }
        figure
    };
    let mut found: Vec<Wanted> = found(&row.phrase).iter().map(alike).collect();
    let mut missed = vec![];
    for figure in &row.wanted {
        let want = alike(figure);
        match found.iter().position(|got| *got == want) {
            Some(at) => drop(found.remove(at)),
            None if figure.optional => found.retain(|got| !got.text.contains(want.text.as_str())),
            None => missed.push(shown(&want)),
        }
    }
    (!missed.is_empty() || !found.is_empty()).then(|| {
        let found: Vec<String> = found.iter().map(shown).collect();
        format!("missed [{}] found [{}]", missed.join(" ; "), found.join(" ; "))
    })
}

/// A figure as the table would have it.
fn shown(figure: &Wanted) -> String {
    let Wanted { text, kind, value, value2, unit, approx, .. } = figure;
    let mut line = format!("{text}={kind}:{value}");
    if let Some(value2) = value2 {
        line += &format!("~{value2}");
    }
    for word in unit.iter().chain((approx != "exact").then_some(approx)) {
        line += &format!(" {word}");
    }
    line
}

#[test]
fn every_phrase_has_the_figures_that_a_reader_finds() {
    let rows = rows("phrases.tsv");
    let mut failed: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        if let Some(difference) = difference(row) {
            println!("{}: {}\n    {difference}", row.place, row.phrase);
            *failed.entry(&row.section).or_default() += 1;
        }
    }
    let count: usize = failed.values().sum();
    println!("{} of {} phrases are read rightly", rows.len() - count, rows.len());
    assert!(failed.is_empty(), "{count} phrases are not read rightly: {failed:#?}");
}

#[test]
fn every_known_gap_is_still_one() {
    let mended: Vec<String> = rows("phrases-open.tsv")
        .iter()
        .filter(|row| difference(row).is_none())
        .map(|row| format!("{}: {}", row.place, row.phrase))
        .collect();
    assert!(mended.is_empty(), "read rightly by now, move to phrases.tsv:\n{}", mended.join("\n"));
}

#[test]
fn the_table_is_large_and_has_both_scripts_and_widths() {
    let rows = rows("phrases.tsv");
    let phrases = rows.iter().filter(|row| !row.twin).count();
    let written =
        |character: fn(char) -> bool| rows.iter().filter(|row| row.phrase.chars().any(character)).count();
    let traditional = rows
        .iter()
        .filter(|row| {
            row.phrase.chars().any(|character| shenyue::text::fold::simplified(character) != character)
        })
        .count();
    assert!(phrases >= 450, "{phrases} phrases");
    assert!(traditional >= 150, "{traditional} phrases in Traditional characters");
    assert!(written(|character| matches!(character, ',' | '.' | ';' | '(')) >= 100);
    assert!(written(|character| ('０'..='９').contains(&character)) >= 50);
}

#[test]
fn both_scripts_and_widths_give_equal_values() {
    for (simplified, traditional) in [
        ("全年办结案件1,284件,罚没款36.5万元.", "全年辦結案件１，２８４件，罰沒款３６．５萬元。"),
        ("超过20%的企业减税10余万元;", "超過２０％的企業減稅１０餘萬元；"),
        ("2021-2025年按1:5配备二十几名辅助人员", "２０２１－２０２５年按１：５配備二十幾名輔助人員"),
        ("青政发[2023]7号要求30日内答复", "青政發〔２０２３〕７號要求３０日內答覆"),
        ("排名由第8位升至前三,接近九成", "排名由第８位升至前三，接近九成"),
        ("每组6-8个,总数800余条", "每組６－８個，總數８００餘條"),
    ] {
        let values = |phrase: &str| -> Vec<Wanted> {
            let same = |figure: Wanted| Wanted {
                text: fold_str(&figure.text),
                value: fold_str(&figure.value),
                unit: figure.unit.as_deref().map(fold_str),
                ..figure
            };
            found(phrase).into_iter().map(same).collect()
        };
        assert!(!values(simplified).is_empty(), "{simplified}");
        assert_eq!(values(simplified), values(traditional), "{simplified}");
    }
}
