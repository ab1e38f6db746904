//! Figures: found, right, exact, with the right subject.

use super::{
    Score,
    words::{context, name, overlap, same_subject, source_of},
};
use crate::reference::{Wanted, is_digit};
use shenyue::{
    figures::{Figure, Kind},
    report::Report,
};
use std::{collections::BTreeSet, ops::Range};

pub(super) fn score(report: &Report, wanted: &[Wanted], score: &mut Score) {
    let spans: Vec<Range<usize>> =
        report.figures.found.iter().map(|figure| source_of(report, figure.span)).collect();
    let mut used = BTreeSet::new();
    for figure in wanted {
        let best = (0..spans.len())
            .filter(|index| !used.contains(index))
            .filter(|&index| overlap(&figure.span, &spans[index]) > 0 && covers_digits(figure, &spans[index]))
            .max_by_key(|&index| (overlap(&figure.span, &spans[index]), std::cmp::Reverse(index)));
        score.wanted += usize::from(figure.required);
        score.subjects += usize::from(figure.has_subject());
        let Some(best) = best else {
            if figure.required {
                score.problems.push(format!("missed   {}  {}", figure.text, context(report, &figure.span)));
            }
            continue;
        };
        used.insert(best);
        if !figure.required {
            continue;
        }
        score.found += 1;
        let found = &report.figures.found[best];
        let wrong = disagreements(figure, found);
        score.right += usize::from(wrong.is_empty());
        if !wrong.is_empty() {
            let wrong = wrong.join("; ");
            score.problems.push(format!(
                "wrong    {}: {wrong}  {}",
                figure.text,
                context(report, &figure.span)
            ));
        }
        if spans[best] == figure.span {
            score.exact += 1;
        } else {
            let text = report.source.text.get(spans[best].clone()).unwrap_or_default();
            score.problems.push(format!("span     {text:?} for {:?}", figure.text));
        }
        if figure.has_subject() {
            let subject = found.subject.map(|span| report.text.slice(span));
            if same_subject(figure.subject.as_deref(), subject.as_deref()) {
                score.subjects_right += 1;
            } else {
                score.problems.push(format!(
                    "subject  {} of {:?} for {:?}",
                    figure.text,
                    subject.unwrap_or_default(),
                    figure.subject.as_deref().unwrap_or_default()
                ));
            }
        }
    }
    for (index, figure) in report.figures.found.iter().enumerate() {
        let free = wanted.iter().any(|other| !other.required && overlap(&other.span, &spans[index]) > 0);
        if !used.contains(&index) && !free && !is_neutral(report, figure) {
            score.extra += 1;
            let text = report.text.slice(figure.span);
            score.problems.push(format!(
                "extra    {text} ({:?})  {}",
                figure.kind,
                context(report, &spans[index])
            ));
        }
    }
}

/// Every Arabic digit of a figure that must be found lies in `span`; overlap is enough where it has none.
fn covers_digits(figure: &Wanted, span: &Range<usize>) -> bool {
    let digits = figure.text.char_indices().filter(|(_, character)| is_digit(*character));
    !figure.required || digits.map(|(at, _)| figure.span.start + at).all(|at| span.contains(&at))
}

fn disagreements(wanted: &Wanted, found: &Figure) -> Vec<String> {
    let mut wrong = vec![];
    let mut compare = |what: &str, want: Option<&str>, got: Option<&str>, same: bool| {
        if !same {
            wrong.push(format!("{what} {} for {}", got.unwrap_or("-"), want.unwrap_or("-")));
        }
    };
    let kind = name(found.kind);
    compare("kind", Some(&wanted.kind), Some(&kind), wanted.kind == kind);
    compare("value", Some(&wanted.value), Some(&found.value), same_value(&wanted.value, &found.value));
    let (want, got) = (wanted.value2.as_deref(), found.value2.as_deref());
    let same = match (want, got) {
        (Some(want), Some(got)) => same_value(want, got),
        (want, got) => want == got,
    };
    compare("value2", want, got, same);
    if !matches!(wanted.kind.as_str(), "date" | "docnumber" | "rank") {
        let got = found.unit.as_ref().map(|unit| unit.replace('％', "%"));
        compare("unit", wanted.unit.as_deref(), got.as_deref(), wanted.unit == got);
    }
    let approx = name(found.approx);
    compare("approx", Some(&wanted.approx), Some(&approx), wanted.approx == approx);
    wrong
}

/// Values are compared as numbers where they are numbers: `99.0` is `99`.
fn same_value(a: &str, b: &str) -> bool {
    let plain = |value: &str| {
        if !value.chars().all(|character| character.is_ascii_digit() || matches!(character, '.' | '-')) {
            return value.to_owned();
        }
        let value =
            if value.contains('.') { value.trim_end_matches('0').trim_end_matches('.') } else { value };
        value.to_owned()
    };
    plain(a) == plain(b)
}

/// True for what is neither rewarded nor punished: small counts, ranks and durations in Chinese
/// numerals, and Chinese numerals inside quotes and titles.
fn is_neutral(report: &Report, figure: &Figure) -> bool {
    if report.text.slice(figure.span).chars().any(is_digit) {
        return false;
    }
    let before = &report.text.chars()[figure.span.start.saturating_sub(40)..figure.span.start];
    let last = |mark: char| before.iter().rposition(|character| *character == mark);
    let quoted = last('“') > last('”') || last('《') > last('》');
    let small = figure.kind == Kind::Quantity && figure.value.parse().is_ok_and(|value: f64| value < 10.0);
    quoted || small || matches!(figure.kind, Kind::Rank | Kind::Duration)
}
