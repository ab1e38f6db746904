//! What a mark is, and what is kept of it on disk.
//!
//! Every type here is a line of the file format described in `docs/marks-format.md`. Fields that
//! this version does not know are kept where they were found (`extra`), so that a file written by a
//! later version, or added to by hand, comes back whole.

use super::extra::Extra;
use crate::text::CleanSpan;
use serde::{Deserialize, Serialize};

/// Where a mark stands, in three independent ways (W3C Web Annotation data model:
/// TextQuoteSelector and TextPositionSelector).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The clean text of the passage.
    pub quote: String,
    /// The characters before it: 32, or as many as it takes to tell the passage from its
    /// look-alikes; fewer at the start of the text.
    #[serde(default)]
    pub prefix: String,
    /// The characters behind it, as many as before it.
    #[serde(default)]
    pub suffix: String,
    /// Headings from the outermost section inwards, enumerators included.
    #[serde(default)]
    pub section: Vec<String>,
    /// In characters (code points) of the clean text that the mark was made on.
    #[serde(with = "pair", default)]
    pub position: CleanSpan,
    /// SHA-256 of the file that the mark was made on, in lower-case hexadecimal.
    #[serde(default)]
    pub sha256: String,
    /// Other passages of that text with the same words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alike: Option<Alike>,
    /// How far the surroundings of the nearest passage with other words agreed when it was marked, in
    /// per cent; 0 where none did. A copy is told from an echo of the surroundings by this.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub echo: u8,
    /// The figures in the passage, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<StatedFigure>,
    /// SHA-256 of the version in which the reviewer found that the passage is gone: the mark is kept,
    /// and no longer asks where it stands in that version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<String>,
    /// The words that it quoted before the reviewer confirmed it on other words, oldest first: what a
    /// report said once can be cited although its page says something else now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

fn is_zero(percent: &u8) -> bool {
    *percent == 0
}

/// Passages of one text that say the same words, numbers left aside, as a marked one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alike {
    /// Which of the passages with exactly these words the marked one is, from 1.
    pub nth: usize,
    /// How many passages have exactly these words.
    pub of: usize,
    /// How far the surroundings of the nearest look-alike agree with the marked passage's, in
    /// per cent. A passage that agrees no better than this is not silently taken for the marked one.
    pub context: u8,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A figure in a marked passage, by value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedFigure {
    /// As written.
    pub text: String,
    /// The kind's name in the `inspect` interface. Kept as a word: a kind that a later version adds
    /// must not make the file unreadable.
    pub kind: String,
    /// A decimal string, date, ratio or document number, as in the `inspect` interface.
    pub value: String,
    /// The second end of a range or period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value2: Option<String>,
    /// The measure word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Something that a report lacks, and how one looked for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// What is missing: 败诉件数.
    pub what: String,
    /// The words that were searched for without finding it.
    #[serde(default)]
    pub searched: Vec<String>,
    /// SHA-256 of the version in which the reviewer found it missing although one of the searched words
    /// stands there: in that version the remark does not ask again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A mark: a passage with an optional note, a remark on the report as a whole, or on something that
/// the report lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Unique and stable; new marks get ids that sort by the time they were made.
    pub id: String,
    /// The passage; `None` for a remark on the report as a whole or on an absence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// What the report lacks; `None` for a passage or a remark on the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub absence: Option<Absence>,
    /// The reviewer's words, may be empty, may have several lines.
    #[serde(default)]
    pub note: String,
    /// Names of tags.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Who made it.
    #[serde(default)]
    pub author: String,
    /// When it was made, RFC 3339, UTC.
    #[serde(default)]
    pub created: String,
    /// When it was last changed, RFC 3339, UTC.
    #[serde(default)]
    pub modified: String,
    /// When its note was last put in other words, RFC 3339, UTC; `None` where it is as it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worded: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Mark {
    /// A mark without note or tags. `now` is RFC 3339, UTC (see [`timestamp`](super::ids::timestamp)).
    fn new(id: String, author: &str, now: &str) -> Self {
        Self {
            id,
            author: author.to_owned(),
            created: now.to_owned(),
            modified: now.to_owned(),
            ..Self::default()
        }
    }

    /// A mark on a passage.
    pub fn on_passage(id: String, anchor: Anchor, author: &str, now: &str) -> Self {
        Self { anchor: Some(anchor), ..Self::new(id, author, now) }
    }

    /// A remark on the report as a whole.
    pub fn on_report(id: String, note: &str, author: &str, now: &str) -> Self {
        Self { note: note.to_owned(), ..Self::new(id, author, now) }
    }

    /// A remark on something that the report lacks.
    pub fn on_absence(id: String, what: &str, searched: Vec<String>, author: &str, now: &str) -> Self {
        let absence = Absence { what: what.to_owned(), searched, ..Absence::default() };
        Self { absence: Some(absence), ..Self::new(id, author, now) }
    }

    /// The same mark with another note.
    #[must_use]
    pub fn with_note(&self, note: &str, now: &str) -> Self {
        let again = self.note != note && self.created != now;
        let worded = if again { Some(now.to_owned()) } else { self.worded.clone() };
        Self { note: note.to_owned(), modified: now.to_owned(), worded, ..self.clone() }
    }

    /// When its note got the words that it has.
    pub fn worded_at(&self) -> &str {
        self.worded.as_deref().unwrap_or(&self.created)
    }

    /// The same mark with other tags.
    #[must_use]
    pub fn with_tags(&self, tags: Vec<String>, now: &str) -> Self {
        Self { tags, modified: now.to_owned(), ..self.clone() }
    }

    /// The same remark, which stays although that version of the report has a word that was searched for.
    #[must_use]
    pub fn with_absence_confirmed(&self, sha256: &str, now: &str) -> Self {
        let confirmed = Some(sha256.to_owned());
        let absence = self.absence.clone().map(|absence| Absence { confirmed, ..absence });
        Self { absence, modified: now.to_owned(), ..self.clone() }
    }

    /// The same mark on the passage where it was found again, confirmed by the reviewer. Where the
    /// words there are others, the old ones stay in [`Anchor::was`].
    #[must_use]
    pub fn with_anchor(&self, mut anchor: Anchor, now: &str) -> Self {
        if let Some(old) = &self.anchor {
            anchor.was.clone_from(&old.was);
            let words = |text: &str| text.split_whitespace().collect::<String>();
            if words(&old.quote) != words(&anchor.quote) {
                anchor.was.push(old.quote.clone());
            }
        }
        Self { anchor: Some(anchor), modified: now.to_owned(), ..self.clone() }
    }
}

/// A span as `[start, end]`, the form that the `inspect` interface has too.
mod pair {
    use crate::text::CleanSpan;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(span: &CleanSpan, serializer: S) -> Result<S::Ok, S::Error> {
        [span.start, span.end].serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<CleanSpan, D::Error> {
        let [start, end] = <[usize; 2]>::deserialize(deserializer)?;
        if start <= end {
            Ok(CleanSpan { start, end })
        } else {
            Err(D::Error::custom(format!("a position ends before it starts: [{start}, {end}]")))
        }
    }
}
