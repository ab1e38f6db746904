//! What is counted together with the thing that an indicator names: 应急预案及专项预案 are more than 应急预案.

use super::{Aspect, Said, Why};
use crate::{
    compare::wording::is_word,
    text::{
        CleanSpan,
        lexicon::{ends_at, is_at},
    },
};

/// What joins two nouns into one count.
const JOINS: [&str; 7] = ["以及", "及其", "及", "和", "与", "或", "、"];
/// What 与 and 及 end a word with.
const WITHIN: [char; 6] = ['参', '给', '授', '赋', '普', '涉'];
/// What may stand between the word of an indicator and what is joined to it.
const TAILS: [&str; 4] = ["案件", "事项", "文件", "申请"];
/// Whose a thing is.
const OWNERS: [&str; 5] = ["县政府", "区政府", "市政府", "省政府", "镇政府"];
/// A noun that is joined has so many characters.
const NOUN: usize = 2;
/// Of a noun that is joined so many characters are told.
const TOLD: usize = 8;

/// The noun joined to the word of a figure's indicator, if one is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Conjuncts(Option<String>);

impl Conjuncts {
    /// Looks around `word` (characters of the folded text) between `near`, behind the figure before, and `figure`.
    pub(super) fn of(folded: &[char], word: CleanSpan, near: usize, figure: CleanSpan) -> Self {
        Self(Self::behind(folded, word, figure).or_else(|| Self::before(folded, word, near)))
    }

    fn behind(folded: &[char], word: CleanSpan, figure: CleanSpan) -> Option<String> {
        let tail =
            TAILS.iter().find(|tail| is_at(folded, word.end, tail)).map_or(0, |tail| tail.chars().count());
        let join = word.end + tail;
        let from = join + JOINS.iter().find(|join_word| is_at(folded, join, join_word))?.chars().count();
        // Up to the number that stands behind both.
        let until = figure.start;
        (from < until && word.end <= until).then(|| noun(&folded[from..until])).flatten()
    }

    fn before(folded: &[char], word: CleanSpan, near: usize) -> Option<String> {
        let words = folded.get(near..word.start)?;
        // 中心组、县政府常务会议: whose meetings they are stands before their name.
        let owner = OWNERS.iter().find(|owner| ends_at(words, words.len(), owner));
        let words = &words[..words.len() - owner.map_or(0, |owner| owner.chars().count())];
        let join = JOINS.iter().find(|join| ends_at(words, words.len(), join))?.chars().count();
        let words = &words[..words.len() - join];
        // 参与, 给与, 普及
        if words.last().is_some_and(|last| WITHIN.contains(last)) {
            return None;
        }
        let run = words.iter().rev().take_while(|c| is_word(**c)).count();
        noun(&words[words.len() - run.min(TOLD)..])
    }

    /// What keeps two figures of one indicator apart.
    pub(super) fn difference(&self, other: &Self) -> Option<Why> {
        let said = |of: &Self| of.0.as_deref().and_then(Said::words);
        (self.0.is_some() != other.0.is_some()).then(|| Why {
            aspect: Aspect::Scope,
            left: said(self),
            right: said(other),
        })
    }
}

/// The words at the start of `words`, where they may be a noun.
fn noun(words: &[char]) -> Option<String> {
    let noun: String = words.iter().take_while(|c| is_word(**c)).take(TOLD).collect();
    (noun.chars().count() >= NOUN && !noun.starts_with(|c: char| c.is_ascii_digit())).then_some(noun)
}
