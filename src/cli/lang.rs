//! The language of the interface.

use clap::ValueEnum;
use std::env;

/// A language that the interface speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// 简体中文.
    Zh,
}

impl Lang {
    /// The language of the locale: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that says
    /// anything decides.
    pub fn of_environment() -> Self {
        let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(env::var_os);
        Self::of_locale(&said.map(|value| value.to_string_lossy().into_owned()).collect::<Vec<_>>())
    }

    fn of_locale(said: &[String]) -> Self {
        let locale = said.iter().find(|value| !value.is_empty()).map_or("", String::as_str);
        if locale.to_ascii_lowercase().starts_with("zh") { Self::Zh } else { Self::En }
    }

    /// The language's tag: `en` or `zh`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_says_anything_decides() {
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
            assert_eq!(Lang::of_locale(&said), expected, "{said:?}");
        }
    }
}
