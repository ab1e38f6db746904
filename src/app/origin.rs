//! `g?`: where this came from: the file, the line, and why it was read so.

use super::{App, facts, library::State, reader::Reader, screen::Overlay, table::genre_name};
use crate::{
    outline::{Manner, PartName},
    report::Report,
    say,
    source::display_name,
    text::{CleanSpan, Role},
    words::Lang,
};
use std::{borrow::Cow, path::Path};

impl App {
    /// Shows what is known of the mark under the list's cursor, or where the character under the caret came
    /// from, with the mark on it, or the file under the cursor.
    pub(super) fn show_origin(&mut self) {
        let of_mark = self.meant().map(|(_, mark, placed)| facts::of_mark(&mark, &placed, self.lang));
        let listed = matches!(self.overlays.last(), Some(Overlay::Marks(_)));
        let facts = match self.reader() {
            _ if listed => of_mark.unwrap_or_default(),
            Some(reader) => [of_place(reader, self.lang), of_mark.unwrap_or_default()].concat(),
            None => match self.library.current() {
                Some(entry) => match &entry.state {
                    State::Ready(report) => {
                        let fault =
                            self.shelf.fault(report).map(|says| fact(self.lang, "marks", says.to_owned()));
                        fault.into_iter().chain(of_report(report, &entry.path, self.lang)).collect()
                    }
                    State::Failed(reason) => {
                        let of_file = [
                            fact(self.lang, "file", display_name(&entry.path)),
                            fact(self.lang, "reason", reason.clone()),
                        ];
                        let marks = entry.gone.as_ref().map(|gone| self.facts_of_stray(gone));
                        of_file.into_iter().chain(marks.unwrap_or_default()).collect()
                    }
                    State::Waiting => return,
                },
                None => return,
            },
        };
        self.overlays.push(Overlay::Origin { facts, top: 0 });
    }
}

fn fact(lang: Lang, name: &str, says: String) -> (String, String) {
    (lang.word(&format!("origin.{name}")).into_owned(), says)
}

fn of_report(report: &Report, path: &Path, lang: Lang) -> Vec<(String, String)> {
    let metadata = &report.outline.metadata;
    let genre = lang.word(&format!("genre.{}", genre_name(report.outline.genre))).into_owned();
    let known: [(&str, Option<String>); 11] = [
        ("title-of", metadata.title.clone()),
        ("issuer", metadata.issuer.clone()),
        ("year", metadata.year.map(|year| year.to_string())),
        ("genre", Some(genre)),
        ("number", metadata.doc_number.clone()),
        ("date", metadata.date.clone()),
        ("published", metadata.published.clone()),
        ("url", metadata.url.clone()),
        ("file", Some(display_name(path))),
        ("encoding", Some(report.source.encoding.to_owned())),
        ("sha256", Some(report.source.sha256.clone())),
    ];
    let unknown = say!(lang, "origin.unknown").into_owned();
    let mut facts: Vec<_> = known
        .into_iter()
        .map(|(name, says)| fact(lang, name, says.unwrap_or_else(|| unknown.clone())))
        .collect();
    for part in &report.outline.parts {
        let name = lang.word(&format!("part.{}", part_name(part.name))).into_owned();
        facts.push((name, manner(part.how, lang)));
    }
    facts
}

/// A part's name in the catalogue, behind `part.` and `sign.`.
pub fn part_name(name: PartName) -> &'static str {
    match name {
        PartName::Measures => "measures",
        PartName::Shortcomings => "shortcomings",
        PartName::Leaders => "leaders",
        PartName::Plan => "plan",
        PartName::Other => "other",
    }
}

/// A part's sign in the table. A scattered one has another, which the place it stands in tells apart.
pub fn part_sign(name: PartName, how: Manner, lang: Lang) -> Cow<'static, str> {
    let family = if how == Manner::Scattered { "sign-scattered" } else { "sign" };
    lang.word(&format!("{family}.{}", part_name(name)))
}

fn manner(how: Manner, lang: Lang) -> String {
    match how {
        Manner::Own => say!(lang, "manner.own"),
        Manner::Merged => say!(lang, "manner.merged"),
        Manner::Scattered => say!(lang, "manner.scattered"),
    }
    .into_owned()
}

fn of_place(reader: &Reader, lang: Lang) -> Vec<(String, String)> {
    let report = &reader.report;
    let at = reader.caret;
    let line = report.text.lines().get(report.text.line_at(at));
    let mut facts = vec![
        fact(lang, "file", display_name(&reader.path)),
        fact(lang, "line", source_line(report, at).to_string()),
        fact(lang, "bytes", {
            let span = report.text.to_source(CleanSpan::new(at, (at + 1).min(report.text.len()).max(at)));
            format!("{}..{} ({})", span.start, span.end, report.source.encoding)
        }),
    ];
    let role = match line.map_or(Role::Body, |line| line.role) {
        Role::Body => say!(lang, "role.body"),
        Role::Furniture => say!(lang, "role.furniture"),
        Role::Metadata => say!(lang, "role.metadata"),
    };
    facts.push(fact(lang, "role", role.into_owned()));
    facts.extend(section_facts(report, at, lang));
    facts.extend(numeral_facts(report, at, lang));
    facts
}

fn section_facts(report: &Report, at: usize, lang: Lang) -> Vec<(String, String)> {
    let Some(section) = report.outline.section_at(at).and_then(|index| report.outline.sections.get(index))
    else {
        return vec![];
    };
    let enumerator = section.enumerator.clone().unwrap_or_default();
    let how = if section.runin { say!(lang, "section.runin") } else { say!(lang, "section.alone") };
    let level = say!(lang, "section.level", level = section.level);
    let mut facts = vec![fact(lang, "section", format!("{enumerator}{}  ({level}, {how})", section.heading))];
    let parts: Vec<String> = report
        .outline
        .parts
        .iter()
        .filter(|part| part.spans.iter().any(|span| span.contains(at)))
        .map(|part| {
            format!("{} ({})", lang.word(&format!("part.{}", part_name(part.name))), manner(part.how, lang))
        })
        .collect();
    if !parts.is_empty() {
        facts.push(fact(lang, "part", parts.join(", ")));
    }
    facts
}

fn numeral_facts(report: &Report, at: usize, lang: Lang) -> Vec<(String, String)> {
    if let Some(figure) = report.figures.at(at) {
        let mut facts = vec![
            fact(lang, "figure", report.text.slice(figure.span)),
            fact(lang, "kind", lang.word(&format!("kind.{}", kind_name(figure.kind))).into_owned()),
            fact(lang, "value", value_of(figure)),
            fact(lang, "approx", lang.word(&format!("approx.{}", approx_name(figure.approx))).into_owned()),
        ];
        if let Some(subject) = figure.subject {
            facts.push(fact(lang, "subject", report.text.slice(subject)));
        }
        return facts;
    }
    let skipped = report.figures.skipped_at(at);
    skipped.map_or_else(Vec::new, |skipped| {
        let reason = lang.word(&format!("reason.{}", reason_name(skipped.reason)));
        vec![fact(lang, "skipped", format!("{}: {reason}", report.text.slice(skipped.span)))]
    })
}

/// What a figure states: `约 160000 人次`.
pub fn figure_says(figure: &crate::figures::Figure, lang: Lang) -> String {
    use crate::figures::Approx;
    let approx = match figure.approx {
        Approx::Exact => String::new(),
        other => format!("{} ", lang.word(&format!("approx.{}", approx_name(other)))),
    };
    format!("{approx}{}", value_of(figure))
}

/// A figure's value with its second end and its unit: `6-8 个`.
pub fn value_of(figure: &crate::figures::Figure) -> String {
    let mut value = figure.value.clone();
    if let Some(end) = &figure.value2 {
        value += &format!(" - {end}");
    }
    if let Some(unit) = &figure.unit {
        value += &format!(" {unit}");
    }
    value
}

/// A kind's name in the catalogue, behind `kind.`.
pub fn kind_name(kind: crate::figures::Kind) -> &'static str {
    use crate::figures::Kind;
    match kind {
        Kind::Quantity => "quantity",
        Kind::Percent => "percent",
        Kind::Points => "points",
        Kind::Money => "money",
        Kind::Date => "date",
        Kind::Duration => "duration",
        Kind::Rank => "rank",
        Kind::Multiple => "multiple",
        Kind::DocNumber => "docnumber",
    }
}

/// Its name in the catalogue, behind `approx.`.
pub fn approx_name(approx: crate::figures::Approx) -> &'static str {
    use crate::figures::Approx;
    match approx {
        Approx::Exact => "exact",
        Approx::About => "about",
        Approx::Over => "over",
        Approx::Under => "under",
    }
}

fn reason_name(reason: crate::figures::Reason) -> &'static str {
    use crate::figures::Reason;
    match reason {
        Reason::Enumerator => "enumerator",
        Reason::Name => "name",
        Reason::Title => "title",
        Reason::Identifier => "identifier",
        Reason::Word => "word",
        Reason::Table => "table",
        Reason::Unknown => "unknown",
    }
}

/// The line of the source text, counted from 1, that the character at `at` came from.
pub fn source_line(report: &Report, at: usize) -> usize {
    let start = report.text.to_source(CleanSpan::new(at, at)).start;
    report.source.text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1
}
