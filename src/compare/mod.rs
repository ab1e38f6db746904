//! Two reports read against each other: which section answers which, which sentences were carried
//! over, which figures count the same thing.
//!
//! Pure functions over two reports, in one direction: words (`wording`) → sentences
//! (`sentences`) → sections (`sections`) → figures (`figures`). Traditional and Simplified,
//! full and half width count as the same throughout. A wrong pair is worse than none: what cannot
//! be told apart stays without a partner.
//!
//! Places in the results are indexes into a report's own lists (`outline.sections`,
//! `figures.found`) and spans of its clean text.

mod basis;
mod carried;
mod couples;
mod difference;
mod direction;
mod figures;
mod indicators;
mod landmarks;
mod phrases;
mod scale;
mod sections;
mod sentences;
mod sightings;
mod stretches;
mod topics;
mod vocabulary;
mod wording;
mod zeros;

pub use basis::{Aspect, Said, Term, Why};
pub use carried::CarriedOver;
pub use direction::Side;
pub use figures::{FigureComparison, FigurePair, OtherBasis};
pub use phrases::SetPhrases;
pub use scale::{in_scale, per_mille, signed};
pub use sections::SectionPair;
pub use sentences::{Sentence, SentenceComparison, SentencePair};
pub use stretches::Stretch;
pub use zeros::ZeroPair;

use crate::{figures::Direction, report::Report};
use basis::{Basis, Role};
use landmarks::Landmarks;
use wording::Wording;

/// What two reports have to do with each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The earlier report, which differences are reckoned from; `None` where both are on one year, or a year
    /// is not known: then it is the left one.
    pub earlier: Option<Side>,
    /// Which sections answer which: first chapters with several sections that each answer a part of them, then
    /// the others, each in the order of the left report. Of the pairs that a section stands in the last is the closest.
    pub sections: Vec<SectionPair>,
    /// What became of every sentence.
    pub sentences: SentenceComparison,
    /// How much of the later report stands in the earlier one, set phrases not counted.
    pub carried_over: CarriedOver,
    /// Figures that count the same thing, and those that only bear the same name.
    pub figures: FigureComparison,
    /// Figures of which the other report says in words that there were none.
    pub zeros: Vec<ZeroPair>,
    /// Of the left report and of the right one the figures that say by how much something fell (下降3.2%), by
    /// their indexes, in order.
    pub falls: [Vec<usize>; 2],
    /// The same of those that say by how much something rose (增加4.83万人).
    pub rises: [Vec<usize>; 2],
}

/// Compares two reports, with the set phrases of the genre set aside.
pub fn compare(left: &Report, right: &Report) -> Comparison {
    compare_with(left, right, &SetPhrases::of_genre())
}

/// Compares two reports, with these set phrases set aside (see [`SetPhrases::with_common`]).
pub fn compare_with(left: &Report, right: &Report, phrases: &SetPhrases) -> Comparison {
    compare_paired(left, right, phrases, &[])
}

/// Compares two reports whose sections `(left, right)` a reader paired by hand.
pub fn compare_paired(
    left: &Report,
    right: &Report,
    phrases: &SetPhrases,
    by_hand: &[(usize, usize)],
) -> Comparison {
    let earlier = direction::earlier([left, right]);
    let later = earlier.map_or(Side::Right, Side::other);
    let words = [Wording::of(left), Wording::of(right)];
    let marks = [Landmarks::of(&left.text), Landmarks::of(&right.text)];
    let sentences = sentences::align([left, right], [&words[0], &words[1]], phrases);
    let bases = [Basis::all(left, &marks[0]), Basis::all(right, &marks[1])];
    let sections = sections::pair([left, right], [&words[0], &words[1]], &bases, &sentences, by_hand);
    let figures = figures::pair([left, right], &bases, &sentences, &sections, later);
    let zeros = zeros::pair([left, right], &bases, &figures);
    let falls = bases.each_ref().map(|bases| falling(bases));
    let rises = [rising(left, &bases[0]), rising(right, &bases[1])];
    let carried_over = carried::carried_over([left, right], [&words[0], &words[1]], &sentences, later);
    Comparison { earlier, sections, sentences, carried_over, figures, zeros, falls, rises }
}

/// The figures that say by how much something fell.
fn falling(bases: &[Option<Basis>]) -> Vec<usize> {
    let falls = |(at, basis): (usize, &Option<Basis>)| basis.as_ref()?.falls.then_some(at);
    bases.iter().enumerate().filter_map(falls).collect()
}

/// The figures that say by how much something rose.
fn rising(report: &Report, bases: &[Option<Basis>]) -> Vec<usize> {
    let rises = |at: usize| {
        let (figure, basis) = (report.figures.found.get(at)?, bases.get(at)?.as_ref()?);
        let up = figure.direction == Some(Direction::Up) && !figure.value.starts_with('-');
        (up && basis.role == Role::Change && !basis.falls).then_some(at)
    };
    (0..bases.len()).filter_map(rises).collect()
}

impl Comparison {
    /// The later report: the right one where the years do not tell.
    pub fn later(&self) -> Side {
        self.earlier.map_or(Side::Right, Side::other)
    }

    /// True where a figure of the report on `side` says by how much something fell.
    pub fn falls(&self, side: Side, figure: usize) -> bool {
        self.falls[side.index()].binary_search(&figure).is_ok()
    }

    /// Which way something went, of a figure of the report on `side` that says by how much.
    pub fn course(&self, side: Side, figure: usize) -> Option<Direction> {
        if self.falls(side, figure) {
            return Some(Direction::Down);
        }
        self.rises[side.index()].binary_search(&figure).is_ok().then_some(Direction::Up)
    }

    /// Sentences of the later report that the earlier one lacks, by their indexes.
    pub fn new_sentences(&self) -> &[usize] {
        self.sentences.only_in(self.later())
    }

    /// Sentences of the earlier report that the later one lacks, by their indexes.
    pub fn dropped_sentences(&self) -> &[usize] {
        self.sentences.only_in(self.later().other())
    }

    /// The closest pair that a section of the left report stands in.
    pub fn pair_of_left(&self, section: usize) -> Option<&SectionPair> {
        self.sections.iter().rev().find(|pair| pair.left.contains(&section))
    }

    /// The closest pair that a section of the right report stands in.
    pub fn pair_of_right(&self, section: usize) -> Option<&SectionPair> {
        self.sections.iter().rev().find(|pair| pair.right.contains(&section))
    }
}
