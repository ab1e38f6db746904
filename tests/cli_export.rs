//! `shenyue export`: the real program, its files and its exit statuses.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

mod export_desk;

use export_desk::Desk;
use std::fs;

#[test]
fn every_form_goes_to_standard_output() {
    let desk = Desk::new();
    let table: [(&[&str], &str, &[&str]); 9] = [
        (&["export", "."], "<!-- shenyue:1 section -->\n", &["21件", "640卷", "SHA-256"]),
        (&["export", "-o", "-", "a.txt"], "<!-- shenyue:1 section -->\n", &["21件", "与上年对不上"]),
        (&["export", "--group", "tag", "."], "<!-- shenyue:1 tag -->\n", &["## 数字"]),
        (&["export", "--group", "author", "."], "<!-- shenyue:1 author -->\n", &["## 余青"]),
        (&["export", "--group", "report", "."], "<!-- shenyue:1 report -->\n", &["21件"]),
        (&["export", "--format", "json", "."], "{", &["AnnotationCollection", "TextQuoteSelector"]),
        (&["export", "--format", "csv", "."], "", &["\r\n", "640卷"]),
        (&["export", "--format", "csv", "--lang", "zh", "."], "\u{feff}", &["\r\n", "640卷"]),
        (&["export", "--format", "text", "."], "Excerpts [shenyue:1 section ", &["「办结行政复议案件21件」"]),
    ];
    for (words, start, parts) in table {
        let (out, err) = desk.ends(0, words);
        assert!(out.starts_with(start), "{words:?}: {out}");
        assert!(parts.iter().all(|part| out.contains(part)), "{words:?}: {out}");
        // The files in which the marks are kept lie in the same folder.
        let left_out = "shenyue: Left out of the folder: files of other kinds: 2.\n";
        let said = if words.contains(&".") && !words.contains(&"--lang") { left_out } else { &err };
        assert_eq!((err.as_str(), desk.ends(0, words).0), (said, out), "{words:?}");
        assert!(words.contains(&".") || err.is_empty(), "{words:?}: {err}");
    }
    let english = desk.ends(0, &["export", "--format", "csv", "."]).0;
    assert!(!english.starts_with('\u{feff}'));
}

#[test]
fn an_export_without_marks_says_so_and_is_done() {
    let desk = Desk::new();
    let (out, err) = desk.ends(0, &["export", "--marks", "elsewhere", "a.txt"]);
    assert!(
        out.starts_with("<!-- shenyue:1") && err.contains("elsewhere") && err.contains("--marks"),
        "{err}"
    );
}

#[test]
fn a_mistyped_folder_of_marks_leaves_the_excerpts_of_a_file_alone() {
    let desk = Desk::new();
    desk.ends(0, &["export", "-o", "m.md", "."]);
    let before = desk.read("m.md");
    let (_, err) = desk.ends(2, &["export", "--marks", "elsewhere", "-o", "m.md", "."]);
    assert!(err.contains("elsewhere") && err.contains("--marks"), "{err}");
    assert_eq!(desk.read("m.md"), before);
}

#[test]
fn the_form_follows_the_outputs_name() {
    let desk = Desk::new();
    for (name, start) in
        [("m.md", "<!--"), ("m.json", "{"), ("m.txt", "Excerpts ["), ("m", "<!--"), ("deep/m.CSV", "")]
    {
        let (out, err) = desk.ends(0, &["export", "-o", name, "."]);
        assert_eq!(out, "");
        assert!(err.contains("2 added"), "{err}");
        assert!(desk.read(name).starts_with(start), "{name}");
    }
    assert!(desk.read("deep/m.CSV").contains("\r\n"));
}

#[test]
fn what_a_person_wrote_survives_three_more_exports() {
    let desk = Desk::new();
    desk.ends(0, &["export", "-o", "memo.md", "."]);
    let fresh = desk.read("memo.md");
    // Between, around and inside.
    let edited = fresh.replace("与上年对不上", "与上年对不上，已电话核实") + "\n结语：**以上**  \n\n- 一\n";
    let edited = edited.replacen("\n\n", "\n\n前言，我写的。\n\n", 1);
    fs::write(desk.path("memo.md"), &edited).unwrap();
    let (_, err) = desk.ends(0, &["export", "-o", "memo.md", "."]);
    assert!(err.contains("nothing was written"), "{err}");
    assert_eq!(desk.read("memo.md"), edited);
    // A new mark is added, a changed one brought up to date, an edited one left alone.
    desk.mark("marks", "b.txt", "2", "评查案卷640卷", "优秀率？", "", "余青");
    desk.mark("marks", "a.txt", "3", "开展执法培训26场次", "", "", "余青");
    let (_, err) = desk.ends(0, &["export", "-o", "memo.md", "."]);
    assert!(["1 added", "1 updated", "1 kept as you edited"].iter().all(|part| err.contains(part)), "{err}");
    let third = desk.read("memo.md");
    assert!(
        ["前言，我写的。", "已电话核实", "结语：**以上**  \n\n- 一\n", "26场次", "优秀率"]
            .iter()
            .all(|part| third.contains(part))
    );
    // A mark that is gone is said to be; its excerpt stays.
    desk.remove("b.txt", "2");
    let (_, err) = desk.ends(0, &["export", "-o", "memo.md", "."]);
    assert!(err.contains("1 marked as gone"), "{err}");
    assert!(desk.read("memo.md").contains("优秀率"));
    let last = desk.read("memo.md");
    desk.ends(0, &["export", "-o", "memo.md", "."]);
    assert_eq!(desk.read("memo.md"), last);
}

#[test]
fn another_report_or_a_tag_leaves_the_others_excerpts_alone() {
    let desk = Desk::new();
    desk.ends(0, &["export", "-o", "memo.md", "a.txt"]);
    let (_, err) = desk.ends(0, &["export", "-o", "memo.md", "b.txt"]);
    assert!(err.contains("1 added, 1 unchanged"), "{err}");
    let (_, err) = desk.ends(0, &["export", "-o", "memo.md", "--tag", "数字", "."]);
    assert!(!err.contains("gone"), "{err}");
    assert!(desk.read("memo.md").contains("21件") && desk.read("memo.md").contains("640卷"));
    // A file of marks that cannot be read is no reason to call its marks gone.
    let file = fs::read_dir(desk.path("marks")).unwrap().map(|entry| entry.unwrap().path());
    let file = file
        .into_iter()
        .find(|path| path.to_string_lossy().contains("云溪") && path.extension().unwrap() == "json");
    fs::write(file.unwrap(), "{").unwrap();
    let (_, err) = desk.ends(0, &["export", "-o", "memo.md", "a.txt"]);
    assert!(!err.contains("gone"), "{err}");
}

#[test]
fn a_file_that_is_not_ours_is_touched_only_with_force() {
    let desk = Desk::new();
    let table: [(&str, &[u8], &[&str], &str); 6] = [
        ("memo.md", "# 备忘\n".as_bytes(), &[], "not written by an export"),
        ("memo.md", b"\xff\xfe", &[], "UTF-8"),
        ("memo.md", b"<!-- shenyue:9 section -->\n", &[], "newer version"),
        ("memo.md", b"<!-- shenyue:1 section -->\n<!-- shenyue:begin 1 0 -->\n", &[], "line 2"),
        ("memo.md", b"<!-- shenyue:1 tag -->\n", &["--group", "author"], "grouped by tag"),
        ("memo.csv", b"a,b\r\n", &[], "up to date in this form"),
    ];
    for (name, bytes, options, reason) in table {
        fs::write(desk.path(name), bytes).unwrap();
        let words = [&["export", "-o", name, "a.txt", "b.txt"], options].concat();
        let (out, err) = desk.ends(2, &words);
        assert!(out.is_empty() && err.contains(reason) && err.contains("--force"), "{err}");
        assert_eq!(fs::read(desk.path(name)).unwrap(), bytes, "{reason}");
        desk.ends(0, &[words.as_slice(), &["--force"]].concat());
        assert!(desk.read(name).contains("21件"));
    }
    // The grouping of a file of ours is kept where none is asked for.
    fs::write(desk.path("tags.md"), "<!-- shenyue:1 tag -->\n").unwrap();
    desk.ends(0, &["export", "-o", "tags.md", "a.txt", "b.txt"]);
    assert!(desk.read("tags.md").contains("## 数字"));
}

#[test]
fn templates_are_ones_own_or_named() {
    let desk = Desk::new();
    fs::write(desk.path("excerpt.md"), "own: {{ quote }}").unwrap();
    fs::write(desk.path("named.md"), "named: {{ quote }}").unwrap();
    fs::write(desk.path("wrong.md"), "one\n{{ qoute }}").unwrap();
    assert!(desk.ends(0, &["export", "."]).0.contains("own: 办结"));
    assert!(desk.ends(0, &["export", "--template", "named.md", "."]).0.contains("named: 办结"));
    let (_, err) = desk.ends(2, &["export", "--template", "wrong.md", "."]);
    assert!(err.contains("wrong.md, line 2"), "{err}");
    let (_, err) = desk.ends(2, &["export", "--template", "none.md", "."]);
    assert!(err.contains("none.md"), "{err}");
}

#[test]
fn what_cannot_be_done_is_told_with_its_status() {
    let desk = Desk::new();
    fs::write(desk.path("empty.txt"), "").unwrap();
    let (out, err) = desk.ends(1, &["export", "a.txt", "empty.txt"]);
    assert!(out.contains("21件") && err.contains("empty.txt"), "{err}");
    fs::remove_file(desk.path("empty.txt")).unwrap();
    let table: [(&[&str], &str); 6] = [
        (&["export", "--tag", "缺", "."], "tags here: 数字"),
        (&["export", "--format", "docx", "."], "markdown"),
        (&["export", "--group", "year", "."], "section"),
        (&["export", "-o", ".", "a.txt"], "no file"),
        (&["export", "-o", "/dev/null", "a.txt"], "no file"),
        (&["export"], "PATH"),
    ];
    for (words, reason) in table {
        let (out, err) = desk.ends(2, words);
        assert!(out.is_empty() && err.contains(reason), "{words:?}: {err}");
    }
    let (out, _) = desk.ends(0, &["export", "--tag", "数字", "."]);
    assert!(out.contains("21件") && !out.contains("640卷"));
}

#[test]
fn in_forms_without_headings_the_grouping_is_the_order() {
    let desk = Desk::new();
    desk.mark("marks", "a.txt", "3", "开展执法培训26场次", "", "不足 数字", "李湖");
    let ids = |format: &str, group: &str| -> Vec<String> {
        let text = desk.ends(0, &["export", "--format", format, "--group", group, "."]).0;
        let (before, behind) =
            if format == "csv" { ("\r\n", ",") } else { ("\"dcterms:identifier\": \"", "\"") };
        let rows = text.split(before).skip(1).filter(|row| !row.is_empty());
        rows.map(|row| row.split(behind).next().unwrap().to_owned()).collect()
    };
    let table = [
        ("section", ["1", "3", "2"]),
        ("report", ["1", "3", "2"]),
        // Each once, whatever its tags.
        ("tag", ["3", "1", "2"]),
        ("author", ["1", "2", "3"]),
    ];
    for (group, order) in table {
        for format in ["csv", "json"] {
            assert_eq!(ids(format, group), order, "{format} {group}");
        }
    }
}

#[test]
fn edits_that_were_kept_are_named_at_the_first_export_too() {
    let desk = Desk::new();
    desk.ends(0, &["export", "-o", "memo.md", "."]);
    fs::write(desk.path("memo.md"), desk.read("memo.md").replace("与上年对不上", "已核对")).unwrap();
    let edited = desk.read("memo.md");
    for _ in 0..3 {
        let (_, err) = desk.ends(0, &["export", "-o", "memo.md", "."]);
        assert!(err.contains("up to date") && err.contains("1 kept as you edited them"), "{err}");
        assert!(err.contains("kept as you edited it: 办结行政复议案件21件"), "{err}");
        assert_eq!(desk.read("memo.md"), edited);
    }
}

#[test]
fn marks_that_cannot_be_read_take_no_excerpts_out_of_a_file() {
    let desk = Desk::new();
    desk.ends(0, &["export", "-o", "memo.txt", "."]);
    let before = desk.read("memo.txt");
    for entry in fs::read_dir(desk.path("marks")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::write(path, "{").unwrap();
        }
    }
    let (_, err) = desk.ends(2, &["export", "-o", "memo.txt", "."]);
    assert!(err.contains("could not be read") && err.contains("--force"), "{err}");
    assert_eq!(desk.read("memo.txt"), before);
    let (_, err) = desk.ends(1, &["export", "-o", "memo.md", "."]);
    assert!(err.contains("damaged") && !err.contains("has a mark"), "{err}");
    desk.ends(1, &["export", "-o", "memo.txt", "--force", "."]);
}

#[cfg(unix)]
#[test]
fn a_template_of_ones_own_that_cannot_be_read_is_told() {
    let desk = Desk::new();
    fs::create_dir(desk.path("excerpt.md")).unwrap();
    let (_, err) = desk.ends(2, &["export", "."]);
    assert!(err.contains("excerpt.md"), "{err}");
    fs::remove_dir(desk.path("excerpt.md")).unwrap();
    fs::write(desk.path("excerpt.md"), b"\xff").unwrap();
    let (_, err) = desk.ends(2, &["export", "."]);
    assert!(err.contains("excerpt.md") && err.contains("UTF-8"), "{err}");
}

#[test]
fn under_a_tag_each_excerpt_is_counted_and_named_once() {
    let desk = Desk::new();
    desk.mark("marks", "a.txt", "1", "办结行政复议案件21件", "与上年对不上", "数字 问题", "余青");
    let (_, err) = desk.ends(0, &["export", "--group", "tag", "-o", "memo.md", "a.txt"]);
    assert!(err.contains("(1 added)"), "{err}");
    fs::write(desk.path("memo.md"), desk.read("memo.md").replace("与上年对不上", "已核对")).unwrap();
    let (_, err) = desk.ends(0, &["export", "-o", "memo.md", "a.txt"]);
    assert!(err.contains("1 kept as you edited them"), "{err}");
    assert_eq!(err.matches("kept as you edited it: ").count(), 1, "{err}");
    // A tag that is taken away is no mark that is gone.
    desk.mark("marks", "a.txt", "1", "办结行政复议案件21件", "与上年对不上", "数字", "余青");
    let (_, err) = desk.ends(0, &["export", "-o", "memo.md", "a.txt"]);
    assert!(err.contains("1 no longer under their tag") && !err.contains("gone"), "{err}");
}
