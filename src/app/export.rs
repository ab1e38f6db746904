//! `e`: writes the marks of the report, or of the library, to a file, after showing what that does.
//!
//! The path's ending chooses the form. What stands at the path is asked for whenever it changes, and
//! the plan is made from the answer; nothing is written that was not shown.

use super::{
    App,
    effect::Effect,
    export_files::{ExportFiles, TargetFolder},
    field::Field,
    last_export::{self, LastExport},
    layout::{self, Size},
    library::State,
    lists::scroll_page,
    screen::Overlay,
    scroll::Move,
};
use crate::{
    export::{self, Format, Group, Onto, Plan, ReportExcerpts, Request, Template},
    library::EntryId,
    marks::Mark,
    say,
    source::display_name,
};
use ratatui::layout::Rect;
use std::{
    borrow::Cow,
    collections::HashSet,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Rows above the preview: path, folder, form, template, file, changes, a rule.
pub const SHEET_HEADING: u16 = 7;

/// An export that is being prepared.
#[derive(Clone, Debug)]
pub struct ExportSheet {
    /// The path.
    pub field: Field,
    /// The grouping that was chosen; `None` leaves it to the file that is there.
    pub group: Option<Group>,
    /// The excerpts.
    pub reports: Arc<Vec<ReportExcerpts>>,
    /// What is on disk for the path in the field; `None` until that is known.
    pub files: Option<Box<ExportFiles>>,
    /// What would be done, or why nothing can be; `None` until that is known.
    pub plan: Option<Result<Plan, String>>,
    /// The first row of the preview on the screen.
    pub top: usize,
    /// The file's name where nobody names one.
    pub proposed: String,
    /// What the list of marks (`/数字`, `gd`) or the library is narrowed to: only what is shown is exported.
    pub listed: Option<String>,
}

impl ExportSheet {
    /// Where to.
    pub fn path(&self) -> PathBuf {
        PathBuf::from(self.field.text().trim())
    }

    /// The form, by the path's ending.
    pub fn format(&self) -> Format {
        Format::of_path(&self.path()).unwrap_or_default()
    }

    /// How many excerpts there are.
    pub fn count(&self) -> usize {
        self.reports.iter().map(|report| report.excerpts.len()).sum()
    }

    /// The folder; `None` until it is known.
    pub fn folder(&self) -> Option<&TargetFolder> {
        self.files.as_ref().map(|files| &files.folder)
    }

    /// The template's name; `None` for the built-in one.
    pub fn template(&self) -> Option<&str> {
        let files = self.files.as_ref()?;
        files.template.as_ref().ok()?.as_ref().map(|(name, _)| name.as_str())
    }

    /// Where this export goes, and how; `None` where nothing can be planned.
    fn as_last(&self) -> Option<LastExport> {
        let plan = self.plan.as_ref()?.as_ref().ok()?;
        Some(LastExport::new(self.path(), &self.proposed, plan.group))
    }

    /// What is shown below the heading: what changes in a file of ours, then the file as it would be,
    /// the comments by which an export knows its own lines again left out.
    pub fn preview(&self) -> Vec<(char, String)> {
        let Some(Ok(plan)) = &self.plan else { return vec![] };
        let merged = &plan.merged;
        let changes = [
            ('+', &merged.added),
            ('~', &merged.updated),
            ('!', &merged.kept_edited),
            ('x', &merged.gone),
            ('x', &merged.moved),
        ];
        let mut rows: Vec<(char, String)> = vec![];
        if matches!(plan.onto, Onto::Ours | Onto::Same) {
            for (sign, ids) in changes {
                rows.extend(ids.iter().map(|id| (sign, export::words_of(id, &self.reports))));
            }
            rows.extend((!rows.is_empty()).then(|| (' ', String::new())));
        }
        let text = merged.text.trim_start_matches('\u{feff}');
        let lines = match self.format() {
            Format::Markdown => export::without_markers(text),
            _ => text.lines().map(str::to_owned).collect(),
        };
        rows.extend(lines.into_iter().map(|line| (' ', line)));
        rows
    }
}

/// The sheet's box.
pub fn sheet_frame(size: Size) -> Rect {
    size.centred(104, size.rows.saturating_sub(5))
}

impl App {
    /// Asks where to, and shows what would be written: from a list of marks, those that are listed; from the
    /// library, those of the reports that are shown.
    pub(super) fn ask_export(&mut self) {
        let here = self.reader().map(|reader| reader.id);
        let list = match self.overlays.last() {
            Some(Overlay::Marks(list)) => Some(list),
            _ => None,
        };
        let listed: Option<HashSet<(EntryId, &str)>> =
            list.map(|list| list.items.iter().map(|item| (item.id, item.mark.id.as_str())).collect());
        let narrowed = self.library.filter.trim();
        let narrowed = (here.is_none() && list.is_none() && !narrowed.is_empty()).then_some(narrowed);
        let mut reports = vec![];
        let mut proposed = "shenyue-marks.md".to_owned();
        for entry in &self.library.entries {
            let State::Ready(report) = &entry.state else { continue };
            let all = self.shelf.of(report);
            let of_report = match &listed {
                None => Cow::Borrowed(all),
                Some(listed) => {
                    let is_listed = |mark: &&Mark| listed.contains(&(entry.id, mark.id.as_str()));
                    Cow::Owned(all.iter().filter(is_listed).cloned().collect())
                }
            };
            if of_report.is_empty() || here.is_some_and(|id| id != entry.id) {
                continue;
            }
            if narrowed.is_some() && !self.library.shown.contains(&entry.id) {
                continue;
            }
            if here.is_some() {
                proposed = last_export::name_for(&report.outline.metadata);
            }
            let located = export::locate(&of_report, report);
            reports.push(export::excerpts(report, &entry.path.to_string_lossy(), &located));
        }
        if reports.is_empty() {
            return self.tell(match narrowed {
                Some(filter) => say!(self.lang, "export.nothing-shown", filter = filter),
                None => say!(self.lang, "export.nothing"),
            });
        }
        let listed = list.and_then(|list| match (list.filter.trim(), list.differing) {
            ("", differing) => differing.then(|| "gd".to_owned()),
            (filter, _) => Some(format!("/{filter}")),
        });
        let listed = listed.or_else(|| narrowed.map(|filter| format!("/{filter}")));
        let path = self.last_export.as_ref().map(|last| last.path_for(&proposed));
        let field = Field::with(&path.as_deref().unwrap_or(Path::new(&proposed)).to_string_lossy());
        let reports = Arc::new(reports);
        let sheet =
            ExportSheet { field, group: None, reports, files: None, plan: None, top: 0, proposed, listed };
        self.overlays.push(Overlay::Export(Box::new(sheet)));
        self.look_at_file();
    }

    /// The path changed: asks what stands there.
    pub(super) fn look_at_file(&mut self) {
        let Some(Overlay::Export(sheet)) = self.overlays.last_mut() else { return };
        (sheet.files, sheet.plan, sheet.top) = (None, None, 0);
        let path = sheet.path();
        if !path.as_os_str().is_empty() {
            self.effects.push(Effect::ReadExport(path));
        }
    }

    /// What stands at a path is known: if it still is the one that is asked for, the plan is made.
    pub(super) fn export_read(&mut self, files: Box<ExportFiles>) {
        let Some(Overlay::Export(sheet)) = self.overlays.last_mut() else { return };
        if sheet.path() == files.path {
            sheet.files = Some(files);
            self.plan_export();
        }
    }

    fn plan_export(&mut self) {
        let (lang, shelf) = (self.lang, &self.shelf);
        let otherwise = self.last_export.as_ref().map(|last| last.group).unwrap_or_default();
        let Some(Overlay::Export(sheet)) = self.overlays.last_mut() else { return };
        let Some(files) = &sheet.files else { return };
        let alive = |id: &str| shelf.has(id) || files.ids.as_ref().is_none_or(|ids| ids.contains(id));
        let template = match &files.template {
            Ok(Some((name, source))) => Template::parse(name, source).map_err(|error| error.says(lang)),
            Ok(None) => Ok(Template::builtin(lang)),
            Err(reason) => Err(reason.clone()),
        };
        let planned = template.and_then(|template| {
            let before = files.before.clone()?;
            let (reports, format, group) = (sheet.reports.as_slice(), sheet.format(), sheet.group);
            let template = &template;
            let request = Request { reports, format, group, otherwise, template, lang, alive: &alive };
            export::plan(request, before.as_deref()).map_err(|error| error.says(lang))
        });
        sheet.plan = Some(planned);
    }

    /// The next grouping.
    pub(super) fn next_grouping(&mut self) {
        if let Some(Overlay::Export(sheet)) = self.overlays.last_mut() {
            let now = match (&sheet.group, &sheet.plan) {
                (Some(group), _) => *group,
                (None, Some(Ok(plan))) => plan.group,
                (None, _) => Group::default(),
            };
            sheet.group = next(&Group::ALL, now);
            self.plan_export();
        }
    }

    /// The next form: another ending for the path.
    pub(super) fn next_form(&mut self) {
        if let Some(Overlay::Export(sheet)) = self.overlays.last_mut() {
            let form = next(&Format::ALL, sheet.format()).unwrap_or_default();
            let path = sheet.path().with_extension(form.extension());
            sheet.field = Field::with(&path.to_string_lossy());
            self.look_at_file();
        }
    }

    /// Scrolls the preview.
    pub(super) fn scroll_preview(&mut self, step: Move) {
        let height = layout::inside(sheet_frame(self.size)).height.saturating_sub(SHEET_HEADING);
        if let Some(Overlay::Export(sheet)) = self.overlays.last_mut() {
            let rows = sheet.preview().len();
            scroll_page(&mut sheet.top, step, rows, usize::from(height));
        }
    }

    /// Enter: writes what is shown; asks first where that replaces a file that is not ours.
    pub(super) fn write_export(&mut self) {
        let Some(Overlay::Export(sheet)) = self.overlays.last() else { return };
        let path = sheet.path();
        if path.as_os_str().is_empty() {
            return self.warn(say!(self.lang, "export.no-path"));
        }
        match &sheet.plan {
            None => self.tell(say!(self.lang, "export.looking")),
            Some(Err(reason)) => {
                let reason = reason.clone();
                self.warn(say!(self.lang, "export.failed", path = display_name(&path), reason = reason));
            }
            Some(Ok(plan)) => match plan.onto {
                Onto::Foreign(_) => self.overlays.push(Overlay::Overwrite(path)),
                Onto::Same => {
                    let said = plan.says(&path, self.lang);
                    self.last_export = sheet.as_last();
                    self.overlays.pop();
                    self.tell(said);
                }
                Onto::Nothing | Onto::Ours | Onto::OursWhole => self.send_export(),
            },
        }
    }

    /// The question whether a file is to be replaced was answered with yes.
    pub(super) fn overwrite(&mut self) {
        if let Some(Overlay::Overwrite(_)) = self.overlays.last() {
            self.overlays.pop();
            self.send_export();
        }
    }

    fn send_export(&mut self) {
        let Some(Overlay::Export(sheet)) = self.overlays.pop() else { return };
        if let (Some(Ok(plan)), Some(files)) = (&sheet.plan, &sheet.files) {
            let before = files.before.clone().unwrap_or_default();
            let text = plan.merged.text.clone();
            self.effects.push(Effect::Export { path: sheet.path(), text, before });
            self.exporting = Some(sheet);
        }
    }

    /// The export is on disk.
    pub(super) fn exported(&mut self, path: &Path) {
        let Some(sheet) = self.exporting.take() else { return };
        self.last_export = sheet.as_last();
        if let Some(Ok(plan)) = &sheet.plan {
            self.tell(plan.says(path, self.lang));
        }
    }

    /// Someone else changed the file since it was shown: it is shown anew.
    pub(super) fn export_changed(&mut self, path: &Path) {
        if let Some(sheet) = self.exporting.take() {
            self.overlays.push(Overlay::Export(sheet));
            self.look_at_file();
        }
        self.warn(say!(self.lang, "export.changed", path = display_name(path)));
    }
}

fn next<T: Copy + PartialEq>(all: &[T], now: T) -> Option<T> {
    let at = all.iter().position(|one| *one == now)?;
    all.get((at + 1) % all.len()).copied()
}
