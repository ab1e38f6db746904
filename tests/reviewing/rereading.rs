//! A report that changes on disk while it is open.

use super::row;
use crate::desk::Desk;
use crate::stage::{QINGLAN, YUNXI, caret, report, screen};
use shenyue::app::Event;
use shenyue::app::rereading::{OnDisk, Watched};
use shenyue::library::EntryId;
use shenyue::source::ReadError;
use shenyue::text::CleanSpan;
use std::sync::Arc;
use tempfile::TempDir;

#[test]
fn a_report_that_changed_on_disk_while_it_was_open_is_read_anew_with_all_marks() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN), ("b.txt", YUNXI)]);
    desk.press("/薄弱<Enter>m/申请146<Enter>m/26场<Enter>c待核<Esc>/薄弱<Enter>");
    let watched = Watched {
        id: EntryId(0),
        path: "/reviews/a.txt".into(),
        sha256: desk.app.reader().unwrap().report.source.sha256.clone(),
    };
    desk.tell(Event::FileSeen(watched.clone(), OnDisk::Changed));
    assert!(
        desk.says("R 重读") && row(&desk, "青岚县人民政府 2023").contains("[文件已改"),
        "{}",
        screen(&desk.app)
    );
    // Marks that are made before it is read anew: one is saved, one is not yet.
    desk.press("/8次<Enter>m");
    desk.saving = false;
    desk.press("/配齐<Enter>vacm/薄弱<Enter>");
    let later = QINGLAN.replace("146件", "164件").replace("基层执法", "新增一段无关的话。\n基层执法");
    let anew = |text: &str| Event::Reread(EntryId(0), Ok(report(text)));
    desk.tell(anew(&later));
    assert!(!desk.says("[文件已改"), "{}", screen(&desk.app));
    assert!(desk.says("1 条标记的原文有变化"), "{}", screen(&desk.app));
    let shown = |desk: &Desk| {
        let reader = desk.app.reader().unwrap();
        (reader.placed.len(), reader.placed.iter().filter(|placed| placed.waits).count())
    };
    assert_eq!(shown(&desk), (4, 1));
    let here =
        desk.app.reader().unwrap().report.text.slice(CleanSpan::new(caret(&desk.app), caret(&desk.app) + 2));
    assert_eq!(here, "薄弱");
    assert!(row(&desk, "26场").starts_with(" &"), "{}", screen(&desk.app));
    assert!(desk.says("+1 未保存"), "{}", screen(&desk.app));
    // What was asked to be saved before and since is saved, undo goes on, and another run has it all.
    desk.saving = true;
    let waiting = std::mem::take(&mut desk.unsaved);
    desk.perform(waiting);
    desk.look();
    assert!(!desk.says("未保存"), "{}", screen(&desk.app));
    assert_eq!(shown(&desk), (4, 1));
    desk.press("uu");
    assert_eq!(shown(&desk), (2, 1));
    desk.press("<C-r><C-r>");
    let other = Desk::open(folder.path(), 2, &[("a.txt", &later)]);
    assert_eq!(shown(&other), (4, 1));
    // The same again, or a file that cannot be read: nothing moves.
    desk.tell(anew(&later));
    assert!(desk.says("没有变化"), "{}", screen(&desk.app));
    desk.tell(Event::Reread(EntryId(0), Err(Arc::new(ReadError::Empty))));
    assert!(desk.says("未能重读") && shown(&desk) == (4, 1), "{}", screen(&desk.app));
    // News of a file that is not the one that is open is none.
    desk.tell(Event::FileSeen(watched, OnDisk::Gone));
    assert!(!desk.says("[文件已删]"), "{}", screen(&desk.app));
}

#[test]
fn a_note_that_is_being_written_stays_on_its_words_when_the_file_is_read_anew() {
    let moved = QINGLAN.replace("二、存在", "另起一段无关的话，长短不同。\n二、存在");
    let without = QINGLAN.replace("基层执法力量仍然薄弱，部分乡镇尚未配齐法制员。\n", "");
    for (later, quote) in [(&moved, Some("基层执法力量仍然薄弱")), (&without, None)] {
        let folder = TempDir::new().unwrap();
        let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
        desk.press("/薄弱<Enter>c待核");
        desk.tell(Event::Reread(EntryId(0), Ok(report(later))));
        desk.press("实<C-s>");
        let mark = desk.marks().pop().unwrap();
        match quote {
            Some(words) => {
                let anchor = mark.anchor.unwrap();
                assert_eq!(
                    (anchor.quote.starts_with(words), mark.note.as_str()),
                    (true, "待核实"),
                    "{}",
                    anchor.quote
                );
            }
            // The words are gone: they stand before the note, on the report as a whole.
            None => assert!(
                mark.anchor.is_none() && mark.note.contains("薄弱") && mark.note.ends_with("待核实"),
                "{mark:?}"
            ),
        }
    }
}

#[test]
fn news_of_a_file_is_forgotten_when_it_is_closed() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    let sha256 = desk.app.reader().unwrap().report.source.sha256.clone();
    let watched = Watched { id: EntryId(0), path: "/reviews/a.txt".into(), sha256 };
    desk.tell(Event::FileSeen(watched, OnDisk::Changed));
    assert!(desk.says("[文件已改"), "{}", screen(&desk.app));
    desk.press("q<Enter>");
    assert!(!desk.says("[文件已改"), "{}", screen(&desk.app));
}
