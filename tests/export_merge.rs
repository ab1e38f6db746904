//! Exporting again to a file that a person has worked in.

mod export_cases;

use export_cases::*;
use shenyue::export::{Group, MergeError, NotOurs, Options, marker, merge};

/// The lines of a file that say where what stands: headings, excerpts' ids, and what a person wrote.
fn outline(text: &str) -> String {
    let kept = |line: &&str| line.starts_with(['#', '人']) || line.contains("shenyue:begin");
    let short = |line: &str| match line.split_once("<!-- shenyue:") {
        Some(("", words)) => words.split(' ').nth(1).unwrap_or_default().to_owned(),
        Some((heading, _)) => heading.trim().to_owned(),
        None => line.trim().to_owned(),
    };
    text.lines().filter(kept).map(short).collect::<Vec<_>>().join("|")
}

#[test]
fn a_fresh_file_adds_everything_and_merging_again_changes_nothing() {
    let reports = [yunxi(), qinglan()];
    for existing in [None, Some(""), Some("\u{feff}\r\n")] {
        let first = merged(existing, &reports);
        assert_eq!(first.added, ["01A", "01B", "01C", "01D", "01E"]);
        let second = merged(Some(&first.text), &reports);
        assert_eq!(second.text, first.text);
        assert_eq!(second.unchanged.len(), 5);
        assert!(second.added.is_empty() && second.updated.is_empty() && second.kept_edited.is_empty());
    }
}

#[test]
fn excerpts_are_updated_kept_or_marked_as_gone() {
    let before = fresh(&[yunxi()]);
    let edited = before.replace("> 全区零败诉。", "> 全区零败诉。\n\n我改过这里。");
    let mut report = yunxi();
    report.excerpts.retain(|excerpt| excerpt.id != "01A");
    for excerpt in &mut report.excerpts {
        excerpt.note = "改写的批注".to_owned();
    }
    let after = merged(Some(&edited), &[report.clone()]);
    assert_eq!(after.updated, ["01B", "01C"]);
    assert_eq!(after.kept_edited, ["01D"]);
    assert_eq!(after.gone, ["01A"]);
    assert!(
        after.text.contains("我改过这里。")
            && after.text.contains("*此摘录的标记已删除。*\n\n未报告败诉件数。")
    );
    assert_eq!(after.text.matches("改写的批注").count(), 2);
    let again = merged(Some(&after.text), &[report]);
    assert_eq!(again.text, after.text);
    assert_eq!((again.kept_edited.len(), again.gone.len()), (1, 1));
    // The mark is there again: the notice goes.
    let back = merged(Some(&after.text), &[yunxi()]);
    assert!(!back.text.contains("标记已删除"));
    assert_eq!(back.kept_edited, ["01D"]);
}

#[test]
fn an_edited_excerpt_whose_mark_goes_and_comes_back_stays_edited() {
    let edited = fresh(&[yunxi()]).replace("全区零败诉。", "全区零败诉（存疑）。");
    let mut report = yunxi();
    let all = report.clone();
    report.excerpts.retain(|excerpt| excerpt.id != "01D");
    let gone = merged(Some(&edited), &[report]);
    assert_eq!(gone.gone, ["01D"]);
    assert!(gone.text.contains("*此摘录的标记已删除。*\n\n> 全区零败诉（存疑）。"));
    let back = merged(Some(&gone.text), &[all]);
    assert_eq!(back.kept_edited, ["01D"]);
    assert_eq!(back.text, edited);
}

#[test]
fn a_mark_left_out_by_a_filter_is_not_gone() {
    let before = fresh(&[yunxi(), qinglan()]);
    let after = merge(&before, &[yunxi()], &|id| id == "01E", &options()).unwrap();
    assert_eq!(after.text, before);
    assert!(after.gone.is_empty());
}

#[test]
fn new_excerpts_go_where_a_fresh_export_has_them_behind_what_a_person_wrote() {
    let a1 = || passage("a1", 10, "甲一", &["一、甲"], "", &[]);
    let a2 = || passage("a2", 20, "甲二", &["一、甲"], "", &[]);
    let b1 = || passage("b1", 30, "乙一", &["二、乙"], "", &[]);
    let c1 = || passage("c1", 5, "丙", &["一、丙"], "", &[]);
    let r0 = || remark("r0", "总评", &[]);
    let old = fresh(&[report("甲.txt", vec![a1()])]);
    let noted = format!("{old}\n人：甲一之后\n\n#### 人的小标题\n\n## 人的结论\n\n人：结论\n");
    let cases = [
        (
            vec![report("甲.txt", vec![a1(), a2()])],
            "# 摘录|## 甲.txt|### 一、甲|a1|人：甲一之后|#### 人的小标题|a2|## 人的结论|人：结论",
        ),
        (
            vec![report("甲.txt", vec![r0(), a1(), b1()])],
            "# 摘录|## 甲.txt|r0|### 一、甲|a1|人：甲一之后|#### 人的小标题|### 二、乙|b1|## 人的结论|人：结论",
        ),
        (
            vec![report("前.txt", vec![c1()]), report("甲.txt", vec![a1()])],
            "# 摘录|## 前.txt|### 一、丙|c1|## 甲.txt|### 一、甲|a1|人：甲一之后|#### 人的小标题|## 人的结论|人：结论",
        ),
        (
            vec![report("甲.txt", vec![a1()]), report("后.txt", vec![c1()])],
            "# 摘录|## 甲.txt|### 一、甲|a1|人：甲一之后|#### 人的小标题|## 后.txt|### 一、丙|c1|## 人的结论|人：结论",
        ),
    ];
    for (reports, expected) in cases {
        let after = merged(Some(&noted), &reports);
        assert_eq!(outline(&after.text), expected);
        assert_eq!(merged(Some(&after.text), &reports).text, after.text);
    }
}

#[test]
fn a_heading_that_a_person_took_out_or_rewrote_is_not_put_in_again() {
    let a1 = passage("a1", 10, "甲一", &["一、甲"], "", &[]);
    let a0 = passage("a0", 5, "甲零", &["一、甲"], "", &[]);
    let old = fresh(&[report("甲.txt", vec![a1.clone()])]);
    let both = [report("甲.txt", vec![a0, a1])];
    let heading = old.lines().find(|line| line.starts_with("###")).unwrap();
    let without = old.replace(&format!("{heading}\n\n"), "");
    assert_eq!(outline(&merged(Some(&without), &both).text), "# 摘录|## 甲.txt|a0|a1");
    let rewritten = old.replace("### 一、甲", "### 人改的标题");
    assert_eq!(outline(&merged(Some(&rewritten), &both).text), "# 摘录|## 甲.txt|### 人改的标题|a0|a1");
}

#[test]
fn a_file_from_an_editor_that_ends_lines_with_crlf_keeps_its_line_ends() {
    let windows = format!("\u{feff}{}人：甲\r\n", fresh(&[yunxi()]).replace('\n', "\r\n"));
    let same = merged(Some(&windows), &[yunxi()]);
    assert_eq!(same.text, windows);
    assert_eq!(same.unchanged.len(), 4);
    let more = merged(Some(&windows), &[yunxi(), qinglan()]);
    assert_eq!(more.text.matches('\n').count(), more.text.matches("\r\n").count());
    assert!(more.text.starts_with(&windows));
}

#[test]
fn an_excerpt_under_two_tags_stands_twice_and_a_taken_tag_marks_one() {
    let options = Options { group: Group::Tag, ..options() };
    let mut report = yunxi();
    let first = exported(None, &[report.clone()], &options);
    assert_eq!(first.text.matches("begin 01C/").count(), 2);
    assert_eq!(first.added.len(), 4);
    let same = exported(Some(&first.text), &[report.clone()], &options);
    assert_eq!(same.unchanged.len(), 4);
    let all = report.clone();
    report.excerpts[2].tags = vec!["核对".to_owned()];
    let second = merge(&first.text, &[report.clone()], &|_| true, &options).unwrap();
    assert_eq!((second.moved, second.updated), (vec!["01C".to_owned()], vec!["01C".to_owned()]));
    assert!(second.gone.is_empty() && !second.text.contains("标记已删除"));
    assert!(second.text.contains("*此标记的标签已改动，不再归在此处。*\n\n> 开展宣讲48场"));
    // Again: the same bytes. The mark is taken away: the other notice takes its place. All is as before: neither.
    let again = merge(&second.text, &[report.clone()], &|_| true, &options).unwrap();
    assert_eq!((again.text.as_str(), again.moved.len()), (second.text.as_str(), 1));
    report.excerpts.remove(2);
    let gone = merge(&second.text, &[report], &|_| false, &options).unwrap();
    assert_eq!((gone.gone, gone.text.contains("标签已改动")), (vec!["01C".to_owned()], false));
    assert_eq!(merge(&gone.text, std::slice::from_ref(&all), &|_| true, &options).unwrap().text, first.text);
    assert_eq!(merge(&second.text, &[all], &|_| true, &options).unwrap().text, first.text);
}

#[test]
fn an_edited_excerpt_whose_tag_comes_back_loses_the_notice_alone() {
    let options = Options { group: Group::Tag, ..options() };
    let (mut report, all) = (yunxi(), yunxi());
    let edited = exported(None, &[report.clone()], &options).text.replace("> 开展宣讲48场", "> 开展宣讲49场");
    report.excerpts[2].tags.clear();
    let moved = merge(&edited, &[report], &|_| true, &options).unwrap();
    assert_eq!((moved.moved.len(), moved.added.len()), (1, 1));
    let back = merge(&moved.text, &[all], &|_| true, &options).unwrap();
    let (tagged, untagged) = back.text.split_once("## 无标签").unwrap();
    assert!(tagged.contains("49场") && !tagged.contains("*此标记的标签"), "{}", back.text);
    assert!(untagged.contains("*此标记的标签"));
    // What stood under no tag has one again.
    assert_eq!(back.moved, ["01C"]);
}

#[test]
fn two_copies_of_one_file_keep_their_excerpts_apart() {
    let copies = [report("甲.txt", qinglan().excerpts), report("乙.txt", qinglan().excerpts)];
    let [one, other] = &copies;
    let text = fresh(&copies);
    assert!(text.contains("begin 01E "));
    assert!(text.contains(&format!("begin {} ", marker::of_copy("01E", "乙.txt"))));
    assert_eq!(merged(Some(&text), &copies).text, text);
    // Whatever else is exported, each excerpt stays the one of its file.
    for part in [one, other] {
        let after = merged(Some(&text), std::slice::from_ref(part));
        assert_eq!((after.text.as_str(), after.gone.len(), after.unchanged.len()), (text.as_str(), 0, 1));
    }
    let backwards = [other.clone(), one.clone()];
    assert_eq!(merged(Some(&text), &backwards).unchanged, ["01E"]);
    assert_eq!(merged(Some(&text), &backwards).text, text);
    // The excerpt that is there belongs to the copy that it cites.
    let alone = fresh(std::slice::from_ref(other));
    let both = merged(Some(&alone), &copies);
    assert_eq!((both.added.len(), both.updated.len()), (1, 0));
    assert!(both.text.contains(&format!("begin {} ", marker::of_copy("01E", "甲.txt"))));
}

#[test]
fn a_heading_of_any_kind_ends_what_a_person_wrote_under_ours() {
    let (a1, a2) =
        (passage("a1", 10, "甲一", &["一、甲"], "", &[]), passage("a2", 20, "甲二", &["一、甲"], "", &[]));
    let old = fresh(&[report("甲.txt", vec![a1.clone()])]);
    let both = [report("甲.txt", vec![a1, a2])];
    let before = |written: &str| {
        let text = merged(Some(&format!("{old}\n{written}\n")), &both).text;
        let (at, conclusion) = (text.find("begin a2").unwrap(), text.find("我的结论").unwrap());
        assert_eq!(merged(Some(&text), &both).text, text);
        at < conclusion
    };
    let cases = [
        ("我的结论\n====", true),
        ("我的结论\n---", true),
        ("两行的\n我的结论\n ===  ", true),
        ("  ## 我的结论", true),
        ("我的结论\n\n---", false),
        ("> 我的结论\n---", false),
        ("- 我的结论\n---", false),
        ("我的结论\n= =", false),
        ("```\n我的结论\n===\n```", false),
        ("```x``` 的话\n\n## 我的结论", true),
        ("~~~ `x`\n## 我的结论\n~~~", false),
    ];
    for (written, ends) in cases {
        assert_eq!(before(written), ends, "{written}");
    }
}

#[test]
fn files_that_are_not_ours_are_refused_with_a_reason() {
    let ours = fresh(&[yunxi()]);
    let end = "<!-- shenyue:end 01B -->\n";
    let cases = [
        ("# 我的备忘\n".to_owned(), NotOurs::NoMarker),
        (format!("前言\n{ours}"), NotOurs::NoMarker),
        ("<!-- shenyue:2 section -->\n".to_owned(), NotOurs::Newer(2)),
        (
            ours.replace("shenyue:1 section", "shenyue:1 tag"),
            NotOurs::OtherGroup { file: Group::Tag, asked: Group::Section },
        ),
    ];
    for (text, reason) in cases {
        let error = merge(&text, &[yunxi()], &|_| false, &options()).unwrap_err();
        assert!(matches!(&error, MergeError::NotOurs(found) if *found == reason), "{error}");
    }
    for damaged in
        [ours.replace(end, ""), ours.replace("<!-- shenyue:begin 01B", "<!-- "), format!("{ours}{end}")]
    {
        let error = merge(&damaged, &[yunxi()], &|_| false, &options()).unwrap_err();
        assert!(matches!(error, MergeError::NotOurs(NotOurs::Damaged { .. })), "{error}");
    }
}
