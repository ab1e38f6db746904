//! Signals as messages, and stopping and ending as signals do.

use super::{guard, incoming::Incoming};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
    low_level::emulate_default_handler,
};
use std::{fs, io, process, sync::mpsc::Sender, thread};

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
                    guard::give_back();
                    end_by(signal);
                }
                ending = true;
            }
        }
    })?;
    Ok(())
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
