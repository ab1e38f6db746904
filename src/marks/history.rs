//! Undo and redo over marks, without limit: steps are values, and applying one backwards undoes it.
//!
//! A step may touch several reports (a tag renamed everywhere is one step). Undoing changes only what
//! the step changed: what another instance did to the same mark since stays.

use super::{join::beside, mark::Mark, merge, report_marks::ReportMarks, tags::NamesEdit};

/// What happened to one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was made.
    Added(Mark),
    /// It was taken out.
    Removed(Mark),
    /// Its note, tags or passage changed.
    Edited {
        /// As it was.
        before: Box<Mark>,
        /// As it is.
        after: Box<Mark>,
    },
}

impl Change {
    /// An edit of a mark.
    pub fn edited(before: &Mark, after: Mark) -> Self {
        Self::Edited { before: Box::new(before.clone()), after: Box::new(after) }
    }

    /// What undoes it.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self {
            Self::Added(mark) => Self::Removed(mark.clone()),
            Self::Removed(mark) => Self::Added(mark.clone()),
            Self::Edited { before, after } => Self::Edited { before: after.clone(), after: before.clone() },
        }
    }

    /// The mark's id.
    pub fn id(&self) -> &str {
        match self {
            Self::Added(mark) | Self::Removed(mark) => &mark.id,
            Self::Edited { after, .. } => &after.id,
        }
    }

    /// Does it to a report's marks. A mark that is no longer there is not edited.
    pub fn apply(&self, marks: &mut ReportMarks) {
        match self {
            Self::Added(mark) => marks.put(mark.clone()),
            Self::Removed(mark) => {
                marks.remove(&mark.id);
            }
            Self::Edited { before, after } => {
                let Some(now) = marks.get(&after.id) else { return };
                if now.author != before.author {
                    // Another's wording has come to have the id: this one stands beside it.
                    marks.put(beside(after));
                } else {
                    let edited = merge::mark(Some(before), after, now);
                    marks.put(edited);
                }
            }
        }
    }

    /// Does it as undo or redo does: words that another joined to the note since stay as they are.
    pub fn apply_again(&self, marks: &mut ReportMarks) {
        match (self, marks.get(self.id())) {
            (Self::Added(mark) | Self::Removed(mark), Some(now)) if now.note != mark.note => {}
            (Self::Edited { before, after }, Some(now)) if now.note != before.note => {
                let kept =
                    Mark { note: before.note.clone(), worded: before.worded.clone(), ..(**after).clone() };
                Self::Edited { before: before.clone(), after: Box::new(kept) }.apply(marks);
            }
            _ => self.apply(marks),
        }
    }
}

/// What one command did: changes to the marks of reports, each report named by a `K`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<K> {
    /// In the order in which they were made.
    pub changes: Vec<(K, Change)>,
    /// What it did to the file of tag names, and what undoes that.
    pub names: Option<(NamesEdit, NamesEdit)>,
    /// A report that came to have all marks of another.
    pub handover: Option<Handover<K>>,
}

/// A report came to have the marks of an older version of it, or that one has them again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover<K> {
    /// Whose marks they were.
    pub older: K,
    /// Whose they came to be.
    pub newer: K,
    /// By their ids, the marks that the newer one had of its own.
    pub own: Vec<String>,
    /// True where the older one gets them back.
    pub back: bool,
}

impl<K> Handover<K> {
    /// How many of the newer report's marks are the older one's.
    pub fn count_in(&self, newer: &ReportMarks) -> usize {
        newer.marks.iter().filter(|mark| !self.own.contains(&mark.id)).count()
    }
}

impl<K> Default for Step<K> {
    fn default() -> Self {
        Self { changes: vec![], names: None, handover: None }
    }
}

impl<K: Clone> Step<K> {
    /// A step of one change.
    pub fn one(report: K, change: Change) -> Self {
        Self::of(vec![(report, change)])
    }

    /// A step of several changes.
    pub fn of(changes: Vec<(K, Change)>) -> Self {
        Self { changes, ..Self::default() }
    }

    /// The step that gave a report the marks of an older version of it.
    pub fn taking_over(handover: Handover<K>) -> Self {
        Self { handover: Some(handover), ..Self::default() }
    }

    /// True where nothing was done.
    fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.names.is_none() && self.handover.is_none()
    }

    /// What undoes it: the last change first.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let changes = self.changes.iter().rev();
        Self {
            changes: changes.map(|(report, change)| (report.clone(), change.inverse())).collect(),
            names: self.names.clone().map(|(done, undone)| (undone, done)),
            handover: self.handover.clone().map(|given| Handover { back: !given.back, ..given }),
        }
    }
}

/// The steps of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History<K> {
    done: Vec<Step<K>>,
    undone: Vec<Step<K>>,
}

impl<K> Default for History<K> {
    fn default() -> Self {
        Self { done: vec![], undone: vec![] }
    }
}

impl<K: Clone> History<K> {
    /// How many steps undo can take back.
    pub fn depth(&self) -> usize {
        self.done.len()
    }

    /// Notes a step that was done. What was undone before cannot be redone any more.
    pub fn record(&mut self, step: Step<K>) {
        if !step.is_empty() {
            self.done.push(step);
            self.undone.clear();
        }
    }

    /// Gives reports other names in every step, done and undone.
    pub fn rename(&mut self, name: impl Fn(&K) -> Option<K>) {
        for step in self.done.iter_mut().chain(&mut self.undone) {
            let changed = step.changes.iter_mut().map(|(report, _)| report);
            let handed_over = step.handover.iter_mut().flat_map(|given| [&mut given.older, &mut given.newer]);
            for report in changed.chain(handed_over) {
                if let Some(other) = name(report) {
                    *report = other;
                }
            }
        }
    }

    /// The step to apply in order to undo the last one, if any.
    pub fn undo(&mut self) -> Option<Step<K>> {
        let step = self.done.pop()?;
        let inverse = step.inverse();
        self.undone.push(step);
        Some(inverse)
    }

    /// The step to apply in order to redo the last one that was undone, if any.
    pub fn redo(&mut self) -> Option<Step<K>> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::ReportKey;
    use proptest::prelude::*;

    const NOW: &str = "2025-03-08T09:45:12Z";

    fn mark(id: u8, note: &str) -> Mark {
        Mark::on_report(id.to_string(), note, "余青", NOW)
    }

    /// What a command of this number does to the marks.
    fn step(marks: &ReportMarks, command: u8, id: u8) -> Step<u8> {
        let change = match (marks.get(&id.to_string()), command % 4) {
            (None, _) => Change::Added(mark(id, "初")),
            (Some(mark), 0) => Change::Removed(mark.clone()),
            (Some(mark), 1) => Change::edited(mark, mark.with_note(&format!("注{command}"), NOW)),
            (Some(mark), _) => Change::edited(mark, mark.with_tags(vec![format!("{command}")], NOW)),
        };
        Step::one(0, change)
    }

    fn apply(step: &Step<u8>, marks: &mut ReportMarks) {
        step.changes.iter().for_each(|(_, change)| change.apply(marks));
    }

    proptest! {
        #[test]
        fn undoing_everything_and_redoing_it_comes_back(commands in prop::collection::vec((0u8..40, 0u8..5), 0..60)) {
            let mut marks = ReportMarks::new(ReportKey::default());
            let mut history = History::default();
            let mut states = vec![marks.clone()];
            for (command, id) in commands {
                let step = step(&marks, command, id);
                apply(&step, &mut marks);
                history.record(step);
                states.push(marks.clone());
            }
            for state in states.iter().rev().skip(1) {
                apply(&history.undo().unwrap(), &mut marks);
                prop_assert_eq!(&marks, state);
            }
            prop_assert!(history.undo().is_none());
            for state in states.iter().skip(1) {
                apply(&history.redo().unwrap(), &mut marks);
                prop_assert_eq!(&marks, state);
            }
            prop_assert!(history.redo().is_none());
        }
    }

    #[test]
    fn undoing_a_note_keeps_a_tag_that_another_added() {
        let mut marks = ReportMarks::new(ReportKey::default());
        marks.put(mark(1, "初"));
        let after = mark(1, "初").with_note("改", NOW);
        let change = Change::edited(&mark(1, "初"), after.clone());
        change.apply(&mut marks);
        marks.put(after.with_tags(vec!["重点".into()], NOW));
        change.inverse().apply(&mut marks);
        assert_eq!(marks.marks, [mark(1, "初").with_tags(vec!["重点".into()], NOW)]);
    }

    #[test]
    fn undo_and_redo_leave_a_note_that_another_joined_to() {
        let joined = mark(1, "改\n\n并");
        let edit = Change::edited(&mark(1, "初"), mark(1, "改"));
        for change in [edit.inverse(), edit, Change::Removed(mark(1, "改"))] {
            let mut marks = ReportMarks::new(ReportKey::default());
            marks.put(joined.clone());
            change.apply_again(&mut marks);
            assert_eq!(marks.marks, std::slice::from_ref(&joined), "{change:?}");
        }
    }

    #[test]
    fn a_report_has_its_new_name_in_every_step() {
        let mut history = History::default();
        history.record(Step::taking_over(Handover { older: 1, newer: 2, own: vec![], back: false }));
        history.record(Step::one(2, Change::Added(mark(1, ""))));
        history.undo();
        history.rename(|report| (*report < 3).then_some(report + 10));
        assert_eq!(history.redo().unwrap().changes[0].0, 12);
        history.undo();
        let given = history.undo().unwrap().handover.unwrap();
        assert_eq!((given.older, given.newer, given.back), (11, 12, true));
    }

    #[test]
    fn a_new_step_ends_what_could_be_redone() {
        let mut history = History::default();
        history.record(Step::one(0, Change::Added(mark(1, ""))));
        history.undo();
        history.record(Step::one(0, Change::Added(mark(2, ""))));
        assert!(history.redo().is_none());
        history.record(Step::default());
        assert!(history.undo().is_some() && history.undo().is_none());
    }
}
