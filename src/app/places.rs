//! Where marks stand in the text that is being read, and which of them is meant by the caret.
//!
//! Marks may overlap and nest. The one that is meant is the one that was gone to last (`]m`, `;`,
//! the list), as long as the caret is in it, else the shortest around the caret.

use super::{motions::Direction, reader::Reader, search::find_all, shelf::Shelf};
use crate::{
    library::EntryId,
    marks::{Absence, Anchor, Finder, Found, Mark},
    report::Report,
    text::{CleanSpan, Role},
};
use std::{cell::LazyCell, cmp::Reverse, collections::HashMap};

/// A mark's place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The mark's id.
    pub id: String,
    /// What became of its passage; `None` for a remark.
    pub found: Option<Found>,
    /// A word that was searched for in vain, where the report has it now; for remarks on an absence.
    pub appeared: Option<Appeared>,
    /// True where the reviewer is to say whether that is the place.
    pub waits: bool,
    /// True where the mark is on disk as it is shown.
    pub saved: bool,
}

/// A word that a report was marked as lacking, and has now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appeared {
    /// As it was searched for.
    pub word: String,
    /// Where it stands first, in characters of the clean text.
    pub span: CleanSpan,
}

impl Appeared {
    /// Looks for the words in the body of the report; page noise says nothing of it.
    fn of(absence: &Absence, report: &Report) -> Option<Self> {
        if absence.confirmed.as_ref() == Some(&report.source.sha256) {
            return None;
        }
        let lines = report.text.lines();
        let in_body = |span: &CleanSpan| {
            lines.get(report.text.line_at(span.start)).is_some_and(|line| line.role == Role::Body)
        };
        absence.searched.iter().find_map(|word| {
            let span = find_all(report.text.folded(), word).into_iter().find(in_body)?;
            Some(Self { word: word.clone(), span })
        })
    }
}

/// A mark in the list of marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which file of the library.
    pub id: EntryId,
    /// What to call the report.
    pub report: String,
    /// The same in a narrow column.
    pub brief: String,
    /// The mark.
    pub mark: Mark,
    /// Where it stands.
    pub placed: Placed,
    /// In the list of those that people do not agree on, the number of the passage, from 1.
    pub passage: Option<usize>,
}

/// What became of passages, so that a change of one mark does not look for all others again.
#[derive(Debug, Default)]
pub struct Places {
    known: HashMap<(String, String), (Anchor, Found)>,
    /// The same of words that were searched for in vain.
    absences: HashMap<(String, String), (Absence, Option<Appeared>)>,
    /// By the SHA-256 of a report's file, how many of its marks waited when they were placed last.
    waiting: HashMap<String, usize>,
}

impl Places {
    /// Where the marks of a report stand in it.
    pub fn of(&mut self, report: &Report, shelf: &Shelf) -> Vec<Placed> {
        let finder = LazyCell::new(|| Finder::new(report));
        let sha256 = &report.source.sha256;
        let mut placed = vec![];
        for mark in shelf.of(report) {
            let found = mark.anchor.as_ref().map(|anchor| {
                let key = (sha256.clone(), mark.id.clone());
                match self.known.get(&key) {
                    Some((known, found)) if known == anchor => found.clone(),
                    // No need to make the whole text ready for a search.
                    _ if anchor.stands_in(report) => Found::Unchanged(anchor.position),
                    _ => {
                        let found = finder.find(anchor);
                        self.known.insert(key, (anchor.clone(), found.clone()));
                        found
                    }
                }
            });
            let appeared = mark.absence.as_ref().and_then(|absence| {
                let key = (sha256.clone(), mark.id.clone());
                match self.absences.get(&key) {
                    Some((known, appeared)) if known == absence => appeared.clone(),
                    _ => {
                        let appeared = Appeared::of(absence, report);
                        self.absences.insert(key, (absence.clone(), appeared.clone()));
                        appeared
                    }
                }
            });
            let decided = mark.anchor.as_ref().is_some_and(|anchor| anchor.is_gone_from(report));
            placed.push(Placed {
                id: mark.id.clone(),
                waits: appeared.is_some()
                    || !decided && found.as_ref().is_some_and(|found| !found.is_certain()),
                found,
                appeared,
                saved: shelf.is_saved(report, &mark.id),
            });
        }
        let waiting = placed.iter().filter(|placed| placed.waits).count();
        self.waiting.insert(sha256.clone(), waiting);
        placed
    }

    /// How many marks of a report wait for the reviewer, as they were placed last.
    pub fn waiting(&self, report: &Report) -> usize {
        self.waiting.get(&report.source.sha256).copied().unwrap_or(0)
    }
}

impl Placed {
    /// Where it stands, or most likely stands.
    pub fn at(&self) -> Option<CleanSpan> {
        self.spans().first().copied()
    }

    /// Every place where it may stand, the likeliest first.
    pub fn spans(&self) -> &[CleanSpan] {
        match &self.found {
            Some(Found::Unchanged(span) | Found::Moved(span) | Found::Changed { span, .. }) => {
                std::slice::from_ref(span)
            }
            Some(Found::Ambiguous(spans)) => spans,
            Some(Found::Lost) => &[],
            None => self.appeared.as_ref().map_or(&[], |appeared| std::slice::from_ref(&appeared.span)),
        }
    }

    /// The place around `at`, of those where it may stand.
    pub fn around(&self, at: usize) -> Option<CleanSpan> {
        self.spans().iter().find(|span| span.contains(at)).copied()
    }

    /// True where the passage is nowhere.
    pub fn is_lost(&self) -> bool {
        self.found == Some(Found::Lost)
    }
}

impl Reader {
    /// The mark that is meant at `at`, if there is one.
    pub fn mark_at(&self, at: usize) -> Option<&Placed> {
        let mut here = self.placed.iter().filter(|placed| placed.around(at).is_some());
        let meant = here.clone().find(|placed| Some(&placed.id) == self.focus.as_ref());
        let shortest = here.next().map(|first| {
            here.fold(first, |best, next| {
                let length = |placed: &Placed| placed.around(at).map_or(0, |span| span.len());
                if length(next) < length(best) { next } else { best }
            })
        });
        meant.or(shortest)
    }

    /// The marks around `at`, and which of them is meant, from 1: for the status bar.
    pub fn marks_around(&self, at: usize) -> (usize, usize) {
        let order = self.in_order();
        let here: Vec<_> = order.iter().filter(|(span, _)| span.contains(at)).collect();
        let meant = self.mark_at(at).map(|placed| &placed.id);
        let which = here.iter().position(|(_, placed)| Some(&placed.id) == meant);
        (which.map_or(0, |index| index + 1), here.len())
    }

    /// Every place of a mark, in the order of the text, the longer of two before the shorter.
    fn in_order(&self) -> Vec<(CleanSpan, &Placed)> {
        let places =
            self.placed.iter().flat_map(|placed| placed.spans().iter().map(move |span| (*span, placed)));
        let mut order: Vec<_> = places.collect();
        order.sort_by_key(|(span, placed)| (span.start, Reverse(span.end), placed.id.clone()));
        order
    }

    /// To the next mark, or the one before: marks inside a mark are gone to one after the other.
    /// True where there was one.
    pub fn step_marks(&mut self, way: Direction, count: usize) -> bool {
        let order = self.in_order();
        let here = self.mark_at(self.caret).map(|placed| placed.id.as_str());
        let on = order
            .iter()
            .position(|(span, placed)| span.contains(self.caret) && Some(placed.id.as_str()) == here);
        let count = count.max(1);
        let target = match (on, way) {
            (Some(on), Direction::Forward) => Some(on + count),
            (Some(on), Direction::Back) => on.checked_sub(count),
            (None, Direction::Forward) => {
                let next = order.iter().position(|(span, _)| span.start > self.caret);
                next.map(|next| next + count - 1)
            }
            (None, Direction::Back) => {
                let before = order.iter().rposition(|(span, _)| span.start < self.caret);
                before.and_then(|before| (before + 1).checked_sub(count))
            }
        };
        let Some((span, placed)) = target.and_then(|index| order.get(index)) else { return false };
        let (start, id) = (span.start, placed.id.clone());
        self.show_mark(start, id);
        true
    }

    /// The caret goes to a place of a mark, and the mark is the one that is meant.
    pub fn show_mark(&mut self, at: usize, id: String) {
        if !self.page.shows(at) && !self.noise {
            self.noise = true;
            self.lay_out_anew();
        }
        self.jump_to(at);
        self.focus = Some(id);
    }
}
