//! Reading a file's bytes, safely.
//!
//! What a name stands for is looked up before anything is opened: opening a pipe waits for a writer
//! and opening a device can do anything. The size is checked twice, before reading and while
//! reading, since a file may grow and a file of the proc file system says it is empty.

use super::{Encoding, Format, ReadError, SourceText, display_name, sha256};
use std::{
    fs::{self, File, FileType, Metadata},
    io::{self, Read},
    path::Path,
};

/// The largest file that is read, in bytes.
pub const SIZE_LIMIT: u64 = 64 * 1024 * 1024;

/// How many links in a row are taken for a circle, as Linux does.
const LINK_LIMIT: usize = 40;

/// Reads the file at `path` in the encoding that was named, else in the one detected. Links are
/// followed.
///
/// # Errors
/// When there is no file to read, or none that holds text.
pub fn read(path: &Path, named: Option<Encoding>) -> Result<SourceText, ReadError> {
    read_stream(open(path)?, Format::of(path), named)
}

/// The SHA-256 of the file at `path`, in lower-case hexadecimal, where [`read`] would read it.
///
/// # Errors
/// When there is no file to read, or a larger one than [`SIZE_LIMIT`].
pub fn digest(path: &Path) -> Result<String, ReadError> {
    Ok(sha256(&read_up_to(open(path)?, SIZE_LIMIT)?))
}

fn open(path: &Path) -> Result<File, ReadError> {
    let metadata = fs::metadata(path).map_err(|error| explain(path, error))?;
    check(&metadata)?;
    let file = File::open(path)?;
    // The name may stand for something else by now.
    check(&file.metadata()?)?;
    Ok(file)
}

/// Reads a stream to its end, for standard input.
///
/// # Errors
/// When it cannot be read, is larger than [`SIZE_LIMIT`], or holds no text.
pub fn read_stream(
    stream: impl Read,
    format: Format,
    named: Option<Encoding>,
) -> Result<SourceText, ReadError> {
    SourceText::from_bytes(read_up_to(stream, SIZE_LIMIT)?, format, named)
}

fn read_up_to(stream: impl Read, limit: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    stream.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(ReadError::TooLarge) } else { Ok(bytes) }
}

fn check(metadata: &Metadata) -> Result<(), ReadError> {
    let file_type = metadata.file_type();
    if file_type.is_dir() {
        Err(ReadError::Folder)
    } else if !file_type.is_file() {
        Err(ReadError::NotAFile { kind: kind(file_type) })
    } else if metadata.len() > SIZE_LIMIT {
        Err(ReadError::TooLarge)
    } else {
        Ok(())
    }
}

#[cfg(unix)]
fn kind(file_type: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match file_type {
        pipe if pipe.is_fifo() => "pipe",
        socket if socket.is_socket() => "socket",
        _ => "device",
    }
}

#[cfg(not(unix))]
fn kind(_: FileType) -> &'static str {
    "device"
}

/// Why `path` leads to nothing: the system's error does not tell a link from a name.
fn explain(path: &Path, error: io::Error) -> ReadError {
    match fs::read_link(path) {
        Ok(_) if leads_in_a_circle(path) => ReadError::LinkLoop,
        Ok(target) if error.kind() == io::ErrorKind::NotFound => {
            ReadError::BrokenLink { target: display_name(&target) }
        }
        _ => error.into(),
    }
}

fn leads_in_a_circle(path: &Path) -> bool {
    let mut at = path.to_path_buf();
    for _ in 0..LINK_LIMIT {
        let Ok(target) = fs::read_link(&at) else { return false };
        at = at.parent().unwrap_or(Path::new("")).join(target);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_that_never_ends_is_given_up_at_the_limit() {
        assert!(matches!(read_up_to(io::repeat(b'x'), 1000), Err(ReadError::TooLarge)));
        assert_eq!(read_up_to(io::repeat(b'x').take(1000), 1000).unwrap().len(), 1000);
    }
}
