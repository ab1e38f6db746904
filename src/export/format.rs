//! The forms of an export, and the one way into all of them.

use super::{
    Options, ReportExcerpts, TemplateError, annotation::annotations, markdown::markdown, table::csv,
    text::text,
};
use std::{path::Path, str::FromStr};

/// The form of an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Markdown with comments by which a later export finds its excerpts again.
    #[default]
    Markdown,
    /// W3C Web Annotations.
    Json,
    /// A table for spreadsheets.
    Csv,
    /// Plain text.
    Text,
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::Markdown, Self::Json, Self::Csv, Self::Text];

    /// The name that the command line uses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Text => "text",
        }
    }

    /// The ending of a file of this form, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Text => "txt",
        }
    }

    /// The form that a file's name asks for.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        let markdown = (extension == "markdown").then_some(Self::Markdown);
        Self::ALL.into_iter().find(|format| format.extension() == extension).or(markdown)
    }

    /// The form that a path's ending asks for.
    pub fn of_path(path: &Path) -> Option<Self> {
        Self::of_extension(path.extension()?.to_str()?)
    }
}

impl FromStr for Format {
    type Err = String;

    /// Takes names and endings.
    fn from_str(name: &str) -> Result<Self, String> {
        let known = Self::ALL.map(Self::name).join(", ");
        Self::ALL
            .into_iter()
            .find(|format| format.name() == name)
            .or_else(|| Self::of_extension(name))
            .ok_or_else(|| format!("unknown format {name:?}; known are {known}"))
    }
}

/// The reports' excerpts in any form. The same excerpts and options give the same bytes.
///
/// Only a user's own template can fail.
pub fn render(
    format: Format,
    reports: &[ReportExcerpts],
    options: &Options,
) -> Result<String, TemplateError> {
    match format {
        Format::Markdown => markdown(reports, options),
        Format::Json => Ok(annotations(reports, options)),
        Format::Csv => Ok(csv(reports, options)),
        Format::Text => Ok(text(reports, options)),
    }
}
