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
        let (name, file) = self.name_and_file(entry);
        format!("{name} {file}")
    }

    /// The words by which a report goes: who reports, on which year and under which title; and the name of
    /// its file. Both empty where it is not there.
    fn name_and_file(&self, entry: &Entry) -> (String, String) {
        let State::Ready(report) = &entry.state else { return Default::default() };
        let title = report.outline.metadata.title.as_deref().unwrap_or_default();
        let file = self.aside(entry.id).unwrap_or_else(|| file_name(&entry.path));
        (format!("{} {title}", caption(report, &entry.path)), file)
    }

    /// How far a report goes by the words that were typed; `None` where it lacks one.
    pub(super) fn closeness(&self, entry: &Entry, words: &[String]) -> Option<Closeness> {
        let (name, file) = self.name_and_file(entry);
        Closeness::of(&name, &file, words)
    }
}

/// How far a report goes by words that were typed: the least goes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Closeness {
    /// How many of the words it has only for the initials of its pinyin.
    by_initials: usize,
    /// How many of the others stand in its file's name alone.
    by_file: usize,
}

impl Closeness {
    /// That of a report with these names, for folded words. Sums in names are nobody's words.
    fn of(name: &str, file: &str, words: &[String]) -> Option<Self> {
        let [name, file] = [name, file].map(without_sums);
        let by_initials = by_initials(&format!("{name} {file}"), words)?;
        let folded = fold_str(&name);
        let elsewhere = words.iter().filter(|word| !folded.contains(*word)).count();
        Some(Self { by_initials, by_file: elsewhere - by_initials })
    }
}

/// A name without the sums of contents in it (`3f9add02`): runs of hexadecimal digits that go to and fro
/// between letters and numerals.
fn without_sums(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let runs = chars.chunk_by(|one, next| one.is_ascii_alphanumeric() == next.is_ascii_alphanumeric());
    let is_sum = |run: &&[char]| {
        let switches = run.windows(2).filter(|two| two[0].is_ascii_digit() != two[1].is_ascii_digit());
        run.len() >= SUM && run.iter().all(char::is_ascii_hexdigit) && switches.count() >= 2
    };
    runs.filter(|run| !is_sum(run)).flatten().collect()
}

/// Digits that a sum in a file's name has at the least.
const SUM: usize = 6;

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
    fn names_and_titles_go_before_files_and_sums_do_not_count() {
        let dd = typed_words("dd");
        let of = |name: &str, file: &str| Closeness::of(name, file, &dd);
        assert!(of("DD调查 2023 报告", "a.txt") < of("青岚县 2023 报告", "dd.txt"));
        assert!(of("dd.txt ", "dd.txt") < of("青岚县 2023 报告", "dd.txt"));
        assert!(of("青岚县 2023 报告", "dd.txt") < of("云溪区 督导 报告", "a.txt"));
        for (file, goes) in [
            ("dd.txt", true),
            ("dd2023.txt", true),
            ("report-dd.txt", true),
            ("3f9add02.txt", false),
            ("report-0dd3fe1c.html", false),
            ("1a2dd4.txt", false),
        ] {
            assert_eq!(of("青岚县 2023 报告", file).is_some(), goes, "{file}");
            assert_eq!(of(file, file).is_some(), goes, "{file}");
        }
        assert!(Closeness::of("青岚县", "3f9add02.txt", &[]).is_some());
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
