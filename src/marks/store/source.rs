//! Reading marks that someone else kept: a folder, or single files, as they are handed on.

use super::{Fault, error::StoreError, file, names, text};
use crate::{
    files::Access,
    marks::{ReportMarks, TagNames},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A file of marks that was read, or why it could not be.
pub type Source = (PathBuf, Result<ReportMarks, Fault>);

/// The marks in a folder (in the order of the files' names), or in one file.
///
/// # Errors
/// Where there is no such folder or file, or it cannot be opened. A file that cannot be understood is
/// told in its place.
pub fn read(path: &Path) -> io::Result<Vec<Source>> {
    if !fs::metadata(path)?.is_dir() {
        return Ok(vec![(path.to_owned(), file::read(path))]);
    }
    let mut files = vec![];
    for entry in fs::read_dir(path)? {
        let file = entry?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if !name.starts_with('.') && name.ends_with(".json") {
            files.push(file);
        }
    }
    files.sort();
    Ok(files.into_iter().map(|path| (path.clone(), file::read(&path))).collect())
}

/// The names of the tags that lie beside the marks; none where there is no file of them.
///
/// # Errors
/// Where the file cannot be read or is not understood.
pub fn tag_names(path: &Path) -> Result<TagNames, StoreError> {
    names::read(folder_of(path))
}

fn folder_of(path: &Path) -> &Path {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty());
    if path.is_dir() { path } else { above.unwrap_or(Path::new(".")) }
}

/// Copies the texts that marks were made on, which lie beside them, into another folder of marks. A
/// text that is there already is the same.
///
/// # Errors
/// Where one cannot be read or written.
pub fn copy_texts(from: &Path, to: &Path, access: Access) -> Result<(), StoreError> {
    text::copy_all(folder_of(from), to, access)
}
