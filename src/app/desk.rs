//! One report, or two side by side, with the outline of the one that is being read.

use super::{
    App,
    layout::{self, Panes, Size},
    link::Link,
    reader::Reader,
    screen::Screen,
    scroll::Scroll,
    split::Split,
};
use crate::library::EntryId;

/// The reports that are open.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The first report.
    pub left: Reader,
    /// The second.
    pub right: Option<Reader>,
    /// True where the second one has the caret.
    pub on_right: bool,
    /// The outline of the report that has the caret.
    pub outline: OutlineView,
    /// How two reports share the screen.
    pub split: Split,
    /// What ties the two together.
    pub link: Link,
}

/// The outline's own state; what it lists is the report's outline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutlineView {
    /// Whether it is to stand beside the text where there is room for it; `None`: it does.
    pub shown: Option<bool>,
    /// Whether keys go to it. Where it covers the text it is shown as long as they do.
    pub focused: bool,
    /// Its cursor.
    pub scroll: Scroll,
}

impl Desk {
    /// A desk with one report on it.
    pub fn of(reader: Reader, outline: Option<bool>, split: Split) -> Self {
        let outline = OutlineView { shown: outline, ..OutlineView::default() };
        Self { left: reader, right: None, on_right: false, outline, split, link: Link::default() }
    }

    /// The report that has the caret.
    pub fn reader(&self) -> &Reader {
        match &self.right {
            Some(right) if self.on_right => right,
            _ => &self.left,
        }
    }

    /// The same, to change.
    pub fn reader_mut(&mut self) -> &mut Reader {
        match &mut self.right {
            Some(right) if self.on_right => right,
            _ => &mut self.left,
        }
    }

    /// All open reports.
    pub fn readers(&self) -> impl Iterator<Item = &Reader> {
        std::iter::once(&self.left).chain(&self.right)
    }

    /// All open reports, to change.
    pub fn readers_mut(&mut self) -> impl Iterator<Item = &mut Reader> {
        std::iter::once(&mut self.left).chain(&mut self.right)
    }

    /// The desk with the caret in that report; `None` where it is not on it.
    pub fn turned_to(mut self, id: EntryId) -> Option<Self> {
        let at = self.readers().position(|reader| reader.id == id)?;
        self.on_right = at == 1;
        self.outline.focused = false;
        Some(self)
    }

    /// Where its panes stand.
    pub fn panes(&self, size: Size) -> Panes {
        let shown = match self.has_room_for_outline(size) {
            true => self.outline.shown.unwrap_or(true),
            false => self.outline.focused,
        };
        layout::panes(size, self.right.as_ref().map(|_| self.split), shown)
    }

    fn has_room_for_outline(&self, size: Size) -> bool {
        layout::has_room_for_outline(size, self.right.is_some())
    }

    /// Columns before the text, for signs.
    pub fn gutter(&self) -> u16 {
        if self.right.is_some() { layout::GUTTER_OF_TWO } else { layout::GUTTER }
    }

    /// Fits the reports into the terminal, and lets the outline follow the caret.
    pub fn fit(&mut self, size: Size) {
        let panes = self.panes(size);
        let gutter = self.gutter();
        if !self.link.on || self.right.is_none() {
            self.readers_mut().for_each(|reader| reader.slack = 0);
        }
        self.left.fit(layout::text_of(panes.left, gutter));
        if let (Some(reader), Some(pane)) = (&mut self.right, panes.right) {
            reader.fit(layout::text_of(pane, gutter));
        }
        self.follow();
        let Some(area) = panes.outline else {
            self.outline.focused = false;
            return;
        };
        let reader = self.reader();
        let count = reader.report.outline.sections.len();
        let here = reader.report.outline.section_at(reader.caret).unwrap_or(0);
        if !self.outline.focused {
            self.outline.scroll.selected = here;
        }
        self.outline.scroll.keep_in_view(count, usize::from(area.height));
    }
}

impl App {
    /// The open reports.
    pub fn desk(&self) -> Option<&Desk> {
        match &self.screen {
            Screen::Reader(desk) => Some(desk),
            Screen::Library => None,
        }
    }

    pub(super) fn desk_mut(&mut self) -> Option<&mut Desk> {
        match &mut self.screen {
            Screen::Reader(desk) => Some(desk),
            Screen::Library => None,
        }
    }

    /// The report that has the caret.
    pub fn reader(&self) -> Option<&Reader> {
        self.desk().map(Desk::reader)
    }

    pub(super) fn reader_mut(&mut self) -> Option<&mut Reader> {
        self.desk_mut().map(Desk::reader_mut)
    }

    /// `o`: shows the outline, or folds it away. Where it would cover the text, the keys go to it.
    pub(super) fn toggle_outline(&mut self) {
        let size = self.size;
        let Some(desk) = self.desk_mut() else { return };
        let shown = desk.panes(size).outline.is_some();
        let room = desk.has_room_for_outline(size);
        if room {
            desk.outline.shown = Some(!shown);
        }
        desk.outline.focused = !shown && !room;
    }

    /// Tab: from the left report to the right one, to the outline where it is shown, and round again.
    pub(super) fn next_pane(&mut self) {
        let size = self.size;
        let Some(desk) = self.desk_mut() else { return };
        let panes = desk.panes(size);
        if desk.outline.focused {
            desk.outline.focused = false;
            desk.on_right = false;
        } else if desk.right.is_some() && !desk.on_right {
            desk.on_right = true;
        } else if desk.right.is_some() && panes.outline.is_none() {
            desk.on_right = false;
        } else {
            if desk.has_room_for_outline(size) {
                desk.outline.shown = Some(true);
            }
            desk.outline.focused = true;
        }
    }

    /// Enter in the outline: the caret goes to the section.
    pub(super) fn open_section(&mut self) {
        let Some(desk) = self.desk_mut() else { return };
        let selected = desk.outline.scroll.selected;
        let start = desk.reader().report.outline.sections.get(selected).map(|section| section.span.start);
        desk.outline.focused = false;
        if let Some(start) = start {
            desk.reader_mut().jump_to(start);
        }
    }

    /// Leaves the outline for the text.
    pub(super) fn leave_outline(&mut self) {
        if let Some(desk) = self.desk_mut() {
            desk.outline.focused = false;
        }
    }

    /// `S`: the two reports change places.
    pub(super) fn swap(&mut self) {
        if let Some(desk) = self.desk_mut()
            && let Some(right) = &mut desk.right
        {
            std::mem::swap(&mut desk.left, right);
            desk.on_right = !desk.on_right;
        }
    }

    /// `x`: closes the report that has the caret; the last one goes back to the library.
    pub(super) fn close(&mut self) {
        self.remember_places();
        let Some(desk) = self.desk_mut() else { return };
        match desk.right.take() {
            Some(right) => {
                if !desk.on_right {
                    desk.left = right;
                }
                desk.on_right = false;
                desk.link = Link::default();
            }
            None => self.screen = Screen::Library,
        }
    }
}
