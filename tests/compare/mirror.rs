//! Laws of a comparison over every pair of reports that stand beside the tests: B and A is the mirror of A and B,
//! and every row on another basis says why.

use crate::report;
use shenyue::{
    compare::{Comparison, Said, Term, Why, compare},
    report::Report,
    source,
};
use std::{fs, path::Path};

/// Every report of the samples and of the references, with its name.
fn reports() -> Vec<(String, Report)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["sample-reports", "tests/data/compare/reports", "tests/data/compare/unseen"];
    let entries = folders.iter().flat_map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let read = |path: &Path| Report::build(source::read(path, None).unwrap());
    paths.iter().map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), read(path))).collect()
}

/// What stands beside what, seen from the left report, or from the right one.
fn seen(comparison: &Comparison, from_left: bool) -> Vec<String> {
    let turned = |left: &dyn std::fmt::Debug, right: &dyn std::fmt::Debug| {
        if from_left { format!("{left:?} {right:?}") } else { format!("{right:?} {left:?}") }
    };
    let sections = comparison.sections.iter().map(|pair| turned(&pair.left, &pair.right));
    let sentences = comparison.sentences.pairs.iter();
    let sentences = sentences.map(|pair| format!("sentence {}", turned(&pair.left, &pair.right)));
    let same = comparison.figures.pairs.iter();
    let same = same.map(|pair| format!("same {}", turned(&pair.left, &pair.right)));
    let apart = comparison.figures.different_basis.iter();
    let apart = apart.map(|pair| format!("apart {}", turned(&pair.left, &pair.right)));
    let mut all: Vec<String> = sections.chain(sentences).chain(same).chain(apart).collect();
    all.sort();
    all
}

/// True for a reason that tells the two sides apart, or that neither side is clear.
fn tells(why: &Why) -> bool {
    why.left != why.right || why.left == Some(Said::Terms(vec![Term::OneOfSeveral]))
}

#[test]
fn the_other_way_round_is_the_mirror_and_every_row_on_another_basis_says_why() {
    let reports = reports();
    for (at, (one, left)) in reports.iter().enumerate() {
        for (other, right) in &reports[at + 1..] {
            let (ahead, back) = (compare(left, right), compare(right, left));
            assert_eq!(seen(&ahead, true), seen(&back, false), "{one} {other}");
            for pair in &ahead.figures.different_basis {
                assert!(!pair.why.is_empty() && pair.why.iter().all(tells), "{one} {other} {pair:?}");
            }
        }
    }
}

#[test]
fn what_differs_in_script_alone_counts_the_same() {
    let left = report(
        "云溪区2022年法治政府建设年度报告\n一、主要做法\n制发行政执法监督建议书7份。涉及金额340万元。按时办结率99%。\n",
    );
    let right = report(
        "雲溪區2022年法治政府建設年度報告\n一、主要做法\n製發行政執法監督建議書9份。涉及金額350萬元。按時辦結率98%。\n",
    );
    let figures = compare(&left, &right).figures;
    assert_eq!((figures.pairs.len(), figures.different_basis.len()), (3, 0), "{figures:?}");
}

#[test]
fn counts_of_places_of_different_ranks_are_of_another_scope() {
    let text = |place: &str| {
        format!(
            "{place}人民政府2023年法治政府建设年度报告\n一、主要做法\n收到行政复议申请80件。行政机关负责人出庭应诉率98%。\n"
        )
    };
    for (other, same) in [("临澜市霁山区", 2), ("青岚县", 2), ("岚桥省", 1), ("临澜市", 1)] {
        let figures = compare(&report(&text("临澜市云溪区")), &report(&text(other))).figures;
        assert_eq!((figures.pairs.len(), figures.different_basis.len()), (same, 2 - same), "{other}");
    }
}
