//! Choosing the second report:
//!
//! ```text
//! +- Beside this one -----------------+
//! | 青岚_                             |
//! |>青岚县人民政府 2022  ..报告       |
//! ```

use super::{
    bottom,
    cells::{put, put_char, put_two},
    frame,
    theme::Theme,
};
use crate::{
    app::{
        App,
        lists::{WHOLE, frame_of, rows_of},
        pick::Picker,
    },
    say,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// Draws the picker; answers where its field's cursor is.
pub fn draw(app: &App, picker: &Picker, theme: Theme, buffer: &mut Buffer) -> Option<Position> {
    let area = frame_of(app.size, WHOLE);
    let inside = frame::draw(buffer, area, &say!(app.lang, "pick.title"), theme);
    if picker.field.is_empty() {
        put(buffer, inside.x, inside.y, inside.width, &say!(app.lang, "pick.type"), theme.faint());
    }
    let line = Rect::new(inside.x, inside.y, inside.width, 1);
    let rows = rows_of(area);
    if picker.found.is_empty() {
        put(buffer, rows.x, rows.y, rows.width, &say!(app.lang, "pick.no-match"), theme.faint());
    }
    let shown = picker.found.iter().enumerate().skip(picker.scroll.top).take(usize::from(rows.height));
    for ((index, id), y) in shown.zip(rows.y..) {
        let selected = index == picker.scroll.selected;
        let style = if selected { theme.selected() } else { theme.plain() };
        if selected {
            for x in area.x + 1..area.right() - 1 {
                put_char(buffer, x, y, ' ', style);
            }
            put_char(buffer, area.x + 1, y, '>', style);
        }
        let (name, rest) = app.line_of(*id);
        put_two(buffer, rows.x, y, rows.width, [&name, &rest], style);
    }
    if picker.field.is_empty() {
        return Some(Position::new(line.x, line.y));
    }
    Some(bottom::field(&picker.field, line, theme, buffer))
}
