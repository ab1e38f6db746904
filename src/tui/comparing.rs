//! Comparing two reports on a thread of its own, so that neither keys nor the marks on their way to
//! the disk wait for it.

use super::incoming::Incoming;
use crate::{
    app::{
        Event,
        effect::Shared,
        event::{Files, NotCompared},
    },
    compare::{Comparison, SetPhrases, compare, compare_with},
    report::Report,
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, mpsc::Sender},
    thread,
};

/// Compares two reports and tells the browser; then once more with what most of `others` say set
/// aside, where that makes a difference. Where it cannot be done, the browser hears of that.
pub(super) fn start(pair: [Shared; 2], others: Vec<Shared>, incoming: Sender<Incoming>) {
    let files = [&pair[0], &pair[1]].map(|report| report.0.source.sha256.clone());
    let (of_thread, telling) = (files.clone(), incoming.clone());
    let work = move || {
        report_to(&telling, of_thread, |tell| {
            let [left, right] = [&pair[0].0, &pair[1].0];
            let found = Arc::new(compare(left, right));
            tell(&found);
            let others: Vec<&Report> = others.iter().map(|other| other.0.as_ref()).collect();
            let again = Arc::new(compare_with(left, right, &SetPhrases::of_genre().with_common(&others)));
            if again != found {
                tell(&again);
            }
        });
    };
    if let Err(error) = thread::Builder::new().name("compare".to_owned()).spawn(work) {
        send(&incoming, Event::NotCompared(files, NotCompared::NoThread(error.to_string())));
    }
}

/// Tells the browser what `work` finds, and that a defect was met where it panics.
fn report_to(incoming: &Sender<Incoming>, files: Files, work: impl FnOnce(&dyn Fn(&Arc<Comparison>))) {
    let tell = |found: &Arc<Comparison>| send(incoming, Event::Compared(files.clone(), found.clone()));
    if catch_unwind(AssertUnwindSafe(|| work(&tell))).is_err() {
        send(incoming, Event::NotCompared(files, NotCompared::Defect));
    }
}

fn send(incoming: &Sender<Incoming>, event: Event) {
    // It fails only where the browser has ended.
    let _ = incoming.send(Incoming::Answer(0, event));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Format, SourceText};
    use std::sync::mpsc;

    #[test]
    fn a_panic_is_told_behind_what_was_found_before() {
        let files = ["left".to_owned(), "right".to_owned()];
        let report = Report::build(SourceText::from_text("青岚县工作报告\n", Format::Text));
        let nothing = Arc::new(compare(&report, &report));
        for found in [0, 1] {
            let (sender, told) = mpsc::channel();
            report_to(&sender, files.clone(), |tell| {
                (0..found).for_each(|_| tell(&nothing));
                panic!("a panic that this test makes");
            });
            let mut told: Vec<Incoming> = told.try_iter().collect();
            let last = told.pop();
            assert!(
                matches!(&last, Some(Incoming::Answer(0, Event::NotCompared(of, NotCompared::Defect))) if *of == files),
                "{last:?}"
            );
            assert_eq!(told.len(), found);
            assert!(told.iter().all(|told| matches!(told, Incoming::Answer(0, Event::Compared(..)))));
        }
    }
}
