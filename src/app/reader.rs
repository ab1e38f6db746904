//! One report being read: the page, the caret, and what part of the page is on the screen.

use super::{
    jumps::Jumps,
    motions::{self, Direction, Unit},
    page::Page,
    places::Placed,
    search::Search,
    selection::Selection,
};
use crate::{library::EntryId, report::Report};
use ratatui::layout::Rect;
use std::{path::PathBuf, sync::Arc};

/// Rows that stay visible above and below the caret, where there is room.
const MARGIN: usize = 2;

/// A report in a pane.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Which file of the library.
    pub id: EntryId,
    /// Its path.
    pub path: PathBuf,
    /// The report itself.
    pub report: Arc<Report>,
    /// Where the text stands on the screen.
    pub area: Rect,
    /// The rows for that area.
    pub page: Page,
    /// The character that the caret is on.
    pub caret: usize,
    /// The column that moves up and down keep to.
    goal: Option<u16>,
    /// The first row on the screen.
    pub top: usize,
    /// Rows that may stay blank below the end, so that two headings can stand side by side.
    pub slack: usize,
    /// Whether page noise is shown.
    pub noise: bool,
    /// Whether the text is shown as Simplified.
    pub simplified: bool,
    /// Whether numerals that are no figures are shown faintly.
    pub skipped: bool,
    /// What is selected.
    pub selection: Option<Selection>,
    /// Places that were jumped from.
    pub jumps: Jumps,
    /// What was last searched for.
    pub search: Search,
    /// Where the marks stand in this text.
    pub placed: Vec<Placed>,
    /// The id of the mark that was gone to last.
    pub focus: Option<String>,
}

impl Reader {
    /// Opens a report with the caret at `caret`.
    pub fn open(id: EntryId, path: PathBuf, report: Arc<Report>, caret: usize) -> Self {
        Self {
            id,
            path,
            report,
            area: Rect::default(),
            page: Page::default(),
            caret,
            goal: None,
            top: 0,
            slack: 0,
            noise: false,
            simplified: false,
            skipped: false,
            selection: None,
            jumps: Jumps::default(),
            search: Search::default(),
            placed: vec![],
            focus: None,
        }
    }

    /// Rows on the screen.
    pub fn height(&self) -> usize {
        usize::from(self.area.height)
    }

    /// Fits the page into `area`. The caret stays on its character and at a similar height.
    pub fn fit(&mut self, area: Rect) {
        let first = self.page.rows.is_empty();
        let before = self.page.row_of(self.caret).saturating_sub(self.top);
        let old_height = self.height().max(1);
        if first || self.page.width != area.width || self.page.noise != self.noise {
            self.page = Page::lay_out(&self.report, area.width, self.noise);
        }
        if first || self.area != area || !self.page.shows(self.caret) {
            self.area = area;
            self.caret = self.page.nearest(self.caret);
            let row = self.page.row_of(self.caret);
            let height = self.height();
            self.top = if first {
                row.saturating_sub(height / 4)
            } else {
                row.saturating_sub((before * height / old_height).min(height.saturating_sub(1)))
            };
        }
        self.reveal();
    }

    /// Lays the page out anew for a change of what is shown, the caret's row at the height it had.
    pub fn lay_out_anew(&mut self) {
        let before = self.page.row_of(self.caret).saturating_sub(self.top);
        self.page = Page::lay_out(&self.report, self.area.width, self.noise);
        self.caret = self.page.nearest(self.caret);
        self.top = self.page.row_of(self.caret).saturating_sub(before);
        self.reveal();
    }

    /// The caret goes to the character at `at`, or the nearest that is shown.
    pub fn go_to(&mut self, at: usize) {
        self.caret = self.page.nearest(at);
        self.goal = None;
        let row = self.page.row_of(self.caret);
        let height = self.height();
        if row + height < self.top || row > self.top + 2 * height {
            self.top = row.saturating_sub(height / 4);
        }
        self.reveal();
    }

    /// Goes there, and remembers where from.
    pub fn jump_to(&mut self, at: usize) {
        let target = self.page.nearest(at);
        if target != self.caret {
            self.jumps.leave(self.caret);
        }
        self.go_to(target);
        // What is jumped to should be read from: bring it into the upper half.
        let row = self.page.row_of(self.caret);
        if row > self.top + self.height() / 2 {
            self.top = row.saturating_sub(self.height() / 4);
            self.reveal();
        }
    }

    /// Moves the window so that the caret's row is in it, with a margin.
    fn reveal(&mut self) {
        let height = self.height().max(1);
        let margin = MARGIN.min((height - 1) / 2);
        let row = self.page.row_of(self.caret);
        let lowest = (row + margin + 1).saturating_sub(height);
        self.top = self.top.clamp(lowest, row.saturating_sub(margin).max(lowest));
        self.top = self.top.min(self.last_top()).max((row + 1).saturating_sub(height));
    }

    fn last_top(&self) -> usize {
        (self.page.rows.len() + self.slack).saturating_sub(self.height().max(1))
    }

    /// One row or more up or down.
    pub fn vertical(&mut self, rows: isize) {
        let column = *self.goal.get_or_insert_with(|| self.page.column_of(&self.report.text, self.caret));
        let row = self.page.text_row_by(self.page.row_of(self.caret), rows);
        if let Some(at) = self.page.at_column(&self.report.text, row, column) {
            self.caret = at;
        }
        self.reveal();
    }

    /// Some characters to the left or right, across rows and lines.
    pub fn horizontal(&mut self, characters: isize) {
        let mut at = self.caret;
        for _ in 0..characters.unsigned_abs().min(self.report.text.len()) {
            let next = if characters > 0 {
                (at + 1..self.report.text.len()).find(|&next| self.page.shows(next))
            } else {
                (0..at).rev().find(|&next| self.page.shows(next))
            };
            let Some(next) = next else { break };
            at = next;
        }
        self.go_to(at);
    }

    /// To the start or the end of the row.
    pub fn row_end(&mut self, way: Direction) {
        if let Some(span) = self.page.span(self.page.row_of(self.caret)) {
            let at = match way {
                Direction::Forward => span.end.saturating_sub(1).max(span.start),
                Direction::Back => span.start,
            };
            self.go_to(at);
            self.goal = (way == Direction::Forward).then_some(u16::MAX);
        }
    }

    /// Scrolls; the caret stays where it is as long as it is on the screen.
    pub fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.last_top());
        let row = self.page.row_of(self.caret);
        let height = self.height().max(1);
        let margin = MARGIN.min((height - 1) / 2);
        let first = if self.top == 0 { 0 } else { self.top + margin };
        let last = if self.top == self.last_top() { usize::MAX } else { self.top + height - 1 - margin };
        let clamped = row.clamp(first, last.max(first));
        if clamped != row {
            let column = *self.goal.get_or_insert_with(|| self.page.column_of(&self.report.text, self.caret));
            let way = if clamped > row { clamped } else { self.text_row_up_to(clamped) };
            let near = self.page.text_row_near(way);
            if let Some(at) = self.page.at_column(&self.report.text, near, column) {
                self.caret = at;
            }
        }
    }

    fn text_row_up_to(&self, row: usize) -> usize {
        (0..=row).rev().find(|&row| self.page.is_text(row)).unwrap_or(row)
    }

    /// Half screens down or up: the window and the caret both.
    pub fn half_screens(&mut self, count: isize) {
        let rows = isize::try_from(self.height() / 2).unwrap_or(1).max(1).saturating_mul(count);
        self.top = self.top.saturating_add_signed(rows).min(self.last_top());
        self.vertical(rows);
    }

    /// Whole screens down or up, two rows of the last one kept in view.
    pub fn screens(&mut self, count: isize) {
        let rows = isize::try_from(self.height().saturating_sub(2)).unwrap_or(1).max(1).saturating_mul(count);
        let before = self.top;
        self.scroll(rows);
        if self.top == before {
            self.vertical(rows);
        }
    }

    /// By a unit of the text. True where there was one to go to.
    ///
    /// While selecting, a sentence is gone to by its end: its last character is selected, and none of the
    /// next one's.
    pub fn travel(&mut self, unit: Unit, way: Direction, count: usize) -> bool {
        if self.selection.is_some() && (unit, way) == (Unit::Sentence, Direction::Forward) {
            let end = motions::sentence_end(&self.report, self.caret, count);
            end.into_iter().for_each(|at| self.go_to(at));
            return end.is_some();
        }
        match motions::step(&self.report, &self.page, self.caret, unit, way, count) {
            Some(at) if matches!(unit, Unit::Section) => self.jump_to(at),
            Some(at) => self.go_to(at),
            None => return false,
        }
        true
    }

    /// To the paragraph that is so many behind the first one on the page.
    pub fn to_paragraph(&mut self, number: usize) {
        let lines = self.report.text.lines().iter().map(|line| line.span.start);
        let mut shown = lines.filter(|&start| self.page.shows(start));
        if let Some(start) = shown.clone().nth(number).or_else(|| shown.next_back()) {
            self.jump_to(start);
        }
    }

    /// To the last row.
    pub fn to_end(&mut self) {
        let last = self.page.text_row_near(self.page.rows.len());
        if let Some(span) = self.page.span(last) {
            self.jump_to(span.start);
        }
    }

    /// True where the end of the report is on the screen.
    pub fn at_end(&self) -> bool {
        self.top + self.height() >= self.page.rows.len()
    }
}
