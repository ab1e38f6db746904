//! The title, and the authority that it opens with.

use super::{head_lines, year::year_at};
use crate::{
    outline::Section,
    text::{
        CleanSpan, CleanText, Role,
        fold::fold,
        lexicon::{ends_at, is_at, position},
        page,
        pinyin::is_han,
        row,
    },
};

/// A title in Markdown's signs stands among the first lines of the report.
const HEAD: usize = 30;

/// The title's line, or its first and second where a title was broken before 关于 or a year.
pub(super) fn title(text: &CleanText, sections: &[Section]) -> Option<CleanSpan> {
    let head = head_lines(text, sections);
    let folded = |span: &CleanSpan| &text.folded()[span.start..span.end];
    let body = text.lines().iter().filter(|line| line.role == Role::Body).take(HEAD);
    // # 日本 146.1 marks a row of a table.
    let signed =
        body.filter(|line| line.signs == 1).map(|line| line.span).find(|span| !row::is_row(folded(span)));
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
        let above: Vec<&[char]> = head[..first].iter().map(folded).collect();
        let above = page::title_above(&above, folded(&head[first]));
        let last = head[first];
        let below = &head[first + 1..];
        let goes_on = below.get(..lines_below(text, last, below)).and_then(<[CleanSpan]>::last);
        let first = first - above;
        let line = head[first];
        let opens = first.checked_sub(1).map(|before| head[before]).filter(|before| {
            page::is_authority(folded(before))
                && (is_at(folded(&line), 0, "关于") || folded(&line)[0].is_ascii_digit())
        });
        let start = opens.map_or(line.start, |before| before.start);
        return Some(CleanSpan::new(start, goes_on.map_or(last.end, |next| next.end)));
    }
    // An article's title says what it likes; it is the first line of the page's text.
    let first = *head.first()?;
    let line = folded(&first);
    // A sentence broken over lines opens like a report's first paragraph.
    let sentence =
        ["本年度报告", "本报告", "本年报", "根据", "按照", "依据", "依照", "为贯彻", "为了", "现将"]
            .iter()
            .any(|word| is_at(line, 0, word));
    let plain = line.len() >= 8
        && line.iter().filter(|c| is_han(**c)).count() >= 4
        && !sentence
        && !matches!(line[0], '(' | '—')
        && !line.iter().any(|c| matches!(c, ':' | ';' | '。' | '|'))
        && !page::is_doc_number(line)
        && !page::is_date(line)
        && !row::is_row(line)
        && !line.contains(&'\t')
        && !page::are_authorities(line);
    plain.then_some(first)
}

/// How many of the lines below a title's line belong to it: none where it ends as titles do, else all
/// up to the one that does.
fn lines_below(text: &CleanText, line: CleanSpan, below: &[CleanSpan]) -> usize {
    let folded = |span: &CleanSpan| &text.folded()[span.start..span.end];
    if ends_as_title(folded(&line)) {
        return 0;
    }
    let part = |line: &[char]| {
        !line.iter().any(|c| matches!(c, '。' | ';' | ':' | '—'))
            && !page::is_date(line)
            && !page::is_doc_number(line)
            && !page::are_authorities(line)
    };
    let near = || below.iter().map(folded).take(3).take_while(|line| part(line));
    let last = near().position(|line| ends_as_title(line) && page::is_title(&page::squeezed(line)));
    last.map_or_else(
        || near().take(1).filter(|line| page::is_title(&page::squeezed(line))).count(),
        |last| last + 1,
    )
}

fn ends_as_title(line: &[char]) -> bool {
    ["报告", "总结", "情况", "年报", "汇报", "通报", "公报", ")"]
        .iter()
        .any(|word| ends_at(line, line.len(), word))
}

/// The authority that a title opens with: what stands before 关于 or before the year.
pub(super) fn issuer_of_title(text: &CleanText, title: CleanSpan) -> Option<String> {
    let folded = &text.folded()[title.start..title.end];
    let year = (0..folded.len()).find(|&at| year_at(folded, at).is_some());
    // 2003年国务院政府工作报告
    if let Some(council) = position(folded, "国务院政府工作报告") {
        let name = CleanSpan::new(title.start + council, title.start + council + 3);
        return Some(text.slice(name));
    }
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
            && !folded[0].is_ascii_digit()
            && ends.iter().any(|word| ends_at(&folded, folded.len(), word)))
        .then_some(name)
    };
    if let Some(name) = end.filter(|end| *end >= 2).and_then(|end| named(0, end)) {
        return Some(name);
    }
    // 2023年青岚县法治政府建设年度报告
    let from = year.filter(|year| *year == 0).and_then(|_| year_at(folded, 0)).map(|(_, len)| len)?;
    let stop = ["法治政府", "依法行政", "政府信息公开", "法治建设", "关于", "国民经济"]
        .iter()
        .filter_map(|word| position(folded, word))
        .chain(work_report)
        .min()?;
    if stop > from { named(from, stop) } else { None }
}
