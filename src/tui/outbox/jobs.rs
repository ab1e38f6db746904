//! What there is to do, and what of it a newer job makes needless.

use crate::{
    app::{
        Session,
        copying::What,
        drafts::Drafts,
        link::hand::{PairsEdit, Two},
        rereading::Watched,
        strays::Search,
    },
    library::EntryId,
    marks::{Handover, NamesEdit, ReportKey, ReportMarks},
    report::Report,
};
use std::{
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError},
    },
    time::Duration,
};

/// Something to be read or written.
pub(super) enum Job {
    Load(u64, ReportKey),
    Others(u64),
    Marks(u64, ReportMarks),
    ReadExport(u64, PathBuf),
    Export { number: u64, path: PathBuf, text: String, before: Option<Vec<u8>> },
    Copy(What, String),
    Text(Arc<Report>),
    Versions(u64, ReportKey),
    Watch(Vec<Watched>),
    Reread(u64, EntryId, PathBuf),
    Strays(u64, Search),
    GiveBack(u64, Handover<ReportKey>),
    Tags(u64, NamesEdit),
    Look,
    LoadPairs(u64, Two),
    EditPairs(u64, PairsEdit),
    Drafts(Drafts),
    SessionSoon,
    Session(Session),
}

/// The next job, once all that wait were looked at: a newer one takes the place of an older one
/// about the same thing. Where none comes for so long, a look. `None` when there is nothing more and
/// will not be.
pub(super) fn next(jobs: &Receiver<Job>, waiting: &mut Vec<Job>, patience: Duration) -> Option<Job> {
    if waiting.is_empty() {
        match jobs.recv_timeout(patience) {
            Ok(job) => waiting.push(job),
            Err(RecvTimeoutError::Timeout) => waiting.push(Job::Look),
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
    for job in jobs.try_iter() {
        // A session brings the drafts along, and takes the place of an older one, before them.
        if matches!(job, Job::Session(_)) {
            waiting.retain(|other| !matches!(other, Job::Drafts(_)));
        }
        // What has happened since a search was asked for may have changed what it finds.
        if matches!(job, Job::Strays(..)) {
            waiting.retain(|other| !matches!(other, Job::Strays(..)));
        }
        match waiting.iter_mut().find(|other| replaces(&job, other)) {
            Some(older) => *older = job,
            None => waiting.push(job),
        }
    }
    // A search takes long: no mark that is to be saved waits for it.
    let is_saved_first = matches!(waiting.first(), Some(Job::Strays(..)))
        && waiting.iter().any(|other| matches!(other, Job::Marks(..)));
    if is_saved_first {
        waiting.rotate_left(1);
    }
    Some(waiting.remove(0))
}

fn replaces(newer: &Job, older: &Job) -> bool {
    match (newer, older) {
        (Job::Marks(_, one), Job::Marks(_, other)) => one.report.sha256 == other.report.sha256,
        (Job::Session(_), Job::Session(_))
        | (Job::Drafts(_), Job::Drafts(_))
        | (Job::ReadExport(..), Job::ReadExport(..))
        | (Job::Look, Job::Look) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn no_mark_waits_for_a_search() {
        let search = || Search::default();
        let marks =
            |sha256: &str| ReportMarks::new(ReportKey { sha256: sha256.to_owned(), ..ReportKey::default() });
        let (jobs, incoming) = mpsc::channel();
        for job in [
            Job::Strays(1, search()),
            Job::Load(2, ReportKey::default()),
            Job::Marks(3, marks("a")),
            Job::Strays(4, search()),
            Job::Marks(5, marks("b")),
        ] {
            jobs.send(job).unwrap();
        }
        let mut waiting = vec![];
        let mut order = vec![];
        for _ in 0..4 {
            order.push(match next(&incoming, &mut waiting, Duration::ZERO) {
                Some(Job::Load(number, _) | Job::Marks(number, _) | Job::Strays(number, _)) => number,
                _ => 0,
            });
        }
        assert_eq!(order, [2, 3, 5, 4]);
    }
}
