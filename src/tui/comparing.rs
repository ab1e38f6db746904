//! Comparing two reports on a thread of its own, so that neither keys nor the marks on their way to
//! the disk wait for it.

use super::incoming::Incoming;
use crate::{
    app::{Event, effect::Shared},
    compare::{Comparison, SetPhrases, compare, compare_with},
    report::Report,
};
use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, mpsc::Sender},
    thread,
};

/// Compares two reports and tells the browser; then once more with what most of `others` say set
/// aside, where that makes a difference.
///
/// # Errors
/// When the system gives no thread.
pub(super) fn start(pair: [Shared; 2], others: Vec<Shared>, incoming: Sender<Incoming>) -> io::Result<()> {
    let work = move || {
        let [left, right] = [&pair[0].0, &pair[1].0];
        let tell = |found: &Arc<Comparison>| {
            let files = [left, right].map(|report| report.source.sha256.clone());
            // It fails only where the browser has ended.
            let _ = incoming.send(Incoming::Answer(0, Event::Compared(files, found.clone())));
        };
        let compared = catch_unwind(AssertUnwindSafe(|| {
            let found = Arc::new(compare(left, right));
            tell(&found);
            let others: Vec<&Report> = others.iter().map(|other| other.0.as_ref()).collect();
            let again = Arc::new(compare_with(left, right, &SetPhrases::of_genre().with_common(&others)));
            if again != found {
                tell(&again);
            }
        }));
        if compared.is_err() {
            let name = |report: &Report| report.outline.metadata.title.clone().unwrap_or_default();
            let words = format!(
                "{} / {}: a defect of this program was met while comparing them; please report it with the files",
                name(left),
                name(right)
            );
            let _ = incoming.send(Incoming::Answer(0, Event::Notice(words)));
        }
    };
    thread::Builder::new().name("compare".to_owned()).spawn(work).map(drop)
}
