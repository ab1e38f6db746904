//! Sections that are paired by hand.

use super::{heading, left, linked, report, right};
use crate::stage::{load, press, screen, setup};
use shenyue::{
    app::{
        App, Effect, Event,
        link::{
            answers::Sure,
            hand::{HandPairs, PairsEdit},
        },
    },
    words::Lang,
};

#[test]
fn what_is_paired_by_hand_overrules_is_kept_and_is_taken_back() {
    let one = report("青岚县", 2022, &[0, 1, 2, 3], 3);
    let other = report("青岚县", 2023, &[0, 1, 4, 5], 3);
    let mut app = linked(&one, &other, 120, 36);
    press(&mut app, "=3]]<Tab>gg4]]<Tab>");
    let edit = edit_of(&press(&mut app, "gl")).unwrap();
    let mut kept = HandPairs::none(&edit.two);
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
        let kept = HandPairs { two: paired.two.clone(), pairs: before.clone() };
        let edit = edit_of(&app.handle(Event::PairsLoaded(kept))).unwrap();
        // What an earlier run paired is parted, what it did not pair is paired.
        assert_eq!((edit.made.is_some(), &edit.parted), (before.is_empty(), &before));
        assert!(app.message.unwrap().text.contains("gl again"));
    }
}
