//! The commands that print: inspect, text, export.

pub mod browser;
