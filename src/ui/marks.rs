//! The list of marks:
//!
//! ```text
//! +- Marks 2/7 ----------------------------------------+
//! | passage                  note                      |
//! | 2023 青岚县 (8)                                     |
//! |>全年办结行政复议案件21件..      与上年对不上       |
//! | (report as a whole)             总体较好           |
//! | 缺：败诉件数                    #缺                |
//! |?..146件.. → ..164件..           to be confirmed    |
//! |x全年培训3场次                   the words are gone |
//! |-全年评查2次                     the same, confirmed |
//! |+设立受理点12个                  not yet saved      |
//! |&组织执法培训26场次              a note was begun   |
//! ```

use super::{
    cells::{put, put_char},
    frame,
    theme::Theme,
};
use crate::{
    app::{
        App,
        difference::difference_within,
        lists::{frame_of, rows_of},
        places::Listed,
        screen::MarksList,
    },
    marks::Found,
    say,
    words::Lang,
};
use ratatui::buffer::Buffer;

/// Columns for who made a mark, a blank behind it included.
const AUTHOR: u16 = 9;

/// Draws the list. Of marks on one passage that people differ on, the first one says which.
pub fn draw(app: &App, list: &MarksList, theme: Theme, buffer: &mut Buffer) {
    let area = frame_of(app.size, list.rows());
    let place = (list.scroll.selected + 1).min(list.items.len());
    let mut title = if list.differing {
        let index = list.passage(list.scroll.selected).unwrap_or(0);
        let place = say!(app.lang, "differ.at", index = index, count = list.passages());
        format!("{} {place}", say!(app.lang, "differ.title"))
    } else {
        format!("{} {place}/{}", say!(app.lang, "marks.title"), list.items.len())
    };
    let drafts = match app.reader() {
        Some(reader) => app.drafts.count(&reader.report.source.sha256),
        None => {
            let reports = app.library.entries.iter().filter_map(|entry| app.library.report(entry.id));
            reports.map(|report| app.drafts.count(&report.source.sha256)).sum()
        }
    };
    if drafts > 0 {
        title += &format!("  {}", say!(app.lang, "drafts.count", count = drafts));
    }
    if !list.filter.is_empty() {
        title += &format!("  /{}", list.filter);
    }
    let inside = frame::draw(buffer, area, &title, theme);
    let author = if list.differing { AUTHOR } else { 0 };
    let quote = inside.width.saturating_sub(author) / 2;
    let note = inside.width.saturating_sub(quote + author + 1);
    let quote_x = inside.x;
    let (author_x, note_x) = (quote_x + quote + 1, quote_x + quote + author + 1);
    if list.differing {
        put(buffer, author_x, inside.y, AUTHOR - 1, &say!(app.lang, "differ.author"), theme.faint());
    }
    put(buffer, quote_x, inside.y, quote, &say!(app.lang, "marks.passage"), theme.faint());
    put(buffer, note_x, inside.y, note, &say!(app.lang, "marks.note"), theme.faint());
    let rows = rows_of(area);
    let mut y = rows.y;
    for (index, item) in list.items.iter().enumerate().skip(list.scroll.top) {
        if list.grouped && (index == list.scroll.top || list.begins_report(index)) && y < rows.bottom() {
            let file = app.library.aside(item.id).map_or_else(String::new, |file| format!("  {file}"));
            let heading = format!("{}{file} ({})", item.brief, list.of_report(index));
            put(buffer, inside.x, y, inside.width, &heading, theme.heading());
            y += 1;
        }
        if y >= rows.bottom() {
            break;
        }
        let selected = index == list.scroll.selected;
        let base = if selected { theme.selected() } else { theme.plain() };
        if selected {
            for x in area.x + 1..area.right() - 1 {
                put_char(buffer, x, y, ' ', base);
            }
        }
        let placed = &item.placed;
        let sign = match selected {
            _ if !placed.saved => '+',
            _ if placed.is_lost() && placed.waits => 'x',
            _ if placed.is_lost() => '-',
            _ if placed.waits => '?',
            _ if begun(app, item) => '&',
            true => '>',
            false => ' ',
        };
        put_char(buffer, area.x + 1, y, sign, if selected { base } else { theme.alarm() });
        let faint = if selected { base } else { theme.faint() };
        let again =
            list.differing && index > list.scroll.top && list.passage(index) == list.passage(index - 1);
        let (words, style) = if again {
            ("  \"".to_owned(), Passage::Said)
        } else {
            passage(item, usize::from(quote).saturating_sub(4), app.lang)
        };
        let style = if style == Passage::Words { base } else { faint };
        put(buffer, quote_x, y, quote, &words, style);
        let tags: String = item.mark.tags.iter().map(|tag| format!("#{tag} ")).collect();
        let mut says = format!("{tags}{}", item.mark.note.replace('\n', " / "));
        let searched = item.mark.absence.iter().flat_map(|absence| &absence.searched);
        let searched = searched.map(String::as_str).collect::<Vec<_>>().join(" ");
        if !searched.is_empty() {
            says = format!("{says} {}", say!(app.lang, "marks.searched", words = searched));
        }
        let mut says = says.trim_start().to_owned();
        if list.differing {
            put(buffer, author_x, y, AUTHOR - 1, &item.mark.author, base);
            if !item.mark.tags.is_empty() {
                let tags = item.mark.tags.join(&say!(app.lang, "export.comma"));
                let note = item.mark.note.replace('\n', " / ");
                says = format!("{} {note}", say!(app.lang, "differ.tags", tags = tags));
            }
        }
        put(buffer, note_x, y, note, &says, base);
        y += 1;
    }
}

/// True where a mark's note was begun anew and put aside.
fn begun(app: &App, item: &Listed) -> bool {
    let report = app.library.report(item.id);
    report.is_some_and(|report| app.drafts.on_mark(&report.source.sha256, &item.mark.id))
}

/// What stands for a mark's passage.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Passage {
    /// Words of the report.
    Words,
    /// Words of this program.
    Said,
}

/// In so many columns where it is two passages.
fn passage(item: &Listed, room: usize, lang: Lang) -> (String, Passage) {
    let mark = &item.mark;
    match (&mark.anchor, &mark.absence) {
        (Some(anchor), _) => match &item.placed.found {
            Some(Found::Changed { before, after, .. }) => {
                let (before, after) = difference_within(before, after, room);
                (
                    say!(lang, "became.changed", before = before, after = after).replace('\n', " "),
                    Passage::Words,
                )
            }
            _ => (anchor.quote.replace('\n', " "), Passage::Words),
        },
        (None, Some(absence)) => {
            let lacks = say!(lang, "marks.lacks", what = absence.what);
            let appeared = item.placed.appeared.as_ref().map_or_else(String::new, |appeared| {
                format!("  {}", say!(lang, "became.appeared", word = appeared.word))
            });
            (format!("{lacks}{appeared}"), Passage::Words)
        }
        (None, None) => (say!(lang, "marks.on-whole").into_owned(), Passage::Said),
    }
}
