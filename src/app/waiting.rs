//! `;`: the next thing that waits for the reader. `K` and `X`: the answer.
//!
//! A mark whose words changed, or may be any of several passages, or are gone, waits until the
//! reviewer says where it stands (`K`), or that the passage is there no longer (`X`). Nothing is
//! taken away by either: the mark, its note and its old words stay.

use super::{
    Action, App,
    effect::Effect,
    keymap::Context,
    library::{Progress, State},
    screen::{Overlay, Screen},
    scroll::Move,
};
use crate::{
    library::EntryId,
    marks::{Anchor, Change},
    say,
};

impl App {
    /// A mark of this report that is to be confirmed, else one of another report, else the next
    /// report that was never opened.
    pub(super) fn next_waiting(&mut self) {
        if let Some(Overlay::Marks(list)) = self.overlays.last_mut() {
            let from = list.scroll.selected + 1;
            let order = (from..list.items.len()).chain(0..from.min(list.items.len()));
            let waiting =
                order.into_iter().find(|at| list.items.get(*at).is_some_and(|item| item.placed.waits));
            return match waiting {
                Some(at) => self.move_in_list(Move::To(at)),
                None => self.tell(say!(self.lang, "confirm.nothing")),
            };
        }
        if let Some((at, id)) = self.next_unsure() {
            if let Some(reader) = self.reader_mut() {
                reader.show_mark(at, id);
            }
            return self.warn(say!(self.lang, "waiting.mark"));
        }
        if let Some(span) = self.next_draft() {
            self.in_reader(|reader| reader.jump_to(span.start));
            return self.tell(say!(self.lang, "draft.here"));
        }
        if self.list_lost() {
            return self.warn(say!(self.lang, "waiting.lost"));
        }
        if let Some(id) = self.next_report(Self::has_waiting) {
            return self.go_to_waiting(id, say!(self.lang, "waiting.marks"));
        }
        if let Some(id) = self.next_report(Self::is_unread) {
            return self.go_to_waiting(id, say!(self.lang, "waiting.unread"));
        }
        let done = self.library.finished;
        self.tell(if done { say!(self.lang, "waiting.nothing") } else { say!(self.lang, "waiting.loading") });
    }

    fn go_to_waiting(&mut self, id: EntryId, words: impl Into<String>) {
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
        let waiting = reader.placed.iter().filter(|placed| placed.waits);
        let mut stops: Vec<(usize, String)> = waiting
            .flat_map(|placed| placed.spans().iter().map(|span| (span.start, placed.id.clone())))
            .collect();
        stops.sort();
        let here = (reader.caret, reader.focus.clone().unwrap_or_default());
        let behind = stops.iter().find(|stop| **stop > here).cloned();
        let lost = reader.placed.iter().any(|placed| placed.waits && placed.is_lost());
        behind.or_else(|| stops.into_iter().next().filter(|_| !lost))
    }

    /// Lists the marks with the cursor on the first whose passage is nowhere.
    fn list_lost(&mut self) -> bool {
        let lost = |app: &Self| {
            app.reader()
                .is_some_and(|reader| reader.placed.iter().any(|placed| placed.waits && placed.is_lost()))
        };
        if !lost(self) {
            return false;
        }
        self.list_marks();
        if let Some(Overlay::Marks(list)) = self.overlays.last_mut()
            && let Some(at) = list.items.iter().position(|item| item.placed.waits && item.placed.is_lost())
        {
            list.scroll.selected = at;
        }
        true
    }

    fn has_waiting(&mut self, id: EntryId) -> bool {
        let Some(report) = self.library.report(id) else { return false };
        !self.shelf.of(report).is_empty()
            && self.places.of(report, &self.shelf).iter().any(|placed| placed.waits)
    }

    fn is_unread(&mut self, id: EntryId) -> bool {
        self.library.report(id).is_some_and(|report| self.progress(report) == Progress::Unread)
    }

    /// The first report behind the current one in the table's order, then from the top, of which
    /// something is true.
    fn next_report(&mut self, is_so: impl Fn(&mut Self, EntryId) -> bool) -> Option<EntryId> {
        let here = self.reader().map(|reader| reader.id).or(self.library.selected);
        let shown = self.library.shown.clone();
        let from = here.and_then(|id| shown.iter().position(|shown| *shown == id)).map_or(0, |at| at + 1);
        let (before, behind) = shown.split_at(from.min(shown.len()));
        behind.iter().chain(before).copied().find(|id| Some(*id) != here && is_so(self, *id))
    }

    /// What the place calls for, for the hints: a mark's answer, a mark's keys, a version's marks.
    pub fn called_for(&self) -> &'static [Action] {
        let context = self.context();
        match self.meant() {
            Some((_, _, placed)) if placed.waits => &[Action::Confirm, Action::Gone],
            Some(_) if context == Context::Reader => &[Action::Note, Action::Remove],
            None if self.reader().is_some_and(|reader| !self.shelf.offers(&reader.report).is_empty()) => {
                &[Action::Confirm]
            }
            None if context == Context::Reader => self.called_for_beside(),
            _ => &[],
        }
    }

    /// `K`: the mark stands here. With a selection, the mark that was gone to stands on that; where
    /// nothing waits, the marks of the version before are taken over.
    pub(super) fn confirm(&mut self) {
        let by_hand = self.reader().filter(|_| self.overlays.is_empty()).and_then(|reader| {
            let span = reader.selected()?;
            let mark = self.shelf.get(&reader.report, reader.focus.as_ref()?)?;
            Some((reader.id, mark.clone(), span))
        });
        let selecting = self.reader().is_some_and(|reader| reader.selection.is_some());
        let place = match by_hand {
            Some(place) => Some(place),
            None if selecting && self.overlays.is_empty() => {
                return self.tell(say!(self.lang, "confirm.which"));
            }
            None => match self.meant().filter(|(_, _, placed)| placed.waits) {
                Some((id, mark, placed)) => {
                    let caret = self.reader().filter(|_| self.overlays.is_empty()).map(|reader| reader.caret);
                    let Some(span) = caret.and_then(|caret| placed.around(caret)).or_else(|| placed.at())
                    else {
                        return self.tell(say!(self.lang, "confirm.lost"));
                    };
                    Some((id, mark, span))
                }
                None => None,
            },
        };
        let Some((id, mark, span)) = place else { return self.take_over() };
        let Some(report) = self.library.report(id).cloned() else { return };
        let after = mark.with_anchor(Anchor::of(&report, span), &self.timestamp());
        self.in_reader(|reader| reader.selection = None);
        self.change(id, Change::edited(&mark, after));
        self.tell(say!(self.lang, "confirm.done"));
    }

    /// `X`: the passage is there no longer. The mark stays, and asks no more in this version.
    pub(super) fn gone(&mut self) {
        let waiting = self.meant().filter(|(_, _, placed)| placed.waits);
        let Some((id, mark, _)) = waiting else { return self.tell(say!(self.lang, "confirm.nothing")) };
        let (Some(report), Some(anchor)) = (self.library.report(id), &mark.anchor) else { return };
        let gone = Anchor { gone: Some(report.source.sha256.clone()), ..anchor.clone() };
        let after = mark.with_anchor(gone, &self.timestamp());
        self.change(id, Change::edited(&mark, after));
        self.tell(say!(self.lang, "confirm.gone"));
    }

    /// The report is a newer version of one that has marks: they are its marks from now on.
    fn take_over(&mut self) {
        let offered = self.reader().and_then(|reader| {
            let older = self.shelf.offers(&reader.report).first().cloned()?;
            Some((self.key_of(reader.id)?, older))
        });
        let Some((key, older)) = offered else { return self.tell(say!(self.lang, "confirm.nothing")) };
        let key = key.succeeding(&older);
        self.taking_over = Some(key.sha256.clone());
        self.effects.push(Effect::LoadMarks(key));
    }

    /// Asks whether a report that is opened without marks is a newer version of one that has some.
    pub(super) fn ask_for_versions(&mut self, id: EntryId) {
        let marked = self.library.entry(id).is_none_or(|entry| match &entry.state {
            State::Ready(report) => self.shelf.count(report) > 0,
            _ => true,
        });
        if let Some(key) = self.key_of(id).filter(|_| !marked) {
            self.effects.push(Effect::FindVersions(key));
        }
    }
}
