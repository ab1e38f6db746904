//! The table of the two reports' figures: its rows, their order, and what is made of them.

use super::{MATTERS, heading, left, linked, report, right};
use crate::stage::{press, screen, setup};
use shenyue::{
    app::{
        App, Effect, Event,
        keymap::Context,
        link::{rows::Row, stated::Stated},
        screen::Overlay,
    },
    library::{EntryId, LibraryEvent},
    marks::Mark,
    report::Report,
    source::{Format, SourceText},
    words::Lang,
};
use std::sync::Arc;

#[test]
fn a_row_of_the_table_becomes_a_mark_in_each_report_and_one_undo_takes_both_away() {
    let one = "云溪区2022年法治政府建设年度报告\n一、行政复议\n全年办结行政复议案件21件。\n";
    let other = "云溪区2023年法治政府建设年度报告\n一、行政复议\n全年办结行政复议案件35件。\n";
    let mut app = linked(one, other, 120, 36);
    press(&mut app, "]]gt");
    assert!(matches!(app.overlays.last(), Some(Overlay::Compared(table)) if table.count() == 1));
    let effects = press(&mut app, "m");
    let marks: Vec<Mark> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::SaveMarks(marks) => marks.marks.first().cloned(),
            _ => None,
        })
        .collect();
    let quotes: Vec<_> = marks.iter().map(|mark| mark.anchor.clone().unwrap().quote).collect();
    assert_eq!(quotes, ["全年办结行政复议案件21件。", "全年办结行政复议案件35件。"]);
    assert_eq!(marks[0].note, marks[1].note);
    assert!(
        marks[0].note.contains("21件; 2023: 35件") && marks[0].note.ends_with("+14, +66.7%"),
        "{}",
        marks[0].note
    );
    press(&mut app, "m");
    assert!(app.message.clone().unwrap().text.contains("already"));
    press(&mut app, "Gq2fgt");
    let Some(Overlay::Compared(table)) = app.overlays.last() else { panic!("no table") };
    assert_eq!(
        table.current().unwrap().stated[0].unwrap().span(&left(&app).report).unwrap(),
        left(&app).report.figures.at(left(&app).caret).unwrap().span
    );
    press(&mut app, "u");
    assert!(left(&app).placed.is_empty() && right(&app).placed.is_empty());
}

#[test]
fn a_second_result_renews_the_table_under_the_cursor() {
    let one =
        "云溪区2022年法治政府建设年度报告\n一、行政复议\n全年办结行政复议案件21件。\n组织执法培训18场次。\n";
    let other =
        "云溪区2023年法治政府建设年度报告\n一、行政复议\n全年办结行政复议案件35件。\n组织执法培训26场次。\n";
    let mut app = linked(one, other, 120, 36);
    press(&mut app, "gtj");
    let table = |app: &App| match app.overlays.last() {
        Some(Overlay::Compared(table)) => table.clone(),
        _ => panic!("no table"),
    };
    let before = table(&app).current().unwrap().clone();
    let ready = app.desk().unwrap().link.ready.clone().unwrap();
    let mut comparison = ready.comparison.as_ref().clone();
    comparison.figures.pairs.retain(|pair| Some(Stated::Figure(pair.left)) == before.stated[0]);
    comparison.figures.pairs[0].difference = Some("99".to_owned());
    let again = |others| Event::Compared {
        reports: ready.reports.clone(),
        comparison: std::sync::Arc::new(comparison.clone()),
        others,
    };
    app.handle(again(4));
    let after = table(&app);
    assert_eq!(after.current().unwrap().stated, before.stated);
    assert_eq!((after.count(), after.current().unwrap().difference.as_deref()), (1, Some("99")));
    press(&mut app, "m");
    assert!(app.message.clone().unwrap().text.contains("+99"));
    // A result that took fewer reports into account comes too late.
    comparison.figures.pairs.clear();
    app.handle(Event::Compared {
        reports: ready.reports.clone(),
        comparison: std::sync::Arc::new(comparison),
        others: 0,
    });
    assert_eq!(table(&app).count(), 1);
}

/// The figures of the left report in the rows of the table, as they are written.
fn rows(app: &App) -> Vec<String> {
    let Some(Overlay::Compared(table)) =
        app.overlays.iter().find(|overlay| matches!(overlay, Overlay::Compared(_)))
    else {
        return vec![];
    };
    let written = |row: &Row| match row {
        Row::Figures(pair) => {
            let report = &left(app).report;
            pair.stated[0].and_then(|stated| stated.span(report)).map(|span| report.text.slice(span))
        }
        Row::Heading(..) => None,
    };
    table.rows.iter().filter_map(written).collect()
}

#[test]
fn the_table_is_narrowed_by_words_and_put_in_another_order() {
    let one = "青岚县2022年法治政府建设年度报告\n一、行政复议\n全年办结行政复议案件20件。\n二、培训\n举办法治培训班100场次。设立受理点300个。\n青岚县人民政府\n2023年3月5日\n";
    let other = "青岚县2023年法治政府建设年度报告\n一、行政复议\n全年办结行政复议案件40件。\n二、培训\n举办法治培训班150场次。\n青岚县人民政府\n2024年3月5日\n";
    let mut app = linked(one, other, 120, 36);
    press(&mut app, "gggt<Tab>");
    if !matches!(app.overlays.last(), Some(Overlay::Compared(table)) if table.whole) {
        press(&mut app, "<Tab>");
    }
    assert_eq!(rows(&app), ["20件", "100场次", "300个"], "{}", screen(&app));
    for (typed, expected) in [
        ("案件", &["20件"][..]),
        ("訓班", &["100场次"]),
        ("aj", &["20件"]),
        ("XB", &["100场次"]),
        ("100", &["100场次"]),
        ("300个", &["300个"]),
        ("案件 训班", &[]),
    ] {
        press(&mut app, "/");
        press(&mut app, typed);
        assert_eq!(rows(&app), expected, "{typed}");
        assert!(screen(&app).contains(&format!("/{typed}")), "{}", screen(&app));
        assert_eq!(screen(&app).contains("No row has these words."), expected.is_empty());
        press(&mut app, "<Esc>");
        assert_eq!(rows(&app).len(), 3, "{typed}");
    }
    press(&mut app, ">");
    assert_eq!(rows(&app), ["20件", "100场次", "300个"]);
    assert!(screen(&app).contains("(by per cent)"));
    press(&mut app, ">");
    assert_eq!(rows(&app), ["20件", "100场次", "300个"]);
    press(&mut app, "/xb<Enter><Tab><Tab>");
    assert_eq!(rows(&app), ["100场次"]);
    assert!(screen(&app).contains("/xb (by unit, diff.)"), "both stay: {}", screen(&app));
    press(&mut app, "<Esc>");
    assert_eq!((rows(&app).len(), app.context()), (3, Context::Compared));
    press(&mut app, "<Esc>");
    assert_eq!(app.context(), Context::Reader);
}

#[test]
fn what_is_typed_behind_a_slash_never_acts_as_keys() {
    let (one, other) = (report("青岚县", 2022, &[0, 1], 2), report("青岚县", 2023, &[0, 1], 2));
    for (keys, back) in [("gf", Context::Figures), ("?", Context::Page), ("g?", Context::Page)] {
        let mut app = linked(&one, &other, 120, 36);
        press(&mut app, keys);
        press(&mut app, "/xqmx");
        assert_eq!(app.context(), Context::Prompt, "{keys}");
        assert!(screen(&app).contains("Nothing is looked up"), "{keys}");
        press(&mut app, "<Enter>");
        assert_eq!(app.context(), back, "{keys}");
        assert!(app.desk().unwrap().right.is_some() && left(&app).placed.is_empty(), "{keys}");
    }
    let mut app = linked(&one, &other, 80, 24);
    press(&mut app, "o");
    assert_eq!(app.context(), Context::Outline);
    press(&mut app, "/培训<Enter>");
    assert_eq!((app.context(), heading(left(&app)).as_str()), (Context::Reader, MATTERS[1].0));
}

#[test]
fn a_count_stands_against_none_in_words() {
    let text = |year: u16, said: &str| {
        format!(
            "青岚县{year}年法治政府建设年度报告\n一、培训\n法治培训{year}人次。\n二、行政应诉\n{said}\n青岚县人民政府\n{}年3月5日\n",
            year + 1
        )
    };
    let (counted, none) = ("全年败诉3件。", "全年实现零败诉。");
    let row = |app: &App| {
        let shown = screen(app);
        let line = shown.lines().find(|line| line.contains("零败诉)")).unwrap_or_default();
        line.split_whitespace().filter(|word| !"|>*".contains(word)).collect::<Vec<_>>().join(" ")
    };
    for (one, other, shown, note) in [
        (counted, none, "3件 0 (零败诉) -3 -100%", "败诉 2022: 3件; 2023: 0 (零败诉); -3, -100%"),
        // Of nothing there is no per cent.
        (none, counted, "0 (零败诉) 3件 +3", "败诉 2022: 0 (零败诉); 2023: 3件; +3"),
    ] {
        let mut app = linked(&text(2022, one), &text(2023, other), 120, 36);
        press(&mut app, "gggt<Tab>");
        if !screen(&app).contains("whole reports") {
            press(&mut app, "<Tab>");
        }
        let found = screen(&app);
        assert!(row(&app).contains(shown), "{found}");
        assert!(!found.contains("No partner found"), "its figure stands in one list only: {found}");
        for typed in ["零败诉", "bs", "3件"] {
            press(&mut app, "/");
            press(&mut app, typed);
            press(&mut app, "<Enter>");
            let Some(Overlay::Compared(table)) = app.overlays.last() else { panic!("no table") };
            assert_eq!(table.count(), 1, "{typed}");
            press(&mut app, if typed == "3件" { "gg" } else { "<Esc>" });
        }
        press(&mut app, "m");
        let message = app.message.clone().unwrap().text;
        assert!(message.starts_with("Marked in both reports: ") && message.ends_with(note), "{message}");
        let quotes = [left(&app), right(&app)].map(|reader| {
            let marks = reader.placed.iter().filter_map(|placed| placed.at());
            marks.map(|span| reader.report.text.slice(span)).collect::<String>()
        });
        assert!(quotes.iter().any(|quote| quote.contains("零败诉")), "{quotes:?}");
        press(&mut app, "<Enter>");
        assert_eq!((heading(left(&app)).as_str(), heading(right(&app)).as_str()), ("行政应诉", "行政应诉"));
        press(&mut app, "gt");
        assert!(row(&app).contains(shown), "the cursor is where the caret is: {}", screen(&app));
        press(&mut app, "qu");
        assert!(left(&app).placed.is_empty() && right(&app).placed.is_empty(), "one undo");
    }
}

#[test]
fn a_note_says_how_exactly_a_figure_is_stated_and_reckons_with_exact_ones_only() {
    let text = |year: u16, said: &str| {
        format!(
            "青岚县{year}年法治政府建设年度报告\n一、培训\n{said}\n青岚县人民政府\n{}年3月5日\n",
            year + 1
        )
    };
    let real = |text: &str| Arc::new(Report::build(SourceText::from_text(text, Format::Text)));
    for (one, other, note) in [
        (
            "全年培训执法人员约300人次。",
            "全年培训执法人员340人次。",
            "2022: ~300人次; 2023: 340人次; no exact diff.",
        ),
        ("全年培训执法人员320人次。", "全年培训执法人员400人次。", "2022: 320人次; 2023: 400人次; +80, +25%"),
        ("执法人员培训覆盖率90%。", "执法人员培训覆盖率96.5%。", "2022: 90%; 2023: 96.5%; +6.5 points"),
    ] {
        let mut app = App::new(setup(80, 24, Lang::En));
        for (index, (year, said)) in [(2022, one), (2023, other)].into_iter().enumerate() {
            let id = EntryId(index);
            app.handle(Event::Library(LibraryEvent::Found(id, format!("{year}.txt").into())));
            app.handle(Event::Library(LibraryEvent::Loaded(id, real(&text(year, said)))));
        }
        press(&mut app, "gg<Enter>s<Enter><Tab>gg]]gtm");
        let message = app.message.clone().unwrap().text;
        assert!(message.contains(note), "{message}");
        press(&mut app, "u");
        assert!(left(&app).placed.is_empty() && right(&app).placed.is_empty());
    }
}

/// Two reports that say these things, open on the table of the whole, as a terminal of so many columns shows it.
fn table_of(one: (&str, u16, &str), other: (&str, u16, &str), columns: u16, lang: Lang) -> App {
    let mut app = App::new(setup(columns, 24, lang));
    for (index, (place, year, said)) in [one, other].into_iter().enumerate() {
        let id = EntryId(index);
        let text = format!(
            "{place}{year}年法治政府建设年度报告\n一、行政争议\n{said}\n{place}人民政府\n{}年3月5日\n",
            year + 1
        );
        let report = Arc::new(Report::build(SourceText::from_text(&text, Format::Text)));
        app.handle(Event::Library(LibraryEvent::Found(id, format!("{index}.txt").into())));
        app.handle(Event::Library(LibraryEvent::Loaded(id, report)));
    }
    app.handle(Event::Library(LibraryEvent::Finished));
    let back = if columns < 200 { "<Tab>" } else { "<Tab><Tab>" };
    press(&mut app, &format!("<Home><Enter>s<Enter>{back}gggt"));
    assert!(matches!(app.overlays.last(), Some(Overlay::Compared(_))), "{}", screen(&app));
    app
}

#[test]
fn a_fall_is_shown_as_one_and_the_note_says_what_the_difference_means() {
    for (one, other, lang, row, note) in [
        (
            "下降3.2%",
            "增长1.1%",
            Lang::En,
            "down 3.2% up 1.1% +4.3 points",
            "down 3.2%; 2023: up 1.1%; +4.3 points",
        ),
        (
            "下降3%",
            "下降5%",
            Lang::En,
            "down 3% down 5% fall +2 points",
            "2023: down 5%; the fall grew by 2 points",
        ),
        ("下降5%", "下降3.5%", Lang::Zh, "降5% 降3.5% 降幅-1.5个百分点", "2023: 降3.5%; 降幅收窄1.5个百分点"),
        ("下降3%", "下降3%", Lang::En, "down 3% down 3% fall 0 points", "the fall is the same"),
        ("增长6%", "增长8%", Lang::En, "up 6% up 8% +2 points", "2022: up 6%; 2023: up 8%; +2 points"),
    ] {
        let said = |change: &str| format!("信访总量同比{change}。");
        let (one, other) = (said(one), said(other));
        let mut app = table_of(("青岚县", 2022, &one), ("青岚县", 2023, &other), 80, lang);
        let shown = screen(&app).replace('|', " ");
        let lines: Vec<String> =
            shown.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert!(lines.iter().any(|line| line.contains(row)), "{row}\n{shown}");
        press(&mut app, "m");
        let message = app.message.clone().unwrap().text;
        assert!(message.ends_with(note), "{message}");
    }
}

#[test]
fn the_title_names_which_report_is_taken_from_which() {
    let (one, other) = ("收到信访97件。", "收到信访146件。");
    for (left, right, title) in [
        (("青岚县", 2022), ("青岚县", 2023), "diff. = 2023 less 2022 "),
        (("青岚县", 2023), ("青岚县", 2022), "diff. = 2023 less 2022 "),
        (("青岚县", 2022), ("云溪区", 2023), "diff. = 2023 云溪区 less 2022 青岚县 "),
        (("青岚县", 2023), ("云溪区", 2023), "diff. = right less left (云溪区 less 青岚县) "),
        (
            ("临澜高新技术产业开发区管理委员会", 2023),
            ("云溪区经济技术合作先行区管理委员会", 2023),
            "diff. = right less left -",
        ),
        (
            ("临澜高新技术产业开发区管理委员会", 2023),
            ("云溪区经济技术合作先行区管理委员会", 2022),
            "diff. = left less right -",
        ),
    ] {
        let app = table_of((left.0, left.1, one), (right.0, right.1, other), 80, Lang::En);
        let shown = screen(&app);
        assert!(shown.contains(title), "{title}\n{shown}");
    }
}

#[test]
fn lists_without_partners_tell_how_many_dates_they_leave_out() {
    let one = "收到信访97件。2022年3月1日印发青政发〔2022〕5号文件。新登记经营主体3126户。";
    let mut app = table_of(("青岚县", 2022, one), ("青岚县", 2023, "收到信访146件。"), 80, Lang::En);
    if !screen(&app).contains("whole reports") {
        press(&mut app, "<Tab>");
    }
    let shown = screen(&app);
    assert!(shown.contains("left: 2022 (1; dates and document numbers left out: 4)"), "{shown}");
    let listed = |line: &str| line.starts_with(" |") && line.contains("3月1日");
    assert!(!shown.lines().any(listed), "{shown}");
    press(&mut app, "/3126");
    assert!(screen(&app).contains("left: 2022 (1)"), "{}", screen(&app));
}
