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
    app::{
        link::{hand::Two, pairing::lost_pairs, tells_of_lone, wording::short_names},
        reasons::{reason, system},
        table::file_name,
    },
    compare::{Comparison, SetPhrases, Side, compare_paired},
    figures::Direction,
    library::{self, STANDARD_INPUT, display_name},
    marks::ReportKey,
    report::Report,
    say,
    tui::{Folders, pairs},
};
use labels::Labels;
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Two reports and what they have to do with each other, ready to be written.
struct Compared<'a> {
    paths: [&'a Path; 2],
    reports: [&'a Report; 2],
    comparison: &'a Comparison,
}

impl Compared<'_> {
    /// Which way something went, of a figure of the report on `side` (0 left, 1 right) that says by how much.
    fn course(&self, side: usize, figure: usize) -> Option<Direction> {
        self.comparison.course([Side::Left, Side::Right][side], figure)
    }

    /// True where it is worth telling which sentences stand in one report alone.
    fn tells_of_lone(&self) -> bool {
        tells_of_lone(self.comparison, self.reports)
    }

    /// The two in few words, the left one first: by year, place, or file.
    fn names(&self) -> [String; 2] {
        short_names(self.reports, |side| file_name(self.paths[side]))
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// The form of the output.
    pub format: CompareFormat,
    /// Whether sections that were paired by hand in the browser stay paired.
    pub hand_pairs: bool,
}

/// Prints what the two reports at `paths` have to do with each other.
///
/// # Errors
/// When a path holds more than one report, or the output cannot be written.
pub fn run(
    options: &Options,
    request: Request,
    paths: [&PathBuf; 2],
    out: &mut dyn Write,
) -> Result<Outcome, Stopped> {
    let (left, right) = (load(options, paths[0])?, load(options, paths[1])?);
    let (Some(left), Some(right)) = (left, right) else { return Ok(Outcome::SomeFailed) };
    let keys = [&left, &right].map(|(path, report)| key_of(path, report));
    let ((_, left), (_, right)) = (left, right);
    let by_hand = request.hand_pairs.then(|| paired_by_hand(options, keys, [&left, &right]));
    let (by_hand, outcome) = match by_hand {
        Some(Ok(pairs)) => (pairs, Outcome::Done),
        Some(Err((path, error))) => {
            complain(&path, &system(options.language(), &error));
            (vec![], Outcome::SomeFailed)
        }
        None => (vec![], Outcome::Done),
    };
    let comparison = compare_paired(&left, &right, &SetPhrases::of_genre(), &by_hand);
    let compared =
        Compared { paths: paths.map(PathBuf::as_path), reports: [&left, &right], comparison: &comparison };
    let lang = options.language();
    let labels = Labels::in_language(lang);
    match request.format {
        CompareFormat::Text => text::write(&compared, labels, out)?,
        CompareFormat::Json => json::write(&compared, out)?,
        CompareFormat::Md => markdown::write(&compared, labels, out)?,
        CompareFormat::Csv => table::write(&compared, labels, out)?,
    }
    Ok(outcome)
}

/// The sections that were paired by hand in the browser, `(left, right)`.
fn paired_by_hand(
    options: &Options,
    keys: [ReportKey; 2],
    [left, right]: [&Report; 2],
) -> Result<Vec<(usize, usize)>, (PathBuf, io::Error)> {
    let Some(folders) = Folders::find(options.marks.as_deref()) else { return Ok(vec![]) };
    let kept = pairs::peek(&folders.pairs(), &Two::of(&keys[0], &keys[1]))?;
    if let Some(lost) = lost_pairs(options.language(), &kept, [left, right]) {
        complain(Path::new(&keys[1].path), &lost);
    }
    Ok(kept.between(left, right))
}

/// The report as it is known by what was kept of it.
fn key_of(path: &Path, report: &Report) -> ReportKey {
    let absolute = std::path::absolute(path).ok().filter(|_| path.as_os_str() != STANDARD_INPUT);
    ReportKey::of(report, &absolute.as_deref().unwrap_or(path).to_string_lossy())
}

/// The report at `path`, with its file; `None` where it cannot be read, which is said.
fn load(options: &Options, path: &Path) -> Result<Option<(PathBuf, Report)>, Stopped> {
    let mut loaded = library::load_all(options.request(vec![path.to_path_buf()]));
    let (first, more) = (loaded.next(), loaded.next());
    if more.is_some() {
        let name = display_name(path);
        return Err(Stopped::Failed(
            say!(options.language(), "command.one-report", path = name).into_owned(),
        ));
    }
    match first {
        Some((path, Ok(report))) => Ok(Some((path, report))),
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
