//! How references name figures and sections.

use shenyue::report::Report;
use std::collections::HashMap;

/// Figures as a reference names them: `100%#3` is the third that is written `100%`.
pub fn names_of_figures(report: &Report) -> Vec<String> {
    numbered(report.figures.found.iter().map(|figure| report.text.slice(figure.span)))
}

/// Sections by enumerator and heading; the second of a name has `#2` behind it.
pub fn names_of_sections(report: &Report) -> Vec<String> {
    numbered((0..report.outline.sections.len()).map(|index| name_of_section(report, index)))
}

pub fn name_of_section(report: &Report, index: usize) -> String {
    let section = &report.outline.sections[index];
    format!("{}{}", section.enumerator.as_deref().unwrap_or(""), section.heading)
}

fn numbered(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    names
        .map(|name| {
            let count = counts.entry(name.clone()).or_default();
            *count += 1;
            if *count == 1 { name } else { format!("{name}#{count}") }
        })
        .collect()
}
