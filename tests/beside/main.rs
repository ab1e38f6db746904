//! Two reports read linked: what follows what, what was paired by hand, what changed, and the table
//! of their figures.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod changes;
mod coming_back;
mod comparing;
mod following;
mod pairing;
mod picking;
#[path = "../stage/mod.rs"]
mod stage;
mod table;

use shenyue::{
    app::{App, Event, reader::Reader},
    library::LibraryEvent,
    words::Lang,
};
use stage::{load, press, setup};

/// Chapters with words of their own, so that a section answers only the one on the same matter.
const MATTERS: [(&str, &str); 6] = [
    ("推进行政复议规范化", "复议受理点向乡镇延伸，疑难案件集体讨论，当事人当场可以查询进度"),
    ("加强执法人员培训", "法制员轮训覆盖全部站所，模拟执法演练评出优胜队伍，新进人员持证上岗"),
    ("落实重大决策程序", "听证会邀请居民代表到场，风险评估委托第三方机构，决策档案一案一卷"),
    ("优化营商环境", "开办企业压缩为一个环节，惠企政策主动推送，免申即享事项目录对外公布"),
    ("普及法律知识", "法治副校长进入每所学校，法律明白人入户讲解，夜间课堂设在村祠堂"),
    ("完善监督机制", "人大代表建议按期答复，审计整改逐项销号，群众投诉当日转办"),
];

/// A report on these matters, in this order; `rows` more sentences stand in every section.
fn report(place: &str, year: u16, order: &[usize], rows: usize) -> String {
    let mut text = format!("{place}{year}年法治政府建设年度报告\n现将有关情况报告如下：\n");
    for (number, matter) in order.iter().enumerate() {
        let (heading, content) = MATTERS[*matter];
        let enumerator: Vec<char> = "一二三四五六".chars().collect();
        text += &format!("{}、{heading}\n{content}。\n", enumerator[number]);
        let clauses: Vec<&str> = content.split('，').collect();
        for row in 0..rows {
            let count = usize::from(year % 100) + 7 * matter + row;
            text += &format!("{}，全年共计{count}件。\n", clauses[row % clauses.len()]);
        }
    }
    text + &format!("{place}人民政府\n{}年3月5日\n", year + 1)
}

/// Both reports open and linked, the caret at the start of the left one.
fn linked(left: &str, right: &str, columns: u16, rows: u16) -> App {
    let mut app = App::new(setup(columns, rows, Lang::En));
    load(&mut app, &[("left.txt", left), ("right.txt", right)]);
    app.handle(Event::Library(LibraryEvent::Finished));
    let back = if columns < 200 { "<Tab>" } else { "<Tab><Tab>" };
    press(&mut app, &format!("<Enter>s<Enter>{back}gg="));
    assert_eq!((app.desk().unwrap().side(), app.desk().unwrap().link.on), (0, true));
    app
}

fn heading(reader: &Reader) -> String {
    let sections = &reader.report.outline.sections;
    reader.report.outline.section_at(reader.caret).map_or(String::new(), |at| sections[at].heading.clone())
}

/// The row of the screen that the heading of the caret's section is on.
fn height(reader: &Reader) -> Option<usize> {
    let section = reader.report.outline.section_at(reader.caret)?;
    let at = reader.report.outline.sections[section].span.start;
    reader.page.row_of(at).checked_sub(reader.top).filter(|row| *row < reader.height())
}

fn left(app: &App) -> &Reader {
    &app.desk().unwrap().left
}

fn right(app: &App) -> &Reader {
    app.desk().unwrap().right.as_ref().unwrap()
}
