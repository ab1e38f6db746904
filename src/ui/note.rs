//! The note editor, at the bottom, so that the passage can be seen above it:
//!
//! ```text
//! +- Note: 全年办结行政复议案件21件.. -+
//! | 与上年对不上                       |
//! | 请核_                              |
//! +------------------------------------+
//! ```

use super::{cells::put, frame, theme::Theme};
use crate::{
    app::{
        App,
        layout::within,
        note::{NoteEditor, Target},
        remark::{self, Remark},
    },
    say,
};
use ratatui::{buffer::Buffer, layout::Position};

/// Draws the editor; answers where its cursor is.
pub fn draw(app: &App, editor: &NoteEditor, theme: Theme, buffer: &mut Buffer) -> Option<Position> {
    let on = match &editor.target {
        Target::Passage(span) => app.library.report(editor.report).map(|report| report.text.slice(*span)),
        Target::Edit(mark) => match &mark.absence {
            Some(absence) => Some(say!(app.lang, "marks.lacks", what = absence.what).into_owned()),
            None => mark.anchor.as_ref().map(|anchor| anchor.quote.clone()),
        },
        Target::Whole => None,
    };
    let title = match on {
        Some(quote) => format!("{} {}", say!(app.lang, "note.on"), quote.replace('\n', " ")),
        None => match remark::read(&editor.note()) {
            Remark::Absence { .. } => say!(app.lang, "note.on-absence").into_owned(),
            _ => say!(app.lang, "note.on-whole").into_owned(),
        },
    };
    let inside = frame::draw(buffer, app.size.note(), &title, theme);
    let rows = editor.rows(inside.width);
    let top = editor.scroll.top;
    for (row, y) in rows.iter().skip(top).take(usize::from(inside.height)).zip(inside.y..) {
        put(buffer, inside.x, y, inside.width, &row.text, theme.plain());
    }
    let (row, column) = editor.cursor_cell(&rows);
    within(inside, column, u16::try_from(row.checked_sub(top)?).ok()?)
}
