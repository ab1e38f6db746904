//! A reviewer's day over many marks, as the first readers of thirty passages met it: what waits in which
//! report, colleagues' marks, drafts, and lists that are come back to.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod desk;
mod stage;

use desk::Desk;
use shenyue::{
    app::{Effect, Event, colleagues::Author, drafts::Drafts, keymap::Context, screen::Overlay},
    library::EntryId,
    marks::Mark,
};
use stage::{QINGLAN, QINGLAN_2022, YUNXI, caret, screen};
use std::sync::Arc;
use tempfile::TempDir;

/// The row of the screen that has these words.
fn row(desk: &Desk, words: &str) -> String {
    let all = screen(&desk.app);
    all.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words} in\n{all}")).to_owned()
}

/// What the library's table says, without title and hints.
fn table(desk: &Desk) -> String {
    let all = screen(&desk.app);
    all.lines().skip(2).take(20).collect::<Vec<_>>().join("\n")
}

fn selected(desk: &Desk) -> Mark {
    let list = desk.app.overlays.iter().find_map(|overlay| match overlay {
        Overlay::Marks(list) => Some(list),
        _ => None,
    });
    let list = list.unwrap();
    list.items[list.scroll.selected].mark.clone()
}

fn file(desk: &Desk) -> String {
    desk.app.reader().unwrap().path.to_string_lossy().into_owned()
}

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
    let here = text.slice(shenyue::text::CleanSpan::new(caret(&desk.app), caret(&desk.app) + 40));
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

fn named(name: &str, login: &str) -> Author {
    Author { name: name.to_owned(), login: login.to_owned() }
}

#[test]
fn a_colleagues_words_are_neither_changed_nor_taken_away_unasked() {
    let folder = TempDir::new().unwrap();
    let mut hers = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    hers.app.author = named("余青", "yu");
    hers.press("/薄弱<Enter>c原话<C-s>");
    let mut his = Desk::open(folder.path(), 2, &[("a.txt", QINGLAN)]);
    his.app.author = named("陈序", "chen");
    his.press("/薄弱<Enter>");
    assert!(his.says("余青: 原话"), "{}", screen(&his.app));
    // `c` writes beside it, and then on what it wrote.
    his.press("c另见<C-s>");
    let notes = |desk: &Desk| {
        let marks = desk.marks().into_iter().map(|mark| (mark.author, mark.note));
        let mut notes: Vec<_> = marks.collect();
        notes.sort();
        notes
    };
    let both = [("余青", "原话"), ("陈序", "另见")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(notes(&his), both);
    his.press("gm");
    let hers_first = selected(&his).author == "余青";
    his.press(if hers_first { "c" } else { "gg" });
    his.press(if hers_first { "两处<C-s>q" } else { "q" });
    assert_eq!(his.marks().len(), 2);
    assert!(notes(&his).contains(&both[0]));
    // `D` says whose it is, and takes no for an answer.
    let to_hers = |desk: &mut Desk| {
        desk.press("gmgg");
        if selected(desk).author != "余青" {
            desk.press("j");
        }
    };
    to_hers(&mut his);
    his.press("d");
    assert!(his.says("余青") && his.app.context() == Context::Confirm, "{}", screen(&his.app));
    his.press("n");
    assert_eq!(his.marks().len(), 2);
    his.press("dy");
    assert_eq!(his.marks().len(), 1);
    his.press("u");
    assert!(notes(&his).contains(&both[0]), "{:?}", notes(&his));
    hers.look();
    assert!(notes(&hers).contains(&both[0]));
}

#[test]
fn confirming_a_colleagues_mark_leaves_the_note_and_the_name() {
    let folder = TempDir::new().unwrap();
    let mut hers = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    hers.app.author = named("余青", "yu");
    hers.press("/申请146<Enter>c原话<C-s>");
    let later = QINGLAN.replace("146件", "164件");
    let mut his = Desk::open(folder.path(), 2, &[("a.txt", &later)]);
    his.app.author = named("陈序", "chen");
    his.press(";K");
    let mark = his.marks().pop().unwrap();
    assert_eq!((mark.author.as_str(), mark.note.as_str()), ("余青", "原话"));
    let anchor = mark.anchor.unwrap();
    assert!(anchor.quote.contains("164件") && anchor.was[0].contains("146件"));
    his.press("u");
    assert!(his.says("已撤销：标记回到原处"), "{}", screen(&his.app));
}

#[test]
fn marks_from_before_a_name_was_chosen_stay_ones_own() {
    let own = |author: &str| Mark::on_report("1".into(), "", author, "2025-03-08T09:45:12Z");
    let author = named("余青", "yu");
    for (by, owned) in [("余青", true), ("yu", true), ("", true), ("陈序", false)] {
        assert_eq!(author.owns(&own(by)), owned, "{by}");
    }
}

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

/// The drafts of the last effect that is to keep them.
fn drafts_of(effects: &[Effect]) -> Option<&Drafts> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepDrafts(drafts) => Some(drafts),
        _ => None,
    })
}

#[test]
fn what_is_typed_is_a_draft_at_once_and_none_when_it_is_kept() {
    use shenyue::app::keymap::notation::parse;
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    desk.press("/薄弱<Enter>c");
    let key = |desk: &mut Desk, key: &str| desk.app.handle(Event::Key(parse(key)[0]));
    let sha256 = desk.app.reader().unwrap().report.source.sha256.clone();
    assert_eq!(drafts_of(&key(&mut desk, "甲")).unwrap().count(&sha256), 1);
    // Moving about changes nothing; a paste does.
    assert_eq!(drafts_of(&key(&mut desk, "<Left>")), None);
    assert!(drafts_of(&desk.app.handle(Event::Paste("乙".to_owned()))).is_some());
    assert_eq!(drafts_of(&key(&mut desk, "<BS>")).unwrap().count(&sha256), 1);
    // Kept: the draft is taken from the disk only when the mark is there.
    let effects = key(&mut desk, "<C-s>");
    assert_eq!(drafts_of(&effects), None);
    let sent = effects.iter().find_map(|effect| match effect {
        Effect::SaveMarks(marks) => Some(marks.clone()),
        _ => None,
    });
    let sent = sent.unwrap();
    assert_eq!(sent.marks[0].note, "甲");
    use shenyue::tui::MarkStore;
    let (saved, _) = desk.disk.save(&sent).unwrap();
    let effects = desk.app.handle(Event::MarksSaved { sent: Box::new(sent), saved: Box::new(saved) });
    assert_eq!(drafts_of(&effects).unwrap().count(&sha256), 0);
}

#[test]
fn a_draft_has_a_sign_wherever_it_is_met() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN), ("b.txt", YUNXI)]);
    desk.press("/薄弱<Enter>c与上年<Esc>");
    assert!(row(&desk, "薄弱").starts_with(" &"), "{}", screen(&desk.app));
    assert!(desk.says("& 草稿：与上年") && desk.says("&1 草稿"), "{}", screen(&desk.app));
    // On a mark: the sign of the draft stands before that of the mark.
    desk.press("/26场<Enter>mc待核<Esc>");
    assert!(row(&desk, "26场次").starts_with(" &"), "{}", screen(&desk.app));
    assert!(desk.says("* 标记 & 草稿") && desk.says("&2 草稿"), "{}", screen(&desk.app));
    desk.press("gg;");
    let at = caret(&desk.app);
    desk.press(";");
    assert!(caret(&desk.app) > 0 && caret(&desk.app) != at);
    desk.press("gm");
    assert!(row(&desk, "组织执法培训").contains('&') || desk.says("|>"), "{}", screen(&desk.app));
    desk.press("qq");
    assert!(row(&desk, "青岚县人民政府").contains("1 &"), "{}", screen(&desk.app));
}

#[test]
fn drafts_of_another_instance_come_and_go_and_neither_loses_words() {
    use shenyue::tui::SessionFile;
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("session.json");
    let mut one = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    let mut other = Desk::open(folder.path(), 2, &[("a.txt", QINGLAN)]);
    let mut files = [SessionFile::open(path.clone(), "/a").0, SessionFile::open(path, "/a").0];
    let keep = |desk: &mut Desk, file: &mut SessionFile| {
        let sent = desk.app.drafts.clone();
        let there = file.keep_drafts(&sent).unwrap();
        desk.tell(Event::Drafts { sent: Some(sent), there });
    };
    let look = |desk: &mut Desk, file: &mut SessionFile| {
        if let Some(there) = file.look() {
            desk.tell(Event::Drafts { sent: None, there });
        }
    };
    one.press("/薄弱<Enter>c甲一");
    keep(&mut one, &mut files[0]);
    look(&mut other, &mut files[1]);
    assert!(row(&other, "薄弱").starts_with(" &"), "{}", screen(&other.app));
    assert!(files[1].look().is_none(), "nothing changed since");
    // Both write on one passage: each goes on with its own, and in the end both are there.
    one.press("二");
    other.press("/薄弱<Enter>c<C-u>乙");
    keep(&mut other, &mut files[1]);
    look(&mut one, &mut files[0]);
    one.press("三");
    keep(&mut one, &mut files[0]);
    one.press("四<Esc>");
    keep(&mut one, &mut files[0]);
    let sha256 = one.app.reader().unwrap().report.source.sha256.clone();
    let text = |desk: &Desk| {
        let reader = desk.app.reader().unwrap();
        desk.app.drafts.text_around(&reader.report, reader.caret).unwrap_or_default().to_owned()
    };
    assert!(text(&one).contains('乙') && text(&one).contains("甲一二三四"), "{}", text(&one));
    other.press("<Esc>");
    look(&mut other, &mut files[1]);
    assert_eq!(text(&other), text(&one));
    // One keeps it as a note: it is gone for the other too, and does not come back.
    one.press("c<C-s>");
    keep(&mut one, &mut files[0]);
    look(&mut other, &mut files[1]);
    assert_eq!(other.app.drafts.count(&sha256), 0, "{:?}", other.app.drafts);
    keep(&mut other, &mut files[1]);
    look(&mut one, &mut files[0]);
    assert_eq!(one.app.drafts.count(&sha256), 0);
}

#[test]
fn drafts_go_along_with_a_file_that_changed() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    desk.press("/薄弱<Enter>c甲<Esc>/8次<Enter>c乙<Esc>gr丙<Esc>/26场<Enter>mc丁<Esc>");
    let session = desk.app.session();
    drop(desk);
    // Moved by a new line; gone; and no other report is given what was begun on this one.
    let later = QINGLAN
        .replace("基层执法", "新增一段无关的话。\n基层执法")
        .replace("县委、县政府主要负责人专题研究法治建设工作8次。\n", "");
    for (name, text, kept) in
        [("a.txt", later.as_str(), true), ("b.txt", &later, false), ("a.txt", QINGLAN, true)]
    {
        let mut desk = Desk::empty(folder.path(), 2);
        desk.app.drafts = session.drafts.clone();
        desk.load(&[(name, text)]);
        desk.press("<Enter>");
        let sha256 = desk.app.reader().unwrap().report.source.sha256.clone();
        let count = desk.app.drafts.count(&sha256);
        assert_eq!(count > 0, kept, "{name}");
        if kept {
            assert!(
                row(&desk, "薄弱").starts_with(" &") && row(&desk, "26场").starts_with(" &"),
                "{}",
                screen(&desk.app)
            );
            desk.press("/薄弱<Enter>c");
            assert!(desk.says("| 甲"), "{}", screen(&desk.app));
            desk.press("<Esc>gr");
            assert!(desk.says("丙"), "{}", screen(&desk.app));
            assert_eq!(desk.says("| 乙"), text == later, "{}", screen(&desk.app));
        }
    }
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
fn marks_whose_report_is_gone_damaged_or_replaced_are_told_and_shown() {
    use shenyue::{
        library::{EntryId, LibraryEvent},
        source::ReadError,
    };
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
fn a_report_that_changed_on_disk_while_it_was_open_is_read_anew_with_all_marks() {
    use shenyue::{
        app::rereading::{OnDisk, Watched},
        library::EntryId,
    };
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
    let anew = |text: &str| Event::Reread(EntryId(0), Ok(stage::report(text)));
    desk.tell(anew(&later));
    assert!(!desk.says("[文件已改"), "{}", screen(&desk.app));
    assert!(desk.says("1 条标记的原文有变化"), "{}", screen(&desk.app));
    let shown = |desk: &Desk| {
        let reader = desk.app.reader().unwrap();
        (reader.placed.len(), reader.placed.iter().filter(|placed| placed.waits).count())
    };
    assert_eq!(shown(&desk), (4, 1));
    let here = desk
        .app
        .reader()
        .unwrap()
        .report
        .text
        .slice(shenyue::text::CleanSpan::new(caret(&desk.app), caret(&desk.app) + 2));
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
    desk.tell(Event::Reread(EntryId(0), Err(Arc::new(shenyue::source::ReadError::Empty))));
    assert!(desk.says("未能重读") && shown(&desk) == (4, 1), "{}", screen(&desk.app));
    // News of a file that is not the one that is open is none.
    desk.tell(Event::FileSeen(watched, OnDisk::Gone));
    assert!(!desk.says("[文件已删]"), "{}", screen(&desk.app));
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

#[test]
fn a_note_is_said_to_be_put_aside_once_it_is() {
    let folder = TempDir::new().unwrap();
    for (event, said) in
        [(None, "正在存为草稿"), (Some(false), "草稿未能写入磁盘"), (Some(true), "已存为草稿")]
    {
        let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
        desk.press("/薄弱<Enter>c待核<Esc>");
        match event {
            None => {}
            Some(false) => desk.tell(Event::DraftsFailed("session.json: read-only".to_owned())),
            Some(true) => {
                let sent = desk.app.drafts.clone();
                desk.tell(Event::Drafts { sent: Some(sent.clone()), there: sent });
            }
        }
        assert!(desk.says(said), "{said}: {}", screen(&desk.app));
    }
}

#[test]
fn a_draft_that_outlived_its_mark_is_known_for_what_it_is() {
    for (begun, kept, known) in [
        ("c与上年<Esc>", "c<C-u>与上年对不上<C-s>", true),
        ("c与上年对不上<Esc>", "c<C-u>与上年对不上<C-s>", true),
        ("c另一句<Esc>", "c<BS><BS><BS>与上年对不上<C-s>", false),
        ("gr缺：应诉<Esc>", "gr<C-u>缺：应诉率<Enter>往年都有<C-s>", true),
        ("gr总体<Esc>", "gr<C-u>总体较好<C-s>", true),
    ] {
        let folder = TempDir::new().unwrap();
        let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
        desk.press(&format!("/薄弱<Enter>{begun}"));
        let drafts = desk.app.drafts.clone();
        desk.press(kept);
        assert_eq!(desk.marks().len(), 1);
        drop(desk);
        // Killed between the two: the mark is on disk, and so is the draft still.
        let mut desk = Desk::empty(folder.path(), 2);
        desk.app.drafts = drafts;
        desk.load(&[("a.txt", QINGLAN)]);
        desk.press("<Enter>");
        let sha256 = desk.app.reader().unwrap().report.source.sha256.clone();
        assert_eq!(desk.app.drafts.count(&sha256) == 0, known, "{begun} {kept}");
    }
}

#[test]
fn a_report_that_was_renamed_is_followed_through_the_next_edit() {
    let folder = TempDir::new().unwrap();
    Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]).press("/薄弱<Enter>m/申请146<Enter>m");
    let mut desk = Desk::open(folder.path(), 2, &[("renamed.txt", QINGLAN)]);
    assert_eq!(desk.marks().len(), 2);
    let edited = QINGLAN.replace("146件", "164件");
    let again = edited.replace("26场次", "28场次");
    for text in [&edited, &again] {
        desk.tell(Event::Reread(EntryId(0), Ok(stage::report(text))));
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
