//! Copying from the real program: to a bare terminal, through a real tmux, and not at all.

use super::{pty::Pty, real::Desk};
use std::{
    fs,
    io::Write,
    process::Command,
    thread,
    time::{Duration, Instant},
};

const SENTENCE: &str = "全年办结行政复议案件21件，受教育群众16万余人次。";
/// What the environment of whoever runs the tests must not decide.
const NOWHERE: [(&str, &str); 8] = [
    ("TERM", "xterm-256color"),
    ("TMUX", ""),
    ("STY", ""),
    ("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22"),
    ("SSH_TTY", ""),
    ("DISPLAY", ""),
    ("WAYLAND_DISPLAY", ""),
    ("LC_ALL", "zh_CN.UTF-8"),
];

/// OSC 52 with a text, as a terminal is written it.
fn osc52(text: &str) -> Vec<u8> {
    shenyue::tui::clipboard::osc52::bare(text)
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn open(desk: &Desk, options: &str, environment: &[(&str, &str)]) -> Pty {
    let command = format!("shenyue {options} REPORT");
    let command: Vec<&str> = command.split_whitespace().collect();
    let pty = desk.start(&command, &[NOWHERE.as_slice(), environment].concat(), 80, 24);
    pty.wait_for("行政复议案件21件");
    pty
}

#[test]
fn a_bare_terminal_gets_the_bare_sequence() {
    let desk = Desk::new();
    let mut pty = open(&desk, "", &[]);
    pty.send("2]])y".as_bytes());
    pty.wait_for("已交给您的终端");
    pty.look(|seen| assert!(holds(&seen.bytes, &osc52(SENTENCE))));
    // The last thing before the end arrives too.
    pty.send(b"vly:quit\r");
    pty.end();
    pty.look(|seen| assert!(holds(&seen.bytes, &osc52("全年"))));
    pty.assert_as_before();
}

#[test]
fn behind_screen_it_is_wrapped() {
    let desk = Desk::new();
    let mut pty = open(&desk, "", &[("STY", "1.tty.host")]);
    pty.send("2]])y".as_bytes());
    pty.wait_for("screen");
    let wrapped = shenyue::tui::clipboard::osc52::through_screen(SENTENCE);
    pty.look(|seen| assert!(holds(&seen.bytes, &wrapped)));
}

#[test]
fn where_tmux_does_not_answer_it_is_wrapped_for_tmux() {
    let desk = Desk::new();
    let mut pty = open(&desk, "", &[("TMUX", "/nowhere/socket,1,0"), ("PATH", "/nowhere")]);
    pty.send("2]])y".as_bytes());
    pty.wait_for("穿过 tmux");
    let wrapped = shenyue::tui::clipboard::osc52::through_tmux(SENTENCE);
    pty.look(|seen| assert!(holds(&seen.bytes, &wrapped)));
}

#[test]
fn turned_off_nothing_is_copied() {
    let desk = Desk::new();
    let mut pty = open(&desk, "--no-clipboard", &[]);
    pty.send("2]])y".as_bytes());
    pty.wait_for("--no-clipboard");
    pty.look(|seen| assert!(!holds(&seen.bytes, b"\x1b]52")));
}

#[test]
fn a_real_tmux_keeps_it_and_passes_it_on() {
    if !is_there("tmux", "-V") {
        return;
    }
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("socket").to_string_lossy().into_owned();
    let script = folder.path().join("run.sh");
    let program = env!("CARGO_BIN_EXE_shenyue");
    fs::write(&script, format!("exec '{program}' '{}'\n", desk.report().display())).unwrap();
    let inside = format!("sh '{}'", script.display());
    // As a distribution ships it: no configuration.
    let command = ["tmux", "-u", "-f", "/dev/null", "-S", &socket, "new-session", &inside];
    let mut pty = desk.start(&command, &NOWHERE, 80, 24);
    pty.wait_for("行政复议案件21件");
    pty.send("2]])".as_bytes());
    thread::sleep(Duration::from_millis(300));
    pty.send(b"y");
    pty.wait_for("tmux");
    let buffer = || {
        let shown = Command::new("tmux").args(["-S", &socket, "show-buffer"]).output().unwrap();
        String::from_utf8(shown.stdout).unwrap()
    };
    // tmux writes its own name on the screen too: the buffer may come a moment later.
    let deadline = Instant::now() + Duration::from_secs(20);
    while buffer() != SENTENCE && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(buffer(), SENTENCE);
    // tmux writes its own sequence, with the same text, to the terminal outside.
    pty.wait_until("the sequence of tmux", |seen| {
        holds(&seen.bytes, b"\x1b]52;") && holds(&seen.bytes, encoded(SENTENCE).as_bytes())
    });
    let _ = Command::new("tmux").args(["-S", &socket, "kill-server"]).status();
    pty.end();
}

/// True where a multiplexer is there. Where it is not, the test says that it was skipped, past the
/// harness, which keeps what a test that passes has written.
fn is_there(program: &str, version: &str) -> bool {
    let there = Command::new(program).arg(version).output().is_ok();
    if !there {
        let _ = writeln!(std::io::stderr(), "SKIPPED: there is no {program} here");
    }
    there
}

#[test]
fn a_tmux_on_the_other_side_takes_it_either_way() {
    if !is_there("tmux", "-V") {
        return;
    }
    for option in ["set-clipboard on", "allow-passthrough on"] {
        let desk = Desk::new();
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("socket").to_string_lossy().into_owned();
        let (script, settings) = (folder.path().join("run.sh"), folder.path().join("tmux.conf"));
        let program = env!("CARGO_BIN_EXE_shenyue");
        // As over SSH: the variable of tmux does not come along.
        let inside = format!("unset TMUX\nexec '{program}' '{}'\n", desk.report().display());
        fs::write(&script, inside).unwrap();
        fs::write(
            &settings,
            format!("set -g set-clipboard off\nset -g {option}\nset -g default-terminal tmux-256color\n"),
        )
        .unwrap();
        let (settings, inside) = (settings.to_string_lossy(), format!("sh '{}'", script.display()));
        let command = ["tmux", "-u", "-f", &settings, "-S", &socket, "new-session", &inside];
        let mut pty = desk.start(&command, &NOWHERE, 80, 24);
        pty.wait_for("行政复议案件21件");
        pty.send("2]])".as_bytes());
        thread::sleep(Duration::from_millis(300));
        pty.send(b"y");
        pty.wait_until(option, |seen| holds(&seen.bytes, encoded(SENTENCE).as_bytes()));
        let _ = Command::new("tmux").args(["-S", &socket, "kill-server"]).status();
        pty.end();
    }
}

#[test]
fn a_real_screen_passes_it_on() {
    if !is_there("screen", "-v") {
        return;
    }
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("run.sh");
    let program = env!("CARGO_BIN_EXE_shenyue");
    // As over SSH: the variable of screen does not come along.
    let inside = format!("unset STY\nexec '{program}' '{}'\n", desk.report().display());
    fs::write(&script, inside).unwrap();
    let sockets = folder.path().join("sockets").to_string_lossy().into_owned();
    let script = script.to_string_lossy();
    let command = ["screen", "-U", "-c", "/dev/null", "sh", &script];
    let environment = [NOWHERE.as_slice(), &[("SCREENDIR", sockets.as_str())]].concat();
    fs::create_dir(&sockets).unwrap();
    fs::set_permissions(&sockets, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let mut pty = desk.start(&command, &environment, 80, 24);
    pty.wait_for("行政复议案件21件");
    pty.send("2]])".as_bytes());
    thread::sleep(Duration::from_millis(300));
    pty.send(b"y");
    // Of several pieces: what the terminal outside gets is one sequence.
    pty.wait_until("the sequence", |seen| holds(&seen.bytes, &osc52(SENTENCE)));
    pty.send(b":quit\r");
    pty.end();
}

fn encoded(text: &str) -> String {
    let sequence = String::from_utf8(osc52(text)).unwrap();
    sequence.trim_start_matches("\x1b]52;c;").trim_end_matches('\x07').to_owned()
}
