//! What the browser is started with.

use super::Session;
use crate::{marks::Ids, words::Lang};
use std::path::PathBuf;
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
