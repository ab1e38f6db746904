//! Parts 法定内容: the five matters of article 25 of the 2019 rules on supervising law-based
//! government (法治政府建设与责任落实督察工作规定), and in what manner a report has them.

use super::{Genre, Manner, Part, PartName, Point, Section, sections::is_appendix, turns};
use crate::text::{
    CleanSpan, CleanText, Role,
    fold::fold,
    lexicon::{Lexicon, ends_at, has, is_at, position},
    segment,
};
use std::sync::LazyLock;

/// Words of a heading that tell which part it opens.
static HEADING_WORDS: LazyLock<Lexicon<PartName>> = LazyLock::new(|| {
    use PartName::{Leaders, Measures, Other, Plan, Shortcomings};
    let words = [
        (
            Measures,
            "举措 成效 做法 主要工作 工作情况 回顾 进展 完成情况 总体情况 基本情况 取得的成绩 推进情况 工作开展情况 建设情况 主要情况 落实情况",
        ),
        (Shortcomings, "不足 问题 短板 困难 薄弱 差距 弱项"),
        (
            Leaders,
            "第一责任人 党政主要负责人 主要负责人履行 主要负责同志履行 党政主要领导 法治建设职责 主要负责人履职 主要负责同志履职 主要领导履职 负责人履职",
        ),
        (Plan, "打算 下一步 下步 计划 安排 思路 展望 明年 来年 发力点 工作重点 工作目标 努力方向 今后"),
        (Other, "其他需要报告 其他事项 其他情况 需要报告的"),
    ];
    Lexicon::new(
        words.into_iter().flat_map(|(part, list)| list.split_whitespace().map(move |word| (word, part))),
    )
});

/// How many paragraphs at a report's end may tell what is lacking and what comes next without a heading.
const CLOSING: usize = 4;

/// The parts of a report on `reported`, in the order of the law.
pub(super) fn parts(
    text: &CleanText,
    genre: Genre,
    sections: &[Section],
    points: &[Point],
    reported: Option<i32>,
) -> Vec<Part> {
    if genre != Genre::RuleOfLaw {
        return vec![];
    }
    // What is attached to a report is none of its parts.
    let behind = |section: &Section| is_appendix(&folded_heading(&section.heading));
    let end = sections.iter().position(behind).unwrap_or(sections.len());
    let sections = &sections[..end];
    let Some(top) = sections.iter().map(|section| section.level).min() else {
        return scattered_only(text, points);
    };
    let chapters: Vec<&Section> = sections.iter().filter(|section| section.level == top).collect();
    let named: Vec<Vec<PartName>> =
        chapters.iter().map(|chapter| parts_of_heading(&chapter.heading)).collect();
    let mut parts: Vec<Part> = vec![];
    // 基本情况 tells of measures only where no other chapter does.
    let deeds =
        |heading: &str| !["基本情况", "总体情况", "主要情况"].iter().any(|word| heading.ends_with(word));
    let told = chapters
        .iter()
        .zip(&named)
        .any(|(chapter, names)| names.contains(&PartName::Measures) && deeds(&chapter.heading));
    for (chapter, names) in chapters.iter().zip(&named) {
        if told && *names == [PartName::Measures] && !deeds(&chapter.heading) {
            continue;
        }
        let how = if names.len() > 1 { Manner::Merged } else { Manner::Own };
        for &name in names {
            add(&mut parts, name, chapter.span, how);
        }
    }
    // Chapters that name no part tell of measures: 一、坚持统筹推进,...
    for (chapter, _) in chapters.iter().zip(&named).filter(|(_, names)| names.is_empty()) {
        if !parts.iter().any(|part| {
            part.name == PartName::Measures
                && part.how == Manner::Own
                && named.iter().any(|names| names == &[PartName::Measures])
        }) || is_deed(&chapter.heading)
        {
            add(&mut parts, PartName::Measures, chapter.span, Manner::Own);
        }
    }
    scattered(text, sections, points, top, &mut parts);
    let end = sections.last().map_or(0, |last| last.span.end);
    closing(text, end, reported, &mut parts);
    parts.sort_by_key(|part| part.name);
    parts
}

fn folded_heading(heading: &str) -> Vec<char> {
    heading.chars().map(fold).collect()
}

fn add(parts: &mut Vec<Part>, name: PartName, span: CleanSpan, how: Manner) {
    match parts.iter_mut().find(|part| part.name == name) {
        Some(part) => {
            part.spans.push(span);
            part.spans.sort();
        }
        None => parts.push(Part { name, spans: vec![span], how }),
    }
}

/// A heading that opens with what was done, as chapters on measures do.
fn is_deed(heading: &str) -> bool {
    let heading = folded_heading(heading);
    [
        "坚持", "加强", "推进", "强化", "深化", "健全", "完善", "全面", "扎实", "严格", "聚焦", "持续",
        "着力", "提升", "规范", "落实", "依法", "优化", "深入", "认真",
    ]
    .iter()
    .any(|word| is_at(&heading, 0, word))
}

/// Which parts a chapter's heading names, in the order of the law.
fn parts_of_heading(heading: &str) -> Vec<PartName> {
    let heading = folded_heading(heading);
    let mut names = vec![];
    let mut at = 0;
    while at < heading.len() {
        match HEADING_WORDS.at(&heading, at) {
            Some((len, name)) => {
                names.push(*name);
                at += len;
            }
            None => at += 1,
        }
    }
    // 存在问题的改进情况, 党政主要负责人履行职责情况: the more telling word decides
    let has_part = |name| names.contains(&name);
    let solves =
        ["解决", "整改情况", "化解"].iter().any(|word| has(&heading, word)) && !has(&heading, "存在");
    let leaders = has_part(PartName::Leaders);
    let shortcomings = has_part(PartName::Shortcomings) && !leaders && !solves;
    let follows = || ["贯彻", "落实", "围绕", "按照", "聚焦", "完成"].iter().any(|word| has(&heading, word));
    let deploys =
        ["工作部署", "目标任务"].iter().any(|word| ends_at(&heading, heading.len(), word)) && !follows();
    let plan = (has_part(PartName::Plan) || deploys) && !leaders;
    let other = has_part(PartName::Other) && !leaders;
    let measures = has_part(PartName::Measures)
        && !leaders
        && !shortcomings
        && (!plan || has(&heading, "成效"))
        && !other;
    [
        (PartName::Measures, measures),
        (PartName::Shortcomings, shortcomings),
        (PartName::Leaders, leaders),
        (PartName::Plan, plan),
        (PartName::Other, other),
    ]
    .into_iter()
    .filter_map(|(name, there)| there.then_some(name))
    .collect()
}

/// Parts without a chapter: items and points of other chapters.
fn scattered(text: &CleanText, sections: &[Section], points: &[Point], top: u8, parts: &mut Vec<Part>) {
    let has_part = |parts: &[Part], name| parts.iter().any(|part| part.name == name);
    let outside_plan = |parts: &[Part], span: CleanSpan| {
        !parts.iter().any(|part| {
            matches!(part.name, PartName::Plan | PartName::Shortcomings)
                && part.how == Manner::Own
                && part.spans.iter().any(|other| other.covers(span))
        })
    };
    for name in [PartName::Leaders, PartName::Shortcomings, PartName::Plan] {
        if has_part(parts, name) {
            continue;
        }
        let items = sections
            .iter()
            .filter(|section| section.level > top && parts_of_heading(&section.heading) == [name]);
        let mut spans: Vec<CleanSpan> = items
            .map(|section| section.span)
            .filter(|span| name != PartName::Leaders || outside_plan(parts, *span))
            .collect();
        if name == PartName::Leaders {
            let own = |span: &CleanSpan| is_own_duty(&text.folded()[span.start..span.end]);
            spans.retain(own);
            if spans.is_empty() {
                spans = points
                    .iter()
                    .map(|point| point.span)
                    .filter(|span| outside_plan(parts, *span))
                    .filter(own)
                    .collect();
            }
            if spans.is_empty() {
                spans = sections
                    .iter()
                    .filter(|section| section.level > top)
                    .map(|section| section.span)
                    .filter(|span| outside_plan(parts, *span))
                    .filter(own)
                    .collect();
            }
            if spans.is_empty() {
                spans = sentences(text).filter(|span| outside_plan(parts, *span)).filter(own).collect();
            }
        }
        if !spans.is_empty() {
            parts.push(Part { name, spans, how: Manner::Scattered });
        }
    }
}

/// The sentences of the report's text.
fn sentences(text: &CleanText) -> impl Iterator<Item = CleanSpan> {
    let body = text.lines().iter().filter(|line| line.role == Role::Body);
    body.flat_map(|line| segment::sentences(text, line.span))
}

/// Parts that only sentences of the last paragraphs before `end` tell: …还有差距：…。2024年，我们将….
fn closing(text: &CleanText, end: usize, reported: Option<i32>, parts: &mut Vec<Part>) {
    let has_part = |parts: &[Part], name| parts.iter().any(|part| part.name == name);
    let lacks = !has_part(parts, PartName::Shortcomings);
    let plans = !has_part(parts, PartName::Plan);
    let body = text.lines().iter().rev().filter(|line| line.role == Role::Body).map(|line| line.span);
    let told = body.filter(|line| line.start < end && text.folded()[line.start..line.end].contains(&'。'));
    for paragraph in told.take(CLOSING) {
        let coming = turns::to_come(text, paragraph, reported);
        if let Some(coming) = coming.filter(|_| plans) {
            add(parts, PartName::Plan, coming, Manner::Scattered);
        }
        if let Some(start) = turns::to_shortcomings(text, paragraph).filter(|_| lacks) {
            let turn = coming.map(|coming| coming.start).filter(|turn| *turn > start);
            let end = turn.unwrap_or(paragraph.end);
            add(parts, PartName::Shortcomings, CleanSpan::new(start, end), Manner::Scattered);
        }
    }
}

fn scattered_only(text: &CleanText, points: &[Point]) -> Vec<Part> {
    let mut parts = vec![];
    scattered(text, &[], points, 0, &mut parts);
    parts
}

/// True where the text tells how the leaders themselves met their duty, not how others were told to.
fn is_own_duty(folded: &[char]) -> bool {
    let duty =
        ["第一责任人", "党政主要负责人", "主要负责同志", "主要领导"].iter().any(|word| has(folded, word));
    let demand = position(folded, "第一责任人").is_some_and(|at| {
        let clause = folded[..at]
            .iter()
            .rev()
            .position(|c| matches!(c, '。' | ';' | '\n'))
            .map_or(0, |back| at - back);
        ["督促", "要求", "推动各", "指导", "各单位", "各部门", "各乡镇", "各镇街", "各街道", "下级", "压实"]
            .iter()
            .any(|word| has(&folded[clause..at], word))
    });
    let done = [
        "主持召开",
        "听取",
        "研究部署",
        "亲自",
        "带头",
        "专题研究",
        "述法",
        "常务会",
        "履行推进法治建设第一责任人职责",
        "切实履行",
        "认真履行",
    ]
    .iter()
    .any(|word| has(folded, word));
    duty && done && !demand
}
