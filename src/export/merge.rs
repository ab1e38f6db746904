//! Exporting again to the same file: our excerpts are brought up to date, what a person wrote stays
//! byte for byte.
//!
//! An excerpt is found again by the key in its comments, wherever a person has moved it. New ones
//! are put where the order of a fresh export would have them, behind whatever a person wrote below
//! the excerpt before. An excerpt that a person changed is left as it is; one whose mark is gone
//! says so, and stays.

use super::{
    Options, ReportExcerpts, TemplateError,
    document::{self, Block, NotOurs, Piece},
    labels::Lang,
    markdown::{self, Chunk},
    marker::{self, Marker},
};
use std::collections::{BTreeMap, BTreeSet};

/// A file brought up to date, and what that changes. The lists hold the ids of marks; a mark that
/// stands under several tags is listed once for each.
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

/// Brings `existing` up to date with the reports' excerpts; without a file, or with an empty one,
/// makes a fresh document.
///
/// `alive` says of the id of a mark that is not among `reports` whether the mark still exists (of
/// another report, or left out by a filter): its excerpt is then left alone instead of being marked
/// as gone.
pub fn merge(
    existing: Option<&str>,
    reports: &[ReportExcerpts],
    alive: &dyn Fn(&str) -> bool,
    options: &Options,
) -> Result<Merged, MergeError> {
    let chunks = markdown::chunks(reports, options)?;
    let Some(existing) = existing.filter(|text| !text.trim_matches(['\u{feff}', '\r', '\n', ' ']).is_empty())
    else {
        let excerpts = chunks.iter().filter(|chunk| chunk.level.is_none());
        let added = excerpts.map(|chunk| marker::id_of(&chunk.key)).collect();
        return Ok(Merged { text: markdown::document(&chunks, options), added, ..Merged::default() });
    };
    let pieces = document::read(existing, options.group)?;
    let mut merged = Merged::default();
    let exported = chunks.iter().filter(|chunk| chunk.level.is_none()).map(|chunk| chunk.key.as_str());
    let scope = Scope {
        fresh: chunks.iter().map(|chunk| (chunk.key.as_str(), chunk)).collect(),
        exported: exported.map(marker::id_of).collect(),
        alive,
        lang: options.lang,
    };
    let eol = if lines_end_in_crlf(existing) { "\r\n" } else { "\n" };
    let rewritten: Vec<String> = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Block(block) => scope.renew(block, &mut merged, eol),
            _ => piece.raw().to_owned(),
        })
        .collect();
    let insertions = insertions(&pieces, &chunks, &mut merged);
    merged.text = assemble(&rewritten, &insertions, eol);
    Ok(merged)
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
    alive: &'a dyn Fn(&str) -> bool,
    lang: Lang,
}

impl Scope<'_> {
    /// The excerpt as it should stand now.
    fn renew(&self, block: &Block, merged: &mut Merged, eol: &str) -> String {
        let id = marker::id_of(&block.key);
        let pristine = marker::digest(block.body) == block.digest;
        let rewritten = match self.fresh.get(block.key.as_str()) {
            None if block.gone => {
                merged.gone.push(id);
                None
            }
            None if !self.exported.contains(&id) && (self.alive)(&id) => {
                merged.unchanged.push(id);
                None
            }
            None => {
                merged.gone.push(id);
                Some(self.mark_gone(block, pristine))
            }
            Some(chunk) if pristine || same(block.body, &chunk.body) => {
                let text = chunk.text();
                let unchanged = same(block.raw, &text);
                let list = if unchanged { &mut merged.unchanged } else { &mut merged.updated };
                list.push(id);
                (!unchanged).then_some(text)
            }
            Some(_) => {
                merged.kept_edited.push(id);
                block.gone.then(|| self.bring_back(block))
            }
        };
        rewritten.map_or_else(|| block.raw.to_owned(), |text| text.replace('\n', eol) + eol)
    }

    /// The excerpt with a notice on top. Where a person changed it, the digest stays the old one, so
    /// that it still counts as changed.
    fn mark_gone(&self, block: &Block, pristine: bool) -> String {
        let body = format!("{}\n\n{}", notice(self.lang), block.body.replace("\r\n", "\n"));
        if pristine {
            return markdown::block(&block.key, &body, true);
        }
        markdown::between(&begin(block, true), &body)
    }

    /// An excerpt that a person changed, its mark being there again: without our notice.
    fn bring_back(&self, block: &Block) -> String {
        let body = block.body.replace("\r\n", "\n");
        let notices = [notice(Lang::En), notice(Lang::Zh)];
        let bare = notices.iter().find_map(|notice| body.strip_prefix(notice.as_str()));
        markdown::between(&begin(block, false), bare.unwrap_or(&body).trim_matches('\n'))
    }
}

fn begin(block: &Block, gone: bool) -> Marker {
    Marker::Begin { key: block.key.clone(), digest: block.digest.clone(), gone }
}

fn notice(lang: Lang) -> String {
    format!("*{}*", lang.labels().gone)
}

/// Equal but for the kind of line ends and line ends around.
fn same(a: &str, b: &str) -> bool {
    let trimmed = |text: &str| text.replace("\r\n", "\n").trim_matches('\n').to_owned();
    trimmed(a) == trimmed(b)
}

/// What is to be put in before each piece, and behind the last.
fn insertions(pieces: &[Piece], chunks: &[Chunk], merged: &mut Merged) -> Vec<Vec<String>> {
    let mut insertions = vec![vec![]; pieces.len() + 1];
    let places = places(pieces);
    // What a person wrote on top of everything stays on top.
    let first = pieces.iter().position(|piece| !matches!(piece, Piece::Text { .. }));
    let mut gap = Gap { pieces, at: first.unwrap_or(pieces.len()), settled: true };
    let mut enclosing = 1;
    for (index, chunk) in chunks.iter().enumerate() {
        if let Some(level) = chunk.level {
            enclosing = level;
        }
        if let Some(place) = places.get(&(chunk.level.is_some(), chunk.key.as_str())) {
            gap.behind(*place);
            continue;
        }
        if chunk.level.is_some() {
            // A heading that a person took out while its excerpts stayed is not put in again.
            let inside = below(chunks, index).find_map(|inner| places.get(&(false, inner.key.as_str())));
            if let Some(first) = inside {
                gap.before(*first);
                continue;
            }
        } else {
            merged.added.push(marker::id_of(&chunk.key));
        }
        let at =
            if chunk.level.is_some() { gap.end_of_section(enclosing) } else { gap.end_of_text(enclosing) };
        insertions[at].push(chunk.text());
    }
    insertions
}

/// The index of each heading (true) and excerpt (false) of ours; the first one where a person
/// doubled it.
fn places<'a>(pieces: &'a [Piece]) -> BTreeMap<(bool, &'a str), usize> {
    let mut places = BTreeMap::new();
    for (index, piece) in pieces.iter().enumerate() {
        let key = match piece {
            Piece::Text { .. } => continue,
            Piece::Heading { key, .. } => (true, key.as_str()),
            Piece::Block(block) => (false, block.key.as_str()),
        };
        places.entry(key).or_insert(index);
    }
    places
}

/// The excerpts below the heading at `index`.
fn below(chunks: &[Chunk], index: usize) -> impl Iterator<Item = &Chunk> {
    let level = chunks[index].level;
    let section = chunks[index + 1..]
        .iter()
        .take_while(move |chunk| chunk.level.is_none_or(|inner| Some(inner) > level));
    section.filter(|chunk| chunk.level.is_none())
}

/// A place between two pieces of the file.
struct Gap<'a> {
    pieces: &'a [Piece<'a>],
    /// Before the piece of this index.
    at: usize,
    /// Something was put in here: what belongs to it goes right behind.
    settled: bool,
}

impl Gap<'_> {
    fn behind(&mut self, index: usize) {
        *self = Self { pieces: self.pieces, at: index + 1, settled: false };
    }

    fn before(&mut self, index: usize) {
        *self = Self { pieces: self.pieces, at: index, settled: true };
    }

    /// Behind what a person wrote here, up to a heading of `level` or above.
    fn end_of_text(&mut self, level: usize) -> usize {
        let text = |piece: &Piece| matches!(piece, Piece::Text { level: own, .. } if own.is_none_or(|own| own > level));
        self.skip(text)
    }

    /// Behind everything up to a heading of `level` or above.
    fn end_of_section(&mut self, level: usize) -> usize {
        self.settled = false;
        self.skip(|piece| piece.level().is_none_or(|own| own > level))
    }

    fn skip(&mut self, passes: impl Fn(&Piece) -> bool) -> usize {
        if !self.settled {
            self.at += self.pieces[self.at..].iter().take_while(|piece| passes(piece)).count();
        }
        self.settled = true;
        self.at
    }
}

/// The pieces with what is put in, an empty line before and behind each insertion.
fn assemble(pieces: &[String], insertions: &[Vec<String>], eol: &str) -> String {
    let mut text = String::new();
    for (index, inserted) in insertions.iter().enumerate() {
        for chunk in inserted {
            end_paragraph(&mut text, eol);
            text.push_str(&chunk.replace('\n', eol));
            text.push_str(eol);
        }
        if let Some(piece) = pieces.get(index) {
            if !inserted.is_empty() && !piece.starts_with(['\r', '\n']) {
                end_paragraph(&mut text, eol);
            }
            text.push_str(piece);
        }
    }
    text
}

/// Ends the last line, and adds an empty one.
fn end_paragraph(text: &mut String, eol: &str) {
    if !text.ends_with('\n') {
        text.push_str(eol);
    }
    if !(text.ends_with("\n\n") || text.ends_with("\n\r\n")) {
        text.push_str(eol);
    }
}
