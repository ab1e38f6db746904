//! How much of the later report was carried over from the earlier one.

use super::{direction::Side, sentences::SentenceComparison, wording::Wording};
use crate::{outline::PartName, report::Report, text::CleanSpan};

/// Shares of the later report's words, 0 to 1, set phrases, titles and slogans not counted.
#[derive(Clone, Debug, PartialEq)]
pub struct CarriedOver {
    /// Of the whole report.
    pub whole: f64,
    /// Of each part that the later report has.
    pub parts: Vec<(PartName, f64)>,
}

/// Counts what was carried over.
pub(super) fn carried_over(
    reports: [&Report; 2],
    words: [&Wording; 2],
    sentences: &SentenceComparison,
    later: Side,
) -> CarriedOver {
    let later = later.index();
    let mut carried = vec![0; words[later].sentences.len()];
    for pair in &sentences.pairs {
        carried[[pair.left, pair.right][later]] = pair.carried[later];
    }
    let share = |within: &dyn Fn(CleanSpan) -> bool| {
        let inside = words[later].sentences.iter().enumerate().filter(|(_, piece)| within(piece.span));
        let (mut kept, mut all) = (0, 0);
        for (at, _) in inside {
            kept += carried[at];
            all += sentences.telling[later][at];
        }
        if all == 0 { 0.0 } else { kept as f64 / all as f64 }
    };
    let parts = reports[later].outline.parts.iter();
    let parts = parts.map(|part| (part.name, share(&|span| part.spans.iter().any(|part| part.covers(span)))));
    CarriedOver { whole: share(&|_| true), parts: parts.collect() }
}
