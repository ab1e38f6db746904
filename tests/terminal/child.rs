//! The program on the other side: shows its size, what was typed, and the last key's name.

use crate::stand_in::StandIn;
use ratatui::{buffer::Buffer, layout::Position, style::Style};
use shenyue::{
    app::{Effect, Event, KeyCode},
    tui::{self, Outside, Program, SessionFile},
    ui::cells::put,
    words::Lang,
};
use std::{process, thread};

/// Set where the test is started as the program.
pub const ASKED: &str = "SHENYUE_TEST_CHILD";

/// How this test is started as the program.
pub fn command() -> Vec<String> {
    let own = std::env::current_exe().unwrap().to_string_lossy().into_owned();
    [own.as_str(), "--exact", "child::program", "--nocapture", "--test-threads=1"].map(str::to_owned).to_vec()
}

#[derive(Default)]
struct Shown {
    size: (u16, u16),
    typed: String,
    said: String,
}

impl Program for Shown {
    fn handle(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Resize(columns, rows) => self.size = (columns, rows),
            Event::Paste(text) => self.said = format!("pasted {}", text.chars().count()),
            Event::Key(key) => match key.code {
                KeyCode::Char('q') => return vec![Effect::Quit],
                KeyCode::Char('z') => return vec![Effect::Suspend],
                KeyCode::Char('t') => {
                    let _ =
                        process::Command::new("kill").args(["-TSTP", &process::id().to_string()]).status();
                }
                KeyCode::Char('p') => {
                    let panicked = thread::spawn(|| panic!("on a thread of its own")).join().is_err();
                    self.said = if panicked { "panicked".to_owned() } else { String::new() };
                }
                KeyCode::Char(character) => self.typed.push(character),
                other => self.said = format!("{other:?}"),
            },
            _ => {}
        }
        vec![]
    }

    fn draw(&self, picture: &mut Buffer) -> Option<Position> {
        let area = picture.area;
        let size = format!("“{}x{}”", self.size.0, self.size.1);
        let plain = Style::new();
        put(picture, 0, 0, area.width, &size, plain);
        put(picture, 0, 1, area.width, &self.said, plain);
        let used = put(picture, 0, 2, area.width, &self.typed, plain);
        Some(Position::new(used.min(area.width.saturating_sub(1)), 2))
    }
}

#[test]
fn program() {
    if std::env::var_os(ASKED).is_none() {
        return;
    }
    let temporary = std::env::temp_dir();
    let outside = Outside {
        lang: Lang::En,
        session: SessionFile::open(temporary.join("session.json"), "").0,
        pairs: temporary.join("pairs"),
        template: temporary.join("excerpt.md"),
        encoding: None,
        clipboard: tui::Clipboard::Off,
    };
    let ended = tui::run(Shown::default(), StandIn::default(), outside, |_| Ok(()));
    process::exit(if ended.is_ok() { 0 } else { 2 });
}
