//! Reports and excerpts that the export tests share. The places do not exist.
#![allow(
    dead_code,
    clippy::expect_used,
    reason = "each uses some of it; a test that cannot be set up is to fail"
)]

use shenyue::{
    export::{
        Absence, Excerpt, Fact, Format, Lang, Merged, Onto, Options, Origin, Passage, Place, ReportExcerpts,
        Request, plan,
    },
    figures::{Approx, Kind},
    text::{CleanSpan, SourceSpan},
};

pub fn origin(path: &str) -> Origin {
    Origin { path: path.to_owned(), sha256: "0123456789abcdef".repeat(4), ..Origin::default() }
}

pub fn remark(id: &str, note: &str, tags: &[&str]) -> Excerpt {
    Excerpt {
        id: id.to_owned(),
        passage: None,
        absence: None,
        note: note.to_owned(),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        author: "li".to_owned(),
        created: "2024-05-01T08:00:00Z".to_owned(),
        modified: "2024-05-02T08:00:00Z".to_owned(),
    }
}

pub fn passage(id: &str, start: usize, quote: &str, section: &[&str], note: &str, tags: &[&str]) -> Excerpt {
    let length = quote.chars().count();
    let place = Place {
        clean: CleanSpan::new(start, start + length),
        source: SourceSpan::new(start * 3, start * 3 + quote.len()),
        characters: (start, start + length),
        lines: (4, 4),
        paragraph: Some(3),
        now: None,
        figures: vec![],
    };
    let passage = Passage {
        quote: quote.to_owned(),
        prefix: "全年".to_owned(),
        suffix: "。".to_owned(),
        section: section.iter().map(|heading| (*heading).to_owned()).collect(),
        place: Some(place),
        ..Passage::default()
    };
    Excerpt { passage: Some(passage), ..remark(id, note, tags) }
}

pub fn with_figures(mut excerpt: Excerpt, figures: Vec<Fact>) -> Excerpt {
    if let Some(place) = excerpt.passage.as_mut().and_then(|passage| passage.place.as_mut()) {
        place.figures = figures;
    }
    excerpt
}

pub fn with_words_now(mut excerpt: Excerpt, now: &str) -> Excerpt {
    if let Some(place) = excerpt.passage.as_mut().and_then(|passage| passage.place.as_mut()) {
        place.now = Some(now.to_owned());
    }
    excerpt
}

pub fn lost(mut excerpt: Excerpt) -> Excerpt {
    if let Some(passage) = excerpt.passage.as_mut() {
        passage.place = None;
    }
    excerpt
}

pub fn fact(text: &str, value: &str, unit: &str, approx: Approx, subject: &str) -> Fact {
    Fact {
        text: text.to_owned(),
        kind: Kind::Quantity,
        value: value.to_owned(),
        value2: None,
        unit: Some(unit.to_owned()),
        approx,
        subject: Some(subject.to_owned()),
    }
}

/// A report with a remark on something it lacks, a passage with figures, one that changed and one
/// that is lost.
pub fn yunxi() -> ReportExcerpts {
    let origin = Origin {
        title: Some("云溪区2023年法治政府建设年度报告".to_owned()),
        issuer: Some("云溪区人民政府".to_owned()),
        year: Some(2023),
        doc_number: Some("云政〔2024〕3号".to_owned()),
        date: Some("2024-02-20".to_owned()),
        url: Some("https://www.yunxi.example/fz/2023_a.html".to_owned()),
        published: Some("2024-03-01".to_owned()),
        ..origin("reports/yunxi-2023.txt")
    };
    let absence = Excerpt {
        absence: Some(Absence {
            what: "败诉件数".to_owned(),
            searched: vec!["败诉".to_owned(), "敗訴".to_owned()],
            ..Absence::default()
        }),
        ..remark("01A", "未报告败诉件数。", &["缺项"])
    };
    let training = with_figures(
        passage(
            "01C",
            120,
            "开展宣讲48场，受教群众约16万余人次。",
            &["一、主要举措和成效", "（二）推进法治宣传"],
            "与上年口径是否一致？\n1. 查2022年报告\n\n另：核对场次",
            &["核对", "宣传"],
        ),
        vec![
            fact("48场", "48", "场", Approx::Exact, "开展宣讲"),
            fact("16万余人次", "160000", "人次", Approx::Over, "受教群众"),
        ],
    );
    let review = with_words_now(
        passage("01B", 60, "办结行政复议案件21件", &["一、主要举措和成效"], "", &[]),
        "办结行政复议案件27件",
    );
    let gone = lost(passage("01D", 300, "全区零败诉。", &["二、存在的不足"], "", &["诉讼"]));
    ReportExcerpts { origin, excerpts: vec![absence, review, training, gone] }
}

/// A report about which next to nothing is known.
pub fn qinglan() -> ReportExcerpts {
    let mut excerpt = passage("01E", 10, "青岚县依法行政取得新进展", &[], "", &["宣传"]);
    excerpt.author = "wang".to_owned();
    ReportExcerpts { origin: origin("qinglan.md"), excerpts: vec![excerpt] }
}

/// What an export to a file of ours, or to none, does; no mark lives but those that are exported.
pub fn exported(existing: Option<&str>, reports: &[ReportExcerpts], options: &Options) -> Merged {
    let Options { lang, group, template } = options;
    let request = Request {
        reports,
        format: Format::Markdown,
        group: Some(*group),
        otherwise: *group,
        template,
        lang: *lang,
        alive: &|_| false,
    };
    let plan = plan(request, existing.map(str::as_bytes)).expect("a template that works");
    assert!(!matches!(plan.onto, Onto::Foreign(_)), "a file of ours: {:?}", plan.onto);
    plan.merged
}

pub fn report(path: &str, excerpts: Vec<Excerpt>) -> ReportExcerpts {
    ReportExcerpts { origin: origin(path), excerpts }
}

/// Options of an export in Chinese, all else as it is without being told.
pub fn options() -> Options {
    Options::new(Lang::Zh)
}

/// What an export to a file that holds `existing` makes of it, with [`options`].
pub fn merged(existing: Option<&str>, reports: &[ReportExcerpts]) -> Merged {
    exported(existing, reports, &options())
}

/// The text of an export to a new file.
pub fn fresh(reports: &[ReportExcerpts]) -> String {
    merged(None, reports).text
}
