//! What part a chapter plays, by the words of its heading: it looks back, tells what is wrong, or plans.

use super::super::landmarks::NEXT_FIVE_YEARS;
use crate::text::lexicon::has;

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
const PROBLEMS: [&str; 5] = ["存在的", "存在问题", "主要问题", "不足", "困难"];
const PLANS: [&str; 9] =
    ["重点工作", "工作安排", "主要任务", "主要工作", "打算", "工作计划", "工作思路", "下一步", "预期目标"];
const OWN_HOUSE: [&str; 4] = ["自身建设", "政府治理", "服务型政府", "治理效能"];

/// The parts that a chapter plays, as bits; several for 问题和下一步.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles(u8);

impl Roles {
    /// Reads a folded heading.
    pub(super) fn of(heading: &[char]) -> Self {
        let says = |words: &[&str]| words.iter().any(|word| has(heading, word));
        let back = says(&LOOKS_BACK);
        let begins = says(&["开好局", "开局", "起好步"]);
        let ahead = !begins && (has(heading, NEXT_FIVE_YEARS) || has(heading, "第十五个五年"));
        // 2025年主要工作和“十四五”发展成就: what is looked back on is no plan.
        let plans = says(&PLANS) && !back && (!ahead || says(&["工作安排", "重点工作"]));
        let bits = [back, says(&PROBLEMS), plans, ahead, says(&OWN_HOUSE)];
        Self(bits.iter().rev().fold(0, |bits, bit| bits << 1 | u8::from(*bit)))
    }

    /// True where both play a part and none in common.
    pub(super) fn differ(self, other: Self) -> bool {
        self.0 != 0 && other.0 != 0 && self.0 & other.0 == 0
    }

    /// True for a heading that tells of shortcomings.
    pub(super) fn tells_problems(self) -> bool {
        self.0 & 0b10 != 0
    }

    /// True where they have a part in common.
    pub(super) fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_of_one_part_meet_and_others_differ() {
        let table = [
            ("2025年工作回顾", "“十四五”时期和2025年工作回顾", true),
            ("2026年重点工作", "2026年主要任务", true),
            ("存在的问题", "问题和下一步工作打算,存在的不足", true),
            ("2025年工作回顾", "2026年重点工作", false),
            ("年度重点工作完成情况", "2023年重点工作打算", false),
            ("存在的不足", "主要做法", false),
        ];
        for (one, other, meet) in table {
            let [left, right] = [one, other].map(|heading| Roles::of(&heading.chars().collect::<Vec<_>>()));
            assert_eq!((left.meet(right), left.differ(right)), (meet, !meet), "{one} {other}");
        }
    }
}
