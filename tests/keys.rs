//! Every key that is bound does what its action says: one scenario for each context and action, run
//! with each of the sequences that the table binds to it. A binding without a scenario fails.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod stage;

use shenyue::{
    app::{
        Action::{self, *},
        App, Effect, Event,
        copying::What,
        export::ExportSheet,
        keymap::{self, Context as In},
        link::narrowing::Order,
        screen::Overlay,
        table::Column,
    },
    export::Group,
    marks::{Anchor, Mark, ReportKey, ReportMarks},
    report::Report,
    text::CleanSpan,
    words::Lang,
};
use stage::{QINGLAN, QINGLAN_2022, YUNXI, load, press, report, setup, stands_there};

/// True where a file is to be read anew.
fn rereads(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Reread(..)))
}

/// From a library of many reports: keys that lead to where the key is pressed, and what is true
/// behind it and was not before.
type Scenario = (In, Action, &'static str, fn(&App, &[Effect]) -> bool);

fn scenarios() -> Vec<Scenario> {
    vec![
        (In::Library, Down, "", |app, _| row(app) == 1),
        (In::Library, Up, "2j", |app, _| row(app) == 1),
        (In::Library, ScrollDown, "", |app, _| app.library.scroll.top == 1),
        (In::Library, ScrollUp, "G", |app, _| app.library.scroll.top == 7),
        (In::Library, HalfDown, "", |app, _| row(app) == 4),
        (In::Library, HalfUp, "G", |app, _| row(app) == 11),
        (In::Library, PageDown, "", |app, _| row(app) == 8),
        (In::Library, PageUp, "G", |app, _| row(app) == 7),
        (In::Library, First, "G", |app, _| row(app) == 0),
        (In::Library, Last, "", |app, _| row(app) == 15),
        (In::Library, Search, "", |app, _| app.context() == In::Prompt),
        (In::Library, Remark, "", |app, _| app.context() == In::Note),
        (In::Library, Marks, "<Enter>mq", |app, _| app.context() == In::Marks),
        (In::Library, Undo, "<Enter>mq", |app, effects| saved(effects) == Some(0) && message(app, "Undone")),
        (In::Library, Redo, "<Enter>mqu", |_, effects| saved(effects) == Some(1)),
        (In::Library, Export, "<Enter>mq", |app, _| app.context() == In::Export),
        (In::Library, Origin, "", |app, _| app.context() == In::Page),
        (In::Library, SortLeft, ">>", |app, _| app.library.sort.column == Column::Issuer),
        (In::Library, SortRight, "", |app, _| app.library.sort.column == Column::Issuer),
        (In::Library, SortReverse, "", |app, _| app.library.sort.reversed && row(app) == 15),
        (In::Library, Open, "", |app, _| app.context() == In::Reader),
        (In::Library, NextWaiting, "", |app, _| row(app) == 1),
        (In::Library, Command, "", |app, _| app.context() == In::Prompt),
        (In::Library, Help, "", |app, _| app.context() == In::Page),
        (In::Library, Back, "", |_, effects| effects.contains(&Effect::Quit)),
        (In::Library, Cancel, "/2022<Enter>", |app, _| app.library.shown.len() == 16),
        (In::Library, Quit, "", |_, effects| effects.contains(&Effect::Quit)),
        (In::Library, Suspend, "", |_, effects| effects.contains(&Effect::Suspend)),
        (In::Reader, Down, "<Enter>]]", |app, _| place(app) == "（一）深化行"),
        (In::Reader, Up, "<Enter>]]j", |app, _| place(app) == "一、主要举措"),
        (In::Reader, Left, "<Enter>]]l", |app, _| place(app) == "一、主要举措"),
        (In::Reader, Right, "<Enter>]]", |app, _| place(app) == "、主要举措和"),
        (In::Reader, RowStart, "<Enter>]]3l", |app, _| place(app) == "一、主要举措"),
        (In::Reader, RowEnd, "<Enter>]]", |app, _| place(app) == "效\n（一）深"),
        (In::Reader, ScrollDown, "<Enter>", |app, _| top(app) == 1),
        (In::Reader, ScrollUp, "<Enter>3<C-e>", |app, _| top(app) == 2),
        (In::Reader, HalfDown, "<Enter>", |app, _| top(app) == 4),
        (In::Reader, HalfUp, "<Enter>9<C-e>", |app, _| top(app) == 4),
        (In::Reader, PageDown, "<Enter>", |app, _| top(app) == 7),
        (In::Reader, PageUp, "<Enter>9<C-e>", |app, _| top(app) == 2),
        (In::Reader, First, "<Enter>]]", |app, _| place(app) == "青岚县202"),
        (In::Reader, Last, "<Enter>", |app, _| place(app) == "2024年3"),
        (In::Reader, SectionForward, "<Enter>", |app, _| place(app) == "一、主要举措"),
        (In::Reader, SectionBack, "<Enter>2]]", |app, _| place(app) == "一、主要举措"),
        (In::Reader, FigureForward, "<Enter>", |app, _| place(app) == "146件，受"),
        (In::Reader, FigureBack, "<Enter>2f", |app, _| place(app) == "146件，受"),
        (In::Reader, ParagraphForward, "<Enter>2]]", |app, _| place(app) == "一是畅通受理"),
        (In::Reader, ParagraphBack, "<Enter>2]]2}", |app, _| place(app) == "一是畅通受理"),
        (In::Reader, SentenceForward, "<Enter>2]]", |app, _| place(app) == "全年收到行政"),
        (In::Reader, SentenceBack, "<Enter>2]]2)", |app, _| place(app) == "全年收到行政"),
        (In::Reader, Search, "<Enter>", |app, _| app.context() == In::Prompt),
        (In::Reader, SearchNext, "<Enter>/法制<Enter>gg", |app, _| place(app) == "法制员。\n三"),
        (In::Reader, SearchPrevious, "<Enter>/法制<Enter>gg", |app, _| place(app) == "法制员。\n三"),
        (In::Reader, JumpBack, "<Enter>2]]3]]", |app, _| place(app) == "（一）深化行"),
        (In::Reader, JumpForward, "<Enter>2]]3]]<C-o>", |app, _| place(app) == "三、党政主要"),
        (In::Reader, Mark, "<Enter>", |app, effects| saved(effects) == Some(1) && app.overlays.is_empty()),
        (In::Reader, Note, "<Enter>", |app, _| app.context() == In::Note),
        (In::Reader, Remark, "<Enter>", |app, _| app.context() == In::Note),
        (In::Reader, Marks, "<Enter>m", |app, _| app.context() == In::Marks),
        (In::Reader, SelectCharacters, "<Enter>", |app, _| app.context() == In::Select),
        (In::Reader, SelectParagraphs, "<Enter>", |app, _| app.context() == In::Select),
        (In::Reader, Undo, "<Enter>m", |_, effects| saved(effects) == Some(0)),
        (In::Reader, Redo, "<Enter>mu", |_, effects| saved(effects) == Some(1)),
        (In::Reader, Export, "<Enter>m", |app, _| app.context() == In::Export),
        (In::Reader, Outline, "<Enter>", outline),
        (In::Reader, NextPane, "<Enter>", |app, _| app.context() == In::Outline),
        (In::Reader, Figures, "<Enter>", |app, _| app.context() == In::Figures),
        (In::Reader, Noise, "<Enter>", |app, _| app.reader().is_some_and(|reader| reader.noise)),
        (In::Reader, Simplified, "<Enter>", |app, _| app.reader().is_some_and(|reader| reader.simplified)),
        (In::Reader, Skipped, "<Enter>", |app, _| app.reader().is_some_and(|reader| reader.skipped)),
        (In::Reader, Origin, "<Enter>", |app, _| app.context() == In::Page),
        (In::Reader, Second, "<Enter>", |app, _| app.context() == In::Picker),
        (In::Reader, Swap, "<Enter>s<Enter>", |app, _| !app.desk().unwrap().on_right),
        (In::Reader, Close, "<Enter>s<Enter>", |app, _| app.desk().is_some_and(|desk| desk.right.is_none())),
        (In::Reader, Open, "<Enter>", |app, _| app.context() == In::Page),
        (In::Reader, NextWaiting, "<Enter>", |app, _| app.library.scroll.selected == 1),
        (In::Reader, Command, "<Enter>", |app, _| app.context() == In::Prompt),
        (In::Reader, Help, "<Enter>", |app, _| app.context() == In::Page),
        (In::Reader, Back, "<Enter>", |app, _| app.context() == In::Library),
        (In::Reader, Cancel, "<Enter>/法制<Enter>", |app, _| {
            app.reader().unwrap().search.matches.is_empty()
        }),
        (In::Reader, Quit, "<Enter>", |_, effects| effects.contains(&Effect::Quit)),
        (In::Reader, Suspend, "<Enter>", |_, effects| effects.contains(&Effect::Suspend)),
        (In::Select, Down, "<Enter>v", |app, _| selected(app) > 40),
        (In::Select, Up, "<Enter>]]v", |app, _| selected(app) > 8),
        (In::Select, Left, "<Enter>]]v", |app, _| selected(app) == 3),
        (In::Select, Right, "<Enter>v", |app, _| selected(app) == 2),
        (In::Select, RowStart, "<Enter>]]3lv", |app, _| selected(app) == 4),
        (In::Select, RowEnd, "<Enter>]]v", |app, _| selected(app) == 9),
        (In::Select, ScrollDown, "<Enter>v", |app, _| top(app) == 1),
        (In::Select, ScrollUp, "<Enter>3<C-e>v", |app, _| top(app) == 2),
        (In::Select, HalfDown, "<Enter>v", |app, _| top(app) == 4),
        (In::Select, HalfUp, "<Enter>9<C-e>v", |app, _| top(app) == 4),
        (In::Select, PageDown, "<Enter>v", |app, _| top(app) == 7),
        (In::Select, PageUp, "<Enter>9<C-e>v", |app, _| top(app) == 2),
        (In::Select, First, "<Enter>]]v", |app, _| place(app) == "青岚县202"),
        (In::Select, Last, "<Enter>v", |app, _| place(app) == "2024年3"),
        (In::Select, SectionForward, "<Enter>v", |app, _| place(app) == "一、主要举措"),
        (In::Select, SectionBack, "<Enter>2]]v", |app, _| place(app) == "一、主要举措"),
        (In::Select, FigureForward, "<Enter>v", |app, _| place(app) == "146件，受"),
        (In::Select, FigureBack, "<Enter>2fv", |app, _| place(app) == "146件，受"),
        (In::Select, ParagraphForward, "<Enter>2]]v", |app, _| place(app) == "一是畅通受理"),
        (In::Select, ParagraphBack, "<Enter>2]]2}v", |app, _| place(app) == "一是畅通受理"),
        (In::Select, SentenceForward, "<Enter>2]]v", |app, _| place(app) == "。全年收到行"),
        (In::Select, SentenceBack, "<Enter>2]]2)v", |app, _| place(app) == "全年收到行政"),
        (In::Select, Search, "<Enter>v", |app, _| app.context() == In::Prompt),
        (In::Select, SearchNext, "<Enter>/法制<Enter>ggv", |app, _| place(app) == "法制员。\n三"),
        (In::Select, SearchPrevious, "<Enter>/法制<Enter>ggv", |app, _| place(app) == "法制员。\n三"),
        (In::Select, Mark, "<Enter>v3l", |app, effects| {
            saved(effects) == Some(1) && app.context() == In::Reader
        }),
        (In::Select, Note, "<Enter>v3l", |app, _| app.context() == In::Note),
        (In::Select, SelectCharacters, "<Enter>v", |app, _| app.context() == In::Reader),
        (In::Select, SelectParagraphs, "<Enter>v", |app, _| selected(app) == 18),
        (In::Select, OtherEnd, "<Enter>]]v3l", |app, _| place(app) == "一、主要举措"),
        (In::Select, Command, "<Enter>v", |app, _| app.context() == In::Prompt),
        (In::Select, Help, "<Enter>v", |app, _| app.context() == In::Page),
        (In::Select, Back, "<Enter>v", |app, _| app.context() == In::Reader),
        (In::Select, Cancel, "<Enter>v", |app, _| app.context() == In::Reader),
        (In::Select, Quit, "<Enter>v", |_, effects| effects.contains(&Effect::Quit)),
        (In::Select, Suspend, "<Enter>v", |_, effects| effects.contains(&Effect::Suspend)),
        (In::Select, SelectSentence, "<Enter>2]])v", |app, _| words(app).ends_with("131件，办结128件。")),
        (In::Select, SelectClause, "<Enter>2]])v", |app, _| words(app) == "全年收到行政复议申请146件"),
        (In::Select, SelectPoint, "<Enter>2]]}v", |app, _| {
            words(app) == "一是畅通受理渠道，设立乡镇受理点12个；"
        }),
        (In::Select, SelectSection, "<Enter>2]]v", |app, _| {
            words(app).starts_with("（一）") && words(app).ends_with("评查3次。")
        }),
        (In::Select, SelectFigure, "<Enter>2]]v", |app, _| words(app) == "全年收到行政复议申请146件"),
        (In::Select, MarkForward, "<Enter>2]]mggv", |app, _| place(app) == "（一）深化行"),
        (In::Select, MarkBack, "<Enter>2]]m]]v", |app, _| place(app) == "（一）深化行"),
        (In::Select, Tag, "<Enter>v", |app, _| app.context() == In::Prompt),
        (In::Select, TagByName, "<Enter>v", |app, _| app.context() == In::Prompt),
        (In::Select, Confirm, "<Enter>v", |app, _| message(app, "Go to a mark first")),
        (In::Select, Save, "<Enter>mv", |_, effects| saved(effects) == Some(1)),
        (In::Reader, MarkForward, "<Enter>2]]mgg", |app, _| place(app) == "（一）深化行"),
        (In::Reader, MarkBack, "<Enter>2]]m]]", |app, _| place(app) == "（一）深化行"),
        (In::Reader, Remove, "<Enter>m", |_, effects| saved(effects) == Some(0)),
        (In::Reader, Tag, "<Enter>m", |app, _| app.context() == In::Prompt),
        (In::Reader, TagByName, "<Enter>m", |app, _| app.context() == In::Prompt),
        (In::Reader, RenameTag, "<Enter>", |app, _| app.context() == In::Prompt),
        (In::Reader, MergeTags, "<Enter>", |app, _| app.context() == In::Prompt),
        (In::Reader, Confirm, "<Enter>", |app, _| message(app, "Nothing here waits")),
        (In::Library, Reread, "", |_, effects| rereads(effects)),
        (In::Reader, Reread, "<Enter>", |_, effects| rereads(effects)),
        (In::Outline, Reread, "<Enter><Tab>", |_, effects| rereads(effects)),
        (In::Reader, Gone, "<Enter>", |app, _| message(app, "Nothing here waits")),
        (In::Reader, Save, "<Enter>m", |_, effects| saved(effects) == Some(1)),
        (In::Library, RenameTag, "", |app, _| app.context() == In::Prompt),
        (In::Library, MergeTags, "", |app, _| app.context() == In::Prompt),
        (In::Library, Save, "<Enter>mq", |_, effects| saved(effects) == Some(1)),
        (In::Outline, Save, "<Enter>mo", |_, effects| saved(effects) == Some(1)),
        (
            In::Marks,
            Origin,
            MARKED,
            |app, _| matches!(app.overlays.last(), Some(Overlay::Origin { facts, .. }) if facts.iter().any(|(name, _)| name == "Made by")),
        ),
        (In::Marks, Tag, MARKED, |app, _| app.context() == In::Prompt),
        (In::Marks, TagByName, MARKED, |app, _| app.context() == In::Prompt),
        (In::Marks, RenameTag, MARKED, |app, _| app.context() == In::Prompt),
        (In::Marks, MergeTags, MARKED, |app, _| app.context() == In::Prompt),
        (In::Marks, SplitTag, MARKED, |app, _| app.context() == In::Prompt),
        (In::Marks, Search, MARKED, |app, _| app.context() == In::Prompt),
        (In::Marks, Confirm, MARKED, |app, _| message(app, "Nothing here waits")),
        (In::Marks, NextWaiting, MARKED, |app, _| message(app, "Nothing here waits")),
        (In::Marks, Gone, MARKED, |app, _| message(app, "Nothing here waits")),
        (In::Marks, Export, MARKED, |app, _| app.context() == In::Export && sheet(app).count() == 7),
        (In::Marks, Save, MARKED, |_, effects| saved(effects) == Some(7)),
        (In::Outline, Down, "<Enter>o", |app, _| section(app) == 1),
        (In::Outline, Up, "<Enter>o3j", |app, _| section(app) == 2),
        (In::Outline, SectionForward, "<Enter>o", |app, _| section(app) == 1),
        (In::Outline, SectionBack, "<Enter>o3j", |app, _| section(app) == 2),
        (In::Outline, ScrollDown, "3j<Enter>o", |app, _| app.desk().unwrap().outline.scroll.top == 1),
        (In::Outline, ScrollUp, "3j<Enter>oG", |app, _| app.desk().unwrap().outline.scroll.top == 0),
        (In::Outline, HalfDown, "<Enter>o", |app, _| section(app) == 4),
        (In::Outline, HalfUp, "<Enter>oG", |app, _| section(app) == 1),
        (In::Outline, PageDown, "<Enter>o", |app, _| section(app) == 5),
        (In::Outline, PageUp, "<Enter>oG", |app, _| section(app) == 0),
        (In::Outline, First, "<Enter>oG", |app, _| section(app) == 0),
        (In::Outline, Last, "<Enter>o", |app, _| section(app) == 5),
        (In::Outline, JumpBack, "<Enter>2]]o", |app, _| place(app) == "青岚县202"),
        (In::Outline, JumpForward, "<Enter>2]]<C-o>o", |app, _| place(app) == "（一）深化行"),
        (In::Outline, Remark, "<Enter>o", |app, _| app.context() == In::Note),
        (In::Outline, Marks, "<Enter>mo", |app, _| app.context() == In::Marks),
        (In::Outline, Undo, "<Enter>mo", |_, effects| saved(effects) == Some(0)),
        (In::Outline, Redo, "<Enter>muo", |_, effects| saved(effects) == Some(1)),
        (In::Outline, Export, "<Enter>mo", |app, _| app.context() == In::Export),
        (In::Outline, Outline, "<Enter>o", |app, effects| !outline(app, effects)),
        (In::Outline, NextPane, "<Enter>o", |app, _| app.context() == In::Reader),
        (In::Outline, Figures, "<Enter>o", |app, _| app.context() == In::Figures),
        (In::Outline, Noise, "<Enter>o", |app, _| app.reader().is_some_and(|reader| reader.noise)),
        (In::Outline, Simplified, "<Enter>o", |app, _| app.reader().is_some_and(|reader| reader.simplified)),
        (In::Outline, Skipped, "<Enter>o", |app, _| app.reader().is_some_and(|reader| reader.skipped)),
        (In::Outline, Origin, "<Enter>o", |app, _| app.context() == In::Page),
        (In::Outline, Second, "<Enter>o", |app, _| app.context() == In::Picker),
        (In::Outline, Swap, "<Enter>s<Enter>o", |app, _| !app.desk().unwrap().on_right),
        (In::Outline, Close, "<Enter>s<Enter>o", |app, _| app.desk().unwrap().right.is_none()),
        (In::Outline, Open, "<Enter>oj", |app, _| place(app) == "（一）深化行"),
        (In::Outline, NextWaiting, "<Enter>o", |app, _| app.library.scroll.selected == 1),
        (In::Outline, Command, "<Enter>o", |app, _| app.context() == In::Prompt),
        (In::Outline, Help, "<Enter>o", |app, _| app.context() == In::Page),
        (In::Outline, Back, "<Enter>o", |app, _| app.context() == In::Reader),
        (In::Outline, Cancel, "<Enter>o", |app, _| app.context() == In::Reader),
        (In::Outline, Quit, "<Enter>o", |_, effects| effects.contains(&Effect::Quit)),
        (In::Outline, Suspend, "<Enter>o", |_, effects| effects.contains(&Effect::Suspend)),
        (In::Figures, Down, "<Enter>gf", |app, _| item(app) == 1),
        (In::Figures, Up, "<Enter>gf3j", |app, _| item(app) == 2),
        (In::Figures, ScrollDown, "<Enter>gf", |app, _| item(app) == 1),
        (In::Figures, ScrollUp, "<Enter>gfG", |app, _| item(app) == 7),
        (In::Figures, HalfDown, "<Enter>gf", |app, _| item(app) == 2),
        (In::Figures, HalfUp, "<Enter>gfG", |app, _| item(app) == 6),
        (In::Figures, PageDown, "<Enter>gf", |app, _| item(app) == 4),
        (In::Figures, PageUp, "<Enter>gfG", |app, _| item(app) == 4),
        (In::Figures, First, "<Enter>gfG", |app, _| item(app) == 0),
        (In::Figures, Last, "<Enter>gf", |app, _| item(app) == 8),
        (In::Figures, Open, "<Enter>gfj", |app, _| place(app) == "131件，办"),
        (In::Figures, Help, "<Enter>gf", |app, _| app.context() == In::Page),
        (In::Figures, Back, "<Enter>gf", |app, _| app.context() == In::Reader),
        (In::Figures, Cancel, "<Enter>gf", |app, _| app.context() == In::Reader),
        (In::Figures, Quit, "<Enter>gf", |_, effects| effects.contains(&Effect::Quit)),
        (In::Figures, Suspend, "<Enter>gf", |_, effects| effects.contains(&Effect::Suspend)),
        (In::Marks, Down, MARKED, |app, _| item(app) == 1),
        (In::Marks, Up, MARKED_LAST, |app, _| item(app) == 5),
        (In::Marks, ScrollDown, MARKED, |app, _| item(app) == 1),
        (In::Marks, ScrollUp, MARKED_LAST, |app, _| item(app) == 5),
        (In::Marks, HalfDown, MARKED, |app, _| item(app) == 2),
        (In::Marks, HalfUp, MARKED_LAST, |app, _| item(app) == 4),
        (In::Marks, PageDown, MARKED, |app, _| item(app) == 4),
        (In::Marks, PageUp, MARKED_LAST, |app, _| item(app) == 2),
        (In::Marks, First, MARKED_LAST, |app, _| item(app) == 0),
        (In::Marks, Last, MARKED, |app, _| item(app) == 6),
        (In::Marks, Note, MARKED, |app, _| app.context() == In::Note),
        (In::Marks, Export, MARKED, |app, _| app.context() == In::Export),
        (In::Marks, Remove, MARKED, |_, effects| saved(effects) == Some(6)),
        (In::Marks, Undo, MARKED, |_, effects| saved(effects) == Some(6)),
        (In::Marks, Redo, "<Enter>m]]m]]mugm", |_, effects| saved(effects) == Some(3)),
        (In::Marks, Open, MARKED_LAST, |app, _| place(app) == "三、党政主要"),
        (In::Marks, Help, MARKED, |app, _| app.context() == In::Page),
        (In::Marks, Back, MARKED, |app, _| app.context() == In::Reader),
        (In::Marks, Cancel, MARKED, |app, _| app.context() == In::Reader),
        (In::Marks, Quit, MARKED, |_, effects| effects.contains(&Effect::Quit)),
        (In::Marks, Suspend, MARKED, |_, effects| effects.contains(&Effect::Suspend)),
        (In::Page, Down, "?", |app, _| page_top(app) == 1),
        (In::Page, Up, "?5j", |app, _| page_top(app) == 4),
        (In::Page, ScrollDown, "?", |app, _| page_top(app) == 1),
        (In::Page, ScrollUp, "?5j", |app, _| page_top(app) == 4),
        (In::Page, HalfDown, "?", |app, _| page_top(app) == 3),
        (In::Page, HalfUp, "?9j", |app, _| page_top(app) == 6),
        (In::Page, PageDown, "?", |app, _| page_top(app) == 6),
        (In::Page, PageUp, "?9j", |app, _| page_top(app) == 3),
        (In::Page, First, "?9j", |app, _| page_top(app) == 0),
        (In::Page, Last, "?", |app, _| page_top(app) > 50),
        (In::Page, Help, "g?", |app, _| matches!(app.overlays.last(), Some(Overlay::Help { .. }))),
        (In::Page, Back, "?", |app, _| app.context() == In::Library),
        (In::Page, Cancel, "?", |app, _| app.context() == In::Library),
        (In::Page, Quit, "?", |_, effects| effects.contains(&Effect::Quit)),
        (In::Page, Suspend, "?", |_, effects| effects.contains(&Effect::Suspend)),
        (In::Picker, Down, "<Enter>s", |app, _| item(app) == 1),
        (In::Picker, Up, "<Enter>s<Down><Down>", |app, _| item(app) == 1),
        (In::Picker, Open, "<Enter>s2022", |app, _| app.desk().is_some_and(|desk| desk.right.is_some())),
        (In::Picker, Cancel, "<Enter>s", |app, _| app.context() == In::Reader),
        (In::Prompt, Open, ":help", |app, _| app.context() == In::Page),
        (In::Prompt, Cancel, "/2022", |app, _| app.context() == In::Library && app.library.filter.is_empty()),
        (In::Prompt, Complete, ":hel", |app, _| typed(app) == "help"),
        (In::Note, Keep, "<Enter>c核对", |_, effects| saved(effects) == Some(1)),
        (In::Note, PutAside, "<Enter>c核对", |app, effects| {
            app.context() == In::Reader && saved(effects).is_none() && message(app, "draft")
        }),
        (In::Note, Discard, "<Enter>c核对", |app, _| {
            app.context() == In::Reader && message(app, "Thrown away")
        }),
        (In::Confirm, Yes, "", |_, effects| matches!(effects, [Effect::Export { before: Some(_), .. }])),
        (In::Confirm, No, "", |app, effects| app.context() == In::Export && effects.is_empty()),
        (In::Export, WriteExport, "", |_, effects| matches!(effects, [Effect::Export { before: None, .. }])),
        (In::Export, NextGrouping, "", |app, _| sheet(app).group == Some(Group::Tag)),
        (
            In::Export,
            NextForm,
            "",
            |_, effects| matches!(effects, [Effect::ReadExport(path)] if path.extension().is_some_and(|ending| ending == "json")),
        ),
        (In::Export, Down, "", |app, _| sheet(app).top == 1),
        (In::Export, Up, "<Down><Down>", |app, _| sheet(app).top == 1),
        (In::Export, PageDown, "", |app, _| sheet(app).top > 1),
        (In::Export, PageUp, "<PageDown>", |app, _| sheet(app).top == 0),
        (In::Export, Cancel, "", |app, effects| app.context() == In::Reader && effects.is_empty()),
        (In::Reader, Copy, "<Enter>2]])", |_, effects| copied(effects) == Some(What::Sentence)),
        (In::Reader, CopyExcerpt, "<Enter>2]])", |_, effects| copied(effects) == Some(What::Excerpt)),
        (In::Reader, CopyAddress, WEB_PAGE, |_, effects| copied(effects) == Some(What::Address)),
        (In::Reader, Differences, DIFFERING, |app, _| differing(app) == 1),
        (In::Select, Copy, "<Enter>v", |app, effects| {
            copied(effects) == Some(What::Selection) && app.context() == In::Reader
        }),
        (In::Select, CopyExcerpt, "<Enter>v", |app, effects| {
            copied(effects) == Some(What::Excerpt) && app.context() == In::Reader
        }),
        (In::Library, CopyAddress, "G", |_, effects| copied(effects) == Some(What::Address)),
        (In::Library, Differences, DIFFERING_LIBRARY, |app, _| differing(app) == 1),
        (In::Outline, CopyAddress, WEB_PAGE_OUTLINE, |_, effects| copied(effects) == Some(What::Address)),
        (In::Outline, Differences, DIFFERING_OUTLINE, |app, _| differing(app) == 1),
        (In::Marks, CopyExcerpt, MARKED, |_, effects| copied(effects) == Some(What::Excerpt)),
        (In::Marks, NextDifference, MARKED, |app, _| item(app) == 1),
        (In::Marks, PreviousDifference, MARKED_LAST, |app, _| item(app) == 5),
        (In::Reader, Link, BESIDE, |app, _| linked(app)),
        (In::Reader, Wider, BESIDE, |app, _| split(app) == 45),
        (In::Reader, Narrower, BESIDE, |app, _| split(app) == 55),
        (In::Reader, Pair, "<Enter>]]s2022<Enter>]]", |_, effects| by_hand(effects)),
        (In::Reader, NextAnswer, "<Enter>s2022<Enter><Tab>=]]", |app, _| message(app, "One section answers")),
        (In::Reader, NextChange, LINKED, |app, _| message(app, "Change 1 of")),
        (In::Reader, PreviousChange, LINKED_LAST, |app, _| message(app, "Change") && !place(app).is_empty()),
        (In::Reader, CompareFigures, BESIDE, |app, _| app.context() == In::Compared),
        (In::Outline, Link, BESIDE_OUTLINE, |app, _| linked(app)),
        (In::Outline, Wider, BESIDE_OUTLINE, |app, _| split(app) == 55),
        (In::Outline, Narrower, BESIDE_OUTLINE, |app, _| split(app) == 45),
        (In::Outline, Pair, "<Enter>]]s2022<Enter>]]<Tab>o", |_, effects| by_hand(effects)),
        (In::Outline, NextAnswer, "<Enter>s2022<Enter><Tab>=]]o", |app, _| {
            message(app, "One section answers")
        }),
        (In::Outline, NextChange, LINKED_OUTLINE, |app, _| message(app, "Change 1 of")),
        (In::Outline, PreviousChange, LINKED_OUTLINE, |app, _| message(app, "no change before")),
        (In::Outline, CompareFigures, BESIDE_OUTLINE, |app, _| app.context() == In::Compared),
        (In::Compared, Down, TABLE, |app, _| item(app) == 2),
        (In::Compared, Up, TABLE_LAST, |app, _| item(app) < table_rows(app) - 1),
        (In::Compared, ScrollDown, TABLE, |app, _| table_top(app) == 1),
        (In::Compared, ScrollUp, TABLE_LAST, |app, _| item(app) < table_rows(app) - 1),
        (In::Compared, HalfDown, TABLE, |app, _| item(app) > 1),
        (In::Compared, HalfUp, TABLE_LAST, |app, _| item(app) < table_rows(app) - 1),
        (In::Compared, PageDown, TABLE, |app, _| item(app) > 2),
        (In::Compared, PageUp, TABLE_LAST, |app, _| item(app) < table_rows(app) - 2),
        (In::Compared, First, TABLE_LAST, |app, _| item(app) == 1),
        (In::Compared, Last, TABLE, |app, _| item(app) == table_rows(app) - 1),
        (In::Compared, Open, TABLE, |app, _| place(app) == "146件，受" && other_place(app) == "97件，办结"),
        (In::Compared, MarkRow, TABLE, |app, effects| {
            let reports = effects.iter().filter(|effect| matches!(effect, Effect::SaveMarks(_))).count();
            reports == 2 && message(app, "+49") && app.context() == In::Compared
        }),
        (In::Compared, WholeReports, "<Enter>s2022<Enter><Tab>=2]]gt", |app, _| whole(app)),
        (In::Compared, Search, TABLE, |app, _| app.context() == In::Prompt),
        (In::Compared, SortRight, TABLE, |app, _| order(app) == Some(Order::Percent)),
        (In::Compared, SortLeft, TABLE, |app, _| order(app) == Some(Order::Size)),
        (In::Figures, Search, "<Enter>gf", |app, _| app.context() == In::Prompt),
        (In::Page, Search, "?", |app, _| app.context() == In::Prompt),
        (In::Outline, Search, BESIDE_OUTLINE, |app, _| app.context() == In::Prompt),
        (In::Compared, Undo, TABLE_MARKED, |_, effects| saved(effects) == Some(0)),
        (In::Compared, Redo, TABLE_UNDONE, |_, effects| saved(effects) == Some(1)),
        (In::Compared, Help, TABLE, |app, _| app.context() == In::Page),
        (In::Compared, Back, TABLE, |app, _| app.context() == In::Reader),
        (In::Compared, Cancel, TABLE, |app, _| app.context() == In::Reader),
        (In::Compared, Quit, TABLE, |_, effects| effects.contains(&Effect::Quit)),
        (In::Compared, Suspend, TABLE, |_, effects| effects.contains(&Effect::Suspend)),
    ]
}

/// The report of the year before beside the first one, with the caret; linked; with their table.
const BESIDE: &str = "<Enter>s2022<Enter>";
const BESIDE_OUTLINE: &str = "<Enter>s2022<Enter><Tab>o";
const LINKED: &str = "<Enter>s2022<Enter><Tab>=gg";
const LINKED_LAST: &str = "<Enter>s2022<Enter><Tab>=G";
const LINKED_OUTLINE: &str = "<Enter>s2022<Enter><Tab>=ggo";
const TABLE: &str = "<Enter>s2022<Enter><Tab>gt";
const TABLE_LAST: &str = "<Enter>s2022<Enter><Tab>gtG";
const TABLE_MARKED: &str = "<Enter>s2022<Enter><Tab>gtm";
const TABLE_UNDONE: &str = "<Enter>s2022<Enter><Tab>gtmu";

fn linked(app: &App) -> bool {
    app.desk().is_some_and(|desk| desk.link.on && desk.link.ready.is_some())
}

/// The share of the first report, in per cent.
fn split(app: &App) -> u8 {
    app.desk().map_or(0, |desk| desk.split.into())
}

fn table_rows(app: &App) -> usize {
    match app.overlays.last() {
        Some(Overlay::Compared(table)) => table.rows.len(),
        _ => 0,
    }
}

fn table_top(app: &App) -> usize {
    match app.overlays.last() {
        Some(Overlay::Compared(table)) => table.scroll.top,
        _ => usize::MAX,
    }
}

fn order(app: &App) -> Option<Order> {
    match app.overlays.last() {
        Some(Overlay::Compared(table)) => Some(table.order),
        _ => None,
    }
}

fn whole(app: &App) -> bool {
    matches!(app.overlays.last(), Some(Overlay::Compared(table)) if table.whole)
}

/// True where a pair is made by hand.
fn by_hand(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::EditPairs(edit) if edit.made.is_some()))
}

/// The six characters from the other report's caret on.
fn other_place(app: &App) -> String {
    let Some(reader) = app.desk().and_then(|desk| desk.other()) else { return String::new() };
    reader.report.text.chars().iter().skip(reader.caret).take(6).collect()
}

/// The last report is a page that gives its address.
const WEB_PAGE: &str = "G<Enter>";
const WEB_PAGE_OUTLINE: &str = "G<Enter>o";
/// The second report has marks of two people.
const DIFFERING: &str = "j<Enter>";
const DIFFERING_LIBRARY: &str = "";
const DIFFERING_OUTLINE: &str = "j<Enter>o";

fn copied(effects: &[Effect]) -> Option<What> {
    effects.iter().find_map(|effect| match effect {
        Effect::Copy { what, .. } => Some(*what),
        _ => None,
    })
}

fn sheet(app: &App) -> &ExportSheet {
    match app.overlays.last() {
        Some(Overlay::Export(sheet)) => sheet,
        other => panic!("{other:?}"),
    }
}

/// How many passages people differ on, where they are listed.
fn differing(app: &App) -> usize {
    match app.overlays.last() {
        Some(Overlay::Marks(list)) if list.differing => list.passages(),
        _ => 0,
    }
}

/// Marks of two people on one passage of a report.
fn marks_of_two(report: &Report) -> ReportMarks {
    let mut marks = ReportMarks::new(ReportKey::of(report, "/reviews/qinglan-2022.txt"));
    let at = "2025-03-08T09:45:12Z";
    for (id, author) in [("1", "li"), ("2", "chen")] {
        let anchor = Anchor::of(report, CleanSpan::new(20, 30));
        marks.put(Mark::on_passage(id.into(), anchor, author, at).with_note(author, at));
    }
    marks
}

/// Seven marks, listed, the cursor on the first.
const MARKED: &str = "<Enter>m]]m]]m)m]]m]]m]]mgmgg";
const MARKED_LAST: &str = "<Enter>m]]m]]m)m]]m]]m]]mgmG";

fn row(app: &App) -> usize {
    app.library.scroll.selected
}

fn top(app: &App) -> usize {
    app.reader().map_or(0, |reader| reader.top)
}

/// The six characters from the caret on.
fn place(app: &App) -> String {
    let Some(reader) = app.reader() else { return String::new() };
    reader.report.text.chars().iter().skip(reader.caret).take(6).collect()
}

fn selected(app: &App) -> usize {
    app.reader().and_then(|reader| reader.selected()).map_or(0, |span| span.len())
}

/// The words that are selected.
fn words(app: &App) -> String {
    let Some(reader) = app.reader() else { return String::new() };
    reader.selected().map_or_else(String::new, |span| reader.report.text.slice(span))
}

fn section(app: &App) -> usize {
    app.desk().map_or(0, |desk| desk.outline.scroll.selected)
}

fn outline(app: &App, _: &[Effect]) -> bool {
    app.desk().is_some_and(|desk| desk.panes(app.size).outline.is_some())
}

/// The item under the cursor of the list on top.
fn item(app: &App) -> usize {
    match app.overlays.last() {
        Some(Overlay::Figures(scroll)) => scroll.selected,
        Some(Overlay::Marks(list)) => list.scroll.selected,
        Some(Overlay::Picker(picker)) => picker.scroll.selected,
        Some(Overlay::Compared(table)) => table.scroll.selected,
        _ => usize::MAX,
    }
}

fn page_top(app: &App) -> usize {
    match app.overlays.last() {
        Some(Overlay::Help { top, .. }) => *top,
        _ => usize::MAX,
    }
}

fn typed(app: &App) -> String {
    match app.overlays.last() {
        Some(Overlay::Prompt(prompt)) => prompt.field.text(),
        _ => String::new(),
    }
}

/// How many marks were saved.
fn saved(effects: &[Effect]) -> Option<usize> {
    effects.iter().find_map(|effect| match effect {
        Effect::SaveMarks(marks) => Some(marks.marks.len()),
        _ => None,
    })
}

fn message(app: &App, part: &str) -> bool {
    app.message.as_ref().is_some_and(|message| message.text.contains(part))
}

/// A page about the same place; the last one says where it was saved from.
fn page(number: usize) -> String {
    let text = YUNXI.replace("5210条", &format!("{number}条"));
    if number == 15 { format!("链接地址：http://www.yunxi.example/{number}.html\n{text}") } else { text }
}

fn stage() -> App {
    let mut app = App::new(setup(80, 12, Lang::En));
    let chapters: String = "一二三四五六七八九十"
        .chars()
        .map(|number| format!("{number}、推进第{number}项工作\n内容若干，继续推进。\n"))
        .collect();
    let many: Vec<(String, String)> =
        (3..=15).map(|number| (format!("yunxi-{number}.txt"), page(number))).collect();
    let mut reports =
        vec![("qinglan-2023.txt", QINGLAN), ("qinglan-2022.txt", QINGLAN_2022), ("yunxi-2023.txt", YUNXI)];
    reports.push(("chapters.txt", &chapters));
    reports.extend(many.iter().skip(1).map(|(name, text)| (name.as_str(), text.as_str())));
    load(&mut app, &reports);
    app
}

#[test]
fn every_key_does_what_its_action_says() {
    let scenarios = scenarios();
    let mut untested = vec![];
    let mut wrong = vec![];
    for context in In::ALL {
        for binding in keymap::bindings(*context) {
            let of = |scenario: &&Scenario| scenario.0 == *context && scenario.1 == binding.action;
            let Some((_, action, before, holds)) = scenarios.iter().find(of) else {
                untested.push(format!("{context:?} {:?}", binding.action));
                continue;
            };
            for sequence in binding.sequences {
                let mut app = stage();
                if !matches!(*context, In::Export) {
                    press(&mut app, before);
                }
                if matches!(*context, In::Confirm | In::Export) {
                    press(&mut app, "<Enter>me<C-u>memo.md");
                    stands_there(&mut app, "memo.md", (*context == In::Confirm).then_some("# Memo"));
                    press(&mut app, if *context == In::Confirm { "<Enter>" } else { before });
                }
                if matches!(action, Differences) {
                    let two = marks_of_two(&report(QINGLAN_2022));
                    app.handle(Event::MarksLoaded(two));
                }
                assert_eq!(app.context(), *context, "{before} does not lead there, for {action:?}");
                let effects = press(&mut app, sequence);
                if !holds(&app, &effects) {
                    let state =
                        (row(&app), top(&app), place(&app), section(&app), item(&app), page_top(&app));
                    wrong.push(format!("{context:?} {sequence} {action:?} {state:?} sel {}", selected(&app)));
                }
            }
        }
    }
    assert_eq!((untested, wrong), (vec![], vec![]));
}

#[test]
fn every_action_has_a_key() {
    for action in Action::ALL {
        let bound = In::ALL.iter().any(|context| keymap::bindings(*context).any(|b| b.action == *action));
        assert!(bound, "{action:?}");
    }
}

#[test]
fn the_table_for_readme_names_every_key() {
    let table = keymap::markdown_table(Lang::En);
    for group in keymap::TABLE {
        for binding in group.bindings {
            let shown = keymap::notation::shown(&keymap::notation::parse(binding.sequences[0]));
            assert!(table.contains(&format!("`{shown}`")), "{shown}");
        }
    }
}
