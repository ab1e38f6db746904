//! `K` and `X`: the answer where a mark waits.
//!
//! A mark whose words changed, or may be any of several passages, or are gone, waits until the
//! reviewer says where it stands (`K`), or that the passage is there no longer (`X`). Nothing is
//! taken away by either: the mark, its note and its old words stay.

use super::{Action, App, keymap::Context, places::Placed};
use crate::{
    library::EntryId,
    marks::{Anchor, Change, Mark},
    say,
};

impl App {
    /// What the place calls for, for the hints: a mark's answer, a mark's keys, a version's marks.
    pub fn called_for(&self) -> &'static [Action] {
        let context = self.context();
        match self.meant() {
            Some((_, _, placed)) if placed.appeared.is_some() => &[Action::Confirm, Action::Remove],
            Some((_, _, placed)) if placed.waits => &[Action::Confirm, Action::Gone],
            Some(_) if context == Context::Reader => &[Action::Note, Action::Remove],
            None if self.reader().is_some_and(|reader| self.shelf.offered(&reader.report).is_some()) => {
                &[Action::Confirm]
            }
            None if context == Context::Reader => self.called_for_beside(),
            _ => &[],
        }
    }

    /// `K`: the mark stands here. With a selection, the mark that was gone to stands on that; where
    /// nothing waits, the marks of the version before are taken over.
    pub(super) fn confirm(&mut self) {
        if let Some((id, mark, Placed { appeared: Some(_), .. })) = self.meant() {
            return self.keep_absence(id, &mark);
        }
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
                Some((_, _, placed)) if placed.spans().len() > 1 && !self.overlays.is_empty() => {
                    return self.tell(say!(self.lang, "confirm.several"));
                }
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

    /// `K` on what was missing: it is missing still, although a word that was searched for stands there.
    fn keep_absence(&mut self, id: EntryId, mark: &Mark) {
        let Some(sha256) = self.library.report(id).map(|report| report.source.sha256.clone()) else { return };
        let after = mark.with_absence_confirmed(&sha256, &self.timestamp());
        self.change(id, Change::edited(mark, after));
        self.tell(say!(self.lang, "confirm.absence"));
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
}
