//! Notes that were begun: kept, joined, and known for what they are.

use super::{named, row};
use crate::desk::Desk;
use crate::stage::{QINGLAN, YUNXI, caret, screen};
use shenyue::app::drafts::Drafts;
use shenyue::app::keymap::notation::parse;
use shenyue::app::{Effect, Event};
use shenyue::marks::{Mark, ReportKey, ReportMarks};
use shenyue::tui::MarkStore;
use shenyue::tui::SessionFile;
use tempfile::TempDir;

/// The drafts of the last effect that is to keep them.
fn drafts_of(effects: &[Effect]) -> Option<&Drafts> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepDrafts(drafts) => Some(drafts),
        _ => None,
    })
}

#[test]
fn what_is_typed_is_a_draft_at_once_and_none_when_it_is_kept() {
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

/// A browser over what one left: with its drafts, the first report open.
fn next_run(folder: &TempDir, drafts: Drafts) -> Desk {
    let mut desk = Desk::empty(folder.path(), 9);
    desk.app.drafts = drafts;
    desk.load(&[("a.txt", QINGLAN)]);
    desk.press("<Enter>");
    desk
}

fn count(desk: &Desk) -> usize {
    desk.app.drafts.count(&desk.app.reader().unwrap().report.source.sha256)
}

#[test]
fn a_note_that_was_there_before_says_nothing_of_a_shorter_draft() {
    // One's own note is made shorter.
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    desk.press("/薄弱<Enter>c与上年对不上，要问<C-s>c<BS><BS><BS><Esc>");
    assert_eq!(count(&desk), 1);
    let desk = next_run(&folder, desk.app.drafts.clone());
    assert_eq!(count(&desk), 1);
    // A remark is begun beside an old one.
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    let key = ReportKey::of(&desk.app.reader().unwrap().report, "/reviews/a.txt");
    let mut old = ReportMarks::new(key);
    old.put(Mark::on_report("1".into(), "总体较好", &desk.app.author.name, "2020-03-08T09:45:12Z"));
    desk.disk.save(&old).unwrap();
    desk.look();
    desk.press("gr总体<Esc>");
    let desk = next_run(&folder, desk.app.drafts.clone());
    assert_eq!((count(&desk), desk.marks().len()), (1, 1));
    // A colleague's note on the passage goes on from the words, or has just these.
    for theirs in ["问题：与上年对不上", "问题"] {
        let folder = TempDir::new().unwrap();
        let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
        desk.press("/薄弱<Enter>c问题<Esc>");
        let mut hers = Desk::open(folder.path(), 2, &[("a.txt", QINGLAN)]);
        hers.app.author = named("余青", "yu");
        hers.press(&format!("/薄弱<Enter>c{theirs}<C-s>"));
        let desk = next_run(&folder, desk.app.drafts.clone());
        assert_eq!((count(&desk), desk.marks().len()), (1, 1), "{theirs}");
    }
}

#[test]
fn an_answer_to_what_was_sent_before_says_nothing_of_the_note_that_was_put_aside() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open(folder.path(), 1, &[("a.txt", QINGLAN)]);
    desk.press("/薄弱<Enter>c待核");
    desk.app.session();
    let earlier = desk.app.drafts.clone();
    desk.press("对<Esc>");
    desk.tell(Event::Drafts { sent: Some(earlier.clone()), there: earlier });
    assert!(!desk.says("已存为草稿"), "{}", screen(&desk.app));
    let sent = desk.app.drafts.clone();
    desk.tell(Event::Drafts { sent: Some(sent.clone()), there: sent });
    assert!(desk.says("已存为草稿"), "{}", screen(&desk.app));
}
