//! `shenyue export`: the marks of reports as excerpts, to a file or to standard output.

use super::{
    args::{Export, Options},
    browser,
    outcome::{Outcome, Stopped, complain, say as tell, tell_left_out},
};
use crate::{
    app::reasons::{self, reason},
    export::{self, Foreign, Format, Group, Onto, ReportExcerpts, Request, Template},
    files::{self, Access, Written},
    library::{self, display_name},
    marks::{Mark, ReportKey, Store},
    report::Report,
    say,
    tui::Folders,
    words::Lang,
};
use std::{
    collections::{BTreeSet, HashSet},
    fs,
    io::Write,
    path::Path,
};

/// Writes the marks of every report in the order of the paths.
///
/// # Errors
/// When the output exists and is not ours, or cannot be written, and when a template is wrong.
pub fn run(options: &Options, asked: &Export, out: &mut dyn Write) -> Result<Outcome, Stopped> {
    let lang = options.language();
    let folders = browser::folders(options)?;
    let template = template(asked.template.as_deref(), &folders, lang)?;
    let store = browser::store(options, &folders);
    let (marked, outcome) = Marked::load(options, asked, &store);
    if let Some(tag) = asked.tag.as_deref().filter(|tag| !marked.tags.contains(*tag)) {
        return Err(unknown_tag(tag, &marked.tags, lang));
    }
    if marked.reports.is_empty() && !marked.damaged {
        let folder = display_name(&folders.marks);
        tell(&format!("shenyue: {}", say!(lang, "export.no-marks", folder = folder)));
    }
    let to_file = asked.output.as_os_str() != "-";
    // A mistyped folder must not look like one whose marks are all gone.
    if let Some(folder) = options.marks.as_deref().filter(|folder| to_file && !folder.is_dir()) {
        return Err(refused(folder, &say!(lang, "export.no-folder")));
    }
    let format = asked.format.or_else(|| Format::of_path(&asked.output)).unwrap_or_default();
    let kept = if to_file { store.ids() } else { Some(HashSet::new()) };
    let alive = |id: &str| marked.ids.contains(id) || kept.as_ref().is_none_or(|ids| ids.contains(id));
    let request = Request {
        reports: &marked.reports,
        format,
        group: asked.group,
        otherwise: Group::default(),
        template: &template,
        lang,
        alive: &alive,
    };
    if to_file { to_file_of(request, asked, marked.damaged) } else { to_output(request, out) }?;
    Ok(if marked.damaged { Outcome::SomeFailed } else { outcome })
}

fn to_output(request: Request<'_>, out: &mut dyn Write) -> Result<(), Stopped> {
    let lang = request.lang;
    let plan = export::plan(request, None).map_err(|error| Stopped::Failed(error.says(lang)))?;
    Ok(out.write_all(plan.merged.text.as_bytes())?)
}

/// `damaged` where not all marks could be read: then no file of ours is replaced whole, which would take
/// excerpts out of it.
fn to_file_of(request: Request<'_>, asked: &Export, damaged: bool) -> Result<(), Stopped> {
    let (path, lang) = (&asked.output, request.lang);
    let before = files::read(path).map_err(|error| refused(path, &reasons::system(lang, &error)))?;
    let plan = export::plan(request, before.as_deref()).map_err(|error| Stopped::Failed(error.says(lang)))?;
    let reason = match &plan.onto {
        Onto::OursWhole | Onto::Foreign(Foreign::Fewer(_)) if damaged => {
            Some(say!(lang, "export.unread").into_owned())
        }
        Onto::Foreign(foreign) => Some(foreign.says(lang)),
        _ => None,
    };
    if let Some(reason) = reason.filter(|_| !asked.force) {
        return Err(refused(path, &say!(lang, "export.refused", reason = reason)));
    }
    if plan.onto != Onto::Same {
        match files::update(path, plan.merged.text.as_bytes(), before.as_deref(), Access::Umask) {
            Ok(Written::Yes) => {}
            Ok(Written::Exists) => {
                return Err(Stopped::Failed(
                    say!(lang, "export.changed", path = display_name(path)).into_owned(),
                ));
            }
            Err(error) => {
                let path = display_name(path);
                return Err(Stopped::Failed(
                    say!(lang, "export.failed", path = path, reason = reasons::system(lang, &error))
                        .into_owned(),
                ));
            }
        }
    }
    tell(&format!("shenyue: {}", plan.says(path, lang)));
    for words in plan.kept_as_edited(request.reports) {
        tell(&format!("shenyue: {}", say!(lang, "export.kept", words = words)));
    }
    Ok(())
}

/// The template that was named, else the user's own, else the built-in one.
fn template(named: Option<&Path>, folders: &Folders, lang: Lang) -> Result<Template, Stopped> {
    let own = folders.template();
    let (path, bytes) = match named {
        Some(path) => (path, fs::read(path).map(Some)),
        None => (own.as_path(), files::read(&own)),
    };
    let Some(bytes) = bytes.map_err(|error| refused(path, &reasons::system(lang, &error)))? else {
        return Ok(Template::builtin(lang));
    };
    let source = String::from_utf8(bytes).map_err(|_| refused(path, &say!(lang, "template.not-text")))?;
    Template::parse(&display_name(path), &source).map_err(|error| Stopped::Failed(error.says(lang)))
}

/// The marks of the reports that were named.
#[derive(Default)]
struct Marked {
    /// Those that are asked for, as excerpts; no report without one.
    reports: Vec<ReportExcerpts>,
    /// True where a file of marks could not be read.
    damaged: bool,
    /// The ids and the tags of all.
    ids: HashSet<String>,
    tags: BTreeSet<String>,
}

impl Marked {
    fn load(options: &Options, asked: &Export, store: &Store) -> (Self, Outcome) {
        let mut marked = Self::default();
        let mut outcome = Outcome::Done;
        let mut loading = library::load_all(options.request(asked.paths.clone()));
        for (path, result) in loading.by_ref() {
            match result {
                Ok(report) => marked.add(store, (&path, &report), asked.tag.as_deref(), options.language()),
                Err(error) => {
                    complain(&path, &reason(options.language(), &error));
                    outcome = Outcome::SomeFailed;
                }
            }
        }
        tell_left_out(options.language(), loading.left_out());
        (marked, outcome)
    }

    fn add(&mut self, store: &Store, (path, report): (&Path, &Report), tag: Option<&str>, lang: Lang) {
        let standard_input = path.as_os_str() == library::STANDARD_INPUT;
        let absolute = std::path::absolute(path).ok().filter(|_| !standard_input);
        let absolute = absolute.unwrap_or_else(|| path.to_owned());
        let loaded = store.load(&ReportKey::of(report, &absolute.to_string_lossy()));
        for notice in &loaded.notices {
            complain(path, &reasons::marks::notice(lang, notice));
            self.damaged = true;
        }
        let all = loaded.marks.marks;
        self.ids.extend(all.iter().map(|mark| mark.id.clone()));
        self.tags.extend(all.iter().flat_map(|mark| mark.tags.iter().cloned()));
        let asked = |mark: &Mark| tag.is_none_or(|tag| mark.tags.iter().any(|name| name == tag));
        let marks: Vec<Mark> = all.into_iter().filter(asked).collect();
        if !marks.is_empty() {
            let located = export::locate(&marks, report);
            self.reports.push(export::excerpts(report, &path.to_string_lossy(), &located));
        }
    }
}

fn unknown_tag(tag: &str, known: &BTreeSet<String>, lang: Lang) -> Stopped {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let known = match known.is_empty() {
        true => say!(lang, "export.no-tags").into_owned(),
        false => known.join(&say!(lang, "export.comma")),
    };
    Stopped::Failed(say!(lang, "export.unknown-tag", tag = tag, known = known).into_owned())
}

fn refused(path: &Path, reason: &str) -> Stopped {
    Stopped::Failed(format!("{}: {reason}", display_name(path)))
}
