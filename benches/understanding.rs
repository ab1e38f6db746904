//! How fast reports are understood: `cargo bench --bench understanding`.
//!
//! First come the numbers that the project promises: bytes a second from the file's bytes to its
//! figures beside bytes a second of decoding alone, and how the time grows from 10 KB to 10 MB of
//! texts that tempt a rule to look far ahead. Then divan's table, for comparing changes;
//! `cargo bench --bench understanding -- colons` runs a part of it.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark prints")]

use divan::{Bencher, black_box, counter::BytesCount};
use shenyue::{
    figures::Figures,
    outline::Outline,
    report::Report,
    source::{Format, SourceText},
    text::CleanText,
};
use std::{
    io::Write,
    time::{Duration, Instant},
};

/// A report of 15 KB: a sample report, read round and round.
fn report() -> Vec<u8> {
    let text = include_str!("../sample-reports/青岚县2022年法治政府建设年度报告.txt");
    text.lines()
        .cycle()
        .scan(0, |size, line| {
            *size += line.len() + 1;
            (*size < 15_000).then(|| format!("{line}\n"))
        })
        .collect::<String>()
        .into_bytes()
}

/// Beyond this a text is not made ten times as long.
const LONGEST: Duration = Duration::from_secs(3);

/// Texts that tempt a rule to look far ahead, by name.
const TEMPTING: &[(&str, &str)] = &[
    ("digits", "1234567890"),
    ("digits-points", "1.2"),
    ("digits-commas", "123,"),
    ("list", "12、"),
    ("chinese", "三百二十八"),
    ("chinese-sizes", "万"),
    ("brackets", "（"),
    ("brackets-pair", "（）"),
    ("titles", "《"),
    ("quotes", "“"),
    ("quotes-ascii", "\""),
    ("quotes-words", "“一网通办"),
    ("points", "一是"),
    ("sections", "（一）"),
    ("chapters", "一、"),
    ("bracketed-years", "〔2023〕"),
    ("dashes", "1—"),
    ("dates", "2023年1月至"),
    ("colons", "1:"),
    ("first", "第一"),
    ("fractions", "分之一"),
    ("pinyin", "(jié)"),
    ("spaces", "   件"),
    ("bars", "|1"),
    ("words", "全县"),
    ("分别", "分别1，"),
    ("lines", "一\n"),
    ("lines-figures", "办结案件21件。\n"),
    ("lines-sections", "（一）概况\n"),
    ("labels", "来源："),
    ("prose", "全年办结行政复议案件21件，按时办结率98.6%。"),
];

fn of_size(piece: &str, bytes: usize) -> Vec<u8> {
    piece.repeat(bytes / piece.len()).into_bytes()
}

fn decode(bytes: &[u8]) -> SourceText {
    SourceText::from_bytes(bytes.to_vec(), Format::Text, Some("UTF-8".parse().unwrap())).unwrap()
}

fn understand(bytes: &[u8]) -> Report {
    Report::build(decode(bytes))
}

/// The shortest of several runs: what the machine can do when nothing else disturbs it.
fn shortest<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    let run = |work: &mut dyn FnMut() -> T| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    (0..runs).map(|_| run(&mut work)).min().unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "bytes of a few megabytes")]
fn megabytes_a_second(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

fn print_speed() {
    let bytes = report();
    let decoding = shortest(300, || decode(&bytes));
    let whole = shortest(300, || understand(&bytes));
    println!(
        "{:.1} KB: decoding alone {:.0} MB/s, decoding to figures {:.1} MB/s, ratio {:.1}",
        megabytes_a_second(bytes.len(), Duration::from_millis(1)),
        megabytes_a_second(bytes.len(), decoding),
        megabytes_a_second(bytes.len(), whole),
        whole.as_secs_f64() / decoding.as_secs_f64(),
    );
    let source = decode(&bytes);
    let text = CleanText::of(&source);
    let outline = Outline::of(&text);
    let cleaning = shortest(300, || CleanText::of(&source));
    let outlining = shortest(300, || Outline::of(&text));
    let figures = shortest(300, || Figures::of(&text, &outline));
    println!("stages: decode {decoding:?}, clean {cleaning:?}, outline {outlining:?}, figures {figures:?}");
}

/// Prints how the time grows with the text, tenfold at each step; linear is about 10. A text that
/// takes too long is not tried larger.
fn print_growth(wanted: &[String]) {
    println!("growth (10 is linear)      10 KB         100 KB           1 MB          10 MB");
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()));
    for (name, piece) in TEMPTING.iter().filter(|(name, _)| is_wanted(name)) {
        print!("  {name:16}");
        let mut before: Option<Duration> = None;
        for bytes in [10_000, 100_000, 1_000_000, 10_000_000] {
            if before.is_some_and(|time| time > LONGEST) {
                print!("   not tried");
                continue;
            }
            let text = of_size(piece, bytes);
            let time = shortest(if bytes < 1_000_000 { 5 } else { 1 }, || understand(&text));
            print!("{:>9.1} ms", time.as_secs_f64() * 1e3);
            std::io::stdout().flush().unwrap();
            if let Some(before) = before {
                print!(" ×{:<4.0}", time.as_secs_f64() / before.as_secs_f64());
            }
            before = Some(time);
        }
        println!();
    }
}

#[divan::bench]
fn decode_alone(bencher: Bencher) {
    let bytes = report();
    bencher.counter(BytesCount::new(bytes.len())).bench(|| decode(black_box(&bytes)));
}

#[divan::bench]
fn decode_to_figures(bencher: Bencher) {
    let bytes = report();
    bencher.counter(BytesCount::new(bytes.len())).bench(|| understand(black_box(&bytes)));
}

#[divan::bench(args = TEMPTING.iter().map(|(name, _)| *name), sample_count = 5)]
fn tempting(bencher: Bencher, name: &str) {
    let piece = TEMPTING.iter().find(|(other, _)| *other == name).map_or("", |(_, piece)| piece);
    let bytes = of_size(piece, 15_000);
    bencher.counter(BytesCount::new(bytes.len())).bench(|| understand(black_box(&bytes)));
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let wanted: Vec<String> = arguments.iter().filter(|word| !word.starts_with('-')).cloned().collect();
    if !arguments.iter().any(|word| word == "--test") {
        print_speed();
        print_growth(&wanted);
    }
    divan::main();
}
