//! What a mark or a remark asks when its report says something else.

use super::a_desk;
use crate::desk::Desk;
use crate::stage::{QINGLAN, caret, screen};
use tempfile::TempDir;

#[test]
fn what_a_report_lacks_is_kept_with_the_words_that_were_searched_for() {
    let (_folder, mut desk) = a_desk();
    desk.press("/敗訴<Enter>/败诉件数<Enter>");
    assert!(desk.says("gr 记为缺项"));
    desk.press("gr往年都有<C-s>");
    let mark = desk.marks().pop().unwrap();
    let absence = mark.absence.unwrap();
    assert_eq!(
        (absence.what.as_str(), absence.searched.as_slice()),
        ("败诉件数", &["敗訴".to_owned(), "败诉件数".to_owned()][..])
    );
    assert_eq!(mark.note, "往年都有");
    // A remark that has nothing to do with a search begins with nothing.
    desk.press("gr总体较好<C-s>gr缺:应诉率<C-s>gm");
    assert_eq!(desk.marks().len(), 3);
    assert!(
        desk.says("缺：败诉件数  ") && desk.says("（检索：敗訴 败诉件数）") && desk.says("缺：应诉率"),
        "{}",
        screen(&desk.app)
    );
}

#[test]
fn a_changed_report_says_what_became_of_each_mark_and_asks() {
    let (folder, mut desk) = a_desk();
    desk.press("/申请146<Enter>vasm/薄弱<Enter>m/专题研究<Enter>m/规范化建设<Enter>m");
    drop(desk);
    let later = QINGLAN
        .replace("申请146件", "申请164件")
        .replace("县委、县政府主要负责人专题研究法治建设工作8次。\n", "")
        .replace("基层执法", "新增一段无关的话。\n基层执法");
    let mut desk = Desk::open(folder.path(), 2, &[("a.txt", &later)]);
    assert!(desk.says("2 条标记的原文有变化"), "{}", screen(&desk.app));
    desk.press("gg;");
    assert!(
        desk.says("申请146件，受理.. -> ..政复议申请164件") || desk.says("146件"),
        "{}",
        screen(&desk.app)
    );
    assert!(desk.says("K 就在这里"));
    desk.press("K");
    assert!(desk.quotes()[0].contains("164件"));
    // What is gone is listed; X keeps it and asks no more, also in the next run.
    desk.press(";");
    assert!(desk.says("|x"), "{}", screen(&desk.app));
    assert!(desk.says("已找不到") || desk.says("按 X"), "{}", screen(&desk.app));
    desk.press("Xq;");
    assert!(desk.says("没有待办"), "{}", screen(&desk.app));
    assert_eq!(desk.marks().len(), 4);
    drop(desk);
    let mut desk = Desk::open(folder.path(), 3, &[("a.txt", &later)]);
    assert!(!desk.says("待确认"));
    // By hand: a lost mark is put on words that are selected.
    desk.press("gm");
    assert!(desk.says("|-") && !desk.says("|x"), "{}", screen(&desk.app));
    desk.press("gg<Enter>/配齐<Enter>vacK");
    assert!(desk.quotes().iter().any(|quote| quote == "部分乡镇尚未配齐法制员。"), "{:?}", desk.quotes());
    desk.press("u");
    assert!(desk.quotes().iter().any(|quote| quote.starts_with("县委、县政府")));
}

#[test]
fn a_report_saved_again_under_another_name_is_offered_as_the_newer_version() {
    let (folder, mut desk) = a_desk();
    desk.press("/薄弱<Enter>m/申请146<Enter>m");
    drop(desk);
    let later = QINGLAN.replace("146件", "164件");
    let mut desk = Desk::open(folder.path(), 2, &[("later.txt", &later)]);
    assert!(desk.says("像是 a.txt 的新版本"), "{}", screen(&desk.app));
    assert_eq!(desk.marks().len(), 0);
    desk.press("K");
    assert_eq!(desk.marks().len(), 2);
    assert_eq!(desk.app.reader().unwrap().placed.iter().filter(|placed| placed.waits).count(), 1);
    assert!(desk.says("从 a.txt 接过 2 条标记") && desk.says("u 撤销"), "{}", screen(&desk.app));
    // Undone, they are the older report's again, on disk too; what was confirmed before is undone first.
    desk.press(";Kuu");
    assert_eq!(desk.marks().len(), 0);
    assert!(desk.says("2 条标记仍归 a.txt"), "{}", screen(&desk.app));
    assert_eq!(Desk::open(folder.path(), 4, &[("later.txt", &later)]).marks().len(), 0);
    let older = Desk::open(folder.path(), 5, &[("a.txt", QINGLAN)]);
    assert_eq!(older.marks().len(), 2);
    assert!(older.app.reader().unwrap().placed.iter().all(|placed| !placed.waits));
    desk.press("<C-r><C-r>");
    assert_eq!(desk.marks().len(), 2);
    assert!(desk.quotes().iter().any(|quote| quote.contains("164件")), "{:?}", desk.quotes());
    // The older words stay in view behind the confirmation.
    desk.press("/164件<Enter>g?");
    assert!(desk.says("此前原文") && desk.says("146件"), "{}", screen(&desk.app));
    desk.press("qu<C-r>");
    drop(desk);
    // It was saved: the next run knows.
    let desk = Desk::open(folder.path(), 3, &[("later.txt", &later)]);
    assert_eq!(desk.marks().len(), 2);
}

#[test]
fn confirming_other_words_keeps_the_old_ones() {
    let folder = TempDir::new().unwrap();
    Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]).press("/申请146<Enter>vasm");
    let later = QINGLAN.replace("146件", "164件");
    let mut desk = Desk::open(folder.path(), 2, &[("a.txt", &later)]);
    desk.press(";");
    assert!(desk.says("146件") && desk.says("164件"), "{}", screen(&desk.app));
    desk.press("K");
    let anchor = desk.marks()[0].anchor.clone().unwrap();
    assert!(anchor.quote.contains("164件"), "{anchor:?}");
    assert_eq!(anchor.was, ["全年收到行政复议申请146件，受理131件，办结128件。"]);
    desk.press("u");
    assert!(desk.marks()[0].anchor.as_ref().unwrap().was.is_empty());
}

#[test]
fn what_was_missing_and_is_there_now_asks() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    desk.press("/应诉率<Enter>gr<C-s>/败诉<Enter>gr<C-s>gr缺：短板<C-s>");
    // In page noise alone it is not there.
    let noise = QINGLAN.replace("版权所有：", "应诉率排行榜 版权所有：");
    let desk = Desk::open(folder.path(), 2, &[("a.txt", &noise)]);
    assert!(!desk.says("原文有变化"), "{}", screen(&desk.app));
    drop(desk);
    let later = QINGLAN.replace("基层执法", "行政機關負責人出庭應訴率百分之百。\n基层执法");
    let mut desk = Desk::open(folder.path(), 3, &[("a.txt", &later)]);
    desk.press("gg;");
    assert!(desk.says("曾记为缺，现已有：应诉率。K 仍缺"), "{}", screen(&desk.app));
    assert!(desk.says("现已有：应诉率"), "{}", screen(&desk.app));
    let there = desk
        .app
        .reader()
        .unwrap()
        .report
        .text
        .slice(shenyue::text::CleanSpan::new(caret(&desk.app), caret(&desk.app) + 3));
    assert_eq!(there, "應訴率");
    // The list says so too, and goes there.
    desk.press("gggm;");
    assert!(desk.says("缺：应诉率  现已有：应诉率"), "{}", screen(&desk.app));
    desk.press("<Enter>");
    assert_eq!(caret(&desk.app), desk.app.reader().unwrap().placed[0].at().unwrap().start);
    // Kept as missing, it asks no more, in this version; taken away it is gone.
    desk.press("K;");
    assert!(!desk.says("现有 应诉率"), "{}", screen(&desk.app));
    desk.press("u;D");
    assert_eq!(desk.marks().len(), 2);
    desk.press("u");
    desk.press(";K");
    assert!(!Desk::open(folder.path(), 4, &[("a.txt", &later)]).says("原文有变化"));
    let again = later.replace("2000人次", "2100人次");
    assert!(Desk::open(folder.path(), 5, &[("a.txt", &again)]).says("1 条标记的原文有变化"));
}

#[test]
fn of_several_places_each_is_gone_to_and_the_one_shown_is_kept() {
    let folder = TempDir::new().unwrap();
    let twice =
        "青岚县2023年报告\n一、总体情况\n持续推进依法行政。\n二、主要举措\n开展培训。\n三、其他\n结束。\n";
    Desk::open(folder.path(), 1, &[("a.txt", twice)]).press("/持续推进<Enter>m/结束<Enter>m");
    let later = twice.replace("持续推进依法行政。", "持续推进依法行政。持续推进依法行政。另起。");
    let later = later.replace("结束。", "完成。");
    let mut desk = Desk::open(folder.path(), 2, &[("a.txt", &later)]);
    desk.press("gg;");
    assert!(desk.says("可能是第 1/2 处") && desk.says("; 另一处"), "{}", screen(&desk.app));
    let first = caret(&desk.app);
    desk.press("gm");
    let several = "在那里按 K 定下";
    desk.press("K");
    assert!(desk.says(several), "{}", screen(&desk.app));
    desk.press("q;");
    assert!(desk.says("可能是第 2/2 处"), "{}", screen(&desk.app));
    let second = caret(&desk.app);
    assert_ne!(first, second);
    desk.press("K");
    let position = desk.marks()[0].anchor.clone().unwrap().position;
    assert_eq!(position.start, second);
}
