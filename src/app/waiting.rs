//! `;`: the next thing that waits for the reader.

use super::{App, library::Progress, screen::Screen};
use crate::{library::EntryId, say};

impl App {
    /// A mark of this report that is to be confirmed, else the next report that was never opened.
    pub(super) fn next_waiting(&mut self) {
        if let Some(at) = self.unsure_mark() {
            if let Some(reader) = self.reader_mut() {
                reader.jump_to(at);
            }
            return self.warn(say!(self.lang, "waiting.mark"));
        }
        let Some(id) = self.next_unread() else {
            let done = self.library.finished;
            return self.tell(if done {
                say!(self.lang, "waiting.nothing")
            } else {
                say!(self.lang, "waiting.loading")
            });
        };
        match self.screen {
            Screen::Library => {
                let height = usize::from(self.size.table().height);
                self.library.select(id, height);
            }
            Screen::Reader(_) => self.open(id),
        }
        self.tell(say!(self.lang, "waiting.unread"));
    }

    /// The next mark behind the caret whose place is not certain.
    fn unsure_mark(&self) -> Option<usize> {
        let reader = self.reader()?;
        let unsure = reader.placed.iter().filter(|placed| !placed.sure).filter_map(|placed| placed.at);
        unsure.map(|span| span.start).filter(|start| *start > reader.caret).min()
    }

    /// The first report that was never opened, behind the current one in the table's order, then
    /// from the top.
    fn next_unread(&self) -> Option<EntryId> {
        let here = self.reader().map(|reader| reader.id).or(self.library.selected);
        let shown = &self.library.shown;
        let from = here.and_then(|id| shown.iter().position(|shown| *shown == id)).map_or(0, |at| at + 1);
        let (before, behind) = shown.split_at(from.min(shown.len()));
        let unread = |id: &&EntryId| {
            Some(**id) != here
                && self.library.report(**id).is_some_and(|report| self.progress(report) == Progress::Unread)
        };
        behind.iter().chain(before).find(unread).copied()
    }
}
