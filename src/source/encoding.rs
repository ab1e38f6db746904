//! Encodings by the names that people and the WHATWG Encoding Standard give them.

use encoding_rs::{GB18030, GBK, REPLACEMENT};
use std::{fmt, str::FromStr};

/// An encoding that text can be read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(pub(super) &'static encoding_rs::Encoding);

/// The name is no label of the Encoding Standard.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "no encoding has this name; names that work: utf-8, gb18030 (also gbk, gb2312), big5, utf-16le, utf-16be"
)]
pub struct UnknownEncoding;

impl Encoding {
    /// The name in the Encoding Standard: `UTF-8`, `gb18030`, `Big5`, `UTF-16LE`.
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl FromStr for Encoding {
    type Err = UnknownEncoding;

    /// Takes any label of the Encoding Standard, in either case. GBK and GB2312 are read as
    /// GB18030, which contains them.
    fn from_str(label: &str) -> Result<Self, Self::Err> {
        match encoding_rs::Encoding::for_label(label.as_bytes()) {
            Some(encoding) if encoding == GBK => Ok(Self(GB18030)),
            // Labels such as hz-gb-2312 exist only to be refused.
            Some(encoding) if encoding == REPLACEMENT => Err(UnknownEncoding),
            Some(encoding) => Ok(Self(encoding)),
            None => Err(UnknownEncoding),
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_as_the_standard_says() {
        let table = [
            ("utf8", Some("UTF-8")),
            ("UTF-8", Some("UTF-8")),
            ("gb2312", Some("gb18030")),
            ("GBK", Some("gb18030")),
            ("gb18030", Some("gb18030")),
            (" big5 ", Some("Big5")),
            ("big5-hkscs", Some("Big5")),
            ("utf-16", Some("UTF-16LE")),
            ("utf-16be", Some("UTF-16BE")),
            ("hz-gb-2312", None),
            ("klingon", None),
            ("", None),
        ];
        for (label, expected) in table {
            assert_eq!(label.parse::<Encoding>().ok().map(Encoding::name), expected, "{label}");
        }
    }
}
