//! What can go wrong with the files of marks, in words that say what to do.

use crate::{marks::tags::TagNamesError, source::display_name as shown};
use std::{
    fmt, io,
    path::{Path, PathBuf},
};
use thiserror::Error;

/// Why marks could not be kept or read. What was on disk before is still there.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The operating system refused.
    #[error("{doing} {}: {source}; {}", shown(path), advice(source))]
    Io {
        /// What was being done: `cannot write`.
        doing: &'static str,
        /// To which file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// Another instance holds the folder for longer than a save can take.
    #[error("{} is in use by another instance that does not answer; end it, then save again", shown(.0))]
    Busy(PathBuf),
    /// The marks cannot be written as JSON.
    #[error("cannot write the marks of {} as JSON: {reason}; please report this", shown(path))]
    Form {
        /// The file that would have been written.
        path: PathBuf,
        /// What the JSON library said.
        reason: String,
    },
    /// The file of tag names is not understood.
    #[error("{}: {reason}", shown(path))]
    Names {
        /// The file.
        path: PathBuf,
        /// Which line, and what to do.
        reason: TagNamesError,
    },
    /// A text that was kept with the marks is damaged.
    #[error("the kept text {} is damaged: {source}; restore it from a backup, or remove it", shown(path))]
    Text {
        /// The compressed file.
        path: PathBuf,
        /// What is wrong with it.
        source: io::Error,
    },
}

impl StoreError {
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { doing, path, source }
    }
}

fn advice(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "free some space, then save again"
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "make the folder writable, or choose another with --marks DIR"
        }
        _ => "the marks on disk are as they were; save again, or choose another folder with --marks DIR",
    }
}

/// Why a file of marks was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be opened or read.
    Unreadable(String),
    /// It is cut off, or not what was written.
    Damaged(String),
    /// A later version of the program wrote it.
    Newer(u64),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(reason) => write!(f, "cannot be read ({reason})"),
            Self::Damaged(reason) => write!(f, "is damaged ({reason})"),
            Self::Newer(version) => write!(f, "was written by a newer version (format {version})"),
        }
    }
}

/// Something the reader should know about a file of marks. The file itself was left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Which file.
    pub path: PathBuf,
    /// What is the matter with it.
    pub fault: Fault,
    /// The generation before, where it was read instead.
    pub fallback: Option<PathBuf>,
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = shown(&self.path);
        write!(f, "{path} {}", self.fault)?;
        match &self.fallback {
            Some(fallback) => write!(f, "; its marks come from the generation before, {}", shown(fallback))?,
            None => f.write_str("; its marks are not shown")?,
        }
        f.write_str("; it is left as it is, new marks go to a file beside it")
    }
}
