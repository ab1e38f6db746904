//! The list of figures:
//!
//! ```text
//! +- Figures 12/135 ----------------------------------+
//! | value          kind      what is counted    where |
//! |>21 件          数量      办结行政复议案件   一、  |
//! ```

use super::{
    cells::{put, put_char},
    frame,
    status::section_path,
    theme::Theme,
};
use crate::{
    app::{
        App,
        lists::{frame_of, rows_of},
        origin::{figure_says, kind_name},
        scroll::Scroll,
    },
    say,
};
use ratatui::buffer::Buffer;

/// Draws the list.
pub fn draw(app: &App, scroll: &Scroll, theme: Theme, buffer: &mut Buffer) {
    let Some(reader) = app.reader() else { return };
    let found = &reader.report.figures.found;
    let area = frame_of(app.size, found.len());
    let title = format!("{} {}/{}", say!(app.lang, "figures.title"), scroll.selected + 1, found.len());
    let inside = frame::draw(buffer, area, &title, theme);
    let widths = [inside.width * 3 / 10, 8, inside.width * 35 / 100];
    let [value, kind, subject] = widths;
    let columns = [
        (inside.x, value, "figures.value"),
        (inside.x + value + 1, kind, "figures.kind"),
        (inside.x + value + kind + 2, subject, "figures.subject"),
        (
            inside.x + value + kind + subject + 3,
            inside.width.saturating_sub(value + kind + subject + 3),
            "figures.where",
        ),
    ];
    for (x, width, name) in columns {
        put(buffer, x, inside.y, width, &app.lang.word(name), theme.faint());
    }
    let rows = rows_of(area);
    let shown = found.iter().enumerate().skip(scroll.top).take(usize::from(rows.height));
    for ((index, figure), y) in shown.zip(rows.y..) {
        let selected = index == scroll.selected;
        let base = if selected { theme.selected() } else { theme.plain() };
        if selected {
            for x in area.x + 1..area.right() - 1 {
                put_char(buffer, x, y, ' ', base);
            }
            put_char(buffer, area.x + 1, y, '>', base);
        }
        let coloured = if selected { base } else { theme.figure(figure.kind) };
        let cells = [
            (figure_says(figure, app.lang), coloured),
            (app.lang.word(&format!("kind.{}", kind_name(figure.kind))).into_owned(), base),
            (figure.counted(&reader.report.text).unwrap_or_default(), base),
            (section_path(&reader.report, figure.span.start, false), base),
        ];
        for ((x, width, _), (words, style)) in columns.iter().zip(cells) {
            put(buffer, *x, y, *width, &words, style);
        }
    }
}
