//! A browser over a folder of marks on disk, several of them over one.
#![allow(dead_code, clippy::unwrap_used)]

use crate::stage::{report, screen, setup};
use shenyue::{
    app::{App, Effect, Event, keymap::notation, screen::Overlay},
    library::{EntryId, LibraryEvent},
    marks::{Access, Mark, Store},
    tui::{Kept, MarkStore},
    words::Lang,
};
use std::path::Path;

/// A browser and a folder of marks: what it wants done is done at once.
pub struct Desk {
    pub app: App,
    pub disk: Kept,
    /// Whether saves are done; where not, they wait in `unsaved`.
    pub saving: bool,
    /// Saves that were asked for and not done.
    pub unsaved: Vec<Effect>,
}

impl Desk {
    /// With the first report open.
    pub fn open(folder: &Path, run: u32, reports: &[(&str, &str)]) -> Self {
        let mut desk = Self::library(folder, run, reports);
        desk.press("<Enter>");
        desk
    }

    /// In the library.
    pub fn library(folder: &Path, run: u32, reports: &[(&str, &str)]) -> Self {
        let mut desk = Self::empty(folder, run);
        desk.load(reports);
        desk
    }

    /// With nothing in the library yet.
    pub fn empty(folder: &Path, run: u32) -> Self {
        let mut setup = setup(80, 24, Lang::Zh);
        setup.ids = shenyue::marks::Ids::new(run);
        let disk = Kept::new(Store::open(folder.join("marks"), Access::Owner), Lang::Zh);
        let mut desk = Self { app: App::new(setup), disk, saving: true, unsaved: vec![] };
        desk.look();
        desk
    }

    /// Reports come in, as the background tells them.
    pub fn load(&mut self, reports: &[(&str, &str)]) {
        for (index, (name, text)) in reports.iter().enumerate() {
            self.tell(Event::Library(LibraryEvent::Found(EntryId(index), name.into())));
            self.tell(Event::Library(LibraryEvent::Loaded(EntryId(index), report(text))));
        }
        self.tell(Event::Library(LibraryEvent::Finished));
    }

    pub fn tell(&mut self, event: Event) {
        let effects = self.app.handle(event);
        self.perform(effects);
    }

    pub fn press(&mut self, keys: &str) {
        for key in notation::parse(keys) {
            self.tell(Event::Key(key));
        }
    }

    pub fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let events = match effect {
                Effect::SaveMarks(marks) if self.saving => match self.disk.save(&marks) {
                    Ok((saved, events)) => {
                        self.tell(Event::MarksSaved { sent: Box::new(marks), saved: Box::new(saved) });
                        events
                    }
                    Err(reason) => vec![Event::MarksFailed(marks.report, reason)],
                },
                Effect::SaveMarks(_) => {
                    self.unsaved.push(effect);
                    vec![]
                }
                Effect::LoadOthers => self.disk.load_others(),
                Effect::LoadMarks(key) => self.disk.load(&key),
                Effect::KeepText(marked) => {
                    self.disk.keep_text(&marked.0.source).unwrap();
                    vec![]
                }
                Effect::FindVersions(key) => vec![Event::Versions(key.clone(), self.disk.versions(&key))],
                Effect::FindStrays(search) => vec![Event::Strays(self.disk.strays(&search))],
                Effect::GiveBack(handover) => self.disk.give_back(&handover),
                Effect::EditTags(edit) => vec![self.disk.edit_tags(&edit).unwrap_or_else(Event::Notice)],
                _ => vec![],
            };
            events.into_iter().for_each(|event| self.tell(event));
        }
    }

    /// What another instance did is seen.
    pub fn look(&mut self) {
        for event in self.disk.look() {
            self.tell(event);
        }
    }

    pub fn marks(&self) -> Vec<Mark> {
        let reader = self.app.reader().unwrap();
        self.app.shelf.of(&reader.report).to_vec()
    }

    pub fn quotes(&self) -> Vec<String> {
        self.marks().into_iter().filter_map(|mark| mark.anchor).map(|anchor| anchor.quote).collect()
    }

    pub fn tags(&self) -> Vec<String> {
        self.marks().iter().map(|mark| mark.tags.join(" ")).collect()
    }

    pub fn listed(&self) -> usize {
        match self.app.overlays.iter().find(|overlay| matches!(overlay, Overlay::Marks(_))) {
            Some(Overlay::Marks(list)) => list.items.len(),
            _ => 0,
        }
    }

    pub fn says(&self, words: &str) -> bool {
        screen(&self.app).contains(words)
    }
}
