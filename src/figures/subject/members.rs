//! The members of an enumeration before a list of numbers: 甲、乙和丙.

use super::label::trimmed_end;
use crate::text::{CleanSpan, lexicon::is_at};

/// What parts members, the plainest first: 和 may stand inside a member where 、 parts them.
const PARTING: [&[char]; 8] = [
    &['、'],
    &['、', '和'],
    &['、', '与'],
    &['、', '及'],
    &['和'],
    &['与'],
    &['及'],
    &['、', '和', '与', '及'],
];

/// The members between `from` and `to`, where there are as many as `count`.
pub(super) fn members(folded: &[char], from: usize, to: usize, count: usize) -> Option<Vec<CleanSpan>> {
    let to = trimmed_end(folded, from, to);
    PARTING
        .iter()
        .map(|signs| parted(folded, from, to, signs))
        .find(|members| members.len() == count && members.iter().all(|member| !member.is_empty()))
}

fn parted(folded: &[char], from: usize, to: usize, signs: &[char]) -> Vec<CleanSpan> {
    let mut members = vec![];
    let mut quoted = false;
    let mut open = from;
    let mut place = from;
    while place < to {
        match folded[place] {
            '“' | '《' | '(' => quoted = true,
            '”' | '》' | ')' => quoted = false,
            sign if signs.contains(&sign) && !quoted && place > open => {
                let end = if is_at(folded, place - 1, "以及") { place - 1 } else { place };
                members.push(CleanSpan::new(open, end.max(open)));
                open = place + 1;
            }
            _ => {}
        }
        place += 1;
    }
    members.push(CleanSpan::new(open, to.max(open)));
    members
}
