//! Marks as Markdown and other forms: pure functions.
