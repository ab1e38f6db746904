//! What an export is made with that lies outside: found when the sheet is shown, and when its path
//! changes.

use std::{collections::HashSet, path::PathBuf};

/// What an export is made with, as it is on disk.
#[derive(Clone, Debug)]
pub struct ExportFiles {
    /// Where the export is to go, as it was asked for.
    pub path: PathBuf,
    /// The folder that it is to lie in.
    pub folder: TargetFolder,
    /// The bytes of the file there, `None` where there is none; or why they cannot be had.
    pub before: Result<Option<Vec<u8>>, String>,
    /// The user's own template and its name, `None` where there is none; or why it cannot be had.
    pub template: Result<Option<(String, String)>, String>,
    /// The ids of all marks that are kept; `None` where not all are known.
    pub ids: Option<HashSet<String>>,
}

/// The folder that an export is to lie in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetFolder {
    /// From the root on.
    pub path: PathBuf,
    /// False where it would be made.
    pub exists: bool,
}
