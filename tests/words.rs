//! The catalogue: both languages have every word, with the same blanks to fill in, and the code asks
//! for none that is missing.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use shenyue::{
    app::{Action, keymap::TABLE},
    words::{CATALOGUE, Lang},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Families whose keys are made from data: every key of them counts as used.
const FAMILIES: &[&str] = &[
    "do.",
    "hint.",
    "group.",
    "genre.",
    "part.",
    "sign.",
    "sign-scattered.",
    "column.",
    "kind.",
    "approx.",
    "bound.",
    "reason.",
    "origin.",
    "form.",
    "by.",
    "aspect.",
    "term.",
    "store.doing.",
];

fn words(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    let (_, text) = CATALOGUE.iter().find(|(of, _)| *of == lang).unwrap();
    let mut words = BTreeMap::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '_'])) {
        let (key, says) = line.split_once(": ").unwrap_or_else(|| panic!("not `key: word`: {line}"));
        let says = says.strip_prefix('"').and_then(|says| says.strip_suffix('"')).unwrap();
        assert!(words.insert(key, says).is_none(), "{key} is there twice");
    }
    words
}

/// The names between `%{` and `}`.
fn blanks(says: &str) -> BTreeSet<&str> {
    says.split("%{").skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn both_languages_have_every_word_with_the_same_blanks() {
    let (english, chinese) = (words(Lang::En), words(Lang::Zh));
    let keys = |words: &BTreeMap<&'static str, _>| words.keys().copied().collect::<Vec<_>>();
    assert_eq!(keys(&english), keys(&chinese));
    for (key, says) in &english {
        assert!(!says.trim().is_empty() && !chinese[key].trim().is_empty(), "{key} says nothing");
        assert_eq!(blanks(says), blanks(chinese[key]), "{key}");
    }
}

#[test]
fn every_word_that_the_code_asks_for_is_there_and_every_word_is_asked_for() {
    let mut code = String::new();
    read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut code);
    let english = words(Lang::En);
    let quoted: BTreeSet<&str> = code.split('"').collect();
    for asked in code.split("say!(").skip(1).filter_map(|call| call.split('"').nth(1)) {
        let is_key = asked.contains('.') && !asked.contains([' ', '%']);
        assert!(!is_key || english.contains_key(asked), "the catalogue lacks {asked}");
    }
    for key in english.keys() {
        let made_from_data = FAMILIES.iter().any(|family| key.starts_with(family));
        assert!(made_from_data || quoted.contains(key), "nothing asks for {key}");
    }
}

#[test]
fn every_action_and_group_has_its_words() {
    for lang in [Lang::En, Lang::Zh] {
        let words = words(lang);
        for action in Action::ALL {
            for family in ["do", "hint"] {
                let key = format!("{family}.{}", action.name());
                assert!(words.contains_key(key.as_str()), "{key}");
                assert_eq!(lang.word(&key), words[key.as_str()]);
            }
        }
        for group in TABLE {
            assert!(words.contains_key(format!("group.{}", group.name).as_str()), "{}", group.name);
        }
    }
}

#[test]
fn the_language_follows_the_locale() {
    for (locale, lang) in
        [("zh_CN.UTF-8", Lang::Zh), ("zh-TW", Lang::Zh), ("en_GB", Lang::En), ("C", Lang::En)]
    {
        assert_eq!(Lang::of_locale(locale), lang, "{locale}");
    }
}

fn read(folder: &Path, code: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, code);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            code.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}
