//! JSON: a W3C Web Annotation collection (JSON-LD), one page, one annotation a mark.
//!
//! `TextQuoteSelector` holds the words as clean text, which the model allows to be normalised;
//! `TextPositionSelector` counts characters (code points) of the decoded file without byte order
//! mark, so that any program that reads the file can use it. What the model has no word for uses
//! vocabularies that its context already names (Dublin Core, schema.org). Control characters and
//! signs that change the direction of writing are written as `\u` escapes: nothing is lost, and
//! nothing acts on a terminal.

use super::{
    Options,
    arrange::ordered,
    citation::citation_text,
    excerpt::{Excerpt, Fact, Origin, Passage, ReportExcerpts},
    labels::Lang,
    plain,
};
use crate::marks::Absence;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// The excerpts as a Web Annotation collection, in the order of the grouping.
pub fn annotations(reports: &[ReportExcerpts], options: &Options) -> String {
    let items: Vec<Value> = ordered(reports, options.group)
        .into_iter()
        .map(|(origin, excerpt)| annotation(origin, excerpt, options.lang))
        .collect();
    let ids: Vec<&str> = items.iter().filter_map(|item| item["id"].as_str()).collect();
    let collection = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": uuid(&ids.join("\n")),
        "type": "AnnotationCollection",
        "label": options.lang.labels().excerpts,
        "total": items.len(),
        "first": {
            "id": uuid(&format!("page\n{}", ids.join("\n"))),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    });
    harmless(&format!("{collection:#}\n"))
}

fn annotation(origin: &Origin, excerpt: &Excerpt, lang: Lang) -> Value {
    let note = (!excerpt.note.is_empty()).then(|| body("commenting", &excerpt.note));
    let tags = excerpt.tags.iter().map(|tag| body("tagging", tag));
    let lacking = excerpt.absence.iter().flat_map(|absence| lacking(absence, lang));
    let bodies: Vec<Value> = note.into_iter().chain(tags).chain(lacking).collect();
    let motivation = if excerpt.note.is_empty() { "highlighting" } else { "commenting" };
    let mut annotation = json!({
        "id": uuid(&format!("{}\n{}", excerpt.id, origin.path)),
        "type": "Annotation",
        "dcterms:identifier": excerpt.id,
        "motivation": motivation,
        "created": excerpt.created,
        "modified": excerpt.modified,
    });
    if !excerpt.author.is_empty() {
        annotation["creator"] = json!({ "type": "Person", "name": excerpt.author });
    }
    if !bodies.is_empty() {
        annotation["body"] = bodies.into();
    }
    annotation["target"] = target(origin, excerpt, lang);
    annotation
}

/// What the report lacks and the words that were searched for, each described by its label.
fn lacking(absence: &Absence, lang: Lang) -> Vec<Value> {
    let labels = lang.labels();
    let labelled = |label: &str, text: &str| {
        let mut body = body("describing", text);
        body["schema:name"] = label.into();
        body
    };
    let what = (!absence.what.is_empty()).then(|| labelled(labels.lacks, &absence.what));
    let searched = absence.searched.iter().map(|words| labelled(labels.searched, words));
    what.into_iter().chain(searched).collect()
}

fn body(purpose: &str, value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value })
}

/// What a target says whose words were not found for certain, in every language: programs read it.
const NOT_FOUND: &str = "not found for certain";

fn target(origin: &Origin, excerpt: &Excerpt, lang: Lang) -> Value {
    let mut target = json!({
        "type": "SpecificResource",
        "source": source(origin),
        "dcterms:bibliographicCitation": citation_text(origin, excerpt, lang),
    });
    if let Some(passage) = &excerpt.passage {
        target["selector"] = selectors(passage).into();
        if !passage.section.is_empty() {
            target["schema:articleSection"] = json!({ "@list": passage.section });
        }
        if passage.place.is_none() {
            target["schema:creativeWorkStatus"] = NOT_FOUND.into();
        }
        set(&mut target, "dcterms:isReplacedBy", passage.candidate.as_deref());
        if let Some(place) = &passage.place {
            target["schema:lineNumber"] = json!(place.lines.0);
            set(&mut target, "schema:position", place.paragraph);
            set(&mut target, "schema:text", place.now.as_deref());
        }
        let figures: Vec<Value> = passage.figures().iter().map(figure).collect();
        if !figures.is_empty() {
            target["schema:variableMeasured"] = json!({ "@list": figures });
        }
        if !passage.was.is_empty() {
            target["dcterms:replaces"] = json!({ "@list": passage.was });
        }
    }
    target
}

/// The file, named by its digest (RFC 6920), which stays when the page moves.
fn source(origin: &Origin) -> Value {
    let mut source = json!({
        "id": format!("nih:sha-256;{}", origin.sha256),
        "type": "Text",
        "schema:sha256": origin.sha256,
        "schema:contentUrl": origin.path,
    });
    set(&mut source, "dcterms:title", origin.title.as_deref());
    set(&mut source, "dcterms:publisher", origin.issuer.as_deref());
    set(&mut source, "dcterms:temporal", origin.year.map(|year| year.to_string()));
    set(&mut source, "dcterms:identifier", origin.doc_number.as_deref());
    set(&mut source, "dcterms:date", origin.date.as_deref());
    set(&mut source, "dcterms:issued", origin.published.as_deref());
    set(&mut source, "schema:url", origin.url.as_deref());
    source
}

fn selectors(passage: &Passage) -> Vec<Value> {
    let quote = json!({
        "type": "TextQuoteSelector",
        "exact": passage.quote,
        "prefix": passage.prefix,
        "suffix": passage.suffix,
    });
    // All selectors of a target select the same words.
    let same = passage.place.as_ref().filter(|place| place.now.is_none());
    let position = same.map(|place| {
        let (start, end) = place.characters;
        json!({ "type": "TextPositionSelector", "start": start, "end": end })
    });
    [quote].into_iter().chain(position).collect()
}

/// A figure as schema.org's `PropertyValue`.
fn figure(fact: &Fact) -> Value {
    let mut figure = json!({
        "type": "schema:PropertyValue",
        "schema:propertyID": json!(fact.kind),
        "schema:alternateName": fact.text,
        "schema:value": fact.value,
    });
    set(&mut figure, "schema:maxValue", fact.value2.as_deref());
    set(&mut figure, "schema:unitText", fact.unit.as_deref());
    set(&mut figure, "schema:name", fact.subject.as_deref());
    figure["schema:measurementMethod"] = json!(fact.approx);
    figure
}

fn set<T: Into<Value>>(object: &mut Value, name: &str, value: Option<T>) {
    let fields: Option<&mut Map<String, Value>> = object.as_object_mut();
    if let (Some(fields), Some(value)) = (fields, value) {
        fields.insert(name.to_owned(), value.into());
    }
}

/// An identifier that depends on `name` alone: a version 8 UUID (RFC 9562) from its SHA-256.
fn uuid(name: &str) -> String {
    let digest = Sha256::digest(name.as_bytes());
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest.iter()).for_each(|(byte, from)| *byte = *from);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let part = |range: std::ops::Range<usize>| -> String {
        bytes[range].iter().map(|byte| format!("{byte:02x}")).collect()
    };
    format!("urn:uuid:{}-{}-{}-{}-{}", part(0..4), part(4..6), part(6..8), part(8..10), part(10..16))
}

/// JSON text with every character that could act written as an escape. All of them lie in the Basic
/// Multilingual Plane and stand only inside strings.
fn harmless(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for character in json.chars() {
        if plain::acts(character) {
            safe.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            safe.push(character);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_is_not_certain_says_so_and_names_the_candidate() {
        let mut excerpt = Excerpt::sample_passage();
        let target = |excerpt: &Excerpt| annotation(&Origin::default(), excerpt, Lang::Zh)["target"].clone();
        assert_eq!(target(&excerpt)["schema:creativeWorkStatus"], Value::Null);
        if let Some(passage) = &mut excerpt.passage {
            passage.place = None;
        }
        assert_eq!(target(&excerpt)["schema:creativeWorkStatus"], "not found for certain");
        assert_eq!(target(&excerpt)["dcterms:isReplacedBy"], "办结行政复议案件23件");
    }
}
