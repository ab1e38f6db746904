//! Marks that cannot be saved, with the real program: it says so, goes on, and saves them once it can.

use super::{marking::file_of_marks, pty::Pty, real::Desk};
use std::{fs, io::Write, process::Command};

fn mark(pty: &mut Pty) {
    pty.wait_for("行政复议案件21件");
    pty.send("/行政复议案件\rm".as_bytes());
    pty.wait_for("+1 未能保存");
}

/// The reader goes on, and `Ctrl-s` saves what is there by then.
fn read_on_and_save(pty: &mut Pty, desk: &Desk) {
    pty.send(b"G");
    pty.wait_for("2024年3月14日");
    pty.send(b"\x13");
    pty.wait_until("the mark is saved", |_| file_of_marks(desk).contains("21件"));
    pty.send(b":quit\r");
    assert_eq!(pty.end().exit_code(), 0);
    pty.assert_as_before();
}

#[test]
fn a_full_disk_is_told_and_the_mark_is_saved_once_there_is_room() {
    if Command::new("prlimit").arg("--version").output().is_err() {
        let _ = writeln!(std::io::stderr(), "SKIPPED: there is no prlimit here to fill a disk with");
        return;
    }
    let desk = Desk::new();
    fs::create_dir_all(desk.home()).unwrap();
    // No file may grow: what a write meets on a full disk or beyond a quota.
    let script = "trap '' XFSZ; ulimit -S -f 0; exec shenyue REPORT";
    let mut pty = desk.start(&["sh", "-c", script], &[], 80, 24);
    mark(&mut pty);
    assert_eq!(file_of_marks(&desk), "");
    let process = pty.child.process_id().unwrap().to_string();
    let room = Command::new("prlimit").args(["--fsize=unlimited", "--pid", &process]).status().unwrap();
    assert!(room.success());
    read_on_and_save(&mut pty, &desk);
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_the_mark_is_saved_once_it_can() {
    let desk = Desk::new();
    fs::create_dir_all(desk.home()).unwrap();
    // A file in the folder's place, which stops the superuser too.
    let place = desk.home().join("marks");
    fs::write(&place, "").unwrap();
    let folder = place.to_string_lossy().into_owned();
    let mut pty = desk.start(&["shenyue", "--marks", &folder, "REPORT"], &[], 80, 24);
    mark(&mut pty);
    assert_eq!(fs::read(&place).unwrap(), b"");
    fs::remove_file(&place).unwrap();
    read_on_and_save(&mut pty, &desk);
}
