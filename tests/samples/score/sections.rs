//! Sections at their level and place.

use super::{
    Score,
    words::{same_subject, tidy},
};
use crate::reference::WantedSection;
use shenyue::{outline::Section, report::Report};

/// Sections are matched in order, by level and enumerator and by headings that share their words:
/// the reference names no places. A section counts only where its text stands where it says.
pub(super) fn score(report: &Report, wanted: &[WantedSection], score: &mut Score) {
    let got = &report.outline.sections;
    score.sections += wanted.len();
    score.sections_got += got.len();
    let mut from = 0;
    for section in wanted {
        let fits = |other: &Section| {
            other.level == section.level
                && other.enumerator.as_deref().map(tidy) == section.enumerator.as_deref().map(tidy)
                && stands_there(report, other)
                && same_subject(Some(&section.heading), Some(&other.heading))
        };
        let line = format!("{} {}", section.enumerator.as_deref().unwrap_or_default(), section.heading);
        let Some(at) = (from..got.len()).find(|&at| fits(&got[at])) else {
            score.problems.push(format!("no section  {} {line}", section.level));
            continue;
        };
        for other in &got[from..at] {
            score.problems.push(extra_section(other));
        }
        from = at + 1;
        score.sections_right += 1;
        if tidy(&got[at].heading) == tidy(&section.heading) {
            score.headings += 1;
        } else {
            score.problems.push(format!("heading  {:?} for {:?}", got[at].heading, section.heading));
        }
        if got[at].runin != section.runin {
            score.problems.push(format!("run in   {} for {}: {line}", got[at].runin, section.runin));
        }
    }
    score.problems.extend(got[from..].iter().map(extra_section));
}

fn extra_section(section: &Section) -> String {
    let enumerator = section.enumerator.as_deref().unwrap_or_default();
    format!("extra section  {} {enumerator} {}", section.level, section.heading)
}

/// A section's span starts with its enumerator, else with its heading.
fn stands_there(report: &Report, section: &Section) -> bool {
    let opening = tidy(&report.text.slice(section.span));
    let words = tidy(section.enumerator.as_deref().unwrap_or(&section.heading));
    opening.starts_with(&words)
}
