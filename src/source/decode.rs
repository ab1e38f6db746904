//! Bytes to text, and the refusal of what is no text.

use super::{
    Encoding, ReadError,
    detect::{Detected, detect},
};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

/// Of a thousand characters so many may be control characters: a stray escape or two is text.
const CONTROLS: usize = 200;

/// Decodes a whole file, less a byte order mark, and says which encoding it was read as.
pub(super) fn decode(bytes: Vec<u8>, named: Option<Encoding>) -> Result<(String, Encoding), ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    let encoding = match named {
        Some(named) => in_its_byte_order(named, &bytes),
        None => match detect(&bytes) {
            Detected::Text(encoding) => Encoding(encoding),
            Detected::Binary => return Err(ReadError::Binary),
            Detected::Unrecognised => return Err(ReadError::Unrecognised),
        },
    };
    let text = to_text(bytes, encoding.0);
    judge(&text)?;
    Ok((text, encoding))
}

/// The label utf-16 means little-endian to the Encoding Standard and "see the mark" to people: a
/// byte order mark decides between the two.
fn in_its_byte_order(named: Encoding, bytes: &[u8]) -> Encoding {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((marked, _)) if [UTF_16LE, UTF_16BE].contains(&named.0) && marked != UTF_8 => Encoding(marked),
        _ => named,
    }
}

/// The text less a byte order mark. Valid UTF-8 is taken over without a copy.
fn to_text(bytes: Vec<u8>, encoding: &'static encoding_rs::Encoding) -> String {
    let mut text = if encoding == UTF_8 {
        String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    } else {
        encoding.decode_without_bom_handling(&bytes).0.into_owned()
    };
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    text
}

/// Refuses what is no text: white space alone, zero characters in a row, controls everywhere.
fn judge(text: &str) -> Result<(), ReadError> {
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let controls = text.chars().filter(|character| is_binary(*character)).count();
    // Counting characters is dear, and only a text with controls needs it.
    if controls > 0 && controls * 1000 > text.chars().count() * CONTROLS {
        return Err(ReadError::Binary);
    }
    Ok(())
}

/// True for a control that text does not use: neither white space nor the escape of a coloured dump.
fn is_binary(character: char) -> bool {
    character.is_control() && !character.is_whitespace() && character != '\u{1b}'
}
