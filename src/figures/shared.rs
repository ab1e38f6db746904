//! Words that a list says once for several of its members.

use crate::text::CleanSpan;

/// What tells a member of a list from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// Its own words: 城镇 in 城镇、农村居民收入.
    Said(CleanSpan),
    /// A word for what the text writes shorter: 城镇 and 农村 for 城乡, 第一 for 一.
    Meant(&'static str),
}

/// What a figure counts, where the text says a part of it only once for a whole list: no stretch of the text
/// has the name of such a member in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// What tells it from the others.
    pub member: Member,
    /// The words that hold for all of them: 居民收入.
    pub head: CleanSpan,
}

impl Shared {
    /// The name in full, 城镇居民收入. `slice` gives the words of a span, as written or folded.
    pub fn name(self, slice: impl Fn(CleanSpan) -> String) -> String {
        self.member_words(&slice) + &slice(self.head)
    }

    /// What tells it from the others, 城镇.
    pub fn member_words(self, slice: impl Fn(CleanSpan) -> String) -> String {
        match self.member {
            Member::Said(span) => slice(span),
            Member::Meant(word) => word.to_owned(),
        }
    }
}
