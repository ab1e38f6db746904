//! Joining what two instances did to the same marks: pure three-way merges.
//!
//! What only one side changed is taken from that side. Where both changed the same words, both are
//! kept. An edit outlives a removal. Nothing here depends on who merges first.

use super::{extra::Extra, join::beside, key::ReportKey, mark::Mark};
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
        worded: later.worded.clone().max(earlier.worded.clone()),
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

/// Both notes where both were written, the earlier one first. A paragraph that both have stands
/// once, so that joining what was joined already changes nothing.
fn note(base: Option<&str>, later: &str, earlier: &str) -> String {
    if base == Some(later) {
        return earlier.to_owned();
    }
    if base == Some(earlier) {
        return later.to_owned();
    }
    let mut paragraphs: Vec<&str> = vec![];
    for paragraph in earlier.split("\n\n").chain(later.split("\n\n")) {
        if !paragraph.is_empty() && !paragraphs.contains(&paragraph) {
            paragraphs.push(paragraph);
        }
    }
    paragraphs.join("\n\n")
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
    let fields = earlier.keys().chain(later.keys().filter(|field| earlier.get(field).is_none()));
    let merged = fields.filter_map(|field| {
        let old = base.and_then(|base| base.get(field));
        let value = match (later.get(field), earlier.get(field)) {
            (later, earlier) if later == old => earlier,
            (Some(later), _) => Some(later),
            (None, earlier) if earlier == old => None,
            (None, earlier) => earlier,
        };
        value.map(|value| (field.clone(), value.clone()))
    });
    merged.collect()
}

/// The report's key as it is now (`ours`), with the versions that were marked before it.
pub fn report(ours: &ReportKey, theirs: &ReportKey) -> ReportKey {
    let mut all = ours.clone();
    for sha256 in theirs.earlier.iter().chain([&theirs.sha256]) {
        if *sha256 != all.sha256 && !all.earlier.contains(sha256) {
            all.earlier.push(sha256.clone());
        }
    }
    for key in &theirs.joined {
        if !all.joined.contains(key) {
            all.joined.push(key.clone());
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
    let mut foreign: Vec<Mark> = vec![];
    for their in theirs {
        let id = their.id.as_str();
        let gone = removed.iter().find(|gone| gone.id == their.id);
        // Where the base lacks it, it was taken out and saved already: another put it back.
        let taken_out = gone.zip(base.get(id)).is_some_and(|(gone, known)| their == *known || their == gone);
        if !taken_out {
            let merged = match all.get(id) {
                Some(twin) if twin.author != their.author => {
                    foreign.push(beside(their));
                    continue;
                }
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
            // Nobody's words go into another's note, or take its place.
            Some(their) if their.author != our.author && ![Some(our), Some(their)].contains(&known) => {
                foreign.push(beside(our));
                continue;
            }
            Some(their) => mark(known, our, their),
            None if disk == Disk::Whole && known == Some(our) => continue,
            None => our.clone(),
        };
        all.insert(id, merged);
    }
    let all: BTreeMap<String, Mark> =
        all.into_values().chain(foreign).map(|mark| (mark.id.clone(), mark)).collect();
    all.into_values().collect()
}

fn by_id(marks: &[Mark]) -> BTreeMap<&str, &Mark> {
    marks.iter().map(|mark| (mark.id.as_str(), mark)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(note: &str, tags: &str, time: u8) -> Mark {
        let tags = tags.split_terminator(' ').map(str::to_owned).collect();
        Mark::on_report("a".into(), note, "余青", &format!("2025-03-08T09:45:{time:02}Z"))
            .with_tags(tags, &format!("2025-03-08T09:45:{time:02}Z"))
    }

    #[test]
    fn both_sides_are_kept_in_whatever_order_they_meet() {
        // base, one side, the other, merged: note and tags
        let cases = [
            (Some(("甲", "x")), ("甲", "x"), ("乙", "x"), ("乙", "x")),
            (Some(("甲", "x y")), ("甲", "x"), ("甲", "x y z"), ("甲", "x z")),
            (Some(("甲", "")), ("甲", "x"), ("乙", ""), ("乙", "x")),
            (Some(("甲", "")), ("同意", ""), ("不同意", ""), ("同意\n\n不同意", "")),
            (Some(("甲", "")), ("乙", ""), ("", "x"), ("乙", "x")),
            (None, ("乙", "y"), ("", "x"), ("乙", "y x")),
            (None, ("乙\n\n丙", ""), ("丙\n\n丁", ""), ("乙\n\n丙\n\n丁", "")),
        ];
        for (base, one, other, merged) in cases {
            let base = base.map(|(note, tags)| of(note, tags, 1));
            let (one, other) = (of(one.0, one.1, 2), of(other.0, other.1, 3));
            let found = mark(base.as_ref(), &one, &other);
            assert_eq!((found.note.as_str(), found.tags.join(" ").as_str()), merged);
            assert_eq!(mark(base.as_ref(), &other, &one), found);
            assert_eq!(mark(base.as_ref(), &found, &one).note, found.note);
        }
    }

    #[test]
    fn nobodys_words_go_into_anothers_note() {
        let base = [of("甲", "", 1)];
        let ours = [of("乙", "", 3)];
        let theirs = [Mark { author: "陈云".into(), ..of("丙", "", 2) }];
        let said = |marks: &[Mark]| -> Vec<(String, String)> {
            let mut said: Vec<_> =
                marks.iter().map(|mark| (mark.author.clone(), mark.note.clone())).collect();
            said.sort();
            said
        };
        let both = [("余青".to_owned(), "乙".to_owned()), ("陈云".to_owned(), "丙".to_owned())];
        for base in [&base[..], &[]] {
            let merged = marks(base, &ours, &[], &theirs, Disk::Whole);
            assert_eq!(said(&merged), both);
            assert_eq!(marks(&merged, &merged, &[], &merged, Disk::Whole), merged);
            assert_eq!(said(&marks(base, &theirs, &[], &ours, Disk::Whole)), both);
        }
        // Unchanged here, it is as on disk.
        assert_eq!(marks(&base, &base, &[], &theirs, Disk::Whole), theirs);
    }

    #[test]
    fn what_is_missing_is_a_removal_only_where_the_disk_is_whole() {
        let known = of("甲", "", 1);
        let all = |ours: &[Mark], removed: &[Mark], theirs: &[Mark], disk| {
            marks(std::slice::from_ref(&known), ours, removed, theirs, disk).len()
        };
        let known_ = [known.clone()];
        let edited = [of("乙", "", 2)];
        assert_eq!(all(&known_, &[], &[], Disk::Whole), 0);
        assert_eq!(all(&known_, &[], &[], Disk::Partial), 1);
        assert_eq!(all(&edited, &[], &[], Disk::Whole), 1);
        assert_eq!(all(&[], &known_, &known_, Disk::Whole), 0);
        assert_eq!(all(&[], &known_, &edited, Disk::Whole), 1);
        assert_eq!(marks(&[], &[], &known_, &known_, Disk::Whole).len(), 1);
        assert_eq!(all(&[], &[], &known_, Disk::Whole), 1);
    }
}
