//! `gd`: the passages that several people marked and do not agree on, to be gone through by key.

use super::{
    App,
    library::State,
    motions::Direction,
    places::Listed,
    screen::{MarksList, Overlay},
};
use crate::{marks, say};

impl App {
    /// `gd`: lists them, for the report that is being read or the whole library; the one at the caret
    /// or behind it first.
    pub(super) fn list_differences(&mut self) {
        let items = self.differing_marks();
        if items.is_empty() {
            return self.tell(say!(self.lang, "differ.none"));
        }
        let caret = self.reader().map_or(0, |reader| reader.caret);
        let behind = items.iter().position(|item| item.placed.at().is_some_and(|span| span.end > caret));
        let grouped = self.reader().is_none();
        let mut list = MarksList { items, differing: true, grouped, ..MarksList::default() };
        list.scroll.selected = behind.map_or(0, |at| list.first_on_the_same(at));
        self.show_marks(list);
    }

    /// The marks that people do not agree on, those on the same passage together.
    pub(super) fn differing_marks(&mut self) -> Vec<Listed> {
        let listed = self.listed_marks();
        let mut differing = vec![];
        let mut passage = 0;
        for entry in &self.library.entries {
            if !matches!(entry.state, State::Ready(_)) {
                continue;
            }
            let of_report: Vec<&Listed> = listed.iter().filter(|item| item.id == entry.id).collect();
            let marks: Vec<_> = of_report.iter().map(|item| item.mark.clone()).collect();
            for group in marks::differences(&marks) {
                passage += 1;
                let items = group.iter().filter_map(|index| of_report.get(*index).copied());
                differing.extend(items.map(|item| Listed { passage: Some(passage), ..item.clone() }));
            }
        }
        differing
    }

    /// `n` and `N` in that list: to the first mark on the next passage, or on the one before. Among
    /// all marks, to the next mark.
    pub(super) fn next_difference(&mut self, way: Direction) {
        let Some(Overlay::Marks(list)) = self.overlays.last_mut() else { return };
        let at = list.scroll.selected;
        let here = list.passage(at);
        let found = match way {
            Direction::Forward => (at + 1..list.items.len()).find(|index| list.is_other(*index, here)),
            Direction::Back => {
                let before = (0..at).rev().find(|index| list.is_other(*index, here));
                before.map(|index| list.first_on_the_same(index))
            }
        };
        if let Some(index) = found {
            self.select_mark(index);
        }
    }
}

impl MarksList {
    /// The number of the passage that the item at `index` is on, where they are counted.
    pub fn passage(&self, index: usize) -> Option<usize> {
        self.items.get(index)?.passage
    }

    /// How many passages people differ on.
    pub fn passages(&self) -> usize {
        self.items.last().and_then(|item| item.passage).unwrap_or(0)
    }

    fn is_other(&self, index: usize, passage: Option<usize>) -> bool {
        passage.is_none() || self.passage(index) != passage
    }

    /// The first item on the passage of the one at `index`.
    fn first_on_the_same(&self, index: usize) -> usize {
        let passage = self.passage(index);
        let first = self.items.iter().position(|item| passage.is_some() && item.passage == passage);
        first.unwrap_or(index)
    }
}
