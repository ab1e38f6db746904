//! A line of the file of tag names: how it is read and written.

use super::clean_name;
use std::fmt;

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::marks) enum Line {
    /// A name, with its key, 1 to 9, if it has one.
    Name { key: Option<u8>, name: String },
    /// A name whose number several people gave to different tags.
    Claimed { key: u8, name: String },
    /// What a person wrote around the names.
    Other(String),
}

impl Line {
    /// Reads a line.
    pub(in crate::marks) fn parse(written: &str) -> Self {
        let other = || Self::Other(written.chars().filter(|character| !character.is_control()).collect());
        let trimmed = written.trim();
        if trimmed.starts_with('#') {
            return other();
        }
        let claim = trimmed.strip_prefix(['?', '？']).map(numbered);
        if let Some((Some(key), name)) = claim {
            return clean_name(name).map_or_else(other, |name| Self::Claimed { key, name });
        }
        let (key, name) = numbered(trimmed);
        clean_name(name).map_or_else(other, |name| Self::Name { key, name })
    }

    /// The name that it gives or claims a number for.
    pub(in crate::marks) fn name(&self) -> Option<&str> {
        match self {
            Self::Name { name, .. } | Self::Claimed { name, .. } => Some(name),
            Self::Other(_) => None,
        }
    }
}

/// The number, 1 to 9, that stands before a name, and the name.
fn numbered(line: &str) -> (Option<u8>, &str) {
    let mut rest = line.chars();
    let key = rest.next().and_then(|first| first.to_digit(10)).and_then(|key| u8::try_from(key).ok());
    let rest = rest.as_str();
    match key.filter(|key| *key > 0 && rest.starts_with(char::is_whitespace)) {
        Some(key) => (Some(key), rest),
        None => (None, line),
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name { key: Some(key), name } => write!(f, "{key} {name}"),
            Self::Name { key: None, name } => write!(f, "{name}"),
            Self::Claimed { key, name } => write!(f, "?{key} {name}"),
            Self::Other(text) => write!(f, "{text}"),
        }
    }
}
