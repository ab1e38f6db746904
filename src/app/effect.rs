//! What the browser wants done outside, as values. `app` performs none of it.

use super::session::Session;
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
    /// Write an export; an existing file is touched only where `overwrite` says so. Answered by
    /// `Exported`, `ExportExists` or `ExportFailed`.
    Export {
        /// Where to.
        path: PathBuf,
        /// The whole file.
        text: String,
        /// Replace an existing file.
        overwrite: bool,
    },
    /// Keep where the reader was left, for the next start.
    SaveSession(Session),
}
