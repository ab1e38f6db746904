//! Tags: by key, by name, renamed, merged, split.

use super::a_desk;
use crate::desk::Desk;
use crate::stage::{QINGLAN, QINGLAN_2022, screen};
use std::fs;
use tempfile::TempDir;

#[test]
fn tags_go_by_key_by_name_and_by_initials() {
    let (folder, mut desk) = a_desk();
    desk.press("/申请146<Enter>t1法治公开<Enter>");
    assert_eq!(desk.tags(), ["法治公开"]);
    assert_eq!(fs::read_to_string(folder.path().join("marks/tags.txt")).unwrap(), "1 法治公开\n");
    desk.press("t1");
    assert_eq!(desk.tags(), [""]);
    desk.press("ttfzgk<Enter>");
    assert_eq!(desk.tags(), ["法治公开"]);
    desk.press("]]tt数字<Enter>t1");
    assert_eq!(desk.tags(), ["法治公开", "数字 法治公开"]);
    // With a selection, a tag marks it.
    desk.press("/薄弱<Enter>vact1");
    assert_eq!(desk.quotes()[2], "基层执法力量仍然薄弱");
    assert_eq!(desk.tags()[2], "法治公开");
    // A person edits the file of names.
    std::thread::sleep(std::time::Duration::from_millis(20));
    fs::write(folder.path().join("marks/tags.txt"), "1 法治公开\n2 数字\n").unwrap();
    desk.look();
    desk.press("t");
    assert!(desk.says("2 数字"), "{}", screen(&desk.app));
    desk.press("2");
    assert_eq!(desk.tags()[2], "法治公开 数字");
}

#[test]
fn a_tag_is_renamed_on_the_marks_of_reports_that_are_not_open() {
    let (folder, mut desk) = a_desk();
    desk.press("/申请146<Enter>tt问题<Enter>/薄弱<Enter>tt旧标签<Enter>");
    drop(desk);
    let other = "云溪区人民政府2023年法治政府建设年度报告\n　　一、总体情况\n　　评查案卷640卷。\n";
    let mut desk = Desk::open(folder.path(), 2, &[("b.txt", other)]);
    desk.press("/640<Enter>tt问题<Enter>tr问题<Enter>存疑<Enter>tm旧标签<Enter>新标签<Enter>");
    assert!(desk.says("1 条标记"), "{}", screen(&desk.app));
    assert_eq!(desk.tags(), ["存疑"]);
    let tags = || Desk::open(folder.path(), 3, &[("a.txt", QINGLAN)]).tags();
    assert_eq!(tags(), ["存疑", "新标签"]);
    desk.press("uu");
    assert_eq!(
        (desk.tags(), tags()),
        (vec!["问题".to_owned()], vec!["问题".to_owned(), "旧标签".to_owned()])
    );
}

#[test]
fn tags_are_renamed_merged_and_split_and_all_of_it_is_undone() {
    let (folder, mut desk) = a_desk();
    desk.press("/申请146<Enter>t1问题<Enter>/薄弱<Enter>t1tt不足<Enter>/专题研究<Enter>tt缺口<Enter>");
    assert_eq!(desk.tags(), ["问题", "问题 不足", "缺口"]);
    desk.press("tr问题<Enter>存疑<Enter>");
    assert_eq!(desk.tags(), ["存疑", "存疑 不足", "缺口"]);
    let names = || fs::read_to_string(folder.path().join("marks/tags.txt")).unwrap();
    assert_eq!(names(), "1 存疑\n");
    desk.press("tmbz<Tab>、缺口<Enter>短板<Enter>");
    assert_eq!(desk.tags(), ["存疑", "存疑 短板", "短板"]);
    desk.press("gm/薄弱<Enter>tscy<Tab><Enter>老问题<Enter>q");
    assert_eq!(desk.tags(), ["存疑", "老问题 短板", "短板"]);
    desk.press("uuu");
    assert_eq!(desk.tags(), ["问题", "问题 不足", "缺口"]);
    assert_eq!(names(), "1 问题\n");
    desk.press("<C-r><C-r><C-r>");
    assert_eq!(desk.tags(), ["存疑", "老问题 短板", "短板"]);
    desk.press("tr没有<Enter>");
    assert!(desk.says("没有标签 没有"));
}

#[test]
fn the_number_of_a_tag_that_is_no_more_goes_to_the_one_that_stays() {
    let (folder, mut desk) = a_desk();
    let names = || fs::read_to_string(folder.path().join("marks/tags.txt")).unwrap();
    desk.press("/申请146<Enter>t1问题<Enter>/薄弱<Enter>t2短板<Enter>/专题研究<Enter>t1");
    for (keys, expected) in [
        ("tm问题、短板<Enter>短板<Enter>", "2 短板\n"),
        ("tm问题、短板<Enter>不足<Enter>", "1 不足\n"),
        ("tr问题<Enter>短板<Enter>", "2 短板\n"),
        // One mark keeps the tag: so it keeps its number.
        ("gm/申请<Enter>ts问题<Enter>老问题<Enter>q", "1 问题\n2 短板\n"),
        ("gmts问题<Enter>老问题<Enter>q", "1 老问题\n2 短板\n"),
    ] {
        desk.press(keys);
        assert_eq!(names(), expected, "{keys}");
        desk.press("u");
        assert_eq!(names(), "1 问题\n2 短板\n", "{keys}");
        assert_eq!(desk.tags(), ["问题", "短板", "问题"], "{keys}");
        desk.press("<C-r>");
        assert_eq!(names(), expected, "{keys}");
        desk.press("u");
    }
    // In the list, too, a new tag is told of behind the prompt.
    desk.press("gmtt新标签<Enter>");
    assert!(desk.says("新标签 #新标签"), "{}", screen(&desk.app));
}

#[test]
fn the_list_is_narrowed_by_tag_report_and_text() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN), ("b.txt", QINGLAN_2022)]);
    desk.press("/申请146<Enter>tt数字<Enter>/薄弱<Enter>c待核<C-s>qj<Enter>/办结<Enter>tt数字<Enter>qgm");
    assert_eq!(desk.listed(), 3);
    for (filter, count) in [
        ("数字", 2),
        ("#sz", 2),
        ("2022", 1),
        ("sz 2023", 1),
        ("待核", 1),
        ("薄弱 待核", 1),
        ("缺", 0),
        ("没有", 0),
    ] {
        desk.press(&format!("/<C-u>{filter}<Enter>"));
        assert_eq!(desk.listed(), count, "{filter}");
        screen(&desk.app);
    }
    desk.press("/<Esc>");
    assert_eq!(desk.listed(), 3);
}

#[test]
fn a_tag_goes_to_the_remark_that_was_just_kept() {
    let (_folder, mut desk) = a_desk();
    desk.press("/薄弱<Enter>t1问题<Enter>gr缺：应诉率<C-s>t1");
    assert_eq!(desk.tags(), ["问题", "问题"]);
    // It is not shown as current: nothing is taken away from it, nor from the one under the caret.
    desk.press("t1");
    assert_eq!(desk.tags(), ["问题", "问题"]);
    desk.press("lht1");
    assert_eq!(desk.tags(), ["", "问题"]);
}

#[test]
fn a_tag_of_a_colleagues_mark_is_taken_away_only_when_asked() {
    let folder = TempDir::new().unwrap();
    let reports = [("a.txt", QINGLAN)];
    let mut one = Desk::open(folder.path(), 1, &reports);
    one.app.author.name = "同事".to_owned();
    one.press("/薄弱<Enter>t1问题<Enter>");
    let mut other = Desk::open(folder.path(), 2, &reports);
    other.press("/薄弱<Enter>t1n");
    assert_eq!(other.tags(), ["问题"]);
    other.press("t1");
    assert!(other.says("这是 同事 的标记"), "{}", screen(&other.app));
    other.press("y");
    assert_eq!(other.tags(), [""]);
}
