//! The words of `inspect` for a person, in both languages, in this one place.

use crate::{
    figures::Approx,
    outline::{Genre, Manner, PartName},
    words::Lang,
};

/// A word that stands in front of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Title,
    Genre,
    Issuer,
    Year,
    DocNumber,
    Addressee,
    Signed,
    Published,
    Page,
    File,
    Parts,
    Missing,
    Outline,
    Points,
    Figures,
    Skipped,
    BeforeSections,
}

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Labels(Lang);

impl Labels {
    pub(super) fn in_language(lang: Lang) -> Self {
        Self(lang)
    }

    fn pick(self, (english, chinese): (&'static str, &'static str)) -> &'static str {
        match self.0 {
            Lang::En => english,
            Lang::Zh => chinese,
        }
    }

    pub(super) fn of(self, label: Label) -> &'static str {
        self.pick(match label {
            Label::Title => ("Title", "标题"),
            Label::Genre => ("Genre", "体裁"),
            Label::Issuer => ("Issuer", "发文单位"),
            Label::Year => ("Year", "年度"),
            Label::DocNumber => ("Number", "文号"),
            Label::Addressee => ("Addressee", "主送"),
            Label::Signed => ("Signed", "成文日期"),
            Label::Published => ("Published", "发布日期"),
            Label::Page => ("Page", "网址"),
            Label::File => ("File", "文件"),
            Label::Parts => ("Parts", "法定内容"),
            Label::Missing => ("missing", "缺"),
            Label::Outline => ("Sections", "章节"),
            Label::Points => ("points", "要点"),
            Label::Figures => ("Figures", "数字"),
            Label::Skipped => ("numerals that are none", "非数字"),
            Label::BeforeSections => ("before the first section", "首个章节之前"),
        })
    }

    pub(super) fn genre(self, genre: Genre) -> &'static str {
        self.pick(match genre {
            Genre::RuleOfLaw => ("report on building a law-based government", "法治政府建设年度报告"),
            Genre::Disclosure => ("report on information disclosure", "政府信息公开工作年度报告"),
            Genre::WorkReport => ("government work report", "政府工作报告"),
            Genre::Other => ("other", "其他"),
            Genre::None => ("no report on this page", "页面上没有报告"),
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

    pub(super) fn manner(self, manner: Manner) -> &'static str {
        self.pick(match manner {
            Manner::Own => ("own chapter", "独立成章"),
            Manner::Merged => ("merged", "合并成章"),
            Manner::Scattered => ("scattered", "散见"),
        })
    }

    pub(super) fn approx(self, approx: Approx) -> &'static str {
        self.pick(match approx {
            Approx::Exact => ("", ""),
            Approx::About => ("about", "约"),
            Approx::Over => ("over", "超过"),
            Approx::Under => ("under", "不足"),
        })
    }
}
