//! The words for tags: what is asked for, and the names of the keys behind `t`.

use crate::{
    app::{Action, App, tagging::TagQuestion},
    say,
    words::Lang,
};

/// What is asked for, before the name that is typed.
pub fn question(question: &TagQuestion, lang: Lang) -> String {
    match question {
        TagQuestion::Apply(None) => say!(lang, "tags.ask"),
        TagQuestion::Apply(Some(key)) => say!(lang, "tags.ask-key", key = key),
        TagQuestion::Rename => say!(lang, "tags.ask-rename"),
        TagQuestion::RenameTo(from) => say!(lang, "tags.ask-rename-to", name = from),
        TagQuestion::Merge => say!(lang, "tags.ask-merge"),
        TagQuestion::MergeInto(from) => say!(lang, "tags.ask-merge-into", names = from.join("、")),
        TagQuestion::Split => say!(lang, "tags.ask-split"),
        TagQuestion::SplitInto(from) => say!(lang, "tags.ask-split-into", name = from),
    }
    .into_owned()
}

/// The name of the tag that a key behind `t` gives: empty where it has none yet, `None` for every
/// other key.
pub fn of_key(app: &App, key: &str, action: Action) -> Option<String> {
    let digit = key.parse().ok().filter(|_| action == Action::Tag)?;
    Some(app.shelf.names.of_key(digit).unwrap_or_default().to_owned())
}
