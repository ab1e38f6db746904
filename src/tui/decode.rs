//! What the terminal sends, as keys and pasted text.
//!
//! A sequence may arrive in any number of pieces: an arrow whose Esc came alone is still the arrow,
//! a Chinese character may be cut between its bytes, a paste may come in hundreds of reads. The
//! decoder keeps what is incomplete and says how long to wait for the rest; when that time is over
//! [`Decoder::give_up`] takes it for what it is (a lone Esc is the key Esc). Sequences that mean
//! nothing here (answers of the terminal, mouse, focus) are swallowed whole, so that their letters
//! never act as keys. Pure: bytes in, events out; time is the caller's.

use crate::app::{Event, Key, KeyCode};
use std::time::Duration;

/// How long Esc may be the start of something else.
const AFTER_ESC: Duration = Duration::from_millis(50);
/// How long an unfinished sequence is waited for.
const IN_SEQUENCE: Duration = Duration::from_millis(500);
/// How long a paste may pause.
const IN_PASTE: Duration = Duration::from_secs(3);
/// What is longer is no sequence.
const LONGEST: usize = 4096;

const PASTE_END: &[u8] = b"\x1b[201~";

/// Bytes in, events out.
#[derive(Debug, Default)]
pub struct Decoder {
    waiting: Vec<u8>,
    /// Where a paste is open, its bytes so far.
    paste: Option<Vec<u8>>,
}

/// What the first bytes of the input are.
#[allow(clippy::large_enum_variant, reason = "one short-lived value for each key")]
enum Step {
    /// An event of so many bytes, `None` where it means nothing here.
    Take(usize, Option<Event>),
    /// A paste starts behind so many bytes.
    Paste(usize),
    /// More bytes are needed to tell.
    Wait,
}

impl Decoder {
    /// Takes in bytes as they came and appends what they mean to `events`.
    pub fn feed(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        self.waiting.extend_from_slice(bytes);
        let mut at = 0;
        let waiting = std::mem::take(&mut self.waiting);
        while let Some(rest) = waiting.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some(mut pasted) = self.paste.take() {
                match find(rest, PASTE_END) {
                    Some(length) => {
                        pasted.extend_from_slice(&rest[..length]);
                        at += length + PASTE_END.len();
                        events.push(pasted_text(&pasted));
                    }
                    None => {
                        // The end of what is there may be the start of the end mark.
                        let keep = (1..PASTE_END.len()).rev().find(|&n| rest.ends_with(&PASTE_END[..n]));
                        let length = rest.len() - keep.unwrap_or(0);
                        pasted.extend_from_slice(&rest[..length]);
                        at += length;
                        self.paste = Some(pasted);
                        break;
                    }
                }
                continue;
            }
            match step(rest) {
                Step::Take(length, event) => {
                    events.extend(event);
                    at += length;
                }
                Step::Paste(length) => {
                    self.paste = Some(vec![]);
                    at += length;
                }
                Step::Wait if rest.len() > LONGEST => at = waiting.len(),
                Step::Wait => break,
            }
        }
        self.waiting = waiting.get(at..).unwrap_or_default().to_vec();
    }

    /// How long to wait for the rest of what is incomplete, `None` where nothing is.
    pub fn patience(&self) -> Option<Duration> {
        match (&self.paste, self.waiting.as_slice()) {
            (Some(_), _) => Some(IN_PASTE),
            (None, []) => None,
            (None, [0x1b]) => Some(AFTER_ESC),
            (None, _) => Some(IN_SEQUENCE),
        }
    }

    /// The rest did not come: takes what is there for what it is.
    pub fn give_up(&mut self, events: &mut Vec<Event>) {
        let waiting = std::mem::take(&mut self.waiting);
        if let Some(mut pasted) = self.paste.take() {
            pasted.extend_from_slice(&waiting);
            events.push(pasted_text(&pasted));
        } else if waiting == b"\x1b" {
            events.push(key(KeyCode::Esc));
        }
    }
}

fn step(bytes: &[u8]) -> Step {
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

fn pasted_text(bytes: &[u8]) -> Event {
    // Terminals send a line's end as the key Enter.
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
    Event::Paste(text)
}

fn key(code: KeyCode) -> Event {
    Event::Key(Key { code, ctrl: false, alt: false })
}

fn with_alt(event: Event) -> Event {
    match event {
        Event::Key(key) => Event::Key(Key { alt: true, ..key }),
        other => other,
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Keys in a short notation, `…` for a paste.
    fn said(events: &[Event]) -> String {
        let one = |event: &Event| match event {
            Event::Key(Key { code, ctrl, alt }) => {
                let name = match code {
                    KeyCode::Char(character) => character.to_string(),
                    other => format!("{other:?}"),
                };
                format!("{}{}{name}", if *ctrl { "C-" } else { "" }, if *alt { "A-" } else { "" })
            }
            Event::Paste(text) => format!("[{text}]"),
            _ => String::new(),
        };
        events.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    /// Feeds `pieces` as separate reads and gives up at the end.
    fn decoded(pieces: &[&[u8]]) -> String {
        let mut decoder = Decoder::default();
        let mut events = vec![];
        for piece in pieces {
            decoder.feed(piece, &mut events);
        }
        decoder.give_up(&mut events);
        said(&events)
    }

    #[test]
    fn keys_are_what_terminals_send_for_them() {
        let table: &[(&[u8], &str)] = &[
            (b"gG\r\t\x7f\x08 ", "g G Enter Tab Backspace Backspace  "),
            (b"\x04\x0f\x1a\x1f", "C-d C-o C-z C-_"),
            (b"\x1b[A\x1bOB\x1b[1;5C\x1b[1;3D", "Up Down C-Right A-Left"),
            (b"\x1b[5~\x1b[6~\x1b[H\x1b[4~\x1b[3~\x1b[Z", "PageUp PageDown Home End Delete BackTab"),
            (b"\x1bOP\x1b[15~\x1b[24~\x1b[[B", "F(1) F(5) F(12) F(2)"),
            (b"\x1bx\x1b", "A-x Esc"),
            (b"\x1b\x1b[A", "Esc Up"),
            ("：？、结".as_bytes(), "： ？ 、 结"),
            ("\u{1b}结".as_bytes(), "Esc 结"),
            (b"\x1b[I\x1b[O\x1b[?62;4c\x1b[<0;3;4Ma\x1b[M !!b", "a b"),
            (b"\x1b]11;rgb:0/0/0\x07a\x1bP1+r\x1b\\b", "a b"),
            (b"\x1b[97;5u\x1b[97;1:3u\x1b[27;5;98~", "C-a C-b"),
            (b"\x1b[200~a\r\nb\x1b[A\x1b[201~c", "[a\nb\u{1b}[A] c"),
            (b"\xff\xc3(\xc2\x9b", "("),
            (b"\x1bOM\x1bOq", "Enter 1"),
            (b"\x1b[12\x1b[A", "Up"),
        ];
        for (bytes, expected) in table {
            assert_eq!(decoded(&[bytes]), *expected, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn an_arrow_in_two_pieces_is_the_arrow() {
        assert_eq!(decoded(&[b"\x1b", b"[A"]), "Up");
        assert_eq!(decoded(&[b"\x1b[", b"A"]), "Up");
        assert_eq!(decoded(&[b"\x1b", b"[20", b"0~:q", b"\x1b[2", b"01~"]), "[:q]");
        let mut decoder = Decoder::default();
        let mut events = vec![];
        decoder.feed(b"\x1b", &mut events);
        assert_eq!((events.len(), decoder.patience()), (0, Some(AFTER_ESC)));
        decoder.give_up(&mut events);
        decoder.feed(b"[A", &mut events);
        assert_eq!((said(&events).as_str(), decoder.patience()), ("Esc [ A", None));
    }

    #[test]
    fn what_never_ends_is_given_up() {
        let mut decoder = Decoder::default();
        let mut events = vec![];
        decoder.feed(b"\x1b]52;", &mut events);
        decoder.feed(&[b'x'; 5000], &mut events);
        decoder.feed(b"q", &mut events);
        assert_eq!(said(&events), "q");
        assert_eq!(decoded(&[b"\x1b[200~abc"]), "[abc]");
    }

    proptest! {
        #[test]
        fn pieces_mean_what_the_whole_means(
            parts in proptest::collection::vec(prop_oneof![
                Just("\u{1b}[A"), Just("\u{1b}[1;5C"), Just("结"), Just("𠀀"), Just("j"), Just("\u{1b}OP"),
                Just("\u{1b}[200~办结\r\u{1b}[B\u{1b}[201~"), Just("\u{1b}[5~"), Just("\u{1b}]0;x\u{7}"),
            ], 0..12),
            cuts in proptest::collection::vec(0usize..80, 0..12),
        ) {
            let bytes = parts.concat().into_bytes();
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
            cuts.extend([0, bytes.len()]);
            cuts.sort_unstable();
            let pieces: Vec<&[u8]> = cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]).collect();
            prop_assert_eq!(decoded(&pieces), decoded(&[&bytes]));
        }

        #[test]
        fn no_bytes_panic_and_no_control_character_is_typed(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut decoder = Decoder::default();
            let mut events = vec![];
            decoder.feed(&bytes, &mut events);
            decoder.give_up(&mut events);
            for event in events {
                if let Event::Key(Key { code: KeyCode::Char(character), .. }) = event {
                    prop_assert!(!character.is_control());
                }
            }
        }
    }
}
