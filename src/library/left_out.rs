//! What a folder held and was not taken for a report.
//!
//! A file that nobody named is left out by its ending, or because this program wrote it: excerpts
//! saved among the reports that they were taken from would come back as a report the next time, and
//! what is searched, counted and compared would be there twice. How many there were is always said.

use crate::source::{EXPORT_SIGN, Format, TEXT_EXPORT_SIGN};
use std::{fs::File, io::Read, path::Path};

/// How many files of the folders were left out, hidden and ignored ones aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Excerpts that `shenyue export` wrote.
    pub exports: usize,
    /// Files whose names end in nothing that a report's name ends in.
    pub other_kinds: usize,
}

impl LeftOut {
    /// How many files that is.
    pub fn count(self) -> usize {
        self.exports + self.other_kinds
    }
}

/// True where `path` is a file of excerpts: in Markdown by the comment that its first line begins with, in
/// plain text by the sign behind the title in its first line. What is no plain file is not opened.
pub(super) fn is_export(path: &Path) -> bool {
    /// Bytes; the first line of an export in plain text is shorter.
    const HEAD: u64 = 128;
    if Format::of_report(path).is_none() || !path.is_file() {
        return false;
    }
    let mut head = vec![];
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    let head = String::from_utf8_lossy(&head);
    let Some(line) = head.trim_start_matches('\u{feff}').lines().next() else { return false };
    let signed = line.trim_end().ends_with(']') && line.contains(TEXT_EXPORT_SIGN);
    read.is_ok() && (line.starts_with(EXPORT_SIGN) || signed)
}
