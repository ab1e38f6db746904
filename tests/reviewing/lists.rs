//! Lists of marks: come back to, searched, grouped by report.

use super::{row, selected};
use crate::desk::Desk;
use crate::stage::{QINGLAN, QINGLAN_2022, YUNXI, screen};
use shenyue::app::Event;
use shenyue::app::keymap::Context;
use shenyue::app::screen::Overlay;
use tempfile::TempDir;

#[test]
fn the_list_is_come_back_to_where_it_was_left() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN), ("b.txt", QINGLAN_2022)]);
    desk.press("/薄弱<Enter>m/申请146<Enter>m/26场<Enter>tt数字<Enter>qj<Enter>/97件<Enter>mqgm");
    // The year stands first, so that no name pushes it out.
    assert!(desk.says("2023 青岚县") && desk.says("2022 青岚县"), "{}", screen(&desk.app));
    desk.press("jj");
    let meant = selected(&desk);
    desk.press("c待核<C-s>");
    assert_eq!((desk.app.context(), &selected(&desk).id), (Context::Marks, &meant.id));
    assert_eq!(selected(&desk).note, "待核");
    desk.press("c再看<Esc>");
    assert_eq!((desk.app.context(), &selected(&desk).id), (Context::Marks, &meant.id));
    assert!(
        desk.says("|&") || row(&desk, "待核").contains('&') || desk.says("草稿"),
        "{}",
        screen(&desk.app)
    );
    desk.press("tt存疑<Enter>");
    assert_eq!(selected(&desk).id, meant.id);
    assert_eq!(selected(&desk).tags, ["存疑"]);
    // A filter that hides it, and is given up.
    desk.press("/没有<Esc>");
    assert_eq!(selected(&desk).id, meant.id);
    desk.press("/97<Enter>");
    assert_eq!(desk.listed(), 1);
    desk.press("/<Esc>");
    assert_eq!(selected(&desk).id, meant.id);
    desk.press("e");
    assert_eq!(desk.app.context(), Context::Export);
    desk.press("<Esc>");
    assert_eq!((desk.app.context(), &selected(&desk).id), (Context::Marks, &meant.id));
    // What is taken away leaves the cursor where it was; undo brings it back there.
    let place = |desk: &Desk| match desk.app.overlays.last() {
        Some(Overlay::Marks(list)) => list.scroll.selected,
        other => panic!("{other:?}"),
    };
    let at = place(&desk);
    desk.press("d");
    assert_eq!((desk.listed(), place(&desk)), (3, at));
    desk.press("u");
    assert_eq!(desk.listed(), 4);
}

#[test]
fn what_is_missing_is_found_in_the_list() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    desk.press("/薄弱<Enter>m/败诉件数<Enter>gr<C-s>gr缺：应诉率<Enter>往年都有<C-s>gr总体较好<C-s>gm");
    assert_eq!(desk.listed(), 4);
    for (filter, count) in [
        ("缺", 2),
        ("missing", 2),
        ("缺 往年", 1),
        ("missing 败诉", 1),
        ("缺 薄弱", 0),
        ("缺：败诉", 1),
        ("缺:", 2),
        ("missing:应诉", 1),
        ("缺：薄弱", 0),
    ] {
        desk.press(&format!("/<C-u>{filter}<Enter>"));
        assert_eq!(desk.listed(), count, "{filter}");
    }
}

#[test]
fn the_marks_of_many_reports_are_listed_under_the_name_of_each() {
    let folder = TempDir::new().unwrap();
    let files = [("a.txt", QINGLAN), ("b.txt", QINGLAN_2022), ("c.txt", YUNXI)];
    let mut desk = Desk::library(folder.path(), 1, &files);
    let note = "与上年度报告和附表所列的数字都对不上，要问";
    for (index, words) in [(0, "薄弱"), (0, "26场"), (0, "8次"), (1, "97件"), (2, "5210")] {
        desk.press(&format!("gg{}<Enter>/{words}<Enter>c{note}<C-s>q", "j".repeat(index)));
    }
    desk.press("gm");
    let shown = screen(&desk.app);
    // The name once, above its marks; the note has the room.
    for (report, count) in [("2023 青岚县", 3), ("2022 青岚县", 1), ("2023 云溪区", 1)] {
        assert!(shown.contains(report) && shown.contains(&format!("({count})")), "{report}\n{shown}");
    }
    assert_eq!(shown.matches("2023 青岚县 (").count(), 1, "{shown}");
    assert_eq!(shown.matches("与上年度报告和附表所列").count(), 5, "{shown}");
    // The status bar is about the mark under the cursor, and there is one cursor.
    let status = |desk: &Desk| screen(&desk.app).lines().nth(22).unwrap().to_owned();
    assert!(status(&desk).contains("青岚县人民政府 2023") && status(&desk).contains("1/5"), "{shown}");
    assert!(!shown.lines().any(|line| line.starts_with('>')), "{shown}");
    desk.press("G");
    assert!(
        status(&desk).contains("云溪区") && status(&desk).contains("一、总体情况"),
        "{}",
        screen(&desk.app)
    );
    // Every mark is in view when the cursor is on it, however few rows there are.
    desk.app.handle(Event::Resize(80, 12));
    desk.press("gg");
    for _ in 0..5 {
        let shown = screen(&desk.app);
        assert!(shown.contains("|>"), "{shown}");
        desk.press("j");
    }
}

#[test]
fn tags_may_have_blanks_in_their_names() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    desk.press("/薄弱<Enter>tt存疑 数字<Enter>/146<Enter>tt to check<Enter>/26场<Enter>tt其他<Enter>");
    assert_eq!(desk.tags(), ["存疑 数字", "to check", "其他"]);
    desk.press("gm/#存疑 数字<Enter>");
    assert_eq!(desk.listed(), 1);
    desk.press("qtm 存疑 数字 、to check<Enter>待 核<Enter>");
    assert_eq!(desk.tags(), ["待 核", "待 核", "其他"], "{}", screen(&desk.app));
    // Completed behind a name with a blank.
    desk.press("tm待 核，qt<Tab><Enter>一 类<Enter>");
    assert_eq!(desk.tags(), ["一 类", "一 类", "一 类"]);
    desk.press("uu");
    assert_eq!(desk.tags(), ["存疑 数字", "to check", "其他"]);
}

#[test]
fn the_list_is_narrowed_by_a_reports_initials_and_file() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("first.txt", QINGLAN), ("second.txt", YUNXI)]);
    desk.press("/薄弱<Enter>m/申请146<Enter>mqj<Enter>/5210<Enter>mqgm");
    assert_eq!(desk.listed(), 3);
    for (typed, count) in [("qlx", 2), ("qlx2023 薄弱", 1), ("first", 2), ("yxq 5210", 1), ("yxq 薄弱", 0)]
    {
        desk.press(&format!("/{typed}<Enter>"));
        assert_eq!(desk.listed(), count, "{typed}");
        desk.press("/<Esc>");
    }
}
