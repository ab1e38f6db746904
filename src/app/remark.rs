//! Remarks without a passage: on the report as a whole, or on something that it lacks.
//!
//! What a report lacks is as much a finding as what it says. A remark whose first line is `缺：败诉件数`
//! (or `missing: …`) is on an absence, and keeps the words that were searched for in vain.

use super::search::Search;

const SIGNS: [&str; 4] = ["缺：", "缺:", "missing:", "missing："];

/// What a remark is on, by its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Nothing was written.
    Nothing,
    /// The report as a whole.
    Whole,
    /// Something that the report lacks.
    Absence {
        /// What.
        what: String,
        /// The lines behind it.
        note: String,
    },
}

/// What is missing, where words say that something is: `缺：败诉`.
pub fn absence(words: &str) -> Option<&str> {
    SIGNS.iter().find_map(|sign| words.strip_prefix(sign))
}

/// Reads a remark.
pub fn read(written: &str) -> Remark {
    let (first, rest) = written.split_once('\n').unwrap_or((written, ""));
    let what = absence(first.trim()).map(str::trim);
    match what {
        Some("") if rest.trim().is_empty() => Remark::Nothing,
        Some(what) if !what.is_empty() => {
            Remark::Absence { what: what.to_owned(), note: rest.trim().to_owned() }
        }
        _ if written.trim().is_empty() => Remark::Nothing,
        _ => Remark::Whole,
    }
}

/// What a remark begins with: the absence of what was just searched for in vain, else nothing.
pub fn begun(search: &Search) -> String {
    match search.missed.last() {
        Some(missed) if *missed == search.needle => format!("缺：{missed}\n"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_read_from_the_first_line() {
        let absence = |what: &str, note: &str| Remark::Absence { what: what.into(), note: note.into() };
        for (written, expected) in [
            ("缺:败诉件数", absence("败诉件数", "")),
            ("缺： 败诉件数\n往年都有", absence("败诉件数", "往年都有")),
            ("missing: lost lawsuits", absence("lost lawsuits", "")),
            ("缺少败诉件数", Remark::Whole),
            ("总体较好\n缺：败诉", Remark::Whole),
            ("缺：", Remark::Nothing),
            (" \n", Remark::Nothing),
        ] {
            assert_eq!(read(written), expected, "{written}");
        }
    }
}
