//! Which excerpt of a file belongs to which copy of a report's file.
//!
//! Copies of one file share their marks, so that a mark's id alone does not tell whose excerpt it is.
//! One copy has the plain key, the others one with a digest of their path. Which one has the plain key
//! must not hang on what else is exported now: the file decides.

use super::{
    document::{Block, Piece},
    markdown::Chunk,
    marker,
};
use std::collections::BTreeMap;

/// The chunks with the keys that their excerpts have in the file.
pub(super) fn claimed(mut chunks: Vec<Chunk>, pieces: &[Piece]) -> Vec<Chunk> {
    let mut written: BTreeMap<&str, &Block> = BTreeMap::new();
    for piece in pieces {
        if let Piece::Block(block) = piece {
            written.entry(&block.key).or_insert(block);
        }
    }
    let owners = owners(&chunks, &written);
    for (index, chunk) in chunks.iter_mut().enumerate().filter(|(_, chunk)| chunk.level.is_none()) {
        let plain = marker::of_all_copies(&chunk.key).to_owned();
        let own = owners.get(&plain) == Some(&index);
        if own {
            chunk.key = plain;
        } else if written.contains_key(plain.as_str()) || written.contains_key(chunk.copy.as_str()) {
            chunk.key.clone_from(&chunk.copy);
        }
    }
    chunks
}

/// By plain keys that stand in the file, the index of the chunk that has it: the one whose excerpt it is to
/// the letter, else the first one that has no excerpt with a key of its own.
fn owners(chunks: &[Chunk], written: &BTreeMap<&str, &Block>) -> BTreeMap<String, usize> {
    let mut owners: BTreeMap<String, (usize, bool)> = BTreeMap::new();
    let excerpts = chunks.iter().enumerate().filter(|(_, chunk)| chunk.level.is_none());
    for (index, chunk) in excerpts.filter(|(_, chunk)| !written.contains_key(chunk.copy.as_str())) {
        let plain = marker::of_all_copies(&chunk.key);
        let Some(block) = written.get(plain) else { continue };
        let fits = marker::digest(&chunk.body) == block.digest;
        if owners.get(plain).is_none_or(|(_, fitting)| fits && !fitting) {
            owners.insert(plain.to_owned(), (index, fits));
        }
    }
    owners.into_iter().map(|(plain, (index, _))| (plain, index)).collect()
}
