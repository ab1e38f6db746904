//! Putting text into the cells of a screen, in the columns that the layout reserved for it.
//!
//! A character of uncertain width goes into one cell with a blank behind it and takes two cells (see
//! [`symbol`]); whoever writes the screen to a terminal knows it by that. Half a wide character
//! under something drawn over it is blanked, so that a border is never eaten.

use crate::text::width::{columns, columns_of, is_uncertain, shown, symbol};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::Style,
};
use unicode_width::UnicodeWidthStr;

/// What stands at the edge where a text was cut off.
pub const CUT: char = '>';

/// Puts `text` at `x`, `y` into at most `max_width` columns, every character as it is
/// [`shown`], and answers the columns used. Text that does not fit ends with [`CUT`].
pub fn put(buffer: &mut Buffer, x: u16, y: u16, max_width: u16, text: &str, style: impl Into<Style>) -> u16 {
    let style = style.into();
    let room = max_width.min(buffer.area.right().saturating_sub(x));
    let fits = columns_of(text) <= usize::from(room);
    let room_for_text = if fits { room } else { room.saturating_sub(1) };
    let mut used = 0;
    for character in text.chars() {
        if used + columns(character) > room_for_text {
            break;
        }
        used += put_char(buffer, x + used, y, character, style);
    }
    if !fits && room > 0 {
        used += put_char(buffer, x + used, y, CUT, style);
    }
    used
}

/// Puts two texts beside each other into at most `max_width` columns and answers the columns used.
/// Where there is no room for both, each gets half at least: neither pushes the other out.
pub fn put_two(
    buffer: &mut Buffer,
    x: u16,
    y: u16,
    max_width: u16,
    [first, second]: [&str; 2],
    style: impl Into<Style>,
) -> u16 {
    const GAP: u16 = 2;
    let style = style.into();
    if second.is_empty() || max_width <= GAP {
        return put(buffer, x, y, max_width, first, style);
    }
    let room = max_width.saturating_sub(GAP);
    let [one, other] = [first, second].map(|text| u16::try_from(columns_of(text)).unwrap_or(u16::MAX));
    let first_room = room.saturating_sub(other).max(room / 2).min(one);
    let used = put(buffer, x, y, first_room, first, style) + GAP;
    used + put(buffer, x + used, y, max_width.saturating_sub(used), second, style)
}

/// Puts one character at `x`, `y` and answers the columns used: 0 where it does not fit.
pub fn put_char(buffer: &mut Buffer, x: u16, y: u16, character: char, style: impl Into<Style>) -> u16 {
    let width = columns(character);
    let area = buffer.area;
    if x < area.x || y < area.y || y >= area.bottom() || x.saturating_add(width) > area.right() {
        return 0;
    }
    cut_in_two(buffer, x, y);
    cut_in_two(buffer, x + width, y);
    let style = style.into();
    let cell = &mut buffer[(x, y)];
    if is_uncertain(shown(character)) {
        cell.set_symbol(&symbol(character));
    } else {
        cell.set_char(shown(character));
    }
    cell.set_style(style);
    if width == 2 {
        let hidden = &mut buffer[(x + 1, y)];
        hidden.set_char(' ');
        hidden.set_style(style);
    }
    width
}

/// Makes `area` blank in `style`, with nothing of what was there before.
pub fn clear(buffer: &mut Buffer, area: Rect, style: impl Into<Style>) {
    let style = style.into();
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        cut_in_two(buffer, area.left(), y);
        cut_in_two(buffer, area.right(), y);
        for x in area.left()..area.right() {
            buffer[(x, y)] = Cell::EMPTY;
            buffer[(x, y)].set_style(style);
        }
    }
}

/// Blanks a wide character that reaches across the edge to the left of column `x`.
fn cut_in_two(buffer: &mut Buffer, x: u16, y: u16) {
    let area = buffer.area;
    if x > area.left() && x < area.right() && buffer[(x - 1, y)].symbol().width() > 1 {
        buffer[(x - 1, y)].set_char(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(buffer: &Buffer) -> String {
        (0..buffer.area.width).map(|x| buffer[(x, 0)].symbol().to_owned() + "|").collect()
    }

    #[test]
    fn text_goes_into_its_columns_and_is_cut_with_a_sign() {
        let table = [
            ("办结", 6, 4, "办| |结| | | |"),
            ("“办”", 6, 6, "“ | |办| |” | |"),
            ("办结案件", 6, 5, "办| |结| |>| |"),
            ("abcdef", 6, 6, "a|b|c|d|e|f|"),
            ("abcdefg", 6, 6, "a|b|c|d|e|>|"),
            ("\u{1b}[m", 6, 3, "␛|[|m| | | |"),
            ("办", 1, 1, ">| | | | | |"),
            ("办", 0, 0, " | | | | | |"),
        ];
        for (text, width, used, expected) in table {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
            assert_eq!(put(&mut buffer, 0, 0, width, text, Style::new()), used, "{text}");
            assert_eq!(row(&buffer), expected, "{text}");
        }
    }

    #[test]
    fn two_texts_share_their_room() {
        for (texts, width, expected) in [
            (["ab", "cd"], 8, "ab  cd  "),
            (["ab", ""], 8, "ab      "),
            (["abcdef", "cd"], 8, "abc>  cd"),
            (["ab", "cdefgh"], 8, "ab  cde>"),
            (["abcdef", "cdefgh"], 8, "ab>  cd>"),
            (["ab", "cd"], 1, ">       "),
        ] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
            let used = put_two(&mut buffer, 0, 0, width, texts, Style::new());
            assert_eq!(row(&buffer).replace('|', ""), expected, "{texts:?}");
            assert!(used <= width, "{texts:?}");
        }
    }

    #[test]
    fn half_a_wide_character_is_blanked() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        put(&mut buffer, 0, 0, 6, "办结案", Style::new());
        put_char(&mut buffer, 1, 0, '|', Style::new());
        assert_eq!(row(&buffer), " |||结| |案| |");
        put_char(&mut buffer, 2, 0, 'a', Style::new());
        assert_eq!(row(&buffer), " |||a| |案| |");
        clear(&mut buffer, Rect::new(5, 0, 1, 1), Style::new());
        assert_eq!(row(&buffer), " |||a| | | |");
    }

    #[test]
    fn nothing_is_put_outside_the_screen() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        assert_eq!(put(&mut buffer, 2, 0, 9, "办结", Style::new()), 1);
        assert_eq!(put(&mut buffer, 9, 0, 9, "办结", Style::new()), 0);
        assert_eq!(put(&mut buffer, 0, 1, 9, "办结", Style::new()), 0);
        assert_eq!(row(&buffer), " | |>|");
    }
}
