//! What the browser wants written, done in the background in order.
//!
//! One thread writes, so nothing waits for a slow disk. Of several saves of one report's marks that
//! wait, only the newest is done, and the browser hears of a report's marks only when its newest
//! save is answered: nothing is shown as saved that is not. On the way out everything that waits is
//! written before the terminal is given back.
//!
//! A note that is being typed is kept as a draft, less than a second behind and once for many keys;
//! so is the place where the reader is.
//!
//! The same thread looks whether another instance changed the marks or the drafts: at a key, and once a second
//! while nothing happens. Only where something changed does the browser hear of it.

mod jobs;
mod watching;
mod writer;

use super::{clipboard::Clipboard, comparing::Comparing, incoming::Incoming, session::SessionFile};
use crate::{
    app::{
        Effect, Event,
        strays::{Search, Stray},
    },
    marks::{Handover, NamesEdit, ReportKey, ReportMarks},
    say,
    source::{Encoding, SourceText},
    words::Lang,
};
use jobs::Job;
use std::{
    collections::{HashMap, HashSet},
    io,
    path::PathBuf,
    sync::mpsc::{self, Sender},
    thread::{self, JoinHandle},
};
use writer::Writer;

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

    /// Reads the marks whose reports are no longer where they stood.
    fn strays(&mut self, search: &Search) -> Vec<Stray>;

    /// Takes back that the marks of an older report were taken over by a newer one; tells the marks of both.
    fn give_back(&mut self, handover: &Handover<ReportKey>) -> Vec<Event>;

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
    /// In which language failures are told.
    pub lang: Lang,
    /// What is kept from run to run.
    pub session: SessionFile,
    /// The folder of what was paired by hand between reports.
    pub pairs: PathBuf,
    /// The user's own template of exports, where there is one.
    pub template: PathBuf,
    /// The encoding that overrules detection when a report is read anew.
    pub encoding: Option<Encoding>,
    /// Where texts are copied to.
    pub clipboard: Clipboard,
}

/// Takes effects and has them done.
///
/// Dropping it waits until everything is written, on the way out of a panic too.
pub struct Outbox {
    /// `None` only once it is finished.
    work: Option<(Sender<Job>, JoinHandle<Vec<String>>)>,
    lang: Lang,
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
        let (comparing, lang) = (Comparing::start(incoming.clone())?, outside.lang);
        let writer = thread::Builder::new()
            .name("outbox".to_owned())
            .spawn(move || Writer::new(store, outside, incoming).work(&waiting))?;
        Ok(Self { work: Some((jobs, writer)), lang, next: 0, newest: HashMap::new(), comparing })
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
            Effect::Watch(files) => Job::Watch(files),
            Effect::Reread(id, path) => Job::Reread(number, id, path),
            Effect::FindStrays(search) => Job::Strays(number, search),
            Effect::GiveBack(handover) => Job::GiveBack(number, handover),
            Effect::EditTags(edit) => Job::Tags(number, edit),
            Effect::LoadPairs(two) => {
                self.newest.insert(of_two(&two.reports), number);
                Job::LoadPairs(number, two)
            }
            Effect::EditPairs(edit) => {
                self.newest.insert(of_two(&edit.two.reports), number);
                Job::EditPairs(number, edit)
            }
            Effect::Compare { left, right, others } => return self.comparing.ask([left, right], others),
            Effect::KeepDrafts(drafts) => Job::Drafts(drafts),
            Effect::KeepSessionSoon => Job::SessionSoon,
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
            Event::PairsLoaded(pairs) => of_two(&pairs.two.reports),
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
        writer.join().unwrap_or_else(|_| vec![say!(self.lang, "marks.maybe-unsaved").into_owned()])
    }
}

impl Drop for Outbox {
    fn drop(&mut self) {
        self.write_all();
    }
}

/// Two reports as one name.
fn of_two(reports: &[String; 2]) -> String {
    reports.join(" ")
}
