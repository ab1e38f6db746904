//! Drafts: notes that were begun and are no marks yet.
//!
//! They are kept in one file for all instances. Each instance brings in what it changed itself, so a set
//! of drafts carries, in memory only, what it was derived from ([`Origin`]), as the marks do.

use super::{
    note::Target,
    reader::Reader,
    remark::{self, Remark},
};
use crate::{
    marks::{Anchor, Mark},
    report::Report,
    text::CleanSpan,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How many drafts are kept; the oldest goes first.
const KEPT: usize = 500;

/// A note that was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// SHA-256 of the report's file.
    pub sha256: String,
    /// What it is to be written on.
    pub on: Place,
    /// What there is of it.
    pub text: String,
    /// The absolute path of the report's file; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// By what the passage is found again when the file has changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Box<Anchor>>,
    /// When it was begun, as marks keep the time; empty where that is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub begun: String,
}

/// What a draft is to be written on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// A passage, in characters of the clean text.
    Passage {
        /// Its first character.
        start: usize,
        /// The character behind it.
        end: usize,
    },
    /// The report as a whole, or what it lacks.
    Whole,
    /// The mark with that id.
    Mark(String),
}

/// Every draft, the newest last.
///
/// Two sets are equal where the drafts are; what they were derived from is not compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Drafts {
    all: Vec<Draft>,
    #[serde(skip)]
    origin: Origin,
}

/// The drafts as they were on disk when a set was read or kept.
#[derive(Clone, Debug, Default)]
struct Origin {
    /// Counts what was read and kept: a set that was derived from a later state has a higher number.
    generation: u64,
    drafts: Arc<Vec<Draft>>,
}

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Origin {}

impl Place {
    /// What a note is written on.
    pub fn of(target: &Target) -> Self {
        match target {
            Target::Passage(span) => Self::Passage { start: span.start, end: span.end },
            Target::Whole => Self::Whole,
            Target::Edit(mark) => Self::Mark(mark.id.clone()),
        }
    }

    /// The passage, in characters of the clean text.
    pub fn passage(&self) -> Option<CleanSpan> {
        match *self {
            Self::Passage { start, end } if start < end => Some(CleanSpan::new(start, end)),
            _ => None,
        }
    }
}

impl Draft {
    /// True where a mark of the person's own has these words for its note, on the same place.
    ///
    /// A mark that was made since the draft was begun may go on from its words, too: a draft is written a
    /// little behind what is typed. A note that was there before says nothing of a draft that is shorter.
    pub fn is_note_of(&self, mark: &Mark) -> bool {
        let is_made_since = !self.begun.is_empty() && self.begun <= mark.created;
        let is_begun_in = |note: &str, words: &str| match words.trim() {
            words if is_made_since => note.starts_with(words),
            words => note == words,
        };
        match &self.on {
            Place::Mark(id) => *id == mark.id && mark.note == self.text.trim(),
            Place::Passage { start, end } => mark.anchor.as_ref().is_some_and(|anchor| {
                (anchor.position.start, anchor.position.end) == (*start, *end)
                    && is_begun_in(&mark.note, &self.text)
            }),
            Place::Whole => match (remark::read(&self.text), &mark.absence) {
                (Remark::Absence { what, note }, Some(absence)) => {
                    is_begun_in(&absence.what, &what)
                        && (note.is_empty() || what == absence.what && is_begun_in(&mark.note, &note))
                }
                (Remark::Whole, None) => mark.anchor.is_none() && is_begun_in(&mark.note, &self.text),
                _ => false,
            },
        }
    }
}

impl Drafts {
    /// The draft on that place of a report.
    pub fn on(&self, sha256: &str, place: &Place) -> Option<&str> {
        self.get(sha256, place).map(|draft| draft.text.as_str())
    }

    /// The same with all that is known of it.
    pub fn get(&self, sha256: &str, place: &Place) -> Option<&Draft> {
        self.all.iter().find(|draft| draft.sha256 == sha256 && draft.on == *place)
    }

    /// Those that were begun on other content of the file under `path`.
    pub fn of_earlier(&self, path: &str, sha256: &str) -> Vec<Draft> {
        let of_file = |draft: &&Draft| draft.path == path && draft.sha256 != sha256;
        self.all
            .iter()
            .filter(of_file)
            .filter(|draft| !matches!(draft.path.as_str(), "" | "-"))
            .cloned()
            .collect()
    }

    /// Those of a report.
    pub fn of(&self, sha256: &str) -> impl Iterator<Item = &Draft> {
        self.all.iter().filter(move |draft| draft.sha256 == sha256)
    }

    /// The report and the place of each.
    pub(super) fn places(&self) -> impl Iterator<Item = (&str, &Place)> {
        self.all.iter().map(|draft| (draft.sha256.as_str(), &draft.on))
    }

    /// These, and of the others those on whose place there is none here.
    #[must_use]
    pub(super) fn with(&self, others: &Self) -> Self {
        let mut both = self.clone();
        let missing = others.all.iter().filter(|draft| self.get(&draft.sha256, &draft.on).is_none());
        missing.for_each(|draft| both.put(draft.clone()));
        both
    }

    /// How many a report has.
    pub fn count(&self, sha256: &str) -> usize {
        self.all.iter().filter(|draft| draft.sha256 == sha256).count()
    }

    /// These drafts as they are on disk, which is the `generation`th state that was seen of them.
    #[must_use]
    pub fn given_out(self, generation: u64) -> Self {
        let drafts = Arc::new(self.all.clone());
        Self { origin: Origin { generation, drafts }, ..self }
    }

    /// Which state of the disk they were derived from.
    pub fn generation(&self) -> u64 {
        self.origin.generation
    }

    /// The drafts as they were on disk then.
    #[must_use]
    pub fn known(&self) -> Self {
        Self { all: self.origin.drafts.to_vec(), origin: self.origin.clone() }
    }

    /// Takes over what is on disk (`there`), with what was changed here since `known`. The draft in an editor
    /// that is open, `held` by its report and place, stays as it is here: what others wrote there is put
    /// before it when it is kept.
    pub(super) fn adopt(&mut self, known: &Self, there: Self, held: &[(String, Place)]) {
        let mut joined = there.clone();
        joined.join(known, self);
        let mut base = there;
        for (sha256, place) in held {
            joined.place(sha256, place, self.get(sha256, place));
            base.place(sha256, place, known.get(sha256, place));
        }
        joined.origin = Origin { generation: base.origin.generation, drafts: Arc::new(base.all) };
        *self = joined;
    }

    fn place(&mut self, sha256: &str, place: &Place, draft: Option<&Draft>) {
        match draft {
            Some(draft) => self.put(draft.clone()),
            None => self.take(sha256, place),
        }
    }

    /// True where a mark's note was begun anew.
    pub fn on_mark(&self, sha256: &str, id: &str) -> bool {
        self.all
            .iter()
            .any(|draft| draft.sha256 == sha256 && matches!(&draft.on, Place::Mark(on) if on == id))
    }

    /// Where in a text notes were begun: on passages, and on marks, wherever these stand now.
    pub fn in_text(&self, reader: &Reader) -> Vec<CleanSpan> {
        let sha256 = &reader.report.source.sha256;
        let marked = reader.placed.iter().filter(|placed| self.on_mark(sha256, &placed.id));
        let marked = marked.flat_map(|placed| placed.spans().iter().copied());
        self.passages(&reader.report).chain(marked).collect()
    }

    /// What was begun on the shortest passage around a character.
    pub fn text_around(&self, report: &Report, at: usize) -> Option<&str> {
        let CleanSpan { start, end } = self.around(report, at)?;
        self.on(&report.source.sha256, &Place::Passage { start, end })
    }

    /// The shortest passage with a draft around a character.
    pub(super) fn around(&self, report: &Report, at: usize) -> Option<CleanSpan> {
        let passages = self.passages(report);
        passages.filter(|span| span.contains(at)).min_by_key(|span| span.end - span.start)
    }

    /// The passages that notes were begun on.
    fn passages(&self, report: &Report) -> impl Iterator<Item = CleanSpan> {
        let drafts = self.all.iter().filter(|draft| draft.sha256 == report.source.sha256);
        drafts.filter_map(|draft| draft.on.passage()).filter(|span| span.end <= report.text.len())
    }

    /// Takes over what became of drafts between `before` and `after`. Where these have other words since,
    /// both stay.
    pub fn join(&mut self, before: &Self, after: &Self) {
        for gone in before.all.iter().filter(|draft| after.on(&draft.sha256, &draft.on).is_none()) {
            let Some(there) = self.on(&gone.sha256, &gone.on) else { continue };
            let Some(others) = others_words(there, &gone.text) else { continue };
            match others.trim_end() {
                "" => self.take(&gone.sha256, &gone.on),
                others => self.put(Draft { text: others.to_owned(), ..gone.clone() }),
            }
        }
        for draft in &after.all {
            let known = before.on(&draft.sha256, &draft.on);
            if known == Some(&draft.text) {
                continue;
            }
            let there = self.on(&draft.sha256, &draft.on).unwrap_or_default();
            let text = match known.and_then(|known| others_words(there, known)) {
                Some(others) => format!("{others}{}", draft.text),
                None if draft.text.contains(there) => draft.text.clone(),
                None if there.contains(&draft.text) => there.to_owned(),
                None => format!("{there}\n{}", draft.text),
            };
            self.put(Draft { text, ..draft.clone() });
        }
    }

    pub(super) fn put(&mut self, draft: Draft) {
        self.take(&draft.sha256, &draft.on);
        self.all.push(draft);
        let excess = self.all.len().saturating_sub(KEPT);
        self.all.drain(..excess);
    }

    pub(super) fn take(&mut self, sha256: &str, place: &Place) {
        self.all.retain(|draft| draft.sha256 != sha256 || draft.on != *place);
    }
}

/// What stands before the words that are `known`, with its line feed; `None` where they do not stand there
/// as they were.
fn others_words<'a>(there: &'a str, known: &str) -> Option<&'a str> {
    there.strip_suffix(known).filter(|others| others.is_empty() || others.ends_with('\n'))
}
