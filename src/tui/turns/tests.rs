//! The real loop, without a terminal.

use super::*;
use crate::{
    app::Session,
    library::{EntryId, LibraryEvent},
    marks::{ReportKey, ReportMarks},
    tui::{Clipboard, Outside, SessionFile, paint::Palette},
    ui::cells::put,
};
use ratatui::style::Style;
use stand_in::StandIn;
use std::sync::mpsc::{self, Sender};

#[path = "../../../tests/stand_in/mod.rs"]
mod stand_in;

/// Shows what was typed and how often it was drawn.
#[derive(Default)]
struct Typed {
    text: String,
    size: (u16, u16),
    seen: Vec<String>,
    drawn: std::cell::Cell<usize>,
}

impl Program for Typed {
    fn handle(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(Key { code: KeyCode::Char('q'), .. }) => vec![Effect::Quit],
            Event::Key(Key { code: KeyCode::Char('z'), .. }) => vec![Effect::Suspend],
            Event::Key(Key { code: KeyCode::Char('s'), .. }) => {
                vec![Effect::SaveMarks(marks("青岚县")), Effect::SaveSession(Session::default())]
            }
            Event::Key(Key { code: KeyCode::Char(character), .. }) => {
                self.text.push(character);
                vec![]
            }
            Event::Resize(columns, rows) => {
                self.size = (columns, rows);
                vec![]
            }
            Event::MarksSaved { sent, .. } => {
                self.seen.push(format!("saved {}", sent.report.sha256));
                vec![]
            }
            _ => vec![],
        }
    }

    fn draw(&self, picture: &mut Buffer) -> Option<Position> {
        self.drawn.set(self.drawn.get() + 1);
        let width = picture.area.width;
        put(picture, 0, 0, width, &self.text, Style::new());
        None
    }
}

#[derive(Default)]
struct Fake {
    sizes: Vec<(u16, u16)>,
    writes: Vec<Vec<u8>>,
    suspended: usize,
}

impl Terminal for Fake {
    fn size(&self) -> (u16, u16) {
        self.sizes.get(self.suspended).copied().unwrap_or((20, 4))
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writes.push(bytes.to_vec());
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.suspended += 1;
        Ok(())
    }

    fn renew(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn marks(name: &str) -> ReportMarks {
    let report = ReportKey { sha256: name.to_owned(), path: name.to_owned(), ..ReportKey::default() };
    ReportMarks::new(report)
}

fn saved(name: &str) -> Event {
    Event::MarksSaved { sent: Box::new(marks(name)), saved: Box::new(marks(name)) }
}

fn typed(character: char) -> Incoming {
    Incoming::Event(Event::Key(Key { code: KeyCode::Char(character), ctrl: false, alt: false }))
}

fn outside(folder: &std::path::Path) -> Outside {
    Outside {
        lang: crate::words::Lang::En,
        pairs: folder.join("pairs"),
        session: SessionFile::open(folder.join("session.json"), "").0,
        template: folder.join("excerpt.md"),
        encoding: None,
        clipboard: Clipboard::Terminal,
    }
}

/// Runs the loop over what waits, and answers why it ended.
fn run(program: &mut Typed, terminal: &mut Fake, waiting: Vec<Incoming>) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    let (sender, incoming) = mpsc::channel();
    let answers: Sender<Incoming> = mpsc::channel().0;
    let mut outbox = Outbox::start(StandIn::default(), outside(folder.path()), answers).unwrap();
    for happened in waiting {
        sender.send(happened).unwrap();
    }
    drop(sender);
    let ended =
        Turns::new(program, terminal, &mut outbox, Painter::new(Palette::Full)).run(&incoming).unwrap();
    assert_eq!(outbox.finish(), Vec::<String>::new());
    ended
}

#[test]
fn all_that_waits_is_taken_in_before_one_frame_is_drawn() {
    let (mut program, mut terminal) = (Typed::default(), Fake::default());
    let keys = "办结案件".chars().map(typed).collect();
    assert_eq!(run(&mut program, &mut terminal, keys), Ended::Quit);
    assert_eq!((program.text.as_str(), program.size), ("办结案件", (20, 4)));
    assert_eq!((program.drawn.get(), terminal.writes.len()), (2, 2));
}

#[test]
fn an_unchanged_frame_writes_nothing() {
    let (mut program, mut terminal) = (Typed::default(), Fake::default());
    let nothing = |_| Incoming::Event(Event::Paste(String::new()));
    run(&mut program, &mut terminal, (0..3).map(nothing).collect());
    assert_eq!(terminal.writes.len(), 1);
}

#[test]
fn quitting_and_signals_end_it_at_once() {
    let (mut program, mut terminal) = (Typed::default(), Fake::default());
    assert_eq!(run(&mut program, &mut terminal, vec![typed('a'), typed('q'), typed('b')]), Ended::Quit);
    assert_eq!(program.text, "a");
    assert_eq!(
        run(&mut program, &mut terminal, vec![Incoming::Terminate(15), typed('c')]),
        Ended::Signal(15)
    );
    assert_eq!(program.text, "a");
}

#[test]
fn after_a_stop_the_screen_is_written_anew_in_its_new_size() {
    let (mut program, mut terminal) = (Typed::default(), Fake::default());
    terminal.sizes = vec![(20, 4), (30, 5)];
    run(&mut program, &mut terminal, vec![typed('a'), typed('z'), typed('b')]);
    assert_eq!((terminal.suspended, program.size), (1, (30, 5)));
    let last = String::from_utf8(terminal.writes.last().unwrap().clone()).unwrap();
    assert!(last.contains("\u{1b}[2J") && last.contains("ab"), "{last:?}");
}

#[test]
fn ctrl_l_writes_the_screen_anew() {
    let (mut program, mut terminal) = (Typed::default(), Fake::default());
    let redraw = Event::Key(Key { code: KeyCode::Char('l'), ctrl: true, alt: false });
    run(&mut program, &mut terminal, vec![Incoming::Event(redraw)]);
    assert_eq!(terminal.writes.len(), 2);
    assert_eq!(terminal.writes[0], terminal.writes[1]);
}

#[test]
fn news_of_the_background_is_gathered() {
    let (mut program, mut terminal) = (Typed::default(), Fake::default());
    let folder = tempfile::tempdir().unwrap();
    let (sender, incoming) = mpsc::channel();
    let mut outbox = Outbox::start(StandIn::default(), outside(folder.path()), mpsc::channel().0).unwrap();
    let news = std::thread::spawn(move || {
        for number in 0..40 {
            let found = LibraryEvent::Found(EntryId(number), "a.txt".into());
            sender.send(Incoming::Background(Event::Library(found))).unwrap();
            std::thread::sleep(Duration::from_millis(1));
        }
    });
    let turns = Turns::new(&mut program, &mut terminal, &mut outbox, Painter::new(Palette::Full));
    assert_eq!(turns.run(&incoming).unwrap(), Ended::Quit);
    news.join().unwrap();
    assert!(program.drawn.get() <= 4, "{} frames", program.drawn.get());
}

#[test]
fn only_the_newest_save_of_a_report_is_told_and_all_is_written_at_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let session = folder.path().join("session.json");
    let (answers, told) = mpsc::channel();
    let kept = StandIn::default();
    let mut outbox = Outbox::start(kept.clone(), outside(folder.path()), answers).unwrap();
    let export = folder.path().join("out.md");
    outbox.perform(Effect::SaveMarks(marks("one")));
    outbox.perform(Effect::SaveMarks(marks("two")));
    outbox.perform(Effect::SaveMarks(marks("one")));
    outbox.perform(Effect::SaveSession(Session::default()));
    let text = "摘录".to_owned();
    outbox.perform(Effect::Export { path: export.clone(), text, before: None });
    let answer = |number, event| outbox.settle(number, event);
    assert!(answer(1, saved("one")).is_none());
    assert!(answer(3, saved("one")).is_some());
    assert!(answer(2, Event::MarksFailed(marks("two").report, String::new())).is_some());
    assert_eq!(outbox.finish(), Vec::<String>::new());
    let mut saved = kept.0.lock().unwrap().clone();
    saved.dedup();
    saved.sort();
    assert!(saved.starts_with(&["one".to_owned()]) && saved.ends_with(&["two".to_owned()]));
    assert_eq!(std::fs::read_to_string(export).unwrap(), "摘录");
    assert!(session.exists());
    assert!(told.iter().any(|answer| matches!(answer, Incoming::Answer(_, Event::Exported(_)))));
}
