//! Saves that wait or fail, two instances, and quitting before all is on disk.

use super::a_desk;
use crate::desk::Desk;
use crate::stage::{QINGLAN, caret, press, screen};
use shenyue::{
    app::Effect,
    marks::{Access, Store},
    tui::Kept,
    words::Lang,
};
use std::fs;
use tempfile::TempDir;

#[test]
fn a_mark_is_shown_as_unsaved_until_it_is_on_disk() {
    let (_folder, mut desk) = a_desk();
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
    let effects = press(&mut desk.app, "/薄弱<Enter>m");
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

/// The effects of keys that are not done.
fn wanted(desk: &mut Desk, keys: &str) -> Vec<Effect> {
    press(&mut desk.app, keys)
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
fn a_long_message_has_two_rows() {
    let (_folder, mut desk) = a_desk();
    let long = format!("{}补救办法", "很长的原因".repeat(12));
    desk.tell(shenyue::app::Event::Notice(long));
    assert!(desk.says("补救办法"), "{}", screen(&desk.app));
}
