//! A figure of one report against a zero in words of the other: 败诉案件3件 and 零败诉.
//!
//! A report that has none of something says so in words (无, 未发生, 零), which is no figure; yet it is
//! the first thing that a reviewer sets against last year's count.

use super::{
    basis::{Basis, Role},
    difference::difference,
    direction::Side,
    figures::FigureComparison,
};
use crate::{
    figures::{Approx, Figure, Kind, Zero},
    outline::PartName,
    report::Report,
    text::{CleanSpan, fold::fold_str, lexicon::ends_at},
};
use std::collections::HashMap;

/// A figure, and the zero in words that the other report states of the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZeroPair {
    /// The report with the figure.
    pub counted: Side,
    /// Index of the figure in that report.
    pub figure: usize,
    /// Index of the zero in the other report's `figures.zeros`.
    pub zero: usize,
}

impl ZeroPair {
    /// Difference and change in per cent as decimal strings, the `later` report's less the earlier's, for the
    /// figure that the pair names; `None` where it is not exact, or where per cent of nothing would be told.
    pub fn change(&self, figure: &Figure, later: Side) -> (Option<String>, Option<String>) {
        let none = Figure { value: "0".to_owned(), value2: None, approx: Approx::Exact, ..figure.clone() };
        if self.counted == later { difference(&none, figure) } else { difference(figure, &none) }
    }
}

/// What is said of an event before its name: 收到差评, 发生败诉案件.
const BEFORE: &[&str] = &[
    "收到",
    "发生",
    "出现",
    "受理",
    "接到",
    "产生",
    "引发",
    "引发的",
    "发现",
    "全县",
    "全市",
    "全区",
    "全省",
    "全年",
    "的",
    "系统",
    "平台",
    "热线",
    "一起",
    "一件",
    "一宗",
    "一例",
];

/// What stands behind the name of an event and counts it. 败诉率 is zero where 败诉 is.
const BEHIND: &[&str] =
    &["案件", "事件", "事故", "现象", "情况", "情形", "问题", "次数", "件数", "率", "案", "数", "件"];

/// Events that many bodies count: 零投诉 of one campaign says nothing of the 投诉 that another place's hotline took.
const OF_MANY: &[&str] =
    &["投诉", "举报", "信访", "上访", "差评", "事故", "报告", "申请", "受理", "收费", "诉讼"];

fn is_of_many(event: &[char]) -> bool {
    OF_MANY.iter().any(|word| event.iter().copied().eq(word.chars()))
}

/// Figures without a partner of which the other report says in words that there were none. Only what is
/// counted once is paired; the figures stay in their lists, since no figure answers them.
pub(super) fn pair(
    reports: [&Report; 2],
    bases: &[Vec<Option<Basis>>; 2],
    figures: &FigureComparison,
) -> Vec<ZeroPair> {
    let [one, other] = reports.map(|report| report.outline.metadata.issuer.as_deref().map(fold_str));
    let one_issuer = one.is_some() && one == other;
    let mut pairs = vec![];
    for counted in [Side::Left, Side::Right] {
        let (report, other) = (reports[counted.index()], reports[counted.other().index()]);
        let alone = match counted {
            Side::Left => &figures.left_only,
            Side::Right => &figures.right_only,
        };
        let events = |figures: &[usize]| -> Vec<(usize, Vec<char>)> {
            let found = figures.iter().map(|&index| (index, &report.figures.found[index]));
            found
                .filter(|(index, figure)| may_be_none(figure, bases[counted.index()][*index].as_ref()))
                .filter_map(|(index, figure)| Some((index, event(report, figure.subject?)?)))
                .collect()
        };
        let mut zeros: HashMap<Vec<char>, usize> = HashMap::new();
        for (index, zero) in
            other.figures.zeros.iter().enumerate().filter(|(_, zero)| !is_planned(other, zero))
        {
            for name in zero.subject.into_iter().flat_map(|subject| events_of(other, subject)) {
                if one_issuer || !is_of_many(&name) {
                    zeros.entry(name).or_insert(index);
                }
            }
        }
        if zeros.is_empty() {
            continue;
        }
        let counts = events(alone);
        let mut times: HashMap<&[char], usize> = HashMap::new();
        for (_, name) in &counts {
            *times.entry(name).or_default() += 1;
        }
        for (figure, name) in &counts {
            if let (Some(&zero), Some(1)) = (zeros.get(name), times.get(name.as_slice())) {
                pairs.push(ZeroPair { counted, figure: *figure, zero });
            }
        }
    }
    pairs
}

/// True for a result that could as well have been none. By how much a count grew or fell is no count.
fn may_be_none(figure: &Figure, basis: Option<&Basis>) -> bool {
    let is_change = basis.is_some_and(|basis| basis.role == Role::Change);
    matches!(figure.kind, Kind::Quantity | Kind::Percent) && !figure.target && !is_change
}

/// True where the zero is what a plan aims at.
fn is_planned(report: &Report, zero: &Zero) -> bool {
    let plan = report.outline.parts.iter().filter(|part| part.name == PartName::Plan);
    let inside = plan.flat_map(|part| &part.spans).any(|span| span.covers(zero.span));
    let aimed = ["确保", "力争", "争取", "努力实现"];
    inside || aimed.iter().any(|word| ends_at(report.text.folded(), zero.span.start, word))
}

/// What did not happen, one by one: 行政复议 and 行政诉讼 of 因政府信息公开引发的行政复议和行政诉讼.
fn events_of(report: &Report, subject: CleanSpan) -> Vec<Vec<char>> {
    let folded = report.text.folded();
    let parts =
        |at: &usize| matches!(folded[*at], '和' | '、' | '及' | '或') && folded.get(at + 1) != Some(&'谐');
    let cuts: Vec<usize> = (subject.start..subject.end).filter(parts).collect();
    let starts = std::iter::once(subject.start).chain(cuts.iter().map(|cut| cut + 1));
    let ends = cuts.iter().copied().chain([subject.end]);
    let each = starts.zip(ends).filter(|(start, end)| start < end);
    let each = each.filter_map(|(start, end)| event(report, CleanSpan::new(start, end)));
    event(report, subject).into_iter().chain(each).collect()
}

/// The name of what happened or did not, folded: 败诉 of 收到败诉案件. `None` where less than two characters
/// are left, too little to know it by.
fn event(report: &Report, subject: CleanSpan) -> Option<Vec<char>> {
    let words: Vec<char> = report.text.folded()[subject.start..subject.end]
        .iter()
        .copied()
        .filter(|c| !matches!(c, ' ' | '“' | '”' | '\n'))
        .collect();
    let start = (0..=words.len())
        .rev()
        .find(|&at| BEFORE.iter().any(|word| ends_at(&words, at, word)) && words.len() - at >= 2)
        .unwrap_or(0);
    let mut end = words.len();
    while let Some(word) =
        BEHIND.iter().find(|word| ends_at(&words, end, word) && end - start >= 2 + word.chars().count())
    {
        end -= word.chars().count();
    }
    (end >= start + 2).then(|| words[start..end].to_vec())
}

#[cfg(test)]
mod tests {
    use crate::{
        compare::compare,
        report::Report,
        source::{Format, SourceText},
    };

    fn zeros(one: &str, other: &str) -> Vec<String> {
        let report = |year: u32, text: &str| {
            let text = format!(
                "云溪区{year}年法治政府建设年度报告\n一、行政应诉\n{text}\n二、下一步安排\n确保零投诉。\n"
            );
            Report::build(SourceText::from_text(&text, Format::Text))
        };
        let reports = [report(2022, one), report(2023, other)];
        let found = compare(&reports[0], &reports[1]);
        let words = found.zeros.iter().map(|pair| {
            let (figures, zeros) = (&reports[pair.counted.index()], &reports[pair.counted.other().index()]);
            let figure = figures.text.slice(figures.figures.found[pair.figure].span);
            format!("{figure} = {}", zeros.text.slice(zeros.figures.zeros[pair.zero].span))
        });
        words.collect()
    }

    #[test]
    fn an_event_that_many_count_is_one_in_one_place_alone() {
        let report = |place: &str, text: &str| {
            let text = format!(
                "{place}2023年法治政府建设年度报告\n一、主要做法\n{text}\n{place}人民政府\n2024年1月5日\n"
            );
            Report::build(SourceText::from_text(&text, Format::Text))
        };
        for (place, said, pairs) in
            [("云溪区", "零投诉", 1), ("青岚县", "零投诉", 0), ("青岚县", "零败诉", 1)]
        {
            let counted = report("云溪区", "全年受理投诉51件，败诉3件。");
            let none = report(place, &format!("活动期间实现{said}。"));
            assert_eq!(compare(&counted, &none).zeros.len(), pairs, "{place} {said}");
        }
    }

    #[test]
    fn a_count_is_set_against_none_in_words() {
        for (one, other, want) in [
            ("全年败诉案件3件。", "全年未发生败诉案件。", vec!["3件 = 未发生败诉案件"]),
            ("全年败诉案件3件。", "行政诉讼实现零败诉。", vec!["3件 = 零败诉"]),
            ("实现零败诉。", "败诉率5%。", vec!["5% = 零败诉"]),
            ("“好差评”系统收到差评2件。", "“好差评”系统差评零发生。", vec!["2件 = “好差评”系统差评零发生"]),
            ("收到信访3件。", "全年未发生败诉案件。", vec![]),
            (
                "未发生因政府信息公开引发的行政复议和行政诉讼。",
                "因政府信息公开引发的行政复议3件，行政诉讼2件。",
                vec![
                    "3件 = 未发生因政府信息公开引发的行政复议和行政诉讼",
                    "2件 = 未发生因政府信息公开引发的行政复议和行政诉讼",
                ],
            ),
            // What is only planned was not there to be counted.
            ("收到投诉7件。", "办结许可21件。", vec![]),
            // By how much it fell is not how much there was.
            ("实现零败诉。", "败诉率下降5%。", vec![]),
            // Two counts of one name: which of them is none now is not said.
            ("败诉案件3件。二审败诉案件2件。其中败诉案件1件。", "全年未发生败诉案件。", vec![]),
        ] {
            assert_eq!(zeros(one, other), want, "{one} {other}");
        }
    }
}
