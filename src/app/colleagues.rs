//! Marks of colleagues: what they wrote is neither put in other words nor taken away unasked.
//!
//! On a colleague's mark `c` writes a note of one's own beside it, and `D` or `d` asks first. Where it
//! stands (`K`, `X`) and what tags it gets are matters of the report, and anyone's; taking a tag away asks too.

use super::{App, note::Target, places::Placed, screen::Overlay};
use crate::{
    library::EntryId,
    marks::{Change, Mark},
    say,
};

/// Who makes the marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// The name on new marks.
    pub name: String,
    /// The name that the person is logged in by: marks from before another was chosen have it.
    pub login: String,
}

impl Author {
    /// True where a mark is the person's own, or nobody's.
    pub fn owns(&self, mark: &Mark) -> bool {
        mark.author.is_empty() || mark.author == self.name || mark.author == self.login
    }
}

impl App {
    /// `c` on a colleague's mark: opens the own note on that passage, or begins one.
    pub(super) fn write_beside(&mut self, id: EntryId, mark: &Mark, placed: &Placed) {
        let Some(report) = self.library.report(id).cloned() else { return };
        let said = say!(self.lang, "note.beside", author = mark.author);
        let caret = self.reader().filter(|_| self.overlays.is_empty()).map(|reader| reader.caret);
        let span = caret.and_then(|caret| placed.around(caret)).or_else(|| placed.at());
        if mark.anchor.is_some() && span.is_none() {
            return self.tell(say!(self.lang, "confirm.lost"));
        }
        let missing = |mark: &Mark| mark.absence.as_ref().map(|absence| absence.what.clone());
        let places = self.places.of(&report, &self.shelf);
        let marks = self.shelf.of(&report).iter().zip(&places);
        let on_the_same = |(other, place): &(&Mark, &Placed)| {
            let same = match span {
                Some(span) => place.spans() == [span],
                None => other.anchor.is_none() && missing(other) == missing(mark),
            };
            same && self.author.owns(other)
        };
        let own = marks.into_iter().find(on_the_same).map(|(own, _)| own.clone());
        match (own, span, &mark.absence) {
            (Some(own), ..) => {
                let note = own.note.clone();
                self.edit(id, Target::Edit(Box::new(own)), &note);
            }
            (None, Some(span), _) => self.edit(id, Target::Passage(span), ""),
            (None, None, Some(absence)) => self.edit(id, Target::Whole, &format!("缺：{}\n", absence.what)),
            (None, None, None) => self.edit(id, Target::Whole, ""),
        }
        self.tell(said);
    }

    /// `d` in the list of marks, `D` on a mark in the text. A colleague's is asked for first.
    pub(super) fn remove_mark(&mut self) {
        let Some((id, mark, _)) = self.meant() else { return self.tell(say!(self.lang, "marks.not-here")) };
        if self.author.owns(&mark) {
            self.take_away(id, mark);
        } else {
            self.overlays.push(Overlay::RemoveOthers(id, Box::new(mark)));
        }
    }

    /// A question was answered with yes.
    pub(super) fn yes(&mut self) {
        match self.overlays.pop() {
            Some(Overlay::RemoveOthers(id, asked)) => {
                // Its author may have changed it meanwhile: undo brings back what is there now.
                let now = self.library.report(id).and_then(|report| self.shelf.get(report, &asked.id));
                if let Some(now) = now.cloned() {
                    self.take_away(id, now);
                }
            }
            Some(Overlay::UntagOthers(id, asked, tag)) => {
                let now = self.library.report(id).and_then(|report| self.shelf.get(report, &asked.id));
                if let Some(now) = now.filter(|now| now.tags.contains(&tag)).cloned() {
                    self.toggle_tag(id, &now, &tag);
                }
            }
            Some(other) => {
                self.overlays.push(other);
                self.overwrite();
            }
            None => {}
        }
    }

    fn take_away(&mut self, id: EntryId, mark: Mark) {
        self.change(id, Change::Removed(mark));
        self.tell(say!(self.lang, "marks.removed"));
    }
}
