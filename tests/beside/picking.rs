//! Which report goes beside the first, and how those of one name are told apart.

use super::report;
use crate::stage::{load, press, screen, setup};
use shenyue::{
    app::{App, Event, keymap::Context, screen::Overlay},
    library::LibraryEvent,
    words::Lang,
};

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

#[test]
fn the_picker_knows_every_reading_of_a_name() {
    let mut app = App::new(setup(80, 24, Lang::En));
    // 重 is chong and zhong, 长 chang and zhang, 乐 le and yue.
    let texts = ["青岚县", "重岭市", "长汐区", "乐溪县"].map(|place| report(place, 2023, &[0, 1], 1));
    let names = ["a.txt", "b.txt", "c.txt", "d.txt"];
    let files: Vec<_> = names.into_iter().zip(texts.iter().map(String::as_str)).collect();
    load(&mut app, &files);
    press(&mut app, "gg");
    while !screen(&app).contains("> 青岚县") {
        press(&mut app, "j");
    }
    press(&mut app, "<Enter>");
    for (typed, found) in
        [("cls", 1), ("zls", 1), ("cxq", 2), ("zxq", 2), ("lxx", 3), ("yxx", 3), ("cls2023", 1), ("CXQ", 2)]
    {
        press(&mut app, "s");
        press(&mut app, typed);
        let Some(Overlay::Picker(picker)) = app.overlays.last() else { panic!("no picker") };
        assert_eq!(picker.found.iter().map(|id| id.0).collect::<Vec<_>>(), [found], "{typed}");
        press(&mut app, "<Esc>");
    }
}

#[test]
fn where_there_is_no_second_report_it_is_said_how_to_come_by_one() {
    let text = report("青岚县", 2022, &[0, 1], 1);
    for (texts, keys, says) in [
        (1, "s", "No other report is loaded: start with two files"),
        (1, "<Enter>s", "No other report is loaded: start with two files"),
        (2, "s", "s (second report) is for an open report: Enter opens one."),
        (2, "gt", "gt (compare figures) is for an open report"),
        (2, "Z", "Z means nothing here"),
    ] {
        let mut app = App::new(setup(80, 24, Lang::En));
        let other = report("云溪区", 2023, &[0, 1], 1);
        load(&mut app, &[("a.txt", text.as_str()), ("b.txt", other.as_str())][..texts]);
        press(&mut app, "<Enter>s");
        assert!(texts > 1 || screen(&app).contains("still being read"), "{}", screen(&app));
        press(&mut app, "<Esc>q");
        app.handle(Event::Library(LibraryEvent::Finished));
        press(&mut app, keys);
        assert!(screen(&app).contains(says), "{keys}: {}", screen(&app));
    }
}
