//! Marking with the real program: from the first mark to the export, over more than one run.

use super::{pty::Pty, real::Desk};
use std::{fs, path::PathBuf};

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
    pty.send(b"\x1b");
    pty.wait_for("已保存");
    quit(&mut pty);
    assert!(file_of_marks(&desk).contains("与上年对不上，\\n请核对"), "{}", file_of_marks(&desk));

    let mut pty = open(&desk);
    pty.send(b"gm");
    pty.wait_for("与上年对不上，");
    pty.send(b"q");
    pty.send(b"e");
    pty.wait_for("导出到");
    let memo = desk.home().join("memo.md");
    pty.send(format!("\x15{}\r", memo.display()).as_bytes());
    pty.wait_for("已写出");
    quit(&mut pty);
    let memo = fs::read_to_string(memo).unwrap();
    for words in ["行政复议案件21件", "与上年对不上，", "请核对", "青岚县人民政府"] {
        assert!(memo.contains(words), "{words} is missing in\n{memo}");
    }
}
