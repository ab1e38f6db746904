//! Which files are to be loaded, in which order.
//!
//! A file that is named is always tried. In a folder, and the folders in it, files named as reports
//! are, our own exports aside; hidden and ignored files are left out as ripgrep leaves them out, links to folders are not
//! entered (so there is no circle to be caught in), links to files are. A file that is reached twice
//! comes once.

use super::{
    STANDARD_INPUT,
    left_out::{LeftOut, is_export},
    natural,
};
use crate::source::{Format, ReadError};
use ignore::{DirEntry, Walk, WalkBuilder};
use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    vec,
};

/// A file that was found, or what stands in its place.
#[derive(Debug)]
pub(super) struct Entry {
    /// As named, or the folder as named with the way from there.
    pub(super) path: PathBuf,
    pub(super) origin: Origin,
}

/// How an entry came to be.
#[derive(Debug)]
pub(super) enum Origin {
    /// Named by the reader.
    Named,
    /// Seen in a folder.
    Listed,
    /// Standard input.
    Stream,
    /// Nothing to read, for this reason.
    Failure(ReadError),
}

/// Finds the entries of `paths` as they are asked for, until `stop` is set.
pub(super) fn find(paths: Vec<PathBuf>, stop: &AtomicBool) -> Finder<'_> {
    Finder {
        paths: paths.into_iter(),
        folder: None,
        seen: HashSet::new(),
        left_out: LeftOut::default(),
        stop,
    }
}

/// The way through the paths.
pub(super) struct Finder<'a> {
    paths: vec::IntoIter<PathBuf>,
    folder: Option<Folder>,
    /// Every file found so far, by the name that all ways to it share.
    seen: HashSet<PathBuf>,
    /// What was passed over so far.
    pub(super) left_out: LeftOut,
    stop: &'a AtomicBool,
}

struct Folder {
    path: PathBuf,
    walk: Walk,
    /// False while nothing in it was a report.
    fruitful: bool,
}

impl Iterator for Finder<'_> {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        while !self.stop.load(Ordering::Relaxed) {
            let found = match self.folder.take() {
                Some(folder) => self.step(folder),
                None => self.named()?,
            };
            if let Some(entry) = found.filter(|entry| self.is_new(entry)) {
                return Some(entry);
            }
        }
        None
    }
}

impl Finder<'_> {
    /// The next path that was named; a folder is opened for the steps to come. The outer `None` is
    /// the end.
    fn named(&mut self) -> Option<Option<Entry>> {
        let path = self.paths.next()?;
        if path == Path::new(STANDARD_INPUT) {
            return Some(Some(Entry { path, origin: Origin::Stream }));
        }
        if !path.is_dir() {
            return Some(Some(Entry { path, origin: Origin::Named }));
        }
        let walk = WalkBuilder::new(&path).sort_by_file_name(natural::compare).build();
        self.folder = Some(Folder { path, walk, fruitful: false });
        Some(None)
    }

    /// One step through a folder, which is put back for the next.
    fn step(&mut self, mut folder: Folder) -> Option<Entry> {
        let found = match folder.walk.next() {
            Some(Ok(entry)) => self.listed(entry),
            Some(Err(error)) => Some(failure(error, &folder.path)),
            None if folder.fruitful => return None,
            None => return Some(Entry { path: folder.path, origin: Origin::Failure(ReadError::NoReports) }),
        };
        folder.fruitful |= found.is_some();
        self.folder = Some(folder);
        found
    }

    /// A file of a folder, if it is a report.
    fn listed(&mut self, entry: DirEntry) -> Option<Entry> {
        if is_folder(&entry) {
            return None;
        }
        let path = entry.into_path();
        let other = Format::of_report(&path).is_none();
        if other || is_export(&path) {
            // A folder named twice, or inside another, leaves out each file once.
            let same = fs::canonicalize(&path).unwrap_or(path);
            if self.seen.insert(same) {
                let count = if other { &mut self.left_out.other_kinds } else { &mut self.left_out.exports };
                *count += 1;
            }
            None
        } else {
            Some(Entry { path, origin: Origin::Listed })
        }
    }

    fn is_new(&mut self, entry: &Entry) -> bool {
        let same = match entry.origin {
            Origin::Stream => Err(io::ErrorKind::Unsupported.into()),
            _ => fs::canonicalize(&entry.path),
        };
        // Whatever cannot be followed to its end is known by its own name.
        let same = same.unwrap_or_else(|_| entry.path.clone());
        self.seen.insert(same)
    }
}

/// True for folders and links to folders.
fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_none_or(|kind| kind.is_dir() || (kind.is_symlink() && entry.path().is_dir()))
}

/// What could not be listed, most often a folder that the reader may not enter.
fn failure(error: ignore::Error, folder: &Path) -> Entry {
    let path = path_of(&error).unwrap_or(folder).to_path_buf();
    let reason = error.into_io_error().unwrap_or_else(|| io::Error::other("it cannot be listed"));
    Entry { path, origin: Origin::Failure(reason.into()) }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::Partial(errors) => errors.iter().find_map(path_of),
        _ => None,
    }
}
