//! What an export would write, where, and what changes there, before it is done.
//!
//! ```text
//! +- Export marks: 5 ----------------------------------+
//! | To        青岚县人民政府-2023-marks.md_            |
//! | Folder    /home/li/memos                           |
//! | Form      Markdown, grouped by section             |
//! | Template  built in                                 |
//! | File      an export of ours: brought up to date    |
//! | Excerpts  2 added, 1 kept as you edited it         |
//! | -------------------------------------------------- |
//! |+ 全年办结行政复议案件21件。                        |
//! ```

use super::{
    bottom,
    cells::{put, put_char},
    frame,
    theme::Theme,
};
use crate::{
    app::{
        App,
        export::{ExportSheet, SHEET_HEADING, sheet_frame},
    },
    export::{Format, Onto},
    say,
    source::{display_name, printable},
    text::width::columns_of,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

/// Draws the sheet; answers where the path's cursor is.
pub fn draw(app: &App, sheet: &ExportSheet, theme: Theme, buffer: &mut Buffer) -> Option<Position> {
    let area = sheet_frame(app.size);
    let title = match &sheet.listed {
        Some(filter) => say!(app.lang, "export.listed", filter = printable(filter), count = sheet.count()),
        None => say!(app.lang, "export.title", count = sheet.count()),
    };
    let inside = frame::draw(buffer, area, &title, theme);
    let rows = facts(app, sheet, theme);
    let to = say!(app.lang, "export.to");
    let names = rows.iter().map(|(name, ..)| columns_of(name)).chain([columns_of(&to)]).max().unwrap_or(0);
    let names = u16::try_from(names).unwrap_or(0).min(inside.width / 3);
    let x = inside.x + names + 2;
    let width = inside.width.saturating_sub(names + 2);
    put(buffer, inside.x, inside.y, names, &to, theme.faint());
    let cursor = bottom::field(&sheet.field, Rect::new(x, inside.y, width, 1), theme, buffer);
    for ((name, says, style), y) in rows.iter().zip(inside.y + 1..inside.bottom()) {
        put(buffer, inside.x, y, names, name, theme.faint());
        put(buffer, x, y, width, says, *style);
    }
    if inside.height > SHEET_HEADING {
        for x in inside.left()..inside.right() {
            put_char(buffer, x, inside.y + SHEET_HEADING - 1, '-', theme.faint());
        }
        let below =
            Rect::new(inside.x, inside.y + SHEET_HEADING, inside.width, inside.height - SHEET_HEADING);
        preview(app, sheet, area, below, theme, buffer);
    }
    Some(cursor)
}

/// What is known of the export, one fact a row: its name, what it says, and how.
fn facts(app: &App, sheet: &ExportSheet, theme: Theme) -> Vec<(String, String, Style)> {
    let lang = app.lang;
    let plan = sheet.plan.as_ref();
    let group = match (sheet.group, plan) {
        (Some(group), _) => Some(group),
        (None, Some(Ok(plan))) => Some(plan.group),
        (None, _) => None,
    };
    let form = lang.word(&format!("form.{}", sheet.format().name()));
    let group = group.map(|group| lang.word(&format!("by.{}", group.name())));
    let form = match (group, sheet.format()) {
        (Some(group), Format::Json | Format::Csv) => say!(lang, "export.ordered", form = form, group = group),
        (Some(group), _) => say!(lang, "export.grouped", form = form, group = group),
        (None, _) => form,
    };
    let form = form.into_owned();
    let template = match sheet.template() {
        _ if sheet.format() != Format::Markdown => say!(lang, "export.no-template").into_owned(),
        Some(name) => name.to_owned(),
        None => say!(lang, "export.built-in").into_owned(),
    };
    let (folder, folder_style) = match sheet.folder() {
        None => (String::new(), theme.plain()),
        Some(folder) if folder.exists => (display_name(&folder.path), theme.plain()),
        Some(folder) => {
            let path = display_name(&folder.path);
            (say!(lang, "export.folder-new", path = path).into_owned(), theme.strong())
        }
    };
    let (file, style) = match plan {
        None => (say!(lang, "export.looking").into_owned(), theme.faint()),
        Some(Err(reason)) => (reason.clone(), theme.alarm()),
        Some(Ok(plan)) => match &plan.onto {
            Onto::Nothing => (say!(lang, "export.new").into_owned(), theme.plain()),
            Onto::Ours => (say!(lang, "export.ours").into_owned(), theme.plain()),
            Onto::OursWhole => (say!(lang, "export.ours-whole").into_owned(), theme.plain()),
            Onto::Same => (say!(lang, "export.is-same").into_owned(), theme.plain()),
            Onto::Foreign(foreign) => (foreign.says(lang), theme.alarm()),
        },
    };
    let changes = match plan {
        Some(Ok(plan)) => plan.merged.summary(lang),
        _ => String::new(),
    };
    let name = |key: &str| lang.word(key).into_owned();
    vec![
        (name("export.folder"), folder, folder_style),
        (name("export.form"), form, theme.plain()),
        (name("export.template"), template, theme.plain()),
        (name("export.file"), file, style),
        (name("export.excerpts"), changes, theme.strong()),
    ]
}

fn preview(app: &App, sheet: &ExportSheet, frame: Rect, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let rows = sheet.preview();
    for ((sign, line), y) in rows.iter().skip(sheet.top).zip(area.y..area.bottom()) {
        put_char(buffer, frame.x + 1, y, *sign, theme.alarm());
        let style = if *sign == ' ' { theme.plain() } else { theme.strong() };
        put(buffer, area.x, y, area.width, line, style);
    }
    let below = rows.len().saturating_sub(sheet.top + usize::from(area.height));
    if below > 0 {
        let more = say!(app.lang, "export.more", count = below);
        put(buffer, frame.x + 3, frame.bottom() - 1, area.width, &format!(" {more} "), theme.faint());
    }
}
