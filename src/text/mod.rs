//! Clean text: what the reader shows and every rule reads, with the source map behind it.

pub mod clean;
pub mod fold;
pub mod span;

pub use clean::{CleanText, Line, Role};
pub use span::{CleanSpan, SourceSpan};
