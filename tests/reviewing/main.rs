//! A reviewer's day over many marks, as the first readers of thirty passages met it: what waits in which
//! report, colleagues' marks, drafts, and lists that are come back to.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod colleagues;
#[path = "../desk/mod.rs"]
mod desk;
mod drafts;
mod lists;
mod rereading;
#[path = "../stage/mod.rs"]
mod stage;
mod strays;
mod undoing;
mod versions;
mod waiting;

use desk::Desk;
use shenyue::{
    app::{colleagues::Author, screen::Overlay},
    marks::Mark,
};
use stage::screen;

/// The row of the screen that has these words.
fn row(desk: &Desk, words: &str) -> String {
    let all = screen(&desk.app);
    all.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words} in\n{all}")).to_owned()
}

/// What the library's table says, without title and hints.
fn table(desk: &Desk) -> String {
    let all = screen(&desk.app);
    all.lines().skip(2).take(20).collect::<Vec<_>>().join("\n")
}

fn selected(desk: &Desk) -> Mark {
    let list = desk.app.overlays.iter().find_map(|overlay| match overlay {
        Overlay::Marks(list) => Some(list),
        _ => None,
    });
    let list = list.unwrap();
    list.items[list.scroll.selected].mark.clone()
}

fn file(desk: &Desk) -> String {
    desk.app.reader().unwrap().path.to_string_lossy().into_owned()
}

fn named(name: &str, login: &str) -> Author {
    Author { name: name.to_owned(), login: login.to_owned() }
}
