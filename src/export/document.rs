//! A Markdown file that an export wrote and a person has worked in since, taken apart so that its
//! pieces put together are the file again, byte for byte.

use super::{
    Group,
    marker::{self, Marker, VERSION},
};
use crate::{say, words::Lang};
use std::fmt;

/// Why a file is not touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOurs {
    /// The first line is not ours.
    NoMarker,
    /// A later program wrote it.
    Newer(u32),
    /// It is arranged in another way, and what a person wrote in between would lose its place.
    OtherGroup {
        /// The file's grouping.
        file: Group,
        /// The grouping asked for.
        asked: Group,
    },
    /// The two comments around an excerpt do not match.
    Damaged {
        /// Line of the comment, counted from 1.
        line: usize,
        /// The excerpt's key.
        key: String,
    },
}

impl NotOurs {
    /// Why, and what to do instead.
    pub fn says(&self, lang: Lang) -> String {
        match self {
            Self::NoMarker => say!(lang, "export.no-marker"),
            Self::Newer(version) => say!(lang, "export.newer", version = version),
            Self::OtherGroup { file, asked } => say!(
                lang,
                "export.other-group",
                file = lang.word(&format!("by.{}", file.name())),
                asked = lang.word(&format!("by.{}", asked.name()))
            ),
            Self::Damaged { line, .. } => say!(lang, "export.damaged", line = line),
        }
        .into_owned()
    }
}

impl fmt::Display for NotOurs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.says(Lang::En))
    }
}

impl std::error::Error for NotOurs {}

/// A piece of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// What a person wrote. Begins with a heading of `level`, or has none.
    Text { raw: &'a str, level: Option<usize> },
    /// A heading of ours, by whatever words a person gave it.
    Heading { raw: &'a str, key: String, level: usize },
    /// An excerpt of ours, its comments included.
    Block(Block<'a>),
}

/// An excerpt as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block<'a> {
    /// All of it, the line end behind it included.
    pub(super) raw: &'a str,
    /// What stands between the comments.
    pub(super) body: &'a str,
    pub(super) key: String,
    pub(super) digest: String,
    pub(super) gone: bool,
}

impl<'a> Piece<'a> {
    pub(super) fn raw(&self) -> &'a str {
        match self {
            Self::Text { raw, .. } | Self::Heading { raw, .. } | Self::Block(Block { raw, .. }) => raw,
        }
    }

    /// The level of the heading that the piece begins with.
    pub(super) fn level(&self) -> Option<usize> {
        match self {
            Self::Text { level, .. } => *level,
            Self::Heading { level, .. } => Some(*level),
            Self::Block(_) => None,
        }
    }
}

/// A line of the file with its place in it.
#[derive(Clone, Copy)]
struct Line<'a> {
    number: usize,
    start: usize,
    end: usize,
    text: &'a str,
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.split_inclusive('\n').enumerate().scan(0, |at, (index, line)| {
        let start = *at;
        *at += line.len();
        Some(Line { number: index + 1, start, end: *at, text: line })
    })
}

/// Takes a file apart. `group` is the grouping that will be written.
pub(super) fn read(text: &str, group: Group) -> Result<Vec<Piece<'_>>, NotOurs> {
    check_head(text, group)?;
    let mut reader = Reader { text, pieces: vec![], human: 0, level: None };
    let mut fence: Option<Fence> = None;
    let mut open: Option<(Line, String, String, bool)> = None;
    // Where the paragraph starts that the line before belongs to: underlined, it is a heading.
    let mut paragraph: Option<usize> = None;
    for line in lines(text) {
        let marker = if line.number == 1 { None } else { Marker::read(line.text) };
        let begun = paragraph.take();
        match (marker, &open) {
            (Some(Marker::Begin { key, digest, gone }), None) => {
                reader.close_text(line.start);
                fence = None;
                open = Some((line, key, digest, gone));
            }
            (Some(Marker::End { key }), Some((first, opened, digest, gone))) if key == *opened => {
                let slice = |start: usize, end: usize| text.get(start..end).unwrap_or_default();
                reader.pieces.push(Piece::Block(Block {
                    raw: slice(first.start, line.end),
                    body: slice(first.end, line.start).trim_matches(['\r', '\n']),
                    key,
                    digest: digest.clone(),
                    gone: *gone,
                }));
                reader.human = line.end;
                open = None;
            }
            (Some(Marker::Begin { key, .. } | Marker::End { key }), _) => {
                return Err(NotOurs::Damaged { line: line.number, key });
            }
            (Some(Marker::Heading { key }), None) => {
                reader.close_text(line.start);
                fence = None;
                let level = marker::heading_level(line.text.trim_start()).unwrap_or(6);
                reader.pieces.push(Piece::Heading { raw: line.text, key, level });
                reader.human = line.end;
            }
            (_, Some(_)) => {}
            (_, None) => match (Fence::read(line.text), fence) {
                (Some(mark), None) => fence = Some(mark),
                (Some(mark), Some(opened)) if mark.closes(opened) => fence = None,
                (None, None) => {
                    if let Some(level) = marker::heading_level(shallow(line.text)) {
                        reader.close_text(line.start);
                        reader.level = Some(level);
                    } else if let Some((start, level)) = begun.zip(underline(line.text)) {
                        reader.close_text(start);
                        reader.level = Some(level);
                    } else if line.number > 1 && (begun.is_some() || begins_paragraph(line.text)) {
                        paragraph = begun.or(Some(line.start)).filter(|_| !line.text.trim().is_empty());
                    }
                }
                _ => {}
            },
        }
    }
    if let Some((line, key, ..)) = open {
        return Err(NotOurs::Damaged { line: line.number, key });
    }
    reader.close_text(text.len());
    Ok(reader.pieces)
}

/// What a file of ours is grouped by; `None` for any other file.
pub(super) fn group_of(text: &str) -> Option<Group> {
    match head(text)? {
        Marker::File { group, .. } => group,
        _ => None,
    }
}

/// The comment on the first line.
fn head(text: &str) -> Option<Marker> {
    Marker::read(text.lines().next().unwrap_or_default().trim_start_matches('\u{feff}'))
}

fn check_head(text: &str, group: Group) -> Result<(), NotOurs> {
    match head(text) {
        Some(Marker::File { version, .. }) if version > VERSION => Err(NotOurs::Newer(version)),
        Some(Marker::File { group: Some(file), .. }) if file != group => {
            Err(NotOurs::OtherGroup { file, asked: group })
        }
        Some(Marker::File { .. }) => Ok(()),
        _ => Err(NotOurs::NoMarker),
    }
}

struct Reader<'a> {
    text: &'a str,
    pieces: Vec<Piece<'a>>,
    /// Where the person's text that is being read starts.
    human: usize,
    /// The level of the heading that it starts with.
    level: Option<usize>,
}

impl Reader<'_> {
    fn close_text(&mut self, end: usize) {
        let level = self.level.take();
        if let Some(raw) = self.text.get(self.human..end).filter(|raw| !raw.is_empty()) {
            self.pieces.push(Piece::Text { raw, level });
        }
        self.human = end;
    }
}

/// A line without the spaces that a heading or a fence may stand behind: three at most.
fn shallow(line: &str) -> &str {
    let indent = line.chars().take_while(|c| *c == ' ').count();
    if indent <= 3 { line.trim_start_matches(' ') } else { line }
}

/// The level of the heading that a line makes of the paragraph above it (`====`, `----`).
fn underline(line: &str) -> Option<usize> {
    let signs = shallow(line).trim_end();
    let all = |sign: char| !signs.is_empty() && signs.chars().all(|other| other == sign);
    if all('=') { Some(1) } else { all('-').then_some(2) }
}

/// True where a line begins a paragraph, not a quotation, list, table, comment or code.
fn begins_paragraph(line: &str) -> bool {
    let words = shallow(line);
    let Some(first) = words.chars().next() else { return false };
    let numbered = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let item = words.starts_with(['-', '+', '*']) && words.chars().nth(1).is_none_or(char::is_whitespace);
    let counted = numbered.len() < words.len() && numbered.starts_with(['.', ')']);
    !first.is_whitespace() && !matches!(first, '>' | '|' | '<' | '#') && !item && !counted
}

/// The line that opens or closes fenced code, in which `#` begins no heading.
#[derive(Clone, Copy)]
struct Fence {
    sign: char,
    length: usize,
    bare: bool,
}

impl Fence {
    fn read(line: &str) -> Option<Self> {
        let line = shallow(line).trim_end();
        let sign = line.chars().next().filter(|sign| "`~".contains(*sign))?;
        let length = line.chars().take_while(|other| *other == sign).count();
        let bare = line.chars().count() == length;
        // A line that closes its own signs again is code within a paragraph.
        let inline = sign == '`' && line.chars().skip(length).any(|other| other == sign);
        (length >= 3 && !inline).then_some(Self { sign, length, bare })
    }

    fn closes(self, opened: Self) -> bool {
        self.sign == opened.sign && self.length >= opened.length && self.bare
    }
}
