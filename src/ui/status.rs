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
        difference::difference_within,
        library::State,
        origin::{figure_says, kind_name},
        places::{Listed, Placed},
        prompt::{Prompt, Purpose, commands},
        reader::Reader,
        screen::{MarksList, Overlay, Screen},
        versions::file_of,
    },
    marks::Found,
    outline::Section,
    report::Report,
    say,
    source::display_name,
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
    if let Some(Overlay::Prompt(Prompt { purpose: Purpose::Tag(_), field })) = app.overlays.last() {
        let typed = field.text();
        let typed = typed.rsplit(['、', ',', '，']).next().unwrap_or_default();
        let names = app.tag_candidates(typed).join("  ");
        put(buffer, 1, area.y, area.width - 2, &names, theme.status());
        return;
    }
    if let Some(Overlay::Prompt(Prompt { purpose: Purpose::Command, field })) = app.overlays.last() {
        let names: Vec<&str> = commands(&field.text()).into_iter().map(|action| action.name()).collect();
        put(buffer, 1, area.y, area.width - 2, &names.join("  "), theme.status());
        return;
    }
    let list = app.overlays.iter().rev().find_map(|overlay| match overlay {
        Overlay::Marks(list) => Some(list),
        _ => None,
    });
    if let Some((list, item)) = list.and_then(|list| Some((list, list.items.get(list.scroll.selected)?))) {
        return listed(app, list, item, area, theme, buffer);
    }
    match &app.screen {
        Screen::Library => library(app, area, theme, buffer),
        Screen::Reader(desk) => {
            let used = mark(app, desk.reader(), area, theme, buffer);
            let rest = Rect::new(area.x + used, area.y, area.width - used, 1);
            let begun = app.drafts.count(&desk.reader().report.source.sha256);
            let begun = match begun {
                0 => String::new(),
                _ if is_writing(app) => String::new(),
                count => format!("{}  ", say!(app.lang, "drafts.count", count = count)),
            };
            let before = format!("{begun}{}", unsaved(app));
            let beside = super::link::summary(app, desk);
            let behind: Vec<String> =
                beside.iter().map(|form| format!("{before}{form}{}", percent(desk.reader()))).collect();
            let line = Line { linked: desk.link.on && desk.right.is_some(), behind };
            line.draw(desk.reader(), app.lang, rest, theme, buffer);
        }
    }
}

/// Columns for what became of a mark's words in the list's status bar.
const WAITING: usize = 30;

/// True while a note is being written: it need not be told as a draft.
fn is_writing(app: &App) -> bool {
    app.overlays.iter().any(|overlay| matches!(overlay, Overlay::Note(_)))
}

fn library(app: &App, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let place = if app.library.shown.is_empty() { 0 } else { app.library.scroll.selected + 1 };
    let right = format!("{}{place}/{}", unsaved(app), app.library.shown.len());
    let left = match app.library.current() {
        Some(entry) => match &entry.state {
            State::Ready(report) => {
                let title = report.outline.metadata.title.clone().unwrap_or_default();
                let version = app
                    .shelf
                    .older_version(report)
                    .map(|older| format!("< {}  ", say!(app.lang, "versions.row", name = file_of(older))));
                let of_marks = match (app.shelf.fault(report), app.strays_of(entry)) {
                    _ if entry.gone.is_some() => format!("x {}  ", say!(app.lang, "stray.row")),
                    (Some(fault), _) => format!("! {fault}  "),
                    (None, 0) => String::new(),
                    (None, count) => format!("x {}  ", say!(app.lang, "stray.replaced", count = count)),
                };
                let version = version.unwrap_or_default();
                format!("{of_marks}{version}{title}  {}", display_name(&entry.path))
            }
            State::Failed(reason) => {
                let strays = match app.strays_of(entry) {
                    0 => String::new(),
                    count => format!("{}  ", say!(app.lang, "stray.open", count = count)),
                };
                format!("{strays}{}: {reason}", display_name(&entry.path))
            }
            State::Waiting => display_name(&entry.path),
        },
        None => String::new(),
    };
    both(left.trim_start(), &right, area, theme, buffer);
}

/// The mark under the cursor of the list: whose it is, and where it stands.
fn listed(app: &App, list: &MarksList, item: &Listed, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let report = app.library.report(item.id);
    let section = match (report, item.placed.at(), &item.mark.anchor) {
        (Some(report), Some(span), _) => section_path(report, span.start, true),
        (_, None, Some(anchor)) => anchor.section.join(" > "),
        _ => String::new(),
    };
    let waits = item.placed.waits.then(|| became(&item.placed, 0, app.lang, WAITING)).flatten();
    let parts = [waits.map(|words| format!("? {words}")), Some(item.report.clone()), Some(section)];
    let left: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let right = format!("{}{}/{}", unsaved(app), list.scroll.selected + 1, list.items.len());
    both(&left.join(" | "), &right, area, theme, buffer);
}

/// How many marks are not yet on disk, and what can be done where that failed.
fn unsaved(app: &App) -> String {
    match app.shelf.unsaved() {
        0 => String::new(),
        count if app.shelf.has_failed() => {
            format!("{}  ", say!(app.lang, "marks.unsaved-failed", count = count))
        }
        count => format!("{}  ", say!(app.lang, "marks.unsaved", count = count)),
    }
}

/// The mark under the caret: which of how many, its tags, and its note, or what became of its words.
/// Answers the columns used.
fn mark(app: &App, reader: &Reader, area: Rect, theme: Theme, buffer: &mut Buffer) -> u16 {
    let Some(placed) = reader.mark_at(reader.caret) else { return draft(app, reader, area, theme, buffer) };
    let Some(mark) = app.shelf.get(&reader.report, &placed.id) else { return 0 };
    let sign = if placed.waits { "?" } else { "*" };
    let mut says = match reader.marks_around(reader.caret) {
        (which, count @ 2..) => format!("{sign} {} {which}/{count}", say!(app.lang, "marks.one")),
        _ => format!("{sign} {}", say!(app.lang, "marks.one")),
    };
    if !app.author.owns(mark) {
        says += &format!(" {}:", mark.author);
    }
    if app.drafts.on_mark(&reader.report.source.sha256, &placed.id) {
        says += &format!(" & {}", say!(app.lang, "drafts.one"));
    }
    for tag in &mark.tags {
        says += &format!(" #{tag}");
    }
    let room = usize::from(area.width).saturating_sub(columns_of(&says) + 8);
    match placed.waits.then(|| became(placed, reader.caret, app.lang, room)).flatten() {
        Some(became) => says += &format!(" {became}"),
        None => says += &mark.note.lines().next().map(|line| format!(" {line}")).unwrap_or_default(),
    }
    let room = if placed.waits { area.width.saturating_sub(2) } else { area.width * 2 / 5 };
    let used = put(buffer, area.x + 1, area.y, room, &says, theme.status_strong());
    used + 1 + put(buffer, area.x + 1 + used, area.y, 2, " |", theme.status())
}

/// The note that was begun on the passage under the caret, unless one is being written. Answers the columns
/// used.
fn draft(app: &App, reader: &Reader, area: Rect, theme: Theme, buffer: &mut Buffer) -> u16 {
    let begun = app.drafts.text_around(&reader.report, reader.caret).filter(|_| !is_writing(app));
    let Some(text) = begun else { return 0 };
    let says = format!("& {}", say!(app.lang, "drafts.says", text = text.replace('\n', " / ")));
    let used = put(buffer, area.x + 1, area.y, area.width * 2 / 5, &says, theme.status_strong());
    used + 1 + put(buffer, area.x + 1 + used, area.y, 2, " |", theme.status())
}

/// What became of a passage that is not what it was, in so many columns: `..146件.. → ..164件..`.
fn became(placed: &Placed, caret: usize, lang: Lang, room: usize) -> Option<String> {
    if let Some(appeared) = &placed.appeared {
        return Some(say!(lang, "became.appeared", word = appeared.word).into_owned());
    }
    match placed.found.as_ref()? {
        Found::Unchanged(_) | Found::Moved(_) => None,
        Found::Changed { before, after, .. } => {
            let (before, after) = difference_within(before, after, room);
            Some(say!(lang, "became.changed", before = before, after = after).into_owned())
        }
        Found::Ambiguous(spans) => {
            let which = spans.iter().position(|span| span.contains(caret)).map_or(1, |index| index + 1);
            Some(say!(lang, "became.which", which = which, count = spans.len()).into_owned())
        }
        Found::Lost => Some(say!(lang, "became.lost").into_owned()),
    }
}

/// The status bar of a report: where the caret is, and what is said at the right end.
struct Line {
    /// Whether the panes are linked: then both sections are named in few words, to be seen at one glance.
    linked: bool,
    /// What is said at the right end, from the longest form to the shortest.
    behind: Vec<String>,
}

/// So many columns of a heading are worth a shorter form at the right end.
const HEADING: usize = 12;

impl Line {
    fn draw(&self, reader: &Reader, lang: Lang, area: Rect, theme: Theme, buffer: &mut Buffer) {
        let report = &reader.report;
        let Some(figure) = report.figures.at(reader.caret) else {
            let (path, needed) = self.path(report, reader.caret);
            let left = if path.is_empty() { display_name(&reader.path) } else { path };
            return both(&left, self.behind(needed, area.width), area, theme, buffer);
        };
        let mut rest: Vec<String> =
            self.linked.then(|| short_path(report, reader.caret)).into_iter().collect();
        rest.extend(figure.counted(&report.text));
        // In few words the unit says what kind it is.
        let kind = Some(figure.kind).filter(|_| !self.linked || figure.unit.is_none());
        rest.extend(kind.map(|kind| lang.word(&format!("kind.{}", kind_name(kind))).into_owned()));
        if !self.linked {
            rest.push(section_path(report, reader.caret, false));
        }
        rest.retain(|words| !words.is_empty());
        let says = figure_says(figure, lang);
        let needed = columns_of(&says) + rest.first().map_or(0, |first| columns_of(first)) + HEADING;
        let behind = self.behind(needed, area.width);
        let used = put(buffer, area.x + 1, area.y, area.width / 2, &says, theme.status_strong());
        let rest = format!(" | {}", rest.join(" | "));
        let after = Rect::new(area.x + used, area.y, area.width - used, 1);
        both(&rest, behind, after, theme, buffer);
    }

    /// Where the caret is, and how many columns of that are to be seen in any case.
    fn path(&self, report: &Report, at: usize) -> (String, usize) {
        if !self.linked {
            return (section_path(report, at, true), 0);
        }
        let heading = report.outline.path_at(at).last().map(|section| section.heading.as_str());
        let heading = heading.unwrap_or_default();
        let path = format!("{} {heading}", short_path(report, at)).trim().to_owned();
        let needed = columns_of(&path) - columns_of(heading) + columns_of(heading).min(HEADING);
        (path, needed)
    }

    /// The longest form that leaves so many columns.
    fn behind(&self, needed: usize, width: u16) -> &str {
        let fits = |form: &&String| columns_of(form) + needed + usize::from(APART) <= usize::from(width);
        self.behind.iter().find(fits).or(self.behind.last()).map_or("", String::as_str)
    }
}

/// The sections around a place, from the outermost inwards: `一、主要举措 > （二）规范执法`, or
/// without `headings` `一、（二）`.
pub fn section_path(report: &Report, at: usize, headings: bool) -> String {
    let path = report.outline.path_at(at);
    if headings {
        path.map(Section::title).collect::<Vec<_>>().join(" > ")
    } else {
        path.filter_map(|section| section.enumerator.as_deref()).collect()
    }
}

/// The enumerators of the sections around a place, without what surrounds them: `一(三)2`.
pub fn short_path(report: &Report, at: usize) -> String {
    let path = report.outline.path_at(at).filter_map(|section| section.enumerator.as_deref());
    path.flat_map(|enumerator| enumerator.trim_end_matches(['、', '.', '．', '，']).chars())
        .map(|character| match character {
            '（' | '〔' => '(',
            '）' | '〕' => ')',
            other => other,
        })
        .collect()
}

/// How much of the report lies above the end of the screen.
fn percent(reader: &Reader) -> String {
    let rows = reader.page.rows.len();
    let seen = (reader.top + reader.height()).min(rows);
    (seen * 100).checked_div(rows).map_or_else(String::new, |percent| format!("{percent}%"))
}

/// Columns around and between the two ends of the status bar.
const APART: u16 = 4;

fn both(left: &str, right: &str, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let width = u16::try_from(columns_of(right)).unwrap_or(0).min(area.width);
    put(buffer, area.right().saturating_sub(width + 1), area.y, width, right, theme.status());
    put(buffer, area.x + 1, area.y, area.width.saturating_sub(width + APART), left, theme.status());
}
