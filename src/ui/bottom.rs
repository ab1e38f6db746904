//! The last row: hints, how a key sequence can go on, a message, or the line that is typed.
//!
//! ```text
//!  ]] next section  f next figure  / search  m mark ..
//!  g..  f figures  m marks  n page noise
//! /复议_
//! ```

use super::{cells::put, theme::Theme};
use crate::{
    app::{
        App,
        field::Field,
        keymap,
        prompt::{Prompt, Purpose},
    },
    say,
    text::width::{columns, columns_of},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

/// Draws hints, what is pending, or a message.
pub fn draw(app: &App, theme: Theme, buffer: &mut Buffer) -> Option<Position> {
    let area = app.size.bottom();
    let context = app.context();
    let pending = &app.pending;
    if let Some(message) = &app.message {
        let style = if message.alarm { theme.alarm() } else { theme.strong() };
        told(&message.text, area, style, theme, buffer);
    } else if !pending.keys.is_empty() || pending.count.is_some() {
        let count = pending.count.map(|count| count.to_string()).unwrap_or_default();
        let typed = format!("{count}{}", keymap::notation::shown(&pending.keys));
        let used = put(buffer, area.x + 1, area.y, area.width - 2, &typed, theme.key());
        let next =
            if pending.keys.is_empty() { vec![] } else { keymap::continuations(context, &pending.keys) };
        let rest = Rect::new(area.x + used + 1, area.y, area.width - used - 1, 1);
        keys(app, next.into_iter(), rest, theme, buffer);
    } else {
        let called_for = app.called_for();
        let first = called_for.iter().filter_map(|action| Some((keymap::key_of(context, *action)?, *action)));
        let others = keymap::hints(context).filter(|(_, action)| !called_for.contains(action));
        keys(app, first.chain(others), area, theme, buffer);
    }
    None
}

/// A message is broken between words where one of no more characters would be cut in two.
const WORD: usize = 16;

/// A message; one that is too long for a row begins in the row above, and the status moves up for it.
fn told(text: &str, area: Rect, style: Style, theme: Theme, buffer: &mut Buffer) {
    let (room, above) = (area.width - 2, area.y.saturating_sub(1));
    let mut last = text;
    if columns_of(text) > usize::from(room) && above < area.y {
        let mut width = 0;
        let fits = |c: &(usize, char)| {
            width += columns(c.1);
            width <= room
        };
        let fitting: Vec<(usize, char)> = text.char_indices().take_while(fits).collect();
        // Between words, unless that leaves too much of the row empty.
        let space = fitting.iter().rposition(|(_, c)| *c == ' ').filter(|at| at + WORD >= fitting.len());
        let broken = space.map_or(fitting.last(), |at| fitting.get(at));
        let at = broken.map_or(0, |(at, character)| at + character.len_utf8());
        if let Some((first, rest)) = text.split_at_checked(at) {
            for x in area.left()..area.right() {
                buffer[(x, above.saturating_sub(1))] = buffer[(x, above)].clone();
            }
            super::cells::clear(buffer, Rect::new(area.x, above, area.width, 1), theme.plain());
            put(buffer, area.x + 1, above, room, first, style);
            last = rest;
        }
    }
    put(buffer, area.x + 1, area.y, room, last, style);
}

/// Keys with a word or two each, as many as there is room for.
fn keys(
    app: &App,
    keys: impl Iterator<Item = (String, crate::app::Action)>,
    area: Rect,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let mut x = area.x + 1;
    for (key, action) in keys {
        let hint = match super::tags::of_key(app, &key, action) {
            Some(hint) => hint,
            None => keymap::hint(app.lang, action),
        };
        if hint.is_empty() {
            continue;
        }
        let width = u16::try_from(columns_of(&key) + 1 + columns_of(&hint)).unwrap_or(u16::MAX);
        if x.saturating_add(width) >= area.right() {
            break;
        }
        x += put(buffer, x, area.y, width, &key, theme.key()) + 1;
        x += put(buffer, x, area.y, width, &hint, theme.faint()) + 2;
    }
}

/// The line that is typed, with what it is for before it.
pub fn prompt(app: &App, prompt: &Prompt, theme: Theme, buffer: &mut Buffer) -> Option<Position> {
    let lead = match &prompt.purpose {
        Purpose::Search | Purpose::Filter => "/".to_owned(),
        Purpose::Command => ":".to_owned(),
        Purpose::Marks | Purpose::Compared | Purpose::Nowhere => "/".to_owned(),
        Purpose::Tag(question) => format!("{} ", super::tags::question(question, app.lang)),
    };
    let area = app.size.bottom();
    super::cells::clear(buffer, area, theme.plain());
    let used = put(buffer, area.x, area.y, area.width * 2 / 3, &lead, theme.key());
    let hint = match &prompt.purpose {
        Purpose::Search => say!(app.lang, "prompt.search"),
        Purpose::Filter => say!(app.lang, "prompt.library"),
        Purpose::Marks => say!(app.lang, "prompt.filter"),
        Purpose::Compared => say!(app.lang, "prompt.library"),
        Purpose::Nowhere => say!(app.lang, "prompt.nowhere"),
        Purpose::Tag(_) => say!(app.lang, "prompt.tag"),
        Purpose::Command => say!(app.lang, "prompt.command"),
    };
    let hint_width = u16::try_from(columns_of(&hint)).unwrap_or(u16::MAX);
    let rest = Rect::new(area.x + used, area.y, area.width - used, 1);
    let typed = u16::try_from(field_columns(&prompt.field)).unwrap_or(u16::MAX);
    if typed.saturating_add(hint_width).saturating_add(4) < rest.width {
        put(buffer, area.right() - hint_width - 1, area.y, hint_width, &hint, theme.faint());
    }
    Some(field(&prompt.field, rest, theme, buffer))
}

fn field_columns(field: &Field) -> usize {
    field.chars().iter().map(|character| usize::from(columns(*character))).sum()
}

/// A field: as much of its text around the cursor as there is room for; answers the cursor's place.
pub fn field(field: &Field, area: Rect, theme: Theme, buffer: &mut Buffer) -> Position {
    let chars = field.chars();
    let room = area.width.saturating_sub(1);
    let width = |from: usize| chars[from..field.cursor()].iter().map(|c| columns(*c)).sum::<u16>();
    let from = (0..=field.cursor()).find(|from| width(*from) < room.max(1)).unwrap_or(field.cursor());
    let text: String = chars[from..].iter().collect();
    put(buffer, area.x, area.y, area.width, &text, theme.plain());
    if from > 0 {
        put(buffer, area.x, area.y, 1, "<", theme.faint());
    }
    Position::new(area.x + width(from), area.y)
}

/// A question that one key answers.
pub fn question(app: &App, words: &str, theme: Theme, buffer: &mut Buffer) -> Option<Position> {
    let area = app.size.bottom();
    super::cells::clear(buffer, area, theme.plain());
    let used = put(buffer, area.x + 1, area.y, area.width - 2, words, theme.alarm());
    Some(Position::new((area.x + 2 + used).min(area.right() - 1), area.y))
}
