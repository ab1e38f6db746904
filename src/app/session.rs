//! Where the reader was left: kept for the next start.

use super::{drafts::Drafts, library::Progress, split::Split, table::Sort};
use crate::marks::{ReportKey, Whereabouts};
use serde::{Deserialize, Serialize};

/// How many reports' places are remembered; the longest unseen is forgotten first.
const KEPT: usize = 2000;

/// What the next start comes back to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// How the library was left.
    #[serde(flatten)]
    pub left: Left,
    /// Where each report was left.
    pub places: Memory,
    /// Notes that were begun.
    pub drafts: Drafts,
}

/// How a library was left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Left {
    /// Which library: the paths of the command line, absolute, a line each.
    pub library: String,
    /// SHA-256 of the report in the reader; `None` where the library was shown.
    pub report: Option<String>,
    /// SHA-256 of the report beside it.
    pub second: Option<String>,
    /// Whether the caret was in that one.
    pub on_second: bool,
    /// Whether the library was shown in front of the two.
    pub resting: bool,
    /// Whether the two were linked.
    pub linked: bool,
    /// How they shared the screen.
    pub split: Split,
    /// What the library was narrowed to.
    pub filter: String,
    /// Its order.
    pub sort: Option<Sort>,
    /// SHA-256 of the report under the library's cursor.
    pub selected: Option<String>,
    /// Whether the outline was asked for.
    pub outline: Option<bool>,
}

/// Where each report was left, whatever library it was seen in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Memory(Vec<Place>);

/// Where a report was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// SHA-256 of the file's bytes.
    pub sha256: String,
    /// By what the report is known again when the file was edited.
    #[serde(flatten)]
    pub stood: Whereabouts,
    /// The character of the clean text that the caret was on.
    pub caret: usize,
    /// How far it was read.
    pub progress: Progress,
    /// What was searched for in it last; empty where nothing was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub searched: String,
}

impl Memory {
    /// The place in the report with that hash.
    pub fn place(&self, sha256: &str) -> Option<&Place> {
        self.0.iter().rfind(|place| place.sha256 == sha256)
    }

    /// The place in that report, or, where it was edited since, the last one in what it was before.
    pub fn place_in(&self, report: &ReportKey) -> Option<&Place> {
        let stands = report.whereabouts();
        self.place(&report.sha256).or_else(|| self.0.iter().rfind(|place| place.stood.agree(&stands)))
    }

    /// How lately a report was seen: the larger, the later; `None` where it never was.
    pub fn recency(&self, sha256: &str) -> Option<usize> {
        self.0.iter().rposition(|place| place.sha256 == sha256)
    }

    /// Takes over the places that were kept between `before` and `after`: those behind the ones that still
    /// stand as they stood, in their order.
    pub(super) fn join(&mut self, before: &Self, after: &Self) {
        let mut known = before.0.iter();
        let touched = after.0.iter().skip_while(|place| known.any(|other| other == *place));
        touched.for_each(|place| self.keep(place.clone()));
    }

    /// Remembers a place; what was read stays read.
    pub fn keep(&mut self, mut place: Place) {
        if let Some(index) = self.0.iter().position(|kept| kept.sha256 == place.sha256) {
            place.progress = place.progress.max(self.0.remove(index).progress);
        }
        self.0.push(place);
        let excess = self.0.len().saturating_sub(KEPT);
        self.0.drain(..excess);
    }
}
