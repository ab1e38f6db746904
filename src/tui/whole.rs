//! Files that are written whole or not at all.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

/// What became of a file that was to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It is on disk.
    Yes,
    /// There is one already, or another one than was thought, and it was not touched.
    Exists,
}

/// The bytes of a file; `None` where there is none.
///
/// # Errors
/// Where it cannot be read, or is no file but a folder or a device, which might never end.
pub fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => fs::read(path).map(Some),
        Ok(_) => Err(io::Error::other("it is no file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// [`write()`]s a file whose bytes are `before`, or that is not there; any other is not touched.
///
/// # Errors
/// As [`read`] and [`write()`].
pub fn update(path: &Path, bytes: &[u8], before: Option<&[u8]>, readers: Readers) -> io::Result<Written> {
    match before {
        Some(_) if read(path)?.as_deref() != before => Ok(Written::Exists),
        _ => write(path, bytes, before.is_some(), readers),
    }
}

/// Who may read a new file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Its owner.
    Owner,
    /// Whom the umask lets.
    Umask,
}

/// Puts `bytes` under `path` in one step: written beside, synced, moved into place. The folder is
/// made where it is missing; a link is followed, and a file that is replaced keeps its permissions.
///
/// # Errors
/// Where the folder cannot be made or written; what stood there is still there.
pub fn write(path: &Path, bytes: &[u8], overwrite: bool, readers: Readers) -> io::Result<Written> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    make_folder(&folder, readers)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".shenyue-");
    #[cfg(unix)]
    if readers == Readers::Umask {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut fresh = builder.tempfile_in(&folder)?;
    fresh.write_all(bytes)?;
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

fn make_folder(folder: &Path, readers: Readers) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/摘录.md");
        let write = |text: &str, overwrite| write(&path, text.as_bytes(), overwrite, Readers::Umask).unwrap();
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
            update(&path, text.as_bytes(), before.map(str::as_bytes), Readers::Umask).unwrap()
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
        write(&link, b"two", true, Readers::Owner).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
