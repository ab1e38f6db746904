//! What a panic says, made safe to print.
//!
//! A panic's message may quote a report. The default hook prints it as it is, control characters
//! included; here every line is cleaned first. Commands without a screen install the hook at their
//! start, the browser replaces it by one that gives the terminal back (see [`guard`](super::guard)).

use crate::text::width::safe;
use std::{
    backtrace::{Backtrace, BacktraceStatus},
    io::{self, Write},
    panic::{self, PanicHookInfo},
    thread,
};

/// Has panics print cleaned messages from now on.
pub fn clean_messages() {
    panic::set_hook(Box::new(say));
}

/// Prints what a panic says to standard error, with a backtrace where `RUST_BACKTRACE` asks for one.
pub(super) fn say(info: &PanicHookInfo<'_>) {
    let name = thread::current().name().unwrap_or("unnamed").to_owned();
    let trace = Backtrace::capture();
    let trace = if trace.status() == BacktraceStatus::Captured { trace.to_string() } else { String::new() };
    // Standard error may be closed.
    let _ = writeln!(io::stderr(), "{}", cleaned(&format!("thread '{name}' {info}\n{trace}")));
}

/// The lines of a message, each safe to print.
pub(super) fn cleaned(message: &str) -> String {
    message.trim_end().split('\n').map(safe).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_keeps_its_lines_and_loses_its_escapes() {
        let said = cleaned("thread 'library' panicked at a.rs:1:\n坏\u{1b}]0;x\u{7}字\u{9b}31m\n");
        assert_eq!(said.lines().count(), 2);
        assert!(said.chars().all(|character| character == '\n' || !character.is_control()), "{said:?}");
    }
}
