//! `shenyue compare` as scripts and people meet it: what it prints where, and with which status it ends.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

use serde_json::Value;
use shenyue::{
    app::link::hand::{HandPairs, key_of},
    report::Report,
    source::{Format, SourceText},
};
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;

const LEFT: &str = "云溪区2022年法治政府建设年度报告\n一、主要做法\n全年收到行政复议申请97件。\n";
const RIGHT: &str =
    "云溪区2023年法治政府建设年度报告\n一、主要做法\n全年收到行政复议申请146件。新增|句子=1条。\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("a.txt", LEFT), ("b.txt", RIGHT), ("c\u{1b}[31m.txt", RIGHT)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shenyue"));
    command
        .current_dir(folder)
        .env("SHENYUE_DATA_DIR", folder)
        .arg("--lang")
        .arg("en")
        .arg("compare")
        .args(words)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn json_has_every_field_of_the_interface() {
    let folder = folder();
    let output = run(folder.path(), &["a.txt", "b.txt", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(out(&output).lines().count(), 1);
    let value: Value = serde_json::from_str(&out(&output)).unwrap();
    let names: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = "left right earlier sections sentences carried_over carried_over_parts figures different_basis left_only right_only";
    assert_eq!(names, expected.split(' ').collect::<Vec<_>>());
    assert_eq!((&value["left"], &value["right"]), (&"a.txt".into(), &"b.txt".into()));
    assert_eq!(value["sections"][0]["left"], Value::from(vec![0]));
    assert_eq!(value["earlier"], "left");
    assert_eq!(value["figures"][0]["difference"], "49");
    assert_eq!(value["figures"][0]["percent"], "50.5");
    let counts: Vec<&str> = value["sentences"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(counts, ["kept", "changed", "new", "dropped", "set_phrases"]);
}

#[test]
fn every_form_tells_the_figures_and_escapes_what_is_not_ours() {
    let folder = folder();
    for (format, expected) in [
        ("text", "  97件  146件  +49件  50.5%  收到行政复议申请"),
        ("md", "| 收到行政复议申请 | 97件 | 146件 | \\+49件 | 50\\.5 |"),
        ("csv", "Figures that count the same\",97件,"),
    ] {
        let output = run(folder.path(), &["a.txt", "c\u{1b}[31m.txt", "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        let shown = out(&output);
        let found = shown.contains(expected) || shown.contains(&expected.replace("\\.", "."));
        assert!(found, "{format}: {shown}");
        assert!(!shown.contains('\u{1b}'), "{format}");
    }
}

#[test]
fn differences_are_the_later_less_the_earlier_from_either_side() {
    let folder = folder();
    fs::write(folder.path().join("d.txt"), LEFT.replace("2022年", "2023年")).unwrap();
    for (words, earlier, difference, percent, new, told) in [
        (["a.txt", "b.txt"], Value::from("left"), "49", "50.5", 1, "right less left (2022 -> 2023)"),
        (["b.txt", "a.txt"], Value::from("right"), "49", "50.5", 1, "left less right (2022 -> 2023)"),
        (["b.txt", "d.txt"], Value::Null, "-49", "-33.6", 0, "right less left, since the years do not tell"),
    ] {
        let run = |format: &str| out(&run(folder.path(), &[words[0], words[1], "--format", format]));
        let value: Value = serde_json::from_str(&run("json")).unwrap();
        let figure = &value["figures"][0];
        assert_eq!((&value["earlier"], &value["sentences"]["new"]), (&earlier, &new.into()), "{words:?}");
        assert_eq!((&figure["difference"], &figure["percent"]), (&difference.into(), &percent.into()));
        for format in ["text", "md", "csv"] {
            let shown = run(format).replace('\\', "");
            assert!(shown.contains(told), "{words:?} {format}: {shown}");
        }
    }
}

#[test]
fn what_was_paired_by_hand_in_the_browser_holds_unless_it_is_left_out() {
    let folder = folder();
    let texts = [
        "甲县2022年工作\n一、主要做法\n做法。\n二、工作打算\n打算。\n",
        "乙县2022年工作\n一、主要做法\n做法。\n二、工作打算\n打算。\n",
    ];
    let reports = texts.map(|text| Report::build(SourceText::from_text(text, Format::Text)));
    for (name, report) in ["e.txt", "f.txt"].into_iter().zip(&reports) {
        fs::write(folder.path().join(name), &report.source.text).unwrap();
    }
    let mut kept = HandPairs::none(&key_of(&reports[0], &reports[1]));
    kept.apply(&kept.toggled((&reports[0], 0), (&reports[1], 1)).unwrap());
    let short = kept.reports.each_ref().map(|hash| hash.chars().take(16).collect::<String>());
    let data = folder.path().join("data");
    fs::create_dir_all(data.join("pairs")).unwrap();
    let file = data.join("pairs").join(format!("{}-{}.json", short[0], short[1]));
    let sections = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shenyue"));
        command.current_dir(folder.path()).env("SHENYUE_DATA_DIR", &data).arg("compare").args(words);
        let output = command.args(["--format", "json"]).output().unwrap();
        let value: Value = serde_json::from_str(&out(&output)).unwrap();
        (output.status.code(), value["sections"].to_string())
    };
    let found = sections(&["e.txt", "f.txt"]).1;
    assert!(found.starts_with("[{\"left\":[0],\"right\":[0]"), "{found}");
    fs::write(&file, serde_json::to_string(&kept).unwrap()).unwrap();
    let by_hand = r#"[{"left":[0],"right":[1],"confidence":1.0,"by_hand":true}]"#;
    assert_eq!(sections(&["e.txt", "f.txt"]), (Some(0), by_hand.to_owned()));
    assert_eq!(sections(&["f.txt", "e.txt"]).1, by_hand.replace("[0],\"right\":[1]", "[1],\"right\":[0]"));
    assert_eq!(sections(&["e.txt", "f.txt", "--no-hand-pairs"]).1, found);
    // What is not understood stays where it is, and the status says so.
    fs::write(&file, "{").unwrap();
    assert_eq!(sections(&["e.txt", "f.txt"]), (Some(1), found));
    assert_eq!(fs::read_to_string(&file).unwrap(), "{");
}

#[test]
fn the_status_tells_what_failed() {
    let folder = folder();
    for (words, status, complaint) in [
        (&["a.txt", "missing.txt"][..], 1, "missing.txt"),
        (&["a.txt", "."], 2, "two reports"),
        (&["a.txt"], 2, "<B>"),
    ] {
        let output = run(folder.path(), words);
        assert_eq!(output.status.code(), Some(status), "{words:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(complaint), "{words:?}");
        assert_eq!(out(&output), "", "{words:?}");
    }
}
