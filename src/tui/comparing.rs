//! Comparing two reports on a thread of its own, so that neither keys nor the marks on their way to
//! the disk wait for it. What was asked for last is what is shown: whatever waits behind it is left.

use super::incoming::Incoming;
use crate::{
    app::{Event, effect::Shared},
    compare::{Comparison, SetPhrases, compare, compare_with},
    report::Report,
};
use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender},
    },
    thread,
};

/// Two reports that are to be compared.
struct Job {
    pair: [Shared; 2],
    others: Vec<Shared>,
}

/// Compares two reports at a time.
pub(super) struct Comparing {
    jobs: Sender<Job>,
}

impl Comparing {
    /// Starts the thread. Answers go to `incoming`; it ends when nothing more can be asked for.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn start(incoming: Sender<Incoming>) -> io::Result<Self> {
        let (jobs, waiting) = mpsc::channel();
        let work = move || work(&waiting, &incoming);
        thread::Builder::new().name("compare".to_owned()).spawn(work)?;
        Ok(Self { jobs })
    }

    /// Compares two reports and tells the browser; then once more with what most of `others` say set
    /// aside, unless something else was asked for.
    pub(super) fn ask(&self, pair: [Shared; 2], others: Vec<Shared>) {
        // It fails only where the thread is gone, on the way out.
        let _ = self.jobs.send(Job { pair, others });
    }
}

fn work(jobs: &Receiver<Job>, incoming: &Sender<Incoming>) {
    let mut newer = None;
    while let Some(job) = newer.take().or_else(|| jobs.recv().ok()) {
        let job = jobs.try_iter().last().unwrap_or(job);
        match catch_unwind(AssertUnwindSafe(|| job.compare(jobs, incoming))) {
            Ok(next) => newer = next,
            Err(_) => {
                let files = job.pair.each_ref().map(|report| report.0.source.sha256.clone());
                let _ = incoming.send(Incoming::Answer(0, Event::NotCompared(files)));
            }
        }
    }
}

impl Job {
    /// Compares; answers what was asked for meanwhile.
    fn compare(&self, jobs: &Receiver<Self>, incoming: &Sender<Incoming>) -> Option<Self> {
        let [left, right] = [&self.pair[0].0, &self.pair[1].0];
        let tell = |comparison: Comparison, others: usize| {
            let reports = [left, right].map(|report| report.source.sha256.clone());
            let event = Event::Compared { reports, comparison: Arc::new(comparison), others };
            // It fails only where the browser has ended.
            let _ = incoming.send(Incoming::Answer(0, event));
        };
        tell(compare(left, right), 0);
        let newer = jobs.try_iter().last();
        if newer.is_none() && !self.others.is_empty() {
            let others: Vec<&Report> = self.others.iter().map(|other| other.0.as_ref()).collect();
            let phrases = SetPhrases::of_genre().with_common(&others);
            tell(compare_with(left, right, &phrases), others.len());
        }
        newer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Format, SourceText};

    fn report(text: &str) -> Shared {
        Shared(Arc::new(Report::build(SourceText::from_text(text, Format::Text))))
    }

    #[test]
    fn the_newest_pair_is_compared_and_what_waits_before_it_is_left() {
        let reports = ["一、甲项工作\n", "一、乙项工作\n", "一、丙项工作\n", "一、丁项工作\n"].map(report);
        let [one, two, three, four] = reports;
        let (jobs, waiting) = mpsc::channel();
        let (answers, incoming) = mpsc::channel();
        for pair in [[&one, &two], [&two, &three], [&one, &three]] {
            let (pair, others) = (pair.map(Clone::clone), vec![four.clone()]);
            jobs.send(Job { pair, others }).unwrap();
        }
        drop(jobs);
        work(&waiting, &answers);
        let told = incoming.try_iter().filter_map(|told| match told {
            Incoming::Answer(_, Event::Compared { reports, others, .. }) => Some((reports, others)),
            _ => None,
        });
        let newest = [&one, &three].map(|report| report.0.source.sha256.clone());
        assert_eq!(told.collect::<Vec<_>>(), [(newest.clone(), 0), (newest, 1)]);
    }
}
