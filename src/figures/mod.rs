//! Figures: what a reviewer would check against another source.

mod aims;
mod approx;
mod arabic;
mod bound;
mod chinese;
mod columns;
mod course;
pub mod date;
pub mod decimal;
mod measure;
mod names;
pub mod numeral;
mod ordinal;
mod scan;
mod shared;
mod subject;
pub mod units;
mod zeros;

use crate::{
    outline::Outline,
    text::{CleanSpan, CleanText, Role, docnumber, row},
};
pub use bound::Bound;
use columns::Columns;
use scan::Scan;
use serde::Serialize;
pub use shared::{Member, Shared};

/// The kinds of figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A count or an amount with a measure: 21件, 60岁, 500平方米.
    Quantity,
    /// A share: 42.8%, 百分之三十.
    Percent,
    /// Percentage points: 3个百分点.
    Points,
    /// 650万元, 3000美元.
    Money,
    /// A date or a period.
    Date,
    /// A length of time: 20个工作日.
    Duration,
    /// A standing: 第三, 前十.
    Rank,
    /// 3倍, 九成, 三分之二, 1:5.
    Multiple,
    /// 鼓政〔2023〕15号.
    DocNumber,
}

/// How exactly a figure is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Approx {
    /// As it stands.
    #[default]
    Exact,
    /// 约, 左右, 近.
    About,
    /// 余, 超过, 以上, 不少于.
    Over,
    /// 不足, 以内, 不超过.
    Under,
}

/// Which way a figure goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// 增长, 提高.
    Up,
    /// 下降, 压缩.
    Down,
}

/// A figure 数字 of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Numeral, scale, 余 and unit as written.
    pub span: CleanSpan,
    /// What it states.
    pub kind: Kind,
    /// A decimal string with the scale applied, or a date, ratio or document number in the form
    /// that the `inspect` interface fixes.
    pub value: String,
    /// The second end of a range or period.
    pub value2: Option<String>,
    /// The measure word as written, `%` in either width.
    pub unit: Option<String>,
    /// How exactly it is stated.
    pub approx: Approx,
    /// The words that say what is counted.
    pub subject: Option<CleanSpan>,
    /// What the subject is a part of, where a list says the rest once for several figures.
    pub shared: Option<Shared>,
    /// Which way it goes, where the text says so.
    pub direction: Option<Direction>,
    /// A target (力争…控制在5%以下), not a result.
    pub target: bool,
    /// Index of the innermost section.
    pub section: Option<usize>,
}

impl Figure {
    /// What is counted, as written, in full also where a list says a part of it once for several figures.
    pub fn counted(&self, text: &CleanText) -> Option<String> {
        let slice = |span| text.slice(span);
        self.shared.map(|shared| shared.name(slice)).or_else(|| self.subject.map(slice))
    }
}

/// A statement of zero in words: 零败诉, 未发生败诉案件.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zero {
    /// From the word that denies to the end of what it denies.
    pub span: CleanSpan,
    /// What there was none of.
    pub subject: Option<CleanSpan>,
    /// Index of the innermost section.
    pub section: Option<usize>,
}

/// Why a numeral is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// 一、 (一) 1. 一是
    Enumerator,
    /// Part of a name or slogan: “八五”普法, 12345热线.
    Name,
    /// Inside a 《》 title.
    Title,
    /// Index, phone and site numbers, addresses.
    Identifier,
    /// A word that holds a numeral: 统一.
    Word,
    /// A cell of a flattened table.
    Table,
    /// Not understood.
    Unknown,
}

impl Reason {
    /// True where the numeral may well state something that was not understood.
    pub fn is_dark(self) -> bool {
        matches!(self, Self::Table | Self::Unknown)
    }
}

/// A numeral that is no figure, with the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The numeral.
    pub span: CleanSpan,
    /// Why.
    pub reason: Reason,
}

/// The figures of a text, and the numerals that are none.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// In order of appearance, never overlapping.
    pub found: Vec<Figure>,
    /// In order of appearance.
    pub skipped: Vec<Skipped>,
    /// In order of appearance.
    pub zeros: Vec<Zero>,
}

impl Figures {
    /// Finds the figures of a clean text.
    pub fn of(text: &CleanText, outline: &Outline) -> Self {
        let mut figures = Self::default();
        let enumerators = enumerators(outline);
        let parted = |at: usize| {
            at > 0
                && text.to_source(CleanSpan::new(at - 1, at)).end
                    < text.to_source(CleanSpan::new(at, at + 1)).start
        };
        let plans = &outline.plans;
        let mut above = None;
        let mut columns = Columns::default();
        for line in text.lines() {
            let CleanSpan { start, end } = line.span;
            if line.role == Role::Body {
                let (mut found, skipped) = Scan::line(
                    &text.folded()[..end],
                    &text.chars()[..end],
                    start,
                    end,
                    &enumerators,
                    &parted,
                );
                if row::is_row(&text.folded()[start..end]) {
                    let label = subject::row_label(text.folded(), start, end);
                    above = label.or(above);
                    found.iter_mut().for_each(|figure| figure.subject = above);
                    columns.head(&mut found, text.folded(), line.span);
                } else {
                    columns.read(text.folded(), line.span);
                    subject::assign(&mut found, text.folded(), start, end);
                    above = subject::row_label(text.folded(), start, end);
                }
                course::directions(&mut found, text.folded(), start);
                aims::targets(&mut found, text.folded(), start, plans, outline.metadata.year);
                figures.zeros.extend(zeros::zeros(text.folded(), *line));
                figures.found.append(&mut found);
                figures.skipped.extend(skipped);
            } else if line.role == Role::Metadata {
                figures.found.extend(document_number(text, line.span));
            }
        }
        for figure in &mut figures.found {
            figure.section = outline.section_at(figure.span.start);
        }
        for zero in &mut figures.zeros {
            zero.section = outline.section_at(zero.span.start);
        }
        figures
    }

    /// The numeral at `at` that is no figure.
    pub fn skipped_at(&self, at: usize) -> Option<&Skipped> {
        let index = self.skipped.partition_point(|skipped| skipped.span.start <= at).checked_sub(1)?;
        self.skipped.get(index).filter(|skipped| skipped.span.contains(at))
    }

    /// How many numerals were not understood: cells of a flattened table, and what no rule reads.
    pub fn not_understood(&self) -> usize {
        self.skipped.iter().filter(|skipped| skipped.reason.is_dark()).count()
    }

    /// The figure under the caret at `at`.
    pub fn at(&self, at: usize) -> Option<&Figure> {
        let index = self.found.partition_point(|figure| figure.span.start <= at).checked_sub(1)?;
        self.found.get(index).filter(|figure| figure.span.contains(at))
    }
}

/// Where enumerators of sections and points stand, in order.
fn enumerators(outline: &Outline) -> Vec<CleanSpan> {
    let of = |start: usize, enumerator: &str| CleanSpan::new(start, start + enumerator.chars().count());
    let sections = outline
        .sections
        .iter()
        .filter_map(|section| Some(of(section.span.start, section.enumerator.as_deref()?)));
    let points = outline.points.iter().map(|point| of(point.span.start, &point.enumerator));
    let mut spans: Vec<CleanSpan> = sections.chain(points).collect();
    spans.sort();
    spans
}

/// The report's own number, where only the index table has it.
fn document_number(text: &CleanText, line: CleanSpan) -> Option<Figure> {
    let folded = &text.folded()[..line.end];
    let (start, end) = (line.start..line.end).find_map(|at| docnumber::around(folded, at))?;
    let span = CleanSpan::new(start.max(line.start), end);
    Some(Figure {
        span,
        kind: Kind::DocNumber,
        value: text.slice(span),
        value2: None,
        unit: None,
        approx: Approx::Exact,
        subject: None,
        shared: None,
        direction: None,
        target: false,
        section: None,
    })
}
