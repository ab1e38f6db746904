//! Page noise, character by character.

use super::{Score, words::source_of};
use shenyue::{report::Report, text::Role};
use std::{collections::BTreeSet, ops::Range};

pub(super) fn score(report: &Report, wanted: &[Range<usize>], score: &mut Score) {
    let characters = |spans: Vec<Range<usize>>| -> BTreeSet<usize> {
        let words = |span: Range<usize>| {
            let text = report.source.text.get(span.clone()).unwrap_or_default();
            text.char_indices()
                .filter(|(_, character)| !character.is_whitespace())
                .map(move |(at, _)| span.start + at)
                .collect::<Vec<_>>()
        };
        spans.into_iter().flat_map(words).collect()
    };
    let noise = report.text.lines().iter().filter(|line| line.role != Role::Body);
    let got = characters(noise.map(|line| source_of(report, line.span)).collect());
    let wanted = characters(wanted.to_vec());
    score.noise += wanted.len();
    score.noise_got += got.len();
    score.noise_both += wanted.intersection(&got).count();
    for (what, places) in [("not noise", wanted.difference(&got)), ("noise", got.difference(&wanted))] {
        for stretch in stretches(report, places.copied()) {
            score.problems.push(format!("{what}  {stretch}"));
        }
    }
}

/// Characters that stand side by side, spaces aside, as one piece of text.
fn stretches(report: &Report, places: impl Iterator<Item = usize>) -> Vec<String> {
    let mut spans: Vec<Range<usize>> = vec![];
    for at in places {
        let text = &report.source.text;
        let end = at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        match spans.last_mut() {
            Some(last) if text.get(last.end..at).is_some_and(|gap| gap.trim().is_empty()) => last.end = end,
            _ => spans.push(at..end),
        }
    }
    spans.into_iter().map(|span| report.source.text.get(span).unwrap_or_default().to_owned()).collect()
}
