//! Making excerpts: marks and their report in, [`ReportExcerpts`] out.

use super::excerpt::{Excerpt, Fact, Origin, Passage, Place, ReportExcerpts};
use crate::{
    figures::{Figure, Kind},
    marks::{Anchor, Finder, Found, Mark},
    outline::Section,
    report::Report,
    source::{Format, SourceText},
    text::{CleanSpan, Line, Role, fold::fold},
};

/// A mark with what is known of its place in a report.
#[derive(Clone, Copy, Debug)]
pub struct Located<'a> {
    /// The mark.
    pub mark: &'a Mark,
    /// Where its passage was found; `None` for a remark, and for a passage whose place is not
    /// certain.
    pub span: Option<CleanSpan>,
    /// Where other words stand that may be the passage, as long as nobody has confirmed it.
    pub candidate: Option<CleanSpan>,
}

/// Looks for every mark's passage in the report as it is now. Only one that is certain counts as found:
/// where the words changed, the place is a candidate until the reviewer confirms it.
pub fn locate<'a>(marks: &'a [Mark], report: &Report) -> Vec<Located<'a>> {
    let finder = Finder::new(report);
    let found = |mark: &Mark| match mark.anchor.as_ref().map(|anchor| finder.find(anchor)) {
        Some(Found::Unchanged(span) | Found::Moved(span)) => (Some(span), None),
        Some(Found::Changed { span, .. }) => (None, Some(span)),
        Some(Found::Ambiguous(_) | Found::Lost) | None => (None, None),
    };
    let located = marks.iter().map(|mark| (mark, found(mark)));
    located.map(|(mark, (span, candidate))| Located { mark, span, candidate }).collect()
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

fn order(excerpt: &Excerpt) -> (u8, CleanSpan, &str) {
    match excerpt.passage.as_ref().map(|passage| passage.place.as_ref()) {
        None => (0, CleanSpan::default(), &excerpt.id),
        Some(Some(place)) => (1, place.clean, &excerpt.id),
        Some(None) => (2, CleanSpan::default(), &excerpt.id),
    }
}

fn excerpt(report: &Report, located: &Located) -> Excerpt {
    let Located { mark, span, candidate } = *located;
    Excerpt {
        id: mark.id.clone(),
        passage: mark.anchor.as_ref().map(|anchor| passage(report, anchor, span, candidate)),
        absence: mark.absence.clone(),
        note: mark.note.clone(),
        tags: mark.tags.clone(),
        author: mark.author.clone(),
        created: mark.created.clone(),
        modified: mark.modified.clone(),
    }
}

fn passage(
    report: &Report,
    anchor: &Anchor,
    span: Option<CleanSpan>,
    candidate: Option<CleanSpan>,
) -> Passage {
    let place = span
        .map(|span| CleanSpan { start: span.start, end: span.end.min(report.text.len()) })
        .filter(|span| span.start < span.end)
        .map(|span| place(report, anchor, span));
    let section = match &place {
        Some(place) => {
            report.outline.path_at(place.clean.start).map(|section| title(report, section)).collect()
        }
        None => anchor.section.clone(),
    };
    Passage {
        quote: anchor.quote.clone(),
        prefix: anchor.prefix.clone(),
        suffix: anchor.suffix.clone(),
        section,
        stated: if place.is_none() { stated(anchor) } else { vec![] },
        place,
        candidate: candidate.map(|span| report.text.slice(span)),
        was: anchor.was.clone(),
    }
}

/// A section's title as it is cited. Where a chapter's number stands apart from its words (第一部分　总体情况)
/// it does here too.
fn title(report: &Report, section: &Section) -> String {
    let title = section.title();
    let Some(number) =
        section.enumerator.as_deref().filter(|number| number.ends_with(['章', '编', '节', '分', '篇']))
    else {
        return title;
    };
    let written = report.text.slice(section.title_span);
    let apart = written.strip_prefix(number).and_then(|words| words.chars().next());
    match apart.filter(|next| next.is_whitespace() && *next != '\n') {
        Some(space) => format!("{number}{space}{}", section.heading),
        None => title,
    }
}

/// The figures in the words that were marked, read again from these words alone.
fn stated(anchor: &Anchor) -> Vec<Fact> {
    let quote = Report::build(SourceText::from_text(&anchor.quote, Format::Text));
    quote
        .figures
        .found
        .iter()
        .filter(|figure| is_tabular(figure))
        .map(|figure| fact(&quote, figure))
        .collect()
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
        now: (!reads_alike(&words, &anchor.quote)).then_some(words),
        figures: figures(report, clean),
    }
}

/// True where two texts differ at most in spaces, line ends, width and script.
fn reads_alike(a: &str, b: &str) -> bool {
    let words = |text: &str| text.chars().filter(|c| !c.is_whitespace()).map(fold).collect::<String>();
    words(a) == words(b)
}

fn paragraph(report: &Report, at: usize) -> Option<usize> {
    let lines = report.text.lines();
    let line = report.text.line_at(at);
    let body = |line: &&Line| line.role == Role::Body;
    lines.get(line).filter(body)?;
    Some(lines[..=line].iter().filter(body).count())
}

fn figures(report: &Report, span: CleanSpan) -> Vec<Fact> {
    let inside = |figure: &&Figure| span.covers(figure.span) && is_tabular(figure);
    report.figures.found.iter().filter(inside).map(|figure| fact(report, figure)).collect()
}

/// True for a figure that a reader would put into a table: a value with its unit. Dates, document
/// numbers and bare numerals are read in the quotation.
fn is_tabular(figure: &Figure) -> bool {
    match figure.kind {
        Kind::Date | Kind::DocNumber => false,
        Kind::Quantity => figure.unit.is_some(),
        _ => true,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_makes_no_other_words_but_a_digit_does() {
        let cases = [
            ("办结案件21件", "办结 案件\n２１件", true),
            ("辦結案件21件", "办结案件21件", true),
            ("办结案件21件", "办结案件27件", false),
            ("零败诉", "零败诉。", false),
        ];
        for (a, b, alike) in cases {
            assert_eq!(reads_alike(a, b), alike, "{a} {b}");
        }
    }

    #[test]
    fn figures_are_values_with_units_and_titles_keep_their_space() {
        let text = "青岚县人民政府\u{3000}2023年法治政府建设年度报告\n\
            第一部分\u{3000}总体情况\n\
            2023年3月1日印发《青岚县办法》（青政〔2023〕5号），办结案件21件，增长12.5%，罚款3.2万元，历时14个月。\n";
        let report = Report::build(SourceText::from_text(text, Format::Text));
        let quote = CleanSpan::new(0, report.text.len());
        let marks = [Mark::on_passage("1".to_owned(), Anchor::of(&report, quote), "", "")];
        let made = excerpts(&report, "a.txt", &locate(&marks, &report));
        let passage = made.excerpts[0].passage.as_ref().unwrap();
        let figures: Vec<&str> = passage.figures().iter().map(|fact| fact.text.as_str()).collect();
        assert_eq!(figures, ["21件", "12.5%", "3.2万元", "14个月"]);
        assert_eq!(made.origin.name(), "青岚县人民政府\u{3000}2023年法治政府建设年度报告");
        let inside = CleanSpan::new(quote.end - 10, quote.end - 2);
        let marks = [Mark::on_passage("1".to_owned(), Anchor::of(&report, inside), "", "")];
        let made = excerpts(&report, "a.txt", &locate(&marks, &report));
        assert_eq!(made.excerpts[0].passage.as_ref().unwrap().section, ["第一部分\u{3000}总体情况"]);
    }

    #[test]
    fn a_place_that_nobody_confirmed_is_only_a_candidate() {
        let report = |text: &str| Report::build(SourceText::from_text(text, Format::Text));
        let before = report("一、主要举措\n全年办结行政复议案件21件，其中撤销3件。\n推进政务公开。\n");
        let anchor = Anchor::of(&before, CleanSpan::new(7, 28));
        let marks = [Mark::on_passage("1".to_owned(), anchor, "", "2025-03-08T09:45:12Z")];
        let now = report("一、主要举措\n全年办结行政复议案件27件，其中撤销3件。\n推进政务公开。\n");
        let made = excerpts(&now, "a.txt", &locate(&marks, &now));
        let passage = made.excerpts[0].passage.as_ref().unwrap();
        assert_eq!(passage.place, None);
        assert!(passage.candidate.as_ref().unwrap().contains("27件"));
        let figures: Vec<&str> = passage.figures().iter().map(|fact| fact.text.as_str()).collect();
        assert_eq!(figures, ["21件", "3件"]);
    }

    #[test]
    fn a_passage_that_is_lost_keeps_the_figures_that_it_stated() {
        let report = |text: &str| Report::build(SourceText::from_text(text, Format::Text));
        let before = report("一、主要举措\n全年办结行政复议案件21件，其中撤销3件。\n推进政务公开。\n");
        let anchor = Anchor::of(&before, CleanSpan::new(7, 28));
        let marks = [Mark::on_passage("1".to_owned(), anchor, "", "2025-03-08T09:45:12Z")];
        let now = report("一、总体情况\n本县坚持党的领导。\n");
        let made = excerpts(&now, "a.txt", &locate(&marks, &now));
        let passage = made.excerpts[0].passage.as_ref().unwrap();
        assert_eq!((&passage.place, &passage.candidate), (&None, &None));
        let figures: Vec<&str> = passage.figures().iter().map(|fact| fact.text.as_str()).collect();
        assert_eq!(figures, ["21件", "3件"]);
    }
}
