//! What the browser wants done outside, as values. `app` performs none of it.

use super::{copying::What, session::Session};
use crate::marks::{ReportKey, ReportMarks};
use std::path::PathBuf;

/// Something to be done outside, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Stop as Ctrl-Z does, and draw anew when the program goes on.
    Suspend,
    /// Read the marks of a report; answered by `MarksLoaded`, or `MarksFailed`.
    LoadMarks(ReportKey),
    /// Keep the marks of a report; answered by `MarksSaved` or `MarksFailed`.
    SaveMarks(ReportMarks),
    /// Read the file that an export is to be written to, and what else goes into one; answered by
    /// `ExportRead`.
    ReadExport(PathBuf),
    /// Write an export, if the file still is what it was when it was read; answered by `Exported`,
    /// `ExportChanged` or `ExportFailed`.
    Export {
        /// Where to.
        path: PathBuf,
        /// The whole file.
        text: String,
        /// The file as it was read; `None` where there was none.
        before: Option<Vec<u8>>,
    },
    /// Copy a text to the reader's clipboard; answered by `Copied`.
    Copy {
        /// What it is.
        what: What,
        /// The text.
        text: String,
    },
    /// Keep where the reader was left, for the next start.
    SaveSession(Session),
}
