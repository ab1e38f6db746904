//! Searching a report: Traditional and Simplified, full and half width, upper and lower case count
//! as the same.

use super::{motions::Direction, reader::Reader};
use crate::text::{CleanSpan, fold::fold_str};

/// What was searched for, and every place where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// As it was typed.
    pub needle: String,
    /// In order of appearance, page noise included.
    pub matches: Vec<CleanSpan>,
    /// What was searched for in vain, in order: the words behind a remark on an absence.
    pub missed: Vec<String>,
}

/// What became of a step to the next match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// There is no match on the page; `folded` stand in page noise that is folded away.
    None {
        /// How many.
        folded: usize,
    },
    /// The caret is on match `index` of `count`, counted from 1; `wrapped` past an end of the text.
    At {
        /// Which.
        index: usize,
        /// Of how many.
        count: usize,
        /// Whether the search went round.
        wrapped: bool,
    },
}

/// Every place where `needle` stands in `folded`, from left to right, none overlapping.
pub fn find_all(folded: &[char], needle: &str) -> Vec<CleanSpan> {
    let needle: Vec<char> = fold_str(needle).chars().collect();
    let mut found = vec![];
    if needle.is_empty() {
        return found;
    }
    let mut at = 0;
    while let Some(window) = folded.get(at..at + needle.len()) {
        if window == needle {
            found.push(CleanSpan::new(at, at + needle.len()));
            at += needle.len();
        } else {
            at += 1;
        }
    }
    found
}

impl Reader {
    /// Searches the report for `needle`; the caret does not move yet.
    pub fn search_for(&mut self, needle: &str) {
        self.search.matches = find_all(self.report.text.folded(), needle);
        self.search.needle = needle.to_owned();
        self.search.missed.retain(|missed| missed != needle);
        if self.search.matches.is_empty() {
            self.search.missed.push(needle.to_owned());
        }
    }

    /// To the next match, or the one before, round the ends.
    pub fn next_match(&mut self, way: Direction, count: usize) -> Outcome {
        let on_page: Vec<usize> = self
            .search
            .matches
            .iter()
            .map(|found| found.start)
            .filter(|&start| self.page.shows(start))
            .collect();
        if on_page.is_empty() {
            return Outcome::None { folded: self.search.matches.len() };
        }
        let count_of = on_page.len();
        let (first, wrapped) = match way {
            Direction::Forward => match on_page.iter().position(|&start| start > self.caret) {
                Some(index) => (index, false),
                None => (0, true),
            },
            Direction::Back => match on_page.iter().rposition(|&start| start < self.caret) {
                Some(index) => (index, false),
                None => (count_of - 1, true),
            },
        };
        let more = count.saturating_sub(1) % count_of;
        let (index, round) = match way {
            Direction::Forward => ((first + more) % count_of, first + more >= count_of),
            Direction::Back => ((first + count_of - more) % count_of, more > first),
        };
        self.jump_to(on_page[index]);
        Outcome::At { index: index + 1, count: count_of, wrapped: wrapped || round }
    }
}
