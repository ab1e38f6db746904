//! By which words a report goes where a part of its name is typed: in the library's filter, and when
//! the second report is picked.

use super::{
    library::{Entry, Library, State},
    table::{caption, file_name},
};
use crate::text::{fold::fold_str, initials::have_initials};

impl Library {
    /// What a report is called: who reports and on which year, its title, and its file's name; empty
    /// where it is not there.
    pub(super) fn names_of(&self, entry: &Entry) -> String {
        let State::Ready(report) = &entry.state else { return String::new() };
        let title = report.outline.metadata.title.as_deref().unwrap_or_default();
        let file = self.aside(entry.id).unwrap_or_else(|| file_name(&entry.path));
        format!("{} {title} {file}", caption(report, &entry.path))
    }
}

/// The words that were typed, folded. A year that was typed on to others is a word of its own: between a
/// place and a year a name has other words (`qlx2023`, 青岚县2023).
pub fn typed_words(typed: &str) -> Vec<String> {
    fold_str(typed).split_whitespace().flat_map(apart).collect()
}

/// A word, parted before and behind the year in it.
fn apart(word: &str) -> Vec<String> {
    let chars: Vec<char> = word.chars().collect();
    let same_kind = |one: &char, next: &char| one.is_ascii_digit() == next.is_ascii_digit();
    let runs: Vec<&[char]> = chars.chunk_by(same_kind).collect();
    let is_year = |run: &&[char]| run.len() == 4 && matches!(run, ['1', '9', ..] | ['2', '0', ..]);
    if !runs.iter().any(is_year) || !chars.iter().all(|character| character.is_alphanumeric()) {
        return vec![word.to_owned()];
    }
    runs.into_iter().map(|run| run.iter().collect()).collect()
}

/// How many of the folded words a name has only for the initials of its pinyin; `None` where one is
/// missing.
pub fn by_initials(name: &str, words: &[String]) -> Option<usize> {
    let folded = fold_str(name);
    let others: Vec<&String> = words.iter().filter(|word| !folded.contains(*word)).collect();
    others.iter().all(|word| have_initials(name, word)).then_some(others.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_a_word_of_its_own() {
        for (typed, words) in [
            ("qlx2023", &["qlx", "2023"][..]),
            ("青岚县2023", &["青岚县", "2023"]),
            ("青嵐縣２０２３ 复议", &["青岚县", "2023", "复议"]),
            ("2023年度", &["2023", "年度"]),
            ("2023", &["2023"]),
            ("3xzd", &["3xzd"]),
            ("20230305", &["20230305"]),
            ("2023-03", &["2023-03"]),
            ("第1234号", &["第1234号"]),
            ("", &[]),
        ] {
            assert_eq!(typed_words(typed), words, "{typed}");
        }
    }

    #[test]
    fn words_are_found_as_written_or_by_their_initials() {
        let name = "青岚县人民政府 2023 法治政府建设报告 ql.txt";
        for (typed, expected) in [
            ("青岚县2023", Some(0)),
            ("青嵐", Some(0)),
            ("qlx2023", Some(1)),
            ("fzzf qlx", Some(2)),
            ("qlx2022", None),
            ("", Some(0)),
        ] {
            assert_eq!(by_initials(name, &typed_words(typed)), expected, "{typed}");
        }
    }
}
