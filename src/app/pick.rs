//! Choosing the second report by typing a part of its name.

use super::{
    App,
    field::Field,
    library::{Entry, State},
    matching::typed_words,
    reader::Reader,
    screen::Overlay,
    scroll::Scroll,
    table::caption,
};
use crate::{library::EntryId, say};
use std::cmp::Reverse;

/// The reports that can be put beside this one.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    /// What was typed.
    pub field: Field,
    /// The reports that match it.
    pub found: Vec<EntryId>,
    /// The cursor.
    pub scroll: Scroll,
}

impl App {
    /// `s`: asks for the second report.
    pub(super) fn pick(&mut self) {
        let mut picker = Picker::default();
        self.narrow(&mut picker);
        if picker.found.is_empty() {
            return self.tell(match self.library.finished {
                true => say!(self.lang, "pick.none"),
                false => say!(self.lang, "pick.reading"),
            });
        }
        self.overlays.push(Overlay::Picker(picker));
    }

    /// Something was typed into the picker.
    pub(super) fn picker_changed(&mut self) {
        if let Some(Overlay::Picker(mut picker)) = self.overlays.pop() {
            self.narrow(&mut picker);
            self.overlays.push(Overlay::Picker(picker));
        }
    }

    /// Reports whose name holds every word that was typed, or has it for the initials of its pinyin.
    /// Those that hold the words come first, in name and title before the file's name; then those used last, then those of the same place.
    fn narrow(&self, picker: &mut Picker) {
        let words = typed_words(&picker.field.text());
        let here = self.reader().map(|reader| (reader.id, reader.report.outline.metadata.issuer.clone()));
        let mut found = vec![];
        for entry in &self.library.entries {
            let State::Ready(report) = &entry.state else { continue };
            let same_place = here
                .as_ref()
                .is_some_and(|(_, issuer)| issuer.is_some() && *issuer == report.outline.metadata.issuer);
            let itself = here.as_ref().is_some_and(|(id, _)| *id == entry.id);
            let used = self.memory.recency(&report.source.sha256);
            if let Some(closeness) = self.library.closeness(entry, &words).filter(|_| !itself) {
                found.push((closeness, Reverse(used), !same_place, entry.id));
            }
        }
        found.sort();
        picker.found = found.into_iter().map(|(.., id)| id).collect();
        picker.scroll = Scroll::default();
    }

    /// A report in one line: who reports and on which year, then what tells it apart: its file where
    /// several go by that name, and its title. One whose file is not there any more has the sign `x`.
    pub fn line_of(&self, id: EntryId) -> (String, String) {
        let Some(Entry { path, state: State::Ready(report), gone, .. }) = self.library.entry(id) else {
            return Default::default();
        };
        let caption = caption(report, path);
        let title = report.outline.metadata.title.as_ref().filter(|title| **title != caption);
        let rest: Vec<String> = self.library.aside(id).into_iter().chain(title.cloned()).collect();
        let name = if gone.is_some() { format!("x {caption}") } else { caption };
        (name, rest.join("  "))
    }

    /// Enter in the picker: the report goes beside this one, and takes the caret.
    /// Where none matches it says so, and asks on.
    pub(super) fn picked(&mut self, picker: Picker) {
        match picker.found.get(picker.scroll.selected).copied() {
            Some(id) => self.beside(id),
            None => {
                self.overlays.push(Overlay::Picker(picker));
                self.warn(say!(self.lang, "pick.no-match"));
            }
        }
    }

    /// Puts a report beside the first one.
    pub(super) fn beside(&mut self, id: EntryId) {
        self.remember_places();
        let Some(reader) = self.reader_of(id) else { return };
        if let Some(desk) = self.desk_mut() {
            desk.right = Some(reader);
            desk.on_right = true;
            desk.outline.focused = false;
        }
        self.place_marks();
    }

    /// A file's report, opened where it was left.
    pub(super) fn reader_of(&self, id: EntryId) -> Option<Reader> {
        let entry = self.library.entry(id)?;
        let report = self.library.report(id)?;
        let left = self.key_of(id).and_then(|key| self.memory.place_in(&key));
        let caret = left
            .map_or_else(|| start_of(report), |place| place.caret.min(report.text.len().saturating_sub(1)));
        let mut reader = Reader::open(id, entry.path.clone(), report.clone(), caret);
        if let Some(place) = left {
            reader.search.needle.clone_from(&place.searched);
        }
        Some(reader)
    }
}

/// Where a report is read from: its first line of body.
fn start_of(report: &crate::report::Report) -> usize {
    let body = report.text.lines().iter().find(|line| line.role == crate::text::Role::Body);
    body.map_or(0, |line| line.span.start)
}
