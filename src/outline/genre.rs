//! Genre 体裁: what sort of document the page holds, by its title and, where it has none, by what
//! the text says of itself.

use super::{Genre, Metadata, Section};
use crate::text::{CleanText, Role, fold::fold, lexicon::has};

/// A page with fewer characters of running text than this holds no report.
const SHORTEST: usize = 120;

pub(super) fn genre(text: &CleanText, sections: &[Section], metadata: &Metadata) -> Genre {
    let prose: usize = text
        .lines()
        .iter()
        .filter(|line| line.role == Role::Body)
        .map(|line| &text.folded()[line.span.start..line.span.end])
        .filter(|line| line.contains(&'。') || line.len() >= 40)
        .map(<[char]>::len)
        .sum();
    let title: Vec<char> = metadata.title.iter().flat_map(|title| title.chars()).map(fold).collect();
    let titled = by_title(&title);
    let begun = titled.is_some() && !sections.is_empty() && prose > 0;
    if prose < SHORTEST && sections.len() < 2 && !begun {
        return Genre::None;
    }
    if let Some(genre) = titled {
        return genre;
    }
    by_text(text, sections, metadata)
}

fn by_title(title: &[char]) -> Option<Genre> {
    let reports = ["报告", "情况", "总结", "年报", "汇报"].iter().any(|word| has(title, word));
    if has(title, "信息公开") && reports {
        return Some(Genre::Disclosure);
    }
    if has(title, "政府工作报告") && !has(title, "法治") && !has(title, "依法行政") {
        return Some(Genre::WorkReport);
    }
    let law = ["法治政府", "依法行政", "依法治", "法治建设"].iter().any(|word| has(title, word));
    (law && reports).then_some(Genre::RuleOfLaw)
}

/// What a text without a telling title says of itself: words in its opening and its headings.
fn by_text(text: &CleanText, sections: &[Section], metadata: &Metadata) -> Genre {
    let mut opening: Vec<char> = vec![];
    for line in text.lines().iter().filter(|line| line.role == Role::Body).take(8) {
        opening.extend(&text.folded()[line.span.start..line.span.end]);
        opening.push('\n');
        if opening.len() > 600 {
            break;
        }
    }
    let headings: Vec<char> =
        sections.iter().flat_map(|section| section.heading.chars().chain(['\n'])).map(fold).collect();
    if has(&opening, "政府信息公开条例")
        || has(&headings, "政府信息公开申请")
        || has(&headings, "主动公开政府信息")
    {
        return Genre::Disclosure;
    }
    if has(&opening, "各位代表") && (has(&opening, "政府工作") || has(&opening, "大会报告")) {
        return Genre::WorkReport;
    }
    let whole = count(text, &["法治政府", "依法行政", "行政执法", "行政复议", "依法治"]);
    let reports = ["报告如下", "汇报如下", "情况报告", "年度报告"].iter().any(|word| has(&opening, word));
    let chaptered =
        ["法治政府", "依法行政", "第一责任人", "法治建设"].iter().any(|word| has(&headings, word));
    let opened = ["法治政府", "依法行政"].iter().any(|word| has(&opening, word));
    // A page without line ends: the title is glued to the first paragraph.
    let head = &opening[..opening.len().min(60)];
    let glued = ["法治政府建设", "依法行政", "法治建设"].iter().any(|word| has(head, word))
        && ["情况报告", "情况的报告", "工作报告", "年度报告", "工作总结"].iter().any(|word| has(head, word));
    let flattened =
        text.lines().iter().any(|line| line.role == Role::Body && line.span.end - line.span.start > 200);
    if glued && flattened && metadata.title.is_none() && !sections.is_empty() {
        return Genre::RuleOfLaw;
    }
    if (reports || chaptered || sections.len() >= 3) && (opened || chaptered) && whole >= 5 {
        Genre::RuleOfLaw
    } else {
        Genre::Other
    }
}

fn count(text: &CleanText, words: &[&str]) -> usize {
    let folded = text.folded();
    words
        .iter()
        .map(|word| (0..folded.len()).filter(|&at| crate::text::lexicon::is_at(folded, at, word)).count())
        .sum()
}
