//! What a person sets up once: `config.toml` in the configuration folder.
//!
//! The little of TOML that is needed, a line a setting: `author = "余青"`. What is not understood is said and
//! not passed over: a name that is spelt wrong would sign marks with another.

use crate::{files, say, source::display_name, words::Lang};
use std::{borrow::Cow, path::Path};

/// What was set up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Settings {
    /// The name on new marks, unless the command line or the environment gives another.
    pub(super) author: Option<String>,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    /// It is no setting.
    NoSetting,
    /// There is no setting of that name.
    Unknown(String),
    /// Quotes are opened and not closed, or something stands behind them.
    Quotes,
}

impl Settings {
    /// Reads the file; nothing is set up where there is none. The error names the file, the line and what to
    /// do.
    pub(super) fn read(path: &Path, lang: Lang) -> Result<Self, String> {
        let named = |reason: Cow<'_, str>| format!("{}: {reason}", display_name(path));
        let bytes = files::read(path).map_err(|error| named(error.to_string().into()))?;
        let text = String::from_utf8(bytes.unwrap_or_default());
        let text = text.map_err(|_| named(say!(lang, "template.not-text")))?;
        Self::parse(&text).map_err(|(line, fault)| {
            named(match fault {
                Fault::NoSetting => say!(lang, "settings.no-setting", line = line),
                Fault::Unknown(name) => say!(lang, "settings.unknown", line = line, name = name),
                Fault::Quotes => say!(lang, "settings.quotes", line = line),
            })
        })
    }

    fn parse(text: &str) -> Result<Self, (usize, Fault)> {
        let mut settings = Self::default();
        for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let fault = |fault| (index + 1, fault);
            let (name, value) = line.split_once('=').ok_or_else(|| fault(Fault::NoSetting))?;
            let value = value_of(value.trim()).ok_or_else(|| fault(Fault::Quotes))?;
            match name.trim() {
                "author" => settings.author = Some(value).filter(|value| !value.is_empty()),
                other => return Err(fault(Fault::Unknown(other.to_owned()))),
            }
        }
        Ok(settings)
    }
}

/// What stands between quotes, or without any up to a comment.
fn value_of(written: &str) -> Option<String> {
    let quote = ['"', '\''].into_iter().find(|quote| written.starts_with(*quote));
    let Some(quote) = quote else {
        return Some(written.split('#').next().unwrap_or_default().trim().to_owned());
    };
    let (value, rest) = written.strip_prefix(quote)?.split_once(quote)?;
    let rest = rest.trim();
    (rest.is_empty() || rest.starts_with('#')).then(|| value.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_on_marks_is_read() {
        for (text, author) in [
            ("author = \"余青\"\n", Some("余青")),
            ("# 署名\n\n author='陈 序' # 二科\r\n", Some("陈 序")),
            ("author = 余青 # 一科", Some("余青")),
            ("\u{feff}author = \"a#b\"", Some("a#b")),
            ("author = \"\"", None),
            ("", None),
        ] {
            let author = author.map(str::to_owned);
            assert_eq!(Settings::parse(text), Ok(Settings { author }), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_told_with_its_line() {
        for (text, fault) in [
            ("\nauthor", (2, Fault::NoSetting)),
            ("auther = \"余青\"", (1, Fault::Unknown("auther".to_owned()))),
            ("author = \"余青", (1, Fault::Quotes)),
            ("author = \"余\"青\"", (1, Fault::Quotes)),
        ] {
            assert_eq!(Settings::parse(text), Err(fault), "{text}");
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        assert_eq!(Settings::read(&path, Lang::En), Ok(Settings::default()));
        std::fs::write(&path, "auther = 余青").unwrap();
        let error = Settings::read(&path, Lang::En).unwrap_err();
        assert!(error.contains("config.toml: line 1") && error.contains("auther"), "{error}");
    }
}
