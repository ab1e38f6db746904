//! When a comparison is asked for, awaited, told and asked for again.

use super::report;
use crate::stage::{self, load, press, screen, settle, setup};
use shenyue::{
    app::{App, Effect, Event, keymap::Context},
    library::LibraryEvent,
    words::Lang,
};

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
