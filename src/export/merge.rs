//! Exporting again to the same file: our excerpts are brought up to date, what a person wrote stays
//! byte for byte.
//!
//! An excerpt is found again by the key in its comments, wherever a person has moved it. New ones
//! are put where the order of a fresh export would have them, behind whatever a person wrote below
//! the excerpt before. An excerpt that a person changed is left as it is; one whose mark is gone
//! says so, and stays.

use super::{
    Group, Options, ReportExcerpts, TemplateError, claims,
    document::{self, Block, NotOurs, Piece},
    insert,
    markdown::{self, Chunk},
    marker,
    notice::{self, Notice},
};
use std::collections::{BTreeMap, BTreeSet};

/// A file brought up to date, and what that changes. The lists hold the ids of marks, each once, whatever
/// number of tags it stands under; what is unchanged is so under all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The whole file.
    pub text: String,
    /// Not in the file before.
    pub added: Vec<String>,
    /// Brought up to date.
    pub updated: Vec<String>,
    /// Written anew with the whole file, where its form cannot be brought up to date.
    pub written: Vec<String>,
    /// Changed by a person, therefore left as they are.
    pub kept_edited: Vec<String>,
    /// Their mark is gone; kept, and marked as such.
    pub gone: Vec<String>,
    /// Their mark has other tags now; kept where it stood, and marked as such.
    pub moved: Vec<String>,
    /// As they were.
    pub unchanged: Vec<String>,
}

/// Why a file cannot be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// The file is not one of ours, or not any more.
    #[error(transparent)]
    NotOurs(#[from] NotOurs),
    /// The template fails.
    #[error(transparent)]
    Template(#[from] TemplateError),
}

/// Brings `existing` up to date with the reports' excerpts.
///
/// `alive` says of the id of a mark that is not among `reports` whether the mark still exists (of
/// another report, or left out by a filter): its excerpt is then left alone instead of being marked
/// as gone.
pub fn merge(
    existing: &str,
    reports: &[ReportExcerpts],
    alive: &dyn Fn(&str) -> bool,
    options: &Options,
) -> Result<Merged, MergeError> {
    let pieces = document::read(existing, options.group)?;
    let chunks = claims::claimed(markdown::chunks(reports, options)?, &pieces);
    let mut merged = Merged::default();
    let excerpts = || chunks.iter().filter(|chunk| chunk.level.is_none());
    let scope = Scope {
        fresh: chunks.iter().map(|chunk| (chunk.key.as_str(), chunk)).collect(),
        exported: excerpts().map(|chunk| marker::id_of(&chunk.key)).collect(),
        places: excerpts().map(|chunk| marker::of_all_copies(&chunk.key)).collect(),
        alive,
        options,
    };
    let eol = if lines_end_in_crlf(existing) { "\r\n" } else { "\n" };
    let rewritten: Vec<String> = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Block(block) => scope.renew(block, &mut merged, eol),
            _ => piece.raw().to_owned(),
        })
        .collect();
    let mut added = vec![];
    let insertions = insert::insertions(&pieces, &chunks, &mut added);
    merged.added = added.iter().map(|key| marker::id_of(key)).collect();
    merged.text = insert::assemble(&rewritten, &insertions, eol);
    Ok(merged.each_once())
}

impl Merged {
    /// A whole text that holds these excerpts and was not there before.
    pub(super) fn fresh(text: String, ids: impl Iterator<Item = String>) -> Self {
        Self { text, added: ids.collect(), ..Self::default() }.each_once()
    }

    fn each_once(mut self) -> Self {
        let changes = [&self.added, &self.updated, &self.written, &self.kept_edited, &self.gone, &self.moved];
        let changed: BTreeSet<String> = changes.into_iter().flatten().cloned().collect();
        self.unchanged.retain(|id| !changed.contains(id));
        for list in [
            &mut self.added,
            &mut self.updated,
            &mut self.written,
            &mut self.kept_edited,
            &mut self.gone,
            &mut self.moved,
            &mut self.unchanged,
        ] {
            let mut seen = BTreeSet::new();
            list.retain(|id| seen.insert(id.clone()));
        }
        self
    }
}

/// True where the first line ends in CR LF.
fn lines_end_in_crlf(text: &str) -> bool {
    text.split_inclusive('\n').next().is_some_and(|line| line.ends_with("\r\n"))
}

/// What this export knows of the marks behind a file's excerpts.
struct Scope<'a> {
    fresh: BTreeMap<&'a str, &'a Chunk>,
    /// Ids of the marks that are exported now.
    exported: BTreeSet<String>,
    /// Keys of what is exported now, copies of files left aside: marks, under tags their places.
    places: BTreeSet<&'a str>,
    alive: &'a dyn Fn(&str) -> bool,
    options: &'a Options,
}

impl Scope<'_> {
    /// The excerpt as it should stand now.
    fn renew(&self, block: &Block, merged: &mut Merged, eol: &str) -> String {
        let id = marker::id_of(&block.key);
        let pristine = marker::digest(block.body) == block.digest;
        let rewritten = match self.fresh.get(block.key.as_str()) {
            None => match self.notice(&block.key, &id) {
                Some(notice) => {
                    let list = if notice == Notice::Gone { &mut merged.gone } else { &mut merged.moved };
                    list.push(id);
                    notice.put_on(block, self.options.lang)
                }
                None => {
                    merged.unchanged.push(id);
                    None
                }
            },
            Some(chunk) if pristine || same(block.body, &chunk.body) => {
                let text = chunk.text();
                let unchanged = same(block.raw, &text);
                let list = if unchanged { &mut merged.unchanged } else { &mut merged.updated };
                list.push(id);
                (!unchanged).then_some(text)
            }
            Some(_) => {
                merged.kept_edited.push(id);
                block.gone.then(|| notice::taken_off(block))
            }
        };
        rewritten.map_or_else(|| block.raw.to_owned(), |text| text.replace('\n', eol) + eol)
    }

    /// What is to be said of an excerpt that is not exported now; nothing where its mark is left out by a
    /// filter, or is another copy's or another report's.
    fn notice(&self, key: &str, id: &str) -> Option<Notice> {
        if !self.exported.contains(id) {
            return (!(self.alive)(id)).then_some(Notice::Gone);
        }
        let stands = self.options.group != Group::Tag || self.places.contains(marker::of_all_copies(key));
        (!stands).then_some(Notice::Moved)
    }
}

/// Equal but for the kind of line ends and line ends around.
fn same(a: &str, b: &str) -> bool {
    let trimmed = |text: &str| text.replace("\r\n", "\n").trim_matches('\n').to_owned();
    trimmed(a) == trimmed(b)
}
