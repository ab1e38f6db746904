//! The first and the last line of an export in plain text, by which it is known again.
//!
//! ```text
//! 摘录 [shenyue:1 section 0123456789abcdef]
//! …
//! [shenyue:excerpts 01234567 89abcdef]
//! ```
//!
//! The first line is the text's title, so a reader loses nothing, and leaves it out of a memo as easily as any
//! title. The digest says whether anyone has written in the file since: plain text has no comments
//! that could keep excerpts apart, so a file is replaced whole, but only as long as all of it is ours. The
//! last line names the excerpts, so that none goes missing unasked where another export replaces it.

use super::{
    Group,
    document::NotOurs,
    marker::{VERSION, digest},
};
use crate::source::TEXT_EXPORT_SIGN;
use std::collections::BTreeSet;

/// What the two lines say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// What the file is grouped by; `None` where it is unknown.
    pub(super) group: Option<Group>,
    /// True where the file is as it was written.
    pub(super) pristine: bool,
    /// The [`name`]s of the excerpts that are in it.
    pub(super) excerpts: BTreeSet<String>,
}

/// An excerpt's name in the last line: the first 8 hexadecimal digits of the digest of its mark's id.
pub(super) fn name(id: &str) -> String {
    digest(id).chars().take(8).collect()
}

/// The whole text: `body` between the two lines.
pub(super) fn signed<'a>(
    title: &str,
    group: Group,
    body: &str,
    ids: impl Iterator<Item = &'a str>,
) -> String {
    let names: Vec<String> = ids.map(name).collect::<BTreeSet<_>>().into_iter().collect();
    let last = match names.is_empty() {
        true => String::new(),
        false => format!("\n{EXCERPTS}{}]\n", names.join(" ")),
    };
    let below = format!("{body}{last}");
    let written = written(title, &below);
    format!("{title} {TEXT_EXPORT_SIGN}{VERSION} {} {written}]\n{below}", group.name())
}

const EXCERPTS: &str = "[shenyue:excerpts ";

/// The digest of all that a person may change.
fn written(title: &str, below: &str) -> String {
    digest(&format!("{}\n{below}", title.trim()))
}

/// The sign of a whole file; `None` where it has none.
///
/// # Errors
/// Where a newer version wrote it.
pub(super) fn read(text: &str) -> Result<Option<Sign>, NotOurs> {
    let text = text.trim_start_matches('\u{feff}');
    let (first, below) = text.split_once('\n').unwrap_or((text, ""));
    let line = first.trim_end().strip_suffix(']').and_then(|line| line.rsplit_once(TEXT_EXPORT_SIGN));
    let Some((title, words)) = line else { return Ok(None) };
    let words: Vec<&str> = words.split(' ').collect();
    let [version, group, digest] = words.as_slice() else { return Ok(None) };
    let last = below.trim_end().lines().next_back().unwrap_or_default();
    let names = last.strip_prefix(EXCERPTS).and_then(|names| names.strip_suffix(']')).unwrap_or_default();
    match version.parse() {
        Ok(version) if version > VERSION => Err(NotOurs::Newer(version)),
        Ok(_) => Ok(Some(Sign {
            group: group.parse().ok(),
            pristine: written(title, below) == *digest,
            excerpts: names.split_whitespace().map(str::to_owned).collect(),
        })),
        Err(_) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_again_and_what_was_written_in_it_shows() {
        let body = "\n= 青岚县\n\n「办结21件」\n";
        let text = signed("摘录", Group::Tag, body, ["1", "2", "1"].into_iter());
        let excerpts = BTreeSet::from([name("1"), name("2")]);
        let pristine =
            |pristine| Ok(Some(Sign { group: Some(Group::Tag), pristine, excerpts: excerpts.clone() }));
        let cases = [
            (text.clone(), pristine(true)),
            (text.replace('\n', "\r\n"), pristine(true)),
            (format!("\u{feff}{text}"), pristine(true)),
            (text.replace("21", "22"), pristine(false)),
            (text.replace("摘录", "给李主任的摘录，请复核"), pristine(false)),
            (
                format!("{text}\n结语。\n"),
                Ok(Some(Sign { group: Some(Group::Tag), pristine: false, excerpts: BTreeSet::new() })),
            ),
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
