//! The line at the bottom that is typed: a search, a filter, a command.

use super::{
    App, action::Action, field::Field, motions::Direction, screen::Overlay, search::Outcome,
    tagging::TagQuestion,
};
use crate::say;

/// A line being typed, and what it is for.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What it is for.
    pub purpose: Purpose,
    /// What was typed.
    pub field: Field,
}

/// What a line is typed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Words to search the report for.
    Search,
    /// Words to narrow the library to; giving it up shows everything again.
    Filter,
    /// The name of an action.
    Command,
    /// Words to narrow the list of marks to.
    Marks,
    /// Words to narrow the table of figures to.
    Compared,
    /// Nothing: what is typed where nothing is looked up must not act as keys.
    Nowhere,
    /// The name of a tag.
    Tag(TagQuestion),
}

impl App {
    /// `/`: a search in a report, a filter in the library. There it starts anew: the filter of the last
    /// run stays until something is typed in its place.
    pub(super) fn ask_search(&mut self) {
        let (purpose, field) = match self.overlays.last() {
            Some(Overlay::Marks(list)) => (Purpose::Marks, Field::with(&list.filter)),
            Some(Overlay::Compared(table)) => (Purpose::Compared, Field::with(&table.filter)),
            Some(_) => (Purpose::Nowhere, Field::default()),
            None if self.desk().is_some() => (Purpose::Search, Field::default()),
            None => (Purpose::Filter, Field::default()),
        };
        self.overlays.push(Overlay::Prompt(Prompt { purpose, field }));
    }

    /// `:`: an action by its name.
    pub(super) fn ask_command(&mut self) {
        self.overlays.push(Overlay::Prompt(Prompt { purpose: Purpose::Command, field: Field::default() }));
    }

    /// Something was typed into the prompt: a filter acts at once.
    pub(super) fn prompt_changed(&mut self) {
        if let Some(Overlay::Prompt(Prompt { purpose: Purpose::Marks, field })) = self.overlays.last() {
            return self.narrow_marks(&field.text());
        }
        if let Some(Overlay::Prompt(Prompt { purpose: Purpose::Compared, field })) = self.overlays.last() {
            return self.narrow_compared(&field.text());
        }
        if let Some(Overlay::Prompt(Prompt { purpose: Purpose::Filter, field })) = self.overlays.last() {
            self.library.filter = field.text();
            self.refresh_table();
        }
    }

    /// The prompt was given up.
    pub(super) fn prompt_cancelled(&mut self, prompt: Prompt) {
        if let Purpose::Marks = prompt.purpose {
            self.narrow_marks("");
        }
        if let Purpose::Compared = prompt.purpose {
            self.narrow_compared("");
        }
        if let Purpose::Filter = prompt.purpose {
            self.library.filter.clear();
            self.refresh_table();
        }
    }

    /// Enter in the prompt.
    pub(super) fn prompt_entered(&mut self, prompt: Prompt) {
        match prompt.purpose {
            Purpose::Search => self.search(&prompt.field.text()),
            Purpose::Filter | Purpose::Marks | Purpose::Compared | Purpose::Nowhere => {}
            Purpose::Tag(question) => self.tag_named(question, &prompt.field.text()),
            Purpose::Command => self.command(prompt.field.text().trim()),
        }
    }

    fn search(&mut self, needle: &str) {
        self.leave_outline();
        let Some(reader) = self.reader_mut() else { return };
        if needle.trim().is_empty() && reader.search.needle.is_empty() {
            return;
        }
        if !needle.trim().is_empty() {
            reader.search_for(needle.trim());
        }
        self.search_step(Direction::Forward, 1);
    }

    /// To the next match or the one before, and says which it is.
    pub(super) fn search_step(&mut self, way: Direction, count: usize) {
        let lang = self.lang;
        let Some(reader) = self.reader_mut() else { return };
        let needle = reader.search.needle.clone();
        if needle.is_empty() {
            return self.tell(say!(lang, "search.nothing"));
        }
        // The matches were put away, or it was searched for in an earlier run.
        if reader.search.matches.is_empty() {
            reader.search_for(&needle);
        }
        match reader.next_match(way, count) {
            Outcome::None { folded: 0 } => self.warn(say!(lang, "search.missing", needle = needle)),
            Outcome::None { folded } => {
                self.warn(say!(lang, "search.folded", needle = needle, count = folded));
            }
            Outcome::At { index, count, wrapped: true } => {
                self.tell(say!(lang, "search.wrapped", needle = needle, index = index, count = count));
            }
            Outcome::At { index, count, .. } => {
                self.tell(say!(lang, "search.at", needle = needle, index = index, count = count));
            }
        }
    }

    fn command(&mut self, name: &str) {
        if name.is_empty() {
            return;
        }
        let action = Action::named(name).or_else(|| match commands(name).as_slice() {
            [only] => Some(*only),
            _ => None,
        });
        match action {
            Some(action) => self.act(action, None),
            None => self.warn(say!(self.lang, "command.unknown", name = name)),
        }
    }

    /// Tab in the command line: the first name that goes on as typed.
    pub(super) fn complete(&mut self) {
        self.complete_tag();
        if let Some(Overlay::Prompt(Prompt { purpose: Purpose::Command, field })) = self.overlays.last_mut()
            && let Some(action) = commands(&field.text()).first()
        {
            *field = Field::with(action.name());
        }
    }
}

/// The actions whose names start with what was typed.
pub fn commands(typed: &str) -> Vec<Action> {
    Action::ALL.iter().copied().filter(|action| action.name().starts_with(typed.trim())).collect()
}
