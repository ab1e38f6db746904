//! Moving by keys, in whatever has them: a list, the outline, the table, the text.

use super::{
    App,
    keymap::Context,
    motions::{
        Direction::{self, Back, Forward},
        Unit,
    },
    screen::Screen,
    scroll::Move,
};
use crate::say;

impl App {
    /// Moves in whatever has the keys: a list, the outline, the table, the text.
    pub(super) fn go(&mut self, step: Move) {
        let size = self.size;
        if !self.overlays.is_empty() {
            return self.move_in_list(step);
        }
        match &mut self.screen {
            Screen::Library => self.library.go(step, usize::from(size.table().height)),
            Screen::Reader(desk) if desk.outline.focused => {
                let height = desk.panes(size).outline.map_or(0, |area| usize::from(area.height));
                let count = desk.reader().report.outline.sections.len();
                desk.outline.scroll.go(step, count, height);
            }
            Screen::Reader(desk) => match step {
                Move::By(rows) => desk.reader_mut().vertical(rows),
                Move::Window(rows) => desk.reader_mut().scroll(rows),
                Move::HalfScreens(halves) => desk.reader_mut().half_screens(halves),
                Move::To(row) => desk.reader_mut().to_paragraph(row),
                Move::Last => desk.reader_mut().to_end(),
            },
        }
    }

    pub(super) fn page(&mut self, screens: isize) {
        let in_text = self.overlays.is_empty() && self.context() != Context::Outline;
        match self.reader_mut() {
            Some(reader) if in_text => reader.screens(screens),
            _ => self.go(Move::HalfScreens(screens.saturating_mul(2))),
        }
    }

    pub(super) fn travel(&mut self, unit: Unit, way: Direction, count: usize) {
        if self.context() == Context::Outline {
            // Every row of the outline is a section.
            let rows = isize::try_from(count).unwrap_or(isize::MAX);
            return self.go(Move::By(if way == Forward { rows } else { -rows }));
        }
        let Some(reader) = self.reader_mut() else { return };
        if !reader.travel(unit, way, count) {
            let no_more = match (unit, way) {
                (Unit::Sentence, Forward) => "no-more.sentence-forward",
                (Unit::Sentence, Back) => "no-more.sentence-back",
                (Unit::Paragraph, Forward) => "no-more.paragraph-forward",
                (Unit::Paragraph, Back) => "no-more.paragraph-back",
                (Unit::Section, Forward) => "no-more.section-forward",
                (Unit::Section, Back) => "no-more.section-back",
                (Unit::Figure, Forward) => "no-more.figure-forward",
                (Unit::Figure, Back) => "no-more.figure-back",
            };
            self.tell(self.lang.word(no_more));
        }
    }

    pub(super) fn jump(&mut self, way: Direction, times: usize) {
        let Some(reader) = self.reader_mut() else { return };
        for _ in 0..times {
            let place = match way {
                Back => reader.jumps.back(reader.caret),
                Forward => reader.jumps.forward(reader.caret),
            };
            let Some(place) = place else {
                return self.tell(say!(self.lang, "jumps.none"));
            };
            reader.go_to(place);
        }
        if let Some(desk) = self.desk_mut() {
            desk.outline.focused = false;
        }
    }
}
