//! Marks 标记: passages and remarks that a reviewer keeps, and where they are kept.

pub mod mark;

pub use mark::{Anchor, Mark, ReportKey, ReportMarks};
