//! What a passage is about, by the words of the field (`data/topics.tsv`).

use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/topics.tsv");

/// Something that reports speak about; a theme is what a chapter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Topic {
    /// The row in the table.
    pub(super) id: u16,
    /// The first row of its theme.
    pub(super) theme: u16,
}

/// The rows of the table: topic and its words.
pub(super) fn rows() -> impl Iterator<Item = (Topic, &'static str)> {
    static FIRST: LazyLock<Vec<(&str, u16)>> = LazyLock::new(|| {
        let mut first: Vec<(&str, u16)> = vec![];
        for (id, cells) in lines().enumerate() {
            if !first.iter().any(|(theme, _)| *theme == cells.0) {
                first.push((cells.0, u16::try_from(id).unwrap_or(u16::MAX)));
            }
        }
        first
    });
    lines().enumerate().flat_map(|(id, (theme, _, words))| {
        let id = u16::try_from(id).unwrap_or(u16::MAX);
        let theme = FIRST.iter().find(|(name, _)| *name == theme).map_or(id, |(_, first)| *first);
        words.split_whitespace().map(move |word| (Topic { id, theme }, word))
    })
}

/// What the table calls a topic.
pub(super) fn name(topic: Topic) -> &'static str {
    lines().nth(usize::from(topic.id)).map_or("", |(_, name, _)| name)
}

fn lines() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?))
    })
}
