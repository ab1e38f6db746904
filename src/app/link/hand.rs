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
        Some(Self { heading: section.title(), start: section.span.start })
    }

    /// The index of the section in `report`, if it still has one of these words.
    fn find(&self, report: &Report) -> Option<usize> {
        let named = (0..report.outline.sections.len()).filter_map(|at| Some((at, Self::of(report, at)?)));
        let same = named.filter(|(_, named)| named.heading == self.heading);
        same.min_by_key(|(_, named)| named.start.abs_diff(self.start)).map(|(at, _)| at)
    }
}

/// What one key changes: sections that are a pair now, and those that are none any more. It goes to
/// the disk as a change, not as a list: another run of the program may have paired others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairsEdit {
    /// As in [`HandPairs`].
    pub reports: [String; 2],
    /// A pair that was made.
    pub made: Option<[Named; 2]>,
    /// Pairs that were taken back.
    pub parted: Vec<[Named; 2]>,
}

/// The two reports' hashes in the order in which they are remembered.
pub fn key_of(left: &Report, right: &Report) -> [String; 2] {
    let mut key = [left.source.sha256.clone(), right.source.sha256.clone()];
    key.sort();
    key
}

impl HandPairs {
    /// No pairs yet between two reports.
    pub fn none(reports: &[String; 2]) -> Self {
        Self { reports: reports.clone(), pairs: vec![] }
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

    /// What pairs two sections, or, where they are a pair, parts them; `None` where there are none.
    pub fn toggled(&self, left: (&Report, usize), right: (&Report, usize)) -> Option<PairsEdit> {
        let turned = self.is_turned(left.0);
        let (one, other) = (Named::of(left.0, left.1)?, Named::of(right.0, right.1)?);
        let pair = if turned { [other, one] } else { [one, other] };
        let is_this = |[one, other]: &&[Named; 2]| {
            let (one, other) = if turned { (other, one) } else { (one, other) };
            (one.find(left.0), other.find(right.0)) == (Some(left.1), Some(right.1))
        };
        let parted: Vec<_> = self.pairs.iter().filter(is_this).cloned().collect();
        let made = parted.is_empty().then_some(pair);
        Some(PairsEdit { reports: self.reports.clone(), made, parted })
    }

    /// Takes in a change. One that was made before changes nothing.
    pub fn apply(&mut self, edit: &PairsEdit) {
        self.pairs.retain(|pair| !edit.parted.contains(pair));
        let made = edit.made.iter().filter(|pair| !self.pairs.contains(pair)).cloned();
        self.pairs.extend(made.collect::<Vec<_>>());
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
        let mut pairs = HandPairs::none(&key_of(&one, &other));
        let mut toggle = |left: (&Report, usize), right: (&Report, usize)| {
            let edit = pairs.toggled(left, right)?;
            pairs.apply(&edit);
            let once = pairs.clone();
            pairs.apply(&edit);
            assert_eq!(pairs, once);
            Some((edit.made.is_some(), pairs.between(&one, &other), pairs.between(&other, &one)))
        };
        assert_eq!(toggle((&one, 0), (&other, 1)), Some((true, vec![(0, 1)], vec![(1, 0)])));
        let both = (true, vec![(0, 1), (1, 0)], vec![(1, 0), (0, 1)]);
        assert_eq!(toggle((&other, 0), (&one, 1)), Some(both));
        assert_eq!(toggle((&other, 1), (&one, 0)), Some((false, vec![(1, 0)], vec![(0, 1)])));
        assert_eq!(toggle((&one, 9), (&other, 0)), None);
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
