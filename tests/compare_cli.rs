//! `shenyue compare` as scripts and people meet it: what it prints where, and with which status it ends.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up is to fail")]

use serde_json::Value;
use shenyue::{
    app::link::hand::{HandPairs, Two},
    marks::ReportKey,
    report::Report,
    source::{Format, SourceText},
};
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;

const LEFT: &str = "云溪区2022年法治政府建设年度报告\n一、主要做法\n全年收到行政复议申请97件。\n";
const RIGHT: &str =
    "云溪区2023年法治政府建设年度报告\n一、主要做法\n全年收到行政复议申请146件。新增|句子=1条。\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("a.txt", LEFT), ("b.txt", RIGHT), ("c\u{1b}[31m.txt", RIGHT)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shenyue"));
    command
        .current_dir(folder)
        .env("SHENYUE_DATA_DIR", folder)
        .arg("--lang")
        .arg("en")
        .arg("compare")
        .args(words)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn json_has_every_field_of_the_interface() {
    let folder = folder();
    let output = run(folder.path(), &["a.txt", "b.txt", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(out(&output).lines().count(), 1);
    let value: Value = serde_json::from_str(&out(&output)).unwrap();
    let names: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = "left right earlier sections sentences carried_over carried_over_parts figures different_basis zeros left_only right_only";
    assert_eq!(names, expected.split(' ').collect::<Vec<_>>());
    assert_eq!((&value["left"], &value["right"]), (&"a.txt".into(), &"b.txt".into()));
    assert_eq!(value["sections"][0]["left"], Value::from(vec![0]));
    assert_eq!(value["earlier"], "left");
    assert_eq!(value["figures"][0]["difference"], "49");
    assert_eq!(value["figures"][0]["percent"], "50.5");
    let counts: Vec<&str> = value["sentences"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(counts, ["kept", "changed", "new", "dropped", "set_phrases"]);
}

#[test]
fn every_form_tells_the_figures_and_escapes_what_is_not_ours() {
    let folder = folder();
    for (format, expected) in [
        ("text", "  97件  146件  +49件  50.5%  收到行政复议申请"),
        ("md", "| 收到行政复议申请 | 97件 | 146件 | \\+49件 | 50\\.5 |"),
        ("csv", "Figures that count the same\",97件,"),
    ] {
        let output = run(folder.path(), &["a.txt", "c\u{1b}[31m.txt", "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        let shown = out(&output);
        let found = shown.contains(expected) || shown.contains(&expected.replace("\\.", "."));
        assert!(found, "{format}: {shown}");
        assert!(!shown.contains('\u{1b}'), "{format}");
    }
}

#[test]
fn differences_are_the_later_less_the_earlier_from_either_side() {
    let folder = folder();
    fs::write(folder.path().join("d.txt"), LEFT.replace("2022年", "2023年")).unwrap();
    for (words, earlier, difference, percent, new, told) in [
        (["a.txt", "b.txt"], Value::from("left"), "49", "50.5", 1, "right less left (2023 less 2022)"),
        (["b.txt", "a.txt"], Value::from("right"), "49", "50.5", 1, "left less right (2023 less 2022)"),
        (
            ["b.txt", "d.txt"],
            Value::Null,
            "-49",
            "-33.6",
            0,
            "right less left, since the years do not tell which is the later (d.txt less b.txt)",
        ),
    ] {
        let run = |format: &str| out(&run(folder.path(), &[words[0], words[1], "--format", format]));
        let value: Value = serde_json::from_str(&run("json")).unwrap();
        let figure = &value["figures"][0];
        assert_eq!((&value["earlier"], &value["sentences"]["new"]), (&earlier, &new.into()), "{words:?}");
        assert_eq!((&figure["difference"], &figure["percent"]), (&difference.into(), &percent.into()));
        for format in ["text", "md", "csv"] {
            let shown = run(format).replace('\\', "");
            assert!(shown.contains(told), "{words:?} {format}: {shown}");
        }
    }
}

/// A folder with two reports of one year about two places, or of two years about one, that say these things.
fn told(one: (&str, u16, &str), other: (&str, u16, &str)) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, (place, year, said)) in [("a.txt", one), ("b.txt", other)] {
        let text = format!(
            "{place}{year}年法治政府建设年度报告\n一、行政争议化解\n{said}\n{place}人民政府\n{}年3月5日\n",
            year + 1
        );
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn a_count_against_none_in_words_has_a_difference_in_every_form() {
    let folder = told(("青岚县", 2022, "全年败诉案件3件。"), ("青岚县", 2023, "行政诉讼实现零败诉。"));
    for (format, expected) in [
        ("text", "  3件  零败诉  -3件  -100%"),
        ("md", "| 3件 | 零败诉 | -3件 | -100 |"),
        ("csv", ",-3,件,-100,"),
        ("json", r#""zeros":[{"counted":"left","figure":1,"zero":0,"difference":"-3","percent":"-100"}]"#),
    ] {
        let shown = out(&run(folder.path(), &["a.txt", "b.txt", "--format", format])).replace('\\', "");
        assert!(shown.contains(expected), "{format}: {shown}");
        // Its figure has that row and no second one among those without a partner.
        assert!(format == "json" || shown.matches("3件").count() <= 3, "{format}: {shown}");
        assert!(format != "text" || !shown.contains("  3件  败诉案件\n"), "{shown}");
    }
}

#[test]
fn a_fall_is_called_one_and_the_difference_of_two_is_said_in_words() {
    let one = "信访总量同比下降3.2%。行政复议案件同比下降3%。";
    let other = "信访总量同比增长1.1%。行政复议案件同比下降5%。";
    let folder = told(("青岚县", 2022, one), ("青岚县", 2023, other));
    for (format, expected) in [
        ("text", ["  down 3.2%  up 1.1%  +4.3 points", "  down 3%    down 5%  the fall grew by 2 points"]),
        (
            "md",
            ["| down 3.2% | up 1.1% | +4.3 points |", "| down 3% | down 5% | the fall grew by 2 points |"],
        ),
        ("csv", [",4.3,points,", ",2,\"points (of the fall)\","]),
        (
            "json",
            [
                r#""difference":"4.3","percent":null,"falls":["left"]}"#,
                r#""difference":"2","percent":null,"falls":["left","right"]}"#,
            ],
        ),
    ] {
        let shown = out(&run(folder.path(), &["a.txt", "b.txt", "--format", format])).replace('\\', "");
        for expected in expected {
            assert!(shown.contains(expected), "{format}: {expected}\n{shown}");
        }
    }
}

#[test]
fn every_fall_of_a_list_is_called_one() {
    let folder = told(
        (
            "青岚县",
            2022,
            "全年生产安全事故起数、死亡人数同比分别下降12.5%和16.7%。审批时限压缩81.1%、80.2%。",
        ),
        ("云溪区", 2022, "全区发生生产安全事故14起，死亡11人，分别同比下降6.7%、8.3%。"),
    );
    for format in ["text", "md", "csv"] {
        let shown = out(&run(folder.path(), &["a.txt", "b.txt", "--format", format])).replace('\\', "");
        for fall in ["12.5%", "16.7%", "6.7%", "8.3%", "81.1%", "80.2%"] {
            assert!(shown.contains(&format!("down {fall}")), "{format}: {fall}\n{shown}");
        }
    }
}

#[test]
fn by_how_much_something_rose_is_told_from_how_much_there_is() {
    let said = "年末常住人口58.3万人，比上年末增加4.83万人。";
    let folder = told(("青岚县", 2022, said), ("青岚县", 2023, "举办培训班3期。"));
    for format in ["text", "md", "csv"] {
        let shown = out(&run(folder.path(), &["a.txt", "b.txt", "--format", format])).replace('\\', "");
        assert!(shown.contains("up 4.83万人") && !shown.contains("up 58.3"), "{format}: {shown}");
    }
}

#[test]
fn of_two_places_with_little_in_common_no_sentence_is_called_new() {
    let one = "全年收到行政复议申请97件。";
    let other = "戏曲下乡巡回演出，观众席座无虚席，群众自编自导小品十分精彩。石匠按旧法凿榫，青砖逐块编号复位，塔刹重新鎏金。桥墩先以木桩围堰抽水，再拆换风化的条石。塔檐铜铃失落已久，匠人照旧照片翻砂浇铸。碑廊拓片交给县志馆收藏，残碑立架遮雨。沿岸种植乌桕和枫杨，枯水季节清理淤泥杂草。";
    let other = &other.repeat(3);
    for (place, told_of) in [("青岚县", true), ("云溪区", false)] {
        let folder = told(("青岚县", 2022, one), (place, 2023, other));
        let of = |format: &str| out(&run(folder.path(), &["a.txt", "b.txt", "--format", format]));
        for format in ["text", "md"] {
            let shown = of(format);
            assert_eq!(shown.contains(", dropped "), told_of, "{place} {format}: {shown}");
            assert_eq!(shown.contains("Carried over"), told_of, "{place} {format}: {shown}");
            assert_eq!(shown.contains("less than 10% in common"), !told_of, "{place} {format}: {shown}");
        }
        assert!(of("json").contains(r#""dropped":"#), "{}", of("json"));
    }
}

#[test]
fn a_name_that_says_next_to_nothing_is_told_with_its_sentence() {
    let said = "收到行政复议申请97件，驳回3件。";
    let folder = told(("青岚县", 2022, said), ("青岚县", 2023, "举办培训班3期。"));
    let shown = out(&run(folder.path(), &["a.txt", "b.txt", "--format", "text"]));
    assert!(shown.contains("  驳回 (收到行政复议申请)"), "{shown}");
    assert!(shown.contains("  收到行政复议申请\n"), "{shown}");
}

#[test]
fn what_counts_nothing_is_told_of_and_not_listed_for_a_person() {
    let one = "2022年3月1日印发青政发〔2022〕5号文件。新登记经营主体3126户。";
    let folder = told(("青岚县", 2022, one), ("云溪区", 2022, "设立受理点12个。"));
    let of = |format: &str| out(&run(folder.path(), &["a.txt", "b.txt", "--format", format]));
    for format in ["text", "md"] {
        let shown = of(format);
        assert!(shown.contains("3126户") && !shown.contains("2022年3月1日"), "{format}: {shown}");
        assert!(!shown.contains("〔2022〕5号"), "{format}: {shown}");
        assert!(shown.contains("dates and document numbers not listed: 4"), "{format}: {shown}");
        assert!(shown.replace('\\', "").contains("(云溪区 less 青岚县)"), "{format}: {shown}");
    }
    assert!(of("csv").contains("2022年3月1日"), "a spreadsheet has every figure");
    assert!(of("json").contains(r#""left_only":[0,1,2,3,4]"#), "{}", of("json"));
    let head = of("csv").lines().next().unwrap_or_default().to_owned();
    assert_eq!(head.matches("Difference").count(), 1, "{head}");
}

#[test]
fn bounds_and_thousandths_are_said_as_the_text_says_them() {
    let one = "抽检食品近480批次。举办培训班不少于2期。增设床位超过600项。出生率10.5‰。败诉率控制在5%以内。";
    let folder = told(("青岚县", 2022, one), ("青岚县", 2023, "出生率11.67‰。"));
    for (format, rate) in [
        ("text", "  10.5‰  11.67‰  +1.17‰  出生率"),
        ("md", "| 10.5‰ | 11.67‰ | +1.17‰ |"),
        ("csv", ",1.17,‰,"),
        ("json", r#""difference":"0.117""#),
    ] {
        let shown = out(&run(folder.path(), &["a.txt", "b.txt", "--format", format])).replace('\\', "");
        assert!(shown.contains(rate), "{format}: {shown}");
        for bound in ["nearly 480批次", "at least 2期", "over 600项", "at most 5%"] {
            assert_eq!(shown.contains(bound), format != "json", "{format}: {bound}\n{shown}");
        }
    }
}

#[test]
fn what_counts_nothing_is_left_out_of_every_list() {
    let one = "2022年3月1日印发文件。新登记经营主体3126户。";
    let folder = told(("青岚县", 2022, one), ("青岚县", 2022, one));
    for format in ["text", "md"] {
        let shown = out(&run(folder.path(), &["a.txt", "b.txt", "--format", format]));
        assert!(shown.contains("3126户") && !shown.contains("2022年3月1日  "), "{format}: {shown}");
        assert!(!shown.contains("| 2022年3月1日"), "{format}: {shown}");
        let same = shown.lines().find(|line| line.contains("dates and document numbers not listed"));
        assert!(same.is_some_and(|line| line.contains("count the same")), "{format}: {shown}");
    }
}

#[test]
fn what_was_paired_by_hand_in_the_browser_holds_unless_it_is_left_out() {
    let folder = folder();
    let texts = [
        "甲县2022年工作\n一、主要做法\n做法。\n二、工作打算\n打算。\n",
        "乙县2022年工作\n一、主要做法\n做法。\n二、工作打算\n打算。\n",
    ];
    let reports = texts.map(|text| Report::build(SourceText::from_text(text, Format::Text)));
    for (name, report) in ["e.txt", "f.txt"].into_iter().zip(&reports) {
        fs::write(folder.path().join(name), &report.source.text).unwrap();
    }
    let mut kept = HandPairs::none(&Two::of(
        &ReportKey::of(&reports[0], &folder.path().join("e.txt").to_string_lossy()),
        &ReportKey::of(&reports[1], &folder.path().join("f.txt").to_string_lossy()),
    ));
    kept.apply(&kept.toggled((&reports[0], 0), (&reports[1], 1)).unwrap());
    let short = kept.two.reports.each_ref().map(|hash| hash.chars().take(16).collect::<String>());
    let data = folder.path().join("data");
    fs::create_dir_all(data.join("pairs")).unwrap();
    let file = data.join("pairs").join(format!("{}-{}.json", short[0], short[1]));
    let sections = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shenyue"));
        command.current_dir(folder.path()).env("SHENYUE_DATA_DIR", &data).arg("compare").args(words);
        let output = command.args(["--format", "json"]).output().unwrap();
        let value: Value = serde_json::from_str(&out(&output)).unwrap();
        (output.status.code(), value["sections"].to_string())
    };
    let found = sections(&["e.txt", "f.txt"]).1;
    assert!(found.starts_with("[{\"left\":[0],\"right\":[0]"), "{found}");
    fs::write(&file, serde_json::to_string(&kept).unwrap()).unwrap();
    let by_hand = r#"[{"left":[0],"right":[1],"confidence":1.0,"by_hand":true}]"#;
    assert_eq!(sections(&["e.txt", "f.txt"]), (Some(0), by_hand.to_owned()));
    assert_eq!(sections(&["f.txt", "e.txt"]).1, by_hand.replace("[0],\"right\":[1]", "[1],\"right\":[0]"));
    assert_eq!(sections(&["e.txt", "f.txt", "--no-hand-pairs"]).1, found);
    // They go along with an edited file; of one whose section is gone it is said.
    fs::write(folder.path().join("f.txt"), texts[1].replace("做法。", "做法3项。")).unwrap();
    assert_eq!(sections(&["e.txt", "f.txt"]), (Some(0), by_hand.to_owned()));
    fs::write(folder.path().join("f.txt"), texts[1].replace("二、工作打算", "二、别的事情")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_shenyue"));
    command.current_dir(folder.path()).env("SHENYUE_DATA_DIR", &data).args(["compare", "e.txt", "f.txt"]);
    let told = String::from_utf8_lossy(&command.output().unwrap().stderr).into_owned();
    assert!(told.contains("一、主要做法 = 二、工作打算"), "{told}");
    fs::write(folder.path().join("f.txt"), texts[1]).unwrap();
    // What is not understood stays where it is, and the status says so.
    fs::write(&file, "{").unwrap();
    assert_eq!(sections(&["e.txt", "f.txt"]), (Some(1), found));
    assert_eq!(fs::read_to_string(&file).unwrap(), "{");
}

#[test]
fn the_status_tells_what_failed() {
    let folder = folder();
    for (words, status, complaint) in [
        (&["a.txt", "missing.txt"][..], 1, "missing.txt"),
        (&["a.txt", "."], 2, "two reports"),
        (&["a.txt"], 2, "<B>"),
    ] {
        let output = run(folder.path(), words);
        assert_eq!(output.status.code(), Some(status), "{words:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(complaint), "{words:?}");
        assert_eq!(out(&output), "", "{words:?}");
    }
}
