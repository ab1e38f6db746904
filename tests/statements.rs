//! What reports say of their figures: what is counted (`tests/data/subjects.tsv`), direction and target
//! (`tests/data/course.tsv`), and zero in words (`tests/data/zeros.tsv`).

#![allow(clippy::unwrap_used, reason = "a test fails by panicking and says what failed")]

use shenyue::{
    figures::{Direction, Figure},
    report::Report,
    source::{Format, SourceText},
    text::{CleanSpan, fold::fold_str},
};
use std::{fs, path::Path};

/// A phrase, what is said of it, and whether it is the phrase above in other characters.
struct Row {
    /// `course.tsv:12`
    place: String,
    phrase: String,
    said: Vec<String>,
    twin: bool,
}

fn rows(file: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(file);
    let table = fs::read_to_string(path).unwrap();
    let mut rows: Vec<Row> = vec![];
    for (index, line) in table.lines().enumerate() {
        let place = format!("{file}:{}", index + 1);
        if line.trim().is_empty() || line.starts_with("# ") && !line.contains('\t') {
            continue;
        }
        if let Some(phrase) = line.strip_prefix("= ") {
            let said = rows.last().unwrap_or_else(|| panic!("{place}: no phrase above")).said.clone();
            rows.push(Row { place, phrase: phrase.to_owned(), said, twin: true });
        } else {
            let (phrase, said) = line.split_once('\t').unwrap_or_else(|| panic!("{place}: no tab"));
            let said = said.split(" ; ").filter(|said| *said != "-").map(str::to_owned).collect();
            rows.push(Row { place, phrase: phrase.to_owned(), said, twin: false });
        }
    }
    rows
}

fn read(phrase: &str) -> Report {
    Report::build(SourceText {
        text: format!("{phrase}\n"),
        format: Format::Text,
        encoding: "UTF-8",
        sha256: String::new(),
    })
}

fn folded(report: &Report, span: CleanSpan) -> String {
    fold_str(&report.text.slice(span)).replace(' ', "")
}

#[test]
fn figures_go_where_the_text_says() {
    let mut wrong = vec![];
    for row in rows("course.tsv") {
        let report = read(&row.phrase);
        for said in &row.said {
            let (text, said) = said.rsplit_once('=').unwrap_or_else(|| panic!("{}: no =", row.place));
            let target = said.ends_with('!');
            let direction = match said.trim_end_matches('!') {
                "up" => Some(Direction::Up),
                "down" => Some(Direction::Down),
                "-" => None,
                other => panic!("{}: not understood: {other}", row.place),
            };
            let is_it = |figure: &&Figure| folded(&report, figure.span) == fold_str(text).replace(' ', "");
            match report.figures.found.iter().find(is_it) {
                None => wrong.push(format!("{}: {text} is not found in {}", row.place, row.phrase)),
                Some(figure) if figure.direction != direction || figure.target != target => {
                    wrong.push(format!(
                        "{}: {text} is {:?}, target {} in {}",
                        row.place, figure.direction, figure.target, row.phrase
                    ))
                }
                Some(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn subjects_are_what_is_counted() {
    let mut wrong = vec![];
    for row in rows("subjects.tsv") {
        let report = read(&row.phrase);
        for said in &row.said {
            let (text, subjects) = said.split_once('=').unwrap_or_else(|| panic!("{}: no =", row.place));
            let is_it = |figure: &&Figure| folded(&report, figure.span) == fold_str(text).replace(' ', "");
            let Some(figure) = report.figures.found.iter().find(is_it) else {
                wrong.push(format!("{}: {text} is not found in {}", row.place, row.phrase));
                continue;
            };
            let subject = figure.subject.map_or("-".to_owned(), |span| folded(&report, span));
            let (subjects, name) =
                subjects.split_once('→').map_or((subjects, None), |(one, name)| (one, Some(name)));
            let in_full = figure.shared.map(|shared| shared.name(|span| folded(&report, span)));
            if name.is_some_and(|name| in_full.as_deref() != Some(&fold_str(name))) {
                wrong.push(format!("{}: {text} is called {in_full:?}, wanted {name:?}", row.place));
            }
            if !subjects.split('|').any(|wanted| fold_str(wanted) == subject) {
                wrong.push(format!("{}: {text} counts {subject}, wanted {subjects}", row.place));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn zero_in_words_is_a_statement() {
    let mut wrong = vec![];
    for row in rows("zeros.tsv") {
        let report = read(&row.phrase);
        let found: Vec<String> = report
            .figures
            .zeros
            .iter()
            .map(|zero| {
                let subject = zero.subject.map(|span| folded(&report, span)).unwrap_or_default();
                format!("{}: {subject}", folded(&report, zero.span))
            })
            .collect();
        let same = if row.twin {
            found.len() == row.said.len()
        } else {
            found == row.said.iter().map(|said| fold_str(said)).collect::<Vec<_>>()
        };
        if !same {
            wrong.push(format!("{}: {} says {found:?}", row.place, row.phrase));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_cell_is_called_by_its_row_and_its_column() {
    let report = read(
        "普查公报\n\n主要产品如下。\n\n| 产品 | 1995年产量 | 比上年增长 | 1995年 |\n| --- | --- | --- | --- |\n\
         | 原煤 | 13.61 亿吨 | 56.1% | 3 |\n| 木材 | 无 | 无 | 无 |\n| 绿茶 | 90 万吨 | 7.0% | 4 |\n\n\
         此后是正文，办结案件3件。\n| 绿茶 | 90 万吨 | 7.0% | 5 |\n",
    );
    let called: Vec<String> = report
        .figures
        .found
        .iter()
        .filter(|figure| figure.kind != shenyue::figures::Kind::Date)
        .map(|figure| format!("{} {}", figure.counted(&report.text).unwrap_or_default(), figure.value))
        .collect();
    let wanted = [
        "原煤产量 1361000000",
        "原煤比上年增长 56.1",
        "原煤 3",
        "绿茶产量 900000",
        "绿茶比上年增长 7",
        "绿茶 4",
        "办结案件 3",
        "绿茶 900000",
        "绿茶 7",
        "绿茶 5",
    ];
    assert_eq!(called, wanted);
}
