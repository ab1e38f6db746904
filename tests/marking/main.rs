//! Marking over several steps, with marks on disk: text objects, tags, absences, changed reports,
//! newer versions, two instances, saves that fail.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod asking;
#[path = "../desk/mod.rs"]
mod desk;
mod saving;
mod selecting;
#[path = "../stage/mod.rs"]
mod stage;
mod tags;

use desk::Desk;
use stage::QINGLAN;
use tempfile::TempDir;

/// A desk with one report, and the folder of its marks.
fn a_desk() -> (TempDir, Desk) {
    let folder = TempDir::new().unwrap();
    let desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    (folder, desk)
}
