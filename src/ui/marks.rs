//! The list of marks:
//!
//! ```text
//! +- Marks 2/7 ----------------------------------------+
//! | passage                         note               |
//! |>全年办结行政复议案件21件..      与上年对不上       |
//! | (report as a whole)             缺少败诉件数       |
//! |?..                              to be confirmed    |
//! ```

use super::{
    cells::{put, put_char},
    frame,
    theme::Theme,
};
use crate::{
    app::{
        App,
        lists::{frame_of, rows_of},
        screen::MarksList,
    },
    say,
};
use ratatui::buffer::Buffer;

/// Draws the list.
pub fn draw(app: &App, list: &MarksList, theme: Theme, buffer: &mut Buffer) {
    let area = frame_of(app.size, list.items.len());
    let title =
        format!("{} {}/{}", say!(app.lang, "marks.title"), list.scroll.selected + 1, list.items.len());
    let inside = frame::draw(buffer, area, &title, theme);
    let whole_library = app.reader().is_none();
    let report = if whole_library { inside.width / 4 } else { 0 };
    let gap = u16::from(whole_library);
    let quote = (inside.width - report) * 11 / 20;
    let note = inside.width.saturating_sub(report + quote + gap + 1);
    let (quote_x, note_x) = (inside.x + report + gap, inside.x + report + gap + quote + 1);
    if whole_library {
        put(buffer, inside.x, inside.y, report, &say!(app.lang, "marks.report"), theme.faint());
    }
    put(buffer, quote_x, inside.y, quote, &say!(app.lang, "marks.passage"), theme.faint());
    put(buffer, note_x, inside.y, note, &say!(app.lang, "marks.note"), theme.faint());
    let rows = rows_of(area);
    let shown = list.items.iter().enumerate().skip(list.scroll.top).take(usize::from(rows.height));
    for ((index, item), y) in shown.zip(rows.y..) {
        let selected = index == list.scroll.selected;
        let base = if selected { theme.selected() } else { theme.plain() };
        if selected {
            for x in area.x + 1..area.right() - 1 {
                put_char(buffer, x, y, ' ', base);
            }
        }
        let sign = match (item.sure, selected) {
            (false, _) => '?',
            (true, true) => '>',
            (true, false) => ' ',
        };
        put_char(buffer, area.x + 1, y, sign, if selected { base } else { theme.alarm() });
        if whole_library {
            put(buffer, inside.x, y, report, &item.report, base);
        }
        let faint = if selected { base } else { theme.faint() };
        match &item.mark.anchor {
            Some(anchor) => put(buffer, quote_x, y, quote, &anchor.quote.replace('\n', " "), base),
            None => put(buffer, quote_x, y, quote, &say!(app.lang, "marks.on-whole"), faint),
        };
        put(buffer, note_x, y, note, &item.mark.note.replace('\n', " / "), base);
    }
}
