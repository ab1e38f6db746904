//! Which encoding a file without a name for it is in.
//!
//! In this order: a byte order mark; UTF-16 where there are zero bytes; UTF-8 where it is valid;
//! else whichever of UTF-8 with a few damaged bytes, GB18030, Big5 and UTF-16 reads as Chinese. Only
//! the first part of a long file is judged by its characters.

use super::plausible::Reading;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// How many bytes are judged by their characters.
const SAMPLE: usize = 64 * 1024;

/// Of a thousand characters in an encoding: so many may be odd (damaged, private, far-off).
const DAMAGE: usize = 100;

/// The same for UTF-8, whose sequences hardly ever come about by chance: one in three.
const UTF_8_DAMAGE: usize = 334;

/// GB18030 and Big5 whose common characters differ by less, in a thousand, are left to chardetng.
const CLOSE: usize = 50;

/// What the bytes are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Detected {
    /// Text in this encoding.
    Text(&'static Encoding),
    /// Not text.
    Binary,
    /// Text perhaps, in an encoding that is not recognised.
    Unrecognised,
}

/// Finds the encoding of a file's bytes.
pub(super) fn detect(bytes: &[u8]) -> Detected {
    if let Some(encoding) = byte_order_mark(bytes) {
        return Detected::Text(encoding);
    }
    if bytes.contains(&0) {
        return utf16_by_zero_bytes(bytes).map_or(Detected::Binary, Detected::Text);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Detected::Text(UTF_8);
    }
    by_characters(sample(bytes)).map_or(Detected::Unrecognised, Detected::Text)
}

fn byte_order_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    const GB18030_MARK: &[u8] = b"\x84\x31\x95\x33";
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => Some(encoding),
        None => bytes.starts_with(GB18030_MARK).then_some(GB18030),
    }
}

/// UTF-16 without a byte order mark, in the byte order that reads better.
///
/// Counting zero bytes at odd and even places does not do: of Han characters few have one, and
/// those that have (一 is 4E00, the wide space 3000) have it at the wrong place. Read in the wrong
/// order, though, Han lands all over Unicode, digits and line feeds land on characters that nobody
/// uses, and letters land on rare Han; so what counts is how much is readable and how much of it
/// common.
fn utf16_by_zero_bytes(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    [UTF_16LE, UTF_16BE]
        .into_iter()
        .map(|encoding| (encoding, reading(sample, encoding)))
        .filter(|(_, reading)| reading.odd_within(DAMAGE) && reading.familiar_share() >= 150)
        // The first of equals is kept: little-endian, which is what programs write.
        .rev()
        .max_by_key(|(_, reading)| reading.familiar_share())
        .map(|(encoding, _)| encoding)
}

/// The encoding in which bytes that are no valid UTF-8 read as Chinese.
fn by_characters(sample: &[u8]) -> Option<&'static Encoding> {
    let share = |encoding, damage| {
        let reading = reading(sample, encoding);
        (reading.wide > 0 && reading.odd * 1000 <= reading.wide * damage).then(|| reading.common_share())
    };
    if share(UTF_8, UTF_8_DAMAGE).is_some() {
        return Some(UTF_8);
    }
    let gb18030 = share(GB18030, DAMAGE);
    let big5 = share(BIG5, DAMAGE).filter(|share| *share >= 100);
    // Without a zero byte it must be beyond doubt: pairs of ASCII letters read as Han too.
    let utf16 = [UTF_16LE, UTF_16BE].map(|encoding| {
        let share = share(encoding, DAMAGE / 10).filter(|share| *share >= 250);
        (share, encoding)
    });
    if let (Some(gb18030), Some(big5)) = (gb18030, big5)
        && gb18030.abs_diff(big5) < CLOSE
    {
        return Some(chardetng_says(sample));
    }
    // Of equals the last is taken.
    let (share, encoding) =
        utf16.into_iter().chain([(big5, BIG5), (gb18030, GB18030)]).max_by_key(|(share, _)| *share)?;
    share.map(|_| encoding)
}

fn chardetng_says(sample: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, false);
    if detector.guess(None, Utf8Detection::Deny) == BIG5 { BIG5 } else { GB18030 }
}

/// Up to [`SAMPLE`] bytes from where the bytes stop being ASCII; an even number is left out before
/// them, so that pairs of bytes stay pairs.
fn sample(bytes: &[u8]) -> &[u8] {
    let start = Encoding::ascii_valid_up_to(bytes) & !1;
    let rest = bytes.get(start..).unwrap_or(bytes);
    rest.get(..SAMPLE).unwrap_or(rest)
}

fn reading(sample: &[u8], encoding: &'static Encoding) -> Reading {
    Reading::of(&encoding.decode_without_bom_handling(sample).0)
}
