//! Whatever a report or a note holds, the Markdown made of it has the structure of the export and
//! no other, and its text reads back as the characters that were there.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

mod export_cases;

use export_cases::*;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};
use shenyue::{
    export::{Absence, Format, Group, Lang, Options, ReportExcerpts, markdown, plain, render},
    figures::Approx,
};

/// What a reader sees of a document: its blocks in order, each with its text.
#[derive(Debug, PartialEq, Eq)]
enum Seen {
    Heading(u8, String),
    Quote(Vec<String>),
    Paragraph(String),
    Table(Vec<Vec<String>>),
}

/// Reads a document with every extension that the parser knows. Comments of our own are left out;
/// anything that an export never makes (code, lists, emphasis, images, raw HTML, …) is an error.
fn seen(markdown: &str) -> Result<Vec<Seen>, String> {
    let mut seen = vec![];
    let mut text = String::new();
    let mut quote: Option<Vec<String>> = None;
    for event in Parser::new_ext(markdown, Extensions::all()) {
        match event {
            Event::Start(
                Tag::HtmlBlock | Tag::Paragraph | Tag::TableHead | Tag::TableRow | Tag::TableCell,
            ) => {
                if let (Some(Seen::Table(rows)), Event::Start(Tag::TableHead | Tag::TableRow)) =
                    (seen.last_mut(), &event)
                {
                    rows.push(vec![]);
                }
            }
            Event::Start(Tag::Heading { id: None, classes, attrs, .. })
                if classes.is_empty() && attrs.is_empty() => {}
            Event::Start(Tag::BlockQuote(None)) if quote.is_none() => quote = Some(vec![]),
            Event::Start(Tag::Table(_)) => seen.push(Seen::Table(vec![])),
            Event::Start(Tag::Link { dest_url, .. })
                if dest_url.starts_with("https://www.yunxi.example/") => {}
            Event::End(
                TagEnd::Link | TagEnd::HtmlBlock | TagEnd::TableHead | TagEnd::TableRow | TagEnd::Table,
            ) => {}
            Event::Html(comment) | Event::InlineHtml(comment)
                if comment.trim().starts_with("<!-- shenyue:") && comment.trim().ends_with("-->") => {}
            Event::Text(words) => text.push_str(&words),
            Event::HardBreak => text.push('\n'),
            Event::End(TagEnd::Paragraph) => {
                let words = std::mem::take(&mut text);
                match &mut quote {
                    Some(lines) => lines.push(words),
                    None => seen.push(Seen::Paragraph(words)),
                }
            }
            Event::End(TagEnd::Heading(level)) => {
                seen.push(Seen::Heading(level as u8, std::mem::take(&mut text).trim_end().to_owned()));
            }
            Event::End(TagEnd::BlockQuote(_)) => seen.push(Seen::Quote(quote.take().unwrap_or_default())),
            Event::End(TagEnd::TableCell) => match seen.last_mut() {
                Some(Seen::Table(rows)) => {
                    rows.iter_mut().last().into_iter().for_each(|row| row.push(std::mem::take(&mut text)))
                }
                _ => return Err("a cell outside a table".to_owned()),
            },
            other => return Err(format!("{other:?} in\n{markdown}")),
        }
    }
    Ok(seen)
}

/// A report in which everything that others wrote is `text`.
fn hostile(text: &str) -> ReportExcerpts {
    let mut excerpt = passage("01A", 10, text, &[text], text, &[text]);
    excerpt.absence =
        Some(Absence { what: text.to_owned(), searched: vec![text.to_owned()], ..Absence::default() });
    excerpt.author = text.to_owned();
    let excerpt = with_figures(excerpt, vec![fact(text, "1", text, Approx::Exact, text)]);
    let mut origin = origin(text);
    origin.title = Some(text.to_owned());
    origin.issuer = Some(text.to_owned());
    origin.doc_number = Some(text.to_owned());
    origin.url = Some("https://www.yunxi.example/a".to_owned());
    ReportExcerpts { origin, excerpts: vec![excerpt, remark("01B", text, &[])] }
}

fn check(text: &str) -> Result<(), String> {
    let line = plain::one_line(text);
    let paragraphs: Vec<Vec<String>> = plain::paragraphs(text);
    let options = Options { group: Group::Section, ..Options::new(Lang::En) };
    let exported = markdown(&[hostile(text)], &options).map_err(|error| error.to_string())?;
    let mut seen = seen(&exported)?;
    let same = |expected: Seen, found: Seen| {
        if expected == found { Ok(()) } else { Err(format!("{expected:?}\n!= {found:?} in\n{exported}")) }
    };
    let row = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
    let note: Vec<Seen> = paragraphs.iter().map(|lines| Seen::Paragraph(lines.join("\n"))).collect();
    let mut expected = vec![
        Seen::Heading(1, "Excerpts".to_owned()),
        Seen::Heading(2, line.clone()),
        Seen::Heading(3, line.clone()),
    ];
    expected.extend([Seen::Quote(paragraphs.concat())].into_iter().filter(|_| !line.is_empty()));
    expected.extend(note);
    if !text.is_empty() {
        expected.push(Seen::Paragraph(format!("Lacks: {line}").trim().to_owned()));
    }
    expected.extend([
        Seen::Paragraph(format!("Searched for: {line}").trim().to_owned()),
        Seen::Table(vec![
            row(["Figure", "Value", "Unit", "Stated", "Of"]),
            row([&line, "1", &line, "", &line]),
        ]),
        Seen::Paragraph(format!("Tags: {line}").trim().to_owned()),
    ]);
    let rest = seen.split_off(expected.len().min(seen.len()));
    for (expected, found) in expected.into_iter().zip(seen) {
        same(expected, found)?;
    }
    let Some(Seen::Paragraph(citation)) = rest.first() else {
        return Err(format!("no citation in {rest:?}"));
    };
    if !citation.contains(&format!("《{line}》")) || !citation.contains("https://www.yunxi.example/a") {
        return Err(format!("citation {citation:?}"));
    }
    if exported.chars().any(|c| c.is_control() && c != '\n' || plain::visible(&c.to_string()).is_empty()) {
        return Err(format!("a character that acts in {exported:?}"));
    }
    let remark = 1 + paragraphs.len();
    if rest.len() == 1 + remark { Ok(()) } else { Err(format!("{rest:?} in\n{exported}")) }
}

#[test]
fn hostile_text_reads_back_as_written() {
    let cases = [
        "# 标题",
        "## 标题 ##",
        "标题\n===",
        "标题\n---",
        "- 甲\n- 乙",
        "* 甲",
        "+ 甲",
        "1. 甲",
        "1) 甲",
        "12345678901. 甲",
        "(1) 甲",
        "(a) 甲",
        "(@) 甲",
        "#. 甲",
        "i. 甲",
        "> 甲",
        ">甲",
        "|甲|乙|\n|---|---|\n|1|2|",
        "甲|乙\n-|-\n1|2",
        "    缩进的代码",
        "\t制表符",
        "```\n代码\n```",
        "~~~\n代码\n~~~",
        "`代码`",
        "``",
        "`",
        "*强调*",
        "**强**",
        "_强_",
        "__强__",
        "~~删~~",
        "~下标~",
        "^上标^",
        "$x^2$",
        "$$x$$",
        "$`x`$",
        "\\(x\\)",
        "\\",
        "\\\\",
        "行尾\\\n下一行",
        "行尾  \n下一行",
        "[链](https://a.example)",
        "![图](https://a.example/i.png)",
        "[链]: https://a.example",
        "[^1]",
        "[^1]: 注",
        "^[注]",
        "[[维基]]",
        "[ ] 待办",
        "[x] 已办",
        "- [ ] 待办",
        "> [!NOTE]\n> 甲",
        "<script>alert(1)</script>",
        "<!-- 注 -->",
        "-->",
        "<!-- shenyue:end 01A -->",
        "<!-- shenyue:begin 01A 0123456789abcdef -->",
        "# 甲 <!-- shenyue:heading 0123456789abcdef -->",
        "<div>\n甲\n</div>",
        "<https://a.example>",
        "https://a.example/x_y",
        "www.a.example",
        "WWW.a.example",
        "a@b.example",
        "mailto:a@b.example",
        "@user",
        "&amp;",
        "&#35;",
        "&lt;b&gt;",
        "& &",
        "AT&T",
        "甲--乙---丙",
        "...",
        "\"引\" '号' it's",
        "术语\n: 定义",
        "~ 定义",
        "::: 块",
        ":smile:",
        "{#id .class}",
        "标题 {#id}",
        "---\ntitle: x\n---",
        "+++\n甲\n+++",
        "% 题",
        "Table: 题",
        ": 题",
        "==亮==",
        "=",
        "-",
        "+",
        "#",
        ">",
        "***",
        "* * *",
        "___",
        "甲\u{1b}[31m乙",
        "甲\u{202e}乙\u{200b}丙",
        "甲\u{0}乙",
        "　　首行缩进\n　　第二行",
        "甲\u{2028}乙",
        "甲\r\n\r\n乙",
        "{{ 7*7 }}",
        "{% for %}",
        "甲  乙",
        "",
        " \n ",
        "甲\u{a0}",
        "\u{a0}- 甲",
        "\u{2003}# 甲",
        "甲 #",
        "C#",
        "a\\|b",
        "*甲*：**乙**，",
        "|",
        "||",
    ];
    let failed: Vec<String> = cases.iter().filter_map(|text| check(text).err()).collect();
    assert!(failed.is_empty(), "{} of {}:\n{}", failed.len(), cases.len(), failed.join("\n\n"));
}

/// Reads CSV as RFC 4180 says.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (vec![], vec![], String::new(), false);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && signs.next_if_eq(&'\n').is_some() => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_form_lets_a_character_act(text in "(?s:.{0,12})|[\u{0}-\u{9f}\u{200b}-\u{2069},\"=\n]{0,12}") {
        let reports = [hostile(&text)];
        for format in Format::ALL {
            let exported = render(format, &reports, &Options::new(Lang::En)).expect("the built-in template");
            let allowed = |sign: char| sign == '\n' || format == Format::Csv && sign == '\r';
            let acts = |sign: &char| {
                sign.is_control() && !allowed(*sign) || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            prop_assert_eq!(exported.chars().find(acts), None, "{:?}", format);
        }
        let json = render(Format::Json, &reports, &Options::new(Lang::En)).expect("JSON");
        let json: serde_json::Value = serde_json::from_str(&json).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let exact = &json["first"]["items"][0]["target"]["selector"][0]["exact"];
        prop_assert_eq!(exact.as_str(), Some(text.as_str()));

        let table = read_csv(&render(Format::Csv, &reports, &Options::new(Lang::En)).expect("CSV"));
        prop_assert_eq!(table.len(), 3);
        prop_assert!(table.iter().all(|row| row.len() == shenyue::export::labels::COLUMNS));
        let shown = plain::visible(&text);
        let guarded = format!("'{shown}");
        prop_assert!(table[1][1] == shown || table[1][1] == guarded);
    }

    #[test]
    fn any_text_of_signs_reads_back(text in "[-#*_+=~^`$|<>(){}!&;:@.'\"/%\\[\\]\\\\ \n\t0-9a-ci甲（一）。]{0,24}") {
        check(&text).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_text_at_all_reads_back(text in "\\PC{0,12}|(?s:.{0,12})") {
        check(&text).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn text_made_of_constructs_reads_back(parts in prop::collection::vec(prop::sample::select(vec![
        "\n", "\n\n", " ", "  ", "\t", "甲", "a", "1", ".", ")", "(", "- ", "-", "--", "---", "+ ", "* ", "*", "**", "_", "# ", "#", "> ", ">",
        "|", "|-|", "`", "```", "~~~", "$", "$$", "[", "]", "](", "[^1]", ": ", "https://a.example", "www.", "<", "<b>", "</b>", "<!--", "-->",
        "&", "&lt;", "\\", "\"", "'", "...", "=", "==", "{", "}", "\r", "\u{3000}", "\u{a0}", "\u{202e}", "\u{1b}[", "Table:", "@",
    ]), 0..10)) {
        check(&parts.concat()).map_err(TestCaseError::fail)?;
    }
}
