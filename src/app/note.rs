//! The note editor: several lines, Chinese, pastes.
//!
//! The text area's model holds the text, its cursor and its own undo; the rows on the screen are
//! laid out by the same rules as a report, so that Up and Down go by rows.

use super::{
    key::{Key, KeyCode},
    scroll::{Move, Scroll},
};
use crate::{
    library::EntryId,
    marks::Mark,
    text::{
        CleanSpan,
        width::columns,
        wrap::{self, Measure},
    },
};
use tui_textarea::{CursorMove, Input, Key as AreaKey, TextArea};

/// What the note is written on.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A passage that is marked when the note is kept.
    Passage(CleanSpan),
    /// The report as a whole.
    Whole,
    /// A mark that is there already.
    Edit(Box<Mark>),
}

/// A note being written.
#[derive(Clone, Debug)]
pub struct NoteEditor {
    /// Which file of the library.
    pub report: EntryId,
    /// What it is written on.
    pub target: Target,
    area: TextArea<'static>,
    /// The row of the cursor, and the window.
    pub scroll: Scroll,
}

/// A row of the note on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRow {
    /// Which line of the note, from 0.
    pub line: usize,
    /// Which characters of it.
    pub span: CleanSpan,
    /// The characters.
    pub text: String,
}

impl NoteEditor {
    /// An editor with `note` in it, the cursor behind it.
    pub fn on(report: EntryId, target: Target, note: &str) -> Self {
        let lines = safe(note).split('\n').map(str::to_owned).collect();
        let mut area = TextArea::new(lines);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { report, target, area, scroll: Scroll::default() }
    }

    /// The text, blanks at its ends left out.
    pub fn note(&self) -> String {
        self.area.lines().join("\n").trim().to_owned()
    }

    /// Puts a paste in.
    pub fn paste(&mut self, text: &str) {
        self.area.insert_str(safe(text));
    }

    /// Takes a key as typing.
    pub fn key(&mut self, key: Key, width: u16) {
        match key.code {
            KeyCode::Up => self.vertical(-1, width),
            KeyCode::Down => self.vertical(1, width),
            _ => drop(self.area.input(input(key))),
        }
    }

    /// The line and the character in it where the next character goes.
    fn cursor(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        (cursor.0, cursor.1)
    }

    /// The note in rows of `width` columns.
    pub fn rows(&self, width: u16) -> Vec<NoteRow> {
        let mut rows = vec![];
        for (line, text) in self.area.lines().iter().enumerate() {
            let chars: Vec<char> = text.chars().collect();
            let mut wrapped = vec![];
            // One column is left for the cursor behind the last character.
            let measure = Measure::plain(width.saturating_sub(1));
            wrap::wrap(&chars, CleanSpan::new(0, chars.len()), &[], measure, &mut wrapped);
            rows.extend(wrapped.iter().map(|row| NoteRow {
                line,
                span: row.span,
                text: chars[row.span.start..row.span.end].iter().collect(),
            }));
        }
        rows
    }

    /// The row and column of the cursor among [`rows`](Self::rows).
    pub fn cursor_cell(&self, rows: &[NoteRow]) -> (usize, u16) {
        let (line, at) = self.cursor();
        let found = rows.iter().rposition(|row| row.line == line && row.span.start <= at).unwrap_or(0);
        let column = rows.get(found).map_or(0, |row| {
            row.text.chars().take(at.saturating_sub(row.span.start)).map(columns).sum::<u16>()
        });
        (found, column)
    }

    fn vertical(&mut self, by: isize, width: u16) {
        let rows = self.rows(width);
        let (row, column) = self.cursor_cell(&rows);
        let Some(target) = row.checked_add_signed(by).and_then(|row| rows.get(row)) else { return };
        let last_of_line = target.text.chars().count() == 0
            || rows.iter().all(|row| row.line != target.line || row.span.end <= target.span.end);
        let mut used = 0;
        let mut at = target.span.start;
        for character in target.text.chars() {
            used += columns(character);
            if used > column || (!last_of_line && at + 1 == target.span.end) {
                break;
            }
            at += 1;
        }
        let place = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(place(target.line), place(at)));
    }

    /// Keeps the cursor in a window of `height` rows of `width` columns.
    pub fn fit(&mut self, width: u16, height: u16) {
        let rows = self.rows(width);
        let (row, _) = self.cursor_cell(&rows);
        self.scroll.go(Move::To(row), rows.len(), usize::from(height));
    }
}

/// Text without control characters: line ends stay, tabs become blanks.
fn safe(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|character| match character {
            '\r' => '\n',
            '\t' => ' ',
            other => other,
        })
        .filter(|character| *character == '\n' || !character.is_control())
        .collect()
}

fn input(key: Key) -> Input {
    let code = match key.code {
        KeyCode::Char(character) => AreaKey::Char(character),
        KeyCode::Enter => AreaKey::Enter,
        KeyCode::Esc => AreaKey::Esc,
        KeyCode::Tab | KeyCode::BackTab => AreaKey::Null,
        KeyCode::Backspace => AreaKey::Backspace,
        KeyCode::Delete => AreaKey::Delete,
        KeyCode::Up => AreaKey::Up,
        KeyCode::Down => AreaKey::Down,
        KeyCode::Left => AreaKey::Left,
        KeyCode::Right => AreaKey::Right,
        KeyCode::PageUp => AreaKey::PageUp,
        KeyCode::PageDown => AreaKey::PageDown,
        KeyCode::Home => AreaKey::Home,
        KeyCode::End => AreaKey::End,
        KeyCode::F(number) => AreaKey::F(number),
    };
    Input { key: code, ctrl: key.ctrl, alt: key.alt, shift: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keymap::notation::parse;

    fn editor(note: &str) -> NoteEditor {
        NoteEditor::on(EntryId(0), Target::Whole, note)
    }

    #[test]
    fn keys_write_lines() {
        for (start, keys, expected) in [
            ("", "与上年对不上", "与上年对不上"),
            ("", "第一行<Enter>第二行", "第一行\n第二行"),
            ("甲乙", "<Left>丙", "甲丙乙"),
            ("甲\n乙", "<Up>丙", "甲丙\n乙"),
            ("甲\n乙", "<BS><BS>", "甲"),
        ] {
            let mut editor = editor(start);
            parse(keys).into_iter().for_each(|key| editor.key(key, 40));
            assert_eq!(editor.note(), expected, "{start} {keys}");
        }
    }

    #[test]
    fn up_and_down_go_by_rows() {
        let mut editor = editor("青岚县人民政府办结案件若干");
        assert_eq!(editor.cursor_cell(&editor.rows(11)), (2, 6));
        editor.key(parse("<Up>")[0], 11);
        assert_eq!(editor.cursor_cell(&editor.rows(11)), (1, 6));
        editor.key(parse("<Up>")[0], 11);
        editor.key(parse("<Up>")[0], 11);
        assert_eq!(editor.cursor_cell(&editor.rows(11)), (0, 6));
    }

    #[test]
    fn a_paste_keeps_its_lines_and_loses_its_controls() {
        let mut editor = editor("");
        editor.paste("一\r\n二\u{1b}]0;x\u{7}\t三");
        assert_eq!(editor.note(), "一\n二]0;x 三");
    }
}
