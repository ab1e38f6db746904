//! How words, names and places of a report are set against those of its reference.

use serde::Serialize;
use shenyue::{report::Report, text::CleanSpan};
use std::ops::Range;

pub(super) fn source_of(report: &Report, span: CleanSpan) -> Range<usize> {
    let span = report.text.to_source(span);
    span.start..span.end
}

pub(super) fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The name by which the interface knows a kind, an approximation, a genre or a manner.
pub(super) fn name(value: impl Serialize) -> String {
    match serde_json::to_value(value).unwrap() {
        serde_json::Value::String(name) => name,
        other => panic!("not a name: {other}"),
    }
}

/// Words alone: no white space, no punctuation at the ends.
pub(super) fn tidy(text: &str) -> Vec<char> {
    let words: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    words.trim_matches(['。', '.', ',', ':', ';', '，', '：', '；', '．', '、']).chars().collect()
}

/// True where two phrases share most of their characters, in order.
pub(super) fn same_subject(wanted: Option<&str>, got: Option<&str>) -> bool {
    let (wanted, got) = (tidy(wanted.unwrap_or_default()), tidy(got.unwrap_or_default()));
    if wanted.is_empty() || got.is_empty() {
        return wanted == got;
    }
    10 * 2 * shared(&wanted, &got) >= 6 * (wanted.len() + got.len())
}

/// Length of the longest common subsequence.
fn shared<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut last = 0;
        for (index, y) in b.iter().enumerate() {
            let above = row[index + 1];
            row[index + 1] = if x == y { last + 1 } else { above.max(row[index]) };
            last = above;
        }
    }
    row[b.len()]
}

/// The text around `span` of the source text.
pub(super) fn context(report: &Report, span: &Range<usize>) -> String {
    let text = &report.source.text;
    let before: Vec<char> = text.get(..span.start).unwrap_or_default().chars().rev().take(12).collect();
    let inside = text.get(span.clone()).unwrap_or_default().chars();
    let after = text.get(span.end..).unwrap_or_default().chars().take(10);
    let around: String = before.into_iter().rev().chain(inside).chain(after).collect();
    format!("…{}…", around.replace(['\n', '\r'], "⏎"))
}
