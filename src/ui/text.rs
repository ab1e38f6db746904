//! The text of a report:
//!
//! ```text
//!  青岚县人民政府 2023  青岚县2023年法治政府建设年度报告
//!   一、主要举措和成效                          heading
//! *     全年办结行政复议案件21件，比上年..      * a mark starts here
//! | 成率92.5%。..                               | and goes on
//! 2     一是畅通受理渠道..                        2 and more marks on this row
//! +     二是提高办案质量..                        + a mark that is not yet saved
//! ?     三是加强指导监督..                        ? a mark whose place is to be confirmed
//! &     四是推进信息公开..                        & a note that was begun
//! ~ 当前位置：首页 > 政务公开                   ~ page noise, where it is shown
//!   -- 14 lines of page noise (gn) --           where it is folded away
//! ```
//!
//! Between the sign of a mark and the text stands what became of the sentence, where two reports are
//! linked (see [`link`]).

use super::{
    cells::{put, put_char, put_two},
    link,
    theme::Theme,
};
use crate::{
    app::{
        App,
        layout::within,
        link::passages::{self, Passage},
        page::Row,
        places::Placed,
        reader::Reader,
        rereading::OnDisk,
        table::{caption, short_caption},
    },
    say,
    text::{
        CleanSpan, Role,
        fold::simplified,
        width::{columns, columns_of},
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

/// Columns around and between the words of a heading.
const APART: u16 = 2;

/// A report in its pane.
pub struct View<'a> {
    /// The report.
    pub reader: &'a Reader,
    /// Where it stands, its heading included.
    pub pane: Rect,
    /// Columns before the text.
    pub gutter: u16,
    /// Whether it has the caret.
    pub focused: bool,
    /// What became of its sentences, where it is linked with another.
    pub passages: &'a [Passage],
    /// Whether the two are versions of one report.
    pub versions: bool,
    /// What its heading has to say, in full and then shorter and shorter.
    pub flags: Vec<String>,
}

/// Draws a report in its pane; answers where the caret is on the screen, if the pane has it.
pub fn draw(view: &View<'_>, app: &App, theme: Theme, buffer: &mut Buffer) -> Option<Position> {
    let View { reader, focused, .. } = *view;
    heading(view, app, theme, buffer);
    let area = reader.area;
    let drafts = app.drafts.in_text(reader);
    let rows = reader.page.rows.iter().enumerate().skip(reader.top).take(usize::from(area.height));
    for ((_, row), y) in rows.zip(area.y..) {
        match row {
            Row::Gap { .. } => {}
            Row::Folded { lines, .. } => {
                let words = say!(app.lang, "noise.row", count = lines);
                put(buffer, area.x, y, area.width, &words, theme.faint());
            }
            Row::Text { row, role } => {
                let gutter = area.x.saturating_sub(view.gutter);
                sign(reader, &drafts, row.span, *role, Position::new(gutter, y), theme, buffer);
                if let Some(fate) = passages::of_row(view.passages, row.span) {
                    put_char(buffer, gutter + 1, y, link::sign(fate), link::sign_style(fate, theme));
                }
                draw_row(view, row.span, *role, Position::new(area.x + row.indent, y), theme, buffer);
            }
        }
    }
    if !focused {
        return None;
    }
    let row = reader.page.row_of(reader.caret).checked_sub(reader.top)?;
    let column = reader.page.column_of(&reader.report.text, reader.caret);
    within(area, column.min(area.width.saturating_sub(1)), u16::try_from(row).ok()?)
}

fn heading(view: &View<'_>, app: &App, theme: Theme, buffer: &mut Buffer) {
    let View { reader, pane, focused, .. } = *view;
    let style = if focused { theme.title() } else { theme.title_aside() };
    for x in pane.left()..pane.right() {
        put_char(buffer, x, pane.y, ' ', style);
    }
    let mut flags = String::new();
    match app.on_disk(reader.id) {
        OnDisk::Same => {}
        OnDisk::Changed => flags += &say!(app.lang, "flag.changed"),
        OnDisk::Gone => flags += &say!(app.lang, "flag.deleted"),
    }
    if app.library.is_gone(reader.id) {
        flags += &say!(app.lang, "flag.gone");
    }
    if reader.simplified {
        flags += &say!(app.lang, "flag.simplified");
    }
    if reader.skipped {
        flags += &say!(app.lang, "flag.skipped");
    }
    if reader.noise {
        flags += &say!(app.lang, "flag.noise");
    }
    let caption = caption(&reader.report, &reader.path);
    let file = app.library.aside(reader.id).unwrap_or_default();
    // Which report it is comes before what is said of it.
    let named = [&caption, &file, &flags].map(|words| columns_of(words) + usize::from(APART));
    let named = named.iter().sum::<usize>();
    let fits = |form: &&String| named + columns_of(form) <= usize::from(pane.width);
    let of_link = view.flags.iter().find(fits).or(view.flags.last());
    let flags = format!("{}{flags}", of_link.map(String::as_str).unwrap_or_default());
    let flags_width = u16::try_from(columns_of(&flags)).unwrap_or(u16::MAX);
    let flags_width = flags_width.min(pane.width.saturating_sub(2));
    let right = pane.right().saturating_sub(flags_width + 1);
    put(buffer, right, pane.y, flags_width, &flags, style);
    let room = right.saturating_sub(pane.x + APART);
    let is_long = columns_of(&caption) > usize::from(room);
    let caption = if is_long { short_caption(&reader.report, &reader.path) } else { caption };
    let used = put_two(buffer, pane.x + 1, pane.y, room, [&caption, &file], style);
    let title = reader.report.outline.metadata.title.as_deref().unwrap_or_default();
    if title != caption && used + 4 < room {
        put(buffer, pane.x + 3 + used, pane.y, room - used - 2, title, style);
    }
}

/// What stands before a row: a mark, a draft, or that the row is page noise.
fn sign(
    reader: &Reader,
    drafts: &[CleanSpan],
    row: CleanSpan,
    role: Role,
    at: Position,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let begun = drafts.iter().any(|span| span.overlaps(row));
    let on_row = |placed: &&Placed| placed.spans().iter().any(|span| span.overlaps(row));
    let here: Vec<&Placed> = reader.placed.iter().filter(on_row).collect();
    if !here.is_empty() {
        let starts = |placed: &&Placed| placed.spans().iter().any(|span| row.contains(span.start));
        let sign = match u32::try_from(here.len()) {
            _ if here.iter().any(|placed| !placed.saved) => '+',
            _ if here.iter().any(|placed| placed.waits) => '?',
            _ if begun => '&',
            Ok(1) if here.iter().any(starts) => '*',
            Ok(1) => '|',
            many => many.ok().and_then(|many| char::from_digit(many, 10)).unwrap_or('9'),
        };
        put_char(buffer, at.x, at.y, sign, theme.mark());
    } else if begun {
        put_char(buffer, at.x, at.y, '&', theme.mark());
    } else if role != Role::Body {
        put_char(buffer, at.x, at.y, '~', theme.faint());
    }
}

fn draw_row(view: &View<'_>, row: CleanSpan, role: Role, at: Position, theme: Theme, buffer: &mut Buffer) {
    let View { reader, focused, .. } = *view;
    let mut x = at.x;
    let selected = reader.selected();
    let meant = reader.mark_at(reader.caret).and_then(|placed| placed.around(reader.caret));
    for index in row.start..row.end {
        let Some(&written) = reader.report.text.chars().get(index) else { break };
        let character = if reader.simplified { simplified(written) } else { written };
        let mut style = base(view, index, meant, role, theme);
        if selected.is_some_and(|span| span.contains(index)) {
            style = style.patch(theme.selection());
        }
        if index == reader.caret && !focused {
            style = style.patch(theme.caret());
        }
        put_char(buffer, x, at.y, character, style);
        x += columns(written);
    }
}

/// The style of a character: its line, its figure, its marks, the search.
fn base(view: &View<'_>, at: usize, meant: Option<CleanSpan>, role: Role, theme: Theme) -> Style {
    let reader = view.reader;
    let report = &reader.report;
    let sections = &report.outline.sections;
    let before = sections.partition_point(|section| section.title_span.start <= at).checked_sub(1);
    let heading = before.and_then(|index| sections.get(index)).is_some_and(|s| s.title_span.contains(at));
    let mut style = match role {
        Role::Body if heading => theme.heading(),
        Role::Body if reader.page.title.is_some_and(|title| title.contains(at)) => theme.strong(),
        Role::Body => theme.plain(),
        Role::Furniture | Role::Metadata => theme.faint(),
    };
    if let Some(figure) = report.figures.at(at) {
        style = style.patch(theme.figure(figure.kind));
    }
    if reader.skipped
        && let Some(skipped) = report.figures.skipped_at(at)
    {
        style = style.patch(theme.skipped(skipped.reason));
    }
    if let Some(fate) = link::style_at(view.passages, at, view.versions, theme) {
        style = style.patch(fate);
    }
    if reader.placed.iter().any(|placed| placed.around(at).is_some()) {
        style = style.patch(theme.marked());
    }
    if meant.is_some_and(|span| span.contains(at)) {
        style = style.patch(theme.meant());
    }
    let matches = &reader.search.matches;
    let found = matches.partition_point(|span| span.start <= at).checked_sub(1);
    if found.and_then(|index| matches.get(index)).is_some_and(|span| span.contains(at)) {
        style = style.patch(theme.found());
    }
    style
}

/// The line between two reports.
pub fn rule(pane: Rect, theme: Theme, buffer: &mut Buffer) {
    for y in pane.y + 1..pane.bottom() {
        put_char(buffer, pane.x, y, '|', theme.faint());
    }
}
