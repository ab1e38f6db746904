//! Thousands of deterministic changes to reports, and what becomes of the marks on them: no mark may
//! come to lie silently on other words, and none may be lost without a word.
//!
//! A text is kept as sentences whose characters know where they came from, so that the test knows,
//! without looking at the words, where each marked passage stands after a change and whether it is
//! still the same.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test fails by panicking")]

mod chance;
mod changes;
mod document;
mod edits;

use chance::Chance;
use changes::{CHANGES, COPY, change};
use document::{Chapter, Document, Form, Piece, document};
use edits::{EDITS, edit};
use shenyue::{
    marks::{Anchor, Finder, Found},
    report::Report,
    text::CleanSpan,
};
use std::{collections::BTreeMap, fmt::Write};

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
            // Where other words stand beside the passage in its clause, these are told with it.
            let (quote, there) = (&marked.anchor.quote, report.text.slice(*span));
            assert!(before.contains(quote) && after.contains(&there), "{what}: {before} → {after}");
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

/// A change of a document, and of the form in which it is written down, by its name.
type Change = fn(&mut Document, &mut Form, &str, &mut Chance);

/// Trials with the changes of these names, alone or with others that `CHANGES` has.
fn trials(
    (names, make): (&[&str], Change),
    documents: u64,
    rounds: u64,
    at_once: usize,
) -> BTreeMap<(String, &'static str), Counts> {
    let mut counts = BTreeMap::new();
    let mut failures = vec![];
    for seed in 0..documents {
        let original = document(seed);
        let report = original.report(Form::default());
        let mut chance = Chance(seed ^ 0xabcd);
        let marks = marks(&original, &report, &mut chance);
        for round in 0..rounds {
            for (index, what) in names.iter().enumerate() {
                let mut chance = Chance(seed << 32 ^ round << 8 ^ index as u64);
                let (mut changed, mut form) = (original.clone(), Form::default());
                make(&mut changed, &mut form, what, &mut chance);
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
    let counts = trials((CHANGES, change), 10, 7, 1);
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
    trials((CHANGES, change), 8, 5, 3);
}

#[test]
fn edits_as_people_make_them() {
    let counts = trials((EDITS, edit), 10, 7, 1);
    // What leaves every word as it was is no work for anyone.
    for what in ["digits widened", "blanks put between characters", "paragraphs joined and split"] {
        assert_eq!(share(&counts, what, "same words", &["unchanged", "moved"]), 1.0, "{what}");
    }
    for what in EDITS {
        assert_eq!(share(&counts, what, "same words", &["lost"]), 0.0, "{what}");
    }
    trials((EDITS, edit), 6, 4, 3);
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
