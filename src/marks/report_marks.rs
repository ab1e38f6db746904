//! The marks of one report: what is in one file, and what was changed since it was read.

use super::{
    extra::Extra,
    key::ReportKey,
    mark::Mark,
    merge::{self, Disk},
    origin::Origin,
};
use serde::{Deserialize, Serialize};

/// All marks of one report, as they are kept in one file.
///
/// Two sets are equal where what is kept on disk is equal; [`Origin`] is not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportMarks {
    /// Version of the file's format.
    pub version: u32,
    /// Which report.
    pub report: ReportKey,
    /// In the order of their ids.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
    /// What this set was derived from, in this run; see [`Origin`].
    #[serde(skip)]
    pub origin: Origin,
}

impl ReportMarks {
    /// The version of the format that is written, and the newest that is read.
    pub const VERSION: u32 = 1;

    /// No marks yet.
    pub fn new(report: ReportKey) -> Self {
        Self { version: Self::VERSION, report, ..Self::default() }
    }

    /// The mark with this id.
    pub fn get(&self, id: &str) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.id == id)
    }

    /// Adds a mark in the order of ids, or puts it in the place of the one with its id.
    pub fn put(&mut self, mark: Mark) {
        self.origin.forget_removal(&mark.id);
        match self.marks.iter_mut().find(|kept| kept.id == mark.id) {
            Some(kept) => *kept = mark,
            None => {
                let at = self.marks.partition_point(|kept| kept.id < mark.id);
                self.marks.insert(at, mark);
            }
        }
    }

    /// Takes a mark out. Only what was taken out here is removed from the disk: a mark that is
    /// merely missing from the list never is.
    pub fn remove(&mut self, id: &str) -> Option<Mark> {
        let at = self.marks.iter().position(|mark| mark.id == id)?;
        let mark = self.marks.remove(at);
        self.origin.note_removal(mark.clone());
        Some(mark)
    }

    /// True where the mark with this id is on disk as it is here.
    pub fn is_on_disk(&self, id: &str) -> bool {
        self.on_disk(id) == self.get(id)
    }

    /// The mark with this id as it is on disk, as far as is known.
    pub fn on_disk(&self, id: &str) -> Option<&Mark> {
        let kept = self.origin.marks.binary_search_by(|kept| kept.id.as_str().cmp(id)).ok();
        kept.and_then(|at| self.origin.marks.get(at))
    }

    /// How many marks are not on disk as they are here: made, changed or taken out since.
    pub fn unsaved(&self) -> usize {
        let changed = self.marks.iter().filter(|mark| !self.is_on_disk(&mark.id)).count();
        changed + self.origin.removed.iter().filter(|mark| !self.is_on_disk(&mark.id)).count()
    }

    /// These marks with what another instance did, as the disk was read again (`loaded`). What was
    /// changed here and is not yet saved stays changed.
    #[must_use]
    pub fn refreshed(&self, loaded: &Self) -> Self {
        let known = Self { marks: self.origin.marks.to_vec(), ..Self::new(self.report.clone()) };
        self.adopt(&known, loaded)
    }

    /// These marks with what another instance did, as a save of `sent` found it on disk (`saved`).
    /// What was changed here since `sent` stays changed.
    #[must_use]
    pub fn adopt(&self, sent: &Self, saved: &Self) -> Self {
        let removed = self.origin.removed.iter().filter(|mark| saved.get(&mark.id).is_some());
        let removed: Vec<Mark> = removed.cloned().collect();
        let marks = merge::marks(&sent.marks, &self.marks, &removed, &saved.marks, Disk::Whole);
        let removed = removed.into_iter().filter(|gone| marks.iter().all(|mark| mark.id != gone.id));
        let origin = Origin { removed: removed.collect(), ..saved.origin.clone() };
        Self {
            marks,
            report: saved.report.clone(),
            extra: saved.extra.clone(),
            origin,
            version: saved.version,
        }
    }
}
