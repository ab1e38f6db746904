//! The outline of a report: sections, points, metadata, genre and parts.

mod genre;
mod labelled;
mod metadata;
mod parts;
mod period;
mod plans;
mod points;
mod sections;
mod turns;

pub(crate) use sections::is_appendix;

use crate::text::{CleanSpan, CleanText};
use serde::Serialize;

/// A section 章节.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// 0 for chapters and bare titles, 1 for 一、, 2 for (一), 3 for 1., 4 for (1), 5 for ①.
    pub level: u8,
    /// The enumerator as written (`（一）`), `None` where the heading has no number.
    pub enumerator: Option<String>,
    /// The heading's words, without enumerator, pinyin noise and layout spaces.
    pub heading: String,
    /// Where the heading stands, enumerator included.
    pub title_span: CleanSpan,
    /// From the enumerator to the start of the next section of this level or above.
    pub span: CleanSpan,
    /// True where the heading runs in to its paragraph, false where it stands alone on its line.
    pub runin: bool,
}

impl Section {
    /// The enumerator and the heading, as the section is cited.
    pub fn title(&self) -> String {
        let enumerator = self.enumerator.as_deref().unwrap_or_default();
        let gap = if enumerator.ends_with(|last: char| last.is_ascii_alphanumeric()) { " " } else { "" };
        format!("{enumerator}{gap}{}", self.heading)
    }
}

/// A point 要点: 一是 … 二是 … inside a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// As written: `一是`.
    pub enumerator: String,
    /// From the enumerator to the next point or the paragraph's end.
    pub span: CleanSpan,
}

/// What sort of document it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Genre {
    /// An annual report on building a law-based government 法治政府建设年度报告.
    RuleOfLaw,
    /// An annual report on government information disclosure 政府信息公开工作年度报告.
    Disclosure,
    /// A government work report 政府工作报告.
    WorkReport,
    /// Another report, a notice or an article.
    Other,
    /// The page holds no report.
    None,
}

/// One of the five matters that the law asks of such a report (2019 rules on supervising
/// law-based government, article 25).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PartName {
    /// The year's measures and results.
    Measures,
    /// Shortcomings and their causes.
    Shortcomings,
    /// How the heads of party and government met their duty as first person responsible.
    Leaders,
    /// The coming year's plan.
    Plan,
    /// Other matters.
    Other,
}

/// In what manner a part is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// A chapter of its own.
    Own,
    /// A chapter shared with another part.
    Merged,
    /// Items or points inside other chapters.
    Scattered,
}

/// A part 法定内容 that the report holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub name: PartName,
    /// Where.
    pub spans: Vec<CleanSpan>,
    /// How.
    pub how: Manner,
}

/// What the page and the report's head and signature say of the report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The report's title.
    pub title: Option<String>,
    /// Who reports; joint issuers are joined with `、`.
    pub issuer: Option<String>,
    /// 文号, as written.
    pub doc_number: Option<String>,
    /// To whom.
    pub addressee: Option<String>,
    /// The page's address.
    pub url: Option<String>,
    /// The year reported on.
    pub year: Option<i32>,
    /// The date of signature, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The date the page was published, `YYYY-MM-DD`.
    pub published: Option<String>,
}

/// Everything about a report's shape.
#[derive(Clone, Debug)]
pub struct Outline {
    /// In order of appearance; nested by `level`.
    pub sections: Vec<Section>,
    /// In order of appearance.
    pub points: Vec<Point>,
    /// Title, issuer, dates.
    pub metadata: Metadata,
    /// What sort of document.
    pub genre: Genre,
    /// The parts that are there.
    pub parts: Vec<Part>,
    /// Where the report tells what is to be done, in order and apart.
    pub plans: Vec<CleanSpan>,
}

impl Outline {
    /// Reads the outline off a clean text.
    pub fn of(text: &CleanText) -> Self {
        let sections = sections::sections(text);
        let points = points::points(text, &sections);
        let metadata = metadata::metadata(text, &sections);
        let genre = genre::genre(text, &sections, &metadata);
        let parts = parts::parts(text, genre, &sections, &points, metadata.year);
        let plans = plans::plans(text, &sections, genre, metadata.year);
        Self { sections, points, metadata, genre, parts, plans }
    }

    /// The sections around the character at `at`, from the outermost inwards.
    pub fn path_at(&self, at: usize) -> impl DoubleEndedIterator<Item = &Section> {
        self.sections.iter().filter(move |section| section.span.contains(at))
    }

    /// The index of the innermost section that holds the character at `at`.
    pub fn section_at(&self, at: usize) -> Option<usize> {
        let last = self.sections.partition_point(|section| section.span.start <= at).checked_sub(1)?;
        (0..=last).rev().find(|&index| self.sections[index].span.contains(at))
    }
}
