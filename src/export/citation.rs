//! The citation: with it another person finds the passage again, with or without this program. One
//! function builds it, so that every form of export cites alike.

use super::{
    excerpt::{Excerpt, Origin, Passage, Place},
    labels::Lang,
    plain,
};

/// A stretch of a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// The page's address, which some forms make a link.
    Address(String),
}

/// The citation of an excerpt: the report, where in it, the page, the file.
///
/// Lines are counted in the file, paragraphs in the report's body, bytes in the decoded text
/// (UTF-8, without byte order mark). What is not known is left out.
pub fn citation(origin: &Origin, excerpt: &Excerpt, lang: Lang) -> Vec<Piece> {
    let (stop, comma) = (lang.pick("; ", "；"), lang.pick(", ", "，"));
    let mut groups = vec![vec![Piece::Text(work(origin, lang))]];
    if let Some(passage) = &excerpt.passage {
        groups.extend([text(where_in(passage, lang).join(comma))]);
    }
    if let Some(url) = &origin.url {
        let published = origin.published.as_ref().map(|date| match lang {
            Lang::En => format!(" (published {date})"),
            Lang::Zh => format!("（{date}发布）"),
        });
        groups.push(vec![Piece::Address(plain::one_line(url)), Piece::Text(published.unwrap_or_default())]);
    } else if let Some(date) = &origin.published {
        groups.push(text(format!("{}{date}", lang.pick("published ", "发布于"))));
    }
    let file = plain::one_line(origin.file());
    groups.push(text(format!("{}{file}{comma}SHA-256 {}", lang.pick("file ", "文件"), origin.sha256)));

    let groups = groups.into_iter().filter(|group| group.iter().any(|piece| !piece.as_str().is_empty()));
    let mut pieces = vec![];
    for group in groups {
        if !pieces.is_empty() {
            pieces.push(Piece::Text(stop.to_owned()));
        }
        pieces.extend(group);
    }
    pieces
}

/// The citation as plain text on one line.
pub fn citation_text(origin: &Origin, excerpt: &Excerpt, lang: Lang) -> String {
    let pieces = citation(origin, excerpt, lang);
    plain::one_line(&pieces.iter().map(Piece::as_str).collect::<String>())
}

/// A passage (or a remark's words) with its citation below, as plain text.
pub fn cited(origin: &Origin, excerpt: &Excerpt, lang: Lang) -> String {
    let words = excerpt.passage.as_ref().map_or(&excerpt.note, |passage| &passage.quote);
    let words = plain::visible(words.trim());
    format!("{words}\n{}{}", lang.labels().dash, citation_text(origin, excerpt, lang))
}

impl Piece {
    /// What it says.
    pub fn as_str(&self) -> &str {
        let (Self::Text(text) | Self::Address(text)) = self;
        text
    }
}

fn text(text: String) -> Vec<Piece> {
    vec![Piece::Text(text)]
}

/// Issuer, title, year, document number, date: 云溪区人民政府：《…报告》（2023年度，云政〔2024〕3号，2024-03-14）.
fn work(origin: &Origin, lang: Lang) -> String {
    let issuer = origin.issuer.as_ref().map(|issuer| plain::one_line(issuer) + lang.pick(", ", "："));
    let year = origin.year.map(|year| format!("{year}{}", lang.pick("", "年度")));
    let [number, date] = [&origin.doc_number, &origin.date].map(|text| text.as_deref().map(plain::one_line));
    let about: Vec<String> = [year, number, date].into_iter().flatten().collect();
    let about = match (about.is_empty(), lang) {
        (true, _) => String::new(),
        (_, Lang::En) => format!(" ({})", about.join(", ")),
        (_, Lang::Zh) => format!("（{}）", about.join("，")),
    };
    // A file's name is no title; the file stands at the citation's end.
    match (&origin.title, &origin.issuer) {
        (Some(title), _) => format!("{}《{}》{about}", issuer.unwrap_or_default(), plain::one_line(title)),
        (None, Some(issuer)) => plain::one_line(issuer) + &about,
        (None, None) => about.trim_start().to_owned(),
    }
}

fn where_in(passage: &Passage, lang: Lang) -> Vec<String> {
    let mut parts = vec![];
    if !passage.section.is_empty() {
        let headings: Vec<String> = passage.section.iter().map(|heading| plain::one_line(heading)).collect();
        parts.push(headings.join(" › "));
    }
    match &passage.place {
        Some(place) => parts.extend(position(place, lang)),
        None => {
            parts.push(lang.pick("not found for certain in the file", "文件中未能找到确切位置").to_owned())
        }
    }
    parts
}

fn position(place: &Place, lang: Lang) -> Vec<String> {
    let paragraph = place.paragraph.map(|number| match lang {
        Lang::En => format!("paragraph {number}"),
        Lang::Zh => format!("第{number}段"),
    });
    let lines = match (lang, lines(place)) {
        (Lang::En, lines) if place.lines.0 == place.lines.1 => format!("line {lines}"),
        (Lang::En, lines) => format!("lines {lines}"),
        (Lang::Zh, lines) => format!("第{lines}行"),
    };
    let bytes = format!("{}{}", lang.pick("bytes ", "字节"), bytes(place));
    paragraph.into_iter().chain([lines, bytes]).collect()
}

/// The lines of the source text, `34` or `34–35`.
pub(super) fn lines(place: &Place) -> String {
    let (first, last) = place.lines;
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// The half-open byte span, `120–240`.
pub(super) fn bytes(place: &Place) -> String {
    format!("{}–{}", place.source.start, place.source.end)
}
