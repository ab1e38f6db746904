//! Bytes to source text: reading a file, its encoding, its format.

use sha2::{Digest, Sha256};

/// What kind of file the source text came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
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
        let digest = Sha256::digest(text.as_bytes());
        let sha256 = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        Self { text: text.to_owned(), encoding: "UTF-8", format, sha256 }
    }
}
