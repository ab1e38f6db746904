//! The library:
//!
//! ```text
//!  审阅  sample-reports            12 份报告  3 未读  1 未能读取  [####----] 5/12
//!   发布机关          年度 体裁  法定内容   签署日期     数字 标记 状态
//! > 青岚县人民政府    2023 法治  措--责划他 2024-03-01    135    2 在读
//!   临澜市 报告.txt   is empty ..                     a file that cannot be read
//! ```

use super::{
    cells::{put, put_char},
    theme::Theme,
};
use crate::{
    app::{
        App,
        library::{Entry, PARTS, Progress, State, is_missing},
        origin::part_name,
        table::{Column, caption, file_name, genre_name},
    },
    outline::Manner,
    report::Report,
    say,
    text::width::columns_of,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
};

/// Columns of the table, from left to right, with their widths: what the words of the language
/// need, the rest for who reports.
fn columns(app: &App) -> Vec<(Column, u16)> {
    let wide = |from: u16| app.size.columns >= from;
    let mut columns = vec![Column::Issuer, Column::Year, Column::Genre, Column::Parts, Column::Date];
    if wide(92) {
        columns.push(Column::Published);
    }
    columns.extend([Column::Figures, Column::Marks, Column::Progress]);
    if wide(120) {
        columns.push(Column::File);
    }
    let mut columns: Vec<_> = columns.into_iter().map(|column| (column, width_of(app, column))).collect();
    let fixed: u16 = columns.iter().map(|(_, width)| width + 1).sum();
    if let Some((_, issuer)) = columns.first_mut() {
        *issuer = app.size.columns.saturating_sub(fixed + 2);
    }
    columns
}

fn width_of(app: &App, column: Column) -> u16 {
    let word = |key: String| columns_of(&app.lang.word(&key));
    let widest = |keys: &[&str]| keys.iter().map(|key| word((*key).to_owned())).max().unwrap_or(0);
    let content = match column {
        Column::Issuer => return 0,
        Column::Year => 4,
        Column::Genre => widest(&["genre.rule-of-law", "genre.disclosure", "genre.other", "genre.none"]),
        Column::Parts => PARTS.iter().map(|part| word(format!("sign.{}", part_name(*part)))).sum(),
        Column::Date | Column::Published => 10,
        Column::Figures | Column::Marks => 4,
        Column::Progress => widest(&["progress.unread", "progress.reading", "progress.read"]),
        Column::File => return app.size.columns / 4,
    };
    let heading = word(format!("column.{}", column.name()));
    u16::try_from(content.max(heading)).unwrap_or(u16::MAX)
}

/// Draws the title, the table and what is to be said about it.
pub fn draw(app: &App, theme: Theme, buffer: &mut Buffer) {
    title(app, theme, buffer);
    let table = app.size.table();
    if app.library.entries.is_empty() || (app.library.finished && app.library.counts().ready == 0) {
        nothing(app, theme, buffer);
    }
    let columns = columns(app);
    head(app, &columns, theme, buffer);
    let top = app.library.scroll.top;
    for (id, y) in app.library.shown.iter().skip(top).take(usize::from(table.height)).zip(table.y..) {
        if let Some(entry) = app.library.entry(*id) {
            let selected = app.library.selected == Some(*id);
            row(app, entry, selected, &columns, Rect::new(table.x, y, table.width, 1), theme, buffer);
        }
    }
    if app.library.shown.is_empty() && !app.library.entries.is_empty() {
        let words = say!(app.lang, "library.none-match", filter = app.library.filter);
        put(buffer, 2, table.y + 1, table.width.saturating_sub(4), &words, theme.faint());
    }
}

fn title(app: &App, theme: Theme, buffer: &mut Buffer) {
    let area = app.size.title();
    let style = theme.title();
    for x in area.left()..area.right() {
        put_char(buffer, x, area.y, ' ', style);
    }
    let counts = app.library.counts();
    let unread = app
        .library
        .entries
        .iter()
        .filter(
            |entry| matches!(&entry.state, State::Ready(report) if app.progress(report) == Progress::Unread),
        )
        .count();
    let mut says = say!(app.lang, "library.counts", ready = counts.ready, unread = unread).into_owned();
    if counts.failed > 0 {
        says = format!("{says}  {}", say!(app.lang, "library.failed", count = counts.failed));
    }
    if !app.library.filter.is_empty() {
        says = format!("/{}  {says}", app.library.filter);
    }
    if !app.library.finished {
        says = format!("{says}  {}", bar(counts.ready + counts.failed, counts.found));
    }
    let width = u16::try_from(columns_of(&says)).unwrap_or(u16::MAX).min(area.width);
    let right = area.right().saturating_sub(width + 1);
    put(buffer, right, area.y, width, &says, style);
    let room = right.saturating_sub(2);
    let used = put(buffer, 1, area.y, room, &say!(app.lang, "program.name"), style);
    let name = room.saturating_sub(used + 3);
    put(buffer, used + 3, area.y, name, &app.library_name, style.remove_modifier(Modifier::BOLD));
}

/// `[####----] 5/12`
fn bar(done: usize, of: usize) -> String {
    const WIDTH: usize = 10;
    let filled = if of == 0 { 0 } else { done * WIDTH / of };
    format!("[{}{}] {done}/{of}", "#".repeat(filled), "-".repeat(WIDTH - filled))
}

fn head(app: &App, columns: &[(Column, u16)], theme: Theme, buffer: &mut Buffer) {
    let y = app.size.body().y;
    let order = if app.library.sort.reversed { 'v' } else { '^' };
    let mut x = 2;
    for (column, width) in columns {
        let sorted = app.library.sort.column == *column;
        let words = app.lang.word(&format!("column.{}", column.name()));
        let style = if sorted { theme.strong() } else { theme.faint() };
        let numeric = matches!(column, Column::Figures | Column::Marks);
        let at = if numeric { x + width.saturating_sub(used_by(&words, *width)) } else { x };
        put(buffer, at, y, *width, &words, style);
        if sorted {
            put_char(buffer, at - 1, y, order, theme.strong());
        }
        x += width + 1;
    }
    if app.library.sort.column == Column::File && !columns.iter().any(|(column, _)| *column == Column::File) {
        put_char(buffer, 0, y, order, theme.faint());
    }
}

fn used_by(words: &str, width: u16) -> u16 {
    u16::try_from(columns_of(words)).unwrap_or(width).min(width)
}

fn row(
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
    match &entry.state {
        State::Ready(report) => {
            let mut x = area.x + 2;
            for (column, width) in columns {
                let place = Rect::new(x, area.y, *width, 1);
                cell(app, entry, report, *column, place, (base, selected), theme, buffer);
                x += width + 1;
            }
        }
        State::Waiting => {
            let words = format!("{}  {}", file_name(&entry.path), say!(app.lang, "library.reading"));
            put(buffer, area.x + 2, area.y, area.width - 2, &words, base.patch(theme.faint()));
        }
        State::Failed(reason) => {
            let alarm = if selected { base } else { theme.alarm() };
            put_char(buffer, area.x + 1, area.y, '!', alarm);
            let name = file_name(&entry.path);
            let used = put(buffer, area.x + 2, area.y, area.width / 2, &name, base);
            put(buffer, area.x + 4 + used, area.y, area.width - 4 - used, reason, alarm);
        }
    }
}

#[allow(clippy::too_many_arguments)]
fn cell(
    app: &App,
    entry: &Entry,
    report: &Report,
    column: Column,
    place: Rect,
    (base, selected): (Style, bool),
    theme: Theme,
    buffer: &mut Buffer,
) {
    let metadata = &report.outline.metadata;
    let faint = if selected { base } else { theme.faint() };
    let unknown = || ("-".to_owned(), faint);
    let right = matches!(column, Column::Figures | Column::Marks);
    let (words, style) = match column {
        Column::Issuer => {
            let known = metadata.issuer.clone();
            let name = known.unwrap_or_else(|| caption(report, &entry.path));
            let weight =
                if app.progress(report) == Progress::Unread { Modifier::BOLD } else { Modifier::empty() };
            (name, base.add_modifier(weight))
        }
        Column::Year => metadata.year.map_or_else(unknown, |year| (year.to_string(), base)),
        Column::Genre => {
            (app.lang.word(&format!("genre.{}", genre_name(report.outline.genre))).into_owned(), base)
        }
        Column::Parts => {
            return parts(app, report, Position::new(place.x, place.y), (base, selected), theme, buffer);
        }
        Column::Date => metadata.date.clone().map_or_else(unknown, |date| (date, base)),
        Column::Published => metadata.published.clone().map_or_else(unknown, |date| (date, base)),
        Column::Figures => (report.figures.found.len().to_string(), base),
        Column::Marks => match app.shelf.count(report) {
            0 => unknown(),
            count => (count.to_string(), if selected { base } else { theme.mark() }),
        },
        Column::Progress => match app.progress(report) {
            Progress::Unread => (say!(app.lang, "progress.unread").into_owned(), base),
            Progress::Reading => (say!(app.lang, "progress.reading").into_owned(), base),
            Progress::Read => (say!(app.lang, "progress.read").into_owned(), faint),
        },
        Column::File => (file_name(&entry.path), faint),
    };
    let indent = if right { place.width.saturating_sub(used_by(&words, place.width)) } else { 0 };
    put(buffer, place.x + indent, place.y, place.width - indent, &words, style);
}

/// The five parts as signs; a missing one is dashes, and stands out.
fn parts(
    app: &App,
    report: &Report,
    at: Position,
    (base, selected): (Style, bool),
    theme: Theme,
    buffer: &mut Buffer,
) {
    let mut x = at.x;
    for name in PARTS {
        let sign = app.lang.word(&format!("sign.{}", part_name(name)));
        let width = u16::try_from(columns_of(&sign)).unwrap_or(2);
        let found = report.outline.parts.iter().find(|part| part.name == name);
        let coloured = |style: Style| if selected { base } else { style };
        match found {
            Some(part) => {
                let style = match part.how {
                    Manner::Own => coloured(theme.present()),
                    Manner::Merged => coloured(theme.plain()),
                    Manner::Scattered => coloured(theme.faint()),
                };
                put(buffer, x, at.y, width, &sign, style);
            }
            None if is_missing(report, name) => {
                let dashes = "-".repeat(usize::from(width));
                put(buffer, x, at.y, width, &dashes, coloured(theme.alarm()));
            }
            None => {}
        }
        x += width;
    }
}

/// There is nothing to load, or nothing yet.
fn nothing(app: &App, theme: Theme, buffer: &mut Buffer) {
    let words = if app.library.finished {
        say!(app.lang, "library.empty")
    } else {
        say!(app.lang, "library.looking")
    };
    let body = app.size.body();
    let rows = u16::try_from(app.library.entries.len()).unwrap_or(u16::MAX).min(body.height / 2);
    for (line, y) in words.lines().zip(body.y + 2 + rows..body.bottom()) {
        put(buffer, 2, y, body.width.saturating_sub(4), line, theme.plain());
    }
}
