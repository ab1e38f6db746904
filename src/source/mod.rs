//! Bytes to source text: reading a file, its encoding, its format.
//!
//! A file is judged before it is opened ([`read`]), its bytes are turned into text once
//! (`decode`, with the encoding that was named or the one that `detect` finds), and what cannot be
//! a report is refused with a reason that says what to do ([`ReadError`]). Every later stage works
//! on the [`SourceText`] alone.

mod decode;
mod detect;
mod display;
mod encoding;
mod error;
mod plausible;
mod read;

pub use display::{display_name, is_safe, printable};
pub use encoding::{Encoding, UnknownEncoding};
pub use error::ReadError;
pub use read::{SIZE_LIMIT, digest, read, read_stream};

use sha2::{Digest, Sha256};
use std::path::Path;

/// What kind of file the source text came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

/// What the names of reports end in, in either case.
pub const EXTENSIONS: [(&str, Format); 3] =
    [("txt", Format::Text), ("md", Format::Markdown), ("markdown", Format::Markdown)];

/// What the first line of Markdown that this program wrote begins with.
pub const EXPORT_SIGN: &str = "<!-- shenyue:";

/// What stands in the first line of an export in plain text, behind its title.
pub const TEXT_EXPORT_SIGN: &str = "[shenyue:";

impl Format {
    /// The format of a file that is a report by its name; `None` for every other name.
    pub fn of_report(path: &Path) -> Option<Self> {
        let extension = path.extension()?;
        EXTENSIONS.iter().find(|(known, _)| extension.eq_ignore_ascii_case(known)).map(|(_, format)| *format)
    }

    /// The format of a file that was named: text where the name does not tell.
    pub fn of(path: &Path) -> Self {
        Self::of_report(path).unwrap_or(Self::Text)
    }
}

/// A decoded file. `text` is the file's text byte for byte, less a byte order mark.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// The text every [`SourceSpan`](crate::text::SourceSpan) counts in.
    pub text: String,
    /// Name of the encoding it was read as, by the WHATWG Encoding Standard.
    pub encoding: &'static str,
    /// What kind of file it is.
    pub format: Format,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
}

impl SourceText {
    /// A text that is already decoded, as if it had been read from a UTF-8 file.
    pub fn from_text(text: &str, format: Format) -> Self {
        Self { text: text.to_owned(), encoding: "UTF-8", format, sha256: sha256(text.as_bytes()) }
    }

    /// Decodes the bytes of a whole file, in the encoding that was named, else in the one detected.
    /// Malformed bytes of an otherwise good file become U+FFFD.
    ///
    /// # Errors
    /// When the bytes hold no text ([`ReadError::Empty`], [`ReadError::Binary`]) or text in an
    /// encoding that is not recognised ([`ReadError::Unrecognised`]).
    pub fn from_bytes(bytes: Vec<u8>, format: Format, named: Option<Encoding>) -> Result<Self, ReadError> {
        let sha256 = sha256(&bytes);
        let (text, encoding) = decode::decode(bytes, named)?;
        Ok(Self { text, encoding: encoding.name(), format, sha256 })
    }
}

/// SHA-256 of bytes, in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
