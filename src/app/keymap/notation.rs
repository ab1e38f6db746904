//! Key sequences as text: `gg`, `]]`, `<C-d>`, `<Space>`.
//!
//! The table and the tests write sequences so; people see [`shown`].

use crate::app::key::{Key, KeyCode};

const NAMES: &[(&str, KeyCode, &str)] = &[
    ("Enter", KeyCode::Enter, "Enter"),
    ("Esc", KeyCode::Esc, "Esc"),
    ("Tab", KeyCode::Tab, "Tab"),
    ("S-Tab", KeyCode::BackTab, "Shift-Tab"),
    ("BS", KeyCode::Backspace, "Backspace"),
    ("Del", KeyCode::Delete, "Delete"),
    ("Up", KeyCode::Up, "Up"),
    ("Down", KeyCode::Down, "Down"),
    ("Left", KeyCode::Left, "Left"),
    ("Right", KeyCode::Right, "Right"),
    ("PageUp", KeyCode::PageUp, "PgUp"),
    ("PageDown", KeyCode::PageDown, "PgDn"),
    ("Home", KeyCode::Home, "Home"),
    ("End", KeyCode::End, "End"),
    ("Space", KeyCode::Char(' '), "Space"),
    ("lt", KeyCode::Char('<'), "<"),
];

/// Reads a sequence. A `<` that opens no name stands for itself.
pub fn parse(sequence: &str) -> Vec<Key> {
    let mut keys = vec![];
    let mut rest = sequence.chars();
    while let Some(first) = rest.next() {
        let named = (first == '<').then(|| rest.as_str().split_once('>')).flatten();
        match named.and_then(|(name, behind)| Some((by_name(name)?, behind))) {
            Some((key, behind)) => {
                keys.push(key);
                rest = behind.chars();
            }
            None => keys.push(Key::char(first)),
        }
    }
    keys
}

fn by_name(name: &str) -> Option<Key> {
    if let Some((_, code, _)) = NAMES.iter().find(|(written, ..)| *written == name) {
        return Some(Key { code: *code, ctrl: false, alt: false });
    }
    let (modifier, base) = name.split_once('-')?;
    let mut letters = base.chars();
    let key = match (letters.next(), letters.next()) {
        (Some(letter), None) => Key::char(letter),
        _ => by_name(base)?,
    };
    match modifier {
        "C" => Some(Key { ctrl: true, ..key }),
        "A" => Some(Key { alt: true, ..key }),
        _ => None,
    }
}

/// A sequence as people read it: `gg`, `Ctrl-d`, `PgDn`.
pub fn shown(keys: &[Key]) -> String {
    keys.iter().map(|key| one(*key)).collect()
}

fn one(key: Key) -> String {
    let base = match NAMES.iter().find(|(_, code, _)| *code == key.code) {
        Some((_, _, name)) => (*name).to_owned(),
        None => match key.code {
            KeyCode::Char(character) => character.to_string(),
            KeyCode::F(number) => format!("F{number}"),
            _ => String::new(),
        },
    };
    match (key.ctrl, key.alt) {
        (true, _) => format!("Ctrl-{base}"),
        (_, true) => format!("Alt-{base}"),
        _ => base,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_read_and_shown() {
        for (written, count, read) in [
            ("gg", 2, "gg"),
            ("]]", 2, "]]"),
            ("<C-d>", 1, "Ctrl-d"),
            ("<A-Enter>", 1, "Alt-Enter"),
            ("<Space>", 1, "Space"),
            ("<", 1, "<"),
            ("<<Down>>", 3, "<Down>"),
            ("3]]", 3, "3]]"),
        ] {
            let keys = parse(written);
            assert_eq!((keys.len(), shown(&keys).as_str()), (count, read), "{written}");
        }
    }
}
