//! Whatever two reports hold, the Markdown of their comparison has its own tables and nothing of theirs.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Runs the program on two reports that are full of signs.
fn compared() -> String {
    let folder = tempfile::tempdir().unwrap();
    let report = |name: &str, year: usize, count: usize| {
        // What has no partner has a table of its own.
        let lone = if year == 2022 { "新设|*站点*7个。" } else { "" };
        let text = format!(
            "青岚县人民政府{year}年法治政府建设年度报告\n一、主要举措 | <b>粗</b> [^1]\n\
            全年办结*行政*复议案件{count}件，@li2023 增长{count}.5%。=SUM(A1)办理\"{count}\"件。\n\
            评查`案卷`{count}0卷{{=html}} :smile:。受理_申请_<i>{count}万件</i> $x$。\n\
            二、存在的不足 ::: {{.a}}\n- [ ] 缺额{count}人~~删~~。{lone}\n青岚县人民政府\n{}年3月20日\n",
            year + 1
        );
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_shenyue"));
    command.args(["compare", "--format", "md", "--lang", "zh"]);
    command.args([report("a_b*c[d](e).txt", 2022, 21), report("b.txt", 2023, 27)]);
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

#[test]
fn the_markdown_of_a_comparison_has_tables_and_nothing_of_the_reports_own() {
    let markdown = compared();
    let mut tables = 0;
    let mut columns = vec![];
    for event in Parser::new_ext(&markdown, Options::all()) {
        match event {
            Event::Start(Tag::Table(alignments)) => {
                tables += 1;
                columns.push(alignments.len());
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => columns.push(0),
            Event::End(TagEnd::TableCell) => *columns.last_mut().unwrap() += 1,
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                let cells = columns.pop();
                assert_eq!(cells, columns.last().copied(), "{markdown}");
            }
            Event::End(TagEnd::Table) => drop(columns.pop()),
            Event::Start(Tag::Heading { id: None, .. } | Tag::Paragraph | Tag::List(None) | Tag::Item)
            | Event::Start(Tag::TableCell)
            | Event::End(_)
            | Event::Text(_) => {}
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    assert!(tables >= 3, "{markdown}");
    assert!(markdown.contains("评查"), "{markdown}");
}
