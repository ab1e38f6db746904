//! What the background loader tells.

use super::LeftOut;
use crate::{report::Report, source::ReadError};
use std::{path::PathBuf, sync::Arc};

/// A file of the library, numbered in the order in which it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub usize);

/// A step of the background loading, in order.
#[derive(Clone, Debug)]
pub enum LibraryEvent {
    /// A file was found and will be tried.
    Found(EntryId, PathBuf),
    /// A report is ready.
    Loaded(EntryId, Arc<Report>),
    /// A file (found before or not) cannot be read; the reason names what to do.
    Failed(EntryId, PathBuf, Arc<ReadError>),
    /// What the folders held besides, where there was anything; comes before the end.
    LeftOut(LeftOut),
    /// Nothing more will come.
    Finished,
}
