//! `/` and `>` in the table of figures: which rows are shown, and in what order. Both stay as long as the
//! table is open.

use super::{
    figures::FigureTable,
    rows::{Pair, under_headings},
    wording::{are_in_points, in_words, subject_on},
};
use crate::{
    app::{
        App,
        matching::{by_initials, typed_words},
        reader::Reader,
        screen::Overlay,
        scroll::Move,
    },
    figures::units,
    text::fold::fold_str,
    words::Lang,
};
use std::cmp::Ordering;

/// The order of the rows in each list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the figures stand in the text.
    #[default]
    Text,
    /// The largest change in per cent first, up or down.
    Percent,
    /// The largest difference first, up or down; rows of one unit together.
    Size,
}

impl Order {
    /// Every order, in the order in which one key goes through them.
    pub const ALL: [Self; 3] = [Self::Text, Self::Percent, Self::Size];

    /// The order so many steps on, and round again.
    fn step(self, step: isize) -> Self {
        let at = Self::ALL.iter().position(|order| *order == self).unwrap_or(0);
        let count = Self::ALL.len();
        Self::ALL[at.wrapping_add_signed(step.rem_euclid(count.cast_signed())) % count]
    }

    /// Puts the rows of one list into this order; `unit` says what the difference of a row counts.
    fn sort(self, rows: &mut [Pair], unit: impl Fn(&Pair) -> String) {
        let mut units: Vec<String> = vec![];
        for unit in rows.iter().map(&unit) {
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        rows.sort_by(|one, other| self.compare(one, other));
        if self == Self::Size {
            // 18件 and 3亿元 are not on one scale: the units follow each other as the text brings them up.
            rows.sort_by_cached_key(|pair| {
                let unit = pair.difference.as_ref().map(|_| unit(pair));
                (unit.is_none(), units.iter().position(|known| Some(known) == unit.as_ref()))
            });
        }
    }

    fn compare(self, one: &Pair, other: &Pair) -> Ordering {
        let value = |pair: &Pair| match self {
            Self::Text => None,
            Self::Percent => pair.percent.as_deref().and_then(size),
            Self::Size => pair.difference.as_deref().and_then(size),
        };
        match (value(one), value(other)) {
            (Some(one), Some(other)) => other.total_cmp(&one),
            (one, other) => one.is_none().cmp(&other.is_none()),
        }
    }
}

/// How large a decimal number is, whichever its sign.
fn size(decimal: &str) -> Option<f64> {
    decimal.parse::<f64>().ok().map(f64::abs)
}

impl FigureTable {
    /// Lays out the rows that hold every word of the filter, in the order that was asked for. A word goes with
    /// what is counted and with the figures as written, or with the initials of their pinyin.
    pub(super) fn lay_out(&mut self, readers: [&Reader; 2]) {
        let words = typed_words(&self.filter);
        let is_meant =
            |pair: &&Pair| words.is_empty() || by_initials(&words_of(pair, readers), &words).is_some();
        let mut shown: Vec<Pair> = self.pairs.iter().filter(is_meant).cloned().collect();
        for list in shown.chunk_by_mut(|one, next| one.list == next.list) {
            self.order.sort(list, |pair| unit_of(pair, readers));
        }
        self.rows = under_headings(&shown);
    }
}

/// What the difference of a row counts: units that count alike (件 起 宗) are one, shares are another.
fn unit_of(pair: &Pair, readers: [&Reader; 2]) -> String {
    if are_in_points(pair, readers) {
        return "%".to_owned();
    }
    let mut figures = (0..2).filter_map(|side| pair.stated[side]?.figure(&readers[side].report));
    let unit = fold_str(figures.next().and_then(|figure| figure.unit.as_deref()).unwrap_or_default());
    units::family(&unit).map_or(unit, str::to_owned)
}

/// What a row says: what each side counts, else the clause that it stands in, and the figure.
fn words_of(pair: &Pair, readers: [&Reader; 2]) -> String {
    let of_side = |side: usize| {
        let (report, stated) = (&readers[side].report, pair.stated[side]?);
        let written = in_words(report, stated, Lang::Zh);
        let clause = || stated.passage(report).map(|span| report.text.slice(span));
        let subject = subject_on(side, pair, readers).or_else(clause).unwrap_or_default();
        Some(format!("{subject} {written}"))
    };
    (0..2).filter_map(of_side).collect::<Vec<_>>().join("\n")
}

impl App {
    /// Something was typed behind `/`: the rows that go with it.
    pub(in crate::app) fn narrow_compared(&mut self, filter: &str) {
        self.lay_out_compared(|table| filter.clone_into(&mut table.filter));
    }

    /// Another order of the rows, from its first on.
    pub(in crate::app) fn order_compared(&mut self, step: isize) {
        self.lay_out_compared(|table| table.order = table.order.step(step));
        let size = self.size;
        if let Some(Overlay::Compared(table)) = self.overlays.last_mut() {
            table.go_on(Move::To(0), size);
        }
    }

    /// Esc in the table: shows every row again where some are left out. Answers whether it did.
    pub(in crate::app) fn widen_compared(&mut self) -> bool {
        let narrowed =
            matches!(self.overlays.last(), Some(Overlay::Compared(table)) if !table.filter.is_empty());
        if narrowed {
            self.narrow_compared("");
        }
        narrowed
    }

    /// Changes what the table shows; the cursor stays on its figures where they still are.
    fn lay_out_compared(&mut self, change: impl FnOnce(&mut FigureTable)) {
        let found = self.overlays.iter().enumerate().find_map(|(index, overlay)| match overlay {
            Overlay::Compared(table) => Some((index, table)),
            _ => None,
        });
        let Some((index, before)) = found else { return };
        let Some((left, right)) = self.desk().and_then(|desk| Some((&desk.left, desk.right.as_ref()?)))
        else {
            return;
        };
        let mut table = before.clone();
        change(&mut table);
        table.lay_out([left, right]);
        table.stay_where(before, self.size);
        self.overlays[index] = Overlay::Compared(table);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::link::{rows::List, stated::Stated};

    #[test]
    fn orders_go_round_and_put_the_largest_of_a_unit_first() {
        let pair = |index: usize, difference: Option<&str>, percent: Option<&str>| Pair {
            list: List::Same,
            stated: [Some(Stated::Figure(index)); 2],
            difference: difference.map(str::to_owned),
            percent: percent.map(str::to_owned),
            why: vec![],
            courses: [None; 2],
        };
        let pairs = [
            pair(0, Some("-40"), Some("-10")),
            pair(1, None, None),
            pair(2, Some("5"), Some("50.5")),
            pair(3, Some("-4.7"), None),
            pair(4, Some("900"), Some("-80")),
        ];
        let unit = |pair: &Pair| {
            let yuan = [2, 4].map(|index| Some(Stated::Figure(index))).contains(&pair.stated[0]);
            if yuan { "元".to_owned() } else { "件".to_owned() }
        };
        let mut order = Order::Text;
        for expected in [[0, 1, 2, 3, 4], [4, 2, 0, 1, 3], [0, 3, 4, 2, 1], [0, 1, 2, 3, 4]] {
            let mut sorted = pairs.to_vec();
            order.sort(&mut sorted, unit);
            let indexes: Vec<_> = sorted.iter().filter_map(|pair| pair.stated[0]).collect();
            assert_eq!(indexes, expected.map(Stated::Figure), "{order:?}");
            order = order.step(1);
        }
        for (step, expected) in [(0, Order::Text), (-1, Order::Size), (5, Order::Size), (-5, Order::Percent)]
        {
            assert_eq!(Order::Text.step(step), expected, "{step}");
        }
    }
}
