//! The words that names of figures are made of (`data/counting.tsv`) and what they mean.

use super::topics::{self, Topic};
use crate::text::{fold::fold, lexicon::Lexicon};
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/counting.tsv");

/// What a word in a figure's name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// What it is about.
    Topic(Topic),
    /// How far a case has come (收到, 受理, 办结); the table's own word for it.
    Stage(&'static str),
    /// What is done with the thing (审查, 修改, 废止), when that is no stage of a case.
    Deed(&'static str),
    /// Whose things are counted.
    Scope(Scope),
    /// A word that others stand for too; one private character for all of them, so that it is
    /// never taken for a word that it ends like.
    Same(char),
    /// Such a word that says by itself what is counted (败诉率), whatever stands around it.
    Known(char),
    /// Who did it: 县政府.
    Actor(char),
    /// Nothing of what is counted.
    Empty,
}

/// Whose things are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Scope {
    /// The whole territory: 全区.
    Whole,
    /// The government's own level: 本级.
    Own,
    /// Cases that others brought against the reporter: 被申请人.
    Party,
}

static WORDS: LazyLock<Lexicon<Word>> = LazyLock::new(|| {
    let topics = topics::words().into_iter().map(|(word, topic)| (word, Word::Topic(topic)));
    Lexicon::new(counting().chain(topics))
});

/// Words that a name may have or not: it counts the same.
static LIGHT: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter_map(|line| line.strip_prefix("light\t-\t"));
    Lexicon::words(rows.flat_map(str::split_whitespace))
});

/// The length of the word that adds nothing and starts at `at` in the words of a name, 0 where none does.
pub(super) fn light_at(words: &[char], at: usize) -> usize {
    LIGHT.at(words, at).map_or(0, |(len, ())| len)
}

fn counting() -> impl Iterator<Item = (&'static str, Word)> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.starts_with("light\t"));
    lines.enumerate().flat_map(|(row, line)| {
        let mut cells = line.split('\t');
        let (kind, meaning) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        let word = match kind {
            "stage" => Word::Stage(meaning),
            "deed" => Word::Deed(meaning),
            "scope" if meaning == "own" => Word::Scope(Scope::Own),
            "scope" if meaning == "party" => Word::Scope(Scope::Party),
            "scope" => Word::Scope(Scope::Whole),
            "same" => Word::Same(private(row)),
            "known" => Word::Known(private(row)),
            "actor" => Word::Actor(private(row)),
            _ => Word::Empty,
        };
        cells.next().unwrap_or("").split_whitespace().map(move |written| (written, word))
    })
}

/// A table of the characters that `words` begin with, for [`may_start`].
pub(super) fn starts(words: impl Iterator<Item = &'static str>) -> Box<[bool]> {
    let mut table = vec![false; 1 << 16];
    for start in words.filter_map(|word| word.chars().next()).map(fold) {
        if let Some(slot) = table.get_mut(start as usize) {
            *slot = true;
        }
    }
    table.into_boxed_slice()
}

/// False where no word of the table begins with this folded character.
pub(super) fn may_start(starts: &[bool], folded: char) -> bool {
    starts.get(folded as usize).copied().unwrap_or(false)
}

static STARTS: LazyLock<Box<[bool]>> = LazyLock::new(|| {
    starts(counting().map(|(word, _)| word).chain(topics::words().into_iter().map(|(word, _)| word)))
});

/// What lawsuits are about: words such as 败诉率 imply it.
pub(super) fn lawsuit() -> Option<Topic> {
    static LAWSUIT: LazyLock<Option<Topic>> = LazyLock::new(|| {
        topics::words().into_iter().find(|(word, _)| *word == "行政诉讼").map(|(_, topic)| topic)
    });
    *LAWSUIT
}

/// What documents of a government that bind others are: 行政规范性文件.
pub(super) fn document() -> Option<Topic> {
    static DOCUMENT: LazyLock<Option<Topic>> = LazyLock::new(|| {
        topics::words().into_iter().find(|(word, _)| *word == "规范性文件").map(|(_, topic)| topic)
    });
    *DOCUMENT
}

/// The private character for a row of the table.
fn private(row: usize) -> char {
    u32::try_from(row).ok().and_then(|row| char::from_u32(0xE000 + row)).unwrap_or('\u{E000}')
}

/// The longest word that starts at `at`, and its length in characters. 办结 in 办结率 is no stage.
pub(super) fn at(folded: &[char], at: usize) -> Option<(usize, Word)> {
    if !may_start(&STARTS, *folded.get(at)?) {
        return None;
    }
    let mut words = WORDS.all_at(folded, at);
    words
        .find(|(len, word)| {
            let rate = folded.get(at + len) == Some(&'率');
            !(rate && matches!(word, Word::Stage(_) | Word::Deed(_) | Word::Topic(_) | Word::Empty))
        })
        .map(|(len, word)| (len, *word))
}
