//! Which figures may count the same thing, by what they are called and where they stand, and how surely.

use super::{Candidate, linked::Linked, naming::other_words};
use crate::{
    compare::{
        basis::{Basis, Role, differences, is_generic, same_stage, weight},
        couples::Couple,
        topics::Topic,
        wording::{Numbered, both},
    },
    report::Report,
    text::{CleanSpan, lexicon},
};
use std::collections::HashMap;

/// What stands farther from a figure (characters) is not about it, on a page of one line.
const AROUND: usize = 500;
/// A name of fewer characters tells nothing without its topic.
const TELLING_NAME: usize = 4;
/// A name of so many tells what is counted whatever was spoken of before.
const FULL_NAME: usize = 6;
/// 不合格率 is no 合格率.
const NOT: [char; 4] = ['不', '非', '未', '无'];
/// The measure of any sum of money.
const MONEY: &str = "金额";
/// Figures that are called alike more often than this cannot be told apart by their name.
const COMMON: usize = 12;

/// The figures of two reports, with where they stand.
pub(super) struct Places<'a> {
    pub(super) reports: [&'a Report; 2],
    pub(super) bases: &'a [Vec<Option<Basis>>; 2],
    pub(super) linked: Linked,
}

impl Places<'_> {
    /// The couples of free figures that may be pairs.
    pub(super) fn couples(
        &self,
        free: &[Vec<bool>; 2],
        aligned: &Numbered<(usize, usize)>,
    ) -> Vec<Candidate> {
        let unpaired = |side: usize| {
            let bases = self.bases[side].iter().enumerate().filter(move |(at, _)| free[side][*at]);
            bases.filter_map(|(at, basis)| Some((at, basis.as_ref()?)))
        };
        // Of each kind of the right report its figures, and how many the left one has.
        let mut kinds: HashMap<_, usize> = HashMap::new();
        let mut alike: Vec<(Vec<(usize, &Basis)>, usize)> = vec![];
        for (right, other) in unpaired(1) {
            let kind = *kinds.entry(Kind::of(other)).or_insert(alike.len());
            if kind == alike.len() {
                alike.push((vec![], 0));
            }
            alike[kind].0.push((right, other));
        }
        let lefts: Vec<_> = unpaired(0)
            .filter_map(|(left, one)| {
                let kind = *kinds.get(&Kind::of(one))?;
                alike[kind].1 += 1;
                Some((left, one, kind))
            })
            .collect();
        let mut couples = vec![];
        for (left, one, kind) in lefts {
            let alike = alike.get(kind).filter(|(rights, lefts)| rights.len().max(*lefts) <= COMMON);
            for &(right, other) in alike
                .into_iter()
                .flat_map(|(rights, _)| rights)
                .filter(|other| !aligned.contains_key(&both(left, other.0)))
            {
                let score = self.score((left, one), (right, other), false);
                couples.extend(score.and_then(|score| self.judged(score, (left, one), (right, other))));
            }
        }
        for &(left, right) in aligned.values().filter(|pair| free[0][pair.0] && free[1][pair.1]) {
            let (Some(one), Some(other)) = (&self.bases[0][left], &self.bases[1][right]) else { continue };
            if (one.role, one.qualifier, &one.deeds) == (other.role, other.qualifier, &other.deeds) {
                let score = self.score((left, one), (right, other), true);
                couples.extend(score.and_then(|score| self.judged(score, (left, one), (right, other))));
            }
        }
        couples
    }

    /// How near the sections are that two figures stand in: see [`Linked::near`].
    pub(super) fn near(&self, left: usize, right: usize) -> u8 {
        let section = |side: usize, at: usize| self.reports[side].figures.found[at].section;
        self.linked.near(section(0, left), section(1, right))
    }

    /// How surely two figures count the same thing, their stage, period and scope aside.
    fn score(
        &self,
        (left, one): (usize, &Basis),
        (right, other): (usize, &Basis),
        aligned: bool,
    ) -> Option<f32> {
        if aligned && one.clause == other.clause && one.measure == other.measure {
            return Some(1.5);
        }
        let near = self.near(left, right);
        if !aligned && !same_act(one, other, near) {
            return None;
        }
        let topic = self.topic(one, other);
        let name = self.name((left, one), (right, other))?;
        let telling = weight(&one.name).min(weight(&other.name)) >= TELLING_NAME;
        // One that says nothing of what it counts counts what the other says only where their sentences agree.
        let void = |basis: &Basis| {
            [basis.name.is_empty(), basis.stages.is_empty(), basis.deeds.is_empty(), basis.topics.is_empty()]
                == [true; 4]
        };
        let void = void(one) || void(other);
        // 办结率 of what? Where the name does not say, the sections must.
        let rate = one.measure == "%" && one.topics.is_empty() && !telling && !(one.known && other.known);
        if rate && near == 0 && !aligned {
            return None;
        }
        let known = match topic {
            Some(topic) if telling || topic > 0.0 => 0.5 + topic,
            None if aligned && name > 0.9 && !one.name.is_empty() => 0.5,
            None if telling && name > 0.9 && (near == 2 || weight(&one.name) > TELLING_NAME && near > 0) => {
                0.4
            }
            _ => return None,
        };
        if void && !aligned {
            return None;
        }
        let headline = one.known && (one.first, other.first) == (true, true);
        let bonus = if aligned { 0.3 } else { f32::from(near) * 0.1 } + if headline { 0.12 } else { 0.0 };
        Some(known * name + bonus)
    }

    /// A candidate with what its figures differ in; none where they differ in so much that the name alone is common.
    pub(super) fn judged(
        &self,
        score: f32,
        (left, one): (usize, &Basis),
        (right, other): (usize, &Basis),
    ) -> Option<Candidate> {
        let mut why = differences(one, other);
        if !may_stand_together(one, other) {
            return None;
        }
        if let (Some(stated), Some(too)) = (one.indicator, other.indicator)
            && stated.id != too.id
        {
            // 行政强制案件 and 行政强制案卷 are no pair, 网站 and 各处 a pair of other words.
            let apart = stated.terms.apart || too.terms.apart;
            if apart || stated.family != too.family && (stated.terms.same || too.terms.same) {
                return None;
            }
            if why.is_empty() {
                // 办结 of what? Where the words are the same too, nothing tells in what they differ.
                why.push(other_words(self.reports, [one, other])?);
            }
        }
        // 涉及金额 of what?
        if one.measure == MONEY && why.is_empty() && !of_one_thing(one, other) {
            why.extend(other_words(self.reports, [one, other]));
        }
        let score = score - 0.3 * why.len() as f32;
        Some(Candidate { couple: Couple { score, left, right }, why })
    }

    /// Whether two figures are about the same topic, and how sure that is; `None` where they are not.
    fn topic(&self, one: &Basis, other: &Basis) -> Option<f32> {
        if one.known && other.known && one.name == other.name && one.topics == other.topics {
            return Some(0.3);
        }
        let named = |near: &Option<Topic>, topics: &[Topic]| {
            near.is_some_and(|near| matches!(topics, [only] if only.topic == near.topic))
        };
        match (one.topics.is_empty(), other.topics.is_empty()) {
            (false, false) => (one.topics == other.topics).then_some(0.4),
            (true, true) => match (one.near, other.near) {
                (Some(near), Some(far)) if near.topic == far.topic => Some(0.25),
                (None, None) => Some(0.0),
                _ => (one.name == other.name && weight(&one.name) >= FULL_NAME).then_some(0.0),
            },
            (false, true) => named(&other.near, &one.topics).then_some(0.3),
            (true, false) => named(&one.near, &other.topics).then_some(0.3),
        }
    }

    /// Whether two names are the same, 1, or differ only by words that stand around the other figure.
    fn name(&self, (left, one): (usize, &Basis), (right, other): (usize, &Basis)) -> Option<f32> {
        if self.are_other_members(left, right) {
            return None;
        }
        if one.name == other.name {
            return Some(1.0);
        }
        let tail = one.name.iter().rev().zip(other.name.iter().rev()).take_while(|(a, b)| a == b).count();
        let common = &one.name[one.name.len() - tail..];
        let untold = one.topics.is_empty() || other.topics.is_empty();
        if weight(common) < 2 || is_generic(common) && untold {
            return None;
        }
        let extra = [&one.name[..one.name.len() - tail], &other.name[..other.name.len() - tail]];
        if one.known != other.known || extra.iter().any(|extra| extra.iter().any(|c| NOT.contains(c))) {
            return None;
        }
        (self.stands_around(1, right, extra[0]) && self.stands_around(0, left, extra[1])).then_some(0.85)
    }

    /// True for members of lists that share their head and not what tells them apart: 国家级6家, 省级32家.
    fn are_other_members(&self, left: usize, right: usize) -> bool {
        let told = |side: usize, at: usize| {
            let report = self.reports[side];
            let slice =
                |span: CleanSpan| report.text.folded()[span.start..span.end].iter().collect::<String>();
            report.figures.found[at].shared.map(|shared| (shared.member_words(slice), shared.name(slice)))
        };
        let (Some((one, whole)), Some((other, all))) = (told(0, left), told(1, right)) else { return false };
        one != other && whole.strip_prefix(&one) == all.strip_prefix(&other)
    }

    /// True where the words stand in the paragraph or the headings of a figure.
    fn stands_around(&self, side: usize, figure: usize, words: &[char]) -> bool {
        if words.is_empty() {
            return true;
        }
        let report = self.reports[side];
        let figure = &report.figures.found[figure];
        let line = crate::text::segment::paragraph_at(&report.text, figure.span.start);
        let start = line.start.max(figure.span.start.saturating_sub(AROUND));
        let line = CleanSpan::new(start, line.end.min(figure.span.end + AROUND));
        let heading = figure.section.and_then(|section| report.outline.sections.get(section));
        let places = [Some(line), heading.map(|section| section.title_span)];
        let stands = |words: &[char]| {
            let words: String = words.iter().collect();
            let mut spans = places.iter().flatten();
            spans.any(|span| lexicon::has(&report.text.folded()[span.start..span.end], &words))
        };
        // The items of a list may stand apart there.
        stands(words) || words.len() > 2 && words.len().is_multiple_of(2) && words.chunks(2).all(stands)
    }
}

/// What two figures must have in common to be looked at more closely.
#[derive(PartialEq, Eq, Hash)]
struct Kind<'a> {
    role: Role,
    part: bool,
    qualifier: Option<&'static str>,
    deeds: &'a [&'static str],
    /// Names end alike or are not alike.
    ending: [Option<char>; 2],
    /// Where nothing is left of the name, the topic is all that tells.
    topic: Option<u16>,
}

impl<'a> Kind<'a> {
    fn of(basis: &'a Basis) -> Self {
        let mut ends = basis.name.iter().rev().copied();
        let last = ends.next();
        let ending = [last, ends.next().filter(|_| last.is_some_and(|last| weight(&[last]) == 1))];
        let topic = basis.near.filter(|_| basis.name.is_empty()).map(|near| near.topic);
        Self {
            role: basis.role,
            part: basis.part,
            qualifier: basis.qualifier,
            deeds: &basis.deeds,
            ending,
            topic,
        }
    }
}

/// Whether the things of two figures came to be counted alike. Where one text does not say how, a name
/// that is no more than a noun behind a number is no ground.
fn same_act(one: &Basis, other: &Basis, near: u8) -> bool {
    match (one.act, other.act) {
        (Some(left), Some(right)) => left == right,
        (None, None) => true,
        _ => one.known || !one.topics.is_empty() || near > 0 && weight(&one.name) > TELLING_NAME,
    }
}

/// Figures of different units or stages share a name only where both names say in full what is counted.
fn may_stand_together(one: &Basis, other: &Basis) -> bool {
    let (units, stages) = (
        one.measure != other.measure,
        !same_stage(one, other) || one.target != other.target || one.act != other.act,
    );
    if !units && !stages {
        return true;
    }
    let named = one.topics == other.topics
        && one.name == other.name
        && (one.known || !one.topics.is_empty() || weight(&one.name) >= TELLING_NAME);
    let both_say = one.target != other.target
        || !one.stages.is_empty() && !other.stages.is_empty()
        || !one.topics.is_empty();
    let said = !one.measure.is_empty() && !other.measure.is_empty();
    let amounts = said && one.role != Role::Change && one.measure != "%" && other.measure != "%";
    named && if units { amounts && !stages } else { both_say }
}

/// Whether two sums are of the same thing: what they name, else what was named last before them.
fn of_one_thing(one: &Basis, other: &Basis) -> bool {
    let thing = |basis: &Basis| basis.topics.last().copied().or(basis.near).map(|topic| topic.thing);
    one.topics == other.topics || thing(one) == thing(other)
}
