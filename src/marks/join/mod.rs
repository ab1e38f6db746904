//! Joining the marks of several people: pure, the same result in whatever order they are joined, and
//! however often.
//!
//! Two people's folders have no common ancestor that anyone knows of, so nothing can be said to have
//! been taken out, and no words may be put in the place of others. What is in any folder is in the
//! result, but for what its own author has put in other words since: of one author's wordings of one mark the
//! newest stays. A mark that is in several with different notes otherwise is kept in each wording: the one that was
//! changed last under the mark's own id, the others under that id with a suffix made from their words.
//! (Two runs of one person are another matter: [`merge`](super::merge).)

mod names;

use super::{Extra, Mark, ReportKey, ReportMarks};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Joins sets of marks: one set for each report, by its SHA-256; sets of versions of one file are
/// joined.
pub fn join(sets: &[ReportMarks]) -> Vec<ReportMarks> {
    let mut groups: Vec<Vec<&ReportMarks>> = vec![];
    for set in sets {
        let (related, others): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|group| group.iter().any(|other| other.report.shares_version(&set.report)));
        groups = others;
        groups.push(related.into_iter().flatten().chain([set]).collect());
    }
    let mut joined: Vec<ReportMarks> = groups.iter().map(|group| one_report(group)).collect();
    joined.sort_by(|one, other| one.report.sha256.cmp(&other.report.sha256));
    joined
}

fn one_report(sets: &[&ReportMarks]) -> ReportMarks {
    let keys: Vec<&ReportKey> = sets.iter().map(|set| &set.report).collect();
    let mut roots: BTreeMap<&str, Vec<&Mark>> = BTreeMap::new();
    for mark in sets.iter().flat_map(|set| &set.marks) {
        roots.entry(root(&mark.id)).or_default().push(mark);
    }
    let mut all = ReportMarks::new(report(&keys));
    all.extra = extra(sets.iter().map(|set| &set.extra));
    roots.iter().flat_map(|(root, marks)| wordings(root, marks)).for_each(|mark| all.put(mark));
    all
}

/// The id that all wordings of a mark share.
pub fn root(id: &str) -> &str {
    let suffix =
        |suffix: &str| suffix.len() == DIGITS && suffix.chars().all(|digit| digit.is_ascii_hexdigit());
    id.rsplit_once('~').filter(|(_, end)| suffix(end)).map_or(id, |(root, _)| root)
}

const DIGITS: usize = 8;

/// The suffix of a wording: the start of the SHA-256 of author and note.
fn suffix(mark: &Mark) -> String {
    let digest = Sha256::digest(format!("{}\0{}", mark.author, mark.note).as_bytes());
    digest.iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}

/// Every wording of one mark that its author has not replaced, the one that was changed last under `root`.
fn wordings(root: &str, marks: &[&Mark]) -> Vec<Mark> {
    let tags = tags(marks);
    let newest =
        |author: &str| marks.iter().filter(|mark| mark.author == author).map(|mark| mark.worded_at()).max();
    let mut by_words: BTreeMap<(&str, &str), &Mark> = BTreeMap::new();
    // Nobody knows whether marks without an author are of one person.
    let stands = |mark: &&&Mark| mark.author.is_empty() || Some(mark.worded_at()) == newest(&mark.author);
    for mark in marks.iter().filter(stands) {
        let kept = by_words.entry((&mark.author, &mark.note)).or_insert(mark);
        *kept = std::cmp::max_by_key(*kept, mark, |mark| rank(mark));
    }
    let said = by_words.keys().copied().collect::<Vec<_>>();
    let mut wordings: Vec<Mark> = by_words
        .iter()
        .filter(|(words, _)| !said.iter().any(|other| goes_on(words, other)))
        .map(|(_, mark)| Mark { tags: tags.clone(), ..(*mark).clone() })
        .collect();
    let last = (0..wordings.len()).max_by_key(|index| {
        let mark = &wordings[*index];
        (mark.modified.clone(), mark.note.clone(), mark.author.clone())
    });
    for (index, mark) in wordings.iter_mut().enumerate() {
        mark.id = if Some(index) == last { root.to_owned() } else { format!("{root}~{}", suffix(mark)) };
    }
    wordings
}

/// True where the same author's `other` note has every paragraph of this one, and more: then nothing is
/// lost with this one.
fn goes_on((author, note): &(&str, &str), (other_author, other): &(&str, &str)) -> bool {
    let paragraphs = |note: &str| -> BTreeSet<String> {
        note.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect()
    };
    let (here, there) = (paragraphs(note), paragraphs(other));
    author == other_author && here.is_subset(&there) && here != there
}

/// An order that everyone agrees on: by time, then by content.
fn rank(mark: &Mark) -> (String, String) {
    let content = Mark { id: String::new(), tags: vec![], ..mark.clone() };
    (mark.modified.clone(), serde_json::to_string(&content).unwrap_or_default())
}

/// The tags of all: as they stand where all have the same, else sorted, each once.
fn tags(marks: &[&Mark]) -> Vec<String> {
    match marks {
        [first, rest @ ..] if rest.iter().all(|mark| mark.tags == first.tags) => first.tags.clone(),
        _ => marks
            .iter()
            .flat_map(|mark| mark.tags.iter().cloned())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect(),
    }
}

/// One key for all: which of them stands for the report is the same in every order.
fn report(keys: &[&ReportKey]) -> ReportKey {
    let mut joined = ReportKey::default();
    for key in keys {
        joined.sha256 = joined.sha256.max(key.sha256.clone());
        joined.path = joined.path.max(key.path.clone());
        joined.title = joined.title.max(key.title.clone());
        joined.issuer = joined.issuer.max(key.issuer.clone());
        joined.year = joined.year.max(key.year);
    }
    joined.extra = extra(keys.iter().map(|key| &key.extra));
    joined.earlier = match keys {
        [first, rest @ ..]
            if rest.iter().all(|key| key.sha256 == first.sha256 && key.earlier == first.earlier) =>
        {
            first.earlier.clone()
        }
        _ => {
            let versions: BTreeSet<&str> = keys.iter().flat_map(|key| key.versions()).collect();
            versions.into_iter().filter(|version| *version != joined.sha256).map(str::to_owned).collect()
        }
    };
    joined
}

/// Unknown fields of all; where they differ, the greater one as text.
fn extra<'a>(all: impl Iterator<Item = &'a Extra> + Clone) -> Extra {
    let mut names: Vec<&String> = vec![];
    let equal = all.clone().next().filter(|first| all.clone().all(|other| other == *first));
    if let Some(first) = equal {
        return first.clone();
    }
    names.extend(all.clone().flat_map(Extra::keys));
    names.sort();
    names.dedup();
    let greatest =
        |name: &String| all.clone().filter_map(|extra| extra.get(name)).max_by_key(|value| value.to_string());
    names.into_iter().filter_map(|name| Some((name.clone(), greatest(name)?.clone()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::Anchor;
    use proptest::prelude::*;

    fn at(second: u8) -> String {
        format!("2025-03-08T09:45:{second:02}Z")
    }

    fn mark() -> impl Strategy<Value = Mark> {
        let note = prop::sample::select(vec!["", "甲", "乙", "甲\n\n乙", "乙\n\n甲", "丙"]);
        let tags = prop::collection::vec(prop::sample::select(vec!["数字", "问题"]), 0..3);
        let author = prop::sample::select(vec!["余青", "陈云", ""]);
        (0u8..3, note, tags, author, 0u8..4, 0usize..2).prop_map(|(id, note, tags, author, time, place)| {
            let anchor = Anchor { quote: place.to_string(), ..Anchor::default() };
            let tags = tags.into_iter().map(str::to_owned).collect();
            // A mark is made with a note, put in other words, tagged by whoever it was handed to.
            Mark::on_passage(id.to_string(), anchor, author, &at(0))
                .with_note(note, &at(time.min(2)))
                .with_tags(tags, &at(time))
        })
    }

    fn set() -> impl Strategy<Value = ReportMarks> {
        let versions = prop::collection::vec(prop::sample::select(vec!["a", "b", "c"]), 0..2);
        let key = (prop::sample::select(vec!["a", "b", "c", "d"]), versions).prop_map(|(sha256, earlier)| {
            ReportKey {
                sha256: sha256.to_owned(),
                path: format!("/{sha256}"),
                earlier: earlier
                    .into_iter()
                    .filter(|version| *version != sha256)
                    .map(str::to_owned)
                    .collect(),
                ..ReportKey::default()
            }
        });
        (key, prop::collection::vec(mark(), 0..4)).prop_map(|(key, marks)| {
            let mut set = ReportMarks::new(key);
            marks.into_iter().for_each(|mark| set.put(mark));
            set
        })
    }

    fn folder() -> impl Strategy<Value = Vec<ReportMarks>> {
        prop::collection::vec(set(), 0..3)
    }

    fn of(folders: &[&[ReportMarks]]) -> Vec<ReportMarks> {
        join(&folders.concat())
    }

    proptest! {
        #[test]
        fn the_order_and_the_number_of_times_do_not_matter(a in folder(), b in folder(), c in folder()) {
            let all = of(&[&a, &b, &c]);
            for order in [[&a, &c, &b], [&b, &a, &c], [&b, &c, &a], [&c, &a, &b], [&c, &b, &a]] {
                prop_assert_eq!(&of(&order.map(Vec::as_slice)), &all);
                let [one, two, three] = order;
                prop_assert_eq!(&of(&[&of(&[one, two]), three]), &all);
                prop_assert_eq!(&of(&[one, &of(&[two, three])]), &all);
            }
            prop_assert_eq!(&of(&[&of(&[&a, &b]), &c]), &all);
            prop_assert_eq!(&of(&[&a, &of(&[&b, &c])]), &all);
            prop_assert_eq!(&of(&[&of(&[&c, &b]), &a]), &all);
            prop_assert_eq!(&of(&[&all, &all]), &all);
            prop_assert_eq!(&of(&[&all, &b]), &all);
        }

        #[test]
        fn nobodys_words_are_lost_or_changed_but_by_their_author(a in folder(), b in folder()) {
            let all = of(&[&a, &b]);
            let after: Vec<&Mark> = all.iter().flat_map(|set| &set.marks).collect();
            let before: Vec<&Mark> = a.iter().chain(&b).flat_map(|set| &set.marks).collect();
            for mark in &before {
                let here = after.iter().filter(|other| root(&other.id) == mark.id && other.author == mark.author);
                let holds = |other: &&&Mark| {
                    let said: Vec<&str> = other.note.split("\n\n").collect();
                    mark.note.split("\n\n").all(|part| part.is_empty() || said.contains(&part))
                        && mark.tags.iter().all(|tag| other.tags.contains(tag))
                };
                let newer = |other: &&Mark| {
                    root(&other.id) == mark.id
                        && other.author == mark.author
                        && !mark.author.is_empty()
                        && other.worded_at() > mark.worded_at()
                };
                let replaced = before.iter().copied().any(|other| newer(&other));
                prop_assert!(here.clone().any(|other| holds(&other)) || replaced);
            }
            for mark in &after {
                prop_assert!(before.iter().any(|other| other.note == mark.note && other.author == mark.author));
            }
        }
    }

    #[test]
    fn a_set_joined_with_itself_stays_as_it_is() {
        let mut set = ReportMarks::new(ReportKey { sha256: "a".into(), ..ReportKey::default() });
        let tags = vec!["问题".to_owned(), "数字".to_owned()];
        set.put(Mark::on_report("1".into(), "甲", "余青", &at(1)).with_tags(tags, &at(1)));
        assert_eq!(join(&[set.clone(), set.clone()]), [set]);
    }

    #[test]
    fn what_an_author_has_put_in_other_words_stands_once() {
        let key = ReportKey { sha256: "a".into(), ..ReportKey::default() };
        let own = Mark::on_report("1".into(), "甲", "余青", &at(0));
        let other = Mark::on_report("1".into(), "丁", "陈云", &at(0));
        let tagged = own.with_tags(vec!["数字".into()], &at(9));
        let sets = [own.with_note("乙", &at(1)), own.with_note("丙", &at(2)), tagged, other].map(|mark| {
            let mut set = ReportMarks::new(key.clone());
            set.put(mark);
            set
        });
        for [a, b, c, d] in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
            let joined = join(&[a, b, c, d].map(|index: usize| sets[index].clone()));
            let said: BTreeSet<&str> = joined[0].marks.iter().map(|mark| mark.note.as_str()).collect();
            assert_eq!(said, BTreeSet::from(["丁", "丙"]));
            assert!(joined[0].marks.iter().all(|mark| mark.tags == ["数字"]));
        }
    }

    #[test]
    fn two_wordings_of_one_mark_stand_side_by_side() {
        let key = ReportKey { sha256: "a".into(), ..ReportKey::default() };
        let of_note = |note: &str, time| {
            let mut set = ReportMarks::new(key.clone());
            set.put(Mark::on_report("1".into(), note, "余青", &at(time)));
            set
        };
        let joined = join(&[of_note("同意", 2), of_note("不同意", 2), of_note("", 2)]);
        let [set] = joined.as_slice() else { panic!("{joined:?}") };
        let [last, earlier] = set.marks.as_slice() else { panic!("{set:?}") };
        assert_eq!((last.id.as_str(), last.note.as_str()), ("1", "同意"));
        assert_eq!((root(&earlier.id), earlier.note.as_str()), ("1", "不同意"));
    }
}
