//! The year that a report is on.

use super::session::session_day;
use crate::{
    outline::Section,
    text::{CleanText, Role, date::Day, fold::fold, lexicon::has},
};

/// The year reported on: the title's, else that of the chapter on the year's work, else the one that
/// the opening names, else the year before the signature.
pub(super) fn year(
    text: &CleanText,
    sections: &[Section],
    title: &[char],
    date: Option<Day>,
    published: Option<Day>,
) -> Option<i32> {
    let first = |folded: &[char]| (0..folded.len()).find_map(|at| year_at(folded, at)).map(|(year, _)| year);
    let review = sections.iter().find_map(|section| {
        let heading: Vec<char> = section.heading.chars().map(fold).collect();
        let past = ["回顾", "工作情况", "成效", "举措", "总体情况", "做法", "完成情况", "推进"]
            .iter()
            .any(|word| has(&heading, word));
        let plan =
            ["安排", "打算", "计划", "目标", "任务", "下一步", "思路"].iter().any(|word| has(&heading, word));
        if past && !plan { first(&heading) } else { None }
    });
    let is_work_report = has(title, "政府工作报告");
    if is_work_report {
        // A work report is titled by the year it was given in; its first chapter names the year it looks back on.
        let session = session_day(text).or(date);
        // A congress at a year's end looks back on that year, one in January on the year before.
        let looked_back = |day: Day| if day.month >= 11 { day.year } else { day.year - 1 };
        let titled = first(title).map(|year| {
            let same = session.is_some_and(|day| looked_back(day) == year);
            if same { year } else { year - 1 }
        });
        let given = titled.or(session.or(published).map(looked_back));
        return review.or(given).or_else(|| opening_year(text, None));
    }
    let signed = date.or(published).map(|day| if day.month >= 11 { day.year } else { day.year - 1 });
    let opening = || opening_year(text, date.or(published).map(|day| day.year));
    // An article that nobody signed reports on no year.
    let reports =
        signed.is_some() || sections.iter().any(|section| section.enumerator.is_some()) || has(title, "报告");
    first(title).or(review).or_else(|| reports.then(opening).flatten()).or(signed)
}

/// A year at `at`: the number, and its length with 年 and 度.
pub(super) fn year_at(folded: &[char], at: usize) -> Option<(i32, usize)> {
    let digits = folded.get(at..at + 4)?;
    let digit = |c: char| {
        c.to_digit(10).or_else(|| "〇一二三四五六七八九".chars().position(|d| d == c).map(|d| d as u32))
    };
    let year = digits
        .iter()
        .try_fold(0, |sum, &c| Some(sum * 10 + digit(c)?))
        .and_then(|year| i32::try_from(year).ok())?;
    let free = at == 0 || !folded[at - 1].is_ascii_digit();
    if !free || !(1990..2100).contains(&year) || folded.get(at + 4) != Some(&'年') {
        return None;
    }
    Some((year, if folded.get(at + 5) == Some(&'度') { 6 } else { 5 }))
}

/// The year that a report's opening names most often, no later than `limit`.
fn opening_year(text: &CleanText, limit: Option<i32>) -> Option<i32> {
    let mut counts: Vec<(i32, usize)> = vec![];
    let mut seen = 0;
    for line in text.lines().iter().filter(|line| line.role == Role::Body) {
        let folded = &text.folded()[line.span.start..line.span.end];
        for at in 0..folded.len() {
            let Some((year, _)) = year_at(folded, at) else { continue };
            let quoted = folded[..at].iter().rev().take(40).find(|c| matches!(c, '《' | '》')) == Some(&'《');
            if quoted || limit.is_some_and(|limit| year > limit) {
                continue;
            }
            match counts.iter_mut().find(|(known, _)| *known == year) {
                Some((_, count)) => *count += 1,
                None => counts.push((year, 1)),
            }
        }
        seen += folded.len();
        if seen > 1500 && !counts.is_empty() {
            break;
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(year, _)| year)
}
