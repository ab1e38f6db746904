//! How many of the pairs that were demanded were made, and how many of those made are in no list.

use std::collections::BTreeSet;

/// Pairs by the names of their sides.
pub type Pairs = BTreeSet<(String, String)>;

/// Counts over one list of pairs, or summed over several.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    demanded: usize,
    found: usize,
    said: usize,
    outside: usize,
}

impl Score {
    /// Of what was `said`; `allowed` beside what is demanded is neither. Prints what is missing and what is wrong,
    /// behind `name`.
    pub fn of(name: &str, said: &Pairs, demanded: &Pairs, allowed: &Pairs) -> Self {
        let missing: Vec<_> = demanded.difference(said).collect();
        let outside: Vec<_> = said.difference(demanded).filter(|pair| !allowed.contains(pair)).collect();
        for (what, pairs) in [("missing", &missing), ("wrong", &outside)] {
            for (one, other) in pairs {
                println!("{name}: {what}: {one} = {other}");
            }
        }
        Self {
            demanded: demanded.len(),
            found: demanded.len() - missing.len(),
            said: said.len(),
            outside: outside.len(),
        }
    }

    pub fn add(&mut self, other: Self) {
        self.demanded += other.demanded;
        self.found += other.found;
        self.said += other.said;
        self.outside += other.outside;
    }

    /// The share of what was demanded that was found.
    pub fn found(self) -> f64 {
        self.found as f64 / self.demanded.max(1) as f64
    }

    /// The share of what was said that stands in no list.
    pub fn outside(self) -> f64 {
        self.outside as f64 / self.said.max(1) as f64
    }

    pub fn print(self, name: &str) {
        let Self { demanded, found, said, outside } = self;
        println!("{name}: found {found} of {demanded} ({:.3}), wrong {outside} of {said}", self.found());
    }
}
