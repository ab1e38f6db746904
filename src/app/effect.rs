//! What the browser wants done outside, as values. `app` performs none of it.

use super::{
    copying::What,
    drafts::Drafts,
    link::hand::{PairsEdit, Two},
    rereading::Watched,
    session::Session,
    strays::Search,
};
use crate::{
    library::EntryId,
    marks::{Handover, NamesEdit, ReportKey, ReportMarks},
    report::Report,
};
use std::{path::PathBuf, sync::Arc};

/// Something to be done outside, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Stop as Ctrl-Z does, and draw anew when the program goes on.
    Suspend,
    /// Read the marks of a report; answered by `MarksLoaded`, or `MarksFailed`.
    LoadMarks(ReportKey),
    /// Read the marks of every report that none were read of yet; answered by `MarksLoaded` for each, then
    /// by `OthersLoaded`.
    LoadOthers,
    /// Keep the text of a report, which is about to be marked: the old words must still be there to
    /// be shown when the file has changed.
    KeepText(Shared),
    /// Look, from now on, at these files alone, those of the open reports; answered by `FileSeen` where one
    /// is not what was read.
    Watch(Vec<Watched>),
    /// Read a file of the library anew, under its absolute path; answered by `Reread`.
    Reread(EntryId, PathBuf),
    /// Look for marks whose reports are no longer where they stood; answered by `Strays`.
    FindStrays(Search),
    /// Look for reports with marks that this one may be a newer version of; answered by `Versions`.
    FindVersions(ReportKey),
    /// Take back that a report took over the marks of an older version; answered by `MarksLoaded` for both.
    GiveBack(Handover<ReportKey>),
    /// Change the file of tag names; answered by `TagNames`.
    EditTags(NamesEdit),
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
    /// Compare two reports, with the others of the library at hand: what most of them say is a set
    /// phrase. Answered by `Compared`: at once without the others, then with them, unless something
    /// else is to be compared by then; or by `NotCompared`.
    Compare {
        /// The left one.
        left: Shared,
        /// The right one.
        right: Shared,
        /// The others.
        others: Vec<Shared>,
    },
    /// Read which sections of two reports were paired by hand, in an earlier state of them too; answered by
    /// `PairsLoaded`.
    LoadPairs(Two),
    /// Change which sections are paired by hand; answered by `PairsLoaded` with what is kept then.
    EditPairs(PairsEdit),
    /// Keep the notes that were begun, a little later, together with what is typed until then; answered by
    /// `Drafts`.
    KeepDrafts(Drafts),
    /// Ask where the reader is a little later, whatever happens until then; answered by `KeepSession`.
    KeepSessionSoon,
    /// Keep where the reader was left, for the next start, and the notes that were begun; answered by
    /// `Drafts`.
    SaveSession(Session),
}

/// A report; the same as another where its file is.
#[derive(Clone, Debug)]
pub struct Shared(pub Arc<Report>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        self.0.source.sha256 == other.0.source.sha256
    }
}
