//! What is on the screen, as data: a screen, and what lies over it.

use super::{
    desk::Desk, export::ExportSheet, keymap::Context, link::figures::FigureTable, note::NoteEditor,
    pick::Picker, prompt::Prompt, scroll::Scroll,
};
use crate::{library::EntryId, marks::Mark};
use std::path::PathBuf;

/// What fills the terminal.
#[derive(Clone, Debug, Default)]
pub enum Screen {
    /// The table of reports.
    #[default]
    Library,
    /// One or two reports.
    Reader(Box<Desk>),
}

/// What lies over the screen; the last one takes the keys.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The figures of the report.
    Figures(Scroll),
    /// The marks of the report, or of the library.
    Marks(MarksList),
    /// The keys.
    Help {
        /// Whose keys come first.
        context: Context,
        /// The first row on the screen.
        top: usize,
    },
    /// Where something came from.
    Origin {
        /// What is known, one fact a line: its name and what it says.
        facts: Vec<(String, String)>,
        /// The first row on the screen.
        top: usize,
    },
    /// The figures of two reports against each other.
    Compared(FigureTable),
    /// Choosing a second report.
    Picker(Picker),
    /// A line to type.
    Prompt(Prompt),
    /// A note.
    Note(Box<NoteEditor>),
    /// An export, before it is written.
    Export(Box<ExportSheet>),
    /// Is this file, which is not ours, to be replaced by the export below?
    Overwrite(PathBuf),
    /// Is this mark, which is a colleague's, to be taken away?
    RemoveOthers(EntryId, Box<Mark>),
    /// Is this tag to be taken away from this mark, which is a colleague's?
    UntagOthers(EntryId, Box<Mark>, String),
    /// Is the program to end although marks are in memory only?
    Leave,
}

/// The list of marks.
#[derive(Clone, Debug, Default)]
pub struct MarksList {
    /// Each with its report, in the order in which they are listed.
    pub items: Vec<super::places::Listed>,
    /// What the list is narrowed to, as typed.
    pub filter: String,
    /// The cursor.
    pub scroll: Scroll,
    /// The id of the mark that the cursor was put on last: it comes back to it when the list shows it
    /// again.
    pub meant: Option<String>,
    /// Only those that people do not agree on.
    pub differing: bool,
    /// Those of many reports, each report with a row of its own above its marks.
    pub grouped: bool,
}

impl MarksList {
    /// True where the item at `index` is the first of its report.
    pub fn begins_report(&self, index: usize) -> bool {
        let report = |index: usize| self.items.get(index).map(|item| item.id);
        self.grouped && index.checked_sub(1).and_then(report) != report(index)
    }

    /// How many reports have a row above their marks.
    fn reports(&self) -> usize {
        (0..self.items.len()).filter(|index| self.begins_report(*index)).count()
    }

    /// Rows of the whole list.
    pub fn rows(&self) -> usize {
        self.items.len() + self.reports()
    }

    /// So many items are in view for certain in a window of so many rows.
    pub(super) fn window(&self, rows: usize) -> usize {
        (rows - self.reports().min(rows.div_ceil(2))).max(1)
    }

    /// How many items have the report of the one at `index`.
    pub fn of_report(&self, index: usize) -> usize {
        let report = self.items.get(index).map(|item| item.id);
        self.items.iter().filter(|item| Some(item.id) == report).count()
    }

    /// Notes which mark the cursor was put on.
    pub(super) fn note_selected(&mut self) {
        self.meant = self.items.get(self.scroll.selected).map(|item| item.mark.id.clone());
    }
}

impl Overlay {
    /// Where keys are looked up while it is on top.
    pub fn context(&self) -> Context {
        match self {
            Self::Figures(_) => Context::Figures,
            Self::Marks(_) => Context::Marks,
            Self::Compared(_) => Context::Compared,
            Self::Help { .. } | Self::Origin { .. } => Context::Page,
            Self::Picker(_) => Context::Picker,
            Self::Prompt(_) => Context::Prompt,
            Self::Note(_) => Context::Note,
            Self::Export(_) => Context::Export,
            Self::Overwrite(_) | Self::RemoveOthers(..) | Self::UntagOthers(..) | Self::Leave => {
                Context::Confirm
            }
        }
    }
}
