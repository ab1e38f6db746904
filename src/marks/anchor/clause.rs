//! What stands right beside a passage in its own clause.
//!
//! 办结全部案件 is not what it was where it has become 未办结全部案件, although its words are all there. So
//! the words beside a passage are compared outwards, up to the end of the clause that they are in; what
//! changed beyond that is a neighbour's affair. Line breaks and layout spaces do not count as changes, and
//! neither does a clause that now ends more strongly than it did.

use super::{CONTEXT, words::Words};
use crate::{marks::Anchor, text::CleanSpan};

/// Characters beside a passage that are looked at.
const LOOKED_AT: usize = 2 * CONTEXT;
/// Words that stand further from a passage than so many characters are not said to stand beside it.
const NEAR: usize = 8;
/// Characters shown beyond the clause where nothing else shows the difference.
const BEYOND: usize = 8;

/// Which way a side is read: away from the passage.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Forward,
}

/// How a character ends a clause, from not at all to for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    None,
    Clause,
    Sentence,
}

/// A character beside a passage.
struct Beside {
    character: char,
    /// True where a line ends between it and the one nearer to the passage.
    across_line: bool,
    /// Characters of the text from the passage to its near side, layout included.
    distance: usize,
}

impl Beside {
    /// How what stands from here on is parted from what is nearer to the passage.
    fn end(&self, way: Way) -> End {
        if self.across_line { End::Sentence } else { self.own_end(way) }
    }

    fn own_end(&self, way: Way) -> End {
        match self.character {
            '.' | '!' | '?' | ';' => End::Sentence,
            ',' | '、' | ':' => End::Clause,
            // What stands in brackets before a passage is not said of it.
            ')' if way == Way::Back => End::Clause,
            _ => End::None,
        }
    }
}

/// The passage with its clause before and now, where something else stands beside it now.
pub(super) fn changed(anchor: &Anchor, text: &[char], span: CleanSpan) -> Option<(String, String)> {
    if anchor.prefix.is_empty() && anchor.suffix.is_empty() {
        return None;
    }
    let quote: Vec<char> = anchor.quote.chars().collect();
    let (prefix, suffix): (Vec<char>, Vec<char>) =
        (anchor.prefix.chars().collect(), anchor.suffix.chars().collect());
    let start = span.start.saturating_sub(LOOKED_AT);
    let before = text.get(start..span.start).unwrap_or_default();
    let behind = text.get(span.end..text.len().min(span.end + LOOKED_AT)).unwrap_or_default();
    let same = (ends_with(&quote, Way::Back) || is_same(&prefix, before, Way::Back))
        && (ends_with(&quote, Way::Forward) || is_same(&suffix, behind, Way::Forward));
    if same {
        return None;
    }
    let whole = |ahead: &[char], quote: &[char], behind: &[char], more: usize| -> String {
        let back = (extent(ahead, Way::Back) + more).min(ahead.len());
        let forth = if ends_with(quote, Way::Forward) { more } else { extent(behind, Way::Forward) + more };
        let ahead = ahead.get(ahead.len() - back..).unwrap_or_default();
        let behind = behind.get(..forth.min(behind.len())).unwrap_or_default();
        ahead.iter().chain(quote).chain(behind).collect()
    };
    let there = text.get(span.start..span.end).unwrap_or_default();
    let said = |more| (whole(&prefix, &quote, &suffix, more), whole(before, there, behind, more));
    let plain = |words: &str| Words::of(&words.chars().collect::<Vec<_>>()).chars().to_vec();
    let (was, now) = said(0);
    Some(if plain(&was) == plain(&now) { said(BEYOND) } else { (was, now) })
}

/// True where a passage brings the end of its clause along on that side.
fn ends_with(quote: &[char], way: Way) -> bool {
    let words = Words::of(quote);
    let closing = |character: &&char| !matches!(**character, '"' | '\'' | ')' | '》' | '」' | ' ');
    let edge = match way {
        Way::Back => words.chars().first(),
        Way::Forward => words.chars().iter().rev().find(closing),
    };
    let beside = |character: &char| Beside { character: *character, across_line: false, distance: 0 };
    edge.is_some_and(|edge| !matches!(edge, ')') && beside(edge).end(way) > End::None)
}

/// A side of a passage, read away from it.
fn side(text: &[char], way: Way) -> Vec<Beside> {
    let words = Words::of(text);
    let all = 0..words.chars().len();
    let mut near = if way == Way::Back { text.len() } else { 0 };
    let mut beside = |index: usize| {
        let at = words.origin(index, text.len());
        let gap = if way == Way::Back { at + 1..near } else { near..at };
        let across_line = text.get(gap).unwrap_or_default().contains(&'\n');
        let distance = if way == Way::Back { text.len() - near } else { near };
        near = if way == Way::Back { at } else { at + 1 };
        Beside { character: words.chars().get(index).copied().unwrap_or_default(), across_line, distance }
    };
    match way {
        Way::Back => all.rev().map(&mut beside).collect(),
        Way::Forward => all.map(&mut beside).collect(),
    }
}

/// True where the same stands on that side, as far as the clause goes.
fn is_same(was: &[char], now: &[char], way: Way) -> bool {
    let cut = was.len() >= CONTEXT;
    let (was, now) = (side(was, way), side(now, way));
    for at in 0..NEAR {
        let (one, other) = (was.get(at), now.get(at));
        let ends = |beside: Option<&Beside>| beside.map_or(End::Sentence, |beside| beside.end(way));
        match (one, other) {
            (None, _) if cut => return true,
            (None, None) => return true,
            (Some(one), Some(other)) if one.character == other.character => {
                if one.across_line && other.across_line || one.own_end(way) > End::None {
                    return true;
                }
            }
            _ => return ends(one) > End::None && ends(other) >= ends(one),
        }
    }
    true
}

/// Characters from the passage to the end of its clause on that side.
fn extent(text: &[char], way: Way) -> usize {
    let side = side(text, way);
    side.iter().find(|beside| beside.end(way) > End::None).map_or(text.len(), |end| end.distance)
}
