//! The marks of all reports, and the steps that undo takes back.

use crate::{
    marks::{Ids, Mark, ReportKey, ReportMarks},
    report::Report,
};
use std::collections::HashMap;

/// Marks by report, as they are now.
#[derive(Clone, Debug)]
pub struct Shelf {
    marks: HashMap<String, ReportMarks>,
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Makes the ids of new marks.
    pub ids: Ids,
}

/// One change of one mark: `None` before where it was made, `None` behind where it was taken away.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Which report.
    pub report: ReportKey,
    /// The mark as it was.
    pub before: Option<Mark>,
    /// The mark as it became.
    pub after: Option<Mark>,
}

impl Shelf {
    /// An empty shelf.
    pub fn new(ids: Ids) -> Self {
        Self { marks: HashMap::new(), done: vec![], undone: vec![], ids }
    }

    /// Puts the marks of a report on the shelf, as they are on disk; marks that were made meanwhile
    /// stay.
    pub fn take(&mut self, loaded: ReportMarks) {
        let sha256 = loaded.report.sha256.clone();
        let marks = match self.marks.get(&sha256) {
            Some(here) => here.adopt(&ReportMarks::new(here.report.clone()), &loaded),
            None => loaded,
        };
        self.marks.insert(sha256, marks);
    }

    /// The marks of a report.
    pub fn of(&self, report: &Report) -> &[Mark] {
        self.marks.get(&report.source.sha256).map_or(&[], |marks| &marks.marks)
    }

    /// Whether any report has a mark with this id.
    pub fn has(&self, id: &str) -> bool {
        self.marks.values().any(|marks| marks.get(id).is_some())
    }

    /// How many marks a report has.
    pub fn count(&self, report: &Report) -> usize {
        self.of(report).len()
    }

    /// Makes, changes or takes away a mark; answers the report's marks, to be saved.
    pub fn change(&mut self, step: Step) -> ReportMarks {
        let marks = self.apply(&step.report, step.before.as_ref(), step.after.as_ref());
        self.done.push(step);
        self.undone.clear();
        marks
    }

    /// Takes the last change back.
    pub fn undo(&mut self) -> Option<(ReportMarks, Step)> {
        let step = self.done.pop()?;
        let marks = self.apply(&step.report, step.after.as_ref(), step.before.as_ref());
        self.undone.push(step.clone());
        Some((marks, step))
    }

    /// Makes the last change that was taken back again.
    pub fn redo(&mut self) -> Option<(ReportMarks, Step)> {
        let step = self.undone.pop()?;
        let marks = self.apply(&step.report, step.before.as_ref(), step.after.as_ref());
        self.done.push(step.clone());
        Some((marks, step))
    }

    fn apply(&mut self, report: &ReportKey, from: Option<&Mark>, to: Option<&Mark>) -> ReportMarks {
        let marks =
            self.marks.entry(report.sha256.clone()).or_insert_with(|| ReportMarks::new(report.clone()));
        match (from, to) {
            (_, Some(mark)) => marks.put(mark.clone()),
            (Some(mark), None) => drop(marks.remove(&mark.id)),
            (None, None) => {}
        }
        marks.clone()
    }
}
