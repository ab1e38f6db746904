//! The loop on a real (pseudo-)terminal: it always comes back as it was, keys may arrive in pieces,
//! and nothing is written while nothing changes.
//!
//! The program on the other side is this very test, started again: see [`child`].

#![allow(clippy::unwrap_used)]

mod beside;
mod child;
mod copying;
mod drafts;
mod marking;
mod pty;
mod real;
#[path = "../stand_in/mod.rs"]
mod stand_in;
mod unsaved;

use pty::Pty;
use std::{thread, time::Duration};

fn start() -> Pty {
    start_with(&[])
}

fn start_with(environment: &[(&str, &str)]) -> Pty {
    let command = child::command();
    let command: Vec<&str> = command.iter().map(String::as_str).collect();
    let environment = [environment, &[(child::ASKED, "1")]].concat();
    let pty = Pty::start(&command, &environment, 40, 10);
    pty.wait_for("40x10");
    pty.assert_taken();
    pty
}

#[test]
fn quitting_gives_the_terminal_back() {
    let mut pty = start();
    pty.send("办结q".as_bytes());
    assert_eq!(pty.end().exit_code(), 0);
    pty.assert_as_before();
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    let mut pty = start_with(&[("SHENYUE_PANIC", "key")]);
    pty.send(b"a");
    assert_ne!(pty.end().exit_code(), 0);
    pty.assert_as_before();
    let said = "as SHENYUE_PANIC asks for";
    pty.wait_until(said, |seen| {
        let written = String::from_utf8_lossy(&seen.bytes);
        written.find(said) > written.find("\u{1b}[?1049l") && written.contains(said)
    });
}

#[test]
fn a_panic_elsewhere_leaves_the_screen_alone() {
    let mut pty = start();
    pty.send(b"p");
    pty.wait_for("panicked");
    pty.assert_taken();
    pty.look(|seen| assert!(!String::from_utf8_lossy(&seen.bytes).contains("on a thread of its own")));
    pty.send(b"q");
    pty.end();
    pty.assert_as_before();
    pty.wait_for("on a thread of its own");
}

#[test]
fn signals_that_end_it_give_the_terminal_back_and_are_told_to_the_caller() {
    for (name, said) in [("TERM", "Terminated"), ("HUP", "Hangup"), ("INT", "Interrupt")] {
        let mut pty = start();
        pty.signal(name);
        let status = pty.end();
        assert_eq!(status.signal(), Some(said), "{status:?}");
        pty.assert_as_before();
    }
}

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_takes_it_again() {
    let inner = child::command().join(" ");
    let script = format!("set -m; {inner}; echo; echo STOPPED; read line; fg >/dev/null; echo ENDED $?");
    for how in ["z", "TSTP"] {
        let mut pty = Pty::start(&["sh", "-c", &script], &[(child::ASKED, "1")], 40, 10);
        pty.wait_for("40x10");
        pty.send(b"abc");
        pty.wait_for("abc");
        if how == "z" {
            pty.send(b"z");
        } else {
            pty.send(b"t");
        }
        pty.wait_for("STOPPED");
        pty.assert_as_before();
        pty.resize(50, 12);
        pty.send(b"\n");
        pty.wait_for("50x12");
        pty.wait_for("abc");
        pty.assert_taken();
        pty.send(b"q");
        pty.wait_for("ENDED 0");
        pty.end();
        pty.assert_as_before();
    }
}

#[test]
fn without_a_shell_ctrl_z_does_not_strand_the_program() {
    let mut pty = start();
    pty.send(b"zabc");
    pty.wait_for("abc");
    pty.send(b"q");
    pty.end();
}

#[test]
fn a_resize_is_drawn_in_the_new_size() {
    let mut pty = start();
    for (columns, rows) in [(80, 24), (20, 5), (120, 36)] {
        pty.resize(columns, rows);
        pty.wait_for(&format!("{columns}x{rows}"));
    }
    pty.send(b"q");
    pty.end();
}

#[test]
fn nothing_is_written_while_nothing_changes() {
    let mut pty = start();
    pty.send(b"\x1b[6~");
    pty.wait_for("PageDown");
    let before = pty.look(|seen| seen.bytes.len());
    // A key that changes nothing, and time.
    pty.send(b"\x1b[6~");
    thread::sleep(Duration::from_millis(300));
    assert_eq!(pty.look(|seen| seen.bytes.len()), before);
}

#[test]
fn an_arrow_in_two_pieces_is_the_arrow_and_esc_alone_is_esc() {
    let mut pty = start();
    pty.send(b"\x1b");
    thread::sleep(Duration::from_millis(15));
    pty.send(b"[A");
    pty.wait_for("Up");
    pty.send(b"\x1b");
    pty.wait_for("Esc");
    pty.send("\u{1b}[200~办\r\n结q\u{1b}[201~".as_bytes());
    pty.wait_for("pasted 4");
    let bytes = "法".as_bytes();
    pty.send(&bytes[..1]);
    thread::sleep(Duration::from_millis(15));
    pty.send(&bytes[1..]);
    pty.wait_for("法");
}

#[test]
fn nothing_is_asked_of_the_terminal() {
    let mut pty = start();
    pty.send(b"aq");
    pty.end();
    let written = pty.look(|seen| String::from_utf8_lossy(&seen.bytes).into_owned());
    // Device attributes, cursor position, colours, kitty keyboard, mouse, focus.
    for query in
        ["\u{1b}[c", "\u{1b}[>c", "\u{1b}[6n", "\u{1b}]1", "\u{1b}[?u", "\u{1b}[?1000h", "\u{1b}[?1004h"]
    {
        assert!(!written.contains(query), "{query:?}");
    }
}
