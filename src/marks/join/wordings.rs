//! The wordings of one mark that several people's folders have.
//!
//! Of one author's wordings of one mark the newest stays; what it stands on, and every other field, is
//! that of the side on which this author's mark was changed last. What several authors wrote is kept in
//! each wording: the one that was changed last under the mark's own id, the others under that id with
//! a suffix made from their words. Nobody's words are ever put in the place of another's.

use super::extras;
use crate::marks::Mark;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The id that all wordings of a mark share.
pub fn root(id: &str) -> &str {
    let suffix =
        |suffix: &str| suffix.len() == DIGITS && suffix.chars().all(|digit| digit.is_ascii_hexdigit());
    id.rsplit_once('~').filter(|(_, end)| suffix(end)).map_or(id, |(root, _)| root)
}

const DIGITS: usize = 8;

/// The mark under the id of a wording, beside another author's that has its own id.
#[must_use]
pub fn beside(mark: &Mark) -> Mark {
    Mark { id: format!("{}~{}", root(&mark.id), suffix(mark)), ..mark.clone() }
}

/// The suffix of a wording: the start of the SHA-256 of author and note.
fn suffix(mark: &Mark) -> String {
    let digest = Sha256::digest(format!("{}\0{}", mark.author, mark.note).as_bytes());
    digest.iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}

/// Every wording of one mark that its author has not replaced, the one that was changed last under `root`.
pub(super) fn of(root: &str, marks: &[&Mark]) -> Vec<Mark> {
    let tags = tags(marks);
    // Nobody knows whether marks without an author are of one person.
    let mut voices: BTreeMap<(&str, Option<&str>), Vec<&Mark>> = BTreeMap::new();
    for mark in marks {
        let words = mark.author.is_empty().then_some(mark.note.as_str());
        voices.entry((&mark.author, words)).or_default().push(mark);
    }
    let all: Vec<Mark> = voices.values().flat_map(|marks| of_one(marks)).collect();
    let mut wordings: Vec<Mark> = all
        .iter()
        .filter(|mark| !all.iter().any(|other| goes_on(mark, other)))
        .map(|mark| Mark { tags: tags.clone(), ..mark.clone() })
        .collect();
    let last = (0..wordings.len()).max_by_key(|index| {
        let mark = &wordings[*index];
        (mark.modified.clone(), mark.note.clone(), mark.author.clone())
    });
    for (index, mark) in wordings.iter_mut().enumerate() {
        mark.id = root.to_owned();
        if Some(index) != last {
            *mark = beside(mark);
        }
    }
    wordings
}

/// The newest wordings of one person's mark, several where they were written at the same time, each with
/// what was changed last besides.
fn of_one(marks: &[&Mark]) -> Vec<Mark> {
    let newest = marks.iter().map(|mark| mark.worded_at()).max();
    let Some(latest) = marks.iter().max_by_key(|mark| (&mark.modified, extras::said(mark))) else {
        return vec![];
    };
    let mut by_words: BTreeMap<&str, &Mark> = BTreeMap::new();
    for mark in marks.iter().filter(|mark| Some(mark.worded_at()) == newest) {
        let kept = by_words.entry(&mark.note).or_insert(mark);
        *kept = std::cmp::max_by_key(*kept, mark, |mark| (&mark.created, &mark.worded));
    }
    let wording = |mark: &&Mark| Mark {
        anchor: extras::anchor(latest, marks),
        absence: extras::absence(latest, marks),
        modified: latest.modified.clone(),
        extra: extras::of(marks.iter().map(|mark| &mark.extra)),
        ..(*mark).clone()
    };
    by_words.values().map(wording).collect()
}

/// True where the same author's `other` note has every paragraph of this one, and more: then nothing is
/// lost with this one.
fn goes_on(mark: &Mark, other: &Mark) -> bool {
    let paragraphs = |note: &str| -> BTreeSet<String> {
        note.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect()
    };
    let (here, there) = (paragraphs(&mark.note), paragraphs(&other.note));
    mark.author == other.author && here.is_subset(&there) && here != there
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
