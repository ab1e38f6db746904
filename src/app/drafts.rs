//! Drafts: notes that were begun and put aside.
//!
//! Esc, the end of the program and a lost connection leave a note half written. It is neither the
//! note of a mark yet nor to be thrown away, so it is kept with the session, by what it was to be
//! written on, and the key that writes a note there brings it back.

use super::{
    App,
    effect::Effect,
    note::{NoteEditor, Target},
    screen::Overlay,
};
use crate::{library::EntryId, report::Report, say, text::CleanSpan};
use serde::{Deserialize, Serialize};

/// How many drafts are kept; the oldest goes first.
const KEPT: usize = 500;

/// A note that was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// SHA-256 of the report's file.
    pub sha256: String,
    /// What it is to be written on.
    pub on: Place,
    /// What there is of it.
    pub text: String,
}

/// What a draft is to be written on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// A passage, in characters of the clean text.
    Passage {
        /// Its first character.
        start: usize,
        /// The character behind it.
        end: usize,
    },
    /// The report as a whole, or what it lacks.
    Whole,
    /// The mark with that id.
    Mark(String),
}

/// Every draft, the newest last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Drafts(Vec<Draft>);

impl Place {
    fn of(target: &Target) -> Self {
        match target {
            Target::Passage(span) => Self::Passage { start: span.start, end: span.end },
            Target::Whole => Self::Whole,
            Target::Edit(mark) => Self::Mark(mark.id.clone()),
        }
    }

    fn passage(&self) -> Option<CleanSpan> {
        match *self {
            Self::Passage { start, end } if start < end => Some(CleanSpan::new(start, end)),
            _ => None,
        }
    }
}

impl Drafts {
    /// The draft on that place of a report.
    pub fn on(&self, sha256: &str, place: &Place) -> Option<&str> {
        let draft = self.0.iter().find(|draft| draft.sha256 == sha256 && draft.on == *place)?;
        Some(&draft.text)
    }

    /// How many a report has.
    pub fn count(&self, sha256: &str) -> usize {
        self.0.iter().filter(|draft| draft.sha256 == sha256).count()
    }

    /// The shortest passage with a draft around a character.
    fn around(&self, report: &Report, at: usize) -> Option<CleanSpan> {
        let passages = self.passages(report);
        passages.filter(|span| span.contains(at)).min_by_key(|span| span.end - span.start)
    }

    fn passages(&self, report: &Report) -> impl Iterator<Item = CleanSpan> {
        let drafts = self.0.iter().filter(|draft| draft.sha256 == report.source.sha256);
        drafts.filter_map(|draft| draft.on.passage()).filter(|span| span.end <= report.text.len())
    }

    /// Takes over what became of drafts between `before` and `after`. Where these have other words since,
    /// both stay.
    pub(super) fn join(&mut self, before: &Self, after: &Self) {
        for gone in before.0.iter().filter(|draft| after.on(&draft.sha256, &draft.on).is_none()) {
            let Some(there) = self.on(&gone.sha256, &gone.on) else { continue };
            let Some(others) = others_words(there, &gone.text) else { continue };
            match others.trim_end() {
                "" => self.take(&gone.sha256, &gone.on),
                others => self.put(Draft { text: others.to_owned(), ..gone.clone() }),
            }
        }
        for draft in &after.0 {
            let known = before.on(&draft.sha256, &draft.on);
            if known == Some(&draft.text) {
                continue;
            }
            let there = self.on(&draft.sha256, &draft.on).unwrap_or_default();
            let text = match known.and_then(|known| others_words(there, known)) {
                Some(others) => format!("{others}{}", draft.text),
                None if draft.text.contains(there) => draft.text.clone(),
                None if there.contains(&draft.text) => there.to_owned(),
                None => format!("{there}\n{}", draft.text),
            };
            self.put(Draft { text, ..draft.clone() });
        }
    }

    fn put(&mut self, draft: Draft) {
        self.take(&draft.sha256, &draft.on);
        self.0.push(draft);
        let excess = self.0.len().saturating_sub(KEPT);
        self.0.drain(..excess);
    }

    fn take(&mut self, sha256: &str, place: &Place) {
        self.0.retain(|draft| draft.sha256 != sha256 || draft.on != *place);
    }
}

/// What stands before the words that are `known`, with its line feed; `None` where they do not stand there
/// as they were.
fn others_words<'a>(there: &'a str, known: &str) -> Option<&'a str> {
    there.strip_suffix(known).filter(|others| others.is_empty() || others.ends_with('\n'))
}

impl App {
    /// Opens an editor, with the draft that was put aside there, if there is one.
    pub(super) fn edit(&mut self, report: EntryId, target: Target, begun: &str) {
        let place = Place::of(&target);
        let draft =
            self.library.report(report).and_then(|report| self.drafts.on(&report.source.sha256, &place));
        let text = match (draft, &target) {
            (None, _) => begun.to_owned(),
            // Both what was just searched for in vain, and what was written before.
            (Some(draft), Target::Whole) if !begun.is_empty() && !draft.starts_with(begun.trim_end()) => {
                format!("{}\n{draft}", begun.trim_end())
            }
            (Some(draft), _) => draft.to_owned(),
        };
        if draft.is_some() {
            self.tell(say!(self.lang, "draft.resumed"));
        }
        self.overlays.push(Overlay::Note(Box::new(NoteEditor::on(report, target, &text))));
    }

    /// The passage that a draft around the caret was to be written on.
    pub(super) fn passage_of_draft(&self) -> Option<(EntryId, CleanSpan)> {
        let reader = self.reader().filter(|reader| reader.selection.is_none() && self.overlays.is_empty())?;
        Some((reader.id, self.drafts.around(&reader.report, reader.caret)?))
    }

    /// The first passage with a draft behind the caret.
    pub(super) fn next_draft(&self) -> Option<CleanSpan> {
        let reader = self.reader()?;
        self.drafts.passages(&reader.report).filter(|span| span.start > reader.caret).min()
    }

    /// Esc in a note: what was written is a draft from now on.
    pub(super) fn put_aside(&mut self) {
        let drafts = self.drafts.clone();
        self.keep_drafts();
        let Some(Overlay::Note(editor)) = self.overlays.pop() else { return };
        if let Some(reader) = self.reader_mut() {
            reader.selection = None;
        }
        if self.drafts != drafts {
            let session = self.session();
            self.effects.push(Effect::SaveSession(session));
        }
        let Some(report) = self.library.report(editor.report) else { return };
        if self.drafts.on(&report.source.sha256, &Place::of(&editor.target)).is_some() {
            self.tell(match editor.target {
                Target::Whole => say!(self.lang, "draft.kept-remark"),
                _ => say!(self.lang, "draft.kept"),
            });
        }
    }

    /// Keeps what the open editors hold and no mark has yet.
    pub(super) fn keep_drafts(&mut self) {
        for overlay in &self.overlays {
            let Overlay::Note(editor) = overlay else { continue };
            let Some(report) = self.library.report(editor.report) else { continue };
            let (sha256, on, text) = (report.source.sha256.clone(), Place::of(&editor.target), editor.note());
            let same = matches!(&editor.target, Target::Edit(mark) if mark.note == text);
            if same || text.is_empty() {
                self.drafts.take(&sha256, &on);
            } else {
                self.drafts.put(Draft { sha256, on, text });
            }
        }
    }

    /// The note was kept, or thrown away: there is no draft of it any more.
    pub(super) fn forget_draft(&mut self, report: EntryId, target: &Target) {
        if let Some(report) = self.library.report(report) {
            self.drafts.take(&report.source.sha256, &Place::of(target));
        }
    }

    /// Tells that notes were begun on the report that was just opened.
    pub(super) fn tell_of_drafts(&mut self) {
        let count = self.reader().map_or(0, |reader| self.drafts.count(&reader.report.source.sha256));
        if count > 0 && self.message.is_none() {
            self.tell(say!(self.lang, "draft.waiting", count = count));
        }
    }
}
