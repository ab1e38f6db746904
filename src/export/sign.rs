//! The first line of an export in plain text, by which it is known again.
//!
//! ```text
//! 摘录 [shenyue:1 section 0123456789abcdef]
//! ```
//!
//! It is the text's title, so a reader loses nothing, and leaves it out of a memo as easily as any
//! title. The digest says whether anyone has written in the file since: plain text has no comments
//! that could keep excerpts apart, so a file is replaced whole, but only as long as all of it is ours.

use super::{
    Group,
    document::NotOurs,
    marker::{VERSION, digest},
};
use crate::source::TEXT_EXPORT_SIGN;

/// What the first line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// What the file is grouped by; `None` where it is unknown.
    pub(super) group: Option<Group>,
    /// True where the file is as it was written.
    pub(super) pristine: bool,
}

/// The first line over `body`, without a line end.
pub(super) fn line(title: &str, group: Group, body: &str) -> String {
    format!("{title} {TEXT_EXPORT_SIGN}{VERSION} {} {}]", group.name(), digest(body))
}

/// The sign of a whole file; `None` where it has none.
///
/// # Errors
/// Where a newer version wrote it.
pub(super) fn read(text: &str) -> Result<Option<Sign>, NotOurs> {
    let (first, body) = text.split_once('\n').unwrap_or((text, ""));
    let words = first.trim_end().strip_suffix(']').and_then(|line| line.rsplit_once(TEXT_EXPORT_SIGN));
    let words: Vec<&str> = words.map(|(_, words)| words.split(' ').collect()).unwrap_or_default();
    let [version, group, written] = words.as_slice() else { return Ok(None) };
    match version.parse() {
        Ok(version) if version > VERSION => Err(NotOurs::Newer(version)),
        Ok(_) => Ok(Some(Sign { group: group.parse().ok(), pristine: digest(body) == *written })),
        Err(_) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_again_and_what_was_written_in_it_shows() {
        let body = "\n= 青岚县\n\n「办结21件」\n";
        let text = format!("{}\n{body}", line("摘录", Group::Tag, body));
        let pristine = |pristine| Ok(Some(Sign { group: Some(Group::Tag), pristine }));
        let cases = [
            (text.clone(), pristine(true)),
            (text.replace('\n', "\r\n"), pristine(true)),
            (text.replace("21", "22"), pristine(false)),
            (format!("{text}\n结语。\n"), pristine(false)),
            (text.replace("shenyue:1", "shenyue:2"), Err(NotOurs::Newer(2))),
            (text.replace("shenyue:1", "shenyue:x"), Ok(None)),
            (body.to_owned(), Ok(None)),
            (String::new(), Ok(None)),
        ];
        for (text, sign) in cases {
            assert_eq!(read(&text), sign, "{text}");
        }
    }
}
