//! Copying from the real program: to a bare terminal, through a real tmux, and not at all.

use super::{pty::Pty, real::Desk};
use std::{fs, process::Command, thread, time::Duration};

const SENTENCE: &str = "全年办结行政复议案件21件，受教育群众16万余人次。";
/// What the environment of whoever runs the tests must not decide.
const NOWHERE: [(&str, &str); 7] = [
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
    if Command::new("tmux").arg("-V").output().is_err() {
        eprintln!("skipped: there is no tmux here");
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
    let buffer = Command::new("tmux").args(["-S", &socket, "show-buffer"]).output().unwrap();
    assert_eq!(String::from_utf8(buffer.stdout).unwrap(), SENTENCE);
    // tmux writes its own sequence, with the same text, to the terminal outside.
    let encoded = String::from_utf8(osc52(SENTENCE)).unwrap();
    let encoded = encoded.trim_start_matches("\x1b]52;c;").trim_end_matches('\x07').to_owned();
    pty.wait_until("the sequence of tmux", |seen| {
        holds(&seen.bytes, b"\x1b]52;") && holds(&seen.bytes, encoded.as_bytes())
    });
    let _ = Command::new("tmux").args(["-S", &socket, "kill-server"]).status();
    pty.end();
}
