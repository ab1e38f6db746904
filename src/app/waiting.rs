//! `;`: the next thing that waits for the reader.
//!
//! In a report its own marks and the drafts behind the caret come first, then the marks and then the drafts of
//! other reports, then the drafts before the caret, then reports that were never opened. In the library a report opens at the first of its marks that waits.

use super::{
    App,
    difference::difference_within,
    library::Progress,
    places::{Appeared, Placed},
    reader::Reader,
    screen::{Overlay, Screen},
    scroll::Move,
};
use crate::{library::EntryId, marks::Found, report::Report, say};

/// Columns for what changed where it is asked whether that is the place.
const ASKED: usize = 32;

/// From where the next report is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    /// The one under the library's cursor may be it.
    Here,
    /// Behind it, or behind the one that is being read.
    Behind,
}

impl App {
    /// How many marks of a report wait to be confirmed.
    pub fn waiting_in(&self, report: &Report) -> usize {
        self.places.waiting(report)
    }

    /// Counts the marks that wait in the report with that hash, as far as it is in the library.
    pub(super) fn count_waiting(&mut self, sha256: &str) {
        let report = self.id_of(sha256).and_then(|id| self.library.report(id)).cloned();
        if let Some(report) = report {
            self.places.of(&report, &self.shelf);
        }
    }

    /// `;`.
    pub(super) fn next_waiting(&mut self) {
        if let Some(Overlay::Marks(_)) = self.overlays.last() {
            return self.next_waiting_in_list();
        }
        if let Some((at, id)) = self.next_unsure() {
            self.in_reader(|reader| reader.show_mark(at, id));
            return self.ask_of_mark();
        }
        if let Some(span) = self.next_draft() {
            self.in_reader(|reader| reader.jump_to(span.start));
            return self.tell(say!(self.lang, "draft.here"));
        }
        if self.list_lost() {
            return self.warn(say!(self.lang, "waiting.lost"));
        }
        if let Some(id) = self.next_report(From::Here, |app, report| app.waiting_in(report) > 0) {
            return self.open_at_waiting(id);
        }
        let has_draft = |app: &Self, report: &Report| app.drafts.count(&report.source.sha256) > 0;
        if let Some(id) = self.next_report(From::Here, has_draft) {
            return self.open_at_draft(id);
        }
        if let Some(span) = self.first_draft() {
            self.in_reader(|reader| reader.jump_to(span.start));
            return self.tell(say!(self.lang, "draft.here"));
        }
        if let Some(id) = self.next_report(From::Behind, Self::is_new_version) {
            return self.go_to_unread(id, say!(self.lang, "waiting.version"));
        }
        if let Some(id) = self.next_report(From::Behind, Self::is_unread) {
            return self.go_to_unread(id, say!(self.lang, "waiting.unread"));
        }
        let unread_here = match self.screen {
            Screen::Library => self
                .library
                .selected
                .filter(|id| self.library.report(*id).is_some_and(|report| self.is_unread(report))),
            Screen::Reader(_) => None,
        };
        if unread_here.is_some() {
            return self.tell(say!(self.lang, "waiting.unread"));
        }
        let done = self.library.finished;
        self.tell(if done { say!(self.lang, "waiting.nothing") } else { say!(self.lang, "waiting.loading") });
    }

    fn next_waiting_in_list(&mut self) {
        let Some(Overlay::Marks(list)) = self.overlays.last() else { return };
        let from = list.scroll.selected + 1;
        let mut order = (from..list.items.len()).chain(0..from.min(list.items.len()));
        match order.find(|at| list.items.get(*at).is_some_and(|item| item.placed.waits)) {
            Some(at) => self.move_in_list(Move::To(at)),
            None => self.tell(say!(self.lang, "confirm.nothing")),
        }
    }

    /// Opens a report at the first of its marks that waits; where the words of all of them are gone, lists
    /// them.
    fn open_at_waiting(&mut self, id: EntryId) {
        self.open(id);
        match self.reader().and_then(|reader| stops(reader).into_iter().next()) {
            Some((at, mark)) => {
                self.in_reader(|reader| reader.show_mark(at, mark));
                self.ask_of_mark();
            }
            None if self.list_lost() => self.warn(say!(self.lang, "waiting.lost")),
            None => {}
        }
    }

    /// Opens a report at the first of the notes that were begun in it; a remark stands nowhere.
    fn open_at_draft(&mut self, id: EntryId) {
        self.open(id);
        let first = self.reader().and_then(|reader| self.drafts.in_text(reader).into_iter().min());
        match first {
            Some(span) => {
                self.in_reader(|reader| reader.jump_to(span.start));
                self.tell(say!(self.lang, "draft.here"));
            }
            None => self.tell(say!(self.lang, "draft.here-remark")),
        }
    }

    /// Says what is to be answered of the mark that was just gone to, and by which keys.
    fn ask_of_mark(&mut self) {
        let Some((_, _, placed)) = self.meant() else { return };
        let question = match (&placed.appeared, placed.spans()) {
            (Some(Appeared { word, .. }), _) => say!(self.lang, "waiting.absence", word = word),
            (_, [_, _, ..]) => say!(self.lang, "waiting.several"),
            _ => match &placed.found {
                Some(Found::Changed { before, after, .. }) => {
                    let (before, after) = difference_within(before, after, ASKED);
                    let became = say!(self.lang, "became.changed", before = before, after = after);
                    say!(self.lang, "waiting.changed", became = became.replace('\n', " "))
                }
                _ => say!(self.lang, "waiting.mark"),
            },
        };
        self.warn(question);
    }

    fn go_to_unread(&mut self, id: EntryId, words: impl Into<String>) {
        match self.screen {
            Screen::Library => {
                let height = usize::from(self.size.table().height);
                self.library.select(id, height);
            }
            Screen::Reader(_) => self.open(id),
        }
        self.tell(words);
    }

    /// The next place of a mark that waits, behind the caret; from the top where there is none, but
    /// then only after what is lost was shown.
    fn next_unsure(&self) -> Option<(usize, String)> {
        let reader = self.reader()?;
        let stops = stops(reader);
        let focus = reader.focus.as_deref().unwrap_or_default();
        // On a place of a mark that waits, its other places come first.
        let on = stops.iter().position(|(at, id)| id == focus && *at == reader.caret);
        let behind = match on {
            Some(on) => on + 1,
            None => stops.iter().position(|(at, _)| *at > reader.caret).unwrap_or(stops.len()),
        };
        let next = stops.get(behind).cloned();
        next.or_else(|| stops.into_iter().next().filter(|_| !has_lost(reader)))
    }

    /// Lists the marks with the cursor on the first whose passage is nowhere.
    fn list_lost(&mut self) -> bool {
        if !self.reader().is_some_and(has_lost) {
            return false;
        }
        self.list_marks();
        if let Some(Overlay::Marks(list)) = self.overlays.last()
            && let Some(at) = list.items.iter().position(|item| item.placed.waits && item.placed.is_lost())
        {
            self.select_mark(at);
        }
        true
    }

    fn is_unread(&self, report: &Report) -> bool {
        self.progress(report) == Progress::Unread
    }

    fn is_new_version(&self, report: &Report) -> bool {
        self.is_unread(report) && self.shelf.older_version(report).is_some()
    }

    /// The first report of which something is true, in the table's order and then from the top. The one that
    /// is being read is none of them.
    fn next_report(&self, from: From, is_so: impl Fn(&Self, &Report) -> bool) -> Option<EntryId> {
        let reading = self.reader().map(|reader| reader.id);
        let here = reading.or(self.library.selected);
        let shown = &self.library.shown;
        let at = here.and_then(|id| shown.iter().position(|shown| *shown == id));
        let may_be_here = from == From::Here && reading.is_none();
        let from = at.map_or(0, |at| at + usize::from(!may_be_here));
        let (before, behind) = shown.split_at(from.min(shown.len()));
        let mut order = behind.iter().chain(before).filter(|id| may_be_here || Some(**id) != here);
        let is_next = |id: &&EntryId| {
            !self.library.is_gone(**id) && self.library.report(**id).is_some_and(|report| is_so(self, report))
        };
        order.find(is_next).copied()
    }
}

/// The places of the marks that wait, each with its mark's id: in the order of the text, but those of one
/// mark one after the other, the likeliest first.
fn stops(reader: &Reader) -> Vec<(usize, String)> {
    let mut waiting: Vec<&Placed> = reader.placed.iter().filter(|placed| placed.waits).collect();
    waiting.sort_by_key(|placed| (placed.at().map(|span| span.start), placed.id.clone()));
    let places = |placed: &&Placed| -> Vec<(usize, String)> {
        placed.spans().iter().map(|span| (span.start, placed.id.clone())).collect()
    };
    waiting.iter().flat_map(places).collect()
}

fn has_lost(reader: &Reader) -> bool {
    reader.placed.iter().any(|placed| placed.waits && placed.is_lost())
}
