//! Markdown: one document, made from chunks that a later export finds again by their markers.

use super::{
    Options,
    arrange::{Item, arrange},
    escape,
    excerpt::ReportExcerpts,
    marker::{self, Marker, VERSION},
    template::TemplateError,
};

/// A stretch of an exported document: a heading's line, or an excerpt between its markers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    /// The marker's key.
    pub(super) key: String,
    /// The key beside another copy's excerpt; a heading's is its key.
    pub(super) copy: String,
    /// The heading's level in the document; `None` for an excerpt.
    pub(super) level: Option<usize>,
    /// The excerpt's Markdown or the heading's whole line.
    pub(super) body: String,
}

impl Chunk {
    /// The chunk's lines, markers included, the last line end left out.
    pub(super) fn text(&self) -> String {
        if self.level.is_some() { self.body.clone() } else { block(&self.key, &self.body, false) }
    }
}

/// An excerpt between its markers.
pub(super) fn block(key: &str, body: &str, gone: bool) -> String {
    let begin = Marker::Begin { key: key.to_owned(), digest: marker::digest(body), gone };
    between(&begin, body)
}

/// A body between a beginning and the end that belongs to it.
pub(super) fn between(begin: &Marker, body: &str) -> String {
    let key = match begin {
        Marker::Begin { key, .. } => key.clone(),
        _ => String::new(),
    };
    format!("{}\n\n{body}\n\n{}", begin.comment(), Marker::End { key }.comment())
}

/// The reports' excerpts as Markdown. The same excerpts give the same bytes.
pub fn markdown(reports: &[ReportExcerpts], options: &Options) -> Result<String, TemplateError> {
    Ok(document(&chunks(reports, options)?, options))
}

/// A fresh document.
pub(super) fn document(chunks: &[Chunk], options: &Options) -> String {
    let mut parts = vec![head(options)];
    parts.extend(chunks.iter().map(Chunk::text));
    parts.join("\n\n") + "\n"
}

fn head(options: &Options) -> String {
    let file = Marker::File { version: VERSION, group: Some(options.group) };
    format!("{}\n\n# {}", file.comment(), options.lang.labels().excerpts)
}

/// Everything below the document's title, in order.
pub(super) fn chunks(reports: &[ReportExcerpts], options: &Options) -> Result<Vec<Chunk>, TemplateError> {
    let engine = options.template.engine(options.lang)?;
    arrange(reports, options.group, options.lang)
        .into_iter()
        .map(|item| match item {
            Item::Heading { level, text, key } => Ok(heading(level, &text, key)),
            Item::Excerpt { key, copy, origin, excerpt } => {
                Ok(Chunk { key, copy, level: None, body: engine.body(origin, excerpt)? })
            }
        })
        .collect()
}

/// Level 1 is the document's title; Markdown knows six.
fn heading(level: usize, text: &str, key: String) -> Chunk {
    let level = (level + 1).min(6);
    let signs = "#".repeat(level);
    let comment = Marker::Heading { key: key.clone() }.comment();
    let body = format!("{signs} {} {comment}", escape::inline(text));
    Chunk { copy: key.clone(), key, level: Some(level), body }
}
