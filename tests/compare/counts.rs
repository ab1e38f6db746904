//! Two sentences about numbers, and whether the two may be compared (`tests/data/compare/counts.tsv`).

use crate::report;
use shenyue::{compare::compare, report::Report};

const TABLE: &str = include_str!("../data/compare/counts.tsv");

/// The figure of a report that is written so.
fn figure(report: &Report, written: &str) -> usize {
    let mut figures = report.figures.found.iter();
    let found = figures.position(|figure| report.text.slice(figure.span) == written);
    found.unwrap_or_else(|| {
        panic!("{written} is no figure of {}", report.text.slice(report.text.lines()[2].span))
    })
}

#[test]
fn numbers_are_compared_where_a_careful_reader_would() {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    let mut failed = vec![];
    for line in rows {
        let cells: Vec<&str> = line.split('\t').collect();
        let [one, other, left, right, verdict] = cells[..] else { panic!("{line}") };
        let of = |place: &str, body: &str| {
            report(&format!("{place}人民政府2023年法治政府建设年度报告\n一、主要举措和成效\n{body}\n"))
        };
        let reports = [of("云溪区", one), of("禾岭区", other)];
        let pair = (figure(&reports[0], left), figure(&reports[1], right));
        let figures = compare(&reports[0], &reports[1]).figures;
        let same = figures.pairs.iter().any(|found| (found.left, found.right) == pair);
        let basis = figures.different_basis.iter().any(|found| (found.left, found.right) == pair);
        let right = match verdict {
            "same" => same,
            "basis" => basis,
            "apart" => !same,
            other => panic!("{other}: {line}"),
        };
        if !right {
            failed.push(format!("{line} (same {same}, basis {basis})"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
