//! `shenyue marks merge`: the real program, its files and its exit statuses.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

mod export_desk;

use export_desk::Desk;
use std::{fs, path::Path};

/// Every file in a folder of marks but its lock, with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn three_peoples_marks_are_joined_in_any_order_to_the_same_bytes() {
    let desk = Desk::new();
    desk.mark("chen", "a.txt", "c1", "办结行政复议案件21件", "已核对，无误", "", "陈云");
    desk.mark("chen", "b.txt", "c2", "评查案卷640卷", "", "", "陈云");
    desk.mark("chen", "a.txt", "1", "办结行政复议案件21件", "与上年对不上？未必", "", "余青");
    desk.mark("li", "a.txt", "l1", "基层执法力量薄弱", "原因未写", "缺", "李\u{1b}[2J湖");
    let orders =
        [["marks", "chen", "li"], ["li", "chen", "marks"], ["chen", "li", "marks"], ["li", "marks", "chen"]];
    for (index, order) in orders.iter().enumerate() {
        let out = format!("joined{index}");
        let [one, two, three] = *order;
        let (said, err) = desk.ends(0, &["marks", "merge", one, two, three, "-o", &out]);
        assert!(err.contains("reports: 2, marks: 6") && err.contains("differ on: 1"), "{err}");
        assert!(
            ["办结行政复议案件21件", "余青: [数字] 与上年对不上\n", "陈云: 已核对，无误", "未必"]
                .iter()
                .all(|part| said.contains(part)),
            "{said}"
        );
        assert!(said.chars().all(|c| c == '\n' || !c.is_control()));
        assert_eq!(files(&desk.path(&out)), files(&desk.path("joined0")), "{order:?}");
    }
    // In two steps, into a folder that has marks already, and again: the same.
    desk.ends(0, &["marks", "merge", "chen", "li", "-o", "steps"]);
    desk.ends(0, &["marks", "merge", "steps", "marks", "-o", "steps"]);
    let joined = |folder: &str| {
        let (said, _) = desk.ends(0, &["export", "--format", "json", "--marks", folder, "."]);
        said
    };
    assert_eq!(joined("steps"), joined("joined0"));
    let before = files(&desk.path("steps"));
    desk.ends(0, &["marks", "merge", "steps", "li", "-o", "steps"]);
    assert_eq!(files(&desk.path("steps")), before);
}

#[test]
fn merging_writes_nothing_unasked_and_tells_what_it_cannot_read() {
    let desk = Desk::new();
    desk.mark("chen", "a.txt", "c1", "办结行政复议案件21件", "与上年对不上", "数字", "陈云");
    let before = files(&desk.path("marks"));
    let (out, err) = desk.ends(0, &["marks", "merge", "marks", "chen"]);
    assert!(
        out.is_empty() && err.contains("nothing was written") && err.contains("differ on nothing"),
        "{err}"
    );
    assert_eq!(files(&desk.path("marks")), before);
    let single = files(&desk.path("chen")).remove(0).0;
    desk.ends(0, &["marks", "merge", "marks", &format!("chen/{single}"), "-o", "joined"]);
    fs::write(desk.path("chen/broken-000000000000.json"), "{").unwrap();
    let (_, err) = desk.ends(1, &["marks", "merge", "marks", "chen"]);
    assert!(err.contains("broken-000000000000.json") && err.contains("damaged"), "{err}");
    let (_, err) = desk.ends(2, &["marks", "merge", "marks", "nobody"]);
    assert!(err.contains("nobody"), "{err}");
}

#[test]
fn the_names_of_tags_are_joined_and_a_number_of_two_belongs_to_none() {
    let desk = Desk::new();
    desk.mark("chen", "a.txt", "c1", "办结行政复议案件21件", "", "案例", "陈云");
    desk.mark("li", "a.txt", "l1", "基层执法力量薄弱", "", "问题", "李湖");
    fs::write(desk.path("marks/tags.txt"), "# 余青\n1 数字\n2 问题\n").unwrap();
    fs::write(desk.path("chen/tags.txt"), "1 案例\n3 缺\n").unwrap();
    let single = files(&desk.path("li")).remove(0).0;
    let li = format!("li/{single}");
    fs::write(desk.path("li/tags.txt"), "2 问题\n口径\n").unwrap();
    let joined = "# 余青\n?1 数字\n?1 案例\n2 问题\n3 缺\n口径\n";
    let all = ["marks", "chen", li.as_str()];
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for (index, [a, b, c]) in orders.into_iter().enumerate() {
        let out = format!("joined{index}");
        let (said, _) = desk.ends(0, &["marks", "merge", all[a], all[b], all[c], "-o", &out]);
        assert!(said.contains("t1: 数字 or 案例"), "{said}");
        assert_eq!(desk.read(&format!("{out}/tags.txt")), joined);
        // In two steps, the second one into a folder that has names already.
        let steps = format!("steps{index}");
        desk.ends(0, &["marks", "merge", all[a], all[b], "-o", &steps]);
        desk.ends(0, &["marks", "merge", all[c], all[a], "-o", &steps]);
        assert_eq!(desk.read(&format!("{steps}/tags.txt")), joined);
    }
    // Marks keep the tags that their authors meant.
    let (exported, _) = desk.ends(0, &["export", "--marks", "joined0", "--group", "tag", "."]);
    assert!(["## 数字", "## 案例", "## 问题"].iter().all(|heading| exported.contains(heading)), "{exported}");
    // What is not understood is told, and stays as it is; so does the folder where nobody has names.
    fs::write(desk.path("joined0/tags.txt"), "1 甲\n1 乙\n").unwrap();
    let (_, err) = desk.ends(1, &["marks", "merge", "marks", "chen", "-o", "joined0"]);
    assert!(err.contains("tags.txt") && err.contains("number is taken"), "{err}");
    assert_eq!(desk.read("joined0/tags.txt"), "1 甲\n1 乙\n");
    fs::remove_file(desk.path("marks/tags.txt")).unwrap();
    fs::remove_file(desk.path("chen/tags.txt")).unwrap();
    desk.ends(0, &["marks", "merge", "marks", "chen", "-o", "bare"]);
    assert!(!desk.path("bare/tags.txt").exists());
}

/// The ids, notes and authors of all marks in a folder, with the number of files.
fn kept(desk: &Desk, folder: &str) -> (usize, Vec<String>) {
    let files = files(&desk.path(folder));
    let mut said: Vec<String> = vec![];
    for (_, bytes) in &files {
        let file: serde_json::Value = serde_json::from_slice(bytes).unwrap();
        for mark in file["marks"].as_array().unwrap() {
            said.push(format!("{} {} {}", mark["id"], mark["author"], mark["note"]).replace('"', ""));
        }
    }
    said.sort();
    (files.len(), said)
}

#[test]
fn versions_of_one_file_at_one_path_are_joined_and_no_mark_is_lost() {
    let desk = Desk::new();
    desk.mark("mine", "a.txt", "1", "办结行政复议案件21件", "甲", "", "余青");
    desk.mark("mine", "a.txt", "1b", "基层执法力量薄弱", "乙", "", "余青");
    // The same path, year and issuer, another content.
    let edited = desk.read("a.txt").replace("26场次", "28场次");
    fs::write(desk.path("a.txt"), edited).unwrap();
    desk.mark("theirs", "a.txt", "2", "开展执法培训28场次", "丙", "", "陈云");
    let all = vec!["1 余青 甲".to_owned(), "1b 余青 乙".to_owned(), "2 陈云 丙".to_owned()];
    let (_, err) = desk.ends(0, &["marks", "merge", "mine", "theirs", "-o", "fresh"]);
    assert!(err.contains("reports: 1, marks: 3"), "{err}");
    assert_eq!(kept(&desk, "fresh"), (1, all.clone()));
    let fresh = files(&desk.path("fresh"));
    // Into one of the two, again, and in the other order: nothing is lost, and nothing changes.
    for words in [["mine", "theirs", "mine"], ["mine", "theirs", "mine"], ["theirs", "mine", "fresh"]] {
        let [one, two, out] = words;
        desk.ends(0, &["marks", "merge", one, two, "-o", out]);
        assert_eq!(kept(&desk, out), (1, all.clone()), "{words:?}");
    }
    assert_eq!(files(&desk.path("fresh")), fresh);
    assert_eq!(files(&desk.path("mine"))[0].1, fresh[0].1);
    // Marks of either version are found from the report as it is now.
    let (exported, _) = desk.ends(0, &["export", "--marks", "mine", "a.txt"]);
    assert!(["21件", "28场次", "薄弱"].iter().all(|words| exported.contains(words)), "{exported}");
}

#[test]
fn a_place_confirmed_on_one_machine_and_a_note_reworded_on_the_other_both_stay() {
    let desk = Desk::new();
    desk.mark("one", "a.txt", "1", "办结行政复议案件21件", "甲", "", "余青");
    desk.mark("two", "a.txt", "1", "办结行政复议案件21件", "甲", "", "余青");
    let edit = |store: &str, from: &str, to: &str| {
        let path = fs::read_dir(desk.path(store)).unwrap().map(|entry| entry.unwrap().path());
        let path =
            path.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "json")).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(&path, text.replace(from, to)).unwrap();
    };
    let modified = "\"modified\": \"2025-03-08T09:45:12Z\"";
    edit("one", "\"note\": \"甲\"", "\"note\": \"乙\"");
    edit("one", modified, "\"modified\": \"2025-03-13T09:00:00Z\", \"worded\": \"2025-03-13T09:00:00Z\"");
    edit(
        "two",
        "\"quote\": \"办结行政复议案件21件\"",
        "\"quote\": \"办结行政复议案件27件\", \"was\": [\"办结行政复议案件21件\"]",
    );
    edit("two", modified, "\"modified\": \"2025-03-17T09:00:00Z\"");
    desk.ends(0, &["marks", "merge", "one", "two", "-o", "joined"]);
    let text = String::from_utf8(files(&desk.path("joined")).remove(0).1).unwrap();
    assert!(["\"乙\"", "27件", "\"was\""].iter().all(|words| text.contains(words)), "{text}");
    assert_eq!(kept(&desk, "joined").1.len(), 1);
}
