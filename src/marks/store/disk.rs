//! The folder of marks on disk: what [`files`] does, with the store's errors.

use super::error::{Doing, StoreError};
pub(super) use crate::files::Stamp;
use crate::files::{
    self, Access,
    lock::{self, Hold, NotHeld},
};
use std::{fs, path::Path};

/// Makes a folder, or takes one that is there, and sees to who may look into it.
pub(super) fn make_folder(folder: &Path, access: Access) -> Result<(), StoreError> {
    files::make_folder(folder, access).map_err(StoreError::io(Doing::MakeFolder, folder))?;
    #[cfg(unix)]
    if access == Access::Owner {
        use std::os::unix::fs::PermissionsExt;
        let metadata = fs::metadata(folder).map_err(StoreError::io(Doing::ReadFolder, folder))?;
        if metadata.permissions().mode() & 0o777 != 0o700 {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
                .map_err(StoreError::io(Doing::CloseFolder, folder))?;
        }
    }
    Ok(())
}

/// [`files::replace`]s a file in a folder that is held.
pub(super) fn replace(
    path: &Path,
    bytes: &[u8],
    access: Access,
    backup: Option<&Path>,
) -> Result<(), StoreError> {
    files::replace(path, bytes, access, backup).map_err(StoreError::io(Doing::Write, path))
}

/// Takes a file out of use that was joined into another; it stays under its backup's name.
pub(super) fn retire(path: &Path, backup: &Path) -> Result<(), StoreError> {
    files::rename(path, backup).map_err(StoreError::io(Doing::SetAside, path))
}

/// Holds the folder against every other instance until the answer is dropped.
pub(super) fn hold(folder: &Path, access: Access) -> Result<Hold, StoreError> {
    let path = || folder.join(lock::NAME);
    lock::hold(folder, access).map_err(|error| match error {
        NotHeld::Busy => StoreError::Busy(folder.to_owned()),
        NotHeld::Open(source) => StoreError::io(Doing::Open, &path())(source),
        NotHeld::Lock(source) => StoreError::io(Doing::Lock, &path())(source),
    })
}
