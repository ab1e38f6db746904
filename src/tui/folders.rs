//! Where marks and the place that the reader was left at are kept.

use directories::{BaseDirs, ProjectDirs};
use std::{
    env,
    path::{Path, PathBuf},
};

/// Set to a folder, everything is kept in there: for tests and for carrying it along.
pub const OVERRIDE: &str = "SHENYUE_DATA_DIR";

/// The folders that the program writes to. Naming them makes none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// One file of marks a report.
    pub marks: PathBuf,
    /// The session.
    pub state: PathBuf,
    /// What the user sets up: the template of exports.
    pub config: PathBuf,
}

impl Folders {
    /// As the system has it (XDG on Linux), or under [`OVERRIDE`]; `marks` is the folder that the
    /// command line names for the marks. `None` where there is no home folder.
    pub fn find(marks: Option<&Path>) -> Option<Self> {
        let named = env::var_os(OVERRIDE).filter(|value| !value.is_empty()).map(PathBuf::from);
        let folders = match named {
            Some(folder) => Self { marks: folder.join("marks"), config: folder.clone(), state: folder },
            None => {
                let project = ProjectDirs::from("", "", "shenyue")?;
                let state = project.state_dir().unwrap_or_else(|| project.data_local_dir());
                let config = project.config_dir().to_owned();
                Self { marks: project.data_dir().join("marks"), state: state.to_owned(), config }
            }
        };
        Some(Self { marks: marks.map_or(folders.marks, Path::to_owned), ..folders })
    }

    /// The file that holds the session.
    pub fn session(&self) -> PathBuf {
        self.state.join("session.json")
    }

    /// The folder of what was paired by hand between reports.
    pub fn pairs(&self) -> PathBuf {
        self.state.join("pairs")
    }

    /// What the user set up once.
    pub fn settings(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// The user's own template of one excerpt, where there is one.
    pub fn template(&self) -> PathBuf {
        self.config.join("excerpt.md")
    }
}

/// A path that a person typed: `~/` in front of it is the home folder, as in a shell.
pub fn typed(path: &Path) -> PathBuf {
    let home = || BaseDirs::new().map(|folders| folders.home_dir().to_owned());
    match path.strip_prefix("~") {
        Ok(rest) => home().map_or_else(|| path.to_owned(), |home| home.join(rest)),
        Err(_) => path.to_owned(),
    }
}
