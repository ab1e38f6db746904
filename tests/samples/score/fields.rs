//! What a report says about itself, and the parts it has.

use super::{
    Score,
    words::{name, tidy},
};
use crate::reference::WantedOutline;
use shenyue::report::Report;

pub(super) fn score_fields(report: &Report, wanted: &WantedOutline, score: &mut Score) {
    let metadata = &report.outline.metadata;
    for (field, want) in &wanted.fields {
        let got = match field.as_str() {
            "title" => metadata.title.clone(),
            "issuer" => metadata.issuer.clone(),
            "year" => metadata.year.map(|year| year.to_string()),
            "doc_number" => metadata.doc_number.clone(),
            "addressee" => metadata.addressee.clone(),
            "date" => metadata.date.clone(),
            "published" => metadata.published.clone(),
            "genre" => Some(name(report.outline.genre)),
            _ => panic!("no such field: {field}"),
        };
        let words = |value: &Option<String>| {
            let mut words = tidy(value.as_deref().unwrap_or_default());
            words.retain(|character| *character != '、');
            words
        };
        let right = words(want) == words(&got);
        if field == "genre" {
            score.genres += 1;
            score.genres_right += usize::from(right);
        } else {
            score.fields += 1;
            score.fields_right += usize::from(right);
        }
        if !right {
            score.problems.push(format!("{field}  {got:?} for {want:?}"));
        }
    }
}

/// A part is right where it is there in the right manner and starts with the right words; one that
/// should not be there counts as one more that is not right.
pub(super) fn score_parts(report: &Report, wanted: &WantedOutline, score: &mut Score) {
    let got = &report.outline.parts;
    score.parts += wanted.parts.len();
    for (part, how, words) in &wanted.parts {
        let words = tidy(words);
        let right = got.iter().find(|other| name(other.name) == *part).is_some_and(|other| {
            let opens =
                other.spans.first().is_some_and(|span| tidy(&report.text.slice(*span)).starts_with(&words));
            name(other.how) == *how && opens
        });
        score.parts_right += usize::from(right);
        if !right {
            score.problems.push(format!("no part  {part} {how}"));
        }
    }
    for other in got.iter().filter(|other| wanted.parts.iter().all(|(part, ..)| *part != name(other.name))) {
        score.parts += 1;
        score.problems.push(format!("extra part  {:?} {:?}", other.name, other.how));
    }
}
