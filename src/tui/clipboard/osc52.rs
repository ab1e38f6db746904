//! OSC 52, the sequence by which a terminal takes a text into its clipboard, as each multiplexer
//! lets it through. Pure: text in, bytes out.

/// The longest text, in bytes of UTF-8. Terminals of hterm's and xterm's kind take sequences of up
/// to 100 000 bytes; less `ESC ] 52 ; c ;` and the end that leaves 99 992 of Base64. A longer one is
/// dropped whole, or cut, without a word.
pub const LONGEST: usize = 74_994;

/// Bytes of Base64 in one piece for GNU screen, which drops device control strings above 256 bytes.
const PIECE: usize = 76;

const START: &str = "\x1b]52;c;";
/// BEL, not `ESC \`, which would end the wrapping too.
const END: &str = "\x07";

/// For the terminal itself.
pub fn bare(text: &str) -> Vec<u8> {
    format!("{START}{}{END}", base64(text.as_bytes())).into_bytes()
}

/// For the terminal behind tmux: a device control string in which every ESC is doubled.
pub fn through_tmux(text: &str) -> Vec<u8> {
    let inside = format!("{START}{}{END}", base64(text.as_bytes())).replace('\x1b', "\x1b\x1b");
    format!("\x1bPtmux;{inside}\x1b\\").into_bytes()
}

/// For a tmux that cannot be asked: past it, where it lets sequences through (`allow-passthrough`, before
/// 3.3 always), and to itself, where it takes them (`set-clipboard on`). It drops what it does not take.
pub fn to_tmux(text: &str) -> Vec<u8> {
    [through_tmux(text), bare(text)].concat()
}

/// For the terminal behind GNU screen: device control strings, each short enough, that the terminal
/// sees as one sequence.
pub fn through_screen(text: &str) -> Vec<u8> {
    let encoded = base64(text.as_bytes());
    let pieces: Vec<&[u8]> = encoded.as_bytes().chunks(PIECE).collect();
    let joined = pieces.join(b"\x1b\\\x1bP".as_slice());
    [b"\x1bP", START.as_bytes(), &joined, END.as_bytes(), b"\x1b\\"].concat()
}

/// For what calls itself screen and cannot be asked: GNU screen takes the wrapped sequence, a tmux by
/// that name the bare one; each drops the other.
pub fn to_screen(text: &str) -> Vec<u8> {
    [through_screen(text), bare(text)].concat()
}

/// Base64 with padding (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, index| bits << 8 | three.get(index).map_or(0, |b| usize::from(*b)));
        for digit in 0..4 {
            let index = bits >> (18 - 6 * digit) & 63;
            encoded.push(if digit <= three.len() { char::from(DIGITS[index]) } else { '=' });
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_as_the_standard_has_it() {
        let table = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
            ("办结21件\n", "5Yqe57uTMjHku7YK"),
            ("~~?>", "fn4/Pg=="),
        ];
        for (text, encoded) in table {
            assert_eq!(base64(text.as_bytes()), encoded, "{text:?}");
        }
    }

    #[test]
    fn every_way_is_wrapped_as_it_needs() {
        assert_eq!(bare("foo"), b"\x1b]52;c;Zm9v\x07");
        assert_eq!(through_tmux("foo"), b"\x1bPtmux;\x1b\x1b]52;c;Zm9v\x07\x1b\\");
        assert_eq!(to_tmux("foo"), [through_tmux("foo"), bare("foo")].concat());
        assert_eq!(through_screen("foo"), b"\x1bP\x1b]52;c;Zm9v\x07\x1b\\");
        let long = through_screen(&"办".repeat(76));
        let expected = format!(
            "\x1bP\x1b]52;c;{}\x1b\\\x1bP{0}\x1b\\\x1bP{0}\x1b\\\x1bP{0}\x07\x1b\\",
            "5Yqe".repeat(19)
        );
        assert_eq!(String::from_utf8(long).unwrap(), expected);
    }

    #[test]
    fn the_longest_text_makes_a_sequence_that_terminals_take() {
        let bytes = bare(&"a".repeat(LONGEST));
        assert!(bytes.len() <= 100_000 && bytes.len() + 4 > 100_000, "{}", bytes.len());
        for piece in through_screen(&"a".repeat(LONGEST)).split(|byte| *byte == b'\\') {
            assert!(piece.len() < 256, "{}", piece.len());
        }
    }
}
