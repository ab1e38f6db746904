//! Lists over the text: figures, marks, and pages to scroll. Moving in them, and what Enter does.

use super::{
    App,
    layout::{self, Size},
    matching::{by_initials, typed_words},
    places::Listed,
    remark,
    screen::{MarksList, Overlay},
    scroll::{Move, Scroll},
    tagging::goes_with,
};
use crate::{marks::Absence, say, text::fold::fold_str};
use ratatui::layout::Rect;

/// As many items as a list has room for: the picker keeps its height while it is narrowed.
pub const WHOLE: usize = 1000;

/// Rows of the heading inside a list's frame.
pub const LIST_HEADING: u16 = 1;

/// The box of a list of so many items.
pub fn frame_of(size: Size, items: usize) -> Rect {
    size.list(items + usize::from(LIST_HEADING))
}

/// The rows of a list inside its frame.
pub fn rows_of(frame: Rect) -> Rect {
    let inside = layout::inside(frame);
    Rect::new(
        inside.x,
        inside.y + LIST_HEADING.min(inside.height),
        inside.width,
        inside.height.saturating_sub(LIST_HEADING),
    )
}

impl App {
    /// `gf`: the figures, the one under or behind the caret selected.
    pub(super) fn list_figures(&mut self) {
        let Some(reader) = self.reader() else { return };
        let found = &reader.report.figures.found;
        if found.is_empty() {
            return self.tell(say!(self.lang, "figures.none"));
        }
        let selected = found.partition_point(|figure| figure.span.end <= reader.caret).min(found.len() - 1);
        let count = found.len();
        let mut scroll = Scroll { selected, top: selected.saturating_sub(3) };
        scroll.keep_in_view(count, self.list_height(count));
        self.overlays.push(Overlay::Figures(scroll));
    }

    /// `gm`: the marks of the report, or of the library.
    pub(super) fn list_marks(&mut self) {
        let items = self.listed_marks();
        if items.is_empty() {
            return self.tell(say!(self.lang, "marks.none"));
        }
        let caret = self.reader().map_or(0, |reader| reader.caret);
        let meant = self.reader().and_then(|reader| reader.mark_at(caret)).map(|placed| placed.id.clone());
        let selected = items.iter().position(|item| Some(&item.mark.id) == meant.as_ref()).or_else(|| {
            items.iter().rposition(|item| item.placed.at().is_some_and(|span| span.start <= caret))
        });
        let scroll = Scroll { selected: selected.unwrap_or(0), top: 0 };
        let grouped = self.reader().is_none();
        self.show_marks(MarksList { items, scroll, grouped, ..MarksList::default() });
    }

    /// Shows a list of marks, its cursor in view.
    pub(super) fn show_marks(&mut self, mut list: MarksList) {
        let window = list.window(self.list_height(list.rows()));
        list.scroll.keep_in_view(list.items.len(), window);
        list.note_selected();
        self.overlays.push(Overlay::Marks(list));
    }

    /// Puts the cursor of the list of marks on an item.
    pub(super) fn select_mark(&mut self, index: usize) {
        self.move_in_list(Move::To(index));
    }

    /// Narrows the list of marks to those with every word that was typed: in the passage, the note,
    /// the report's name or file, or a tag; names and tags also go by their initials.
    pub(super) fn narrow_marks(&mut self, filter: &str) {
        for overlay in &mut self.overlays {
            if let Overlay::Marks(list) = overlay {
                list.filter = filter.to_owned();
            }
        }
        self.relist_marks();
    }

    /// Lists the marks anew where they are listed; the cursor stays on its mark.
    pub(super) fn relist_marks(&mut self) {
        let is_list = |overlay: &Overlay| matches!(overlay, Overlay::Marks(_));
        let Some(index) = self.overlays.iter().position(is_list) else { return };
        let differing = matches!(&self.overlays[index], Overlay::Marks(list) if list.differing);
        let mut items = if differing { self.differing_marks() } else { self.listed_marks() };
        if items.is_empty() {
            self.overlays.remove(index);
            return;
        }
        let Some(Overlay::Marks(list)) = self.overlays.get_mut(index) else { return };
        let names = |item: &Listed| self.library.entry(item.id).map(|entry| self.library.names_of(entry));
        items.retain(|item| holds(item, &names(item).unwrap_or_default(), &list.filter));
        let place = items.iter().position(|item| Some(&item.mark.id) == list.meant.as_ref());
        list.scroll.selected = place.unwrap_or(list.scroll.selected.min(items.len().saturating_sub(1)));
        list.items = items;
        let there = |id: &String| self.shelf.has(id);
        if !list.meant.as_ref().is_some_and(there) {
            list.note_selected();
        }
        let height = usize::from(rows_of(frame_of(self.size, list.rows())).height);
        list.scroll.keep_in_view(list.items.len(), list.window(height));
    }

    fn list_height(&self, items: usize) -> usize {
        usize::from(rows_of(frame_of(self.size, items)).height)
    }

    /// Moves the cursor of the list on top, or scrolls the page on top.
    pub(super) fn move_in_list(&mut self, step: Move) {
        let size = self.size;
        let figures = self.reader().map_or(0, |reader| reader.report.figures.found.len());
        let help = self.help_rows().len();
        let height = |items| usize::from(rows_of(frame_of(size, items)).height);
        let sheet = |rows| usize::from(layout::inside(size.sheet(rows)).height);
        match self.overlays.last_mut() {
            Some(Overlay::Figures(scroll)) => scroll.go(step, figures, height(figures)),
            Some(Overlay::Marks(list)) => {
                list.scroll.go(step, list.items.len(), list.window(height(list.rows())));
                list.note_selected();
            }
            Some(Overlay::Compared(table)) => table.go_on(step, size),
            Some(Overlay::Picker(picker)) => {
                picker.scroll.go(step, picker.found.len(), height(WHOLE));
            }
            Some(Overlay::Export(_)) => self.scroll_preview(step),
            Some(Overlay::Help { top, .. }) => scroll_page(top, step, help, sheet(help)),
            Some(Overlay::Origin { facts, top }) => scroll_page(top, step, facts.len(), sheet(facts.len())),
            _ => {}
        }
    }

    /// Enter in a list.
    pub(super) fn open_in_list(&mut self) {
        let at = match self.overlays.last() {
            Some(Overlay::Figures(scroll)) => self
                .reader()
                .and_then(|reader| reader.report.figures.found.get(scroll.selected))
                .map(|figure| figure.span.start),
            Some(Overlay::Marks(list)) => {
                let Some(item) = list.items.get(list.scroll.selected).cloned() else { return };
                self.overlays.pop();
                return self.go_to_mark(&item);
            }
            Some(Overlay::Compared(_)) => return self.open_compared(),
            _ => return,
        };
        self.overlays.pop();
        if let (Some(at), Some(reader)) = (at, self.reader_mut()) {
            reader.jump_to(at);
        }
    }

    fn go_to_mark(&mut self, item: &Listed) {
        if self.reader().is_none_or(|reader| reader.id != item.id) {
            self.open(item.id);
        }
        match (item.placed.at(), self.reader_mut()) {
            (Some(span), Some(reader)) => reader.show_mark(span.start, item.mark.id.clone()),
            (None, Some(reader)) if item.mark.anchor.is_some() => {
                reader.focus = Some(item.mark.id.clone());
                self.tell(say!(self.lang, "marks.lost"));
            }
            _ => self.tell(say!(self.lang, "marks.whole")),
        }
    }
}

/// True where a mark has every word of a filter; `names` is what its report is called, which goes by its
/// initials too.
fn holds(item: &Listed, names: &str, filter: &str) -> bool {
    let mark = &item.mark;
    let mut text = format!("{}\n{}\n{}", item.report, mark.note, mark.author);
    for part in mark.anchor.iter().map(|anchor| &anchor.quote).chain(mark.absence.iter().map(|a| &a.what)) {
        text.push('\n');
        text.push_str(part);
    }
    let text = fold_str(&text);
    filter.split_whitespace().all(|word| {
        if let Some(what) = remark::absence(word) {
            let lacks = |absence: &Absence| fold_str(&absence.what).contains(&fold_str(what));
            return mark.absence.as_ref().is_some_and(lacks);
        }
        let tag = word.strip_prefix(['#', '＃']).unwrap_or(word);
        let lacks = mark.absence.is_some() && ["缺", "missing"].contains(&word);
        let tagged = mark.tags.iter().any(|name| goes_with(name, tag));
        let named = || by_initials(names, &typed_words(word)).is_some();
        lacks || tagged || tag == word && (text.contains(&fold_str(word)) || named())
    })
}

pub(super) fn scroll_page(top: &mut usize, step: Move, rows: usize, height: usize) {
    // A page has no cursor of its own: its first row is what moves.
    let last = rows.saturating_sub(height);
    *top = match step {
        Move::By(by) | Move::Window(by) => top.saturating_add_signed(by),
        Move::HalfScreens(by) => {
            top.saturating_add_signed(by.saturating_mul(isize::try_from(height / 2).unwrap_or(1).max(1)))
        }
        Move::To(row) => row,
        Move::Last => last,
    }
    .min(last);
}
