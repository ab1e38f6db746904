//! Keys and pastes: from what was typed to an action, or to text in a field.

use super::{
    Action, App,
    key::{Key, KeyCode},
    keymap::{self, Context, Lookup, ime},
    layout,
    screen::Overlay,
};
use crate::say;

/// Counts beyond this are cut: no report has so many rows.
const LARGEST_COUNT: usize = 99_999;

impl App {
    /// A key was pressed.
    pub(super) fn key(&mut self, key: Key) {
        self.stop_waiting();
        self.message = None;
        let context = self.context();
        if context.is_text() {
            match keymap::lookup(context, &[key]) {
                Lookup::Fire(action) => self.act(action, None),
                Lookup::Pending | Lookup::Unbound => self.typed(key),
            }
            return;
        }
        let key = ime::plain(key);
        if self.is_leaving() {
            return self.leave_or_stay(key);
        }
        if self.pending.keys.is_empty() && self.digit(key) {
            return;
        }
        self.pending.keys.push(key);
        match keymap::lookup(context, &self.pending.keys) {
            Lookup::Pending => {}
            Lookup::Fire(action) => {
                let pending = std::mem::take(&mut self.pending);
                self.act(action, keymap::number(&pending.keys).or(pending.count));
            }
            Lookup::Unbound => {
                let pending = std::mem::take(&mut self.pending);
                let cancelled = pending.keys.len() > 1 && key.code == KeyCode::Esc;
                if !cancelled {
                    self.tell_of_unbound(context, &pending.keys);
                }
            }
        }
    }

    /// Says that keys mean nothing here; in the library, where they are for an open report, that and how to open one.
    fn tell_of_unbound(&mut self, context: Context, keys: &[Key]) {
        let shown = keymap::notation::shown(keys);
        let elsewhere = match keymap::lookup(Context::Reader, keys) {
            Lookup::Fire(action) if context == Context::Library => Some(action),
            _ => None,
        };
        match elsewhere {
            // Where there is nothing to put beside a report, opening it does not help.
            Some(Action::Second) if self.library.finished && self.library.entries.len() < 2 => {
                self.tell(say!(self.lang, "pick.none"));
            }
            Some(action) => {
                let hint = keymap::hint(self.lang, action);
                self.tell(say!(self.lang, "keys.in-report", keys = shown, hint = hint));
            }
            None => self.tell(say!(self.lang, "keys.unbound", keys = shown)),
        }
    }

    /// A digit of a count. `0` is one only behind another.
    fn digit(&mut self, key: Key) -> bool {
        let KeyCode::Char(character) = key.code else { return false };
        let Some(digit) = character.to_digit(10).filter(|_| !key.ctrl && !key.alt) else { return false };
        if digit == 0 && self.pending.count.is_none() {
            return false;
        }
        let count = self.pending.count.unwrap_or(0).saturating_mul(10).saturating_add(digit as usize);
        self.pending.count = Some(count.min(LARGEST_COUNT));
        true
    }

    fn typed(&mut self, key: Key) {
        let width = layout::inside(self.size.note()).width;
        let changed = match self.overlays.last_mut() {
            Some(Overlay::Prompt(prompt)) => prompt.field.key(key),
            Some(Overlay::Picker(picker)) => picker.field.key(key),
            Some(Overlay::Export(sheet)) => sheet.field.key(key),
            Some(Overlay::Note(editor)) => {
                let before = editor.note();
                editor.key(key, width);
                editor.note() != before
            }
            _ => false,
        };
        if changed {
            self.field_changed();
        }
    }

    /// Text was pasted: into a field it goes as it is, elsewhere it means nothing.
    pub(super) fn paste(&mut self, text: &str) {
        self.stop_waiting();
        match self.overlays.last_mut() {
            Some(Overlay::Prompt(prompt)) => prompt.field.insert(text),
            Some(Overlay::Picker(picker)) => picker.field.insert(text),
            Some(Overlay::Export(sheet)) => sheet.field.insert(text),
            Some(Overlay::Note(editor)) => editor.paste(text),
            _ => return self.tell(say!(self.lang, "keys.paste")),
        }
        self.field_changed();
    }

    fn field_changed(&mut self) {
        match self.overlays.last() {
            Some(Overlay::Prompt(_)) => self.prompt_changed(),
            Some(Overlay::Picker(_)) => self.picker_changed(),
            Some(Overlay::Export(_)) => self.look_at_file(),
            Some(Overlay::Note(_)) => self.note_typed(),
            _ => {}
        }
    }
}
