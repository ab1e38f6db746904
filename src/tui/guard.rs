//! The terminal taken and given back: raw mode, alternate screen, paste mode, hidden cursor.
//!
//! Whatever was switched on is switched off on every way out: when the guard is dropped (quit,
//! error), in the panic hook before the message is printed, when the program is suspended, and when
//! a signal ends it. Nothing is asked of the terminal, so nothing waits for an answer over a slow
//! line.

use super::panics;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode, window_size};
use std::{
    fs::File,
    io::{self, Write},
    os::fd::AsFd,
    panic::{self, PanicHookInfo},
    sync::{
        Mutex, Once, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, ThreadId},
};

/// Alternate screen, bracketed paste, plain style, no cursor.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[m\x1b[?25l";
/// The same without the alternate screen, after something else had the terminal.
const AGAIN: &[u8] = b"\x1b[?2004h\x1b[m\x1b[?25l";
/// Whatever a frame may have left open, then the opposite of [`ENTER`].
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[r\x1b[m\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// True while the terminal is ours.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// The thread that draws, and what was said by panics on others while the screen was ours.
static OWNER: Mutex<Option<ThreadId>> = Mutex::new(None);
static UNSAID: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Owns the terminal until dropped.
#[derive(Debug)]
pub struct Guard {
    out: File,
}

impl Guard {
    /// Takes the terminal on standard output. Where a step fails, those before it are undone.
    ///
    /// # Errors
    /// Where there is no terminal, or it refuses.
    pub fn enter() -> io::Result<Self> {
        hook_panics();
        *OWNER.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread::current().id());
        // Not through the standard output's own buffer, which writes at every line feed.
        let mut guard = Self { out: File::from(io::stdout().as_fd().try_clone_to_owned()?) };
        guard.take()?;
        Ok(guard)
    }

    fn take(&mut self) -> io::Result<()> {
        TAKEN.store(true, Ordering::SeqCst);
        enable_raw_mode().and_then(|()| self.out.write_all(ENTER)).inspect_err(|_| give_back())
    }

    /// Writes to the terminal, all at once.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    /// Gives the terminal back, runs `away`, and takes it again.
    ///
    /// # Errors
    /// Where the terminal is gone afterwards.
    pub fn while_given_back(&mut self, away: impl FnOnce()) -> io::Result<()> {
        give_back();
        away();
        self.take()
    }

    /// Sets every mode again, after something else may have changed them.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn renew(&mut self) -> io::Result<()> {
        disable_raw_mode()?;
        enable_raw_mode()?;
        self.out.write_all(AGAIN)
    }

    /// Columns and rows; 80 by 24 where the terminal does not know.
    pub fn size(&self) -> (u16, u16) {
        let size = window_size().map_or((0, 0), |size| (size.columns, size.rows));
        if size.0 == 0 || size.1 == 0 { (80, 24) } else { size }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
        for message in UNSAID.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            let _ = writeln!(io::stderr(), "{}", panics::cleaned(&message));
        }
    }
}

/// Gives the terminal back, where it is ours. On the way out nothing more can be done about errors.
pub(super) fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = io::stdout().as_fd().try_clone_to_owned().map(|out| File::from(out).write_all(LEAVE));
        let _ = disable_raw_mode();
    }
}

/// A panic of the thread that draws is the program's end: the terminal first, then the message. A
/// panic of another (a report that could not be read, which its loader tells of) must not disturb
/// the screen; its message is printed when the terminal is given back.
fn hook_panics() {
    static HOOKED: Once = Once::new();
    HOOKED.call_once(|| {
        panic::set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
            let owner = *OWNER.lock().unwrap_or_else(PoisonError::into_inner);
            if owner == Some(thread::current().id()) {
                give_back();
                panics::say(info);
            } else if TAKEN.load(Ordering::SeqCst) {
                UNSAID.lock().unwrap_or_else(PoisonError::into_inner).push(info.to_string());
            } else {
                panics::say(info);
            }
        }));
    });
}
