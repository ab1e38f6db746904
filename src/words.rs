//! The words of the interface: one catalogue (`locales/`), two languages.
//!
//! The language is a value that is handed along, never a global, so that two screens in two
//! languages can be drawn at the same time. [`say!`](crate::say) takes a word that the code names;
//! [`Lang::word`] takes a key that is itself made from data, such as an action's name.

use std::borrow::Cow;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// 简体中文.
    Zh,
}

impl Lang {
    /// The catalogue's name for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
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
