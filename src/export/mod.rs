//! Marks as Markdown and other forms: pure functions, data in, text out.
//!
//! Marks and their report become [`Excerpt`]s once ([`excerpts`]); every form is made from those
//! alone, so that all of them say and cite the same. Nothing here knows the time: the same marks
//! give the same bytes. [`render`] makes a whole text in any form; [`merge()`] brings a
//! Markdown file that a person has worked in up to date; [`plan()`] says what would be done to a file
//! before it is. docs/export.md explains the formats.

pub mod annotation;
pub mod arrange;
pub mod citation;
mod claims;
mod document;
pub mod escape;
pub mod excerpt;
pub mod format;
pub mod gather;
mod insert;
pub mod labels;
pub mod markdown;
pub mod marker;
pub mod merge;
mod notice;
pub mod plain;
pub mod plan;
mod sample;
mod sign;
pub mod table;
pub mod template;
pub mod text;
mod unknown;

pub use crate::marks::Absence;
pub use document::NotOurs;
pub use excerpt::{Excerpt, Fact, Origin, Passage, Place, ReportExcerpts};
pub use format::{Format, render};
pub use gather::{Located, excerpts, locate};
pub use labels::Lang;
pub use markdown::markdown;
pub use marker::without_markers;
pub use merge::{MergeError, Merged, merge};
pub use plan::{Foreign, Onto, Plan, Request, plan, words_of};
pub use template::{Template, TemplateError};

use std::str::FromStr;

/// What excerpts are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Group {
    /// By report.
    Report,
    /// By report, then by section.
    #[default]
    Section,
    /// By tag, then by report; an excerpt stands under each of its tags.
    Tag,
    /// By author, then by report.
    Author,
}

/// How an export is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The language of the export's own words.
    pub lang: Lang,
    /// What excerpts are grouped by.
    pub group: Group,
    /// How one excerpt looks in Markdown.
    pub template: Template,
}

impl Options {
    /// The defaults of a language.
    pub fn new(lang: Lang) -> Self {
        Self { lang, group: Group::default(), template: Template::builtin(lang) }
    }
}

impl Group {
    /// Every grouping.
    pub const ALL: [Self; 4] = [Self::Report, Self::Section, Self::Tag, Self::Author];

    /// The name that the command line and files use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Section => "section",
            Self::Tag => "tag",
            Self::Author => "author",
        }
    }
}

impl FromStr for Group {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = Self::ALL.map(Self::name).join(", ");
        Self::ALL
            .into_iter()
            .find(|group| group.name() == name)
            .ok_or_else(|| format!("unknown grouping {name:?}; known are {known}"))
    }
}
