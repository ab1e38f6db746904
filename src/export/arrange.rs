//! The order of an export: excerpts under the headings that they are grouped by, or in the order that
//! these would give, for forms without headings.

use super::{
    Group, Lang,
    excerpt::{Excerpt, Origin, Passage, ReportExcerpts},
    marker,
};
use std::collections::{BTreeMap, BTreeSet};

/// A line of the arrangement.
#[derive(Clone, Debug)]
pub enum Item<'a> {
    /// A heading over what follows, up to the next heading of its level or above.
    Heading {
        /// 1 for the outermost.
        level: usize,
        /// Its words.
        text: String,
        /// Tells it from every other heading.
        key: String,
    },
    /// An excerpt.
    Excerpt {
        /// Tells it from every other excerpt in the same export.
        key: String,
        /// The key that it has where another copy of the same file has the plain one: whatever else is
        /// exported, it stays the same.
        copy: String,
        /// Its report.
        origin: &'a Origin,
        /// The excerpt.
        excerpt: &'a Excerpt,
    },
}

/// One step of the path of headings to an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    /// Tells it from others with the same words.
    id: String,
    text: String,
}

/// An excerpt with its path of headings.
struct Placed<'a> {
    path: Vec<Step>,
    label: Option<&'a str>,
    origin: &'a Origin,
    excerpt: &'a Excerpt,
}

/// Arranges the excerpts. Reports keep the order in which they are given, tags and authors are
/// sorted, what has none comes last.
pub fn arrange(reports: &[ReportExcerpts], group: Group, lang: Lang) -> Vec<Item<'_>> {
    let labels = lang.labels();
    let placed = match group {
        Group::Report => all(reports).map(|(origin, excerpt)| place(vec![], None, origin, excerpt)).collect(),
        Group::Section => all(reports)
            .map(|(origin, excerpt)| {
                let mut placed = place(vec![], None, origin, excerpt);
                placed.path.extend(excerpt.passage.iter().flat_map(|passage| sections(passage, lang)));
                placed
            })
            .collect(),
        Group::Tag => {
            by_label(reports, labels.untagged, |excerpt| excerpt.tags.iter().map(String::as_str).collect())
        }
        Group::Author => by_label(reports, labels.unsigned, |excerpt| {
            if excerpt.author.is_empty() { vec![] } else { vec![excerpt.author.as_str()] }
        }),
    };
    items(placed, group)
}

/// Every excerpt once, in the order of [`arrange`]: one with several tags stands where the first of them
/// has it.
pub fn ordered(reports: &[ReportExcerpts], group: Group) -> Vec<(&Origin, &Excerpt)> {
    let mut seen = BTreeSet::new();
    arrange(reports, group, Lang::En)
        .into_iter()
        .filter_map(|item| match item {
            Item::Excerpt { origin, excerpt, .. } => Some((origin, excerpt)),
            Item::Heading { .. } => None,
        })
        .filter(|(origin, excerpt)| seen.insert((origin.path.as_str(), excerpt.id.as_str())))
        .collect()
}

fn all(reports: &[ReportExcerpts]) -> impl Iterator<Item = (&Origin, &Excerpt)> {
    reports.iter().flat_map(|report| report.excerpts.iter().map(|excerpt| (&report.origin, excerpt)))
}

fn place<'a>(
    before: Vec<Step>,
    label: Option<&'a str>,
    origin: &'a Origin,
    excerpt: &'a Excerpt,
) -> Placed<'a> {
    let mut path = before;
    path.push(Step { id: origin.path.clone(), text: origin.name().to_owned() });
    Placed { path, label, origin, excerpt }
}

fn sections(passage: &Passage, lang: Lang) -> Vec<Step> {
    let steps =
        |texts: &[String]| texts.iter().map(|text| Step { id: text.clone(), text: text.clone() }).collect();
    match passage.place {
        Some(_) => steps(&passage.section),
        None => {
            vec![Step { id: "not found".to_owned(), text: lang.labels().not_found.to_owned() }]
        }
    }
}

fn by_label<'a>(
    reports: &'a [ReportExcerpts],
    none: &str,
    labels_of: impl Fn(&'a Excerpt) -> Vec<&'a str>,
) -> Vec<Placed<'a>> {
    let mut by_label: BTreeMap<&str, Vec<Placed>> = BTreeMap::new();
    let mut rest = vec![];
    let step = |id: &str, text: &str| vec![Step { id: id.to_owned(), text: text.to_owned() }];
    for (origin, excerpt) in all(reports) {
        let mut labels = labels_of(excerpt);
        labels.sort_unstable();
        labels.dedup();
        for label in &labels {
            let placed = place(step(&format!("label {label}"), label), Some(*label), origin, excerpt);
            by_label.entry(label).or_default().push(placed);
        }
        if labels.is_empty() {
            rest.push(place(step("no label", none), None, origin, excerpt));
        }
    }
    by_label.into_values().flatten().chain(rest).collect()
}

fn items(placed: Vec<Placed<'_>>, group: Group) -> Vec<Item<'_>> {
    let mut items = vec![];
    let mut above: Vec<Step> = vec![];
    // A path may come up again behind another one, as where two sections bear the same heading.
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut keys: BTreeSet<String> = BTreeSet::new();
    for Placed { path, label, origin, excerpt } in placed {
        let same = above.iter().zip(&path).take_while(|(a, b)| a == b).count();
        for depth in same..path.len() {
            let ids: Vec<&str> = path[..=depth].iter().map(|step| step.id.as_str()).collect();
            let ids = ids.join("\n");
            let times = seen.entry(ids.clone()).and_modify(|times| *times += 1).or_insert(1);
            let again = if *times == 1 { String::new() } else { format!("\n\n{times}") };
            let key = marker::digest(&format!("{ids}{again}"));
            items.push(Item::Heading { level: depth + 1, text: path[depth].text.clone(), key });
        }
        above = path;
        let plain = marker::key(&excerpt.id, label.filter(|_| group == Group::Tag));
        let mut copy = marker::of_copy(&plain, &origin.path);
        while keys.contains(&copy) {
            copy.push('.');
        }
        let key = if keys.contains(&plain) { copy.clone() } else { plain };
        keys.extend([key.clone(), copy.clone()]);
        items.push(Item::Excerpt { key, copy, origin, excerpt });
    }
    items
}
