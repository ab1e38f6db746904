//! A row of the library: a report, a file that is being read, or one that could not be.

use super::{FILES_FROM, used_by};
use crate::ui::{
    cells::{put, put_char, put_two},
    theme::Theme,
};
use crate::{
    app::{
        App,
        library::{Entry, PARTS, Progress, State, is_missing},
        origin::part_sign,
        table::{Column, caption, file_name, genre_name},
    },
    outline::Manner,
    report::Report,
    say,
    text::width::columns_of,
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
};

/// Draws a row; the one under the cursor is `selected`.
pub(super) fn draw(
    app: &App,
    entry: &Entry,
    selected: bool,
    columns: &[(Column, u16)],
    area: Rect,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let base = if selected { theme.selected() } else { theme.plain() };
    if selected {
        for x in area.left()..area.right() {
            put_char(buffer, x, area.y, ' ', base);
        }
        put_char(buffer, area.x, area.y, '>', base);
    }
    let base = if entry.gone.is_some() && !selected { theme.faint() } else { base };
    if entry.gone.is_some() {
        put_char(buffer, area.x + 1, area.y, 'x', if selected { base } else { theme.alarm() });
    }
    match &entry.state {
        State::Ready(report) => {
            let cells = Cells { app, entry, report, look: Look { base, selected }, theme };
            let mut x = area.x + 2;
            for (column, width) in columns {
                cells.draw(*column, Rect::new(x, area.y, *width, 1), buffer);
                x += width + 1;
            }
        }
        State::Waiting => {
            let words = format!("{}  {}", file_name(&entry.path), say!(app.lang, "library.reading"));
            put(buffer, area.x + 2, area.y, area.width - 2, &words, base.patch(theme.faint()));
        }
        State::Failed(reason) => {
            let alarm = if selected { base } else { theme.alarm() };
            put_char(buffer, area.x + 1, area.y, if entry.gone.is_some() { 'x' } else { '!' }, alarm);
            let name = file_name(&entry.path);
            let used = put(buffer, area.x + 2, area.y, area.width / 2, &name, base);
            let reason = match app.strays_of(entry) {
                0 => reason.clone(),
                count => format!("{}  {reason}", say!(app.lang, "stray.here", count = count)),
            };
            put(buffer, area.x + 4 + used, area.y, area.width - 4 - used, &reason, alarm);
        }
    }
}

/// How many figures, and how many numerals were not understood: 135 ?2.
fn figures(report: &Report) -> String {
    let found = report.figures.found.len();
    match report.figures.not_understood() {
        0 => found.to_string(),
        dark => format!("{found} ?{dark}"),
    }
}

/// How many marks, how many of them wait to be confirmed, whether a note was begun, whether another
/// version has marks, whether a file of marks cannot be read, and how many marks belong to what stood here:
/// `12 ?3 &`, `<`, `!`, `x3`.
pub(super) fn marks(app: &App, entry: &Entry, report: &Report) -> String {
    let count = Some(app.shelf.count(report)).filter(|count| *count > 0).map(|count| count.to_string());
    let waiting = Some(app.waiting_in(report)).filter(|count| *count > 0).map(|count| format!("?{count}"));
    let draft = (app.drafts.count(&report.source.sha256) > 0).then(|| "&".to_owned());
    let version = app.shelf.older_version(report).map(|_| "<".to_owned());
    let fault = app.shelf.fault(report).map(|_| "!".to_owned());
    let strays = Some(app.strays_of(entry)).filter(|count| *count > 0).map(|count| format!("x{count}"));
    [count, waiting, draft, version, fault, strays].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// How a row looks: what lies under the cursor has one style throughout.
#[derive(Clone, Copy)]
struct Look {
    base: Style,
    selected: bool,
}

impl Look {
    fn or(self, style: Style) -> Style {
        if self.selected { self.base } else { style }
    }
}

/// The cells of a report's row.
struct Cells<'a> {
    app: &'a App,
    entry: &'a Entry,
    report: &'a Report,
    look: Look,
    theme: Theme,
}

impl Cells<'_> {
    fn draw(&self, column: Column, place: Rect, buffer: &mut Buffer) {
        if column == Column::Parts {
            return self.parts(place, buffer);
        }
        let (words, style) = self.says(column);
        if column == Column::Issuer && self.app.size.columns < FILES_FROM {
            let file = self.app.library.aside(self.entry.id).unwrap_or_default();
            put_two(buffer, place.x, place.y, place.width, [&words, &file], style);
            return;
        }
        let right = matches!(column, Column::Figures | Column::Marks);
        let indent = if right { place.width.saturating_sub(used_by(&words, place.width)) } else { 0 };
        put(buffer, place.x + indent, place.y, place.width - indent, &words, style);
    }

    fn says(&self, column: Column) -> (String, Style) {
        let Self { app, report, look, theme, .. } = *self;
        let metadata = &report.outline.metadata;
        let faint = look.or(theme.faint());
        let known = |words: Option<String>| match words {
            Some(words) => (words, look.base),
            None => ("-".to_owned(), faint),
        };
        match column {
            Column::Issuer => {
                let name = metadata.issuer.clone().unwrap_or_else(|| caption(report, &self.entry.path));
                let unread = app.progress(report) == Progress::Unread;
                (
                    name,
                    if unread && self.entry.gone.is_none() {
                        look.base.add_modifier(Modifier::BOLD)
                    } else {
                        look.base
                    },
                )
            }
            Column::Year => known(metadata.year.map(|year| year.to_string())),
            Column::Genre => {
                let genre = format!("genre.{}", genre_name(report.outline.genre));
                (app.lang.word(&genre).into_owned(), look.base)
            }
            Column::Parts => (String::new(), look.base),
            Column::Date => known(metadata.date.clone()),
            Column::Published => known(metadata.published.clone()),
            Column::Figures => (figures(report), look.base),
            Column::Marks => match marks(app, self.entry, report) {
                none if none.is_empty() => known(None),
                some => (some, look.or(theme.mark())),
            },
            Column::Progress if self.entry.gone.is_some() => {
                (say!(app.lang, "progress.gone").into_owned(), look.base)
            }
            Column::Progress => match app.progress(report) {
                Progress::Unread => (say!(app.lang, "progress.unread").into_owned(), look.base),
                Progress::Reading => (say!(app.lang, "progress.reading").into_owned(), look.base),
                Progress::Read => (say!(app.lang, "progress.read").into_owned(), faint),
            },
            Column::File => (file_name(&self.entry.path), faint),
        }
    }

    /// The five parts as signs, each in its place; a missing one is dashes, and stands out.
    fn parts(&self, place: Rect, buffer: &mut Buffer) {
        let mut x = place.x;
        for name in PARTS {
            let sign = part_sign(name, Manner::Own, self.app.lang);
            let width = u16::try_from(columns_of(&sign)).unwrap_or(2);
            match self.report.outline.parts.iter().find(|part| part.name == name) {
                Some(part) => {
                    let style = match part.how {
                        Manner::Own => self.theme.present(),
                        Manner::Merged => self.theme.plain(),
                        Manner::Scattered => self.theme.faint(),
                    };
                    let sign = part_sign(name, part.how, self.app.lang);
                    put(buffer, x, place.y, width, &sign, self.look.or(style));
                }
                None if is_missing(self.report, name) => {
                    let dashes = "-".repeat(usize::from(width));
                    put(buffer, x, place.y, width, &dashes, self.look.or(self.theme.alarm()));
                }
                None => {}
            }
            x += width;
        }
    }
}
