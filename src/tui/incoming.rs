//! Everything that the loop waits for, on one channel.

use crate::app::Event;
use std::sync::mpsc::Sender;

/// Something that happened.
#[derive(Debug)]
pub enum Incoming {
    /// For the browser, at once: a key, a paste.
    Event(Event),
    /// For the browser, with the next frame: a step of the background loading.
    Background(Event),
    /// What became of the effect with this number.
    Answer(u64, Event),
    /// A text on its way to the clipboard: what the terminal is to be written for it, and what the
    /// browser is told.
    Copied(Vec<u8>, Event),
    /// The terminal's size may have changed.
    Resized,
    /// Someone asks the program to stop as Ctrl-Z does.
    Suspend,
    /// The program goes on after it was stopped, by whomever.
    Continued,
    /// A signal asks the program to end, or the terminal is gone.
    Terminate(i32),
}

/// Where background work puts what it has to tell.
#[derive(Clone, Debug)]
pub struct Mailbox(pub(super) Sender<Incoming>);

impl Mailbox {
    /// Tells the browser; false where it has ended and wants no more.
    pub fn send(&self, event: Event) -> bool {
        self.0.send(Incoming::Background(event)).is_ok()
    }
}
