//! Looking whether the files of the open reports are still what was read.
//!
//! A look costs the file's times and length; only where these are others is the file read, since a file that
//! was merely touched, or saved again as it was, is no other.

use crate::{
    app::{
        Event,
        rereading::{OnDisk, Watched},
    },
    files::Stamp,
    source::sha256,
};
use std::{fs, io};

/// The files that are looked at.
#[derive(Default)]
pub(super) struct Watching(Vec<File>);

struct File {
    watched: Watched,
    /// As it was when it was read last; `None` before.
    stamp: Option<Option<Stamp>>,
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
                None => File { watched, stamp: None, told: OnDisk::Same },
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
        let stamp = Stamp::of(&self.watched.path);
        if self.stamp == Some(stamp) {
            return None;
        }
        self.stamp = Some(stamp);
        let now = match fs::read(&self.watched.path) {
            Ok(bytes) if sha256(&bytes) == self.watched.sha256 => OnDisk::Same,
            Err(error) if error.kind() == io::ErrorKind::NotFound => OnDisk::Gone,
            _ => OnDisk::Changed,
        };
        let news = now != std::mem::replace(&mut self.told, now);
        news.then(|| Event::FileSeen(self.watched.clone(), now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::EntryId;

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
            let news = watching.look();
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
}
