//! The figures of a comparison as rows that every written form shares.

use super::{
    Compared,
    labels::{Label, Labels},
};
use crate::{
    app::link::{
        context::context,
        falls::{in_its_course, of_two},
        reasons::said,
        rows::counts,
        stated::Stated,
        wording::as_written,
    },
    compare::{Said, Side, Why, in_scale, per_mille, signed},
    figures::{Direction, Figure, Kind},
    outline::Section,
    report::Report,
    say,
    source::printable,
    text::CleanSpan,
    words::Lang,
};

/// A row of the table of figures.
pub(super) struct Row {
    pub(super) list: Label,
    /// Left and right.
    pub(super) cells: [Option<Cell>; 2],
    /// The later less the earlier as a decimal string, for a spreadsheet.
    pub(super) difference: String,
    /// What it counts: `件`, `元`, percentage points of shares, `‰` of those in thousandths.
    pub(super) unit: String,
    /// The same for a person: `+8000万元`, or that there is no exact difference.
    pub(super) shown: String,
    pub(super) percent: String,
    pub(super) why: String,
    counts: bool,
}

/// A figure in a row; its words are safe to print.
pub(super) struct Cell {
    pub(super) index: usize,
    pub(super) words: String,
    pub(super) subject: String,
    /// What it is about, where the subject says next to nothing.
    pub(super) context: Option<String>,
    pub(super) section: String,
    /// The clause it stands in.
    pub(super) clause: String,
}

impl Row {
    /// True for a row that counts something, which a person wants to see: dates and document numbers
    /// do not.
    pub(super) fn counts(&self) -> bool {
        self.counts
    }

    /// A row of such figures.
    fn of(self, figure: &Figure) -> Self {
        Self { counts: counts(figure), ..self }
    }

    /// The same, with what it is about where that says next to nothing: `驳回 (收到行政复议申请)`.
    pub(super) fn subject_in_context(&self) -> String {
        let named = self.cells.iter().flatten().find(|cell| !cell.subject.is_empty());
        match named.and_then(|cell| cell.context.as_ref()) {
            Some(context) => format!("{} ({context})", self.subject()),
            None => self.subject().to_owned(),
        }
    }

    /// What is counted, in the words of the left report where it has any.
    pub(super) fn subject(&self) -> &str {
        let said = self.cells.iter().flatten().map(|cell| cell.subject.as_str());
        said.into_iter().find(|subject| !subject.is_empty()).unwrap_or("")
    }
}

/// Every figure of both reports: pairs, other bases, those without a partner.
pub(super) fn rows(compared: &Compared, labels: Labels) -> Vec<Row> {
    let found = &compared.comparison.figures;
    let cell = |side: usize, index: usize| Some(Cell::of(compared.reports[side], index, labels.lang()));
    let row = |list, cells| Row {
        list,
        cells,
        difference: String::new(),
        unit: String::new(),
        shown: String::new(),
        percent: String::new(),
        why: String::new(),
        counts: true,
    };
    let or_empty = |said: Option<&str>| said.unwrap_or_default().to_owned();
    let figure = |side: usize, index: usize| &compared.reports[side].figures.found[index];
    let written = |side: usize, index: usize| compared.reports[side].text.slice(figure(side, index).span);
    let beside = |left: usize, right: usize| {
        let courses = [compared.course(0, left), compared.course(1, right)];
        [(0, left), (1, right)].map(|(side, index)| {
            let mut cell = Cell::of(compared.reports[side], index, labels.lang());
            let own = [courses[side], courses[1 - side]];
            cell.words = in_its_course(&cell.words, figure(side, index), own, labels.lang());
            Some(cell)
        })
    };
    let pairs = found.pairs.iter().map(|pair| {
        let courses = [compared.course(0, pair.left), compared.course(1, pair.right)];
        let change = Change {
            difference: pair.difference.as_deref(),
            figure: figure(0, pair.left),
            words: [&written(0, pair.left), &written(1, pair.right)],
            of_falls: courses == [Some(Direction::Down); 2],
        };
        Row {
            shown: printable(&change.shown(labels)),
            difference: change.number(),
            unit: change.unit(labels),
            percent: or_empty(pair.percent.as_deref()),
            ..row(Label::Same, beside(pair.left, pair.right)).of(figure(0, pair.left))
        }
    });
    let bases = found.different_basis.iter().map(|pair| Row {
        why: printable(&reason(&pair.why, Some(labels))),
        ..row(Label::OtherBasis, beside(pair.left, pair.right))
    });
    let nones = compared.comparison.zeros.iter().map(|pair| {
        let [counted, none] = [pair.counted, pair.counted.other()].map(Side::index);
        let mut cells = [None, None];
        cells[counted] = cell(counted, pair.figure);
        cells[none] = Some(Cell::of_zero(compared.reports[none], pair.zero));
        let figure = figure(counted, pair.figure);
        let (difference, percent) = pair.change(figure, compared.comparison.later());
        let words = written(counted, pair.figure);
        let change =
            Change { difference: difference.as_deref(), figure, words: [&words, ""], of_falls: false };
        Row {
            shown: printable(&change.shown(labels)),
            unit: change.unit(labels),
            difference: change.number(),
            percent: or_empty(percent.as_deref()),
            ..row(Label::SaidNone, cells)
        }
    });
    // What the other report denies in words has its row already.
    let denied = |side: Side, index: usize| {
        compared.comparison.zeros.iter().any(|pair| (pair.counted, pair.figure) == (side, index))
    };
    let lone = |side: Side, index: usize| {
        let at = side.index();
        let mut alone = Cell::of(compared.reports[at], index, labels.lang());
        let courses = [compared.course(at, index), None];
        alone.words = in_its_course(&alone.words, figure(at, index), courses, labels.lang());
        alone
    };
    let left = found.left_only.iter().filter(|&&index| !denied(Side::Left, index));
    let left =
        left.map(|&index| row(Label::LeftOnly, [Some(lone(Side::Left, index)), None]).of(figure(0, index)));
    let right = found.right_only.iter().filter(|&&index| !denied(Side::Right, index));
    let right = right
        .map(|&index| row(Label::RightOnly, [None, Some(lone(Side::Right, index))]).of(figure(1, index)));
    pairs.chain(bases).chain(nones).chain(left).chain(right).collect()
}

/// How a figure and another differ.
struct Change<'a> {
    /// A decimal string; `None` where there is no exact one.
    difference: Option<&'a str>,
    /// Either of the two: what it counts, the difference counts.
    figure: &'a Figure,
    /// The two as they are written.
    words: [&'a str; 2],
    /// Whether both say by how much something fell: then it is the difference of the falls.
    of_falls: bool,
}

impl Change<'_> {
    /// For a person, with its unit; where there is none, that.
    fn shown(&self, labels: Labels) -> String {
        let Some(value) = self.difference else { return labels.of(Label::NoDifference).to_owned() };
        let shown = match self.figure.kind {
            Kind::Percent | Kind::Points if per_mille(value, self.words).is_none() => {
                format!("{}{}", signed(value), labels.of(Label::Points))
            }
            Kind::Percent | Kind::Points => in_scale(value, self.words),
            _ => format!("{}{}", in_scale(value, self.words), self.figure.unit.as_deref().unwrap_or("")),
        };
        if self.of_falls { of_two(value, &shown, labels.lang()) } else { shown }
    }

    /// For a spreadsheet: a number of [`Change::unit`]s, empty where there is none.
    fn number(&self) -> String {
        let Some(value) = self.difference else { return String::new() };
        per_mille(value, self.words).unwrap_or_else(|| value.to_owned())
    }

    /// What the difference counts, where there is one.
    fn unit(&self, labels: Labels) -> String {
        let unit = match self.figure.kind {
            _ if self.difference.is_none() => return String::new(),
            _ if self.difference.is_some_and(|value| per_mille(value, self.words).is_some()) => "‰",
            Kind::Percent | Kind::Points => labels.of(Label::Points).trim_start(),
            _ => self.figure.unit.as_deref().unwrap_or_default(),
        };
        let of_falls = if self.of_falls { labels.of(Label::OfFalls) } else { "" };
        printable(&format!("{unit}{of_falls}"))
    }
}

/// Why two figures are not compared: `scope: 全区 / not said`. In English where no language is given.
pub(super) fn reason(why: &[Why], labels: Option<Labels>) -> String {
    let labels = labels.unwrap_or(Labels::in_language(Lang::En));
    let said = |side: &Option<Said>| match side {
        Some(side) => said(side, labels.lang()),
        None => say!(labels.lang(), "compared.not-said").into_owned(),
    };
    let told =
        |why: &Why| format!("{}: {} / {}", labels.aspect(why.aspect), said(&why.left), said(&why.right));
    let parts: Vec<String> = why.iter().map(told).collect();
    parts.join("; ")
}

/// A section's enumerator and heading, safe to print.
pub(super) fn name_of(section: &Section) -> String {
    printable(&format!("{}{}", section.enumerator.as_deref().unwrap_or(""), section.heading))
}

/// A clause is shown to so many characters on either side of its figure.
const CLAUSE: usize = 40;

/// The clause that a figure stands in.
fn clause(report: &Report, figure: CleanSpan) -> CleanSpan {
    let folded = report.text.folded();
    let ends = |at: &usize| matches!(folded[*at], '。' | ',' | ';' | ':' | '!' | '?' | '\n');
    let first = figure.start.saturating_sub(CLAUSE);
    let last = (figure.end + CLAUSE).min(folded.len());
    let start = (first..figure.start).rev().find(ends).map_or(first, |at| at + 1);
    CleanSpan::new(start, (figure.end..last).find(ends).unwrap_or(last))
}

impl Cell {
    fn of(report: &Report, index: usize, lang: Lang) -> Self {
        let figure = &report.figures.found[index];
        let counted = figure.counted(&report.text);
        let words = printable(&as_written(report, figure, lang));
        let context = context(report, Stated::Figure(index)).map(|words| printable(&words));
        Self { words, context, ..Self::at(report, index, figure.span, counted, figure.section) }
    }

    /// A zero in words; its index is that of the report's zeros.
    fn of_zero(report: &Report, index: usize) -> Self {
        let zero = &report.figures.zeros[index];
        let subject = zero.subject.map(|span| report.text.slice(span));
        Self::at(report, index, zero.span, subject, zero.section)
    }

    fn at(
        report: &Report,
        index: usize,
        span: CleanSpan,
        subject: Option<String>,
        section: Option<usize>,
    ) -> Self {
        let slice = |span| printable(&report.text.slice(span));
        let section = section.and_then(|section| report.outline.sections.get(section));
        Self {
            index,
            words: slice(span),
            subject: subject.as_deref().map(printable).unwrap_or_default(),
            context: None,
            section: section.map(name_of).unwrap_or_default(),
            clause: slice(clause(report, span)),
        }
    }
}
