//! Excerpts 摘录: marks with everything that a reader of the export needs to find them again.

use crate::{
    figures::{Approx, Figure, Kind},
    marks::{Anchor, Mark},
    outline::{Outline, Section},
    report::Report,
    text::{CleanSpan, Role, SourceSpan},
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
/// then those whose words are not in the file any more.
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
    /// For a remark on something that the report lacks: the words that were searched for.
    pub searched: Vec<String>,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The words that were marked, as clean text.
    pub quote: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands behind them.
    pub suffix: String,
    /// Headings from the outermost section inwards, enumerators included.
    pub section: Vec<String>,
    /// Where it stands; `None` where the words are not in the file (any more).
    pub place: Option<Place>,
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
    /// The words that stand there now, where they are others than the ones that were marked.
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

/// A mark with what is known of its place in a report.
#[derive(Clone, Copy, Debug)]
pub struct Located<'a> {
    /// The mark.
    pub mark: &'a Mark,
    /// Where its passage was found; `None` for a remark, and for a passage that was not found.
    pub span: Option<CleanSpan>,
    /// The words that were searched for, for a remark on something that the report lacks.
    pub searched: &'a [String],
}

/// Looks for a mark at the position it was made at. It counts as found only where its own words
/// stand there: an export never puts a quotation beside other words.
pub fn locate<'a>(mark: &'a Mark, report: &Report) -> Located<'a> {
    let stands = |anchor: &&Anchor| {
        anchor.position.end <= report.text.len() && report.text.slice(anchor.position) == anchor.quote
    };
    let span = mark.anchor.as_ref().filter(stands).map(|anchor| anchor.position);
    Located { mark, span, searched: &[] }
}

/// The excerpts of `report`, read from `path`, in the order of [`ReportExcerpts`].
pub fn excerpts(report: &Report, path: &str, marks: &[Located]) -> ReportExcerpts {
    let metadata = &report.outline.metadata;
    let origin = Origin {
        title: metadata.title.clone(),
        issuer: metadata.issuer.clone(),
        year: metadata.year,
        doc_number: metadata.doc_number.clone(),
        date: metadata.date.clone(),
        url: metadata.url.clone(),
        published: metadata.published.clone(),
        path: path.to_owned(),
        sha256: report.source.sha256.clone(),
    };
    let mut excerpts: Vec<Excerpt> = marks.iter().map(|located| excerpt(report, located)).collect();
    excerpts.sort_by(|a, b| order(a).cmp(&order(b)));
    ReportExcerpts { origin, excerpts }
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

fn order(excerpt: &Excerpt) -> (u8, CleanSpan, &str) {
    match excerpt.passage.as_ref().map(|passage| passage.place.as_ref()) {
        None => (0, CleanSpan::default(), &excerpt.id),
        Some(Some(place)) => (1, place.clean, &excerpt.id),
        Some(None) => (2, CleanSpan::default(), &excerpt.id),
    }
}

fn excerpt(report: &Report, located: &Located) -> Excerpt {
    let Located { mark, span, searched } = *located;
    Excerpt {
        id: mark.id.clone(),
        passage: mark.anchor.as_ref().map(|anchor| passage(report, anchor, span)),
        searched: searched.to_vec(),
        note: mark.note.clone(),
        tags: mark.tags.clone(),
        author: mark.author.clone(),
        created: mark.created.clone(),
        modified: mark.modified.clone(),
    }
}

fn passage(report: &Report, anchor: &Anchor, span: Option<CleanSpan>) -> Passage {
    let place = span
        .map(|span| CleanSpan { start: span.start, end: span.end.min(report.text.len()) })
        .filter(|span| span.start < span.end)
        .map(|span| place(report, anchor, span));
    let section = match &place {
        Some(place) => section_path(&report.outline, place.clean.start),
        None => anchor.section.clone(),
    };
    Passage {
        quote: anchor.quote.clone(),
        prefix: anchor.prefix.clone(),
        suffix: anchor.suffix.clone(),
        section,
        place,
    }
}

fn place(report: &Report, anchor: &Anchor, clean: CleanSpan) -> Place {
    let source = report.text.to_source(clean);
    let before = report.source.text.get(..source.start).unwrap_or_default();
    let inside = report.source.text.get(source.start..source.end).unwrap_or_default();
    let first = before.chars().count();
    let line = 1 + before.matches('\n').count();
    let words = report.text.slice(clean);
    Place {
        clean,
        source,
        characters: (first, first + inside.chars().count()),
        lines: (line, line + inside.matches('\n').count()),
        paragraph: paragraph(report, clean.start),
        now: (words != anchor.quote).then_some(words),
        figures: figures(report, clean),
    }
}

/// The headings above the character at `at`, from the outermost section inwards.
pub fn section_path(outline: &Outline, at: usize) -> Vec<String> {
    outline.sections.iter().filter(|section| section.span.contains(at)).map(heading).collect()
}

/// A heading with its enumerator, as it is cited.
fn heading(section: &Section) -> String {
    let enumerator = section.enumerator.as_deref().unwrap_or_default();
    let gap = if enumerator.ends_with(|last: char| last.is_ascii_alphanumeric()) { " " } else { "" };
    format!("{enumerator}{gap}{}", section.heading)
}

fn paragraph(report: &Report, at: usize) -> Option<usize> {
    let lines = report.text.lines();
    let line = report.text.line_at(at);
    let body = |line: &&crate::text::Line| line.role == Role::Body;
    lines.get(line).filter(body)?;
    Some(lines[..=line].iter().filter(body).count())
}

fn figures(report: &Report, span: CleanSpan) -> Vec<Fact> {
    let inside = |figure: &&Figure| span.covers(figure.span);
    report.figures.found.iter().filter(inside).map(|figure| fact(report, figure)).collect()
}

fn fact(report: &Report, figure: &Figure) -> Fact {
    Fact {
        text: report.text.slice(figure.span),
        kind: figure.kind,
        value: figure.value.clone(),
        value2: figure.value2.clone(),
        unit: figure.unit.clone(),
        approx: figure.approx,
        subject: figure.subject.map(|span| report.text.slice(span)),
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

impl Excerpt {
    /// An excerpt in which nothing is empty, on which a template is tried out.
    pub(super) fn sample_passage() -> Self {
        let fact = Fact {
            text: "21件".to_owned(),
            kind: Kind::Quantity,
            value: "21".to_owned(),
            value2: None,
            unit: Some("件".to_owned()),
            approx: Approx::Exact,
            subject: Some("办结行政复议案件".to_owned()),
        };
        let place = Place {
            clean: CleanSpan::new(0, 11),
            source: SourceSpan::new(0, 29),
            characters: (0, 11),
            lines: (1, 1),
            paragraph: Some(1),
            now: Some("办结行政复议案件22件".to_owned()),
            figures: vec![fact],
        };
        let passage = Passage {
            quote: "办结行政复议案件21件".to_owned(),
            prefix: "全年".to_owned(),
            suffix: "。".to_owned(),
            section: vec!["一、总体情况".to_owned()],
            place: Some(place),
        };
        Self { passage: Some(passage), ..Self::sample_remark() }
    }

    /// A remark without a passage, on which a template is tried out.
    pub(super) fn sample_remark() -> Self {
        Self {
            id: "1".to_owned(),
            passage: None,
            searched: vec!["败诉".to_owned()],
            note: "未见败诉件数".to_owned(),
            tags: vec!["缺项".to_owned()],
            author: "li".to_owned(),
            created: "2024-05-01T08:00:00Z".to_owned(),
            modified: "2024-05-01T08:00:00Z".to_owned(),
        }
    }
}
