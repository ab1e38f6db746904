//! Strays: marks whose report is no longer where it stood.
//!
//! A report's file may be deleted, emptied, damaged, or overwritten with another report. Its marks are on
//! disk as before, and a library that says nothing of them looks as if they had been lost. So each such set
//! of marks has a row of its own: the report as it was marked, from the text that is kept with the marks.
//! It opens, its marks are listed and exported like those of every other report.

use super::{
    App,
    effect::Effect,
    library::{Entry, State},
};
use crate::{
    library::{EntryId, STANDARD_INPUT},
    marks::ReportMarks,
    report::Report,
    say,
};
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Where marks are looked for whose reports are not there any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The folders and files that were opened, absolute.
    pub places: Vec<PathBuf>,
    /// Every file of the library, absolute.
    pub files: Vec<PathBuf>,
    /// By their SHA-256, the reports that are there.
    pub known: HashSet<String>,
    /// The versions, by their SHA-256, that have a row of the library already: their texts are not wanted.
    pub shown: HashSet<String>,
}

/// Marks of a report that is not there any more.
#[derive(Clone, Debug)]
pub struct Stray {
    /// The marks, with the path that the report had.
    pub marks: ReportMarks,
    /// The report as it was marked; `None` where its text was not kept, or is
    /// shown already.
    pub report: Option<Arc<Report>>,
}

/// What a row of the library stands for whose report is not there any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// SHA-256 of the version that was marked.
    pub sha256: String,
    /// What stands at its path now, where that is in the library.
    pub instead: Option<EntryId>,
}

impl App {
    /// Asks for the marks of reports that are no longer where they stood. As long as the library is being
    /// loaded that cannot be told, and when it is loaded it is asked.
    pub(super) fn ask_for_strays(&mut self) {
        if !self.library.finished {
            return;
        }
        let is_shown = |entry: &&Entry| matches!(entry.state, State::Ready(_));
        let rows = self.library.entries.iter().filter(is_shown).filter_map(|entry| entry.gone.as_ref());
        let shown = rows.map(|gone| gone.sha256.clone()).collect();
        let entries = || self.library.entries.iter().filter(|entry| entry.gone.is_none());
        let search = Search {
            places: self.opened.lines().map(PathBuf::from).collect(),
            files: entries().map(|entry| self.folder.join(&entry.path)).collect(),
            known: entries().filter_map(|entry| self.key_of(entry.id)).map(|key| key.sha256).collect(),
            shown,
        };
        self.effects.push(Effect::FindStrays(search));
    }

    /// They are known: each has a row, and those that are none any more have none.
    pub(super) fn strays_found(&mut self, strays: Vec<Stray>) {
        let is_stray = |gone: &Gone| strays.iter().any(|stray| of_stray(stray) == gone.sha256);
        self.library.entries.retain(|entry| entry.gone.as_ref().is_none_or(is_stray));
        for stray in strays {
            let sha256 = of_stray(&stray).to_owned();
            let count = stray.marks.marks.len();
            let place = PathBuf::from(&stray.marks.report.path);
            self.shelf.take(stray.marks);
            let there = |entry: &&Entry| entry.gone.is_none() && self.folder.join(&entry.path) == place;
            let instead = self.library.entries.iter().find(there).map(|entry| entry.id);
            let gone = Gone { sha256, instead };
            let path = place.strip_prefix(&self.folder).map_or(place.clone(), Path::to_owned);
            let unkept = say!(self.lang, "stray.no-text", count = count);
            self.library.put_gone(path, gone, stray.report.ok_or(unkept.into_owned()));
        }
        self.library.note_replaced();
        self.refresh_table();
    }

    /// How many marks belong to what stood where this file stands, and is not there any more.
    pub fn strays_of(&self, entry: &Entry) -> usize {
        let here = self.library.replaced_by(entry.id).iter();
        here.filter_map(|sha256| self.shelf.set(sha256)).map(|set| set.marks.len()).sum()
    }

    /// Opens what stood where a file stands that cannot be read. False where nothing is known of it.
    pub(super) fn open_stray_of(&mut self, id: EntryId) -> bool {
        let stood = |entry: &&Entry| entry.gone.as_ref().is_some_and(|gone| gone.instead == Some(id));
        let Some(stray) = self.library.entries.iter().find(stood).map(|entry| entry.id) else { return false };
        self.library.report(stray).is_some() && {
            self.open_stray(stray);
            true
        }
    }

    /// Opens a report as it was marked, with the list of its marks.
    pub(super) fn open_stray(&mut self, id: EntryId) {
        self.open(id);
        self.list_marks();
        self.warn(say!(self.lang, "stray.opened"));
    }

    /// The facts of marks whose report can be shown in no form.
    pub(super) fn facts_of_stray(&self, gone: &Gone) -> Vec<(String, String)> {
        let marks = self.shelf.set(&gone.sha256).map_or(&[][..], |set| &set.marks);
        let words = |mark: &crate::marks::Mark| match (&mark.anchor, &mark.absence) {
            (Some(anchor), _) => anchor.quote.replace('\n', " "),
            (None, Some(absence)) => say!(self.lang, "marks.lacks", what = absence.what).into_owned(),
            (None, None) => say!(self.lang, "marks.on-whole").into_owned(),
        };
        let facts = marks.iter().flat_map(|mark| {
            [("marks.passage", words(mark)), ("marks.note", mark.note.replace('\n', " / "))]
        });
        let known = facts.filter(|(_, says)| !says.is_empty());
        known.map(|(name, says)| (self.lang.word(name).into_owned(), says)).collect()
    }
}

/// The version that a stray is shown as, by its SHA-256.
fn of_stray(stray: &Stray) -> &str {
    &stray.marks.report.sha256
}

/// True for the path of a report that was read from a file.
pub fn is_file(path: &str) -> bool {
    !path.is_empty() && path != STANDARD_INPUT
}
