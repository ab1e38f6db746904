//! What was found against what was wanted, counted as the project's reviewers count it.

use crate::reference::{Wanted, WantedOutline, WantedSection, is_digit};
use serde::Serialize;
use shenyue::{
    figures::{Figure, Kind},
    outline::Section,
    report::Report,
    text::{CleanSpan, Role},
};
use std::{collections::BTreeSet, ops::Range};

/// Counts over one report, or summed over all.
#[derive(Default)]
pub struct Score {
    pub wanted: usize,
    pub found: usize,
    pub right: usize,
    pub exact: usize,
    pub extra: usize,
    pub subjects: usize,
    pub subjects_right: usize,
    pub sections: usize,
    pub sections_got: usize,
    pub sections_right: usize,
    pub headings: usize,
    pub noise: usize,
    pub noise_got: usize,
    pub noise_both: usize,
    pub fields: usize,
    pub fields_right: usize,
    pub genres: usize,
    pub genres_right: usize,
    pub parts: usize,
    pub parts_right: usize,
    /// What is wrong, a line each.
    pub problems: Vec<String>,
}

impl Score {
    pub fn add(&mut self, other: Self) {
        let Self { problems, .. } = other;
        self.wanted += other.wanted;
        self.found += other.found;
        self.right += other.right;
        self.exact += other.exact;
        self.extra += other.extra;
        self.subjects += other.subjects;
        self.subjects_right += other.subjects_right;
        self.sections += other.sections;
        self.sections_got += other.sections_got;
        self.sections_right += other.sections_right;
        self.headings += other.headings;
        self.noise += other.noise;
        self.noise_got += other.noise_got;
        self.noise_both += other.noise_both;
        self.fields += other.fields;
        self.fields_right += other.fields_right;
        self.genres += other.genres;
        self.genres_right += other.genres_right;
        self.parts += other.parts;
        self.parts_right += other.parts_right;
        self.problems.extend(problems);
    }

    /// F1 of the figures that are there at all.
    pub fn found_f1(&self) -> f64 {
        f1(self.found, self.found + self.extra, self.wanted)
    }

    /// F1 of the figures that are right in kind, value, unit and approximation.
    pub fn right_f1(&self) -> f64 {
        f1(self.right, self.found + self.extra, self.wanted)
    }

    /// F1 of sections at their level.
    pub fn sections_f1(&self) -> f64 {
        f1(self.sections_right, self.sections_got, self.sections)
    }

    /// F1 of the characters of page noise.
    pub fn noise_f1(&self) -> f64 {
        f1(self.noise_both, self.noise_got, self.noise)
    }
}

/// `part` of `whole`; all of nothing is 1.
#[expect(clippy::cast_precision_loss, reason = "counts of a few thousand")]
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

fn f1(right: usize, got: usize, wanted: usize) -> f64 {
    share(2 * right, got + wanted)
}

/// Scores one report.
pub fn score(report: &Report, figures: &[Wanted], outline: &WantedOutline) -> Score {
    let mut score = Score::default();
    score_figures(report, figures, &mut score);
    score_sections(report, &outline.sections, &mut score);
    score_noise(report, &outline.noise, &mut score);
    score_fields(report, outline, &mut score);
    score_parts(report, outline, &mut score);
    score
}

fn source_of(report: &Report, span: CleanSpan) -> Range<usize> {
    let span = report.text.to_source(span);
    span.start..span.end
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

fn score_figures(report: &Report, wanted: &[Wanted], score: &mut Score) {
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

/// The name by which the interface knows a kind, an approximation, a genre or a manner.
fn name(value: impl Serialize) -> String {
    match serde_json::to_value(value).unwrap() {
        serde_json::Value::String(name) => name,
        other => panic!("not a name: {other}"),
    }
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

/// Words alone: no white space, no punctuation at the ends.
fn tidy(text: &str) -> Vec<char> {
    let words: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    words.trim_matches(['。', '.', ',', ':', ';', '，', '：', '；', '．', '、']).chars().collect()
}

/// True where two phrases share most of their characters, in order.
fn same_subject(wanted: Option<&str>, got: Option<&str>) -> bool {
    let (wanted, got) = (tidy(wanted.unwrap_or_default()), tidy(got.unwrap_or_default()));
    if wanted.is_empty() || got.is_empty() {
        return wanted == got;
    }
    10 * 2 * shared(&wanted, &got) >= 6 * (wanted.len() + got.len())
}

/// Length of the longest common subsequence.
fn shared<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut last = 0;
        for (index, y) in b.iter().enumerate() {
            let above = row[index + 1];
            row[index + 1] = if x == y { last + 1 } else { above.max(row[index]) };
            last = above;
        }
    }
    row[b.len()]
}

/// Sections are matched in order, by level and enumerator and by headings that share their words:
/// the reference names no places. A section counts only where its text stands where it says.
fn score_sections(report: &Report, wanted: &[WantedSection], score: &mut Score) {
    let got = &report.outline.sections;
    score.sections += wanted.len();
    score.sections_got += got.len();
    let mut from = 0;
    for section in wanted {
        let fits = |other: &Section| {
            other.level == section.level
                && other.enumerator.as_deref().map(tidy) == section.enumerator.as_deref().map(tidy)
                && stands_there(report, other)
                && same_subject(Some(&section.heading), Some(&other.heading))
        };
        let line = format!("{} {}", section.enumerator.as_deref().unwrap_or_default(), section.heading);
        let Some(at) = (from..got.len()).find(|&at| fits(&got[at])) else {
            score.problems.push(format!("no section  {} {line}", section.level));
            continue;
        };
        for other in &got[from..at] {
            score.problems.push(extra_section(other));
        }
        from = at + 1;
        score.sections_right += 1;
        if tidy(&got[at].heading) == tidy(&section.heading) {
            score.headings += 1;
        } else {
            score.problems.push(format!("heading  {:?} for {:?}", got[at].heading, section.heading));
        }
        if got[at].runin != section.runin {
            score.problems.push(format!("run in   {} for {}: {line}", got[at].runin, section.runin));
        }
    }
    score.problems.extend(got[from..].iter().map(extra_section));
}

fn extra_section(section: &Section) -> String {
    let enumerator = section.enumerator.as_deref().unwrap_or_default();
    format!("extra section  {} {enumerator} {}", section.level, section.heading)
}

/// A section's span starts with its enumerator, else with its heading.
fn stands_there(report: &Report, section: &Section) -> bool {
    let opening = tidy(&report.text.slice(section.span));
    let words = tidy(section.enumerator.as_deref().unwrap_or(&section.heading));
    opening.starts_with(&words)
}

fn score_noise(report: &Report, wanted: &[Range<usize>], score: &mut Score) {
    let characters = |spans: Vec<Range<usize>>| -> BTreeSet<usize> {
        let words = |span: Range<usize>| {
            let text = report.source.text.get(span.clone()).unwrap_or_default();
            text.char_indices()
                .filter(|(_, character)| !character.is_whitespace())
                .map(move |(at, _)| span.start + at)
                .collect::<Vec<_>>()
        };
        spans.into_iter().flat_map(words).collect()
    };
    let noise = report.text.lines().iter().filter(|line| line.role != Role::Body);
    let got = characters(noise.map(|line| source_of(report, line.span)).collect());
    let wanted = characters(wanted.to_vec());
    score.noise += wanted.len();
    score.noise_got += got.len();
    score.noise_both += wanted.intersection(&got).count();
    for (what, places) in [("not noise", wanted.difference(&got)), ("noise", got.difference(&wanted))] {
        for stretch in stretches(report, places.copied()) {
            score.problems.push(format!("{what}  {stretch}"));
        }
    }
}

/// Characters that stand side by side, spaces aside, as one piece of text.
fn stretches(report: &Report, places: impl Iterator<Item = usize>) -> Vec<String> {
    let mut spans: Vec<Range<usize>> = vec![];
    for at in places {
        let text = &report.source.text;
        let end = at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        match spans.last_mut() {
            Some(last) if text.get(last.end..at).is_some_and(|gap| gap.trim().is_empty()) => last.end = end,
            _ => spans.push(at..end),
        }
    }
    spans.into_iter().map(|span| report.source.text.get(span).unwrap_or_default().to_owned()).collect()
}

fn score_fields(report: &Report, wanted: &WantedOutline, score: &mut Score) {
    let metadata = &report.outline.metadata;
    for (field, want) in &wanted.fields {
        let got = match field.as_str() {
            "title" => metadata.title.clone(),
            "issuer" => metadata.issuer.clone(),
            "year" => metadata.year.map(|year| year.to_string()),
            "doc_number" => metadata.doc_number.clone(),
            "addressee" => metadata.addressee.clone(),
            "date" => metadata.date.clone(),
            "published" => metadata.published.clone(),
            "genre" => Some(name(report.outline.genre)),
            _ => panic!("no such field: {field}"),
        };
        let words = |value: &Option<String>| {
            let mut words = tidy(value.as_deref().unwrap_or_default());
            words.retain(|character| *character != '、');
            words
        };
        let right = words(want) == words(&got);
        if field == "genre" {
            score.genres += 1;
            score.genres_right += usize::from(right);
        } else {
            score.fields += 1;
            score.fields_right += usize::from(right);
        }
        if !right {
            score.problems.push(format!("{field}  {got:?} for {want:?}"));
        }
    }
}

/// A part is right where it is there in the right manner and starts with the right words; one that
/// should not be there counts as one more that is not right.
fn score_parts(report: &Report, wanted: &WantedOutline, score: &mut Score) {
    let got = &report.outline.parts;
    score.parts += wanted.parts.len();
    for (part, how, words) in &wanted.parts {
        let words = tidy(words);
        let right = got.iter().find(|other| name(other.name) == *part).is_some_and(|other| {
            let opens =
                other.spans.first().is_some_and(|span| tidy(&report.text.slice(*span)).starts_with(&words));
            name(other.how) == *how && opens
        });
        score.parts_right += usize::from(right);
        if !right {
            score.problems.push(format!("no part  {part} {how}"));
        }
    }
    for other in got.iter().filter(|other| wanted.parts.iter().all(|(part, ..)| *part != name(other.name))) {
        score.parts += 1;
        score.problems.push(format!("extra part  {:?} {:?}", other.name, other.how));
    }
}

/// The text around `span` of the source text.
fn context(report: &Report, span: &Range<usize>) -> String {
    let text = &report.source.text;
    let before: Vec<char> = text.get(..span.start).unwrap_or_default().chars().rev().take(12).collect();
    let inside = text.get(span.clone()).unwrap_or_default().chars();
    let after = text.get(span.end..).unwrap_or_default().chars().take(10);
    let around: String = before.into_iter().rev().chain(inside).chain(after).collect();
    format!("…{}…", around.replace(['\n', '\r'], "⏎"))
}
