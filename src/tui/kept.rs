//! The folder of marks, as the thread that writes knows it: what was loaded and saved from it, and
//! whether anyone else has changed that since.

use super::outbox::MarkStore;
use crate::{
    app::{
        Event,
        reasons::marks as reasons,
        strays::{self, Search, Stray},
    },
    library::rebuild,
    marks::{Handover, NamesEdit, Notice, ReportKey, ReportMarks, Store, Token},
    source::{Format, SourceText},
    words::Lang,
};
use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
    sync::Arc,
};

/// The store of marks, with the state in which each report's files were seen last.
pub struct Kept {
    store: Store,
    lang: Lang,
    seen: HashMap<String, Token>,
    /// What the reader was told of the files already.
    told: HashSet<String>,
    /// The reports, by their SHA-256, with files of marks that something is the matter with.
    at_fault: HashSet<String>,
}

impl Kept {
    /// Marks that are kept in `store`; what is to be said of them is said in `lang`.
    pub fn new(store: Store, lang: Lang) -> Self {
        Self { store, lang, seen: HashMap::new(), told: HashSet::new(), at_fault: HashSet::new() }
    }

    /// The marks of a report that is not there any more, with the newest of its versions whose text was
    /// kept. Where one of them is `shown` already it is that one, and no text is read. `None` where it has no
    /// marks.
    fn stray(&mut self, key: &ReportKey, shown: &HashSet<String>) -> Option<Stray> {
        let versions: Vec<&str> = key.versions().collect();
        let known = versions.iter().rev().find(|sha256| shown.contains(**sha256));
        let newest = || {
            versions.iter().rev().find_map(|sha256| {
                let text = self.store.text(sha256).ok().flatten()?;
                Some(((*sha256).to_owned(), text))
            })
        };
        let kept = if known.is_some() { None } else { newest() };
        let newest = || kept.as_ref().map_or(&*key.sha256, |(sha256, _)| sha256);
        let shown = known.map_or_else(newest, |sha256| *sha256).to_owned();
        let loaded = self.store.load(&ReportKey { sha256: shown.clone(), ..key.clone() });
        self.seen.insert(shown, loaded.token);
        let report = kept.and_then(|(sha256, text)| {
            let format = Format::of(Path::new(&key.path));
            rebuild(SourceText { text, encoding: "UTF-8", format, sha256 }).map(Arc::new)
        });
        (!loaded.marks.marks.is_empty()).then_some(Stray { marks: loaded.marks, report })
    }

    fn news(&mut self, notices: &[Notice]) -> Vec<Event> {
        // What is the matter is said once, wherever the marks are taken from by then.
        let is_news = |notice: &&Notice| {
            self.told.insert(format!(
                "{}: {}",
                notice.path.display(),
                reasons::fault(self.lang, &notice.fault)
            ))
        };
        let news = notices.iter().filter(is_news);
        news.map(|notice| Event::Notice(reasons::notice(self.lang, notice))).collect()
    }
}

impl MarkStore for Kept {
    fn load(&mut self, report: &ReportKey) -> Vec<Event> {
        let loaded = self.store.load(report);
        self.seen.insert(report.sha256.clone(), loaded.token);
        let mut events = vec![Event::MarksLoaded(loaded.marks)];
        let said: Vec<_> = loaded.notices.iter().map(|notice| reasons::notice(self.lang, notice)).collect();
        let is_at_fault = !said.is_empty();
        if is_at_fault != self.at_fault.contains(&report.sha256) {
            self.at_fault.retain(|other| *other != report.sha256);
            self.at_fault.extend(is_at_fault.then(|| report.sha256.clone()));
            let says = is_at_fault.then(|| said.join("; "));
            events.push(Event::MarksFault { report: report.sha256.clone(), says });
        }
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
        let found = report.predecessors(&known);
        if found.is_empty() {
            return vec![];
        }
        // Of two that both have marks, the one that was marked first is the older one.
        let begun = |key: &ReportKey| self.store.load(key).marks.marks.first().map(|mark| mark.id.clone());
        let own = begun(report);
        let is_older = |older: &&ReportKey| {
            begun(older).is_some_and(|begun| own.as_ref().is_none_or(|own| begun < *own))
        };
        found.into_iter().filter(is_older).cloned().collect()
    }

    fn strays(&mut self, search: &Search) -> Vec<Stray> {
        let of_library = self.seen.iter().filter(|(sha256, _)| search.known.contains(*sha256));
        let others = self.store.others(of_library.map(|(_, token)| token));
        let stood_here = others.into_iter().filter(|key| stood_in(search, key));
        let mut strays: Vec<Stray> = stood_here.filter_map(|key| self.stray(&key, &search.shown)).collect();
        strays.sort_by(|one, other| one.marks.report.path.cmp(&other.marks.report.path));
        strays
    }

    fn give_back(&mut self, handover: &Handover<ReportKey>) -> Vec<Event> {
        let Handover { older, newer, .. } = handover;
        let answer = match self.store.give_back(handover) {
            Ok(()) => Event::GivenBack { older: older.clone() },
            Err(error) => Event::Notice(reasons::not_kept(self.lang, &error)),
        };
        let loaded = [newer, older].into_iter().flat_map(|report| self.load(report)).collect::<Vec<_>>();
        loaded.into_iter().chain([answer]).collect()
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

/// True where a report stood in one of the places that are open, and its file is gone or is one of theirs: a
/// file that is there and was passed over is no stray's.
fn stood_in(search: &Search, key: &ReportKey) -> bool {
    let path = Path::new(&key.path);
    // Links on the way there are followed as they were when the places were opened.
    let followed = || {
        let folder = path.parent().and_then(|folder| fs::canonicalize(folder).ok());
        folder.zip(path.file_name()).map(|(folder, name)| folder.join(name))
    };
    let inside = |path: &Path| search.places.iter().any(|place| path.starts_with(place));
    strays::is_file(&key.path)
        && (inside(path) || followed().is_some_and(|path| inside(&path)))
        && (search.files.iter().any(|file| file == path) || !path.exists())
}
