//! The command line: what it says ([`args`]), the commands that print ([`inspect`], [`compare`],
//! [`text`], [`export`], [`marks`]), and the way into the browser.
//!
//! Exit status of every command: 0 done; 1 something failed to load; 2 could not run. What a report
//! says never changes it.

pub mod args;
mod browser;
pub mod compare;
pub mod export;
pub mod inspect;
pub mod marks;
mod outcome;
mod settings;
pub mod text;

pub use args::{Arguments, Command, Options};
pub use outcome::{Outcome, Stopped};

use crate::words::Lang;
use clap::Parser;
use std::{
    io::{self, BufWriter, Write},
    process::ExitCode,
};

/// Runs the program by its command line.
pub fn main() -> ExitCode {
    crate::tui::panics::clean_messages();
    match Arguments::try_parse() {
        Ok(arguments) => outcome::status(run(&arguments), arguments.options.language()),
        Err(error) => explain(&error),
    }
}

/// Does what the command line asks for.
///
/// # Errors
/// When the command cannot run, or its output is closed.
pub fn run(arguments: &Arguments) -> Result<Outcome, Stopped> {
    let options = &arguments.options;
    match &arguments.command {
        None => browser::open(arguments),
        Some(Command::Inspect { format, paths }) => {
            to_standard_output(|out| inspect::run(options, *format, paths.clone(), out))
        }
        Some(Command::Export(export)) => to_standard_output(|out| export::run(options, export, out)),
        Some(Command::Marks(args::Marks::Merge(merge))) => {
            to_standard_output(|out| marks::run(options, merge, out))
        }
        Some(Command::Compare { format, no_hand_pairs, left, right }) => {
            let request = compare::Request { format: *format, hand_pairs: !no_hand_pairs };
            to_standard_output(|out| compare::run(options, request, [left, right], out))
        }
        Some(Command::Text { path }) => to_standard_output(|out| text::run(options, path.clone(), out)),
    }
}

/// Runs a command that prints. What is written last is looked after like all the rest.
fn to_standard_output(
    command: impl FnOnce(&mut dyn Write) -> Result<Outcome, Stopped>,
) -> Result<Outcome, Stopped> {
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = command(&mut out)?;
    out.flush()?;
    Ok(outcome)
}

/// Help and version to standard output; what is wrong with the command line to standard error,
/// without the escapes that a file's name may have brought into it.
fn explain(error: &clap::Error) -> ExitCode {
    let words = error.render().to_string();
    let safe: String = words
        .split_inclusive('\n')
        .map(|line| crate::source::printable(line.trim_end_matches('\n')) + "\n")
        .collect();
    if error.use_stderr() {
        outcome::say(safe.trim_end());
        return ExitCode::from(2);
    }
    let written = to_standard_output(|out| {
        out.write_all(safe.as_bytes())?;
        Ok(Outcome::Done)
    });
    outcome::status(written, Lang::of_environment())
}
