//! One key turns a row of the table into a mark in each report, with the comparison as its note.

use super::wording::note;
use crate::{
    app::{
        App,
        effect::{Effect, Shared},
        screen::Overlay,
    },
    marks::{Anchor, Change, Mark, Step, timestamp},
    say,
};

impl App {
    /// `m` in the table: marks the figures with their clauses, in one step that undo takes back.
    pub(in crate::app) fn mark_row(&mut self) {
        let Some(Overlay::Compared(table)) = self.overlays.last() else { return };
        let Some(pair) = table.current().cloned() else { return };
        let Some(desk) = self.desk() else { return };
        let Some(right) = &desk.right else { return };
        let readers = [&desk.left, right];
        let note = note(&pair, readers, &self.library, self.lang);
        let places: Vec<_> = (0..2)
            .filter_map(|side| {
                let reader = readers[side];
                Some((reader.id, reader.report.clone(), pair.stated[side]?.passage(&reader.report)?))
            })
            .collect();
        let now = (self.now)();
        let mut changes = vec![];
        for (id, report, span) in places {
            let stands = |mark: &Mark| mark.note == note && mark.anchor == Some(Anchor::of(&report, span));
            if self.shelf.of(&report).iter().any(stands) {
                continue;
            }
            let Some(key) = self.key_of(id) else { continue };
            if self.shelf.needs_text(&report) {
                self.effects.push(Effect::KeepText(Shared(report.clone())));
            }
            let at = timestamp(now);
            let mark =
                Mark::on_passage(self.shelf.ids.next(now), Anchor::of(&report, span), &self.author.name, &at);
            changes.push((key, Change::Added(mark.with_note(&note, &at))));
        }
        let count = changes.len();
        if count == 0 {
            return self.tell(say!(self.lang, "marks.already"));
        }
        self.perform(Step::of(changes));
        self.tell(match count {
            1 => say!(self.lang, "compared.marked-one", note = note),
            _ => say!(self.lang, "compared.marked", note = note),
        });
    }
}
