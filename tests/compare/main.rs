//! Two reports read against each other: the pairs that readers made by hand, and laws that hold for any two reports.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot be set up is to fail, and says its score"
)]

mod careful;
mod counts;
mod laws;
mod mirror;
mod names;
mod score;
mod unseen;

use shenyue::{
    report::Report,
    source::{self, Format, SourceText},
};
use std::path::Path;

/// A sample report, or one that stands beside a reference.
fn sample(name: &str) -> Report {
    let folder = if name.starts_with("reports/") { "tests/data/compare" } else { "sample-reports" };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(name);
    Report::build(source::read(&path, None).unwrap())
}

fn report(text: &str) -> Report {
    Report::build(SourceText::from_text(text, Format::Text))
}
