//! `shenyue compare`: two reports read against each other, for a person, a memo, a spreadsheet or a script.

mod json;
mod labels;
mod markdown;
mod row;
mod table;
mod text;

use super::{
    args::{CompareFormat, Options},
    outcome::{Outcome, Stopped, complain},
};
use crate::{
    app::reasons::reason,
    compare::{Comparison, compare},
    library::{self, display_name},
    report::Report,
    say,
};
use labels::Labels;
use std::{
    io::Write,
    path::{Path, PathBuf},
};

/// Two reports and what they have to do with each other, ready to be written.
struct Compared<'a> {
    paths: [&'a Path; 2],
    reports: [&'a Report; 2],
    comparison: &'a Comparison,
}

/// Prints what the two reports at `paths` have to do with each other.
///
/// # Errors
/// When a path holds more than one report, or the output cannot be written.
pub fn run(
    options: &Options,
    format: CompareFormat,
    paths: [&PathBuf; 2],
    out: &mut dyn Write,
) -> Result<Outcome, Stopped> {
    let (left, right) = (load(options, paths[0])?, load(options, paths[1])?);
    let (Some(left), Some(right)) = (left, right) else { return Ok(Outcome::SomeFailed) };
    let comparison = compare(&left, &right);
    let compared =
        Compared { paths: paths.map(PathBuf::as_path), reports: [&left, &right], comparison: &comparison };
    let lang = options.language();
    let labels = Labels::in_language(lang);
    match format {
        CompareFormat::Text => text::write(&compared, labels, out)?,
        CompareFormat::Json => json::write(&compared, out)?,
        CompareFormat::Md => markdown::write(&compared, labels, out)?,
        CompareFormat::Csv => table::write(&compared, labels, out)?,
    }
    Ok(Outcome::Done)
}

/// The report at `path`; `None` where it cannot be read, which is said.
fn load(options: &Options, path: &Path) -> Result<Option<Report>, Stopped> {
    let mut loaded = library::load_all(options.request(vec![path.to_path_buf()]));
    let (first, more) = (loaded.next(), loaded.next());
    if more.is_some() {
        let name = display_name(path);
        return Err(Stopped::Failed(
            say!(options.language(), "command.one-report", path = name).into_owned(),
        ));
    }
    match first {
        Some((_, Ok(report))) => Ok(Some(report)),
        Some((path, Err(error))) => {
            complain(&path, &reason(options.language(), &error));
            Ok(None)
        }
        None => {
            let words = say!(options.language(), "command.no-report", path = display_name(path));
            Err(Stopped::Failed(words.into_owned()))
        }
    }
}
