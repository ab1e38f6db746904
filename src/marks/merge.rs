//! Joining what two instances did to the same marks: pure three-way merges.
//!
//! What only one side changed is taken from that side. Where both changed the same words, both are
//! kept. An edit outlives a removal. Nothing here depends on who merges first.

use super::mark::{Extra, Mark, ReportKey};
use std::collections::BTreeMap;

/// One mark that was changed on both sides of `base`. Without a base, both sides made it.
pub fn mark(base: Option<&Mark>, ours: &Mark, theirs: &Mark) -> Mark {
    if ours == theirs || base == Some(theirs) {
        return ours.clone();
    }
    if base == Some(ours) {
        return theirs.clone();
    }
    let (later, earlier) = if rank(ours) >= rank(theirs) { (ours, theirs) } else { (theirs, ours) };
    Mark {
        id: later.id.clone(),
        anchor: side(base.map(|mark| &mark.anchor), &later.anchor, &earlier.anchor),
        absence: side(base.map(|mark| &mark.absence), &later.absence, &earlier.absence),
        note: note(base.map(|mark| mark.note.as_str()), &later.note, &earlier.note),
        tags: tags(base.map_or(&[], |mark| &mark.tags), &earlier.tags, &later.tags),
        author: side(base.map(|mark| &mark.author), &later.author, &earlier.author),
        created: side(base.map(|mark| &mark.created), &later.created, &earlier.created),
        modified: later.modified.clone(),
        extra: extra(base.map(|mark| &mark.extra), &later.extra, &earlier.extra),
    }
}

/// An order that both sides agree on: by time, then by content.
fn rank(mark: &Mark) -> (&str, &str, &[String]) {
    (&mark.modified, &mark.note, &mark.tags)
}

fn side<T: Clone + PartialEq>(base: Option<&T>, later: &T, earlier: &T) -> T {
    if base == Some(later) { earlier.clone() } else { later.clone() }
}

/// Both notes where both were written, the earlier one first.
fn note(base: Option<&str>, later: &str, earlier: &str) -> String {
    if base == Some(later) || later.is_empty() && base.is_none() {
        return earlier.to_owned();
    }
    if base == Some(earlier) || later.contains(earlier) {
        return later.to_owned();
    }
    if earlier.contains(later) {
        return earlier.to_owned();
    }
    format!("{earlier}\n\n{later}")
}

/// Every tag that a side added, and of the old ones those that neither took away.
fn tags(base: &[String], first: &[String], second: &[String]) -> Vec<String> {
    let mut all: Vec<String> = vec![];
    for tag in first.iter().chain(second) {
        let kept = !base.contains(tag) || (first.contains(tag) && second.contains(tag));
        if kept && !all.contains(tag) {
            all.push(tag.clone());
        }
    }
    all
}

/// Unknown fields, of which each side may have changed some.
pub fn extra(base: Option<&Extra>, later: &Extra, earlier: &Extra) -> Extra {
    let mut all = Extra::new();
    for key in earlier.keys().chain(later.keys()) {
        let old = base.and_then(|base| base.get(key));
        let value = match (later.get(key), earlier.get(key)) {
            (Some(later), earlier) if Some(later) != old || earlier == old => Some(later),
            (None, Some(earlier)) if Some(earlier) == old => None,
            (_, earlier) => earlier,
        };
        if let Some(value) = value {
            all.insert(key.clone(), value.clone());
        }
    }
    all
}

/// The report's key as it is now (`ours`), with the versions that were marked before it.
pub fn report(ours: &ReportKey, theirs: &ReportKey) -> ReportKey {
    let mut all = ours.clone();
    for sha256 in theirs.earlier.iter().chain([&theirs.sha256]) {
        if *sha256 != all.sha256 && !all.earlier.contains(sha256) {
            all.earlier.push(sha256.clone());
        }
    }
    all.title = all.title.or_else(|| theirs.title.clone());
    all.issuer = all.issuer.or_else(|| theirs.issuer.clone());
    all.year = all.year.or(theirs.year);
    all.extra = extra(None, &ours.extra, &theirs.extra);
    all
}

/// How far the marks found on disk may be believed when a mark is missing there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disk {
    /// They are what was last written: a known mark that is missing was removed by another.
    Whole,
    /// They are a generation before, or nothing could be read: what is missing there is no removal.
    Partial,
}

/// All marks of a report: `ours` as this instance has them, derived from `base`, with `removed`
/// taken out since; `theirs` as they are on disk. In the order of ids.
pub fn marks(base: &[Mark], ours: &[Mark], removed: &[Mark], theirs: &[Mark], disk: Disk) -> Vec<Mark> {
    let base = by_id(base);
    let mut all: BTreeMap<&str, Mark> = BTreeMap::new();
    for their in theirs {
        let id = their.id.as_str();
        let taken_out = removed.iter().any(|gone| {
            gone.id == their.id && (gone == their || base.get(id).is_some_and(|base| *base == their))
        });
        if !taken_out {
            let merged = match all.get(id) {
                Some(twin) => mark(None, twin, their),
                None => their.clone(),
            };
            all.insert(id, merged);
        }
    }
    for our in ours {
        let id = our.id.as_str();
        let known = base.get(id).copied();
        let merged = match all.get(id) {
            Some(their) => mark(known, our, their),
            None if disk == Disk::Whole && known == Some(our) => continue,
            None => our.clone(),
        };
        all.insert(id, merged);
    }
    all.into_values().collect()
}

fn by_id(marks: &[Mark]) -> BTreeMap<&str, &Mark> {
    marks.iter().map(|mark| (mark.id.as_str(), mark)).collect()
}
