//! Asking for the comparison of the two reports on the desk, and keeping it for when they are set beside
//! each other again.

use super::{Answers, Ready, pairing::HandMemory, passages};
use crate::{
    app::{
        App,
        effect::{Effect, Shared},
        event::Files,
        library::State,
        screen::Screen,
        table::{file_name, place_of},
    },
    compare::Comparison,
    report::Report,
    say,
    text::fold::fold_str,
};
use std::{collections::HashSet, sync::Arc};

/// How many comparisons are kept; the oldest goes first.
const KEPT: usize = 8;

/// The comparisons that were made, the one that is being made, and what was paired by hand.
#[derive(Debug, Default)]
pub struct Comparisons {
    known: Vec<Known>,
    /// Only the newest is worked on.
    asked: Option<Asked>,
    /// What could not be compared; it is not asked for again by itself.
    failed: HashSet<Files>,
    pub(super) by_hand: HandMemory,
}

/// A comparison that was made.
#[derive(Debug)]
struct Known {
    ready: Ready,
    /// How many other reports it took into account.
    others: usize,
}

/// A comparison that was asked for.
#[derive(Debug)]
struct Asked {
    reports: Files,
    others: usize,
}

impl Comparisons {
    /// Takes in a comparison of a left and a right file, in the place of one that took fewer other
    /// reports into account.
    fn take(&mut self, reports: Files, comparison: Arc<Comparison>, others: usize) {
        if self.known.iter().any(|known| known.ready.reports == reports && known.others > others) {
            return;
        }
        self.failed.remove(&reports);
        self.known.retain(|known| known.ready.reports != reports);
        let passages = Arc::new(passages::passages(&comparison));
        let ready = Ready { reports, comparison, passages, answers: Answers::default(), one_place: false };
        self.known.push(Known { ready, others });
        let excess = self.known.len().saturating_sub(KEPT);
        self.known.drain(..excess);
    }

    /// True where no comparison that takes so many other reports into account is known or on its way.
    fn lacks(&self, reports: &Files, others: usize) -> bool {
        let is_known = |known: &Known| known.ready.reports == *reports && known.others >= others;
        let is_asked = |asked: &Asked| asked.reports == *reports && asked.others >= others;
        !self.failed.contains(reports)
            && !self.known.iter().any(is_known)
            && !self.asked.as_ref().is_some_and(is_asked)
    }

    /// What is known of two reports, with their sections paired.
    fn ready(&self, left: &Report, right: &Report) -> Option<Ready> {
        let reports = files(left, right);
        let known = self.known.iter().map(|known| &known.ready).find(|ready| ready.reports == reports)?;
        let by_hand = self.by_hand.between(left, right);
        let counts = [left, right].map(|report| report.outline.sections.len());
        let answers = Answers::new(counts, &known.comparison.sections, &by_hand);
        let mut ready = Ready { answers, one_place: is_one_place(left, right), ..known.clone() };
        if !ready.tells_of_lone() {
            ready.passages = Arc::new(ready.passages.each_ref().map(|all| passages::in_both(all)));
        }
        Some(ready)
    }
}

/// True where both say who reports and it is the same, in whichever script: 霜岭县, 霜岭县政府.
pub(super) fn is_one_place(left: &Report, right: &Report) -> bool {
    let [one, other] = [left, right].map(|report| {
        let issuer = report.outline.metadata.issuer.as_deref().map(fold_str)?;
        Some(place_of(&issuer).to_owned())
    });
    one.is_some() && one == other
}

fn files(left: &Report, right: &Report) -> Files {
    [left.source.sha256.clone(), right.source.sha256.clone()]
}

impl App {
    /// Brings what ties the two reports together up to date: after one was opened, closed, swapped.
    /// Asks for what is missing.
    pub(in crate::app) fn tie(&mut self) {
        self.ask_for_pairs();
        let Screen::Reader(desk) = &mut self.screen else { return };
        let Some(right) = &desk.right else {
            desk.link.ready = None;
            desk.link.forget_position();
            return;
        };
        let (left, right) = (&desk.left.report, &right.report);
        let reports = files(left, right);
        if desk.link.ready.as_ref().is_none_or(|ready| ready.reports != reports) {
            desk.link.ready = self.comparisons.ready(left, right);
            desk.link.forget_position();
        }
        if !desk.link.on && !desk.link.awaits_table {
            return;
        }
        desk.link.failed = self.comparisons.failed.contains(&reports);
        let (left, right) = (Shared(left.clone()), Shared(right.clone()));
        let there = self.library.entries.iter().filter(|entry| entry.gone.is_none());
        let others = there.filter_map(|entry| match &entry.state {
            State::Ready(report) => Some(report),
            _ => None,
        });
        let others = others.filter(|other| !reports.contains(&other.source.sha256));
        // Whatever is loaded will do at first; when all is loaded, all of it is asked once more.
        let enough = if self.library.finished { others.clone().count() } else { 0 };
        if self.comparisons.lacks(&reports, enough) {
            let others: Vec<Shared> = others.cloned().map(Shared).collect();
            self.comparisons.asked = Some(Asked { reports, others: others.len() });
            self.effects.push(Effect::Compare { left, right, others });
        }
    }

    /// A comparison is there.
    pub(in crate::app) fn compared(&mut self, reports: Files, comparison: Arc<Comparison>, others: usize) {
        self.comparisons.take(reports, comparison, others);
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
    pub(in crate::app) fn not_compared(&mut self, reports: Files) {
        let [left, right] = reports.each_ref().map(|sha256| {
            let is = |report: &Report| report.source.sha256 == *sha256;
            let entry = self.library.entries.iter().find(|entry| match &entry.state {
                State::Ready(report) => is(report),
                _ => false,
            });
            entry.map(|entry| file_name(&entry.path)).unwrap_or_default()
        });
        self.warn(say!(self.lang, "link.defect", left = left, right = right));
        self.comparisons.asked.take_if(|asked| asked.reports == reports);
        if !self.comparisons.known.iter().any(|known| known.ready.reports == reports) {
            self.comparisons.failed.insert(reports);
        }
        if let Some(desk) = self.desk_mut() {
            desk.link.failed = true;
            desk.link.awaits_table = false;
        }
    }

    /// Asks once more for the comparison of the reports on the desk, if it could not be made.
    pub(super) fn compare_again(&mut self) {
        let Screen::Reader(desk) = &self.screen else { return };
        if let Some(right) = &desk.right {
            self.comparisons.failed.remove(&files(&desk.left.report, &right.report));
        }
        self.tie();
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
        self.relist_compared();
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
