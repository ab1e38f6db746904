//! The pairs of a reader who had not seen the program (`tests/data/compare/unseen`), and how many of them it makes.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot be set up is to fail, and says its score"
)]

use serde_json::Value;
use shenyue::{compare::compare, report::Report, source};
use std::{collections::BTreeSet, fs, path::Path};

type Pairs = BTreeSet<(usize, usize)>;

/// How many pairs were demanded, found, said, and said without being in the reference.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    demanded: usize,
    found: usize,
    said: usize,
    outside: usize,
}

impl Score {
    fn of(demanded: &Pairs, allowed: &Pairs, said: &Pairs) -> Self {
        Self {
            demanded: demanded.len(),
            found: demanded.intersection(said).count(),
            said: said.len(),
            outside: said.difference(allowed).count(),
        }
    }

    fn add(&mut self, other: Self) {
        self.demanded += other.demanded;
        self.found += other.found;
        self.said += other.said;
        self.outside += other.outside;
    }

    fn found(self) -> f64 {
        self.found as f64 / self.demanded.max(1) as f64
    }

    fn outside(self) -> f64 {
        self.outside as f64 / self.said.max(1) as f64
    }

    fn print(self, name: &str) {
        let Self { demanded, found, said, outside } = self;
        println!("{name}: found {found} of {demanded} ({:.3}), outside {outside} of {said}", self.found());
    }
}

fn indexes(value: &Value) -> Vec<usize> {
    match value {
        Value::Array(all) => all.iter().flat_map(indexes).collect(),
        one => vec![usize::try_from(one.as_u64().unwrap()).unwrap()],
    }
}

/// Pairs of a list of the reference that `keep` holds for.
fn pairs(list: &Value, keep: impl Fn(&Value) -> bool) -> Pairs {
    let kept = list.as_array().unwrap().iter().filter(|pair| keep(pair));
    let all = kept.flat_map(|pair| {
        let rights = indexes(&pair["right"]);
        indexes(&pair["left"])
            .into_iter()
            .flat_map(move |left| rights.clone().into_iter().map(move |right| (left, right)))
    });
    all.collect()
}

/// Sections, figures that count the same, figures on another basis.
fn scores(folder: &Path, reference: &Value) -> [Score; 3] {
    let read = |side: &str| {
        let path = folder.join(reference[side].as_str().unwrap());
        Report::build(source::read(&path, None).unwrap())
    };
    let found = compare(&read("left"), &read("right"));
    let each = |lefts: &[usize], rights: &[usize]| {
        lefts.iter().flat_map(|&left| rights.iter().map(move |&right| (left, right))).collect::<Vec<_>>()
    };
    let sections: Pairs = found.sections.iter().flat_map(|pair| each(&pair.left, &pair.right)).collect();
    let same: Pairs = found.figures.pairs.iter().map(|pair| (pair.left, pair.right)).collect();
    let beside: Pairs = found.figures.different_basis.iter().map(|pair| (pair.left, pair.right)).collect();
    let sure = |pair: &Value| pair["sure"] == "yes" || pair["pair"] == "yes";
    let is_same = |pair: &Value| pair["verdict"] == "same";
    let (listed, figures) = (&reference["sections"], &reference["figures"]);
    [
        Score::of(&pairs(listed, sure), &pairs(listed, |_| true), &sections),
        Score::of(&pairs(figures, |pair| sure(pair) && is_same(pair)), &pairs(figures, is_same), &same),
        Score::of(&pairs(figures, |pair| sure(pair) && !is_same(pair)), &pairs(figures, |_| true), &beside),
    ]
}

#[test]
fn most_pairs_of_a_reader_who_had_not_seen_the_program_are_made() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/compare/unseen");
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert_eq!(files.len(), 5);
    let lists = ["sections", "same", "other basis"];
    let mut total = [Score::default(); 3];
    for path in files {
        let reference = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for ((list, score), total) in lists.iter().zip(scores(&folder, &reference)).zip(&mut total) {
            score.print(&format!("{}: {list}", path.file_stem().unwrap().to_string_lossy()));
            total.add(score);
        }
    }
    for ((list, total), (found, outside)) in
        lists.iter().zip(total).zip([(0.9, 0.02), (0.93, 0.01), (0.88, 0.07)])
    {
        total.print(&format!("all: {list}"));
        assert!(total.found() >= found && total.outside() <= outside, "{list}");
    }
}
