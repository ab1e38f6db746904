//! `shenyue inspect`: what was understood of each report, for a person or for a script.

mod json;
mod labels;
mod text;

use super::{
    args::{InspectFormat, Options},
    outcome::{Outcome, Stopped, complain, tell_left_out},
};
use crate::{app::reasons::reason, library};
pub(super) use json::write_line;
use labels::Labels;
use std::{io::Write, path::PathBuf};

/// Prints what was understood of every report in `paths`, in order, each as soon as it is read.
///
/// # Errors
/// When the output cannot be written.
pub fn run(
    options: &Options,
    format: InspectFormat,
    paths: Vec<PathBuf>,
    out: &mut dyn Write,
) -> Result<Outcome, Stopped> {
    let labels = Labels::in_language(options.language());
    let mut outcome = Outcome::Done;
    let mut first = true;
    let mut loading = library::load_all(options.request(paths));
    for (path, result) in loading.by_ref() {
        match (format, result) {
            (InspectFormat::Json, Ok(report)) => json::write_report(&path, &report, out)?,
            (InspectFormat::Json, Err(error)) => {
                json::write_error(&path, &error, out)?;
                outcome = Outcome::SomeFailed;
            }
            (InspectFormat::Text, Ok(report)) => {
                if !first {
                    writeln!(out)?;
                }
                first = false;
                text::write_report(&path, &report, labels, out)?;
            }
            (InspectFormat::Text, Err(error)) => {
                // Before the complaint everything that precedes it, so that the two keep their order.
                out.flush()?;
                complain(&path, &reason(options.language(), &error));
                outcome = Outcome::SomeFailed;
            }
        }
    }
    out.flush()?;
    tell_left_out(options.language(), loading.left_out());
    Ok(outcome)
}
