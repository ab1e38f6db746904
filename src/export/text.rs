//! Plain text, for a terminal, a mail or a chat: a title by which it is known again, headings,
//! quotations in 「」, notes below.

use super::{
    Options,
    arrange::{Item, arrange},
    citation::citation_text,
    excerpt::{Excerpt, Origin, ReportExcerpts},
    labels::Lang,
    plain, sign, table,
};

/// The excerpts as plain text, grouped as the options say.
pub fn text(reports: &[ReportExcerpts], options: &Options) -> String {
    let items = arrange(reports, options.group, options.lang);
    let blocks: Vec<String> = items
        .iter()
        .map(|item| match item {
            Item::Heading { level, text, .. } => {
                format!("{} {}", "=".repeat(*level), plain::one_line(text))
            }
            Item::Excerpt { origin, excerpt, .. } => block(origin, excerpt, options.lang),
        })
        .collect();
    let body: String = blocks.iter().map(|block| format!("\n{block}\n")).collect();
    let ids = reports.iter().flat_map(|report| &report.excerpts).map(|excerpt| excerpt.id.as_str());
    sign::signed(options.lang.labels().excerpts, options.group, &body, ids)
}

fn block(origin: &Origin, excerpt: &Excerpt, lang: Lang) -> String {
    let labels = lang.labels();
    let listed = |words: &[String]| {
        words.iter().map(|word| plain::one_line(word)).collect::<Vec<_>>().join(labels.comma)
    };
    let named =
        |label: &str, words: String| (!words.is_empty()).then(|| format!("  {label}{}{words}", labels.colon));
    let absence = excerpt.absence.as_ref();
    let passage = excerpt.passage.as_ref();
    let place = passage.and_then(|passage| passage.place.as_ref());
    let figures = passage.map_or(&[][..], |passage| passage.figures()).iter();
    let figures: Vec<String> = figures.map(|fact| plain::one_line(&table::figure(fact, lang))).collect();
    let now = place.and_then(|place| place.now.as_ref());
    let by = format!("{} {}", excerpt.author, excerpt.modified.chars().take(10).collect::<String>());

    let lines = [
        passage.map(|passage| quoted(&passage.quote)),
        now.map(|now| format!("  {}\n{}", labels.now, quoted(now))),
        passage
            .and_then(|passage| passage.candidate.as_ref())
            .map(|words| format!("  {}\n{}", labels.candidate, quoted(words))),
        passage.filter(|passage| !passage.was.is_empty()).map(|passage| {
            let was: Vec<String> = passage.was.iter().map(|words| quoted(words)).collect();
            format!("  {}\n{}", labels.was, was.join("\n"))
        }),
        named(labels.note, indented(&excerpt.note, "    ").trim_start().to_owned()),
        absence.and_then(|absence| named(labels.lacks, plain::one_line(&absence.what))),
        absence.and_then(|absence| named(labels.searched, listed(&absence.searched))),
        named(labels.figures, figures.join(lang.pick("; ", "；"))),
        named(labels.tags, listed(&excerpt.tags)),
        named(labels.author, if excerpt.author.is_empty() { String::new() } else { plain::one_line(&by) }),
        Some(format!("  {}{}", labels.dash, citation_text(origin, excerpt, lang))),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn quoted(quote: &str) -> String {
    format!("「{}」", indented(quote, "　").trim_start())
}

/// Every line that is not empty behind `indent`.
fn indented(text: &str, indent: &str) -> String {
    let shown = plain::visible(text);
    let put_in = |line: &str| if line.is_empty() { String::new() } else { format!("{indent}{line}") };
    let lines: Vec<String> = shown.trim().lines().map(|line| put_in(line.trim())).collect();
    lines.join("\n")
}
