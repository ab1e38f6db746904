//! Finding and loading in the background.
//!
//! One thread walks the folders and hands what it finds to the others, which load while it still
//! walks, so the first report is there at once even in a large folder; when there is no more to find
//! it loads with them. Every step goes to one sink, a step at a time.

use super::{
    EntryId, LibraryEvent, Request,
    finding::{Entry, find},
    loading::load,
};
use crate::{report::Report, source::Encoding};
use std::{
    io,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver},
    },
    thread::{self, JoinHandle},
};

/// The name of every thread that loads. A panic on one of them is caught and told as a failure of
/// that one report; a panic hook that ends the program or the screen should let it pass.
pub const THREAD: &str = "library";

/// Finds and loads what is asked for, and tells `sink` each step until it answers false.
/// [`LibraryEvent::Found`] comes before the same entry's result and in the order of the entries;
/// results come as they are ready; [`LibraryEvent::Finished`] is the last.
///
/// # Errors
/// When the system gives no thread.
pub fn start(
    request: Request,
    sink: impl FnMut(LibraryEvent) -> bool + Send + 'static,
) -> io::Result<JoinHandle<()>> {
    thread::Builder::new().name(THREAD.to_owned()).spawn(move || {
        Loader { sink: Mutex::new(sink), stop: AtomicBool::new(false), encoding: request.encoding }
            .run(request)
    })
}

struct Loader<S> {
    sink: Mutex<S>,
    /// Set when the sink wants no more.
    stop: AtomicBool,
    encoding: Option<Encoding>,
}

impl<S: FnMut(LibraryEvent) -> bool + Send> Loader<S> {
    fn run(&self, request: Request) {
        let (queue, waiting) = mpsc::channel();
        let waiting = Mutex::new(waiting);
        thread::scope(|scope| {
            for _ in 1..thread::available_parallelism().map_or(1, usize::from) {
                // Fewer threads load more slowly, that is all.
                let _ = thread::Builder::new()
                    .name(THREAD.to_owned())
                    .spawn_scoped(scope, || self.load_waiting(&waiting));
            }
            let mut found = find(request.paths, &self.stop);
            for (index, entry) in found.by_ref().enumerate() {
                let id = EntryId(index);
                self.tell(LibraryEvent::Found(id, entry.path.clone()));
                if queue.send((id, entry)).is_err() {
                    break;
                }
            }
            drop(queue);
            if found.left_out.count() > 0 {
                self.tell(LibraryEvent::LeftOut(found.left_out));
            }
            self.load_waiting(&waiting);
        });
        self.tell(LibraryEvent::Finished);
    }

    fn load_waiting(&self, waiting: &Mutex<Receiver<(EntryId, Entry)>>) {
        while !self.stop.load(Ordering::Relaxed) {
            let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((id, entry)) = next else { return };
            let path = entry.path.clone();
            self.tell(match load(entry, self.encoding, Report::build) {
                Ok(report) => LibraryEvent::Loaded(id, Arc::new(report)),
                Err(error) => LibraryEvent::Failed(id, path, Arc::new(error)),
            });
        }
    }

    fn tell(&self, event: LibraryEvent) {
        let mut sink = self.sink.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.stop.load(Ordering::Relaxed) && !sink(event) {
            self.stop.store(true, Ordering::Relaxed);
        }
    }
}
