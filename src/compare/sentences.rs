//! Which sentences were kept, reworded, put in and left out.
//!
//! Sentences that say the same are paired first, wherever they stand, in their order; the others by
//! the runs of three signs that they share, the likest first.

use super::{
    couples::Couple,
    direction::Side,
    phrases::SetPhrases,
    stretches::{self, Stretch},
    wording::{Mixing, Numbered, Piece, Sign, Wording, number},
};
use crate::{report::Report, text::CleanSpan};
use std::hash::Hasher;

/// Length of the runs that sentences are known by, in signs.
const RUN: usize = 3;
/// A run in more sentences than this leads nowhere.
const COMMON: usize = 24;
/// Share of runs that two sentences have in common at the least, when one is the other reworded.
const ALIKE: f32 = 0.45;
/// The same for sentences of few signs, where chance is larger.
const ALIKE_SHORT: f32 = 0.6;
const SHORT: usize = 14;

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: CleanSpan,
    /// True where it says nothing but set phrases.
    pub set_phrase: bool,
}

/// A sentence of the left report that stands in the right one too.
#[derive(Clone, Debug, PartialEq)]
pub struct SentencePair {
    /// Index among the left sentences.
    pub left: usize,
    /// Index among the right sentences.
    pub right: usize,
    /// What changed; empty where it was kept.
    pub changes: Vec<Stretch>,
    /// Figures that stand in the same place of both, by their indexes.
    pub(super) figures: Vec<(usize, usize)>,
    /// How many telling signs of the right, and of the left, are those of the other side.
    pub(super) carried: [usize; 2],
}

impl SentencePair {
    /// True where the sentence was kept as it is.
    pub fn is_kept(&self) -> bool {
        self.changes.is_empty()
    }
}

/// Every sentence of two reports and what became of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SentenceComparison {
    /// Those of the left report, in order.
    pub left: Vec<Sentence>,
    /// Those of the right report, in order.
    pub right: Vec<Sentence>,
    /// Kept and reworded ones, in the order of the left report.
    pub pairs: Vec<SentencePair>,
    /// Sentences of the left report that the right one lacks.
    pub left_only: Vec<usize>,
    /// Sentences of the right report that the left one lacks.
    pub right_only: Vec<usize>,
    /// Telling signs of each sentence, left and right.
    pub(super) telling: [Vec<usize>; 2],
    /// Figures in headings and index lines that say the same in both.
    pub(super) elsewhere: Vec<(usize, usize)>,
}

impl SentenceComparison {
    /// How many sentences were kept.
    pub fn kept(&self) -> usize {
        self.pairs.iter().filter(|pair| pair.is_kept()).count()
    }

    /// How many were reworded.
    pub fn changed(&self) -> usize {
        self.pairs.len() - self.kept()
    }

    /// The sentences of the report on `side` that the other lacks, by their indexes.
    pub fn only_in(&self, side: Side) -> &[usize] {
        match side {
            Side::Left => &self.left_only,
            Side::Right => &self.right_only,
        }
    }

    /// How many sentences of the report on `side` say nothing but set phrases. They count among the
    /// kept, changed or lonely ones as well.
    pub fn set_phrases(&self, side: Side) -> usize {
        let sentences = match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        };
        sentences.iter().filter(|sentence| sentence.set_phrase).count()
    }
}

/// Aligns the sentences of two reports.
pub(super) fn align(reports: [&Report; 2], words: [&Wording; 2], phrases: &SetPhrases) -> SentenceComparison {
    debug_assert!(reports.iter().zip(words).all(|(report, words)| {
        words.sentences.last().is_none_or(|last| last.span.end <= report.text.len())
    }));
    let mut partner = vec![None; words[0].sentences.len()];
    let mut taken = vec![false; words[1].sentences.len()];
    let pieces = words.map(|words| words.sentences.as_slice());
    same(words, pieces, &mut partner, &mut taken);
    alike(words, &mut partner, &mut taken);
    let telling = words.map(|words| {
        let telling = phrases.telling(&words.signs);
        (words.sentences.iter().map(|piece| of_piece(&telling, *piece)).collect::<Vec<_>>(), telling)
    });
    let pairs = partner.iter().enumerate().filter_map(|(left, right)| Some((left, (*right)?)));
    let pairs = pairs
        .map(|(left, right)| {
            let pieces = [words[0].sentences[left], words[1].sentences[right]];
            pair_up((left, right), words, pieces, [&telling[0].1, &telling[1].1])
        })
        .collect();
    let unpaired = |partner: &[bool]| (0..partner.len()).filter(|&at| !partner[at]).collect::<Vec<_>>();
    let sentences = |side: usize| {
        let of = words[side].sentences.iter().zip(&telling[side].0);
        of.map(|(piece, telling)| Sentence {
            span: piece.span,
            set_phrase: telling * 4 <= word_count(words[side].of_piece(*piece)),
        })
        .collect::<Vec<_>>()
    };
    SentenceComparison {
        left: sentences(0),
        right: sentences(1),
        pairs,
        left_only: unpaired(&partner.iter().map(Option::is_some).collect::<Vec<_>>()),
        right_only: unpaired(&taken),
        telling: telling.map(|(counts, _)| counts),
        elsewhere: elsewhere(words),
    }
}

fn of_piece(telling: &[bool], piece: Piece) -> usize {
    telling[piece.signs.0..piece.signs.1].iter().filter(|tells| **tells).count()
}

fn word_count(signs: &[Sign]) -> usize {
    signs.iter().filter(|sign| super::wording::is_word(sign.sign)).count()
}

fn pair_up(
    (left, right): (usize, usize),
    words: [&Wording; 2],
    pieces: [Piece; 2],
    telling: [&[bool]; 2],
) -> SentencePair {
    let laid = stretches::overlay(words[0].of_piece(pieces[0]), words[1].of_piece(pieces[1]));
    let carried = |side: usize| {
        let at = |pair: &(usize, usize)| if side == 0 { pair.0 } else { pair.1 };
        laid.same.iter().filter(|pair| telling[side][pieces[side].signs.0 + at(pair)]).count()
    };
    SentencePair {
        left,
        right,
        carried: [carried(0), carried(1)],
        changes: laid.stretches,
        figures: laid.figures,
    }
}

/// Figures in the same place of headings and index lines that say the same.
fn elsewhere(words: [&Wording; 2]) -> Vec<(usize, usize)> {
    let pieces = words.map(|words| words.others.as_slice());
    let mut partner = vec![None; pieces[0].len()];
    same(words, pieces, &mut partner, &mut vec![false; pieces[1].len()]);
    let pairs = partner.iter().enumerate().filter_map(|(left, right)| Some((left, (*right)?)));
    let signs = |side: usize, at: usize| words[side].of_piece(pieces[side][at]);
    pairs
        .flat_map(|(left, right)| signs(0, left).iter().zip(signs(1, right)))
        .filter_map(|(one, other)| Some((one.figure?, other.figure?)))
        .collect()
}

/// Pieces that say the same, the first of several with the first.
fn same(words: [&Wording; 2], pieces: [&[Piece]; 2], partner: &mut [Option<usize>], taken: &mut [bool]) {
    let identity = |signs: &[Sign]| {
        let mut hasher = Mixing::default();
        signs.iter().for_each(|sign| hasher.write_u64(sign.identity));
        hasher.finish()
    };
    let mut places: Numbered<Vec<usize>> = Numbered::default();
    for (at, piece) in pieces[1].iter().enumerate().rev() {
        places.entry(identity(words[1].of_piece(*piece))).or_default().push(at);
    }
    for (left, piece) in pieces[0].iter().enumerate() {
        if let Some(right) = places.get_mut(&identity(words[0].of_piece(*piece))).and_then(Vec::pop) {
            partner[left] = Some(right);
            taken[right] = true;
        }
    }
}

/// Sentences that share most of their runs, the likest first.
fn alike(words: [&Wording; 2], partner: &mut [Option<usize>], taken: &mut [bool]) {
    let mut index: Numbered<Vec<usize>> = Numbered::default();
    let mut sizes = vec![0; taken.len()];
    for (right, piece) in words[1].sentences.iter().enumerate().filter(|(right, _)| !taken[*right]) {
        let runs = runs(words[1].of_piece(*piece));
        sizes[right] = runs.len();
        runs.into_iter().for_each(|run| index.entry(run).or_default().push(right));
    }
    let unpaired = words[0].sentences.iter().enumerate().filter(|(left, _)| partner[*left].is_none());
    let lefts: Vec<(usize, Vec<u64>)> =
        unpaired.map(|(left, piece)| (left, runs(words[0].of_piece(*piece)))).collect();
    let mut uses: Numbered<usize> = Numbered::default();
    lefts.iter().flat_map(|(_, runs)| runs).for_each(|run| *uses.entry(*run).or_default() += 1);
    let mut likest = vec![];
    let mut shared: Numbered<usize> = Numbered::default();
    for (left, runs) in lefts {
        shared.clear();
        let telling = |run: &&u64| uses.get(run).is_some_and(|uses| *uses <= COMMON);
        let places = runs.iter().filter(telling).filter_map(|run| index.get(run));
        for places in places.filter(|places| places.len() <= COMMON) {
            places.iter().for_each(|right| *shared.entry(*right as u64).or_default() += 1);
        }
        for (&right, &count) in &shared {
            let right = right as usize;
            let likeness = 2.0 * count as f32 / (runs.len() + sizes[right]).max(1) as f32;
            let enough = if runs.len().min(sizes[right]) < SHORT { ALIKE_SHORT } else { ALIKE };
            if likeness >= enough {
                likest.push(Couple { score: likeness, left, right });
            }
        }
    }
    likest.sort_by(Couple::order);
    for Couple { left, right, .. } in likest {
        if partner[left].is_none() && !taken[right] {
            partner[left] = Some(right);
            taken[right] = true;
        }
    }
}

/// The different runs of a sentence.
fn runs(signs: &[Sign]) -> Vec<u64> {
    let plain: Vec<char> = signs.iter().map(|sign| sign.sign).collect();
    let mut runs: Vec<u64> = plain.windows(RUN).map(number).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}
