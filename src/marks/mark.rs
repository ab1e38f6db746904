//! What a mark is.

use crate::text::CleanSpan;
use serde::{Deserialize, Serialize};

/// Which file a set of marks belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportKey {
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The absolute path the file had when it was last seen; `-` for standard input.
    pub path: String,
    /// The report's title, issuer and year, for the person who reads the file of marks.
    pub title: Option<String>,
    /// Who reports.
    pub issuer: Option<String>,
    /// The year reported on.
    pub year: Option<i32>,
}

/// Where a mark stands, in three independent ways (W3C Web Annotation data model:
/// TextQuoteSelector and TextPositionSelector).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The clean text of the passage.
    pub quote: String,
    /// Up to 32 characters before it.
    pub prefix: String,
    /// Up to 32 characters behind it.
    pub suffix: String,
    /// Headings from the outermost section inwards, enumerators included.
    pub section: Vec<String>,
    /// In characters of the clean text that the mark was made on.
    pub position: CleanSpan,
}

/// A mark: a passage with an optional note, or a remark on the report as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Unique and stable; new marks get ids that sort by the time they were made.
    pub id: String,
    /// The passage; `None` for a remark on the report as a whole.
    pub anchor: Option<Anchor>,
    /// The reviewer's words, may be empty, may have several lines.
    #[serde(default)]
    pub note: String,
    /// Names of tags.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Who made it.
    pub author: String,
    /// When it was made, RFC 3339, UTC.
    pub created: String,
    /// When it was last changed, RFC 3339, UTC.
    pub modified: String,
}

/// All marks of one report, as they are kept in one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportMarks {
    /// Version of the file's format.
    pub version: u32,
    /// Which report.
    pub report: ReportKey,
    /// In the order of their ids.
    pub marks: Vec<Mark>,
}
