//! Title, issuer, number, addressee, dates: what the page, the report's head and its signature say.

mod session;
mod signature;
mod title;
mod year;

use super::{Metadata, Section, labelled::labelled};
use crate::text::{
    CleanSpan, CleanText, Role,
    date::{self, Day},
    docnumber,
    lexicon::{ends_at, has, is_at, position},
    page,
};
use signature::{signature, squeezed_name};
use title::{issuer_of_title, title};
use year::year;

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
        issuer: signature.issuer.clone().or_else(|| issuer_of_head(text, sections, title)),
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
        .filter(|url| url.starts_with("http") || url.starts_with("www."))
        .or_else(|| head_address(text, sections)),
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

/// An address with its label under the title, where a page's table was saved as lines of the report.
fn head_address(text: &CleanText, sections: &[Section]) -> Option<String> {
    head_lines(text, sections).into_iter().find_map(|span| {
        let line = text.slice(span);
        let (label, rest) = line.split_once([':', '：'])?;
        let label = label.trim().to_lowercase();
        let named = ["网址", "链接地址", "原文链接", "原文地址", "来源网址", "本文链接", "网页地址", "url"];
        let address = rest.trim();
        (named.contains(&label.as_str()) && address.starts_with("http") && !address.contains(' '))
            .then(|| address.to_owned())
    })
}

fn head_number(text: &CleanText, sections: &[Section]) -> Option<String> {
    head_lines(text, sections).into_iter().find_map(|span| {
        let folded = &text.folded()[..span.end];
        let (start, end) = (span.start..span.end).find_map(|at| docnumber::around(folded, at))?;
        Some(text.slice(CleanSpan::new(start.max(span.start), end)))
    })
}

/// Who reports, by the head of a report that nobody signed: a work report is the government's.
fn issuer_of_head(text: &CleanText, sections: &[Section], title: Option<CleanSpan>) -> Option<String> {
    let titled = title.and_then(|title| issuer_of_title(text, title));
    let works = title.is_some_and(|title| has(&text.folded()[title.start..title.end], "政府工作报告"));
    if !works {
        return titled.or_else(|| byline(text, sections, title));
    }
    let (places, named): (Option<String>, Option<String>) = match titled {
        Some(name) if session::is_place(&name) => (Some(name), None),
        name => (None, name),
    };
    named
        .or_else(|| byline(text, sections, title))
        .or_else(|| session::government(text, sections))
        .or_else(|| places.map(|place| session::of_place(&place)))
}

/// The authority under the title of a report that nobody signed.
fn byline(text: &CleanText, sections: &[Section], title: Option<CleanSpan>) -> Option<String> {
    let below = title.map_or(0, |title| title.end);
    let head = head_lines(text, sections).into_iter().filter(|span| span.start >= below);
    head.take(4)
        .find(|span| page::is_authority(&page::squeezed(&text.folded()[span.start..span.end])))
        .map(|span| squeezed_name(text, span))
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

#[cfg(test)]
mod tests {
    use crate::{
        report::Report,
        source::{Format, SourceText},
    };

    #[test]
    fn an_address_under_the_title_is_the_pages() {
        for (line, want) in [
            ("链接地址：http://www.yunxi.example/a/1.html", Some("http://www.yunxi.example/a/1.html")),
            ("URL: https://www.yunxi.example/b", Some("https://www.yunxi.example/b")),
            ("投诉网址：http://www.yunxi.example/b", None),
        ] {
            let text =
                format!("# 云溪区2023年法治政府建设年度报告\n\n{line}\n\n一、总体情况\n全年办结12件。\n");
            let report = Report::build(SourceText::from_text(&text, Format::Markdown));
            assert_eq!(report.outline.metadata.url.as_deref(), want, "{line}");
        }
    }
}
