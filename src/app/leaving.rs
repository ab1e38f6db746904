//! The way out: a first quit asks where marks would be lost with it.
//!
//! Marks whose save failed are in memory only. Leaving then takes a second key; whatever else is pressed
//! stays. As soon as a save that was tried again goes well, the way out is taken without another word.

use super::{
    App,
    effect::Effect,
    key::{Key, KeyCode},
    screen::Overlay,
};
use crate::say;

impl App {
    /// `:quit`, Ctrl-c, `q` in the library: ends the program, or asks where marks would be lost.
    pub(super) fn quit(&mut self) {
        if self.shelf.has_failed() && self.shelf.unsaved() > 0 {
            self.save_what_failed();
            if !self.is_leaving() {
                self.overlays.push(Overlay::Leave);
            }
            return;
        }
        self.leave();
    }

    /// The answer to the question: the key that asked, or `y`, leaves; any other stays.
    pub(super) fn leave_or_stay(&mut self, key: Key) {
        self.overlays.pop();
        let again = match key.code {
            KeyCode::Char('c') => key.ctrl,
            KeyCode::Char('q' | 'y' | 'Y') => !key.ctrl && !key.alt,
            _ => false,
        };
        if again {
            self.leave();
        } else {
            self.tell(say!(self.lang, "leave.stayed"));
        }
    }

    /// True while it is asked whether to leave.
    pub(super) fn is_leaving(&self) -> bool {
        matches!(self.overlays.last(), Some(Overlay::Leave))
    }

    /// What was asked for before is done once nothing can be lost any more.
    pub(super) fn leave_when_saved(&mut self) {
        if self.is_leaving() && self.shelf.unsaved() == 0 {
            self.overlays.pop();
            self.leave();
        }
    }

    fn leave(&mut self) {
        self.save_what_failed();
        let session = self.session();
        self.effects.extend([Effect::SaveSession(session), Effect::Quit]);
    }
}
