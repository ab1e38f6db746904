//! The sheet that exports marks: what will be written is shown first.

mod stage;

use shenyue::{
    app::{
        App, Effect, Event,
        export_files::{ExportFiles, TargetFolder},
    },
    words::Lang,
};
use stage::{QINGLAN, press, reading, screen, stands_there};

/// A sheet for a report with one mark, to `memo.md`.
fn exporting() -> App {
    let mut app = reading(QINGLAN, 80, 24, Lang::Zh);
    press(&mut app, "2]])m");
    let effects = press(&mut app, "e<C-u>memo.md");
    assert_eq!(effects.last(), Some(&Effect::ReadExport("memo.md".into())));
    app
}

fn says(app: &App, part: &str) -> bool {
    app.message.as_ref().is_some_and(|message| message.text.contains(part))
}

#[test]
fn an_export_is_written_only_once_it_was_shown() {
    let mut app = exporting();
    assert_eq!(press(&mut app, "<Enter>"), []);
    // An answer about a path that is no longer there means nothing.
    stands_there(&mut app, "memo.m", Some("other"));
    assert!(!screen(&app).contains("替换"));
    stands_there(&mut app, "memo.md", None);
    assert!(screen(&app).contains("新增 1 条"));
    let effects = press(&mut app, "<Enter>");
    let [Effect::Export { path, text, before: None }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(path.to_str(), Some("memo.md"));
    assert!(text.contains("全年收到行政复议申请146件"));
    app.handle(Event::Exported(path.clone()));
    assert!(says(&app, "memo.md") && says(&app, "新增 1 条"));
    // The same again has nothing to do.
    press(&mut app, "e<C-u>memo.md");
    stands_there(&mut app, "memo.md", Some(text));
    assert_eq!(press(&mut app, "<Enter>"), []);
    assert!(says(&app, "没有写出"));
    // What was kept as it was edited is listed, and counted.
    press(&mut app, "e<C-u>memo.md");
    stands_there(&mut app, "memo.md", Some(&text.replacen("> 全年收到", "> 我改过：全年收到", 1)));
    assert!(screen(&app).contains("!全年收到行政复议申请146件"), "{}", screen(&app));
    assert_eq!(press(&mut app, "<Enter>"), []);
    assert!(says(&app, "没有写出") && says(&app, "您改过而保留 1 条"));
}

#[test]
fn a_file_that_is_not_ours_is_replaced_only_after_a_yes() {
    let mut app = exporting();
    stands_there(&mut app, "memo.md", Some("# 备忘\n"));
    assert_eq!(press(&mut app, "<Enter>"), []);
    assert_eq!(press(&mut app, "n"), []);
    assert!(screen(&app).contains("memo.md"));
    let effects = press(&mut app, "<Enter>y");
    let [Effect::Export { before: Some(before), .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(before, "# 备忘\n".as_bytes());
}

#[test]
fn a_file_of_ours_is_brought_up_to_date_and_looked_at_again_where_it_changed() {
    let mut app = exporting();
    let ours = "<!-- shenyue:1 tag -->\n\n我的话\n";
    stands_there(&mut app, "memo.md", Some(ours));
    assert!(screen(&app).contains("按标签分组"), "{}", screen(&app));
    let effects = press(&mut app, "<Enter>");
    let [Effect::Export { text, before: Some(_), .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(text.starts_with(ours));
    let again = app.handle(Event::ExportChanged("memo.md".into()));
    assert_eq!(again, [Effect::ReadExport("memo.md".into())]);
    assert!(says(&app, "改动"));
    stands_there(&mut app, "memo.md", Some(&format!("{ours}又一句\n")));
    let effects = press(&mut app, "<Enter>");
    let [Effect::Export { text, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(text.contains("又一句"));
}

#[test]
fn grouping_and_form_are_chosen_by_key() {
    let mut app = exporting();
    stands_there(&mut app, "memo.md", None);
    press(&mut app, "<Tab>");
    assert!(screen(&app).contains("按标签分组"));
    let effects = press(&mut app, "<S-Tab>");
    assert_eq!(effects, [Effect::ReadExport("memo.json".into())]);
    stands_there(&mut app, "memo.json", None);
    let effects = press(&mut app, "<Enter>");
    let [Effect::Export { text, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(text.starts_with('{'));
}

#[test]
fn the_next_export_goes_where_the_last_one_went() {
    let mut app = exporting();
    press(&mut app, "<C-u>~/memos/memo.txt");
    stands_there(&mut app, "~/memos/memo.txt", None);
    press(&mut app, "<Tab><Enter>");
    app.handle(Event::Exported("~/memos/memo.txt".into()));
    // A file that the reviewer named is offered again, with its form and grouping.
    assert_eq!(press(&mut app, "e"), [Effect::ReadExport("~/memos/memo.txt".into())]);
    stands_there(&mut app, "~/memos/memo.txt", None);
    assert!(screen(&app).contains("按标签分组"), "{}", screen(&app));
    // Esc forgets nothing; a file of ours keeps its own grouping.
    press(&mut app, "<Esc>");
    assert_eq!(press(&mut app, "e"), [Effect::ReadExport("~/memos/memo.txt".into())]);
    press(&mut app, "<C-u>~/memos/a.md");
    stands_there(&mut app, "~/memos/a.md", Some("<!-- shenyue:1 author -->\n"));
    assert!(screen(&app).contains("按作者分组"));
    press(&mut app, "<Esc>");
    // Under the name that is proposed, another report gets its own file, beside it and in the same form.
    let proposed = "e<C-u>/out/青岚县人民政府-2023-marks.csv";
    press(&mut app, proposed);
    stands_there(&mut app, "/out/青岚县人民政府-2023-marks.csv", None);
    press(&mut app, "<Enter>");
    app.handle(Event::Exported("/out/青岚县人民政府-2023-marks.csv".into()));
    assert_eq!(press(&mut app, "qe").last(), Some(&Effect::ReadExport("/out/shenyue-marks.csv".into())));
}

#[test]
fn from_a_list_of_marks_what_is_listed_is_exported() {
    let mut app = reading(QINGLAN, 80, 24, Lang::Zh);
    press(&mut app, "2]])m))mgm");
    press(&mut app, "e");
    stands_there(&mut app, "青岚县人民政府-2023-marks.md", None);
    assert!(screen(&app).contains("导出 2 条摘录"), "{}", screen(&app));
    press(&mut app, "<Esc>/146<Enter>e");
    let shown = screen(&app);
    assert!(shown.contains("导出列出的标记（/146），1 条"), "{shown}");
    stands_there(&mut app, "青岚县人民政府-2023-marks.md", None);
    let effects = press(&mut app, "<Enter>");
    let [Effect::Export { text, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(text.matches("shenyue:begin").count(), 1);
}

#[test]
fn a_template_of_ones_own_is_used_and_a_broken_one_is_told() {
    let with = |source: &str| {
        let template = Ok(Some(("excerpt.md".to_owned(), source.to_owned())));
        let files = ExportFiles {
            path: "memo.md".into(),
            folder: TargetFolder { path: "/memos".into(), exists: true },
            before: Ok(None),
            template,
            ids: None,
        };
        let mut app = exporting();
        app.handle(Event::ExportRead(Box::new(files)));
        (press(&mut app, "<Enter>"), app)
    };
    let (effects, _) = with("见：{{ quote }}");
    let [Effect::Export { text, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(text.contains("见：全年收到"));
    let (effects, app) = with("{{ qoute }}");
    assert_eq!(effects, []);
    assert!(says(&app, "excerpt.md"));
}

#[test]
fn from_a_narrowed_library_the_marks_of_what_is_shown_are_exported() {
    let mut app = stage::library(stage::setup(80, 24, Lang::Zh));
    press(&mut app, "/云溪<Enter><Enter>mq<Esc>/2022<Enter><Enter>mq<Esc>e");
    stands_there(&mut app, "shenyue-marks.md", None);
    assert!(screen(&app).contains("导出 2 条摘录"), "{}", screen(&app));
    press(&mut app, "<Esc>/云溪<Enter>e");
    let shown = screen(&app);
    assert!(shown.contains("导出列出的标记（/云溪），1 条"), "{shown}");
    stands_there(&mut app, "shenyue-marks.md", None);
    let effects = press(&mut app, "<Enter>");
    let [Effect::Export { text, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(text.matches("shenyue:begin").count(), 1);
    press(&mut app, "<Esc>/qinglan-2023<Enter>e");
    assert!(screen(&app).contains("没有可导出的标记；按 Esc"), "{}", screen(&app));
}
