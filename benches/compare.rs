//! How long two reports of about 60 KB take to compare, beside how long they take to read.
//!
//! `cargo bench --bench compare` prints both and their ratio, on one core; 2 is the most it may be.
//! Larger ones follow, which show how the time grows.

#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use shenyue::{
    compare::compare,
    report::Report,
    source::{Format, SourceText},
};
use std::{
    fmt::Write,
    hint::black_box,
    time::{Duration, Instant},
};

const MATTERS: [&str; 12] = [
    "行政复议",
    "行政诉讼",
    "人民调解",
    "法律援助",
    "行政执法案卷",
    "规范性文件",
    "重大行政决策",
    "政府合同",
    "政务服务事项",
    "普法宣传",
    "人大代表建议",
    "依申请公开",
];
const DEEDS: [&str; 8] = ["收到", "受理", "办结", "审查", "清理", "评查", "排查", "移送"];
const PLACES: [&str; 6] = ["柳汀镇", "岚桥镇", "鹤汀街道", "云汐开发区", "砚湖片区", "霁山林区"];

/// A report of about `size` bytes; `year` changes its numbers and every fifth word.
fn text(size: usize, year: usize) -> String {
    let mut text = format!("青岚县人民政府{year}年法治政府建设年度报告\n一、主要举措和成效\n");
    let mut at = 0;
    while text.len() < size {
        let matter = MATTERS[at % MATTERS.len()];
        if at % 12 == 0 {
            let _ = writeln!(text, "（{}）推进{matter}工作提质增效", at / 12 % 9 + 1);
        }
        let place = PLACES[at * 7 % PLACES.len()];
        let deed = DEEDS[at * 5 % DEEDS.len()];
        let adverb = if (at + year).is_multiple_of(5) { "深入" } else { "扎实" };
        let _ = writeln!(
            text,
            "{adverb}推进{place}第{at}网格{matter}规范化建设，全年{deed}{matter}案件{}件，其中涉及企业{}件，满意率{}.{}%。",
            at * 13 % 997 + year % 100,
            at * 7 % 311 + 1,
            80 + at % 19,
            at % 10
        );
        at += 1;
    }
    text.push_str("二、存在的不足和原因\n基层力量仍然薄弱。\n");
    text
}

fn read(text: &str) -> Report {
    Report::build(SourceText::from_text(text, Format::Text))
}

/// The shortest of several runs.
fn time<T>(run: impl Fn() -> T) -> Duration {
    let once = || {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..7).map(|_| once()).min().unwrap_or_default()
}

fn main() {
    for size in [15, 60, 240] {
        let texts = [text(size * 1000, 2022), text(size * 1000, 2023)];
        let reading = time(|| [read(&texts[0]), read(&texts[1])]);
        let reports = [read(&texts[0]), read(&texts[1])];
        let comparing = time(|| compare(&reports[0], &reports[1]));
        let ratio = comparing.as_secs_f64() / reading.as_secs_f64();
        println!("{size:>4} KB: read both {reading:>9.2?}, compare {comparing:>9.2?}, ratio {ratio:.2}");
    }
}
