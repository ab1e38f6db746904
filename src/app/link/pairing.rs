//! `gl`: the reader says which section answers which.
//!
//! What was paired in an earlier run is read first: until it is there, a pairing waits. What changes
//! goes to the disk as a change, and the answer is what is kept there, another run's pairs included.

use super::{
    hand::{self, HandPairs, Two},
    wording::name_of,
};
use crate::{
    app::{App, effect::Effect},
    report::Report,
    say,
    words::Lang,
};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// Two sections that are to be paired, or parted where they are a pair.
#[derive(Clone, Debug)]
struct Wish {
    reports: [Arc<Report>; 2],
    sections: [usize; 2],
}

impl Wish {
    fn key(&self) -> [String; 2] {
        hand::key_of(&self.reports[0], &self.reports[1])
    }
}

/// What was paired by hand between any two reports.
#[derive(Debug, Default)]
pub(super) struct HandMemory {
    known: HashMap<[String; 2], HandPairs>,
    asked: HashSet<[String; 2]>,
    /// What waits for its reports' pairs to be known.
    wishes: Vec<Wish>,
}

impl HandMemory {
    /// The pairs, where they are known, as indexes of sections.
    pub(super) fn between(&self, left: &Report, right: &Report) -> Vec<(usize, usize)> {
        let known = self.known.get(&hand::key_of(left, right));
        known.map(|pairs| pairs.between(left, right)).unwrap_or_default()
    }

    /// Takes in what is on disk; answers what waited for it.
    fn take(&mut self, kept: HandPairs) -> Vec<Wish> {
        let (granted, wishes) =
            std::mem::take(&mut self.wishes).into_iter().partition(|wish| wish.key() == kept.two.reports);
        self.wishes = wishes;
        self.known.insert(kept.two.reports.clone(), kept);
        granted
    }
}

impl App {
    /// Asks what was paired by hand between the two open reports, once.
    pub(super) fn ask_for_pairs(&mut self) {
        let Some(desk) = self.desk() else { return };
        let Some(right) = &desk.right else { return };
        let reports = hand::key_of(&desk.left.report, &right.report);
        if self.comparisons.by_hand.asked.contains(&reports) {
            return;
        }
        if let (Some(left), Some(right)) = (self.key_of(desk.left.id), self.key_of(right.id)) {
            self.comparisons.by_hand.asked.insert(reports);
            self.effects.push(Effect::LoadPairs(Two::of(&left, &right)));
        }
    }

    /// Pairs the sections that the two carets are in; where they are paired so, no longer.
    pub(in crate::app) fn pair_by_hand(&mut self) {
        let Some(desk) = self.desk() else { return };
        let Some(right) = &desk.right else { return self.tell(say!(self.lang, "link.one-report")) };
        let readers = [&desk.left, right];
        let sections = readers.map(|reader| reader.report.outline.section_at(reader.caret));
        let [Some(one), Some(other)] = sections else { return self.tell(say!(self.lang, "link.no-section")) };
        let reports = readers.map(|reader| reader.report.clone());
        let wish = Wish { reports, sections: [one, other] };
        if self.comparisons.by_hand.known.contains_key(&wish.key()) {
            self.grant(&wish);
        } else {
            self.comparisons.by_hand.wishes.push(wish);
            self.tell(say!(self.lang, "link.pairs-awaited"));
        }
    }

    /// True where sections of the two open reports are paired by hand.
    pub(in crate::app) fn is_paired_here(&self) -> bool {
        let two = self.desk().and_then(|desk| Some((&desk.left.report, &desk.right.as_ref()?.report)));
        two.is_some_and(|(left, right)| !self.comparisons.by_hand.between(left, right).is_empty())
    }

    /// What is paired by hand, as it is on disk.
    pub(in crate::app) fn pairs_loaded(&mut self, kept: HandPairs) {
        if !self.comparisons.by_hand.known.contains_key(&kept.two.reports) {
            self.tell_of_lost_pairs(&kept);
        }
        for wish in self.comparisons.by_hand.take(kept) {
            self.grant(&wish);
        }
        self.lay_out_link();
    }

    /// Says which sections that were paired by hand are not in the open reports any more.
    fn tell_of_lost_pairs(&mut self, kept: &HandPairs) {
        let Some(desk) = self.desk() else { return };
        let Some(right) = &desk.right else { return };
        if hand::key_of(&desk.left.report, &right.report) == kept.two.reports
            && let Some(words) = lost_pairs(self.lang, kept, [&desk.left.report, &right.report])
        {
            self.warn(words);
        }
    }

    fn grant(&mut self, wish: &Wish) {
        let [left, right] = [0, 1].map(|side| (wish.reports[side].as_ref(), wish.sections[side]));
        let Some(pairs) = self.comparisons.by_hand.known.get_mut(&wish.key()) else { return };
        let Some(edit) = pairs.toggled(left, right) else { return };
        pairs.apply(&edit);
        let paired = edit.made.is_some();
        self.effects.push(Effect::EditPairs(edit));
        self.lay_out_link();
        let [one, other] = [left, right]
            .map(|(report, at)| report.outline.sections.get(at).map(name_of).unwrap_or_default());
        self.tell(if paired {
            say!(self.lang, "link.paired", left = one, right = other)
        } else {
            say!(self.lang, "link.unpaired", left = one, right = other)
        });
    }
}

/// Which sections of a left and a right report were paired by hand and are not there any more; `None` where
/// all are.
pub fn lost_pairs(lang: Lang, kept: &HandPairs, [left, right]: [&Report; 2]) -> Option<String> {
    let lost = kept.lost(left, right);
    let named: Vec<String> = lost.iter().map(|(one, other)| format!("{one} = {other}")).collect();
    let pairs = named.join("; ");
    (!lost.is_empty()).then(|| say!(lang, "pairs.lost", count = lost.len(), pairs = pairs).into_owned())
}
