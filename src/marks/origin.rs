//! What a set of marks was derived from, in this run: the common ancestor of a three-way merge.
//!
//! Two instances may change the same file of marks. When one saves, the store must tell a mark that
//! it has not heard of yet (keep it) from one that it took out (remove it), and a note that it
//! changed from one that the other changed. The set of marks therefore carries, in memory only, the
//! marks as they were on disk when it was loaded or saved, and the marks that were taken out since.

use super::mark::Mark;
use std::sync::Arc;

/// Bookkeeping of this run; never written, and no part of equality.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// Counts what the store has handed out: a set that was derived from a later state has a
    /// higher number.
    pub(super) generation: u64,
    /// The marks as they were on disk.
    pub(super) marks: Arc<Vec<Mark>>,
    /// The marks that were taken out since, as they were then.
    pub(super) removed: Vec<Mark>,
}

impl Origin {
    pub(super) fn note_removal(&mut self, mark: Mark) {
        self.forget_removal(&mark.id);
        self.removed.push(mark);
    }

    pub(super) fn forget_removal(&mut self, id: &str) {
        self.removed.retain(|mark| mark.id != id);
    }
}

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Origin {}
