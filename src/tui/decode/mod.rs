//! What the terminal sends, as keys and pasted text.
//!
//! A sequence may arrive in any number of pieces: an arrow whose Esc came alone is still the arrow,
//! a Chinese character may be cut between its bytes, a paste may come in hundreds of reads. The
//! decoder keeps what is incomplete and says how long to wait for the rest; when that time is over
//! [`Decoder::give_up`] takes it for what it is (a lone Esc is the key Esc). Sequences that mean
//! nothing here (answers of the terminal, mouse, focus) are swallowed whole, so that their letters
//! never act as keys. Pure: bytes in, events out; time is the caller's.

mod sequences;

use crate::app::{Event, KeyCode};
use sequences::{Step, key, step};
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

fn pasted_text(bytes: &[u8]) -> Event {
    // Terminals send a line's end as the key Enter.
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
    Event::Paste(text)
}

/// Where in some bytes others stand.
fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Key;
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
