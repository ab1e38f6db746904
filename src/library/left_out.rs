//! What a folder held and was not taken for a report.
//!
//! A file that nobody named is left out by its ending, or because this program wrote it: excerpts
//! saved among the reports that they were taken from would come back as a report the next time, and
//! what is searched, counted and compared would be there twice. How many there were is always said.

use crate::source::{EXPORT_SIGN, Format};
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

/// True where `path` is a file of excerpts in Markdown, by the comment that its first line begins
/// with. What is no plain file is not opened.
pub(super) fn is_export(path: &Path) -> bool {
    const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
    if Format::of_report(path) != Some(Format::Markdown) || !path.is_file() {
        return false;
    }
    let mut head = vec![];
    let room = (BYTE_ORDER_MARK.len() + EXPORT_SIGN.len()) as u64;
    let read = File::open(path).and_then(|file| file.take(room).read_to_end(&mut head));
    let head = head.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&head);
    read.is_ok() && head.starts_with(EXPORT_SIGN.as_bytes())
}
