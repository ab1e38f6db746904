//! The comments by which an export knows its own lines again.
//!
//! HTML comments show in no rendering and survive editors. The first line names the format and the
//! grouping; each excerpt stands between two comments with its key, the first one with a digest of
//! what was written, so that an edit by hand shows; a heading carries its key at its end.

use super::Group;
use crate::source::EXPORT_SIGN;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The version of the format that this program writes.
pub const VERSION: u32 = 1;

/// A line that an export wrote for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marker {
    /// `<!-- shenyue:1 section -->`, the file's first line; the grouping is `None` where it is
    /// unknown.
    File {
        /// Version of the format.
        version: u32,
        /// What the file is grouped by.
        group: Option<Group>,
    },
    /// `## 一、总体情况 <!-- shenyue:heading 0123456789abcdef -->`
    Heading {
        /// Tells the heading again, whatever its words are by now.
        key: String,
    },
    /// `<!-- shenyue:begin KEY 0123456789abcdef -->`
    Begin {
        /// The excerpt's key.
        key: String,
        /// Digest of what was written.
        digest: String,
        /// The mark was gone when this was written.
        gone: bool,
    },
    /// `<!-- shenyue:end KEY -->`
    End {
        /// The excerpt's key.
        key: String,
    },
}

impl Marker {
    /// Reads a line.
    pub fn read(line: &str) -> Option<Self> {
        let comment = line.trim().strip_suffix("-->")?;
        let (before, comment) =
            comment.rsplit_once(EXPORT_SIGN).filter(|(before, _)| !before.ends_with('\\'))?;
        let words: Vec<&str> = comment.split_whitespace().collect();
        match (words.as_slice(), before.is_empty()) {
            (["heading", key], false) if heading_level(before).is_some() => {
                Some(Self::Heading { key: (*key).to_owned() })
            }
            (["begin", key, digest, rest @ ..], true) if rest.is_empty() || rest == ["gone"] => {
                Some(Self::Begin {
                    key: (*key).to_owned(),
                    digest: (*digest).to_owned(),
                    gone: !rest.is_empty(),
                })
            }
            (["end", key], true) => Some(Self::End { key: (*key).to_owned() }),
            ([version, group @ ..], true) => Some(Self::File {
                version: version.parse().ok()?,
                group: group.first().and_then(|group| group.parse().ok()),
            }),
            _ => None,
        }
    }

    /// The comment, without a line end.
    pub fn comment(&self) -> String {
        let words = match self {
            Self::File { version, group } => {
                format!("{version} {}", group.map(Group::name).unwrap_or_default())
            }
            Self::Heading { key } => format!("heading {key}"),
            Self::Begin { key, digest, gone } => {
                format!("begin {key} {digest}{}", if *gone { " gone" } else { "" })
            }
            Self::End { key } => format!("end {key}"),
        };
        format!("{EXPORT_SIGN}{} -->", words.trim_end())
    }
}

/// True where a line would be read as one of ours.
pub fn is_ours(line: &str) -> bool {
    Marker::read(line).is_some()
}

/// The lines of an export as a person reads it: without our comments, and with one empty line at most
/// between two others.
pub fn without_markers(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    for line in text.lines() {
        let shown = match Marker::read(line) {
            None => line,
            Some(Marker::Heading { .. }) => {
                line.rsplit_once(EXPORT_SIGN).map_or(line, |(heading, _)| heading.trim_end())
            }
            Some(_) => "",
        };
        if !shown.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(shown.to_owned());
        }
    }
    lines.truncate(lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1));
    lines
}

/// The level of an ATX heading.
pub fn heading_level(line: &str) -> Option<usize> {
    let signs = line.chars().take_while(|sign| *sign == '#').count();
    let stands = line.chars().nth(signs).is_none_or(|next| next.is_whitespace());
    ((1..=6).contains(&signs) && stands).then_some(signs)
}

/// The first 16 hexadecimal digits of the SHA-256 of `text`, line ends counted as `'\n'`, empty
/// lines at its ends left out: what an editor changes by itself is no edit.
pub fn digest(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let digest = Sha256::digest(text.trim_matches('\n').as_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// A mark's id as a word that can stand in a comment: letters, digits, `_`, `.` and single `-`
/// stand for themselves, the bytes of every other character as `%XX`; `%` is an empty id. With a `label` (a tag), one key for each label.
pub fn key(id: &str, label: Option<&str>) -> String {
    let mut key = word(id);
    if let Some(label) = label {
        let _ = write!(key, "/{}", word(label));
    }
    key
}

fn word(text: &str) -> String {
    let mut word = String::new();
    for character in text.chars() {
        match character {
            plain if plain.is_alphanumeric() || "_.".contains(plain) => word.push(plain),
            '-' if !word.ends_with('-') => word.push('-'),
            other => {
                for byte in other.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(word, "%{byte:02X}");
                }
            }
        }
    }
    if word.is_empty() {
        word.push('%');
    }
    word
}

/// The key under which the excerpt from another copy of the same file stands, which shares its marks.
pub fn of_copy(key: &str, path: &str) -> String {
    format!("{key}+{}", digest(path))
}

/// The key that the excerpts from all copies of a file have in common.
pub fn of_all_copies(key: &str) -> &str {
    key.split_once('+').map_or(key, |(key, _)| key)
}

/// The part of a [`key`] that stands for the mark's id.
pub fn id_of(key: &str) -> String {
    let word = key.split(['/', '+']).next().unwrap_or_default();
    let mut bytes = if word == "%" { "" } else { word }.bytes();
    let mut id = vec![];
    while let Some(byte) = bytes.next() {
        let digits = (byte == b'%').then(|| [bytes.next(), bytes.next()]);
        id.push(match digits {
            Some([Some(high), Some(low)]) => match (hex(high), hex(low)) {
                (Some(high), Some(low)) => high * 16 + low,
                _ => byte,
            },
            _ => byte,
        });
    }
    String::from_utf8_lossy(&id).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_read_back_as_written() {
        let key = key("01-a--b<标记>", Some("诉讼-->"));
        assert!(!key.contains("--") && !key.contains('>'), "{key}");
        assert_eq!(id_of(&key), "01-a--b<标记>");
        let markers = [
            Marker::File { version: 1, group: Some(Group::Tag) },
            Marker::Begin { key: key.clone(), digest: digest("甲"), gone: true },
            Marker::Begin { key: key.clone(), digest: digest("甲"), gone: false },
            Marker::End { key: key.clone() },
        ];
        for marker in markers {
            assert_eq!(Marker::read(&marker.comment()), Some(marker));
        }
        let heading = Marker::Heading { key };
        assert_eq!(Marker::read(&heading.comment()), None);
        assert_eq!(Marker::read(&format!("## 甲 {}", heading.comment())), Some(heading));
    }

    #[test]
    fn an_empty_id_or_tag_is_read_back_too() {
        for (id, label) in [("", None), ("", Some("")), ("%", None), ("1", Some(""))] {
            let key = key(id, label);
            let begin = Marker::Begin { key: key.clone(), digest: digest("甲"), gone: false };
            assert_eq!(Marker::read(&begin.comment()), Some(begin), "{id:?} {label:?}");
            assert_eq!((id_of(&key), id_of(&of_copy(&key, "乙.txt"))), (id.to_owned(), id.to_owned()));
            assert_eq!(of_all_copies(&of_copy(&key, "乙.txt")), key);
        }
    }

    #[test]
    fn a_person_reads_an_export_without_its_comments() {
        let key = Marker::Heading { key: "1a".into() }.comment();
        let text = format!(
            "<!-- shenyue:1 section -->\n\n# 摘录\n\n## 甲 {key}\n\n<!-- shenyue:begin 1 2 -->\n\n> 乙\n\n<!-- shenyue:end 1 -->\n\n我的话 <!-- mine -->\n"
        );
        assert_eq!(without_markers(&text), ["# 摘录", "", "## 甲", "", "> 乙", "", "我的话 <!-- mine -->"]);
    }

    #[test]
    fn what_an_editor_changes_by_itself_keeps_the_digest() {
        assert_eq!(digest("甲\n\n乙"), digest("\r\n甲\r\n\r\n乙\r\n"));
        assert_ne!(digest("甲"), digest("乙"));
    }
}
