//! Clean text: what the reader shows and every rule reads, with the source map behind it.

pub mod clean;
pub mod fold;
pub mod segment;
pub mod span;
pub mod width;
pub mod wrap;

pub use clean::{CleanText, Line, Role};
pub use span::{CleanSpan, SourceSpan};
