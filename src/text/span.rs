//! The two coordinate systems, as types that cannot be mixed.
//!
//! A [`SourceSpan`] counts UTF-8 bytes of the source text (the interface that scripts use); a
//! [`CleanSpan`] counts characters of the clean text (what rules, caret and marks use; W3C's
//! TextPositionSelector counts code points too). [`CleanText`](super::CleanText) alone turns one
//! into the other.

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 bytes in the source text, always on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceSpan {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A half-open range of characters (Unicode scalar values) in the clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct CleanSpan {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

impl SourceSpan {
    /// The span from byte `start` up to byte `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }
}

impl Serialize for SourceSpan {
    /// As `[start, end]`, the form of the `inspect` interface.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.start, self.end].serialize(serializer)
    }
}

impl CleanSpan {
    /// The span from character `start` up to character `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// Number of characters.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// True where it holds no character.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// True where the character at `at` lies in the span.
    pub fn contains(&self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// True where `other` lies wholly in the span.
    pub fn covers(&self, other: CleanSpan) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the two share a character.
    pub fn overlaps(&self, other: CleanSpan) -> bool {
        self.start < other.end && other.start < self.end
    }
}
