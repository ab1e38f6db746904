//! `R`: a report whose file changed while it was open is read anew.
//!
//! The text on the screen is the one that was read, so nothing moves under the reader's eyes when the file
//! changes; its heading says so, and one key reads the file anew. Caret, marks and drafts are found again in
//! the new text; what was marked in between, saved or not, comes along.

use super::{
    App,
    effect::Effect,
    objects::{self, Object},
    reader::Reader,
    reasons::reason,
    screen::Screen,
};
use crate::{
    library::{EntryId, LibraryEvent, ReadError, STANDARD_INPUT},
    marks::{Anchor, ReportKey},
    report::Report,
    say,
};
use std::{path::PathBuf, sync::Arc};

/// A file that is open, to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// Which file of the library.
    pub id: EntryId,
    /// Its absolute path.
    pub path: PathBuf,
    /// SHA-256 of what was read.
    pub sha256: String,
}

/// What became of a file since it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// It is as it was.
    Same,
    /// It has other content.
    Changed,
    /// It is not there any more.
    Gone,
}

impl App {
    /// Has the files of the open reports looked at, where these are others than before.
    pub(super) fn watch(&mut self) {
        let readers = self.desk().into_iter().flat_map(super::desk::Desk::readers);
        let from_files = readers
            .filter(|reader| !self.library.is_gone(reader.id) && reader.path.as_os_str() != STANDARD_INPUT);
        let files = from_files.map(|reader| Watched {
            id: reader.id,
            path: self.folder.join(&reader.path),
            sha256: reader.report.source.sha256.clone(),
        });
        let files: Vec<Watched> = files.collect();
        // What is not open is not looked at, and is read anew when it is opened.
        self.on_disk.retain(|id, _| files.iter().any(|file| file.id == *id));
        if files != self.watched {
            self.watched.clone_from(&files);
            self.effects.push(Effect::Watch(files));
        }
    }

    /// What became of the file of an open report since it was read.
    pub fn on_disk(&self, id: EntryId) -> OnDisk {
        self.on_disk.get(&id).copied().unwrap_or(OnDisk::Same)
    }

    /// A file that is open is not what it was, or is so again.
    pub(super) fn file_seen(&mut self, file: &Watched, now: OnDisk) {
        if !self.watched.contains(file) {
            return;
        }
        self.on_disk.insert(file.id, now);
        match now {
            OnDisk::Same => {}
            OnDisk::Changed => self.warn(say!(self.lang, "reread.changed")),
            OnDisk::Gone => self.warn(say!(self.lang, "reread.gone")),
        }
    }

    /// `R`: reads the file anew.
    pub(super) fn ask_reread(&mut self) {
        let id = self.reader().map(|reader| reader.id).or(self.library.selected);
        let entry = id.and_then(|id| self.library.entry(id));
        let entry = entry.filter(|entry| entry.gone.is_none() && entry.path.as_os_str() != STANDARD_INPUT);
        let Some((id, path)) = entry.map(|entry| (entry.id, self.folder.join(&entry.path))) else {
            return self.tell(say!(self.lang, "reread.no-file"));
        };
        self.effects.push(Effect::Reread(id, path));
        self.tell(say!(self.lang, "reread.reading"));
    }

    /// The file was read anew, or cannot be: then what was read of it before stays.
    pub(super) fn reread(&mut self, id: EntryId, read: Result<Arc<Report>, Arc<ReadError>>) {
        let before = self.library.report(id).cloned();
        let report = match read {
            Ok(report) => report,
            Err(error) => return self.not_reread(before.is_some(), &error),
        };
        self.on_disk.remove(&id);
        if before.as_ref().is_some_and(|before| before.source.sha256 == report.source.sha256) {
            return self.tell(say!(self.lang, "reread.same"));
        }
        // What is being written is a draft of the report that it was begun on.
        self.keep_drafts();
        let key_before = self.key_of(id);
        self.library.take(LibraryEvent::Loaded(id, report.clone()), self.lang);
        let Some(key) = self.key_of(id) else { return };
        let key = self.bring_marks_along(key_before.as_ref(), key);
        self.show_anew(id, &report);
        self.effects.push(Effect::LoadMarks(key));
        self.bring_drafts_along(id);
        if let Some(before) = before {
            self.bring_editors_along(id, &before);
        }
        self.ask_for_strays();
        self.settle();
        self.place_marks();
        self.tell(say!(self.lang, "reread.done", count = self.shelf.count(&report)));
        self.tell_of_waiting();
    }

    /// Says why a file could not be read, and whether what was read of it before stays.
    fn not_reread(&mut self, was_read: bool, error: &ReadError) {
        let reason = reason(self.lang, error);
        if was_read {
            self.warn(say!(self.lang, "reread.failed", reason = reason));
        } else {
            self.warn(reason);
        }
    }

    /// The marks of what was in a file are those of what is in it now, saved at once: where the file was renamed
    /// before, they are known by what was in it alone. The key that they are known by.
    fn bring_marks_along(&mut self, before: Option<&ReportKey>, now: ReportKey) -> ReportKey {
        let Some(before) = before.filter(|before| before.shares_place(&now)) else { return now };
        let elsewhere = self.id_of(&before.sha256).is_some();
        let Some(marks) = self.shelf.succeed(before, &now, elsewhere) else { return now };
        let key = marks.report.clone();
        self.effects.push(Effect::SaveMarks(marks));
        key
    }

    /// Shows a report as it was read anew wherever it is open, beside another that rests too.
    fn show_anew(&mut self, id: EntryId, report: &Arc<Report>) {
        let open = match &mut self.screen {
            Screen::Reader(desk) => Some(desk),
            Screen::Library => None,
        };
        for desk in open.into_iter().chain(&mut self.resting) {
            for reader in desk.readers_mut().filter(|reader| reader.id == id) {
                *reader = reader.read_anew(report.clone());
            }
        }
    }
}

impl Reader {
    /// The same reader with the report as it was read anew: the caret is on the words that it was on, or as
    /// far down as it was.
    #[must_use]
    pub(super) fn read_anew(&self, report: Arc<Report>) -> Self {
        let here = objects::around(&self.report, self.caret, Object::Sentence, 0);
        let found = here.and_then(|here| {
            let there = Anchor::of(&self.report, here).find(&report).span()?;
            Some(there.start + self.caret.saturating_sub(here.start).min(there.len().saturating_sub(1)))
        });
        let as_far = || self.caret * report.text.len() / self.report.text.len().max(1);
        let caret = found.unwrap_or_else(as_far);
        let mut reader = Self::open(self.id, self.path.clone(), report, caret);
        (reader.noise, reader.simplified, reader.skipped) = (self.noise, self.simplified, self.skipped);
        reader.focus.clone_from(&self.focus);
        if !self.search.needle.is_empty() {
            reader.search_for(&self.search.needle);
        }
        reader.search.missed.clone_from(&self.search.missed);
        reader
    }
}
