//! The folder of marks: what comes back, what two instances do to each other, what is never overwritten.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use shenyue::{
    marks::{Access, Anchor, Mark, ReportKey, ReportMarks, Store},
    report::Report,
    source::{Format, SourceText},
    text::CleanSpan,
};
use std::{fs, path::Path};
use tempfile::TempDir;

const NOW: &str = "2025-03-08T09:45:12Z";
const LATER: &str = "2025-03-08T10:00:00Z";

fn report() -> Report {
    let text =
        "青岚县人民政府2024年法治政府建设年度报告\n\n一、主要举措\n全年办结行政复议案件21件，其中撤销3件。\n";
    Report::build(SourceText::from_text(text, Format::Text))
}

fn key() -> ReportKey {
    ReportKey {
        title: Some("青岚县2024年法治政府建设年度报告".into()),
        ..ReportKey::of(&report(), "/reports/青岚县.txt")
    }
}

fn mark(id: &str, note: &str) -> Mark {
    let anchor = Anchor::of(&report(), CleanSpan::new(25, 40));
    Mark::on_passage(id.into(), anchor, "余青", NOW).with_note(note, NOW)
}

fn ids(marks: &ReportMarks) -> Vec<&str> {
    marks.marks.iter().map(|mark| mark.id.as_str()).collect()
}

fn store(folder: &Path) -> Store {
    Store::open(folder, Access::Owner)
}

fn saved_with(folder: &Path, marks: &[Mark]) -> ReportMarks {
    let mut all = store(folder).load(&key()).marks;
    marks.iter().cloned().for_each(|mark| all.put(mark));
    store(folder).save(&all).unwrap().marks
}

fn json_files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name.ends_with(".json")).collect();
    names.sort();
    names
}

#[test]
fn marks_come_back_as_they_were() {
    let folder = TempDir::new().unwrap();
    let dir = folder.path().join("marks");
    let mut remark =
        Mark::on_absence("3".into(), "败诉件数", vec!["败诉".into(), "敗訴".into()], "余青", NOW);
    remark.tags = vec!["缺".into()];
    let all = [
        mark("2", "一行\n两行"),
        mark("1", ""),
        remark,
        Mark::on_report("4".into(), "全文偏短", "余青", NOW),
    ];
    let saved = saved_with(&dir, &all);
    let loaded = store(&dir).load(&key());
    assert_eq!(loaded.marks, saved);
    assert_eq!(ids(&loaded.marks), ["1", "2", "3", "4"]);
    assert_eq!(loaded.notices, []);
    assert_eq!(json_files(&dir).len(), 1);
    let text = fs::read_to_string(dir.join(&json_files(&dir)[0])).unwrap();
    assert!(text.ends_with("}\n") && text.contains("\"note\": \"一行\\n两行\""), "{text}");
}

#[test]
fn a_mark_that_another_instance_made_stays() {
    let folder = TempDir::new().unwrap();
    let (one, two) = (store(folder.path()), store(folder.path()));
    let mut first = one.load(&key()).marks;
    let mut second = two.load(&key()).marks;
    let seen = two.load(&key()).token;
    first.put(mark("a", "甲"));
    one.save(&first).unwrap();
    assert!(two.changed_since(&seen));
    second.put(mark("b", "乙"));
    let saved = two.save(&second).unwrap();
    assert_eq!(ids(&saved.marks), ["a", "b"]);
    assert!(!two.changed_since(&saved.token));
    // Neither knows of the other's mark yet, and goes on without.
    first.put(mark("a", "甲").with_note("甲二", LATER));
    assert_eq!(ids(&one.save(&first).unwrap().marks), ["a", "b"]);
    second.remove("b");
    let saved = two.save(&second).unwrap();
    assert_eq!(ids(&saved.marks), ["a"]);
    assert_eq!(saved.marks.get("a").unwrap().note, "甲二");
}
