//! Marking over several steps, with marks on disk: text objects, tags, absences, changed reports,
//! newer versions, two instances, saves that fail.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod desk;
mod stage;

use desk::Desk;
use shenyue::{
    app::Effect,
    marks::{Access, Store},
    tui::Kept,
    words::Lang,
};
use stage::{QINGLAN, QINGLAN_2022, caret, screen};
use std::fs;
use tempfile::TempDir;

fn desk() -> (TempDir, Desk) {
    let folder = TempDir::new().unwrap();
    let desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    (folder, desk)
}

#[test]
fn text_objects_take_what_a_reviewer_marks() {
    for (keys, quote) in [
        ("/申请146<Enter>vasm", "全年收到行政复议申请146件，受理131件，办结128件。"),
        ("/受理131<Enter>vacm", "受理131件"),
        ("/开展案件<Enter>vapm", "二是提高办案质量，开展案件评查3次。"),
        ("/规范行政执法<Enter>vaSm", "（二）规范行政执法。组织执法培训26场次，参训1840余人次。"),
        ("/组织执法<Enter>vafm", "组织执法培训26场次"),
        ("/受理131<Enter>vacacm", "受理131件，办结128件。"),
        ("/薄弱<Enter>vapm", "基层执法力量仍然薄弱，部分乡镇尚未配齐法制员。"),
        ("/受理131<Enter>v3acm", "受理131件，办结128件。一是畅通受理渠道"),
        ("/受理131<Enter>vacohhm", "，受理131件"),
    ] {
        let (_folder, mut desk) = desk();
        desk.press(keys);
        let quotes = desk.quotes();
        assert!(quotes == [quote] || keys.contains("ohh"), "{keys}: {quotes:?}");
        assert!(quotes[0].ends_with(quote.trim_start_matches('，')), "{keys}: {quotes:?}");
    }
    let (_folder, mut desk) = desk();
    desk.press("/规范行政执法<Enter>vaSaSm");
    assert!(desk.quotes()[0].starts_with("一、主要举措和成效"), "{:?}", desk.quotes());
}

#[test]
fn marks_that_overlap_and_nest_are_gone_to_one_after_the_other() {
    let (_folder, mut desk) = desk();
    desk.press("/申请146<Enter>vasm/申请146<Enter>vacmgg]m");
    let of = |desk: &Desk| {
        let reader = desk.app.reader().unwrap();
        let id = reader.mark_at(reader.caret).unwrap().id.clone();
        let mark = desk.marks().into_iter().find(|mark| mark.id == id).unwrap();
        mark.anchor.unwrap().quote.chars().count()
    };
    let (sentence, clause) = (29, 14);
    assert_eq!(of(&desk), sentence);
    assert!(desk.says("* 标记 1/2"), "{}", screen(&desk.app));
    desk.press("]m");
    assert_eq!(of(&desk), clause);
    assert!(desk.says("* 标记 2/2"));
    // Keys act on the one that is meant.
    desk.press("[mc外层<C-s>]mc内层<C-s>");
    let notes: Vec<String> = desk.marks().into_iter().map(|mark| mark.note).collect();
    assert_eq!(notes, ["外层", "内层"]);
    desk.press("]m");
    assert!(desk.says("后面没有标记了"));
    desk.press("[mD");
    assert_eq!(desk.marks().len(), 1);
    assert_eq!(desk.marks()[0].note, "内层");
    desk.press("u");
    assert_eq!(desk.marks().len(), 2);
}

#[test]
fn tags_go_by_key_by_name_and_by_initials() {
    let (folder, mut desk) = desk();
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
    let (folder, mut desk) = desk();
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
    let (folder, mut desk) = desk();
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
    let (folder, mut desk) = desk();
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
fn what_a_report_lacks_is_kept_with_the_words_that_were_searched_for() {
    let (_folder, mut desk) = desk();
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
    let (folder, mut desk) = desk();
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
    let (folder, mut desk) = desk();
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
fn a_mark_is_shown_as_unsaved_until_it_is_on_disk() {
    let (_folder, mut desk) = desk();
    desk.saving = false;
    desk.press("/薄弱<Enter>m");
    assert!(desk.says("+1 未保存") && desk.says("\n +   "), "{}", screen(&desk.app));
    desk.saving = true;
    let waiting = std::mem::take(&mut desk.unsaved);
    desk.perform(waiting);
    assert!(!desk.says("未保存") && desk.says("\n *   "), "{}", screen(&desk.app));
    // Taking away counts too.
    desk.saving = false;
    desk.press("D");
    assert!(desk.says("+1 未保存"));
}

#[test]
fn a_save_that_fails_is_told_kept_and_tried_again() {
    let folder = TempDir::new().unwrap();
    // A file stands where the folder of marks should be.
    fs::write(folder.path().join("marks"), "").unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    desk.disk = Kept::new(Store::open(folder.path().join("marks"), Access::Owner), Lang::Zh);
    let effects = stage::press(&mut desk.app, "/薄弱<Enter>m");
    let effects: Vec<Effect> =
        effects.into_iter().filter(|effect| !matches!(effect, Effect::KeepText(_))).collect();
    desk.perform(effects);
    assert!(desk.says("标记没有保存") && desk.says("+1 未能保存，Ctrl-s 重试"), "{}", screen(&desk.app));
    fs::remove_file(folder.path().join("marks")).unwrap();
    desk.press("<C-s>");
    assert!(!desk.says("未能保存"), "{}", screen(&desk.app));
    let again = Desk::open(folder.path(), 2, &[("a.txt", QINGLAN)]);
    assert_eq!(again.marks().len(), 1);
}

#[test]
fn two_instances_see_each_others_marks_and_lose_none() {
    let folder = TempDir::new().unwrap();
    let mut one = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    let mut other = Desk::open(folder.path(), 2, &[("a.txt", QINGLAN)]);
    one.press("/薄弱<Enter>c甲<C-s>");
    other.look();
    assert_eq!(other.marks().len(), 1);
    other.press("/申请146<Enter>m/薄弱<Enter>tt数字<Enter>");
    one.look();
    assert_eq!(one.marks(), other.marks());
    assert_eq!(one.marks().len(), 2);
    // One takes a mark away that the other has not touched since.
    one.press("/申请146<Enter>D");
    other.look();
    assert_eq!(other.marks().len(), 1);
    // Undo brings back one's own step only.
    other.press("uu");
    one.look();
    assert_eq!(one.marks().iter().map(|mark| mark.note.as_str()).collect::<Vec<_>>(), ["甲"]);
    assert!(caret(&one.app) > 0);
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
fn undo_says_where_a_joined_note_stays() {
    let folder = TempDir::new().unwrap();
    let mut one = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    let mut other = Desk::open(folder.path(), 2, &[("a.txt", QINGLAN)]);
    one.press("/薄弱<Enter>m");
    other.look();
    other.press("/薄弱<Enter>c乙<C-s>");
    one.press("c甲<C-s>");
    let joined = one.marks()[0].note.clone();
    assert!(joined.contains('甲') && joined.contains('乙'), "{joined}");
    one.press("u");
    assert!(one.marks()[0].note.contains('乙'));
    assert!(one.says("合并") && !one.says("批注已还原"), "{}", screen(&one.app));
}

#[test]
fn a_selection_takes_no_more_than_was_asked_for() {
    let (_folder, mut desk) = desk();
    desk.press("/全年收到<Enter>v)m");
    assert_eq!(desk.quotes(), ["全年收到行政复议申请146件，受理131件，办结128件。"]);
    let (_folder, mut desk) = self::desk();
    desk.press("ggvaSm");
    assert!(desk.quotes().iter().all(|quote| quote.chars().count() > 1), "{:?}", desk.quotes());
    let (_folder, mut desk) = self::desk();
    desk.press("/受理131<Enter>vas");
    let start = desk.app.reader().unwrap().selected().unwrap().start;
    desk.press("m");
    assert_eq!(caret(&desk.app), start);
    let flat = "一、主要举措。一是畅通渠道，设立受理点12个。二是提高质量，评查3次。三是强化监督，检查5次。二、存在的不足。基层执法力量仍然薄弱，部分乡镇尚未配齐法制员。\n";
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", flat)]);
    desk.press("/强化监督<Enter>vapm");
    assert_eq!(desk.quotes(), ["三是强化监督，检查5次。"]);
}

/// The effects of keys that are not done.
fn wanted(desk: &mut Desk, keys: &str) -> Vec<Effect> {
    stage::press(&mut desk.app, keys)
}

fn quits(effects: &[Effect]) -> bool {
    effects.contains(&Effect::Quit)
}

/// The drafts that the last session or the last keeping of drafts holds.
fn kept_drafts(effects: &[Effect]) -> shenyue::app::drafts::Drafts {
    let kept = effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepDrafts(drafts) => Some(drafts.clone()),
        Effect::SaveSession(session) => Some(session.drafts.clone()),
        _ => None,
    });
    kept.unwrap()
}

#[test]
fn a_quit_that_would_lose_marks_asks_and_their_notes_stay_drafts() {
    use shenyue::app::Event;
    for (answer, leaves) in
        [("q", true), ("y", true), ("<C-c>", true), ("n", false), ("j", false), ("<Esc>", false)]
    {
        let folder = TempDir::new().unwrap();
        let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
        fs::remove_dir_all(folder.path().join("marks")).ok();
        fs::write(folder.path().join("marks"), "").unwrap();
        let sha256 = desk.app.reader().unwrap().report.source.sha256.clone();
        let effects = wanted(&mut desk, "/薄弱<Enter>c核对<C-s>");
        let saves = |effects: Vec<Effect>| -> Vec<Effect> {
            effects.into_iter().filter(|effect| matches!(effect, Effect::SaveMarks(_))).collect()
        };
        desk.perform(saves(effects));
        assert!(desk.says("+1 未能保存"), "{}", screen(&desk.app));
        assert!(!quits(&wanted(&mut desk, "<C-c>")));
        assert!(desk.says("1 条标记未能保存"), "{}", screen(&desk.app));
        assert_eq!(quits(&wanted(&mut desk, answer)), leaves, "{answer}");
        // A signal asks nothing: the note is a draft on disk.
        let ending = desk.app.handle(Event::Ending);
        assert_eq!(kept_drafts(&ending).count(&sha256), 1);
        // It is tried again by itself, and what failed before is no news.
        desk.app.message = None;
        let again = desk.app.handle(Event::TryAgain);
        desk.perform(saves(again));
        assert_eq!(desk.app.message, None);
        fs::remove_file(folder.path().join("marks")).unwrap();
        let again = desk.app.handle(Event::TryAgain);
        let Some(Effect::SaveMarks(sent)) = saves(again).pop() else { panic!() };
        use shenyue::tui::MarkStore;
        let (saved, _) = desk.disk.save(&sent).unwrap();
        let effects = desk.app.handle(Event::MarksSaved { sent: Box::new(sent), saved: Box::new(saved) });
        assert_eq!(kept_drafts(&effects).count(&sha256), 0);
        assert!(quits(&wanted(&mut desk, "<C-c>")));
    }
}

#[test]
fn a_tag_goes_to_the_remark_that_was_just_kept() {
    let (_folder, mut desk) = desk();
    desk.press("/薄弱<Enter>t1问题<Enter>gr缺：应诉率<C-s>t1");
    assert_eq!(desk.tags(), ["问题", "问题"]);
    // It is not shown as current: nothing is taken away from it, nor from the one under the caret.
    desk.press("t1");
    assert_eq!(desk.tags(), ["问题", "问题"]);
    desk.press("lht1");
    assert_eq!(desk.tags(), ["", "问题"]);
}

#[test]
fn undo_leaves_a_note_that_another_joined_to() {
    let folder = TempDir::new().unwrap();
    let reports = [("a.txt", QINGLAN)];
    let mut one = Desk::open(folder.path(), 1, &reports);
    one.press("/薄弱<Enter>c甲<C-s>");
    let mut other = Desk::open(folder.path(), 2, &reports);
    one.press("c一<C-s>");
    other.look();
    other.press("/薄弱<Enter>c二<C-s>");
    one.look();
    let joined = one.marks()[0].note.clone();
    for keys in ["u", "<C-r>", "u", "u", "<C-r>"] {
        one.press(keys);
        assert_eq!(one.marks()[0].note, joined, "{keys}");
    }
    assert!(one.says("未能还原"), "{}", screen(&one.app));
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

#[test]
fn a_long_message_has_two_rows() {
    let (_folder, mut desk) = desk();
    let long = format!("{}补救办法", "很长的原因".repeat(12));
    desk.tell(shenyue::app::Event::Notice(long));
    assert!(desk.says("补救办法"), "{}", screen(&desk.app));
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
