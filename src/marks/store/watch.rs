//! What others do to the files: which reports' marks may have changed since they were read, and which
//! are not known here at all.

use super::{Store, disk::Stamp, file::Read};
use crate::marks::ReportKey;
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

/// A state of a report's files of marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub(super) key: ReportKey,
    pub(super) folder: Option<Stamp>,
    pub(super) files: Vec<(PathBuf, Option<Stamp>)>,
}

impl Store {
    /// True where another instance, or a person, may have changed the marks that were loaded or
    /// saved with this token. Costs a look at the files' times, no reading.
    pub fn changed_since(&self, token: &Token) -> bool {
        if token.files.iter().any(|(path, stamp)| Stamp::of(path) != *stamp) {
            return true;
        }
        if Stamp::of(&self.folder) == token.folder && token.folder.is_some() {
            return false;
        }
        let mut state = self.state();
        state.shelf.refresh(&self.folder);
        let found = state.shelf.find(&self.folder, &token.key);
        !found.iter().eq(token.files.iter().map(|(path, _)| path))
    }

    /// Of the reports that were loaded or saved with these tokens, those whose marks another
    /// instance, or a person, may have changed since. One look at the folder does for all of them;
    /// the tokens of the others are brought up to date, so that the next look costs little.
    pub fn changed<'a>(&self, tokens: impl IntoIterator<Item = &'a mut Token>) -> Vec<ReportKey> {
        let mut state = self.state();
        state.shelf.refresh(&self.folder);
        let settled = state.shelf.looked();
        let mut changed = vec![];
        for token in tokens {
            let touched = token.files.iter().any(|(path, stamp)| Stamp::of(path) != *stamp);
            let came_or_went = || {
                let found = state.shelf.find(&self.folder, &token.key);
                !found.iter().eq(token.files.iter().map(|(path, _)| path))
            };
            if touched || (settled.is_none() || token.folder != settled) && came_or_went() {
                changed.push(token.key.clone());
            } else if settled.is_some() {
                token.folder = settled;
            }
        }
        changed
    }

    /// The reports with readable marks that lie in none of the files which were loaded or saved with these
    /// tokens.
    pub fn others<'a>(&self, tokens: impl IntoIterator<Item = &'a Token>) -> Vec<ReportKey> {
        let known: HashSet<&Path> =
            tokens.into_iter().flat_map(|token| &token.files).map(|(path, _)| path.as_path()).collect();
        let mut state = self.state();
        state.shelf.refresh(&self.folder);
        let files = state.shelf.files(&self.folder).filter(|(path, _)| !known.contains(path.as_path()));
        files.map(|(_, report)| report.clone()).collect()
    }

    /// The state that a report's files were read in.
    pub(super) fn token(&self, key: &ReportKey, files: &[Read]) -> Token {
        let files = files.iter().map(|file| (file.path.clone(), file.stamp)).collect();
        Token { key: key.clone(), folder: Stamp::of(&self.folder), files }
    }
}
