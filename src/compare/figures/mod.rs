//! Which figures count the same thing, and which only bear the same name.
//!
//! Figures in the same place of a sentence that was kept or reworded are compared first; the others
//! by what they count. Two figures that count the same are a pair where each is the only such
//! figure of its report, or stands in the section that answers the other's.

mod alike;
mod conventional;
mod heads;
mod issuers;
mod linked;
mod naming;
mod places;
mod stated;
mod tables;
mod taken_over;

use super::{
    basis::{Aspect, Basis, Why},
    couples::{Couple, choose},
    difference::of_changes,
    direction::Side,
    sections::SectionPair,
    sentences::SentenceComparison,
    wording::{Numbered, both},
};
use crate::report::Report;
use conventional::Conventional;
use issuers::Issuers;
use linked::Linked;
use places::Places;
use tables::Tables;

/// Two figures that count the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigurePair {
    /// Index of the figure in the left report.
    pub left: usize,
    /// Index of the figure in the right report.
    pub right: usize,
    /// The later less the earlier as a decimal string (right less left where the years do not tell), percentage
    /// points for shares; `None` where one is rough.
    pub difference: Option<String>,
    /// The change in per cent of the earlier figure, to one place; `None` for shares, rough figures and from zero.
    pub percent: Option<String>,
}

/// Two figures of the same name that count on a different basis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherBasis {
    /// Index of the figure in the left report.
    pub left: usize,
    /// Index of the figure in the right report.
    pub right: usize,
    /// In what they differ.
    pub why: Vec<Why>,
}

/// The figures of two reports. Every figure is in one list only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureComparison {
    /// Those that count the same thing, in the order of the left report.
    pub pairs: Vec<FigurePair>,
    /// Those that only bear the same name.
    pub different_basis: Vec<OtherBasis>,
    /// Figures of the left report without a partner.
    pub left_only: Vec<usize>,
    /// Figures of the right report without a partner.
    pub right_only: Vec<usize>,
}

/// A couple must be better than any other of the two by this.
const MARGIN: f32 = 0.04;

/// Figures of one indicator whose words are alike too are the likelier the same.
const ALIKE: f32 = 0.15;

/// A couple of figures that may be a pair, and in what they differ.
#[derive(Clone, Debug)]
struct Candidate {
    couple: Couple,
    why: Vec<Why>,
}

impl Candidate {
    /// True where both are results, or both targets, of things that came to be counted alike.
    fn is_of_a_kind(&self) -> bool {
        !self.why.iter().any(|why| why.aspect == Aspect::Stage && why.is_of_kind())
    }
}

/// Pairs the figures of two reports.
pub(super) fn pair(
    reports: [&Report; 2],
    bases: &[Vec<Option<Basis>>; 2],
    sentences: &SentenceComparison,
    sections: &[SectionPair],
    later: Side,
) -> FigureComparison {
    let places = Places { reports, bases, linked: Linked::of(reports, sections) };
    let mut free = [0, 1].map(|side: usize| vec![true; bases[side].len()]);
    let mut chosen = vec![];
    let issuers = Issuers::that_differ(reports);
    let own = issuers.as_ref().filter(|issuers| issuers.one_is_the_others());
    let taken_over = own.map(|_| taken_over::pairs(reports, bases)).unwrap_or_default();
    for &(left, right) in &taken_over {
        take(&mut free, &mut chosen, (left, right, vec![]));
    }
    // Cells by row and column; that a line says 2 in both reports says nothing.
    let tables = reports.map(Tables::of);
    for (left, right) in tables::pairs(&tables, reports, &places.linked) {
        take(&mut free, &mut chosen, (left, right, vec![]));
    }
    let cells = |left: usize, right: usize| tables[0].has(left) || tables[1].has(right);
    // In the same place of sentences that say the same: whatever they state.
    let (kept, reworded): (Vec<_>, Vec<_>) = sentences.pairs.iter().partition(|pair| pair.is_kept());
    let same = reports[0].text.folded() == reports[1].text.folded();
    let counts = |left: usize, right: usize| bases[0][left].is_some() && bases[1][right].is_some();
    for &(left, right) in kept.iter().flat_map(|pair| &pair.figures).chain(&sentences.elsewhere) {
        if same || counts(left, right) && !cells(left, right) {
            take(&mut free, &mut chosen, (left, right, vec![]));
        }
    }
    let aligned: Numbered<(usize, usize)> = reworded
        .iter()
        .flat_map(|pair| &pair.figures)
        .map(|&(left, right)| (both(left, right), (left, right)))
        .collect();
    let named = joined(places.couples(&free, &aligned), alike::couples(&places, &free));
    let couples = joined(stated::couples(&places, &free), named);
    // A target is set beside a result only where neither has a partner of its kind.
    let (alike, apart): (Vec<_>, Vec<_>) = couples.into_iter().partition(Candidate::is_of_a_kind);
    for couples in [alike, apart] {
        let couples = couples
            .into_iter()
            .filter(|Candidate { couple, .. }| free[0][couple.left] && free[1][couple.right]);
        let (plain, why): (Vec<_>, Vec<_>) =
            couples.map(|Candidate { couple, why }| (couple, (both(couple.left, couple.right), why))).unzip();
        let mut why: Numbered<Vec<Why>> = why.into_iter().collect();
        for Couple { left, right, .. } in choose(plain, MARGIN) {
            let why = why.remove(&both(left, right)).unwrap_or_default();
            take(&mut free, &mut chosen, (left, right, why));
        }
    }
    let conventional = Conventional { reports, bases, linked: &places.linked };
    for couple in conventional.pairs(&free) {
        take(&mut free, &mut chosen, couple);
    }
    heads::inherit(reports, bases, &mut chosen);
    if let Some(issuers) = issuers {
        let others = chosen.iter_mut().filter(|(left, right, _)| !taken_over.contains(&(*left, *right)));
        for (left, right, why) in others {
            let figures = [&reports[0].figures.found[*left], &reports[1].figures.found[*right]];
            why.extend(issuers.apart(figures[0], figures[1]));
        }
    }
    result(reports, bases, chosen, &free, later)
}

/// Couples of two kinds as one list: what the first says of two figures goes before what the second says, which makes
/// it the surer.
fn joined(mut stated: Vec<Candidate>, named: Vec<Candidate>) -> Vec<Candidate> {
    let known =
        stated.iter().enumerate().map(|(at, stated)| (both(stated.couple.left, stated.couple.right), at));
    let known: Numbered<usize> = known.collect();
    let mut rest = vec![];
    for named in named {
        match known.get(&both(named.couple.left, named.couple.right)) {
            Some(&at) => {
                let couple = &mut stated[at].couple;
                couple.score = couple.score.max(named.couple.score) + ALIKE;
            }
            None => rest.push(named),
        }
    }
    stated.extend(rest);
    stated
}

/// A left figure, a right one, and in what they differ.
type Chosen = (usize, usize, Vec<Why>);

fn take(free: &mut [Vec<bool>; 2], chosen: &mut Vec<Chosen>, couple: Chosen) {
    if free[0][couple.0] && free[1][couple.1] {
        free[0][couple.0] = false;
        free[1][couple.1] = false;
        chosen.push(couple);
    }
}

fn result(
    reports: [&Report; 2],
    bases: &[Vec<Option<Basis>>; 2],
    mut chosen: Vec<Chosen>,
    free: &[Vec<bool>; 2],
    later: Side,
) -> FigureComparison {
    chosen.sort_by_key(|couple| couple.0);
    let only = |side: usize| (0..free[side].len()).filter(|&at| free[side][at]).collect();
    let mut found = FigureComparison { left_only: only(0), right_only: only(1), ..Default::default() };
    for (left, right, why) in chosen {
        if why.is_empty() {
            let (one, other) = (&reports[0].figures.found[left], &reports[1].figures.found[right]);
            let falls = |side: usize, at: usize| bases[side][at].as_ref().is_some_and(|basis| basis.falls);
            let [falls, too] = [falls(0, left), falls(1, right)];
            let (difference, percent) = match later {
                Side::Left => of_changes(other, one, [too, falls]),
                Side::Right => of_changes(one, other, [falls, too]),
            };
            found.pairs.push(FigurePair { left, right, difference, percent });
        } else {
            found.different_basis.push(OtherBasis { left, right, why });
        }
    }
    found
}
