//! Two reports with the real program: what was paired by hand is there after a restart.

use super::{pty::Pty, real::Desk};
use std::{
    fs, thread,
    time::{Duration, Instant},
};

const OTHER: &str = "青岚县人民政府2022年法治政府建设年度报告\n\n\
    2022年，青岚县各项工作有序开展，现将有关情况报告如下。\n\n\
    一、工作开展情况\n\n\
    开办企业压缩为一个环节，惠企政策主动推送。\n\n\
    二、其他事项\n\n\
    夜间课堂设在村祠堂，法律明白人入户讲解。\n\n\
    青岚县人民政府\n2023年3月14日\n";

fn quit(mut pty: Pty) {
    pty.send(b"\x03");
    assert_eq!(pty.end().exit_code(), 0);
    pty.assert_as_before();
}

#[test]
fn sections_paired_by_hand_are_linked_in_the_next_run() {
    let desk = Desk::new();
    let other = desk.report().with_file_name("other.txt");
    fs::write(&other, OTHER).unwrap();
    let command = ["shenyue", "REPORT", other.to_str().unwrap()];
    let start = || desk.start(&command, &[], 80, 24);
    let mut pty = start();
    pty.wait_for("2022");
    pty.send(b"\r");
    pty.wait_for("行政复议案件21件");
    pty.send(b"G[[");
    pty.wait_for("三、下一年度主要安排");
    pty.send(b"s\r");
    pty.wait_for("夜间课堂");
    pty.send(b"]]]]");
    pty.wait_for("二、其他事项");
    pty.send(b"gl");
    pty.wait_for("已手工对应");
    pty.send(b"=");
    pty.wait_for("手工");
    quit(pty);
    let kept = fs::read_dir(desk.home().join("pairs")).unwrap().flatten().count();
    assert_eq!(kept, 1);
    // The reports come back linked, and the pair with them.
    let pty = start();
    pty.wait_for("手工");
    quit(pty);
}

#[test]
fn what_was_paired_by_hand_and_parted_again_stays_parted() {
    let desk = Desk::new();
    let other = desk.report().with_file_name("other.txt");
    fs::write(&other, OTHER).unwrap();
    let command = ["shenyue", "REPORT", other.to_str().unwrap()];
    let start = || desk.start(&command, &[], 120, 36);
    let mut pty = start();
    pty.wait_for("2022");
    pty.send(b"\r");
    pty.wait_for("行政复议案件21件");
    pty.send(b"G[[s\r");
    pty.wait_for("夜间课堂");
    pty.send(b"]]]]gl");
    pty.wait_for("已手工对应");
    pty.send(b"gl");
    pty.wait_for("取消手工对应");
    pty.send(b"=");
    quit(pty);
    let pairs = fs::read_dir(desk.home().join("pairs")).unwrap().flatten();
    for kept in pairs {
        let text = fs::read_to_string(kept.path()).unwrap();
        assert!(!text.contains("其他事项"), "{text}");
    }
}

#[test]
fn what_was_read_and_how_is_there_after_a_kill_at_rest() {
    let desk = Desk::new();
    let other = desk.report().with_file_name("other.txt");
    fs::write(&other, OTHER).unwrap();
    let command = ["shenyue", "REPORT", other.to_str().unwrap()];
    let mut pty = desk.start(&command, &[], 120, 36);
    pty.wait_for("2022");
    pty.send("\r/行政复议\rs\r".as_bytes());
    pty.wait_for("夜间课堂");
    pty.send(b"=]]");
    let session = || fs::read_to_string(desk.home().join("session.json")).unwrap_or_default();
    let asked = Instant::now();
    pty.wait_until("the session is on disk", |_| session().contains("\"linked\": true"));
    assert!(asked.elapsed() < Duration::from_secs(4), "{:?}", asked.elapsed());
    // Nothing more is written while nothing is done.
    thread::sleep(Duration::from_millis(1200));
    let modified = || fs::metadata(desk.home().join("session.json")).unwrap().modified().unwrap();
    let before = modified();
    thread::sleep(Duration::from_millis(1200));
    assert_eq!(modified(), before);
    pty.signal("KILL");
    pty.end();
    let mut pty = desk.start(&command, &[], 120, 36);
    pty.wait_for("夜间课堂");
    pty.wait_for("行政复议案件");
    pty.send(b"\tn");
    pty.wait_for("行政复议  第");
    quit(pty);
}
