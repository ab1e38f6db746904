//! Loading one entry, and all of them one after the other.

use super::{
    LeftOut, Request, THREAD,
    finding::{Entry, Finder, Origin, find},
};
use crate::{
    report::Report,
    source::{self, Encoding, Format, ReadError, SourceText},
};
use std::{
    any::Any,
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::atomic::AtomicBool,
    thread,
};

/// Loads everything that is asked for, in order, one at each step.
pub fn load_all(request: Request) -> Loading {
    static NEVER: AtomicBool = AtomicBool::new(false);
    Loading { found: find(request.paths, &NEVER), encoding: request.encoding }
}

/// Reports as they are loaded one after the other.
pub struct Loading {
    found: Finder<'static>,
    encoding: Option<Encoding>,
}

impl Loading {
    /// What the folders held besides, as far as they were gone through.
    pub fn left_out(&self) -> LeftOut {
        self.found.left_out
    }
}

impl Iterator for Loading {
    type Item = (PathBuf, Result<Report, ReadError>);

    fn next(&mut self) -> Option<Self::Item> {
        let entry = self.found.next()?;
        let path = entry.path.clone();
        Some((path, load(entry, self.encoding, Report::build)))
    }
}

/// Reads an entry and builds its report. A panic while building stays with this one report.
pub(super) fn load<T>(
    entry: Entry,
    encoding: Option<Encoding>,
    build: impl FnOnce(SourceText) -> T,
) -> Result<T, ReadError> {
    let source = match entry.origin {
        Origin::Named => source::read(&entry.path, encoding)?,
        Origin::Listed => source::read(&entry.path, encoding).map_err(|error| match error {
            ReadError::Missing => ReadError::Vanished,
            other => other,
        })?,
        Origin::Stream => source::read_stream(io::stdin().lock(), Format::Text, encoding)?,
        Origin::Failure(reason) => return Err(reason),
    };
    catch_unwind(AssertUnwindSafe(|| build(source))).map_err(|panic| ReadError::Defect(words_of(&*panic)))
}

/// Reads a file anew that was read before.
///
/// # Errors
/// Where it cannot be read any more.
pub fn reread(path: PathBuf, encoding: Option<Encoding>) -> Result<Report, ReadError> {
    load(Entry { path, origin: Origin::Named }, encoding, Report::build)
}

/// Builds the report of a text that was kept from an earlier reading. `None` where a defect is met; that
/// stays with the thread that it is built on, as with a report that is loaded.
pub fn rebuild(source: SourceText) -> Option<Report> {
    let building = thread::Builder::new().name(THREAD.to_owned()).spawn(move || Report::build(source));
    building.ok()?.join().ok()
}

fn words_of(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().copied();
    words.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(path: PathBuf) -> Entry {
        Entry { path, origin: Origin::Listed }
    }

    #[test]
    fn a_defect_stays_with_one_report() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("云溪区.txt");
        std::fs::write(&path, "云溪区人民政府\n").unwrap();
        let result: Result<(), _> = load(listed(path.clone()), None, |_| panic!("第{}行", 3));
        assert!(matches!(result, Err(ReadError::Defect(words)) if words == "第3行"));
        assert_eq!(load(listed(path), None, |source| source.text).unwrap(), "云溪区人民政府\n");
    }

    #[test]
    fn a_file_that_went_after_it_was_listed_has_vanished() {
        let path = tempfile::tempdir().unwrap().path().join("临澜市.txt");
        assert!(matches!(load(listed(path.clone()), None, |_| ()), Err(ReadError::Vanished)));
        let named = Entry { path, origin: Origin::Named };
        assert!(matches!(load(named, None, |_| ()), Err(ReadError::Missing)));
    }
}
