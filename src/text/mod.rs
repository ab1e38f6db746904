//! Clean text: what the reader shows and every rule reads, with the source map behind it.

pub mod clean;
mod cut;
pub mod date;
pub mod docnumber;
pub mod enumerator;
pub mod fold;
mod folio;
pub mod initials;
pub mod lexicon;
mod lines;
pub(crate) mod page;
pub mod pinyin;
pub mod row;
pub mod segment;
mod shards;
pub mod span;
mod strong;
mod unwrap;
pub mod width;
pub mod wrap;

pub use clean::{CleanText, Line, Role};
pub use span::{CleanSpan, SourceSpan};
