//! What part a chapter plays: it looks back, tells what is wrong, plans, or reports on the leaders' own
//! duty. In reports on government by law the law says so, elsewhere the words of the heading.

use super::super::landmarks::NEXT_FIVE_YEARS;
use crate::{
    outline::{PartName, Section, is_appendix},
    report::Report,
    text::lexicon::has,
};

const LOOKS_BACK: [&str; 10] = [
    "回顾",
    "工作总结",
    "发展成就",
    "主要成绩",
    "工作开展情况",
    "完成情况",
    "主要做法",
    "主要举措",
    "成效",
    "工作情况",
];
const PROBLEMS: [&str; 9] =
    ["存在的", "存在问题", "主要问题", "不足", "困难", "正视差距", "差距与短板", "短板与差距", "短板和弱项"];
const PLANS: [&str; 13] = [
    "重点工作",
    "工作安排",
    "主要任务",
    "主要工作",
    "打算",
    "工作计划",
    "工作思路",
    "下一步",
    "来年工作",
    "明年工作",
    "改进措施",
    "改进情况",
    "上年度问题整改",
];
/// What the plans are for, told before them: 总体要求和预期目标.
const AIMS: [&str; 5] = ["预期目标", "主要目标", "发展目标", "总体要求", "总体思路"];
/// The years before the one that is looked back on.
const PAST: [&str; 3] = ["五年来", "过去五年", "发展历程"];
/// 确保“十五五”开好局: the plan of their first year.
const BEGINS: [&str; 3] = ["开好局", "开局", "起好步"];
const OWN_HOUSE: [&str; 6] =
    ["自身建设", "政府治理", "服务型政府", "治理效能", "人民满意政府", "人民满意的政府"];
/// Headings of the notes on words behind a work report, and of a note: 1.“两重”：是指…
const EXPLAINS: [&str; 5] = ["名词解释", "名词注释", "名词说明", "术语解释", ":是指"];
/// A heading below a chapter plays a part of its own where it is no longer than this (characters).
const SHORT: usize = 16;

/// The parts that a chapter plays, as bits; several for 问题和下一步.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles(u16);

impl Roles {
    pub(super) const NONE: Self = Self(0);
    const BACK: Self = Self(1);
    const PROBLEMS: Self = Self(1 << 1);
    const PLANS: Self = Self(1 << 2);
    const AHEAD: Self = Self(1 << 3);
    const OWN_HOUSE: Self = Self(1 << 4);
    const LEADERS: Self = Self(1 << 5);
    const OTHER: Self = Self(1 << 6);
    const GLOSSARY: Self = Self(1 << 7);
    const AIMS: Self = Self(1 << 8);
    const PAST: Self = Self(1 << 9);

    /// Reads a folded heading.
    pub(super) fn of(heading: &[char]) -> Self {
        let says = |words: &[&str]| words.iter().any(|word| has(heading, word));
        let back = says(&LOOKS_BACK);
        let begins = says(&BEGINS);
        let ahead = !begins && (has(heading, NEXT_FIVE_YEARS) || has(heading, "第十五个五年"));
        // 2025年主要工作和“十四五”发展成就: what is looked back on is no plan.
        let plans = (says(&PLANS) || begins) && !back && (!ahead || says(&["工作安排", "重点工作"]));
        let played = [
            (back, Self::BACK),
            (says(&PROBLEMS), Self::PROBLEMS),
            (plans, Self::PLANS),
            (says(&AIMS) && !plans && !back && !ahead, Self::AIMS),
            (says(&PAST) && !back, Self::PAST),
            (ahead, Self::AHEAD),
            (says(&OWN_HOUSE), Self::OWN_HOUSE),
            (says(&EXPLAINS) || is_appendix(heading), Self::GLOSSARY),
        ];
        played.iter().filter(|(plays, _)| *plays).fold(Self::NONE, |roles, (_, role)| roles.and(*role))
    }

    /// The parts of the law that a chapter is the very text of.
    pub(super) fn of_part(report: &Report, chapter: &Section) -> Self {
        let parts = report.outline.parts.iter().filter(|part| part.spans.contains(&chapter.span));
        parts.fold(Self::NONE, |roles, part| {
            roles.and(match part.name {
                PartName::Measures => Self::BACK,
                PartName::Shortcomings => Self::PROBLEMS,
                PartName::Leaders => Self::LEADERS,
                PartName::Plan => Self::PLANS,
                PartName::Other => Self::OTHER,
            })
        })
    }

    /// Reads the folded heading of a section below a chapter that plays the parts `above`.
    pub(super) fn below(heading: &[char], above: Self) -> Self {
        let roles = Self::of(heading);
        let own = roles.meet(Self::GLOSSARY)
            || roles == Self::PROBLEMS
            || roles == Self::PLANS
            || roles == Self::PROBLEMS.and(Self::PLANS);
        if above == Self::NONE || own && (heading.len() <= SHORT || roles.meet(Self::GLOSSARY)) {
            roles
        } else {
            Self::NONE
        }
    }

    /// These, where the report is on the year `reported`: 2022年主要工作 of a report on 2022 is no plan.
    pub(super) fn in_year(self, heading: &[char], reported: Option<i32>) -> Self {
        let names = |year: i32| has(heading, &format!("{year}年"));
        match reported {
            Some(year) if self.meet(Self::PLANS) && names(year) && !names(year + 1) => {
                Self(self.0 & !Self::PLANS.0).and(Self::BACK)
            }
            _ => self,
        }
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These, or `other` where there are none.
    pub(super) fn or(self, other: Self) -> Self {
        if self == Self::NONE { other } else { self }
    }

    /// True for what tells of the time behind.
    pub(super) fn looks_back(self) -> bool {
        self.meet(Self::BACK)
    }

    /// These, less the telling of the time behind.
    pub(super) fn without_looking_back(self) -> Self {
        Self(self.0 & !Self::BACK.0)
    }

    /// True for several parts that are each played by one of `sections`, and none of which is the time behind.
    pub(super) fn is_made_of(self, sections: impl Iterator<Item = Self>) -> bool {
        let (mut played, mut count) = (Self::NONE, 0);
        for roles in sections {
            count += u32::from(roles.0.count_ones() == 1 && !roles.meet(played));
            played = played.and(roles);
        }
        count > 1 && count == self.0.count_ones() && played == self && !self.looks_back()
    }

    /// True where they have a part in common.
    pub(super) fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// True where one plays all parts of the other, and both play any.
    pub(super) fn cover(self, other: Self) -> bool {
        self.meet(other) && [self.0, other.0].contains(&(self.0 & other.0))
    }

    /// True for what is to come in one time and in another: the year, the five years.
    pub(super) fn are_of_two_times(self, other: Self) -> bool {
        let to_come = |roles: Self| roles.meet(Self::PLANS.and(Self::AHEAD)) && !roles.looks_back();
        to_come(self) && to_come(other) && !self.meet(other)
    }

    /// All parts that are played by any.
    pub(super) fn all(roles: impl Iterator<Item = Self>) -> Self {
        roles.fold(Self::NONE, Self::and)
    }

    /// How far apart what they stand for is, 0 to 1; `None` where one cannot answer the other.
    pub(super) fn distance(self, other: Self) -> Option<f32> {
        // Shortcomings answer shortcomings, whatever they are about.
        let problems = |roles: Self| roles == Self::PROBLEMS;
        // Notes on words answer notes on words.
        if self.meet(Self::GLOSSARY) != other.meet(Self::GLOSSARY) {
            return None;
        }
        if self.meet(other) {
            return Some(0.0);
        }
        if problems(self) || problems(other) {
            return None;
        }
        // What is planned hardly answers what does not say that it is.
        let to_come = Self::PLANS.and(Self::AHEAD).and(Self::AIMS);
        let plans = |roles: Self| roles.meet(to_come) && !roles.looks_back();
        if self == Self::NONE || other == Self::NONE {
            return Some(if plans(self) || plans(other) { 1.0 } else { 0.0 });
        }
        let both = self.and(other);
        let within = |roles: Self| both.0 & !roles.0 == 0;
        if within(Self::BACK.and(Self::LEADERS)) || within(Self::BACK.and(Self::PAST)) {
            Some(0.0)
        } else if within(to_come) || within(Self::PLANS.and(Self::OWN_HOUSE)) {
            Some(1.0)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_of_the_year_reported_on_looks_back() {
        for (heading, reported, back) in [
            ("2022年主要工作", Some(2022), true),
            ("2022年主要工作", Some(2021), false),
            ("2022年主要工作", None, false),
            ("2022年主要工作和2023年打算", Some(2022), false),
        ] {
            let heading: Vec<char> = heading.chars().collect();
            assert_eq!(Roles::of(&heading).in_year(&heading, reported).looks_back(), back, "{heading:?}");
        }
    }

    #[test]
    fn chapters_of_one_part_meet_and_others_stay_apart() {
        let table = [
            ("2025年工作回顾", "“十四五”时期和2025年工作回顾", true),
            ("2026年重点工作", "2026年主要任务", true),
            ("存在的问题", "问题和下一步工作打算,存在的不足", true),
            ("2026年工作安排", "全力推动“十五五”开好局", true),
            ("2025年工作回顾", "2026年重点工作", false),
            ("年度重点工作完成情况", "2023年重点工作打算", false),
            ("存在的不足", "主要做法", false),
            ("2023年总体要求和预期目标", "2024年工作的总体思路和目标", true),
            ("五年来的发展变化", "2024年工作的总体思路和目标", false),
            ("正视差距,找准来年工作发力点", "2023年工作计划", true),
            ("名词解释", "2026年重点工作", false),
            ("名词解释", "\"两重\":是指重大战略和安全能力", true),
        ];
        for (one, other, meet) in table {
            let [left, right] = [one, other].map(|heading| Roles::of(&heading.chars().collect::<Vec<_>>()));
            assert_eq!((left.meet(right), left.distance(right).is_none()), (meet, !meet), "{one} {other}");
        }
    }
}
