//! One report for a person: what it is, its parts, its outline, its figures by section.

use super::labels::{Label, Labels};
use crate::{
    figures::Figure,
    outline::{Genre, Part, PartName, Section},
    report::Report,
    source::{display_name, printable},
    text::CleanSpan,
};
use std::{
    io::{self, Write},
    path::Path,
};
use unicode_width::UnicodeWidthStr;

/// The parts, in the order in which the law names them.
const PARTS: [PartName; 5] =
    [PartName::Measures, PartName::Shortcomings, PartName::Leaders, PartName::Plan, PartName::Other];

/// Writes the summary of a report.
pub(super) fn write_report(
    path: &Path,
    report: &Report,
    labels: Labels,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}", display_name(path))?;
    write_pairs(&facts(report, labels), out)?;
    write_outline(report, labels, out)?;
    write_figures(report, labels, out)
}

/// What is known of the report as a whole; what is not known is left out, but a missing part is said.
fn facts(report: &Report, labels: Labels) -> Vec<(String, String)> {
    let metadata = &report.outline.metadata;
    let file = format!("{}, {}", report.source.encoding, report.source.sha256);
    let known = [
        (Label::Title, metadata.title.clone()),
        (Label::Genre, Some(labels.genre(report.outline.genre))),
        (Label::Issuer, metadata.issuer.clone()),
        (Label::Year, metadata.year.map(|year| year.to_string())),
        (Label::DocNumber, metadata.doc_number.clone()),
        (Label::Addressee, metadata.addressee.clone()),
        (Label::Signed, metadata.date.clone()),
        (Label::Published, metadata.published.clone()),
        (Label::Page, metadata.url.clone()),
        (Label::File, Some(file)),
    ];
    let known = known.into_iter().filter_map(|(label, value)| Some((labels.of(label), value?)));
    known.chain(parts(report, labels)).collect()
}

/// The parts that the law asks for, the missing ones too. Other genres need not have any.
fn parts(report: &Report, labels: Labels) -> Vec<(String, String)> {
    let found: &[Part] = &report.outline.parts;
    if report.outline.genre != Genre::RuleOfLaw && found.is_empty() {
        return vec![];
    }
    let heads = std::iter::once(labels.of(Label::Parts)).chain(std::iter::repeat(String::new()));
    let said = PARTS.into_iter().map(|name| {
        let part = found.iter().find(|part| part.name == name);
        let manner = part.map_or(labels.of(Label::Missing), |part| labels.manner(part.how));
        format!("{}: {manner}", labels.part(name))
    });
    heads.zip(said).collect()
}

fn write_pairs(pairs: &[(String, String)], out: &mut dyn Write) -> io::Result<()> {
    let width = pairs.iter().map(|(label, _)| label.width()).max().unwrap_or(0);
    pairs.iter().try_for_each(|(label, value)| writeln!(out, "  {}  {}", pad(label, width), printable(value)))
}

fn write_outline(report: &Report, labels: Labels, out: &mut dyn Write) -> io::Result<()> {
    let (sections, points) = (&report.outline.sections, report.outline.points.len());
    writeln!(
        out,
        "\n  {}: {} ({}: {points})",
        labels.of(Label::Outline),
        sections.len(),
        labels.of(Label::Points)
    )?;
    let top = sections.iter().map(|section| section.level).min().unwrap_or(0);
    for section in sections {
        let indent = 2 * usize::from(section.level - top) + 4;
        writeln!(out, "{}{}", " ".repeat(indent), name_of(section))?;
    }
    Ok(())
}

/// The figures, under the section that holds them.
fn write_figures(report: &Report, labels: Labels, out: &mut dyn Write) -> io::Result<()> {
    let (found, skipped) = (&report.figures.found, report.figures.skipped.len());
    writeln!(
        out,
        "\n  {}: {} ({}: {skipped})",
        labels.of(Label::Figures),
        found.len(),
        labels.of(Label::Skipped)
    )?;
    let rows: Vec<Row> = found.iter().map(|figure| Row::of(figure, report, labels)).collect();
    let widths = Row::widths(&rows);
    let mut section = None;
    for (figure, row) in found.iter().zip(&rows) {
        if section != Some(figure.section) {
            section = Some(figure.section);
            let holder = figure.section.and_then(|index| report.outline.sections.get(index));
            let name = holder.map_or_else(|| labels.of(Label::BeforeSections).to_owned(), name_of);
            writeln!(out, "    {name}")?;
        }
        writeln!(out, "{}", row.line(widths))?;
    }
    Ok(())
}

fn name_of(section: &Section) -> String {
    printable(&format!("{}{}", section.enumerator.as_deref().unwrap_or(""), section.heading))
}

/// A figure's row: its value and unit, how exact, the words in the report, what is counted.
struct Row([String; 4], String);

impl Row {
    fn of(figure: &Figure, report: &Report, labels: Labels) -> Self {
        let slice = |span: CleanSpan| printable(&report.text.slice(span));
        let value = match &figure.value2 {
            Some(end) => format!("{} .. {end}", figure.value),
            None => figure.value.clone(),
        };
        let unit = figure.unit.as_deref().unwrap_or("");
        let columns =
            [printable(&value), printable(unit), labels.approx(figure.approx).to_owned(), slice(figure.span)];
        Self(columns, figure.subject.map(slice).unwrap_or_default())
    }

    fn widths(rows: &[Self]) -> [usize; 4] {
        [0, 1, 2, 3].map(|column| rows.iter().map(|row| row.0[column].width()).max().unwrap_or(0))
    }

    fn line(&self, widths: [usize; 4]) -> String {
        let Self([value, unit, approx, words], subject) = self;
        let value = format!("{}{value}", " ".repeat(widths[0].saturating_sub(value.width())));
        let line = format!(
            "      {value} {}  {}  {}  {subject}",
            pad(unit, widths[1]),
            pad(approx, widths[2]),
            pad(words, widths[3])
        );
        line.trim_end().to_owned()
    }
}

/// `text` filled with spaces to `width` columns.
fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        figures::{Approx, Figures, Kind},
        outline::{Manner, Outline},
        source::{Format, SourceText},
        text::CleanText,
        words::Lang,
    };

    fn report() -> Report {
        let source = SourceText::from_text("一、主要做法\n受教群众16万余人次，办结21件。", Format::Text);
        let text = CleanText::of(&source);
        let figure =
            |span: (usize, usize), value: &str, unit: &str, approx, subject: Option<(usize, usize)>| Figure {
                span: CleanSpan::new(span.0, span.1),
                kind: Kind::Quantity,
                value: value.into(),
                value2: None,
                unit: Some(unit.into()),
                approx,
                subject: subject.map(|(start, end)| CleanSpan::new(start, end)),
                shared: None,
                direction: None,
                target: false,
                section: Some(0),
            };
        let found = vec![
            figure((11, 17), "160000", "人次", Approx::Over, Some((7, 11))),
            figure((20, 23), "21", "件", Approx::Exact, None),
        ];
        let mut outline = Outline::of(&text);
        outline.genre = Genre::RuleOfLaw;
        outline.metadata.title = Some("青岚县\u{9b}报告".into());
        outline.parts = vec![Part { name: PartName::Measures, spans: vec![], how: Manner::Own }];
        outline.sections = vec![Section {
            level: 1,
            enumerator: Some("一、".into()),
            heading: "主要\u{1b}做法".into(),
            title_span: CleanSpan::new(0, 6),
            span: CleanSpan::new(0, text.len()),
            runin: false,
        }];
        Report { source, text, outline, figures: Figures { found, ..Figures::default() } }
    }

    #[test]
    fn a_person_reads_columns_that_stand_under_each_other() {
        let mut out = Vec::new();
        let labels = Labels::in_language(Lang::Zh);
        write_report(Path::new("青岚县.txt"), &report(), labels, &mut out).unwrap();
        let shown = String::from_utf8(out).unwrap();
        let digest = &report().source.sha256;
        let expected = format!(
            "青岚县.txt
  标题      青岚县\\u{{9b}}报告
  体裁      法治政府建设年度报告
  文件      UTF-8, {digest}
  法定内容  举措和成效: 独立成章
            不足和原因: 缺
            主要负责人履职: 缺
            下一年度安排: 缺
            其他情况: 缺

  章节: 1 (要点: 0)
    一、主要\\u{{1b}}做法

  数字: 2 (非数字: 0)
    一、主要\\u{{1b}}做法
      160000 人次  超过  16万余人次  受教群众
          21 件          21件
"
        );
        assert_eq!(shown, expected);
    }
}
