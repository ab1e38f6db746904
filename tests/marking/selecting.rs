//! What is selected and marked by keyboard, and how marks are told apart.

use super::a_desk;
use crate::desk::Desk;
use crate::stage::{caret, screen};
use tempfile::TempDir;

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
        let (_folder, mut desk) = a_desk();
        desk.press(keys);
        let quotes = desk.quotes();
        assert!(quotes == [quote] || keys.contains("ohh"), "{keys}: {quotes:?}");
        assert!(quotes[0].ends_with(quote.trim_start_matches('，')), "{keys}: {quotes:?}");
    }
    let (_folder, mut desk) = a_desk();
    desk.press("/规范行政执法<Enter>vaSaSm");
    assert!(desk.quotes()[0].starts_with("一、主要举措和成效"), "{:?}", desk.quotes());
}

#[test]
fn a_selection_takes_no_more_than_was_asked_for() {
    let (_folder, mut desk) = a_desk();
    desk.press("/全年收到<Enter>v)m");
    assert_eq!(desk.quotes(), ["全年收到行政复议申请146件，受理131件，办结128件。"]);
    let (_folder, mut desk) = self::a_desk();
    desk.press("ggvaSm");
    assert!(desk.quotes().iter().all(|quote| quote.chars().count() > 1), "{:?}", desk.quotes());
    let (_folder, mut desk) = self::a_desk();
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

#[test]
fn marks_that_overlap_and_nest_are_gone_to_one_after_the_other() {
    let (_folder, mut desk) = a_desk();
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
