//! The loop: take in what happened, then show it.
//!
//! A turn takes in everything that waits before a frame is drawn, so keys never queue up behind
//! drawing, and writes nothing where the frame is the same. News of the background alone is shown
//! ten times a second at most; without news there is no timer at all. Generic over the program and
//! the terminal, so that tests run this very loop without one.

use super::{incoming::Incoming, outbox::Outbox, paint::Painter};
use crate::app::{Effect, Event, Key, KeyCode};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use std::{
    io,
    sync::mpsc::Receiver,
    time::{Duration, Instant},
};

/// The least time between two frames that show news of the background only.
const PAUSE: Duration = Duration::from_millis(100);

/// What the loop runs.
pub trait Program {
    /// Takes in what happened and says what is to be done outside.
    fn handle(&mut self, event: Event) -> Vec<Effect>;
    /// Draws the whole screen; answers where the terminal's cursor belongs, if anywhere.
    fn draw(&self, picture: &mut Buffer) -> Option<Position>;
}

/// What the loop shows it on.
pub trait Terminal {
    /// Columns and rows.
    fn size(&self) -> (u16, u16);
    /// Writes bytes, all at once.
    ///
    /// # Errors
    /// Where the terminal is gone.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Stops as Ctrl-Z does, and returns when the program goes on.
    ///
    /// # Errors
    /// Where the terminal is gone.
    fn suspend(&mut self) -> io::Result<()>;
    /// Takes the terminal as it should be again, after something else had it.
    ///
    /// # Errors
    /// Where the terminal is gone.
    fn renew(&mut self) -> io::Result<()>;
}

/// Why the loop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The reader quit.
    Quit,
    /// By this signal.
    Signal(i32),
}

/// The loop's state.
pub struct Turns<'a, P, T> {
    program: &'a mut P,
    terminal: &'a mut T,
    outbox: &'a mut Outbox,
    painter: Painter,
    picture: Buffer,
    /// The terminal's size has to be looked up before anything else happens, and the screen to be
    /// written anew.
    resized: bool,
    ended: Option<Ended>,
}

impl<'a, P: Program, T: Terminal> Turns<'a, P, T> {
    /// Nothing shown yet.
    pub fn new(program: &'a mut P, terminal: &'a mut T, outbox: &'a mut Outbox, painter: Painter) -> Self {
        let picture = Buffer::empty(Rect::ZERO);
        Self { program, terminal, outbox, painter, picture, resized: true, ended: None }
    }

    /// Runs until the program quits or a signal ends it.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn run(mut self, incoming: &Receiver<Incoming>) -> io::Result<Ended> {
        self.look_at_size()?;
        self.show()?;
        let mut shown = Instant::now();
        while let Ok(first) = incoming.recv() {
            let started = Instant::now();
            let mut next = Some(first);
            let mut urgent = false;
            while let Some(happened) = next.take() {
                urgent |= !matches!(happened, Incoming::Background(_));
                self.take_in(happened)?;
                if let Some(ended) = self.ended {
                    return Ok(ended);
                }
                let wait = if urgent { Duration::ZERO } else { PAUSE.saturating_sub(shown.elapsed()) };
                // Who types faster than is taken in sees something all the same.
                next = match incoming.try_recv() {
                    Ok(waiting) if started.elapsed() < 2 * PAUSE => Some(waiting),
                    Ok(waiting) => {
                        self.show()?;
                        shown = Instant::now();
                        Some(waiting)
                    }
                    Err(_) if wait.is_zero() => None,
                    Err(_) => incoming.recv_timeout(wait).ok(),
                };
            }
            self.look_at_size()?;
            if let Some(ended) = self.ended {
                return Ok(ended);
            }
            self.show()?;
            shown = Instant::now();
        }
        Ok(Ended::Quit)
    }

    fn take_in(&mut self, happened: Incoming) -> io::Result<()> {
        if self.resized && !matches!(happened, Incoming::Resized) {
            self.look_at_size()?;
        }
        match happened {
            Incoming::Event(Event::Key(key)) if is_redraw(key) => self.painter.forget(),
            Incoming::Event(event) => {
                panic_if_asked(&event);
                self.outbox.look();
                self.tell(event)?;
            }
            Incoming::Background(event) => self.tell(event)?,
            Incoming::Answer(number, event) => {
                if let Some(event) = self.outbox.settle(number, event) {
                    self.tell(event)?;
                }
            }
            Incoming::Copied(bytes, event) => {
                if !bytes.is_empty() {
                    self.terminal.write(&bytes)?;
                }
                self.tell(event)?;
            }
            Incoming::Resized => self.resized = true,
            Incoming::Suspend => self.suspend()?,
            Incoming::Continued => {
                self.terminal.renew()?;
                self.resized = true;
            }
            Incoming::Terminate(signal) => {
                self.tell(Event::Ending)?;
                self.ended = Some(Ended::Signal(signal));
            }
        }
        Ok(())
    }

    fn tell(&mut self, event: Event) -> io::Result<()> {
        for effect in self.program.handle(event) {
            match effect {
                Effect::Quit => self.ended = self.ended.or(Some(Ended::Quit)),
                Effect::Suspend => self.suspend()?,
                other => self.outbox.perform(other),
            }
        }
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.terminal.suspend()?;
        self.resized = true;
        Ok(())
    }

    fn look_at_size(&mut self) -> io::Result<()> {
        if !std::mem::take(&mut self.resized) {
            return Ok(());
        }
        let (columns, rows) = self.terminal.size();
        let area = Rect::new(0, 0, columns, rows);
        // The same size again may have been another in between, and the screen cut to it.
        self.painter.forget();
        if area == self.picture.area {
            return Ok(());
        }
        self.picture = Buffer::empty(area);
        self.tell(Event::Resize(columns, rows))
    }

    fn show(&mut self) -> io::Result<()> {
        self.picture.reset();
        let cursor = self.program.draw(&mut self.picture);
        let bytes = self.painter.frame(&self.picture, cursor);
        if bytes.is_empty() { Ok(()) } else { self.terminal.write(&bytes) }
    }
}

/// Ctrl-L writes the screen anew, for when something else has written to it.
fn is_redraw(key: Key) -> bool {
    key == Key { code: KeyCode::Char('l'), ctrl: true, alt: false }
}

/// In debug builds `SHENYUE_PANIC=key` makes the first key a panic, so that a test can see the
/// terminal come back.
fn panic_if_asked(event: &Event) {
    let asked = || std::env::var_os("SHENYUE_PANIC").is_some_and(|value| value == "key");
    assert!(
        !(cfg!(debug_assertions) && matches!(event, Event::Key(_)) && asked()),
        "a panic, as SHENYUE_PANIC asks for"
    );
}

#[cfg(test)]
mod tests;
