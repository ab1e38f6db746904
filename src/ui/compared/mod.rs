//! The table of two reports' figures:
//!
//! ```text
//! +- Figures 3/41: whole reports; diff. = 2023 less 2022 ---------------------+
//! | what is counted        left 2022  right 2023  difference   change           |
//! | Count the same (12)                                                      |
//! |>行政复议申请           97件        146件          +49   +50.5%           |
//! |*参训            over1800余人 over2000人次         no exact difference    |
//! | Not the same basis (2)                                                   |
//! | 办结案件               95件        128件   scope: 全区 / not said        |
//! | < 全年收到行政复议申请97件 | 一、                                        |
//! | > 全年收到行政复议申请146件 | 一、（一）                                 |
//! |                                                                          |
//! +--------------------------------------------------------------------------+
//! ```

mod titles;

use super::{
    cells::{put, put_char},
    frame,
    status::section_path,
    theme::Theme,
};
use crate::{
    app::{
        App,
        link::{
            figures::FigureTable,
            reasons::{why, why_within},
            rows::{List, Pair, Row},
            wording::{
                are_in_points, column_names, difference, in_row, in_their_scale, of_two_falls, subject,
                subject_context,
            },
        },
        reader::Reader,
    },
    compare::signed,
    say,
    text::width::columns_of,
};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};
use std::borrow::Cow;
use titles::{column_titles, heading_within, shown, ways, with_left_out};

/// Columns between two columns of the table.
const GAP: u16 = 2;
/// Columns of the frame's upper line that its title leaves free.
const FRAME: usize = 6;

/// Where the columns of the table stand: first column and width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Columns {
    subject: (u16, u16),
    sides: [(u16, u16); 2],
    difference: (u16, u16),
    percent: (u16, u16),
}

impl Columns {
    /// Shares `area` out: the figures of each report get the columns that they need, within bounds, the subject what is
    /// left.
    fn of(area: Rect, needed: [usize; 2]) -> Self {
        let most = (area.width * 19 / 100).clamp(8, 24);
        let sides = needed.map(|needed| u16::try_from(needed).unwrap_or(most).clamp(8, most));
        let (difference, percent) = ((area.width / 8).clamp(6, 14), (area.width / 10).clamp(6, 9));
        let taken = sides[0] + sides[1] + difference + percent + 4 * GAP;
        let subject = area.width.saturating_sub(taken);
        let mut x = area.x;
        let mut next = |width: u16| {
            let at = x;
            x += width + GAP;
            (at, width)
        };
        Self {
            subject: next(subject),
            sides: sides.map(&mut next),
            difference: next(difference),
            percent: next(percent),
        }
    }

    /// Difference and change as one column, for words.
    fn words(&self) -> (u16, u16) {
        (self.difference.0, self.percent.0 + self.percent.1 - self.difference.0)
    }
}

/// Draws the table.
pub fn draw(app: &App, table: &FigureTable, theme: Theme, buffer: &mut Buffer) {
    let Some((left, right)) = app.desk().and_then(|desk| Some((&desk.left, desk.right.as_ref()?))) else {
        return;
    };
    let readers = [left, right];
    let areas = table.areas(app.size);
    let of = if table.whole { say!(app.lang, "compared.whole") } else { say!(app.lang, "compared.sections") };
    let names = column_names(readers, &app.library);
    let title = format!(
        "{} {}/{}{}: {of}",
        say!(app.lang, "compared.title"),
        table.place(),
        table.count(),
        shown(app, table)
    );
    let forms = ways(app, &names).map(|way| format!("{title}; {way}"));
    let fits = |form: &&String| columns_of(form) + FRAME <= usize::from(areas.frame.width);
    frame::draw(buffer, areas.frame, forms.iter().find(fits).unwrap_or(&title), theme);
    let columns = Columns::of(areas.heading, needed(app, table, readers, &names));
    let y = areas.heading.y;
    put(buffer, columns.subject.0, y, columns.subject.1, &say!(app.lang, "figures.subject"), theme.faint());
    let [left, right] = column_titles(app, &names, columns);
    for (column, words) in [
        (columns.sides[0], Cow::Owned(left)),
        (columns.sides[1], Cow::Owned(right)),
        (columns.difference, say!(app.lang, "compared.difference")),
        (columns.percent, say!(app.lang, "compared.change")),
    ] {
        put_right(buffer, column, y, &words, theme.faint());
    }
    if table.rows.is_empty() {
        let words = match table.whole {
            true => say!(app.lang, "compared.no-match"),
            false => say!(app.lang, "compared.no-match-here"),
        };
        put(buffer, areas.list.x, areas.list.y, areas.list.width, &words, theme.faint());
    }
    let shown = table.rows.iter().enumerate().skip(table.scroll.top).take(usize::from(areas.list.height));
    for ((index, row), y) in shown.zip(areas.list.y..) {
        match row {
            Row::Heading(list, count) => {
                let words = match (list, table.filter.is_empty()) {
                    (List::LeftOnly, true) => with_left_out(app, *count, table.left_out[0]),
                    (List::RightOnly, true) => with_left_out(app, *count, table.left_out[1]),
                    _ => count.to_string(),
                };
                let words = heading_within(app, *list, &names, &words, usize::from(areas.list.width));
                put(buffer, areas.list.x, y, areas.list.width, &words, theme.heading());
            }
            Row::Figures(pair) => {
                let line = Line { app, readers, pair, columns, theme };
                line.draw(index == table.scroll.selected, areas.frame, y, buffer);
            }
        }
    }
    if let Some(pair) = table.current() {
        details(app, readers, pair, areas.details, theme, buffer);
    }
}

/// How many columns the figures of each report need, and its name above them.
fn needed(app: &App, table: &FigureTable, readers: [&Reader; 2], names: &[String; 2]) -> [usize; 2] {
    [0, 1].map(|side| {
        let words = |row: &Row| match row {
            Row::Figures(pair) => {
                let report = &readers[side].report;
                pair.stated[side].map(|stated| columns_of(&in_row(pair, side, report, stated, app.lang)))
            }
            Row::Heading(..) => None,
        };
        let title = match side {
            0 => say!(app.lang, "compared.left", name = names[0]),
            _ => say!(app.lang, "compared.right", name = names[1]),
        };
        table.rows.iter().filter_map(words).chain([columns_of(&title)]).max().unwrap_or(0)
    })
}

/// A row of figures.
struct Line<'a> {
    app: &'a App,
    readers: [&'a Reader; 2],
    pair: &'a Pair,
    columns: Columns,
    theme: Theme,
}

impl Line<'_> {
    fn draw(&self, selected: bool, frame: Rect, y: u16, buffer: &mut Buffer) {
        let (theme, lang) = (self.theme, self.app.lang);
        let base = if selected { theme.selected() } else { theme.plain() };
        if selected {
            for x in frame.x + 1..frame.right().saturating_sub(1) {
                put_char(buffer, x, y, ' ', base);
            }
        }
        let sign = match (self.is_marked(), selected) {
            (true, _) => Some(('*', if selected { base } else { theme.mark() })),
            (false, true) => Some(('>', base)),
            (false, false) => None,
        };
        if let Some((sign, style)) = sign {
            put_char(buffer, frame.x + 1, y, sign, style);
        }
        let (x, width) = self.columns.subject;
        let used = put(buffer, x, y, width, &subject(self.pair, self.readers), base);
        if let Some(context) = subject_context(self.pair, self.readers) {
            let style = if selected { base } else { theme.faint() };
            put(buffer, x + used, y, width.saturating_sub(used), &format!(" ({context})"), style);
        }
        for side in 0..2 {
            let (report, Some(stated)) = (&self.readers[side].report, self.pair.stated[side]) else {
                continue;
            };
            let style = match stated.figure(report) {
                _ if selected => base,
                Some(figure) => theme.figure(figure.kind),
                None => theme.plain(),
            };
            let words = in_row(self.pair, side, report, stated, lang);
            put_right(buffer, self.columns.sides[side], y, &words, style);
        }
        match (self.pair.list, &self.pair.difference) {
            (List::Same, Some(_)) if self.pair.are_falls() => {
                let (x, width) = self.columns.words();
                let words = of_two_falls(self.pair, self.readers, lang, usize::from(width));
                put_right(buffer, (x, width), y, &words.unwrap_or_default(), base);
            }
            (List::Same, Some(_)) => {
                let difference = in_their_scale(self.pair, self.readers).unwrap_or_default();
                put_right(buffer, self.columns.difference, y, &difference, base);
                let percent = self.pair.percent.as_ref().map(|percent| format!("{}%", signed(percent)));
                let percent = percent.unwrap_or_else(|| self.points().into_owned());
                put_right(buffer, self.columns.percent, y, &percent, base);
            }
            (List::Same, None) => self.words(&say!(lang, "compared.no-difference"), selected, y, buffer),
            (List::OtherBasis, _) => {
                let room = usize::from(self.columns.words().1);
                self.words(&why_within(self.pair, lang, room), selected, y, buffer);
            }
            (List::LeftOnly | List::RightOnly, _) => {
                let side = usize::from(self.pair.list == List::RightOnly);
                let report = &self.readers[side].report;
                let span = self.pair.stated[side].and_then(|stated| stated.span(report));
                let path = span.map(|span| section_path(report, span.start, false)).unwrap_or_default();
                self.words(&path, selected, y, buffer);
            }
        }
    }

    fn words(&self, words: &str, selected: bool, y: u16, buffer: &mut Buffer) {
        let (x, width) = self.columns.words();
        let style = if selected { self.theme.selected() } else { self.theme.faint() };
        put(buffer, x, y, width, words, style);
    }

    /// What stands for the change in per cent of a share: its difference is in percentage points.
    fn points(&self) -> Cow<'static, str> {
        if are_in_points(self.pair, self.readers) {
            say!(self.app.lang, "compared.points")
        } else {
            Cow::Borrowed("")
        }
    }

    /// True where one of its figures stands in a mark.
    fn is_marked(&self) -> bool {
        (0..2).any(|side| {
            let reader = self.readers[side];
            let span = self.pair.stated[side].and_then(|stated| stated.span(&reader.report));
            span.is_some_and(|span| {
                reader.placed.iter().any(|placed| placed.at().is_some_and(|mark| mark.covers(span)))
            })
        })
    }
}

/// The passages of the row under the cursor, and why it is not compared, in full.
fn details(app: &App, readers: [&Reader; 2], pair: &Pair, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let mut rows = area.y..area.bottom();
    for (side, sign) in [(0, '<'), (1, '>')] {
        let reader = readers[side];
        let Some(y) = rows.next() else { return };
        put_char(buffer, area.x, y, sign, theme.key());
        let words = match pair.stated[side].and_then(|stated| stated.passage(&reader.report)) {
            Some(span) => {
                let path = section_path(&reader.report, span.start, false);
                let quote = reader.report.text.slice(span);
                if path.is_empty() { quote } else { format!("{path} {quote}") }
            }
            None => say!(app.lang, "compared.no-partner").into_owned(),
        };
        put(buffer, area.x + 2, y, area.width.saturating_sub(2), &words, theme.plain());
    }
    let words = match pair.list {
        List::OtherBasis => Some(why(pair, app.lang)),
        List::Same if pair.are_falls() => difference(pair, readers, app.lang),
        _ => None,
    };
    if let (Some(y), Some(words)) = (rows.next(), words) {
        put(buffer, area.x + 2, y, area.width.saturating_sub(2), &words, theme.strong());
    }
}

/// Puts words at the right end of a column.
fn put_right(buffer: &mut Buffer, (x, width): (u16, u16), y: u16, words: &str, style: Style) {
    let used = u16::try_from(columns_of(words)).unwrap_or(u16::MAX).min(width);
    put(buffer, x + width - used, y, used, words, style);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_apart_and_inside() {
        for width in [36, 74, 114, 150] {
            let columns = Columns::of(Rect::new(3, 1, width, 1), [99, 12]);
            let all =
                [columns.subject, columns.sides[0], columns.sides[1], columns.difference, columns.percent];
            for pair in all.windows(2) {
                assert!(pair[0].0 + pair[0].1 < pair[1].0, "{width} {all:?}");
            }
            if width >= 74 {
                assert_eq!(columns.percent.0 + columns.percent.1, 3 + width);
                assert!(columns.subject.1 >= 18, "{width} {all:?}");
                let short = Columns::of(Rect::new(3, 1, width, 1), [6, 8]);
                assert!(short.subject.1 > columns.subject.1, "short numbers leave room: {short:?}");
                assert_eq!(short.percent, columns.percent);
            }
        }
    }
}
