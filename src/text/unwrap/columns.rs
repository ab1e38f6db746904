//! How wide a broken text's full lines are, and how it parts its paragraphs: evidence of the whole text.

use crate::text::lines::{TidyLine, TidyLines};
use std::ops::RangeInclusive;

/// Narrower columns are lists and tables, wider ones are paragraphs on one line.
const WIDTHS: RangeInclusive<usize> = 18..=160;
/// Narrower columns than this may be lists: more evidence is asked for.
const NARROW: usize = 30;
/// A full line ends at most this many columns before the widest: one character and one mark that
/// may not start the next line.
const SLACK: usize = 4;
/// In print digits, points and letters are not half as wide as characters, and full lines differ by
/// a fifth of the width.
const SLACK_IN_PRINT: usize = 5;
/// Columns of a mark that hangs.
const HANGING: usize = 2;
/// Fewer full lines than this are chance.
const FEWEST: usize = 8;
/// Fewer full lines than this are no patches of broken lines.
const FEWEST_PATCHED: usize = 16;
/// Fewer full lines than this are no second column: footnotes are set in smaller type.
const FEWEST_NOTES: usize = 6;

/// How a text shows that a paragraph begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parting {
    /// First lines stand further in than this many columns.
    Indent(usize),
    /// A blank line stands between paragraphs.
    Blank,
    /// Not at all: a full line that ends a sentence ends its paragraph.
    Nothing,
}

/// What of a line counts here.
#[derive(Clone, Copy, Debug)]
struct Seen {
    width: usize,
    open: bool,
    /// Has a mark of a sentence in it.
    clauses: bool,
}

/// The widths of full lines (columns), and how paragraphs are parted.
#[derive(Debug)]
pub(super) struct Columns {
    full: Vec<RangeInclusive<usize>>,
    /// A line and the word behind it are wider than this where the word had no room.
    room: usize,
    pub(super) parting: Parting,
}

impl Columns {
    /// The columns that `lines` (positions of lines) were broken to, `None` where they were not.
    pub(super) fn of(tidy: &TidyLines, lines: &[usize]) -> Option<Self> {
        let seen: Vec<Seen> = lines
            .iter()
            .map(|&index| {
                let line = &tidy.lines[index];
                let chars = &tidy.chars[line.start..line.end];
                let mark = |c: &char| matches!(c, '，' | ',' | '、' | '。' | '；' | ';');
                Seen {
                    width: line_width(tidy, line),
                    open: !chars.last().is_some_and(|last| is_stop(*last)),
                    clauses: chars.iter().any(mark),
                }
            })
            .collect();
        let first = main_column(&seen)?;
        let wider: Vec<Seen> = seen.iter().filter(|line| line.width > *first.end()).copied().collect();
        let notes = column(&wider, SLACK * 2).filter(|full| {
            wider.iter().filter(|line| line.open && full.contains(&line.width)).count() >= FEWEST_NOTES
        });
        // A mark that may not start the next line hangs behind a full one.
        let even = *first.end() <= *first.start() + SLACK;
        let room = if even { *first.end() - SLACK / 2 } else { *first.start() + SLACK / 2 };
        let first = *first.start()..=*first.end() + HANGING;
        let mut columns = Self { full: vec![first], room, parting: Parting::Nothing };
        columns.full.extend(notes);
        columns.parting = columns.parting_of(tidy, lines);
        Some(columns)
    }

    /// True where a line of this width has no room for what stands at the start of the next line,
    /// `word` columns wide where that is one that was not broken.
    pub(super) fn is_full(&self, width: usize, word: usize) -> bool {
        let main = &self.full[0];
        let unbroken = word > 2 && width < *main.start() && width * 2 > self.room && width + word > self.room;
        unbroken || self.full.iter().any(|full| full.contains(&width))
    }

    fn parting_of(&self, tidy: &TidyLines, lines: &[usize]) -> Parting {
        let base = usual_indent(tidy, lines, |line| self.is_full(line_width(tidy, line), 0));
        let (mut ends, mut indented, mut blank) = (0, 0, 0);
        let (mut inside, mut blank_inside) = (0, 0);
        for pair in lines.windows(2) {
            let (before, line) = (&tidy.lines[pair[0]], &tidy.lines[pair[1]]);
            if self.is_full(line_width(tidy, before), 0) {
                inside += 1;
                blank_inside += usize::from(line.blank);
            } else {
                ends += 1;
                indented += usize::from(line.indent >= base + 2);
                blank += usize::from(line.blank);
            }
        }
        if indented * 2 >= ends && indented >= 3 {
            Parting::Indent(base + 1)
        } else if blank * 5 >= ends * 3 && blank_inside * 5 <= inside && ends >= 3 {
            Parting::Blank
        } else {
            Parting::Nothing
        }
    }
}

/// The columns before full lines that most of them share.
fn usual_indent(tidy: &TidyLines, lines: &[usize], is_full: impl Fn(&TidyLine) -> bool) -> usize {
    let mut counts = [0usize; 64];
    for line in lines.iter().map(|&index| &tidy.lines[index]).filter(|line| is_full(line)) {
        counts[line.indent.min(63)] += 1;
    }
    (0..64).max_by_key(|&indent| (counts[indent], std::cmp::Reverse(indent))).unwrap_or(0)
}

/// The column that a text's lines fill: of even width, of print, or in patches between lines that
/// were not broken.
fn main_column(seen: &[Seen]) -> Option<RangeInclusive<usize>> {
    let even = column(seen, SLACK)?;
    let inside = |full: &RangeInclusive<usize>| Inside::of(seen, full);
    let filled = |full: &RangeInclusive<usize>, most_wider: usize| {
        let inside = inside(full);
        let share = if *full.end() < NARROW { 2 } else { 4 };
        inside.open * share >= seen.len() && inside.wider * most_wider <= seen.len()
    };
    let told = |full: &RangeInclusive<usize>| {
        let inside = inside(full);
        inside.open >= FEWEST && inside.clauses * 4 >= inside.all
    };
    if told(&even) && filled(&even, 20) {
        return Some(even);
    }
    let print = column(seen, *even.end() / SLACK_IN_PRINT)?;
    if *print.end() >= NARROW && told(&print) && filled(&print, 10) {
        return Some(print);
    }
    // Lines of other widths end their sentences, those of this one do not.
    let Inside { all, open, clauses, wider, wider_open } = inside(&even);
    let patches =
        open >= FEWEST_PATCHED && open * 5 >= all * 4 && clauses * 4 >= all * 3 && wider_open * 2 <= wider;
    (*even.end() >= NARROW && patches && open * 12 >= seen.len()).then_some(even)
}

/// Counts of the lines that end within a column.
#[derive(Clone, Copy, Debug, Default)]
struct Inside {
    all: usize,
    open: usize,
    clauses: usize,
    /// Lines that are wider.
    wider: usize,
    /// Those of them that end no sentence.
    wider_open: usize,
}

impl Inside {
    fn of(seen: &[Seen], full: &RangeInclusive<usize>) -> Self {
        let mut counts = Self::default();
        for line in seen {
            let within = full.contains(&line.width);
            counts.all += usize::from(within);
            counts.open += usize::from(within && line.open);
            counts.clauses += usize::from(within && line.clauses);
            counts.wider += usize::from(line.width > *full.end());
            counts.wider_open += usize::from(line.width > *full.end() && line.open);
        }
        counts
    }
}

/// The range of `slack` columns that most lines end in.
fn column(seen: &[Seen], slack: usize) -> Option<RangeInclusive<usize>> {
    let mut counts = [0usize; 161];
    for line in seen.iter().filter(|line| WIDTHS.contains(&line.width)) {
        counts[line.width] += 1;
    }
    let range = |full: usize| full.saturating_sub(slack)..=full;
    let within = |full: &usize| range(*full).map(|width| counts[width]).sum::<usize>();
    let full = WIDTHS.max_by_key(|full| (within(full), std::cmp::Reverse(*full)))?;
    (within(&full) > 0).then(|| range(full))
}

/// Columns of a line, its indent included.
pub(super) fn line_width(tidy: &TidyLines, line: &TidyLine) -> usize {
    line.indent + width(&tidy.chars[line.start..line.end])
}

/// Columns as a dump counts them: two for anything beyond ASCII.
pub(super) fn width(chars: &[char]) -> usize {
    chars.iter().map(|character| if character.is_ascii() { 1 } else { 2 }).sum()
}

pub(super) fn is_stop(character: char) -> bool {
    matches!(character, '。' | '！' | '？' | '!' | '?' | '：' | ':' | '；' | ';')
}
