//! The library's columns: what each says of a file, how it sorts, and which files a filter keeps.

use super::{
    App,
    lacking::{asked_for, lacks},
    library::{Entry, Progress, State},
    matching::typed_words,
};
use crate::{
    library::EntryId,
    outline::Genre,
    report::Report,
    source::display_name,
    text::{fold::fold_str, initials::have_initials},
    words::Lang,
};
use std::cmp::Ordering;

/// A column of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Column {
    /// The order in which the files were found.
    #[default]
    File,
    /// Who reports.
    Issuer,
    /// The year reported on.
    Year,
    /// What sort of document.
    Genre,
    /// Which of the five parts are there.
    Parts,
    /// When it was signed.
    Date,
    /// When it was published.
    Published,
    /// How many figures.
    Figures,
    /// How many marks.
    Marks,
    /// Unread, reading, read.
    Progress,
}

/// The order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sort {
    /// By what.
    pub column: Column,
    /// The other way round.
    pub reversed: bool,
}

impl Column {
    /// Every column, from left to right.
    pub const ALL: [Self; 10] = [
        Self::File,
        Self::Issuer,
        Self::Year,
        Self::Genre,
        Self::Parts,
        Self::Date,
        Self::Published,
        Self::Figures,
        Self::Marks,
        Self::Progress,
    ];

    /// The column so many to the right, or, negative, to the left; stops at the ends.
    pub fn neighbour(self, step: isize) -> Self {
        let at = Self::ALL.iter().position(|column| *column == self).unwrap_or(0);
        Self::ALL[at.saturating_add_signed(step).min(Self::ALL.len() - 1)]
    }

    /// Its name in the catalogue, behind `column.`.
    pub fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Issuer => "issuer",
            Self::Year => "year",
            Self::Genre => "genre",
            Self::Parts => "parts",
            Self::Date => "date",
            Self::Published => "published",
            Self::Figures => "figures",
            Self::Marks => "marks",
            Self::Progress => "progress",
        }
    }
}

/// The genre's name in the catalogue, behind `genre.`.
pub fn genre_name(genre: Genre) -> &'static str {
    match genre {
        Genre::RuleOfLaw => "rule-of-law",
        Genre::Disclosure => "disclosure",
        Genre::WorkReport => "work-report",
        Genre::Other => "other",
        Genre::None => "none",
    }
}

/// What to call a file in one line: who reports and on which year, else its title, else its name.
pub fn caption(report: &Report, path: &std::path::Path) -> String {
    let metadata = &report.outline.metadata;
    let year = metadata.year.map(|year| format!(" {year}")).unwrap_or_default();
    match (&metadata.issuer, &metadata.title) {
        (Some(issuer), _) => format!("{issuer}{year}"),
        (None, Some(title)) => title.clone(),
        (None, None) => file_name(path),
    }
}

/// The same in a narrow column: the year first, so that it is never what is cut off, and the place without
/// the words that every government has in its name.
pub fn short_caption(report: &Report, path: &std::path::Path) -> String {
    let metadata = &report.outline.metadata;
    let name = match &metadata.issuer {
        Some(issuer) => place_of(issuer),
        None => return caption(report, path),
    };
    metadata.year.map_or_else(|| name.to_owned(), |year| format!("{year} {name}"))
}

/// A government's name without the words that every one of them has in it.
pub fn place_of(issuer: &str) -> &str {
    let place = ["人民政府", "政府"].iter().find_map(|government| issuer.strip_suffix(government));
    place.filter(|place| !place.is_empty()).unwrap_or(issuer)
}

/// A path's last part, as text.
pub fn file_name(path: &std::path::Path) -> String {
    display_name(path.file_name().map_or(path, std::path::Path::new))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|digit| digit.is_ascii_digit()) && word.starts_with(['1', '2'])
}

impl App {
    /// Puts the table in order: after a report arrived, a mark was made, the filter changed.
    pub(super) fn refresh_table(&mut self) {
        let words = typed_words(&self.library.filter);
        let kept = |entry: &&Entry| {
            words.is_empty() || {
                let text = searchable(entry, self.lang);
                let names = self.library.names_of(entry);
                let report = self.library.report(entry.id);
                words.iter().all(|word| match asked_for(word).as_slice() {
                    // A year is the one reported on, not that of the signature.
                    [] if report.is_some() && is_year(word) => names.contains(word.as_str()),
                    [] => text.contains(word.as_str()) || have_initials(&names, word),
                    parts => report.is_some_and(|report| lacks(report, parts)),
                })
            }
        };
        let mut shown: Vec<&Entry> = self.library.entries.iter().filter(kept).collect();
        let sort = self.library.sort;
        shown.sort_by(|one, other| {
            let order = self.compare(sort.column, one, other);
            let order = if sort.reversed { order.reverse() } else { order };
            // Files that say nothing of themselves come last in either direction.
            is_silent(one, sort.column).cmp(&is_silent(other, sort.column)).then(order)
        });
        let shown: Vec<EntryId> = shown.into_iter().map(|entry| entry.id).collect();
        let height = usize::from(self.size.table().height);
        self.library.show(shown, height);
    }

    fn compare(&self, column: Column, one: &Entry, other: &Entry) -> Ordering {
        if column == Column::File {
            return place(one).cmp(&place(other));
        }
        let (State::Ready(first), State::Ready(second)) = (&one.state, &other.state) else {
            return Ordering::Equal;
        };
        let (a, b) = (&first.outline.metadata, &second.outline.metadata);
        match column {
            Column::File => Ordering::Equal,
            Column::Issuer => known_first(&a.issuer, &b.issuer).then(a.year.cmp(&b.year)),
            Column::Year => known_first(&a.year, &b.year).then_with(|| known_first(&a.issuer, &b.issuer)),
            Column::Genre => first.outline.genre.cmp(&second.outline.genre),
            Column::Parts => parts(first).cmp(&parts(second)),
            Column::Date => known_first(&a.date, &b.date),
            Column::Published => known_first(&a.published, &b.published),
            Column::Figures => first.figures.found.len().cmp(&second.figures.found.len()),
            Column::Marks => self.shelf.count(first).cmp(&self.shelf.count(second)),
            Column::Progress => self.progress(first).cmp(&self.progress(second)),
        }
    }

    /// How far a report was read.
    pub fn progress(&self, report: &Report) -> Progress {
        self.memory.place(&report.source.sha256).map(|place| place.progress).unwrap_or_default()
    }
}

/// What is not there any more comes behind what stands in its place, else behind everything.
fn place(entry: &Entry) -> (EntryId, Option<EntryId>) {
    match &entry.gone {
        Some(gone) => (gone.instead.unwrap_or(entry.id), Some(entry.id)),
        None => (entry.id, None),
    }
}

fn is_silent(entry: &Entry, column: Column) -> bool {
    column != Column::File && !matches!(entry.state, State::Ready(_))
}

fn parts(report: &Report) -> usize {
    report.outline.parts.len()
}

/// Files that do not say come last.
fn known_first<T: Ord>(one: &Option<T>, other: &Option<T>) -> Ordering {
    one.is_none().cmp(&other.is_none()).then_with(|| one.cmp(other))
}

/// Everything that a filter looks at, folded.
fn searchable(entry: &Entry, lang: Lang) -> String {
    let mut text = file_name(&entry.path);
    match &entry.state {
        State::Ready(report) => {
            let metadata = &report.outline.metadata;
            for part in [&metadata.issuer, &metadata.title, &metadata.doc_number, &metadata.date] {
                text.push('\n');
                text.push_str(part.as_deref().unwrap_or_default());
            }
            text += &metadata.year.map(|year| format!("\n{year}")).unwrap_or_default();
            text.push('\n');
            text += &lang.word(&format!("genre.{}", genre_name(report.outline.genre)));
        }
        State::Failed(reason) => text += &format!("\n{reason}"),
        State::Waiting => {}
    }
    fold_str(&text)
}
