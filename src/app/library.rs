//! The library: every file that was found, what became of it, and which of them are shown in what
//! order.

use super::{
    reasons::reason,
    scroll::{Move, Scroll},
    strays::Gone,
    table::{Column, Sort, caption},
};
use crate::{
    library::{EntryId, LeftOut, LibraryEvent},
    outline::{Genre, PartName},
    report::Report,
    source::display_name,
    words::Lang,
};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The number of the first report that is gone. Files are numbered from 0 as they are found, and there are
/// never so many.
const FIRST_GONE: usize = usize::MAX / 2;

/// A file of the library.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its number.
    pub id: EntryId,
    /// Its path.
    pub path: PathBuf,
    /// What became of it.
    pub state: State,
    /// Where it is not there any more, and only its marks are.
    pub gone: Option<Gone>,
}

/// What became of a file.
#[derive(Clone, Debug)]
pub enum State {
    /// It is being read.
    Waiting,
    /// The report.
    Ready(Arc<Report>),
    /// Why it could not be read.
    Failed(String),
}

/// How far a report was read.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Progress {
    /// Never opened.
    #[default]
    Unread,
    /// Opened, the end not yet seen.
    Reading,
    /// The end was on the screen.
    Read,
}

/// How many files there are, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Found so far.
    pub found: usize,
    /// Reports that are ready.
    pub ready: usize,
    /// Files that cannot be read.
    pub failed: usize,
}

/// The table of the library.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// In the order in which the files were found.
    pub entries: Vec<Entry>,
    /// What the table shows, in its order.
    pub shown: Vec<EntryId>,
    /// The file under the cursor.
    pub selected: Option<EntryId>,
    /// The cursor's place in `shown`, and the window.
    pub scroll: Scroll,
    /// The order.
    pub sort: Sort,
    /// What the table is narrowed to, as typed.
    pub filter: String,
    /// What the folders held besides.
    pub left_out: LeftOut,
    /// True when everything was tried.
    pub finished: bool,
    /// By caption, the reports that go by it.
    captions: HashMap<String, Vec<EntryId>>,
    /// By file, the versions that stood where it stands and are not there any more, by their SHA-256.
    replaced: HashMap<EntryId, Vec<String>>,
    /// How many rows of reports that are gone there have been.
    gone: usize,
}

impl Library {
    /// The file with that number.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        let index = self.entries.binary_search_by_key(&id, |entry| entry.id).ok()?;
        self.entries.get(index)
    }

    /// The report of that file, if it is ready.
    pub fn report(&self, id: EntryId) -> Option<&Arc<Report>> {
        match &self.entry(id)?.state {
            State::Ready(report) => Some(report),
            _ => None,
        }
    }

    /// The file under the cursor.
    pub fn current(&self) -> Option<&Entry> {
        self.entry(self.selected?)
    }

    /// How many files there are.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for entry in self.entries.iter().filter(|entry| entry.gone.is_none()) {
            counts.found += 1;
            match entry.state {
                State::Ready(_) => counts.ready += 1,
                State::Failed(_) => counts.failed += 1,
                State::Waiting => {}
            }
        }
        counts
    }

    /// Takes in a step of the loading.
    pub fn take(&mut self, event: LibraryEvent, lang: Lang) {
        match event {
            LibraryEvent::Found(id, path) => self.put(id, Some(path), State::Waiting),
            LibraryEvent::Loaded(id, report) => self.put(id, None, State::Ready(report)),
            LibraryEvent::Failed(id, path, error) => {
                self.put(id, Some(path), State::Failed(reason(lang, &error)))
            }
            LibraryEvent::LeftOut(left_out) => self.left_out = left_out,
            LibraryEvent::Finished => self.finished = true,
        }
    }

    /// What tells a report from others of the same [`caption`]: its file's name, with as many folders
    /// as that takes. `None` where no other has that caption.
    pub fn aside(&self, id: EntryId) -> Option<String> {
        let entry = self.entry(id)?;
        let State::Ready(report) = &entry.state else { return None };
        let alike = self.captions.get(&caption(report, &entry.path))?;
        let others: Vec<&Path> = alike
            .iter()
            .filter(|other| **other != id)
            .filter_map(|other| Some(self.entry(*other)?.path.as_path()))
            .collect();
        let tells_apart = |parts: &usize| {
            let own = last_parts(&entry.path, *parts);
            others.iter().all(|other| last_parts(other, *parts) != own)
        };
        let parts = (1..=entry.path.components().count()).find(tells_apart).unwrap_or(usize::MAX);
        (!others.is_empty()).then(|| display_name(&last_parts(&entry.path, parts)))
    }

    /// Puts in a report that is not there any more, or, where it is in already, what stands in its place now.
    pub(super) fn put_gone(&mut self, path: PathBuf, gone: Gone, report: Result<Arc<Report>, String>) {
        let is_same = |entry: &&mut Entry| entry.gone.as_ref().is_some_and(|of| of.sha256 == gone.sha256);
        let state = report.map_or_else(State::Failed, State::Ready);
        if let Some(known) = self.entries.iter_mut().find(is_same) {
            known.gone = Some(gone);
            if matches!((&known.state, &state), (State::Failed(_), State::Ready(_))) {
                known.state = state;
            }
            return;
        }
        let id = EntryId(FIRST_GONE + self.gone);
        self.gone += 1;
        self.entries.push(Entry { id, path, state, gone: Some(gone) });
    }

    /// Notes which files stand where reports that are gone stood.
    pub(super) fn note_replaced(&mut self) {
        self.replaced.clear();
        for gone in self.entries.iter().filter_map(|entry| entry.gone.as_ref()) {
            if let Some(file) = gone.instead {
                self.replaced.entry(file).or_default().push(gone.sha256.clone());
            }
        }
    }

    /// The versions that stood where a file stands and are not there any more, by their SHA-256.
    pub(super) fn replaced_by(&self, file: EntryId) -> &[String] {
        self.replaced.get(&file).map_or(&[], Vec::as_slice)
    }

    /// True where only the marks of a report are there.
    pub fn is_gone(&self, id: EntryId) -> bool {
        self.entry(id).is_some_and(|entry| entry.gone.is_some())
    }

    fn put(&mut self, id: EntryId, path: Option<PathBuf>, state: State) {
        if self.report(id).is_some() {
            for alike in self.captions.values_mut() {
                alike.retain(|other| *other != id);
            }
        }
        match self.entries.binary_search_by_key(&id, |entry| entry.id) {
            Ok(index) => {
                let entry = &mut self.entries[index];
                entry.state = state;
                if let Some(path) = path {
                    entry.path = path;
                }
            }
            Err(index) => {
                let path = path.unwrap_or_default();
                self.entries.insert(index, Entry { id, path, state, gone: None });
            }
        }
        if let Some(Entry { path, state: State::Ready(report), .. }) = self.entry(id) {
            let caption = caption(report, path);
            self.captions.entry(caption).or_default().push(id);
        }
    }

    /// Moves the cursor.
    pub fn go(&mut self, step: Move, height: usize) {
        self.scroll.go(step, self.shown.len(), height);
        self.selected = self.shown.get(self.scroll.selected).copied();
    }

    /// Puts the cursor on a file, if the table shows it.
    pub fn select(&mut self, id: EntryId, height: usize) {
        if let Some(index) = self.shown.iter().position(|shown| *shown == id) {
            self.go(Move::To(index), height);
        }
    }

    /// Sorts by the next column to the left or right.
    pub fn sort_by_neighbour(&mut self, step: isize) {
        self.sort = Sort { column: self.sort.column.neighbour(step), reversed: false };
    }

    /// Puts what is shown in order again; the cursor stays on its file, or near its place where the
    /// file is no longer shown.
    pub fn show(&mut self, shown: Vec<EntryId>, height: usize) {
        self.shown = shown;
        let place = self.selected.and_then(|id| self.shown.iter().position(|shown| *shown == id));
        let place = place.unwrap_or(self.scroll.selected.min(self.shown.len().saturating_sub(1)));
        self.go(Move::To(place), height);
    }
}

/// The last parts of a path, so many of them.
fn last_parts(path: &Path, count: usize) -> PathBuf {
    let parts: Vec<_> = path.components().collect();
    parts.iter().skip(parts.len().saturating_sub(count)).collect()
}

/// The five parts in the law's order.
pub const PARTS: [PartName; 5] =
    [PartName::Measures, PartName::Shortcomings, PartName::Leaders, PartName::Plan, PartName::Other];

/// True where the law asks this genre for the five parts, so that a missing one is a finding. The
/// fifth, other matters, is never missing: there need be none.
pub fn is_missing(report: &Report, name: PartName) -> bool {
    report.outline.genre == Genre::RuleOfLaw
        && name != PartName::Other
        && !report.outline.parts.iter().any(|part| part.name == name)
}

impl Default for Sort {
    fn default() -> Self {
        Self { column: Column::File, reversed: false }
    }
}
