//! Where a report tells what is to be done: the chapters and sections on the coming year or years.
//!
//! A heading may tell both what was wrong and what comes next (正视差距，找准来年发力点), or what was
//! achieved and what is aimed at; then the sections and paragraphs below it decide, each for itself.
//! A work report's heading may be a slogan that tells neither: then its opening paragraphs decide.

use super::{Genre, Section, period, sections::is_appendix, turns};
use crate::text::{
    CleanSpan, CleanText, Role,
    fold::fold,
    lexicon::{Lexicon, ends_at, has},
    page,
};
use std::sync::LazyLock;

/// Words of a heading that open a plan.
static PLANS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "打算 下一步 下步 工作计划 安排 思路 展望 明年 来年 新一年 工作重点 预期目标 主要目标 工作目标 今后 任务和措施 总体要求 发力点"
            .split_whitespace(),
    )
});
/// Words of a heading that look back though they name a plan.
static REVIEWS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::words("完成 回顾 落实情况 执行情况 成效 成就 存在".split_whitespace()));
/// Words of a heading that tell what is wrong.
static SHORTCOMINGS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::words("不足 问题 短板 困难 薄弱 差距 弱项".split_whitespace()));
/// How a paragraph on what is to come opens.
static COMING: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words("来年 明年 下一步 下步 今后 新的一年 接下来 下阶段 下一阶段 未来".split_whitespace())
});

/// How a work report's chapter on what is to come speaks in its opening paragraphs.
static PLANNED: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "预期目标 总体要求 总体思路 今后五年 未来五年 新的一年 新一年 今年是 做好今年 我们将 我们要 将继续 将坚持 抓好以下 重点抓好 下一步"
            .split_whitespace(),
    )
});
/// How such a chapter on what was done speaks.
static REVIEWED: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words("过去 回顾 一年来 五年来 年来 这一年 这五年 极不平凡 取得 圆满".split_whitespace())
});

/// What a paragraph is about stands in its first words (characters).
const OPENING: usize = 24;
/// How many paragraphs of a chapter tell what it is about.
const PARAGRAPHS: usize = 4;

/// The spans of a report's plans, in order and apart. `reported` is the year reported on.
pub(super) fn plans(
    text: &CleanText,
    sections: &[Section],
    genre: Genre,
    reported: Option<i32>,
) -> Vec<CleanSpan> {
    let mut plans: Vec<CleanSpan> = vec![];
    let mut add = |span: CleanSpan| {
        if plans.last().is_none_or(|last| last.end <= span.start) {
            plans.push(span);
        }
    };
    let mut tasks: Option<u8> = None;
    for (index, section) in sections.iter().enumerate() {
        let heading: Vec<char> = section.heading.chars().map(fold).collect();
        let chapter = genre == Genre::WorkReport && section.level <= 1;
        let period = chapter && names_later_period(&heading, reported);
        let plans = is_plan(&heading, reported) || period;
        let reviews = REVIEWS.any_in(&heading);
        let shortcomings = SHORTCOMINGS.any_in(&heading);
        let attached = is_appendix(&heading);
        let told = plans || reviews || shortcomings || attached;
        let plans = plans || chapter && index > 0 && !told && opens_plan(text, sections, index, reported);
        if attached || (reviews || shortcomings) && tasks.is_some_and(|level| section.level <= level) {
            tasks = None;
        }
        if attached {
            if promises(text, section, reported) {
                add(section.span);
            }
        } else if period && !reviews && looks_back_first(text, sections, index, reported) {
            coming(text, section.span, reported, None).into_iter().for_each(&mut add);
        } else if plans && !reviews && !shortcomings {
            // 一、回顾, 二、今年发展主要目标, 三、…: once a work report has come to what is to be done, it goes on.
            tasks = tasks.or_else(|| (chapter && index > 0).then_some(section.level));
            add(section.span);
        } else if plans {
            let whole = (!reviews).then_some(section.span);
            let named = next_period(&heading);
            coming(text, section.span, reported, named).or(whole).into_iter().for_each(&mut add);
        } else if tasks == Some(section.level) && section.enumerator.is_some() {
            add(section.span);
        }
    }
    for paragraph in turning(text, sections, reported) {
        let at = plans.partition_point(|plan| plan.end <= paragraph.start);
        if plans.get(at).is_none_or(|plan| paragraph.end <= plan.start) {
            plans.insert(at, paragraph);
        }
    }
    plans
}

/// The rest of every paragraph that turns to what is to come, in order.
fn turning(text: &CleanText, sections: &[Section], reported: Option<i32>) -> Vec<CleanSpan> {
    let lines = text.lines().iter().filter(|line| line.role == Role::Body).map(|line| line.span);
    let rest = lines.filter_map(|line| {
        let CleanSpan { start, end } = turns::to_come(text, line, reported)?;
        let next = sections.partition_point(|section| section.span.start <= start);
        let end = sections.get(next).map_or(end, |section| section.span.start.min(end));
        Some(CleanSpan::new(start, end))
    });
    rest.collect()
}

/// True for an attachment that lists what is promised for the coming year: 2026年十件民生实事.
fn promises(text: &CleanText, appendix: &Section, reported: Option<i32>) -> bool {
    let opening: Vec<char> = text.folded()[appendix.span.start..appendix.span.end]
        .split(|character| *character == '\n')
        .take(2)
        .flatten()
        .copied()
        .take(60)
        .collect();
    has(&opening, "实事") && reported.is_none_or(|year| has(&opening, &format!("{}年", year + 1)))
}

/// “十五五” of “十四五”时期发展成就和“十五五”时期目标任务: the last period that a heading names.
fn next_period(heading: &[char]) -> Option<&[char]> {
    let open = heading.iter().rposition(|character| *character == '“')?;
    let close = open + heading[open..].iter().position(|character| *character == '”')?;
    heading.get(open..=close).filter(|name| name.len() > 2)
}

fn is_plan(heading: &[char], reported: Option<i32>) -> bool {
    // 2026年重点工作 in a report on 2025
    let later = || reported.is_some_and(|year| has(heading, &format!("{}年", year + 1)));
    // 奋斗目标 as a chapter, not 围绕奋斗目标…
    let last = ["总体部署", "工作部署", "奋斗目标", "目标任务", "今年工作", "今年的工作", "政府工作的建议"]
        .iter()
        .any(|word| ends_at(heading, heading.len(), word));
    let follows = ["贯彻", "落实", "围绕", "按照", "聚焦"].iter().any(|word| has(heading, word));
    PLANS.any_in(heading) || last && !follows || later()
}

/// 二、“十五五”发展的主要考虑 in a report on 2025: a period that begins behind the year reported on.
fn names_later_period(words: &[char], reported: Option<i32>) -> bool {
    reported.is_some_and(|reported| period::first_years(words).any(|first| first > reported))
}

/// The first words of the paragraphs between a chapter's heading and its first section.
fn openings<'a>(text: &'a CleanText, sections: &[Section], index: usize) -> impl Iterator<Item = &'a [char]> {
    let from = sections[index].title_span.end;
    let to = sections.get(index + 1).map_or(sections[index].span.end, |next| next.span.start);
    text.lines()
        .iter()
        .filter(move |line| line.role == Role::Body && line.span.start >= from && line.span.end <= to)
        .map(|line| &text.folded()[line.span.start..line.span.end.min(line.span.start + OPENING)])
        .take(PARAGRAPHS)
}

/// True where a work report's chapter opens on what is to come: the first paragraph that speaks of
/// what was or of what is to be decides.
fn opens_plan(text: &CleanText, sections: &[Section], index: usize, reported: Option<i32>) -> bool {
    let said = openings(text, sections, index).find_map(|words| {
        let later = reported.is_some_and(|year| has(words, &format!("{}年", year + 1)));
        let plans = PLANNED.any_in(words) || later || names_later_period(words, reported);
        (plans || REVIEWED.any_in(words)).then_some(plans)
    });
    said.unwrap_or(false)
}

/// True where a chapter on a later period's plan looks back on the one before it.
fn looks_back_first(text: &CleanText, sections: &[Section], index: usize, reported: Option<i32>) -> bool {
    openings(text, sections, index).any(|words| {
        let earlier =
            reported.is_some_and(|reported| period::first_years(words).any(|first| first <= reported));
        earlier && !names_later_period(words, reported)
    })
}

/// The paragraphs of a chapter from the first that opens with what is to come: a word, the coming
/// year, the period that the heading names last.
fn coming(
    text: &CleanText,
    chapter: CleanSpan,
    reported: Option<i32>,
    period: Option<&[char]>,
) -> Option<CleanSpan> {
    let inside = |span: &CleanSpan| span.start > chapter.start && span.end <= chapter.end;
    let lines = text.lines().iter().filter(|line| line.role == Role::Body).map(|line| line.span);
    let opens = |span: &CleanSpan| {
        let opening = &text.folded()[span.start..span.end.min(span.start + OPENING)];
        COMING.any_in(opening)
            || reported.is_some_and(|year| has(opening, &format!("{}年", year + 1)))
            || period.is_some_and(|period| holds(opening, period))
            || period.is_none() && names_later_period(opening, reported)
            || period.is_some_and(|period| submits(&text.folded()[span.start..span.end], period))
    };
    let signs = |span: &CleanSpan| page::is_date(&page::squeezed(&text.folded()[span.start..span.end]));
    let first = lines.filter(inside).filter(|span| !signs(span)).find(opens)?;
    Some(CleanSpan::new(first.start, chapter.end))
}

fn holds(text: &[char], words: &[char]) -> bool {
    text.windows(words.len()).any(|window| window == words)
}

/// 我们编制了“十五五”规划纲要（草案），提交大会审查: a first sentence that lays the period's plan before the assembly.
fn submits(paragraph: &[char], period: &[char]) -> bool {
    let end = paragraph.iter().position(|character| *character == '。').unwrap_or(paragraph.len());
    let sentence = &paragraph[..end];
    holds(sentence, period) && ["纲要", "编制"].iter().all(|word| has(sentence, word))
}
