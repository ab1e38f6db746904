//! Exports of marks: what they say, in every form.

mod export_cases;

use export_cases::*;
use shenyue::{
    export::{
        Format, Group, Lang, Options, Template, citation::citation_text, excerpts, locate, markdown, render,
    },
    marks::{Anchor, Mark},
    report::Report,
    source::{Format as SourceFormat, SourceText},
    text::CleanSpan,
};

#[test]
fn one_report_in_each_language() {
    let reports = [yunxi()];
    let zh = markdown(&reports, &Options::new(Lang::Zh)).unwrap();
    let en = markdown(&reports, &Options::new(Lang::En)).unwrap();
    insta::assert_snapshot!("markdown_zh", zh);
    insta::assert_snapshot!("markdown_en", en);
}

#[test]
fn two_reports_by_tag() {
    let options = Options { group: Group::Tag, ..Options::new(Lang::Zh) };
    insta::assert_snapshot!("markdown_by_tag", markdown(&[yunxi(), qinglan()], &options).unwrap());
}

#[test]
fn the_other_forms() {
    let reports = [yunxi(), qinglan()];
    let zh = Options::new(Lang::Zh);
    insta::assert_snapshot!("json_zh", render(Format::Json, &reports, &zh).unwrap());
    insta::assert_snapshot!("csv_zh", render(Format::Csv, &reports, &zh).unwrap());
    insta::assert_snapshot!("text_zh", render(Format::Text, &reports, &zh).unwrap());
    insta::assert_snapshot!("text_en", render(Format::Text, &reports, &Options::new(Lang::En)).unwrap());
}

#[test]
fn every_form_cites_alike() {
    let report = yunxi();
    for lang in [Lang::En, Lang::Zh] {
        for format in Format::ALL {
            let text = render(format, std::slice::from_ref(&report), &Options::new(lang)).unwrap();
            let plain = text.replace(['\\', '<', '>'], "");
            for excerpt in &report.excerpts {
                let citation = citation_text(&report.origin, excerpt, lang);
                assert!(plain.contains(&citation), "{citation}\nnot in {format:?}\n{plain}");
            }
        }
    }
}

#[test]
fn formats_and_groupings_have_names() {
    for format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(format));
        assert_eq!(Format::of_extension(format.extension()), Some(format));
    }
    for group in Group::ALL {
        assert_eq!(group.name().parse(), Ok(group));
    }
    assert!("docx".parse::<Format>().unwrap_err().contains("markdown, json, csv, text"));
    assert!("date".parse::<Group>().unwrap_err().contains("report, section, tag, author"));
    assert_eq!("zh".parse(), Ok(Lang::Zh));
}

fn mark(id: &str, quote: Option<(&str, usize)>) -> Mark {
    let anchor = quote.map(|(quote, start)| Anchor {
        quote: quote.to_owned(),
        prefix: String::new(),
        suffix: String::new(),
        section: vec!["一、旧章节".to_owned()],
        position: CleanSpan::new(start, start + quote.chars().count()),
        ..Anchor::default()
    });
    Mark {
        id: id.to_owned(),
        anchor,
        note: "批注".to_owned(),
        tags: vec![],
        author: "li".to_owned(),
        created: "2024-05-01T08:00:00Z".to_owned(),
        modified: "2024-05-01T08:00:00Z".to_owned(),
        ..Mark::default()
    }
}

#[test]
fn marks_become_excerpts_in_order_with_their_places() {
    let source = "　　青岚县年度报告\r\n\r\n　　全年办结案件21件。\r\n　　零败诉。\r\n";
    let report = Report::build(SourceText::from_text(source, SourceFormat::Text));
    let start = |words: &str| {
        let text: String = report.text.chars().iter().collect();
        text.split(words).next().unwrap_or_default().chars().count()
    };
    let cases = "零败诉。";
    let standing = |id: &str, words: &str, start: usize| {
        let anchor = Anchor::of(&report, CleanSpan::new(start, start + words.chars().count()));
        Mark { anchor: Some(anchor), ..mark(id, None) }
    };
    let marks = [
        mark("04", Some(("别的话", start(cases)))),
        standing("03", cases, start(cases)),
        standing("02", "办结案件21件。\n零败诉", start("办结")),
        mark("01", None),
        mark("05", Some(("没有这句", 1000))),
    ];
    let located = locate(&marks, &report);
    let exported = excerpts(&report, "reports/青岚.txt", &located);
    let ids: Vec<&str> = exported.excerpts.iter().map(|excerpt| excerpt.id.as_str()).collect();
    assert_eq!(ids, ["01", "02", "03", "04", "05"]);
    assert_eq!(exported.origin.file(), "青岚.txt");

    let place = |index: usize| {
        let excerpt = exported.excerpts.get(index)?;
        excerpt.passage.as_ref()?.place.as_ref()
    };
    let two = place(1).unwrap();
    assert_eq!((two.lines, two.paragraph, &two.now), ((3, 4), Some(2), &None));
    let words = source.get(two.source.start..two.source.end);
    assert_eq!(words, Some("办结案件21件。\r\n　　零败诉"));
    let (first, last) = two.characters;
    let words: String = source.chars().skip(first).take(last - first).collect();
    assert_eq!(words, "办结案件21件。\r\n　　零败诉");
    // Other words stand there, or nothing: the quotation is not put beside them.
    assert_eq!((place(3), place(4)), (None, None));
    assert_eq!(
        exported.excerpts[3].passage.as_ref().map(|passage| passage.section.clone()),
        Some(vec!["一、旧章节".to_owned()])
    );
    // A place that the reviewer confirmed may hold other words: both are exported.
    let mut confirmed = locate(&marks, &report)[0];
    confirmed.span = Some(CleanSpan::new(start(cases), start(cases) + 4));
    let exported = excerpts(&report, "a.txt", &[confirmed]);
    let passage = exported.excerpts[0].passage.as_ref().unwrap();
    assert_eq!(passage.place.as_ref().and_then(|place| place.now.as_deref()), Some(cases));
}

#[test]
fn own_templates_work_and_say_what_is_wrong() {
    let template =
        Template::parse("own.md", "**{{ report.title }}**: {{ quote }} {{ note|paragraphs }}").unwrap();
    let options = Options { template, ..Options::new(Lang::Zh) };
    assert!(markdown(&[yunxi()], &options).unwrap().contains("**云溪区2023年法治政府建设年度报告**: 办结"));
    let cases = [
        ("{{ qoute }}", "own.md, line 1: qoute is not known here; known are quote, now, "),
        (
            "甲\n\n{{ report.titel }}",
            "own.md, line 3: report.titel is not known here; known are title, issuer",
        ),
        ("{% if note and qoute %}甲{% endif %}", "line 1: qoute is not known"),
        ("甲\n{{ qoute|quoted }}", "line 2: qoute is not known"),
        ("{{ qoute[:10] }}", "line 1: qoute is not known"),
        ("甲{% for words in wsa %}\n{{ words }}{% endfor %}", "line 1: wsa is not known"),
        (
            "{% for figure in figures %}\n{{ figure.txt }}\n{% endfor %}",
            "line 2: figure.txt is not known here; known are text, kind, value",
        ),
        ("{{ quote.first }}", "line 1: quote.first is not known here; known are quote, now"),
        ("甲\n{% if %}", "own.md, line 2"),
        ("甲\n{{ quote|nope }}", "line 2: nope is not known here; known are quoted, paragraphs"),
        ("{{ cite(quote) }}", "line 1: cite is not known here"),
        ("<!-- shenyue:end 1 -->", "must not print"),
    ];
    for (source, message) in cases {
        let error = Template::parse("own.md", source).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
    for lang in [Lang::En, Lang::Zh] {
        assert!(Template::parse("own.md", Template::builtin(lang).source()).is_ok());
    }
}
