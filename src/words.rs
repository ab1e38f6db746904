//! The words of the interface: one catalogue (`locales/`), two languages.
//!
//! The language is a value that is handed along, never a global, so that two screens in two
//! languages can be drawn at the same time. [`say!`](crate::say) takes a word that the code names;
//! [`Lang::word`] takes a key that is itself made from data, such as an action's name.

use std::{borrow::Cow, str::FromStr};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// 简体中文.
    Zh,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::En, Self::Zh];

    /// The catalogue's name for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }

    /// The language of the locale: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that says
    /// anything decides.
    pub fn of_environment() -> Self {
        let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(std::env::var_os);
        let said: Vec<String> = said.map(|value| value.to_string_lossy().into_owned()).collect();
        Self::of_locales(&said)
    }

    fn of_locales(said: &[String]) -> Self {
        said.iter().find(|name| !name.is_empty()).map_or(Self::En, |name| Self::of_locale(name))
    }

    /// The language that a locale's name asks for (`zh_CN.UTF-8`, `en-GB`, `C`): Chinese for every
    /// `zh`, English for all others.
    pub fn of_locale(name: &str) -> Self {
        if name.to_ascii_lowercase().starts_with("zh") { Self::Zh } else { Self::En }
    }

    /// The word for a key of the catalogue; the key itself where there is none.
    pub fn word(self, key: &str) -> Cow<'static, str> {
        Cow::Owned(rust_i18n::t!(key, locale = self.code()).into_owned())
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(name: &str) -> Result<Self, UnknownLang> {
        Self::ALL.into_iter().find(|lang| lang.code() == name).ok_or(UnknownLang)
    }
}

/// A language that the interface does not speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the interface speaks en and zh")]
pub struct UnknownLang;

/// The words for a key of the catalogue, in a language, with its `%{name}`s filled in:
/// `say!(lang, "library.failed", count = 3)`.
#[macro_export]
macro_rules! say {
    ($lang:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        rust_i18n::t!($key, locale = $lang.code() $(, $name = $value)*)
    };
}

/// The catalogue as it is written, for the test that compares the languages (and so that a change
/// to it makes the crate anew).
pub const CATALOGUE: [(Lang, &str); 2] =
    [(Lang::En, include_str!("../locales/en.yml")), (Lang::Zh, include_str!("../locales/zh.yml"))];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_locale_that_says_anything_decides() {
        let table: [(&[&str], Lang); 7] = [
            (&[], Lang::En),
            (&["zh_CN.UTF-8"], Lang::Zh),
            (&["", "zh_TW"], Lang::Zh),
            (&["C", "zh_CN"], Lang::En),
            (&["en_US.UTF-8"], Lang::En),
            (&["zh"], Lang::Zh),
            (&["POSIX"], Lang::En),
        ];
        for (said, expected) in table {
            let said: Vec<String> = said.iter().map(|value| (*value).to_owned()).collect();
            assert_eq!(Lang::of_locales(&said), expected, "{said:?}");
        }
    }
}
