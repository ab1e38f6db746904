//! Two reports read linked: which section answers the one under the caret, what became of each
//! sentence, and which figures may be compared.
//!
//! The comparison is made once for two reports, in the background; from then on every move is a
//! look into tables that were laid out when it came.
//!
//! ```text
//! Effect::Compare → Event::Compared → Ready { comparison, passages, answers }
//! Effect::LoadPairs → Event::PairsLoaded ─────────────────────────┘
//! ```

pub mod answers;
mod areas;
pub mod changes;
mod comparing;
pub mod context;
pub mod falls;
pub mod figures;
mod follow;
pub mod hand;
mod listing;
pub mod marking;
pub mod narrowing;
pub mod pairing;
pub mod passages;
pub mod reasons;
pub mod rows;
mod several;
pub mod stated;
pub mod wording;

use super::{Action, App};
use crate::{compare::Comparison, report::Report, text::CleanSpan};
use answers::{Answer, Answers};
pub use comparing::Comparisons;
use follow::Followed;
use passages::Passage;
use std::sync::Arc;

/// What ties the two reports on a desk together.
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// Whether one pane follows the other.
    pub on: bool,
    /// The comparison of the two, as soon as it is there.
    pub ready: Option<Ready>,
    /// They could not be compared.
    pub failed: bool,
    /// The table of figures was asked for before it was there.
    awaits_table: bool,
    /// What the other pane was brought into line with last.
    followed: Option<Followed>,
}

/// A comparison, laid out for being looked into.
#[derive(Clone, Debug)]
pub struct Ready {
    /// SHA-256 of the left report's file and of the right one's.
    pub reports: [String; 2],
    /// The comparison itself.
    pub comparison: Arc<Comparison>,
    /// The sentences of both and what became of them; where nothing is told of lone ones, those in both.
    pub passages: Arc<[Vec<Passage>; 2]>,
    /// Which sections answer which.
    pub answers: Answers,
    /// Whether one place reports twice, as far as both say who reports.
    pub one_place: bool,
}

/// Reports of which less was carried over are not two versions of one: that nearly every sentence
/// stands in one alone goes without saying.
const LEAST_IN_COMMON: f64 = 0.1;

/// True where one report was written from the other.
fn are_versions(comparison: &Comparison) -> bool {
    comparison.carried_over.whole >= LEAST_IN_COMMON
}

/// True where it is worth saying of two `reports` that a sentence stands in one alone, and what share was carried over:
/// everywhere but between two places that have next to nothing in common.
pub fn tells_of_lone(comparison: &Comparison, reports: [&Report; 2]) -> bool {
    comparing::is_one_place(reports[0], reports[1]) || are_versions(comparison)
}

impl Ready {
    /// True where one report was written from the other.
    pub fn are_versions(&self) -> bool {
        are_versions(&self.comparison)
    }

    /// True where it is worth saying that a sentence stands in one report alone. Between two places that have
    /// next to nothing in common nearly every one does.
    pub fn tells_of_lone(&self) -> bool {
        self.one_place || self.are_versions()
    }

    /// What answers a section of the report on `side` (0 left, 1 right).
    pub fn answer(&self, side: usize, section: Option<usize>) -> Option<&Answer> {
        self.answers.of(side, section?)
    }

    /// The sentence of the report on `side` around `at`, in the other report.
    pub fn partner(&self, side: usize, at: usize) -> Option<CleanSpan> {
        passages::around(&self.passages[side], at)?.partner
    }
}

impl Link {
    /// The comparison, where the panes are linked and it is there.
    pub fn linked(&self) -> Option<&Ready> {
        self.ready.as_ref().filter(|_| self.on)
    }

    /// True where the panes are linked and the comparison is still being made.
    pub fn is_comparing(&self) -> bool {
        self.on && self.ready.is_none() && !self.failed
    }

    /// The other pane is to be brought into line anew.
    fn forget_position(&mut self) {
        self.followed = None;
    }
}

impl App {
    /// What two reports beside each other call for, for the hints.
    pub(super) fn called_for_beside(&self) -> &'static [Action] {
        match self.desk().filter(|desk| desk.right.is_some()) {
            Some(desk) if desk.has_several_answers() => {
                &[Action::NextAnswer, Action::NextChange, Action::CompareFigures, Action::Link]
            }
            Some(desk) if desk.link.on => &[Action::NextChange, Action::CompareFigures, Action::Link],
            Some(_) => &[Action::Link, Action::CompareFigures],
            None => &[],
        }
    }
}
