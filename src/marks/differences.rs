//! Where several people's marks of one report do not agree: pure.
//!
//! Marks are on the same thing where one covers at least half of the other, where they quote the
//! same words in the same surroundings, where they miss the same thing, or where they are wordings of
//! one mark. People agree on it where each says the same with the same tags.

use super::{Mark, join::root};
use crate::text::fold::fold_str;
use std::collections::{BTreeMap, BTreeSet};

/// The things on which people do not agree, each as the indexes of its marks in `marks`, in the order
/// of the first one.
pub fn differences(marks: &[Mark]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = vec![];
    for (index, mark) in marks.iter().enumerate() {
        let (related, others): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.iter().any(|other| on_the_same(&marks[*other], mark)));
        groups = others;
        groups.push(related.into_iter().flatten().chain([index]).collect());
    }
    groups.retain(|group| differ(group.iter().map(|index| &marks[*index])));
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort();
    groups
}

fn on_the_same(one: &Mark, other: &Mark) -> bool {
    if root(&one.id) == root(&other.id) {
        return true;
    }
    if let (Some(one), Some(other)) = (&one.absence, &other.absence) {
        return fold_str(one.what.trim()) == fold_str(other.what.trim());
    }
    let (Some(one), Some(other)) = (&one.anchor, &other.anchor) else { return false };
    if one.sha256 == other.sha256 {
        let (a, b) = (one.position, other.position);
        let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
        return shared > 0 && 2 * shared >= a.len().min(b.len());
    }
    one.quote == other.quote && (one.prefix == other.prefix || one.suffix == other.suffix)
}

/// True where not everyone says the same, or one mark has several wordings.
fn differ<'a>(marks: impl Iterator<Item = &'a Mark> + Clone) -> bool {
    type Said<'a> = BTreeSet<(&'a str, BTreeSet<&'a str>)>;
    let mut by_author: BTreeMap<&str, Said> = BTreeMap::new();
    let mut roots = BTreeSet::new();
    let mut several_wordings = false;
    for mark in marks {
        let tags = mark.tags.iter().map(String::as_str).collect();
        by_author.entry(&mark.author).or_default().insert((mark.note.trim(), tags));
        several_wordings |= !roots.insert(root(&mark.id));
    }
    let mut said = by_author.values();
    let first = said.next();
    several_wordings || said.any(|other| Some(other) != first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{marks::Anchor, text::CleanSpan};

    fn on(id: &str, start: usize, end: usize, author: &str, note: &str) -> Mark {
        let anchor = Anchor { position: CleanSpan::new(start, end), sha256: "a".into(), ..Anchor::default() };
        Mark::on_passage(id.into(), anchor, author, "").with_note(note, "")
    }

    fn lacks(id: &str, what: &str, author: &str, note: &str) -> Mark {
        Mark::on_absence(id.into(), what, vec![], author, "").with_note(note, "")
    }

    #[test]
    fn people_differ_where_they_say_other_things_of_the_same() {
        let cases: [(&[Mark], &[&[usize]]); 9] = [
            (&[on("1", 0, 9, "余青", "甲"), on("2", 0, 9, "陈云", "乙")], &[&[0, 1]]),
            (&[on("1", 0, 9, "余青", "甲"), on("2", 0, 9, "陈云", "甲")], &[]),
            (&[on("1", 0, 9, "余青", "甲"), on("2", 0, 9, "余青", "乙")], &[]),
            (&[on("1", 0, 9, "余青", "甲"), on("2", 8, 20, "陈云", "乙")], &[]),
            (&[on("1", 0, 90, "余青", "甲"), on("2", 8, 20, "陈云", "乙")], &[&[0, 1]]),
            (&[on("1", 0, 9, "余青", "甲"), on("1~0123abcd", 0, 9, "余青", "乙")], &[&[0, 1]]),
            (&[lacks("1", "敗訴件数", "余青", "甲"), lacks("2", "败诉件数", "陈云", "")], &[&[0, 1]]),
            (&[lacks("1", "败诉件数", "余青", ""), lacks("2", "复议件数", "陈云", "甲")], &[]),
            (
                &[
                    on("1", 50, 60, "余青", "甲"),
                    on("2", 0, 9, "余青", "甲"),
                    on("3", 0, 9, "陈云", ""),
                    on("4", 51, 60, "陈云", ""),
                ],
                &[&[0, 3], &[1, 2]],
            ),
        ];
        for (marks, expected) in cases {
            assert_eq!(differences(marks), expected, "{marks:?}");
        }
        let tagged = on("2", 0, 9, "陈云", "甲").with_tags(vec!["数字".into()], "");
        assert_eq!(differences(&[on("1", 0, 9, "余青", "甲"), tagged]).len(), 1);
    }
}
