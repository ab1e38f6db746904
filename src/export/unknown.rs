//! What a template may name, to be told where it names something else.

use minijinja::{Environment, Error, ErrorKind, Template};

/// The values of an excerpt.
pub(super) const VALUES: [&str; 20] = [
    "quote",
    "now",
    "candidate",
    "was",
    "note",
    "lacks",
    "searched",
    "tags",
    "author",
    "created",
    "modified",
    "id",
    "found",
    "section",
    "paragraph",
    "lines",
    "bytes",
    "figures",
    "citation",
    "report",
];

/// The values of `report`.
pub(super) const OF_REPORT: [&str; 10] =
    ["title", "issuer", "year", "doc_number", "date", "published", "url", "path", "file", "sha256"];

/// The values of each of `figures`.
pub(super) const OF_FIGURE: [&str; 6] = ["text", "kind", "value", "unit", "approx", "subject"];

/// Our own filters, and the template language's that are of use for an excerpt.
const FILTERS: [&str; 10] =
    ["quoted", "paragraphs", "join", "default", "length", "first", "last", "replace", "upper", "trim"];

const FUNCTIONS: [&str; 3] = ["range", "dict", "namespace"];

/// A name that a template asks for in vain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unknown {
    /// As written.
    pub(super) what: String,
    /// What there is instead.
    pub(super) known: String,
    /// Line in the template, from 1.
    pub(super) line: usize,
}

impl Unknown {
    fn new(name: &Name, known: &[&str]) -> Self {
        Self { what: name.path.to_owned(), known: known.join(", "), line: name.line }
    }
}

/// The first name in a template that is no value, function or name of the template's own, wherever it stands,
/// also in a branch that no excerpt ever takes.
pub(super) fn undeclared(template: &Template, environment: &Environment, source: &str) -> Option<Unknown> {
    let undeclared = template.undeclared_variables(true);
    let is_unknown = |path: &str| match path.split_once('.') {
        Some(("report", field)) => !OF_REPORT.contains(&field),
        Some((head, field)) if VALUES.contains(&head) => !field.starts_with(|c: char| c.is_ascii_digit()),
        _ => !VALUES.contains(&path) && !environment.globals().any(|(name, _)| name == path),
    };
    let mut unknown: Vec<&str> =
        undeclared.iter().map(String::as_str).filter(|path| is_unknown(path)).collect();
    unknown.sort_unstable();
    let names = names(source);
    let written = names.iter().find(|name| unknown.contains(&name.path)).copied();
    let elsewhere = unknown.first().map(|path| Name { path, line: 1, called: false });
    let name = written.or(elsewhere)?;
    let known: &[&str] = match name.path.split_once('.') {
        Some(("report", _)) => &OF_REPORT,
        None if name.called => &FUNCTIONS,
        _ => &VALUES,
    };
    Some(Unknown::new(&name, known))
}

/// The filter, or the value of a figure, that a template which failed asks for in vain; `None` for an error
/// of another sort.
pub(super) fn of(error: &Error, source: &str) -> Option<Unknown> {
    let names = names(source);
    match error.kind() {
        ErrorKind::UnknownFilter => {
            let detail = error.detail().unwrap_or_default();
            let line = error.line().unwrap_or(1);
            let is_it =
                |name: &&Name| name.line >= line && detail.split_whitespace().any(|word| word == name.path);
            names.iter().find(is_it).map(|name| Unknown::new(name, &FILTERS))
        }
        ErrorKind::UndefinedError if sliced(error, &names).is_some() => {
            sliced(error, &names).map(|name| Unknown::new(name, &VALUES))
        }
        ErrorKind::UndefinedError => names
            .iter()
            .find(|name| is_unknown_of_figure(name, &names))
            .map(|name| Unknown::new(name, &OF_FIGURE)),
        _ => None,
    }
}

/// A name that the engine's own look at the template passes over: one of which a part is asked for (`qoute[:10]`).
fn sliced<'n>(error: &Error, names: &'n [Name<'n>]) -> Option<&'n Name<'n>> {
    let said = error.detail()?.split('`').nth(1)?;
    names.iter().find(|name| name.path == said && !said.contains('.') && !VALUES.contains(&said))
}

/// True for `figure.txt` in `{% for figure in figures %}`.
fn is_unknown_of_figure(name: &Name, names: &[Name]) -> bool {
    let Some((owner, field)) = name.path.split_once('.') else { return false };
    let walks = |words: &[Name]| words.iter().map(|name| name.path).eq(["for", owner, "in", "figures"]);
    names.windows(4).any(walks) && !OF_FIGURE.contains(&field)
}

/// A name in a template, with the values that it goes through: `report.title`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Name<'s> {
    path: &'s str,
    /// From 1.
    line: usize,
    /// A bracket follows.
    called: bool,
}

/// Every name between `{{ }}` and `{% %}`, quoted words left out, in order.
fn names(source: &str) -> Vec<Name<'_>> {
    let mut names = vec![];
    let (mut inside, mut quote, mut start, mut line) = (false, None, None, 1);
    let mut characters = source.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        line += usize::from(c == '\n');
        let next = characters.peek().map(|(_, next)| *next);
        if !inside {
            inside = c == '{' && matches!(next, Some('{' | '%'));
            continue;
        }
        match quote {
            Some(_) if c == '\\' => drop(characters.next()),
            Some(sign) => quote = quote.filter(|_| c != sign),
            None if is_name(c) => start = start.or(Some((at, line))),
            None => {
                let path = start.take().and_then(|(start, line)| Some((source.get(start..at)?, line)));
                let is_word = |path: &str| path.starts_with(|c: char| c.is_alphabetic() || c == '_');
                if let Some((path, line)) = path.filter(|(path, _)| is_word(path)) {
                    names.push(Name { path, line, called: c == '(' });
                }
                quote = Some(c).filter(|c| matches!(c, '"' | '\''));
                inside = !(matches!(c, '}' | '%') && next == Some('}'));
            }
        }
    }
    names
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '.'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Template, TemplateError};

    #[test]
    fn the_name_that_is_not_known_is_told() {
        // template, name, line, what is offered first
        let cases = [
            ("{{ \"By \" ~ autor }}", "autor", 1, "quote"),
            ("{{ modified[:10] ~ nam }}", "nam", 1, "quote"),
            ("{{ \"x\" if autor else \"y\" }}", "autor", 1, "quote"),
            ("甲\n{{ autor[:10] }}", "autor", 2, "quote"),
            ("{{ quote\n ~ nte }}", "nte", 2, "quote"),
            ("autor\n{{ 'autor' }}\n{{ autor|quoted }}", "autor", 3, "quote"),
            ("{{ tags|join(sep) }}", "sep", 1, "quote"),
            ("{% if not tags %}\n{{ typo }}{% endif %}", "typo", 2, "quote"),
            ("{% for t in tgs %}{{ t }}{% endfor %}", "tgs", 1, "quote"),
            ("{% set a = reprot %}{{ a }}", "reprot", 1, "quote"),
            ("{{ report.titel }}", "report.titel", 1, "title"),
            ("{{ report . titel }}", "report.titel", 1, "title"),
            ("{{ quote.first }}", "quote.first", 1, "quote"),
            ("{{ cite(quote) }}", "cite", 1, "range"),
            ("{{ quote|nope }}", "nope", 1, "quoted"),
            ("甲\n{% for f in figures %}{{ f.text }}{{ f.txt }}{% endfor %}", "f.txt", 2, "text"),
        ];
        for (source, name, at, offered) in cases {
            let Err(TemplateError::Unknown { what, known, line, .. }) = Template::parse("t", source) else {
                panic!("{source}")
            };
            assert_eq!((what.as_str(), line), (name, at), "{source}");
            assert!(known.starts_with(offered), "{source}: {known}");
        }
    }

    #[test]
    fn what_is_no_value_of_an_excerpt_is_offered_none_of_its_names() {
        for source in [
            "{% set a = report %}{{ a.titel }}",
            "{% for t in tags %}{{ t.name }}{% endfor %}",
            "{{ tags[0].name }}",
        ] {
            let Err(TemplateError::Jinja { line, error, .. }) = Template::parse("t", source) else {
                panic!("{source}")
            };
            assert_eq!(line, Some(1), "{source}");
            assert!(error.contains("undefined"), "{error}");
        }
    }

    #[test]
    fn every_value_is_there_and_documented() {
        let top = VALUES.map(|name| format!("{{{{ {name} }}}}"));
        let report = OF_REPORT.map(|name| format!("{{{{ report.{name} }}}}"));
        let figure = OF_FIGURE
            .map(|name| format!("{{% for figure in figures %}}{{{{ figure.{name} }}}}{{% endfor %}}"));
        for source in top.iter().chain(&report).chain(&figure) {
            assert!(Template::parse("t", source).is_ok(), "{source}");
        }
        // What stands of templates, and nothing else that happens to have the same name.
        let readme = include_str!("../../README.md").split_once("A template of your own").unwrap().1;
        let readme = readme.split_once("\n- ").unwrap().0;
        let manual = include_str!("../../docs/export.md").split_once("### Templates").unwrap().1;
        let manual = manual.split_once("\n## ").unwrap().0;
        for documentation in [readme, manual] {
            for name in VALUES.iter().chain(&OF_REPORT).chain(&OF_FIGURE) {
                assert!(documentation.contains(&format!("`{name}`")), "{name}");
            }
        }
    }

    #[test]
    fn every_filter_and_function_that_is_offered_is_there() {
        for filter in FILTERS {
            let arguments = if filter == "replace" { "('a', 'b')" } else { "" };
            let source = format!("{{% if quote %}}{{{{ quote|{filter}{arguments} }}}}{{% endif %}}");
            assert!(Template::parse("t", &source).is_ok(), "{source}");
        }
        for function in FUNCTIONS {
            let source =
                format!("{{% set x = {function}({}) %}}", if function == "range" { "3" } else { "" });
            assert!(Template::parse("t", &source).is_ok(), "{source}");
        }
    }
}
