//! Newer versions: a report of the same issuer and year saved again under another name.
//!
//! What a marked file was called is no proof, and neither is its content once a word was edited. So
//! the marks are offered, the library's row has a sign for it, and `K` takes them over. Marks that the newer
//! version has of its own are joined with them; the offer stands until then.

use super::{App, effect::Effect};
use crate::{
    library::EntryId,
    marks::{Handover, ReportKey, Step},
    say,
    source::display_name,
};
use std::path::Path;

impl App {
    /// Asks whether a report is a newer version of one that has marks.
    pub(super) fn ask_for_versions(&mut self, id: EntryId) {
        if let Some(key) = self.key_of(id).filter(|_| !self.library.is_gone(id)) {
            self.effects.push(Effect::FindVersions(key));
        }
    }

    /// The reports that one may be a newer version of are known.
    pub(super) fn versions_found(&mut self, report: &ReportKey, versions: Vec<ReportKey>) {
        self.shelf.offer(report, versions);
        let offered = self.reader().and_then(|reader| {
            let shown = reader.report.source.sha256 == report.sha256;
            shown.then(|| self.shelf.offered(&reader.report)).flatten()
        });
        let warned = self.message.as_ref().is_some_and(|message| message.alarm);
        if let Some(older) = offered.filter(|_| !warned) {
            let message = say!(self.lang, "versions.offered", name = file_of(older));
            self.tell(message);
        }
    }

    /// The report is a newer version of one that has marks: they are its marks from now on.
    pub(super) fn take_over(&mut self) {
        let offered = self.reader().and_then(|reader| {
            let older = self.shelf.offered(&reader.report).cloned()?;
            Some((self.key_of(reader.id)?, older))
        });
        let Some((newer, older)) = offered else { return self.tell(say!(self.lang, "confirm.nothing")) };
        self.load_as_newer(newer, older, false);
    }

    fn load_as_newer(&mut self, newer: ReportKey, older: ReportKey, again: bool) {
        let own = self.shelf.set(&newer.sha256).map_or(&[][..], |set| &set.marks);
        let own = own.iter().map(|mark| mark.id.clone()).collect();
        self.effects.push(Effect::LoadMarks(newer.succeeding(&older)));
        self.taking_over = Some(TakingOver { handover: Handover { older, newer, own, back: false }, again });
    }

    /// The marks of a report were loaded: says how many it took over, if that is why. Marks of it that were
    /// loaded for another reason know nothing of the older version.
    pub(super) fn taken_over(&mut self, report: &ReportKey) {
        let is_answer = |awaited: &mut TakingOver| {
            let Handover { older, newer, .. } = &awaited.handover;
            newer.sha256 == report.sha256 && report.versions().any(|version| version == older.sha256)
        };
        let Some(taken) = self.taking_over.take_if(is_answer) else { return };
        let Some(set) = self.shelf.set(&report.sha256).cloned() else { return };
        let count = taken.handover.count_in(&set);
        // Saved at once: from now on the file of marks is known to be about this version too.
        self.effects.push(Effect::SaveMarks(set));
        self.ask_for_strays();
        self.tell(say!(self.lang, "versions.taken", count = count, name = file_of(&taken.handover.older)));
        if !taken.again {
            self.shelf.perform(Step::taking_over(taken.handover));
        }
    }

    /// Undo or redo came to where marks were taken over. True where it did.
    pub(super) fn hand_over(&mut self, step: &Step<ReportKey>) -> bool {
        let Some(handover) = step.handover.clone() else { return false };
        if !handover.back {
            self.load_as_newer(handover.newer, handover.older, true);
            return true;
        }
        self.effects.push(Effect::GiveBack(handover));
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
    handover: Handover<ReportKey>,
    /// True where that was undone and is done again.
    again: bool,
}

/// The name of the file that a version was in.
pub fn file_of(version: &ReportKey) -> String {
    let path = Path::new(&version.path);
    display_name(path.file_name().map_or(path, Path::new))
}
