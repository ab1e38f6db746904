//! The real program on a terminal: reading, and every way out.

use super::pty::Pty;
use std::{fs, path::PathBuf};
use tempfile::TempDir;

const REPORT: &str = "青岚县人民政府2023年法治政府建设年度报告\n\n\
    2023年，青岚县深入推进“放管服”改革……现将有关情况报告如下。\n\n\
    一、主要举措和成效\n\n\
    （一）依法全面履行政府职能。全年办结行政复议案件21件，受教育群众16万余人次。\n\n\
    （二）规范行政执法。评查案卷640卷，优秀率为72.4%。\n\n\
    二、存在的不足和原因\n\n\
    基层执法力量与所承担的任务尚不匹配。\n\n\
    三、下一年度主要安排\n\n\
    继续推进“双随机、一公开”监管。\n\n\
    青岚县人民政府\n2024年3月14日\n";

/// A folder with a report, and one for what the program keeps.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self::with(REPORT)
    }

    /// A folder with a report of one's own.
    pub fn with(report: &str) -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("qinglan.txt"), report).unwrap();
        Self { folder }
    }

    pub fn report(&self) -> PathBuf {
        self.folder.path().join("qinglan.txt")
    }

    /// What the program keeps is kept in here.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Starts a command; `shenyue` in it is the program, `REPORT` the report.
    pub fn start(&self, command: &[&str], environment: &[(&str, &str)], columns: u16, rows: u16) -> Pty {
        let report = self.report().to_string_lossy().into_owned();
        let program = env!("CARGO_BIN_EXE_shenyue");
        let command: Vec<String> =
            command.iter().map(|word| word.replace("shenyue", program).replace("REPORT", &report)).collect();
        let command: Vec<&str> = command.iter().map(String::as_str).collect();
        let home = self.home().to_string_lossy().into_owned();
        let own = [("HOME", home.as_str()), ("SHENYUE_DATA_DIR", home.as_str()), ("LC_ALL", "zh_CN.UTF-8")];
        Pty::start(&command, &[own.as_slice(), environment].concat(), columns, rows)
    }

    fn open(&self, environment: &[(&str, &str)]) -> Pty {
        let pty = self.start(&["shenyue", "REPORT"], environment, 80, 24);
        pty.wait_for("行政复议案件21件");
        pty.assert_taken();
        pty
    }
}

#[test]
fn a_report_is_read_and_left() {
    let desk = Desk::new();
    let mut pty = desk.open(&[]);
    pty.send(b"G");
    pty.wait_for("2024年3月14日");
    pty.send(b":q\r");
    if pty.child.try_wait().unwrap().is_none() {
        pty.send(b"\x1bqqq");
    }
    assert_eq!(pty.end().exit_code(), 0);
    pty.assert_as_before();
}

#[test]
fn a_panic_or_a_signal_leaves_the_terminal_as_it_was() {
    let desk = Desk::new();
    let mut pty = desk.open(&[("SHENYUE_PANIC", "key")]);
    pty.send(b"j");
    assert_eq!(pty.end().exit_code(), 101);
    pty.assert_as_before();
    for (name, said) in [("TERM", "Terminated"), ("HUP", "Hangup")] {
        let mut pty = desk.open(&[]);
        pty.signal(name);
        assert_eq!(pty.end().signal(), Some(said));
        pty.assert_as_before();
    }
}

#[test]
fn ctrl_z_and_back() {
    let desk = Desk::new();
    let script = "set -m; shenyue REPORT; echo; echo STOPPED; read line; fg >/dev/null; echo ENDED";
    let mut pty = desk.start(&["sh", "-c", script], &[], 80, 24);
    pty.wait_for("行政复议案件21件");
    pty.send(b"\x1a");
    pty.wait_for("STOPPED");
    pty.assert_as_before();
    pty.resize(120, 36);
    pty.send(b"\n");
    pty.wait_for("行政复议案件21件");
    pty.assert_taken();
    pty.send(b"qq");
    pty.wait_for("ENDED");
    pty.assert_as_before();
}

#[test]
fn a_report_from_a_pipe_is_read_with_keys_from_the_terminal() {
    let desk = Desk::new();
    let mut pty = desk.start(&["sh", "-c", "cat REPORT | shenyue -"], &[], 80, 24);
    pty.wait_for("行政复议案件21件");
    pty.send(b"qq");
    pty.end();
    pty.assert_as_before();
}

#[test]
fn resizing_at_any_moment_draws_the_report_anew() {
    let desk = Desk::new();
    let mut pty = desk.open(&[]);
    for (columns, rows) in [(120, 36), (40, 12), (200, 60), (10, 3), (80, 24)] {
        pty.resize(columns, rows);
    }
    pty.send(b"gg");
    pty.wait_for("行政复议案件21件");
    pty.assert_taken();
}

#[test]
fn keys_that_change_nothing_write_nothing() {
    let desk = Desk::new();
    let mut pty = desk.open(&[]);
    pty.send(b"gg0");
    std::thread::sleep(std::time::Duration::from_millis(500));
    let before = pty.look(|seen| seen.bytes.len());
    pty.send(b"0");
    std::thread::sleep(std::time::Duration::from_millis(500));
    let written = pty.look(|seen| String::from_utf8_lossy(&seen.bytes[before..]).into_owned());
    assert_eq!(written, "");
}

#[test]
fn a_place_without_a_terminal_is_told() {
    let desk = Desk::new();
    for (term, script) in [("dumb", "shenyue REPORT"), ("xterm", "shenyue REPORT | cat")] {
        let mut pty = desk.start(&["sh", "-c", script], &[("TERM", term)], 80, 24);
        pty.end();
        pty.wait_for("shenyue inspect");
        pty.assert_as_before();
    }
}
