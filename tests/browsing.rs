//! What happens over several steps: loading, sorting, marking, exporting, coming back.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod stage;

use shenyue::{
    app::{
        App, Effect, Event,
        copying::{NotCopied, Way, What},
        library::Progress,
    },
    library::{EntryId, LibraryEvent},
    marks::ReportMarks,
    words::Lang,
};
use stage::{QINGLAN, QINGLAN_2022, YUNXI, caret, library, load, press, reading, report, screen, setup};

fn ids(app: &App) -> Vec<usize> {
    app.library.shown.iter().map(|id| id.0).collect()
}

fn marks_saved(effects: &[Effect]) -> ReportMarks {
    let saved = effects.iter().rev().find_map(|effect| match effect {
        Effect::SaveMarks(marks) => Some(marks.clone()),
        _ => None,
    });
    saved.unwrap()
}

#[test]
fn the_cursor_stays_on_its_report_while_others_arrive_and_the_order_changes() {
    let mut app = App::new(setup(80, 24, Lang::En));
    load(&mut app, &[("b.txt", QINGLAN), ("c.txt", YUNXI)]);
    press(&mut app, "j>>");
    assert_eq!(app.library.selected, Some(EntryId(1)));
    app.handle(Event::Library(LibraryEvent::Found(EntryId(2), "a.txt".into())));
    app.handle(Event::Library(LibraryEvent::Loaded(EntryId(2), report(QINGLAN_2022))));
    assert_eq!((ids(&app), app.library.selected), (vec![2, 1, 0], Some(EntryId(1))));
    press(&mut app, "r");
    assert_eq!(app.library.selected, Some(EntryId(1)));
}

#[test]
fn sorting_puts_files_that_say_nothing_last_in_either_direction() {
    let table = [
        ("", vec![0, 1, 2, 3]),
        ("r", vec![3, 2, 1, 0]),
        (">", vec![2, 1, 0, 3]),
        (">>", vec![1, 2, 0, 3]),
        (">>r", vec![0, 2, 1, 3]),
        ("7>", vec![2, 1, 0, 3]),
        ("7>r", vec![0, 1, 2, 3]),
    ];
    for (keys, order) in table {
        let mut app = library(setup(80, 24, Lang::En));
        press(&mut app, keys);
        assert_eq!(ids(&app), order, "{keys}");
    }
}

#[test]
fn the_filter_takes_both_scripts_and_widths_and_several_words() {
    let table = [
        ("青岚", vec![0, 1]),
        ("青嵐 ２０２２", vec![1]),
        ("YUNXI", vec![2]),
        ("信息公开", vec![2]),
        ("临澜", vec![]),
        ("empty", vec![3]),
    ];
    for (typed, found) in table {
        let mut app = library(setup(80, 24, Lang::Zh));
        press(&mut app, &format!("/{typed}<Enter>"));
        assert_eq!(ids(&app), found, "{typed}");
        press(&mut app, "<Esc>");
        assert_eq!(ids(&app).len(), 4, "{typed}");
    }
}

#[test]
fn marks_are_saved_undone_and_found_again() {
    let mut app = reading(QINGLAN, 80, 24, Lang::Zh);
    let effects = press(&mut app, "2]])m");
    let marks = marks_saved(&effects);
    let [mark] = marks.marks.as_slice() else { panic!("{marks:?}") };
    let anchor = mark.anchor.as_ref().unwrap();
    assert_eq!(anchor.quote, "全年收到行政复议申请146件，受理131件，办结128件。");
    assert_eq!(anchor.section, ["一、主要举措和成效", "（一）深化行政复议改革"]);
    assert_eq!((mark.created.as_str(), mark.author.as_str()), ("2025-03-08T09:45:12Z", "reviewer"));
    assert_eq!(marks.report.path, "/reviews/report.txt");
    // The next run reads them, and knows where they stand.
    let mut next = reading(QINGLAN, 80, 24, Lang::Zh);
    next.handle(Event::MarksLoaded(marks.clone()));
    let placed = &next.reader().unwrap().placed;
    assert_eq!(placed.iter().map(|placed| placed.at()).collect::<Vec<_>>(), [Some(anchor.position)]);
    assert!(marks_saved(&press(&mut app, "u")).marks.is_empty());
    assert_eq!(marks_saved(&press(&mut app, "<C-r>")), marks);
}

#[test]
fn marks_made_before_the_old_ones_are_read_stay() {
    let mut before = reading(QINGLAN, 80, 24, Lang::Zh);
    let old = marks_saved(&press(&mut before, "2]]m"));
    let mut setup = setup(80, 24, Lang::Zh);
    setup.ids = shenyue::marks::Ids::new(2);
    let mut app = App::new(setup);
    load(&mut app, &[("report.txt", QINGLAN)]);
    press(&mut app, "<Enter>4]]m");
    app.handle(Event::MarksLoaded(old));
    assert_eq!(app.reader().unwrap().placed.len(), 2);
}

#[test]
fn a_note_in_chinese_is_kept_with_its_lines() {
    let mut app = reading(QINGLAN, 80, 24, Lang::Zh);
    press(&mut app, "2]])c与上年对不上？<Enter>");
    app.handle(Event::Paste("请核对：\r\n统计口径".to_owned()));
    let marks = marks_saved(&press(&mut app, "<C-s>"));
    assert_eq!(marks.marks[0].note, "与上年对不上？\n请核对：\n统计口径");
    // On a mark, the same key opens its note.
    let marks = marks_saved(&press(&mut app, "c。<C-s>"));
    assert_eq!(marks.marks.len(), 1);
    assert!(marks.marks[0].note.ends_with("统计口径。"));
    let remark = marks_saved(&press(&mut app, "gr缺少败诉件数<A-Enter>"));
    assert_eq!(remark.marks.iter().filter(|mark| mark.anchor.is_none()).count(), 1);
}

fn says(app: &App, part: &str) -> bool {
    app.message.as_ref().is_some_and(|message| message.text.contains(part))
}

#[test]
fn a_note_that_was_begun_is_neither_kept_nor_lost() {
    let mut app = reading(QINGLAN, 80, 24, Lang::En);
    let effects = press(&mut app, "2]])c与上年<Esc>");
    assert!(matches!(effects.as_slice(), [Effect::SaveSession(_)]), "{effects:?}");
    press(&mut app, "gr总体<Esc>");
    // Ended by a signal with another one open; the next run has all three.
    press(&mut app, "ggc开头");
    let effects = app.handle(Event::Ending);
    let Some(Effect::SaveSession(session)) = effects.last() else { panic!("{effects:?}") };
    let kept = serde_json::to_string(session).unwrap();
    let mut setup = setup(80, 24, Lang::En);
    setup.session = serde_json::from_str(&kept).unwrap();
    let mut app = App::new(setup);
    load(&mut app, &[("report.txt", QINGLAN)]);
    assert!(says(&app, "put aside: 3"), "{:?}", app.message);
    press(&mut app, "gg;");
    assert!(says(&app, "c brings it back"));
    // The sentence's end is as good a place as its start.
    let note = marks_saved(&press(&mut app, "5lc不符<C-s>"));
    assert_eq!(note.marks[0].note, "与上年不符");
    let remark = marks_saved(&press(&mut app, "gr较好<C-s>"));
    assert!(remark.marks.iter().any(|mark| mark.note == "总体较好"));
    press(&mut app, "ggc");
    assert!(screen(&app).contains("开头"));
    assert_eq!(press(&mut app, "<C-c>"), []);
    assert!(!serde_json::to_string(&app.session()).unwrap().contains("开头"));
    // A draft on a mark's note leaves that note alone.
    press(&mut app, ";");
    assert_eq!(press(&mut app, "2]])c？<Esc>").len(), 1);
    let mut listed = app.shelf.of(&app.reader().unwrap().report.clone()).iter();
    assert!(listed.any(|mark| mark.note == "与上年不符"));
    assert_eq!(marks_saved(&press(&mut app, "c<C-s>")).marks[0].note, "与上年不符？");
}

#[test]
fn a_remark_on_what_is_missing_takes_the_draft_along() {
    let mut app = reading(QINGLAN, 80, 24, Lang::Zh);
    press(&mut app, "gr待查<Esc>/败诉件数<Enter>gr");
    assert!(screen(&app).contains("缺：败诉件数") && screen(&app).contains("待查"));
}

fn copied(effects: &[Effect]) -> (What, String) {
    let [Effect::Copy { what, text }] = effects else { panic!("{effects:?}") };
    (*what, text.clone())
}

#[test]
fn copying_takes_the_selection_the_sentence_or_the_excerpt() {
    let mut app = reading(QINGLAN, 80, 24, Lang::Zh);
    press(&mut app, "2]])");
    let sentence = "全年收到行政复议申请146件，受理131件，办结128件。";
    assert_eq!(copied(&press(&mut app, "y")), (What::Sentence, sentence.to_owned()));
    assert_eq!(copied(&press(&mut app, "v3ly")), (What::Selection, "全年收到".to_owned()));
    assert!(app.reader().unwrap().selection.is_none());
    let (what, text) = copied(&press(&mut app, "(Y"));
    assert_eq!(what, What::Excerpt);
    let (quote, citation) = text.split_once('\n').unwrap();
    assert!(citation.starts_with("——青岚县人民政府：《青岚县2023年法治政府建设年度报告》"), "{citation}");
    assert!(citation.contains("（一）深化行政复议改革") && citation.contains("SHA-256"), "{citation}");
    assert!(sentence.starts_with(quote) || quote.contains("深化行政复议改革"), "{quote}");
    assert_eq!(press(&mut app, "gy"), []);
    assert!(says(&app, "没有写明网页地址"));
    app.handle(Event::Copied(What::Sentence, 25, Ok(Way::Tmux)));
    assert!(says(&app, "本句（25 字）") && says(&app, "tmux"));
    app.handle(Event::Copied(What::Sentence, 25, Err(NotCopied::TooLong { bytes: 80_000, most: 74_994 })));
    assert!(says(&app, "80000") && says(&app, "74994"));
}

#[test]
fn the_excerpt_of_a_mark_is_its_own_passage() {
    let mut app = reading(QINGLAN, 80, 24, Lang::Zh);
    press(&mut app, "2]])v3lmgm");
    let (_, text) = copied(&press(&mut app, "Y"));
    assert!(text.starts_with("全年收到\n——"), "{text}");
    press(&mut app, "q0");
    press(&mut app, "2]]k2]])");
    let (_, text) = copied(&press(&mut app, "Y"));
    assert!(text.contains("——"), "{text}");
}

#[test]
fn nothing_that_acts_on_a_terminal_is_copied() {
    let hostile = "青岚县2023年法治政府建设年度报告\n一、主要\u{1b}]52;c;eA==\u{7}举措\n办结\u{9b}2J21件。";
    for keys in ["y", "Vy", "Y", "VY"] {
        let mut app = reading(hostile, 80, 24, Lang::En);
        let (_, text) = copied(&press(&mut app, &format!("gg]]j{keys}")));
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
    }
}

#[test]
fn what_two_people_differ_on_is_gone_through_by_key() {
    let mut app = reading(QINGLAN, 80, 24, Lang::En);
    let own = marks_saved(&press(&mut app, "2]])c甲<C-s>3]]c丙<C-s>"));
    press(&mut app, "gd");
    assert!(says(&app, "Nobody disagrees"));
    let mut both = own.clone();
    for mark in &own.marks {
        let other =
            shenyue::marks::Mark { id: format!("{}-2", mark.id), author: "chen".into(), ..mark.clone() };
        both.put(other.with_note("乙", "2025-03-09T00:00:00Z"));
    }
    let mut app = reading(QINGLAN, 80, 24, Lang::En);
    app.handle(Event::MarksLoaded(both));
    press(&mut app, "gd");
    let shown = screen(&app);
    assert!(shown.contains("1 of 2") && shown.contains("chen") && shown.contains("reviewer"), "{shown}");
    press(&mut app, "n");
    assert!(screen(&app).contains("2 of 2"));
    press(&mut app, "N");
    assert!(screen(&app).contains("1 of 2"));
    press(&mut app, "n<Enter>");
    assert!(app.overlays.is_empty() && app.reader().unwrap().mark_at(caret(&app)).is_some());
}

#[test]
fn the_next_start_comes_back_to_the_report_the_caret_and_the_filter() {
    let reports = [("a.txt", QINGLAN), ("b.txt", QINGLAN_2022), ("c.txt", YUNXI)];
    let mut app = App::new(setup(80, 24, Lang::Zh));
    load(&mut app, &reports);
    let effects = press(&mut app, "/青岚<Enter>><Enter>3]]s2022<Enter>:quit<Enter>");
    let session = effects.iter().find_map(|effect| match effect {
        Effect::SaveSession(session) => Some(session.clone()),
        _ => None,
    });
    let kept = serde_json::to_string(&session.unwrap()).unwrap();
    let mut setup = setup(80, 24, Lang::Zh);
    setup.session = serde_json::from_str(&kept).unwrap();
    let mut next = App::new(setup);
    load(&mut next, &reports);
    let open = |app: &App| -> Vec<(usize, usize)> {
        app.desk().unwrap().readers().map(|reader| (reader.id.0, reader.caret)).collect()
    };
    assert_eq!(open(&next), open(&app));
    assert_eq!(next.library.filter, "青岚");
    press(&mut next, "qjkq");
    assert_eq!(next.library.shown.len(), 2);
}

#[test]
fn another_folder_starts_afresh_but_knows_what_was_read() {
    let mut app = reading(QINGLAN, 80, 60, Lang::Zh);
    assert_eq!(app.progress(&report(QINGLAN)), Progress::Read);
    press(&mut app, "q/x<Enter>");
    let mut setup = setup(80, 24, Lang::Zh);
    setup.session = app.session();
    setup.opened = "/elsewhere".to_owned();
    let mut next = App::new(setup);
    load(&mut next, &[("a.txt", QINGLAN)]);
    assert!(next.library.filter.is_empty());
    assert_eq!(next.progress(&report(QINGLAN)), Progress::Read);
}

#[test]
fn the_library_is_narrowed_to_what_lacks_a_part() {
    // The report on 2022 says nothing of shortcomings and of the leaders' duty; the one on disclosure
    // need not.
    let table: [(&str, &[usize]); 9] = [
        // What names no part is a word like any other.
        ("-2023", &[0, 2]),
        ("-S", &[1]),
        ("-s", &[1]),
        ("-M", &[]),
        ("缺短", &[1]),
        ("缺原因", &[1]),
        ("缺措施", &[]),
        ("缺", &[1]),
        ("缺 青岚", &[1]),
    ];
    for (words, shown) in table {
        let mut app = library(setup(80, 24, Lang::En));
        press(&mut app, "/");
        app.handle(Event::Paste(words.to_owned()));
        let found: Vec<usize> = app.library.shown.iter().map(|id| id.0).collect();
        assert_eq!(found, shown, "{words}");
    }
}

#[test]
fn one_report_that_is_named_opens_at_once_unless_the_reader_was_quicker() {
    for (keys, opens) in [("", true), ("j", false)] {
        let mut setup = setup(80, 24, Lang::En);
        setup.single = true;
        let mut app = App::new(setup);
        press(&mut app, keys);
        load(&mut app, &[("a.txt", QINGLAN)]);
        assert_eq!(app.reader().is_some(), opens, "{keys}");
    }
}

#[test]
fn what_waits_is_found_in_the_library_and_in_the_reader() {
    let mut app = library(setup(80, 10, Lang::En));
    press(&mut app, "<Enter>;");
    assert_eq!(app.reader().unwrap().id, EntryId(1));
    press(&mut app, ";");
    assert_eq!(app.reader().unwrap().id, EntryId(2));
    press(&mut app, ";");
    assert!(app.message.as_ref().is_some_and(|message| message.text.contains("Nothing waits")));
}

#[test]
fn each_of_two_reports_has_its_own_place() {
    let mut app = library(setup(120, 36, Lang::En));
    press(&mut app, "<Enter>2]]");
    let first = caret(&app);
    press(&mut app, "s2022<Enter>]]");
    let second = caret(&app);
    assert_eq!(app.reader().unwrap().id, EntryId(1));
    press(&mut app, "<Tab>");
    assert_eq!((app.reader().unwrap().id, caret(&app)), (EntryId(0), first));
    press(&mut app, "<Tab>");
    assert_eq!((app.reader().unwrap().id, caret(&app)), (EntryId(1), second));
    press(&mut app, "S");
    assert_eq!((app.desk().unwrap().left.id, caret(&app)), (EntryId(1), second));
    press(&mut app, "x");
    assert_eq!((app.desk().unwrap().left.id, app.desk().unwrap().right.is_none()), (EntryId(0), true));
}

#[test]
fn the_outline_follows_the_caret() {
    let mut app = library(setup(120, 36, Lang::En));
    press(&mut app, "<Enter>3]]");
    assert_eq!(app.desk().unwrap().outline.scroll.selected, 2);
    press(&mut app, "G");
    assert_eq!(app.desk().unwrap().outline.scroll.selected, 5);
}

#[test]
fn a_search_that_stands_in_page_noise_only_says_so() {
    let mut app = reading(QINGLAN, 80, 24, Lang::En);
    press(&mut app, "/首页<Enter>");
    assert!(screen(&app).contains("page noise only"));
    press(&mut app, "gnn");
    assert!(screen(&app).contains("1 of 1"));
}
