//! The marks of all reports as they are now, what of them is not yet on disk, and the steps that undo
//! takes back.

use crate::{
    marks::{Change, History, Ids, Mark, ReportKey, ReportMarks, Step, TagNames},
    report::Report,
};
use std::collections::{HashMap, HashSet};

/// Marks by report.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// By the SHA-256 of the report's file.
    marks: HashMap<String, ReportMarks>,
    history: History<ReportKey>,
    /// Reports whose last save failed.
    failed: HashSet<String>,
    /// Reports whose text was handed over to be kept.
    texts: HashSet<String>,
    /// By report, those that it may be a newer version of.
    offers: HashMap<String, Offers>,
    /// What is the matter with the files of marks, by report.
    faults: HashMap<String, String>,
    /// The names of the tags.
    pub names: TagNames,
    /// Makes the ids of new marks.
    pub ids: Ids,
}

/// The reports with marks that one may be a newer version of.
#[derive(Clone, Debug, Default)]
struct Offers {
    /// The likeliest first.
    versions: Vec<ReportKey>,
    /// How many of the first ones have a title like this one's too.
    alike: usize,
}

impl Shelf {
    /// An empty shelf.
    pub fn new(ids: Ids) -> Self {
        Self {
            marks: HashMap::new(),
            history: History::default(),
            failed: HashSet::new(),
            texts: HashSet::new(),
            offers: HashMap::new(),
            faults: HashMap::new(),
            names: TagNames::default(),
            ids,
        }
    }

    /// Takes in the marks of a report as they are on disk; what was changed here meanwhile stays.
    pub fn take(&mut self, loaded: ReportMarks) {
        let sha256 = loaded.report.sha256.clone();
        let marks = match self.marks.get(&sha256) {
            Some(here) => here.refreshed(&loaded),
            None => loaded,
        };
        self.marks.insert(sha256, marks);
    }

    /// A file was read anew: the marks of what was in it are those of what is in it now, and undo goes on
    /// with these. Where the old content is `elsewhere` too, its marks stay there as well. Answers them, to be
    /// kept as those of either content, where there are some or some were taken out.
    pub fn succeed(&mut self, older: &ReportKey, newer: &ReportKey, elsewhere: bool) -> Option<ReportMarks> {
        let mut set =
            self.marks.get(&older.sha256).filter(|_| !self.marks.contains_key(&newer.sha256))?.clone();
        set.report = newer.succeeding(&set.report);
        if !elsewhere {
            self.marks.remove(&older.sha256);
            self.failed.remove(&older.sha256);
            // The files of marks may know it by its old content still.
            self.history.rename(|report| (report.sha256 == older.sha256).then(|| newer.succeeding(report)));
        }
        self.marks.insert(newer.sha256.clone(), set.clone());
        (!set.marks.is_empty() || set.unsaved() > 0).then_some(set)
    }

    /// Takes in that marks are on disk: as they were sent, joined with another instance's.
    pub fn saved(&mut self, sent: &ReportMarks, saved: &ReportMarks) {
        self.failed.remove(&sent.report.sha256);
        if let Some(here) = self.marks.get_mut(&sent.report.sha256) {
            *here = here.adopt(sent, saved);
        }
    }

    /// Notes what is the matter with the files of a report's marks.
    pub(super) fn note_fault(&mut self, sha256: String, says: Option<String>) {
        match says {
            Some(says) => drop(self.faults.insert(sha256, says)),
            None => drop(self.faults.remove(&sha256)),
        }
    }

    /// What is the matter with the files of a report's marks, if anything.
    pub fn fault(&self, report: &Report) -> Option<&str> {
        self.faults.get(&report.source.sha256).map(String::as_str)
    }

    /// Notes that the marks of a report could not be saved.
    pub fn failed(&mut self, report: &ReportKey) {
        self.failed.insert(report.sha256.clone());
    }

    /// True where a save failed and was not made good.
    pub fn has_failed(&self) -> bool {
        self.failed.iter().any(|sha256| self.marks.contains_key(sha256))
    }

    /// How many marks are not on disk as they are here.
    pub fn unsaved(&self) -> usize {
        self.marks.values().map(ReportMarks::unsaved).sum()
    }

    /// The reports with marks that are not on disk, to be saved again.
    pub fn to_be_saved(&self) -> Vec<ReportMarks> {
        self.marks.values().filter(|marks| marks.unsaved() > 0).cloned().collect()
    }

    /// True where a mark of a report is on disk as it is here.
    pub fn is_saved(&self, report: &Report, id: &str) -> bool {
        self.marks.get(&report.source.sha256).is_none_or(|marks| marks.is_on_disk(id))
    }

    /// The marks of a report.
    pub fn of(&self, report: &Report) -> &[Mark] {
        self.marks.get(&report.source.sha256).map_or(&[], |marks| &marks.marks)
    }

    /// Whether any report has a mark with this id.
    pub fn has(&self, id: &str) -> bool {
        self.marks.values().any(|marks| marks.get(id).is_some())
    }

    /// All marks of a report, as they are kept.
    pub fn set(&self, sha256: &str) -> Option<&ReportMarks> {
        self.marks.get(sha256)
    }

    /// All marks of all reports.
    pub fn all(&self) -> impl Iterator<Item = &ReportMarks> {
        self.marks.values()
    }

    /// A mark of a report.
    pub fn get(&self, report: &Report, id: &str) -> Option<&Mark> {
        self.of(report).iter().find(|mark| mark.id == id)
    }

    /// How many marks a report has.
    pub fn count(&self, report: &Report) -> usize {
        self.of(report).len()
    }

    /// True the first time that it is asked of a report: its text is to be kept.
    pub fn needs_text(&mut self, report: &Report) -> bool {
        self.texts.insert(report.source.sha256.clone())
    }

    /// Notes which reports this one may be a newer version of.
    pub fn offer(&mut self, report: &ReportKey, versions: Vec<ReportKey>) {
        let alike = versions.iter().take_while(|older| report.has_title_like(older)).count();
        self.offers.insert(report.sha256.clone(), Offers { versions, alike });
    }

    /// The report with marks that this one is likeliest a newer version of, until it has these marks too. Where
    /// it has marks of its own, only one whose title is like its own is meant.
    pub fn offered(&self, report: &Report) -> Option<&ReportKey> {
        let offers = self.offers.get(&report.source.sha256)?;
        let asked = if self.count(report) == 0 { offers.versions.len() } else { offers.alike };
        self.not_taken_over(report, offers.versions.get(..asked)?)
    }

    /// The report that this one looks like a newer version of, its title compared too: an authority has
    /// several reports a year, and not each is a version of the other.
    pub fn older_version(&self, report: &Report) -> Option<&ReportKey> {
        let offers = self.offers.get(&report.source.sha256)?;
        self.not_taken_over(report, offers.versions.get(..offers.alike)?)
    }

    fn not_taken_over<'a>(&self, report: &Report, versions: &'a [ReportKey]) -> Option<&'a ReportKey> {
        let own = self.set(&report.source.sha256);
        versions.iter().find(|older| own.is_none_or(|own| !own.report.shares_version(older)))
    }

    /// Does a step that undo can take back; answers the marks of the reports that it changed.
    pub fn perform(&mut self, step: Step<ReportKey>) -> Vec<ReportMarks> {
        let changed = self.apply(&step, Change::apply);
        self.history.record(step);
        changed
    }

    /// How many steps can be taken back.
    pub fn depth(&self) -> usize {
        self.history.depth()
    }

    /// Takes the last step back; answers what was done for it.
    pub fn undo(&mut self) -> Option<(Vec<ReportMarks>, Step<ReportKey>)> {
        let step = self.history.undo()?;
        Some((self.apply(&step, Change::apply_again), step))
    }

    /// Does the last step that was taken back again.
    pub fn redo(&mut self) -> Option<(Vec<ReportMarks>, Step<ReportKey>)> {
        let step = self.history.redo()?;
        Some((self.apply(&step, Change::apply_again), step))
    }

    fn apply(&mut self, step: &Step<ReportKey>, apply: fn(&Change, &mut ReportMarks)) -> Vec<ReportMarks> {
        let mut touched: Vec<&str> = vec![];
        for (report, change) in &step.changes {
            let new = || ReportMarks::new(report.clone());
            apply(change, self.marks.entry(report.sha256.clone()).or_insert_with(new));
            if !touched.contains(&report.sha256.as_str()) {
                touched.push(&report.sha256);
            }
        }
        touched.into_iter().filter_map(|sha256| self.marks.get(sha256).cloned()).collect()
    }
}
