//! What the browser wants written, done in the background in order.
//!
//! One thread writes, so nothing waits for a slow disk. Of several saves of one report's marks that
//! wait, only the newest is done, and the browser hears of a report's marks only when its newest
//! save is answered: nothing is shown as saved that is not. On the way out everything that waits is
//! written before the terminal is given back.

use super::{
    clipboard::Clipboard,
    folders::typed,
    incoming::Incoming,
    whole::{self, Readers, Written},
};
use crate::{
    app::{Effect, Event, Session, copying::What, export::ExportFiles},
    marks::{ReportKey, ReportMarks},
};
use std::{
    collections::{HashMap, HashSet},
    io,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, Sender},
    thread::{self, JoinHandle},
};

/// Keeps the marks of reports.
pub trait MarkStore: Send + 'static {
    /// Reads the marks of one report, and what the reader should know about their files.
    fn load(&mut self, report: &ReportKey) -> (ReportMarks, Vec<String>);

    /// Keeps the marks of one report; when it returns they are on disk.
    ///
    /// # Errors
    /// Where they could not be kept: why, and what to do, for the reader.
    fn save(&mut self, marks: &ReportMarks) -> Result<(), String>;

    /// The ids of all marks that are kept, of whatever report; `None` where not all can be known.
    fn ids(&mut self) -> Option<HashSet<String>>;
}

/// What the outbox works with, besides the marks.
#[derive(Clone, Debug)]
pub struct Outside {
    /// The file that holds the session.
    pub session: PathBuf,
    /// The user's own template of exports, where there is one.
    pub template: PathBuf,
    /// Where texts are copied to.
    pub clipboard: Clipboard,
}

/// Something to be read or written.
enum Job {
    Load(u64, ReportKey),
    Marks(u64, ReportMarks),
    ReadExport(u64, PathBuf),
    Export { number: u64, path: PathBuf, text: String, before: Option<Vec<u8>> },
    Copy(What, String),
    Session(Session),
}

/// Takes effects and has them done.
///
/// Dropping it waits until everything is written, on the way out of a panic too.
pub struct Outbox {
    /// `None` only once it is finished.
    work: Option<(Sender<Job>, JoinHandle<Vec<String>>)>,
    next: u64,
    /// By report, the number of its newest save.
    newest: HashMap<String, u64>,
}

impl Outbox {
    /// Starts the thread that writes. Answers go to `incoming`.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(store: impl MarkStore, outside: Outside, incoming: Sender<Incoming>) -> io::Result<Self> {
        let (jobs, waiting) = mpsc::channel();
        let writer = thread::Builder::new()
            .name("outbox".to_owned())
            .spawn(move || Writer { store, outside, incoming, unheard: vec![] }.work(&waiting))?;
        Ok(Self { work: Some((jobs, writer)), next: 0, newest: HashMap::new() })
    }

    /// Has an effect done. Those that are not about writing are not for here.
    pub fn perform(&mut self, effect: Effect) {
        self.next += 1;
        let number = self.next;
        let job = match effect {
            Effect::LoadMarks(report) => Job::Load(number, report),
            Effect::SaveMarks(marks) => {
                self.newest.insert(marks.report.sha256.clone(), number);
                Job::Marks(number, marks)
            }
            Effect::ReadExport(path) => Job::ReadExport(number, path),
            Effect::Export { path, text, before } => Job::Export { number, path, text, before },
            Effect::Copy { what, text } => Job::Copy(what, text),
            Effect::SaveSession(session) => Job::Session(session),
            Effect::Quit | Effect::Suspend => return,
        };
        if let Some((jobs, _)) = &self.work {
            // It fails only where the thread panicked, which `finish` tells.
            let _ = jobs.send(job);
        }
    }

    /// The answer, if it is still true: a newer save of the same report will be answered itself.
    pub fn settle(&self, number: u64, answer: Event) -> Option<Event> {
        let report = match &answer {
            Event::MarksSaved(report) | Event::MarksFailed(report, _) => report,
            _ => return Some(answer),
        };
        (self.newest.get(&report.sha256) == Some(&number)).then_some(answer)
    }

    /// Waits until everything is written; the answer names what could not be.
    pub fn finish(mut self) -> Vec<String> {
        self.write_all()
    }

    fn write_all(&mut self) -> Vec<String> {
        let Some((jobs, writer)) = self.work.take() else { return vec![] };
        drop(jobs);
        writer.join().unwrap_or_else(|_| vec!["the marks may not all have been saved".to_owned()])
    }
}

impl Drop for Outbox {
    fn drop(&mut self) {
        self.write_all();
    }
}

/// The thread that writes.
struct Writer<S> {
    store: S,
    outside: Outside,
    incoming: Sender<Incoming>,
    /// Failures by report or file that may have come too late to be shown.
    unheard: Vec<(String, String)>,
}

impl<S: MarkStore> Writer<S> {
    fn work(mut self, jobs: &Receiver<Job>) -> Vec<String> {
        let mut waiting: Vec<Job> = vec![];
        while let Some(job) = next(jobs, &mut waiting) {
            self.write(job);
        }
        self.unheard.into_iter().map(|(_, message)| message).collect()
    }

    fn write(&mut self, job: Job) {
        match job {
            Job::Load(number, report) => {
                let (marks, notices) = self.store.load(&report);
                self.answer(number, Event::MarksLoaded(marks));
                for notice in notices {
                    self.answer(number, Event::Notice(notice));
                }
            }
            Job::Marks(number, marks) => {
                let saved = self.store.save(&marks);
                let report = marks.report;
                self.remember(&report.sha256, saved.as_ref().err());
                let answer = match saved {
                    Ok(()) => Event::MarksSaved(report),
                    Err(message) => Event::MarksFailed(report, message),
                };
                self.answer(number, answer);
            }
            Job::ReadExport(number, path) => {
                let before = whole::read(&typed(&path)).map_err(|error| error.to_string());
                let template = self.template();
                let ids = self.store.ids();
                self.answer(number, Event::ExportRead(Box::new(ExportFiles { path, before, template, ids })));
            }
            Job::Export { number, path, text, before } => {
                let written =
                    whole::update(&typed(&path), text.as_bytes(), before.as_deref(), Readers::Umask);
                let failure = written.as_ref().err().map(|error| told(&path, error));
                self.remember(&path.to_string_lossy(), failure.as_ref());
                let answer = match written {
                    Ok(Written::Exists) => Event::ExportChanged(path),
                    Err(error) => Event::ExportFailed(path, error.to_string()),
                    Ok(Written::Yes) => Event::Exported(path),
                };
                self.answer(number, answer);
            }
            Job::Copy(what, text) => {
                let (bytes, way) = self.outside.clipboard.copy(&text);
                let event = Event::Copied(what, text.chars().count(), way);
                let _ = self.incoming.send(Incoming::Copied(bytes, event));
            }
            Job::Session(session) => {
                let kept = serde_json::to_vec_pretty(&session)
                    .map_err(io::Error::from)
                    .and_then(|bytes| whole::write(&self.outside.session, &bytes, true, Readers::Owner));
                let failure = kept.err().map(|error| told(&self.outside.session, &error));
                self.remember("session", failure.as_ref());
            }
        }
    }

    /// The user's own template, with its name; `None` where there is none.
    fn template(&self) -> Result<Option<(String, String)>, String> {
        let path = &self.outside.template;
        let source = match whole::read(path).map_err(|error| told(path, &error))? {
            Some(bytes) => String::from_utf8(bytes),
            None => return Ok(None),
        };
        let name = path.to_string_lossy().into_owned();
        source.map(|source| Some((name, source))).map_err(|error| format!("{}: {error}", path.display()))
    }

    fn remember(&mut self, about: &str, failure: Option<&String>) {
        self.unheard.retain(|(other, _)| other != about);
        self.unheard.extend(failure.map(|message| (about.to_owned(), message.clone())));
    }

    fn answer(&self, number: u64, event: Event) {
        let _ = self.incoming.send(Incoming::Answer(number, event));
    }
}

/// The next job, once all that wait were looked at: a newer one takes the place of an older one
/// about the same thing. `None` when there is nothing more and will not be.
fn next(jobs: &Receiver<Job>, waiting: &mut Vec<Job>) -> Option<Job> {
    if waiting.is_empty() {
        waiting.push(jobs.recv().ok()?);
    }
    for job in jobs.try_iter() {
        match waiting.iter_mut().find(|other| replaces(&job, other)) {
            Some(older) => *older = job,
            None => waiting.push(job),
        }
    }
    Some(waiting.remove(0))
}

fn replaces(newer: &Job, older: &Job) -> bool {
    match (newer, older) {
        (Job::Marks(_, one), Job::Marks(_, other)) => one.report.sha256 == other.report.sha256,
        (Job::Session(_), Job::Session(_)) | (Job::ReadExport(..), Job::ReadExport(..)) => true,
        _ => false,
    }
}

fn told(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}
