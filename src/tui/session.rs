//! The file that what is kept from run to run is in, for several instances at once.

use crate::{
    app::{Session, Sessions},
    files::{
        self, Access,
        lock::{self, NotHeld},
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
}

impl SessionFile {
    /// The file under `path`, with what a start with `library` comes back to: from the beginning where
    /// nothing is kept or it cannot be read.
    pub fn open(path: PathBuf, library: &str) -> (Self, Session) {
        let sessions = read(&path).ok().flatten().unwrap_or_default();
        let session = sessions.of(library);
        (Self { path, before: session.clone() }, session)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Brings into the file what this instance changed since it was opened or kept last. A file that is
    /// not understood is set aside first.
    ///
    /// # Errors
    /// Where it cannot be held or written; what is on disk is then as it was.
    pub fn keep(&mut self, session: Session) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        files::make_folder(folder, Access::Owner)?;
        let _hold = lock::hold(folder, Access::Owner).map_err(|error| match error {
            NotHeld::Open(error) | NotHeld::Lock(error) => error,
            busy @ NotHeld::Busy => io::Error::other(busy),
        })?;
        let there = match read(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                let mut aside = self.path.clone().into_os_string();
                aside.push(".damaged");
                fs::rename(&self.path, aside)?;
                Sessions::default()
            }
            there => there?.unwrap_or_default(),
        };
        let joined = there.joined(&self.before, &session);
        files::write(&self.path, &serde_json::to_vec_pretty(&joined)?, true, Access::Owner)?;
        self.before = session;
        Ok(())
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
