//! What the browser wants written, done in the background in order.
//!
//! One thread writes, so nothing waits for a slow disk. Of several saves of one report's marks that
//! wait, only the newest is done, and the browser hears of a report's marks only when its newest
//! save is answered: nothing is shown as saved that is not. On the way out everything that waits is
//! written before the terminal is given back.
//!
//! The same thread looks whether another instance changed the marks: at a key, and once a second
//! while nothing happens. Only where something changed does the browser hear of it.

use super::{
    clipboard::Clipboard,
    comparing::Comparing,
    folders::typed,
    incoming::Incoming,
    pairs,
    whole::{self, Readers, Written},
};
use crate::{
    app::{
        Effect, Event, Session,
        copying::What,
        export_files::{ExportFiles, TargetFolder},
        link::hand::{HandPairs, PairsEdit},
    },
    marks::{NamesEdit, ReportKey, ReportMarks},
    report::Report,
    source::{SourceText, display_name},
};
use std::{
    collections::{HashMap, HashSet},
    io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// How long nothing happens before the marks are looked at again.
const IDLE: Duration = Duration::from_secs(1);
/// The least time between two looks while keys come.
const BUSY: Duration = Duration::from_millis(200);

/// Keeps the marks of reports.
pub trait MarkStore: Send + 'static {
    /// Reads the marks of one report; tells them, and what the reader should know about their files.
    fn load(&mut self, report: &ReportKey) -> Vec<Event>;

    /// Reads the marks of every report that none were read of yet, and tells [`Event::OthersLoaded`] behind
    /// them.
    fn load_others(&mut self) -> Vec<Event>;

    /// Keeps the marks of one report; when it returns they are on disk. Answers what is there now,
    /// and what the reader should know about the files.
    ///
    /// # Errors
    /// Where they could not be kept: why, and what to do, for the reader.
    fn save(&mut self, marks: &ReportMarks) -> Result<(ReportMarks, Vec<Event>), String>;

    /// Keeps the text of a report that is marked.
    ///
    /// # Errors
    /// Where it could not be kept: why, and what to do, for the reader.
    fn keep_text(&mut self, source: &SourceText) -> Result<(), String>;

    /// The reports with marks that this one may be a newer version of.
    fn versions(&mut self, report: &ReportKey) -> Vec<ReportKey>;

    /// Changes the file of tag names.
    ///
    /// # Errors
    /// Where it could not be changed: why, and what to do, for the reader.
    fn edit_tags(&mut self, edit: &NamesEdit) -> Result<Event, String>;

    /// What another instance, or a person, changed since the last look.
    fn look(&mut self) -> Vec<Event>;

    /// The ids of all marks that are kept, of whatever report; `None` where not all can be known.
    fn ids(&mut self) -> Option<HashSet<String>>;
}

/// What the outbox works with, besides the marks.
#[derive(Clone, Debug)]
pub struct Outside {
    /// The file that holds the session.
    pub session: PathBuf,
    /// The folder of what was paired by hand between reports.
    pub pairs: PathBuf,
    /// The user's own template of exports, where there is one.
    pub template: PathBuf,
    /// Where texts are copied to.
    pub clipboard: Clipboard,
}

/// Something to be read or written.
enum Job {
    Load(u64, ReportKey),
    Others(u64),
    Marks(u64, ReportMarks),
    ReadExport(u64, PathBuf),
    Export { number: u64, path: PathBuf, text: String, before: Option<Vec<u8>> },
    Copy(What, String),
    Text(Arc<Report>),
    Versions(u64, ReportKey),
    Tags(u64, NamesEdit),
    Look,
    LoadPairs(u64, [String; 2]),
    EditPairs(u64, PairsEdit),
    Session(Session),
}

/// Takes effects and has them done.
///
/// Dropping it waits until everything is written, on the way out of a panic too.
pub struct Outbox {
    /// `None` only once it is finished.
    work: Option<(Sender<Job>, JoinHandle<Vec<String>>)>,
    next: u64,
    /// By report, the number of its newest save; by two reports, that of their newest pairing by hand.
    newest: HashMap<String, u64>,
    comparing: Comparing,
}

impl Outbox {
    /// Starts the thread that writes. Answers go to `incoming`.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(store: impl MarkStore, outside: Outside, incoming: Sender<Incoming>) -> io::Result<Self> {
        let (jobs, waiting) = mpsc::channel();
        let comparing = Comparing::start(incoming.clone())?;
        let writer = thread::Builder::new()
            .name("outbox".to_owned())
            .spawn(move || Writer::new(store, outside, incoming).work(&waiting))?;
        Ok(Self { work: Some((jobs, writer)), next: 0, newest: HashMap::new(), comparing })
    }

    /// Has an effect done. Those that are not about writing are not for here.
    pub fn perform(&mut self, effect: Effect) {
        self.next += 1;
        let number = self.next;
        let job = match effect {
            Effect::LoadMarks(report) => Job::Load(number, report),
            Effect::LoadOthers => Job::Others(number),
            Effect::SaveMarks(marks) => {
                self.newest.insert(marks.report.sha256.clone(), number);
                Job::Marks(number, marks)
            }
            Effect::ReadExport(path) => Job::ReadExport(number, path),
            Effect::Export { path, text, before } => Job::Export { number, path, text, before },
            Effect::Copy { what, text } => Job::Copy(what, text),
            Effect::KeepText(marked) => Job::Text(marked.0),
            Effect::FindVersions(report) => Job::Versions(number, report),
            Effect::EditTags(edit) => Job::Tags(number, edit),
            Effect::LoadPairs(reports) => {
                self.newest.insert(of_two(&reports), number);
                Job::LoadPairs(number, reports)
            }
            Effect::EditPairs(edit) => {
                self.newest.insert(of_two(&edit.reports), number);
                Job::EditPairs(number, edit)
            }
            Effect::Compare { left, right, others } => return self.comparing.ask([left, right], others),
            Effect::SaveSession(session) => Job::Session(session),
            Effect::Quit | Effect::Suspend => return,
        };
        self.hand_over(job);
    }

    /// Has the marks looked at soon: a key was pressed, and its answer should show what there is.
    pub fn look(&self) {
        self.hand_over(Job::Look);
    }

    fn hand_over(&self, job: Job) {
        if let Some((jobs, _)) = &self.work {
            // It fails only where the thread panicked, which `finish` tells.
            let _ = jobs.send(job);
        }
    }

    /// The answer, if it is still true: a newer save of the same report, or a newer pairing of the same
    /// two, will be answered itself.
    pub fn settle(&self, number: u64, answer: Event) -> Option<Event> {
        let about = match &answer {
            Event::MarksSaved { sent, .. } => sent.report.sha256.clone(),
            Event::MarksFailed(report, _) => report.sha256.clone(),
            Event::PairsLoaded(pairs) => of_two(&pairs.reports),
            _ => return Some(answer),
        };
        (self.newest.get(&about) == Some(&number)).then_some(answer)
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
    /// Texts of marked reports that could not be kept yet.
    texts: Vec<Arc<Report>>,
    looked: Instant,
    /// Failures by report or file that may have come too late to be shown.
    unheard: Vec<(String, String)>,
}

impl<S: MarkStore> Writer<S> {
    fn new(store: S, outside: Outside, incoming: Sender<Incoming>) -> Self {
        Self { store, outside, incoming, texts: vec![], looked: Instant::now(), unheard: vec![] }
    }

    fn work(mut self, jobs: &Receiver<Job>) -> Vec<String> {
        let mut waiting: Vec<Job> = vec![];
        self.look();
        while let Some(job) = next(jobs, &mut waiting, IDLE.saturating_sub(self.looked.elapsed())) {
            match job {
                Job::Look if self.looked.elapsed() < BUSY => {}
                job => self.write(job),
            }
        }
        self.unheard.into_iter().map(|(_, message)| message).collect()
    }

    fn look(&mut self) {
        self.looked = Instant::now();
        for event in self.store.look() {
            self.answer(0, event);
        }
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
            Job::Tags(number, edit) => {
                let answer = self.store.edit_tags(&edit).unwrap_or_else(Event::Notice);
                self.answer(number, answer);
            }
            Job::Look => self.look(),
            Job::ReadExport(number, path) => {
                let target = typed(&path);
                let folder = folder_of(&target);
                let before = whole::read(&target).map_err(|error| error.to_string());
                let template = self.template();
                let ids = self.store.ids();
                self.answer(
                    number,
                    Event::ExportRead(Box::new(ExportFiles { path, folder, before, template, ids })),
                );
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
            Job::LoadPairs(number, reports) => {
                let loaded = pairs::load(&self.outside.pairs, &reports).unwrap_or_else(|message| {
                    pairs::Kept { pairs: HandPairs::none(&reports), notice: Some(message) }
                });
                self.answer_pairs(number, loaded);
            }
            Job::EditPairs(number, edit) => {
                let edited = pairs::edit(&self.outside.pairs, &edit);
                self.remember(&of_two(&edit.reports), edited.as_ref().err());
                match edited {
                    Ok(kept) => self.answer_pairs(number, kept),
                    Err(message) => self.answer(0, Event::Notice(message)),
                }
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

    fn answer_pairs(&self, number: u64, kept: pairs::Kept) {
        self.answer(number, Event::PairsLoaded(kept.pairs));
        kept.notice.into_iter().for_each(|notice| self.answer(0, Event::Notice(notice)));
    }

    /// The user's own template, with its name; `None` where there is none.
    fn template(&self) -> Result<Option<(String, String)>, String> {
        let path = &self.outside.template;
        let source = match whole::read(path).map_err(|error| told(path, &error))? {
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

/// The next job, once all that wait were looked at: a newer one takes the place of an older one
/// about the same thing. Where none comes for so long, a look. `None` when there is nothing more and
/// will not be.
fn next(jobs: &Receiver<Job>, waiting: &mut Vec<Job>, patience: Duration) -> Option<Job> {
    if waiting.is_empty() {
        match jobs.recv_timeout(patience) {
            Ok(job) => waiting.push(job),
            Err(RecvTimeoutError::Timeout) => waiting.push(Job::Look),
            Err(RecvTimeoutError::Disconnected) => return None,
        }
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
        (Job::Session(_), Job::Session(_))
        | (Job::ReadExport(..), Job::ReadExport(..))
        | (Job::Look, Job::Look) => true,
        _ => false,
    }
}

/// Two reports as one name.
fn of_two(reports: &[String; 2]) -> String {
    reports.join(" ")
}

/// The folder that a file is to lie in.
fn folder_of(target: &Path) -> TargetFolder {
    let target = std::path::absolute(target).unwrap_or_else(|_| target.to_owned());
    let path = target.parent().unwrap_or(&target).to_owned();
    TargetFolder { exists: path.is_dir(), path }
}

fn told(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", display_name(path))
}
