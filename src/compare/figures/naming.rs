//! What two figures are called, where the words are all that keeps them apart.

use crate::{
    compare::basis::{Aspect, Basis, Said, Why},
    report::Report,
    text::{CleanSpan, fold::fold_str},
};

/// Words of a name that are told, at most (characters).
const NAME: usize = 16;

/// The words of two figures, which may mean other things: their names, else what leads up to them. `None` where
/// the words are the same too, in whichever script.
pub(super) fn other_words(reports: [&Report; 2], [left, right]: [&Basis; 2]) -> Option<Why> {
    let names = [head(reports[0], left.said), head(reports[1], right.said)];
    let leads = || [tail(reports[0], left.leads), tail(reports[1], right.leads)];
    let differ = |words: &[String; 2]| fold_str(&words[0]) != fold_str(&words[1]);
    let [left, right] = Some(names).filter(differ).or_else(|| Some(leads()).filter(differ))?;
    let said = |words: String| Some(words).filter(|words| !words.is_empty()).map(Said::Words);
    Some(Why { aspect: Aspect::Naming, left: said(left), right: said(right) })
}

fn head(report: &Report, span: CleanSpan) -> String {
    report.text.slice(span).chars().take(NAME).collect::<String>().trim().to_owned()
}

fn tail(report: &Report, span: CleanSpan) -> String {
    let start = span.end.saturating_sub(NAME).max(span.start);
    report.text.slice(CleanSpan::new(start, span.end)).trim().to_owned()
}
