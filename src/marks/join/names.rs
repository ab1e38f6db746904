//! Joining the tag names of several people: pure, the same result in whatever order they are joined,
//! and however often.
//!
//! A mark holds the names of its tags, not their numbers, so joining changes no mark: each keeps the
//! tags that its author meant. What may clash is which tag a number gives from now on. A number that
//! people gave to different tags belongs to none of them, since whoever is used to the other one
//! would give the wrong tag unawares: all claims are kept (`?1 数字`), and `t1` asks until someone
//! settles it. A tag with several numbers keeps the lowest that is its own alone. Claims that are
//! written down make the joining of what was joined before the same as joining all at once.

use crate::marks::tags::{TagNames, line::Line};
use std::collections::{BTreeMap, BTreeSet};

impl TagNames {
    /// Everyone's names: as they stand where all who have any have the same, else in the order of
    /// comments, numbers, names without a number.
    #[must_use]
    pub fn joined<'a>(all: impl IntoIterator<Item = &'a Self>) -> Self {
        // A file of blank lines says nothing, as one without lines does.
        let blank = |line: &Line| matches!(line, Line::Other(text) if text.trim().is_empty());
        let all: Vec<&Self> = all.into_iter().filter(|names| !names.lines.iter().all(blank)).collect();
        match all.as_slice() {
            [] => Self::default(),
            [first, rest @ ..] if rest.iter().all(|other| other == first) => (*first).clone(),
            _ => joined(&all),
        }
    }

    /// The numbers that belong to no tag because several people gave them to different ones, or gave several
    /// of them to one tag; and these tags, sorted.
    pub fn contested(&self) -> BTreeMap<u8, Vec<&str>> {
        let mut by_key: BTreeMap<u8, Vec<&str>> = BTreeMap::new();
        for line in &self.lines {
            if let Line::Claimed { key, name } = line {
                by_key.entry(*key).or_default().push(name);
            }
        }
        by_key.values_mut().for_each(|names| names.sort_unstable());
        by_key.retain(|key, _| self.of_key(*key).is_none());
        by_key
    }
}

fn joined(all: &[&TagNames]) -> TagNames {
    let mut comments = BTreeSet::new();
    let mut claims: BTreeSet<(u8, &str)> = BTreeSet::new();
    let mut names = BTreeSet::new();
    for line in all.iter().flat_map(|names| &names.lines) {
        match line {
            Line::Other(text) if text.trim().is_empty() => {}
            Line::Other(text) => drop(comments.insert(text.as_str())),
            Line::Name { key: Some(key), name } | Line::Claimed { key, name } => {
                claims.insert((*key, name));
            }
            Line::Name { key: None, name } => drop(names.insert(name.as_str())),
        }
    }
    let mut lines: Vec<Line> = comments.into_iter().map(|text| Line::Other(text.to_owned())).collect();
    lines.extend(claims.iter().map(|(key, name)| Line::Claimed { key: *key, name: (*name).to_owned() }));
    let claimed = |name: &str| claims.iter().any(|(_, other)| *other == name);
    let rest = names.into_iter().filter(|name| !claimed(name));
    lines.extend(rest.map(|name| Line::Name { key: None, name: name.to_owned() }));
    TagNames { lines: settled(lines) }
}

/// The lines with every number given to the one tag that lays claim to it; the lowest, where that tag
/// has none yet and claims several.
pub(in crate::marks) fn settled(lines: Vec<Line>) -> Vec<Line> {
    let claims: BTreeSet<(u8, &str)> = lines
        .iter()
        .filter_map(|line| match line {
            Line::Name { key: Some(key), name } | Line::Claimed { key, name } => Some((*key, name.as_str())),
            _ => None,
        })
        .collect();
    let mut numbered: BTreeSet<&str> = lines
        .iter()
        .filter_map(|line| match line {
            Line::Name { key: Some(_), name } => Some(name.as_str()),
            _ => None,
        })
        .collect();
    let alone = |key: u8| claims.iter().filter(|(other, _)| *other == key).count() == 1;
    let given: BTreeMap<String, u8> = claims
        .iter()
        .filter(|(key, name)| alone(*key) && numbered.insert(name))
        .map(|(key, name)| ((*name).to_owned(), *key))
        .collect();
    let mut left = given.clone();
    let settle = |line| match line {
        Line::Claimed { key, name } if given.get(&name) == Some(&key) => {
            left.remove(&name).map(|key| Line::Name { key: Some(key), name })
        }
        Line::Name { key: None, name } if given.contains_key(&name) => None,
        other => Some(other),
    };
    lines.into_iter().filter_map(settle).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(text: &str) -> TagNames {
        TagNames::parse(text).unwrap()
    }

    #[test]
    fn names_are_joined_and_a_number_of_two_belongs_to_none() {
        // one, the other, joined
        let cases = [
            ("1 问题\n", "", "1 问题\n"),
            ("# 常用\n\n2 数字\n1 问题\n", "# 常用\n\n2 数字\n1 问题\n", "# 常用\n\n2 数字\n1 问题\n"),
            ("# 余青\n1 问题\n缺\n", "# 陈云\n2 数字\n", "# 余青\n# 陈云\n1 问题\n2 数字\n缺\n"),
            ("1 问题\n", "1 数字\n", "?1 数字\n?1 问题\n"),
            ("1 问题\n2 数字\n", "1 数字\n2 问题\n", "?1 数字\n?1 问题\n?2 数字\n?2 问题\n"),
            ("1 问题\n", "3 问题\n", "1 问题\n?3 问题\n"),
            ("1 问题\n", "问题\n1 案例\n", "?1 案例\n?1 问题\n"),
            ("\n", "", ""),
            ("\n\n", "\n", ""),
        ];
        for (one, other, both) in cases {
            for pair in [[names(one), names(other)], [names(other), names(one)]] {
                let joined = TagNames::joined(&pair);
                assert_eq!(joined.to_string(), both);
                assert_eq!(names(&joined.to_string()), joined, "it is read as it was written");
            }
        }
        let contested = TagNames::joined(&[names("1 问题\n"), names("1 数字\n3 问题\n")]);
        assert_eq!(contested.contested(), BTreeMap::from([(1, vec!["数字", "问题"])]));
        assert_eq!(contested.of_key(3), Some("问题"));
        // A number that its user loses is told, too.
        let lone = TagNames::joined(&[names("1 问题\n"), names("3 问题\n")]);
        assert_eq!(lone.contested(), BTreeMap::from([(3, vec!["问题"])]));
    }

    fn file() -> impl Strategy<Value = TagNames> {
        let line = prop::sample::select(vec![
            "1 问题",
            "2 问题",
            "1 数字",
            "2 数字",
            "3 案例",
            "案例",
            "数字",
            "# 常用",
            "",
            "?1 案例",
            "?2 问题",
        ]);
        // Lines that no file can hold together are left out.
        prop::collection::vec(line, 0..5).prop_map(|lines| {
            lines.iter().fold(TagNames::default(), |file, line| {
                TagNames::parse(&format!("{file}{line}\n")).unwrap_or(file)
            })
        })
    }

    proptest! {
        #[test]
        fn the_order_and_the_number_of_times_do_not_matter(a in file(), b in file(), c in file()) {
            let of = |files: &[&TagNames]| TagNames::joined(files.iter().copied());
            let all = of(&[&a, &b, &c]);
            for [one, two, three] in
                [[&a, &b, &c], [&a, &c, &b], [&b, &a, &c], [&b, &c, &a], [&c, &a, &b], [&c, &b, &a]]
            {
                prop_assert_eq!(&of(&[one, two, three]), &all);
                prop_assert_eq!(&of(&[&of(&[one, two]), three]), &all);
                prop_assert_eq!(&of(&[one, &of(&[two, three])]), &all);
            }
            prop_assert_eq!(&of(&[&all, &all]), &all);
            for name in a.all().chain(b.all()).chain(c.all()) {
                prop_assert!(all.all().any(|kept| kept == name));
            }
            prop_assert_eq!(TagNames::parse(&all.to_string()), Ok(all));
        }
    }
}
