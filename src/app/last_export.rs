//! Where the last export of this run went, which is where the next one is offered.

use crate::{export::Group, outline::Metadata};
use std::path::{Path, PathBuf};

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
    /// One to `path`, where `proposed` was the name that nobody had to type.
    pub fn new(path: PathBuf, proposed: &str, group: Group) -> Self {
        let named = path.file_stem() != Path::new(proposed).file_stem();
        Self { path, named, group }
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
