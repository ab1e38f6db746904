//! The browser's picture: reads [`App`], changes nothing.
//!
//! ```text
//! title of the library, or of one or two reports
//!           |
//! outline   |  text                      lists, notes and help lie over this part
//!           |
//! status: what is under the caret, the section, the place
//! hints, messages, the line that is typed
//! ```
//!
//! Everything that comes from a report, a file's name or a note goes through [`cells`].

mod bottom;
pub mod cells;
mod compared;
mod export;
mod figures;
mod frame;
mod help;
mod library;
mod link;
mod marks;
mod note;
mod outline;
mod picker;
mod status;
mod tags;
mod text;
pub mod theme;

use crate::{
    app::{
        App,
        desk::Desk,
        layout,
        link::Ready,
        screen::{Overlay, Screen},
    },
    say,
    source::display_name,
};
use cells::{clear, put};
use ratatui::{buffer::Buffer, layout::Position};
use theme::Theme;

/// Draws the whole screen; answers where the terminal's cursor belongs, if anywhere.
pub fn render(app: &App, buffer: &mut Buffer) -> Option<Position> {
    let theme = Theme::of(app.colours);
    clear(buffer, buffer.area, theme.plain());
    if app.size.is_too_small() {
        too_small(app, buffer);
        return None;
    }
    let mut cursor = match &app.screen {
        Screen::Library => {
            library::draw(app, theme, buffer);
            None
        }
        Screen::Reader(desk) => reader(app, desk, theme, buffer),
    };
    status::draw(app, theme, buffer);
    cursor = bottom::draw(app, theme, buffer).or(cursor);
    for overlay in &app.overlays {
        cursor = over(app, overlay, theme, buffer);
    }
    cursor
}

fn reader(app: &App, desk: &Desk, theme: Theme, buffer: &mut Buffer) -> Option<Position> {
    let panes = desk.panes(app.size);
    let in_text = app.overlays.is_empty() && !desk.outline.focused;
    let view = |side: usize, pane, reader| text::View {
        reader,
        pane,
        gutter: desk.gutter(),
        focused: in_text && desk.side() == side,
        passages: link::passages_of(desk, side),
        versions: desk.link.linked().is_some_and(Ready::are_versions),
        flags: link::flags(app, desk, side),
    };
    let left = text::draw(&view(0, panes.left, &desk.left), app, theme, buffer);
    let right = match (&desk.right, panes.right) {
        (Some(reader), Some(pane)) => {
            let cursor = text::draw(&view(1, pane, reader), app, theme, buffer);
            if pane.x > panes.left.x {
                text::rule(pane, theme, buffer);
            }
            cursor
        }
        _ => None,
    };
    if let Some(area) = panes.outline {
        outline::draw(desk, area, panes.drawer, app, theme, buffer);
    }
    if desk.outline.focused { None } else { left.or(right) }
}

fn over(app: &App, overlay: &Overlay, theme: Theme, buffer: &mut Buffer) -> Option<Position> {
    match overlay {
        Overlay::Figures(scroll) => figures::draw(app, scroll, theme, buffer),
        Overlay::Compared(table) => compared::draw(app, table, theme, buffer),
        Overlay::Marks(list) => marks::draw(app, list, theme, buffer),
        Overlay::Help { top, .. } => help::draw(app, *top, theme, buffer),
        Overlay::Origin { facts, top } => help::facts(app, facts, *top, theme, buffer),
        Overlay::Picker(picker) => return picker::draw(app, picker, theme, buffer),
        Overlay::Note(editor) => return note::draw(app, editor, theme, buffer),
        Overlay::Prompt(prompt) => return bottom::prompt(app, prompt, theme, buffer),
        Overlay::Export(sheet) => return export::draw(app, sheet, theme, buffer),
        Overlay::Overwrite(path) => {
            let words = say!(app.lang, "export.exists", path = display_name(path));
            return bottom::question(app, &words, theme, buffer);
        }
        Overlay::RemoveOthers(_, mark) => {
            let words = say!(app.lang, "marks.colleagues", author = mark.author);
            return bottom::question(app, &words, theme, buffer);
        }
        Overlay::UntagOthers(_, mark, tag) => {
            let words = say!(app.lang, "tags.colleagues", author = mark.author, name = tag);
            return bottom::question(app, &words, theme, buffer);
        }
        Overlay::Leave => {
            let words = say!(app.lang, "leave.lost", count = app.shelf.unsaved());
            return bottom::question(app, &words, theme, buffer);
        }
    }
    None
}

fn too_small(app: &App, buffer: &mut Buffer) {
    let (columns, rows) = layout::SMALLEST;
    let words = say!(app.lang, "screen.too-small", columns = columns, rows = rows);
    let area = buffer.area;
    for (line, y) in words.lines().zip(area.y..area.bottom()) {
        put(buffer, area.x, y, area.width, line, Theme::of(app.colours).plain());
    }
}
