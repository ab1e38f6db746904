//! Writing notes: what was begun is kept as a draft, and brought back.
//!
//! Esc, the end of the program, a lost connection and a killed process leave a note half written. It
//! is neither the note of a mark yet nor to be thrown away, so it is kept with the session while it is
//! typed, by what it was to be written on, and the key that writes a note there brings it back.

use super::{
    App,
    drafts::{Draft, Drafts, Place},
    effect::Effect,
    note::{NoteEditor, Target},
    screen::Overlay,
};
use crate::{
    library::EntryId,
    marks::{Anchor, Finder},
    report::Report,
    say,
    text::CleanSpan,
};

/// Words of a note that were thrown away.
#[derive(Clone, Debug)]
pub(super) struct ThrownAway {
    draft: Draft,
    /// How many steps undo could take back then.
    depth: usize,
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

    /// The first place with a draft behind the caret.
    pub(super) fn next_draft(&self) -> Option<CleanSpan> {
        let reader = self.reader()?;
        self.drafts.in_text(reader).into_iter().filter(|span| span.start > reader.caret).min()
    }

    /// The first place with a draft, but for the one that the caret is in.
    pub(super) fn first_draft(&self) -> Option<CleanSpan> {
        let reader = self.reader()?;
        self.drafts.in_text(reader).into_iter().filter(|span| !span.contains(reader.caret)).min()
    }

    /// Something was typed or pasted into a note: it is a draft, so that it is not lost whatever happens to
    /// the program. It is written a little later, with what is typed until then.
    pub(super) fn note_typed(&mut self) {
        self.keep_drafts();
        self.effects.push(Effect::KeepDrafts(self.drafts_to_keep()));
    }

    /// Esc in a note: what was written is a draft from now on.
    pub(super) fn put_aside(&mut self) {
        self.keep_drafts();
        let Some(Overlay::Note(editor)) = self.overlays.pop() else { return };
        if let Some(reader) = self.reader_mut() {
            reader.selection = None;
        }
        let Some(report) = self.library.report(editor.report) else { return };
        if let Some(draft) = self.drafts.get(&report.source.sha256, &Place::of(&editor.target)).cloned() {
            let session = self.session();
            self.effects.push(Effect::SaveSession(session));
            self.putting_aside = Some(draft);
            self.tell(say!(self.lang, "draft.keeping"));
        }
    }

    /// Keeps what the open editors hold and no mark has yet.
    pub(super) fn keep_drafts(&mut self) {
        let written: Vec<Draft> = self.overlays.iter().filter_map(|overlay| self.draft_in(overlay)).collect();
        for draft in written {
            if draft.text.is_empty() {
                self.drafts.take(&draft.sha256, &draft.on);
            } else {
                self.drafts.put(draft);
            }
        }
    }

    /// What an editor holds, without text where there is nothing that the mark has not.
    fn draft_in(&self, overlay: &Overlay) -> Option<Draft> {
        let Overlay::Note(editor) = overlay else { return None };
        let report = self.library.report(editor.report)?;
        let (on, written) = (Place::of(&editor.target), editor.note());
        let same = matches!(&editor.target, Target::Edit(mark) if mark.note == written);
        let text = if same { String::new() } else { written };
        let sha256 = report.source.sha256.clone();
        if let Some(known) = self.drafts.get(&sha256, &on) {
            return Some(Draft { text, ..known.clone() });
        }
        let path = self.key_of(editor.report).map(|key| key.path).unwrap_or_default();
        let passage = on.passage().filter(|_| !text.is_empty());
        let anchor = passage.map(|span| Box::new(Anchor::of(report, span)));
        Some(Draft { sha256, on, text, path, anchor, begun: self.timestamp() })
    }

    /// Drafts that were begun before a report's file changed go along with it: to where their passages stand
    /// now, else, with the words of the passage, to the report as a whole.
    pub(super) fn bring_drafts_along(&mut self, id: EntryId) {
        let (Some(key), Some(report)) = (self.key_of(id), self.library.report(id).cloned()) else { return };
        let earlier = self.drafts.of_earlier(&key.path, &key.sha256);
        if earlier.is_empty() {
            return;
        }
        let finder = Finder::new(&report);
        for old in earlier {
            let passage = old.anchor.as_ref().filter(|_| old.on.passage().is_some());
            let found = passage.map(|anchor| (anchor, finder.find(anchor).span()));
            let (on, text) = match found {
                Some((_, Some(span))) => {
                    (Place::Passage { start: span.start, end: span.end }, old.text.clone())
                }
                Some((anchor, None)) => (Place::Whole, format!("“{}”\n{}", anchor.quote, old.text)),
                None => (old.on.clone(), old.text.clone()),
            };
            self.drafts.take(&old.sha256, &old.on);
            let text = match self.drafts.on(&key.sha256, &on) {
                Some(there) if there != text => format!("{there}\n{text}"),
                _ => text,
            };
            self.drafts.put(Draft { sha256: key.sha256.clone(), on, text, ..old });
        }
        self.effects.push(Effect::KeepDrafts(self.drafts_to_keep()));
    }

    /// The editors that are open on a report whose file was read anew go to where their passages stand now,
    /// as the drafts do: `before` is the report that they were opened on.
    pub(super) fn bring_editors_along(&mut self, id: EntryId, before: &Report) {
        let Some(report) = self.library.report(id).cloned() else { return };
        let sha256 = &report.source.sha256;
        for overlay in &mut self.overlays {
            let Overlay::Note(editor) = overlay else { continue };
            if editor.report != id {
                continue;
            }
            if let Target::Passage(passage) = editor.target {
                let anchor = Anchor::of(before, passage);
                editor.target = anchor.find(&report).span().map_or(Target::Whole, Target::Passage);
            }
            // Where the passage is gone the draft has its words before it, and others' where there were some.
            let draft = self.drafts.on(sha256, &Place::of(&editor.target));
            if let Some(draft) = draft.filter(|draft| *draft != editor.note()) {
                **editor = NoteEditor::on(id, editor.target.clone(), draft);
            }
        }
    }

    /// `Ctrl-c` in a note: what was written is thrown away, until undo brings it back.
    pub(super) fn discard(&mut self) {
        let words = self.overlays.last().and_then(|overlay| self.draft_in(overlay));
        let words = words.filter(|draft| !draft.text.is_empty());
        if let Some(Overlay::Note(editor)) = self.overlays.pop() {
            self.throw_draft_away(editor.report, &editor.target);
        }
        self.tell(match &words {
            Some(_) => say!(self.lang, "note.thrown-away"),
            None => say!(self.lang, "note.discarded"),
        });
        if let Some(draft) = words {
            self.thrown_away = Some(ThrownAway { draft, depth: self.shelf.depth() });
        }
    }

    /// Undo came to where words were thrown away: they are a draft again. True where it did.
    pub(super) fn bring_back(&mut self) -> bool {
        let depth = self.shelf.depth();
        let Some(thrown) = self.thrown_away.take_if(|thrown| thrown.depth == depth) else { return false };
        self.drafts.put(thrown.draft);
        self.effects.push(Effect::KeepDrafts(self.drafts_to_keep()));
        self.tell(say!(self.lang, "undo.draft"));
        true
    }

    /// The note was thrown away: there is no draft of it any more.
    pub(super) fn throw_draft_away(&mut self, report: EntryId, target: &Target) {
        if let Some(report) = self.library.report(report) {
            self.drafts.take(&report.source.sha256, &Place::of(target));
            self.spared.take(&report.source.sha256, &Place::of(target));
            self.draft_forgotten = true;
        }
    }

    /// The note was kept: it is no draft any more here, and none on disk once its mark is there.
    pub(super) fn spare_draft(&mut self, report: EntryId, target: &Target) {
        let Some(report) = self.library.report(report) else { return };
        let (sha256, place) = (&report.source.sha256, Place::of(target));
        self.draft_forgotten = true;
        let Some(draft) = self.drafts.get(sha256, &place).cloned() else { return };
        self.drafts.take(sha256, &place);
        // A mark that was never saved will not be there to bring its draft back.
        let never_saved = match target {
            Target::Edit(mark) => self.shelf.set(sha256).is_some_and(|set| set.on_disk(&mark.id).is_none()),
            _ => false,
        };
        let spared = match target {
            Target::Edit(mark) if never_saved => {
                let anchor = mark.anchor.clone();
                let on = anchor.as_ref().map_or(Place::Whole, |Anchor { position, .. }| Place::Passage {
                    start: position.start,
                    end: position.end,
                });
                Draft { on, anchor: anchor.map(Box::new), ..draft }
            }
            _ => draft,
        };
        self.spared.put(spared);
        if never_saved {
            self.effects.push(Effect::KeepDrafts(self.drafts_to_keep()));
        }
    }

    /// The drafts as they belong on disk: with those whose notes no mark there has yet.
    pub(super) fn drafts_to_keep(&self) -> Drafts {
        self.drafts.with(&self.spared)
    }

    /// A draft that was forgotten is taken from the disk only when its note is there as a mark's.
    pub(super) fn keep_forgotten(&mut self) {
        if self.draft_forgotten && self.shelf.unsaved() == 0 {
            self.draft_forgotten = false;
            self.spared = Drafts::default();
            self.effects.push(Effect::KeepDrafts(self.drafts.clone()));
        }
    }

    /// Where the program ended between the saving of a mark and the word of it, its note is a draft still,
    /// and needless.
    pub(super) fn drop_drafts_of_marks(&mut self, sha256: &str) {
        let Some(set) = self.shelf.set(sha256) else { return };
        let held = self.held_places();
        let is_free = |draft: &&Draft| !held.iter().any(|(of, on)| of == sha256 && *on == draft.on);
        let own = || set.marks.iter().filter(|mark| self.author.owns(mark));
        let on_disk = |draft: &&Draft| own().any(|mark| set.is_on_disk(&mark.id) && draft.is_note_of(mark));
        let needless: Vec<Place> =
            self.drafts.of(sha256).filter(is_free).filter(on_disk).map(|draft| draft.on.clone()).collect();
        if !needless.is_empty() {
            needless.iter().for_each(|place| self.drafts.take(sha256, place));
            self.draft_forgotten = true;
        }
    }

    /// What of the drafts is on disk: as these were sent there and joined with another instance's, or, without
    /// any that were sent, as another instance wrote them.
    pub(super) fn drafts_there(&mut self, sent: Option<&Drafts>, there: Drafts) {
        // An answer to what was sent before it was put aside says nothing of it.
        let is_sent =
            |draft: &mut Draft| sent.is_some_and(|sent| sent.get(&draft.sha256, &draft.on) == Some(&*draft));
        if let Some(kept) = self.putting_aside.take_if(is_sent) {
            self.tell(match kept.on {
                Place::Whole => say!(self.lang, "draft.kept-remark"),
                _ => say!(self.lang, "draft.kept"),
            });
        }
        let known = sent.cloned().unwrap_or_else(|| self.drafts.known());
        let held = self.held_places();
        self.drafts.adopt(&known, there, &held);
        let spared = self.spared.clone();
        spared.places().for_each(|(sha256, place)| {
            if self.drafts.get(sha256, place) == spared.get(sha256, place) {
                self.drafts.take(sha256, place);
            }
        });
    }

    /// Drafts could not be written. Where one was just put aside, that is not to be believed of it.
    pub(super) fn drafts_failed(&mut self, reason: &str) {
        if self.putting_aside.take().is_some() {
            self.warn(say!(self.lang, "draft.failed", reason = reason));
        }
    }

    /// The reports and places of the notes that are being written.
    fn held_places(&self) -> Vec<(String, Place)> {
        self.overlays
            .iter()
            .filter_map(|overlay| match overlay {
                Overlay::Note(editor) => {
                    let report = self.library.report(editor.report)?;
                    Some((report.source.sha256.clone(), Place::of(&editor.target)))
                }
                _ => None,
            })
            .collect()
    }

    /// Tells that notes were begun on the report that was just opened.
    pub(super) fn tell_of_drafts(&mut self) {
        let count = self.reader().map_or(0, |reader| self.drafts.count(&reader.report.source.sha256));
        if count > 0 && self.message.is_none() {
            self.tell(say!(self.lang, "draft.waiting", count = count));
        }
    }
}
