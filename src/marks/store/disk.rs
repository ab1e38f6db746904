//! Files that are whole or not there: written beside, synced, replaced.
//!
//! At every moment a name stands for a complete file: a new generation is written under a temporary
//! name and synced, the old one gets a second name (`.bak`), and only then does the new one take its
//! place in one step. A process that is killed in between leaves the old file, or the new.

use super::error::StoreError;
use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant, SystemTime},
};

/// Who may read the files of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Their owner only: files 0600, folder 0700.
    Owner,
    /// Whom the umask lets: for a folder that was named on the command line.
    Umask,
}

/// What tells one state of a file or folder from another without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) modified: Option<SystemTime>,
    length: u64,
    inode: u64,
}

impl Stamp {
    /// `None` where there is nothing under this name.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(&metadata);
        #[cfg(not(unix))]
        let inode = 0;
        Some(Self { modified: metadata.modified().ok(), length: metadata.len(), inode })
    }
}

/// Makes a folder, or takes one that is there, and sees to who may look into it.
pub(super) fn make_folder(folder: &Path, access: Access) -> Result<(), StoreError> {
    fs::create_dir_all(folder).map_err(StoreError::io("cannot make the folder", folder))?;
    #[cfg(unix)]
    if access == Access::Owner {
        use std::os::unix::fs::PermissionsExt;
        let metadata = fs::metadata(folder).map_err(StoreError::io("cannot read the folder", folder))?;
        if metadata.permissions().mode() & 0o777 != 0o700 {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
                .map_err(StoreError::io("cannot close to others the folder", folder))?;
        }
    }
    Ok(())
}

/// Opens a file that is not there yet.
fn create_new(path: &Path, access: Access) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(if access == Access::Owner { 0o600 } else { 0o666 });
    }
    options.open(path)
}

/// Puts `bytes` under `path` in one step. With `backup`, what stood there before stays under that
/// name. Whatever fails, `path` is what it was.
pub(super) fn replace(
    path: &Path,
    bytes: &[u8],
    access: Access,
    backup: Option<&Path>,
) -> Result<(), StoreError> {
    let fresh = beside(path, "new");
    let written = write_synced(&fresh, bytes, access)
        .and_then(|()| backup.map_or(Ok(()), |backup| keep_generation(path, backup, access)))
        .and_then(|()| fs::rename(&fresh, path))
        .and_then(|()| sync_folder(path));
    if written.is_err() {
        // Best effort: a file that is left over here is harmless, and told apart by its name.
        let _ = fs::remove_file(&fresh);
    }
    written.map_err(StoreError::io("cannot write", path))
}

/// Takes a file out of use that was joined into another; it stays under its backup's name.
pub(super) fn retire(path: &Path, backup: &Path) -> Result<(), StoreError> {
    let retired = fs::rename(path, backup).and_then(|()| sync_folder(path));
    retired.map_err(StoreError::io("cannot set aside", path))
}

fn write_synced(path: &Path, bytes: &[u8], access: Access) -> io::Result<()> {
    // The folder is held: what stands under this name was left by a process that died.
    let _ = fs::remove_file(path);
    let mut file = create_new(path, access)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Gives the file under `path` a second name, which outlives its replacement.
fn keep_generation(path: &Path, backup: &Path, access: Access) -> io::Result<()> {
    let link = beside(backup, "old");
    let _ = fs::remove_file(&link);
    match fs::hard_link(path, &link) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        // A file system without links: a synced copy does as well.
        Err(_) => write_synced(&link, &fs::read(path)?, access)?,
    }
    let kept = fs::rename(&link, backup);
    // Renaming onto another name of the same file does nothing, and leaves the link.
    let _ = fs::remove_file(&link);
    kept
}

/// A name that no other process uses, in the same folder.
fn beside(path: &Path, what: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.{what}", std::process::id()))
}

/// Removes what processes that died in mid-save left in a folder that is held.
pub(super) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') && (name.ends_with(".new") || name.ends_with(".old")) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Makes a rename last: on Unix the folder itself must be synced.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix)
        && let Some(folder) = path.parent()
    {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Holds a folder against every other instance until it is dropped; the operating system lets go of
/// it when the process dies, however it dies.
pub(super) struct Hold(#[allow(dead_code, reason = "dropping it is its purpose")] Option<File>);

const PATIENCE: Duration = Duration::from_secs(10);

/// Waits for the folder, but not for ever: an instance that was stopped in mid-save must not
/// stop this one.
pub(super) fn hold(folder: &Path, access: Access) -> Result<Hold, StoreError> {
    let path = folder.join(".lock");
    let opened = match create_new(&path, access) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            // Another owner's lock file may be ours to read only; that is enough to hold it.
            OpenOptions::new().write(true).open(&path).or_else(|_| File::open(&path))
        }
        opened => opened,
    };
    let file = opened.map_err(StoreError::io("cannot open", &path))?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Hold(Some(file))),
            Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                thread::sleep(Duration::from_millis(5))
            }
            Err(TryLockError::WouldBlock) => return Err(StoreError::Busy(folder.to_owned())),
            // A file system that knows no locks: each save is still whole, and still merged.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                return Ok(Hold(None));
            }
            Err(TryLockError::Error(error)) => return Err(StoreError::io("cannot lock", &path)(error)),
        }
    }
}
