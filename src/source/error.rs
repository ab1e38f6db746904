//! Why a file was not read, in words that say what to do about it.

use super::EXTENSIONS;
use std::io;

/// Why there is no report. The message says what is wrong and what to do; it does not repeat the
/// file's name, which whoever shows it puts in front.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// Nothing of this name.
    #[error("no such file; check the name")]
    Missing,
    /// It was there when the folder was listed.
    #[error("the file is gone since the folder was listed; load the folder again")]
    Vanished,
    /// A link whose target, made safe to print, does not exist.
    #[error("a broken link: {target} does not exist; point the link at a file or remove it")]
    BrokenLink {
        /// Where the link points.
        target: String,
    },
    /// A link that leads back to itself.
    #[error("a link that leads back to itself; point it at a file or remove it")]
    LinkLoop,
    /// A folder where a file is needed.
    #[error("a folder, not a file; name a file inside it")]
    Folder,
    /// A pipe, device or socket: opening one could block for ever.
    #[error(
        "a {kind}, which is not opened; save its text in a file, or pass the text to standard input with -"
    )]
    NotAFile {
        /// What it is.
        kind: &'static str,
    },
    /// The reader may not read it.
    #[error("no permission to read it; ask its owner, or change its permissions with chmod")]
    Denied,
    /// More than [`SIZE_LIMIT`](super::SIZE_LIMIT) bytes.
    #[error("larger than 64 MiB, which no report is; split it, or take the report out of it")]
    TooLarge,
    /// No byte, or white space alone.
    #[error("empty: it holds no text; save the report again")]
    Empty,
    /// Not text.
    #[error("a binary file, not text; save the report as text or Markdown")]
    Binary,
    /// Text, but in which encoding?
    #[error("the encoding was not recognised; name it with --encoding (utf-8, gb18030, big5, utf-16le, …)")]
    Unrecognised,
    /// A folder without reports.
    #[error("nothing to load in this folder; its files named {} would be, and any file that is named itself",
        EXTENSIONS.map(|(extension, _)| format!(".{extension}")).join(", "))]
    NoReports,
    /// The program failed on this report.
    #[error("a defect of this program was met while reading it ({0}); please report it with the file")]
    Defect(String),
    /// The system's word for anything else.
    #[error("{0}; check the disk or the network share, then try again")]
    Io(#[source] io::Error),
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Io(error),
        }
    }
}
