//! The key of a report that several people have marks on.
//!
//! The keys are kept whole beside the one that stands for all ([`ReportKey::joined`]): joining that key
//! with a third one then is the same as joining all three at once, and the path of each person's file
//! still finds the report.

use super::extras;
use crate::marks::ReportKey;
use std::collections::{BTreeMap, BTreeSet};

/// One key for all.
pub(super) fn joined<'a>(keys: impl Iterator<Item = &'a ReportKey>) -> ReportKey {
    let all: BTreeMap<String, ReportKey> =
        keys.flat_map(single).map(|key| (serde_json::to_string(&key).unwrap_or_default(), key)).collect();
    of(&all.into_values().collect::<Vec<_>>())
}

/// The keys that one was joined from; itself where it was not, or has changed since.
fn single(key: &ReportKey) -> Vec<ReportKey> {
    let mut keys = key.joined.clone();
    if keys.is_empty() || of(&keys) != *key {
        keys.push(ReportKey { joined: vec![], ..key.clone() });
    }
    keys
}

/// The newest of `keys`, which are sorted, with what it does not know filled in from the others.
fn of(keys: &[ReportKey]) -> ReportKey {
    let Some(newest) = newest(keys) else { return ReportKey::default() };
    if keys.len() == 1 {
        return newest.clone();
    }
    let known: BTreeSet<&str> = newest.versions().collect();
    let others: BTreeSet<&str> = keys.iter().flat_map(ReportKey::versions).collect();
    let others = others.difference(&known).map(|version| (*version).to_owned());
    ReportKey {
        sha256: newest.sha256.clone(),
        path: newest.path.clone(),
        title: newest.title.clone().or_else(|| keys.iter().find_map(|key| key.title.clone())),
        issuer: newest.issuer.clone().or_else(|| keys.iter().find_map(|key| key.issuer.clone())),
        year: newest.year.or_else(|| keys.iter().find_map(|key| key.year)),
        earlier: others.chain(newest.earlier.iter().cloned()).collect(),
        joined: keys.to_vec(),
        extra: extras::of(keys.iter().map(|key| &key.extra)),
    }
}

/// A version that lists another among its earlier ones is the newer of the two; where nobody knows, the
/// greatest SHA-256 stands for the report, so that it is the same in every order.
fn newest(keys: &[ReportKey]) -> Option<&ReportKey> {
    let lists = |one: &ReportKey, other: &ReportKey| {
        one.sha256 != other.sha256 && one.earlier.contains(&other.sha256)
    };
    let replaced = |key: &&ReportKey| keys.iter().any(|other| lists(other, key) && !lists(key, other));
    let standing: Vec<&ReportKey> = keys.iter().filter(|key| !replaced(key)).collect();
    let standing = if standing.is_empty() { keys.iter().collect() } else { standing };
    standing.into_iter().max_by_key(|key| &key.sha256)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newer_version_stands_for_the_report_whole() {
        let key = |sha256: &str, path: &str, title: &str, earlier: &[&str]| ReportKey {
            sha256: sha256.into(),
            path: path.into(),
            title: Some(title.into()),
            earlier: earlier.iter().map(|version| (*version).to_owned()).collect(),
            ..ReportKey::default()
        };
        let older = key("ffff", "/z/青岚县.txt", "甲", &[]);
        let newer = key("aaaa", "/a/青岚县.txt", "乙", &["ffff"]);
        let other = key("bbbb", "/b/青岚县.txt", "丙", &[]);
        let known = |key: &ReportKey| {
            let title = key.title.clone().unwrap_or_default();
            (key.sha256.clone(), key.path.clone(), title, key.earlier.clone())
        };
        let of = |keys: &[&ReportKey]| joined(keys.iter().copied());
        for both in [of(&[&older, &newer]), of(&[&newer, &older])] {
            let expected = ("aaaa".into(), "/a/青岚县.txt".into(), "乙".into(), vec!["ffff".to_owned()]);
            assert_eq!(known(&both), expected);
            // Nobody knows whether the third is newer; none of its fields mix with the others'.
            let three = of(&[&both, &other]);
            assert_eq!((three.sha256.as_str(), three.path.as_str()), ("bbbb", "/b/青岚县.txt"));
            assert_eq!(three.versions().collect::<BTreeSet<_>>(), BTreeSet::from(["aaaa", "bbbb", "ffff"]));
            assert_eq!(three, of(&[&older, &of(&[&other, &newer])]));
            for one in [&older, &newer, &other] {
                assert!(three.shares_place(one), "{one:?}");
            }
        }
        assert_eq!(of(&[&older, &older]), older);
    }
}
