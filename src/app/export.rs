//! `e`: writes the marks of the report, or of the library, to a file.

use super::{
    App,
    effect::Effect,
    field::Field,
    library::State,
    prompt::{Prompt, Purpose},
    screen::Overlay,
};
use crate::{outline::Metadata, say};
use std::path::PathBuf;

impl App {
    /// Asks where to, and shows what would be written.
    pub(super) fn ask_export(&mut self) {
        let here = self.reader().map(|reader| reader.id);
        let mut marked = vec![];
        for entry in &self.library.entries {
            let State::Ready(report) = &entry.state else { continue };
            let marks = self.shelf.of(report);
            if !marks.is_empty() && here.is_none_or(|id| id == entry.id) {
                marked.push((report, entry, marks));
            }
        }
        let count = marked.iter().map(|(.., marks)| marks.len()).sum();
        let (Some((report, ..)), true) = (marked.first(), count > 0) else {
            return self.tell(say!(self.lang, "export.nothing"));
        };
        let default = if here.is_some() {
            default_name(&report.outline.metadata)
        } else {
            "shenyue-marks.md".to_owned()
        };
        let text = String::new();
        let purpose = Purpose::Export { text, marks: count };
        self.overlays.push(Overlay::Prompt(Prompt { purpose, field: Field::with(&default) }));
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
