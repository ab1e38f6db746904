//! By what a report is known to its marks.

use super::{extra::Extra, merge};
use crate::{report::Report, text::fold::fold_str};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, path::Path};

/// Which file a set of marks belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportKey {
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The absolute path the file had when it was last seen; `-` for standard input.
    #[serde(default)]
    pub path: String,
    /// The report's title, issuer and year, for the person who reads the file of marks.
    #[serde(default)]
    pub title: Option<String>,
    /// Who reports.
    #[serde(default)]
    pub issuer: Option<String>,
    /// The year reported on.
    #[serde(default)]
    pub year: Option<i32>,
    /// SHA-256 of the versions of the file that were marked before this one, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<String>,
    /// The keys, each as it was, under which several people had the report; [`join`](super::join())
    /// writes them. By their paths each of them finds the report again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joined: Vec<ReportKey>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// By what a report is known again after it was edited: where it stands, who reports and on which year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Whereabouts {
    /// The absolute path; `-` for standard input, empty where it is not known.
    pub path: String,
    /// Who reports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The year reported on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
}

impl Whereabouts {
    /// True where one is a later state of the other: at the same path, and neither issuer nor year speaks
    /// against it.
    pub fn agree(&self, other: &Self) -> bool {
        fn alike<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
            one.is_none() || other.is_none() || one == other
        }
        // As paths: `./` in one of them makes no other file of it.
        Path::new(&self.path) == Path::new(&other.path)
            && !matches!(self.path.as_str(), "" | "-")
            && alike(self.year.as_ref(), other.year.as_ref())
            && alike(self.issuer.as_ref(), other.issuer.as_ref())
    }
}

impl ReportKey {
    /// The key of a report that was read from `path` (absolute, or `-`).
    pub fn of(report: &Report, path: &str) -> Self {
        let metadata = &report.outline.metadata;
        Self {
            sha256: report.source.sha256.clone(),
            path: path.to_owned(),
            title: metadata.title.clone(),
            issuer: metadata.issuer.clone(),
            year: metadata.year,
            ..Self::default()
        }
    }

    /// Every version of the report's file that is known, this one last.
    pub fn versions(&self) -> impl Iterator<Item = &str> {
        self.earlier.iter().chain([&self.sha256]).map(String::as_str)
    }

    /// True where both are versions of one file.
    pub fn shares_version(&self, other: &Self) -> bool {
        self.versions().any(|version| other.versions().any(|known| known == version))
    }

    /// True where one is a later state of the other at the same path, not another report that was saved
    /// over it: year and issuer do not speak against it.
    pub fn shares_place(&self, other: &Self) -> bool {
        let others: Vec<Whereabouts> = other.all().map(Self::whereabouts).collect();
        self.all().map(Self::whereabouts).any(|one| others.iter().any(|other| one.agree(other)))
    }

    /// By what the report is known again after it was edited.
    pub fn whereabouts(&self) -> Whereabouts {
        Whereabouts { path: self.path.clone(), issuer: self.issuer.clone(), year: self.year }
    }

    /// This key and those that it was joined from.
    fn all(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.joined)
    }

    /// Of the reports that have marks, those that this one may be a newer version of: the same
    /// issuer and year under another name and with another content, those with the likest titles first:
    /// an authority publishes reports of several kinds a year. The reviewer decides.
    pub fn predecessors<'a>(&self, known: &'a [Self]) -> Vec<&'a Self> {
        let name = |key: &Self| key.issuer.as_deref().map(fold_str).filter(|issuer| !issuer.is_empty());
        let (Some(issuer), Some(year)) = (name(self), self.year) else { return vec![] };
        let same = |other: &&Self| other.year == Some(year) && name(other).as_ref() == Some(&issuer);
        let mut found: Vec<&Self> = known
            .iter()
            .filter(same)
            .filter(|other| !self.shares_version(other) && self.path != other.path)
            .collect();
        found.sort_by_cached_key(|other| (std::cmp::Reverse(self.common_title(other)), other.path.clone()));
        found
    }

    /// True where two titles have more in common than not, or one is not known.
    pub fn has_title_like(&self, other: &Self) -> bool {
        self.title.is_none() || other.title.is_none() || self.common_title(other) >= 0
    }

    /// How many pairs of characters two titles have in common, less those that one of them lacks.
    fn common_title(&self, other: &Self) -> isize {
        let pairs = |key: &Self| -> BTreeSet<(char, char)> {
            let title: Vec<char> = fold_str(key.title.as_deref().unwrap_or_default()).chars().collect();
            title.windows(2).map(|pair| (pair[0], pair[1])).collect()
        };
        let (one, other) = (pairs(self), pairs(other));
        let count = |number: usize| isize::try_from(number).unwrap_or(isize::MAX);
        count(one.intersection(&other).count()) - count(one.symmetric_difference(&other).count())
    }

    /// This key as that of a newer version of `older`: loading with it finds the older one's marks, and
    /// saving keeps them together from then on.
    #[must_use]
    pub fn succeeding(&self, older: &Self) -> Self {
        merge::report(self, older)
    }

    /// This key as it was before its marks were taken over by `newer`, which had succeeded `older`. All
    /// versions of `newer` go.
    #[must_use]
    pub(super) fn parted_from(&self, newer: &Self, older: &Self) -> Self {
        let is_of_newer = |version: &str| newer.versions().any(|known| known == version);
        let is_newer = is_of_newer(&self.sha256);
        let goes = |version: &str| is_of_newer(version) || is_newer && version == older.sha256;
        let earlier = self.earlier.iter().filter(|version| !goes(version)).cloned().collect();
        if !is_newer {
            return Self { earlier, ..self.clone() };
        }
        Self { earlier, joined: self.joined.clone(), extra: self.extra.clone(), ..older.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(sha256: &str, path: &str, issuer: Option<&str>, year: Option<i32>) -> ReportKey {
        let issuer = issuer.map(str::to_owned);
        ReportKey { sha256: sha256.into(), path: path.into(), issuer, year, ..ReportKey::default() }
    }

    #[test]
    fn a_report_saved_again_is_offered_as_a_newer_version() {
        let older = key("a", "/r/1.txt", Some("青岚县人民政府"), Some(2024));
        let known = [older.clone()];
        let cases = [
            (key("b", "/r/2.txt", Some("青嵐縣人民政府"), Some(2024)), true),
            (key("b", "/r/2.txt", Some("青岚县人民政府"), Some(2023)), false),
            (key("b", "/r/2.txt", Some("云溪区人民政府"), Some(2024)), false),
            (key("b", "/r/2.txt", None, Some(2024)), false),
            (key("b", "/r/1.txt", Some("青岚县人民政府"), Some(2024)), false),
            (key("a", "/r/2.txt", Some("青岚县人民政府"), Some(2024)), false),
        ];
        for (key, offered) in cases {
            assert_eq!(!key.predecessors(&known).is_empty(), offered, "{key:?}");
        }
        let titled = |sha256: &str, title: &str| ReportKey {
            title: Some(title.to_owned()),
            ..key(sha256, &format!("/r/{sha256}.txt"), Some("青岚县人民政府"), Some(2024))
        };
        let known = [
            titled("a", "青岚县2024年政府信息公开工作年度报告"),
            titled("b", "青岚县2024年法治政府建设年度报告"),
        ];
        let newer = titled("c", "青岚县2024年法治政府建设年度报告（全文）");
        let offered: Vec<&str> = newer.predecessors(&known).iter().map(|key| key.sha256.as_str()).collect();
        assert_eq!(offered, ["b", "a"]);
        assert_eq!(known.each_ref().map(|older| newer.has_title_like(older)), [false, true]);
        assert!(key("d", "/r/d.txt", None, None).has_title_like(&newer));
        let newer = key("b", "/r/2.txt", None, None).succeeding(&older);
        assert_eq!((newer.earlier.as_slice(), newer.year), (["a".to_owned()].as_slice(), Some(2024)));
        assert!(newer.shares_version(&older));
    }
}
