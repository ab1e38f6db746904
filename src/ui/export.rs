//! What an export would write, above the line where its path is typed.
//!
//! ```text
//! +- 5 marks, 2048 bytes -------+
//! | # 青岚县人民政府 2023       |
//! | ..                          |
//! ```

use super::{cells::put, frame, theme::Theme};
use crate::{app::App, say};
use ratatui::buffer::Buffer;

/// Draws the first lines of the file.
pub fn draw(app: &App, text: &str, marks: usize, theme: Theme, buffer: &mut Buffer) {
    let area = app.size.list(text.lines().count());
    let title = say!(app.lang, "export.title", count = marks, bytes = text.len());
    let inside = frame::draw(buffer, area, &title, theme);
    for (line, y) in text.lines().zip(inside.y..inside.bottom()) {
        put(buffer, inside.x, y, inside.width, line, theme.plain());
    }
    let lines = text.lines().count();
    if lines > usize::from(inside.height) {
        let more = say!(app.lang, "export.more", count = lines - usize::from(inside.height));
        put(buffer, area.x + 3, area.bottom() - 1, inside.width, &format!(" {more} "), theme.faint());
    }
}
