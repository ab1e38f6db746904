//! What becomes of a mark, as a table: the text with the passage in 【】, the text later, the answer.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use shenyue::{
    marks::{Anchor, Found},
    report::Report,
    source::{Format, SourceText},
    text::CleanSpan,
};

fn report(text: &str) -> Report {
    Report::build(SourceText::from_text(text, Format::Text))
}

/// A mark on what stands between 【 and 】.
fn marked(text: &str) -> Anchor {
    let plain: String = text.chars().filter(|character| !"【】".contains(*character)).collect();
    let report = report(&plain);
    let with: Vec<char> = self::report(text).text.chars().to_vec();
    let start = with.iter().position(|character| *character == '【').unwrap();
    let end = with.iter().position(|character| *character == '】').unwrap() - 1;
    Anchor::of(&report, CleanSpan::new(start, end))
}

/// The answer in words, as the table has it.
fn said(anchor: &Anchor, later: &str) -> String {
    let later = report(later);
    let slice = |span: &CleanSpan| later.text.slice(*span);
    match anchor.find(&later) {
        Found::Unchanged(span) => format!("unchanged {}", slice(&span)),
        Found::Moved(span) => format!("moved {}", slice(&span)),
        Found::Changed { before, after, .. } => format!("{before} → {after}"),
        Found::Ambiguous(spans) => format!("{}?", spans.iter().map(slice).collect::<Vec<_>>().join("? ")),
        Found::Lost => "lost".to_owned(),
    }
}

#[test]
fn passages_are_found_and_say_how() {
    let before = "一、主要举措\n扎实推进依法行政。全年共办结行政复议案件【21件】，其中撤销3件，维持18件。政务公开持续深化。\n";
    let cases = [
        ("the same file", before.replace(['【', '】'], ""), "unchanged 21件"),
        (
            "a paragraph put in front",
            "综述。\n一、主要举措\n扎实推进依法行政。全年共办结行政复议案件21件，其中撤销3件，维持18件。政务公开持续深化。\n".into(),
            "moved 21件",
        ),
        (
            "narrow punctuation, Traditional characters, other line ends",
            "一、主要舉措\r\n紮實推進依法行政.全年共辦結行政復議案件２１件,其中撤銷3件,維持18件.政務公開持續深化.\r\n".into(),
            "moved ２１件",
        ),
        (
            "broken into lines",
            "一、主要举措\n扎实推进依法行政。全年共办结行政\n    复议案件21\n    件，其中撤销3件，维持18件。政务公开持续深化。".into(),
            "moved 21\n件",
        ),
        (
            "another number",
            "一、主要举措\n扎实推进依法行政。全年共办结行政复议案件27件，其中撤销3件，维持24件。政务公开持续深化。\n".into(),
            "21件 → 27件",
        ),
        (
            "a digit more in front",
            "一、主要举措\n扎实推进依法行政。全年共办结行政复议案件121件，其中撤销3件，维持18件。政务公开持续深化。\n".into(),
            "21件 → 121件",
        ),
        (
            "a number in words",
            "一、主要举措\n扎实推进依法行政。全年共办结行政复议案件二十余件，其中撤销3件，维持18件。政务公开持续深化。\n".into(),
            "21件 → 二十余件",
        ),
        (
            "the same words on another matter only",
            "一、主要举措\n扎实推进依法行政。投诉举报处理及时，受理消费维权举报21件，满意率较高。\n".into(),
            "21件?",
        ),
        ("all gone", "一、主要举措\n加强队伍建设，提升履职能力。\n".into(), "lost"),
    ];
    for (name, later, answer) in cases {
        assert_eq!(said(&marked(before), &later), answer, "{name}");
    }
}

#[test]
fn sentences_that_differ_in_one_number_are_kept_apart() {
    let before = "一季度办结行政复议案件21件，撤销3件。\n【二季度办结行政复议案件22件，撤销3件。】\n三季度办结行政复议案件23件，撤销3件。\n";
    let cases = [
        (
            "its number changed",
            "一季度办结行政复议案件21件，撤销3件。\n二季度办结行政复议案件24件，撤销3件。\n三季度办结行政复议案件23件，撤销3件。\n",
            "二季度办结行政复议案件22件，撤销3件。 → 二季度办结行政复议案件24件，撤销3件。",
        ),
        (
            "its number changed, and stands in another's place",
            "一季度办结行政复议案件22件，撤销3件。\n二季度办结行政复议案件24件，撤销3件。\n三季度办结行政复议案件22件，撤销3件。\n",
            "二季度办结行政复议案件22件，撤销3件。 → 二季度办结行政复议案件24件，撤销3件。",
        ),
        (
            "doubled",
            "一季度办结行政复议案件21件，撤销3件。\n二季度办结行政复议案件22件，撤销3件。\n二季度办结行政复议案件22件，撤销3件。\n三季度办结行政复议案件23件，撤销3件。\n",
            "二季度办结行政复议案件22件，撤销3件。? 二季度办结行政复议案件22件，撤销3件。?",
        ),
    ];
    for (name, later, answer) in cases {
        assert_eq!(said(&marked(before), later), answer, "{name}");
    }
    let gone = "一季度办结行政复议案件21件，撤销3件。\n三季度办结行政复议案件23件，撤销3件。\n";
    assert!(said(&marked(before), gone).ends_with('?'));
}

#[test]
fn a_passage_that_stands_twice_is_told_by_what_surrounds_it() {
    let before = "一、复议\n共办结【案件21件】，群众满意。\n二、诉讼\n共应诉案件21件，胜诉居多。\n";
    let shifted = "综述\n一、复议\n共办结案件21件，群众满意。\n二、诉讼\n共应诉案件21件，胜诉居多。\n";
    assert_eq!(said(&marked(before), shifted), "moved 案件21件");
    let anchor = marked(before);
    assert_eq!(anchor.alike.as_ref().map(|alike| (alike.nth, alike.of)), Some((1, 2)));
    let gone = "二、诉讼\n共应诉案件21件，胜诉居多。\n";
    assert_eq!(said(&anchor, gone), "案件21件?");
}

#[test]
fn an_anchor_keeps_what_finds_it_again() {
    let anchor = marked("一、主要举措\n　　全年办结【案件21件】，其中撤销3件。\n");
    assert_eq!((anchor.quote.as_str(), anchor.prefix.as_str()), ("案件21件", "一、主要举措\n全年办结"));
    assert_eq!(anchor.suffix, "，其中撤销3件。");
    assert_eq!(anchor.position, CleanSpan::new(11, 16));
    assert_eq!(anchor.sha256.len(), 64);
    // Whatever is asked for, nothing panics.
    let report = report("短文。");
    for span in [CleanSpan::new(0, 0), CleanSpan::new(2, 99), CleanSpan::new(50, 60)] {
        let anchor = Anchor::of(&report, span);
        anchor.find(&self::report(""));
        anchor.find(&self::report("另一篇短文。"));
    }
}

#[test]
fn a_paragraph_that_was_taken_out_is_not_found_in_a_scrap_of_its_neighbour() {
    let before = "二、主要成效\n全年办理行政处罚案件1260件，按时办结率达95.4%。\n【全县共配备专职法制审核人员37名，法制审核实现全覆盖。】\n三、存在问题\n基层执法力量仍然薄弱，部分乡镇尚未配齐人员。\n";
    let gone = "二、主要成效\n全年办理行政处罚案件1260件，按时办结率达95.4%。\n三、存在问题\n基层执法力量仍然薄弱，部分乡镇尚未配齐人员。\n";
    let replaced = "二、主要成效\n全年办理行政处罚案件1260件，按时办结率达95.4%。\n深入推进“放管服”改革，营商环境持续优化。\n三、存在问题\n基层执法力量仍然薄弱，部分乡镇尚未配齐人员。\n";
    let reworded = "二、主要成效\n全年办理行政处罚案件1260件，按时办结率达95.4%。\n全县现有专职审核人员41名，法制审核已实现全覆盖。\n三、存在问题\n基层执法力量仍然薄弱，部分乡镇尚未配齐人员。\n";
    assert_eq!(said(&marked(before), gone), "lost");
    assert_eq!(said(&marked(before), replaced), "lost");
    assert!(said(&marked(before), reworded).contains(" → 全县现有专职审核人员41名"));
}

#[test]
fn the_only_place_with_the_very_words_is_it_whatever_was_doubled_before_it() {
    let before = "一、主要举措\n组织开展行政执法案卷评查2次，抽查案卷180份，发现问题46个并督促整改。\n【全年收到行政复议申请146件，受理131件，办结128件。】\n推进政务公开，主动公开政府信息1320条。\n";
    let doubled = "一、主要举措\n组织开展行政执法案卷评查2次，抽查案卷180份，发现问题46个并督促整改。\n组织开展行政执法案卷评查2次，抽查案卷180份，发现问题46个并督促整改。\n全年收到行政复议申请146件，受理131件，办结128件。\n推进政务公开，主动公开政府信息1320条。\n";
    assert_eq!(said(&marked(before), doubled), "moved 全年收到行政复议申请146件，受理131件，办结128件。");
}

#[test]
fn a_word_put_beside_a_passage_in_its_clause_asks() {
    let text =
        "一、主要举措\n扎实推进依法行政。全年办结行政复议案件21件，按期答复率百分之百。政务公开持续深化。\n";
    let sentence = "全年办结行政复议案件21件，按期答复率百分之百。";
    let (clause, words) = ("全年办结行政复议案件21件", "办结行政复议案件");
    // The marked words; what is put in the place of what; whether it asks.
    let cases = [
        (sentence, ("全年办结", "并非全年办结"), true),
        (sentence, ("全年办结", "未全年办结"), true),
        (sentence, ("全年办结", "据称，全年办结"), true),
        (sentence, ("百分之百。", "百分之百。未"), false),
        (sentence, ("扎实推进依法行政。", "尚未推进依法行政。"), false),
        (sentence, ("政务公开持续深化", "政务公开没有深化"), false),
        (sentence, ("扎实推进依法行政。", ""), false),
        (sentence, ("一、主要举措\n", "综述。\n一、主要举措\n"), false),
        (clause, ("全年办结", "没有全年办结"), true),
        (clause, ("21件，", "21件的说法不实，"), true),
        (clause, ("21件，", "21件（含上年结转），"), true),
        (clause, ("21件，", "21件；"), false),
        (clause, ("21件，", "21件,"), false),
        (clause, ("按期答复率百分之百", "按期答复率未达百分之百"), false),
        (clause, ("答复率百分之百。", "答复率百分之百。\n"), false),
        (words, ("全年办结", "全年未办结"), true),
        (words, ("全年办结", "全年无办结"), true),
        (words, ("案件21件", "案件不足21件"), true),
        (words, ("全年办结", "全年\n    办结"), false),
        (words, ("推进依法行政。全年", "不推进依法行政。全年"), false),
    ];
    for (quote, (before, after), asks) in cases {
        let anchor = marked(&text.replacen(quote, &format!("【{quote}】"), 1));
        let later = text.replacen(before, after, 1);
        assert_ne!(later, text);
        let found = anchor.find(&report(&later));
        assert_eq!(!found.is_certain(), asks, "{quote}: {before} → {after}: {found:?}");
        if let Found::Changed { before, after, .. } = &found {
            assert_ne!(before, after);
        }
    }
}
