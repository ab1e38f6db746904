//! The other pane follows by section, and says where nothing answers.

use super::{heading, height, left, linked, report, right};
use crate::stage::{press, screen};
use ratatui::{buffer::Buffer, layout::Rect};
use shenyue::{
    app::App,
    tui::paint::{Painter, Palette},
    ui,
};

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
    assert_eq!(shown.matches("no answer").count(), 2, "in the heading and in the status bar: {shown}");
    press(&mut app, "=");
    assert!(!screen(&app).contains("no answer"));
    let mut app = linked(&one, &other, 200, 60);
    press(&mut app, "3]]");
    assert!(screen(&app).contains("no answer to 三、落实重大决策程序"), "{}", screen(&app));
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
fn of_several_sections_that_answer_one_each_is_gone_to_and_stays() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3], 6);
    let other = report("青岚县", 2023, &[0, 1, 4, 5], 6);
    for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
        let mut app = linked(&one, &other, columns, rows);
        let back = if columns < 200 { "<Tab>" } else { "<Tab><Tab>" };
        press(&mut app, "g=");
        assert_eq!(app.message.clone().unwrap().text, "One section answers this one, and it is shown.");
        // The third section, with the third and the fourth of the other.
        press(&mut app, &format!("=gg3]]<Tab>gg3]]gl]]gl{back}=k]]"));
        assert_eq!(heading(left(&app)), "落实重大决策程序");
        for (keys, answer, place) in [
            ("", "普及法律知识", "1 of 2"),
            ("g=", "完善监督机制", "2 of 2"),
            ("jk", "完善监督机制", "2 of 2"),
            ("g=", "普及法律知识", "1 of 2"),
            ("3g=", "完善监督机制", "2 of 2"),
        ] {
            press(&mut app, keys);
            let shown = screen(&app);
            assert_eq!(heading(right(&app)), answer, "{keys:?} at {columns}x{rows}");
            assert_eq!(height(left(&app)), height(right(&app)), "{keys:?} at {columns}x{rows}");
            assert!(shown.contains(&format!(" {place} (by hand)")), "{shown}");
            // A message stands where the hints do.
            assert!(shown.contains("g= next answer") || keys.ends_with("g="), "{shown}");
        }
        // Scrolled, the one that is shown goes along; another section begins with its first.
        press(&mut app, "<C-e>");
        assert_eq!(heading(right(&app)), "完善监督机制", "at {columns}x{rows}");
        assert_eq!(height(left(&app)), height(right(&app)));
        press(&mut app, "[[]]");
        assert_eq!(heading(right(&app)), "普及法律知识");
    }
}

#[test]
fn the_last_section_is_beside_its_answer_however_long_either_is() {
    for (here, there) in [(0, 40), (40, 0), (40, 40), (0, 0)] {
        let one = report("青岚县", 2022, &[0, 1, 2], here);
        let other = report("青岚县", 2023, &[0, 1, 2], there);
        for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
            let mut app = linked(&one, &other, columns, rows);
            press(&mut app, "9]]");
            assert_eq!(heading(left(&app)), heading(right(&app)));
            assert_eq!(height(left(&app)), height(right(&app)), "{here} {there} at {columns}x{rows}");
            assert!(height(right(&app)).is_some());
            press(&mut app, "ggG");
            assert_eq!(heading(left(&app)), heading(right(&app)), "{here} {there} at {columns}x{rows}");
            assert!(height(left(&app)).is_none_or(|row| Some(row) == height(right(&app))));
        }
    }
}

#[test]
fn what_is_said_of_a_report_never_hides_which_one_it_is() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3], 3);
    for place in ["云溪区", "临澜高新技术产业开发区管理委员会"] {
        let other = report(place, 2023, &[0, 1, 4, 5], 3);
        for columns in [80, 100, 120, 200] {
            for keys in ["3]]", "3]]<Tab>3]]"] {
                let mut app = linked(&one, &other, columns, 36);
                press(&mut app, keys);
                let shown = screen(&app);
                assert!(shown.contains("no answer"), "{shown}");
                // A long name has the year before it, which is then not what is cut off.
                let named = |place: &str, year: u16| {
                    shown.contains(&format!(" {place}人民政府 {year}"))
                        || shown.contains(&format!(" {year} {place}"))
                };
                assert!(named("青岚县", 2022) && named(place, 2023), "{columns} {keys}: {shown}");
            }
        }
    }
}
