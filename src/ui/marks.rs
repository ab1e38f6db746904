//! The list of marks:
//!
//! ```text
//! +- Marks 2/7 ----------------------------------------+
//! | passage                         note               |
//! |>全年办结行政复议案件21件..      与上年对不上       |
//! | (report as a whole)             总体较好           |
//! | 缺：败诉件数                    #缺                |
//! |?..146件.. → ..164件..           to be confirmed    |
//! |x全年培训3场次                   the words are gone |
//! |+设立受理点12个                  not yet saved      |
//! ```

use super::{
    cells::{put, put_char},
    frame,
    theme::Theme,
};
use crate::{
    app::{
        App,
        difference::difference,
        lists::{frame_of, rows_of},
        places::Listed,
        screen::MarksList,
    },
    marks::Found,
    say,
    words::Lang,
};
use ratatui::buffer::Buffer;

/// Draws the list.
pub fn draw(app: &App, list: &MarksList, theme: Theme, buffer: &mut Buffer) {
    let area = frame_of(app.size, list.items.len());
    let place = (list.scroll.selected + 1).min(list.items.len());
    let mut title = format!("{} {place}/{}", say!(app.lang, "marks.title"), list.items.len());
    if !list.filter.is_empty() {
        title += &format!("  /{}", list.filter);
    }
    let inside = frame::draw(buffer, area, &title, theme);
    let whole_library = app.reader().is_none();
    let report = if whole_library { inside.width / 4 } else { 0 };
    let gap = u16::from(whole_library);
    let quote = (inside.width - report) * 11 / 20;
    let note = inside.width.saturating_sub(report + quote + gap + 1);
    let (quote_x, note_x) = (inside.x + report + gap, inside.x + report + gap + quote + 1);
    if whole_library {
        put(buffer, inside.x, inside.y, report, &say!(app.lang, "marks.report"), theme.faint());
    }
    put(buffer, quote_x, inside.y, quote, &say!(app.lang, "marks.passage"), theme.faint());
    put(buffer, note_x, inside.y, note, &say!(app.lang, "marks.note"), theme.faint());
    let rows = rows_of(area);
    let shown = list.items.iter().enumerate().skip(list.scroll.top).take(usize::from(rows.height));
    for ((index, item), y) in shown.zip(rows.y..) {
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
            _ if placed.is_lost() => 'x',
            _ if placed.waits => '?',
            true => '>',
            false => ' ',
        };
        put_char(buffer, area.x + 1, y, sign, if selected { base } else { theme.alarm() });
        if whole_library {
            put(buffer, inside.x, y, report, &item.report, base);
        }
        let faint = if selected { base } else { theme.faint() };
        let (says, style) = passage(item, app.lang);
        let style = if style == Passage::Words { base } else { faint };
        put(buffer, quote_x, y, quote, &says, style);
        let tags: String = item.mark.tags.iter().map(|tag| format!("#{tag} ")).collect();
        put(buffer, note_x, y, note, &format!("{tags}{}", item.mark.note.replace('\n', " / ")), base);
    }
}

/// What stands for a mark's passage.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Passage {
    /// Words of the report.
    Words,
    /// Words of this program.
    Said,
}

fn passage(item: &Listed, lang: Lang) -> (String, Passage) {
    let mark = &item.mark;
    match (&mark.anchor, &mark.absence) {
        (Some(anchor), _) => match &item.placed.found {
            Some(Found::Changed { before, after, .. }) => {
                let (before, after) = difference(before, after);
                (
                    say!(lang, "became.changed", before = before, after = after).replace('\n', " "),
                    Passage::Words,
                )
            }
            _ => (anchor.quote.replace('\n', " "), Passage::Words),
        },
        (None, Some(absence)) => {
            let lacks = say!(lang, "marks.lacks", what = absence.what).into_owned();
            let searched = absence.searched.join(" ");
            let words = say!(lang, "marks.searched", words = searched);
            (if searched.is_empty() { lacks } else { format!("{lacks} {words}") }, Passage::Words)
        }
        (None, None) => (say!(lang, "marks.on-whole").into_owned(), Passage::Said),
    }
}
