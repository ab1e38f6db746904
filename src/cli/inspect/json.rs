//! One report, one line of JSON: the interface that scripts use.
//!
//! Spans are UTF-8 bytes of the source text. The names and their order are the interface; every
//! field is there in every line, `null` or empty where the report says nothing.

use crate::{
    figures::{Approx, Direction, Figure, Kind, Reason, Skipped, Zero},
    outline::{Genre, Manner, Part, PartName, Point, Section},
    report::Report,
    source::{Format, ReadError, is_safe},
    text::{CleanSpan, Role, SourceSpan},
};
use serde::Serialize;
use serde_json::{Serializer, ser::Formatter};
use std::{
    borrow::Cow,
    io::{self, Write},
    path::Path,
};

#[derive(Serialize)]
struct ReportLine<'a> {
    report: Cow<'a, str>,
    sha256: &'a str,
    format: Format,
    encoding: &'static str,
    genre: Genre,
    title: Option<&'a str>,
    issuer: Option<&'a str>,
    doc_number: Option<&'a str>,
    addressee: Option<&'a str>,
    url: Option<&'a str>,
    year: Option<i32>,
    date: Option<&'a str>,
    published: Option<&'a str>,
    furniture: Vec<SourceSpan>,
    metadata: Vec<SourceSpan>,
    sections: Vec<SectionObject<'a>>,
    points: Vec<PointObject<'a>>,
    parts: Vec<PartObject>,
    figures: Vec<FigureObject<'a>>,
    skipped: Vec<SkippedObject<'a>>,
    zeros: Vec<ZeroObject<'a>>,
    /// Empty until relations are found.
    relations: [(); 0],
}

#[derive(Serialize)]
struct ErrorLine<'a> {
    report: Cow<'a, str>,
    error: String,
}

#[derive(Serialize)]
struct SectionObject<'a> {
    level: u8,
    enumerator: Option<&'a str>,
    heading: &'a str,
    span: SourceSpan,
    runin: bool,
}

#[derive(Serialize)]
struct PointObject<'a> {
    enumerator: &'a str,
    span: SourceSpan,
}

#[derive(Serialize)]
struct PartObject {
    part: PartName,
    spans: Vec<SourceSpan>,
    how: Manner,
}

#[derive(Serialize)]
struct FigureObject<'a> {
    span: SourceSpan,
    text: &'a str,
    kind: Kind,
    value: &'a str,
    value2: Option<&'a str>,
    unit: Option<&'a str>,
    approx: Approx,
    subject: Option<String>,
    section: Option<usize>,
    direction: Option<Direction>,
    target: bool,
}

#[derive(Serialize)]
struct ZeroObject<'a> {
    span: SourceSpan,
    text: &'a str,
    subject: Option<String>,
    section: Option<usize>,
}

#[derive(Serialize)]
struct SkippedObject<'a> {
    span: SourceSpan,
    text: &'a str,
    reason: Reason,
}

/// Writes the line of a report.
pub(super) fn write_report(path: &Path, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    write_line(&line_of(path, report), out)
}

/// Writes the line of a report that cannot be read.
pub(super) fn write_error(path: &Path, error: &ReadError, out: &mut dyn Write) -> io::Result<()> {
    write_line(&ErrorLine { report: path.to_string_lossy(), error: error.to_string() }, out)
}

fn line_of<'a>(path: &'a Path, report: &'a Report) -> ReportLine<'a> {
    let (source, outline) = (&report.source, &report.outline);
    let metadata = &outline.metadata;
    let here = Spans(report);
    ReportLine {
        report: path.to_string_lossy(),
        sha256: &source.sha256,
        format: source.format,
        encoding: source.encoding,
        genre: outline.genre,
        title: metadata.title.as_deref(),
        issuer: metadata.issuer.as_deref(),
        doc_number: metadata.doc_number.as_deref(),
        addressee: metadata.addressee.as_deref(),
        url: metadata.url.as_deref(),
        year: metadata.year,
        date: metadata.date.as_deref(),
        published: metadata.published.as_deref(),
        furniture: here.furniture(),
        metadata: here.lines(Role::Metadata),
        sections: outline.sections.iter().map(|section| here.section(section)).collect(),
        points: outline.points.iter().map(|point| here.point(point)).collect(),
        parts: outline.parts.iter().map(|part| here.part(part)).collect(),
        figures: report.figures.found.iter().map(|figure| here.figure(figure)).collect(),
        skipped: report.figures.skipped.iter().map(|skipped| here.skipped(skipped)).collect(),
        zeros: report.figures.zeros.iter().map(|zero| here.zero(zero)).collect(),
        relations: [],
    }
}

/// Turns spans of the clean text into spans and slices of the source text.
#[derive(Clone, Copy)]
struct Spans<'a>(&'a Report);

impl<'a> Spans<'a> {
    fn of(self, span: CleanSpan) -> SourceSpan {
        self.0.text.to_source(span)
    }

    fn slice(self, span: CleanSpan) -> &'a str {
        let SourceSpan { start, end } = self.of(span);
        self.0.source.text.get(start..end).unwrap_or_default()
    }

    /// Lines of furniture, and the page numbers that stood inside sentences.
    fn furniture(self) -> Vec<SourceSpan> {
        let mut spans = self.lines(Role::Furniture);
        spans.extend(self.0.text.taken_out());
        spans.sort_unstable();
        spans
    }

    fn lines(self, role: Role) -> Vec<SourceSpan> {
        let lines = self.0.text.lines().iter();
        lines.filter(|line| line.role == role).map(|line| self.of(line.span)).collect()
    }

    fn section(self, section: &'a Section) -> SectionObject<'a> {
        SectionObject {
            level: section.level,
            enumerator: section.enumerator.as_deref(),
            heading: &section.heading,
            span: self.of(section.span),
            runin: section.runin,
        }
    }

    fn point(self, point: &'a Point) -> PointObject<'a> {
        PointObject { enumerator: &point.enumerator, span: self.of(point.span) }
    }

    fn part(self, part: &Part) -> PartObject {
        let spans = part.spans.iter().map(|span| self.of(*span)).collect();
        PartObject { part: part.name, spans, how: part.how }
    }

    fn figure(self, figure: &'a Figure) -> FigureObject<'a> {
        FigureObject {
            span: self.of(figure.span),
            text: self.slice(figure.span),
            kind: figure.kind,
            value: &figure.value,
            value2: figure.value2.as_deref(),
            unit: figure.unit.as_deref(),
            approx: figure.approx,
            subject: figure.subject.map(|span| self.0.text.slice(span)),
            section: figure.section,
            direction: figure.direction,
            target: figure.target,
        }
    }

    fn zero(self, zero: &Zero) -> ZeroObject<'a> {
        ZeroObject {
            span: self.of(zero.span),
            text: self.slice(zero.span),
            subject: zero.subject.map(|span| self.0.text.slice(span)),
            section: zero.section,
        }
    }

    fn skipped(self, skipped: &Skipped) -> SkippedObject<'a> {
        let span = skipped.span;
        SkippedObject { span: self.of(span), text: self.slice(span), reason: skipped.reason }
    }
}

/// Writes a line of JSON that no terminal acts on.
pub(in crate::cli) fn write_line(line: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    line.serialize(&mut Serializer::with_formatter(&mut *out, Harmless))?;
    out.write_all(b"\n")
}

/// Compact JSON in which every character that a terminal would act on is escaped. JSON itself asks
/// that of the first 32 alone, yet terminals take orders from U+009B too.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.chars().all(is_safe) {
            return writer.write_all(fragment.as_bytes());
        }
        for character in fragment.chars() {
            let mut units = [0; 2];
            if is_safe(character) {
                write!(writer, "{character}")?;
            } else {
                for unit in character.encode_utf16(&mut units) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceText;
    use serde_json::Value;

    const NAMES: &str = "report sha256 format encoding genre title issuer doc_number addressee url year date \
                         published furniture metadata sections points parts figures skipped zeros relations";

    fn written(text: &str) -> (String, Value) {
        let mut out = Vec::new();
        let report = Report::build(SourceText::from_text(text, Format::Text));
        write_report(Path::new("青岚县.txt"), &report, &mut out).unwrap();
        let line = String::from_utf8(out).unwrap();
        let value = serde_json::from_str(&line).unwrap();
        (line, value)
    }

    #[test]
    fn every_field_is_there_in_the_order_of_the_interface() {
        let (line, value) = written("青岚县人民政府\n");
        let names: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, NAMES.split_whitespace().collect::<Vec<_>>());
        assert_eq!(line.matches('\n').count(), 1);
        assert_eq!(value["report"], "青岚县.txt");
        assert_eq!(value["format"], "text");
        assert_eq!(value["relations"], Value::Array(vec![]));
    }

    #[test]
    fn nothing_that_a_terminal_obeys_is_written_and_nothing_is_lost() {
        let name = "a\u{1b}[31m\u{9b}2J\u{7f}\u{202e}\u{e0041}县.txt";
        let mut out = Vec::new();
        write_error(Path::new(name), &ReadError::Missing, &mut out).unwrap();
        let line = String::from_utf8(out).unwrap();
        assert!(line.trim_end().chars().all(is_safe), "{line:?}");
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["report"], name);
    }

    #[test]
    fn spans_are_bytes_of_the_source_text() {
        use crate::{figures::Figures, outline::Outline, text::CleanText};
        let source = SourceText::from_text("　　办结行政复议案件21件。\r\n", Format::Text);
        let text = CleanText::of(&source);
        let figure = Figure {
            span: CleanSpan::new(8, 11),
            kind: Kind::Quantity,
            value: "21".into(),
            value2: None,
            unit: Some("件".into()),
            approx: Approx::Exact,
            subject: Some(CleanSpan::new(0, 8)),
            shared: None,
            direction: None,
            target: false,
            section: None,
        };
        let figures = Figures { found: vec![figure], ..Figures::default() };
        let outline = Outline::of(&text);
        let report = Report { source, text, outline, figures };
        let line = serde_json::to_value(line_of(Path::new("-"), &report)).unwrap();
        let expected = r#"{"span": [30, 35], "text": "21件", "kind": "quantity", "value": "21", "value2": null,
            "unit": "件", "approx": "exact", "subject": "办结行政复议案件", "section": null, "direction": null, "target": false}"#;
        assert_eq!(line["figures"][0], serde_json::from_str::<Value>(expected).unwrap());
    }
}
