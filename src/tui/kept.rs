//! The folder of marks, as the thread that writes knows it: what was loaded and saved from it, and
//! whether anyone else has changed that since.

use super::outbox::MarkStore;
use crate::{
    app::{Event, reasons::marks as reasons},
    marks::{NamesEdit, Notice, ReportKey, ReportMarks, Store, Token},
    source::SourceText,
    words::Lang,
};
use std::collections::{HashMap, HashSet};

/// The store of marks, with the state in which each report's files were seen last.
pub struct Kept {
    store: Store,
    lang: Lang,
    seen: HashMap<String, Token>,
    /// What the reader was told of the files already.
    told: HashSet<String>,
}

impl Kept {
    /// Marks that are kept in `store`; what is to be said of them is said in `lang`.
    pub fn new(store: Store, lang: Lang) -> Self {
        Self { store, lang, seen: HashMap::new(), told: HashSet::new() }
    }

    fn news(&mut self, notices: &[Notice]) -> Vec<Event> {
        let said = notices.iter().map(|notice| reasons::notice(self.lang, notice));
        said.filter(|notice| self.told.insert(notice.clone())).map(Event::Notice).collect()
    }
}

impl MarkStore for Kept {
    fn load(&mut self, report: &ReportKey) -> Vec<Event> {
        let loaded = self.store.load(report);
        self.seen.insert(report.sha256.clone(), loaded.token);
        let mut events = vec![Event::MarksLoaded(loaded.marks)];
        events.extend(self.news(&loaded.notices));
        events
    }

    fn load_others(&mut self) -> Vec<Event> {
        let others = self.store.others(self.seen.values());
        let mut events: Vec<Event> = others.iter().flat_map(|report| self.load(report)).collect();
        events.push(Event::OthersLoaded);
        events
    }

    fn ids(&mut self) -> Option<HashSet<String>> {
        self.store.ids()
    }

    fn save(&mut self, marks: &ReportMarks) -> Result<(ReportMarks, Vec<Event>), String> {
        let saved = self.store.save(marks).map_err(|error| reasons::not_kept(self.lang, &error))?;
        self.seen.insert(marks.report.sha256.clone(), saved.token);
        Ok((saved.marks, self.news(&saved.notices)))
    }

    fn keep_text(&mut self, source: &SourceText) -> Result<(), String> {
        self.store.keep_text(source).map_err(|error| reasons::not_kept(self.lang, &error))
    }

    fn versions(&mut self, report: &ReportKey) -> Vec<ReportKey> {
        let known = self.store.reports();
        report.predecessors(&known).into_iter().cloned().collect()
    }

    fn give_back(&mut self, newer: &ReportKey, older: &ReportKey) -> Vec<Event> {
        let failure = self.store.give_back(newer, older).err();
        let failure = failure.map(|error| Event::Notice(reasons::not_kept(self.lang, &error)));
        let loaded = [newer, older].into_iter().flat_map(|report| self.load(report)).collect::<Vec<_>>();
        loaded.into_iter().chain(failure).collect()
    }

    fn edit_tags(&mut self, edit: &NamesEdit) -> Result<Event, String> {
        self.store
            .edit_tag_names(edit)
            .map(Event::TagNames)
            .map_err(|error| reasons::not_kept(self.lang, &error))
    }

    fn look(&mut self) -> Vec<Event> {
        let mut events = vec![];
        if self.store.tag_names_changed() {
            events.push(match self.store.tag_names() {
                Ok(names) => Event::TagNames(names),
                Err(error) => Event::Notice(reasons::not_kept(self.lang, &error)),
            });
        }
        for report in self.store.changed(self.seen.values_mut()) {
            events.extend(self.load(&report));
        }
        events
    }
}
