//! What an export is made with that lies outside: found when the sheet is shown, and when its path
//! changes. And where the last one of this run went, which is where the next one is offered.

use super::export::ExportSheet;
use crate::{export::Group, outline::Metadata};
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

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

/// Where the last export of this run went, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastExport {
    /// The file.
    path: PathBuf,
    /// True where the reviewer gave it a name of their own.
    named: bool,
    /// What it is grouped by.
    pub group: Group,
}

impl LastExport {
    /// The one that a sheet was for; `None` where nothing could be planned.
    pub fn of(sheet: &ExportSheet) -> Option<Self> {
        let path = sheet.path();
        let named = path.file_stem() != Path::new(&sheet.proposed).file_stem();
        let plan = sheet.plan.as_ref()?.as_ref().ok()?;
        Some(Self { path, named, group: plan.group })
    }

    /// Where the next one is to go: to the same file where the reviewer named it, else beside it, in the same
    /// form, under the name that is proposed.
    pub fn path_for(&self, proposed: &str) -> PathBuf {
        if self.named {
            return self.path.clone();
        }
        let beside = self.path.with_file_name(proposed);
        match self.path.extension() {
            Some(ending) => beside.with_extension(ending),
            None => beside,
        }
    }
}

/// A file's name for a report's marks: issuer and year, signs that a path could not hold left out.
pub fn name_for(metadata: &Metadata) -> String {
    let issuer = metadata.issuer.as_deref().unwrap_or("report");
    let safe: String = issuer.chars().filter(|character| character.is_alphanumeric()).collect();
    let year = metadata.year.map(|year| format!("-{year}")).unwrap_or_default();
    format!("{safe}{year}-marks.md")
}
