//! What a chapter is about, by the words of its heading (`data/chapters.tsv`).

use crate::text::lexicon::Lexicon;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../../data/chapters.tsv");

static WORDS: LazyLock<Lexicon<u16>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    Lexicon::new(
        rows.zip(0u16..)
            .flat_map(|((_, words), theme)| words.split_whitespace().map(move |word| (word, theme))),
    )
});

/// The themes that a folded heading names, each once, in the order of the table.
pub(super) fn themes(heading: &[char]) -> Vec<u16> {
    let mut themes = vec![];
    let mut at = 0;
    while at < heading.len() {
        at += match WORDS.at(heading, at) {
            Some((len, theme)) => {
                themes.push(*theme);
                len
            }
            None => 1,
        };
    }
    themes.sort_unstable();
    themes.dedup();
    themes
}
