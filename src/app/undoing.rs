//! `u` and `Ctrl-r`: what was done to marks is taken back, or done again, and said in its own words.

use super::App;
use crate::{marks::Change, say};

impl App {
    /// `u`.
    pub(super) fn undo(&mut self) {
        match self.shelf.undo() {
            Some((marks, step)) => {
                self.name_tags(&step);
                self.marks_changed(marks);
                let joined = step.changes.iter().any(|(key, change)| match change {
                    Change::Edited { after, .. } => {
                        let now = self.shelf.set(&key.sha256).and_then(|set| set.get(&after.id));
                        now.is_some_and(|now| now.note != after.note)
                    }
                    _ => false,
                });
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
                self.name_tags(&step);
                self.marks_changed(marks);
                self.tell(say!(self.lang, "redo.done"));
            }
            None => self.tell(say!(self.lang, "redo.nothing")),
        }
    }
}
