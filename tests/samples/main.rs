//! The sample reports against their reference answers (`tests/data/samples`): a scoreboard, and
//! floors below which no change may fall. `cargo test --test samples -- --nocapture` shows it.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking; the scoreboard is printed"
)]

mod reference;
mod score;

use score::{Score, share};
use shenyue::{
    report::Report,
    source::{self, Format},
};
use std::{fs, path::Path};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Each floor's name and the least that is allowed. They are raised, never lowered.
const FLOORS: &[(&str, f64)] = &[
    ("found", 0.99),
    ("right", 0.98),
    ("span", 0.98),
    ("subject", 0.83),
    ("sections", 0.98),
    ("headings", 0.98),
    ("noise", 0.97),
    ("fields", 0.95),
    ("genre", 1.0),
    ("parts", 0.93),
];

#[test]
fn sample_reports_are_read_as_a_careful_reader_reads_them() {
    let mut total = Score::default();
    for name in names() {
        let path = Path::new(ROOT).join("sample-reports").join(&name);
        let text = source::read(&path, None).unwrap_or_else(|error| panic!("{name}: {error}"));
        let report = Report::build(text);
        let answers = Path::new(ROOT).join("tests/data/samples");
        let figures = reference::figures(&answers.join(format!("{name}.figures.tsv")), &report.source.text);
        let outline = reference::outline(&answers.join(format!("{name}.outline.txt")), &report.source.text);
        let score = score::score(&report, &figures, &outline);
        println!("{name}: {}", line(&score));
        for problem in &score.problems {
            println!("    {problem}");
        }
        total.add(score);
    }
    println!("all: {}", line(&total));
    let short: Vec<String> = FLOORS
        .iter()
        .zip(measures(&total))
        .filter(|((_, floor), (_, got))| got < floor)
        .map(|((name, floor), (_, got))| format!("{name} {got:.4} < {floor}"))
        .collect();
    assert!(short.is_empty(), "below the floor: {}", short.join(", "));
}

/// File names of all sample reports, in order.
fn names() -> Vec<String> {
    let folder = Path::new(ROOT).join("sample-reports");
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| Format::of_report(Path::new(name)).is_some() && name != "README.md")
        .collect();
    names.sort();
    assert!(names.len() >= 15, "the sample reports are not all there: {names:?}");
    names
}

/// The measures of a score, in the order of [`FLOORS`].
fn measures(score: &Score) -> [(&'static str, f64); 10] {
    [
        ("found", score.found_f1()),
        ("right", score.right_f1()),
        ("span", share(score.exact, score.wanted)),
        ("subject", share(score.subjects_right, score.subjects)),
        ("sections", score.sections_f1()),
        ("headings", share(score.headings, score.sections)),
        ("noise", score.noise_f1()),
        ("fields", share(score.fields_right, score.fields)),
        ("genre", share(score.genres_right, score.genres)),
        ("parts", share(score.parts_right, score.parts)),
    ]
}

fn line(score: &Score) -> String {
    let measures = measures(score).map(|(name, value)| format!("{name} {value:.4}"));
    format!("{} ({} figures, {} extra)", measures.join(", "), score.wanted, score.extra)
}

#[test]
fn every_measure_has_its_floor() {
    let names: Vec<&str> = FLOORS.iter().map(|(name, _)| *name).collect();
    assert_eq!(measures(&Score::default()).map(|(name, _)| name).to_vec(), names);
}
