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

use super::{
    cells::{put, put_char, put_two},
    theme::Theme,
};
use crate::{
    app::{
        App,
        library::{Entry, PARTS, Progress, State, is_missing},
        origin::{part_name, part_sign},
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
            let ready = app.library.entries.iter().filter_map(|entry| app.library.report(entry.id));
            ready.map(|report| columns_of(&marks(app, report))).max().unwrap_or(0).max(4)
        }
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
            put_char(buffer, area.x + 1, area.y, '!', alarm);
            let name = file_name(&entry.path);
            let used = put(buffer, area.x + 2, area.y, area.width / 2, &name, base);
            put(buffer, area.x + 4 + used, area.y, area.width - 4 - used, reason, alarm);
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

/// How many marks, how many of them wait to be confirmed, whether a note was begun, or whether another
/// version has marks: `12 ?3 &`, `<`.
fn marks(app: &App, report: &Report) -> String {
    let count = Some(app.shelf.count(report)).filter(|count| *count > 0).map(|count| count.to_string());
    let waiting = Some(app.waiting_in(report)).filter(|count| *count > 0).map(|count| format!("?{count}"));
    let draft = (app.drafts.count(&report.source.sha256) > 0).then(|| "&".to_owned());
    let version = app.shelf.older_version(report).map(|_| "<".to_owned());
    [count, waiting, draft, version].into_iter().flatten().collect::<Vec<_>>().join(" ")
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
                (name, if unread { look.base.add_modifier(Modifier::BOLD) } else { look.base })
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
            Column::Marks => match marks(app, report) {
                none if none.is_empty() => known(None),
                some => (some, look.or(theme.mark())),
            },
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
