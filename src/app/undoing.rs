//! `u` and `Ctrl-r`: what was done to marks is taken back, or done again, and said in its own words.

use super::App;
use crate::{
    marks::{Change, ReportKey, Step},
    say,
};

impl App {
    /// `u`.
    pub(super) fn undo(&mut self) {
        match self.shelf.undo() {
            Some((marks, step)) => {
                if self.hand_over(&step) {
                    return;
                }
                self.name_tags(&step);
                self.marks_changed(marks);
                let joined = self.is_joined(&step);
                self.tell(match step.changes.as_slice() {
                    _ if joined => say!(self.lang, "undo.joined"),
                    [(_, Change::Removed(_))] => say!(self.lang, "undo.made"),
                    [(_, Change::Added(_))] => say!(self.lang, "undo.removed"),
                    [(_, Change::Edited { before, after })] => {
                        if before.note != after.note {
                            say!(self.lang, "undo.changed")
                        } else if before.tags != after.tags {
                            say!(self.lang, "undo.tags")
                        } else {
                            say!(self.lang, "undo.place")
                        }
                    }
                    many => say!(self.lang, "undo.many", count = many.len()),
                });
            }
            None if self.is_paired_here() => self.tell(say!(self.lang, "link.undo")),
            None => self.tell(say!(self.lang, "undo.nothing")),
        }
    }

    /// `Ctrl-r`.
    pub(super) fn redo(&mut self) {
        match self.shelf.redo() {
            Some((marks, step)) => {
                if self.hand_over(&step) {
                    return;
                }
                self.name_tags(&step);
                self.marks_changed(marks);
                self.tell(if self.is_joined(&step) {
                    say!(self.lang, "undo.joined")
                } else {
                    say!(self.lang, "redo.done")
                });
            }
            None => self.tell(say!(self.lang, "redo.nothing")),
        }
    }

    /// True where a step left a note as it was, because another had joined words to it.
    fn is_joined(&self, step: &Step<ReportKey>) -> bool {
        step.changes.iter().any(|(key, change)| {
            let now = self.shelf.set(&key.sha256).and_then(|set| set.get(change.id()));
            match change {
                Change::Edited { after, .. } => now.is_some_and(|now| now.note != after.note),
                Change::Removed(_) => now.is_some(),
                Change::Added(mark) => now.is_some_and(|now| now.note != mark.note),
            }
        })
    }
}
