//! Reading keys from the terminal, on threads of their own.
//!
//! One thread does nothing but read, so that the other can wait for the rest of a sequence with a
//! clock. Where standard input is something else (a report on `-`), keys come from the controlling
//! terminal.

use super::{decode::Decoder, incoming::Incoming};
use crate::app::Event;
use signal_hook::consts::SIGHUP;
use std::{
    fs::File,
    io::{self, ErrorKind, IsTerminal, Read},
    os::fd::AsFd,
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread,
};

/// Starts reading keys; they come as [`Incoming::Event`], the terminal's end as a hangup.
///
/// # Errors
/// Where there is no terminal to read from, or the system gives no thread.
pub fn start(incoming: Sender<Incoming>) -> io::Result<()> {
    let terminal = terminal()?;
    let (pieces, arriving) = mpsc::channel();
    thread::Builder::new().name("terminal".to_owned()).spawn(move || read(terminal, &pieces))?;
    thread::Builder::new().name("keys".to_owned()).spawn(move || {
        decode(&arriving, &incoming);
        let _ = incoming.send(Incoming::Terminate(SIGHUP));
    })?;
    Ok(())
}

fn terminal() -> io::Result<File> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Ok(File::from(stdin.as_fd().try_clone_to_owned()?));
    }
    File::open("/dev/tty")
}

fn read(mut terminal: File, pieces: &Sender<Vec<u8>>) {
    let mut buffer = [0; 4096];
    loop {
        match terminal.read(&mut buffer) {
            Ok(0) => return,
            Ok(length) => {
                let piece = buffer.get(..length).unwrap_or_default().to_vec();
                if pieces.send(piece).is_err() {
                    return;
                }
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}

/// Decodes until the pieces end or nobody listens.
fn decode(arriving: &Receiver<Vec<u8>>, incoming: &Sender<Incoming>) {
    let mut decoder = Decoder::default();
    let mut events: Vec<Event> = vec![];
    loop {
        let piece = match decoder.patience() {
            None => arriving.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(patience) => arriving.recv_timeout(patience),
        };
        match piece {
            Ok(piece) => decoder.feed(&piece, &mut events),
            Err(RecvTimeoutError::Timeout) => decoder.give_up(&mut events),
            Err(RecvTimeoutError::Disconnected) => return,
        }
        for event in events.drain(..) {
            if incoming.send(Incoming::Event(event)).is_err() {
                return;
            }
        }
    }
}
