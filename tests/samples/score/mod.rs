//! What was found against what was wanted, counted as the project's reviewers count it.

mod fields;
mod figures;
mod noise;
mod sections;
mod words;

use crate::reference::{Wanted, WantedOutline};
use shenyue::report::Report;

/// Counts over one report, or summed over all.
#[derive(Default)]
pub struct Score {
    pub wanted: usize,
    pub found: usize,
    pub right: usize,
    pub exact: usize,
    pub extra: usize,
    pub subjects: usize,
    pub subjects_right: usize,
    pub sections: usize,
    pub sections_got: usize,
    pub sections_right: usize,
    pub headings: usize,
    pub noise: usize,
    pub noise_got: usize,
    pub noise_both: usize,
    pub fields: usize,
    pub fields_right: usize,
    pub genres: usize,
    pub genres_right: usize,
    pub parts: usize,
    pub parts_right: usize,
    /// What is wrong, a line each.
    pub problems: Vec<String>,
}

impl Score {
    pub fn add(&mut self, other: Self) {
        let Self { problems, .. } = other;
        self.wanted += other.wanted;
        self.found += other.found;
        self.right += other.right;
        self.exact += other.exact;
        self.extra += other.extra;
        self.subjects += other.subjects;
        self.subjects_right += other.subjects_right;
        self.sections += other.sections;
        self.sections_got += other.sections_got;
        self.sections_right += other.sections_right;
        self.headings += other.headings;
        self.noise += other.noise;
        self.noise_got += other.noise_got;
        self.noise_both += other.noise_both;
        self.fields += other.fields;
        self.fields_right += other.fields_right;
        self.genres += other.genres;
        self.genres_right += other.genres_right;
        self.parts += other.parts;
        self.parts_right += other.parts_right;
        self.problems.extend(problems);
    }

    /// F1 of the figures that are there at all.
    pub fn found_f1(&self) -> f64 {
        f1(self.found, self.found + self.extra, self.wanted)
    }

    /// F1 of the figures that are right in kind, value, unit and approximation.
    pub fn right_f1(&self) -> f64 {
        f1(self.right, self.found + self.extra, self.wanted)
    }

    /// F1 of sections at their level.
    pub fn sections_f1(&self) -> f64 {
        f1(self.sections_right, self.sections_got, self.sections)
    }

    /// F1 of the characters of page noise.
    pub fn noise_f1(&self) -> f64 {
        f1(self.noise_both, self.noise_got, self.noise)
    }
}

/// `part` of `whole`; all of nothing is 1.
#[expect(clippy::cast_precision_loss, reason = "counts of a few thousand")]
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

fn f1(right: usize, got: usize, wanted: usize) -> f64 {
    share(2 * right, got + wanted)
}

/// Scores one report.
pub fn score(report: &Report, wanted: &[Wanted], outline: &WantedOutline) -> Score {
    let mut score = Score::default();
    figures::score(report, wanted, &mut score);
    sections::score(report, &outline.sections, &mut score);
    noise::score(report, &outline.noise, &mut score);
    fields::score_fields(report, outline, &mut score);
    fields::score_parts(report, outline, &mut score);
    score
}
