//! Why a file was not read, in the language of the interface.

use crate::{
    library::LeftOut,
    say,
    source::{EXTENSIONS, ReadError},
    words::Lang,
};

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
