//! The status bar: what is under the caret, the section, the place in the report.
//!
//! ```text
//!  约 160000 人次 | 受教群众 | 一、(二)                                  12%
//! ```

use super::{
    cells::{put, put_char},
    theme::Theme,
};
use crate::{
    app::{
        App,
        library::State,
        origin::{approx_name, kind_name, value_of},
        prompt::{Prompt, Purpose, commands},
        reader::Reader,
        screen::{Overlay, Screen},
    },
    figures::{Approx, Figure},
    report::Report,
    text::width::columns_of,
    words::Lang,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Draws the status bar of the screen.
pub fn draw(app: &App, theme: Theme, buffer: &mut Buffer) {
    let area = app.size.status();
    for x in area.left()..area.right() {
        put_char(buffer, x, area.y, ' ', theme.status());
    }
    if let Some(Overlay::Prompt(Prompt { purpose: Purpose::Command, field })) = app.overlays.last() {
        let names: Vec<&str> = commands(&field.text()).into_iter().map(|action| action.name()).collect();
        put(buffer, 1, area.y, area.width - 2, &names.join("  "), theme.status());
        return;
    }
    match &app.screen {
        Screen::Library => library(app, area, theme, buffer),
        Screen::Reader(desk) => reader(desk.reader(), app.lang, area, theme, buffer),
    }
}

fn library(app: &App, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let place = if app.library.shown.is_empty() { 0 } else { app.library.scroll.selected + 1 };
    let right = format!("{place}/{}", app.library.shown.len());
    let left = match app.library.current() {
        Some(entry) => match &entry.state {
            State::Ready(report) => {
                let title = report.outline.metadata.title.clone().unwrap_or_default();
                format!("{title}  {}", entry.path.display())
            }
            State::Failed(reason) => format!("{}: {reason}", entry.path.display()),
            State::Waiting => entry.path.display().to_string(),
        },
        None => String::new(),
    };
    both(left.trim_start(), &right, area, theme, buffer);
}

fn reader(reader: &Reader, lang: Lang, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let right = percent(reader);
    let report = &reader.report;
    let Some(figure) = report.figures.at(reader.caret) else {
        let path = section_path(report, reader.caret, true);
        let left = if path.is_empty() { reader.path.display().to_string() } else { path };
        return both(&left, &right, area, theme, buffer);
    };
    let says = figure_says(figure, lang);
    let used = put(buffer, area.x + 1, area.y, area.width / 2, &says, theme.status_strong());
    let mut rest = vec![];
    if let Some(subject) = figure.subject {
        rest.push(report.text.slice(subject));
    }
    rest.push(lang.word(&format!("kind.{}", kind_name(figure.kind))).into_owned());
    let path = section_path(report, reader.caret, false);
    if !path.is_empty() {
        rest.push(path);
    }
    let rest = format!(" | {}", rest.join(" | "));
    let after = Rect::new(area.x + used, area.y, area.width - used, 1);
    both(&rest, &right, after, theme, buffer);
}

/// What a figure states: `约 160000 人次`.
pub fn figure_says(figure: &Figure, lang: Lang) -> String {
    let approx = match figure.approx {
        Approx::Exact => String::new(),
        other => format!("{} ", lang.word(&format!("approx.{}", approx_name(other)))),
    };
    format!("{approx}{}", value_of(figure))
}

/// The sections around a place, from the outermost inwards: `一、主要举措 > （二）规范执法`, or
/// without `headings` `一、（二）`.
pub fn section_path(report: &Report, at: usize, headings: bool) -> String {
    let mut path: Vec<String> = vec![];
    let mut level = u8::MAX;
    let sections = &report.outline.sections;
    let holding = sections.iter().rev().filter(|section| section.span.contains(at));
    for section in holding {
        if section.level < level {
            level = section.level;
            let enumerator = section.enumerator.clone().unwrap_or_default();
            path.push(if headings { format!("{enumerator}{}", section.heading) } else { enumerator });
        }
    }
    path.reverse();
    path.join(if headings { " > " } else { "" })
}

/// How much of the report lies above the end of the screen.
fn percent(reader: &Reader) -> String {
    let rows = reader.page.rows.len();
    let seen = (reader.top + reader.height()).min(rows);
    (seen * 100).checked_div(rows).map_or_else(String::new, |percent| format!("{percent}%"))
}

fn both(left: &str, right: &str, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let width = u16::try_from(columns_of(right)).unwrap_or(0).min(area.width);
    put(buffer, area.right().saturating_sub(width + 1), area.y, width, right, theme.status());
    put(buffer, area.x + 1, area.y, area.width.saturating_sub(width + 4), left, theme.status());
}
