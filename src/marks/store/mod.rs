//! The folder of marks on disk: one readable JSON file a report, never lost, never overwritten blindly.
//!
//! A save reads what is on disk, merges, and replaces the file in one step, while it holds the
//! folder against other instances. A file that cannot be read, or that a later version wrote, is
//! left alone: its marks come from the generation before, new marks go to a file beside it, and a
//! [`Notice`] says so. `docs/marks-format.md` describes the files and the reasons.

mod disk;
mod error;
mod file;
mod handover;
mod name;
mod names;
mod shelf;
pub mod source;
mod text;
mod watch;

pub use error::{Advice, Doing, Fault, Notice, StoreError};
pub use watch::Token;

use super::{
    Mark, ReportKey, ReportMarks,
    merge::{self, Disk},
    origin::Origin,
};
use crate::{
    files::{self, Access},
    source::SourceText,
};
use disk::Stamp;
use file::Read;
use shelf::Shelf;
use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The folder of marks. Opening it touches nothing: the folder is made with the first save.
pub struct Store {
    folder: PathBuf,
    access: Access,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    shelf: Shelf,
    generation: u64,
    swept: bool,
    /// By SHA-256, the marks as they were last passed to `save`, with the generation it gave out.
    passed: HashMap<String, (u64, Arc<Vec<Mark>>)>,
    /// The file of tag names as it was when it was last asked after; `None` before.
    names: Option<Option<Stamp>>,
}

/// The marks of a report as they are on disk.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The marks; none where nothing was kept yet. Change these, then [`Store::save`] them.
    pub marks: ReportMarks,
    /// The key under which they were kept, where it differs from the one that was asked for: the
    /// report's file was changed, moved or renamed since.
    pub kept_as: Option<ReportKey>,
    /// For [`Store::changed_since`].
    pub token: Token,
    /// What the reader should know about the files.
    pub notices: Vec<Notice>,
}

/// What a save left on disk.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The marks on disk: those that were passed, joined with another instance's.
    /// [`ReportMarks::adopt`] takes them over where more was changed in the meantime.
    pub marks: ReportMarks,
    /// The file they are in.
    pub path: PathBuf,
    /// For [`Store::changed_since`].
    pub token: Token,
    /// What the reader should know about the files.
    pub notices: Vec<Notice>,
}

/// The files about one report, read.
struct Shelved {
    files: Vec<Read>,
    notices: Vec<Notice>,
    /// The readable files' marks, or the generation before of those that are not.
    found: Vec<ReportMarks>,
    disk: Disk,
}

impl Store {
    /// The store in `folder`. Nothing is read or made yet.
    pub fn open(folder: impl Into<PathBuf>, access: Access) -> Self {
        Self { folder: folder.into(), access, state: Mutex::default() }
    }

    /// Where the marks are kept.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The marks of a report: of this version of its file, of one before it, or of the file that
    /// was at its path. Never fails: what cannot be read is told in the notices.
    pub fn load(&self, key: &ReportKey) -> Loaded {
        let mut state = self.state();
        state.shelf.refresh(&self.folder);
        let shelved = self.shelved(&state.shelf, key);
        let token = self.token(key, &shelved.files);
        let kept_as = shelved.found.first().map(|kept| kept.report.clone());
        let kept_as = kept_as.filter(|kept| kept.sha256 != key.sha256 || kept.path != key.path);
        let mut marks = joined(shelved.found, key);
        state.give_out(&mut marks);
        Loaded { marks, kept_as, token, notices: shelved.notices }
    }

    /// Keeps the marks of a report, joined with what other instances did to them since they were
    /// loaded. When this returns, they are on disk.
    ///
    /// # Errors
    /// Where the folder cannot be made, held or written. What was on disk is still there.
    pub fn save(&self, ours: &ReportMarks) -> Result<Saved, StoreError> {
        disk::make_folder(&self.folder, self.access)?;
        let mut state = self.state();
        let _hold = disk::hold(&self.folder, self.access)?;
        if !std::mem::replace(&mut state.swept, true) {
            files::sweep(&self.folder);
        }
        state.shelf.refresh(&self.folder);
        let key = &ours.report;
        let mut shelved = self.shelved(&state.shelf, key);
        let disk = shelved.disk;
        let theirs = joined(std::mem::take(&mut shelved.found), key);
        let base = state.base(ours);
        let mut merged = ReportMarks {
            version: ReportMarks::VERSION,
            report: merge::report(key, &theirs.report),
            marks: merge::marks(&base, &ours.marks, &ours.origin.removed, &theirs.marks, disk),
            extra: merge::extra(None, &ours.extra, &theirs.extra),
            origin: Origin::default(),
        };
        let mut readable: Vec<&Read> = shelved.files.iter().filter(|file| file.marks.is_ok()).collect();
        // A report's first file outlives those that were put beside it while it could not be read.
        readable.sort_by_key(|file| name::turn(&file.path));
        let path = readable.first().map_or_else(|| self.fresh_path(key), |file| file.path.clone());
        let same = readable.len() == 1
            && readable.iter().any(|file| file.marks.as_ref().is_ok_and(|kept| *kept == merged));
        if !same {
            let bytes = file::write(&merged, &path)?;
            disk::replace(&path, &bytes, self.access, Some(&file::backup(&path)))?;
        }
        for absorbed in readable.iter().skip(1) {
            disk::retire(&absorbed.path, &file::backup(&absorbed.path))?;
        }
        state.give_out(&mut merged);
        let passed = (merged.origin.generation, Arc::new(ours.marks.clone()));
        state.passed.insert(key.sha256.clone(), passed);
        let files = shelved.files.iter().map(|file| &file.path).filter(|file| file.exists());
        let mut files: Vec<_> = files.map(|file| (file.clone(), Stamp::of(file))).collect();
        if !files.iter().any(|(file, _)| *file == path) {
            files.push((path.clone(), Stamp::of(&path)));
            files.sort_by(|one, other| one.0.cmp(&other.0));
        }
        let token = Token { key: key.clone(), folder: Stamp::of(&self.folder), files };
        Ok(Saved { marks: merged, path, token, notices: shelved.notices })
    }

    /// Every report that has marks, for offering one as the earlier version of another.
    pub fn reports(&self) -> Vec<ReportKey> {
        let mut state = self.state();
        state.shelf.refresh(&self.folder);
        state.shelf.reports().cloned().collect()
    }

    /// The ids of all marks, of whatever report; `None` where a file of marks cannot be read, since what
    /// is not among the others may be in there.
    pub fn ids(&self) -> Option<HashSet<String>> {
        let all = match source::read(&self.folder) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Some(HashSet::new()),
            all => all.ok()?,
        };
        let mut ids = HashSet::new();
        for (_, marks) in all {
            ids.extend(marks.ok()?.marks.into_iter().map(|mark| mark.id));
        }
        Some(ids)
    }

    /// Keeps the text that marks are made on, once per version of the file.
    ///
    /// # Errors
    /// Where the folder cannot be made, held or written.
    pub fn keep_text(&self, source: &SourceText) -> Result<(), StoreError> {
        if text::is_kept(&self.folder, &source.sha256) {
            return Ok(());
        }
        disk::make_folder(&self.folder, self.access)?;
        let _state = self.state();
        let _hold = disk::hold(&self.folder, self.access)?;
        text::keep(&self.folder, &source.sha256, &source.text, self.access)
    }

    /// The source text of a version that was marked; `None` where it was not kept.
    ///
    /// # Errors
    /// Where the kept text is damaged or cannot be read.
    pub fn text(&self, sha256: &str) -> Result<Option<String>, StoreError> {
        text::read(&self.folder, sha256)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn shelved(&self, shelf: &Shelf, key: &ReportKey) -> Shelved {
        let paths = shelf.find(&self.folder, key);
        let files: Vec<Read> = paths.into_iter().filter_map(Read::of).collect();
        let mut found: Vec<ReportMarks> = files.iter().filter_map(|file| file.marks.clone().ok()).collect();
        let disk = if found.is_empty() { Disk::Partial } else { Disk::Whole };
        // A file beside a damaged one was begun with what was known of it: the generation before, or more.
        let beside = files.iter().find(|file| file.marks.is_ok()).map(|file| file.path.clone());
        let mut notices = vec![];
        for file in &files {
            let Err(fault) = &file.marks else { continue };
            let backup = file::backup(&file.path);
            let before = file::read(&backup).ok();
            let shown = before.is_some() || beside.is_some() && file.shares_marks(&found);
            let fallback = shown.then(|| beside.clone().unwrap_or(backup));
            found.extend(before.filter(|_| beside.is_none()));
            notices.push(Notice { path: file.path.clone(), fault: fault.clone(), fallback });
        }
        Shelved { files, notices, found, disk }
    }

    /// A name that no file has.
    fn fresh_path(&self, key: &ReportKey) -> PathBuf {
        let mut turn = 1;
        loop {
            let path = self.folder.join(name::of(key, turn));
            if std::fs::symlink_metadata(&path).is_err() {
                return path;
            }
            turn += 1;
        }
    }
}

impl State {
    /// Ties a set of marks to the state of the disk that it shows.
    fn give_out(&mut self, marks: &mut ReportMarks) {
        self.generation += 1;
        marks.origin =
            Origin { generation: self.generation, marks: Arc::new(marks.marks.clone()), removed: vec![] };
    }

    /// The marks that both `ours` and the disk were derived from: what `ours` was loaded as, or what
    /// was saved of it since.
    fn base(&self, ours: &ReportMarks) -> Arc<Vec<Mark>> {
        match self.passed.get(&ours.report.sha256) {
            Some((generation, passed)) if *generation > ours.origin.generation => passed.clone(),
            _ => ours.origin.marks.clone(),
        }
    }
}

/// Several files' marks of one report as one set, under the key that is asked for.
fn joined(found: Vec<ReportMarks>, key: &ReportKey) -> ReportMarks {
    let mut all = ReportMarks::new(key.clone());
    for kept in found {
        all.report = merge::report(&all.report, &kept.report);
        all.marks = merge::marks(&[], &all.marks, &[], &kept.marks, Disk::Partial);
        all.extra = merge::extra(None, &all.extra, &kept.extra);
    }
    all
}
