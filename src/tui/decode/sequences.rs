//! What the bytes of one key are: plain characters, and the sequences of terminals from the Linux console
//! to xterm and kitty.

use super::find;
use crate::app::{Event, Key, KeyCode};

/// What the first bytes of the input are.
#[allow(clippy::large_enum_variant, reason = "one short-lived value for each key")]
pub(super) enum Step {
    /// An event of so many bytes, `None` where it means nothing here.
    Take(usize, Option<Event>),
    /// A paste starts behind so many bytes.
    Paste(usize),
    /// More bytes are needed to tell.
    Wait,
}

/// What bytes begin with.
pub(super) fn step(bytes: &[u8]) -> Step {
    match bytes {
        [0x1b] => Step::Wait,
        [0x1b, b'[', ..] => csi(bytes),
        [0x1b, b'O', rest @ ..] => match rest {
            [] => Step::Wait,
            [last, ..] => Step::Take(3, ss3(*last).map(key)),
        },
        [0x1b, b']' | b'P' | b'_' | b'^' | b'X', rest @ ..] => string_sequence(rest),
        [0x1b, 0x1b, ..] => Step::Take(1, Some(key(KeyCode::Esc))),
        // What an input method sends right behind Esc is no key with Alt.
        [0x1b, byte, ..] if !byte.is_ascii() => Step::Take(1, Some(key(KeyCode::Esc))),
        [0x1b, rest @ ..] => match step(rest) {
            Step::Take(length, event) => Step::Take(length + 1, event.map(with_alt)),
            other => other,
        },
        [byte, ..] if byte.is_ascii() => Step::Take(1, ascii(*byte)),
        _ => utf8(bytes),
    }
}

fn ascii(byte: u8) -> Option<Event> {
    let control = |character: u8| {
        let code = KeyCode::Char(char::from(character));
        Event::Key(Key { code, ctrl: true, alt: false })
    };
    Some(match byte {
        b'\r' => key(KeyCode::Enter),
        b'\t' => key(KeyCode::Tab),
        // Backspace is one or the other, by the terminal's settings.
        0x7f | 0x08 => key(KeyCode::Backspace),
        0 => control(b' '),
        1..=0x1a => control(byte - 1 + b'a'),
        0x1c..=0x1f => control(byte - 0x1c + b'\\'),
        0x1b => key(KeyCode::Esc),
        _ => key(KeyCode::Char(char::from(byte))),
    })
}

fn utf8(bytes: &[u8]) -> Step {
    let length = match bytes.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => return Step::Take(1, None),
    };
    let there = bytes.get(..length).unwrap_or(bytes);
    if there.iter().skip(1).any(|byte| !(0x80..0xc0).contains(byte)) {
        return Step::Take(1, None);
    }
    if there.len() < length {
        return Step::Wait;
    }
    let character = std::str::from_utf8(there).ok().and_then(|text| text.chars().next());
    let typed = character.filter(|character| !character.is_control());
    Step::Take(length, typed.map(|character| key(KeyCode::Char(character))))
}

fn csi(bytes: &[u8]) -> Step {
    // The Linux console's F1 to F5: ESC [ [ A.
    if let [_, _, b'[', rest @ ..] = bytes {
        return match rest {
            [] => Step::Wait,
            [last @ b'A'..=b'E', ..] => Step::Take(4, Some(key(KeyCode::F(last - b'A' + 1)))),
            _ => Step::Take(3, None),
        };
    }
    let Some(length) = bytes.iter().skip(2).position(|byte| !(0x20..0x40).contains(byte)) else {
        return Step::Wait;
    };
    let end = 2 + length;
    let (parameters, last) = (&bytes[2..end], bytes[end]);
    if !(0x40..0x7f).contains(&last) {
        // Broken off by something else, which counts for itself.
        return Step::Take(end, None);
    }
    match (parameters, last) {
        (b"200", b'~') => Step::Paste(end + 1),
        // A click in the oldest form has three bytes behind it.
        (b"", b'M') if bytes.len() < end + 4 => Step::Wait,
        (b"", b'M') => Step::Take(end + 4, None),
        _ => Step::Take(end + 1, csi_key(parameters, last).map(Event::Key)),
    }
}

fn csi_key(parameters: &[u8], last: u8) -> Option<Key> {
    let text = std::str::from_utf8(parameters).ok()?;
    let mut numbers = text.split(';').map(|part| {
        let mut parts = part.split(':').map(|number| number.parse::<u32>().ok());
        (parts.next().flatten(), parts.next().flatten())
    });
    let (first, _) = numbers.next()?;
    let (modifiers, kind) = numbers.next().unwrap_or((None, None));
    let (third, _) = numbers.next().unwrap_or((None, None));
    // A key let go of is no key.
    if kind == Some(3) {
        return None;
    }
    let code = match (last, first) {
        (b'A', _) => KeyCode::Up,
        (b'B', _) => KeyCode::Down,
        (b'C', _) => KeyCode::Right,
        (b'D', _) => KeyCode::Left,
        (b'H', _) => KeyCode::Home,
        (b'F', _) => KeyCode::End,
        (b'Z', _) => KeyCode::BackTab,
        (b'P', _) => KeyCode::F(1),
        (b'Q', _) => KeyCode::F(2),
        (b'S', _) => KeyCode::F(4),
        (b'~', Some(1 | 7)) => KeyCode::Home,
        (b'~', Some(4 | 8)) => KeyCode::End,
        (b'~', Some(3)) => KeyCode::Delete,
        (b'~', Some(5)) => KeyCode::PageUp,
        (b'~', Some(6)) => KeyCode::PageDown,
        (b'~', Some(number @ 11..=15)) => KeyCode::F(u8::try_from(number - 10).ok()?),
        (b'~', Some(number @ 17..=21)) => KeyCode::F(u8::try_from(number - 11).ok()?),
        (b'~', Some(number @ 23..=24)) => KeyCode::F(u8::try_from(number - 12).ok()?),
        // xterm's modifyOtherKeys and kitty's form.
        (b'~', Some(27)) => typed(third?)?,
        (b'u', Some(number)) => typed(number)?,
        _ => return None,
    };
    let bits = modifiers.unwrap_or(1).saturating_sub(1);
    Some(Key { code, ctrl: bits & 4 != 0, alt: bits & 2 != 0 })
}

/// A key by its character's number.
fn typed(number: u32) -> Option<KeyCode> {
    Some(match number {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        _ => KeyCode::Char(char::from_u32(number).filter(|character| !character.is_control())?),
    })
}

fn ss3(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        // The keypad.
        b'j'..=b'y' => KeyCode::Char(char::from(last - b'j' + b'*')),
        _ => return None,
    })
}

/// An answer of the terminal that ends with BEL or ESC \: swallowed.
fn string_sequence(rest: &[u8]) -> Step {
    let bell = rest.iter().position(|&byte| byte == 7).map(|at| at + 1);
    let end = match (bell, find(rest, b"\x1b\\").map(|at| at + 2)) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    end.map_or(Step::Wait, |length| Step::Take(length + 2, None))
}

/// A key without modifiers.
pub(super) fn key(code: KeyCode) -> Event {
    Event::Key(Key { code, ctrl: false, alt: false })
}

fn with_alt(event: Event) -> Event {
    match event {
        Event::Key(key) => Event::Key(Key { alt: true, ..key }),
        other => other,
    }
}
