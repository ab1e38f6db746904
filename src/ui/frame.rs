//! The box around what lies over the screen, in characters of certain width:
//!
//! ```text
//! +- Title -------------------+
//! | ..                        |
//! +---------------------------+
//! ```

use super::{
    cells::{clear, put, put_char},
    theme::Theme,
};
use crate::app::layout;
use ratatui::{buffer::Buffer, layout::Rect};

/// Draws the box and answers what is inside it.
pub fn draw(buffer: &mut Buffer, area: Rect, title: &str, theme: Theme) -> Rect {
    clear(buffer, area, theme.plain());
    if area.width < 2 || area.height < 2 {
        return Rect::default();
    }
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for x in area.left()..area.right() {
        let character = if x == area.left() || x == right { '+' } else { '-' };
        put_char(buffer, x, area.y, character, theme.frame());
        put_char(buffer, x, bottom, character, theme.frame());
    }
    for y in area.y + 1..bottom {
        put_char(buffer, area.x, y, '|', theme.frame());
        put_char(buffer, right, y, '|', theme.frame());
    }
    let room = area.width.saturating_sub(6);
    let used = put(buffer, area.x + 3, area.y, room, title, theme.strong());
    put_char(buffer, area.x + 2, area.y, ' ', theme.plain());
    put_char(buffer, area.x + 3 + used, area.y, ' ', theme.plain());
    layout::inside(area)
}
