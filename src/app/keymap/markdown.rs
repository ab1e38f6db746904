//! The table of keys as Markdown, for README.

use super::{Binding, Context, Listed, TABLE, describe, listed, notation};
use crate::words::Lang;

/// The table: a row an action, group by group. A key that works in other places than the first one of its row
/// says where.
pub fn markdown_table(lang: Lang) -> String {
    let mut table = format!("| {} | |\n| --- | --- |\n", lang.word("keys.heading"));
    for group in TABLE {
        table += &format!("| **{}** | |\n", lang.word(&format!("group.{}", group.name)));
        for entry in listed(group.bindings.iter()) {
            let keys = entry.sequences.iter().map(|sequence| {
                let key = notation::shown(&notation::parse(sequence)).replace('|', "\\|");
                match place(group.bindings, &entry, sequence) {
                    Some(place) => format!("`{key}` {}", lang.word(place)),
                    None => format!("`{key}`"),
                }
            });
            let keys: Vec<String> = keys.collect();
            table += &format!("| {} | {} |\n", keys.join(" "), describe(lang, entry.action));
        }
    }
    table
}

/// The words for where a sequence works, if that is elsewhere than where the first one of its row does.
fn place(bindings: &[Binding], entry: &Listed, sequence: &str) -> Option<&'static str> {
    let mut of_action = bindings.iter().filter(|binding| binding.action == entry.action);
    let first = of_action.next()?;
    let own = of_action.find(|binding| binding.sequences.contains(&sequence))?;
    if first.sequences.contains(&sequence) || own.contexts == first.contexts {
        return None;
    }
    match own.contexts {
        [Context::Picker] => Some("where.picker"),
        [Context::Prompt, Context::Picker] => Some("where.field"),
        all if all.contains(&Context::Figures) && !all.contains(&Context::Reader) => Some("where.lists"),
        _ => None,
    }
}
