//! The terminal: the only part that touches the outside.
//!
//! [`run`] takes the terminal ([`guard`]), starts the threads that tell what happens ([`input`],
//! [`signals`], the caller's background work), runs the loop ([`turns`]) over the program, has its
//! effects done ([`outbox`]), and gives the terminal back. What is shown goes through [`paint`],
//! which writes as little as it can.
//!
//! ```text
//! terminal → input → decode ─┐                        ┌→ paint → guard → terminal
//! signals ───────────────────┼→ turns: handle, draw ──┤
//! library, outbox's answers ─┘                        └→ outbox → marks, exports, clipboard, session, comparing
//! ```

pub mod clipboard;
mod comparing;
pub mod decode;
pub mod folders;
pub mod guard;
pub mod incoming;
pub mod input;
pub mod kept;
pub mod outbox;
pub mod paint;
pub mod pairs;
pub mod panics;
pub mod session;
pub mod signals;
pub mod turns;

pub use clipboard::Clipboard;
pub use folders::Folders;
pub use incoming::Mailbox;
pub use kept::Kept;
pub use outbox::{MarkStore, Outside};
pub use session::SessionFile;
pub use turns::Program;

use crate::{say, words::Lang};
use guard::Guard;
use incoming::Incoming;
use outbox::Outbox;
use paint::{Painter, Palette};
use std::{
    env,
    io::{self, IsTerminal, Write},
    process::ExitCode,
    sync::mpsc,
};
use turns::{Ended, Terminal, Turns};

/// Why the browser cannot run here.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// Standard output is a file or a pipe.
    #[error(
        "the browser needs a terminal, but standard output is none; `shenyue inspect` and `shenyue text` print"
    )]
    NoTerminal,
    /// `TERM` is `dumb`, or says nothing.
    #[error(
        "the browser needs a terminal that can place text (TERM is {0:?}); `shenyue inspect` and `shenyue text` print"
    )]
    Dumb(String),
    /// The system refused.
    #[error("the terminal cannot be used: {0}")]
    Io(#[from] io::Error),
}

impl Unfit {
    /// The same in the language of the interface.
    pub fn says(&self, lang: Lang) -> String {
        match self {
            Self::NoTerminal => say!(lang, "unfit.no-terminal"),
            Self::Dumb(term) => say!(lang, "unfit.dumb", term = format!("{term:?}")),
            Self::Io(error) => say!(lang, "unfit.io", reason = error),
        }
        .into_owned()
    }
}

/// Says whether the browser can run here, before anything is loaded.
///
/// # Errors
/// Where it cannot.
pub fn check() -> Result<(), Unfit> {
    if !io::stdout().is_terminal() {
        return Err(Unfit::NoTerminal);
    }
    let term = env::var("TERM").unwrap_or_default();
    if matches!(term.as_str(), "" | "dumb" | "unknown") { Err(Unfit::Dumb(term)) } else { Ok(()) }
}

/// Runs the program until it quits. `start` starts the background work once the terminal is there;
/// what it tells through the mailbox comes to the program as events. When a signal ended the program
/// this does not return: the process ends by that signal, everything written and the terminal given
/// back.
///
/// # Errors
/// Where the terminal cannot be used, or is lost.
pub fn run<P: Program>(
    mut program: P,
    store: impl MarkStore,
    outside: Outside,
    start: impl FnOnce(Mailbox) -> io::Result<()>,
) -> Result<ExitCode, Unfit> {
    check()?;
    let palette = Palette::of(env::var("NO_COLOR").ok().as_deref(), &env::var("TERM").unwrap_or_default());
    let (sender, incoming) = mpsc::channel();
    let mut outbox = Outbox::start(store, outside, sender.clone())?;
    signals::start(sender.clone())?;
    let mut guard = Guard::enter()?;
    input::start(sender.clone())?;
    start(Mailbox(sender))?;
    let ended = Turns::new(&mut program, &mut guard, &mut outbox, Painter::new(palette)).run(&incoming);
    let unwritten = outbox.finish();
    // What was copied right before the end still goes to the terminal.
    for happened in incoming.try_iter() {
        if let Incoming::Copied(bytes, _) = happened {
            let _ = guard.write(&bytes);
        }
    }
    drop(guard);
    for message in &unwritten {
        let _ = writeln!(io::stderr(), "shenyue: {}", crate::text::width::safe(message));
    }
    match ended? {
        Ended::Signal(signal) => {
            signals::end_by(signal);
            Ok(ExitCode::FAILURE)
        }
        Ended::Quit if unwritten.is_empty() => Ok(ExitCode::SUCCESS),
        Ended::Quit => Ok(ExitCode::FAILURE),
    }
}

impl Program for crate::app::App {
    fn handle(&mut self, event: crate::app::Event) -> Vec<crate::app::Effect> {
        Self::handle(self, event)
    }

    fn draw(&self, picture: &mut ratatui::buffer::Buffer) -> Option<ratatui::layout::Position> {
        crate::ui::render(self, picture)
    }
}

impl Terminal for Guard {
    fn size(&self) -> (u16, u16) {
        Self::size(self)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        Self::write(self, bytes)
    }

    fn suspend(&mut self) -> io::Result<()> {
        if signals::has_shell() { self.while_given_back(signals::stop) } else { Ok(()) }
    }

    fn renew(&mut self) -> io::Result<()> {
        Self::renew(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn why_it_cannot_run_is_said_in_both_languages() {
        for unfit in [Unfit::NoTerminal, Unfit::Dumb("dumb".to_owned()), Unfit::Io(io::Error::other("x"))] {
            assert_eq!(unfit.says(Lang::En), unfit.to_string());
            assert!(unfit.says(Lang::Zh).chars().any(crate::text::pinyin::is_han), "{unfit}");
        }
    }
}
