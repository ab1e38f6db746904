//! Signals as messages, and stopping and ending as signals do.

use super::{guard, incoming::Incoming};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
    low_level::emulate_default_handler,
};
use std::{
    fs, io, process,
    sync::mpsc::{self, Sender},
    thread,
    time::Duration,
};

/// How long the terminal may take to be given back before the process ends without it.
const PATIENCE: Duration = Duration::from_millis(500);

/// Starts telling signals. A second one that asks the program to end ends it at once, terminal
/// given back.
///
/// # Errors
/// Where the system refuses.
pub fn start(incoming: Sender<Incoming>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        let mut ending = false;
        for signal in signals.forever() {
            let told = incoming.send(match signal {
                SIGWINCH => Incoming::Resized,
                SIGTSTP => Incoming::Suspend,
                SIGCONT => Incoming::Continued,
                _ => Incoming::Terminate(signal),
            });
            if !matches!(signal, SIGWINCH | SIGTSTP | SIGCONT) {
                if ending || told.is_err() {
                    give_back_in_time();
                    end_by(signal);
                }
                ending = true;
            }
        }
    })?;
    Ok(())
}

/// Gives the terminal back, but waits no longer than a terminal takes that listens: one that is stuck, its
/// output stopped or its line dead, must not keep the process alive.
fn give_back_in_time() {
    let (done, waiting) = mpsc::channel();
    let writer = thread::Builder::new().spawn(move || {
        guard::give_back();
        let _ = done.send(());
    });
    if writer.is_ok() {
        let _ = waiting.recv_timeout(PATIENCE);
    }
}

/// Ends the process as `signal` would have, so that the caller sees why (143 in a shell for
/// SIGTERM, 129 for SIGHUP).
pub fn end_by(signal: i32) {
    let _ = emulate_default_handler(signal);
    process::exit(128 + signal);
}

/// Stops the process as Ctrl-Z does, and returns when it goes on.
pub fn stop() {
    let _ = emulate_default_handler(SIGTSTP);
}

/// True where a shell with job control waits that could let the program go on after [`stop`].
/// Without one (`ssh -t host 'cd reports; shenyue'`, a tmux window of its own) a stopped program
/// would be stuck for ever: the kernel calls its process group orphaned.
pub fn has_shell() -> bool {
    let Some(own) = Kin::of(process::id()) else { return true };
    let mut kin = Kin { ..own };
    loop {
        let Some(parent) = Kin::of(kin.parent) else { return kin.parent > 1 };
        if parent.session != own.session {
            return false;
        }
        if parent.group != own.group {
            return true;
        }
        kin = parent;
    }
}

/// A process's parent, process group and session, where the system tells (Linux).
#[derive(Debug, Clone, Copy)]
struct Kin {
    parent: u32,
    group: u32,
    session: u32,
}

impl Kin {
    fn of(process: u32) -> Option<Self> {
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        // The name, in brackets, may hold anything; state, parent, group and session follow it.
        let (_, behind) = stat.rsplit_once(')')?;
        let mut numbers = behind.split_whitespace().skip(1).map(|number| number.parse().ok());
        Some(Self { parent: numbers.next()??, group: numbers.next()??, session: numbers.next()?? })
    }
}
