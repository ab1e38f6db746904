//! What the browser is started with.

use super::{
    App, Pending, Session, colleagues::Author, layout::Size, library::Library, link::Comparisons,
    opening::LeftTogether, places::Places, screen::Screen, shelf::Shelf,
};
use crate::{marks::Ids, words::Lang};
use std::{collections::HashMap, path::PathBuf};
use time::OffsetDateTime;

/// How many colours the picture may use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// None: bold, underline, reverse and signs say everything.
    None,
    /// Sixteen.
    Few,
    /// 256.
    #[default]
    Many,
}

/// What the browser is started with.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The language of the interface.
    pub lang: Lang,
    /// The colours that the terminal has.
    pub colours: Colours,
    /// Who makes the marks.
    pub author: String,
    /// The name that the person is logged in by.
    pub login: String,
    /// The clock.
    pub now: fn() -> OffsetDateTime,
    /// Makes the ids of new marks.
    pub ids: Ids,
    /// Where the last run was left.
    pub session: Session,
    /// What was opened, as it is shown.
    pub library: String,
    /// What was opened, as the session is told apart by: absolute paths, a line each.
    pub opened: String,
    /// The current folder: relative paths of reports are kept with marks as absolute ones.
    pub folder: PathBuf,
    /// True where one report was named, which opens at once.
    pub single: bool,
    /// The terminal's columns and rows.
    pub size: (u16, u16),
}

impl App {
    /// A browser with an empty library.
    pub fn new(setup: Setup) -> Self {
        let (columns, rows) = setup.size;
        let Session { left, places: memory, drafts } = setup.session;
        let mut awaited = (left.library == setup.opened).then_some(left);
        let left_together = awaited.as_mut().and_then(LeftTogether::taken_from);
        let mut library = Library::default();
        if let Some(left) = &awaited {
            library.filter.clone_from(&left.filter);
            library.sort = left.sort.unwrap_or_default();
        }
        Self {
            lang: setup.lang,
            colours: setup.colours,
            size: Size { columns, rows },
            library,
            library_name: setup.library,
            opened: setup.opened,
            screen: Screen::Library,
            overlays: vec![],
            pending: Pending::default(),
            message: None,
            shelf: Shelf::new(setup.ids),
            memory,
            drafts,
            putting_aside: None,
            thrown_away: None,
            draft_forgotten: false,
            spared: super::drafts::Drafts::default(),
            trying_again: false,
            just_made: None,
            places: Places::default(),
            replacing: None,
            taking_over: None,
            author: Author { name: setup.author, login: setup.login },
            now: setup.now,
            folder: setup.folder,
            single: setup.single,
            outline: awaited.as_ref().and_then(|left| left.outline),
            split: awaited.as_ref().map(|left| left.split).unwrap_or_default(),
            resting: None,
            left_together,
            comparisons: Comparisons::default(),
            awaited,
            exporting: None,
            watched: vec![],
            on_disk: HashMap::new(),
            last_export: None,
            keeps_session_soon: false,
            effects: vec![],
        }
    }
}
