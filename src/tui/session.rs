//! The file that what is kept from run to run is in, for several instances at once.

use crate::{
    app::{Session, Sessions, drafts::Drafts},
    files::{
        self, Access, Stamp,
        lock::{self, Hold, NotHeld},
    },
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The file, and what this instance knows to be in it of its own.
#[derive(Clone, Debug)]
pub struct SessionFile {
    path: PathBuf,
    before: Session,
    /// Counts the states of the drafts that were read and kept.
    generation: u64,
    /// The drafts as they were last passed to be kept, with the number of the state that they became.
    passed: Option<(u64, Drafts)>,
    /// The file as it was when it was read or written last.
    seen: Option<Stamp>,
}

impl SessionFile {
    /// The file under `path`, with what a start with `library` comes back to: from the beginning where
    /// nothing is kept or it cannot be read.
    pub fn open(path: PathBuf, library: &str) -> (Self, Session) {
        let seen = Stamp::of(&path);
        let sessions = read(&path).ok().flatten().unwrap_or_default();
        let mut session = sessions.of(library);
        session.drafts = session.drafts.given_out(0);
        (Self { path, before: session.clone(), generation: 0, passed: None, seen }, session)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Brings into the file what this instance changed since it was opened or kept last; answers the drafts
    /// as they are there now. A file that is not understood is set aside first.
    ///
    /// # Errors
    /// Where it cannot be held or written; what is on disk is then as it was.
    pub fn keep(&mut self, session: Session) -> io::Result<Drafts> {
        let _hold = self.hold()?;
        let there = self.there()?;
        let joined = there.clone().joined(&self.before, &session);
        let drafts = self.write(&there, joined, &session.drafts)?;
        self.before = session;
        Ok(drafts)
    }

    /// The same for the drafts alone.
    ///
    /// # Errors
    /// As [`keep`](Self::keep).
    pub fn keep_drafts(&mut self, drafts: &Drafts) -> io::Result<Drafts> {
        let _hold = self.hold()?;
        let there = self.there()?;
        self.write(&there, there.clone(), drafts)
    }

    /// The drafts, where another instance may have changed them since they were read or kept last.
    pub fn look(&mut self) -> Option<Drafts> {
        let stamp = Stamp::of(&self.path);
        if stamp == self.seen {
            return None;
        }
        // One that is not understood is set aside when something is kept.
        let there = read(&self.path).ok()??;
        self.seen = stamp;
        Some(self.given_out(&there))
    }

    fn hold(&self) -> io::Result<Hold> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        files::make_folder(folder, Access::Owner)?;
        lock::hold(folder, Access::Owner).map_err(|error| match error {
            NotHeld::Open(error) | NotHeld::Lock(error) => error,
            busy @ NotHeld::Busy => io::Error::other(busy),
        })
    }

    fn there(&self) -> io::Result<Sessions> {
        match read(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                let mut aside = self.path.clone().into_os_string();
                aside.push(".damaged");
                fs::rename(&self.path, aside)?;
                Ok(Sessions::default())
            }
            there => Ok(there?.unwrap_or_default()),
        }
    }

    /// Writes `joined`, with what was changed of the drafts, if that is not what is `there`.
    fn write(&mut self, there: &Sessions, joined: Sessions, drafts: &Drafts) -> io::Result<Drafts> {
        let known = match &self.passed {
            Some((generation, passed)) if *generation > drafts.generation() => passed.clone(),
            _ => drafts.known(),
        };
        let joined = joined.with_drafts(&known, drafts);
        if joined != *there {
            files::write(&self.path, &serde_json::to_vec_pretty(&joined)?, true, Access::Owner)?;
        }
        self.seen = Stamp::of(&self.path);
        let given_out = self.given_out(&joined);
        self.passed = Some((self.generation, drafts.clone()));
        Ok(given_out)
    }

    fn given_out(&mut self, there: &Sessions) -> Drafts {
        self.generation += 1;
        there.drafts().clone().given_out(self.generation)
    }
}

/// What is in the file; `None` where there is none.
fn read(path: &Path) -> io::Result<Option<Sessions>> {
    let not_understood = |error: serde_json::Error| io::Error::new(io::ErrorKind::InvalidData, error);
    files::read(path)?.map(|bytes| serde_json::from_slice(&bytes).map_err(not_understood)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::drafts::Drafts;

    fn with(session: &Session, drafts: &str) -> Session {
        let drafts: Vec<serde_json::Value> = drafts
            .chars()
            .map(|text| serde_json::json!({ "sha256": "ab", "on": { "mark": text }, "text": text }))
            .collect();
        let drafts: Drafts = serde_json::from_value(drafts.into()).unwrap();
        Session { drafts, ..session.clone() }
    }

    #[test]
    fn two_instances_keep_each_others_drafts_and_libraries() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/session.json");
        let (mut one, mut of_one) = SessionFile::open(path.clone(), "/一");
        let (mut other, of_other) = SessionFile::open(path.clone(), "/二");
        of_one.left.filter = "青岚".to_owned();
        one.keep(with(&of_one, "甲")).unwrap();
        other.keep(with(&of_other, "乙丙")).unwrap();
        // The one that wrote first writes again: a draft more, and none of the other's less.
        one.keep(with(&of_one, "甲丁")).unwrap();
        other.keep(with(&of_other, "丙")).unwrap();
        one.keep(with(&of_one, "丁")).unwrap();
        let (_, next) = SessionFile::open(path.clone(), "/一");
        assert_eq!(next, Session { left: of_one.left, ..with(&next, "丙丁") });
        // No file is left beside it but the one that is locked.
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 2);
    }

    #[test]
    fn a_file_that_is_not_understood_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("session.json");
        fs::write(&path, "{").unwrap();
        let (mut file, session) = SessionFile::open(path.clone(), "/一");
        file.keep(with(&session, "甲")).unwrap();
        assert_eq!(SessionFile::open(path, "/一").1, with(&session, "甲"));
        assert_eq!(fs::read_to_string(folder.path().join("session.json.damaged")).unwrap(), "{");
    }
}
