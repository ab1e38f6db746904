//! The browser's state and how it changes: no input or output, no terminal.

pub mod effect;
pub mod event;
pub mod key;
pub mod session;

pub use effect::Effect;
pub use event::Event;
pub use key::{Key, KeyCode};
pub use session::Session;

/// Everything the browser shows and remembers.
#[derive(Debug, Default)]
pub struct App {}

impl App {
    /// Takes in what happened and says what is to be done outside.
    pub fn handle(&mut self, _event: Event) -> Vec<Effect> {
        vec![]
    }
}
