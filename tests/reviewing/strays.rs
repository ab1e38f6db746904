//! Marks whose report is no longer where it stood.

use super::row;
use crate::desk::Desk;
use crate::stage::{QINGLAN, QINGLAN_2022, YUNXI, report, screen};
use shenyue::app::keymap::Context;
use shenyue::app::keymap::notation::parse;
use shenyue::app::{Effect, Event};
use shenyue::library::{EntryId, LibraryEvent};
use shenyue::source::ReadError;
use std::sync::Arc;
use tempfile::TempDir;

#[test]
fn marks_whose_report_is_gone_damaged_or_replaced_are_told_and_shown() {
    let folder = TempDir::new().unwrap();
    let before = [("reports/a.txt", QINGLAN)];
    Desk::open(folder.path(), 1, &before).press("/薄弱<Enter>c待核<C-s>/8次<Enter>m");
    let shows_the_marks = |desk: &mut Desk| {
        assert_eq!(desk.app.context(), Context::Marks, "{}", screen(&desk.app));
        assert!(desk.says("薄弱") && desk.says("待核"), "{}", screen(&desk.app));
        desk.press("e");
        assert_eq!(desk.app.context(), Context::Export);
        desk.press("<Esc>q");
        assert!(desk.says("[原件已无"), "{}", screen(&desk.app));
        desk.press("q");
    };
    // Deleted: a row of its own, which is neither counted nor unread.
    let mut desk = Desk::library(folder.path(), 2, &[("reports/c.txt", YUNXI)]);
    let gone = row(&desk, "青岚县");
    assert!(gone.starts_with(" x") && gone.contains(" 2 ") && gone.contains("已无"), "{gone}");
    assert_eq!(desk.app.library.counts().found, 1);
    desk.press("j<Enter>");
    shows_the_marks(&mut desk);
    // Emptied or damaged: the row says so.
    let mut desk = Desk::empty(folder.path(), 3);
    let path = || "reports/a.txt".into();
    for event in [
        LibraryEvent::Found(EntryId(0), path()),
        LibraryEvent::Failed(EntryId(0), path(), Arc::new(ReadError::Empty)),
        LibraryEvent::Finished,
    ] {
        desk.tell(Event::Library(event));
    }
    assert!(row(&desk, "a.txt").contains("2 条标记属于原来在这里的报告"), "{}", screen(&desk.app));
    desk.press("<Enter>");
    shows_the_marks(&mut desk);
    // Replaced by another report, which has marks of its own.
    let mut desk = Desk::library(folder.path(), 4, &[("reports/a.txt", YUNXI)]);
    desk.press("<Enter>/5210<Enter>mq");
    assert!(row(&desk, "云溪").contains("1 x2") && desk.says("2 条标记属于"), "{}", screen(&desk.app));
    desk.press("j<Enter>");
    shows_the_marks(&mut desk);
    // Where it is there again, under whatever name, it is gone no more; what replaced it is now.
    for files in [before, [("reports/b.txt", QINGLAN)]] {
        let desk = Desk::library(folder.path(), 5, &files);
        assert!(!row(&desk, "青岚县").contains("已无"), "{}", screen(&desk.app));
        assert!(row(&desk, "云溪").contains("已无"), "{}", screen(&desk.app));
    }
}

#[test]
fn nothing_is_said_to_be_gone_while_the_library_is_being_loaded() {
    let folder = TempDir::new().unwrap();
    Desk::open(folder.path(), 1, &[("reports/a.txt", QINGLAN)]).press("/薄弱<Enter>m");
    let mut desk = Desk::empty(folder.path(), 2);
    desk.tell(Event::Library(LibraryEvent::Found(EntryId(0), "reports/c.txt".into())));
    desk.tell(Event::Library(LibraryEvent::Loaded(EntryId(0), report(YUNXI))));
    desk.tell(Event::Reread(EntryId(0), Ok(report(&YUNXI.replace("5210", "5310")))));
    assert!(!desk.says("已无"), "{}", screen(&desk.app));
    desk.tell(Event::Library(LibraryEvent::Found(EntryId(1), "reports/a.txt".into())));
    desk.tell(Event::Library(LibraryEvent::Loaded(EntryId(1), report(QINGLAN))));
    desk.tell(Event::Library(LibraryEvent::Finished));
    assert_eq!((desk.app.library.entries.len(), desk.app.library.shown.len()), (2, 2));
}

#[test]
fn a_row_of_a_gone_report_stays_itself_whatever_is_found_later() {
    let folder = TempDir::new().unwrap();
    Desk::open(folder.path(), 1, &[("reports/a.txt", QINGLAN)]).press("/薄弱<Enter>m");
    let mut desk = Desk::library(folder.path(), 2, &[("reports/c.txt", YUNXI)]);
    let gone: Vec<EntryId> = desk.app.library.shown.clone();
    desk.tell(Event::Library(LibraryEvent::Found(EntryId(1), "reports/b.txt".into())));
    desk.tell(Event::Library(LibraryEvent::Loaded(EntryId(1), report(QINGLAN_2022))));
    assert_eq!(desk.app.library.shown.len(), 3);
    let searches = desk.app.handle(Event::Library(LibraryEvent::Finished));
    // What has its row is not asked for again, and keeps its text.
    let shown = searches.iter().find_map(|effect| match effect {
        Effect::FindStrays(search) => Some(search.shown.len()),
        _ => None,
    });
    assert_eq!(shown, Some(1));
    desk.perform(searches);
    let rows =
        gone.iter().filter(|id| desk.app.library.is_gone(**id) && desk.app.library.report(**id).is_some());
    assert_eq!(rows.count(), 1);
}

#[test]
fn a_gone_report_has_a_sign_where_reports_are_chosen_and_says_nothing_of_set_phrases() {
    let folder = TempDir::new().unwrap();
    Desk::open(folder.path(), 1, &[("reports/a.txt", QINGLAN)]).press("/薄弱<Enter>m");
    let files = [("reports/b.txt", QINGLAN_2022), ("reports/c.txt", YUNXI)];
    let mut desk = Desk::library(folder.path(), 2, &files);
    desk.press("/2022<Enter><Enter>s");
    assert!(desk.says("x 青岚县人民政府"), "{}", screen(&desk.app));
    assert!(!desk.says("x 云溪"), "{}", screen(&desk.app));
    desk.press("yx");
    let asked = parse("<Enter>=").into_iter().flat_map(|key| desk.app.handle(Event::Key(key)));
    let others = asked.filter_map(|effect| match effect {
        Effect::Compare { others, .. } => Some(others.len()),
        _ => None,
    });
    assert_eq!(others.last(), Some(0));
}

#[test]
fn an_empty_library_says_so_below_what_is_gone() {
    let folder = TempDir::new().unwrap();
    for index in 0..12 {
        let name = format!("reports/{index:02}.txt");
        let text = QINGLAN.replace("146件", &format!("{}件", 200 + index));
        Desk::open(folder.path(), 1 + index, &[(&name, &text)]).press("/薄弱<Enter>m");
    }
    let desk = Desk::library(folder.path(), 90, &[]);
    let rows: Vec<String> = screen(&desk.app).lines().take(22).map(str::to_owned).collect();
    let last = rows.iter().rposition(|row| row.starts_with(" x") || row.starts_with(">x")).unwrap();
    let first = rows.iter().position(|row| row.contains("没有可审阅")).unwrap();
    assert!(first > last, "{}", screen(&desk.app));
}
