//! Text that does nothing but show itself, in every form of export.
//!
//! Report text and notes may hold control characters, escape sequences and signs that turn the
//! direction of writing around. An export is read in terminals, editors and browsers, so none of
//! them may act there; what could matter as evidence is shown instead of dropped.

/// `text` with `'\n'` as the only line end and the only control character.
///
/// - Control characters and DEL become their pictures (`␛`), so that the reader sees that one was
///   there; tabs become spaces; vertical tabs, form feeds and Unicode's line separators end a line.
/// - Signs that change the direction of writing are written out (`⟨U+202E⟩`).
/// - Layout without meaning (zero-width spaces, soft hyphens, byte order marks) is taken out.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                shown.push('\n');
            }
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push('\n'),
            '\t' => shown.push(' '),
            '\0'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + u32::from(character))),
            '\u{7f}' => shown.push('␡'),
            _ if is_layout(character) => {}
            _ if acts(character) => shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(character))),
            _ => shown.push(character),
        }
    }
    shown
}

/// [`visible`] text on one line: line ends become spaces, the ends are trimmed.
pub fn one_line(text: &str) -> String {
    let lines = visible(text);
    let words: Vec<&str> = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    words.join(" ")
}

/// The paragraphs of a [`visible`] text, each with its lines: what a person set apart with an empty
/// line stays apart. Indents, trailing spaces and empty paragraphs are left out.
pub fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let shown = visible(text);
    let lines: Vec<&str> = shown.lines().map(str::trim).collect();
    lines
        .split(|line| line.is_empty())
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| paragraph.iter().map(|line| (*line).to_owned()).collect())
        .collect()
}

/// True for signs that only lay text out and show nothing.
fn is_layout(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// True for invisible signs that change how their neighbours show (bidirectional controls and
/// deprecated ones), and for the control characters U+0080 to U+009F, which some terminals obey.
pub(super) fn acts(character: char) -> bool {
    matches!(character,
        '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown_and_what_lays_out_is_dropped() {
        let cases = [
            ("红\u{1b}[31m字", "红␛[31m字"),
            ("甲\u{202e}乙", "甲⟨U+202E⟩乙"),
            ("甲\u{200b}乙\u{feff}丙\u{ad}", "甲乙丙"),
            ("一\r\n二\r三\u{2028}四\u{b}五", "一\n二\n三\n四\n五"),
            ("列\t表", "列 表"),
            ("\u{9b}31m\u{7f}", "⟨U+009B⟩31m␡"),
            ("👨\u{200d}👩", "👨\u{200d}👩"),
        ];
        for (text, shown) in cases {
            assert_eq!(visible(text), shown, "{text:?}");
        }
    }

    #[test]
    fn paragraphs_are_what_empty_lines_set_apart() {
        assert_eq!(paragraphs("　　甲\n乙 \n\n \u{3000}\n丙\n"), [vec!["甲", "乙"], vec!["丙"]]);
        assert_eq!(paragraphs(" \n "), Vec::<Vec<String>>::new());
        assert_eq!(one_line(" 甲 \n\n乙"), "甲 乙");
    }
}
