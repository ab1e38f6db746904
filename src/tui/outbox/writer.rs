//! The thread that writes, and what it is given to do.

use super::{
    MarkStore, Outside,
    jobs::{Job, next},
    of_two,
    watching::Watching,
};
use crate::{
    app::{
        Event,
        drafts::Drafts,
        export_files::{ExportFiles, TargetFolder},
        link::hand::HandPairs,
        reasons,
    },
    files::{self, Access, Written},
    library::{self, EntryId},
    report::Report,
    source::display_name,
    tui::{folders::typed, incoming::Incoming, pairs},
};
use std::{
    io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{Receiver, Sender},
    },
    thread,
    time::{Duration, Instant},
};

/// How long nothing happens before the marks are looked at again.
const IDLE: Duration = Duration::from_secs(1);
/// How long a note that is being typed may be ahead of its draft on disk, and the reader of where it was
/// kept to be.
const BEHIND: Duration = Duration::from_millis(700);
/// How long after marks could not be saved they are tried again.
const AGAIN: Duration = Duration::from_secs(4);
/// The least time between two looks while keys come.
const BUSY: Duration = Duration::from_millis(200);

/// What failures to keep the session and the drafts are remembered by.
const SESSION: &str = "session";

/// The thread that writes.
pub(super) struct Writer<S> {
    store: S,
    outside: Outside,
    incoming: Sender<Incoming>,
    /// Texts of marked reports that could not be kept yet.
    texts: Vec<Arc<Report>>,
    looked: Instant,
    /// The files of the open reports.
    watching: Watching,
    /// When it was last said that marks which could not be saved may be tried again.
    tried: Instant,
    /// Drafts that are to be kept, and when at the latest.
    drafts: Option<(Drafts, Instant)>,
    /// When it is to be asked where the reader is.
    session_due: Option<Instant>,
    /// Failures by report or file that may have come too late to be shown.
    unheard: Vec<(String, String)>,
}

impl<S: MarkStore> Writer<S> {
    pub(super) fn new(store: S, outside: Outside, incoming: Sender<Incoming>) -> Self {
        Self {
            store,
            outside,
            incoming,
            texts: vec![],
            looked: Instant::now(),
            watching: Watching::default(),
            tried: Instant::now(),
            drafts: None,
            session_due: None,
            unheard: vec![],
        }
    }

    pub(super) fn work(mut self, jobs: &Receiver<Job>) -> Vec<String> {
        let mut waiting: Vec<Job> = vec![];
        self.look();
        while let Some(job) = next(jobs, &mut waiting, self.patience()) {
            match job {
                Job::Look if self.looked.elapsed() < BUSY => {}
                job => self.write(job),
            }
            if self.drafts.as_ref().is_some_and(|(_, due)| *due <= Instant::now()) {
                self.keep_drafts();
            }
            if self.session_due.take_if(|due| *due <= Instant::now()).is_some() {
                self.answer(0, Event::KeepSession);
            }
        }
        self.keep_drafts();
        self.unheard.into_iter().map(|(_, message)| message).collect()
    }

    /// How long there is nothing to be done, unless something is asked for.
    fn patience(&self) -> Duration {
        let look = IDLE.saturating_sub(self.looked.elapsed());
        let due = self.drafts.iter().map(|(_, due)| due).chain(&self.session_due);
        due.map(|due| due.saturating_duration_since(Instant::now())).fold(look, Duration::min)
    }

    fn look(&mut self) {
        self.looked = Instant::now();
        for event in self.store.look() {
            self.answer(0, event);
        }
        let failing = self.unheard.iter().any(|(about, _)| about != SESSION);
        if failing && self.tried.elapsed() >= AGAIN {
            self.tried = Instant::now();
            self.answer(0, Event::TryAgain);
        }
        for event in self.watching.look() {
            self.answer(0, event);
        }
        if let Some(there) = self.outside.session.look() {
            self.answer(0, Event::Drafts { sent: None, there });
        }
    }

    /// Keeps the drafts that wait for it. The first failure of several is told: a note is being typed.
    fn keep_drafts(&mut self) {
        let Some((drafts, _)) = self.drafts.take() else { return };
        let kept = self.outside.session.keep_drafts(&drafts);
        let known_to_fail = self.unheard.iter().any(|(about, _)| about == SESSION);
        if let Some(message) = self.drafts_kept(drafts, kept).filter(|_| !known_to_fail) {
            self.answer(0, Event::Notice(message));
        }
    }

    /// Tells what is on disk of the drafts now; answers why they could not be kept.
    fn drafts_kept(&mut self, sent: Drafts, kept: io::Result<Drafts>) -> Option<String> {
        let (lang, path) = (self.outside.lang, self.outside.session.path());
        let failure = kept.as_ref().err().map(|error| reasons::of_file(lang, path, error));
        self.remember(SESSION, failure.as_ref());
        if let Ok(there) = kept {
            self.answer(0, Event::Drafts { sent: Some(sent), there });
        }
        failure
    }

    /// Keeps the texts that wait for it. What cannot be kept is told, and tried again with the next
    /// mark: the marks themselves do not wait for it.
    fn keep_texts(&mut self) {
        let texts = std::mem::take(&mut self.texts);
        for report in texts {
            if let Err(message) = self.store.keep_text(&report.source) {
                self.answer(0, Event::Notice(message));
                self.texts.push(report);
            }
        }
    }

    fn write(&mut self, job: Job) {
        let lang = self.outside.lang;
        match job {
            Job::Load(number, report) => {
                for event in self.store.load(&report) {
                    self.answer(number, event);
                }
            }
            Job::Others(number) => {
                for event in self.store.load_others() {
                    self.answer(number, event);
                }
            }
            Job::Marks(number, marks) => {
                self.keep_texts();
                let saved = self.store.save(&marks);
                self.remember(&marks.report.sha256, saved.as_ref().err());
                match saved {
                    Ok((saved, events)) => {
                        let (sent, saved) = (Box::new(marks), Box::new(saved));
                        self.answer(number, Event::MarksSaved { sent, saved });
                        events.into_iter().for_each(|event| self.answer(number, event));
                    }
                    Err(message) => self.answer(number, Event::MarksFailed(marks.report, message)),
                }
            }
            Job::Text(report) => self.texts.push(report),
            Job::Versions(number, report) => {
                let versions = self.store.versions(&report);
                self.answer(number, Event::Versions(report, versions));
            }
            Job::Watch(files) => self.watching.watch(files),
            Job::Reread(number, id, path) => self.reread(number, id, path),
            Job::Strays(number, search) => {
                let strays = self.store.strays(&search);
                self.answer(number, Event::Strays(strays));
            }
            Job::GiveBack(number, handover) => {
                for event in self.store.give_back(&handover) {
                    self.answer(number, event);
                }
            }
            Job::Tags(number, edit) => {
                let answer = self.store.edit_tags(&edit).unwrap_or_else(Event::Notice);
                self.answer(number, answer);
            }
            Job::Look => self.look(),
            Job::Drafts(drafts) => {
                let due = self.drafts.take().map_or_else(|| Instant::now() + BEHIND, |(_, due)| due);
                self.drafts = Some((drafts, due));
            }
            Job::ReadExport(number, path) => {
                let target = typed(&path);
                let folder = folder_of(&target);
                let before = files::read(&target).map_err(|error| reasons::system(lang, &error));
                let template = self.template();
                let ids = self.store.ids();
                self.answer(
                    number,
                    Event::ExportRead(Box::new(ExportFiles { path, folder, before, template, ids })),
                );
            }
            Job::Export { number, path, text, before } => {
                let written = files::update(&typed(&path), text.as_bytes(), before.as_deref(), Access::Umask);
                let failure = written.as_ref().err().map(|error| reasons::of_file(lang, &path, error));
                self.remember(&path.to_string_lossy(), failure.as_ref());
                let answer = match written {
                    Ok(Written::Exists) => Event::ExportChanged(path),
                    Err(error) => Event::ExportFailed(path, reasons::system(lang, &error)),
                    Ok(Written::Yes) => Event::Exported(path),
                };
                self.answer(number, answer);
            }
            Job::Copy(what, text) => {
                let (bytes, way) = self.outside.clipboard.copy(&text);
                let event = Event::Copied(what, text.chars().count(), way);
                let _ = self.incoming.send(Incoming::Copied(bytes, event));
            }
            Job::LoadPairs(number, two) => {
                let loaded = pairs::load(&self.outside.pairs, &two, lang).unwrap_or_else(|message| {
                    pairs::Kept { pairs: HandPairs::none(&two), notice: Some(message) }
                });
                self.answer_pairs(number, loaded);
            }
            Job::EditPairs(number, edit) => {
                let edited = pairs::edit(&self.outside.pairs, &edit, lang);
                self.remember(&of_two(&edit.two.reports), edited.as_ref().err());
                match edited {
                    Ok(kept) => self.answer_pairs(number, kept),
                    Err(message) => self.answer(0, Event::Notice(message)),
                }
            }
            Job::SessionSoon => self.session_due = Some(Instant::now() + BEHIND),
            Job::Session(session) => {
                self.drafts = None;
                let drafts = session.drafts.clone();
                let kept = self.outside.session.keep(session);
                if let Some(message) = self.drafts_kept(drafts, kept) {
                    self.answer(0, Event::DraftsFailed(message));
                }
            }
        }
    }

    /// Reads a report anew, on a thread where a defect stays with it. Marks that wait are on disk by then.
    fn reread(&self, number: u64, id: EntryId, path: PathBuf) {
        let (encoding, incoming) = (self.outside.encoding, self.incoming.clone());
        let read = move || {
            let read = library::reread(path, encoding).map(Arc::new).map_err(Arc::new);
            let _ = incoming.send(Incoming::Answer(number, Event::Reread(id, read)));
        };
        if let Err(error) = thread::Builder::new().name(library::THREAD.to_owned()).spawn(read) {
            self.answer(number, Event::Notice(reasons::system(self.outside.lang, &error)));
        }
    }

    fn answer_pairs(&self, number: u64, kept: pairs::Kept) {
        self.answer(number, Event::PairsLoaded(kept.pairs));
        kept.notice.into_iter().for_each(|notice| self.answer(0, Event::Notice(notice)));
    }

    /// The user's own template, with its name; `None` where there is none.
    fn template(&self) -> Result<Option<(String, String)>, String> {
        let (path, lang) = (&self.outside.template, self.outside.lang);
        let source = match files::read(path).map_err(|error| reasons::of_file(lang, path, &error))? {
            Some(bytes) => String::from_utf8(bytes),
            None => return Ok(None),
        };
        let name = path.to_string_lossy().into_owned();
        source.map(|source| Some((name, source))).map_err(|error| format!("{}: {error}", display_name(path)))
    }

    fn remember(&mut self, about: &str, failure: Option<&String>) {
        self.unheard.retain(|(other, _)| other != about);
        self.unheard.extend(failure.map(|message| (about.to_owned(), message.clone())));
    }

    fn answer(&self, number: u64, event: Event) {
        let _ = self.incoming.send(Incoming::Answer(number, event));
    }
}

/// The folder that a file is to lie in.
fn folder_of(target: &Path) -> TargetFolder {
    let target = std::path::absolute(target).unwrap_or_else(|_| target.to_owned());
    let path = target.parent().unwrap_or(&target).to_owned();
    TargetFolder { exists: path.is_dir(), path }
}
