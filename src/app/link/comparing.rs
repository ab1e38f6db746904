//! Asking for the comparison of the two reports on the desk, and keeping it: once for each two files.

use super::{
    Answers, Ready,
    hand::{self, HandPairs},
    passages,
};
use crate::{
    app::{
        App,
        effect::{Effect, Shared},
        event::{Files, NotCompared},
        library::State,
        screen::Screen,
        table::file_name,
    },
    compare::Comparison,
    report::Report,
    say,
};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// How many comparisons are kept; the oldest goes first.
const KEPT: usize = 8;

/// The comparisons that were made, those that are being made, and what was paired by hand.
#[derive(Debug, Default)]
pub struct Comparisons {
    known: Vec<Ready>,
    asked: HashSet<Files>,
    /// Of those that were asked for, the ones that could not be made; they are not asked for again by
    /// themselves.
    failed: HashSet<Files>,
    by_hand: HashMap<Files, HandPairs>,
}

impl Comparisons {
    /// Takes in a comparison of a left and a right file; a newer one takes the place of an older.
    fn take(&mut self, reports: Files, comparison: Arc<Comparison>) {
        self.asked.remove(&reports);
        self.failed.remove(&reports);
        self.known.retain(|known| known.reports != reports);
        let passages = Arc::new(passages::passages(&comparison));
        self.known.push(Ready { reports, comparison, passages, answers: Answers::default() });
        let excess = self.known.len().saturating_sub(KEPT);
        self.known.drain(..excess);
    }

    /// What could not be made is asked for again.
    fn forget_failure(&mut self, reports: &Files) {
        if self.failed.remove(reports) {
            self.asked.remove(reports);
        }
    }

    /// What is known of two reports, with their sections paired.
    fn ready(&self, left: &Report, right: &Report) -> Option<Ready> {
        let known = self.known.iter().find(|known| known.reports == files(left, right))?;
        let by_hand = self.by_hand.get(&hand::key_of(left, right));
        let by_hand = by_hand.map(|pairs| pairs.between(left, right)).unwrap_or_default();
        let counts = [left, right].map(|report| report.outline.sections.len());
        let answers = Answers::new(counts, &known.comparison.sections, &by_hand);
        Some(Ready { answers, ..known.clone() })
    }

    /// The pairs made by hand between two reports, to change.
    pub(super) fn by_hand(&mut self, left: &Report, right: &Report) -> &mut HandPairs {
        let none = || HandPairs::none(left, right);
        self.by_hand.entry(hand::key_of(left, right)).or_insert_with(none)
    }
}

fn files(left: &Report, right: &Report) -> Files {
    [left.source.sha256.clone(), right.source.sha256.clone()]
}

impl App {
    /// Brings what ties the two reports together up to date: after one was opened, closed, swapped.
    /// Asks for what is missing.
    pub(in crate::app) fn tie(&mut self) {
        let Screen::Reader(desk) = &mut self.screen else { return };
        let Some(right) = &desk.right else {
            desk.link.ready = None;
            desk.link.forget_position();
            return;
        };
        let (left, right) = (&desk.left.report, &right.report);
        let reports = files(left, right);
        if !self.comparisons.by_hand.contains_key(&hand::key_of(left, right)) {
            self.comparisons.by_hand(left, right);
            self.effects.push(Effect::LoadPairs(hand::key_of(left, right)));
        }
        if desk.link.ready.as_ref().is_some_and(|ready| ready.reports == reports) {
            return;
        }
        desk.link.ready = self.comparisons.ready(left, right);
        desk.link.failed = self.comparisons.failed.contains(&reports);
        desk.link.forget_position();
        let wanted = desk.link.on || desk.link.awaits_table;
        if desk.link.ready.is_none() && wanted && self.comparisons.asked.insert(reports) {
            let (left, right) = (Shared(left.clone()), Shared(right.clone()));
            let others = self.library.entries.iter().filter_map(|entry| match &entry.state {
                State::Ready(report) => Some(Shared(report.clone())),
                _ => None,
            });
            let others = others.filter(|other| *other != left && *other != right).collect();
            self.effects.push(Effect::Compare { left, right, others });
        }
    }

    /// A comparison is there.
    pub(in crate::app) fn compared(&mut self, reports: Files, comparison: Arc<Comparison>) {
        self.comparisons.take(reports, comparison);
        self.lay_out_link();
        let asked = self
            .desk_mut()
            .is_some_and(|desk| desk.link.ready.is_some() && std::mem::take(&mut desk.link.awaits_table));
        if asked && self.overlays.is_empty() {
            self.list_compared();
        }
    }

    /// A comparison could not be made: what waited for it waits no more, and the reader hears why. What is
    /// known of the two from before stays.
    pub(in crate::app) fn not_compared(&mut self, reports: Files, why: &NotCompared) {
        let [left, right] = reports.each_ref().map(|sha256| {
            let is = |report: &Report| report.source.sha256 == *sha256;
            let entry = self.library.entries.iter().find(|entry| match &entry.state {
                State::Ready(report) => is(report),
                _ => false,
            });
            entry.map(|entry| file_name(&entry.path)).unwrap_or_default()
        });
        self.warn(match why {
            NotCompared::Defect => say!(self.lang, "link.defect", left = left, right = right),
            NotCompared::NoThread(reason) => {
                say!(self.lang, "link.no-thread", left = left, right = right, reason = reason)
            }
        });
        if !self.comparisons.known.iter().any(|known| known.reports == reports) {
            self.comparisons.failed.insert(reports);
        }
        if let Some(desk) = self.desk_mut() {
            desk.link.awaits_table = false;
        }
    }

    /// Asks once more for the comparison of the reports on the desk, if it could not be made.
    pub(super) fn compare_again(&mut self) {
        let Screen::Reader(desk) = &self.screen else { return };
        if let Some(right) = &desk.right {
            self.comparisons.forget_failure(&files(&desk.left.report, &right.report));
        }
        self.tie();
    }

    /// What was paired by hand in an earlier run.
    pub(in crate::app) fn pairs_loaded(&mut self, remembered: &HandPairs) {
        let known = self.comparisons.by_hand.entry(remembered.reports.clone());
        known
            .or_insert_with(|| HandPairs { reports: remembered.reports.clone(), pairs: vec![] })
            .join(remembered);
        self.lay_out_link();
    }

    /// Lays the comparison out anew: it came, or something was paired by hand.
    pub(super) fn lay_out_link(&mut self) {
        let Screen::Reader(desk) = &mut self.screen else { return };
        let Some(right) = &desk.right else { return };
        let ready = self.comparisons.ready(&desk.left.report, &right.report);
        let changed = ready.as_ref().map(|ready| &ready.answers)
            != desk.link.ready.as_ref().map(|ready| &ready.answers);
        desk.link.ready = ready;
        if changed {
            desk.link.forget_position();
        }
    }

    /// `=`: one pane follows the other, or no longer.
    pub(in crate::app) fn toggle_link(&mut self) {
        let Some(desk) = self.desk_mut().filter(|desk| desk.right.is_some()) else {
            return self.tell(say!(self.lang, "link.one-report"));
        };
        if desk.link.on && desk.link.failed {
            self.compare_again();
            return self.tell(say!(self.lang, "link.comparing"));
        }
        desk.link.on = !desk.link.on;
        desk.link.forget_position();
        let on = desk.link.on;
        self.tell(if on { say!(self.lang, "link.on") } else { say!(self.lang, "link.off") });
        self.compare_again();
    }
}
