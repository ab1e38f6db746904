//! Newer versions: a report of the same issuer and year saved again under another name.
//!
//! What a marked file was called is no proof, and neither is its content once a word was edited. So
//! the marks are offered, the library's row has a sign for it, and `K` takes them over.

use super::{App, effect::Effect, library::State};
use crate::{
    library::EntryId,
    marks::{Handover, ReportKey, Step},
    say,
    source::display_name,
};
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
        let Some((newer, older)) = offered else { return self.tell(say!(self.lang, "confirm.nothing")) };
        self.load_as_newer(newer, older, false);
    }

    fn load_as_newer(&mut self, newer: ReportKey, older: ReportKey, again: bool) {
        self.effects.push(Effect::LoadMarks(newer.succeeding(&older)));
        self.taking_over = Some(TakingOver { newer, older, again });
    }

    /// The marks of a report were loaded: says how many it took over, if that is why. Marks of it that were
    /// loaded for another reason know nothing of the older version.
    pub(super) fn taken_over(&mut self, report: &ReportKey) {
        let is_answer = |awaited: &mut TakingOver| {
            awaited.newer.sha256 == report.sha256
                && report.versions().any(|version| version == awaited.older.sha256)
        };
        let Some(taken) = self.taking_over.take_if(is_answer) else { return };
        let Some(set) = self.shelf.set(&report.sha256).cloned() else { return };
        let count = set.marks.len();
        // Saved at once: from now on the file of marks is known to be about this version too.
        self.effects.push(Effect::SaveMarks(set));
        self.ask_for_strays();
        self.tell(say!(self.lang, "versions.taken", count = count, name = file_of(&taken.older)));
        if !taken.again {
            self.shelf.perform(Step::taking_over(taken.older, taken.newer));
        }
    }

    /// Undo or redo came to where marks were taken over. True where it did.
    pub(super) fn hand_over(&mut self, step: &Step<ReportKey>) -> bool {
        let Some(Handover { older, newer, back }) = step.handover.clone() else { return false };
        if !back {
            self.load_as_newer(newer, older, true);
            return true;
        }
        self.effects.push(Effect::GiveBack { newer, older });
        true
    }

    /// The marks that were taken over are the older version's again, on disk too.
    pub(super) fn given_back(&mut self, older: &ReportKey) {
        let count = self.shelf.set(&older.sha256).map_or(0, |set| set.marks.len());
        self.tell(say!(self.lang, "versions.given-back", count = count, name = file_of(older)));
        self.ask_for_strays();
    }
}

/// A report that is taking over the marks of an older version of it.
#[derive(Clone, Debug)]
pub(super) struct TakingOver {
    newer: ReportKey,
    older: ReportKey,
    /// True where that was undone and is done again.
    again: bool,
}

/// The name of the file that a version was in.
pub fn file_of(version: &ReportKey) -> String {
    let path = Path::new(&version.path);
    display_name(path.file_name().map_or(path, Path::new))
}
