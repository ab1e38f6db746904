//! The pairs of readers who had not seen the program (`tests/data/compare/unseen`), and how many of them it makes.

use crate::{
    names::{names_of_figures, names_of_sections},
    score::{Pairs, Score},
};
use serde_json::Value;
use shenyue::{compare::compare, report::Report, source};
use std::{fs, path::Path};

fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Array(all) => all.iter().flat_map(names).collect(),
        one => vec![one.as_str().unwrap().to_owned()],
    }
}

/// Each of one list with each of another.
fn each(lefts: &[String], rights: &[String]) -> Vec<(String, String)> {
    lefts.iter().flat_map(|left| rights.iter().map(move |right| (left.clone(), right.clone()))).collect()
}

/// Pairs of a list of the reference that `keep` holds for.
fn pairs(list: &Value, keep: impl Fn(&Value) -> bool) -> Pairs {
    let kept = list.as_array().unwrap().iter().filter(|pair| keep(pair));
    kept.flat_map(|pair| each(&names(&pair["left"]), &names(&pair["right"]))).collect()
}

/// Sections, figures that count the same, figures on another basis.
fn scores(stem: &str, folder: &Path, reference: &Value) -> [Score; 3] {
    let read = |side: &str| {
        let path = folder.join(reference[side].as_str().unwrap());
        Report::build(source::read(&path, None).unwrap())
    };
    let reports = [read("left"), read("right")];
    let found = compare(&reports[0], &reports[1]);
    let [lefts, rights] = reports.each_ref().map(names_of_sections);
    let named = |names: &[String], indexes: &[usize]| -> Vec<String> {
        indexes.iter().map(|&index| names[index].clone()).collect()
    };
    let sections =
        found.sections.iter().flat_map(|pair| each(&named(&lefts, &pair.left), &named(&rights, &pair.right)));
    let sections: Pairs = sections.collect();
    let [lefts, rights] = reports.each_ref().map(names_of_figures);
    let named = |left: usize, right: usize| (lefts[left].clone(), rights[right].clone());
    let same: Pairs = found.figures.pairs.iter().map(|pair| named(pair.left, pair.right)).collect();
    let beside: Pairs =
        found.figures.different_basis.iter().map(|pair| named(pair.left, pair.right)).collect();
    let sure = |pair: &Value| pair["sure"] == "yes" || pair["pair"] == "yes";
    let is_same = |pair: &Value| pair["verdict"] == "same";
    let (listed, figures) = (&reference["sections"], &reference["figures"]);
    let score = |list: &str, said: &Pairs, demanded: Pairs, allowed: Pairs| {
        Score::of(&format!("{stem}: {list}"), said, &demanded, &allowed)
    };
    [
        score("sections", &sections, pairs(listed, sure), pairs(listed, |_| true)),
        score("same", &same, pairs(figures, |pair| sure(pair) && is_same(pair)), pairs(figures, is_same)),
        score(
            "other basis",
            &beside,
            pairs(figures, |pair| sure(pair) && !is_same(pair)),
            pairs(figures, |_| true),
        ),
    ]
}

#[test]
fn most_pairs_of_readers_who_had_not_seen_the_program_are_made() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/compare/unseen");
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert!(files.len() >= 25);
    let lists = ["sections", "same", "other basis"];
    let mut total = [Score::default(); 3];
    for path in files {
        let stem = path.file_stem().unwrap().to_string_lossy();
        let reference = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for ((list, score), total) in lists.iter().zip(scores(&stem, &folder, &reference)).zip(&mut total) {
            score.print(&format!("{stem}: {list}"));
            total.add(score);
        }
    }
    for ((list, total), (found, outside)) in
        lists.iter().zip(total).zip([(0.92, 0.02), (0.85, 0.03), (0.61, 0.08)])
    {
        total.print(&format!("all: {list}"));
        assert!(total.found() >= found && total.outside() <= outside, "{list}");
    }
}
