//! `shenyue text`: the source text of one file, the text that every span of `inspect` counts in.

use super::{
    args::Options,
    outcome::{Outcome, Stopped, complain},
};
use crate::{
    app::reasons::reason,
    library::STANDARD_INPUT,
    source::{self, Format, is_safe},
};
use std::{
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
};

/// Prints the text of the file at `path`: byte for byte, except to a terminal, which is shown
/// controls as escapes.
///
/// # Errors
/// When the output cannot be written.
pub fn run(options: &Options, path: PathBuf, out: &mut dyn Write) -> Result<Outcome, Stopped> {
    let source = if path == Path::new(STANDARD_INPUT) {
        source::read_stream(io::stdin().lock(), Format::Text, options.encoding)
    } else {
        source::read(&path, options.encoding)
    };
    match source {
        Ok(source) if io::stdout().is_terminal() => out.write_all(for_terminal(&source.text).as_bytes())?,
        Ok(source) => out.write_all(source.text.as_bytes())?,
        Err(error) => {
            complain(&path, &reason(options.language(), &error));
            return Ok(Outcome::SomeFailed);
        }
    }
    Ok(Outcome::Done)
}

/// The text with its lines and tabulators, everything else that a terminal would act on escaped.
fn for_terminal(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\n' | '\t' => shown.push(character),
            safe if is_safe(safe) => shown.push(safe),
            other => shown.extend(other.escape_unicode()),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::for_terminal;

    #[test]
    fn a_terminal_is_shown_controls_and_obeys_none() {
        assert_eq!(for_terminal("一、\t做法\r\n\u{1b}[2J\r\u{9b}"), "一、\t做法\n\\u{1b}[2J\\u{d}\\u{9b}");
    }
}
