//! Undo and redo, across reports and versions of them.

use super::file;
use crate::desk::Desk;
use crate::stage::{QINGLAN, YUNXI, caret, report, screen};
use shenyue::app::Event;
use shenyue::app::keymap::notation::parse;
use shenyue::library::EntryId;
use shenyue::marks::{ReportKey, ReportMarks};
use tempfile::TempDir;

#[test]
fn undo_says_what_it_took_back() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    for (keys, said) in [
        ("/薄弱<Enter>m", "标记已去掉"),
        ("/薄弱<Enter>mc甲<C-s>", "批注已还原"),
        ("tt数字<Enter>", "标签已还原"),
        ("D", "标记已恢复"),
    ] {
        desk.press(&format!("{keys}u"));
        assert!(desk.says(said), "{keys}: {}", screen(&desk.app));
    }
}

#[test]
fn undo_names_the_report_that_is_not_the_one_being_read_and_goes_to_it() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN), ("b.txt", YUNXI)]);
    desk.press("/薄弱<Enter>m");
    let place = caret(&desk.app);
    desk.press("ggs<Enter>");
    assert_eq!(file(&desk), "b.txt");
    desk.press("u");
    assert_eq!(file(&desk), "a.txt");
    assert!(desk.says("2023 青岚县：已撤销"), "{}", screen(&desk.app));
    desk.press("<Tab><C-r>");
    assert_eq!((file(&desk).as_str(), caret(&desk.app) <= place), ("a.txt", true));
    assert!(desk.says("2023 青岚县："), "{}", screen(&desk.app));
    // In the library, or where it is not open, it is named.
    desk.press("qu");
    assert!(desk.says("2023 青岚县：已撤销"), "{}", screen(&desk.app));
    // On the report itself it goes without saying.
    desk.press("<Enter><C-r>");
    assert!(!desk.says("2023 青岚县："), "{}", screen(&desk.app));
}

/// The newer version of a report with two marks, open: `K` takes them over.
fn newer(folder: &TempDir) -> (Desk, String) {
    Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]).press("/薄弱<Enter>m/申请146<Enter>m");
    let later = QINGLAN.replace("146件", "164件");
    let desk = Desk::open(folder.path(), 2, &[("later.txt", &later)]);
    (desk, later)
}

#[test]
fn what_was_taken_over_is_given_back_after_the_file_was_read_anew() {
    for saved in ["", "/26场<Enter>mu"] {
        let folder = TempDir::new().unwrap();
        let (mut desk, later) = newer(&folder);
        desk.press("K");
        desk.tell(Event::Reread(EntryId(0), Ok(report(&later.replace("26场次", "28场次")))));
        assert_eq!(desk.marks().len(), 2, "{saved}");
        desk.press(saved);
        desk.press("u");
        assert_eq!(desk.marks().len(), 0, "{saved} {}", screen(&desk.app));
        assert_eq!(Desk::open(folder.path(), 3, &[("a.txt", QINGLAN)]).marks().len(), 2, "{saved}");
        desk.press("<C-r>");
        assert_eq!(desk.marks().len(), 2, "{saved}");
    }
}

#[test]
fn redo_waits_for_the_marks_that_are_being_taken_over() {
    let folder = TempDir::new().unwrap();
    let (mut desk, _) = newer(&folder);
    desk.press("K/26场<Enter>muu");
    assert_eq!(desk.marks().len(), 0);
    let again = parse("<C-r>")[0];
    let first = desk.app.handle(Event::Key(again));
    let second = desk.app.handle(Event::Key(again));
    assert!(desk.says("正在接过"), "{}", screen(&desk.app));
    desk.perform(second);
    desk.perform(first);
    assert_eq!(desk.marks().len(), 2);
    desk.press("<C-r>");
    assert_eq!(desk.marks().len(), 3);
}

#[test]
fn marks_that_were_loaded_for_another_reason_are_no_take_over() {
    let folder = TempDir::new().unwrap();
    let (mut desk, _) = newer(&folder);
    let key = ReportKey::of(&desk.app.reader().unwrap().report, "/reviews/later.txt");
    let asked = desk.app.handle(Event::Key(parse("K")[0]));
    desk.tell(Event::MarksLoaded(ReportMarks::new(key)));
    assert!(!desk.says("接过 0 条"), "{}", screen(&desk.app));
    desk.perform(asked);
    assert!(desk.says("接过 2 条"), "{}", screen(&desk.app));
}

#[test]
fn marks_are_said_to_be_given_back_once_they_are() {
    let folder = TempDir::new().unwrap();
    let (mut desk, _) = newer(&folder);
    desk.press("K");
    let asked = desk.app.handle(Event::Key(parse("u")[0]));
    assert!(!desk.says("仍归"), "{}", screen(&desk.app));
    desk.perform(asked);
    assert!(desk.says("2 条标记仍归 a.txt"), "{}", screen(&desk.app));
}

#[test]
fn a_count_undoes_and_redoes_so_many_steps() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    desk.press("/薄弱<Enter>m/申请146<Enter>m/26场<Enter>m/8次<Enter>m");
    for (keys, count, says) in [
        ("3u", 1, "已撤销 3 步"),
        ("3<C-r>", 4, "已重做 3 步"),
        ("9u", 0, "已撤销 4 步"),
        ("2u", 0, "没有可撤销的"),
        ("<C-r>", 1, "已重做。"),
        ("2u", 0, "已撤销"),
    ] {
        desk.press(keys);
        assert_eq!(desk.marks().len(), count, "{keys}");
        assert!(desk.says(says), "{keys} {}", screen(&desk.app));
    }
}

#[test]
fn what_was_thrown_away_of_a_note_comes_back_by_undo() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    desk.press("/薄弱<Enter>c与上年不符<C-c>");
    assert!(desk.says("u 找回"), "{}", screen(&desk.app));
    // What was done since is undone first.
    desk.press("/8次<Enter>mu");
    assert!(desk.marks().is_empty() && !desk.says("又成草稿"));
    desk.press("u");
    assert!(desk.says("又成草稿"), "{}", screen(&desk.app));
    desk.press("/薄弱<Enter>c<C-s>");
    assert_eq!(desk.marks()[0].note, "与上年不符");
    // Nothing is brought back of a note that was empty.
    desk.press("/26场<Enter>c<C-c>u");
    assert!(desk.marks().is_empty());
}
