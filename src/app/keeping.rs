//! What became of marks on disk: loaded, saved, not saved, changed by another instance.
//!
//! A mark is shown as saved only when it is. Whatever could not be saved stays here, is counted in
//! the status bar, and is tried again every few seconds, with the next mark, at `Ctrl-s`, and on the way out.

use super::{App, effect::Effect};
use crate::{
    marks::{ReportKey, ReportMarks},
    say,
};

impl App {
    /// The marks of a report, as they are on disk.
    pub(super) fn marks_loaded(&mut self, loaded: ReportMarks) {
        let report = loaded.report.clone();
        let sha256 = report.sha256.clone();
        let before = self.shelf.set(&sha256).map(|set| set.marks.clone());
        self.shelf.take(loaded);
        if before.is_none()
            && let Some(id) = self.id_of(&sha256)
        {
            self.ask_for_versions(id);
        }
        if self.shelf.set(&sha256).map(|set| &set.marks) != before.as_ref() {
            self.marks_changed_in(&sha256);
            self.tell_of_waiting();
        }
        self.taken_over(&report);
        self.drop_drafts_of_marks(&sha256);
    }

    /// Marks are on disk.
    pub(super) fn marks_saved(&mut self, sent: &ReportMarks, saved: &ReportMarks) {
        let failing = self.shelf.has_failed();
        self.shelf.saved(sent, saved);
        self.marks_changed_in(&sent.report.sha256);
        if failing && !self.shelf.has_failed() && std::mem::take(&mut self.trying_again) {
            self.tell(say!(self.lang, "marks.all-saved"));
        }
        self.leave_when_saved();
    }

    /// Marks could not be saved.
    pub(super) fn marks_failed(&mut self, report: &ReportKey, reason: &str) {
        self.shelf.failed(report);
        if self.trying_again {
            return;
        }
        self.warn(say!(self.lang, "marks.failed", reason = reason));
    }

    /// `Ctrl-s`: what is not yet on disk is saved again.
    pub(super) fn save_again(&mut self) {
        let unsaved = self.shelf.to_be_saved();
        if unsaved.is_empty() {
            return self.tell(say!(self.lang, "marks.all-saved"));
        }
        self.trying_again = false;
        self.effects.extend(unsaved.into_iter().map(Effect::SaveMarks));
        self.tell(say!(self.lang, "marks.saving"));
    }

    /// What could not be saved is tried again by itself.
    pub(super) fn try_again(&mut self) {
        self.trying_again = self.shelf.has_failed();
        self.save_what_failed();
    }

    /// On the way out: one more try for what could not be saved.
    pub(super) fn save_what_failed(&mut self) {
        if self.shelf.has_failed() {
            let unsaved = self.shelf.to_be_saved();
            self.effects.extend(unsaved.into_iter().map(Effect::SaveMarks));
        }
    }

    /// Says how many marks of the report wait to be confirmed, when it is opened.
    pub(super) fn tell_of_waiting(&mut self) {
        let count =
            self.reader().map_or(0, |reader| reader.placed.iter().filter(|placed| placed.waits).count());
        if count > 0 {
            self.warn(say!(self.lang, "waiting.count", count = count));
        }
    }
}
