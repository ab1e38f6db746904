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

#[test]
fn an_edit_outlives_a_removal_and_both_notes_are_kept() {
    let folder = TempDir::new().unwrap();
    saved_with(folder.path(), &[mark("a", "甲"), mark("b", "乙")]);
    let (one, two) = (store(folder.path()), store(folder.path()));
    let mut first = one.load(&key()).marks;
    let mut second = two.load(&key()).marks;
    first.remove("a");
    first.put(mark("b", "乙").with_note("乙，核对过", LATER));
    one.save(&first).unwrap();
    second.put(mark("a", "甲").with_note("甲，数字存疑", LATER));
    second.put(mark("b", "乙").with_tags(vec!["重点".into()], LATER));
    let saved = two.save(&second).unwrap().marks;
    assert_eq!(saved.get("a").unwrap().note, "甲，数字存疑");
    assert_eq!(
        (saved.get("b").unwrap().note.as_str(), saved.get("b").unwrap().tags.len()),
        ("乙，核对过", 1)
    );

    let mut third = one.load(&key()).marks;
    third.put(saved.get("b").unwrap().with_note("同意", "2025-03-08T10:00:01Z"));
    second = saved;
    second.put(second.get("b").unwrap().with_note("不同意", "2025-03-08T10:00:02Z"));
    one.save(&third).unwrap();
    let saved = two.save(&second).unwrap().marks;
    assert_eq!(saved.get("b").unwrap().note, "同意\n\n不同意");
}

#[test]
fn a_removal_that_another_made_is_followed_and_can_be_undone() {
    let folder = TempDir::new().unwrap();
    saved_with(folder.path(), &[mark("a", "甲"), mark("b", "乙")]);
    let (one, two) = (store(folder.path()), store(folder.path()));
    let mut first = one.load(&key()).marks;
    let second = two.load(&key()).marks;
    let gone = first.remove("a").unwrap();
    one.save(&first).unwrap();
    assert_eq!(ids(&two.save(&second).unwrap().marks), ["b"]);
    first.put(gone);
    assert_eq!(ids(&one.save(&first).unwrap().marks), ["a", "b"]);
    assert_eq!(ids(&two.load(&key()).marks), ["a", "b"]);
}

#[test]
fn a_mark_that_is_merely_missing_is_not_removed() {
    let folder = TempDir::new().unwrap();
    let mut all = saved_with(folder.path(), &[mark("a", "甲"), mark("b", "乙")]);
    all.marks.clear();
    assert_eq!(ids(&store(folder.path()).save(&all).unwrap().marks), ["a", "b"]);
}

#[test]
fn what_was_changed_while_a_save_was_under_way_stays_changed() {
    let folder = TempDir::new().unwrap();
    let (one, two) = (store(folder.path()), store(folder.path()));
    let mut now = one.load(&key()).marks;
    now.put(mark("b", "乙"));
    let sent = now.clone();
    let mut other = two.load(&key()).marks;
    other.put(mark("a", "甲"));
    two.save(&other).unwrap();
    now.put(mark("c", "丙"));
    now.remove("b");
    let saved = one.save(&sent).unwrap().marks;
    let now = now.adopt(&sent, &saved);
    assert_eq!(ids(&now), ["a", "c"]);
    assert_eq!(ids(&one.save(&now).unwrap().marks), ["a", "c"]);
}

#[test]
fn many_writers_lose_nothing() {
    let folder = TempDir::new().unwrap();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let path = folder.path();
            scope.spawn(move || {
                let store = store(path);
                let mut marks = store.load(&key()).marks;
                for number in 0..25 {
                    marks.put(mark(&format!("{number:02}-{writer}"), "并发"));
                    store.save(&marks).unwrap();
                }
            });
        }
    });
    assert_eq!(store(folder.path()).load(&key()).marks.marks.len(), 100);
    assert_eq!(json_files(folder.path()).len(), 1);
}

#[test]
fn unknown_fields_are_kept_at_every_level() {
    let folder = TempDir::new().unwrap();
    saved_with(folder.path(), &[mark("a", "甲")]);
    let path = folder.path().join(&json_files(folder.path())[0]);
    let text = fs::read_to_string(&path).unwrap();
    let text = text
        .replace("\"version\": 1,", "\"version\": 1,\n  \"colour\": [1, 2],")
        .replace("\"quote\":", "\"style\": \"bold\",\n \"quote\":")
        .replace("\"author\":", "\"mood\": null, \"author\":")
        .replace("\"path\":", "\"shelf\": \"b\", \"path\":");
    fs::write(&path, &text).unwrap();
    saved_with(folder.path(), &[mark("b", "乙")]);
    let kept: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(kept["colour"], serde_json::json!([1, 2]));
    assert_eq!(kept["report"]["shelf"], "b");
    assert_eq!(kept["marks"][0]["anchor"]["style"], "bold");
    assert!(kept["marks"][0].as_object().unwrap().contains_key("mood"));
    assert_eq!(kept["marks"][1]["id"], "b");
}

#[test]
fn saving_the_same_writes_nothing_and_one_change_is_a_small_diff() {
    let folder = TempDir::new().unwrap();
    let marks: Vec<Mark> = (0..20).map(|number| mark(&format!("{number:02}"), "注")).collect();
    let saved = saved_with(folder.path(), &marks);
    let path = folder.path().join(&json_files(folder.path())[0]);
    let before = fs::read_to_string(&path).unwrap();
    let inode = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
    let time = inode(&path);
    store(folder.path()).save(&saved).unwrap();
    assert_eq!((fs::read_to_string(&path).unwrap(), inode(&path)), (before.clone(), time));
    saved_with(folder.path(), &[mark("07", "注二")]);
    let after = fs::read_to_string(&path).unwrap();
    let changed = before.lines().zip(after.lines()).filter(|(one, other)| one != other).count();
    assert_eq!((changed, before.lines().count()), (1, after.lines().count()));
    assert_eq!(fs::read_to_string(path.with_extension("json.bak")).unwrap(), before);
}

#[test]
fn a_damaged_or_newer_file_is_told_and_left_as_it_is() {
    type Damage = fn(&str) -> String;
    let damages: [(&str, Damage); 8] = [
        ("empty", |_| String::new()),
        ("cut off", |text| text.chars().take(text.chars().count() / 2).collect()),
        ("without its end", |text| text.trim_end().trim_end_matches('}').to_owned()),
        ("not JSON", |_| "写坏了".to_owned()),
        ("zeros", |text| "\0".repeat(text.len())),
        ("a conflict of git", |text| format!("<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n")),
        ("a field of another type", |text| text.replace("\"note\": \"乙\"", "\"note\": 7")),
        ("newer", |text| text.replace("\"version\": 1", "\"version\": 2")),
    ];
    for (name, damage) in damages {
        let folder = TempDir::new().unwrap();
        saved_with(folder.path(), &[mark("a", "甲")]);
        saved_with(folder.path(), &[mark("b", "乙")]);
        let path = folder.path().join(&json_files(folder.path())[0]);
        let damaged = damage(&fs::read_to_string(&path).unwrap());
        fs::write(&path, &damaged).unwrap();

        let loaded = store(folder.path()).load(&key());
        assert_eq!(ids(&loaded.marks), ["a"], "{name}: the generation before");
        let [notice] = loaded.notices.as_slice() else { panic!("{name}: {:?}", loaded.notices) };
        let said = notice.to_string();
        assert!(said.contains(path.to_str().unwrap()) && said.contains("beside it"), "{name}: {said}");

        saved_with(folder.path(), &[mark("c", "丙")]);
        assert_eq!(fs::read_to_string(&path).unwrap(), damaged, "{name}");
        assert_eq!(json_files(folder.path()).len(), 2, "{name}");
        let again = store(folder.path()).load(&key());
        assert_eq!(ids(&again.marks), ["a", "c"], "{name}");
        let [notice] = again.notices.as_slice() else { panic!("{name}: {:?}", again.notices) };
        let beside = notice.fallback.as_ref().map(|path| path.to_string_lossy().ends_with(".2.json"));
        assert_eq!(beside, Some(true), "{name}: all marks are shown by then");
        // A removal stays removed, although the generation before still has the mark.
        let mut marks = again.marks;
        marks.remove("a");
        store(folder.path()).save(&marks).unwrap();
        assert_eq!(ids(&store(folder.path()).load(&key()).marks), ["c"], "{name}");
    }
}

#[test]
fn damage_while_running_loses_no_mark_that_was_shown_as_saved() {
    let folder = TempDir::new().unwrap();
    let running = store(folder.path());
    let mut marks = running.load(&key()).marks;
    for id in ["a", "b", "c"] {
        marks.put(mark(id, id));
        running.save(&marks).unwrap();
    }
    let path = folder.path().join(&json_files(folder.path())[0]);
    fs::write(&path, "{").unwrap();
    marks.put(mark("d", "丁"));
    assert_eq!(ids(&running.save(&marks).unwrap().marks), ["a", "b", "c", "d"]);
    assert_eq!(ids(&store(folder.path()).load(&key()).marks), ["a", "b", "c", "d"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), "{");
}

#[test]
fn a_file_without_a_generation_before_is_told_of_as_it_is() {
    let folder = TempDir::new().unwrap();
    let running = store(folder.path());
    let mut marks = running.load(&key()).marks;
    marks.put(mark("a", "甲"));
    running.save(&marks).unwrap();
    let path = folder.path().join(&json_files(folder.path())[0]);
    let newer = fs::read_to_string(&path).unwrap().replace("\"version\": 1", "\"version\": 2");
    fs::write(&path, newer).unwrap();
    let shown_from = || store(folder.path()).load(&key()).notices.remove(0).fallback;
    assert_eq!(shown_from(), None);
    // Known here still, so they are saved with the next one.
    marks.put(mark("b", "乙"));
    running.save(&marks).unwrap();
    assert!(shown_from().is_some_and(|path| path.to_string_lossy().ends_with(".2.json")));
    // Where they were not known, they are not shown, whatever is saved beside them.
    let folder = TempDir::new().unwrap();
    saved_with(folder.path(), &[mark("a", "甲")]);
    fs::write(folder.path().join(&json_files(folder.path())[0]), "{").unwrap();
    saved_with(folder.path(), &[mark("b", "乙")]);
    assert_eq!(store(folder.path()).load(&key()).notices.remove(0).fallback, None);
}

#[test]
fn a_repaired_file_is_joined_with_the_one_beside_it() {
    let folder = TempDir::new().unwrap();
    saved_with(folder.path(), &[mark("a", "甲")]);
    let path = folder.path().join(&json_files(folder.path())[0]);
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, "").unwrap();
    saved_with(folder.path(), &[mark("b", "乙")]);
    fs::write(&path, whole).unwrap();
    assert_eq!(ids(&store(folder.path()).load(&key()).marks), ["a", "b"]);
    saved_with(folder.path(), &[mark("c", "丙")]);
    assert_eq!(json_files(folder.path()), [path.file_name().unwrap().to_str().unwrap()]);
    let loaded = store(folder.path()).load(&key());
    assert_eq!((ids(&loaded.marks), loaded.notices.len()), (vec!["a", "b", "c"], 0));
}

#[test]
fn marks_follow_a_report_that_was_changed_moved_or_both() {
    let folder = TempDir::new().unwrap();
    let here = ReportKey { issuer: Some("青岚县人民政府".into()), year: Some(2024), ..key() };
    let store = store(folder.path());
    let mut marks = store.load(&here).marks;
    marks.put(mark("a", "甲"));
    store.save(&marks).unwrap();
    let with = |sha256: &str, path: &str, year: Option<i32>| ReportKey {
        sha256: sha256.into(),
        path: path.into(),
        year,
        ..here.clone()
    };
    let cases = [
        ("moved", with(&here.sha256, "/elsewhere/x.txt", Some(2024)), true),
        ("changed", with("beef", &here.path, Some(2024)), true),
        ("changed, year not recognised", with("beef", &here.path, None), true),
        ("another year's report at the same path", with("beef", &here.path, Some(2025)), false),
        ("changed and moved", with("beef", "/elsewhere/x.txt", Some(2024)), false),
        ("standard input", with("beef", "-", None), false),
    ];
    for (name, key, found) in cases {
        let loaded = store.load(&key);
        assert_eq!(loaded.marks.marks.len(), usize::from(found), "{name}");
        assert_eq!(loaded.kept_as.is_some(), found, "{name}");
        assert_eq!(loaded.marks.report.path, key.path);
    }
    // The changed report is marked; the old version still has its marks.
    let changed = with("beef", &here.path, Some(2024));
    let mut marks = store.load(&changed).marks;
    marks.put(mark("b", "乙"));
    store.save(&marks).unwrap();
    assert_eq!(ids(&store.load(&here).marks), ["a", "b"]);
    assert_eq!(json_files(folder.path()).len(), 1);
    let reports = store.reports();
    assert_eq!((reports.len(), reports[0].earlier.as_slice()), (1, [here.sha256.clone()].as_slice()));
}

#[test]
fn the_text_that_was_marked_can_be_read_when_the_report_is_gone() {
    let folder = TempDir::new().unwrap();
    let store = store(folder.path());
    let source = report().source;
    assert_eq!(store.text(&source.sha256).unwrap(), None);
    store.keep_text(&source).unwrap();
    store.keep_text(&source).unwrap();
    assert_eq!(store.text(&source.sha256).unwrap().as_ref(), Some(&source.text));
    assert_eq!(store.text("../../etc/passwd").unwrap(), None);
    let path = folder.path().join(format!("texts/{}.txt.gz", source.sha256));
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() - 5]).unwrap();
    assert!(store.text(&source.sha256).unwrap_err().to_string().contains("damaged"));
}

#[cfg(unix)]
#[test]
fn files_are_for_their_owner_only_unless_the_folder_was_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    // The umask of this process, as a file shows it.
    fs::write(folder.path().join("umask"), "").unwrap();
    let umask = 0o666 & !mode(&folder.path().join("umask"));
    for (access, file_mode, folder_mode) in
        [(Access::Owner, 0o600, 0o700), (Access::Umask, 0o666 & !umask, 0o777 & !umask)]
    {
        let dir = folder.path().join(format!("{access:?}"));
        let store = Store::open(&dir, access);
        let mut marks = store.load(&key()).marks;
        for id in ["a", "b"] {
            marks.put(mark(id, ""));
            store.save(&marks).unwrap();
        }
        store.keep_text(&report().source).unwrap();
        assert_eq!((mode(&dir), mode(&dir.join("texts"))), (folder_mode, folder_mode), "{access:?}");
        let all =
            [fs::read_dir(&dir), fs::read_dir(dir.join("texts"))].into_iter().flat_map(|all| all.unwrap());
        let files: Vec<_> = all.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
        assert_eq!(files.len(), 4, "{files:?}");
        for file in files {
            assert_eq!(mode(&file), file_mode, "{}", file.display());
        }
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_told_and_browsing_goes_on() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let store = store(&file.join("marks"));
    let mut marks = store.load(&key()).marks;
    marks.put(mark("a", ""));
    let error = store.save(&marks).unwrap_err().to_string();
    assert!(error.contains("file") && error.contains("--marks"), "{error}");
}

#[test]
fn a_newer_version_takes_the_marks_over_when_the_reviewer_says_so() {
    let folder = TempDir::new().unwrap();
    let store = store(folder.path());
    let older = ReportKey { issuer: Some("青岚县人民政府".into()), year: Some(2024), ..key() };
    let mut marks = store.load(&older).marks;
    marks.put(mark("a", "甲"));
    store.save(&marks).unwrap();
    let newer = ReportKey { sha256: "beef".into(), path: "/reports/二稿.txt".into(), ..older.clone() };
    assert_eq!(store.load(&newer).marks.marks.len(), 0);
    let known = store.reports();
    let taken = newer.succeeding(newer.predecessors(&known)[0]);
    let mut marks = store.load(&taken).marks;
    marks.put(mark("b", "乙"));
    store.save(&marks).unwrap();
    assert_eq!(ids(&store.load(&newer).marks), ["a", "b"]);
    assert_eq!(ids(&store.load(&older).marks), ["a", "b"]);
    assert_eq!(json_files(folder.path()).len(), 1);
}

/// What an instance does, to the mark with this number.
#[derive(Clone, Copy, Debug)]
enum Act {
    Add,
    Annotate,
    Remove,
    /// Saves, and goes on with what it had.
    Save,
    /// Saves, and takes over what it found.
    SaveAndAdopt,
    Reload,
}

mod instances {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn act() -> impl Strategy<Value = Act> {
        use Act::*;
        prop_oneof![
            3 => Just(Add), 4 => Just(Annotate), 1 => Just(Remove), 2 => Just(Save), 2 => Just(SaveAndAdopt), 1 => Just(Reload)
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
        #[test]
        fn lose_neither_marks_nor_words_of_each_other(acts in prop::collection::vec((0usize..3, act(), 0usize..6), 1..40)) {
            let folder = TempDir::new().unwrap();
            let stores: Vec<Store> = (0..3).map(|_| store(folder.path())).collect();
            let mut views: Vec<ReportMarks> = stores.iter().map(|store| store.load(&key()).marks).collect();
            let (mut made, mut removed) = (BTreeSet::new(), BTreeSet::new());
            let mut written: BTreeSet<(String, String)> = BTreeSet::new();
            let finish = (0..3).map(|who| (who, Act::SaveAndAdopt, 0));
            for (step, (who, act, number)) in acts.into_iter().chain(finish.clone()).chain(finish).enumerate() {
                let (view, store) = (&mut views[who], &stores[who]);
                let some = view.marks.get(number % view.marks.len().max(1)).cloned();
                let time = format!("2025-03-08T{:02}:{:02}:00Z", step / 60, step % 60);
                match (act, some) {
                    (Act::Add, _) => {
                        let id = format!("{step:03}");
                        view.put(Mark::on_report(id.clone(), "", "余青", &time));
                        made.insert(id);
                    }
                    (Act::Annotate, Some(mark)) => {
                        let word = format!("注{step}");
                        let note = if mark.note.is_empty() { word.clone() } else { format!("{}\n\n{word}", mark.note) };
                        view.put(mark.with_note(&note, &time));
                        written.insert((mark.id, word));
                    }
                    (Act::Remove, Some(mark)) => {
                        view.remove(&mark.id);
                        removed.insert(mark.id);
                    }
                    (Act::Save, _) => {
                        store.save(view).unwrap();
                    }
                    (Act::SaveAndAdopt, _) => {
                        let sent = view.clone();
                        let saved = store.save(&sent).unwrap().marks;
                        *view = view.adopt(&sent, &saved);
                    }
                    (Act::Reload, _) => {
                        let sent = view.clone();
                        store.save(&sent).unwrap();
                        *view = store.load(&key()).marks;
                    }
                    (Act::Annotate | Act::Remove, None) => {}
                }
            }
            let last = store(folder.path()).load(&key()).marks;
            for id in made.difference(&removed) {
                prop_assert!(last.get(id).is_some(), "{id} is lost");
            }
            for (id, word) in written.iter().filter(|(id, _)| !removed.contains(id)) {
                let note = &last.get(id).unwrap().note;
                prop_assert!(note.split("\n\n").any(|known| known == word), "{word} is lost from {note:?}");
                prop_assert_eq!(note.matches(&format!("{word}\n")).count() + usize::from(note.ends_with(word)), 1);
            }
        }
    }
}

#[test]
fn the_described_format_is_the_one_that_is_written() {
    let described = include_str!("../docs/marks-format.md");
    let example = described.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let marks: ReportMarks = serde_json::from_str(example).unwrap();
    let (read, written): (serde_json::Value, serde_json::Value) =
        (serde_json::from_str(example).unwrap(), serde_json::to_value(&marks).unwrap());
    assert_eq!(read, written);
    let extras = [&marks.extra, &marks.report.extra, &marks.marks[0].extra, &marks.marks[1].extra];
    assert!(
        extras.iter().all(|extra| extra.keys().next().is_none()),
        "a field that is described is not known"
    );
}
