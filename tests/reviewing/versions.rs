//! Marks that follow a report to its next version: renamed, edited, saved again.

use super::table;
use crate::desk::Desk;
use crate::stage::{QINGLAN, YUNXI, report, screen};
use shenyue::{app::Event, library::EntryId};
use tempfile::TempDir;

#[test]
fn a_report_that_was_renamed_is_followed_through_the_next_edit() {
    let folder = TempDir::new().unwrap();
    Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]).press("/薄弱<Enter>m/申请146<Enter>m");
    let mut desk = Desk::open(folder.path(), 2, &[("renamed.txt", QINGLAN)]);
    assert_eq!(desk.marks().len(), 2);
    let edited = QINGLAN.replace("146件", "164件");
    let again = edited.replace("26场次", "28场次");
    for text in [&edited, &again] {
        desk.tell(Event::Reread(EntryId(0), Ok(report(text))));
        desk.look();
        assert_eq!(desk.marks().len(), 2, "{}", screen(&desk.app));
        assert!(!desk.app.library.entries.iter().any(|entry| entry.gone.is_some()));
    }
    // Another run finds them under the new name and content, in the one file that they were in.
    let other = Desk::open(folder.path(), 3, &[("renamed.txt", &again)]);
    assert_eq!(other.marks().len(), 2);
    let files = std::fs::read_dir(folder.path().join("marks")).unwrap().flatten();
    let files = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "json"));
    assert_eq!(files.count(), 1);
}

#[test]
fn an_older_versions_marks_are_offered_until_they_are_taken_over() {
    let folder = TempDir::new().unwrap();
    Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]).press("/薄弱<Enter>m/申请146<Enter>m");
    let later = QINGLAN.replace("146件", "164件");
    let files = [("later.txt", later.as_str()), ("x.txt", YUNXI)];
    let mut desk = Desk::open(folder.path(), 2, &files);
    assert!(desk.says("旧版有标记，按 K"), "{}", screen(&desk.app));
    desk.press("/26场<Enter>m");
    drop(desk);
    // Marks of its own and another run: the offer stands.
    let mut desk = Desk::library(folder.path(), 3, &files);
    assert!(table(&desk).contains(" < "), "{}", screen(&desk.app));
    desk.press("<Enter>");
    assert!(desk.says("旧版有标记，按 K") && desk.marks().len() == 1, "{}", screen(&desk.app));
    desk.press("K");
    assert!(desk.says("接过 2 条标记") && desk.marks().len() == 3, "{}", screen(&desk.app));
    // Undo gives each report its own marks again, on disk too; redo joins them again.
    desk.press("u");
    desk.look();
    assert!(desk.says("2 条标记仍归 a.txt") && desk.marks().len() == 1, "{}", screen(&desk.app));
    let both = [("a.txt", QINGLAN), ("later.txt", later.as_str())];
    let mut other = Desk::open(folder.path(), 4, &both);
    assert_eq!(other.marks().len(), 2);
    assert!(!other.says("旧版有标记"), "{}", screen(&other.app));
    other.press("qj<Enter>");
    assert_eq!(other.marks().len(), 1);
    desk.press("<C-r>");
    assert_eq!(desk.marks().len(), 3);
    desk.press("/8次<Enter>m");
    let desk = Desk::open(folder.path(), 5, &files);
    assert!(!desk.says("旧版有标记") && desk.marks().len() == 4, "{}", screen(&desk.app));
}
