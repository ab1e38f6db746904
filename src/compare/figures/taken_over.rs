//! Numbers that a government's report takes over from its bureau's: the same number of the same thing in both.
//!
//! What a bureau counts is not what the whole place does, unless the place's report gives the bureau's own number
//! (市场监管部门立案705宗): then both texts tell of one count.

use crate::{
    compare::basis::Basis,
    figures::{Approx, Figure, Kind},
    report::Report,
};
use std::collections::BTreeMap;

/// A lesser number is the same by chance.
const TELLING: usize = 2;
/// What is rounded keeps so many digits, or it says too little.
const KEPT: usize = 3;

/// Figures, left and right, that state one number, which each report states once, of things of one measure with words
/// in common.
pub(super) fn pairs(reports: [&Report; 2], bases: &[Vec<Option<Basis>>; 2]) -> Vec<(usize, usize)> {
    let mut stated: BTreeMap<(String, String), [Vec<usize>; 2]> = BTreeMap::new();
    for side in [0, 1] {
        let figures = reports[side].figures.found.iter().zip(&bases[side]).enumerate();
        for (at, (figure, basis)) in figures {
            let Some((digits, basis)) = digits(figure).zip(basis.as_ref()) else { continue };
            if basis.target {
                continue;
            }
            stated.entry((basis.measure.clone(), digits)).or_default()[side].push(at);
        }
    }
    let rounded = rounded(&stated);
    let exact = stated.into_values().filter_map(|sides| match &sides {
        [left, right] if left.len() == 1 && right.len() == 1 => Some((left[0], right[0])),
        _ => None,
    });
    let alike = |&(left, right): &(usize, usize)| {
        let words = |side: usize, at: usize| bases[side][at].as_ref().map(|basis| basis.clause.as_slice());
        let (one, other) = (words(0, left).unwrap_or_default(), words(1, right).unwrap_or_default());
        one.windows(2).any(|pair| !pair.contains(&'#') && other.windows(2).any(|too| pair == too))
    };
    exact.chain(rounded).filter(alike).collect()
}

/// The digits of a count that tells something: 705, 11035.
fn digits(figure: &Figure) -> Option<String> {
    let counts = matches!(figure.kind, Kind::Quantity | Kind::Money) && figure.value2.is_none();
    let value = &figure.value;
    let whole = value.len() >= TELLING && value.chars().all(|c| c.is_ascii_digit());
    (counts && whole && figure.approx == Approx::Exact).then(|| value.clone())
}

/// 7.43万 and 74312.
fn rounded(stated: &BTreeMap<(String, String), [Vec<usize>; 2]>) -> Vec<(usize, usize)> {
    let mut pairs = vec![];
    for ((measure, digits), sides) in stated {
        let kept = digits.trim_end_matches('0').len();
        if kept < KEPT || kept == digits.len() {
            continue;
        }
        let mut others =
            stated.iter().filter(|((too, exact), _)| too == measure && rounds(exact, digits, kept));
        let (Some((_, exact)), None) = (others.next(), others.next()) else { continue };
        for side in [0, 1] {
            if let ([round], [], [], [exact]) =
                (&sides[side][..], &sides[1 - side][..], &exact[side][..], &exact[1 - side][..])
            {
                pairs.push(if side == 0 { (*round, *exact) } else { (*exact, *round) });
            }
        }
    }
    pairs
}

/// True where `exact` rounds to `round`, which keeps the first `kept` of its digits.
fn rounds(exact: &str, round: &str, kept: usize) -> bool {
    let number = |digits: &str| digits.parse::<u64>().ok();
    let step = u32::try_from(round.len() - kept).ok().and_then(|zeros| 10u64.checked_pow(zeros));
    let (Some(exact_value), Some(round_value), Some(step)) = (number(exact), number(round), step) else {
        return false;
    };
    exact != round && exact_value.abs_diff(round_value) * 2 <= step
}
