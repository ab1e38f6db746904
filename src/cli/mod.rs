//! The commands that print: inspect, text, export.
