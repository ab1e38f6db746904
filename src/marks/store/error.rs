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
    #[error("{source}; {}; {} {}", Advice::on(source).says(), doing.says(), shown(path))]
    Io {
        /// What was being done.
        doing: Doing,
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
    pub(super) fn io(doing: Doing, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { doing, path, source }
    }
}

/// What was being done to a file or folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Making the folder.
    MakeFolder,
    /// Reading who may look into the folder.
    ReadFolder,
    /// Closing the folder to others.
    CloseFolder,
    /// Writing a file.
    Write,
    /// Setting a file aside.
    SetAside,
    /// Opening a file.
    Open,
    /// Locking a file.
    Lock,
    /// Reading a file.
    Read,
    /// Compressing a text.
    Compress,
}

impl Doing {
    /// All of it.
    pub const ALL: [Self; 9] = [
        Self::MakeFolder,
        Self::ReadFolder,
        Self::CloseFolder,
        Self::Write,
        Self::SetAside,
        Self::Open,
        Self::Lock,
        Self::Read,
        Self::Compress,
    ];

    /// Its name in the catalogue, behind `store.doing.`.
    pub fn name(self) -> &'static str {
        match self {
            Self::MakeFolder => "make-folder",
            Self::ReadFolder => "read-folder",
            Self::CloseFolder => "close-folder",
            Self::Write => "write",
            Self::SetAside => "set-aside",
            Self::Open => "open",
            Self::Lock => "lock",
            Self::Read => "read",
            Self::Compress => "compress",
        }
    }

    fn says(self) -> &'static str {
        match self {
            Self::MakeFolder => "cannot make the folder",
            Self::ReadFolder => "cannot read the folder",
            Self::CloseFolder => "cannot close to others the folder",
            Self::Write => "cannot write",
            Self::SetAside => "cannot set aside",
            Self::Open => "cannot open",
            Self::Lock => "cannot lock",
            Self::Read => "cannot read",
            Self::Compress => "cannot compress",
        }
    }
}

/// What to do where the operating system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Make room.
    FreeSpace,
    /// Make the folder writable.
    Permit,
    /// Try again.
    SaveAgain,
}

impl Advice {
    /// What helps against what the system said.
    pub fn on(source: &io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::FreeSpace
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Permit,
            _ => Self::SaveAgain,
        }
    }

    fn says(self) -> &'static str {
        match self {
            Self::FreeSpace => "free some space, then save again",
            Self::Permit => "make the folder writable, or choose another with --marks DIR",
            Self::SaveAgain => {
                "the marks on disk are as they were; save again, or choose another folder with --marks DIR"
            }
        }
    }
}

/// Why a file of marks was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be opened or read.
    Unreadable(String),
    /// It is cut off, or not what was written.
    Damaged(String),
    /// Nothing is in it.
    Empty,
    /// A later version of the program wrote it.
    Newer(u64),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(reason) => write!(f, "cannot be read ({reason})"),
            Self::Damaged(reason) => write!(f, "is damaged ({reason})"),
            Self::Empty => f.write_str("is damaged (it is empty)"),
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
    /// What was read instead: the generation before, or a file beside it that was begun with that.
    pub fallback: Option<PathBuf>,
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a file of marks {}", self.fault)?;
        match &self.fallback {
            Some(fallback) => write!(f, "; its marks come from {}", shown(fallback))?,
            None => f.write_str("; its marks are not shown")?,
        }
        write!(f, "; it is left as it is, new marks go to a file beside it: {}", shown(&self.path))
    }
}
