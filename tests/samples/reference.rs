//! The reference answers of `tests/data/samples`, read and set into their reports.

use std::{fs, ops::Range, path::Path};

/// A figure that a careful reader finds.
pub struct Wanted {
    /// As written in the report.
    pub text: String,
    pub kind: String,
    pub value: String,
    pub value2: Option<String>,
    pub unit: Option<String>,
    pub approx: String,
    pub subject: Option<String>,
    /// False where found and not found are both right.
    pub required: bool,
    /// Bytes of the source text.
    pub span: Range<usize>,
}

impl Wanted {
    /// Dates and document numbers have no subject to compare.
    pub fn has_subject(&self) -> bool {
        self.required && !matches!(self.kind.as_str(), "date" | "docnumber")
    }
}

/// Reads `NAME.figures.tsv` and places every line in `source`, each behind the one before.
pub fn figures(path: &Path, source: &str) -> Vec<Wanted> {
    let table = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut from = 0;
    let mut wanted = vec![];
    for (index, line) in table.lines().enumerate().skip(1).filter(|(_, line)| !line.is_empty()) {
        let place = format!("{}:{}", path.display(), index + 1);
        let cells: Vec<&str> = line.split('\t').collect();
        let [text, kind, value, value2, unit, approx, subject, need] = cells[..] else {
            panic!("{place}: eight columns are wanted: {line}");
        };
        // A figure over two lines of the file
        let text = &text.replace('⏎', "\n");
        let start = find(source, from, text).unwrap_or_else(|| panic!("{place}: {text} does not follow"));
        from = start + text.len();
        let optional = |cell: &str| (cell != "-").then(|| cell.to_owned());
        wanted.push(Wanted {
            text: text.to_owned(),
            kind: kind.to_owned(),
            value: value.to_owned(),
            value2: optional(value2),
            unit: optional(unit),
            approx: approx.to_owned(),
            subject: optional(subject),
            required: need == "required",
            span: start..from,
        });
    }
    wanted
}

/// Where `text` stands next at or behind byte `from`. A bare number is not taken out of a longer
/// run of digits nor from an enumerator.
fn find(source: &str, from: usize, text: &str) -> Option<usize> {
    let rest = source.get(from..)?;
    let bare = text.chars().all(is_digit);
    rest.match_indices(text).map(|(at, _)| from + at).find(|&at| {
        let mut before = source.get(..at).unwrap_or_default().chars().rev();
        let mut after = source.get(at + text.len()..).unwrap_or_default().chars();
        let (next, second) = (after.next(), after.next());
        let enumerator = matches!(next, Some('.' | '．' | '、')) && !second.is_some_and(is_digit);
        !bare || !before.next().is_some_and(is_digit) && !next.is_some_and(is_digit) && !enumerator
    })
}

/// True for Arabic digits of either width.
pub fn is_digit(character: char) -> bool {
    matches!(character, '0'..='9' | '０'..='９')
}

/// A section of the reference: level, enumerator, heading, runs in.
#[derive(Clone, PartialEq, Eq)]
pub struct WantedSection {
    pub level: u8,
    pub enumerator: Option<String>,
    pub heading: String,
    pub runin: bool,
}

/// What `NAME.outline.txt` says.
pub struct WantedOutline {
    /// Name and value of each field, in order.
    pub fields: Vec<(String, Option<String>)>,
    pub sections: Vec<WantedSection>,
    /// Part, manner, first words.
    pub parts: Vec<(String, String, String)>,
    /// Bytes of the source text.
    pub noise: Vec<Range<usize>>,
}

/// Reads `NAME.outline.txt`; the noise is set into `source`.
pub fn outline(path: &Path, source: &str) -> WantedOutline {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut outline = WantedOutline { fields: vec![], sections: vec![], parts: vec![], noise: vec![] };
    let mut list = "";
    let mut from = 0;
    for line in text.lines().filter(|line| !line.is_empty()) {
        match line {
            "sections:" | "parts:" | "noise:" => list = line,
            "-" => {}
            _ if list.is_empty() => {
                let (name, value) = line.split_once(": ").unwrap_or_else(|| panic!("not a field: {line}"));
                outline.fields.push((name.to_owned(), (value != "-").then(|| value.to_owned())));
            }
            _ if list == "noise:" => {
                let (_, words) = line.split_once('|').unwrap_or_else(|| panic!("not noise: {line}"));
                let span = find_noise(source, from, words);
                from = span.end;
                outline.noise.push(span);
            }
            _ => {
                let cells: Vec<&str> = line.split(" | ").collect();
                match (list, &cells[..]) {
                    ("sections:", &[level, enumerator, heading, runin]) => {
                        outline.sections.push(WantedSection {
                            level: level.parse().unwrap(),
                            enumerator: (enumerator != "-").then(|| enumerator.to_owned()),
                            heading: heading.to_owned(),
                            runin: runin == "yes",
                        });
                    }
                    ("parts:", &[part, how, words]) => {
                        outline.parts.push((part.to_owned(), how.to_owned(), words.to_owned()));
                    }
                    _ => panic!("{}: not understood: {line}", path.display()),
                }
            }
        }
    }
    outline
}

/// Noise is a whole line where one has these words and no others, else a stretch of a line.
fn find_noise(source: &str, from: usize, words: &str) -> Range<usize> {
    let rest = source.get(from..).unwrap_or_default();
    let mut start = from;
    for line in rest.split_inclusive('\n') {
        if line.trim() == words.trim() {
            let indent = line.len() - line.trim_start().len();
            return start + indent..start + indent + words.trim().len();
        }
        start += line.len();
    }
    let at = rest.find(words).unwrap_or_else(|| panic!("noise does not follow: {words}"));
    from + at..from + at + words.len()
}
