//! Frames against an emulated terminal: whatever was shown before, the screen is what it should be.

use super::*;
use crate::ui::cells::{clear, put};
use proptest::prelude::*;
use ratatui::{
    layout::Rect,
    style::{Color, Modifier, Style},
};

const WIDTH: u16 = 24;
const HEIGHT: u16 = 8;

fn picture(rows: &[&str]) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
    for (y, row) in (0..).zip(rows) {
        put(&mut buffer, 0, y, WIDTH, row, Style::new());
    }
    buffer
}

/// Each cell of the emulated terminal: its text and style.
fn seen(parser: &vt100::Parser) -> Vec<(String, vt100::Color, vt100::Color, bool, bool, bool)> {
    let screen = parser.screen();
    (0..HEIGHT)
        .flat_map(|row| (0..WIDTH).map(move |column| (row, column)))
        .filter_map(|(row, column)| screen.cell(row, column))
        .filter(|cell| !cell.is_wide_continuation())
        .map(|cell| {
            let text = if cell.contents().is_empty() { " ".to_owned() } else { cell.contents().to_owned() };
            // What letters would look like does not matter on a blank.
            let letters = text != " " || cell.inverse() || cell.underline();
            let fg = if letters { cell.fgcolor() } else { vt100::Color::Default };
            (text, fg, cell.bgcolor(), cell.bold() && letters, cell.inverse(), cell.underline())
        })
        .collect()
}

fn terminal() -> vt100::Parser {
    let size = |count| std::num::NonZeroU16::new(count).unwrap();
    vt100::Parser::new(size(HEIGHT), size(WIDTH), 0)
}

fn shown_from_nothing(picture: &Buffer) -> vt100::Parser {
    let mut parser = terminal();
    parser.process(&Painter::new(Palette::Full).frame(picture, None));
    parser
}

#[test]
fn an_unchanged_frame_writes_nothing() {
    let mut painter = Painter::new(Palette::Full);
    let picture = picture(&["全区办结“一般”案件21件……", "abc"]);
    let cursor = Some(Position::new(3, 1));
    assert!(!painter.frame(&picture, cursor).is_empty());
    assert_eq!(painter.frame(&picture, cursor), b"");
    assert_eq!(painter.frame(&picture, Some(Position::new(4, 1))), b"\x1b[2;5H");
    assert_eq!(painter.frame(&picture, None), b"\x1b[?25l");
    assert_eq!(painter.frame(&picture, None), b"");
}

#[test]
fn rows_that_scroll_in_blank_are_erased() {
    let rows: Vec<String> = ('a'..='h').map(|letter| letter.to_string().repeat(20)).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let mut painter = Painter::new(Palette::Full);
    painter.frame(&picture(&rows), None);
    let bytes = painter.frame(&picture(&[&rows[..1], &rows[5..]].concat()), None);
    let written = String::from_utf8(bytes).unwrap();
    assert!(written.contains("\u{1b}[4M"), "{written:?}");
    assert_eq!(written.matches("\u{1b}[K").count(), 4, "{written:?}");
}

#[test]
fn wide_characters_are_written_one_behind_the_other() {
    let mut painter = Painter::new(Palette::Full);
    let bytes = painter.frame(&picture(&["全区办结案件"]), None);
    assert_eq!(String::from_utf8(bytes).unwrap(), "\u{1b}[m\u{1b}[2J\u{1b}[H全区办结案件");
}

#[test]
fn what_follows_an_uncertain_character_is_put_at_its_column() {
    let mut painter = Painter::new(Palette::Full);
    let bytes = painter.frame(&picture(&["称“好”的全区"]), None);
    let written = String::from_utf8(bytes).unwrap();
    assert_eq!(written, "\u{1b}[m\u{1b}[2J\u{1b}[H称“\u{1b}[5G好”\u{1b}[9G的全区");
    // Over something else it is blanked first: one kind of terminal draws one column only.
    let bytes = painter.frame(&picture(&["“称好”的全区"]), None);
    let written = String::from_utf8(bytes).unwrap();
    assert_eq!(written, "\u{1b}[H  \r“\u{1b}[3G称");
}

#[test]
fn one_line_down_is_scrolled_by_the_terminal() {
    let lines: Vec<String> = (0..20).map(|line| format!("{line}全区办结行政复议案件")).collect();
    let page = |from: usize| {
        let mut rows = vec!["青岚县"];
        rows.extend(lines[from..from + 6].iter().map(String::as_str));
        rows.push("status");
        picture(&rows)
    };
    let mut painter = Painter::new(Palette::Full);
    let mut parser = terminal();
    for from in [0, 1, 3, 2, 0, 9] {
        let bytes = painter.frame(&page(from), None);
        parser.process(&bytes);
        assert_eq!(seen(&parser), seen(&shown_from_nothing(&page(from))), "{from}");
        if from == 1 {
            assert!(bytes.len() < 80, "{}", bytes.len());
        }
    }
}

/// What a frame of a terminal that draws ambiguous characters in two columns would hold.
fn drawn_wide(bytes: &[u8]) -> Vec<u8> {
    // The emulator knows no such mode; a wide stand-in (of the same meaning to a cursor) does.
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    text.replace('“', "引").replace('”', "号").replace('…', "点").into_bytes()
}

fn style() -> impl Strategy<Value = Style> {
    (0u8..4, 0u8..3, 0u8..4).prop_map(|(fg, bg, attribute)| {
        let fg = [Color::Reset, Color::Red, Color::Indexed(208), Color::White][usize::from(fg)];
        let bg = [Color::Reset, Color::Indexed(236), Color::Blue][usize::from(bg)];
        let modifier = [Modifier::empty(), Modifier::BOLD, Modifier::REVERSED, Modifier::UNDERLINED];
        Style::new().fg(fg).bg(bg).add_modifier(modifier[usize::from(attribute)])
    })
}

/// Texts at places, and boxes over them.
fn drawing() -> impl Strategy<Value = Vec<(u16, u16, String, Style, bool)>> {
    proptest::collection::vec((0..WIDTH, 0..HEIGHT, "[办结案件“”…a-e ]{0,20}", style(), any::<bool>()), 0..14)
}

fn draw(drawing: &[(u16, u16, String, Style, bool)]) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
    for (x, y, text, style, boxed) in drawing {
        if *boxed {
            clear(&mut buffer, Rect::new(*x, *y, 5, 2), *style);
        }
        put(&mut buffer, *x, *y, WIDTH, text, *style);
    }
    buffer
}

proptest! {
    #[test]
    fn any_frame_over_any_other_shows_what_it_should(
        first in drawing(), second in drawing(), third in drawing(), up in 0usize..4
    ) {
        // The last one is the second scrolled, so that moves are tried as well.
        let second = draw(&second);
        let mut scrolled = second.clone();
        let moved = usize::from(WIDTH) * up;
        scrolled.content.rotate_left(moved);
        let frames = [draw(&first), second, scrolled, draw(&third)];
        let mut painter = Painter::new(Palette::Full);
        let mut narrow = terminal();
        let mut wide = terminal();
        for frame in &frames {
            let bytes = painter.frame(frame, None);
            narrow.process(&bytes);
            wide.process(&drawn_wide(&bytes));
            let (got, expected) = (seen(&narrow), seen(&shown_from_nothing(frame)));
            let differs = got.iter().zip(&expected).position(|(one, other)| one != other);
            prop_assert_eq!(differs.map(|at| (at, &got[at], &expected[at])), None, "{:?}", String::from_utf8(bytes));
            // Every column of the wide terminal holds what the picture has there.
            for (row, tiles) in tile::rows(frame, Palette::Full).iter().enumerate() {
                for (column, tile) in tiles.iter().enumerate() {
                    let cell = wide.screen().cell(row as u16, column as u16).unwrap();
                    let text = if cell.contents().is_empty() { " " } else { cell.contents() };
                    match tile.glyph {
                        Glyph::Narrow(character) | Glyph::Wide(character) => {
                            prop_assert_eq!(text, character.to_string());
                        }
                        Glyph::Uncertain(character) => {
                            let stand_in = drawn_wide(character.to_string().as_bytes());
                            prop_assert_eq!(text.as_bytes(), stand_in);
                        }
                        Glyph::Rest => prop_assert!(cell.is_wide_continuation()),
                        Glyph::Tight(_) => {}
                    }
                }
            }
        }
    }
}
