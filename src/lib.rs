//! shenyue (审阅): a terminal browser for people who review Chinese government reports.
//!
//! # What happens, in order
//!
//! bytes → source text ([`source`]) → clean text with a source map ([`text`]) → [`outline`] →
//! [`figures`] → [`report::Report`]. A report is built once and never changes; two of them are read
//! against each other by [`compare`]; marks are kept beside it ([`marks`]) and leave as Markdown
//! ([`export`]). [`library`] finds and loads reports in the background. [`cli`] prints what was understood; [`app`] is the browser's state and
//! [`ui`] its picture, both without a terminal; [`tui`] is the terminal.
//! [`files`] writes what must not be half written.
//!
//! # Who may know whom
//!
//! A stage imports only stages before it; `ui` reads `app` and changes nothing; `crossterm` stays in
//! `tui`. `tests/architecture.rs` keeps the rule.

rust_i18n::i18n!("locales", fallback = "en");

// What the tests in here and those in `tests/` share names this crate as those do.
#[cfg(test)]
extern crate self as shenyue;

pub mod app;
pub mod cli;
pub mod compare;
pub mod export;
pub mod figures;
pub mod files;
pub mod library;
pub mod marks;
pub mod outline;
pub mod report;
pub mod source;
pub mod text;
pub mod tui;
pub mod ui;
pub mod words;
