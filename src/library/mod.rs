//! The library 报告库: finding reports and loading them in the background.

pub mod event;

pub use event::{EntryId, LibraryEvent};
