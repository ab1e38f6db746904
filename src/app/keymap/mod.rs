//! The keys: one table that binds them, and everything that is made from it.
//!
//! [`table`] is data: group × contexts × sequences × action. Keys are looked up in it, and help,
//! the status bar's hints and README's table are generated from it, so that none can disagree.

pub mod ime;
mod markdown;
pub mod notation;
pub mod table;

use super::{
    action::Action,
    key::{Key, KeyCode},
};
use crate::words::Lang;
pub use markdown::markdown_table;
pub use table::TABLE;

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The table of reports.
    Library,
    /// The text of a report.
    Reader,
    /// The text, while something is selected.
    Select,
    /// The outline beside the text.
    Outline,
    /// The list of figures.
    Figures,
    /// The list of marks.
    Marks,
    /// The table of two reports' figures.
    Compared,
    /// A page to read: help, where something came from.
    Page,
    /// Choosing a report by typing: a text field.
    Picker,
    /// One line to type: a text field.
    Prompt,
    /// The note's text area.
    Note,
    /// An export before it is written: a text field for its path.
    Export,
    /// A question with yes or no.
    Confirm,
}

impl Context {
    /// Every context.
    pub const ALL: &[Self] = &[
        Self::Library,
        Self::Reader,
        Self::Select,
        Self::Outline,
        Self::Figures,
        Self::Marks,
        Self::Compared,
        Self::Page,
        Self::Picker,
        Self::Prompt,
        Self::Note,
        Self::Export,
        Self::Confirm,
    ];

    /// True where keys that are not bound are typed as text.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Picker | Self::Prompt | Self::Note | Self::Export)
    }
}

/// What keys of a kind are listed together in help and README.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its name in the catalogue, behind `group.`.
    pub name: &'static str,
    /// Its bindings, in the order in which they are listed.
    pub bindings: &'static [Binding],
}

/// An action and the sequences that ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where.
    pub contexts: &'static [Context],
    /// Each on its own asks for the action; in the notation of [`notation`].
    pub sequences: &'static [&'static str],
    /// What they ask for.
    pub action: Action,
    /// Contexts whose hints name it.
    pub hinted: &'static [Context],
}

/// What a sequence of keys means in a context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// Do this.
    Fire(Action),
    /// The start of at least one sequence.
    Pending,
    /// Nothing.
    Unbound,
}

/// Every binding of a context.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().flat_map(|group| group.bindings).filter(move |binding| binding.contexts.contains(&context))
}

/// What `keys` mean in `context`.
pub fn lookup(context: Context, keys: &[Key]) -> Lookup {
    let mut found = Lookup::Unbound;
    for binding in bindings(context) {
        for sequence in binding.sequences {
            let bound = notation::parse(sequence);
            if bound == keys {
                return Lookup::Fire(binding.action);
            }
            if bound.starts_with(keys) {
                found = Lookup::Pending;
            }
        }
    }
    found
}

/// The digit that a sequence ends with: `t3` is the tag with the number 3.
pub fn number(keys: &[Key]) -> Option<usize> {
    let [_, .., Key { code: KeyCode::Char(last), ctrl: false, alt: false }] = keys else { return None };
    last.to_digit(10).map(|digit| digit as usize)
}

/// How the sequences behind `keys` go on, with what they ask for: `[("f", Figures), …]`.
pub fn continuations(context: Context, keys: &[Key]) -> Vec<(String, Action)> {
    bindings(context)
        .flat_map(|binding| binding.sequences.iter().map(move |sequence| (sequence, binding.action)))
        .filter_map(|(sequence, action)| {
            let bound = notation::parse(sequence);
            let rest = bound.strip_prefix(keys).filter(|rest| !rest.is_empty())?;
            Some((notation::shown(rest), action))
        })
        .collect()
}

/// The first sequence that asks for an action in a context, as people read it.
pub fn key_of(context: Context, action: Action) -> Option<String> {
    let binding = bindings(context).find(|binding| binding.action == action)?;
    binding.sequences.first().map(|sequence| notation::shown(&notation::parse(sequence)))
}

/// The keys that the status bar names in a context: the first sequence of each hinted binding.
pub fn hints(context: Context) -> impl Iterator<Item = (String, Action)> {
    bindings(context).filter(move |binding| binding.hinted.contains(&context)).filter_map(|binding| {
        binding
            .sequences
            .first()
            .map(|sequence| (notation::shown(&notation::parse(sequence)), binding.action))
    })
}

/// An action with the sequences that ask for it, as help and README list it: once, in however many contexts
/// and bindings it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The action.
    pub action: Action,
    /// Its sequences, each once.
    pub sequences: Vec<&'static str>,
}

impl Listed {
    /// True where this tells of every sequence of `other`, for the same action.
    pub fn covers(&self, other: &Self) -> bool {
        let known = |sequence| self.sequences.contains(sequence);
        self.action == other.action && other.sequences.iter().all(known)
    }

    /// The sequences as people read them.
    pub fn shown(&self) -> Vec<String> {
        self.sequences.iter().map(|sequence| notation::shown(&notation::parse(sequence))).collect()
    }
}

/// The actions of bindings, in the order of the first binding of each.
pub fn listed<'a>(bindings: impl Iterator<Item = &'a Binding>) -> Vec<Listed> {
    let mut all: Vec<Listed> = vec![];
    for binding in bindings {
        let known = all.iter().position(|listed| listed.action == binding.action);
        let index = known.unwrap_or_else(|| {
            all.push(Listed { action: binding.action, sequences: vec![] });
            all.len() - 1
        });
        let sequences = &mut all[index].sequences;
        let new: Vec<_> = binding.sequences.iter().filter(|new| !sequences.contains(new)).collect();
        sequences.extend(new);
    }
    all
}

/// What is wrong with the table: a sequence bound twice in a context, or one that starts another
/// (the longer one could never be typed).
pub fn conflicts() -> Vec<String> {
    let mut wrong = vec![];
    for context in Context::ALL {
        let all: Vec<_> = bindings(*context)
            .flat_map(|binding| binding.sequences.iter().map(|sequence| notation::parse(sequence)))
            .collect();
        for (index, one) in all.iter().enumerate() {
            for (other_index, other) in all.iter().enumerate() {
                if index != other_index && other.starts_with(one) {
                    wrong.push(format!(
                        "{context:?}: {} and {}",
                        notation::shown(one),
                        notation::shown(other)
                    ));
                }
            }
        }
    }
    wrong
}

/// What an action does, in a sentence.
pub fn describe(lang: Lang, action: Action) -> String {
    lang.word(&format!("do.{}", action.name())).into_owned()
}

/// What an action does, in a word or two for the status bar.
pub fn hint(lang: Lang, action: Action) -> String {
    lang.word(&format!("hint.{}", action.name())).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sequence_is_bound_twice_or_starts_another() {
        assert_eq!(conflicts(), Vec::<String>::new());
    }

    #[test]
    fn every_sequence_fires_and_its_start_is_pending() {
        for context in Context::ALL {
            for binding in bindings(*context) {
                for sequence in binding.sequences {
                    let keys = notation::parse(sequence);
                    assert_eq!(lookup(*context, &keys), Lookup::Fire(binding.action), "{sequence}");
                    if let Some((_, start)) = keys.split_last().filter(|(_, start)| !start.is_empty()) {
                        assert_eq!(lookup(*context, start), Lookup::Pending, "{sequence}");
                    }
                }
            }
        }
    }
}
