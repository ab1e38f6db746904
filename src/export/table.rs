//! CSV (RFC 4180): one excerpt a row, for spreadsheets.
//!
//! A spreadsheet runs a cell that begins like a formula, so such a cell gets an apostrophe in front.
//! In Chinese the text begins with a byte order mark, without which Excel there takes it for GBK.

use super::{
    Options,
    arrange::ordered,
    citation::{bytes, citation_text, lines},
    excerpt::{Excerpt, Fact, Origin, ReportExcerpts},
    labels::{COLUMNS, Lang},
    plain,
};

/// The excerpts as rows under one heading row, in the order of the grouping.
pub fn csv(reports: &[ReportExcerpts], options: &Options) -> String {
    let lang = options.lang;
    let mut text = String::from(lang.pick("", "\u{feff}"));
    text.push_str(&row(lang.labels().columns.map(str::to_owned)));
    for (origin, excerpt) in ordered(reports, options.group) {
        text.push_str(&row(cells(origin, excerpt, lang)));
    }
    text
}

/// In the order of [`Labels::columns`](super::labels::Labels::columns).
fn cells(origin: &Origin, excerpt: &Excerpt, lang: Lang) -> [String; COLUMNS] {
    let comma = lang.labels().comma;
    let absence = excerpt.absence.as_ref();
    let passage = excerpt.passage.as_ref();
    let place = passage.and_then(|passage| passage.place.as_ref());
    let figures = passage.map_or(&[][..], |passage| passage.figures());
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        excerpt.id.clone(),
        passage.map(|passage| passage.quote.clone()).unwrap_or_default(),
        place.and_then(|place| place.now.clone()).unwrap_or_default(),
        passage.and_then(|passage| passage.candidate.clone()).unwrap_or_default(),
        passage.map(|passage| passage.was.join("\n")).unwrap_or_default(),
        excerpt.note.clone(),
        absence.map(|absence| absence.what.clone()).unwrap_or_default(),
        absence.map(|absence| absence.searched.join(comma)).unwrap_or_default(),
        excerpt.tags.join(comma),
        excerpt.author.clone(),
        excerpt.created.clone(),
        excerpt.modified.clone(),
        figures.iter().map(|fact| figure(fact, lang)).collect::<Vec<_>>().join("\n"),
        or_empty(&origin.issuer),
        origin.year.map(|year| year.to_string()).unwrap_or_default(),
        or_empty(&origin.title),
        or_empty(&origin.doc_number),
        or_empty(&origin.date),
        passage.map(|passage| passage.section.join(" › ")).unwrap_or_default(),
        place.and_then(|place| place.paragraph).map(|number| number.to_string()).unwrap_or_default(),
        place.map(lines).unwrap_or_default(),
        place.map(bytes).unwrap_or_default(),
        or_empty(&origin.url),
        or_empty(&origin.published),
        origin.path.clone(),
        origin.sha256.clone(),
        citation_text(origin, excerpt, lang),
    ]
}

/// A figure on one line: 16万余人次 = 160000 人次（多于，受教群众）.
pub(super) fn figure(fact: &Fact, lang: Lang) -> String {
    let unit = fact.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let about: Vec<&str> = [lang.approx(fact.approx), fact.subject.as_deref().unwrap_or_default()]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    let about = match (about.is_empty(), lang) {
        (true, _) => String::new(),
        (_, Lang::En) => format!(" ({})", about.join(", ")),
        (_, Lang::Zh) => format!("（{}）", about.join("，")),
    };
    format!("{} = {}{unit}{about}", fact.text, fact.values())
}

fn row(cells: [String; COLUMNS]) -> String {
    cells.map(|text| cell(&text)).join(",") + "\r\n"
}

/// A cell of a table: quoted where it must be, and never run as a formula.
pub fn cell(text: &str) -> String {
    let shown = plain::visible(text);
    let formula = shown.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let guarded = if formula { format!("'{shown}") } else { shown };
    if guarded.contains([',', '"', '\n', '\r', ' ', '\u{3000}', ';']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a spreadsheet reads from a cell.
    fn read(cell: &str) -> String {
        let inner = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
        inner.map_or_else(|| cell.to_owned(), |inner| inner.replace("\"\"", "\""))
    }

    proptest! {
        #[test]
        fn no_cell_begins_a_formula(before in "[ \\t\\r\\n\u{3000}\u{a0}\u{200b}\u{feff}'\",;]{0,4}", text in "[=+@＝－-]{0,2}\\PC{0,8}") {
            let written = cell(&format!("{before}{text}"));
            let shown = read(&written);
            let first = shown.trim_start().chars().next();
            prop_assert!(!first.is_some_and(|first| "=+-@＝＋－＠".contains(first)), "{:?}", shown);
            // A cell ends where it is meant to.
            let bare = !written.starts_with('"');
            prop_assert!(!bare || !written.contains([',', '"', '\n', '\r', ';']));
        }
    }

    #[test]
    fn a_candidate_and_what_was_marked_before_have_columns() {
        let excerpt = Excerpt::sample_passage();
        let report = ReportExcerpts { origin: Origin::default(), excerpts: vec![excerpt] };
        for (lang, heads) in
            [(Lang::En, ["perhaps now", "marked before as"]), (Lang::Zh, ["现可能为", "原先标记为"])]
        {
            let text = csv(std::slice::from_ref(&report), &Options::new(lang));
            let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
            let column = |head: &str| rows[0].iter().position(|cell| read(cell) == head).unwrap();
            assert_eq!(rows[1][column(heads[0])], "办结行政复议案件23件");
            assert_eq!(rows[1][column(heads[1])], "办结行政复议案件20件");
        }
    }

    #[test]
    fn cells_are_quoted_where_needed_and_never_run() {
        let cases = [
            ("甲", "甲"),
            ("甲,乙", "\"甲,乙\""),
            ("甲\"乙", "\"甲\"\"乙\""),
            ("甲\r\n乙", "\"甲\n乙\""),
            ("=1+1", "'=1+1"),
            ("\t=1", "\"' =1\""),
            ("-5", "'-5"),
            ("＝1", "'＝1"),
            ("@甲", "'@甲"),
            ("\u{1b}[31m", "␛[31m"),
        ];
        for (text, csv) in cases {
            assert_eq!(cell(text), csv, "{text:?}");
        }
    }
}
