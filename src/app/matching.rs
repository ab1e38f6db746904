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

/// How many of the folded words a name has only for the initials of its pinyin; `None` where one is
/// missing.
pub fn by_initials(name: &str, words: &[&str]) -> Option<usize> {
    let folded = fold_str(name);
    let others: Vec<&&str> = words.iter().filter(|word| !folded.contains(**word)).collect();
    others.iter().all(|word| have_initials(name, word)).then_some(others.len())
}
