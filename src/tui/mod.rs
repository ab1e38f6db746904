//! The terminal: the only part that touches the outside.
