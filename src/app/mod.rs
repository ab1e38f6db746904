//! The browser's state and how it changes: no input or output, no terminal.
//!
//! [`App::handle`] takes in an [`Event`] and answers [`Effect`]s. A key goes through the [`keymap`]
//! to an [`action`]; [`update`] is the one place that matches on actions, and hands each to the file
//! that knows about it. Where everything stands on the screen is part of the state: [`layout`] is
//! computed when the size or what is shown changes, and the picture only reads it.

pub mod action;
pub mod colleagues;
mod confirming;
pub mod copying;
pub mod desk;
pub mod difference;
pub mod differences;
mod drafting;
pub mod drafts;
pub mod effect;
pub mod event;
pub mod export;
pub mod export_files;
mod facts;
pub mod field;
pub mod help;
mod input;
pub mod jumps;
mod keeping;
pub mod key;
pub mod keymap;
mod lacking;
mod last_export;
pub mod layout;
mod leaving;
pub mod library;
pub mod link;
pub mod lists;
pub mod marking;
mod matching;
pub mod motions;
mod moving;
pub mod note;
pub mod objects;
mod opening;
pub mod origin;
pub mod page;
pub mod pick;
pub mod places;
pub mod prompt;
pub mod reader;
pub mod reasons;
pub mod remark;
pub mod rereading;
pub mod screen;
pub mod scroll;
pub mod search;
pub mod selection;
pub mod session;
mod sessions;
mod setup;
pub mod shelf;
mod showing;
pub mod split;
pub mod strays;
pub mod table;
pub mod tagging;
mod undoing;
mod update;
pub mod versions;
mod waiting;

pub use action::Action;
pub use effect::Effect;
pub use event::Event;
pub use key::{Key, KeyCode};
pub use session::Session;
pub use sessions::Sessions;
pub use setup::{Colours, Setup};

use crate::{library::EntryId, say, words::Lang};
use colleagues::Author;
use desk::Desk;
use drafting::ThrownAway;
use drafts::{Draft, Drafts};
use export::ExportSheet;
use keymap::Context;
use last_export::LastExport;
use layout::Size;
use library::Library;
use link::Comparisons;
use opening::LeftTogether;
use places::Places;
use rereading::{OnDisk, Watched};
use screen::{Overlay, Screen};
use session::{Left, Memory};
use shelf::Shelf;
use split::Split;
use std::{collections::HashMap, path::PathBuf};
use tagging::{JustMade, Replacement};
use time::OffsetDateTime;
use versions::TakingOver;

/// Something to tell the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What.
    pub text: String,
    /// True where something went wrong.
    pub alarm: bool,
}

/// What was typed of a key sequence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// The count before it.
    pub count: Option<usize>,
    /// Its keys so far.
    pub keys: Vec<Key>,
}

/// Everything the browser shows and remembers.
#[derive(Debug)]
pub struct App {
    /// The language of the interface.
    pub lang: Lang,
    /// The colours that the picture may use.
    pub colours: Colours,
    /// The terminal's size.
    pub size: Size,
    /// Every file, and the table of them.
    pub library: Library,
    /// What was opened.
    pub library_name: String,
    /// What fills the terminal.
    pub screen: Screen,
    /// What lies over it; the last one takes the keys.
    pub overlays: Vec<Overlay>,
    /// What was typed of a key sequence.
    pub pending: Pending,
    /// What the reader is told.
    pub message: Option<Message>,
    /// The marks.
    pub shelf: Shelf,
    /// Where each report was left.
    pub memory: Memory,
    /// Notes that were begun.
    pub drafts: Drafts,
    /// The note that was put aside, until it is on disk.
    putting_aside: Option<Draft>,
    /// What was last thrown away of a note.
    thrown_away: Option<ThrownAway>,
    /// A draft was forgotten, and the disk is not told yet.
    draft_forgotten: bool,
    /// Drafts whose notes are marks that are not on disk: there they stay drafts until then.
    spared: Drafts,
    /// What failed is being saved again unasked: that it fails again is no news.
    trying_again: bool,
    /// The mark that was made last, as long as nothing was moved since.
    just_made: Option<JustMade>,
    /// What became of marked passages.
    places: Places,
    /// Tags that are to be replaced as soon as all marks are known.
    replacing: Option<Replacement>,
    /// The report that is taking over the marks of the version before it.
    taking_over: Option<TakingOver>,
    /// What the session is told apart by.
    opened: String,
    /// Who makes the marks.
    pub author: Author,
    now: fn() -> OffsetDateTime,
    folder: PathBuf,
    single: bool,
    /// What to come back to, as soon as it is loaded.
    awaited: Option<Left>,
    outline: Option<bool>,
    split: Split,
    /// Two reports that were left for the library, and come back together.
    resting: Option<Box<Desk>>,
    /// The same, of the last run, until a report is opened.
    left_together: Option<LeftTogether>,
    /// The comparisons of reports that were set beside each other.
    comparisons: Comparisons,
    /// The export that is being written.
    exporting: Option<Box<ExportSheet>>,
    /// The files of the open reports, as they are being looked at.
    watched: Vec<Watched>,
    /// What became of them since they were read.
    on_disk: HashMap<EntryId, OnDisk>,
    /// Where the last export of this run went.
    last_export: Option<LastExport>,
    /// Where the reader is was asked to be kept a little later, and that has not come yet.
    keeps_session_soon: bool,
    effects: Vec<Effect>,
}

impl App {
    /// Takes in what happened and says what is to be done outside.
    pub fn handle(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => {
                self.key(key);
                self.keep_session_soon();
            }
            Event::Paste(text) => self.paste(&text),
            Event::Resize(columns, rows) => self.size = Size { columns, rows },
            Event::Library(event) => self.library_event(event),
            Event::MarksLoaded(marks) => self.marks_loaded(marks),
            Event::MarksSaved { sent, saved } => self.marks_saved(&sent, &saved),
            Event::Versions(report, versions) => self.versions_found(&report, versions),
            Event::Strays(strays) => self.strays_found(strays),
            Event::MarksFault { report, says } => self.shelf.note_fault(report, says),
            Event::FileSeen(file, now) => self.file_seen(&file, now),
            Event::GivenBack { older } => self.given_back(&older),
            Event::Reread(id, read) => self.reread(id, read),
            Event::TagNames(names) => self.shelf.names = names,
            Event::Drafts { sent, there } => self.drafts_there(sent.as_ref(), there),
            Event::DraftsFailed(reason) => self.drafts_failed(&reason),
            Event::TryAgain => self.try_again(),
            Event::OthersLoaded => self.replace_waiting_tags(),
            Event::KeepSession => self.keep_session(),
            Event::Notice(text) => self.warn(text),
            Event::Ending => {
                self.save_what_failed();
                self.keep_session();
            }
            Event::MarksFailed(report, reason) => self.marks_failed(&report, &reason),
            Event::ExportRead(files) => self.export_read(files),
            Event::Exported(path) => self.exported(&path),
            Event::ExportChanged(path) => self.export_changed(&path),
            Event::Compared { reports, comparison, others } => self.compared(reports, comparison, others),
            Event::NotCompared(reports) => self.not_compared(reports),
            Event::PairsLoaded(pairs) => self.pairs_loaded(pairs),
            Event::Copied(what, characters, way) => self.copied(what, characters, &way),
            Event::ExportFailed(path, reason) => {
                self.warn(say!(
                    self.lang,
                    "export.failed",
                    path = crate::source::display_name(&path),
                    reason = reason
                ));
            }
        }
        self.settle();
        self.keep_forgotten();
        std::mem::take(&mut self.effects)
    }

    /// Brings everything that depends on the size and on the caret up to date.
    fn settle(&mut self) {
        let size = self.size;
        if size.is_too_small() {
            return;
        }
        self.library.scroll.keep_in_view(self.library.shown.len(), usize::from(size.table().height));
        if let Some(Overlay::Note(editor)) = self.overlays.last_mut() {
            let inside = layout::inside(size.note());
            editor.fit(inside.width, inside.height);
        }
        self.tie();
        if let Screen::Reader(desk) = &mut self.screen {
            desk.fit(size);
            self.outline = desk.outline.shown;
            self.split = desk.split;
        }
        self.watch();
        self.follow_progress();
        self.forget_what_was_made();
    }

    /// Where keys are looked up now.
    pub fn context(&self) -> Context {
        if let Some(overlay) = self.overlays.last() {
            return overlay.context();
        }
        match &self.screen {
            Screen::Library => Context::Library,
            Screen::Reader(desk) if desk.outline.focused => Context::Outline,
            Screen::Reader(desk) if desk.reader().selection.is_some() => Context::Select,
            Screen::Reader(_) => Context::Reader,
        }
    }

    fn tell(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), alarm: false });
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), alarm: true });
    }
}
