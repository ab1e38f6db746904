//! Index tables read: every label with its value, in whichever layout the page has them.

use crate::text::{CleanSpan, CleanText, Role, page};

/// Labels, folded and without white space, with the place of their values in the clean text. A date
/// that stands without a label has the label `""`.
pub(super) fn labelled(text: &CleanText) -> Vec<(String, CleanSpan)> {
    let mut found = vec![];
    let mut waiting: Option<String> = None;
    for line in text.lines() {
        if line.role != Role::Metadata {
            waiting = None;
            continue;
        }
        // The line without white space, and where each character stands.
        let places: Vec<usize> = (line.span.start..line.span.end)
            .filter(|&at| text.folded()[at] != ' ' && text.folded()[at] != '\t')
            .collect();
        let words: Vec<char> = places.iter().map(|&at| text.folded()[at]).collect();
        let span = |start: usize, end: usize| match (
            places.get(start),
            end.checked_sub(1).and_then(|last| places.get(last)),
        ) {
            (Some(&first), Some(&last)) if first <= last => CleanSpan::new(first, last + 1),
            _ => CleanSpan::new(line.span.end, line.span.end),
        };
        let labels = page::labels_in(&words);
        if labels.is_empty() {
            let label = waiting.take().or_else(|| (page::date_len(&words) > 0).then(String::new));
            found.extend(label.map(|label| (label, span(0, words.len()))));
            continue;
        }
        let whole_day =
            |at: usize| page::date_len(&words[at..]) >= 8 && (at == 0 || !words[at - 1].is_ascii_digit());
        if let Some(at) = (0..labels[0].0).find(|&at| whole_day(at)) {
            found.push((String::new(), span(at, labels[0].0)));
        }
        for (index, &(start, len)) in labels.iter().enumerate() {
            let end = labels.get(index + 1).map_or(words.len(), |next| next.0);
            let skip = words[start + len..end].iter().take_while(|c| matches!(c, ':' | '|')).count();
            let trim = words[start + len + skip..end]
                .iter()
                .rev()
                .take_while(|c| matches!(c, '|' | '-' | '·'))
                .count();
            let label: String = words[start..start + len].iter().collect();
            let (from, to) = (start + len + skip, end - trim);
            if from >= to {
                waiting = Some(label);
            } else {
                found.push((label, span(from, to)));
                waiting = None;
            }
        }
    }
    found
}
