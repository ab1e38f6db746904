//! What two figures are called, where the words are all that keeps them apart.

use crate::{
    compare::basis::{Aspect, Basis, Why},
    report::Report,
};

/// Words of a name that are told, at most (characters).
const NAME: usize = 16;

/// The words of two figures, which may mean other things.
pub(super) fn other_words(reports: [&Report; 2], [left, right]: [&Basis; 2]) -> Why {
    let said = |report: &Report, basis: &Basis| {
        let words: String = report.text.slice(basis.said).chars().take(NAME).collect();
        Some(words.trim().to_owned()).filter(|words| !words.is_empty())
    };
    Why { aspect: Aspect::Naming, left: said(reports[0], left), right: said(reports[1], right) }
}
