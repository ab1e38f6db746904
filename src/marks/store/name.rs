//! What a file of marks is called: `青岚县2024年法治政府建设年度报告-3fa9c1d07b52.json`.
//!
//! The words are for the person who looks into the folder; the twelve digits of the report's SHA-256
//! are what tells the files apart. A file keeps its name for good: when the report changes, is moved
//! or renamed, the file of marks is found by what stands in it.

use crate::marks::ReportKey;
use std::path::Path;

const WORDS: usize = 30;
const DIGITS: usize = 12;

/// The name for the first file of a report (`turn` 1) or one beside it (2, 3, …).
pub(super) fn of(key: &ReportKey, turn: usize) -> String {
    let file = key.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let words = [key.title.as_deref().unwrap_or_default(), stem]
        .into_iter()
        .map(safe)
        .find(|words| !words.is_empty())
        .unwrap_or_else(|| "report".to_owned());
    let digits = digits(&key.sha256);
    match turn {
        1 => format!("{words}-{digits}.json"),
        _ => format!("{words}-{digits}.{turn}.json"),
    }
}

/// Which of a report's files one is by its name: 1, or the `turn` that [`of`] gave it.
pub(super) fn turn(path: &Path) -> usize {
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let turn = stem.and_then(|stem| stem.rsplit_once('.')).and_then(|(_, turn)| turn.parse().ok());
    turn.unwrap_or(1)
}

/// The first digits of a SHA-256, as they stand in a name.
fn digits(sha256: &str) -> String {
    let digits: String = sha256.chars().filter(char::is_ascii_alphanumeric).take(DIGITS).collect();
    if digits.is_empty() { "unknown".to_owned() } else { digits }
}

/// True where `name` is one that [`of`] gives to a report with this SHA-256, whatever its words are.
pub(super) fn belongs(name: &str, sha256: &str) -> bool {
    let stem = name.strip_suffix(".json").unwrap_or(name);
    let stem = match stem.rsplit_once('.') {
        Some((stem, turn)) if turn.chars().all(|digit| digit.is_ascii_digit()) => stem,
        _ => stem,
    };
    stem.rsplit_once('-').is_some_and(|(_, found)| found == digits(sha256))
}

/// Letters, digits and Han characters only: nothing that a shell, a terminal or a file system minds.
fn safe(words: &str) -> String {
    words.chars().filter(|character| character.is_alphanumeric()).take(WORDS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(title: Option<&str>, path: &str) -> ReportKey {
        ReportKey {
            sha256: "3fa9c1d07b52e4aa".into(),
            path: path.into(),
            title: title.map(str::to_owned),
            ..ReportKey::default()
        }
    }

    #[test]
    fn names_say_which_report_and_harm_nothing() {
        let cases = [
            (
                key(Some("青岚县2024年法治政府建设年度报告"), "/r/a.txt"),
                "青岚县2024年法治政府建设年度报告-3fa9c1d07b52.json",
            ),
            (key(None, "/r/云溪区 (1).txt"), "云溪区1-3fa9c1d07b52.json"),
            (key(Some("../..\u{1b}[2J"), "-"), "2J-3fa9c1d07b52.json"),
            (key(Some("《》"), "-"), "report-3fa9c1d07b52.json"),
        ];
        for (key, name) in cases {
            assert_eq!(of(&key, 1), name);
            assert!(belongs(&of(&key, 1), &key.sha256));
            assert!(belongs(&of(&key, 2), &key.sha256), "{}", of(&key, 2));
            assert!(!belongs(&of(&key, 1), "ffff"));
        }
        let long = of(&key(Some(&"青".repeat(500)), "-"), 12);
        assert!(long.len() < 200, "{long}");
    }
}
