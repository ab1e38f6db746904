//! Newer versions: a report of the same issuer and year saved again under another name.
//!
//! What a marked file was called is no proof, and neither is its content once a word was edited. So
//! the marks are offered, the library's row has a sign for it, and `K` takes them over.

use super::{App, effect::Effect, library::State};
use crate::{library::EntryId, marks::ReportKey, say, source::display_name};
use std::path::Path;

impl App {
    /// Asks whether a report without marks is a newer version of one that has some.
    pub(super) fn ask_for_versions(&mut self, id: EntryId) {
        let marked = self.library.entry(id).is_none_or(|entry| match &entry.state {
            State::Ready(report) => self.shelf.count(report) > 0,
            _ => true,
        });
        if let Some(key) = self.key_of(id).filter(|_| !marked) {
            self.effects.push(Effect::FindVersions(key));
        }
    }

    /// The reports that one may be a newer version of are known.
    pub(super) fn versions_found(&mut self, report: &ReportKey, versions: Vec<ReportKey>) {
        self.shelf.offer(report, versions);
        let offered = self.reader().and_then(|reader| {
            let shown = reader.report.source.sha256 == report.sha256;
            shown.then(|| self.shelf.offers(&reader.report).first()).flatten()
        });
        if let Some(older) = offered {
            let message = say!(self.lang, "versions.offered", name = file_of(older));
            self.tell(message);
        }
    }

    /// The report is a newer version of one that has marks: they are its marks from now on.
    pub(super) fn take_over(&mut self) {
        let offered = self.reader().and_then(|reader| {
            let older = self.shelf.offers(&reader.report).first().cloned()?;
            Some((self.key_of(reader.id)?, older))
        });
        let Some((key, older)) = offered else { return self.tell(say!(self.lang, "confirm.nothing")) };
        let key = key.succeeding(&older);
        self.taking_over = Some(key.sha256.clone());
        self.effects.push(Effect::LoadMarks(key));
    }
}

/// The name of the file that a version was in.
pub fn file_of(version: &ReportKey) -> String {
    let path = Path::new(&version.path);
    display_name(path.file_name().map_or(path, Path::new))
}
