//! Two reports come back as they were left, in the same run and in the next.

use super::{heading, linked, report, right};
use crate::stage::{load, press, screen, setup};
use shenyue::{
    app::{App, Effect, Event, Session, keymap::Context},
    library::LibraryEvent,
    words::Lang,
};

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
fn a_report_that_is_gone_is_told_and_the_other_opens_alone() {
    let (one, other) = (report("青岚县", 2022, &[0, 1], 2), report("青岚县", 2023, &[0, 1], 2));
    let mut app = linked(&one, &other, 120, 36);
    let two = app.session();
    press(&mut app, "<Tab>x");
    let alone = app.session();
    let (left, right) = (("left.txt", one.as_str()), ("right.txt", other.as_str()));
    let changed = one.replace("青岚县人民政府", "青岚县政府");
    for (session, files, open, told) in [
        (&two, &[left, right][..], "23", ""),
        (&two, &[left], "2", "The report that stood beside this one is gone"),
        (&two, &[right], "3", "the one beside it is open"),
        (
            &two,
            &[("left.txt", changed.as_str()), right],
            "3",
            "is another file now; the one beside it is open",
        ),
        (&two, &[("left.txt", changed.as_str())], "", "The report that was open is gone"),
        (&alone, &[right], "", "The report that was open is gone"),
        (&alone, &[left], "2", ""),
    ] {
        let mut app = App::new(shenyue::app::Setup { session: session.clone(), ..setup(120, 36, Lang::En) });
        load(&mut app, files);
        app.handle(Event::Library(LibraryEvent::Finished));
        let opened: String = app.desk().map_or_else(String::new, |desk| {
            desk.readers()
                .map(|reader| if reader.report.source.text.contains("2022年法治") { '2' } else { '3' })
                .collect()
        });
        let message = app.message.map(|message| message.text).unwrap_or_default();
        assert_eq!(opened, open, "{message}");
        assert!(told.is_empty() == message.is_empty() && message.contains(told), "{message}");
    }
}

#[test]
fn what_is_swapped_closed_widened_and_unlinked_is_so_in_the_next_run() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3], 3);
    let other = report("青岚县", 2023, &[0, 1, 2, 3], 3);
    let files = [("left.txt", one.as_str()), ("right.txt", other.as_str())];
    let state = |app: &App| {
        let desk = app.desk().unwrap();
        let readers = desk.readers().map(|reader| (reader.report.outline.metadata.year, reader.caret));
        (desk.side(), desk.link.on, u8::from(desk.split), readers.collect::<Vec<_>>())
    };
    for keys in ["S", "2]]S", "S<Tab>3]]", "--", "+++<Tab>", "=", "=]]<Tab>2]]", "x", "<Tab>x", "Sx"] {
        for (columns, rows) in [(80, 24), (120, 36)] {
            let mut app = linked(&one, &other, columns, rows);
            press(&mut app, keys);
            let session = serde_json::to_string(&app.session()).unwrap();
            let session = serde_json::from_str(&session).unwrap();
            let mut again = App::new(shenyue::app::Setup { session, ..setup(columns, rows, Lang::En) });
            load(&mut again, &files);
            again.handle(Event::Library(LibraryEvent::Finished));
            assert_eq!(state(&again), state(&app), "{keys} at {columns}x{rows}");
        }
    }
}

#[test]
fn a_report_that_is_gone_is_told_when_the_one_it_was_left_with_is_opened() {
    let (one, other) = (report("青岚县", 2022, &[0, 1], 2), report("青岚县", 2023, &[0, 1], 2));
    let mut app = linked(&one, &other, 120, 36);
    press(&mut app, "qq");
    let session = app.session();
    let (left, right) = (("left.txt", one.as_str()), ("right.txt", other.as_str()));
    let third = report("云溪区", 2023, &[0, 1], 2);
    for (files, told) in [
        (&[left, right][..], false),
        (&[left], true),
        (&[right], true),
        (&[("third.txt", third.as_str())], false),
    ] {
        let mut app = App::new(shenyue::app::Setup { session: session.clone(), ..setup(120, 36, Lang::En) });
        load(&mut app, files);
        app.handle(Event::Library(LibraryEvent::Finished));
        assert_eq!(app.context(), Context::Library);
        press(&mut app, "gg<Enter>");
        let message = app.message.map(|message| message.text).unwrap_or_default();
        assert_eq!(message.contains("gone from the folder"), told, "{message}");
    }
}

#[test]
fn an_edited_report_stays_beside_the_other() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3], 3);
    let other = report("青岚县", 2023, &[0, 1, 2, 3], 3);
    let edited = other.replace("全年共计23件", "全年共计29件");
    assert_ne!(other, edited);
    for keys in ["2]]", "2]]<Tab>", "2]]qq"] {
        let mut app = linked(&one, &other, 120, 36);
        press(&mut app, keys);
        let session: Session = serde_json::from_str(&serde_json::to_string(&app.session()).unwrap()).unwrap();
        let left = ("left.txt", one.as_str());
        for files in [
            &[left, ("right.txt", edited.as_str())][..],
            &[("right.txt", edited.as_str()), left],
            // A copy of what it was is another file, whichever is read first.
            &[left, ("right.txt", edited.as_str()), ("copy.txt", other.as_str())],
            &[("copy.txt", other.as_str()), left, ("right.txt", edited.as_str())],
            // Renamed, it is still that report.
            &[left, ("renamed.txt", other.as_str())],
        ] {
            let mut again =
                App::new(shenyue::app::Setup { session: session.clone(), ..setup(120, 36, Lang::En) });
            load(&mut again, files);
            again.handle(Event::Library(LibraryEvent::Finished));
            if keys.ends_with("qq") {
                let at = files.iter().position(|file| *file == left).unwrap();
                press(&mut again, &format!("{}gg<Enter>", at + 1));
            }
            let message = again.message.as_ref().map(|message| message.text.clone()).unwrap_or_default();
            let desk = again.desk().unwrap();
            let names: Vec<_> = desk.readers().map(|reader| reader.path.to_str().unwrap()).collect();
            let is_copy_alone = files.iter().any(|file| file.0 == "renamed.txt");
            let second = if is_copy_alone { "renamed.txt" } else { "right.txt" };
            assert_eq!(names, ["left.txt", second], "{keys}: {message}");
            assert!(desk.link.on && !message.contains("gone"), "{keys}: {message}");
            assert_eq!(desk.right.as_ref().map(heading).unwrap(), "加强执法人员培训", "{keys}");
        }
    }
}

#[test]
fn a_resting_report_that_is_read_anew_stays_beside_the_other() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3], 3);
    let other = report("青岚县", 2023, &[0, 1, 2, 3], 3);
    let mut app = linked(&one, &other, 120, 36);
    press(&mut app, "2]]q");
    let edited = crate::stage::report(&other.replace("全年共计23件", "全年共计29件"));
    app.handle(Event::Reread(shenyue::library::EntryId(1), Ok(edited.clone())));
    press(&mut app, "gg<Enter>");
    assert_eq!(right(&app).report.source.sha256, edited.source.sha256);
}

#[test]
fn what_was_searched_for_last_is_searched_for_in_the_next_run() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3], 3);
    let other = report("青岚县", 2023, &[0, 1, 2, 3], 3);
    let edited = one.replace("全年共计22件", "全年共计28件");
    let mut app = linked(&one, &other, 120, 36);
    press(&mut app, "=/听证会<Enter><Tab>/审计没有<Enter>/免申即享<Enter><Esc><Tab>gg");
    let session = serde_json::to_string(&app.session()).unwrap();
    for left in [&one, &edited] {
        let session = serde_json::from_str(&session).unwrap();
        let mut again = App::new(shenyue::app::Setup { session, ..setup(120, 36, Lang::En) });
        load(&mut again, &[("left.txt", left.as_str()), ("right.txt", other.as_str())]);
        for (keys, found, others) in [("n", "听证会", "免申即享"), ("<Tab>n", "免申即享", "听证会")]
        {
            press(&mut again, keys);
            let message = again.message.clone().unwrap().text;
            assert!(message.contains(found) && !message.contains(others), "{message}");
            let reader = again.reader().unwrap();
            let here = shenyue::text::CleanSpan::new(reader.caret, reader.caret + found.chars().count());
            assert_eq!(reader.report.text.slice(here), found);
        }
    }
}

#[test]
fn the_outline_never_covers_the_text_unasked() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3], 3);
    let other = report("青岚县", 2023, &[0, 1, 2, 3], 3);
    let files = [("left.txt", one.as_str()), ("right.txt", other.as_str())];
    let is_shown = |app: &App| app.desk().unwrap().panes(app.size).outline.is_some();
    for (keys, wide) in [("oo", true), ("o", false), ("", true)] {
        let mut app = linked(&one, &other, 200, 60);
        press(&mut app, keys);
        assert_eq!(is_shown(&app), wide, "{keys}");
        app.handle(Event::Resize(120, 36));
        assert_eq!(is_shown(&app), app.desk().unwrap().outline.focused, "{keys}: {}", screen(&app));
        press(&mut app, "<Esc>");
        let mut again = App::new(shenyue::app::Setup { session: app.session(), ..setup(80, 24, Lang::En) });
        load(&mut again, &files);
        assert!(again.desk().is_some() && !is_shown(&again), "{keys}");
        // What was asked for where there is room is so again there; what covers the text is for once.
        press(&mut again, "o");
        assert!(is_shown(&again) && again.desk().unwrap().outline.focused);
        press(&mut again, "<Enter>");
        assert!(!is_shown(&again));
        again.handle(Event::Resize(200, 60));
        assert_eq!(is_shown(&again), wide, "{keys}");
    }
}

#[test]
fn where_the_reader_is_is_kept_soon_and_once_for_many_keys() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3], 3);
    let other = report("青岚县", 2023, &[0, 1, 2, 3], 3);
    let mut app = linked(&one, &other, 120, 36);
    let soon = |effects: &[Effect]| effects.iter().filter(|one| **one == Effect::KeepSessionSoon).count();
    let keys = |app: &mut App, keys: &str| {
        let keys = shenyue::app::keymap::notation::parse(keys);
        keys.into_iter().flat_map(|key| app.handle(Event::Key(key))).collect::<Vec<_>>()
    };
    app.handle(Event::KeepSession);
    assert_eq!(soon(&keys(&mut app, "jjj]]<Tab>++")), 1);
    let effects = app.handle(Event::KeepSession);
    let now = app.session();
    assert!(effects.contains(&Effect::SaveSession(now.clone())) && now.left.on_second && now.left.linked);
    // What is typed into a line changes nothing yet.
    let typed = keys(&mut app, "/听证");
    assert_eq!(soon(&typed), 0);
    assert_eq!(soon(&keys(&mut app, "<Enter>")), 1);
}
