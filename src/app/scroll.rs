//! A list with a cursor in a window that is smaller than the list.

/// Which item is selected, and which is the first on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scroll {
    /// The item under the cursor.
    pub selected: usize,
    /// The first item on the screen.
    pub top: usize,
}

/// How a list is moved through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// By so many items, backwards where negative.
    By(isize),
    /// By so many screens, half screens counted as one.
    HalfScreens(isize),
    /// The window by so many rows.
    Window(isize),
    /// To an item.
    To(usize),
    /// To the last item.
    Last,
}

impl Scroll {
    /// Moves through a list of `count` items in a window of `height` rows.
    pub fn go(&mut self, step: Move, count: usize, height: usize) {
        let last = count.saturating_sub(1);
        let half = isize::try_from(height / 2).unwrap_or(1).max(1);
        match step {
            Move::By(by) => self.selected = self.selected.saturating_add_signed(by).min(last),
            Move::HalfScreens(by) => {
                self.selected = self.selected.saturating_add_signed(by.saturating_mul(half)).min(last);
                self.top = self.top.saturating_add_signed(by.saturating_mul(half));
            }
            Move::Window(by) => {
                self.top = self.top.saturating_add_signed(by).min(count.saturating_sub(height));
                self.selected = self.selected.clamp(self.top, self.top + height.saturating_sub(1)).min(last);
            }
            Move::To(item) => self.selected = item.min(last),
            Move::Last => self.selected = last,
        }
        self.keep_in_view(count, height);
    }

    /// Moves the window so far that the cursor is in it, and no further than the list goes.
    pub fn keep_in_view(&mut self, count: usize, height: usize) {
        self.selected = self.selected.min(count.saturating_sub(1));
        let lowest_top = (self.selected + 1).saturating_sub(height.max(1));
        self.top = self.top.clamp(lowest_top, self.selected.max(lowest_top)).min(count.saturating_sub(1));
        self.top = self.top.min(count.saturating_sub(height)).max(lowest_top);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_in_the_list_and_in_the_window() {
        let table = [
            ((0, 0), Move::By(3), (3, 0)),
            ((0, 0), Move::By(7), (7, 3)),
            ((0, 0), Move::By(-1), (0, 0)),
            ((0, 0), Move::Last, (9, 5)),
            ((9, 5), Move::To(2), (2, 2)),
            ((4, 2), Move::Window(3), (5, 5)),
            ((4, 2), Move::Window(-2), (4, 0)),
            ((0, 0), Move::HalfScreens(1), (2, 2)),
            ((0, 0), Move::HalfScreens(20), (9, 5)),
        ];
        for ((selected, top), step, (to, to_top)) in table {
            let mut scroll = Scroll { selected, top };
            scroll.go(step, 10, 5);
            assert_eq!((scroll.selected, scroll.top), (to, to_top), "{step:?} from {selected} {top}");
        }
        let mut empty = Scroll::default();
        empty.go(Move::By(3), 0, 0);
        assert_eq!(empty, Scroll::default());
    }
}
