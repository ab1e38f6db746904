//! `e`: writes the marks of the report, or of the library, to a file.

use super::{
    App,
    effect::Effect,
    field::Field,
    library::State,
    prompt::{Prompt, Purpose},
    screen::Overlay,
};
use crate::{export, outline::Metadata, say};
use std::path::PathBuf;

impl App {
    /// Asks where to, and shows what would be written.
    pub(super) fn ask_export(&mut self) {
        let here = self.reader().map(|reader| reader.id);
        let mut marks = 0;
        let mut reports = vec![];
        let mut name = "shenyue-marks.md".to_owned();
        for entry in &self.library.entries {
            let State::Ready(report) = &entry.state else { continue };
            let of_report = self.shelf.of(report);
            if of_report.is_empty() || here.is_some_and(|id| id != entry.id) {
                continue;
            }
            if here.is_some() {
                name = default_name(&report.outline.metadata);
            }
            marks += of_report.len();
            reports.push(export::excerpts(
                report,
                &entry.path.to_string_lossy(),
                &export::locate(of_report, report),
            ));
        }
        if reports.is_empty() {
            return self.tell(say!(self.lang, "export.nothing"));
        }
        match export::markdown(&reports, &export::Options::new(self.lang)) {
            Ok(text) => {
                let purpose = Purpose::Export { text, marks };
                self.overlays.push(Overlay::Prompt(Prompt { purpose, field: Field::with(&name) }));
            }
            Err(error) => self.warn(error.to_string()),
        }
    }

    /// Asks for an export to be written.
    pub(super) fn export_to(&mut self, path: &str, text: String, overwrite: bool) {
        if path.is_empty() {
            return self.warn(say!(self.lang, "export.no-path"));
        }
        self.exporting = Some(text.clone());
        self.effects.push(Effect::Export { path: PathBuf::from(path), text, overwrite });
    }

    /// The file exists: asks whether to replace it.
    pub(super) fn export_exists(&mut self, path: PathBuf) {
        if let Some(text) = self.exporting.take() {
            self.overlays.push(Overlay::Overwrite { path, text });
        }
    }
}

/// A file's name for a report's marks: issuer and year, signs that a path could not hold left out.
fn default_name(metadata: &Metadata) -> String {
    let issuer = metadata.issuer.as_deref().unwrap_or("report");
    let safe: String = issuer.chars().filter(|character| character.is_alphanumeric()).collect();
    let year = metadata.year.map(|year| format!("-{year}")).unwrap_or_default();
    format!("{safe}{year}-marks.md")
}
