//! How a command ends, and what it says on the way.
//!
//! Data goes to standard output through a writer whose errors are looked at; messages go to
//! standard error. A reader that closes the pipe (`| head`) has seen enough, which is no error.

use crate::{
    app::reasons,
    library::LeftOut,
    source::{display_name, printable},
    words::Lang,
};
use std::{
    fmt::Display,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

/// How a command that ran ended, the worse the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Everything was done: status 0.
    Done,
    /// Something could not be loaded, the rest was done: status 1.
    SomeFailed,
}

/// Why a command could not run to its end.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// Nobody reads on: status 0.
    #[error("the output was closed")]
    Closed,
    /// Standard output cannot be written: status 2.
    #[error("the output cannot be written: {0}")]
    Output(io::Error),
    /// Status 2; the message says what to do.
    #[error("{0}")]
    Failed(String),
}

impl From<io::Error> for Stopped {
    /// An error of writing to standard output.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Output(error),
        }
    }
}

/// The exit status, after saying what went wrong.
pub(super) fn status(result: Result<Outcome, Stopped>, lang: Lang) -> ExitCode {
    let message = match result {
        Ok(Outcome::Done) | Err(Stopped::Closed) => return ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => return ExitCode::from(1),
        Err(Stopped::Output(error)) => crate::say!(lang, "command.output", reason = error).into_owned(),
        Err(Stopped::Failed(message)) => message,
    };
    say(&format!("shenyue: {}", printable(&message)));
    ExitCode::from(2)
}

/// Says why something named `path` could not be loaded.
pub(super) fn complain(path: &Path, reason: &impl Display) {
    say(&format!("shenyue: {}: {}", display_name(path), printable(&reason.to_string())));
}

/// Says how many files of the folders were left out, if any.
pub(super) fn tell_left_out(lang: Lang, left_out: LeftOut) {
    if let Some(words) = reasons::left_out(lang, left_out) {
        say(&format!("shenyue: {words}"));
    }
}

/// A line to standard error, which may be closed.
pub(super) fn say(message: &str) {
    let _ = writeln!(io::stderr(), "{message}");
}
