//! The table of two reports' figures: its rows, and the cursor in them.

use super::{
    areas::{TableAreas, areas},
    narrowing::Order,
    rows::{Pair, Row},
};
use crate::app::{
    desk::Desk,
    layout::Size,
    scroll::{Move, Scroll},
};

/// The table, and where its cursor is.
#[derive(Clone, Debug, Default)]
pub struct FigureTable {
    /// Everything that could be listed, in the order of the text.
    pub(super) pairs: Vec<Pair>,
    /// How many dates and document numbers of the left report and of the right one are not among them.
    pub left_out: [usize; 2],
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
        let stated = before.current().map(|pair| pair.stated).unwrap_or_default();
        let row_with = |is_it: &dyn Fn(&Pair) -> bool| {
            self.rows.iter().position(|row| matches!(row, Row::Figures(pair) if is_it(pair)))
        };
        let shares =
            |side: usize| stated[side].and_then(|_| row_with(&|pair| pair.stated[side] == stated[side]));
        let at = row_with(&|pair| pair.stated == stated).or_else(|| shares(0)).or_else(|| shares(1));
        let at = at.unwrap_or(before.scroll.selected);
        self.scroll.top = at.saturating_sub(before.scroll.selected.saturating_sub(before.scroll.top));
        self.go_on(Move::To(at), size);
    }

    /// The row with the figure, or the zero in words, that the caret is on.
    pub(super) fn row_at_caret(&self, desk: &Desk) -> Option<usize> {
        let (reader, side) = (desk.reader(), desk.side());
        let is_here = |pair: &Pair| {
            let span = pair.stated[side].and_then(|stated| stated.span(&reader.report));
            span.is_some_and(|span| span.contains(reader.caret))
        };
        self.rows.iter().position(|row| matches!(row, Row::Figures(pair) if is_here(pair)))
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

#[cfg(test)]
mod tests {
    use super::{super::rows::List, *};

    fn table(kinds: &str) -> FigureTable {
        let pair = || Pair {
            list: List::Same,
            stated: [None, None],
            difference: None,
            percent: None,
            why: vec![],
            courses: [None; 2],
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
}
