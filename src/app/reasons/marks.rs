//! What is the matter with the files of marks, in the language of the interface.

use super::system;
use crate::{
    marks::{
        Fault, Notice, StoreError,
        store::Advice,
        tags::{NameFault, TagNamesError},
    },
    say,
    source::display_name,
    words::Lang,
};

/// Why marks could not be kept or read, and what to do.
pub fn not_kept(lang: Lang, error: &StoreError) -> String {
    match error {
        StoreError::Io { doing, path, source } => {
            let advice = match Advice::on(source) {
                Advice::FreeSpace => say!(lang, "store.free-space"),
                Advice::Permit => say!(lang, "store.permit"),
                Advice::SaveAgain => say!(lang, "store.save-again"),
            };
            let doing = lang.word(&format!("store.doing.{}", doing.name()));
            let (path, reason) = (display_name(path), system(lang, source));
            say!(lang, "store.io", doing = doing, path = path, reason = reason, advice = advice)
        }
        StoreError::Busy(folder) => say!(lang, "store.busy", folder = display_name(folder)),
        StoreError::Form { path, reason } => {
            say!(lang, "store.form", path = display_name(path), reason = reason)
        }
        StoreError::Names { path, reason } => {
            say!(lang, "store.names", path = display_name(path), reason = tag_names(lang, reason))
        }
        StoreError::Text { path, source } => {
            say!(lang, "store.text", path = display_name(path), reason = source)
        }
    }
    .into_owned()
}

fn tag_names(lang: Lang, error: &TagNamesError) -> String {
    let reason = match error.fault {
        NameFault::NumberTaken => say!(lang, "store.number-taken"),
        NameFault::NamedTwice => say!(lang, "store.named-twice"),
    };
    say!(lang, "store.names-line", line = error.line, reason = reason).into_owned()
}

/// Why a file of marks was passed over.
pub fn fault(lang: Lang, fault: &Fault) -> String {
    match fault {
        Fault::Unreadable(reason) => say!(lang, "fault.unreadable", reason = reason),
        Fault::Damaged(reason) => say!(lang, "fault.damaged", reason = reason),
        Fault::Empty => say!(lang, "fault.empty"),
        Fault::Newer(version) => say!(lang, "fault.newer", version = version),
    }
    .into_owned()
}

/// What the reader should know about a file of marks.
pub fn notice(lang: Lang, notice: &Notice) -> String {
    let (path, fault) = (display_name(&notice.path), fault(lang, &notice.fault));
    match &notice.fallback {
        Some(before) => {
            say!(lang, "notice.fallback", path = path, fault = fault, before = display_name(before))
        }
        None => say!(lang, "notice.no-fallback", path = path, fault = fault),
    }
    .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{marks::store::Doing, text::pinyin::is_han};
    use std::io::{Error, ErrorKind};

    fn check(words: impl Fn(Lang) -> String, english: String) {
        assert_eq!(words(Lang::En), english);
        let chinese = words(Lang::Zh);
        assert!(chinese.chars().any(is_han), "{chinese}");
        let words = chinese.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 6);
        assert_eq!(words.collect::<Vec<_>>(), Vec::<&str>::new(), "{chinese}");
    }

    #[test]
    fn english_says_what_the_error_says_and_chinese_says_it_in_chinese() {
        let path = || "a.json".into();
        let kinds = [ErrorKind::StorageFull, ErrorKind::PermissionDenied, ErrorKind::Other];
        let of_system = Doing::ALL.into_iter().flat_map(|doing| {
            kinds.map(|kind| StoreError::Io { doing, path: path(), source: Error::new(kind, "x") })
        });
        let of_names = [NameFault::NumberTaken, NameFault::NamedTwice]
            .map(|fault| StoreError::Names { path: path(), reason: TagNamesError { line: 3, fault } });
        let others = [
            StoreError::Busy(path()),
            StoreError::Form { path: path(), reason: "x".into() },
            StoreError::Text { path: path(), source: Error::other("x") },
        ];
        for error in of_system.chain(of_names).chain(others) {
            check(|lang| not_kept(lang, &error), error.to_string());
        }
    }

    #[test]
    fn so_do_the_notices() {
        let faults =
            [Fault::Unreadable("x".into()), Fault::Damaged("x".into()), Fault::Empty, Fault::Newer(9)];
        for fault in faults {
            for fallback in [None, Some("a.json.bak".into())] {
                let of = Notice { path: "a.json".into(), fault: fault.clone(), fallback };
                check(|lang| notice(lang, &of), of.to_string());
            }
            check(|lang| super::fault(lang, &fault), fault.to_string());
        }
    }
}
