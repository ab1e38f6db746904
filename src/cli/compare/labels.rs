//! The words of `compare` for a person, in both languages, in this one place.

use crate::{compare::Aspect, outline::PartName, words::Lang};

/// A word that stands in front of something or above a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Left,
    Right,
    Sections,
    NoCounterpart,
    ByHand,
    Sentences,
    Kept,
    Changed,
    New,
    Dropped,
    SetPhrases,
    CarriedOver,
    LittleInCommon,
    Same,
    OtherBasis,
    SaidNone,
    LeftOnly,
    RightOnly,
    Subject,
    Difference,
    DifferenceUnit,
    NoDifference,
    Confidence,
    Percent,
    Why,
    List,
    Index,
    Section,
    Points,
    Clause,
    Differences,
    RightLessLeft,
    OfFalls,
    OtherKinds,
    LaterIsRight,
    LaterIsLeft,
}

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Labels(Lang);

impl Labels {
    pub(super) fn in_language(lang: Lang) -> Self {
        Self(lang)
    }

    pub(super) fn lang(self) -> Lang {
        self.0
    }

    pub(super) fn is_chinese(self) -> bool {
        self.0 == Lang::Zh
    }

    fn pick(self, (english, chinese): (&'static str, &'static str)) -> &'static str {
        match self.0 {
            Lang::En => english,
            Lang::Zh => chinese,
        }
    }

    pub(super) fn of(self, label: Label) -> &'static str {
        self.pick(match label {
            Label::Left => ("Left", "左"),
            Label::Right => ("Right", "右"),
            Label::Sections => ("Sections that answer each other", "相互对应的章节"),
            Label::ByHand => ("paired by hand", "手动对应"),
            Label::NoCounterpart => ("no counterpart", "无对应"),
            Label::Sentences => ("Sentences", "句子"),
            Label::Kept => ("kept", "保留"),
            Label::Changed => ("reworded", "改写"),
            Label::New => ("new", "新增"),
            Label::Dropped => ("dropped", "删去"),
            Label::SetPhrases => ("set phrases", "套话"),
            Label::CarriedOver => (
                "Carried over (share of the later report's words; of reworded sentences what stayed)",
                "沿用（占后一份报告文字的比例，改写的句子只计未改的字）",
            ),
            Label::LittleInCommon => (
                "Two places with less than 10% in common: no share is told, nor which sentences are new or dropped",
                "两地报告相同之处不足10%：不计沿用比例，也不计新增、删去的句子",
            ),
            Label::Same => ("Figures that count the same", "可比数字"),
            Label::OtherBasis => ("Not the same basis", "口径不同"),
            Label::SaidNone => ("A figure in one, none in the other in words", "一方有数、另一方写明没有"),
            Label::LeftOnly => ("No partner found, left", "左：未找到对应"),
            Label::RightOnly => ("No partner found, right", "右：未找到对应"),
            Label::Subject => ("What is counted", "计什么"),
            Label::Difference => ("Difference", "差"),
            Label::DifferenceUnit => ("Unit of the difference", "差的单位"),
            Label::NoDifference => ("no exact difference", "不计差"),
            Label::Confidence => ("Confidence", "把握"),
            Label::Percent => ("Change %", "变化%"),
            Label::Why => ("Why", "原因"),
            Label::List => ("List", "类别"),
            Label::Index => ("index", "序号"),
            Label::Section => ("Section", "章节"),
            Label::Points => (" points", "个百分点"),
            Label::Clause => ("Clause", "原句"),
            Label::Differences => ("Differences", "差"),
            Label::RightLessLeft => (
                "right less left, since the years do not tell which is the later",
                "右减左（年份相同或不明）",
            ),
            Label::LaterIsRight => {
                ("the later less the earlier, right less left", "后一年减前一年，即右减左")
            }
            Label::LaterIsLeft => ("the later less the earlier, left less right", "后一年减前一年，即左减右"),
            Label::OfFalls => (" (of the fall)", "（降幅）"),
            Label::OtherKinds => ("dates and document numbers not listed", "未列日期、文号"),
        })
    }

    pub(super) fn aspect(self, aspect: Aspect) -> &'static str {
        self.pick(match aspect {
            Aspect::Unit => ("unit", "单位"),
            Aspect::Stage => ("stage", "环节"),
            Aspect::Period => ("period", "期间"),
            Aspect::Scope => ("scope", "范围"),
            Aspect::Naming => ("worded differently", "表述不同"),
        })
    }

    pub(super) fn part(self, part: PartName) -> &'static str {
        self.pick(match part {
            PartName::Measures => ("measures and results", "举措和成效"),
            PartName::Shortcomings => ("shortcomings", "不足和原因"),
            PartName::Leaders => ("leaders' own duty", "主要负责人履职"),
            PartName::Plan => ("plan", "下一年度安排"),
            PartName::Other => ("other matters", "其他情况"),
        })
    }
}
