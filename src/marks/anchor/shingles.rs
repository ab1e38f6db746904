//! An index of a text by runs of four characters, for finding where a changed passage stands.

use std::collections::BTreeMap;

const LENGTH: usize = 4;
/// A run that occurs more often than this says nothing about where a passage is.
const COMMON: usize = 48;
/// Votes this close to each other, in characters, are for the same place.
const NEAR: usize = 48;
/// Places that are worth a closer look.
const BEST: usize = 6;

/// Where each run of four characters occurs: sorted by run, then by place.
pub(super) struct Shingles(Vec<(u64, usize)>);

/// Four characters as one number; two runs may share one, which costs a vote and no more.
fn number(run: &[char]) -> u64 {
    run.iter().fold(0, |number, character| number << 16 ^ u64::from(u32::from(*character)))
}

impl Shingles {
    /// Indexes a text.
    pub(super) fn of(text: &[char]) -> Self {
        let mut all: Vec<_> = text.windows(LENGTH).enumerate().map(|(at, run)| (number(run), at)).collect();
        all.sort_unstable();
        Self(all)
    }

    fn places(&self, run: &[char]) -> &[(u64, usize)] {
        let number = number(run);
        let start = self.0.partition_point(|(known, _)| *known < number);
        let rest = self.0.get(start..).unwrap_or_default();
        let end = rest.partition_point(|(known, _)| *known == number);
        rest.get(..end).unwrap_or_default()
    }

    /// Where `pattern` may begin in the text, best first; a place before the text's start counts as
    /// negative. Rare runs weigh more.
    pub(super) fn starts(&self, pattern: &[char]) -> Vec<isize> {
        let mut votes: BTreeMap<isize, f32> = BTreeMap::new();
        for (offset, run) in pattern.windows(LENGTH).enumerate() {
            let places = self.places(run);
            if places.len() <= COMMON {
                for (_, at) in places {
                    *votes.entry(at.wrapping_sub(offset) as isize).or_default() += 1.0 / places.len() as f32;
                }
            }
        }
        let mut groups: Vec<(f32, isize, f32)> = vec![];
        for (start, weight) in votes {
            match groups.last_mut() {
                Some((sum, first, best)) if start - *first <= NEAR as isize => {
                    *sum += weight;
                    if weight > *best {
                        (*first, *best) = (*first, weight);
                    }
                }
                _ => groups.push((weight, start, weight)),
            }
        }
        groups.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        groups.into_iter().take(BEST).map(|(_, start, _)| start).collect()
    }

    /// Pairs of places, in the pattern and in the text, where the same run stands, in the order of
    /// both: the longest such chain, without stretches that lie far off the rest.
    pub(super) fn chain(&self, pattern: &[char]) -> Vec<(usize, usize)> {
        let mut pairs = vec![];
        for (offset, run) in pattern.windows(LENGTH).enumerate() {
            let places = self.places(run);
            if places.len() <= LENGTH {
                // Backwards, so that no two places of one run stand in the same chain.
                pairs.extend(places.iter().rev().map(|(_, at)| (offset, *at)));
            }
        }
        densest(longest_rising(&pairs), pattern.len())
    }
}

/// The longest sequence whose second numbers rise (patience sorting, n log n).
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = vec![];
    let mut previous: Vec<Option<usize>> = vec![];
    for (index, (_, at)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *at);
        previous.push(length.checked_sub(1).map(|before| ends[before]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut chain = vec![];
    let mut next = ends.last().copied();
    while let Some(index) = next {
        chain.push(pairs[index]);
        next = previous[index];
    }
    chain.reverse();
    chain
}

/// The longest stretch of a chain in which the text has no hole that the pattern lacks.
fn densest(chain: Vec<(usize, usize)>, length: usize) -> Vec<(usize, usize)> {
    let far = (length / 2).max(200);
    let apart =
        |one: &(usize, usize), other: &(usize, usize)| (other.1 - one.1).abs_diff(other.0 - one.0) <= far;
    chain.chunk_by(apart).max_by_key(|stretch| stretch.len()).unwrap_or_default().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_lead_to_the_place_and_chains_bridge_a_gap() {
        let text: Vec<char> =
            "一年来，坚持党的领导。全年办结行政复议案件21件，其中撤销3件。推进政务公开工作走深走实。"
                .chars()
                .collect();
        let shingles = Shingles::of(&text);
        let pattern: Vec<char> = "全年办结行政复议案件32件，其中撤销3件。".chars().collect();
        assert_eq!(shingles.starts(&pattern), [11]);
        assert!(shingles.starts(&['乌', '有', '之', '乡', '矣']).is_empty());
        let chain = shingles.chain(&pattern);
        assert_eq!((chain[0], chain[chain.len() - 1]), ((0, 11), (17, 28)));
    }
}
