//! Looking whether the files of the open reports are still what was read.
//!
//! A look costs the file's times and length; only where these are others is the file read, since a file that
//! was merely touched, or saved again as it was, is no other. It is read on a thread of its own, by the same
//! rules as a report: neither a large file nor a slow disk keeps a mark from being saved, and a pipe in a
//! report's place is not opened. What was found is told at the next look.

use crate::{
    app::{
        Event,
        rereading::{OnDisk, Watched},
    },
    files::Stamp,
    source::{self, ReadError},
};
use std::{
    path::Path,
    sync::mpsc::{self, Receiver, TryRecvError},
    thread,
};

/// The files that are looked at.
#[derive(Default)]
pub(super) struct Watching(Vec<File>);

struct File {
    watched: Watched,
    /// As it was when it was read last; `None` before.
    stamp: Option<Option<Stamp>>,
    /// What a thread that is reading it finds.
    reading: Option<Receiver<OnDisk>>,
    told: OnDisk,
}

impl Watching {
    /// Looks at these files from now on; those that were looked at already are not read again.
    pub(super) fn watch(&mut self, files: Vec<Watched>) {
        let mut before = std::mem::take(&mut self.0);
        self.0 = files
            .into_iter()
            .map(|watched| match before.iter().position(|file| file.watched == watched) {
                Some(known) => before.swap_remove(known),
                None => File { watched, stamp: None, reading: None, told: OnDisk::Same },
            })
            .collect();
    }

    /// What became of the files since the last look.
    pub(super) fn look(&mut self) -> Vec<Event> {
        self.0.iter_mut().filter_map(File::look).collect()
    }
}

impl File {
    fn look(&mut self) -> Option<Event> {
        match self.reading.as_ref().map(Receiver::try_recv) {
            // One thread a file, however long it takes.
            Some(Err(TryRecvError::Empty)) => return None,
            Some(Ok(now)) => {
                self.reading = None;
                let news = now != std::mem::replace(&mut self.told, now);
                return news.then(|| Event::FileSeen(self.watched.clone(), now));
            }
            Some(Err(TryRecvError::Disconnected)) => self.reading = None,
            None => {}
        }
        let stamp = Stamp::of(&self.watched.path);
        if self.stamp != Some(stamp) {
            self.stamp = Some(stamp);
            self.read();
        }
        None
    }

    /// Has the file read. Where there is no thread for it, the next change of the file is another chance.
    fn read(&mut self) {
        let (tell, found) = mpsc::channel();
        let Watched { path, sha256, .. } = self.watched.clone();
        let read = move || {
            let _ = tell.send(on_disk(&path, &sha256));
        };
        self.reading = thread::Builder::new().name("watching".to_owned()).spawn(read).ok().map(|_| found);
    }
}

/// What became of a file that was read with that SHA-256. What would not be read now is another.
fn on_disk(path: &Path, sha256: &str) -> OnDisk {
    match source::digest(path) {
        Ok(now) if now == sha256 => OnDisk::Same,
        Err(ReadError::Missing | ReadError::BrokenLink { .. }) => OnDisk::Gone,
        _ => OnDisk::Changed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{library::EntryId, source::sha256};
    use std::{fs, time::Duration};

    #[test]
    fn a_file_is_told_of_when_its_content_is_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "一").unwrap();
        let watched = Watched { id: EntryId(0), path: path.clone(), sha256: sha256("一".as_bytes()) };
        let mut watching = Watching::default();
        watching.watch(vec![watched.clone()]);
        let mut told = |step: &dyn Fn()| {
            step();
            watching.watch(vec![watched.clone()]);
            // What is found is told at a look after the one that has the file read.
            let news: Vec<Event> = (0..10)
                .flat_map(|_| {
                    thread::sleep(Duration::from_millis(5));
                    watching.look()
                })
                .collect();
            news.into_iter()
                .map(|event| match event {
                    Event::FileSeen(_, now) => now,
                    other => panic!("{other:?}"),
                })
                .collect::<Vec<_>>()
        };
        let write = |text: &str| {
            let path = path.clone();
            let text = text.to_owned();
            move || {
                // Another file under the name, as editors leave it: no clock is fine enough for a test.
                fs::write(path.with_extension("new"), &text).unwrap();
                fs::rename(path.with_extension("new"), &path).unwrap();
            }
        };
        assert_eq!(told(&|| {}), []);
        assert_eq!(told(&write("一")), []);
        assert_eq!(told(&write("二")), [OnDisk::Changed]);
        assert_eq!(told(&write("三")), []);
        assert_eq!(told(&|| fs::remove_file(&path).unwrap()), [OnDisk::Gone]);
        assert_eq!(told(&write("一")), [OnDisk::Same]);
    }
    #[cfg(unix)]
    #[test]
    fn a_pipe_or_a_huge_file_in_a_reports_place_is_another_and_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.txt");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert_eq!(on_disk(&pipe, ""), OnDisk::Changed);
        let huge = folder.path().join("huge.txt");
        fs::File::create(&huge).unwrap().set_len(source::SIZE_LIMIT + 1).unwrap();
        assert_eq!(on_disk(&huge, ""), OnDisk::Changed);
        assert_eq!(on_disk(&folder.path().join("none.txt"), ""), OnDisk::Gone);
    }
}
