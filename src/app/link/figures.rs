//! `gt`: the table of the two reports' figures, for the linked sections or for the whole.

use super::{
    narrowing::Order,
    rows::{Pair, Row, Within, pairs},
};
use crate::{
    app::{
        App,
        desk::Desk,
        layout::{self, Size},
        screen::Overlay,
        scroll::{Move, Scroll},
    },
    say,
    text::CleanSpan,
};
use ratatui::layout::Rect;

/// Rows above the list: what the columns are.
const HEADING: u16 = 1;
/// Rows below it: the two passages and why they are not compared.
pub const DETAILS: u16 = 3;
/// Rows that the list has room for, however few it holds.
const FEWEST: u16 = 6;
/// Columns of the table beyond which its rows are tiring to read.
const WIDEST: u16 = 150;

/// The table, and where its cursor is.
#[derive(Clone, Debug, Default)]
pub struct FigureTable {
    /// Everything that could be listed, in the order of the text.
    pub(super) pairs: Vec<Pair>,
    /// Headings and figures, as they are shown.
    pub rows: Vec<Row>,
    /// What the rows are narrowed to, as typed.
    pub filter: String,
    /// The order of the rows.
    pub order: Order,
    /// Whether it is of the two whole reports.
    pub whole: bool,
    /// The cursor; on figures wherever there are any.
    pub scroll: Scroll,
}

/// Where the table stands: the frame, its list, and the details below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableAreas {
    /// The box.
    pub frame: Rect,
    /// The names of the columns.
    pub heading: Rect,
    /// The list.
    pub list: Rect,
    /// What is under the cursor.
    pub details: Rect,
}

/// The areas of a table of so many rows, headings included.
fn areas(size: Size, rows: usize) -> TableAreas {
    let rows = u16::try_from(rows).unwrap_or(size.rows).min(size.rows);
    let frame = size.centred(WIDEST, rows.max(FEWEST) + HEADING + DETAILS);
    let inside = layout::inside(frame);
    let heading = Rect { height: HEADING.min(inside.height), ..inside };
    let details = DETAILS.min(inside.height.saturating_sub(HEADING + 1));
    let list = Rect {
        y: inside.y + heading.height,
        height: inside.height.saturating_sub(heading.height + details),
        ..inside
    };
    TableAreas { frame, heading, list, details: Rect { y: list.bottom(), height: details, ..inside } }
}

impl FigureTable {
    /// What is under the cursor.
    pub fn current(&self) -> Option<&Pair> {
        match self.rows.get(self.scroll.selected) {
            Some(Row::Figures(pair)) => Some(pair),
            _ => None,
        }
    }

    /// Where it stands on a terminal of this size.
    pub fn areas(&self, size: Size) -> TableAreas {
        // Narrowed, it keeps its height.
        let lists = self.pairs.chunk_by(|one, next| one.list == next.list).count();
        areas(size, self.rows.len().max(self.pairs.len() + lists))
    }

    /// Moves the cursor on a terminal of this size; it passes over headings.
    pub fn go_on(&mut self, step: Move, size: Size) {
        self.go(step, usize::from(self.areas(size).list.height));
    }

    fn go(&mut self, step: Move, height: usize) {
        let before = self.scroll.selected;
        self.scroll.go(step, self.rows.len(), height);
        let is_figures = |at: &usize| matches!(self.rows.get(*at), Some(Row::Figures(_)));
        let at = self.scroll.selected;
        let below = (at..self.rows.len()).find(is_figures);
        let above = (0..at).rev().find(is_figures);
        let onward = if at < before { above.or(below) } else { below.or(above) };
        self.scroll.selected = onward.unwrap_or(0);
        self.scroll.keep_in_view(self.rows.len(), height);
        // The heading above the first row of a list belongs to it.
        let heading = self.scroll.selected.checked_sub(1).filter(|above| !is_figures(above));
        let seen = !matches!(step, Move::Window(_)) && height > 1;
        if heading.is_some_and(|heading| heading < self.scroll.top) && seen {
            self.scroll.top -= 1;
        }
    }

    /// Puts the cursor where it is in `before`: on the same figures, else on a row with one of them,
    /// else on the same row.
    pub(super) fn stay_where(&mut self, before: &Self, size: Size) {
        let figures = before.current().map(|pair| pair.figures).unwrap_or_default();
        let row_with = |is_it: &dyn Fn(&Pair) -> bool| {
            self.rows.iter().position(|row| matches!(row, Row::Figures(pair) if is_it(pair)))
        };
        let shares =
            |side: usize| figures[side].and_then(|_| row_with(&|pair| pair.figures[side] == figures[side]));
        let at = row_with(&|pair| pair.figures == figures).or_else(|| shares(0)).or_else(|| shares(1));
        let at = at.unwrap_or(before.scroll.selected);
        self.scroll.top = at.saturating_sub(before.scroll.selected.saturating_sub(before.scroll.top));
        self.go_on(Move::To(at), size);
    }

    /// The row with the figure that the caret is on.
    fn row_at_caret(&self, desk: &Desk) -> Option<usize> {
        let reader = desk.reader();
        let found = &reader.report.figures.found;
        let figure = found.iter().position(|figure| figure.span.contains(reader.caret))?;
        let holds =
            |row: &Row| matches!(row, Row::Figures(pair) if pair.figures[desk.side()] == Some(figure));
        self.rows.iter().position(holds)
    }

    /// How many rows hold figures.
    pub fn count(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row, Row::Figures(_))).count()
    }

    /// The number of the row under the cursor among them, from 1.
    pub fn place(&self) -> usize {
        let above = self.rows.iter().take(self.scroll.selected + 1);
        above.filter(|row| matches!(row, Row::Figures(_))).count()
    }
}

impl Desk {
    /// The sections that are read beside each other: the one under the caret and those that answer.
    fn linked_spans(&self) -> Within {
        let ready = self.link.ready.as_ref()?;
        let (reader, other, side) = (self.reader(), self.other()?, self.side());
        let section = reader.report.outline.section_at(reader.caret);
        let Some(section) = section else {
            let head = |report: &crate::report::Report| {
                let end = report.outline.sections.first().map_or(report.text.len(), |first| first.span.start);
                vec![CleanSpan::new(0, end)]
            };
            return Some([head(&self.left.report), head(&self.right.as_ref()?.report)]);
        };
        let span = |report: &crate::report::Report, at: usize| {
            report.outline.sections.get(at).map(|found| found.span)
        };
        let here: Vec<CleanSpan> = span(&reader.report, section).into_iter().collect();
        let answers =
            ready.answer(side, Some(section)).map(|answer| answer.sections.as_slice()).unwrap_or_default();
        let there: Vec<CleanSpan> = answers.iter().filter_map(|at| span(&other.report, *at)).collect();
        Some(if side == 0 { [here, there] } else { [there, here] })
    }
}

impl App {
    /// `gt`: the figures of the two reports against each other.
    pub(in crate::app) fn list_compared(&mut self) {
        let Some(desk) = self.desk_mut() else { return };
        if desk.right.is_none() {
            return self.tell(say!(self.lang, "link.one-report"));
        }
        if desk.link.ready.is_none() {
            desk.link.awaits_table = true;
            self.compare_again();
            return self.tell(say!(self.lang, "link.comparing"));
        }
        // Where the sections at the caret hold nothing to compare, the whole reports may.
        let fresh = FigureTable::default();
        let mut table = self.table_of(!desk_is_linked(self.desk()), &fresh);
        if table.pairs.is_empty() && !table.whole {
            table = self.table_of(true, &fresh);
        }
        if table.pairs.is_empty() {
            return self.tell(say!(self.lang, "figures.none"));
        }
        if let Some(row) = self.desk().and_then(|desk| table.row_at_caret(desk)) {
            table.go_on(Move::To(row), self.size);
        }
        self.overlays.push(Overlay::Compared(table));
    }

    /// The table, narrowed and in order as it was `before`.
    fn table_of(&self, whole: bool, before: &FigureTable) -> FigureTable {
        let (filter, order) = (before.filter.clone(), before.order);
        let mut table = FigureTable { whole, filter, order, ..FigureTable::default() };
        let Some((desk, right, ready)) =
            self.desk().and_then(|desk| Some((desk, desk.right.as_ref()?, desk.link.ready.as_ref()?)))
        else {
            return table;
        };
        let within = if whole { None } else { desk.linked_spans() };
        table.pairs = pairs(&ready.comparison.figures, [&desk.left.report, &right.report], &within);
        table.lay_out([&desk.left, right]);
        table.go_on(Move::To(0), self.size);
        table
    }

    /// Makes the table anew where it is shown: the comparison is another now. The cursor stays on its
    /// figures, on the same row of the screen.
    pub(super) fn relist_compared(&mut self) {
        let is_table = |overlay: &Overlay| matches!(overlay, Overlay::Compared(_));
        let Some(index) = self.overlays.iter().position(is_table) else { return };
        let Some(Overlay::Compared(table)) = self.overlays.get(index).cloned() else { return };
        let mut fresh = self.table_of(table.whole, &table);
        if fresh.pairs.is_empty() {
            fresh = self.table_of(true, &table);
        }
        if fresh.pairs.is_empty() {
            self.overlays.remove(index);
            return;
        }
        fresh.stay_where(&table, self.size);
        self.overlays[index] = Overlay::Compared(fresh);
    }

    /// Tab in the table: the whole reports, or the sections at the caret.
    pub(in crate::app) fn toggle_whole(&mut self) {
        let Some(Overlay::Compared(table)) = self.overlays.last() else { return };
        let (whole, current) = (table.whole, table.current().cloned());
        let mut other = self.table_of(!whole, table);
        if other.pairs.is_empty() {
            return self.tell(say!(self.lang, "compared.none-here"));
        }
        let same = other
            .rows
            .iter()
            .position(|row| matches!((row, &current), (Row::Figures(one), Some(two)) if one == two));
        if let Some(at) = same {
            other.go_on(Move::To(at), self.size);
        }
        self.overlays.pop();
        self.overlays.push(Overlay::Compared(other));
    }

    /// Enter in the table: both panes go to the figures, beside each other.
    pub(in crate::app) fn open_compared(&mut self) {
        let Some(Overlay::Compared(table)) = self.overlays.last() else { return };
        let Some(pair) = table.current().cloned() else { return };
        self.overlays.pop();
        let Some(desk) = self.desk_mut() else { return };
        let Some(right) = &desk.right else { return };
        let start = |side: usize| {
            let report = [&desk.left.report, &right.report][side];
            report.figures.found.get(pair.figures[side]?).map(|figure| figure.span.start)
        };
        let places = [start(0), start(1)];
        // A figure without a partner takes the caret to its own report.
        if places[desk.side()].is_none() {
            desk.on_right = !desk.on_right;
        }
        let side = desk.side();
        desk.outline.focused = false;
        if let Some(at) = places[side] {
            desk.reader_mut().jump_to(at);
        }
        if let Some(at) = places[1 - side] {
            desk.show_beside(at);
        }
    }
}

fn desk_is_linked(desk: Option<&Desk>) -> bool {
    desk.is_some_and(|desk| desk.link.on)
}

#[cfg(test)]
mod tests {
    use super::{super::rows::List, *};

    fn table(kinds: &str) -> FigureTable {
        let pair = || Pair {
            list: List::Same,
            figures: [Some(0), None],
            difference: None,
            percent: None,
            why: vec![],
        };
        let row = |kind| if kind == 'h' { Row::Heading(List::Same, 1) } else { Row::Figures(pair()) };
        let mut table = FigureTable { rows: kinds.chars().map(row).collect(), ..FigureTable::default() };
        table.go(Move::To(0), 4);
        table
    }

    #[test]
    fn the_cursor_passes_over_headings_and_shows_them() {
        for (kinds, steps, selected, top) in [
            ("hrrhr", &[][..], 1, 0),
            ("hrrhr", &[Move::By(1), Move::By(1)], 4, 1),
            ("hrrhr", &[Move::Last, Move::By(-1)], 2, 1),
            ("hrrhr", &[Move::Last, Move::To(0)], 1, 0),
            ("hrrhrrr", &[Move::Last], 6, 3),
            ("hrhr", &[Move::By(99), Move::By(-99)], 1, 0),
            ("", &[Move::By(1)], 0, 0),
        ] {
            let mut table = table(kinds);
            for step in steps {
                table.go(*step, 4);
            }
            assert_eq!((table.scroll.selected, table.scroll.top), (selected, top), "{kinds} {steps:?}");
        }
        assert_eq!((table("hrrhr").count(), table("hrrhr").place()), (3, 1));
    }

    #[test]
    fn the_areas_of_the_table_fill_its_frame() {
        for (columns, rows) in [(40, 10), (80, 24), (120, 36), (200, 60)] {
            for count in [1, 9, 400] {
                let areas = areas(Size { columns, rows }, count);
                let inside = layout::inside(areas.frame);
                assert!(areas.list.height >= 1, "{columns}x{rows}");
                assert_eq!(areas.heading.height + areas.list.height + areas.details.height, inside.height);
                assert!(areas.frame.right() <= columns && areas.frame.bottom() <= rows - 2);
            }
        }
    }
}
