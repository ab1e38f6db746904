//! Excerpts 摘录: marks with everything that a reader of the export needs to find them again.

use crate::marks::Absence;
use crate::{
    figures::{Approx, Kind},
    text::{CleanSpan, SourceSpan},
};

/// The report that excerpts were taken from, as a citation names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The report's title.
    pub title: Option<String>,
    /// Who reports.
    pub issuer: Option<String>,
    /// The year reported on.
    pub year: Option<i32>,
    /// 文号, as written.
    pub doc_number: Option<String>,
    /// The date of signature, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The page's address.
    pub url: Option<String>,
    /// The date the page was published, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// The file as the caller names it; tells two reports of one title apart.
    pub path: String,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// The excerpts of one report, remarks on the report as a whole first, then passages by position,
/// then those whose place in the file is not certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportExcerpts {
    /// The report.
    pub origin: Origin,
    /// Its excerpts.
    pub excerpts: Vec<Excerpt>,
}

/// A mark as exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The mark's id.
    pub id: String,
    /// The passage; `None` for a remark on the report as a whole.
    pub passage: Option<Passage>,
    /// What the report lacks, for a remark on that.
    pub absence: Option<Absence>,
    /// The reviewer's words, may be empty.
    pub note: String,
    /// Names of tags.
    pub tags: Vec<String>,
    /// Who made it.
    pub author: String,
    /// When it was made, RFC 3339, UTC.
    pub created: String,
    /// When it was last changed, RFC 3339, UTC.
    pub modified: String,
}

/// A passage of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The words that were marked, as clean text.
    pub quote: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands behind them.
    pub suffix: String,
    /// Headings from the outermost section inwards, enumerators included.
    pub section: Vec<String>,
    /// Where it stands; `None` where that is not certain, as where the words are gone.
    pub place: Option<Place>,
    /// Other words that may be the passage now, which nobody has confirmed.
    pub candidate: Option<String>,
    /// What the mark quoted before it was confirmed on other words, oldest first.
    pub was: Vec<String>,
    /// The figures in the words that were marked, where their place is not certain.
    pub stated: Vec<Fact>,
}

impl Passage {
    /// The figures of the passage: as they stand in the file, or as marked where the place is not certain.
    pub fn figures(&self) -> &[Fact] {
        self.place.as_ref().map_or(&self.stated, |place| &place.figures)
    }
}

/// Where a passage stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// In characters of the clean text.
    pub clean: CleanSpan,
    /// In UTF-8 bytes of the source text.
    pub source: SourceSpan,
    /// The same in characters (Unicode scalar values) of the source text, half-open.
    pub characters: (usize, usize),
    /// First and last line of the source text, counted from 1.
    pub lines: (usize, usize),
    /// Number of the paragraph in which it starts, counted from 1 over the report's body (title
    /// included, page noise left out); `None` where it starts in page noise.
    pub paragraph: Option<usize>,
    /// The words that stand there now, where they are others than the ones that were marked; spaces,
    /// line ends, width and script make no other words.
    pub now: Option<String>,
    /// The figures that stand there now.
    pub figures: Vec<Fact>,
}

/// A figure 数字 with its normalised value, as the `inspect` interface writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// As written.
    pub text: String,
    /// What it states.
    pub kind: Kind,
    /// The value, scale applied.
    pub value: String,
    /// The second end of a range or period.
    pub value2: Option<String>,
    /// The measure word.
    pub unit: Option<String>,
    /// How exactly it is stated.
    pub approx: Approx,
    /// What is counted.
    pub subject: Option<String>,
}

impl Origin {
    /// The file's name, without its folders.
    pub fn file(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }

    /// The report's title, or its file's name where it has none.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or_else(|| self.file())
    }
}

impl Fact {
    /// The value, both ends of a range or period.
    pub fn values(&self) -> String {
        match &self.value2 {
            Some(second) => format!("{}–{second}", self.value),
            None => self.value.clone(),
        }
    }
}
