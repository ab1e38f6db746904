//! The file of tag names: plain lines that a person may edit.

use super::{
    disk,
    error::{Doing, StoreError},
};
use crate::{files::Access, marks::tags::TagNames};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Where the names are kept.
pub(super) fn path(folder: &Path) -> PathBuf {
    folder.join("tags.txt")
}

/// The names as they are on disk; none where there is no file.
pub(super) fn read(folder: &Path) -> Result<TagNames, StoreError> {
    let path = path(folder);
    let text = match fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(TagNames::default()),
        text => text.map_err(StoreError::io(Doing::Read, &path))?,
    };
    // Editors on other systems begin a text with a byte order mark.
    let text = text.trim_start_matches('\u{feff}');
    TagNames::parse(text).map_err(|reason| StoreError::Names { path, reason })
}

/// Replaces the file in one step. The folder must be held.
pub(super) fn write(folder: &Path, names: &TagNames, access: Access) -> Result<(), StoreError> {
    disk::replace(&path(folder), names.to_string().as_bytes(), access, None)
}
