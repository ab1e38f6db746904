//! What the screen shows, as snapshots: at 80x24, 120x36 and one too small, in both languages.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod stage;

use insta::assert_snapshot;
use ratatui::{buffer::Buffer, layout::Rect, style::Modifier};
use shenyue::{
    app::{
        App, Event,
        copying::{Way, What},
    },
    library::{EntryId, LibraryEvent},
    marks::{Anchor, Mark, ReportKey, ReportMarks},
    words::Lang,
};
use stage::{
    QINGLAN, library, load, press, press_and_save, reading, reading_numerals, screen, settle, setup,
    stands_there,
};

fn opened(columns: u16, rows: u16, lang: Lang) -> App {
    let mut app = library(setup(columns, rows, lang));
    press(&mut app, "<Enter>");
    app
}

#[test]
fn the_library() {
    for (lang, name) in [(Lang::En, "en"), (Lang::Zh, "zh")] {
        for (columns, rows) in [(80, 24), (120, 36)] {
            let app = library(setup(columns, rows, lang));
            assert_snapshot!(format!("library_{name}_{columns}"), screen(&app));
        }
    }
}

#[test]
fn the_library_while_it_loads_and_with_nothing_in_it() {
    let mut app = App::new(setup(80, 24, Lang::Zh));
    assert_snapshot!("library_looking", screen(&app));
    load(&mut app, &[("qinglan-2023.txt", QINGLAN)]);
    app.handle(Event::Library(LibraryEvent::Found(EntryId(1), "later.txt".into())));
    assert_snapshot!("library_loading", screen(&app));
    let mut app = App::new(setup(80, 24, Lang::En));
    app.handle(Event::Library(LibraryEvent::Finished));
    assert_snapshot!("library_empty", screen(&app));
}

#[test]
fn the_library_sorted_and_filtered() {
    let mut app = library(setup(80, 24, Lang::En));
    press(&mut app, ">>rj");
    assert_snapshot!("library_sorted", screen(&app));
    press(&mut app, "/青嵐 ２０２２");
    assert_snapshot!("library_filtered", screen(&app));
}

/// Numerals of every sort: a figure, an enumerator, a name, and one that no rule reads.
const NUMERALS: &str = "\
青岚县2023年法治政府建设年度报告
一、行政复议
全年办结行政复议案件21件，落实“三项制度”。
编号说明 37；其他 4512，另见 66。
青岚县人民政府
2024年3月20日
";

#[test]
fn numerals_that_are_no_figures() {
    let mut app = reading_numerals(NUMERALS, 80, 24);
    assert_snapshot!("numerals_library", screen(&app));
    press(&mut app, "<Enter>gx");
    assert_snapshot!("numerals_reader", screen(&app));
    let report = app.reader().unwrap().report.clone();
    let dark = report.figures.not_understood();
    assert!(dark > 0 && dark < report.figures.skipped.len(), "{:?}", report.figures.skipped);
    let looks = |app: &App| {
        let mut picture = Buffer::empty(Rect::new(0, 0, 80, 24));
        shenyue::ui::render(app, &mut picture);
        let area = app.reader().unwrap().area;
        let cells = (area.y..area.bottom()).flat_map(|y| (area.x..area.right()).map(move |x| (x, y)));
        let numerals = cells.filter(|at| picture[*at].symbol().chars().all(|sign| sign.is_ascii_digit()));
        let look = |at| {
            let modifier = picture[at].modifier;
            [Modifier::DIM, Modifier::REVERSED].map(|look| modifier.contains(look))
        };
        let count = |is: [bool; 2]| numerals.clone().filter(|at| look(*at) == is).count();
        [count([true, false]), count([true, true])]
    };
    let [_, reversed] = looks(&app);
    let digits = |dark: bool| {
        let skipped = report.figures.skipped.iter().filter(|skipped| skipped.reason.is_dark() == dark);
        skipped.map(|skipped| report.text.slice(skipped.span)).collect::<String>()
    };
    assert_eq!(reversed, digits(true).chars().filter(char::is_ascii_digit).count(), "{}", digits(true));
    press(&mut app, "gx");
    assert_eq!(looks(&app), [0, 0]);
}

#[test]
fn the_reader() {
    for (lang, name) in [(Lang::En, "en"), (Lang::Zh, "zh")] {
        for (columns, rows) in [(80, 24), (120, 36)] {
            let mut app = opened(columns, rows, lang);
            press(&mut app, "f");
            assert_snapshot!(format!("reader_{name}_{columns}"), screen(&app));
        }
    }
}

#[test]
fn the_reader_with_outline_noise_and_a_pending_key() {
    let mut app = opened(80, 24, Lang::Zh);
    press(&mut app, "o2j");
    assert_snapshot!("reader_outline", screen(&app));
    press(&mut app, "ogn");
    assert_snapshot!("reader_noise", screen(&app));
    press(&mut app, "3g");
    assert_snapshot!("reader_pending", screen(&app));
}

#[test]
fn two_reports_side_by_side() {
    for (columns, rows) in [(80, 24), (120, 36)] {
        let mut app = opened(columns, rows, Lang::Zh);
        press(&mut app, "s2022<Enter>");
        assert_snapshot!(format!("side_by_side_{columns}"), screen(&app));
    }
}

#[test]
fn two_reports_linked() {
    for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
        let mut app = opened(columns, rows, Lang::Zh);
        press(&mut app, "s2022<Enter>=2]]");
        assert_snapshot!(format!("linked_{columns}"), screen(&app));
        press(&mut app, "gt<Tab>");
        assert_snapshot!(format!("figures_compared_{columns}"), screen(&app));
    }
    let mut app = opened(120, 36, Lang::En);
    press(&mut app, "s2022<Enter><Tab>=4]]");
    assert_snapshot!("linked_nothing_answers", screen(&app));
    press(&mut app, "gggtm");
    assert_snapshot!("figures_compared_marked", screen(&app));
}

#[test]
fn marks_and_notes() {
    let mut app = opened(80, 24, Lang::Zh);
    press_and_save(&mut app, "2]])m");
    press(&mut app, "]]c与上年对不上<Enter>请核对");
    assert_snapshot!("note", screen(&app));
    press_and_save(&mut app, "<C-s>gr缺少败诉件数<A-Enter>");
    assert_snapshot!("marked", screen(&app));
    press(&mut app, "gm");
    assert_snapshot!("marks", screen(&app));
    press(&mut app, "qq");
    press(&mut app, "gm");
    assert_snapshot!("marks_of_library", screen(&app));
}

#[test]
fn lists_and_pages() {
    let mut app = opened(80, 24, Lang::En);
    press(&mut app, "gf");
    assert_snapshot!("figures", screen(&app));
    press(&mut app, "j<Enter>g?");
    assert_snapshot!("origin", screen(&app));
    press(&mut app, "qs");
    assert_snapshot!("picker", screen(&app));
    press(&mut app, "<Esc>?");
    assert_snapshot!("help_en", screen(&app));
    let mut app = opened(120, 36, Lang::Zh);
    press(&mut app, "?");
    assert_snapshot!("help_zh", screen(&app));
}

#[test]
fn an_export_is_shown_before_it_is_written() {
    let mut app = opened(80, 24, Lang::Zh);
    press_and_save(&mut app, "2]])c与上年对不上<C-s>");
    press(&mut app, "e");
    stands_there(&mut app, "青岚县人民政府-2023-marks.md", None);
    assert_snapshot!("export", screen(&app));
    press(&mut app, "<C-u>memos/a.md");
    stands_there(&mut app, "memos/a.md", None);
    assert!(screen(&app).contains("将新建：/home/li/memos"), "{}", screen(&app));
    press(&mut app, "<C-u>青岚县人民政府-2023-marks.md");
    stands_there(&mut app, "青岚县人民政府-2023-marks.md", Some("# 备忘\n"));
    assert_snapshot!("export_foreign", screen(&app));
    press(&mut app, "<Enter>");
    assert_snapshot!("export_exists", screen(&app));
    press(&mut app, "n");
    stands_there(&mut app, "青岚县人民政府-2023-marks.md", Some("<!-- shenyue:1 section -->\n\n我的话\n"));
    assert_snapshot!("export_update", screen(&app));
}

#[test]
fn what_two_people_differ_on() {
    let mut app = opened(80, 24, Lang::Zh);
    press(&mut app, "2]])c与上年对不上<C-s>");
    let report = app.reader().unwrap().report.clone();
    let mut marks = ReportMarks::new(ReportKey::of(&report, "/reviews/qinglan-2023.txt"));
    let at = "2025-03-08T09:45:12Z";
    let anchor = Anchor::of(&report, app.reader().unwrap().placed[0].at().unwrap());
    let other = Mark::on_passage("2".into(), anchor, "陈云", at).with_note("已核对，无误", at);
    marks.put(other.with_tags(vec!["数字".to_owned()], at));
    app.handle(Event::MarksLoaded(marks));
    press(&mut app, "gd");
    assert_snapshot!("differences", screen(&app));
    press(&mut app, "qqgd");
    assert_snapshot!("differences_of_library", screen(&app));
}

#[test]
fn what_was_copied_is_said() {
    for (lang, name) in [(Lang::En, "en"), (Lang::Zh, "zh")] {
        let mut app = opened(80, 24, lang);
        app.handle(Event::Copied(What::Excerpt, 312, Ok(Way::ThroughTmux)));
        assert_snapshot!(format!("copied_{name}"), screen(&app));
    }
}

#[test]
fn a_terminal_that_is_too_small_says_so() {
    let app = reading(QINGLAN, 30, 6, Lang::Zh);
    assert_snapshot!("too_small", screen(&app));
}

#[test]
fn nothing_of_a_report_reaches_the_screen_as_a_control() {
    let hostile =
        "\u{1b}]0;x\u{7}青岚县\u{202e}2023年\u{9b}2J法治政府建设年度报告\n一、主要\u{1b}[2J举措\n办结21件。";
    for keys in ["", "<Enter>", "<Enter>gn", "<Enter>o", "<Enter>g?", "<Enter>m", "<Enter>mgm", "<Enter>me"] {
        let mut app = App::new(setup(80, 24, Lang::En));
        load(&mut app, &[("\u{1b}[31mname.txt", hostile)]);
        press(&mut app, keys);
        let shown = screen(&app);
        assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{keys}");
        assert!(!shown.contains('\u{202e}'), "{keys}");
    }
}

#[test]
fn no_size_and_no_key_panics() {
    let keys = "j]]fvl)mc写<C-s>gfjqgmqgngso<Tab>s<Enter>S=]]gcgC++gtjm<Tab>G<Enter>gl-[[?jqe<Esc>:help<Enter>q/复议<Enter>nx";
    for columns in [1, 2, 20, 39, 40, 41, 60, 80, 99, 100, 199, 200, 300] {
        for rows in [1, 2, 9, 10, 11, 24, 60] {
            let mut app = opened(columns, rows, Lang::Zh);
            for key in shenyue::app::keymap::notation::parse(keys) {
                let effects = app.handle(Event::Key(key));
                settle(&mut app, effects);
                screen(&app);
            }
        }
    }
}
