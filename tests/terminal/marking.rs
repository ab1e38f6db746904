//! Marking with the real program: from the first mark to the export, over more than one run.

use super::{pty::Pty, real::Desk};
use std::{
    fs,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

/// Opens the report and waits until it is there.
pub fn open(desk: &Desk) -> Pty {
    let pty = desk.start(&["shenyue", "REPORT"], &[], 80, 24);
    pty.wait_for("行政复议案件21件");
    pty
}

/// The only file of marks; empty where there is none yet.
pub fn file_of_marks(desk: &Desk) -> String {
    marks_file(desk).and_then(|path| fs::read_to_string(path).ok()).unwrap_or_default()
}

fn marks_file(desk: &Desk) -> Option<PathBuf> {
    let files = fs::read_dir(desk.home().join("marks")).ok()?.flatten().map(|entry| entry.path());
    files.into_iter().find(|path| path.extension().is_some_and(|extension| extension == "json"))
}

fn quit(pty: &mut Pty) {
    pty.send(b"\x03");
    assert_eq!(pty.end().exit_code(), 0);
    pty.assert_as_before();
}

#[test]
fn a_mark_with_a_note_is_there_after_a_restart_and_is_exported() {
    let desk = Desk::new();
    let mut pty = open(&desk);
    pty.send("/行政复议案件\r".as_bytes());
    pty.wait_for("第 1 处");
    pty.send("c与上年对不上，\r请核对".as_bytes());
    pty.wait_for("请核对");
    // Put aside and brought back in the next run, kept there.
    pty.send(b"\x1b");
    pty.wait_for("已存为草稿");
    quit(&mut pty);
    let mut pty = open(&desk);
    pty.wait_for("1 条批注草稿");
    pty.send(b"c");
    pty.wait_for("请核对");
    pty.send(b"\x13");
    pty.wait_for("已保存");
    quit(&mut pty);
    assert!(file_of_marks(&desk).contains("与上年对不上，\\n请核对"), "{}", file_of_marks(&desk));

    let mut pty = open(&desk);
    pty.send(b"gm");
    pty.wait_for("与上年对不上，");
    pty.send(b"q");
    pty.send(b"e");
    pty.wait_for("写到");
    let memo = desk.home().join("memo.md");
    pty.send(format!("\x15{}", memo.display()).as_bytes());
    pty.wait_for("memo.md");
    // Nothing is written before it was shown what would be.
    pty.wait_for("新文件");
    pty.send(b"\r");
    pty.wait_for("已写出");
    quit(&mut pty);
    let memo = fs::read_to_string(memo).unwrap();
    for words in ["行政复议案件21件", "与上年对不上，", "请核对", "青岚县人民政府"] {
        assert!(memo.contains(words), "{words} is missing in\n{memo}");
    }
}

#[test]
fn marks_have_the_name_that_was_chosen() {
    for (named, chosen, author) in
        [(None, None, "yu"), (None, Some("余青"), "余青"), (Some("陈序"), Some("余青"), "陈序")]
    {
        let desk = Desk::new();
        let mut command = vec!["shenyue"];
        command.extend(named.iter().flat_map(|name| ["--author", name]));
        command.push("REPORT");
        let environment = [("USER", "yu"), ("SHENYUE_AUTHOR", chosen.unwrap_or_default())];
        let mut pty = desk.start(&command, &environment, 80, 24);
        pty.wait_for("行政复议案件21件");
        pty.send(b"m");
        pty.wait_until("the mark is saved", |_| file_of_marks(&desk).contains("\"author\""));
        assert!(
            file_of_marks(&desk).contains(&format!("\"author\": \"{author}\"")),
            "{}",
            file_of_marks(&desk)
        );
        quit(&mut pty);
    }
}

#[test]
fn two_instances_see_each_others_marks_within_a_second_and_write_nothing_meanwhile() {
    let desk = Desk::new();
    let (mut one, mut other) = (open(&desk), open(&desk));
    other.send("/行政复议案件\r".as_bytes());
    other.wait_for("第 1 处");
    thread::sleep(Duration::from_millis(300));
    let before = other.look(|seen| seen.bytes.len());
    thread::sleep(Duration::from_millis(2200));
    assert_eq!(other.look(|seen| seen.bytes.len()), before, "an idle instance writes to the terminal");
    one.send("/行政复议案件\rm".as_bytes());
    one.wait_for("\n *");
    let marked = Instant::now();
    other.wait_for("\n *");
    // A second, and what a loaded machine takes to draw.
    assert!(marked.elapsed() < Duration::from_millis(1500), "{:?}", marked.elapsed());
    other.send("c同意\x13".as_bytes());
    one.wait_for("* 标记 同意");
    quit(&mut one);
    quit(&mut other);
    assert_eq!(file_of_marks(&desk).matches("\"created\"").count(), 1);
}

#[test]
fn killed_at_any_moment_nothing_that_was_shown_as_saved_is_lost() {
    let lines: String = (100..200).map(|number| format!("第{number}项工作已经办结。\n")).collect();
    let report = format!("青岚县人民政府2023年法治政府建设年度报告\n{lines}");
    let mut shown_as_saved = 0;
    for round in 0..16u64 {
        let desk = Desk::with(&report);
        let mut pty = desk.start(&["shenyue", "REPORT"], &[], 80, 24);
        pty.wait_for("第105项");
        pty.send("j".as_bytes());
        pty.send("mj".repeat(90).as_bytes());
        thread::sleep(Duration::from_millis(20 + round * 37 % 300));
        pty.signal("KILL");
        pty.end();
        let contents = pty.look(|seen| seen.screen.screen().contents());
        let rows = contents.lines().filter_map(|row| row.strip_prefix(" *"));
        let saved: Vec<&str> = rows.filter_map(|row| row.split("工作").next()).map(str::trim).collect();
        let saved: Vec<&&str> = saved.iter().filter(|words| words.starts_with('第')).collect();
        let file = file_of_marks(&desk);
        for words in &saved {
            assert!(
                file.contains(&format!("\"quote\": \"{words}工作")),
                "{words} of round {round}:\n{contents}"
            );
        }
        shown_as_saved += saved.len();
        // Whatever the moment, the file is whole.
        assert!(file.is_empty() || serde_json::from_str::<serde_json::Value>(&file).is_ok());
    }
    assert!(shown_as_saved > 0);
}
