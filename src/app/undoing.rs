//! `u` and `Ctrl-r`: what was done to marks is taken back, or done again, and said in its own words.

use super::{App, table::short_caption, versions::file_of};
use crate::{
    marks::{Change, ReportKey, Step},
    say,
};

impl App {
    /// `u`, so many times.
    pub(super) fn undo(&mut self, times: usize) {
        let done = self.again_and_again(times, Self::undo_step);
        if done > 1 {
            self.tell(say!(self.lang, "undo.steps", count = done));
        }
    }

    /// `Ctrl-r`, so many times.
    pub(super) fn redo(&mut self, times: usize) {
        let done = self.again_and_again(times, Self::redo_step);
        if done > 1 {
            self.tell(say!(self.lang, "redo.steps", count = done));
        }
    }

    /// Does something until there is nothing to do it to, and not more often than `times`; answers how often.
    /// That there was nothing is said only where it was not done at all.
    fn again_and_again(&mut self, times: usize, step: fn(&mut Self) -> bool) -> usize {
        for done in 0..times {
            let said = self.message.take();
            if !step(self) {
                if done > 0 {
                    self.message = said;
                }
                return done;
            }
        }
        times
    }

    /// Takes the last step back. True where there was one.
    fn undo_step(&mut self) -> bool {
        if self.taking_over.is_some() {
            self.tell(say!(self.lang, "undo.busy"));
            return false;
        }
        if self.bring_back() {
            return true;
        }
        match self.shelf.undo() {
            Some((marks, step)) => {
                if self.hand_over(&step) {
                    return true;
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
                self.go_where_it_was_done(&step);
                return true;
            }
            None if self.is_paired_here() => self.tell(say!(self.lang, "link.undo")),
            None => self.tell(say!(self.lang, "undo.nothing")),
        }
        false
    }

    /// Does the last step again that was taken back. True where there was one.
    fn redo_step(&mut self) -> bool {
        if self.taking_over.is_some() {
            self.tell(say!(self.lang, "undo.busy"));
            return false;
        }
        match self.shelf.redo() {
            Some((marks, step)) => {
                if self.hand_over(&step) {
                    return true;
                }
                self.name_tags(&step);
                self.marks_changed(marks);
                self.tell(if self.is_joined(&step) {
                    say!(self.lang, "undo.joined")
                } else {
                    say!(self.lang, "redo.done")
                });
                self.go_where_it_was_done(&step);
                return true;
            }
            None => self.tell(say!(self.lang, "redo.nothing")),
        }
        false
    }

    /// Where a step was about another report than the one that is being read: goes to it where it is open in
    /// the other pane, and names it.
    fn go_where_it_was_done(&mut self, step: &Step<ReportKey>) {
        let Some((key, change)) = step.changes.first() else { return };
        let is_one = step.changes.iter().all(|(other, _)| other.sha256 == key.sha256);
        let is_here = self.reader().is_some_and(|reader| reader.report.source.sha256 == key.sha256);
        if !is_one || is_here {
            return;
        }
        let id = self.id_of(&key.sha256);
        if let Some(desk) = self.desk_mut()
            && desk.readers().any(|reader| Some(reader.id) == id)
        {
            desk.on_right = !desk.on_right;
            desk.outline.focused = false;
            let reader = desk.reader_mut();
            let place = reader.placed.iter().find(|placed| placed.id == change.id());
            if let Some(at) = place.and_then(|placed| placed.at()) {
                reader.show_mark(at.start, change.id().to_owned());
            }
        }
        let entry = id.and_then(|id| Some((self.library.report(id)?, &self.library.entry(id)?.path)));
        let name = entry.map_or_else(|| file_of(key), |(report, path)| short_caption(report, path));
        if let Some(message) = &mut self.message {
            message.text = say!(self.lang, "undo.elsewhere", name = name, what = message.text).into_owned();
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
