//! Sections that the reader paired by hand, remembered for the two files whatever else changes.
//!
//! A section is known by its words and by where it starts, not by its number: the same file may be
//! cut into other sections by a later version of this program. An edited file is another by its hash; the
//! two are known again by where they stand, and their sections by enumerator and heading.

use crate::{
    marks::{ReportKey, Whereabouts},
    report::Report,
    text::{enumerator, fold::fold_str},
};
use serde::{Deserialize, Serialize};

/// Two reports, in ascending order of the SHA-256 of their files: whichever stands on the left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Two {
    /// SHA-256 of the two files.
    pub reports: [String; 2],
    /// By what each is known again after it was edited.
    #[serde(default)]
    pub stood: [Whereabouts; 2],
}

impl Two {
    /// These two.
    pub fn of(one: &ReportKey, other: &ReportKey) -> Self {
        let (one, other) = if one.sha256 <= other.sha256 { (one, other) } else { (other, one) };
        let both = [one, other];
        Self { reports: both.map(|key| key.sha256.clone()), stood: both.map(ReportKey::whereabouts) }
    }

    /// How `earlier` are these two, each as it is or as it was before it was edited: `Some(true)` where they
    /// stand the other way round there, `None` where they are others.
    fn turned_since(&self, earlier: &Self) -> Option<bool> {
        let is = |here: usize, there: usize| {
            self.reports[here] == earlier.reports[there] || self.stood[here].agree(&earlier.stood[there])
        };
        [false, true].into_iter().find(|turned| {
            let there = usize::from(*turned);
            is(0, there) && is(1, 1 - there)
        })
    }
}

/// The pairs made by hand between two reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandPairs {
    /// Which: whichever stands on the left, it is one memory.
    #[serde(flatten)]
    pub two: Two,
    /// Sections that answer each other, each in the order of `two`.
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

    /// The index of the section in `report`, if it still has one of these words; where none has this
    /// enumerator with them any more, the only one that has the words.
    fn find(&self, report: &Report) -> Option<usize> {
        let named = || (0..report.outline.sections.len()).filter_map(|at| Some((at, Self::of(report, at)?)));
        let same = named().filter(|(_, named)| named.heading == self.heading);
        let nearest = same.min_by_key(|(_, named)| named.start.abs_diff(self.start)).map(|(at, _)| at);
        nearest.or_else(|| {
            let words = self.words();
            let mut renumbered = named().filter(|(_, named)| !words.is_empty() && named.words() == words);
            let (at, _) = renumbered.next()?;
            renumbered.next().is_none().then_some(at)
        })
    }

    /// The heading without its enumerator, folded.
    fn words(&self) -> Vec<char> {
        let folded: Vec<char> = fold_str(&self.heading).chars().collect();
        let number = enumerator::at(&folded, 0).map_or(0, |enumerator| enumerator.len);
        folded.into_iter().skip(number).filter(|character| !character.is_whitespace()).collect()
    }
}

/// What one key changes: sections that are a pair now, and those that are none any more. It goes to
/// the disk as a change, not as a list: another run of the program may have paired others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairsEdit {
    /// As in [`HandPairs`].
    pub two: Two,
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
    pub fn none(two: &Two) -> Self {
        Self { two: two.clone(), pairs: vec![] }
    }

    /// These pairs as those of `two`, where these are the same reports, each as it was or edited since.
    pub fn carried_to(&self, two: &Two) -> Option<Self> {
        let turned = two.turned_since(&self.two)?;
        let mut pairs = self.pairs.clone();
        if turned {
            pairs.iter_mut().for_each(|pair| pair.reverse());
        }
        Some(Self { two: two.clone(), pairs })
    }

    /// The headings, `(left, right)`, of the pairs of which a section is not there any more.
    pub fn lost(&self, left: &Report, right: &Report) -> Vec<(&str, &str)> {
        let turned = self.is_turned(left);
        let both = self.pairs.iter().map(|[one, other]| if turned { (other, one) } else { (one, other) });
        let lost = both.filter(|(one, other)| one.find(left).is_none() || other.find(right).is_none());
        lost.map(|(one, other)| (one.heading.as_str(), other.heading.as_str())).collect()
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
        Some(PairsEdit { two: self.two.clone(), made, parted })
    }

    /// Takes in a change. One that was made before changes nothing.
    pub fn apply(&mut self, edit: &PairsEdit) {
        self.pairs.retain(|pair| !edit.parted.contains(pair));
        let made = edit.made.iter().filter(|pair| !self.pairs.contains(pair)).cloned();
        self.pairs.extend(made.collect::<Vec<_>>());
    }

    fn is_turned(&self, left: &Report) -> bool {
        self.two.reports[0] != left.source.sha256
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Format, SourceText};

    fn report(text: &str) -> Report {
        Report::build(SourceText::from_text(text, Format::Text))
    }

    fn two(one: (&Report, &str), other: (&Report, &str)) -> Two {
        let [one, other] = [one, other].map(|(report, path)| ReportKey::of(report, path));
        Two::of(&one, &other)
    }

    #[test]
    fn pairs_follow_an_edited_report_by_enumerator_and_heading() {
        let other = report("一、存在不足\n力量薄弱。\n二、主要举措\n办结30件。\n");
        let text = "一、主要举措\n办结21件。\n二、存在不足\n力量薄弱。\n";
        let before = report(text);
        let mut pairs = HandPairs::none(&two((&before, "/r/a.txt"), (&other, "/r/b.txt")));
        for (one, answer) in [(0, 1), (1, 0)] {
            pairs.apply(&pairs.toggled((&before, one), (&other, answer)).unwrap());
        }
        let both = vec![(0, 1), (1, 0)];
        for (path, edited, found, lost) in [
            ("/r/a.txt", text.replace("21", "22"), Some(both.clone()), 0),
            ("/r/./a.txt", text.replace("21", "23"), Some(both.clone()), 0),
            ("/r/a.txt", text.replace("二、", "三、"), Some(both), 0),
            ("/r/a.txt", text.replace("存在不足", "工作打算"), Some(vec![(0, 1)]), 1),
            ("/r/c.txt", text.replace("21", "22"), None, 0),
        ] {
            let edited = report(&edited);
            let carried = pairs.carried_to(&two((&other, "/r/b.txt"), (&edited, path)));
            assert_eq!(carried.as_ref().map(|pairs| pairs.between(&edited, &other)), found, "{path}");
            assert_eq!(carried.map_or(0, |pairs| pairs.lost(&edited, &other).len()), lost, "{path}");
        }
    }

    #[test]
    fn pairs_are_the_same_from_either_side_and_are_taken_back() {
        let one = report("一、主要举措\n办结21件。\n二、存在不足\n力量薄弱。\n");
        let other = report("一、存在不足\n力量薄弱。\n二、主要举措\n办结30件。\n");
        let mut pairs = HandPairs::none(&two((&one, ""), (&other, "")));
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
