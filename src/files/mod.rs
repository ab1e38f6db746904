//! Files that are whole or not there: written beside, synced, moved into place in one step.
//!
//! At every moment a name stands for a complete file. A process that is killed in between leaves the
//! old file, or the new one. All that the program writes goes this way: exports and the session
//! ([`write()`], [`update`]: whatever a person made of the file, a link or its permissions, stays), and the
//! marks ([`replace`]: the generation before stays under a second name). [`lock`] keeps several instances
//! from each other.

pub mod lock;
mod stamp;

pub use stamp::Stamp;

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

/// Who may read a new file or folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Its owner only: files 0600, folders 0700.
    Owner,
    /// Whom the umask lets: for what was named by the person.
    Umask,
}

/// What became of a file that was to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It is on disk.
    Yes,
    /// There is one already, or another one than was thought, and it was not touched.
    Exists,
}

/// Under a name stands something that is no file: a folder, or a device, which might never end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is no file")]
pub struct NoFile;

/// The bytes of a file; `None` where there is none.
///
/// # Errors
/// Where it cannot be read, or is [`NoFile`].
pub fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => fs::read(path).map(Some),
        Ok(_) => Err(io::Error::other(NoFile)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// [`write()`]s a file whose bytes are `before`, or that is not there; any other is not touched.
///
/// # Errors
/// As [`read`] and [`write()`].
pub fn update(path: &Path, bytes: &[u8], before: Option<&[u8]>, access: Access) -> io::Result<Written> {
    match before {
        Some(_) if read(path)?.as_deref() != before => Ok(Written::Exists),
        _ => write(path, bytes, before.is_some(), access),
    }
}

/// Puts `bytes` under `path` in one step. The folder is made where it is missing; a link is followed,
/// and a file that is replaced keeps its permissions.
///
/// # Errors
/// Where the folder cannot be made or written; what stood there is still there.
pub fn write(path: &Path, bytes: &[u8], overwrite: bool, access: Access) -> io::Result<Written> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = folder_of(&path);
    make_folder(&folder, access)?;
    let mut fresh = beside(&folder, "", access)?;
    fresh.as_file_mut().write_all(bytes)?;
    if let Ok(before) = fs::metadata(&path) {
        if !overwrite {
            return Ok(Written::Exists);
        }
        fresh.as_file().set_permissions(before.permissions())?;
    }
    fresh.as_file().sync_all()?;
    let placed = if overwrite { fresh.persist(&path) } else { fresh.persist_noclobber(&path) };
    match placed {
        Ok(_) => Ok(Written::Yes),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(Written::Exists),
        Err(error) => Err(error.error),
    }
}

/// Puts `bytes` under `path` in one step, in a folder that is there and held. With `backup`, what stood
/// there before stays under that name.
///
/// # Errors
/// Where the folder cannot be written; `path` is then what it was.
pub fn replace(path: &Path, bytes: &[u8], access: Access, backup: Option<&Path>) -> io::Result<()> {
    let mut fresh = beside(&folder_of(path), NEW, access)?;
    fresh.as_file_mut().write_all(bytes)?;
    fresh.as_file().sync_all()?;
    if let Some(backup) = backup {
        keep_generation(path, backup, access)?;
    }
    fresh.persist(path).map_err(|error| error.error)?;
    sync_folder(path)
}

/// Gives a file another name for good, in the place of what had that name.
///
/// # Errors
/// Where the folder cannot be written.
pub fn rename(path: &Path, to: &Path) -> io::Result<()> {
    fs::rename(path, to).and_then(|()| sync_folder(path))
}

/// Makes a folder, and those around it, where they are missing.
///
/// # Errors
/// Where they cannot be made.
pub fn make_folder(folder: &Path, access: Access) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    if access == Access::Owner {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Removes what processes that died in mid-[`replace`] left in a folder that is held.
pub fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') && (name.ends_with(NEW) || name.ends_with(OLD)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// How the names of what is only there during [`replace`] end.
const NEW: &str = ".new";
const OLD: &str = ".old";

/// An empty file that is gone again unless it is moved into place.
fn beside(folder: &Path, suffix: &str, access: Access) -> io::Result<NamedTempFile> {
    tempfile::Builder::new()
        .prefix(".shenyue-")
        .suffix(suffix)
        .make_in(folder, |path| create_new(path, access))
}

/// Opens a file that is not there yet.
fn create_new(path: &Path, access: Access) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(if access == Access::Owner { 0o600 } else { 0o666 });
    }
    options.open(path)
}

/// Gives the file under `path` a second name, which outlives its replacement.
fn keep_generation(path: &Path, backup: &Path, access: Access) -> io::Result<()> {
    let name = backup.file_name().unwrap_or_default().to_string_lossy();
    let link = backup.with_file_name(format!(".{name}.{}{OLD}", std::process::id()));
    // The folder is held: what stands under this name was left by a process that died.
    let _ = fs::remove_file(&link);
    match fs::hard_link(path, &link) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        // A file system without links: a synced copy does as well.
        Err(_) => return copy(path, backup, access),
    }
    let kept = fs::rename(&link, backup);
    // Renaming onto another name of the same file does nothing, and leaves the link.
    let _ = fs::remove_file(&link);
    kept
}

fn copy(path: &Path, to: &Path, access: Access) -> io::Result<()> {
    let mut fresh = beside(&folder_of(to), OLD, access)?;
    fresh.as_file_mut().write_all(&fs::read(path)?)?;
    fresh.as_file().sync_all()?;
    fresh.persist(to).map(drop).map_err(|error| error.error)
}

/// The folder that a file lies in.
fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Makes a rename last: on Unix the folder itself must be synced.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder_of(path))?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/摘录.md");
        let write = |text: &str, overwrite| write(&path, text.as_bytes(), overwrite, Access::Umask).unwrap();
        assert_eq!(write("one", false), Written::Yes);
        assert_eq!(write("two", false), Written::Exists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(write("three", true), Written::Yes);
        assert_eq!(fs::read_to_string(&path).unwrap(), "three");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_is_brought_up_to_date_only_where_it_is_what_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("memo.md");
        let update = |text: &str, before: Option<&str>| {
            update(&path, text.as_bytes(), before.map(str::as_bytes), Access::Umask).unwrap()
        };
        assert_eq!(read(&path).unwrap(), None);
        assert_eq!(update("one", Some("zero")), Written::Exists);
        assert_eq!(update("one", None), Written::Yes);
        assert_eq!(update("two", None), Written::Exists);
        assert_eq!(update("two", Some("other")), Written::Exists);
        assert_eq!(update("two", Some("one")), Written::Yes);
        assert_eq!(read(&path).unwrap().as_deref(), Some(b"two".as_slice()));
        assert!(read(folder.path()).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "one").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, b"two", true, Access::Owner).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn the_generation_before_stays_under_its_name_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let (file, backup) = (folder.path().join("marks.json"), folder.path().join("marks.json.bak"));
        for (text, before) in
            [("one", None), ("two", Some("one")), ("two", Some("two")), ("three", Some("two"))]
        {
            replace(&file, text.as_bytes(), Access::Owner, Some(&backup)).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
            assert_eq!(fs::read_to_string(&backup).ok().as_deref(), before);
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1 + usize::from(before.is_some()));
        }
    }

    #[cfg(unix)]
    #[test]
    fn new_files_and_folders_are_their_owners_unless_the_umask_is_to_decide() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let plain = folder.path().join("plain");
        File::create(&plain).unwrap();
        for (access, file, inner) in [(Access::Owner, 0o600, 0o700), (Access::Umask, mode(&plain), 0o777)] {
            let inside = folder.path().join(format!("{access:?}"));
            make_folder(&inside, access).unwrap();
            assert_eq!(mode(&inside) | (inner & 0o022), inner);
            replace(&inside.join("a"), b"", access, None).unwrap();
            write(&inside.join("b"), b"", false, access).unwrap();
            assert_eq!((mode(&inside.join("a")), mode(&inside.join("b"))), (file, file));
        }
    }
}
