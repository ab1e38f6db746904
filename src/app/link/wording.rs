//! The comparison in words: for notes, messages and the table.

use super::{
    context::context,
    falls,
    reasons::why,
    rows::{List, Pair},
    stated::Stated,
};
use crate::{
    app::{
        library::Library,
        reader::Reader,
        table::{caption, file_name, place_of},
    },
    compare::{in_scale, signed},
    figures::{Bound, Figure, Kind},
    outline::Section,
    report::Report,
    say,
    text::{fold::fold_str, width::columns_of},
    words::Lang,
};

/// A section in a few words: its enumerator and the first characters of its heading.
pub fn name_of(section: &Section) -> String {
    const LONGEST: usize = 14;
    let title = section.title();
    let mut name: String = title.chars().take(LONGEST).collect();
    if title.chars().count() > LONGEST {
        name.push_str("..");
    }
    name
}

/// What a row counts, in the words of the report that has any.
pub fn subject(pair: &Pair, readers: [&Reader; 2]) -> String {
    (0..2).find_map(|side| subject_on(side, pair, readers)).unwrap_or_default()
}

/// What a row counts, in the words of the report on `side`; `None` where it does not say.
pub fn subject_on(side: usize, pair: &Pair, readers: [&Reader; 2]) -> Option<String> {
    let report = &readers[side].report;
    pair.stated[side]?.counted(report)
}

/// What a row is about where its name says next to nothing, in the words of the report that the name is from.
pub fn subject_context(pair: &Pair, readers: [&Reader; 2]) -> Option<String> {
    let side = (0..2).find(|side| subject_on(*side, pair, readers).is_some())?;
    context(&readers[side].report, pair.stated[side]?)
}

/// How a note calls the two reports: by their years where one place reports twice, else by who
/// reports and the year, else by title and file; with what tells the file apart in the library.
fn names(readers: [&Reader; 2], library: &Library) -> [String; 2] {
    let [one, other] = readers.map(|reader| &reader.report.outline.metadata);
    if let (Some(first), Some(second)) = (one.year, other.year)
        && one.issuer.is_some()
        && one.issuer == other.issuer
        && first != second
    {
        return [first, second].map(|year| year.to_string());
    }
    readers.map(|reader| {
        let metadata = &reader.report.outline.metadata;
        let caption = caption(&reader.report, &reader.path);
        match (library.aside(reader.id), &metadata.issuer, &metadata.title) {
            (Some(file), ..) => format!("{caption} {file}"),
            (None, None, Some(title)) => format!("{title} {}", file_name(&reader.path)),
            (None, ..) => caption,
        }
    })
}

/// What the columns of the two reports are called.
pub fn column_names(readers: [&Reader; 2], library: &Library) -> [String; 2] {
    let file = |side: usize| {
        let reader = readers[side];
        library.aside(reader.id).unwrap_or_else(|| file_name(&reader.path))
    };
    short_names(readers.map(|reader| reader.report.as_ref()), file)
}

/// Two reports in few words: by their years where one place reports twice, by their places where two report on one
/// year, by both where both differ, the year first since it must not be cut off. One that does not say who reports
/// goes by its `file` (0 left, 1 right), and so do both where nothing tells them apart.
pub fn short_names(reports: [&Report; 2], file: impl Fn(usize) -> String) -> [String; 2] {
    let metadata = reports.map(|report| &report.outline.metadata);
    // Of those who report jointly the government, which comes last.
    let place = |issuer: &str| place_of(issuer.rsplit('、').next().unwrap_or(issuer)).to_owned();
    let years = metadata.map(|of| of.year.map(|year| year.to_string()));
    let places = metadata.map(|of| of.issuer.as_deref().map(place));
    let in_full = [0, 1].map(|side| match (&years[side], &places[side]) {
        (Some(year), Some(place)) => format!("{year} {place}"),
        (None, Some(place)) => place.clone(),
        (_, None) => file(side),
    });
    let differ = |names: &[String; 2]| fold_str(&names[0]) != fold_str(&names[1]);
    let one_place = both(places.clone()).is_some_and(|places| !differ(&places));
    let one_year = years[0] == years[1];
    let brief = if one_place { both(years) } else { both(places).filter(|_| one_year) };
    brief.into_iter().chain([in_full]).find(differ).unwrap_or_else(|| [0, 1].map(file))
}

fn both<T>([one, other]: [Option<T>; 2]) -> Option<[T; 2]> {
    Some([one?, other?])
}

/// The comparison in one line: `行政复议案件 2022: 80件; 2023: 96件; +16, +20%`.
pub fn note(pair: &Pair, readers: [&Reader; 2], library: &Library, lang: Lang) -> String {
    let mut parts: Vec<String> = (0..2)
        .zip(names(readers, library))
        .map(|(side, name)| {
            let report = &readers[side].report;
            match pair.stated[side] {
                Some(stated) => format!("{name}: {}", in_row(pair, side, report, stated, lang)),
                None => format!("{name}: {}", say!(lang, "compared.no-partner")),
            }
        })
        .collect();
    if let Some(first) = parts.first_mut() {
        *first = format!("{} {first}", subject(pair, readers)).trim_start().to_owned();
    }
    match pair.list {
        List::Same => match difference(pair, readers, lang) {
            Some(difference) => parts.push(difference),
            None => parts.push(say!(lang, "compared.no-difference").into_owned()),
        },
        List::OtherBasis => {
            parts.push(format!("{} ({})", say!(lang, "compared.other-basis"), why(pair, lang)));
        }
        List::LeftOnly | List::RightOnly => {}
    }
    parts.join("; ")
}

/// Difference and change of a pair: `+49, +50.5%`, of shares `+4.7 points`, of falls `the fall grew by 2 points`.
pub fn difference(pair: &Pair, readers: [&Reader; 2], lang: Lang) -> Option<String> {
    let difference = in_their_scale(pair, readers)?;
    let shown = with_points(difference, pair, readers, lang);
    let shown =
        if pair.are_falls() { falls::of_two(pair.difference.as_deref()?, &shown, lang) } else { shown };
    Some(match &pair.percent {
        Some(percent) => format!("{shown}, {}%", signed(percent)),
        None => shown,
    })
}

/// The difference of two falls in words, in at most so many columns.
pub fn of_two_falls(pair: &Pair, readers: [&Reader; 2], lang: Lang, columns: usize) -> Option<String> {
    let full = difference(pair, readers, lang)?;
    if columns_of(&full) <= columns {
        return Some(full);
    }
    let shown = with_points(in_their_scale(pair, readers)?, pair, readers, lang);
    Some(falls::of_two_briefly(&shown, lang))
}

/// The difference of a pair; that of shares of a hundred is in percentage points.
fn with_points(difference: String, pair: &Pair, readers: [&Reader; 2], lang: Lang) -> String {
    if are_in_points(pair, readers) {
        say!(lang, "compared.in-points", difference = difference).into_owned()
    } else {
        difference
    }
}

/// True for shares whose difference is in percentage points: all but those that are both written in thousandths.
pub fn are_in_points(pair: &Pair, readers: [&Reader; 2]) -> bool {
    let of = |side: usize| pair.stated[side]?.figure(&readers[side].report);
    let mut figures = (0..2).filter_map(of);
    let is_share = |figure: &Figure| matches!(figure.kind, Kind::Percent | Kind::Points);
    figures.next().is_some_and(is_share)
        && !in_their_scale(pair, readers).is_some_and(|difference| difference.ends_with('‰'))
}

/// What a row says of the report on `side`, with the word that says which way it went.
pub fn in_row(pair: &Pair, side: usize, report: &Report, stated: Stated, lang: Lang) -> String {
    let words = in_words(report, stated, lang);
    match stated.figure(report) {
        Some(figure) => {
            falls::in_its_course(&words, figure, [pair.courses[side], pair.courses[1 - side]], lang)
        }
        None => words,
    }
}

/// A figure as it is written, or the zero that words stand for: `0 (零败诉)`.
pub fn in_words(report: &Report, stated: Stated, lang: Lang) -> String {
    match (stated.figure(report), stated.span(report)) {
        (Some(figure), _) => as_written(report, figure, lang),
        (None, Some(words)) => format!("0 ({})", report.text.slice(words)),
        (None, None) => String::new(),
    }
}

/// A figure as it is written, behind the word that says how exactly it is stated, where it does not say
/// so itself: `约16万人次`, `1840余人次`, `不少于2期`.
pub fn as_written(report: &Report, figure: &Figure, lang: Lang) -> String {
    /// What stands inside a number that is not exact.
    const INEXACT: [char; 6] = ['余', '餘', '多', '几', '幾', '数'];
    let written = report.text.slice(figure.span);
    match Bound::of(&report.text, figure) {
        Some(bound) if !written.contains(INEXACT) => {
            format!("{}{written}", lang.word(&format!("bound.{}", bound.name())))
        }
        _ => written,
    }
}

/// The difference of a pair in the scale of its figures, empty where there is none: `+8000万`.
pub fn in_their_scale(pair: &Pair, readers: [&Reader; 2]) -> Option<String> {
    let words = [0, 1].map(|side| {
        let report = &readers[side].report;
        let figure = pair.stated[side].and_then(|stated| stated.figure(report));
        figure.map(|figure| report.text.slice(figure.span)).unwrap_or_default()
    });
    Some(in_scale(pair.difference.as_deref()?, [&words[0], &words[1]]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        library::EntryId,
        source::{Format, SourceText},
    };
    use std::sync::Arc;

    #[test]
    fn how_exactly_a_figure_is_stated_is_said_once() {
        let text = "一、培训\n参训约16万人次，发放资料1840余份，走访300多家，建成超过12个，办结21件。\n抽检近480批次，培训不少于2期，覆盖20家以上，控制在5%以内，不足30人。\n";
        let report = Report::build(SourceText::from_text(text, Format::Text));
        let found = |lang| {
            let found = report.figures.found.iter().map(|figure| as_written(&report, figure, lang));
            found.collect::<Vec<_>>().join(" ")
        };
        let chinese =
            "约16万人次 1840余份 300多家 超12个 21件 近480批次 不少于2期 不少于20家 不超过5% 不足30人";
        assert_eq!(found(Lang::Zh), chinese);
        let english = "over 12个 21件 nearly 480批次 at least 2期 at least 20家 at most 5% under 30人";
        assert!(found(Lang::En).ends_with(english), "{}", found(Lang::En));
    }

    #[test]
    fn two_reports_go_by_what_tells_them_apart() {
        let report = |text: &str| Report::build(SourceText::from_text(text, Format::Text));
        let of = |place: &str, year: u16| {
            report(&format!(
                "{place}{year}年法治政府建设年度报告\n一、复议\n办结。\n{place}人民政府\n{}年3月5日\n",
                year + 1
            ))
        };
        let nobody = || report("法治综述\n一、行政复议\n办结案件。\n");
        for (one, other, expected) in [
            (of("青岚县", 2022), of("青岚县", 2023), ["2022", "2023"]),
            (of("青岚县", 2022), of("青嵐縣", 2022), ["a.txt", "b.txt"]),
            (of("青岚县", 2023), of("云溪区", 2023), ["青岚县", "云溪区"]),
            (of("青岚县", 2022), of("云溪区", 2023), ["2022 青岚县", "2023 云溪区"]),
            (of("青岚县", 2022), nobody(), ["2022 青岚县", "b.txt"]),
            (nobody(), nobody(), ["a.txt", "b.txt"]),
        ] {
            let names = short_names([&one, &other], |side| ["a.txt", "b.txt"][side].to_owned());
            assert_eq!(names, expected);
        }
    }

    #[test]
    fn a_note_says_what_is_counted_and_by_whom() {
        let reader = |text: &str, file: &str| {
            let report = Arc::new(Report::build(SourceText::from_text(text, Format::Text)));
            Reader::open(EntryId(0), file.into(), report, 0)
        };
        let report = |place: &str, year: u16, count: u16| {
            format!(
                "{place}{year}年法治政府建设年度报告\n一、行政复议\n行政复议案件{count}件。\n{place}人民政府\n{}年3月5日\n",
                year + 1
            )
        };
        let nobody = "政府工作报告\n一、行政复议\n行政复议案件96件。\n";
        let row = Pair {
            list: List::Same,
            stated: [None, None],
            difference: Some("16".to_owned()),
            percent: Some("20".to_owned()),
            why: vec![],
            courses: [None; 2],
        };
        let one = report("青岚县", 2022, 80);
        for (other, expected) in [
            (report("青岚县", 2023, 96), "行政复议案件 2022: 80件; 2023: 96件; +16, +20%"),
            (
                report("云溪区", 2023, 96),
                "行政复议案件 青岚县人民政府 2022: 80件; 云溪区人民政府 2023: 96件; +16, +20%",
            ),
            (
                nobody.to_owned(),
                "行政复议案件 青岚县人民政府 2022: 80件; 政府工作报告 b.txt: 96件; +16, +20%",
            ),
        ] {
            let mut row = row.clone();
            let readers = [reader(&one, "a.txt"), reader(&other, "b.txt")];
            row.stated = readers.each_ref().map(|reader| {
                let found = &reader.report.figures.found;
                found.iter().position(|figure| figure.unit.as_deref() == Some("件")).map(Stated::Figure)
            });
            assert_eq!(note(&row, readers.each_ref(), &Library::default(), Lang::En), expected);
        }
    }
}
