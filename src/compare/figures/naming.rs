//! What two figures are called, where the words are all that keeps them apart.

use crate::{
    compare::basis::{Aspect, Basis, Said, Why},
    report::Report,
    text::{CleanSpan, fold::fold_str},
};

/// Words of a name that are told, at most (characters).
const NAME: usize = 16;

/// The words of two figures, which may mean other things: their names, else what leads up to them in their clauses, else
/// in their sentences. `None` where the words are the same too, in whichever script.
pub(super) fn other_words(reports: [&Report; 2], [left, right]: [&Basis; 2]) -> Option<Why> {
    let names = [head(reports[0], left.said), head(reports[1], right.said)];
    let leads = || [tail(reports[0], left.leads), tail(reports[1], right.leads)];
    let differ = |words: &[String; 2]| fold_str(&words[0]) != fold_str(&words[1]);
    let sentences = || [behind_a_stop(reports[0], left.leads), behind_a_stop(reports[1], right.leads)];
    let found = Some(names).filter(differ).or_else(|| Some(leads()).filter(differ));
    let [left, right] = found.or_else(|| Some(sentences()).filter(differ))?;
    let said = |words: String| Some(words).filter(|words| !words.is_empty()).map(Said::Words);
    Some(Why { aspect: Aspect::Naming, left: said(left), right: said(right) })
}

fn head(report: &Report, span: CleanSpan) -> String {
    report.text.slice(span).chars().take(NAME).collect::<String>().trim().to_owned()
}

/// What leads up to a number within its sentence, whatever stands between.
fn behind_a_stop(report: &Report, leads: CleanSpan) -> String {
    let words = tail(report, CleanSpan::new(leads.end.saturating_sub(NAME), leads.end));
    words.rsplit(['。', '\n']).next().unwrap_or_default().trim().to_owned()
}

fn tail(report: &Report, span: CleanSpan) -> String {
    let start = span.end.saturating_sub(NAME).max(span.start);
    report.text.slice(CleanSpan::new(start, span.end)).trim().to_owned()
}
