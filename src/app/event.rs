//! What comes into the browser: keys, sizes, and what became of its effects.

use super::{
    copying::{NotCopied, Way, What},
    drafts::Drafts,
    export_files::ExportFiles,
    key::Key,
    link::hand::HandPairs,
    rereading::{OnDisk, Watched},
    strays::Stray,
};
use crate::{
    compare::Comparison,
    library::{EntryId, LibraryEvent, ReadError},
    marks::{ReportKey, ReportMarks, TagNames},
    report::Report,
};
use std::{path::PathBuf, sync::Arc};

/// A left and a right report, by the SHA-256 of their files.
pub type Files = [String; 2];

/// Something that happened outside.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted in one piece.
    Paste(String),
    /// The terminal has this many columns and rows.
    Resize(u16, u16),
    /// A step of the background loading.
    Library(LibraryEvent),
    /// The marks of a report, as they are on disk.
    MarksLoaded(ReportMarks),
    /// The marks of all other reports that have some were told.
    OthersLoaded,
    /// Some time has passed since marks could not be saved.
    TryAgain,
    /// Something that the reader should know, for instance about the files of marks.
    Notice(String),
    /// A signal ends the program: what is to be kept is to be said now.
    Ending,
    /// Marks of a report are on disk.
    MarksSaved {
        /// As they were handed over to be saved.
        sent: Box<ReportMarks>,
        /// As they are on disk: joined with what another instance did.
        saved: Box<ReportMarks>,
    },
    /// The reports that this one may be a newer version of.
    Versions(ReportKey, Vec<ReportKey>),
    /// The notes that were begun, as they are on disk.
    Drafts {
        /// As they were handed over to be kept; `None` where another instance wrote them.
        sent: Option<Drafts>,
        /// As they are there.
        there: Drafts,
    },
    /// The marks of reports that are no longer where they stood, all of them.
    Strays(Vec<Stray>),
    /// The marks of a report that a newer version had taken over are its own again.
    GivenBack {
        /// Whose they are.
        older: ReportKey,
    },
    /// What is the matter with the files of a report's marks, if anything.
    MarksFault {
        /// The report, by its SHA-256.
        report: String,
        /// What; `None` where all is well again.
        says: Option<String>,
    },
    /// It is time to keep where the reader is, as was asked for.
    KeepSession,
    /// The notes that were begun could not be written: why.
    DraftsFailed(String),
    /// What became of a file that is open.
    FileSeen(Watched, OnDisk),
    /// A file was read anew.
    Reread(EntryId, Result<Arc<Report>, Arc<ReadError>>),
    /// The names of the tags.
    TagNames(TagNames),
    /// Marks of a report could not be saved; the message says why and what to do.
    MarksFailed(ReportKey, String),
    /// An export was written.
    Exported(PathBuf),
    /// What an export is made with, as it is on disk.
    ExportRead(Box<ExportFiles>),
    /// The export's file is not what it was when it was read, and was not touched.
    ExportChanged(PathBuf),
    /// The export could not be written.
    ExportFailed(PathBuf, String),
    /// A comparison.
    Compared {
        /// The left and the right report, by their SHA-256.
        reports: Files,
        /// How the two compare.
        comparison: Arc<Comparison>,
        /// How many other reports were asked for what is a set phrase.
        others: usize,
    },
    /// A defect was met: two reports could not be compared, or not as well as they should be.
    NotCompared(Files),
    /// Which sections of two reports are paired by hand, as it is on disk.
    PairsLoaded(HandPairs),
    /// So many characters were copied that way, or why they were not.
    Copied(What, usize, Result<Way, NotCopied>),
}
