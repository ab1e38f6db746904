//! Marking: what `m`, `c`, `gr`, `d` and undo do, and where marks stand in the text.

use super::{
    App,
    effect::Effect,
    library::State,
    note::{NoteEditor, Target},
    reader::Reader,
    screen::Overlay,
    shelf::Step,
    table::caption,
};
use crate::{
    library::EntryId,
    marks::{Anchor, Finder, Found, Mark, ReportKey, ReportMarks, timestamp},
    report::Report,
    say,
    text::{CleanSpan, segment},
};

/// A mark's place in the text that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The mark's id.
    pub id: String,
    /// Where it stands; `None` for a remark on the whole, or where its words are gone.
    pub at: Option<CleanSpan>,
    /// False where the words changed, or may be any of several passages: to be confirmed.
    pub sure: bool,
}

/// A mark in the list of marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which file of the library.
    pub id: EntryId,
    /// What to call the report.
    pub report: String,
    /// The mark.
    pub mark: Mark,
    /// Where it stands.
    pub at: Option<CleanSpan>,
    /// Whether that is certain.
    pub sure: bool,
    /// In the list of those that people do not agree on, the number of the passage, from 1.
    pub passage: Option<usize>,
}

/// Where the marks of a report stand in it.
pub fn place(report: &Report, marks: &[Mark]) -> Vec<Placed> {
    let finder = Finder::new(report);
    marks
        .iter()
        .map(|mark| {
            let (at, sure) = match mark.anchor.as_ref().map(|anchor| finder.find(anchor)) {
                None => (None, true),
                Some(Found::Unchanged(span) | Found::Moved(span)) => (Some(span), true),
                Some(Found::Changed { span, .. }) => (Some(span), false),
                Some(Found::Ambiguous(spans)) => (spans.first().copied(), false),
                Some(Found::Lost) => (None, false),
            };
            Placed { id: mark.id.clone(), at, sure }
        })
        .collect()
}

impl Reader {
    /// The mark on the character at `at`: the shortest where there are several.
    pub fn mark_at(&self, at: usize) -> Option<&Placed> {
        let here = self.placed.iter().filter(|placed| placed.at.is_some_and(|span| span.contains(at)));
        here.min_by_key(|placed| placed.at.map_or(0, |span| span.len()))
    }

    /// What marking would take: the selection, else the sentence under the caret.
    pub fn passage(&self) -> Option<CleanSpan> {
        let span = self.selected().unwrap_or_else(|| segment::sentence_at(&self.report.text, self.caret));
        (!span.is_empty()).then_some(span)
    }
}

impl App {
    /// Which report a file of the library is, for the store of marks.
    pub(super) fn key_of(&self, id: EntryId) -> Option<ReportKey> {
        let entry = self.library.entry(id)?;
        let State::Ready(report) = &entry.state else { return None };
        let stdin = entry.path.as_os_str() == crate::library::STANDARD_INPUT;
        let path = if stdin { entry.path.clone() } else { self.folder.join(&entry.path) };
        Some(ReportKey::of(report, &path.to_string_lossy()))
    }

    /// `m`: marks the sentence under the caret, or the selection.
    pub(super) fn mark(&mut self) {
        let Some(reader) = self.reader_mut() else { return };
        let Some(span) = reader.passage() else { return };
        reader.selection = None;
        if reader.placed.iter().any(|placed| placed.at == Some(span)) {
            return self.tell(say!(self.lang, "marks.already"));
        }
        let id = reader.id;
        let words = short(&reader.report.text.slice(span));
        if self.add_mark(id, Some(span), "") {
            self.tell(say!(self.lang, "marks.made", words = words));
        }
    }

    /// `c`: marks and opens the note; on a mark, opens the note of that mark.
    pub(super) fn write_note(&mut self) {
        if let Some(Overlay::Marks(list)) = self.overlays.last() {
            if let Some(item) = list.items.get(list.scroll.selected).cloned() {
                self.overlays.pop();
                self.edit(NoteEditor::on(
                    item.id,
                    Target::Edit(Box::new(item.mark.clone())),
                    &item.mark.note,
                ));
            }
            return;
        }
        let Some(reader) = self.reader() else { return };
        let id = reader.id;
        let there = reader.selection.is_none().then(|| reader.mark_at(reader.caret)).flatten();
        let there = there.and_then(|placed| {
            self.shelf.of(&reader.report).iter().find(|mark| mark.id == placed.id).cloned()
        });
        let editor = match (there, reader.passage()) {
            (Some(mark), _) => {
                let note = mark.note.clone();
                NoteEditor::on(id, Target::Edit(Box::new(mark)), &note)
            }
            (None, Some(span)) => NoteEditor::on(id, Target::Passage(span), ""),
            (None, None) => return,
        };
        self.edit(editor);
    }

    /// `gr`: a remark on the report as a whole.
    pub(super) fn write_remark(&mut self) {
        let id = match self.reader() {
            Some(reader) => reader.id,
            None => match self.library.current() {
                Some(entry) if self.library.report(entry.id).is_some() => entry.id,
                _ => return self.tell(say!(self.lang, "library.no-report")),
            },
        };
        self.edit(NoteEditor::on(id, Target::Whole, ""));
    }

    fn edit(&mut self, editor: NoteEditor) {
        self.overlays.push(Overlay::Note(Box::new(editor)));
    }

    /// The note is done: keeps it, and the mark that it was written for.
    pub(super) fn keep_note(&mut self) {
        let Some(Overlay::Note(editor)) = self.overlays.pop() else { return };
        let note = editor.note();
        match editor.target {
            Target::Passage(span) => {
                if let Some(reader) = self.reader_mut() {
                    reader.selection = None;
                }
                self.add_mark(editor.report, Some(span), &note);
            }
            Target::Whole if note.is_empty() => return self.tell(say!(self.lang, "note.empty")),
            Target::Whole => drop(self.add_mark(editor.report, None, &note)),
            Target::Edit(mark) if mark.note == note => return,
            Target::Edit(mark) => {
                let after = mark.with_note(&note, &timestamp((self.now)()));
                self.change(editor.report, Some(*mark), Some(after));
            }
        }
        self.tell(say!(self.lang, "note.kept"));
    }

    fn add_mark(&mut self, id: EntryId, span: Option<CleanSpan>, note: &str) -> bool {
        let Some(report) = self.library.report(id).cloned() else { return false };
        let now = (self.now)();
        let mark_id = self.shelf.ids.next(now);
        let at = timestamp(now);
        let mark = match span {
            Some(span) => {
                Mark::on_passage(mark_id, Anchor::of(&report, span), &self.author, &at).with_note(note, &at)
            }
            None => Mark::on_report(mark_id, note, &self.author, &at),
        };
        self.change(id, None, Some(mark));
        true
    }

    fn change(&mut self, id: EntryId, before: Option<Mark>, after: Option<Mark>) {
        if let Some(report) = self.key_of(id) {
            let marks = self.shelf.change(Step { report, before, after });
            self.marks_changed(marks);
        }
    }

    /// `d` in the list of marks.
    pub(super) fn remove_mark(&mut self) {
        let Some(Overlay::Marks(list)) = self.overlays.last() else { return };
        let Some(item) = list.items.get(list.scroll.selected).cloned() else { return };
        self.change(item.id, Some(item.mark), None);
        self.tell(say!(self.lang, "marks.removed"));
    }

    /// `u`.
    pub(super) fn undo(&mut self) {
        match self.shelf.undo() {
            Some((marks, step)) => {
                self.marks_changed(marks);
                self.tell(match (&step.before, &step.after) {
                    (None, _) => say!(self.lang, "undo.made"),
                    (_, None) => say!(self.lang, "undo.removed"),
                    _ => say!(self.lang, "undo.changed"),
                });
            }
            None => self.tell(say!(self.lang, "undo.nothing")),
        }
    }

    /// `Ctrl-r`.
    pub(super) fn redo(&mut self) {
        match self.shelf.redo() {
            Some((marks, _)) => {
                self.marks_changed(marks);
                self.tell(say!(self.lang, "redo.done"));
            }
            None => self.tell(say!(self.lang, "redo.nothing")),
        }
    }

    fn marks_changed(&mut self, marks: ReportMarks) {
        self.effects.push(Effect::SaveMarks(marks));
        self.place_marks();
    }

    /// Finds the places of all marks in the open reports, and lists them anew where they are listed.
    pub(super) fn place_marks(&mut self) {
        let shelf = &self.shelf;
        if let super::screen::Screen::Reader(desk) = &mut self.screen {
            for reader in desk.readers_mut() {
                reader.placed = place(&reader.report, shelf.of(&reader.report));
            }
        }
        self.refresh_table();
        if let Some(index) = self.overlays.iter().position(|overlay| matches!(overlay, Overlay::Marks(_))) {
            let differing = matches!(&self.overlays[index], Overlay::Marks(list) if list.differing);
            let items = if differing { self.differing_marks() } else { self.listed_marks() };
            if items.is_empty() {
                self.overlays.remove(index);
            } else if let Some(Overlay::Marks(list)) = self.overlays.get_mut(index) {
                list.scroll.selected = list.scroll.selected.min(items.len() - 1);
                list.items = items;
            }
        }
    }

    /// The marks of the report that is being read, or of the whole library, in the order of the text.
    pub(super) fn listed_marks(&self) -> Vec<Listed> {
        let mut listed = vec![];
        let here = self.reader().map(|reader| reader.id);
        for entry in &self.library.entries {
            let State::Ready(report) = &entry.state else { continue };
            let marks = self.shelf.of(report);
            if marks.is_empty() || here.is_some_and(|id| id != entry.id) {
                continue;
            }
            let from = listed.len();
            let name = caption(report, &entry.path);
            listed.extend(marks.iter().zip(place(report, marks)).map(|(mark, placed)| Listed {
                id: entry.id,
                report: name.clone(),
                mark: mark.clone(),
                at: placed.at,
                sure: placed.sure,
                passage: None,
            }));
            if let Some(of_report) = listed.get_mut(from..) {
                of_report.sort_by_key(|item| item.at.map(|span| span.start));
            }
        }
        listed
    }
}

/// The first characters of a passage, for a message.
fn short(passage: &str) -> String {
    const LONGEST: usize = 20;
    let mut words: String = passage.chars().take(LONGEST).collect();
    if passage.chars().count() > LONGEST {
        words.push_str("..");
    }
    words
}
