//! A store of marks that keeps nothing and says whose marks it was given: for tests of what lies around
//! it, the loop and the terminal.

use shenyue::{
    app::{
        Event,
        strays::{Search, Stray},
    },
    marks::{Handover, NamesEdit, ReportKey, ReportMarks, TagNames},
    source::SourceText,
    tui::MarkStore,
};
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

/// The store; its clones share the list of what was saved, by SHA-256.
#[derive(Clone, Default)]
pub struct StandIn(pub Arc<Mutex<Vec<String>>>);

impl MarkStore for StandIn {
    fn load(&mut self, report: &ReportKey) -> Vec<Event> {
        vec![Event::MarksLoaded(ReportMarks::new(report.clone()))]
    }

    fn load_others(&mut self) -> Vec<Event> {
        vec![Event::OthersLoaded]
    }

    fn save(&mut self, marks: &ReportMarks) -> Result<(ReportMarks, Vec<Event>), String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(marks.report.sha256.clone());
        Ok((marks.clone(), vec![]))
    }

    fn keep_text(&mut self, _source: &SourceText) -> Result<(), String> {
        Ok(())
    }

    fn ids(&mut self) -> Option<HashSet<String>> {
        None
    }

    fn versions(&mut self, _report: &ReportKey) -> Vec<ReportKey> {
        vec![]
    }

    fn strays(&mut self, _search: &Search) -> Vec<Stray> {
        vec![]
    }

    fn give_back(&mut self, _handover: &Handover<ReportKey>) -> Vec<Event> {
        vec![]
    }

    fn edit_tags(&mut self, _edit: &NamesEdit) -> Result<Event, String> {
        Ok(Event::TagNames(TagNames::default()))
    }

    fn look(&mut self) -> Vec<Event> {
        vec![]
    }
}
