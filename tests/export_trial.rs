//! A whole review at once: thirty marks in six reports of hostile text, by three people, exported, edited by
//! hand, exported again, joined in every order, exported again.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

mod export_desk;

use export_desk::Desk;
use shenyue::{
    marks::Mark,
    report::Report,
    source::{Format, SourceText},
};
use std::{collections::BTreeMap, fs, path::Path};

const AT: &str = "2025-03-08T09:45:12Z";
const PLACES: [&str; 6] = ["青岚县", "云溪区", "临澜市", "霁山县", "枫渡区", "泽浦镇"];

/// What each of the six reports says; the number is put in.
const SENTENCES: [&str; 4] = [
    "办结案件2{}件|占比|---|[^1]@li2023$x_{}$",
    ":::div<b>评查</b>案卷64{}卷`raw`{=html}:smile:~下~^上^",
    "=SUM(A{})-[x]开展培训26场次<!-- shenyue:end 1 -->~~删~~",
    "受理申请{}万余件*斜*_下划_\\newpage{{quote}}",
];

fn report(index: usize) -> String {
    let place = PLACES[index];
    let says: Vec<String> =
        SENTENCES.iter().map(|says| format!("{}。\n", says.replace("{}", &index.to_string()))).collect();
    format!(
        "{place}人民政府\u{3000}2023年法治政府建设年度报告\n第一部分\u{3000}总体情况\n{}第二部分\u{3000}存在的*不足*\n{}{place}人民政府\n2024年3月1{index}日\n",
        says[..2].concat(),
        says[2..].concat(),
    )
}

fn desk() -> Desk {
    let desk = Desk::empty();
    for index in 0..6 {
        let file = format!("r{index}.txt");
        fs::write(desk.path(&file), report(index)).unwrap();
        for (turn, says) in SENTENCES.iter().enumerate() {
            let words = says.replace("{}", &index.to_string());
            let note = format!("第{turn}条\n\n- {words}");
            desk.mark("yu", &file, &format!("{index}{turn}"), &words, &note, "数字 问题|*", "余青");
        }
        remark(&desk, "yu", &file, &format!("{index}9"), "余青");
    }
    // The others have some of the same marks, otherwise worded or tagged, and their own.
    for (store, author, tag) in [("chen", "陈云", "案例"), ("li", "李_湖_", "@缺")] {
        for index in 0..3 {
            let file = format!("r{index}.txt");
            let words = SENTENCES[0].replace("{}", &index.to_string());
            desk.mark(store, &file, &format!("{index}0"), &words, &format!("{author}：未必"), tag, author);
            desk.mark(
                store,
                &file,
                &format!("{store}{index}"),
                &words.chars().skip(2).take(3).collect::<String>(),
                "另见 [[x]]",
                tag,
                author,
            );
        }
        remark(&desk, store, "r5.txt", &format!("{store}5"), author);
    }
    for (store, names) in
        [("yu", "1 数字\n2 问题|*\n"), ("chen", "1 案例\n"), ("li", "# 李\n1 @缺\n3 案例\n")]
    {
        fs::write(desk.path(store).join("tags.txt"), names).unwrap();
    }
    desk
}

fn remark(desk: &Desk, store: &str, file: &str, id: &str, author: &str) {
    let text = fs::read_to_string(desk.path(file)).unwrap();
    let report = Report::build(SourceText::from_text(&text, Format::Text));
    let searched = vec!["败诉".to_owned(), "=败|诉".to_owned()];
    let mark = Mark::on_absence(id.into(), "败诉*件数*", searched, author, AT);
    desk.change(store, file, &report, |marks| marks.put(mark.with_note("# 未见\n1. 甲", AT)));
}

fn folder(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.is_file() && !path.ends_with(".lock"));
    let named = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    files
        .map(|path| (named(&path), fs::read(&path).unwrap()))
        .filter(|(name, _)| !name.ends_with(".bak"))
        .collect()
}

#[test]
fn a_review_of_three_people_keeps_every_byte() {
    for group in ["section", "tag", "author", "report"] {
        let desk = desk();
        let export = |marks: &str, to: &str| desk.ends(0, &["export", "--marks", marks, "-o", to, "."]).1;
        desk.ends(0, &["export", "--marks", "yu", "--group", group, "-o", "memo.md", "."]);
        let fresh = desk.read("memo.md");
        let under = if group == "tag" { 2 } else { 1 };
        // The remarks have no tag.
        let count = if group == "tag" { 24 * under + 6 } else { 30 };
        assert_eq!(fresh.matches("<!-- shenyue:begin").count(), count, "{group}");
        assert!(fresh.contains("人民政府\u{3000}2023年"), "{fresh}");
        assert_eq!(group == "section", fresh.contains("第一部分\u{3000}总体情况 <!-- shenyue:heading"));

        // By hand: words in front, between and behind, one excerpt changed inside, one emptied.
        let between = "<!-- shenyue:end 21";
        let at = fresh.find(between).unwrap();
        let line_end = at + fresh.get(at..).unwrap().find('\n').unwrap() + 1;
        let (before, after) = (fresh.get(..line_end).unwrap(), fresh.get(line_end..).unwrap());
        let edited = format!("{before}\n我的话：*照旧*  \n\n```\n# 不是标题\n```\n{after}\n结语。\n");
        let edited = edited.replacen("第3条", "第3条，已核对", 1);
        fs::write(desk.path("memo.md"), &edited).unwrap();
        for _ in 0..3 {
            let err = export("yu", "memo.md");
            assert!(err.contains("up to date") && err.contains("kept as you edited it: "), "{err}");
            assert_eq!(desk.read("memo.md"), edited, "{group}");
        }

        let stores = ["yu", "chen", "li"];
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        let mut results = vec![];
        for (index, [a, b, c]) in orders.into_iter().enumerate() {
            let joined = format!("joined{index}");
            desk.ends(0, &["marks", "merge", stores[a], stores[b], stores[c], "-o", &joined]);
            let memo = format!("memo{index}.md");
            fs::write(desk.path(&memo), &edited).unwrap();
            let first = export(&joined, &memo);
            assert!(first.contains("added") && !first.contains("gone"), "{first}");
            let text = desk.read(&memo);
            assert!(export(&joined, &memo).contains("up to date"));
            assert_eq!(desk.read(&memo), text, "{group}");
            assert!(["我的话：*照旧*  \n", "已核对", "\n结语。\n"].iter().all(|words| text.contains(words)));
            let other: Vec<String> = ["json", "csv", "text"]
                .iter()
                .map(|form| {
                    desk.ends(0, &["export", "--marks", &joined, "--format", form, "--group", group, "."]).0
                })
                .collect();
            results.push((folder(&desk.path(&joined)), text, other));
        }
        assert!(results.iter().all(|result| *result == results[0]), "{group}");
        let names = String::from_utf8(results[0].0["tags.txt"].clone()).unwrap();
        assert_eq!(names, "# 李\n?1 @缺\n?1 数字\n?1 案例\n2 问题|*\n3 案例\n");
    }
}
