//! The words that an export says itself, in both languages. A word that one language lacks does not
//! compile.

use crate::figures::{Approx, Kind};
pub use crate::words::Lang;

/// How many columns the table has.
pub const COLUMNS: usize = 27;

/// The fixed words of one language.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Labels {
    pub excerpts: &'static str,
    pub untagged: &'static str,
    pub unsigned: &'static str,
    pub not_found: &'static str,
    pub gone: &'static str,
    pub moved: &'static str,
    pub now: &'static str,
    pub candidate: &'static str,
    pub was: &'static str,
    pub note: &'static str,
    pub lacks: &'static str,
    pub searched: &'static str,
    pub tags: &'static str,
    pub author: &'static str,
    pub figures: &'static str,
    pub columns: [&'static str; COLUMNS],
    /// Between the items of a list.
    pub comma: &'static str,
    /// Between a label and what it names.
    pub colon: &'static str,
    /// Before a citation.
    pub dash: &'static str,
}

const EN: Labels = Labels {
    excerpts: "Excerpts",
    untagged: "Without a tag",
    unsigned: "Without an author",
    not_found: "Not found for certain in the file",
    gone: "The mark of this excerpt is gone.",
    moved: "The tags of this mark have changed: it no longer belongs here.",
    now: "The file now reads:",
    candidate: "Perhaps now, not confirmed:",
    was: "Marked before as:",
    note: "Note",
    lacks: "Lacks",
    searched: "Searched for",
    tags: "Tags",
    author: "By",
    figures: "Figures",
    columns: [
        "id",
        "quote",
        "now",
        "perhaps now",
        "marked before as",
        "note",
        "lacks",
        "searched",
        "tags",
        "author",
        "created",
        "modified",
        "figures",
        "issuer",
        "year",
        "title",
        "document number",
        "date",
        "section",
        "paragraph",
        "lines",
        "bytes",
        "address",
        "published",
        "file",
        "sha256",
        "citation",
    ],
    comma: ", ",
    colon: ": ",
    dash: "— ",
};

const ZH: Labels = Labels {
    excerpts: "摘录",
    untagged: "无标签",
    unsigned: "未署名",
    not_found: "文件中未能找到确切位置",
    gone: "此摘录的标记已删除。",
    moved: "此标记的标签已改动，不再归在此处。",
    now: "文件现为：",
    candidate: "现可能为（未确认）：",
    was: "原先标记为：",
    note: "批注",
    lacks: "缺",
    searched: "检索过",
    tags: "标签",
    author: "标记人",
    figures: "数字",
    columns: [
        "编号",
        "原文",
        "文件现为",
        "现可能为",
        "原先标记为",
        "批注",
        "缺",
        "检索过",
        "标签",
        "标记人",
        "标记时间",
        "修改时间",
        "数字",
        "报告机关",
        "年度",
        "标题",
        "文号",
        "成文日期",
        "章节",
        "段",
        "行",
        "字节",
        "网址",
        "发布日期",
        "文件",
        "SHA-256",
        "出处",
    ],
    comma: "、",
    colon: "：",
    dash: "——",
};

impl Lang {
    /// The fixed words.
    pub fn labels(self) -> &'static Labels {
        match self {
            Self::En => &EN,
            Self::Zh => &ZH,
        }
    }

    /// What a figure states.
    pub fn kind(self, kind: Kind) -> &'static str {
        let (en, zh) = match kind {
            Kind::Quantity => ("quantity", "数量"),
            Kind::Percent => ("percent", "百分比"),
            Kind::Points => ("points", "百分点"),
            Kind::Money => ("money", "金额"),
            Kind::Date => ("date", "日期"),
            Kind::Duration => ("duration", "时长"),
            Kind::Rank => ("rank", "名次"),
            Kind::Multiple => ("multiple", "倍数"),
            Kind::DocNumber => ("document number", "文号"),
        };
        self.pick(en, zh)
    }

    /// How exactly a figure is stated; empty where it is exact.
    pub fn approx(self, approx: Approx) -> &'static str {
        match approx {
            Approx::Exact => "",
            Approx::About => self.pick("about", "约"),
            Approx::Over => self.pick("over", "多于"),
            Approx::Under => self.pick("under", "少于"),
        }
    }

    /// The word of this language.
    pub(super) fn pick<'w>(self, en: &'w str, zh: &'w str) -> &'w str {
        match self {
            Self::En => en,
            Self::Zh => zh,
        }
    }
}
