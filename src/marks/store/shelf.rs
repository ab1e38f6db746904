//! Which file of the folder is about which report.
//!
//! A report is known by its content first (any version of it that was marked), then by its path. The
//! files are looked through once; after that a look at the folder's own time tells whether
//! anything came or went.

use super::{disk::Stamp, error::Fault, file, name};
use crate::marks::ReportKey;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

/// A folder's time moves in steps: a look within this time of the last change is not trusted to
/// have seen everything.
const SETTLED: Duration = Duration::from_secs(2);

struct Entry {
    stamp: Option<Stamp>,
    report: Option<ReportKey>,
    fault: Option<Fault>,
}

/// What is known of the files in a folder.
#[derive(Default)]
pub(super) struct Shelf {
    entries: BTreeMap<String, Entry>,
    looked: Option<Stamp>,
}

impl Shelf {
    /// Looks at what came, went or changed in the folder.
    pub(super) fn refresh(&mut self, folder: &Path) {
        let stamp = Stamp::of(folder);
        if stamp.is_some() && stamp == self.looked {
            return;
        }
        let mut entries = BTreeMap::new();
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let Ok(name) = entry.file_name().into_string() else { continue };
            if name.starts_with('.') || !name.ends_with(".json") {
                continue;
            }
            let path = entry.path();
            let stamp = Stamp::of(&path);
            let known = self.entries.remove(&name).filter(|known| known.stamp == stamp && stamp.is_some());
            let entry = known.unwrap_or_else(|| {
                let (report, fault) = file::report(&path);
                Entry { stamp, report, fault }
            });
            entries.insert(name, entry);
        }
        self.entries = entries;
        self.looked = stamp.filter(|stamp| {
            let age = stamp.modified.and_then(|modified| SystemTime::now().duration_since(modified).ok());
            age.is_some_and(|age| age > SETTLED)
        });
    }

    /// The folder as it was at the last look that has seen everything; `None` where it may not have.
    pub(super) fn looked(&self) -> Option<Stamp> {
        self.looked
    }

    /// The files about a report, by name.
    pub(super) fn find(&self, folder: &Path, key: &ReportKey) -> Vec<PathBuf> {
        let by_content = |(name, entry): &(&String, &Entry)| match &entry.report {
            Some(report) => report.shares_version(key),
            None => name::belongs(name, &key.sha256),
        };
        let by_path = |(_, entry): &(&String, &Entry)| {
            entry.report.as_ref().is_some_and(|report| report.shares_place(key))
        };
        let mut found: Vec<_> = self.entries.iter().filter(by_content).collect();
        if found.is_empty() {
            found = self.entries.iter().filter(by_path).collect();
        }
        found.into_iter().map(|(name, _)| folder.join(name)).collect()
    }

    /// Every report that has a readable file of marks.
    pub(super) fn reports(&self) -> impl Iterator<Item = &ReportKey> {
        self.entries.values().filter(|entry| entry.fault.is_none()).filter_map(|entry| entry.report.as_ref())
    }

    /// The readable files of marks, and which report each is about.
    pub(super) fn files(&self, folder: &Path) -> impl Iterator<Item = (PathBuf, &ReportKey)> {
        let readable = self.entries.iter().filter(|(_, entry)| entry.fault.is_none());
        readable.filter_map(move |(name, entry)| Some((folder.join(name), entry.report.as_ref()?)))
    }
}
