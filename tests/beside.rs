//! Two reports read linked: what follows what, what was paired by hand, what changed, and the table
//! of their figures.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod stage;

use ratatui::{buffer::Buffer, layout::Rect};
use shenyue::{
    app::{
        App, Effect, Event, Session,
        keymap::Context,
        link::{
            answers::Sure,
            hand::{HandPairs, PairsEdit},
            rows::Row,
        },
        reader::Reader,
        screen::Overlay,
    },
    library::LibraryEvent,
    marks::Mark,
    tui::paint::{Painter, Palette},
    ui,
    words::Lang,
};
use stage::{load, press, screen, settle, setup};

/// Chapters with words of their own, so that a section answers only the one on the same matter.
const MATTERS: [(&str, &str); 6] = [
    ("推进行政复议规范化", "复议受理点向乡镇延伸，疑难案件集体讨论，当事人当场可以查询进度"),
    ("加强执法人员培训", "法制员轮训覆盖全部站所，模拟执法演练评出优胜队伍，新进人员持证上岗"),
    ("落实重大决策程序", "听证会邀请居民代表到场，风险评估委托第三方机构，决策档案一案一卷"),
    ("优化营商环境", "开办企业压缩为一个环节，惠企政策主动推送，免申即享事项目录对外公布"),
    ("普及法律知识", "法治副校长进入每所学校，法律明白人入户讲解，夜间课堂设在村祠堂"),
    ("完善监督机制", "人大代表建议按期答复，审计整改逐项销号，群众投诉当日转办"),
];

/// A report on these matters, in this order; `rows` more sentences stand in every section.
fn report(place: &str, year: u16, order: &[usize], rows: usize) -> String {
    let mut text = format!("{place}{year}年法治政府建设年度报告\n现将有关情况报告如下：\n");
    for (number, matter) in order.iter().enumerate() {
        let (heading, content) = MATTERS[*matter];
        let enumerator: Vec<char> = "一二三四五六".chars().collect();
        text += &format!("{}、{heading}\n{content}。\n", enumerator[number]);
        let clauses: Vec<&str> = content.split('，').collect();
        for row in 0..rows {
            let count = usize::from(year % 100) + 7 * matter + row;
            text += &format!("{}，全年共计{count}件。\n", clauses[row % clauses.len()]);
        }
    }
    text + &format!("{place}人民政府\n{}年3月5日\n", year + 1)
}

/// Both reports open and linked, the caret at the start of the left one.
fn linked(left: &str, right: &str, columns: u16, rows: u16) -> App {
    let mut app = App::new(setup(columns, rows, Lang::En));
    load(&mut app, &[("left.txt", left), ("right.txt", right)]);
    app.handle(Event::Library(LibraryEvent::Finished));
    let back = if columns < 200 { "<Tab>" } else { "<Tab><Tab>" };
    press(&mut app, &format!("<Enter>s<Enter>{back}gg="));
    assert_eq!((app.desk().unwrap().side(), app.desk().unwrap().link.on), (0, true));
    app
}

fn heading(reader: &Reader) -> String {
    let sections = &reader.report.outline.sections;
    reader.report.outline.section_at(reader.caret).map_or(String::new(), |at| sections[at].heading.clone())
}

/// The row of the screen that the heading of the caret's section is on.
fn height(reader: &Reader) -> Option<usize> {
    let section = reader.report.outline.section_at(reader.caret)?;
    let at = reader.report.outline.sections[section].span.start;
    reader.page.row_of(at).checked_sub(reader.top).filter(|row| *row < reader.height())
}

fn left(app: &App) -> &Reader {
    &app.desk().unwrap().left
}

fn right(app: &App) -> &Reader {
    app.desk().unwrap().right.as_ref().unwrap()
}

#[test]
fn the_other_pane_shows_the_answer_at_the_same_height() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3, 4, 5], 3);
    let other = report("青岚县", 2023, &[2, 0, 1, 5, 3, 4], 8);
    for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
        for keys in ["]]", "[[", "3]]", "2[[", "9j", "}", "6}", "4{", "<C-d>", "<C-u>", "G", "gg]]"] {
            let mut app = linked(&one, &other, columns, rows);
            press(&mut app, "2]]");
            for _ in 0..8 {
                press(&mut app, keys);
                let (here, there) = (left(&app), right(&app));
                let heights = (height(here), height(there));
                assert_eq!(heading(here), heading(there), "{keys} at {columns}x{rows}");
                if heights.0.is_some() && matches!(keys, "]]" | "[[" | "3]]" | "2[[" | "gg]]") {
                    assert_eq!(heights.0, heights.1, "{keys} at {columns}x{rows}");
                }
            }
        }
    }
}

#[test]
fn as_long_as_a_heading_is_seen_the_other_stays_beside_it() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3, 4, 5], 12);
    let other = report("青岚县", 2023, &[0, 1, 2, 3, 4, 5], 12);
    let mut app = linked(&one, &other, 120, 24);
    press(&mut app, "3]]");
    for _ in 0..30 {
        press(&mut app, "<C-e>");
        if let Some(row) = height(left(&app)) {
            assert_eq!(Some(row), height(right(&app)));
        }
    }
}

#[test]
fn changing_the_pane_leaves_both_where_they_are() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3, 4, 5], 12);
    let other = report("青岚县", 2023, &[2, 0, 1, 5, 3, 4], 9);
    let mut app = linked(&one, &other, 120, 24);
    press(&mut app, "3]]5j");
    let before = (left(&app).top, left(&app).caret, right(&app).top, right(&app).caret);
    press(&mut app, "<Tab>");
    assert_eq!((left(&app).top, left(&app).caret, right(&app).top, right(&app).caret), before);
    press(&mut app, "]]");
    assert_eq!(heading(left(&app)), heading(right(&app)));
}

#[test]
fn a_move_costs_no_more_than_the_panes_that_scroll() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3, 4, 5], 9);
    let other = report("青岚县", 2023, &[2, 0, 1, 5, 3, 4], 14);
    for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
        let mut app = linked(&one, &other, columns, rows);
        let mut painter = Painter::new(Palette::Full);
        let mut frame = |app: &App| {
            let mut picture = Buffer::empty(Rect::new(0, 0, columns, rows));
            let cursor = ui::render(app, &mut picture);
            painter.frame(&picture, cursor).len()
        };
        let whole = frame(&app);
        for keys in ["]]", "]]", "]]", "[[", "]]", "]]", "gg", "2]]", "[["] {
            let tops = (left(&app).top, right(&app).top);
            press(&mut app, keys);
            let moved = usize::from(left(&app).top != tops.0) + usize::from(right(&app).top != tops.1);
            let bytes = frame(&app);
            // One pane that scrolls leaves the other one alone; two take no more than a whole frame.
            let most = [1000, whole * 6 / 10, whole][moved];
            assert!(
                bytes <= most,
                "{columns}x{rows} {keys}: {moved} panes scrolled, {bytes} bytes of {whole}"
            );
        }
    }
}

#[test]
fn where_nothing_answers_the_other_pane_says_so_and_stays() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3], 3);
    let other = report("青岚县", 2023, &[0, 1, 4, 5], 3);
    let mut app = linked(&one, &other, 120, 36);
    press(&mut app, "2]]");
    let before = (right(&app).top, right(&app).caret);
    press(&mut app, "]]");
    assert_eq!(heading(left(&app)), "落实重大决策程序");
    assert_eq!((right(&app).top, right(&app).caret), before);
    let shown = screen(&app);
    assert!(shown.contains("nothing here answers 三、落实重大决策程序"), "{shown}");
    assert!(shown.contains("no counterpart"));
    press(&mut app, "=");
    assert!(!screen(&app).contains("nothing here answers"));
}

#[test]
fn what_is_paired_by_hand_overrules_is_kept_and_is_taken_back() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3], 3);
    let other = report("青岚县", 2023, &[0, 1, 4, 5], 3);
    let mut app = linked(&one, &other, 120, 36);
    press(&mut app, "=3]]<Tab>gg4]]<Tab>");
    let edit = edit_of(&press(&mut app, "gl")).unwrap();
    let mut kept = HandPairs::none(&edit.reports);
    kept.apply(&edit);
    assert_eq!(kept.pairs.len(), 1);
    press(&mut app, "u");
    assert!(app.message.clone().unwrap().text.contains("gl"));
    press(&mut app, "gg=3]]");
    assert_eq!(
        (heading(left(&app)).as_str(), heading(right(&app)).as_str()),
        ("落实重大决策程序", "完善监督机制")
    );
    assert!(screen(&app).contains("by hand"));

    // The next run: the same files, whichever stands on the left.
    let mut app = linked(&other, &one, 120, 36);
    app.handle(Event::PairsLoaded(kept));
    press(&mut app, "4]]");
    assert_eq!(heading(right(&app)), "落实重大决策程序");
    let ready = app.desk().unwrap().link.ready.as_ref().unwrap();
    assert_eq!(ready.answer(0, Some(3)).unwrap().sure, Sure::ByHand);
    press(&mut app, "gl");
    assert_eq!(app.desk().unwrap().link.ready.as_ref().unwrap().answer(0, Some(3)), None);
}

fn edit_of(effects: &[Effect]) -> Option<PairsEdit> {
    effects.iter().find_map(|effect| match effect {
        Effect::EditPairs(edit) => Some(edit.clone()),
        _ => None,
    })
}

#[test]
fn a_pairing_waits_for_what_was_paired_before() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3], 3);
    let other = report("青岚县", 2023, &[0, 1, 4, 5], 3);
    let paired = {
        let mut app = linked(&one, &other, 120, 36);
        edit_of(&press(&mut app, "=3]]<Tab>gg4]]gl")).unwrap()
    };
    for before in [vec![], paired.made.iter().cloned().collect::<Vec<_>>()] {
        let mut app = App::new(setup(120, 36, Lang::En));
        load(&mut app, &[("left.txt", &one), ("right.txt", &other)]);
        let keys = shenyue::app::keymap::notation::parse("<Enter>gg3]]s<Enter>gg4]]gl");
        let effects: Vec<Effect> = keys.into_iter().flat_map(|key| app.handle(Event::Key(key))).collect();
        assert!(effects.iter().any(|effect| matches!(effect, Effect::LoadPairs(_))));
        assert_eq!(edit_of(&effects), None, "nothing is written before it is read");
        let kept = HandPairs { reports: paired.reports.clone(), pairs: before.clone() };
        let edit = edit_of(&app.handle(Event::PairsLoaded(kept))).unwrap();
        // What an earlier run paired is parted, what it did not pair is paired.
        assert_eq!((edit.made.is_some(), &edit.parted), (before.is_empty(), &before));
        assert!(app.message.unwrap().text.contains("gl again"));
    }
}

#[test]
fn changes_are_gone_through_with_the_other_words_beside_them() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3, 4, 5], 2);
    let other =
        report("青岚县", 2023, &[0, 1, 2, 3, 4, 5], 2).replace("夜间课堂设在村祠堂", "夜间课堂设在文化站");
    let mut app = linked(&one, &other, 120, 36);
    let mut said = vec![];
    loop {
        press(&mut app, "gc");
        let message = app.message.clone().unwrap().text;
        if !message.starts_with("Change") {
            assert_eq!(message, "There is no change further on.");
            break;
        }
        said.push(message);
        assert!(said.len() < 100);
    }
    assert!(said.iter().any(|said| said.contains("村祠堂 -> 文化站")), "{said:?}");
    let count = said.len();
    assert!(said[count - 1].starts_with(&format!("Change {count} of {count}")), "{said:?}");
    press(&mut app, "2gC");
    assert!(app.message.clone().unwrap().text.starts_with(&format!("Change {} of", count - 2)));
    // Before the link there is nothing to go through.
    press(&mut app, "=gc");
    assert_eq!(app.message.unwrap().text, "Link the two reports first: =");
}

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
        table.current().unwrap().figures[0],
        left(&app).report.figures.found.iter().position(|figure| figure.span.contains(left(&app).caret))
    );
    press(&mut app, "u");
    assert!(left(&app).placed.is_empty() && right(&app).placed.is_empty());
}

#[test]
fn reports_of_one_caption_are_told_apart_by_their_files() {
    let nobody = |count: usize| format!("政府工作报告\n一、行政复议\n全年办结行政复议案件{count}件。\n");
    let texts = [nobody(21), nobody(35), nobody(48), report("云溪区", 2023, &[0, 1], 1)];
    let names = ["2022/甲.txt", "2023/甲.txt", "乙.txt", "d.txt"];
    let files: Vec<_> = names.into_iter().zip(texts.iter().map(String::as_str)).collect();
    for (columns, rows) in [(80, 24), (100, 30)] {
        let mut app = App::new(setup(columns, rows, Lang::En));
        load(&mut app, &files);
        press(&mut app, "G");
        let shown = screen(&app);
        for name in &names[..3] {
            assert!(shown.contains(name), "{shown}");
        }
        assert_eq!(shown.matches("d.txt").count(), 1, "in the status bar alone: {shown}");
        press(&mut app, "<Enter>s");
        let shown = screen(&app);
        assert!(names[..3].iter().all(|name| shown.contains(name)), "{shown}");
        press(&mut app, "乙<Enter>xs2022<Enter>");
        assert!(screen(&app).contains("政府工作报告  2022/甲.txt"), "{}", screen(&app));
        press(&mut app, "xqgg<Enter>s2023/甲<Enter>gtm");
        let note = app.message.clone().unwrap().text;
        assert!(note.contains("政府工作报告 2022/甲.txt: 21件; 政府工作报告 2023/甲.txt: 35件"), "{note}");
    }
}

#[test]
fn the_table_waits_for_the_comparison() {
    let mut app = App::new(setup(80, 24, Lang::En));
    let (one, other) = (report("青岚县", 2022, &[0, 1], 2), report("青岚县", 2023, &[0, 1], 2));
    load(&mut app, &[("left.txt", &one), ("right.txt", &other)]);
    press(&mut app, "<Enter>s<Enter>");
    let keys = shenyue::app::keymap::notation::parse("gt");
    let effects: Vec<Effect> = keys.into_iter().flat_map(|key| app.handle(Event::Key(key))).collect();
    assert!(screen(&app).contains("comparing"));
    assert_eq!(app.context(), Context::Reader);
    settle(&mut app, effects);
    assert_eq!(app.context(), Context::Compared);
}

#[test]
fn a_comparison_that_cannot_be_made_is_told_and_waited_for_no_longer() {
    let mut app = App::new(setup(120, 24, Lang::En));
    let (one, other) = (report("青岚县", 2022, &[0, 1], 2), report("青岚县", 2023, &[0, 1], 2));
    load(&mut app, &[("left.txt", &one), ("right.txt", &other)]);
    press(&mut app, "<Enter>s<Enter>");
    let asked = |app: &mut App, keys: &str| {
        let keys = shenyue::app::keymap::notation::parse(keys);
        let effects = keys.into_iter().flat_map(|key| app.handle(Event::Key(key)));
        effects.filter(|effect| matches!(effect, Effect::Compare { .. })).collect::<Vec<_>>()
    };
    let effects = asked(&mut app, "=");
    let Some(Effect::Compare { left, right, .. }) = effects.first() else { panic!("{effects:?}") };
    let files = [left, right].map(|report| report.0.source.sha256.clone());
    assert!(screen(&app).contains("comparing"));
    assert_eq!(app.handle(Event::NotCompared(files.clone())), []);
    let told = screen(&app);
    assert!(!told.contains("comparing..") && told.contains("right.txt: a defect"), "{told}");
    // Nothing asks again by itself; linking again does, and so does the table.
    assert_eq!(asked(&mut app, "jj"), []);
    assert!(screen(&app).contains("not compared"));
    assert_eq!(asked(&mut app, "=").len(), 1);
    app.handle(Event::NotCompared(files));
    let effects = asked(&mut app, "gt");
    assert_eq!(effects.len(), 1);
    settle(&mut app, effects);
    assert_eq!(app.context(), Context::Compared);
    assert!(!screen(&app).contains("not compared"));
}

#[test]
fn the_next_run_comes_back_to_both_reports_linked_as_they_were() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3], 3);
    let other = report("青岚县", 2023, &[0, 1, 2, 3], 3);
    let mut app = linked(&one, &other, 120, 36);
    press(&mut app, "++2]]<Tab>");
    let session = serde_json::to_string(&app.session()).unwrap();
    let session: Session = serde_json::from_str(&session).unwrap();
    for order in [[0, 1], [1, 0]] {
        let mut again =
            App::new(shenyue::app::Setup { session: session.clone(), ..setup(120, 36, Lang::En) });
        let files = [("left.txt", one.as_str()), ("right.txt", other.as_str())];
        load(&mut again, &order.map(|at| files[at]));
        let desk = again.desk().unwrap();
        assert_eq!((desk.side(), desk.link.on, u8::from(desk.split)), (1, true, 60));
        assert_eq!(heading(&desk.left), "加强执法人员培训");
        assert!(desk.left.report.source.text.contains("2022年法治"));
    }
}

#[test]
fn two_reports_that_were_left_for_the_library_come_back_together() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3], 3);
    let other = report("青岚县", 2023, &[0, 1, 2, 3], 3);
    let mut app = linked(&one, &other, 120, 36);
    press(&mut app, "2]]qj<Enter>");
    let desk = app.desk().unwrap();
    assert_eq!((desk.side(), desk.link.linked().is_some()), (1, true));
    assert_eq!(heading(&desk.left), heading(right(&app)));
    // A report that was closed does not.
    press(&mut app, "xqgg<Enter>");
    assert!(app.desk().unwrap().right.is_none());
}

#[test]
fn two_reports_that_were_left_for_the_library_come_back_together_in_the_next_run() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3], 3);
    let other = report("青岚县", 2023, &[0, 1, 2, 3], 3);
    let files = [("left.txt", one.as_str()), ("right.txt", other.as_str())];
    let mut app = linked(&one, &other, 120, 36);
    let effects = press(&mut app, "2]]qq");
    assert!(effects.contains(&Effect::Quit));
    let next_run = |session: &Session| {
        let session = serde_json::from_str(&serde_json::to_string(session).unwrap()).unwrap();
        let mut app = App::new(shenyue::app::Setup { session, ..setup(120, 36, Lang::En) });
        load(&mut app, &files);
        app
    };
    // A run in which neither is opened changes nothing.
    let mut app = next_run(&app.session());
    assert_eq!(app.context(), Context::Library);
    let session = app.session();
    for (keys, side) in [("gg<Enter>", 0), ("G<Enter>", 1)] {
        let mut app = next_run(&session);
        press(&mut app, keys);
        let desk = app.desk().unwrap();
        assert_eq!((desk.side(), desk.link.linked().is_some()), (side, true), "{keys}");
        assert_eq!(heading(&desk.left), heading(right(&app)));
        // One that was closed stays closed.
        press(&mut app, "xqq");
        press(&mut app, "<Enter>");
        assert!(next_run(&app.session()).desk().is_some_and(|desk| desk.right.is_none()));
    }
}

#[test]
fn what_other_reports_say_is_asked_again_when_all_are_loaded() {
    let (one, other) = (report("青岚县", 2022, &[0, 1], 2), report("青岚县", 2023, &[0, 1], 2));
    let more = ["云溪区", "临澜市", "枫渡区"].map(|place| report(place, 2023, &[0, 1], 2));
    let others = |effects: &[Effect]| {
        effects.iter().find_map(|effect| match effect {
            Effect::Compare { others, .. } => Some(others.len()),
            _ => None,
        })
    };
    let mut app = App::new(setup(80, 24, Lang::En));
    load(&mut app, &[("left.txt", &one), ("right.txt", &other)]);
    press(&mut app, "<Enter>s<Enter>");
    let asked = app.handle(Event::Key(shenyue::app::keymap::notation::parse("=")[0]));
    assert_eq!(others(&asked), Some(0));
    settle(&mut app, asked);
    for (index, text) in more.iter().enumerate() {
        let id = shenyue::library::EntryId(index + 2);
        app.handle(Event::Library(LibraryEvent::Found(id, format!("{index}.txt").into())));
        let loaded = app.handle(Event::Library(LibraryEvent::Loaded(id, stage::report(text))));
        assert_eq!(others(&loaded), None, "not before all are loaded");
    }
    let asked = app.handle(Event::Library(LibraryEvent::Finished));
    assert_eq!(others(&asked), Some(3));
    settle(&mut app, asked);
    assert_eq!(others(&app.handle(Event::Resize(90, 24))), None, "only once");
    // Swapped and back again: what is known is not asked for anew.
    assert_eq!(others(&app.handle(Event::Key(shenyue::app::keymap::notation::parse("S")[0]))), Some(3));
    let back = app.handle(Event::Key(shenyue::app::keymap::notation::parse("S")[0]));
    assert_eq!(others(&back), None);
    // And what is still on its way is awaited.
    assert_eq!(others(&app.handle(Event::Key(shenyue::app::keymap::notation::parse("S")[0]))), None);
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
    comparison.figures.pairs.retain(|pair| Some(pair.left) == before.figures[0]);
    comparison.figures.pairs[0].difference = Some("99".to_owned());
    let again = |others| Event::Compared {
        reports: ready.reports.clone(),
        comparison: std::sync::Arc::new(comparison.clone()),
        others,
    };
    app.handle(again(4));
    let after = table(&app);
    assert_eq!(after.current().unwrap().figures, before.figures);
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

#[test]
fn the_picker_finds_by_initials_shows_what_was_used_last_first_and_asks_on() {
    let mut app = App::new(setup(80, 24, Lang::En));
    let texts = ["青岚县", "云溪区", "临澜市", "枫渡区"].map(|place| report(place, 2023, &[0, 1], 1));
    let names = ["a.txt", "b.txt", "c.txt", "d.txt"];
    let files: Vec<_> = names.into_iter().zip(texts.iter().map(String::as_str)).collect();
    load(&mut app, &files);
    let first = |app: &App| match app.overlays.last() {
        Some(Overlay::Picker(picker)) => picker.found.first().map(|id| id.0),
        _ => None,
    };
    for (typed, found) in [
        ("llsh", None),
        ("lls", Some(2)),
        ("yxq 2023", Some(1)),
        ("yxq2023", Some(1)),
        ("云溪区2023", Some(1)),
        ("yxq2022", None),
        ("枫渡", Some(3)),
        ("d.tx", Some(3)),
    ] {
        press(&mut app, "<Enter>s");
        press(&mut app, typed);
        assert_eq!(first(&app), found, "{typed}");
        press(&mut app, "<Esc>q");
    }
    press(&mut app, "<Enter>slls<Enter>xs");
    assert_eq!(first(&app), Some(2), "what was used last");
    press(&mut app, "zzzz<Enter>");
    assert_eq!(app.context(), Context::Picker);
    assert!(screen(&app).contains("No report matches."));
    // What holds the words comes before what was used last and only shares their initials.
    let texts = ["临澜市", "云溪区", "枫渡区"].map(|place| report(place, 2023, &[0, 1], 1));
    let names = ["a.txt", "lls-yxq.txt", "b.txt"];
    let files: Vec<_> = names.into_iter().zip(texts.iter().map(String::as_str)).collect();
    let mut app = App::new(setup(80, 24, Lang::En));
    load(&mut app, &files);
    press(&mut app, "gg<Enter>qG<Enter>slls");
    assert_eq!(first(&app), Some(1), "its file's name holds it");
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
            pair.figures[0].map(|index| report.text.slice(report.figures.found[index].span))
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
    assert_eq!(rows(&app), ["100场次", "20件", "300个"]);
    press(&mut app, "/xb<Enter><Tab><Tab>");
    assert_eq!(rows(&app), ["100场次"]);
    assert!(screen(&app).contains("/xb (by difference)"), "both stay: {}", screen(&app));
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
fn of_two_places_with_little_in_common_only_what_both_say_is_marked() {
    let one = report("青岚县", 2022, &[0, 1], 2);
    let other = "云溪区2022年文物古桥与乡土戏曲纪略\n一、开展文艺汇演\n戏曲下乡巡回演出，观众席座无虚席，群众自编自导小品十分精彩。\n二、修缮古塔老桥\n石匠按旧法凿榫，青砖逐块编号复位，塔刹重新鎏金。桥墩先以木桩围堰抽水，再拆换风化的条石。塔檐铜铃失落已久，匠人照旧照片翻砂浇铸。碑廊拓片交给县志馆收藏，残碑立架遮雨。沿岸种植乌桕和枫杨，枯水季节清理淤泥杂草。\n云溪区人民政府\n2023年4月18日\n";
    let same_place = other.replace("云溪区", "青岚县");
    for (other, told) in [(other, false), (same_place.as_str(), true)] {
        let mut app = linked(&one, other, 120, 36);
        let ready = app.desk().unwrap().link.linked().unwrap().clone();
        assert!(ready.comparison.carried_over.whole < 0.1, "{:?}", ready.comparison.carried_over);
        assert_eq!(ready.tells_of_lone(), told);
        let lone = ready.passages.iter().flatten().filter(|passage| passage.partner.is_none()).count();
        assert_eq!(lone > 0, told);
        assert_eq!(screen(&app).contains("carried over"), told, "{}", screen(&app));
        press(&mut app, "99gc");
        let message = app.message.clone().unwrap().text;
        assert_eq!(message.starts_with("Two places with little in common"), !told, "{message}");
    }
}

#[test]
fn the_status_bar_names_both_sections_in_few_words() {
    let text = |year: u16| {
        format!(
            "青岚县{year}年法治政府建设年度报告\n一、{year}年度推进法治政府建设的主要举措和取得的成效\n（一）规范执法\n1.完善制度\n评查案卷，公布典型案例。\n2.加强法治培训\n轮训执法人员，组织旁听庭审，讲授新法。\n（二）行政复议\n公开听证，繁简分流。\n青岚县人民政府\n{}年3月5日\n",
            year + 1
        )
    };
    for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
        let mut app = linked(&text(2022), &text(2023), columns, rows);
        press(&mut app, "4]]");
        let shown = screen(&app);
        let bar = shown.lines().nth(usize::from(rows) - 2).unwrap();
        assert!(bar.starts_with(" 一(一)2 加强法治培训"), "{bar}");
        assert!(bar.contains("  = 一(一)2 ") && bar.contains("carried over"), "{bar}");
        press(&mut app, "gg");
    }
}

#[test]
fn a_second_report_that_is_gone_is_told() {
    let (one, other) = (report("青岚县", 2022, &[0, 1], 2), report("青岚县", 2023, &[0, 1], 2));
    let session = linked(&one, &other, 120, 36).session();
    for (files, told) in [
        (&[("left.txt", one.as_str())][..], true),
        (&[("left.txt", one.as_str()), ("right.txt", other.as_str())], false),
    ] {
        let mut app = App::new(shenyue::app::Setup { session: session.clone(), ..setup(120, 36, Lang::En) });
        load(&mut app, files);
        app.handle(Event::Library(LibraryEvent::Finished));
        assert_eq!(app.desk().unwrap().right.is_none(), told);
        let message = app.message.map(|message| message.text).unwrap_or_default();
        assert_eq!(message.contains("gone from the folder"), told, "{message}");
    }
}
