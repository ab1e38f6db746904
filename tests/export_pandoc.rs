//! What pandoc reads from exports of hostile text: the same words, and no construct of its own.
//! Skipped, aloud, where there is no pandoc; `export_hostile` asks another reader.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

mod export_cases;

use export_cases::{origin, passage, remark};
use serde_json::Value;
use shenyue::export::{Lang, Options, ReportExcerpts, markdown, plain};
use std::{
    collections::BTreeSet,
    io::{ErrorKind, Write},
    process::{Command, Stdio},
};

/// A sign or two of every sort of syntax that some Markdown knows.
const HOSTILE: [&str; 44] = [
    "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |",
    "甲 乙\n--- ---\n1 2",
    "+---+---+\n| 甲 | 乙 |\n+===+===+\n| 1 | 2 |\n+---+---+",
    "<b>粗</b><script>alert(1)</script><!-- 注 --><br/>",
    "<div class=\"a\">\n甲\n</div>",
    "脚注[^1]，^[行内脚注]\n[^1]: 注文",
    "见 @zhang2023、[@zhang2023, 第3页]、-@li 和 [-@li]",
    "$x^2$、$$y$$、\\(z\\)、\\[w\\]、\\begin{equation}a\\end{equation}",
    "::: {.warning}\n甲\n:::",
    "::: note\n甲\n:::",
    "H~2~O、x^2^、~~删~~、==标==、++插++",
    ":smile: :+1: :100:",
    "- [ ] 待办\n- [x] 办结",
    "<b>`raw`{=html}</b> `<i>`{=html}",
    "```{=html}\n<hr>\n```",
    "~~~\n甲\n~~~",
    "    四个空格\n\t制表符",
    "# 甲\n## 乙 {#id .class key=value}",
    "甲\n===\n乙\n---",
    "* 甲\n+ 乙\n1. 丙\n(1) 丁\n#. 戊\n(@) 己\n(@例) 庚\na) 辛\niv. 壬\nA. 癸",
    "术语\n: 定义\n~ 定义",
    "| 行块\n|  第二行",
    "> 引\n>> 再引",
    "![图](a.png) [链](javascript:x) <https://a.example> https://b.example www.c.example a@d.example",
    "[甲]: https://a.example \"题\"\n[甲] [甲][] [文][甲]",
    "[span]{.smallcaps} [甲]{custom-style=\"x\"}",
    "*斜* **粗** _斜_ __粗__ ***全***",
    "\"直引号\" '单' -- --- ... 1990--2000",
    "“弯引号”‘单’——……",
    "&lt; &#60; &nbsp; &copy; AT&T",
    "行尾反斜杠\\\n行尾空格  \n下一行",
    "Table: 表题\n: 表题",
    "% 题\n% 作者\n% 日期",
    "---\ntitle: 甲\n---",
    "{{< include a >}} {{ 甲 }} {% 乙 %} ${x}",
    "\\newpage \\textbf{甲}",
    "<!-- shenyue:end 01 -->\n<!-- shenyue:begin 02 0 -->",
    "[shenyue:1 section 0]",
    "![[嵌入]] [[双链|名]] #标签 ^块",
    "> [!NOTE]\n> 甲",
    "*[缩写]: 全称",
    "a_b_c __init__ 2*3*4 x**2**",
    "// 注 /* 注 */ || && ;; !! ?? %% $$",
    "\u{1b}[31m红\u{202e}反\u{200b}零\u{7}",
];

/// The readers of pandoc that a memo may go through, with extensions that are off unless asked for.
const READERS: [&str; 5] = [
    "markdown",
    "markdown+emoji+hard_line_breaks+autolink_bare_uris+tex_math_double_backslash+lists_without_preceding_blankline+compact_definition_lists+short_subsuperscripts+abbreviations",
    "gfm",
    "commonmark_x",
    "commonmark",
];

/// The nodes of an export, and those that only carry others.
const ALLOWED: [&str; 25] = [
    "Str",
    "Space",
    "SoftBreak",
    "LineBreak",
    "Para",
    "Plain",
    "Header",
    "BlockQuote",
    "Table",
    "RawBlock",
    "RawInline",
    "AlignDefault",
    "AlignLeft",
    "ColWidthDefault",
    "ColWidth",
    "Link",
    "MetaMap",
    "MetaInlines",
    "Null",
    "AlignCenter",
    "AlignRight",
    "Decimal",
    // Made of “ and ‘, and written as these again.
    "Quoted",
    "DoubleQuote",
    "SingleQuote",
];

#[test]
fn pandoc_reads_the_words_and_nothing_else() {
    if let Err(error) = Command::new("pandoc").arg("--version").output() {
        assert_eq!(error.kind(), ErrorKind::NotFound);
        let _ = writeln!(std::io::stderr(), "SKIPPED: there is no pandoc here");
        return;
    }
    let excerpts = HOSTILE.iter().enumerate().map(|(index, text)| {
        let mut excerpt = passage(&format!("{index:02}"), index * 100, text, &[text], text, &[text]);
        excerpt.author = (*text).to_owned();
        excerpt
    });
    let remarks =
        HOSTILE.iter().enumerate().map(|(index, text)| remark(&format!("r{index:02}"), text, &[text]));
    let mut origin = origin("云溪区");
    origin.title = Some(HOSTILE.join(" "));
    origin.url = None;
    let reports = [ReportExcerpts { origin, excerpts: remarks.chain(excerpts).collect() }];
    for lang in [Lang::En, Lang::Zh] {
        let exported = markdown(&reports, &Options::new(lang)).unwrap();
        for reader in READERS {
            let document = read(reader, &exported);
            assert_eq!(document["meta"], serde_json::json!({}), "{reader}");
            let mut found = Found::default();
            found.look(&document["blocks"]);
            let foreign: Vec<_> =
                found.nodes.iter().filter(|node| !ALLOWED.contains(&node.as_str())).collect();
            assert!(foreign.is_empty(), "{reader}: {foreign:?} {:?}", found.foreign);
            let expected: Vec<String> = HOSTILE.iter().map(|text| squeezed(&plain::visible(text))).collect();
            assert_eq!(found.quotes, expected, "{reader}");
        }
    }
}

fn read(reader: &str, markdown: &str) -> Value {
    let mut pandoc = Command::new("pandoc")
        .args(["-f", reader, "-t", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    pandoc.stdin.take().unwrap().write_all(markdown.as_bytes()).unwrap();
    let output = pandoc.wait_with_output().unwrap();
    assert!(output.status.success(), "{reader}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What is in a document.
#[derive(Default)]
struct Found {
    nodes: BTreeSet<String>,
    foreign: Vec<Value>,
    /// The words of each block quote, without white space.
    quotes: Vec<String>,
}

impl Found {
    fn look(&mut self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.look(item)),
            Value::Object(fields) => {
                if let Some(name) = fields.get("t").and_then(Value::as_str) {
                    let comment = ["RawBlock", "RawInline"].contains(&name);
                    let ours =
                        |raw: &Value| raw[1].as_str().is_some_and(|raw| raw.starts_with("<!-- shenyue:"));
                    if !ALLOWED.contains(&name) || comment && !ours(&fields["c"]) {
                        self.foreign.push(value.clone());
                        assert!(!comment, "{value}");
                    }
                    self.nodes.insert(name.to_owned());
                    if name == "BlockQuote" {
                        let mut words = String::new();
                        text(&fields["c"], &mut words);
                        self.quotes.push(squeezed(&words));
                    }
                }
                fields.values().for_each(|field| self.look(field));
            }
            _ => {}
        }
    }
}

fn text(value: &Value, words: &mut String) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| text(item, words)),
        Value::Object(fields) if fields.get("t").is_some_and(|name| name == "Str") => {
            words.push_str(fields["c"].as_str().unwrap());
        }
        Value::Object(fields) if fields.get("t").is_some_and(|name| name == "Quoted") => {
            let double = fields["c"][0]["t"] == "DoubleQuote";
            words.push(if double { '“' } else { '‘' });
            text(&fields["c"][1], words);
            words.push(if double { '”' } else { '’' });
        }
        Value::Object(fields) => fields.values().for_each(|field| text(field, words)),
        _ => {}
    }
}

fn squeezed(words: &str) -> String {
    words.chars().filter(|character| !character.is_whitespace()).collect()
}
