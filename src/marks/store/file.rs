//! One file of marks: reading it, and saying what is wrong with it where it cannot be read.

use super::{
    disk::Stamp,
    error::{Fault, StoreError},
};
use crate::marks::{ReportKey, ReportMarks};
use serde::Deserialize;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The marks in a file, or why they cannot be had.
pub(super) fn read(path: &Path) -> Result<ReportMarks, Fault> {
    let bytes = fs::read(path).map_err(|error| Fault::Unreadable(error.to_string()))?;
    parse(&bytes)
}

/// The part of a file that every version has.
#[derive(Deserialize)]
struct Head {
    version: u64,
    report: Option<ReportKey>,
}

fn parse(bytes: &[u8]) -> Result<ReportMarks, Fault> {
    let damaged = |error: serde_json::Error| Fault::Damaged(error.to_string());
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    let head: Head = serde_json::from_slice(bytes).map_err(damaged)?;
    if head.version > u64::from(ReportMarks::VERSION) {
        return Err(Fault::Newer(head.version));
    }
    serde_json::from_slice(bytes).map_err(damaged)
}

/// Which report a file of marks is about, as far as it or the generation before it says.
pub(super) fn report(path: &Path) -> (Option<ReportKey>, Option<Fault>) {
    match read(path) {
        Ok(marks) => (Some(marks.report), None),
        Err(fault) => {
            let own = fs::read(path).ok().and_then(|bytes| serde_json::from_slice::<Head>(&bytes).ok());
            let key = own.and_then(|head| head.report);
            let key = key.or_else(|| read(&backup(path)).ok().map(|marks| marks.report));
            (key, Some(fault))
        }
    }
}

/// The name of the generation before.
pub(super) fn backup(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".bak");
    name.into()
}

/// The bytes of a file of marks: readable, in a stable order, ending in a line feed.
pub(super) fn write(marks: &ReportMarks, path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut bytes = serde_json::to_vec_pretty(marks)
        .map_err(|error| StoreError::Form { path: path.to_owned(), reason: error.to_string() })?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A file that was read, with the state it was in.
pub(super) struct Read {
    pub(super) path: PathBuf,
    pub(super) stamp: Option<Stamp>,
    pub(super) marks: Result<ReportMarks, Fault>,
}

impl Read {
    /// Reads a file; the stamp is taken first, so that a change in between shows as one later.
    pub(super) fn of(path: PathBuf) -> Option<Self> {
        let stamp = Stamp::of(&path);
        let marks = read(&path);
        let gone = stamp.is_none()
            && fs::symlink_metadata(&path).is_err_and(|e| e.kind() == io::ErrorKind::NotFound);
        (!gone).then_some(Self { path, stamp, marks })
    }

    /// True where the file, readable or not, names a mark that is among `found`.
    pub(super) fn shares_marks(&self, found: &[ReportMarks]) -> bool {
        let mut ids = found.iter().flat_map(|kept| &kept.marks).map(|mark| format!("\"{}\"", mark.id));
        fs::read_to_string(&self.path).is_ok_and(|text| ids.any(|id| text.contains(&id)))
    }
}
