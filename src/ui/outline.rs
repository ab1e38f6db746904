//! The outline beside the text, or over it where there is no room:
//!
//! ```text
//!   一、主要举措和成效
//! >   （一）推进复议改革     > where the caret is, or the outline's own cursor
//!     （二）规范执法
//! ```

use super::{
    cells::{clear, put, put_char},
    theme::Theme,
};
use crate::{
    app::{App, desk::Desk},
    say,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Draws the outline of the report that has the caret.
pub fn draw(desk: &Desk, area: Rect, drawer: bool, app: &App, theme: Theme, buffer: &mut Buffer) {
    clear(buffer, area, theme.plain());
    let right = area.right().saturating_sub(1);
    for y in area.top()..area.bottom() {
        put_char(buffer, right, y, '|', if drawer { theme.frame() } else { theme.faint() });
    }
    let focused = desk.outline.focused && app.overlays.is_empty();
    if !drawer {
        let style = if focused { theme.title() } else { theme.title_aside() };
        for x in area.left()..area.right() {
            put_char(buffer, x, 0, ' ', style);
        }
        put(buffer, area.x + 1, 0, area.width.saturating_sub(2), &say!(app.lang, "outline.title"), style);
    }
    let sections = &desk.reader().report.outline.sections;
    let width = area.width.saturating_sub(3);
    if sections.is_empty() {
        put(buffer, area.x + 1, area.y, width, &say!(app.lang, "outline.empty"), theme.faint());
        return;
    }
    let scroll = desk.outline.scroll;
    let rows = sections.iter().enumerate().skip(scroll.top).take(usize::from(area.height));
    for ((index, section), y) in rows.zip(area.y..) {
        let here = index == scroll.selected;
        let style = match (here, focused) {
            (true, true) => theme.selected(),
            (true, false) => theme.selected_aside(),
            (false, _) if section.level <= 1 => theme.heading(),
            (false, _) => theme.plain(),
        };
        if here {
            for x in area.left()..right {
                put_char(buffer, x, y, ' ', style);
            }
            put_char(buffer, area.x, y, '>', style);
        }
        let indent = 2 + 2 * u16::from(section.level.saturating_sub(1)).min(4);
        let enumerator = section.enumerator.as_deref().unwrap_or_default();
        let words = format!("{enumerator}{}", section.heading);
        put(buffer, area.x + indent, y, (width + 1).saturating_sub(indent), &words, style);
    }
}
