//! Colleagues' marks, and one's own.

use super::{named, selected};
use crate::desk::Desk;
use crate::stage::{QINGLAN, screen};
use shenyue::app::keymap::Context;
use shenyue::marks::Mark;
use tempfile::TempDir;

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
