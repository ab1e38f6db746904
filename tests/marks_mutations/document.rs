//! Reports as sentences whose characters know where they came from.

use crate::chance::Chance;
use shenyue::{
    outline::Section,
    report::Report,
    source::{Format, SourceText},
    text::CleanSpan,
};

/// A character, and which one of the unchanged text it is; `None` where it was written since.
pub type Piece = (char, Option<u32>);
pub type Sentence = Vec<Piece>;

#[derive(Clone)]
pub struct Chapter {
    pub heading: Sentence,
    pub paragraphs: Vec<Vec<Sentence>>,
}

#[derive(Clone)]
pub struct Document(pub Vec<Chapter>);

/// How a document is written down.
#[derive(Clone, Copy, Default)]
pub struct Form {
    /// Characters a line, 0 for a line a paragraph.
    pub wrap: usize,
    pub narrow: bool,
    pub traditional: bool,
    pub crlf: bool,
    /// Digits of full width.
    pub wide: bool,
    /// A blank behind every other character, as in scanned pages.
    pub blanks: bool,
}

pub const HEADINGS: &[&str] = &[
    "主要举措和成效",
    "存在的不足和原因",
    "党政主要负责人履职情况",
    "下一年度工作安排",
    "其他需要报告的情况",
];
pub const LABELS: &[&str] =
    &["行政复议案件", "行政诉讼案件", "行政处罚案件", "政府信息公开申请", "人民调解案件", "法律援助案件"];
pub const PHRASES: &[&str] = &[
    "坚持以人民为中心，扎实推进依法行政各项工作。",
    "健全行政裁量基准制度，规范执法行为。",
    "深化“放管服”改革，优化法治化营商环境。",
    "压实工作责任，确保各项任务落地见效。",
];
pub const PERIODS: &[&str] = &["第一季度", "第二季度", "第三季度", "第四季度", "上半年", "全年"];
pub const PLACES: &[&str] = &["青岚县", "云溪区", "临澜市", "雾屿镇", "松垣街道", "鹿汀乡"];

pub fn sentence(chance: &mut Chance) -> String {
    let (label, other) = (chance.pick(LABELS), chance.pick(LABELS));
    let (some, few) = (10 + chance.below(90), 1 + chance.below(9));
    match chance.below(8) {
        0 | 1 => chance.pick(PHRASES).to_string(),
        2 => format!("{}办结{label}{some}件，其中撤销{few}件。", chance.pick(PERIODS)),
        3 => format!("{}共受理{label}{some}件，同比增长{few}.{few}%。", chance.pick(PLACES)),
        4 => format!("{}办结{label}{some}件，{other}{few}件。", chance.pick(PERIODS)),
        5 => format!("投入资金{some}{few}.{few}万元，建成{}法治文化阵地{few}处。", chance.pick(PLACES)),
        6 => format!(
            "{}会同有关部门开展专项检查{few}次，覆盖企业{some}家，发现并整改问题{few}个。",
            chance.pick(PLACES)
        ),
        _ => format!(
            "{label}办理质效{}有待提高，个别单位对{other}重视不够。",
            chance.pick(&["仍", "尚", "还"])
        ),
    }
}

/// A report of about 1,500 characters, full of sentences that are alike.
pub fn document(seed: u64) -> Document {
    let mut chance = Chance(seed);
    let mut count = 0;
    let mut piece = |text: &str| -> Sentence {
        let pieces = text.chars().map(|character| {
            count += 1;
            (character, Some(count))
        });
        pieces.collect()
    };
    let chapters = HEADINGS.iter().zip(["一", "二", "三", "四", "五"]).map(|(heading, number)| {
        let heading = piece(&format!("{number}、{heading}"));
        let mut paragraphs: Vec<Vec<Sentence>> =
            (0..3).map(|_| (0..3).map(|_| piece(&sentence(&mut chance))).collect()).collect();
        // A list whose items differ in one number only.
        let label = chance.pick(LABELS);
        let list = (1..4).map(|month| piece(&format!("{month}月办结{label}{}件。", 20 + chance.below(3))));
        paragraphs.push(list.collect());
        Chapter { heading, paragraphs }
    });
    Document(chapters.collect())
}

impl Document {
    pub fn lines(&self) -> impl Iterator<Item = Vec<Piece>> {
        self.0.iter().flat_map(|chapter| {
            let paragraphs = chapter.paragraphs.iter().map(|paragraph| paragraph.concat());
            std::iter::once(chapter.heading.clone()).chain(paragraphs)
        })
    }

    /// The pieces in the order of the text, as [`Document::report`] writes them.
    pub fn pieces(&self) -> Vec<Piece> {
        self.lines().flatten().collect()
    }

    pub fn report(&self, form: Form) -> Report {
        let mut text = String::new();
        for line in self.lines() {
            text.push_str(if form.wrap > 0 { "    " } else { "　　" });
            let mut width = 0;
            for (at, (character, _)) in line.iter().enumerate() {
                // A number that a dump broke is put together before marks are looked for.
                let number = character.is_ascii_digit() && at > 0 && line[at - 1].0.is_ascii_digit();
                width += 1;
                if form.wrap > 0 && width > form.wrap && !number {
                    text.push_str(if form.crlf { "\r\n" } else { "\n" });
                    width = 0;
                }
                text.push(form.write(*character));
                let ascii = |at: usize| line.get(at).is_none_or(|piece| piece.0.is_ascii());
                if form.blanks && at % 2 == 0 && !ascii(at) && !ascii(at + 1) {
                    text.push('　');
                }
            }
            text.push_str(if form.crlf { "\r\n" } else { "\n" });
        }
        let mut report = Report::build(SourceText::from_text(&text, Format::Text));
        report.outline.sections = sections(&report);
        report
    }

    pub fn sentence_mut(&mut self, chance: &mut Chance) -> Option<&mut Sentence> {
        let all = self.0.iter_mut().flat_map(|chapter| chapter.paragraphs.iter_mut().flatten());
        let mut all: Vec<&mut Sentence> = all.collect();
        let at = chance.below(all.len());
        (at < all.len()).then(|| all.swap_remove(at))
    }

    pub fn paragraph_mut(&mut self, chance: &mut Chance) -> Option<&mut Vec<Sentence>> {
        let mut all: Vec<_> = self.0.iter_mut().flat_map(|chapter| chapter.paragraphs.iter_mut()).collect();
        let at = chance.below(all.len());
        (at < all.len()).then(|| all.swap_remove(at))
    }
}

impl Form {
    pub fn write(self, character: char) -> char {
        let narrow = match character {
            '，' => ',',
            '。' => '.',
            '；' => ';',
            '（' => '(',
            '）' => ')',
            '“' | '”' => '"',
            other => other,
        };
        let traditional = match character {
            '办' => '辦',
            '结' => '結',
            '法' => '法',
            '复' => '復',
            '议' => '議',
            '万' => '萬',
            '处' => '處',
            '个' => '個',
            other => other,
        };
        let wide = char::from_u32(u32::from(character) + 0xfee0).filter(|_| character.is_ascii_digit());
        match (self.narrow, self.traditional) {
            _ if self.wide && wide.is_some() => wide.unwrap_or(character),
            (true, _) if narrow != character => narrow,
            (_, true) => traditional,
            _ => character,
        }
    }
}

/// The chapters, as the lines that carry a number: the test does not lean on the outline stage.
pub fn sections(report: &Report) -> Vec<Section> {
    let text = &report.text;
    let heads = text.lines().iter().filter(|line| text.chars().get(line.span.start + 1) == Some(&'、'));
    let heads: Vec<CleanSpan> = heads.map(|line| line.span).collect();
    let ends = heads.iter().skip(1).map(|head| head.start).chain([text.len()]);
    let section = |(head, end): (&CleanSpan, usize)| Section {
        level: 1,
        enumerator: Some(text.slice(CleanSpan::new(head.start, head.start + 2))),
        heading: text.slice(CleanSpan::new(head.start + 2, head.end)),
        title_span: *head,
        span: CleanSpan::new(head.start, end),
        runin: false,
    };
    heads.iter().zip(ends).map(section).collect()
}

pub fn fresh(text: &str) -> Sentence {
    text.chars().map(|character| (character, None)).collect()
}
