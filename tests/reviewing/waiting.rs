//! What waits in which report, and how it is told, opened and found.

use super::{file, named, row, table};
use crate::desk::Desk;
use crate::stage::{QINGLAN, QINGLAN_2022, YUNXI, caret, screen};
use shenyue::app::keymap::Context;
use shenyue::text::CleanSpan;
use tempfile::TempDir;

#[test]
fn the_library_says_what_waits_and_opens_it() {
    let folder = TempDir::new().unwrap();
    let before = [("a.txt", QINGLAN_2022), ("b.txt", QINGLAN), ("c.txt", YUNXI)];
    let mut desk = Desk::open(folder.path(), 1, &before);
    desk.press("/97件<Enter>mq");
    desk.press("j<Enter>/薄弱<Enter>m/申请146<Enter>m/26场<Enter>mq");
    desk.press("j<Enter>/5210<Enter>mq");
    assert!(!table(&desk).contains('?'), "{}", screen(&desk.app));
    drop(desk);
    let second = QINGLAN.replace("146件", "164件").replace("26场次", "28场次");
    let third = YUNXI.replace("5210", "5310");
    let after = [("a.txt", QINGLAN_2022), ("b.txt", second.as_str()), ("c.txt", third.as_str())];
    let mut desk = Desk::library(folder.path(), 2, &after);
    for (report, marks) in [(" 2022 ", " 1 "), ("法治政府 措短", " 3 ?2 "), ("云溪", " 1 ?1 ")] {
        assert!(row(&desk, report).contains(marks), "{report}: {}", screen(&desk.app));
    }
    desk.press(";");
    assert_eq!(file(&desk), "b.txt");
    let text = &desk.app.reader().unwrap().report.text;
    let here = text.slice(CleanSpan::new(caret(&desk.app), caret(&desk.app) + 40));
    assert!(here.starts_with("全年收到行政复议申请164") || here.contains("164件"), "{here}");
    assert!(desk.says("K 就在这里"));
    // Confirmed one by one; then the library goes on to the next report.
    desk.press("K;K");
    assert!(!desk.says("待确认"));
    desk.press("q");
    assert!(row(&desk, "法治政府 措短").contains(" 3 "), "{}", screen(&desk.app));
    desk.press(";");
    assert_eq!(file(&desk), "c.txt");
    desk.press("K");
    // Then to what was never opened in this run.
    desk.press("q;");
    assert!(desk.app.reader().is_none() && desk.says("一份未读的报告"), "{}", screen(&desk.app));
    // From a report that has none left, the next one opens at its mark just so.
    desk.press("jj<Enter>uqk<Enter>;");
    assert_eq!((file(&desk).as_str(), desk.says("K 就在这里")), ("c.txt", true), "{}", screen(&desk.app));
}

#[test]
fn a_report_whose_marks_are_all_lost_opens_with_their_list() {
    let folder = TempDir::new().unwrap();
    Desk::open(folder.path(), 1, &[("b.txt", QINGLAN)]).press("/8次<Enter>m");
    let later = QINGLAN.replace("县委、县政府主要负责人专题研究法治建设工作8次。\n", "");
    let mut desk = Desk::library(folder.path(), 2, &[("b.txt", &later)]);
    desk.press(";");
    assert_eq!(desk.app.context(), Context::Marks);
    assert!(desk.says("|x"), "{}", screen(&desk.app));
}

#[test]
fn a_report_that_was_renamed_and_edited_is_told_from_one_without_marks() {
    let folder = TempDir::new().unwrap();
    Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]).press("/薄弱<Enter>m/申请146<Enter>m");
    let later = QINGLAN.replace("146件", "164件");
    // Of the same authority and year, and no version of it.
    let other = "青岚县2023年政府信息公开工作年度报告\n一、总体情况\n全县主动公开政府信息310条。\n\
                 青岚县人民政府\n2024年1月20日\n";
    let files = [("x.txt", YUNXI), ("other.txt", other), ("later.txt", later.as_str())];
    let mut desk = Desk::library(folder.path(), 2, &files);
    let signs = table(&desk).matches(" < ").count();
    assert_eq!(signs, 1, "{}", screen(&desk.app));
    desk.press(";");
    assert!(desk.says("接过旧版的标记：a.txt") && desk.says("later.txt"), "{}", screen(&desk.app));
    desk.press("<Enter>K");
    assert_eq!(desk.marks().len(), 2);
    desk.press("q");
    assert!(table(&desk).contains("2 ?1") && !table(&desk).contains(" < "), "{}", screen(&desk.app));
}

#[test]
fn the_library_is_narrowed_by_pinyin_initials_too() {
    let folder = TempDir::new().unwrap();
    let files = [("a.txt", QINGLAN), ("b.txt", QINGLAN_2022), ("c.txt", YUNXI)];
    for (filter, count) in [
        ("qlx", 2),
        ("qljx", 0),
        ("qlx2023", 1),
        ("qlx 2022", 1),
        ("yxq", 1),
        ("YXQ", 1),
        ("青岚", 2),
        ("qlx -s", 1),
        ("zzz", 0),
    ] {
        let mut desk = Desk::library(folder.path(), 1, &files);
        desk.press(&format!("/{filter}<Enter>"));
        assert_eq!(desk.app.library.shown.len(), count, "{filter}");
    }
}

#[test]
fn a_damaged_file_of_marks_does_not_look_like_none() {
    let folder = TempDir::new().unwrap();
    Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]).press("/薄弱<Enter>m");
    let file = |ending: &str| {
        let all = std::fs::read_dir(folder.path().join("marks")).unwrap().map(|file| file.unwrap().path());
        all.into_iter().find(|path| path.to_string_lossy().ends_with(ending))
    };
    let (marks, whole) = (file(".json").unwrap(), std::fs::read(file(".json").unwrap()).unwrap());
    std::fs::write(&marks, &whole[..whole.len() / 2]).unwrap();
    let mut desk = Desk::library(folder.path(), 2, &[("a.txt", QINGLAN)]);
    assert!(row(&desk, "青岚县人民政府").contains(" ! "), "{}", screen(&desk.app));
    desk.press("g?");
    assert!(desk.says("标记文件"), "{}", screen(&desk.app));
    // What was told is not told again over what is done.
    desk.press("q<Enter>/26场<Enter>mu");
    assert!(desk.says("已撤销"), "{}", screen(&desk.app));
    desk.press("q");
    std::thread::sleep(std::time::Duration::from_millis(20));
    std::fs::write(&marks, &whole).unwrap();
    desk.press("q");
    desk.look();
    assert!(!row(&desk, "青岚县人民政府").contains('!'), "{}", screen(&desk.app));
}

#[test]
fn help_explains_the_signs_and_whose_the_marks_are() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    desk.app.author = named("余青", "yu");
    desk.press("?");
    let rows = desk.app.help_rows();
    let all = format!("{rows:?}");
    for words in ["此行有几条标记", "有批注草稿", "已认定删除", "已找不到，待确认", "余青", "--author"]
    {
        assert!(all.contains(words), "{words}");
    }
    desk.press("qq?");
    assert!(format!("{:?}", desk.app.help_rows()).contains("新版本"));
}

#[test]
fn drafts_before_the_caret_wait_too() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    desk.press("/申请146<Enter>c待核<Esc>/薄弱<Enter>");
    let behind = caret(&desk.app);
    desk.press(";");
    assert!(desk.says("c 接着写") || caret(&desk.app) < behind, "{}", screen(&desk.app));
    assert!(caret(&desk.app) < behind);
    // On the only one there is nothing else to go to.
    let here = caret(&desk.app);
    desk.press(";");
    assert_eq!(caret(&desk.app), here);
}

#[test]
fn what_a_mark_waits_for_is_named_wherever_it_is_asked() {
    let folder = TempDir::new().unwrap();
    Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]).press("/办结128件<Enter>v4lm");
    let later = QINGLAN.replace("办结128件", "没有办结128件");
    let mut desk = Desk::open(folder.path(), 2, &[("a.txt", &later)]);
    desk.press(";");
    assert!(desk.says("没有办结") && desk.says("K 就在这里"), "{}", screen(&desk.app));
    desk.press("gm");
    assert!(row(&desk, "|?").contains("没有办结"), "{}", screen(&desk.app));
    desk.press("g?");
    assert!(desk.says("没有办结"), "{}", screen(&desk.app));
}
