//! Help: the keys, those that work where it was asked first, and what the signs on the screen mean.

use super::{
    App,
    keymap::{self, Binding, Context},
    layout,
    screen::Overlay,
};
use crate::{
    say,
    text::{
        CleanSpan,
        wrap::{Measure, wrap},
    },
    words::Lang,
};

/// Columns for the keys.
pub const KEYS: u16 = 24;

/// So many keys of one action are listed one by one.
const ONE_BY_ONE: usize = 4;

impl App {
    /// The rows of help: groups, keys and what they do, those of the context first.
    pub fn help_rows(&self) -> Vec<HelpRow> {
        let Some(Overlay::Help { context, .. }) = self.overlays.last() else { return vec![] };
        let room = layout::inside(self.size.sheet(1)).width.saturating_sub(KEYS);
        let rows = help_rows(self.lang, *context, &self.author.name);
        rows.into_iter().flat_map(|row| row.within(room)).collect()
    }
}

/// What the signs of a part of the screen mean.
struct Legend {
    /// The key of its title in the catalogue.
    title: &'static str,
    /// Where those signs are seen.
    contexts: &'static [Context],
    /// The keys of each sign and of what it means.
    signs: &'static [(&'static str, &'static str)],
}

const LEGENDS: &[Legend] = &[
    Legend {
        title: "legend.title",
        contexts: &[Context::Library],
        signs: &[
            ("legend.signs", "legend.chapter"),
            ("legend.scattered-signs", "legend.scattered"),
            ("legend.missing-sign", "legend.missing"),
            ("legend.lacks-word", "legend.lacks-one"),
            ("legend.dark", "legend.not-understood"),
            ("legend.marks", "legend.marks-of-row"),
            ("legend.draft-sign", "legend.draft-of-row"),
            ("legend.version-sign", "legend.version"),
            ("legend.fault-sign", "legend.fault"),
            ("legend.stray-sign", "legend.stray"),
        ],
    },
    Legend {
        title: "legend.of-marks",
        contexts: &[Context::Reader, Context::Select, Context::Marks],
        signs: &[
            ("legend.mark-sign", "legend.mark"),
            ("legend.many-sign", "legend.many"),
            ("legend.unsaved-sign", "legend.unsaved"),
            ("legend.unsure-sign", "legend.unsure"),
            ("legend.draft-sign", "legend.draft"),
            ("legend.lost-sign", "legend.lost"),
            ("legend.gone-sign", "legend.gone"),
            ("legend.noise-sign", "legend.noise"),
        ],
    },
    Legend {
        title: "legend.of-link",
        contexts: &[Context::Reader, Context::Outline],
        signs: &[
            ("legend.kept-sign", "legend.kept"),
            ("legend.reworded-sign", "legend.reworded"),
            ("legend.lone-sign", "legend.lone"),
            ("legend.answer-sign", "legend.answer"),
            ("legend.carried-sign", "legend.carried"),
        ],
    },
];

/// A row of help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpRow {
    /// A group's name.
    Group(String),
    /// Keys and what they do; `here` where they work in the context that help was asked in.
    Keys {
        /// As people read them.
        keys: String,
        /// In a sentence.
        what: String,
        /// Whether they work here.
        here: bool,
    },
    /// A blank.
    Blank,
}

impl HelpRow {
    /// As many rows as it takes to say all of it in so many columns.
    fn within(self, room: u16) -> Vec<Self> {
        let Self::Keys { keys, what, here } = self else { return vec![self] };
        let chars: Vec<char> = what.chars().collect();
        let mut rows = vec![];
        wrap(&chars, CleanSpan::new(0, chars.len()), &[], Measure::plain(room), &mut rows);
        let parts = rows.iter().map(|row| chars[row.span.start..row.span.end].iter().collect::<String>());
        let parts = parts.map(|part| part.trim_start().to_owned());
        let keys = std::iter::once(keys).chain(std::iter::repeat(String::new()));
        keys.zip(parts).map(|(keys, what)| Self::Keys { keys, what, here }).collect()
    }
}

/// The keys of an action: `t1 .. t9` where there are many.
fn keys_of(entry: &keymap::Listed) -> String {
    let all = entry.shown();
    match all.as_slice() {
        [first, .., last] if all.len() > ONE_BY_ONE => format!("{first} .. {last}"),
        all => all.join(" "),
    }
}

/// Help for a context: its own keys group by group, then all others.
fn help_rows(lang: Lang, context: Context, author: &str) -> Vec<HelpRow> {
    let mut rows = vec![];
    for here in [true, false] {
        for group in keymap::TABLE {
            let works_here = |binding: &&Binding| binding.contexts.contains(&context);
            let of_context = keymap::listed(group.bindings.iter().filter(works_here));
            let of_kind = if here {
                of_context
            } else {
                let mut others = keymap::listed(group.bindings.iter().filter(|other| !works_here(other)));
                // What is a key here already need not be told of elsewhere.
                others.retain(|other| !of_context.iter().any(|known| known.covers(other)));
                others
            };
            if of_kind.is_empty() {
                continue;
            }
            if !rows.is_empty() {
                rows.push(HelpRow::Blank);
            }
            let name = lang.word(&format!("group.{}", group.name));
            let name =
                if here { name.into_owned() } else { format!("{name} {}", say!(lang, "help.elsewhere")) };
            rows.push(HelpRow::Group(name));
            rows.extend(of_kind.iter().map(|entry| HelpRow::Keys {
                keys: keys_of(entry),
                what: keymap::describe(lang, entry.action),
                here,
            }));
        }
        for legend in LEGENDS.iter().filter(|legend| legend.contexts.contains(&context) == here) {
            rows.push(HelpRow::Blank);
            rows.push(HelpRow::Group(lang.word(legend.title).into_owned()));
            rows.extend(legend.signs.iter().map(|(sign, what)| HelpRow::Keys {
                keys: lang.word(sign).into_owned(),
                what: lang.word(what).into_owned(),
                here,
            }));
            if legend.contexts.contains(&Context::Marks) {
                let author = if author.is_empty() { say!(lang, "differ.unsigned") } else { author.into() };
                let what = say!(lang, "legend.author").into_owned();
                rows.push(HelpRow::Keys { keys: author.into_owned(), what, here });
            }
        }
    }
    rows
}
