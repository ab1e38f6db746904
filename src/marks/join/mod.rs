//! Joining the marks of several people: pure, the same result in whatever order they are joined, and
//! however often.
//!
//! Two people's folders have no common ancestor that anyone knows of, so nothing can be said to have
//! been taken out, and no words may be put in the place of others. What is in any folder is in the
//! result, but for what its own author has put in other words since. Which report a set of marks is
//! about is decided as the [store](super::store) does it.
//! (Two runs of one person are another matter: [`merge`](super::merge).)

mod extras;
mod key;
mod names;
mod wordings;

use super::{Mark, ReportMarks};
pub(super) use names::settled;
use std::collections::BTreeMap;
pub use wordings::{beside, root};

/// Joins sets of marks: one set for each report. Sets of versions of one file are joined, and those of
/// files at one path that year and issuer do not speak against.
pub fn join(sets: &[ReportMarks]) -> Vec<ReportMarks> {
    let mut groups: Vec<Vec<&ReportMarks>> = vec![];
    for set in sets {
        let (related, others): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.iter().any(|other| are_related(other, set)));
        groups = others;
        groups.push(related.into_iter().flatten().chain([set]).collect());
    }
    let mut joined: Vec<ReportMarks> = groups.iter().map(|group| one_report(group)).collect();
    joined.sort_by(|one, other| one.report.sha256.cmp(&other.report.sha256));
    joined
}

fn are_related(one: &ReportMarks, other: &ReportMarks) -> bool {
    one.report.shares_version(&other.report) || one.report.shares_place(&other.report)
}

fn one_report(sets: &[&ReportMarks]) -> ReportMarks {
    let mut roots: BTreeMap<&str, Vec<&Mark>> = BTreeMap::new();
    for mark in sets.iter().flat_map(|set| &set.marks) {
        roots.entry(root(&mark.id)).or_default().push(mark);
    }
    let mut all = ReportMarks::new(key::joined(sets.iter().map(|set| &set.report)));
    all.extra = extras::of(sets.iter().map(|set| &set.extra));
    roots.iter().flat_map(|(root, marks)| wordings::of(root, marks)).for_each(|mark| all.put(mark));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::{Anchor, Extra, ReportKey};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn at(second: u8) -> String {
        format!("2025-03-08T09:45:{second:02}Z")
    }

    fn mark() -> impl Strategy<Value = Mark> {
        let note = prop::sample::select(vec!["", "甲", "乙", "甲\n\n乙", "乙\n\n甲", "丙"]);
        let tags = prop::collection::vec(prop::sample::select(vec!["数字", "问题"]), 0..3);
        let author = prop::sample::select(vec!["余青", "陈云", ""]);
        (0u8..3, note, tags, author, 0u8..4, 0usize..2).prop_map(|(id, note, tags, author, time, place)| {
            let anchor = Anchor { quote: place.to_string(), extra: field(place), ..Anchor::default() };
            let tags = tags.into_iter().map(str::to_owned).collect();
            // A mark is made with a note, put in other words, tagged by whoever it was handed to.
            let mark = Mark::on_passage(id.to_string(), anchor, author, &at(0))
                .with_note(note, &at(time.min(2)))
                .with_tags(tags, &at(time));
            Mark { extra: field(usize::from(time)), ..mark }
        })
    }

    /// A field that nobody knows, with a name of its own.
    fn field(number: usize) -> Extra {
        [(format!("mood{number}"), number.into())].into_iter().collect()
    }

    fn set() -> impl Strategy<Value = ReportMarks> {
        let versions = prop::collection::vec(prop::sample::select(vec!["a", "b", "c"]), 0..2);
        let name = prop::sample::select(vec!["a", "b", "c", "d", "e", "f"]);
        let path = prop::sample::select(vec!["/1", "/2", "/3", "-"]);
        let known = (path, prop::option::of(2023..2025), prop::option::of(Just("青岚县人民政府".to_owned())));
        let key = (name, versions, known).prop_map(|(sha256, earlier, (path, year, issuer))| ReportKey {
            sha256: sha256.to_owned(),
            path: path.to_owned(),
            year,
            issuer,
            earlier: earlier.into_iter().filter(|version| *version != sha256).map(str::to_owned).collect(),
            ..ReportKey::default()
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
            let of_report = all.iter().flat_map(|set| set.marks.iter().map(move |mark| (set, mark)));
            for (set, mark) in of_report {
                let same = a.iter().chain(&b).filter(|other| other.report.shares_version(&set.report));
                let of_author = same.flat_map(|other| &other.marks).filter(|other| {
                    other.id == root(&mark.id) && other.author == mark.author && !mark.author.is_empty()
                });
                if let Some(last) = of_author.clone().map(|other| &other.modified).max() {
                    prop_assert_eq!(&mark.modified, last);
                    let quote = |mark: &Mark| mark.anchor.as_ref().map(|anchor| anchor.quote.clone());
                    let stands = |other: &&Mark| other.modified == *last && quote(other) == quote(mark);
                    prop_assert!(of_author.clone().any(|other| stands(&other)));
                }
                for other in of_author {
                    prop_assert!(other.extra.keys().all(|name| mark.extra.get(name).is_some()));
                }
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

    #[test]
    fn versions_at_one_path_are_one_report_unless_year_or_issuer_speak_against_it() {
        let set = |sha256: &str, path: &str, year: i32, id: &str| {
            let key = ReportKey { sha256: sha256.into(), path: path.into(), ..ReportKey::default() };
            let mut set = ReportMarks::new(ReportKey { year: Some(year), ..key });
            set.put(Mark::on_report(id.into(), "甲", "余青", &at(1)));
            set
        };
        let mine = set("a", "/r/青岚县.txt", 2023, "1");
        let cases = [
            (set("b", "/r/青岚县.txt", 2023, "2"), 1),
            (set("b", "/r/青岚县.txt", 2024, "2"), 2),
            (set("b", "/r/云溪区.txt", 2023, "2"), 2),
        ];
        for (theirs, reports) in cases {
            let joined = join(&[mine.clone(), theirs.clone()]);
            assert_eq!(joined.len(), reports, "{theirs:?}");
            assert_eq!(joined.iter().map(|set| set.marks.len()).sum::<usize>(), 2);
            assert_eq!(join(&[joined.as_slice(), &[theirs, mine.clone()]].concat()), joined);
        }
        let nameless = |sha256: &str| set(sha256, "-", 2023, "3");
        assert_eq!(join(&[nameless("a"), nameless("b")]).len(), 2);
    }

    #[test]
    fn a_place_that_was_confirmed_outlives_a_note_that_was_put_in_other_words() {
        let set = |mark: Mark| {
            let mut set = ReportMarks::new(ReportKey { sha256: "a".into(), ..ReportKey::default() });
            set.put(mark);
            set
        };
        let anchor = |quote: &str| Anchor { quote: quote.into(), ..Anchor::default() };
        let mark = Mark::on_passage("1".into(), anchor("办结21件"), "余青", &at(0)).with_note("甲", &at(1));
        let worded = mark.with_note("乙", &at(5));
        let confirmed = mark.with_anchor(anchor("办结27件"), &at(9));
        for sets in [[set(worded.clone()), set(confirmed.clone())], [set(confirmed), set(worded)]] {
            let joined = join(&sets);
            let [mark] = joined[0].marks.as_slice() else { panic!("{joined:?}") };
            let anchor = mark.anchor.as_ref().unwrap();
            assert_eq!((mark.note.as_str(), anchor.quote.as_str()), ("乙", "办结27件"));
            assert_eq!(
                (anchor.was.as_slice(), mark.modified.as_str()),
                (["办结21件".to_owned()].as_slice(), at(9).as_str())
            );
        }
    }

    #[test]
    fn fields_that_nobody_knows_are_kept_at_every_level() {
        let set = |mood: &str, second: u8| -> ReportMarks {
            let field = format!("\"{mood}\": 1");
            serde_json::from_str(&format!(
                "{{\"version\": 1, {field}, \"report\": {{\"sha256\": \"a\", {field}}}, \"marks\": [{{\"id\": \"1\", {field},
                 \"author\": \"余青\", \"modified\": \"{}\", \"absence\": {{\"what\": \"败诉\", {field}}},
                 \"anchor\": {{\"quote\": \"21件\", {field}, \"alike\": {{\"nth\": 1, \"of\": 2, \"context\": 3, {field}}},
                 \"figures\": [{{\"text\": \"21件\", \"kind\": \"quantity\", \"value\": \"21\", {field}}}]}}}}]}}",
                at(second)
            ))
            .unwrap()
        };
        let joined = join(&[set("mood", 1), set("weather", 2)]);
        let written = serde_json::to_string(&joined[0].marks).unwrap();
        for field in ["\"mood\":1", "\"weather\":1"] {
            assert_eq!(written.matches(field).count(), 5, "{field} {written}");
            assert!(
                joined[0].extra.keys().chain(joined[0].report.extra.keys()).any(|name| field.contains(name))
            );
        }
        assert_eq!(
            join(&[join(&[set("weather", 2)]), joined.clone(), vec![set("mood", 1)]].concat()),
            joined
        );
    }

    #[test]
    fn two_peoples_words_under_one_id_stand_side_by_side() {
        let set = |mark: Mark| {
            let mut set = ReportMarks::new(ReportKey { sha256: "a".into(), ..ReportKey::default() });
            set.put(mark);
            set
        };
        let own = Mark::on_report("1".into(), "甲", "余青", &at(1));
        let other = Mark { author: "陈云".into(), ..own.with_note("乙", &at(9)) };
        let joined = join(&[set(own), set(other)]);
        let said: BTreeSet<(&str, &str)> =
            joined[0].marks.iter().map(|mark| (mark.author.as_str(), mark.note.as_str())).collect();
        assert_eq!(said, BTreeSet::from([("余青", "甲"), ("陈云", "乙")]));
    }
}
