//! Sections that the reader paired by hand, remembered for the two files whatever else changes.
//!
//! A section is known by its words and by where it starts, not by its number: the same file may be
//! cut into other sections by a later version of this program.

use crate::report::Report;
use serde::{Deserialize, Serialize};

/// The pairs made by hand between two reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandPairs {
    /// SHA-256 of the two files, in ascending order: whichever stands on the left, it is one memory.
    pub reports: [String; 2],
    /// Sections that answer each other, each in the order of `reports`.
    pub pairs: Vec<[Named; 2]>,
}

/// A section, known again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its enumerator and its heading.
    pub heading: String,
    /// Where it started: a character of the clean text. Decides among sections of the same words.
    pub start: usize,
}

impl Named {
    fn of(report: &Report, section: usize) -> Option<Self> {
        let section = report.outline.sections.get(section)?;
        let enumerator = section.enumerator.as_deref().unwrap_or_default();
        Some(Self { heading: format!("{enumerator}{}", section.heading), start: section.span.start })
    }

    /// The index of the section in `report`, if it still has one of these words.
    fn find(&self, report: &Report) -> Option<usize> {
        let named = (0..report.outline.sections.len()).filter_map(|at| Some((at, Self::of(report, at)?)));
        let same = named.filter(|(_, named)| named.heading == self.heading);
        same.min_by_key(|(_, named)| named.start.abs_diff(self.start)).map(|(at, _)| at)
    }
}

/// The two reports' hashes in the order in which they are remembered.
pub fn key_of(left: &Report, right: &Report) -> [String; 2] {
    let mut key = [left.source.sha256.clone(), right.source.sha256.clone()];
    key.sort();
    key
}

impl HandPairs {
    /// No pairs yet between two reports.
    pub fn none(left: &Report, right: &Report) -> Self {
        Self { reports: key_of(left, right), pairs: vec![] }
    }

    /// The pairs as indexes of sections, `(left, right)`.
    pub fn between(&self, left: &Report, right: &Report) -> Vec<(usize, usize)> {
        let turned = self.is_turned(left);
        let found = self.pairs.iter().filter_map(|[one, other]| {
            let (one, other) = if turned { (other, one) } else { (one, other) };
            Some((one.find(left)?, other.find(right)?))
        });
        found.collect()
    }

    /// Pairs two sections, or, where they are a pair, no longer. True where they are one now.
    pub fn toggle(&mut self, left: (&Report, usize), right: (&Report, usize)) -> bool {
        let (Some(one), Some(other)) = (Named::of(left.0, left.1), Named::of(right.0, right.1)) else {
            return false;
        };
        let turned = self.is_turned(left.0);
        let pair = if turned { [other, one] } else { [one, other] };
        let before = self.pairs.len();
        self.pairs.retain(|[one, other]| {
            let (one, other) = if turned { (other, one) } else { (one, other) };
            (one.find(left.0), other.find(right.0)) != (Some(left.1), Some(right.1))
        });
        let is_new = self.pairs.len() == before;
        if is_new {
            self.pairs.push(pair);
        }
        is_new
    }

    /// Takes in what was remembered before; pairs made since stay.
    pub fn join(&mut self, remembered: &Self) {
        let known: Vec<_> = remembered.pairs.iter().filter(|pair| !self.pairs.contains(pair)).collect();
        self.pairs.extend(known.into_iter().cloned());
    }

    fn is_turned(&self, left: &Report) -> bool {
        self.reports[0] != left.source.sha256
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Format, SourceText};

    fn report(text: &str) -> Report {
        Report::build(SourceText::from_text(text, Format::Text))
    }

    #[test]
    fn pairs_are_the_same_from_either_side_and_are_taken_back() {
        let one = report("一、主要举措\n办结21件。\n二、存在不足\n力量薄弱。\n");
        let other = report("一、存在不足\n力量薄弱。\n二、主要举措\n办结30件。\n");
        let mut pairs = HandPairs::none(&one, &other);
        assert!(pairs.toggle((&one, 0), (&other, 1)));
        assert!(pairs.toggle((&other, 0), (&one, 1)));
        assert_eq!(pairs.between(&one, &other), [(0, 1), (1, 0)]);
        assert_eq!(pairs.between(&other, &one), [(1, 0), (0, 1)]);
        assert!(!pairs.toggle((&other, 1), (&one, 0)));
        assert_eq!(pairs.between(&one, &other), [(1, 0)]);
        assert!(!pairs.toggle((&one, 9), (&other, 0)));
    }

    #[test]
    fn a_section_is_found_by_its_words_and_the_nearest_of_several() {
        let text = "一、重点工作\n办结21件。\n二、重点工作\n办结30件。\n一、重点工作\n办结5件。\n";
        let report = report(text);
        let last = Named::of(&report, 2).unwrap();
        assert_eq!(last.find(&report), Some(2));
        assert_eq!(Named { start: 3, ..last.clone() }.find(&report), Some(0));
        assert_eq!(Named { heading: "四、其他".to_owned(), ..last }.find(&report), None);
    }
}
