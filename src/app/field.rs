//! A line of text being typed.

use super::key::{Key, KeyCode};

/// The text and the place in it where the next character goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    chars: Vec<char>,
    cursor: usize,
}

impl Field {
    /// A field that holds `text`, the cursor behind it.
    pub fn with(text: &str) -> Self {
        let chars: Vec<char> = text.chars().filter(|character| !character.is_control()).collect();
        Self { cursor: chars.len(), chars }
    }

    /// What was typed.
    pub fn text(&self) -> String {
        self.chars.iter().collect()
    }

    /// Its characters.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// How many characters stand before the cursor.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// True where nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// Puts text in at the cursor: a paste. Line ends become spaces.
    pub fn insert(&mut self, text: &str) {
        for character in text.trim_end_matches(['\r', '\n']).chars().filter(|character| *character != '\r') {
            let character = if character == '\n' || character == '\t' { ' ' } else { character };
            if !character.is_control() {
                self.chars.insert(self.cursor, character);
                self.cursor += 1;
            }
        }
    }

    /// Takes a key as typing. True where the key meant something.
    pub fn key(&mut self, key: Key) -> bool {
        match (key.code, key.ctrl) {
            (KeyCode::Char('u'), true) => drop(self.chars.drain(..std::mem::take(&mut self.cursor))),
            (KeyCode::Char('w'), true) => self.delete_word(),
            (KeyCode::Char('a'), true) | (KeyCode::Home, _) => self.cursor = 0,
            (KeyCode::Char('e'), true) | (KeyCode::End, _) => self.cursor = self.chars.len(),
            (KeyCode::Char(character), false) if !key.alt => self.insert(character.encode_utf8(&mut [0; 4])),
            (KeyCode::Backspace, _) | (KeyCode::Char('h'), true) => {
                if let Some(before) = self.cursor.checked_sub(1) {
                    self.chars.remove(before);
                    self.cursor = before;
                }
            }
            (KeyCode::Delete, _) if self.cursor < self.chars.len() => drop(self.chars.remove(self.cursor)),
            (KeyCode::Left, _) => self.cursor = self.cursor.saturating_sub(1),
            (KeyCode::Right, _) => self.cursor = (self.cursor + 1).min(self.chars.len()),
            _ => return false,
        }
        true
    }

    fn delete_word(&mut self) {
        let before = &self.chars[..self.cursor];
        let trimmed = before.iter().rposition(|c| !c.is_whitespace()).map_or(0, |last| last + 1);
        let start = before[..trimmed].iter().rposition(|c| c.is_whitespace()).map_or(0, |space| space + 1);
        self.chars.drain(start..self.cursor);
        self.cursor = start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keymap::notation::parse;

    #[test]
    fn keys_edit_the_line() {
        for (start, keys, expected) in [
            ("", "青岚", "青岚|"),
            ("青岚县", "<Left>市", "青岚市|县"),
            ("青岚县", "<BS><BS>", "青|"),
            ("青岚县", "<Home><Del>", "|岚县"),
            ("青岚 2023", "<C-w>", "青岚 |"),
            ("青岚 2023", "<C-w><C-w>", "|"),
            ("青岚", "<C-u>x", "x|"),
            ("青", "<BS><BS><Del>", "|"),
        ] {
            let mut field = Field::with(start);
            for key in parse(keys) {
                field.key(key);
            }
            let mut shown = field.chars.clone();
            shown.insert(field.cursor, '|');
            assert_eq!(shown.iter().collect::<String>(), expected, "{start} {keys}");
        }
    }

    #[test]
    fn a_paste_is_one_line_and_holds_no_control() {
        let mut field = Field::default();
        field.insert("第一行\r\n第二行\u{1b}[2J\n");
        assert_eq!(field.text(), "第一行 第二行[2J");
    }
}
