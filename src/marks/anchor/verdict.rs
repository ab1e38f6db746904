//! Which of the places it is, if any: the rules by which an anchor does not lie.
//!
//! A place is taken silently only where the very words stand in surroundings that agree, better
//! than those of any look-alike that was there when the mark was made, and clearly better than
//! those of any other place now. Everything else is said.

use super::{
    Found, clause,
    place::{Ground, Passage, Place},
};
use crate::{marks::Anchor, report::Report, text::CleanSpan};
use std::cmp::Ordering;

/// Surroundings that agree less than this prove nothing.
const AGREES: f32 = 0.5;
/// A passage of at least this many characters, unlike any other before and now, needs no surroundings.
const TELLING: usize = 48;
/// Words that agree less than this are other words, if nothing around them agrees either.
const SIMILAR: f32 = 0.7;

/// Nobody goes through more places than this.
const MOST_SHOWN: usize = 9;

/// Everything that is weighed.
struct Case<'a> {
    report: &'a Report,
    anchor: &'a Anchor,
    passage: &'a Passage,
    ground: &'a Ground,
    exact: Vec<Place>,
    numbers: Vec<Place>,
}

/// Finds a passage that does not stand where it stood.
pub(super) fn verdict(report: &Report, anchor: &Anchor, ground: &Ground) -> Found {
    let passage = Passage::of(anchor);
    if passage.quote().is_empty() {
        return Found::Lost;
    }
    let mut exact = ground.exact(&passage);
    let mut numbers = ground.other_numbers(&passage);
    exact.sort_by(by_context);
    numbers.sort_by(by_context);
    let case = Case { report, anchor, passage: &passage, ground, exact, numbers };
    case.undisturbed().unwrap_or_else(|| case.weigh())
}

fn by_context(one: &Place, other: &Place) -> Ordering {
    other.context.score.total_cmp(&one.context.score)
}

fn by_total(one: &Place, other: &Place) -> Ordering {
    other.total().total_cmp(&one.total())
}

/// By how much the best must be better than the next: little where it is nearly perfect.
fn clearly(best: f32, next: f32) -> bool {
    best - next >= 0.02_f32.max((1.0 - best) / 2.0)
}

impl Case<'_> {
    /// How far the surroundings of a look-alike agreed when the mark was made.
    fn rival(&self) -> f32 {
        self.anchor.alike.as_ref().map_or(0.0, |alike| f32::from(alike.context) / 100.0)
    }

    /// Passages with exactly these words when the mark was made.
    fn copies(&self) -> usize {
        self.anchor.alike.as_ref().map_or(1, |alike| alike.of)
    }

    /// True where the surroundings are better than a look-alike's ever were.
    fn beats_rivals(&self, place: &Place) -> bool {
        place.context.score > self.rival() + 0.02
    }

    fn same_section(&self, place: &Place) -> bool {
        let at = self.ground.span(&place.range).start;
        super::section::agree(&super::section::path(self.report, at), &self.anchor.section)
    }

    /// The words where nothing near them changed.
    fn undisturbed(&self) -> Option<Found> {
        let perfect: Vec<&Place> = self.exact.iter().filter(|place| place.context.is_perfect()).collect();
        let [only] = perfect.as_slice() else {
            return (!perfect.is_empty()).then(|| self.twins(&perfect));
        };
        // Another place that is nearly as good, and was not there before: the words may have been
        // copied with what surrounds them, and then the first of the two been edited.
        let appeared = self.exact.len() > self.copies();
        let strays = appeared && !self.same_section(only);
        let copied = |place: &&Place| appeared && (strays || place.context.is_one_sided());
        let nearly = |place: &&Place| place.context.score >= 0.7 && self.beats_rivals(place);
        let copies = self.exact.iter().filter(|place| place.range != only.range).filter(copied);
        let mut doubts: Vec<Place> = self.numbers.iter().filter(nearly).chain(copies).cloned().collect();
        doubts.extend(self.edited());
        doubts.extend(self.exact.iter().filter(|place| place.range != only.range).filter(nearly).cloned());
        // One of several that could not be told apart by their surroundings, and one is gone.
        let was_twin = self.rival() >= 0.98 && self.exact.len() < self.copies();
        if doubts.is_empty() && !was_twin {
            return Some(self.moved(only));
        }
        doubts.insert(0, (*only).clone());
        Some(self.ambiguous(doubts))
    }

    /// Other words in surroundings that agree as none did when the passage was marked: a place with its
    /// very words may be a copy of it and of all that surrounds it, and one of these the passage itself,
    /// edited since.
    fn edited(&self) -> Vec<Place> {
        let echo = f32::from(self.anchor.echo) / 100.0;
        let mut edited = self.ground.between_traces(self.passage, &self.exact);
        edited.retain(|place| {
            place.context.is_one_sided()
                && place.context.score > echo
                && self.ground.shares_words(self.passage, place)
        });
        edited
    }

    /// Several places with the same words in the same surroundings. Where one of them was made since
    /// the passage was marked, or is gone since, nothing but an unchanged position tells which is which.
    fn twins(&self, perfect: &[&Place]) -> Found {
        let stays = |place: &&&Place| {
            self.ground.span(&place.range).start == self.anchor.position.start && self.same_section(place)
        };
        if let Some(place) = perfect.iter().find(stays) {
            return self.moved(place);
        }
        let mut here = perfect.iter().filter(|place| self.same_section(place));
        let only_here = here.next().filter(|_| here.next().is_none());
        // As many as before: each is in its section still, or the order among them is kept.
        if let Some(alike) = self.anchor.alike.as_ref().filter(|alike| alike.of == self.exact.len()) {
            if let Some(place) = only_here {
                return self.moved(place);
            }
            let mut starts: Vec<usize> = self.exact.iter().map(|place| place.range.start).collect();
            starts.sort_unstable();
            let nth = alike.nth.checked_sub(1).and_then(|nth| starts.get(nth));
            let nth = perfect.iter().find(|place| Some(&place.range.start) == nth);
            if let Some(place) = nth.filter(|place| self.same_section(place)) {
                return self.moved(place);
            }
        }
        self.ambiguous(perfect.iter().map(|place| (*place).clone()).collect())
    }

    /// The words, or the place, or both, changed.
    fn weigh(&self) -> Found {
        let mut known = self.exact.clone();
        known.extend(self.numbers.iter().cloned());
        let mut changed = self.ground.reworded(self.passage, &known);
        changed.extend(self.numbers.iter().cloned());
        changed.sort_by(by_total);
        match self.exact.first() {
            Some(best) => self.weigh_exact(best, &changed),
            None => self.weigh_changed(&changed),
        }
    }

    fn weigh_exact(&self, best: &Place, changed: &[Place]) -> Found {
        let score = best.context.score;
        let similar: Vec<&Place> = changed.iter().filter(|place| place.same >= 0.4).collect();
        let unknown = similar.iter().copied().filter(|place| self.beats_rivals(place));
        let strongest = unknown.max_by(|one, other| by_context(other, one));
        if let Some(place) = strongest.filter(|place| place.context.is_mutual())
            && clearly(place.context.score, score)
        {
            return self.changed(place);
        }
        let others: Vec<&Place> = self.exact.iter().skip(1).chain(similar).collect();
        let mut doubts: Vec<Place> =
            others.into_iter().filter(|place| place.context.outdoes(&best.context)).cloned().collect();
        doubts.extend(self.edited().into_iter().filter(|place| place.context.equals(&best.context)));
        let next = self.exact.get(1).map_or(0.0, |place| place.context.score);
        let alone = self.exact.len() == 1 && self.copies() == 1;
        let agrees = score >= AGREES && best.context.is_one_sided();
        let near = agrees
            && self.beats_rivals(best)
            && self.exact.len() == self.copies()
            && (alone || best.context.is_close() && clearly(score, next) && !self.elsewhere(best));
        let far = alone && self.anchor.alike.is_none() && self.passage.quote().len() >= TELLING;
        if doubts.is_empty() && (near || far) {
            return self.moved(best);
        }
        let mut all = self.exact.clone();
        all.extend(doubts);
        self.ambiguous(all)
    }

    /// True where the same words stand in the section that was marked, but not at `place`.
    fn elsewhere(&self, place: &Place) -> bool {
        !self.same_section(place) && self.exact.iter().any(|other| self.same_section(other))
    }

    fn weigh_changed(&self, changed: &[Place]) -> Found {
        let likely: Vec<&Place> = changed
            .iter()
            .filter(|place| {
                place.context.score >= AGREES && self.is_plausible(place) || place.same >= SIMILAR
            })
            .collect();
        // Other words, and around them nothing changed.
        let mut in_place = likely.iter().filter(|place| place.context.is_perfect());
        if let (Some(place), None) = (in_place.next(), in_place.next()) {
            return self.changed(place);
        }
        let Some(best) = likely.first() else { return Found::Lost };
        let next = likely.get(1).map_or(0.0, |place| place.total());
        let agrees = best.context.score >= AGREES && best.context.is_one_sided();
        let near = agrees && self.beats_rivals(best) && clearly(best.total(), next);
        let far = best.same >= 0.8 && self.anchor.alike.is_none() && clearly(best.total(), next);
        if near || far { self.changed(best) } else { self.ambiguous(likely.into_iter().cloned().collect()) }
    }

    /// Other words in the old place: what replaced the passage, if it is no longer than a rewording
    /// would be and still says some of it. A scrap of a neighbour is not the passage.
    fn is_plausible(&self, place: &Place) -> bool {
        let fills = || {
            place.context.score >= 0.75
                && place.range.len() <= 3 * self.passage.quote().len() + 20
                && self.ground.shares_words(self.passage, place)
        };
        place.same >= 0.3 || fills()
    }

    /// The very words: where other words stand beside them in their own clause, that is said.
    fn moved(&self, place: &Place) -> Found {
        let span = self.ground.span(&place.range);
        match clause::changed(self.anchor, self.report.text.chars(), span) {
            None => Found::Moved(span),
            Some((before, after)) => Found::Changed { span, before, after },
        }
    }

    fn changed(&self, place: &Place) -> Found {
        let span = self.ground.span(&place.range);
        Found::Changed { span, before: self.anchor.quote.clone(), after: self.report.text.slice(span) }
    }

    fn ambiguous(&self, mut places: Vec<Place>) -> Found {
        places.sort_by(by_total);
        let mut spans: Vec<CleanSpan> = vec![];
        for span in places.iter().map(|place| self.ground.span(&place.range)) {
            if !spans.contains(&span) {
                spans.push(span);
            }
        }
        spans.truncate(MOST_SHOWN);
        Found::Ambiguous(spans)
    }
}
