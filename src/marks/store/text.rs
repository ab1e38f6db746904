//! The source texts that marks were made on, compressed, one file a version: `texts/SHA256.txt.gz`.
//!
//! They make it possible to show and cite the old words when the report's file has changed or is
//! gone. A text is named by the SHA-256 of the file it came from, so that marks point to it and the
//! same version is kept once; it never changes once it is there.

use super::{
    disk,
    error::{Doing, StoreError},
};
use crate::files::Access;
use flate2::{Compression, bufread::GzDecoder, write::GzEncoder};
use std::{
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

/// A decompressed text above this many bytes is not one that was kept here.
const LARGEST: u64 = 1 << 30;

fn path(folder: &Path, sha256: &str) -> Option<PathBuf> {
    let plain = !sha256.is_empty() && sha256.chars().all(|digit| digit.is_ascii_hexdigit());
    plain.then(|| folder.join("texts").join(format!("{sha256}.txt.gz")))
}

/// Keeps a text, unless it is kept already. The folder must be held.
pub(super) fn keep(folder: &Path, sha256: &str, text: &str, access: Access) -> Result<(), StoreError> {
    let Some(path) = path(folder, sha256) else { return Ok(()) };
    if path.exists() {
        return Ok(());
    }
    disk::make_folder(&folder.join("texts"), access)?;
    let compressed = compress(text).map_err(StoreError::io(Doing::Compress, &path))?;
    disk::replace(&path, &compressed, access, None)
}

fn compress(text: &str) -> io::Result<Vec<u8>> {
    // No name and no time in the header: the same text gives the same bytes.
    let mut encoder = GzEncoder::new(vec![], Compression::default());
    encoder.write_all(text.as_bytes())?;
    encoder.finish()
}

/// The text of a version, `None` where it was not kept.
pub(super) fn read(folder: &Path, sha256: &str) -> Result<Option<String>, StoreError> {
    let Some(path) = path(folder, sha256) else { return Ok(None) };
    let compressed = match fs::read(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        compressed => compressed.map_err(StoreError::io(Doing::Read, &path))?,
    };
    let mut text = String::new();
    let decoded = GzDecoder::new(compressed.as_slice()).take(LARGEST).read_to_string(&mut text);
    decoded.map_err(|source| StoreError::Text { path, source })?;
    Ok(Some(text))
}

/// Copies the texts of one folder that another has not.
pub(super) fn copy_all(from: &Path, to: &Path, access: Access) -> Result<(), StoreError> {
    for entry in fs::read_dir(from.join("texts")).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(target) = name.strip_suffix(".txt.gz").and_then(|sha256| path(to, sha256)) else { continue };
        if !target.exists() {
            disk::make_folder(&to.join("texts"), access)?;
            let compressed = fs::read(entry.path()).map_err(StoreError::io(Doing::Read, &entry.path()))?;
            disk::replace(&target, &compressed, access, None)?;
        }
    }
    Ok(())
}

/// True where the text of a version is kept.
pub(super) fn is_kept(folder: &Path, sha256: &str) -> bool {
    path(folder, sha256).is_none_or(|path| path.exists())
}
