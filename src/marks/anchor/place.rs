//! Places where a marked passage may stand now, with what speaks for each.

use super::{
    context::{Agreement, agreement},
    fit::fit,
    numeral,
    shingles::Shingles,
    words::Words,
};
use crate::{marks::Anchor, text::CleanSpan};
use std::{ops::Range, sync::OnceLock};

/// Characters on each side of a quote that help to find its place.
const NEARBY: usize = 32;
/// Passages up to this many characters are laid onto the text whole.
const SHORT: usize = 400;
/// Characters next to a passage by which a second copy of its surroundings is known.
const TRACE: usize = 16;
/// Letters, signs and digits of a passage that an edit may replace to the last.
const FEW: usize = 8;
/// Look-alikes that are told apart by their surroundings; the rest of a very common word is left out.
const MOST: usize = 2000;

/// A passage as it was marked: its words, with the words around them.
pub(super) struct Passage {
    words: Words,
    quote: Range<usize>,
    /// The quote with the numbers completed that it cuts.
    whole: Range<usize>,
}

/// Where it may stand.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// In the words of the text.
    pub(super) range: Range<usize>,
    /// How much of the quote is the same there, from 0 to 1. Exactly 1 where every word is.
    pub(super) same: f32,
    /// How far the surroundings agree.
    pub(super) context: Agreement,
}

impl Place {
    fn overlaps(&self, other: &Range<usize>) -> bool {
        self.range.start < other.end && other.start < self.range.end
    }

    /// Words and surroundings in one number.
    pub(super) fn total(&self) -> f32 {
        (self.same + self.context.score) / 2.0
    }
}

impl Passage {
    pub(super) fn of(anchor: &Anchor) -> Self {
        let parts = [&anchor.prefix, &anchor.quote, &anchor.suffix];
        let text: Vec<char> = parts.iter().flat_map(|part| part.chars()).collect();
        let start = anchor.prefix.chars().count();
        let words = Words::of(&text);
        let quote = words.range(start..start + anchor.quote.chars().count());
        let whole = numeral::completed(words.chars(), &quote);
        Self { words, quote, whole }
    }

    pub(super) fn quote(&self) -> &[char] {
        &self.words.chars()[self.quote.clone()]
    }

    /// How far what stands around `place` agrees with what stood around `part` of the passage.
    fn agreement(&self, part: &Range<usize>, text: &[char], place: &Range<usize>) -> Agreement {
        let words = self.words.chars();
        agreement(text, place, &words[..part.start], &words[part.end..])
    }

    /// The quote with some of the words around it, and where it stands in them.
    fn nearby(&self) -> (&[char], Range<usize>) {
        let words = self.words.chars();
        let start = self.quote.start.saturating_sub(NEARBY);
        let end = words.len().min(self.quote.end + NEARBY);
        (&words[start..end], self.quote.start - start..self.quote.end - start)
    }
}

/// A text in which passages are looked for.
pub(super) struct Ground {
    words: Words,
    masked: OnceLock<Words>,
    shingles: OnceLock<Shingles>,
}

impl Ground {
    pub(super) fn of(text: &[char]) -> Self {
        Self { words: Words::of(text), masked: OnceLock::new(), shingles: OnceLock::new() }
    }

    pub(super) fn span(&self, range: &Range<usize>) -> CleanSpan {
        self.words.span(range)
    }

    pub(super) fn range(&self, span: CleanSpan) -> Range<usize> {
        self.words.range(span.start..span.end)
    }

    /// A place with other words, its numbers complete.
    fn changed(&self, passage: &Passage, range: Range<usize>, same: f32) -> Place {
        let context = passage.agreement(&passage.whole, self.words.chars(), &range);
        Place { range, same, context }
    }

    /// Every place with the very words of the passage, and with the same numbers at its edges.
    pub(super) fn exact(&self, passage: &Passage) -> Vec<Place> {
        let text = self.words.chars();
        let all = self.words.find(passage.quote()).into_iter();
        let whole =
            all.filter(|range| numeral::cut_alike(text, range, passage.words.chars(), &passage.quote));
        let place = |range: Range<usize>| {
            let context = passage.agreement(&passage.quote, text, &range);
            Place { range, same: 1.0, context }
        };
        whole.take(MOST).map(place).collect()
    }

    /// Every place with the same words and other numbers.
    pub(super) fn other_numbers(&self, passage: &Passage) -> Vec<Place> {
        let masked = self.masked.get_or_init(|| self.words.without_numbers());
        let text = self.words.chars();
        let quote = &passage.words.chars()[passage.whole.clone()];
        let mask = Words::of(quote).without_numbers();
        let mut places = vec![];
        for found in masked.find(mask.chars()).into_iter().take(MOST) {
            let range = masked.origin(found.start, text.len())..masked.origin(found.end, text.len());
            let there = &text[range.clone()];
            if there != quote {
                let alike = there.iter().zip(quote).filter(|(one, other)| one == other).count();
                let same = alike as f32 / there.len().max(quote.len()) as f32;
                places.push(self.changed(passage, range, same.clamp(0.5, 0.99)));
            }
        }
        places
    }

    /// Places where the passage may stand with other words. None of them overlaps one of `known`.
    pub(super) fn reworded(&self, passage: &Passage, known: &[Place]) -> Vec<Place> {
        let mut places: Vec<Place> = vec![];
        let found = if passage.quote.len() <= SHORT { self.laid_on(passage) } else { self.chained(passage) };
        for (range, same) in found {
            let range = numeral::completed(self.words.chars(), &range);
            let taken = known.iter().chain(&places).any(|place| place.overlaps(&range));
            if !taken && !range.is_empty() {
                let longer = range.len().max(passage.quote.len());
                let same = (same as f32 / longer as f32).min(0.99);
                places.push(self.changed(passage, range, same));
            }
        }
        places
    }

    /// Places without the passage's words, right behind what stood before it or right before what stood
    /// behind it: what an edit leaves of a passage that was copied with its surroundings.
    pub(super) fn between_traces(&self, passage: &Passage, exact: &[Place]) -> Vec<Place> {
        let (words, length) = (passage.words.chars(), passage.quote.len());
        let ahead = &words[passage.quote.start.saturating_sub(TRACE)..passage.quote.start];
        let behind = &words[passage.quote.end..words.len().min(passage.quote.end + TRACE)];
        let trace = |side: &[char]| if side.len() < TRACE { vec![] } else { self.words.find(side) };
        let text = self.words.chars().len();
        let after = trace(ahead).into_iter().take(MOST).map(|found| found.end..text.min(found.end + length));
        let before =
            trace(behind).into_iter().take(MOST).map(|found| found.start.saturating_sub(length)..found.start);
        // Right beside the very words the room is what lies between; what was put in there is no edit of
        // the passage, unless it says much the same.
        let room = |range: Range<usize>| match exact.iter().find(|place| place.overlaps(&range)) {
            None => Some(range),
            Some(place) => {
                let ahead = range.start..place.range.start.max(range.start);
                let behind = place.range.end.min(range.end)..range.end;
                let gap = if ahead.is_empty() { behind } else { ahead };
                is_much_of(&self.words.chars()[gap.clone()], passage.quote()).then_some(gap)
            }
        };
        let left = after.chain(before).filter_map(room).filter(|range| !range.is_empty());
        left.map(|range| self.changed(passage, range, 0.5)).collect()
    }

    /// True where a good part of the passage's words stand at `place`, in their order. A passage of a
    /// few words may have been put in others altogether; then it is enough that there are words at all.
    pub(super) fn shares_words(&self, passage: &Passage, place: &Place) -> bool {
        let there = &self.words.chars()[place.range.clone()];
        let telling = passage.quote().iter().filter(|character| character.is_alphanumeric()).count();
        if telling <= FEW {
            return there.iter().any(|character| character.is_alphanumeric());
        }
        common(passage.quote(), there) * 3 >= telling
    }

    fn shingles(&self) -> &Shingles {
        self.shingles.get_or_init(|| Shingles::of(self.words.chars()))
    }

    /// A short passage, laid whole onto each stretch of text that shares some of its words.
    fn laid_on(&self, passage: &Passage) -> Vec<(Range<usize>, usize)> {
        let (pattern, quote) = passage.nearby();
        let starts = self.shingles().starts(pattern);
        starts.into_iter().map(|start| self.lay(pattern, &quote, start)).collect()
    }

    fn lay(&self, pattern: &[char], part: &Range<usize>, start: isize) -> (Range<usize>, usize) {
        let text = self.words.chars();
        let first = usize::try_from(start.saturating_sub(2 * NEARBY as isize)).unwrap_or(0).min(text.len());
        let last = usize::try_from(start).unwrap_or(0) + pattern.len() + 3 * NEARBY;
        let window = &text[first..last.min(text.len())];
        let (place, same) = fit(pattern, part, window);
        (first + place.start..first + place.end, same)
    }

    /// A long passage: the chain of what is left of it, its two ends laid on.
    fn chained(&self, passage: &Passage) -> Vec<(Range<usize>, usize)> {
        let quote = passage.quote();
        let chain = self.shingles().chain(quote);
        let (Some(first), Some(last)) = (chain.first(), chain.last()) else { return vec![] };
        let (pattern, whole) = passage.nearby();
        let head = whole.start..(whole.start + first.0 + 4).min(whole.end);
        let start = if head.len() <= SHORT {
            let from = first.1 as isize - (first.0 + head.start) as isize;
            self.lay(&pattern[..head.end], &head, from).0.start.min(first.1)
        } else {
            first.1
        };
        let tail = whole.start + last.0..whole.end;
        let end = if tail.len() <= SHORT {
            let part = 0..tail.len();
            self.lay(&pattern[tail.start..], &part, last.1 as isize).0.end.max(last.1 + 4)
        } else {
            last.1 + 4
        };
        let covered: usize = chain.windows(2).map(|pair| (pair[1].0 - pair[0].0).min(4)).sum::<usize>() + 4;
        vec![(start..end.min(self.words.chars().len()), covered)]
    }
}

/// How many letters, signs and digits of `quote` stand in `text` in the same order; punctuation, which
/// any two sentences share, does not count.
fn common(quote: &[char], text: &[char]) -> usize {
    let telling = |side: &[char]| side.iter().copied().filter(|c| c.is_alphanumeric()).collect::<Vec<_>>();
    let text = telling(text);
    let mut row = vec![0; text.len() + 1];
    for expected in telling(quote) {
        let mut diagonal = 0;
        for (at, found) in text.iter().enumerate() {
            let longest = if *found == expected { diagonal + 1 } else { row[at + 1].max(row[at]) };
            diagonal = std::mem::replace(&mut row[at + 1], longest);
        }
    }
    row.last().copied().unwrap_or(0)
}

/// True where most of what `some` says is said in `quote` too.
fn is_much_of(some: &[char], quote: &[char]) -> bool {
    const RUN: usize = 4;
    let runs = some.windows(RUN);
    let all = runs.len();
    let shared = runs.filter(|run| quote.windows(RUN).any(|other| other == *run)).count();
    shared > 0 && shared * 2 >= all
}
