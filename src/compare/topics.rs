//! What a passage is about, by the words of the field (`data/topics.tsv`).

use std::collections::HashMap;

const TABLE: &str = include_str!("../../data/topics.tsv");

/// Something that reports speak about, from the word to the theme of a chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Topic {
    /// The same for words that name the same thing.
    pub(super) thing: u16,
    /// The same for things that one sentence is about.
    pub(super) topic: u16,
    /// The same for what one chapter is about.
    pub(super) theme: u16,
}

/// The words of the table with what they stand for.
pub(super) fn words() -> Vec<(&'static str, Topic)> {
    let mut names: HashMap<&str, u16> = HashMap::new();
    let mut words = vec![];
    let mut things = 0u16;
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(theme), Some(topic), Some(row)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let mut number = |name| {
            let next = u16::try_from(names.len()).unwrap_or(u16::MAX);
            *names.entry(name).or_insert(next)
        };
        let (name, apart) = topic.strip_suffix('*').map_or((topic, false), |name| (name, true));
        let (theme, topic) = (number(theme), number(name));
        for word in row.split_whitespace() {
            words.push((word, Topic { thing: things, topic, theme }));
            things += u16::from(apart);
        }
        things += 1;
    }
    words
}
