//! Where new excerpts and headings go in a file that a person has worked in: where a fresh export has them,
//! behind what that person wrote.

use super::{document::Piece, markdown::Chunk};
use std::collections::BTreeMap;

/// What is to be put in before each piece, and behind the last.
///
/// `added` gets the keys of the new excerpts.
pub(super) fn insertions(pieces: &[Piece], chunks: &[Chunk], added: &mut Vec<String>) -> Vec<Vec<String>> {
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
            added.push(chunk.key.clone());
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
pub(super) fn assemble(pieces: &[String], insertions: &[Vec<String>], eol: &str) -> String {
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
