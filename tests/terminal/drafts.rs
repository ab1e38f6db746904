//! Notes that are being typed, with the real program: killed in mid-word, and seen by another instance.

use super::{
    marking::{file_of_marks, open},
    real::Desk,
};
use std::{
    fs, thread,
    time::{Duration, Instant},
};

/// What is kept from run to run, as it is on disk.
fn session(desk: &Desk) -> String {
    fs::read_to_string(desk.home().join("session.json")).unwrap_or_default()
}

#[test]
fn a_note_being_typed_is_there_after_a_kill_and_is_written_once_for_many_keys() {
    let desk = Desk::new();
    let mut pty = open(&desk);
    pty.send("/行政复议案件\rc".as_bytes());
    pty.wait_for("批注：");
    let mut states: Vec<String> = vec![];
    let started = Instant::now();
    for character in "与上年的数字对不上，差了三件，请业务科核对后再报。".chars() {
        pty.send(character.to_string().as_bytes());
        thread::sleep(Duration::from_millis(40));
        let now = session(&desk);
        if states.last() != Some(&now) {
            states.push(now);
        }
    }
    pty.wait_for("再报。");
    let typed = started.elapsed();
    pty.wait_until("the whole note is on disk", |_| session(&desk).contains("请业务科核对后再报。"));
    assert!(states.len() <= 2 + usize::try_from(typed.as_millis() / 600).unwrap(), "{}", states.len());
    // Nothing is written while nothing is typed, not even where the cursor moves.
    let modified = || fs::metadata(desk.home().join("session.json")).unwrap().modified().unwrap();
    let before = modified();
    pty.send(b"\x1b[D\x1b[D");
    thread::sleep(Duration::from_millis(1500));
    assert_eq!(modified(), before);
    pty.signal("KILL");
    pty.end();
    assert_eq!(file_of_marks(&desk), "");
    let mut pty = open(&desk);
    pty.wait_for("1 条批注草稿");
    pty.send(";c".as_bytes());
    pty.wait_for("请业务科核对后再报。");
    pty.send(b"\x13");
    pty.wait_until("the draft is gone once the note is a mark's", |_| {
        file_of_marks(&desk).contains("请业务科核对后再报。") && !session(&desk).contains("业务科")
    });
    pty.signal("KILL");
    pty.end();
}

#[test]
fn killed_at_any_moment_what_was_typed_a_second_ago_is_there() {
    for round in 0..6u64 {
        let desk = Desk::new();
        let mut pty = open(&desk);
        pty.send("/行政复议案件\rc甲乙丙".as_bytes());
        pty.wait_for("甲乙丙");
        thread::sleep(Duration::from_millis(1000));
        pty.send("丁".as_bytes());
        thread::sleep(Duration::from_millis(round * 170));
        pty.signal("KILL");
        pty.end();
        let kept = session(&desk);
        assert!(kept.contains("甲乙丙"), "round {round}: {kept}");
        assert!(serde_json::from_str::<serde_json::Value>(&kept).is_ok());
    }
}

#[test]
fn a_draft_of_another_instance_shows_within_a_second() {
    let desk = Desk::new();
    let (mut one, other) = (open(&desk), open(&desk));
    one.send("/行政复议案件\rc待核".as_bytes());
    one.wait_for("待核");
    let typed = Instant::now();
    other.wait_for("&1 草稿");
    // A second to the disk, one to be looked at, and what a loaded machine takes.
    assert!(typed.elapsed() < Duration::from_millis(3000), "{:?}", typed.elapsed());
    one.send(b"\x1b");
    one.wait_for("已存为草稿");
    let shown = |pty: &super::pty::Pty| pty.look(|seen| seen.screen.screen().contents().contains(" &"));
    assert!(shown(&one) && shown(&other));
    one.send(b"c\x03");
    other.wait_until("the draft is gone", |seen| !seen.screen.screen().contents().contains("&1"));
}
