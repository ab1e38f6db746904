//! The terminal: the only part that touches the outside.

pub mod decode;
pub mod paint;
