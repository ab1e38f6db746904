//! The pairs that a careful reader would make of the sample reports (`tests/data/compare`).

use crate::{
    names::{name_of_section, names_of_figures},
    sample,
    score::{Pairs, Score},
};
use shenyue::{
    compare::{Comparison, compare},
    report::Report,
};
use std::{collections::HashMap, fs, path::Path};

/// A list of the reference: pairs that must be found, and pairs that may be.
#[derive(Default)]
struct List {
    required: Pairs,
    optional: Pairs,
}

#[derive(Default)]
struct Reference {
    left: String,
    right: String,
    lists: HashMap<String, List>,
}

impl Reference {
    fn read(text: &str) -> Self {
        let mut reference = Self::default();
        let mut list = String::new();
        for line in text.lines() {
            if line.starts_with('#') {
                continue;
            }
            if let Some(name) = line.strip_prefix("left: ") {
                name.clone_into(&mut reference.left);
            } else if let Some(name) = line.strip_prefix("right: ") {
                name.clone_into(&mut reference.right);
            } else if let Some(name) = line.strip_suffix(':') {
                name.clone_into(&mut list);
            } else {
                let (optional, pair) = line.strip_prefix("? ").map_or((false, line), |pair| (true, pair));
                let (one, other) = pair.split_once(" = ").unwrap();
                let lists = reference.lists.entry(list.clone()).or_default();
                let pairs = if optional { &mut lists.optional } else { &mut lists.required };
                assert!(pairs.insert((one.to_owned(), other.to_owned())), "{line}");
            }
        }
        reference
    }
}

/// The names of a section and of those that it stands in.
fn names_of_chain(report: &Report, index: usize) -> Vec<String> {
    let span = report.outline.sections[index].span;
    let holds = |at: &usize| report.outline.sections[*at].span.covers(span);
    (0..report.outline.sections.len()).filter(holds).map(|at| name_of_section(report, at)).collect()
}

/// Leaves out pairs of a section with what answers the one that it stands in: it is part of the answer, and
/// counts neither way.
fn without_parts_of_answers(
    (left, right): (&Report, &Report),
    pairs: Vec<(usize, usize)>,
    list: &List,
) -> Pairs {
    let named = pairs.into_iter().map(|(one, other)| {
        let pair = (name_of_section(left, one), name_of_section(right, other));
        let listed = |one: &String, other: &String| list.required.contains(&(one.clone(), other.clone()));
        let part = !listed(&pair.0, &pair.1)
            && (names_of_chain(left, one).iter().any(|above| listed(above, &pair.1))
                || names_of_chain(right, other).iter().any(|above| listed(&pair.0, above)));
        (pair, part)
    });
    named.filter(|(_, part)| !part).map(|(pair, _)| pair).collect()
}

fn found(left: &Report, right: &Report, comparison: &Comparison, list: &List) -> [(&'static str, Pairs); 3] {
    let sections = comparison
        .sections
        .iter()
        .flat_map(|pair| pair.left.iter().flat_map(|&one| pair.right.iter().map(move |&other| (one, other))));
    let sections = without_parts_of_answers((left, right), sections.collect(), list);
    let (lefts, rights) = (names_of_figures(left), names_of_figures(right));
    let figures = &comparison.figures;
    let pairs = figures.pairs.iter().map(|pair| (lefts[pair.left].clone(), rights[pair.right].clone()));
    let bases = figures.different_basis.iter();
    let bases = bases.map(|pair| (lefts[pair.left].clone(), rights[pair.right].clone()));
    [("sections", sections), ("figures", pairs.collect()), ("different", bases.collect())]
}

#[test]
fn the_pairs_are_those_of_a_careful_reader() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/compare");
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    names.sort();
    assert!(names.len() >= 4);
    let mut total: HashMap<&str, Score> = HashMap::new();
    for path in names {
        let mut reference = Reference::read(&fs::read_to_string(&path).unwrap());
        let (left, right) = (sample(&reference.left), sample(&reference.right));
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        // What the reader calls the same may stand beside each other: less is said, and nothing wrong.
        let figures = &reference.lists["figures"];
        let same: Vec<_> = figures.required.union(&figures.optional).cloned().collect();
        reference.lists.entry("different".to_owned()).or_default().optional.extend(same);
        for (list, pairs) in found(&left, &right, &compare(&left, &right), &reference.lists["sections"]) {
            let List { required, optional } = &reference.lists[list];
            let score = Score::of(&format!("{stem}: {list}"), &pairs, required, optional);
            score.print(&format!("{stem}: {list}"));
            total.entry(list).or_default().add(score);
        }
    }
    // The second list is for looking: what does not belong there costs a glance, and no wrong difference.
    for (list, floor, wrong) in [("sections", 0.95, 0.02), ("figures", 0.9, 0.02), ("different", 0.8, 0.1)] {
        total[list].print(&format!("all: {list}"));
        assert!(total[list].found() >= floor, "{list}");
        assert!(total[list].outside() <= wrong, "{list}");
    }
}
