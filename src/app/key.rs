//! A key as the browser knows it, free of any terminal library.

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum KeyCode {
    /// A character as typed: upper case where Shift was held.
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
    /// A function key, by number.
    F(u8),
}

/// A key with its modifiers. Shift shows in the character itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Control was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
}

impl Key {
    /// A plain character.
    pub fn char(character: char) -> Self {
        Self { code: KeyCode::Char(character), ctrl: false, alt: false }
    }
}
