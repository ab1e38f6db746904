//! Copying: `y` the selection or the sentence, `Y` the excerpt with its citation, `gy` the page's
//! address. Which way a text takes to the clipboard is found out outside.

use super::{App, effect::Effect, library::State, places::Placed, screen::Overlay};
use crate::{
    export::{self, citation::cited, plain},
    library::EntryId,
    marks::{Anchor, Mark},
    report::Report,
    say,
    text::CleanSpan,
};

/// What is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// What was selected.
    Selection,
    /// The sentence under the caret.
    Sentence,
    /// A passage with its citation.
    Excerpt,
    /// The page's address.
    Address,
}

/// Which way a text went to the clipboard. None but a program's answers, so a terminal that knows
/// no clipboard cannot be told from one that does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the terminal.
    Terminal,
    /// Into tmux's buffer, which passes it on to the terminal.
    Tmux,
    /// Into the buffer of an old tmux, and through it to the terminal.
    ThroughTmux,
    /// Through GNU screen to the terminal.
    Screen,
    /// By a program of this name on this machine.
    Program(&'static str),
}

/// Why a text was not copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotCopied {
    /// Copying was turned off.
    Off,
    /// Terminals take no more than `most` bytes.
    TooLong {
        /// The text's bytes in UTF-8.
        bytes: usize,
        /// The most that are taken.
        most: usize,
    },
}

impl App {
    /// `y`: the selection, or the sentence under the caret.
    pub(super) fn copy(&mut self) {
        let Some(reader) = self.reader_mut() else { return };
        let what = if reader.selection.is_some() { What::Selection } else { What::Sentence };
        let Some(span) = reader.passage() else { return };
        let text = plain::visible(&reader.report.text.slice(span));
        reader.selection = None;
        self.copy_text(what, text);
    }

    /// `Y`: the same with a citation; without a selection, the passage of the mark under the caret
    /// comes before the sentence. In the list of marks, the one under the cursor.
    pub(super) fn copy_excerpt(&mut self) {
        if let Some(Overlay::Marks(list)) = self.overlays.last() {
            let Some(item) = list.items.get(list.scroll.selected) else { return };
            let text = self.cited(item.id, &item.mark, item.placed.at().filter(|_| !item.placed.waits));
            return self.copy_text(What::Excerpt, text);
        }
        let Some(reader) = self.reader() else { return };
        let placed = reader.selection.is_none().then(|| reader.mark_at(reader.caret)).flatten();
        let Some(span) = placed.and_then(Placed::at).or_else(|| reader.passage()) else { return };
        let mark = unmarked(&reader.report, span);
        let text = self.cited(reader.id, &mark, Some(span));
        if let Some(reader) = self.reader_mut() {
            reader.selection = None;
        }
        self.copy_text(What::Excerpt, text);
    }

    /// `gy`: the address of the page that the report was saved from.
    pub(super) fn copy_address(&mut self) {
        let report = match self.reader() {
            Some(reader) => Some(&reader.report),
            None => self.library.current().and_then(|entry| match &entry.state {
                State::Ready(report) => Some(report),
                _ => None,
            }),
        };
        match report.and_then(|report| report.outline.metadata.url.clone()) {
            Some(url) => self.copy_text(What::Address, plain::one_line(&url)),
            None => self.tell(say!(self.lang, "copy.no-address")),
        }
    }

    fn cited(&self, id: EntryId, mark: &Mark, span: Option<CleanSpan>) -> String {
        let Some(entry) = self.library.entry(id) else { return String::new() };
        let State::Ready(report) = &entry.state else { return String::new() };
        let located = [export::Located { mark, span, candidate: None }];
        let made = export::excerpts(report, &entry.path.to_string_lossy(), &located);
        let lines = made.excerpts.iter().map(|excerpt| cited(&made.origin, excerpt, self.lang));
        lines.collect()
    }

    fn copy_text(&mut self, what: What, text: String) {
        if !text.is_empty() {
            self.effects.push(Effect::Copy { what, text });
        }
    }

    /// Says what was copied and by which way, or why it was not.
    pub(super) fn copied(&mut self, what: What, characters: usize, result: &Result<Way, NotCopied>) {
        let lang = self.lang;
        let way = match result {
            Err(NotCopied::Off) => return self.warn(say!(lang, "copy.off")),
            Err(NotCopied::TooLong { bytes, most }) => {
                return self.warn(say!(lang, "copy.too-long", bytes = bytes, most = most));
            }
            Ok(Way::Terminal) => say!(lang, "copy.terminal"),
            Ok(Way::Tmux) => say!(lang, "copy.tmux"),
            Ok(Way::ThroughTmux) => say!(lang, "copy.through-tmux"),
            Ok(Way::Screen) => say!(lang, "copy.screen"),
            Ok(Way::Program(name)) => say!(lang, "copy.program", name = name),
        };
        let what = match what {
            What::Selection => say!(lang, "copy.selection", count = characters),
            What::Sentence => say!(lang, "copy.sentence", count = characters),
            What::Excerpt => say!(lang, "copy.excerpt", count = characters),
            What::Address => say!(lang, "copy.address"),
        };
        self.tell(say!(lang, "copy.done", what = what, way = way));
    }
}

/// A passage as a mark that nobody made: what a citation is made from.
fn unmarked(report: &Report, span: CleanSpan) -> Mark {
    Mark { anchor: Some(Anchor::of(report, span)), ..Mark::default() }
}
