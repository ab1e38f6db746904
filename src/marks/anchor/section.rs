//! The section of a passage, as a path of headings.

use crate::{outline::Section, report::Report};

/// Headings from the outermost section inwards, enumerators included, at a character of the clean
/// text.
pub(super) fn path(report: &Report, at: usize) -> Vec<String> {
    report.outline.path_at(at).map(Section::title).collect()
}

/// True where two paths name the same sections, however these are numbered.
pub(super) fn agree(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| bare(one) == bare(other))
}

/// A heading folded, without its number.
fn bare(heading: &str) -> String {
    let folded = crate::text::fold::fold_str(heading);
    let number = |c: char| "第章节部分条一二三四五六七八九十百0123456789()、.①②③④⑤⑥⑦⑧⑨⑩ ".contains(c);
    folded.trim_start_matches(number).to_owned()
}
