//! What is known of a mark: who made it and when, how it stands in the text, on which file.

use super::{difference::difference, places::Placed};
use crate::{
    marks::{Found, Mark},
    say,
    words::Lang,
};

/// The facts of a mark, one a line: each with its name.
pub fn of_mark(mark: &Mark, placed: &Placed, lang: Lang) -> Vec<(String, String)> {
    let anchor = mark.anchor.as_ref();
    let changed = (mark.modified != mark.created).then(|| mark.modified.clone());
    let passage = anchor.map(|anchor| anchor.quote.replace('\n', " "));
    let missing = mark.absence.as_ref().map(|absence| absence.what.clone());
    let tags = mark.tags.join(&say!(lang, "export.comma"));
    let section = anchor.map(|anchor| anchor.section.join(" > "));
    let was = anchor.map(|anchor| anchor.was.iter().rev().map(|words| words.replace('\n', " ")));
    let was = was.map(|was| was.collect::<Vec<_>>().join(" / "));
    let facts = [
        ("marks.passage", passage),
        ("fact.was", was),
        ("fact.missing", missing),
        ("fact.author", Some(mark.author.clone())),
        ("fact.created", Some(mark.created.clone())),
        ("fact.modified", changed),
        ("fact.tags", Some(tags)),
        ("fact.section", section),
        ("fact.state", anchor.map(|_| state(placed, lang))),
        ("fact.appeared", placed.appeared.as_ref().map(|appeared| appeared.word.clone())),
        ("fact.saved", (!placed.saved).then(|| say!(lang, "fact.not-saved").into_owned())),
        ("fact.made-on", anchor.map(|anchor| anchor.sha256.clone())),
        ("fact.id", Some(mark.id.clone())),
    ];
    let known =
        facts.into_iter().filter_map(|(name, says)| Some((name, says.filter(|says| !says.is_empty())?)));
    known.map(|(name, says)| (lang.word(name).into_owned(), says)).collect()
}

/// What became of the passage.
fn state(placed: &Placed, lang: Lang) -> String {
    match &placed.found {
        Some(Found::Unchanged(_)) => say!(lang, "state.unchanged"),
        Some(Found::Moved(_)) => say!(lang, "state.moved"),
        Some(Found::Changed { before, after, .. }) => {
            let (before, after) = difference(before, after);
            let became = say!(lang, "became.changed", before = before, after = after).replace('\n', " ");
            return format!("{} {became}", say!(lang, "state.changed"));
        }
        Some(Found::Ambiguous(places)) => say!(lang, "became.ambiguous", count = places.len()),
        Some(Found::Lost) | None => say!(lang, "became.lost"),
    }
    .into_owned()
}
