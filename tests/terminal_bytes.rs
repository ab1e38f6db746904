//! What reading costs over a slow line, in bytes: `cargo test --test terminal_bytes -- --nocapture`
//! prints the counts. A pager needs 2,550 to 2,860 bytes for such a screen and about 128 for a line.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Color, Modifier, Style},
};
use shenyue::{
    text::{
        CleanSpan,
        wrap::{Measure, Row, wrap},
    },
    tui::paint::{Painter, Palette},
    ui::cells::{put, put_char},
};

const PARAGRAPHS: [&str; 6] = [
    "2023年，青岚县深入推进“放管服”改革，持续优化法治化营商环境，全年取消和下放行政审批事项46项，办理时限由2640天压缩到1820天，企业和群众的满意度达到98.6%。",
    "（一）依法全面履行政府职能。严格落实权责清单制度，动态调整权责事项3215项；推行“双随机、一公开”监管，抽查市场主体1286户，发现并整改问题157个，移送司法机关处理12件。",
    "（二）健全依法行政制度体系。全县制定规范性文件17件，废止28件，修改9件，备案率、合法性审查率均为100%，未发生因文件违法被撤销的情形。",
    "一是加强行政复议工作。收到行政复议申请93件，受理81件，审结76件，其中维持51件、撤销8件、终止17件，综合纠错率10.5%，较上年下降2.3个百分点。",
    "二是规范行政执法行为。组织执法人员培训24场次，受训4200余人次；评查行政处罚、行政许可案卷640卷，优秀率为72.4%；三项制度——公示、全过程记录、审核——全面落实。",
    "当前，法治政府建设仍存在一些短板和不足：少数领导干部运用法治思维的能力有待提升，基层执法力量与所承担的任务尚不匹配，部分乡镇合法性审查人员配备不到位……这些问题需要认真加以解决。",
];

/// The bare text of a report, from a row on, with its figures in colour and a line of status.
struct Page {
    text: Vec<char>,
    rows: Vec<Row>,
    height: u16,
    width: u16,
    /// Columns taken by an outline beside the text.
    beside: u16,
}

impl Page {
    fn new(width: u16, height: u16, beside: u16) -> Self {
        let mut text = vec![];
        let mut rows = vec![];
        let measure = Measure { width: width - beside, first: 4, rest: 0 };
        for (number, paragraph) in PARAGRAPHS.iter().cycle().take(60).enumerate() {
            let start = text.len();
            // Every paragraph differs from the others, so that no row comes twice.
            text.extend(format!("{number}").chars().chain(paragraph.chars().skip(number % 31)));
            wrap(&text, CleanSpan::new(start, text.len()), &[], measure, &mut rows);
        }
        Self { text, rows, height, width, beside }
    }

    fn draw(&self, top: usize) -> Buffer {
        let mut picture = Buffer::empty(Rect::new(0, 0, self.width, self.height));
        let figure = Style::new().fg(Color::Cyan).add_modifier(Modifier::UNDERLINED);
        for y in 0..self.height - 1 {
            let row = self.rows[top + usize::from(y)];
            let mut x = self.beside + row.indent;
            for &character in &self.text[row.span.start..row.span.end] {
                let is_figure = character.is_ascii_digit() || matches!(character, '.' | '%');
                let style = if is_figure { figure } else { Style::new() };
                x += put_char(&mut picture, x, y, character, style);
            }
            if self.beside > 0 {
                put(&mut picture, 0, y, self.beside - 1, &format!("（{y}）依法全面履行职能"), Style::new());
                put_char(&mut picture, self.beside - 1, y, '|', Style::new());
            }
        }
        let status = format!(" 青岚县人民政府 2023 一、(一) 第{}行", top + 1);
        let reverse = Style::new().add_modifier(Modifier::REVERSED);
        picture.set_style(Rect::new(0, self.height - 1, self.width, 1), reverse);
        put(&mut picture, 0, self.height - 1, self.width, &status, reverse);
        picture
    }
}

#[test]
fn a_screen_costs_what_a_pager_needs_and_a_line_much_less() {
    let table = [
        // Columns, rows, outline; at most: whole screen, same again, caret, line down, page down.
        (80, 24, 0, [4000, 0, 8, 450, 4200]),
        (80, 24, 24, [4000, 0, 8, 3600, 3600]),
        (120, 36, 0, [8400, 0, 8, 600, 8800]),
    ];
    for (width, height, beside, most) in table {
        let page = Page::new(width, height, beside);
        let mut painter = Painter::new(Palette::Full);
        let caret = |x| Some(Position::new(x, 3));
        let frames = [
            painter.frame(&page.draw(10), caret(2)),
            painter.frame(&page.draw(10), caret(2)),
            painter.frame(&page.draw(10), caret(4)),
            painter.frame(&page.draw(11), caret(4)),
            painter.frame(&page.draw(11 + usize::from(height) - 1), caret(4)),
        ];
        let counts = frames.map(|bytes| bytes.len());
        println!("{width}x{height}, outline {beside}: whole, same, caret, line, page: {counts:?}");
        for (count, most) in counts.into_iter().zip(most) {
            assert!(count <= most, "{width}x{height}: {counts:?}, at most {most:?}");
        }
    }
}
