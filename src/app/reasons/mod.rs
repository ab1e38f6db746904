//! Why something cannot be done with a file, in the language of the interface: what was not read, and of
//! the files of marks ([`marks`]).

pub mod marks;

use crate::{
    files::{NoFile, lock::NotHeld},
    library::LeftOut,
    say,
    source::{EXTENSIONS, ReadError, display_name},
    words::Lang,
};
use std::{io, path::Path};

/// The words for a reason. What the system says stays as the system says it.
pub fn reason(lang: Lang, error: &ReadError) -> String {
    match error {
        ReadError::Missing => say!(lang, "read.missing"),
        ReadError::Vanished => say!(lang, "read.vanished"),
        ReadError::BrokenLink { target } => say!(lang, "read.broken-link", target = target),
        ReadError::LinkLoop => say!(lang, "read.link-loop"),
        ReadError::Folder => say!(lang, "read.folder"),
        ReadError::NotAFile { kind } => say!(lang, "read.not-a-file", kind = kind),
        ReadError::Denied => say!(lang, "read.denied"),
        ReadError::TooLarge => say!(lang, "read.too-large"),
        ReadError::Empty => say!(lang, "read.empty"),
        ReadError::Binary => say!(lang, "read.binary"),
        ReadError::Unrecognised => say!(lang, "read.unrecognised"),
        ReadError::NoReports => {
            let names = EXTENSIONS.map(|(extension, _)| format!(".{extension}")).join(", ");
            say!(lang, "read.no-reports", names = names)
        }
        ReadError::Defect(what) => say!(lang, "read.defect", what = what),
        other => return other.to_string(),
    }
    .into_owned()
}

/// The words for what the system says: its own, where they are not ours.
pub fn system(lang: Lang, error: &io::Error) -> String {
    match error.get_ref() {
        Some(ours) if ours.is::<NoFile>() => say!(lang, "files.no-file").into_owned(),
        Some(ours) if ours.is::<NotHeld>() => say!(lang, "files.busy").into_owned(),
        _ => error.to_string(),
    }
}

/// What the system says, behind the name of the file.
pub fn of_file(lang: Lang, path: &Path, error: &io::Error) -> String {
    format!("{}: {}", display_name(path), system(lang, error))
}

/// What the folders held and was left out, in one line; `None` where there was nothing.
pub fn left_out(lang: Lang, left_out: LeftOut) -> Option<String> {
    let kinds = [
        (left_out.exports, say!(lang, "left-out.exports", count = left_out.exports)),
        (left_out.other_kinds, say!(lang, "left-out.other-kinds", count = left_out.other_kinds)),
    ];
    let said: Vec<_> = kinds.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    let what = said.join(&say!(lang, "export.comma"));
    (!said.is_empty()).then(|| say!(lang, "left-out.all", what = what).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ours_of_what_the_system_says_is_said_in_both() {
        for error in [io::Error::other(NoFile), io::Error::other(NotHeld::Busy)] {
            assert_eq!(system(Lang::En, &error), error.to_string());
            assert!(system(Lang::Zh, &error).chars().any(crate::text::pinyin::is_han), "{error}");
        }
        assert_eq!(of_file(Lang::Zh, Path::new("a\u{1b}"), &io::Error::other("x")), "a\\u{1b}: x");
    }

    #[test]
    fn english_says_what_the_error_says_and_chinese_says_it_in_chinese() {
        let errors = [
            ReadError::Missing,
            ReadError::Vanished,
            ReadError::BrokenLink { target: "x".into() },
            ReadError::LinkLoop,
            ReadError::Folder,
            ReadError::NotAFile { kind: "pipe" },
            ReadError::Denied,
            ReadError::TooLarge,
            ReadError::Empty,
            ReadError::Binary,
            ReadError::Unrecognised,
            ReadError::NoReports,
            ReadError::Defect("x".into()),
        ];
        for error in errors {
            assert_eq!(reason(Lang::En, &error), error.to_string());
            assert!(reason(Lang::Zh, &error).chars().any(crate::text::pinyin::is_han), "{error}");
        }
    }
}
