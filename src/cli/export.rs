//! `shenyue export`: the marks of reports as excerpts, to a file or to standard output.

use super::{
    args::{Export, Options},
    browser,
    outcome::{Outcome, Stopped, complain, say},
};
use crate::{
    export::{self, Format, Merged, ReportExcerpts, Template},
    library::{self, display_name},
    marks::{Mark, ReportKey, Store},
    report::Report,
    tui::whole::{self, Readers, Written},
};
use std::{
    collections::HashSet,
    fs,
    io::{self, Write},
    path::Path,
};

/// Writes the marks of every report in the order of the paths.
///
/// # Errors
/// When the output exists and is not ours, or cannot be written, and when a template is wrong.
pub fn run(options: &Options, asked: &Export, out: &mut dyn Write) -> Result<Outcome, Stopped> {
    let form = form(options, asked)?;
    let folders = browser::folders(options)?;
    let store = browser::store(options, &folders);
    let mut outcome = Outcome::Done;
    let mut reports = vec![];
    let mut kept = HashSet::new();
    for (path, result) in library::load_all(options.request(asked.paths.clone())) {
        match result {
            Ok(report) => reports.extend(excerpts(&store, &path, &report, asked.tag.as_deref(), &mut kept)),
            Err(error) => {
                complain(&path, &error);
                outcome = Outcome::SomeFailed;
            }
        }
    }
    let format = asked.format.or_else(|| of_name(&asked.output)).unwrap_or(Format::Markdown);
    if asked.output.as_os_str() == "-" {
        out.write_all(render(format, &reports, &form)?.as_bytes())?;
        return Ok(outcome);
    }
    let text = match format {
        Format::Markdown => merged(asked, &reports, &kept, &form)?,
        _ => render(format, &reports, &form)?,
    };
    let overwrite = asked.force || format == Format::Markdown;
    match whole::write(&asked.output, text.as_bytes(), overwrite, Readers::Umask) {
        Ok(Written::Yes) => Ok(outcome),
        Ok(Written::Exists) => {
            Err(refused(&asked.output, "there is such a file already; --force replaces it"))
        }
        Err(error) => Err(refused(&asked.output, &format!("cannot be written: {error}"))),
    }
}

/// How excerpts are made: language, grouping and template.
fn form(options: &Options, asked: &Export) -> Result<export::Options, Stopped> {
    let mut form = export::Options { group: asked.group, ..export::Options::new(options.language()) };
    if let Some(path) = &asked.template {
        let source =
            fs::read_to_string(path).map_err(|error| refused(path, &format!("cannot be read: {error}")))?;
        let name = display_name(path);
        form.template =
            Template::parse(&name, &source).map_err(|error| Stopped::Failed(error.to_string()))?;
    }
    Ok(form)
}

fn of_name(path: &Path) -> Option<Format> {
    Format::of_extension(path.extension()?.to_str()?)
}

/// The excerpts of one report; nothing where it has no mark that is asked for. `kept` gathers the
/// ids of all its marks.
fn excerpts(
    store: &Store,
    path: &Path,
    report: &Report,
    tag: Option<&str>,
    kept: &mut HashSet<String>,
) -> Option<ReportExcerpts> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let loaded = store.load(&ReportKey::of(report, &absolute.to_string_lossy()));
    for notice in &loaded.notices {
        complain(path, notice);
    }
    kept.extend(loaded.marks.marks.iter().map(|mark| mark.id.clone()));
    let asked = |mark: &Mark| tag.is_none_or(|tag| mark.tags.iter().any(|name| name == tag));
    let marks: Vec<Mark> = loaded.marks.marks.into_iter().filter(asked).collect();
    let located = export::locate(&marks, report);
    (!marks.is_empty()).then(|| export::excerpts(report, &path.to_string_lossy(), &located))
}

fn render(format: Format, reports: &[ReportExcerpts], form: &export::Options) -> Result<String, Stopped> {
    export::render(format, reports, form).map_err(|error| Stopped::Failed(error.to_string()))
}

/// The Markdown file with the excerpts brought up to date; what a person wrote in it is kept.
fn merged(
    asked: &Export,
    reports: &[ReportExcerpts],
    kept: &HashSet<String>,
    form: &export::Options,
) -> Result<String, Stopped> {
    let before = match fs::read_to_string(&asked.output) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(_) if asked.force => None,
        Err(error) => {
            return Err(refused(&asked.output, &format!("cannot be read: {error}; --force replaces it")));
        }
    };
    let merge = |before: Option<&str>| export::merge(before, reports, &|id| kept.contains(id), form);
    let merged = match merge(before.as_deref()) {
        Err(export::MergeError::NotOurs(_)) if asked.force => merge(None),
        other => other,
    };
    let merged = merged.map_err(|error| refused(&asked.output, &format!("{error}; --force replaces it")))?;
    report(&asked.output, &merged);
    Ok(merged.text)
}

/// Says what became of the file's excerpts.
fn report(path: &Path, merged: &Merged) {
    let counts = [
        (merged.added.len(), "added"),
        (merged.updated.len(), "updated"),
        (merged.unchanged.len(), "unchanged"),
        (merged.kept_edited.len(), "kept as you edited them"),
        (merged.gone.len(), "marked as gone"),
    ];
    let said: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let said = if said.is_empty() { "no marks".to_owned() } else { said.join(", ") };
    say(&format!("shenyue: {}: excerpts: {said}", display_name(path)));
}

fn refused(path: &Path, reason: &str) -> Stopped {
    Stopped::Failed(format!("{}: {reason}", display_name(path)))
}
