//! What a template may name, to be told where it names something else.

use minijinja::{Error, ErrorKind};

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

/// What the template asks for in vain, as written in its `source`, and what there is instead; `None`
/// for an error of another sort.
pub(super) fn of(error: &Error, source: &str) -> Option<(String, String)> {
    let range = error.range().unwrap_or_default();
    let filtered =
        source.get(..range.start).and_then(filtered).filter(|_| error.kind() == ErrorKind::UndefinedError);
    let written = filtered.or(source.get(range)).unwrap_or_default();
    let expression =
        written.trim_start_matches(['{', '%', '-', '+', ' ']).trim_end_matches(['}', '%', '-', ' ']);
    let detail = error.detail().unwrap_or_default();
    let named = |known: &[&str]| {
        let what = detail.split_whitespace().find(|word| source.contains(word) && !IS_PROSE.contains(word));
        Some((what.unwrap_or(expression).to_owned(), known.join(", ")))
    };
    match error.kind() {
        ErrorKind::UndefinedError => {
            let (what, known) = value(expression);
            Some((what, known.join(", ")))
        }
        ErrorKind::UnknownFilter => named(&FILTERS),
        ErrorKind::UnknownFunction => named(&FUNCTIONS),
        _ => None,
    }
}

/// The name in front of a filter that `before` ends before.
fn filtered(before: &str) -> Option<&str> {
    let name = before.trim_end().strip_suffix('|')?.trim_end().rsplit(|c| !is_name(c)).next()?;
    (!name.is_empty()).then_some(name)
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '.'
}

/// Words of the template language that are no names.
const KEYWORDS: [&str; 12] =
    ["and", "or", "not", "in", "is", "if", "else", "elif", "defined", "true", "false", "none"];

/// Words of the template engine's own messages.
const IS_PROSE: [&str; 6] = ["filter", "function", "is", "unknown", "method", "test"];

/// The first name in an expression that stands for nothing, and the names of its kind.
fn value(expression: &str) -> (String, &'static [&'static str]) {
    let names = |part| str::split(part, |c: char| !is_name(c)).filter(|name| !name.is_empty());
    // Behind a bar stands a filter's name.
    let parts = expression.split('|').enumerate();
    let paths: Vec<&str> = parts.flat_map(|(at, part)| names(part).skip(usize::from(at > 0))).collect();
    let unknown = |path: &&str| {
        let last = path.rsplit('.').next().unwrap_or_default();
        !KEYWORDS.contains(path) && !known(path).contains(&last)
    };
    let path = paths.iter().copied().find(unknown).unwrap_or(expression);
    (path.to_owned(), known(path))
}

/// The names that may stand at the end of a path such as `report.title`.
fn known(path: &str) -> &'static [&'static str] {
    match path.rsplit_once('.') {
        None => &VALUES,
        Some(("report", _)) => &OF_REPORT,
        Some((owner, _)) if VALUES.contains(&owner) => &VALUES,
        Some(_) => &OF_FIGURE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Template;

    #[test]
    fn every_value_is_there_and_documented() {
        let top = VALUES.map(|name| format!("{{{{ {name} }}}}"));
        let report = OF_REPORT.map(|name| format!("{{{{ report.{name} }}}}"));
        let figure = OF_FIGURE
            .map(|name| format!("{{% for figure in figures %}}{{{{ figure.{name} }}}}{{% endfor %}}"));
        for source in top.iter().chain(&report).chain(&figure) {
            assert!(Template::parse("t", source).is_ok(), "{source}");
        }
        for documentation in [include_str!("../../README.md"), include_str!("../../docs/export.md")] {
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
