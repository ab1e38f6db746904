//! Names and texts made safe to print.
//!
//! A file's name may hold any byte, a report's text any character; what a terminal obeys (controls
//! of both ranges, marks that turn the direction of writing, characters of no width) is shown as an
//! escape that can be read, `\u{1b}`, and a byte that is not UTF-8 as `\xe9`.

use std::{fmt::Write, path::Path};

/// True where a terminal shows `character` and does nothing else.
pub fn is_safe(character: char) -> bool {
    !character.is_control()
        && !matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// `text` with everything that a terminal would act on written as an escape; line feeds and
/// tabulators too.
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_safe(character) { shown.push(character) } else { shown.extend(character.escape_unicode()) }
    }
    shown
}

/// The name of any file, safe to print and on one line.
pub fn display_name(path: &Path) -> String {
    let mut shown = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        shown.push_str(&printable(chunk.valid()));
        for byte in chunk.invalid() {
            // Writing to a String cannot fail.
            let _ = write!(shown, "\\x{byte:02x}");
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_is_left() {
        let table = [
            ("青岚县 2023.txt", "青岚县 2023.txt"),
            ("a\u{1b}[31mb", "a\\u{1b}[31mb"),
            ("a\nb\tc", "a\\u{a}b\\u{9}c"),
            ("a\u{9b}31m", "a\\u{9b}31m"),
            ("a\u{202e}txt.exe", "a\\u{202e}txt.exe"),
            ("a\u{200b}b\u{feff}", "a\\u{200b}b\\u{feff}"),
        ];
        for (name, expected) in table {
            assert_eq!(display_name(Path::new(name)), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_utf8_are_shown_as_such() {
        use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
        let name = OsStr::from_bytes(b"\xc7\xe0.txt\x07");
        assert_eq!(display_name(Path::new(name)), "\\xc7\\xe0.txt\\u{7}");
    }
}
