//! Giving marks back that a newer version of a report took over.

use super::{Store, StoreError, disk, file};
use crate::marks::{Handover, Mark, ReportKey, ReportMarks};

impl Store {
    /// Takes back that the marks of an older report were taken over by a newer one: the file that they are in is
    /// about the older report alone again, and what the newer one had of its own has its own file.
    ///
    /// # Errors
    /// Where the folder cannot be held or written. What was on disk is still there.
    pub fn give_back(&self, handover: &Handover<ReportKey>) -> Result<(), StoreError> {
        let Handover { older, newer, own, .. } = handover;
        let mut state = self.state();
        let _hold = disk::hold(&self.folder, self.access)?;
        state.shelf.refresh(&self.folder);
        for file in self.shelved(&state.shelf, newer).files {
            let Ok(kept) = file.marks else { continue };
            let report = kept.report.parted_from(newer, older);
            if report == kept.report {
                continue;
            }
            let (own, marks): (Vec<Mark>, Vec<Mark>) =
                kept.marks.into_iter().partition(|mark| own.contains(&mark.id));
            if !own.is_empty() {
                let path = self.fresh_path(newer);
                let bytes =
                    file::write(&ReportMarks { marks: own, ..ReportMarks::new(newer.clone()) }, &path)?;
                disk::replace(&path, &bytes, self.access, None)?;
            }
            let bytes = file::write(&ReportMarks { report, marks, ..kept }, &file.path)?;
            disk::replace(&file.path, &bytes, self.access, Some(&file::backup(&file.path)))?;
        }
        state.passed.remove(&newer.sha256);
        Ok(())
    }
}
