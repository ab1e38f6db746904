//! Templates: how one excerpt looks in Markdown.
//!
//! A template fills in an excerpt; headings, order and the comments that keep excerpts apart stay
//! the program's own, so that a file made with any template can be exported to again. Whatever a
//! template prints is escaped, so that no template has to think of what a report may hold.

use super::{
    citation::{Piece, citation},
    escape,
    excerpt::{Excerpt, Fact, Origin},
    labels::Lang,
    marker, plain,
    unknown::{self, Unknown},
};
use crate::{marks::Absence, say};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context, syntax::SyntaxConfig};
use std::{borrow::Cow, fmt};

/// A template for one excerpt, in the language of Jinja2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    name: String,
    source: Cow<'static, str>,
}

/// A template cannot be used; the message names it, the line and what is wrong.
#[derive(Debug)]
pub enum TemplateError {
    /// The template does not parse, or fails on an excerpt.
    Jinja {
        /// Name of the template, a file's name for a user's own.
        name: String,
        /// Line in the template.
        line: Option<usize>,
        /// What is wrong.
        error: String,
    },
    /// The template asks for a value, a filter or a function that there is not.
    Unknown {
        /// Name of the template.
        name: String,
        /// Line in the template, from 1.
        line: usize,
        /// What it asks for, as written.
        what: String,
        /// What there is instead.
        known: String,
    },
    /// The template prints one of the comments that keep excerpts apart.
    Marker {
        /// Name of the template.
        name: String,
        /// The line.
        line: String,
    },
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.says(Lang::En))
    }
}

impl std::error::Error for TemplateError {}

impl TemplateError {
    /// The message in the language of the interface; what the template engine says stays as it says it.
    pub fn says(&self, lang: Lang) -> String {
        match self {
            Self::Jinja { name, line: Some(line), error } => {
                say!(lang, "template.line", name = name, line = line, error = error)
            }
            Self::Jinja { name, line: None, error } => {
                say!(lang, "template.fails", name = name, error = error)
            }
            Self::Unknown { name, line, what, known } => {
                say!(lang, "template.unknown", name = name, line = line, what = what, known = known)
            }
            Self::Marker { name, line } => say!(lang, "template.marker", name = name, line = line),
        }
        .into_owned()
    }
}

impl Template {
    /// The template that comes with the program.
    pub fn builtin(lang: Lang) -> Self {
        let source = lang.pick(include_str!("templates/en.md"), include_str!("templates/zh.md"));
        Self { name: lang.pick("en", "zh").to_owned(), source: Cow::Borrowed(source) }
    }

    /// A user's own template, tried out on a passage and on a remark before it is accepted, so that
    /// a misspelled name is told at once. `name` is what errors call it.
    pub fn parse(name: &str, source: &str) -> Result<Self, TemplateError> {
        let template = Self { name: name.to_owned(), source: Cow::Owned(source.to_owned()) };
        let engine = template.engine(Lang::En)?;
        for sample in [Excerpt::sample_passage(), Excerpt::sample_remark()] {
            engine.body(&Origin::default(), &sample)?;
        }
        Ok(template)
    }

    /// The template's text.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Ready to fill in.
    pub(super) fn engine(&self, lang: Lang) -> Result<Engine<'_>, TemplateError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Custom(Cow::Borrowed("markdown")));
        environment.set_formatter(|output, _, value| match value.as_str() {
            _ if value.is_none() => Ok(()),
            _ if value.is_undefined() => Err(minijinja::ErrorKind::UndefinedError.into()),
            Some(text) if value.is_safe() => Ok(output.write_str(text)?),
            Some(text) => Ok(output.write_str(&escape::inline(text))?),
            None => Ok(output.write_str(&escape::inline(&value.to_string()))?),
        });
        environment.add_filter("quoted", |text: Value| words(&text).map(|text| safe(escape::quoted(&text))));
        environment
            .add_filter("paragraphs", |text: Value| words(&text).map(|text| safe(escape::paragraphs(&text))));
        let failed = |error| self.error(&error);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().map_err(failed)?;
        environment.set_syntax(syntax);
        environment.add_template(&self.name, &self.source).map_err(failed)?;
        let template = environment.get_template(&self.name).map_err(failed)?;
        if let Some(unknown) = unknown::undeclared(&template, &environment, &self.source) {
            return Err(self.unknown(unknown));
        }
        Ok(Engine { template: self, environment, lang })
    }

    fn error(&self, error: &minijinja::Error) -> TemplateError {
        if let Some(unknown) = unknown::of(error, &self.source) {
            return self.unknown(unknown);
        }
        let what = error.kind().to_string();
        let where_in = error.range().and_then(|range| self.source.get(range)).map(plain::one_line);
        let detail = error.detail().map(str::to_owned).or(where_in);
        let error_text = detail.map_or(what.clone(), |detail| format!("{what}: {detail}"));
        TemplateError::Jinja { name: self.name.clone(), line: error.line(), error: error_text }
    }

    fn unknown(&self, Unknown { what, known, line }: Unknown) -> TemplateError {
        TemplateError::Unknown { name: self.name.clone(), line, what, known }
    }
}

fn safe(markdown: String) -> Value {
    Value::from_safe_string(markdown)
}

/// What a filter of ours is given; empty for a value that this excerpt has not.
fn words(value: &Value) -> Result<String, minijinja::Error> {
    match value.as_str() {
        _ if value.is_undefined() => Err(minijinja::ErrorKind::UndefinedError.into()),
        _ if value.is_none() => Ok(String::new()),
        Some(text) => Ok(text.to_owned()),
        None => Ok(value.to_string()),
    }
}

/// A template ready to fill in.
pub(super) struct Engine<'t> {
    template: &'t Template,
    environment: Environment<'t>,
    lang: Lang,
}

impl Engine<'_> {
    /// The Markdown of one excerpt: no empty lines at its ends, never two in a row.
    pub(super) fn body(&self, origin: &Origin, excerpt: &Excerpt) -> Result<String, TemplateError> {
        let rendered = self
            .environment
            .get_template(&self.template.name)
            .and_then(|template| template.render(self.context(origin, excerpt)))
            .map_err(|error| self.template.error(&error))?;
        let body = squeeze(&rendered);
        match body.lines().find(|line| marker::is_ours(line)) {
            Some(line) => {
                Err(TemplateError::Marker { name: self.template.name.clone(), line: line.to_owned() })
            }
            None => Ok(body),
        }
    }

    /// Everything a template may name.
    fn context(&self, origin: &Origin, excerpt: &Excerpt) -> Value {
        let passage = excerpt.passage.as_ref();
        let place = passage.and_then(|passage| passage.place.as_ref());
        let figures = passage.map_or(&[][..], |passage| passage.figures());
        let figures: Vec<Value> = figures.iter().map(|fact| self.figure(fact)).collect();
        let Absence { what: lacks, searched, .. } = excerpt.absence.clone().unwrap_or_default();
        let Excerpt { id, note, tags, author, created, modified, .. } = excerpt.clone();
        context! {
            id, lacks, searched, note, tags, author, created, modified,
            quote => passage.map(|passage| &passage.quote),
            now => place.and_then(|place| place.now.as_ref()),
            candidate => passage.and_then(|passage| passage.candidate.as_ref()),
            was => passage.map(|passage| passage.was.clone()).unwrap_or_default(),
            found => passage.is_none() || place.is_some(),
            section => passage.map(|passage| passage.section.clone()).unwrap_or_default(),
            paragraph => place.and_then(|place| place.paragraph),
            lines => place.map(super::citation::lines),
            bytes => place.map(super::citation::bytes),
            figures => figures,
            citation => Value::from_safe_string(markdown_citation(origin, excerpt, self.lang)),
            report => report(origin),
        }
    }

    fn figure(&self, fact: &Fact) -> Value {
        let value = fact.values();
        let (kind, approx) = (self.lang.kind(fact.kind), self.lang.approx(fact.approx));
        let Fact { text, unit, subject, .. } = fact.clone();
        context! { text, kind, value, unit, approx, subject }
    }
}

/// Everything a template may name of the report.
fn report(origin: &Origin) -> Value {
    let file = origin.file();
    let Origin { title, issuer, year, doc_number, date, published, path, sha256, .. } = origin.clone();
    let url = origin.url.as_ref().map(|url| Value::from_safe_string(escape::address(url)));
    context! { title, issuer, year, doc_number, date, published, url, path, file, sha256 }
}

fn markdown_citation(origin: &Origin, excerpt: &Excerpt, lang: Lang) -> String {
    let pieces = citation(origin, excerpt, lang);
    let mut markdown = String::new();
    let mut words = String::new();
    for piece in &pieces {
        match piece {
            Piece::Text(text) => words.push_str(text),
            Piece::Address(url) => {
                markdown.push_str(&spaced(&std::mem::take(&mut words)));
                markdown.push_str(&escape::address(url));
            }
        }
    }
    markdown.push_str(&spaced(&words));
    markdown
}

/// Escaped like any line, the spaces at its ends kept.
fn spaced(text: &str) -> String {
    let body = text.trim_matches(' ');
    let lead = if text.starts_with(' ') { " " } else { "" };
    let tail = if text.ends_with(' ') && !body.is_empty() { " " } else { "" };
    format!("{lead}{}{tail}", escape::inline(body))
}

/// Nothing that acts on a terminal, whatever a template marks as safe; line ends as `'\n'`, no empty lines at the ends, never two in a row.
fn squeeze(text: &str) -> String {
    let shown = plain::visible(text);
    let mut lines: Vec<&str> = vec![];
    for line in shown.lines() {
        let empty = line.trim().is_empty();
        if !empty || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(if empty { "" } else { line });
        }
    }
    lines.join("\n").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn names(value: &Value) -> BTreeSet<String> {
        value.try_iter().unwrap().map(|name| name.to_string()).collect()
    }

    #[test]
    fn the_values_that_are_known_are_those_that_are_there() {
        let template = Template::builtin(Lang::En);
        let engine = template.engine(Lang::En).unwrap();
        let context = engine.context(&Origin::default(), &Excerpt::sample_passage());
        let figure = context.get_attr("figures").unwrap().get_item(&Value::from(0)).unwrap();
        let there = [names(&context), names(&context.get_attr("report").unwrap()), names(&figure)];
        let known = [&unknown::VALUES[..], &unknown::OF_REPORT, &unknown::OF_FIGURE];
        assert_eq!(there, known.map(|names| names.iter().map(|name| (*name).to_owned()).collect()));
    }

    #[test]
    fn what_a_template_marks_as_safe_acts_on_no_terminal() {
        let template = Template::parse("t", "{{ note|safe }}\u{9b}").unwrap();
        let excerpt =
            Excerpt { note: "红\u{1b}[31m字\u{202e}\r\n*甲*".to_owned(), ..Excerpt::sample_passage() };
        let body = template.engine(Lang::En).unwrap().body(&Origin::default(), &excerpt).unwrap();
        assert_eq!(body, "红␛[31m字⟨U+202E⟩\n*甲*⟨U+009B⟩");
    }
}
