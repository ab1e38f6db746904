//! Making excerpts: marks and their report in, [`ReportExcerpts`] out.

use super::excerpt::{Excerpt, Fact, Origin, Passage, Place, ReportExcerpts};
use crate::{
    figures::Figure,
    marks::{Anchor, Finder, Found, Mark},
    outline::Section,
    report::Report,
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
}

/// Looks for every mark's passage in the report as it is now. A passage whose words changed counts
/// as found, and the excerpt says what stands there now; one that stands in several places, or in
/// none, does not.
pub fn locate<'a>(marks: &'a [Mark], report: &Report) -> Vec<Located<'a>> {
    let finder = Finder::new(report);
    let span = |mark: &Mark| match finder.find(mark.anchor.as_ref()?) {
        Found::Unchanged(span) | Found::Moved(span) | Found::Changed { span, .. } => Some(span),
        Found::Ambiguous(_) | Found::Lost => None,
    };
    marks.iter().map(|mark| Located { mark, span: span(mark) }).collect()
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
    let Located { mark, span } = *located;
    Excerpt {
        id: mark.id.clone(),
        passage: mark.anchor.as_ref().map(|anchor| passage(report, anchor, span)),
        absence: mark.absence.clone(),
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
        Some(place) => report.outline.path_at(place.clean.start).map(Section::title).collect(),
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
}
