//! What sections are about: the matters that law and convention ask a report to tell of
//! (`data/chapters.tsv`), named by a heading or told in the text.
//!
//! A heading may name its matter by a figure of speech (红头文件, 店小二); in a text such a word tells nothing.

use super::super::{vocabulary, wording::Numbered};
use crate::text::{CleanSpan, CleanText, lexicon::Lexicon};
use std::{collections::HashMap, sync::LazyLock};

const TABLE: &str = include_str!("../../../data/chapters.tsv");

/// A matter and the family it belongs to, by their numbers in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Matter {
    pub(super) matter: u16,
    pub(super) family: u16,
    /// True for a figure of speech, which tells in headings alone.
    pub(super) figurative: bool,
}

fn words() -> impl Iterator<Item = (&'static str, Matter)> {
    let mut families: HashMap<&str, u16> = HashMap::new();
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.zip(0u16..).flat_map(move |(row, matter)| {
        let mut cells = row.split('\t');
        let family = cells.next().unwrap_or("");
        let next = u16::try_from(families.len()).unwrap_or(u16::MAX);
        let family = *families.entry(family).or_insert(next);
        cells.next();
        let mut words = |figurative| {
            let words = cells.next().unwrap_or("").split_whitespace();
            words.map(move |word| (word, Matter { matter, family, figurative }))
        };
        words(false).chain(words(true))
    })
}

static WORDS: LazyLock<Lexicon<Matter>> = LazyLock::new(|| Lexicon::new(words()));
static STARTS: LazyLock<Box<[bool]>> = LazyLock::new(|| vocabulary::starts(words().map(|(word, _)| word)));

/// The matters that a text names, in order, each with the character it begins at.
#[derive(Clone, Debug, Default)]
pub(super) struct Matters(Vec<(usize, Matter)>);

impl Matters {
    /// Reads a text once.
    pub(super) fn of(text: &CleanText) -> Self {
        let folded = text.folded();
        let mut found = vec![];
        let mut at = 0;
        while at < folded.len() {
            let word = if vocabulary::may_start(&STARTS, folded[at]) { WORDS.at(folded, at) } else { None };
            at += match word {
                Some((len, matter)) => {
                    found.push((at, *matter));
                    // 阳光执法 stands for openness and names 执法 as well.
                    if matter.figurative { 1 } else { len }
                }
                None => 1,
            };
        }
        Self(found)
    }

    /// The matters named in `span` by their own words, as often as they are.
    pub(super) fn within(&self, span: CleanSpan) -> impl Iterator<Item = Matter> + '_ {
        self.named(span).filter(|matter| !matter.figurative)
    }

    /// The same, and what the figures of speech of a heading stand for.
    pub(super) fn named(&self, span: CleanSpan) -> impl Iterator<Item = Matter> + '_ {
        let start = self.0.partition_point(|found| found.0 < span.start);
        let end = self.0.partition_point(|found| found.0 < span.end);
        self.0.get(start..end).unwrap_or_default().iter().map(|found| found.1)
    }
}

/// How much each matter tells: what every section speaks of tells least.
pub(super) fn rarity<'a>(sections: impl Iterator<Item = (&'a Matters, CleanSpan)>) -> Numbered<f32> {
    let mut counts: Numbered<f32> = Numbered::default();
    let mut all = 0.0f32;
    for (matters, span) in sections {
        let mut named: Vec<u16> = matters.named(span).map(|found| found.matter).collect();
        named.sort_unstable();
        named.dedup();
        all += 1.0;
        for matter in named {
            *counts.entry(u64::from(matter)).or_default() += 1.0;
        }
    }
    counts.into_iter().map(|(matter, count)| (matter, (1.0 + all / count).ln())).collect()
}
