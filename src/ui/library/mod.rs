//! The library:
//!
//! ```text
//!  审阅  sample-reports            12 份报告  3 未读  1 未能读取  [####----] 5/12
//!   发布机关          年度 体裁  法定内容   签署日期     数字 标记 状态
//! > 青岚县人民政府    2023 法治  措--责划他 2024-03-01    135  2 ?1 在读
//!                                                            135 ?2      two numerals were not understood
//!                                                                12 ?3 &  marks, of them to confirm, a note begun
//!                                                                      <  a newer version of a report with marks
//!   临澜市 报告.txt   is empty ..                     a file that cannot be read
//! ```

mod row;

use super::{
    cells::{put, put_char},
    theme::Theme,
};
use crate::{
    app::{
        App,
        library::{PARTS, Progress, State},
        origin::part_name,
        screen::Overlay,
        table::Column,
    },
    say,
    text::width::columns_of,
};
use ratatui::{buffer::Buffer, layout::Rect, style::Modifier};

/// From so many columns on the table names the files; below that only where nothing else tells two
/// reports apart.
const FILES_FROM: u16 = 120;

/// Columns of the table, from left to right, with their widths: what the words of the language
/// need, the rest for who reports.
fn columns(app: &App) -> Vec<(Column, u16)> {
    let wide = |from: u16| app.size.columns >= from;
    let mut columns = vec![Column::Issuer, Column::Year, Column::Genre, Column::Parts, Column::Date];
    if wide(92) {
        columns.push(Column::Published);
    }
    columns.extend([Column::Figures, Column::Marks, Column::Progress]);
    if wide(FILES_FROM) {
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
        Column::Figures => 7,
        Column::Marks => {
            let entries = app.library.entries.iter();
            let ready = entries.filter_map(|entry| Some((entry, app.library.report(entry.id)?)));
            ready.map(|(entry, report)| columns_of(&row::marks(app, entry, report))).max().unwrap_or(0).max(4)
        }
        Column::Progress => {
            widest(&["progress.unread", "progress.reading", "progress.read", "progress.gone"])
        }
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
            let selected = app.library.selected == Some(*id) && has_keys(app);
            row::draw(app, entry, selected, &columns, Rect::new(table.x, y, table.width, 1), theme, buffer);
        }
    }
    if app.library.shown.is_empty() && !app.library.entries.is_empty() {
        let words = say!(app.lang, "library.none-match", filter = app.library.filter);
        put(buffer, 2, table.y + 1, table.width.saturating_sub(4), &words, theme.faint());
    }
}

/// True where keys go to the table: what lies over it has the only cursor then. A line that is typed leaves it
/// there.
fn has_keys(app: &App) -> bool {
    app.overlays.iter().all(|overlay| matches!(overlay, Overlay::Prompt(_)))
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
        .filter(|entry| {
            entry.gone.is_none()
                && matches!(&entry.state, State::Ready(report) if app.progress(report) == Progress::Unread)
        })
        .count();
    let mut says = say!(app.lang, "library.counts", ready = counts.ready, unread = unread).into_owned();
    if counts.failed > 0 {
        says = format!("{says}  {}", say!(app.lang, "library.failed", count = counts.failed));
    }
    let left_out = app.library.left_out.count();
    if left_out > 0 {
        says = format!("{says}  {}", say!(app.lang, "library.left-out", count = left_out));
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
    let filled = (done * WIDTH).checked_div(of).unwrap_or(0);
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

/// There is nothing to load, or nothing yet: said below the rows of what cannot be read or is gone, as far as
/// there is room.
fn nothing(app: &App, theme: Theme, buffer: &mut Buffer) {
    let words = if app.library.finished {
        say!(app.lang, "library.empty")
    } else {
        say!(app.lang, "library.looking")
    };
    let table = app.size.table();
    let rows = app.library.shown.len().saturating_sub(app.library.scroll.top);
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    for (line, y) in words.lines().zip(table.y.saturating_add(rows).saturating_add(1)..table.bottom()) {
        put(buffer, 2, y, table.width.saturating_sub(4), line, theme.plain());
    }
}
