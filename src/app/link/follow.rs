//! The other pane follows: the section that answers the one under the caret, at the same height.
//!
//! It follows by section. Where the caret comes to another section, the heading that answers it is
//! brought beside its heading; as long as that heading stays on the screen the two stay beside each
//! other; inside a long section the other pane rests. Where a report has not enough rows before the
//! heading, both panes give way; where it has not enough behind, rows stay blank below its end.

use super::{Ready, answers::Answer, wording::name_of};
use crate::app::{desk::Desk, reader::Reader};
use ratatui::layout::Rect;

/// Rows that the caret keeps from the upper and the lower edge, where there is room.
const MARGIN: usize = 2;

/// What the other pane was brought into line with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Followed {
    /// True where the right report has the caret.
    on_right: bool,
    /// The section that the caret is in.
    section: Option<usize>,
    /// The row of the screen that its heading is on; `None` where it is not on the screen.
    row: Option<usize>,
    /// Where the two texts stand on the screen.
    areas: [Rect; 2],
}

impl Desk {
    /// 0 where the left report has the caret, 1 where the right one has.
    pub fn side(&self) -> usize {
        usize::from(self.on_right && self.right.is_some())
    }

    /// The report with the caret, and the other one.
    fn both_mut(&mut self) -> Option<(&mut Reader, &mut Reader)> {
        let right = self.right.as_mut()?;
        Some(if self.on_right { (right, &mut self.left) } else { (&mut self.left, right) })
    }

    /// The report that the caret is not in.
    pub fn other(&self) -> Option<&Reader> {
        let right = self.right.as_ref()?;
        Some(if self.on_right { &self.left } else { right })
    }

    /// What answers the section under the caret: `Ok(None)` for what stands before the first
    /// section, `Err` where nothing answers it.
    pub fn counterpart<'a>(&self, ready: &'a Ready) -> Result<Option<&'a Answer>, usize> {
        let reader = self.reader();
        match reader.report.outline.section_at(reader.caret) {
            None => Ok(None),
            Some(section) => ready.answer(self.side(), Some(section)).map(Some).ok_or(section),
        }
    }

    fn position(&self) -> Option<Followed> {
        let (reader, right) = (self.reader(), self.right.as_ref()?);
        let section = reader.report.outline.section_at(reader.caret);
        let areas = [self.left.area, right.area];
        Some(Followed {
            on_right: self.on_right,
            section,
            row: reader.screen_row(reader.start_of(section)),
            areas,
        })
    }

    /// Brings the other pane into line, where the caret went to another section since.
    pub(in crate::app) fn follow(&mut self) {
        let Some(here) = self.position().filter(|_| self.link.on) else { return };
        let before = self.link.followed;
        if before == Some(here) {
            return;
        }
        let Some(ready) = self.link.ready.clone() else { return };
        let same_place = before.is_some_and(|before| Followed { row: here.row, ..before } == here);
        let other_pane = before.is_some_and(|before| before.on_right != here.on_right);
        if let Ok(answer) = self.counterpart(&ready) {
            // Of several that answer, the one that was gone to stays.
            let same_section = other_pane || before.is_some_and(|before| before.section == here.section);
            let shown = answer.filter(|_| same_section).map_or(0, |answer| self.answer_shown(answer));
            let section = answer.and_then(|answer| answer.sections.get(shown).copied());
            let is_there = |reader: &Reader| {
                let at = reader.report.outline.section_at(reader.caret);
                answer.map_or(at.is_none(), |answer| at.is_some_and(|at| answer.sections.contains(&at)))
            };
            let rests = other_pane && self.other().is_some_and(is_there);
            let scrolls = same_place && before.is_some_and(|before| before.row.is_some());
            let partner = ready.partner(self.side(), self.reader().caret).map(|span| span.start);
            if let Some((reader, other)) = self.both_mut().filter(|_| !rests) {
                let (there, stays) = (other.start_of(section), is_there(other));
                match (same_place, here.row) {
                    (true, Some(row)) if scrolls => other.bring_to(there, row, stays),
                    (true, _) => {}
                    (false, Some(row)) => {
                        // What stands near the start of the other report cannot be brought lower.
                        reader.settle_heading(row.min(other.page.row_of(there)));
                        let heading = reader.start_of(here.section);
                        let row = reader.screen_row(heading).unwrap_or(row);
                        other.bring_to(there, row, false);
                    }
                    (false, None) => match partner.filter(|at| other.is_in(*at, answer)) {
                        Some(at) => {
                            let row = reader.screen_row(reader.caret).unwrap_or(0);
                            other.bring_to(at, row, false);
                        }
                        None => other.bring_to(there, 0, false),
                    },
                }
            }
        }
        self.link.followed = self.position();
    }

    /// Brings a section of the other report beside the heading of the one under the caret, else to the top.
    /// Answers its title.
    pub(super) fn show_answer(&mut self, section: Option<usize>) -> Option<String> {
        let (reader, other) = self.both_mut()?;
        let heading = reader.start_of(reader.report.outline.section_at(reader.caret));
        let row = reader.screen_row(heading).unwrap_or(0);
        let there = other.start_of(section);
        other.bring_to(there, row, false);
        let title = other.report.outline.sections.get(section?).map(name_of);
        self.link.followed = self.position();
        title
    }

    /// Brings `at` of the other report to the row that the caret is on, and lets it rest there.
    pub(super) fn show_beside(&mut self, at: usize) {
        if let Some((reader, other)) = self.both_mut() {
            let row = reader.screen_row(reader.caret).unwrap_or(0);
            other.bring_to(at, row, false);
        }
        self.link.followed = self.position();
    }
}

impl Reader {
    /// Where a section starts, or the text before the first one.
    pub(super) fn start_of(&self, section: Option<usize>) -> usize {
        let start = section.and_then(|at| self.report.outline.sections.get(at)).map(|found| found.span.start);
        self.page.nearest(start.unwrap_or(0))
    }

    /// The row of the screen that shows the character at `at`, counted from the top of the text.
    pub(super) fn screen_row(&self, at: usize) -> Option<usize> {
        self.page.row_of(at).checked_sub(self.top).filter(|row| *row < self.height())
    }

    /// Scrolls so that `at` is on that row of the screen, or, too near to the start for that, on its
    /// own. The caret goes there, unless it stays where it is.
    fn bring_to(&mut self, at: usize, row: usize, stay: bool) {
        if !stay {
            self.go_to(at);
        }
        self.scroll_to(self.page.row_of(at).saturating_sub(row.min(self.height().saturating_sub(1))));
        self.scroll(0);
    }

    /// Scrolls so that the heading of the caret's section is on that row, if the caret stays on the
    /// screen where it is.
    fn settle_heading(&mut self, row: usize) {
        let heading = self.start_of(self.report.outline.section_at(self.caret));
        let top = self.page.row_of(heading).saturating_sub(row);
        let caret = self.page.row_of(self.caret);
        let low = if top == 0 { 0 } else { top + MARGIN };
        if caret >= low && caret < (top + self.height()).saturating_sub(MARGIN) {
            self.scroll_to(top);
        }
    }

    /// Shows the row at `top` first, with blank rows below the end where there are not enough.
    fn scroll_to(&mut self, top: usize) {
        self.top = top;
        self.slack = (top + self.height()).saturating_sub(self.page.rows.len());
    }

    fn is_in(&self, at: usize, answer: Option<&Answer>) -> bool {
        let sections = &self.report.outline.sections;
        let holds = |section: &usize| sections.get(*section).is_some_and(|found| found.span.contains(at));
        answer.is_some_and(|answer| answer.sections.iter().any(holds))
    }
}
