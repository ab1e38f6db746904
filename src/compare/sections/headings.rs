//! How sure a pair is whose headings are word for word the same, however much the text below was reworded.
//!
//! Likeness measures what sections tell of, and a heading that names no known matter over a text that was
//! written anew tells little. A reader does not doubt it: the same words at the same place of the outline.

use super::{
    SectionPair,
    features::{heading_span, parents},
};
use crate::{outline::Section, report::Report};

/// How sure it is of one heading at one place of the outline.
const SURE: f32 = 0.95;
/// A heading of fewer characters may head anything: 其他.
const FEWEST: usize = 3;

/// Pairs of which those that bear one heading, at one level and below chapters that answer each other, are sure. A
/// heading that a report has twice there says nothing.
pub(super) fn made_sure(mut pairs: Vec<SectionPair>, reports: [&Report; 2]) -> Vec<SectionPair> {
    let outlines = reports.map(Outline::of);
    let is_pair = |left: usize, right: usize| {
        pairs.iter().any(|pair| pair.left.contains(&left) && pair.right.contains(&right))
    };
    let bears_one = |pair: &SectionPair| {
        let ([left], [right]) = (pair.left.as_slice(), pair.right.as_slice()) else { return false };
        let [one, other] = [(0, *left), (1, *right)].map(|(side, at)| outlines[side].place(at));
        let below_one = match (one.parent, other.parent) {
            (None, None) => true,
            (Some(left), Some(right)) => is_pair(left, right),
            _ => false,
        };
        one.words.len() >= FEWEST
            && (one.level, one.words) == (other.level, other.words)
            && below_one
            && outlines.iter().zip([*left, *right]).all(|(outline, at)| outline.has_once(at))
    };
    let sure: Vec<bool> = pairs.iter().map(bears_one).collect();
    for (pair, _) in pairs.iter_mut().zip(sure).filter(|(_, sure)| *sure) {
        pair.confidence = pair.confidence.max(SURE);
    }
    pairs
}

/// The headings of a report, and where they stand.
struct Outline<'a> {
    sections: &'a [Section],
    parents: Vec<Option<usize>>,
    words: Vec<Vec<char>>,
}

/// What a section is known by in an outline.
struct Place<'a> {
    level: u8,
    parent: Option<usize>,
    /// Its heading, folded, without enumerator, signs, and the year.
    words: &'a [char],
}

impl<'a> Outline<'a> {
    fn of(report: &'a Report) -> Self {
        let sections = &report.outline.sections;
        let words = sections.iter().map(|section| words_of(report, section)).collect();
        Self { sections, parents: parents(sections), words }
    }

    fn place(&self, at: usize) -> Place<'_> {
        Place { level: self.sections[at].level, parent: self.parents[at], words: &self.words[at] }
    }

    /// True where no other section below the same one bears its heading.
    fn has_once(&self, at: usize) -> bool {
        let alike =
            |other: usize| self.parents[other] == self.parents[at] && self.words[other] == self.words[at];
        (0..self.sections.len()).filter(|other| alike(*other)).count() == 1
    }
}

fn words_of(report: &Report, section: &Section) -> Vec<char> {
    let heading = heading_span(section);
    let folded = &report.text.folded()[heading.start..heading.end];
    let plain = folded.iter().copied().filter(|c| c.is_alphanumeric() && !c.is_ascii_digit());
    plain.skip_while(|c| matches!(c, '年' | '度')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Format, SourceText};

    #[test]
    fn one_heading_at_one_place_is_sure_and_one_that_stands_twice_is_not() {
        let report = |text: &str| Report::build(SourceText::from_text(text, Format::Text));
        let left = report(
            "一、工作情况\n（一）擦亮暖心底色\n甲。\n（二）其他\n乙。\n（三）筑牢根基\n丙。\n（四）筑牢根基\n丁。\n二、2022年守正创新\n戊。\n",
        );
        let right = report(
            "一、工作情况\n（一）擦亮暖心底色\n己。\n（二）其他\n庚。\n（三）筑牢根基\n辛。\n二、2023年守正創新\n壬。\n",
        );
        let pair = |left: usize, right: usize| SectionPair {
            left: vec![left],
            right: vec![right],
            confidence: 0.54,
            by_hand: false,
        };
        let sure = |pairs: Vec<SectionPair>| -> Vec<bool> {
            let found = made_sure(pairs, [&left, &right]);
            found.iter().map(|pair| pair.confidence > 0.9).collect()
        };
        let chapter = pair(0, 0);
        let all = vec![chapter.clone(), pair(1, 1), pair(2, 2), pair(3, 3), pair(5, 4)];
        assert_eq!(sure(all), [true, true, false, false, true]);
        // Below chapters that do not answer each other, or under other words.
        assert_eq!(sure(vec![pair(1, 1)]), [false]);
        assert_eq!(sure(vec![chapter, pair(1, 2)]), [true, false]);
    }
}
