//! `shenyue export` to plain text, which is replaced whole: only where nothing is lost with it.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

mod export_desk;

use export_desk::Desk;
use std::fs;

#[test]
fn plain_text_is_known_again() {
    let desk = Desk::new();
    fs::create_dir(desk.path("nobodys")).unwrap();
    desk.ends(0, &["export", "-o", "memo.txt", "."]);
    let (listed, err) = desk.ends(0, &["inspect", "."]);
    assert!(!listed.contains("memo.txt") && err.contains("exports of shenyue: 1"), "{err}");
    // As long as it is as it was written, a new one takes its place.
    desk.mark("marks", "a.txt", "3", "开展执法培训26场次", "", "", "余青");
    let (_, err) = desk.ends(0, &["export", "-o", "memo.txt", "."]);
    assert!(err.contains("3 written"), "{err}");
    let whole = desk.read("memo.txt");
    assert!(whole.contains("26场次"));
    let (_, err) = desk.ends(0, &["export", "-o", "memo.txt", "."]);
    assert!(err.contains("up to date"), "{err}");
    // Its grouping holds, as in Markdown.
    desk.ends(0, &["export", "-o", "memo.txt", "--group", "tag", "."]);
    let by_tag = desk.read("memo.txt");
    desk.ends(0, &["export", "-o", "memo.txt", "."]);
    assert_eq!(desk.read("memo.txt"), by_tag);
    // What a person wrote in it is replaced only when that is said.
    fs::write(desk.path("memo.txt"), format!("{whole}\n结语。\n")).unwrap();
    let (_, err) = desk.ends(2, &["export", "-o", "memo.txt", "."]);
    assert!(err.contains("edited since") && err.contains("--force"), "{err}");
    assert!(desk.read("memo.txt").ends_with("结语。\n"));
    // Without marks it is an export still.
    desk.ends(0, &["export", "--marks", "nobodys", "-o", "empty.txt", "a.txt"]);
    assert!(!desk.ends(0, &["inspect", "."]).0.contains("empty.txt"));
}

#[test]
fn plain_text_loses_no_excerpt_unasked() {
    let desk = Desk::new();
    desk.ends(0, &["export", "-o", "memo.txt", "a.txt", "b.txt"]);
    let before = desk.read("memo.txt");
    let (_, err) = desk.ends(2, &["export", "-o", "memo.txt", "b.txt"]);
    assert!(err.contains("would go missing: 1") && err.contains("--force"), "{err}");
    assert_eq!(desk.read("memo.txt"), before);
    desk.ends(0, &["export", "-o", "memo.txt", "--force", "b.txt"]);
    assert!(!desk.read("memo.txt").contains("21件"));
    // One more, in another order: nothing goes missing.
    desk.ends(0, &["export", "-o", "memo.txt", "a.txt", "b.txt"]);
    // A title of one's own is not written over.
    let titled = desk.read("memo.txt").replacen("Excerpts", "给李主任的摘录，请复核", 1);
    fs::write(desk.path("memo.txt"), &titled).unwrap();
    let (_, err) = desk.ends(2, &["export", "-o", "memo.txt", "a.txt", "b.txt"]);
    assert!(err.contains("edited since"), "{err}");
    assert_eq!(desk.read("memo.txt"), titled);
}
