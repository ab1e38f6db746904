//! `gt`: lists the two reports' figures against each other, for the linked sections or for the whole.

use super::{
    figures::FigureTable,
    rows::{Row, Within, left_out, pairs},
};
use crate::{
    app::{App, desk::Desk, screen::Overlay, scroll::Move},
    say,
    text::CleanSpan,
};

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
        self.message = None;
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
        let reports = [&*desk.left.report, &*right.report];
        table.pairs = pairs(&ready.comparison, reports, &within);
        table.left_out = left_out(&ready.comparison, reports, &within);
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
        self.message = None;
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
            pair.stated[side]?.span(report).map(|span| span.start)
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
