//! Title, issuer, number, addressee, dates: what the page, the report's head and its signature say.

use super::{Metadata, Section, labelled::labelled};
use crate::text::{
    CleanSpan, CleanText, Role,
    date::{self, Day},
    docnumber,
    fold::fold,
    lexicon::{ends_at, has, is_at, position},
    page,
};

pub(super) fn metadata(text: &CleanText, sections: &[Section]) -> Metadata {
    let labels = labelled(text);
    let value = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| labels.iter().find(|(label, value)| label == name && !value.is_empty()))
            .map(|(_, value)| *value)
    };
    let signature = signature(text);
    let title = title(text, sections)
        .or_else(|| value(&["信息名称", "信息标题", "文件名称", "文件标题", "标题", "名称"]));
    let folded_title: Vec<char> =
        title.map(|span| text.folded()[span.start..span.end].to_vec()).unwrap_or_default();
    let numbered =
        value(&["文号", "发文字号", "发文文号", "文件编号", "文件号", "文件字号", "文件文号", "信息文号"]);
    let date = signature.day.or_else(|| day(text, value(&["成文日期", "成文时间"])?));
    let published = value(&[
        "发布时间",
        "发布日期",
        "生成日期",
        "生成时间",
        "信息生成日期",
        "公开日期",
        "公开时间",
        "公布日期",
        "公布时间",
        "信息发布时间",
        "时间",
        "日期",
        "发文日期",
        "发文时间",
        "印发日期",
        "更新时间",
        "更新日期",
        "添加时间",
        "录入时间",
        "上传时间",
        "",
    ])
    .and_then(|span| day(text, span));
    Metadata {
        // A title on two lines is one title.
        title: title.map(|span| text.slice(span).replace('\n', "")),
        issuer: signature
            .issuer
            .clone()
            .or_else(|| issuer_of_title(text, title?))
            .or_else(|| byline(text, sections, title)),
        doc_number: head_number(text, sections).or_else(|| number_in(text, numbered?)),
        addressee: addressee(text).or_else(|| sent_to(text, sections)),
        url: value(&[
            "在线链接地址",
            "链接地址",
            "网址",
            "原文链接",
            "本文链接",
            "文章链接",
            "原文地址",
            "来源网址",
            "本页网址",
        ])
        .map(|span| text.slice(span))
        .filter(|url| url.starts_with("http") || url.starts_with("www.")),
        year: year(text, sections, &folded_title, date, published),
        date: date.map(|day| day.to_string()),
        published: published.map(|day| day.to_string()),
    }
}

fn day(text: &CleanText, span: CleanSpan) -> Option<Day> {
    date::first_day(&text.folded()[span.start..span.end])
}

fn number_in(text: &CleanText, span: CleanSpan) -> Option<String> {
    let folded = &text.folded()[..span.end];
    let found = (span.start..span.end).find_map(|at| docnumber::around(folded, at));
    let (start, end) = found.or_else(|| ends_at(folded, span.end, "号").then_some((span.start, span.end)))?;
    Some(text.slice(CleanSpan::new(start.max(span.start), end)))
}

/// The body lines before the report's first sentence or heading, the first sentence's line included.
fn head_lines(text: &CleanText, sections: &[Section]) -> Vec<CleanSpan> {
    let first = sections.first().map_or(usize::MAX, |section| section.span.start);
    let mut head = vec![];
    for line in text.lines().iter().filter(|line| line.role == Role::Body) {
        let folded = &text.folded()[line.span.start..line.span.end];
        if line.span.start >= first || folded.contains(&'。') || head.len() > 12 {
            break;
        }
        head.push(line.span);
    }
    head
}

fn head_number(text: &CleanText, sections: &[Section]) -> Option<String> {
    head_lines(text, sections).into_iter().find_map(|span| {
        let folded = &text.folded()[..span.end];
        let (start, end) = (span.start..span.end).find_map(|at| docnumber::around(folded, at))?;
        Some(text.slice(CleanSpan::new(start.max(span.start), end)))
    })
}

/// The authority under the title of a report that nobody signed.
fn byline(text: &CleanText, sections: &[Section], title: Option<CleanSpan>) -> Option<String> {
    let below = title?.end;
    let head = head_lines(text, sections).into_iter().filter(|span| span.start >= below);
    head.take(4)
        .find(|span| page::is_authority(&page::squeezed(&text.folded()[span.start..span.end])))
        .map(|span| squeezed_name(text, span))
}

/// The title's line, or its first and second where a title was broken before 关于 or a year.
fn title(text: &CleanText, sections: &[Section]) -> Option<CleanSpan> {
    let head = head_lines(text, sections);
    let folded = |span: &CleanSpan| &text.folded()[span.start..span.end];
    let signed =
        text.lines().iter().find(|line| line.role == Role::Body && line.signs == 1).map(|line| line.span);
    if let Some(span) = signed.filter(|span| sections.iter().all(|section| section.span.start != span.start))
    {
        return Some(span);
    }
    let is_title = |span: &CleanSpan| {
        folded(span)[0] != '—'
            && page::is_title(&page::squeezed(folded(span)))
            && !page::is_addressee(folded(span))
    };
    if let Some(first) = head.iter().position(is_title) {
        let line = head[first];
        let goes_on = head.get(first + 1).filter(|next| !ends_as_title(folded(&line)) && is_title(next));
        let opens = first.checked_sub(1).map(|before| head[before]).filter(|before| {
            page::is_authority(folded(before))
                && (is_at(folded(&line), 0, "关于") || folded(&line)[0].is_ascii_digit())
        });
        let start = opens.map_or(line.start, |before| before.start);
        return Some(CleanSpan::new(start, goes_on.map_or(line.end, |next| next.end)));
    }
    // An article's title says what it likes; it is the first line of the page's text.
    let first = *head.first()?;
    let line = folded(&first);
    let plain = line.len() >= 8
        && !line.iter().any(|c| matches!(c, ':' | ';' | '。' | '|'))
        && !page::is_doc_number(line)
        && !page::is_date(line)
        && !page::is_authority(line);
    plain.then_some(first)
}

fn ends_as_title(line: &[char]) -> bool {
    ["报告", "总结", "情况", "年报", "汇报", "通报", "公报", ")"]
        .iter()
        .any(|word| ends_at(line, line.len(), word))
}

fn addressee(text: &CleanText) -> Option<String> {
    let mut lines = text.lines().iter().filter(|line| line.role == Role::Body).take(10);
    let line = lines.find(|line| {
        let folded = &text.folded()[line.span.start..line.span.end];
        page::is_addressee(folded)
            && !is_at(folded, 0, "各位")
            && !is_at(folded, 0, "同志们")
            && !is_at(folded, 0, "附件")
    })?;
    let name = text.slice(CleanSpan::new(line.span.start, line.span.end - 1));
    Some(name.split_whitespace().collect())
}

/// 主送: … on a line of the head.
fn sent_to(text: &CleanText, sections: &[Section]) -> Option<String> {
    head_lines(text, sections).into_iter().find_map(|span| {
        let folded = &text.folded()[span.start..span.end];
        let at = ["主送机关:", "主送单位:", "主送:"]
            .iter()
            .find_map(|word| Some(position(folded, word)? + word.chars().count()))?;
        let end = folded[at..]
            .iter()
            .position(|c| matches!(c, '|' | ';' | '。'))
            .map_or(folded.len(), |len| at + len);
        let name: String =
            text.slice(CleanSpan::new(span.start + at, span.start + end)).split_whitespace().collect();
        (!name.is_empty()).then_some(name)
    })
}

#[derive(Debug, Default)]
struct Signature {
    issuer: Option<String>,
    day: Option<Day>,
}

/// Lines that may stand behind a signature: attachments, remarks on publication.
const LAST_LINES: usize = 14;

/// Who signed, and when: authorities alone on their lines near the report's end, and the date below.
fn signature(text: &CleanText) -> Signature {
    let body: Vec<CleanSpan> =
        text.lines().iter().filter(|line| line.role == Role::Body).map(|line| line.span).collect();
    let from = body.len().saturating_sub(LAST_LINES).max(usize::from(body.len() > 3));
    let folded = |span: &CleanSpan| &text.folded()[span.start..span.end];
    let mut signature = Signature::default();
    for (index, span) in body.iter().enumerate().skip(from) {
        if page::is_date(&page::squeezed(folded(span))) {
            signature.day = day(text, *span);
        } else if let Some(split) = authority_and_date(folded(span)) {
            signature.day = date::first_day(&folded(span)[split..]);
            signature.issuer =
                Some(text.slice(CleanSpan::new(span.start, span.start + split)).trim().to_owned());
        } else if page::is_authority(&page::squeezed(folded(span))) {
            let name = squeezed_name(text, *span);
            let before = index.checked_sub(1).is_some_and(|before| {
                before >= from && page::is_authority(&page::squeezed(folded(&body[before])))
            });
            signature.issuer = match signature.issuer.take() {
                Some(first) if before => Some(format!("{first}、{name}")),
                _ => Some(name),
            };
        }
    }
    signature
}

fn squeezed_name(text: &CleanText, span: CleanSpan) -> String {
    let name = text.slice(span);
    let parts: Vec<&str> = name.split_whitespace().collect();
    let each = parts.iter().all(|part| part.chars().count() >= 4);
    if each { parts.join("、") } else { parts.concat() }
}

/// Where the date starts in 青岚县司法局 2024年1月5日.
fn authority_and_date(folded: &[char]) -> Option<usize> {
    if folded.len() > 50 || folded.iter().any(|c| matches!(c, '。' | ',' | ':')) {
        return None;
    }
    let at = (4..folded.len()).find(|&at| date::day_at(folded, at).is_some())?;
    let name = page::squeezed(&folded[..at]);
    let rest = page::squeezed(&folded[at..]);
    (page::is_authority(&name) && page::is_date(&rest)).then_some(at)
}

/// The authority that a title opens with: what stands before 关于 or before the year.
fn issuer_of_title(text: &CleanText, title: CleanSpan) -> Option<String> {
    let folded = &text.folded()[title.start..title.end];
    let year = (0..folded.len()).find(|&at| year_at(folded, at).is_some());
    // 青岚县政府工作报告 is the government's
    let work_report = position(folded, "政府工作报告").map(|at| at + "政府".chars().count());
    let end =
        [position(folded, "关于"), work_report, year.filter(|year| *year > 0)].into_iter().flatten().min();
    let named = |from: usize, end: usize| {
        let name: String =
            text.slice(CleanSpan::new(title.start + from, title.start + end)).split_whitespace().collect();
        let folded: Vec<char> = name.chars().map(fold).collect();
        let ends = [
            "政府",
            "委员会",
            "局",
            "厅",
            "办公室",
            "办",
            "院",
            "区",
            "县",
            "市",
            "省",
            "镇",
            "乡",
            "街道",
            "管委会",
            "中心",
            "办事处",
            "部",
            "委",
            "队",
        ];
        (folded.len() > 2
            && year_at(&folded, 0).is_none()
            && ends.iter().any(|word| ends_at(&folded, folded.len(), word)))
        .then_some(name)
    };
    if let Some(name) = end.filter(|end| *end >= 2).and_then(|end| named(0, end)) {
        return Some(name);
    }
    // 2023年青岚县法治政府建设年度报告
    let from = year.filter(|year| *year == 0).and_then(|_| year_at(folded, 0)).map(|(_, len)| len)?;
    let stop = ["法治政府", "依法行政", "政府信息公开", "法治建设", "关于"]
        .iter()
        .filter_map(|word| position(folded, word))
        .chain(work_report)
        .min()?;
    if stop > from { named(from, stop) } else { None }
}

/// A year at `at`: the number, and its length with 年 and 度.
fn year_at(folded: &[char], at: usize) -> Option<(i32, usize)> {
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

/// The year reported on: the title's, else that of the chapter on the year's work, else the one that
/// the opening names, else the year before the signature.
fn year(
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

/// When a work report was given: ——2026年1月27日在青岚县第九届人民代表大会第五次会议上.
fn session_day(text: &CleanText) -> Option<Day> {
    text.lines().iter().filter(|line| line.role == Role::Body).take(6).find_map(|line| {
        let folded = &text.folded()[line.span.start..line.span.end.min(line.span.start + 120)];
        let end = position(folded, "会议上")?;
        date::first_day(&folded[..end])
    })
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
