//! The file of tag names: plain lines that a person may edit.

use super::{
    Store,
    disk::{self, Stamp},
    error::{Doing, StoreError},
};
use crate::{
    files::Access,
    marks::tags::{NamesEdit, TagNames},
};
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

impl Store {
    /// The names of the tags; none where there is no file of them.
    ///
    /// # Errors
    /// Where the file cannot be read or is not understood.
    pub fn tag_names(&self) -> Result<TagNames, StoreError> {
        read(&self.folder)
    }

    /// True where the file of tag names may have changed since this was asked last.
    pub fn tag_names_changed(&self) -> bool {
        let stamp = Stamp::of(&path(&self.folder));
        let mut state = self.state();
        state.names.replace(stamp) != Some(stamp)
    }

    /// Changes the names of the tags, as they are on disk now.
    ///
    /// # Errors
    /// Where the file cannot be read, is not understood, or cannot be written. It is then as it was.
    pub fn edit_tag_names(&self, edit: &NamesEdit) -> Result<TagNames, StoreError> {
        disk::make_folder(&self.folder, self.access)?;
        let _state = self.state();
        let _hold = disk::hold(&self.folder, self.access)?;
        let names = edit.apply(&read(&self.folder)?);
        write(&self.folder, &names, self.access)?;
        Ok(names)
    }
}
