//! What a name that says next to nothing is about: 驳回3件 counts what its sentence began with.

use super::stated::Stated;
use crate::{
    report::Report,
    text::{CleanSpan, fold::fold_str, pinyin::is_han, segment},
};

/// A name of no more characters is told with its context.
const BARE: usize = 3;
/// A context is cut to so many characters.
const LONGEST: usize = 12;

/// The words of its sentence that say what a statement with a bare name (驳回, 终止, 村（社区）) is about; `None` where
/// the name speaks for itself.
pub fn context(report: &Report, stated: Stated) -> Option<String> {
    let name = stated.counted(report)?;
    if !is_bare(&name) {
        return None;
    }
    let (span, subject) = (stated.span(report)?, stated.subject(report)?);
    let sentence = segment::sentence_at(&report.text, span.start);
    let behind = (subject.start >= span.end).then(|| words_from(report, subject.end, sentence.end)).flatten();
    let figures = report.figures.found.iter().skip_while(|figure| figure.span.start < sentence.start);
    let mut before = figures.take_while(|figure| figure.span.start < span.start);
    let first = || before.find_map(|figure| figure.counted(&report.text).filter(|name| !is_bare(name)));
    let head = || words_from(report, sentence.start, span.start.min(subject.start));
    let words = behind.or_else(first).or_else(head)?;
    Some(words.chars().take(LONGEST).collect())
}

/// True for a name that has next to no characters outside its brackets.
fn is_bare(name: &str) -> bool {
    let folded = fold_str(name);
    folded.split('(').next().unwrap_or_default().chars().count() <= BARE
}

/// The words that stand in one piece from `start`, which is no more than `end`; `None` where there are none to speak of.
fn words_from(report: &Report, start: usize, end: usize) -> Option<String> {
    let folded = report.text.folded();
    let is_word = |at: &usize| is_han(folded[*at]) || matches!(folded[*at], '“' | '”' | '"');
    let length = (start..end).take_while(is_word).take(LONGEST).count();
    (length > 1).then(|| report.text.slice(CleanSpan::new(start, start + length)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Format, SourceText};

    #[test]
    fn a_bare_name_is_told_with_what_its_sentence_is_about() {
        for (said, figure, expected) in [
            ("收到行政复议申请97件，受理90件，驳回3件。", 1, Some("收到行政复议申请")),
            ("收到行政复议申请97件，受理90件，驳回3件。", 2, Some("收到行政复议申请")),
            ("收到行政复议申请97件，受理90件，驳回3件。", 0, None),
            ("全区126个村（社区）实现法律顾问全覆盖。", 0, Some("实现法律顾问全覆盖")),
            ("办理政协提案，答复21件。", 0, Some("办理政协提案")),
            ("终止5件。", 0, None),
        ] {
            let text = format!("青岚县2022年报告\n一、工作\n{said}\n");
            let report = Report::build(SourceText::from_text(&text, Format::Text));
            let found = report.figures.found.iter().enumerate();
            let found =
                found.filter(|(_, found)| found.unit.as_deref().is_some_and(|unit| "件个".contains(unit)));
            let index = found.map(|(index, _)| index).nth(figure);
            let context = index.and_then(|index| context(&report, Stated::Figure(index)));
            assert_eq!(context.as_deref(), expected, "{said}");
        }
    }
}
