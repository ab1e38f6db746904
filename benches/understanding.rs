//! How fast reports are understood: `cargo bench --bench understanding`.
//!
//! First come the numbers that the project promises: bytes a second from the file's bytes to its
//! figures beside bytes a second of decoding alone, and how the time grows from 1 MB to 10 MB of
//! texts that tempt a rule to look far ahead. Then divan's table, for comparing changes;
//! `cargo bench --bench understanding -- decode` runs a part of it.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark prints")]

use divan::{Bencher, black_box, counter::BytesCount};
use shenyue::{
    figures::Figures,
    outline::Outline,
    report::Report,
    source::{Format, SourceText},
    text::CleanText,
};
use std::time::{Duration, Instant};

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
    ("spaces", " "),
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

/// Prints how often the time grows when the text grows tenfold; linear is about 10.
fn print_growth(small: usize) {
    println!("growth from {small} to {} bytes (10 is linear):", small * 10);
    for (name, piece) in TEMPTING {
        let (few, many) = (of_size(piece, small), of_size(piece, small * 10));
        let (short, long) = (shortest(3, || understand(&few)), shortest(1, || understand(&many)));
        let growth = long.as_secs_f64() / short.as_secs_f64();
        println!("  {name:16} {short:>12.3?} {long:>12.3?}  × {growth:.1}");
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
fn megabyte(bencher: Bencher, name: &str) {
    let piece = TEMPTING.iter().find(|(other, _)| *other == name).map_or("", |(_, piece)| piece);
    let bytes = of_size(piece, 1_000_000);
    bencher.counter(BytesCount::new(bytes.len())).bench(|| understand(black_box(&bytes)));
}

fn main() {
    let tested = std::env::args().any(|argument| argument == "--test");
    if !tested {
        print_speed();
        let small = std::env::var("SHENYUE_BENCH_BYTES").ok().and_then(|bytes| bytes.parse().ok());
        print_growth(small.unwrap_or(1_000_000));
    }
    divan::main();
}
