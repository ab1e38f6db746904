//! Pages to read: the keys, and where something came from.
//!
//! ```text
//! +- Keys ---------------------------------+
//! | Moving                                 |
//! |   j Down     one row down              |
//! ```

use super::{cells::put, frame, theme::Theme};
use crate::{
    app::{
        App,
        help::{HelpRow, KEYS},
        layout,
    },
    say,
    text::{
        CleanSpan,
        width::columns_of,
        wrap::{Measure, Row, wrap},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Draws the keys.
pub fn draw(app: &App, top: usize, theme: Theme, buffer: &mut Buffer) {
    let rows = app.help_rows();
    let area = app.size.sheet(rows.len());
    let inside = frame::draw(buffer, area, &say!(app.lang, "help.title"), theme);
    more(top, rows.len(), area, theme, buffer);
    for (row, y) in rows.iter().skip(top).take(usize::from(inside.height)).zip(inside.y..) {
        match row {
            HelpRow::Blank => {}
            HelpRow::Group(name) => {
                put(buffer, inside.x, y, inside.width, name, theme.strong());
            }
            HelpRow::Keys { keys, what, here } => {
                let (key, words) =
                    if *here { (theme.key(), theme.plain()) } else { (theme.faint(), theme.faint()) };
                put(buffer, inside.x + 2, y, KEYS - 3, keys, key);
                put(buffer, inside.x + KEYS, y, inside.width.saturating_sub(KEYS), what, words);
            }
        }
    }
}

/// Draws facts: a name and what it says, one below the other.
pub fn facts(app: &App, facts: &[(String, String)], top: usize, theme: Theme, buffer: &mut Buffer) {
    let names = facts.iter().map(|(name, _)| columns_of(name)).max().unwrap_or(0);
    let names = u16::try_from(names).unwrap_or(0).min(app.size.columns / 3);
    let width = layout::inside(app.size.sheet(facts.len())).width.saturating_sub(names + 2);
    let mut rows: Vec<(&str, String)> = vec![];
    for (name, says) in facts.iter().skip(top) {
        let chars: Vec<char> = says.chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
        let mut wrapped: Vec<Row> = vec![];
        wrap(&chars, CleanSpan::new(0, chars.len()), &[], Measure::plain(width), &mut wrapped);
        for (index, row) in wrapped.iter().enumerate() {
            let says = chars[row.span.start..row.span.end].iter().collect();
            rows.push((if index == 0 { name } else { "" }, says));
        }
    }
    let inside = frame::draw(buffer, app.size.sheet(rows.len()), &say!(app.lang, "origin.title"), theme);
    for ((name, says), y) in rows.iter().zip(inside.y..inside.bottom()) {
        put(buffer, inside.x, y, names, name, theme.faint());
        put(buffer, inside.x + names + 2, y, width, says, theme.plain());
    }
}

/// Says at the frame's lower edge that there is more, above or below.
fn more(top: usize, rows: usize, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let height = usize::from(area.height.saturating_sub(2));
    let last = (top + height).min(rows);
    if height < rows {
        let says = format!(" {}-{last}/{rows} ", top + 1);
        let width = u16::try_from(says.len()).unwrap_or(0);
        let x = area.right().saturating_sub(width + 2);
        put(buffer, x, area.bottom().saturating_sub(1), width, &says, theme.faint());
    }
}
