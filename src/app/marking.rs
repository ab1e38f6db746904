//! Marking: what `m`, `c`, `gr`, `D` and undo do.

use super::{
    App,
    effect::{Effect, Shared},
    library::State,
    motions::Direction,
    note::Target,
    places::{Listed, Placed},
    remark::{self, Remark},
    screen::{Overlay, Screen},
    table::{caption, short_caption},
};
use crate::{
    library::EntryId,
    marks::{Anchor, Change, Mark, ReportKey, ReportMarks, Step, timestamp},
    say,
};

impl App {
    /// Which report a file of the library is, for the store of marks.
    pub(super) fn key_of(&self, id: EntryId) -> Option<ReportKey> {
        let entry = self.library.entry(id)?;
        let State::Ready(report) = &entry.state else { return None };
        let stdin = entry.path.as_os_str() == crate::library::STANDARD_INPUT;
        let path = if stdin { entry.path.clone() } else { self.folder.join(&entry.path) };
        Some(ReportKey::of(report, &path.to_string_lossy()))
    }

    /// The mark that a key means: the one under the list's cursor, else the one under the caret,
    /// unless something is selected.
    pub(super) fn meant(&self) -> Option<(EntryId, Mark, Placed)> {
        if let Some(Overlay::Marks(list)) = self.overlays.last() {
            let item = list.items.get(list.scroll.selected)?;
            return Some((item.id, item.mark.clone(), item.placed.clone()));
        }
        let reader = self.reader().filter(|reader| reader.selection.is_none())?;
        let placed = reader.mark_at(reader.caret)?;
        let mark = self.shelf.get(&reader.report, &placed.id)?;
        Some((reader.id, mark.clone(), placed.clone()))
    }

    /// `m`: marks the sentence under the caret, or the selection.
    pub(super) fn mark(&mut self) {
        let (author, Screen::Reader(desk)) = (&self.author, &mut self.screen) else { return };
        let reader = desk.reader_mut();
        let Some(span) = reader.passage() else { return };
        if reader.selection.take().is_some_and(|selection| selection.object) {
            reader.go_to(span.start);
        }
        let marks = self.shelf.of(&reader.report);
        let own = |placed: &Placed| marks.iter().any(|mark| mark.id == placed.id && author.owns(mark));
        if reader.placed.iter().any(|placed| placed.spans() == [span] && own(placed)) {
            return self.tell(say!(self.lang, "marks.already"));
        }
        let id = reader.id;
        let words = short(&reader.report.text.slice(span));
        if self.add_mark(id, &Target::Passage(span), |mark, _| mark) {
            self.tell(say!(self.lang, "marks.made", words = words));
        }
    }

    /// `c`: marks and opens the note; on a mark, opens the note of that mark, or one beside a colleague's;
    /// where a note was begun, that one.
    pub(super) fn write_note(&mut self) {
        if let Some((id, passage)) = self.passage_of_draft() {
            return self.edit(id, Target::Passage(passage), "");
        }
        if let Some((id, mark, placed)) = self.meant() {
            if !self.author.owns(&mark) {
                return self.write_beside(id, &mark, &placed);
            }
            let note = mark.note.clone();
            return self.edit(id, Target::Edit(Box::new(mark)), &note);
        }
        let Some(reader) = self.reader() else { return };
        let Some(span) = reader.passage() else { return };
        self.edit(reader.id, Target::Passage(span), "");
    }

    /// `gr`: a remark on the report as a whole, or, where a search has just found nothing, on what
    /// the report lacks.
    pub(super) fn write_remark(&mut self) {
        let (id, begun) = match self.reader() {
            Some(reader) => (reader.id, remark::begun(&reader.search)),
            None => match self.library.current() {
                Some(entry) if self.library.report(entry.id).is_some() => (entry.id, String::new()),
                _ => return self.tell(say!(self.lang, "library.no-report")),
            },
        };
        self.edit(id, Target::Whole, &begun);
    }

    /// The note is done: keeps it, and the mark that it was written for.
    pub(super) fn keep_note(&mut self) {
        let Some(Overlay::Note(editor)) = self.overlays.pop() else { return };
        let note = editor.note();
        self.spare_draft(editor.report, &editor.target);
        match editor.target {
            Target::Passage(_) => {
                if let Some(reader) = self.reader_mut() {
                    reader.selection = None;
                }
                self.add_mark(editor.report, &editor.target, |mark, now| mark.with_note(&note, now));
            }
            Target::Whole => match remark::read(&note) {
                Remark::Nothing => return self.tell(say!(self.lang, "note.empty")),
                Remark::Whole => {
                    self.add_mark(editor.report, &editor.target, |mark, now| mark.with_note(&note, now));
                }
                Remark::Absence { what, note } => {
                    self.add_absence(editor.report, &what, &note);
                    return self.tell(say!(self.lang, "marks.absence", what = what));
                }
            },
            Target::Edit(mark) if mark.note == note => return,
            Target::Edit(mark) => {
                let after = mark.with_note(&note, &self.timestamp());
                self.change(editor.report, Change::edited(&mark, after));
            }
        }
        self.tell(say!(self.lang, "note.kept"));
    }

    /// The time now, as marks keep it.
    pub(super) fn timestamp(&self) -> String {
        timestamp((self.now)())
    }

    /// Makes a mark, finished by `finish`, which is also told the time.
    pub(super) fn add_mark(
        &mut self,
        id: EntryId,
        target: &Target,
        finish: impl FnOnce(Mark, &str) -> Mark,
    ) -> bool {
        let Some(report) = self.library.report(id).cloned() else { return false };
        let now = (self.now)();
        let (mark_id, at) = (self.shelf.ids.next(now), timestamp(now));
        let mark = match target {
            Target::Passage(span) => {
                Mark::on_passage(mark_id.clone(), Anchor::of(&report, *span), &self.author.name, &at)
            }
            Target::Whole | Target::Edit(_) => Mark::on_report(mark_id.clone(), "", &self.author.name, &at),
        };
        self.change(id, Change::Added(finish(mark, &at)));
        self.just_made(id, &mark_id);
        if let Some(reader) = self.reader_mut().filter(|reader| reader.id == id) {
            reader.focus = Some(mark_id);
        }
        true
    }

    /// Makes a remark on something that the report lacks, with the words that were searched for.
    fn add_absence(&mut self, id: EntryId, what: &str, note: &str) {
        let searched = match self.reader_mut().filter(|reader| reader.id == id) {
            Some(reader) => std::mem::take(&mut reader.search.missed),
            None => vec![],
        };
        let (now, at) = ((self.now)(), self.timestamp());
        let mark_id = self.shelf.ids.next(now);
        let mark =
            Mark::on_absence(mark_id.clone(), what, searched, &self.author.name, &at).with_note(note, &at);
        self.change(id, Change::Added(mark));
        self.just_made(id, &mark_id);
    }

    /// Changes one mark of a report.
    pub(super) fn change(&mut self, id: EntryId, change: Change) {
        let Some(key) = self.key_of(id) else { return };
        if let Some(report) = self.library.report(id).cloned()
            && matches!(change, Change::Added(_) | Change::Edited { .. })
            && self.shelf.needs_text(&report)
        {
            self.effects.push(Effect::KeepText(Shared(report)));
        }
        self.trying_again = false;
        self.perform(Step::one(key, change));
    }

    /// Does a step that undo can take back, and has it saved.
    pub(super) fn perform(&mut self, step: Step<ReportKey>) {
        self.name_tags(&step);
        let changed = self.shelf.perform(step);
        self.marks_changed(changed);
    }

    /// What a step does to the file of tag names.
    pub(super) fn name_tags(&mut self, step: &Step<ReportKey>) {
        let edit = step.names.as_ref().map(|(edit, _)| edit.clone());
        self.effects.extend(edit.map(Effect::EditTags));
    }

    /// `]m` and `[m`.
    pub(super) fn step_marks(&mut self, way: Direction, count: usize) {
        let Some(reader) = self.reader_mut() else { return };
        if !reader.step_marks(way, count) {
            self.tell(match way {
                Direction::Forward => say!(self.lang, "no-more.mark-forward"),
                Direction::Back => say!(self.lang, "no-more.mark-back"),
            });
        }
    }

    /// Has marks saved that were changed, and places and lists them anew.
    pub(super) fn marks_changed(&mut self, marks: Vec<ReportMarks>) {
        for set in &marks {
            self.count_waiting(&set.report.sha256);
        }
        self.effects.extend(marks.into_iter().map(Effect::SaveMarks));
        self.place_marks();
    }

    /// Marks of the report with that hash are others, or otherwise kept, than they were.
    pub(super) fn marks_changed_in(&mut self, sha256: &str) {
        self.count_waiting(sha256);
        self.place_marks();
    }

    /// Finds the places of all marks in the open reports, and lists them anew where they are listed.
    pub(super) fn place_marks(&mut self) {
        if let Screen::Reader(desk) = &mut self.screen {
            for reader in desk.readers_mut() {
                reader.placed = self.places.of(&reader.report, &self.shelf);
            }
        }
        self.refresh_table();
        self.relist_marks();
    }

    /// The marks of the report that is being read, or of the whole library, in the order of the text.
    pub(super) fn listed_marks(&mut self) -> Vec<Listed> {
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
            let brief = short_caption(report, &entry.path);
            let placed = self.places.of(report, &self.shelf);
            listed.extend(marks.iter().zip(placed).map(|(mark, placed)| Listed {
                id: entry.id,
                report: name.clone(),
                brief: brief.clone(),
                mark: mark.clone(),
                placed,
                passage: None,
            }));
            if let Some(of_report) = listed.get_mut(from..) {
                of_report.sort_by_key(|item| item.placed.at().map(|span| span.start));
            }
        }
        listed
    }
}

/// The first characters of a passage, for a message.
pub(super) fn short(passage: &str) -> String {
    const LONGEST: usize = 20;
    let in_line = passage.chars().map(|character| if character == '\n' { ' ' } else { character });
    let mut words: String = in_line.take(LONGEST).collect();
    if passage.chars().count() > LONGEST {
        words.push_str("..");
    }
    words
}
