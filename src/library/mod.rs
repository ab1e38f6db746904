//! The library 报告库: finding reports and loading them.
//!
//! [`start`] finds and loads in the background and tells each step as a [`LibraryEvent`];
//! [`load_all`] does the same one after the other for the commands that print. What cannot be
//! loaded is never passed over in silence: it comes as a failure with its reason, a folder
//! without reports ([`ReadError::NoReports`]) too; what a folder holds besides is counted ([`LeftOut`]).

mod background;
pub mod event;
mod finding;
mod left_out;
mod loading;
mod natural;

pub use crate::source::{Encoding, ReadError, display_name};
pub use background::{THREAD, start};
pub use event::{EntryId, LibraryEvent};
pub use left_out::LeftOut;
pub use loading::{Loading, load_all, rebuild, reread};

use std::path::PathBuf;

/// The path that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// What is to be loaded.
#[derive(Clone, Debug)]
pub struct Request {
    /// Files, folders, or [`STANDARD_INPUT`], in the order in which they are wanted.
    pub paths: Vec<PathBuf>,
    /// The encoding that overrules detection, for all of them.
    pub encoding: Option<Encoding>,
}
