//! A browser on a stage: invented reports, keys in, state and screens out. No terminal.
#![allow(dead_code, clippy::unwrap_used)]

use ratatui::{buffer::Buffer, layout::Rect};
use shenyue::{
    app::{
        App, Colours, Effect, Event, Session, Setup,
        export_files::{ExportFiles, TargetFolder},
        keymap::notation,
        link::hand::HandPairs,
    },
    compare::{SetPhrases, compare, compare_with},
    figures::{Approx, Figure, Kind},
    library::{EntryId, LibraryEvent},
    marks::{Access, Ids, Store},
    report::Report,
    source::{Format, SourceText},
    text::CleanSpan,
    ui,
    words::Lang,
};
use std::{path::PathBuf, sync::Arc};
use time::macros::datetime;

/// A report as reports are: page noise, a title, sections that run in, points, figures.
pub const QINGLAN: &str = "\
当前位置：首页 > 政务公开 > 法治政府建设
青岚县2023年法治政府建设年度报告
发布时间：2024-03-28　来源：青岚县司法局
2023年，青岚县坚持依法行政，各项工作稳步推进。现将有关情况报告如下：
一、主要举措和成效
（一）深化行政复议改革。全年收到行政复议申请146件，受理131件，办结128件。一是畅通受理渠道，设立乡镇受理点12个；二是提高办案质量，开展案件评查3次。
（二）规范行政执法。组织执法培训26场次，参训1840余人次。
二、存在的不足和原因
基层执法力量仍然薄弱，部分乡镇尚未配齐法制员。
三、党政主要负责人履行推进法治建设第一责任人职责情况
县委、县政府主要负责人专题研究法治建设工作8次。
四、下一年度工作安排
继续推进行政复议规范化建设，全年培训执法人员2000人次以上。
青岚县人民政府
2024年3月20日
版权所有：青岚县人民政府
";

/// The same place, the year before; the part on shortcomings is not there.
pub const QINGLAN_2022: &str = "\
青岚县2022年法治政府建设年度报告
2022年，青岚县法治政府建设取得新进展。现将有关情况报告如下：
一、主要举措和成效
全年收到行政复议申请97件，办结95件。組織執法培訓１８場次。
二、下一年度工作安排
继续推进乡镇执法规范化建设。
青岚县人民政府
2023年3月15日
";

/// Another place.
pub const YUNXI: &str = "\
云溪区政府信息公开工作年度报告（2023年）
一、总体情况
全区主动公开政府信息5210条。
云溪区人民政府办公室
2024年1月30日
";

/// Builds a report from its text. Figures are digits with what follows them, so that these tests
/// do not depend on how figures are found.
pub fn report(text: &str) -> Arc<Report> {
    let mut report = Report::build(SourceText::from_text(text, Format::Text));
    report.figures.found = figures(&report);
    report.figures.skipped.clear();
    Arc::new(report)
}

fn figures(report: &Report) -> Vec<Figure> {
    let chars = report.text.chars();
    let mut found = vec![];
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        while chars.get(at).is_some_and(char::is_ascii_digit) {
            at += 1;
        }
        let value: String = chars[start..at].iter().collect();
        let rest: String = chars[at..].iter().take(3).collect();
        let unit =
            ["余人次", "人次", "场次", "件", "次", "个", "条"].iter().find(|unit| rest.starts_with(**unit));
        if let (Some(unit), true) = (unit, at > start) {
            let words = unit.trim_start_matches('余');
            found.push(Figure {
                span: CleanSpan::new(start, at + unit.chars().count()),
                kind: Kind::Quantity,
                value,
                value2: None,
                unit: Some(words.to_owned()),
                approx: if words == *unit { Approx::Exact } else { Approx::Over },
                subject: (start > 4).then(|| CleanSpan::new(start - 2, start)),
                shared: None,
                direction: None,
                target: false,
                section: report.outline.section_at(start),
            });
            at += unit.chars().count();
        } else {
            at += 1;
        }
    }
    found
}

/// How a browser is set up for a test.
pub fn setup(columns: u16, rows: u16, lang: Lang) -> Setup {
    Setup {
        lang,
        colours: Colours::None,
        author: "reviewer".to_owned(),
        login: "li".to_owned(),
        now: || datetime!(2025-03-08 09:45:12 UTC),
        ids: Ids::new(1),
        session: Session::default(),
        library: "reports".to_owned(),
        opened: "/reviews/reports".to_owned(),
        folder: PathBuf::from("/reviews"),
        single: false,
        size: (columns, rows),
    }
}

/// A browser with the three reports, and a file that could not be read.
pub fn library(setup: Setup) -> App {
    let mut app = App::new(setup);
    load(
        &mut app,
        &[("qinglan-2023.txt", QINGLAN), ("qinglan-2022.txt", QINGLAN_2022), ("yunxi-2023.txt", YUNXI)],
    );
    let failed = LibraryEvent::Failed(
        EntryId(3),
        "empty.txt".into(),
        std::sync::Arc::new(shenyue::source::ReadError::Empty),
    );
    app.handle(Event::Library(failed));
    app.handle(Event::Library(LibraryEvent::Finished));
    app
}

/// Puts reports into the library as the background loading does.
pub fn load(app: &mut App, reports: &[(&str, &str)]) {
    for (index, (name, _)) in reports.iter().enumerate() {
        app.handle(Event::Library(LibraryEvent::Found(EntryId(index), PathBuf::from(name))));
    }
    for (index, (_, text)) in reports.iter().enumerate() {
        app.handle(Event::Library(LibraryEvent::Loaded(EntryId(index), report(text))));
    }
}

/// A browser with one report open in the reader.
pub fn reading(text: &str, columns: u16, rows: u16, lang: Lang) -> App {
    let mut app = App::new(setup(columns, rows, lang));
    load(&mut app, &[("report.txt", text)]);
    app.handle(Event::Library(LibraryEvent::Finished));
    press(&mut app, "<Enter>");
    app
}

/// A browser with one report open, its figures and other numerals as they are found.
pub fn reading_numerals(text: &str, columns: u16, rows: u16) -> App {
    let mut app = App::new(setup(columns, rows, Lang::En));
    app.handle(Event::Library(LibraryEvent::Found(EntryId(0), "report.txt".into())));
    let report = Arc::new(Report::build(SourceText::from_text(text, Format::Text)));
    app.handle(Event::Library(LibraryEvent::Loaded(EntryId(0), report)));
    app.handle(Event::Library(LibraryEvent::Finished));
    app
}

/// Presses keys; answers what is to be done outside.
pub fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let keys = notation::parse(keys).into_iter();
    keys.flat_map(|key| {
        let effects = app.handle(Event::Key(key));
        settle(app, effects)
    })
    .collect()
}

/// Makes the comparisons that are asked for, as the background does, says that nothing was paired
/// by hand, and lets drafts be; answers the other effects.
pub fn settle(app: &mut App, effects: Vec<Effect>) -> Vec<Effect> {
    let mut rest = vec![];
    for effect in effects {
        match effect {
            Effect::LoadPairs(two) => {
                rest.extend(app.handle(Event::PairsLoaded(HandPairs::none(&two))));
            }
            Effect::Compare { left, right, others } => {
                let others: Vec<&Report> = others.iter().map(|report| report.0.as_ref()).collect();
                let phrases = SetPhrases::of_genre().with_common(&others);
                let again = (!others.is_empty()).then(|| compare_with(&left.0, &right.0, &phrases));
                let compared =
                    [Some((compare(&left.0, &right.0), 0)), again.map(|again| (again, others.len()))];
                for (comparison, others) in compared.into_iter().flatten() {
                    let reports = [&left, &right].map(|report| report.0.source.sha256.clone());
                    let event = Event::Compared { reports, comparison: Arc::new(comparison), others };
                    rest.extend(app.handle(event));
                }
            }
            // Every key in a note is one of these.
            Effect::KeepDrafts(_) => {}
            // And of those elsewhere one.
            Effect::KeepSessionSoon => {}
            other => rest.push(other),
        }
    }
    rest
}

/// Answers that `before` stands at the path of the export that is being prepared.
pub fn stands_there(app: &mut App, path: &str, before: Option<&str>) -> Vec<Effect> {
    let before = Ok(before.map(|text| text.as_bytes().to_vec()));
    let folder = TargetFolder { path: "/home/li/memos".into(), exists: !path.contains('/') };
    let files = ExportFiles { path: path.into(), folder, before, template: Ok(None), ids: None };
    app.handle(Event::ExportRead(Box::new(files)))
}

/// The screen as text, the cursor's cell at its end.
pub fn screen(app: &App) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, app.size.columns, app.size.rows));
    let cursor = ui::render(app, &mut buffer);
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol)).unwrap().max(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text + &cursor.map_or("no cursor".to_owned(), |at| format!("cursor {},{}", at.x, at.y))
}

/// The characters around the caret: the text with `|` before the caret's character.
pub fn caret(app: &App) -> usize {
    app.reader().map(|reader| reader.caret).unwrap()
}

/// Presses keys, and has what they mark saved.
pub fn press_and_save(app: &mut App, keys: &str) {
    let folder = tempfile::TempDir::new().unwrap();
    let store = Store::open(folder.path(), Access::Owner);
    for effect in press(app, keys) {
        if let Effect::SaveMarks(sent) = effect {
            let saved = Box::new(store.save(&sent).unwrap().marks);
            app.handle(Event::MarksSaved { sent: Box::new(sent), saved });
        }
    }
}
