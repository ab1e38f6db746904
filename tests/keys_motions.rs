//! Where keys take the caret: (text with the caret as ‸, keys, text with the caret as ‸).
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod stage;

use shenyue::{app::Event, words::Lang};
use stage::{caret, press, reading};

/// Takes the caret mark out of a text.
fn with_caret(marked: &str) -> (String, usize) {
    let at = marked.chars().position(|character| character == '‸').unwrap();
    (marked.replace('‸', ""), at)
}

fn check(before: &str, keys: &str, after: &str) {
    let (text, from) = with_caret(before);
    let (same, to) = with_caret(after);
    assert_eq!(text, same, "the two texts are not the same");
    let mut app = reading(&text, 80, 24, Lang::En);
    let clean: String = app.reader().unwrap().report.text.chars().iter().collect();
    assert_eq!(clean, text, "the text is shown otherwise than it is written");
    // To the place where the caret starts, by the one motion that goes everywhere.
    press(&mut app, "gg");
    let first = caret(&app);
    press(
        &mut app,
        &"l".repeat(
            from - first - text.chars().skip(first).take(from - first).filter(|c| *c == '\n').count(),
        ),
    );
    assert_eq!(caret(&app), from, "the caret could not be put there: {before}");
    press(&mut app, keys);
    let mut shown: Vec<char> = text.chars().collect();
    shown.insert(caret(&app), '‸');
    assert_eq!(shown.into_iter().collect::<String>(), after, "{keys} from {before}");
    assert_eq!(caret(&app), to);
}

#[test]
fn motions_by_characters_and_rows() {
    check("青‸岚县办结案件", "l", "青岚‸县办结案件");
    check("青岚‸县办结案件", "2h", "‸青岚县办结案件");
    check("‸青岚县\n云溪区办结案件", "3l", "青岚县\n‸云溪区办结案件");
    check("青‸岚县办结案件", "$", "青岚县办结案‸件");
    check("青岚县‸办结案件", "0", "‸青岚县办结案件");
    check("青‸岚县\n云溪区办结案件", "j", "青岚县\n云‸溪区办结案件");
    check("青岚县\n云溪‸区办结案件", "k", "青岚‸县\n云溪区办结案件");
    check("青岚县‸办\n云\n临澜市办结案件", "2j", "青岚县办\n云\n临澜市‸办结案件");
    check("‸青岚县\n云溪区\n临澜市办结案件", "G", "青岚县\n云溪区\n‸临澜市办结案件");
    check("青岚县\n云溪区\n临澜市办结‸案件", "gg", "‸青岚县\n云溪区\n临澜市办结案件");
    check("‸青岚县\n云溪区\n临澜市办结案件", "2gg", "青岚县\n‸云溪区\n临澜市办结案件");
}

#[test]
fn motions_by_sentences_paragraphs_and_figures() {
    check("第一‸句。第二句。第三句。", ")", "第一句。‸第二句。第三句。");
    check("‸第一句。第二句。第三句。", "2)", "第一句。第二句。‸第三句。");
    check("第一句。第二句。第三‸句。", "((", "第一句。‸第二句。第三句。");
    check("青‸岚县。\n云溪区。", "}", "青岚县。\n‸云溪区。");
    check("青岚县。\n云溪‸区。", "{", "青岚县。\n‸云溪区。");
    check("‸全年受理131件，办结128件。", "f", "全年受理‸131件，办结128件。");
    check("‸全年受理131件，办结128件。", "2f", "全年受理131件，办结‸128件。");
    check("全年受理131件，办结128‸件。", "F", "全年受理131件，办结‸128件。");
    check("‸全年受理131件，办结128件。", "9f", "全年受理131件，办结‸128件。");
}

const SECTIONS: &str = "一、主要举措\n推进改革。\n（一）深化改革。办结案件。\n二、存在的不足\n基层执法力量薄弱，乡镇尚未配齐法制员。";

#[test]
fn motions_by_sections() {
    check(&format!("‸{SECTIONS}"), "]]", &SECTIONS.replace("（一）", "‸（一）"));
    check(&format!("‸{SECTIONS}"), "2]]", &SECTIONS.replace("二、", "‸二、"));
    check(&SECTIONS.replace("力量薄", "力量‸薄"), "[[", &SECTIONS.replace("二、", "‸二、"));
    check(&SECTIONS.replace("力量薄", "力量‸薄"), "3[[", &format!("‸{SECTIONS}"));
}

#[test]
fn motions_by_search_and_among_jumps() {
    let text = "组织培训。組織復議培訓。行政复议案件。行政復議申请。";
    check(&format!("‸{text}"), "/复议<Enter>", &text.replace("復議培訓", "‸復議培訓"));
    check(&format!("‸{text}"), "/复议<Enter>n", &text.replace("复议案件", "‸复议案件"));
    check(&format!("‸{text}"), "/复议<Enter>3n", &text.replace("復議培訓", "‸復議培訓"));
    check(&format!("‸{text}"), "/复议<Enter>N", &text.replace("復議申请", "‸復議申请"));
    check(&format!("‸{text}"), "/复议<Enter>n<C-o>", &text.replace("復議培訓", "‸復議培訓"));
    check(&format!("‸{text}"), "/复议<Enter>n<C-o><C-p>", &text.replace("复议案件", "‸复议案件"));
    check(&format!("‸{text}"), "/１２<Esc>", &format!("‸{text}"));
}

#[test]
fn keys_of_an_input_method_move_the_caret() {
    check(&format!("‸{SECTIONS}"), "】】", &SECTIONS.replace("（一）", "‸（一）"));
    check("第一‸句。第二句。", "）", "第一句。‸第二句。");
    check("青‸岚县办结案件", "￥", "青岚县办结案‸件");
    check("组织‸培训。行政复议。", "、复议<Enter>", "组织培训。行政‸复议。");
    check("青‸岚县办结案件", "２ｌ", "青岚县‸办结案件");
}

fn long() -> String {
    (1..=60).map(|number| format!("第{number}段：青岚县办结行政复议案件若干。\n")).collect()
}

#[test]
fn motions_by_screens_keep_the_caret_on_the_screen() {
    let mut app = reading(&long(), 80, 24, Lang::En);
    let mut tops = vec![];
    for keys in
        ["<C-e>", "3<C-e>", "<C-y>", "<C-d>", "<C-u>", "<C-f>", "<Space>", "<C-b>", "<PageDown>", "<PageUp>"]
    {
        press(&mut app, keys);
        let reader = app.reader().unwrap();
        let row = reader.page.row_of(reader.caret);
        assert!((reader.top..reader.top + reader.height()).contains(&row), "{keys}");
        tops.push(reader.top);
    }
    // 21 rows of text: a half screen is 10, a whole one 19.
    assert_eq!(tops, [1, 4, 3, 13, 3, 22, 39, 20, 39, 20]);
}

#[test]
fn a_new_size_keeps_the_place() {
    let mut app = reading(&long(), 80, 24, Lang::En);
    press(&mut app, "30gg");
    let before = caret(&app);
    for (columns, rows) in [(40, 10), (120, 36), (200, 60), (80, 24), (10, 3), (61, 17), (80, 24)] {
        app.handle(Event::Resize(columns, rows));
        assert_eq!(caret(&app), before, "{columns}x{rows}");
        let reader = app.reader().unwrap();
        let row = reader.page.row_of(reader.caret);
        assert!((reader.top..reader.top + reader.height()).contains(&row), "{columns}x{rows}");
    }
}
