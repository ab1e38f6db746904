//! Thousands of deterministic changes to reports, and what becomes of the marks on them: no mark may
//! come to lie silently on other words, and none may be lost without a word.
//!
//! A text is kept as sentences whose characters know where they came from, so that the test knows,
//! without looking at the words, where each marked passage stands after a change and whether it is
//! still the same.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test fails by panicking")]

use shenyue::{
    marks::{Anchor, Finder, Found},
    outline::Section,
    report::Report,
    source::{Format, SourceText},
    text::CleanSpan,
};
use std::{collections::BTreeMap, fmt::Write};

/// SplitMix64: the same numbers on every run and machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % most.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.below(among.len())]
    }
}

/// A character, and which one of the unchanged text it is; `None` where it was written since.
type Piece = (char, Option<u32>);
type Sentence = Vec<Piece>;

#[derive(Clone)]
struct Chapter {
    heading: Sentence,
    paragraphs: Vec<Vec<Sentence>>,
}

#[derive(Clone)]
struct Document(Vec<Chapter>);

/// How a document is written down.
#[derive(Clone, Copy, Default)]
struct Form {
    /// Characters a line, 0 for a line a paragraph.
    wrap: usize,
    narrow: bool,
    traditional: bool,
    crlf: bool,
}

const HEADINGS: &[&str] = &[
    "主要举措和成效",
    "存在的不足和原因",
    "党政主要负责人履职情况",
    "下一年度工作安排",
    "其他需要报告的情况",
];
const LABELS: &[&str] =
    &["行政复议案件", "行政诉讼案件", "行政处罚案件", "政府信息公开申请", "人民调解案件", "法律援助案件"];
const PHRASES: &[&str] = &[
    "坚持以人民为中心，扎实推进依法行政各项工作。",
    "健全行政裁量基准制度，规范执法行为。",
    "深化“放管服”改革，优化法治化营商环境。",
    "压实工作责任，确保各项任务落地见效。",
];
const PERIODS: &[&str] = &["第一季度", "第二季度", "第三季度", "第四季度", "上半年", "全年"];
const PLACES: &[&str] = &["青岚县", "云溪区", "临澜市", "雾屿镇", "松垣街道", "鹿汀乡"];

fn sentence(chance: &mut Chance) -> String {
    let (label, other) = (chance.pick(LABELS), chance.pick(LABELS));
    let (some, few) = (10 + chance.below(90), 1 + chance.below(9));
    match chance.below(8) {
        0 | 1 => chance.pick(PHRASES).to_string(),
        2 => format!("{}办结{label}{some}件，其中撤销{few}件。", chance.pick(PERIODS)),
        3 => format!("{}共受理{label}{some}件，同比增长{few}.{few}%。", chance.pick(PLACES)),
        4 => format!("{}办结{label}{some}件，{other}{few}件。", chance.pick(PERIODS)),
        5 => format!("投入资金{some}{few}.{few}万元，建成{}法治文化阵地{few}处。", chance.pick(PLACES)),
        6 => format!(
            "{}会同有关部门开展专项检查{few}次，覆盖企业{some}家，发现并整改问题{few}个。",
            chance.pick(PLACES)
        ),
        _ => format!(
            "{label}办理质效{}有待提高，个别单位对{other}重视不够。",
            chance.pick(&["仍", "尚", "还"])
        ),
    }
}

/// A report of about 1,500 characters, full of sentences that are alike.
fn document(seed: u64) -> Document {
    let mut chance = Chance(seed);
    let mut count = 0;
    let mut piece = |text: &str| -> Sentence {
        let pieces = text.chars().map(|character| {
            count += 1;
            (character, Some(count))
        });
        pieces.collect()
    };
    let chapters = HEADINGS.iter().zip(["一", "二", "三", "四", "五"]).map(|(heading, number)| {
        let heading = piece(&format!("{number}、{heading}"));
        let mut paragraphs: Vec<Vec<Sentence>> =
            (0..3).map(|_| (0..3).map(|_| piece(&sentence(&mut chance))).collect()).collect();
        // A list whose items differ in one number only.
        let label = chance.pick(LABELS);
        let list = (1..4).map(|month| piece(&format!("{month}月办结{label}{}件。", 20 + chance.below(3))));
        paragraphs.push(list.collect());
        Chapter { heading, paragraphs }
    });
    Document(chapters.collect())
}

impl Document {
    fn lines(&self) -> impl Iterator<Item = Vec<Piece>> {
        self.0.iter().flat_map(|chapter| {
            let paragraphs = chapter.paragraphs.iter().map(|paragraph| paragraph.concat());
            std::iter::once(chapter.heading.clone()).chain(paragraphs)
        })
    }

    /// The pieces in the order of the text, as [`Document::report`] writes them.
    fn pieces(&self) -> Vec<Piece> {
        self.lines().flatten().collect()
    }

    fn report(&self, form: Form) -> Report {
        let mut text = String::new();
        for line in self.lines() {
            text.push_str(if form.wrap > 0 { "    " } else { "　　" });
            let mut width = 0;
            for (at, (character, _)) in line.iter().enumerate() {
                // A number that a dump broke is put together before marks are looked for.
                let number = character.is_ascii_digit() && at > 0 && line[at - 1].0.is_ascii_digit();
                width += 1;
                if form.wrap > 0 && width > form.wrap && !number {
                    text.push_str(if form.crlf { "\r\n" } else { "\n" });
                    width = 0;
                }
                text.push(form.write(*character));
            }
            text.push_str(if form.crlf { "\r\n" } else { "\n" });
        }
        let mut report = Report::build(SourceText::from_text(&text, Format::Text));
        report.outline.sections = sections(&report);
        report
    }

    fn sentence_mut(&mut self, chance: &mut Chance) -> Option<&mut Sentence> {
        let all = self.0.iter_mut().flat_map(|chapter| chapter.paragraphs.iter_mut().flatten());
        let mut all: Vec<&mut Sentence> = all.collect();
        let at = chance.below(all.len());
        (at < all.len()).then(|| all.swap_remove(at))
    }

    fn paragraph_mut(&mut self, chance: &mut Chance) -> Option<&mut Vec<Sentence>> {
        let mut all: Vec<_> = self.0.iter_mut().flat_map(|chapter| chapter.paragraphs.iter_mut()).collect();
        let at = chance.below(all.len());
        (at < all.len()).then(|| all.swap_remove(at))
    }
}

impl Form {
    fn write(self, character: char) -> char {
        let narrow = match character {
            '，' => ',',
            '。' => '.',
            '；' => ';',
            '（' => '(',
            '）' => ')',
            '“' | '”' => '"',
            other => other,
        };
        let traditional = match character {
            '办' => '辦',
            '结' => '結',
            '法' => '法',
            '复' => '復',
            '议' => '議',
            '万' => '萬',
            '处' => '處',
            '个' => '個',
            other => other,
        };
        match (self.narrow, self.traditional) {
            (true, _) if narrow != character => narrow,
            (_, true) => traditional,
            _ => character,
        }
    }
}

/// The chapters, as the lines that carry a number: the test does not lean on the outline stage.
fn sections(report: &Report) -> Vec<Section> {
    let text = &report.text;
    let heads = text.lines().iter().filter(|line| text.chars().get(line.span.start + 1) == Some(&'、'));
    let heads: Vec<CleanSpan> = heads.map(|line| line.span).collect();
    let ends = heads.iter().skip(1).map(|head| head.start).chain([text.len()]);
    let section = |(head, end): (&CleanSpan, usize)| Section {
        level: 1,
        enumerator: Some(text.slice(CleanSpan::new(head.start, head.start + 2))),
        heading: text.slice(CleanSpan::new(head.start + 2, head.end)),
        title_span: *head,
        span: CleanSpan::new(head.start, end),
        runin: false,
    };
    heads.iter().zip(ends).map(section).collect()
}

fn fresh(text: &str) -> Sentence {
    text.chars().map(|character| (character, None)).collect()
}

/// Pieces of a copy have the numbers of the pieces they were copied from, and this much more.
const COPY: u32 = 1_000_000;

fn copy(pieces: &[Piece]) -> Sentence {
    pieces.iter().map(|(character, number)| (*character, number.map(|number| number + COPY))).collect()
}

/// Changes, adds or takes away a digit of one number, and counts the whole number as newly written.
/// False where the sentence has none.
fn change_number(sentence: &mut Sentence, chance: &mut Chance) -> bool {
    let digits: Vec<usize> = (0..sentence.len()).filter(|at| sentence[*at].0.is_ascii_digit()).collect();
    if digits.is_empty() {
        return false;
    }
    let at = *chance.pick(&digits);
    let of_number = |(character, _): &Piece| character.is_ascii_digit() || *character == '.';
    let start = (0..at).rev().find(|at| !of_number(&sentence[*at])).map_or(0, |at| at + 1);
    let end = (at..sentence.len()).find(|at| !of_number(&sentence[*at])).unwrap_or(sentence.len());
    let old = sentence[at].0.to_digit(10).unwrap();
    let new = char::from_digit((old + 1 + chance.below(8) as u32) % 10, 10).unwrap();
    sentence[start..end].iter_mut().for_each(|piece| piece.1 = None);
    match chance.below(4) {
        0 => sentence.insert(at, (new, None)),
        1 if end - start > 1
            && of_number(&sentence[at])
            && !sentence[start..end].iter().any(|p| p.0 == '.') =>
        {
            sentence.remove(at);
        }
        _ => sentence[at].0 = new,
    }
    true
}

const CHANGES: &[&str] = &[
    "number changed",
    "words replaced",
    "words inserted",
    "words deleted",
    "sentence inserted",
    "sentence deleted",
    "sentence duplicated beside",
    "sentence duplicated elsewhere",
    "paragraph moved",
    "paragraph duplicated",
    "paragraph duplicated, the first edited",
    "paragraph duplicated, the first deleted",
    "section deleted",
    "sections swapped",
    "re-encoded",
    "re-wrapped",
    "punctuation narrowed",
    "Traditional characters",
];

fn change(document: &mut Document, form: &mut Form, what: &str, chance: &mut Chance) {
    let elsewhere = chance.below(document.0.len());
    match what {
        "number changed" => {
            // Most sentences have a number; a few tries find one.
            for _ in 0..8 {
                if let Some(sentence) = document.sentence_mut(chance)
                    && change_number(sentence, chance)
                {
                    break;
                }
            }
        }
        "words replaced" | "words inserted" | "words deleted" => {
            let Some(sentence) = document.sentence_mut(chance) else { return };
            let at = chance.below(sentence.len());
            let taken =
                if what == "words inserted" { 0 } else { (1 + chance.below(4)).min(sentence.len() - at) };
            let put = if what == "words deleted" {
                ""
            } else {
                *chance.pick(&["有关", "切实", "进一步", "基层"])
            };
            sentence.splice(at..at + taken, fresh(put));
        }
        "sentence inserted" => {
            let new = fresh(&sentence(chance));
            if let Some(paragraph) = document.paragraph_mut(chance) {
                paragraph.insert(chance.below(paragraph.len() + 1), new);
            }
        }
        "sentence deleted" => {
            if let Some(paragraph) = document.paragraph_mut(chance).filter(|all| !all.is_empty()) {
                paragraph.remove(chance.below(paragraph.len()));
            }
        }
        "sentence duplicated beside" => {
            if let Some(paragraph) = document.paragraph_mut(chance).filter(|all| !all.is_empty()) {
                let at = chance.below(paragraph.len());
                paragraph.insert(at + 1, copy(&paragraph[at]));
            }
        }
        "sentence duplicated elsewhere" => {
            let Some(copied) = document.sentence_mut(chance).map(|sentence| copy(sentence)) else { return };
            if let Some(paragraph) = document.paragraph_mut(chance) {
                paragraph.insert(chance.below(paragraph.len() + 1), copied);
            }
        }
        "paragraph moved" | "paragraph duplicated" => {
            let from = chance.below(document.0.len());
            let Some(at) =
                document.0[from].paragraphs.len().checked_sub(1).map(|last| chance.below(last + 1))
            else {
                return;
            };
            let paragraph = if what == "paragraph moved" {
                document.0[from].paragraphs.remove(at)
            } else {
                document.0[from].paragraphs[at].iter().map(|sentence| copy(sentence)).collect()
            };
            let into = &mut document.0[elsewhere].paragraphs;
            into.insert(chance.below(into.len() + 1), paragraph);
        }
        "paragraph duplicated, the first edited" | "paragraph duplicated, the first deleted" => {
            let into = chance.below(document.0.len());
            let paragraphs = &mut document.0[elsewhere].paragraphs;
            if paragraphs.is_empty() {
                return;
            }
            let at = chance.below(paragraphs.len());
            let copied = paragraphs[at].iter().map(|sentence| copy(sentence)).collect();
            if what.ends_with("deleted") {
                paragraphs.remove(at);
            } else if !paragraphs[at].is_empty() {
                let sentence = chance.below(paragraphs[at].len());
                let sentence = &mut paragraphs[at][sentence];
                let from = chance.below(sentence.len());
                let to = (from + 1 + chance.below(6)).min(sentence.len());
                sentence
                    .splice(from..to, fresh(chance.pick::<&str>(&["有关", "切实", "进一步", "基层", ""])));
            }
            let into = &mut document.0[into].paragraphs;
            into.insert(chance.below(into.len() + 1), copied);
        }
        "section deleted" => {
            document.0.remove(elsewhere);
        }
        "sections swapped" => {
            let other = chance.below(document.0.len());
            document.0.swap(elsewhere, other);
        }
        "re-encoded" => form.crlf = !form.crlf,
        "re-wrapped" => form.wrap = 20 + chance.below(30),
        "punctuation narrowed" => form.narrow = true,
        "Traditional characters" => form.traditional = true,
        _ => unreachable!("{what}"),
    }
}

/// A passage that is marked: a run of pieces of the unchanged document.
struct Marked {
    pieces: Vec<Piece>,
    /// Where it stood.
    at: (usize, usize),
    anchor: Anchor,
}

/// For each character of the clean text that is no layout the count of such characters before it.
fn counted(report: &Report, span: CleanSpan) -> (usize, usize) {
    let solid = |end: usize| report.text.chars()[..end].iter().filter(|c| !c.is_whitespace()).count();
    (solid(span.start), solid(span.end))
}

/// Marks of every size a reviewer makes: figures, clauses, sentences, several sentences, paragraphs.
fn marks(document: &Document, report: &Report, chance: &mut Chance) -> Vec<Marked> {
    let finder = Finder::new(report);
    let pieces = document.pieces();
    let solid: Vec<usize> =
        (0..report.text.len()).filter(|at| !report.text.chars()[*at].is_whitespace()).collect();
    assert_eq!(solid.len(), pieces.len());
    let mut spans: Vec<(usize, usize)> = vec![];
    let mut at = 0;
    for chapter in &document.0 {
        at += chapter.heading.len();
        for paragraph in &chapter.paragraphs {
            let start = at;
            for sentence in paragraph {
                let end = at + sentence.len();
                match chance.below(6) {
                    0 => spans.push((at, end)),
                    1 => {
                        let clause = (at..end).find(|at| pieces[*at].0 == '，').unwrap_or(end);
                        spans.push((at, clause));
                    }
                    2 => {
                        let digit = |at: &usize| pieces[*at].0.is_ascii_digit();
                        if let Some(number) = (at..end).find(digit) {
                            let unit = (number..end).find(|at| !digit(at)).unwrap_or(end);
                            spans.push((number, (unit + 1).min(end)));
                        }
                    }
                    3 => spans.push((at + chance.below(4), end - 1 - chance.below(3))),
                    _ => {}
                }
                at = end;
            }
            if chance.below(6) == 0 {
                spans.push((start, at));
            }
        }
    }
    let marked = |(start, end): (usize, usize)| Marked {
        pieces: pieces[start..end].to_vec(),
        at: (start, end),
        anchor: finder.anchor(CleanSpan::new(solid[start], solid[end - 1] + 1)),
    };
    spans.into_iter().map(marked).collect()
}

/// Where a marked passage stands in a changed document, if it is whole.
fn truth(marked: &Marked, pieces: &[Piece]) -> Option<(usize, usize)> {
    let start = pieces.iter().position(|piece| *piece == marked.pieces[0])?;
    let end = start + marked.pieces.len();
    (pieces.get(start..end)? == marked.pieces).then_some((start, end))
}

/// True where the passage is a whole copy of the marked one: copied, and then the first of the two
/// deleted or cut up, is moved. Not so where the first was only edited, in a number or in a few words.
fn is_heir(marked: &Marked, pieces: &[Piece], (start, end): (usize, usize)) -> bool {
    let here = &pieces[start..end];
    let copied = |(one, other): (&Piece, &Piece)| {
        one.0 == other.0 && one.1.zip(other.1).is_some_and(|(one, other)| one > other && one % COPY == other)
    };
    let without_numbers = |pieces: &[Piece]| -> String {
        pieces.iter().map(|piece| piece.0).filter(|c| !c.is_ascii_digit() && *c != '.').collect()
    };
    let first = pieces.iter().position(|piece| marked.pieces.contains(piece));
    let renumbered = first.is_some_and(|first| {
        let last = pieces.iter().rposition(|piece| marked.pieces.contains(piece)).unwrap_or(first);
        without_numbers(&pieces[first..=last]) == without_numbers(&marked.pieces)
    });
    let left = marked.pieces.iter().filter(|piece| pieces.contains(piece)).count();
    let edited = renumbered || left * 2 > marked.pieces.len();
    here.len() == marked.pieces.len() && here.iter().zip(&marked.pieces).all(copied) && !edited
}

fn words_of(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.0).collect()
}

/// True where the passage has the words that were marked, and most of them are those that were
/// marked: a sentence of several was doubled, and nobody can say which of the two is the copy.
fn is_mostly(marked: &Marked, pieces: &[Piece], (start, end): (usize, usize)) -> bool {
    let same = pieces[start..end].iter().filter(|piece| marked.pieces.contains(piece)).count();
    words_of(&pieces[start..end]) == words_of(&marked.pieces) && same * 2 > marked.pieces.len()
}

#[derive(Default)]
struct Counts {
    outcomes: BTreeMap<&'static str, usize>,
}

impl Counts {
    fn add(&mut self, outcome: &'static str) {
        *self.outcomes.entry(outcome).or_default() += 1;
    }
}

fn outcome(found: &Found) -> &'static str {
    match found {
        Found::Unchanged(_) => "unchanged",
        Found::Moved(_) => "moved",
        Found::Changed { .. } => "changed",
        Found::Ambiguous(_) => "ambiguous",
        Found::Lost => "lost",
    }
}

/// One trial: what became of every mark, held against the truth.
fn judge(
    marks: &[Marked],
    document: &Document,
    report: &Report,
    what: &str,
    counts: &mut BTreeMap<(String, &'static str), Counts>,
    failures: &mut Vec<String>,
) {
    let pieces = document.pieces();
    let finder = Finder::new(report);
    for marked in marks {
        let found = finder.find(&marked.anchor);
        let truth = truth(marked, &pieces);
        let fate = if truth.is_some() { "same words" } else { "other words" };
        counts.entry((what.to_owned(), fate)).or_default().add(outcome(&found));
        let silent = found.is_certain();
        let here = found.span().map(|span| counted(report, span));
        let right = |here: (usize, usize)| {
            here == marked.at && words_of(&pieces[here.0..here.1]) == words_of(&marked.pieces)
                || is_mostly(marked, &pieces, here)
                || truth.is_none() && is_heir(marked, &pieces, here)
        };
        if silent && here != truth && !here.is_some_and(right) {
            let Anchor { quote, prefix, suffix, alike, .. } = &marked.anchor;
            let around = here.map(|(start, end)| {
                let text = |some: &[Piece]| some.iter().map(|piece| piece.0).collect::<String>();
                let (before, behind) = (start.saturating_sub(32), pieces.len().min(end + 32));
                format!(
                    "{}[{}]{}",
                    text(&pieces[before..start]),
                    text(&pieces[start..end]),
                    text(&pieces[end..behind])
                )
            });
            let left = pieces.iter().position(|piece| marked.pieces.contains(piece)).map(|first| {
                let end = pieces.len().min(first + marked.pieces.len() + 32);
                pieces[first.saturating_sub(32)..end].iter().map(|piece| piece.0).collect::<String>()
            });
            failures.push(format!(
                "{what}: {prefix}[{quote}]{suffix} ({alike:?} {}%)\n  is not {}\n  but {left:?} {truth:?}",
                marked.anchor.echo,
                around.unwrap_or_default()
            ));
        }
        if let Found::Changed { before, after, span } = &found {
            assert_eq!((before, after), (&marked.anchor.quote, &report.text.slice(*span)), "{what}");
        }
        if let Found::Ambiguous(spans) = &found {
            assert!(!spans.is_empty(), "{what}");
        }
    }
}

fn table(counts: &BTreeMap<(String, &'static str), Counts>) -> String {
    let mut text = String::new();
    for ((what, fate), counts) in counts {
        let _ = write!(text, "{what:>40}  {fate:<12}");
        for outcome in ["unchanged", "moved", "changed", "ambiguous", "lost"] {
            let _ = write!(text, " {outcome} {:<6}", counts.outcomes.get(outcome).unwrap_or(&0));
        }
        text.push('\n');
    }
    text
}

fn trials(documents: u64, rounds: u64, at_once: usize) -> BTreeMap<(String, &'static str), Counts> {
    let mut counts = BTreeMap::new();
    let mut failures = vec![];
    for seed in 0..documents {
        let original = document(seed);
        let report = original.report(Form::default());
        let mut chance = Chance(seed ^ 0xabcd);
        let marks = marks(&original, &report, &mut chance);
        for round in 0..rounds {
            for (index, what) in CHANGES.iter().enumerate() {
                let mut chance = Chance(seed << 32 ^ round << 8 ^ index as u64);
                let (mut changed, mut form) = (original.clone(), Form::default());
                change(&mut changed, &mut form, what, &mut chance);
                for _ in 1..at_once {
                    let more = CHANGES[chance.below(CHANGES.len())];
                    change(&mut changed, &mut form, more, &mut chance);
                }
                let name = if at_once == 1 {
                    (*what).to_owned()
                } else {
                    format!("{what} and {} more", at_once - 1)
                };
                judge(&marks, &changed, &changed.report(form), &name, &mut counts, &mut failures);
            }
        }
    }
    println!("{}", table(&counts));
    assert!(
        failures.is_empty(),
        "{} marks silently on other words, first:\n{}",
        failures.len(),
        failures[..failures.len().min(12)].join("\n")
    );
    counts
}

/// How many of the marks came out one of these ways.
fn share(
    counts: &BTreeMap<(String, &'static str), Counts>,
    what: &str,
    fate: &'static str,
    outcomes: &[&str],
) -> f64 {
    let Some(counts) = counts.get(&(what.to_owned(), fate)) else { return 0.0 };
    let all: usize = counts.outcomes.values().sum();
    let these: usize = outcomes.iter().filter_map(|outcome| counts.outcomes.get(outcome)).sum();
    these as f64 / all as f64
}

#[test]
fn one_change_at_a_time() {
    let counts = trials(10, 7, 1);
    for what in ["re-encoded", "re-wrapped", "punctuation narrowed", "Traditional characters"] {
        assert_eq!(share(&counts, what, "same words", &["moved"]), 1.0, "{what}");
    }
    assert_eq!(share(&counts, "number changed", "other words", &["changed"]), 1.0);
    // Confirming by hand is work: where the words are still there, it is rarely asked for.
    for what in CHANGES {
        let (certain, lost) = (&["unchanged", "moved"], &["lost"]);
        // Of two verbatim paragraphs nobody can say which one was marked.
        let least = if what.starts_with("paragraph duplicated") { 0.85 } else { 0.9 };
        assert!(share(&counts, what, "same words", certain) >= least, "{what}");
        assert_eq!(share(&counts, what, "same words", lost), 0.0, "{what}");
    }
}

#[test]
fn three_changes_at_once() {
    trials(8, 5, 3);
}

/// A report of 60 KB, full of look-alikes, is searched in time that grows with its length only.
#[test]
fn long_reports_are_searched_in_linear_time() {
    let time = |chapters: u64| {
        let parts: Vec<Chapter> = (0..chapters).flat_map(|seed| document(seed).0).collect();
        let original = Document(parts);
        let report = original.report(Form::default());
        let mut changed = original.clone();
        let mut chance = Chance(7);
        for what in CHANGES.iter().take(6).cycle().take(60) {
            change(&mut changed, &mut Form::default(), what, &mut chance);
        }
        let changed = changed.report(Form { narrow: true, ..Form::default() });
        let finder = Finder::new(&report);
        let length = report.text.len();
        // Sentences, and one long passage of a third of the report.
        let spans = (0..40).map(|index| CleanSpan::new(index * length / 41, index * length / 41 + 40));
        let long = CleanSpan::new(length / 3, 2 * length / 3);
        let anchors: Vec<Anchor> = spans.chain([long]).map(|span| finder.anchor(span)).collect();
        let start = std::time::Instant::now();
        let finder = Finder::new(&changed);
        let found: Vec<Found> = anchors.iter().map(|anchor| finder.find(anchor)).collect();
        let taken = start.elapsed();
        let last = found.last().unwrap();
        assert!(matches!(last, Found::Changed { .. }), "{last:?}");
        println!("{} bytes: {} marks in {taken:?}", report.source.text.len(), found.len());
        taken
    };
    let (short, long) = (time(2), time(14));
    assert!(long < short * 60 + std::time::Duration::from_secs(1), "{short:?} {long:?}");
}
