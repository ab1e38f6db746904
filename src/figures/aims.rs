//! Whether a figure is a target and no result: what its sentence and clause say before it, and
//! whether it stands in a plan.

use super::{Figure, Kind, numeral::is_chinese_numeral};
use crate::text::{
    CleanSpan,
    lexicon::{Lexicon, ends_at, is_at},
    pinyin::is_han,
    segment,
};
use std::sync::LazyLock;

/// Words of a clause that state what is to be, not what is.
static AIMS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "力争 争取 拟 预期目标 预期增长 目标 预计到 预计将 预计明年 确保 努力实现 将达 将达到 将超 将突破 将实现 有望 拟定于 不低于目标 要达到 要实现 完成目标"
            .split_whitespace(),
    )
});
/// Words of a sentence that tell what is to come.
static COMING: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "力争 预期目标 争取 今后五年 未来五年 今年要 明年要 将继续 将新建 将新增 将完成 将建成 将办好 将实施 将推进 将开展 将着力 将全力 将启动 将打造 将培育 将建设 将改造 将发放 将培训 将举办 将重点抓 将重点推进 将重点实施 将重点做好"
            .split_whitespace(),
    )
});

/// Words of what was done, in a plan too.
static PAST: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::words("已 去年 上年 目前 截至".split_whitespace()));

/// Words beside an aim that make it a yardstick, or no aim at all.
static YARDSTICKS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "完成 超额 超过计划 计划的 目标的 模拟 虚拟 目标任务 优于 好于 考核目标 责任目标 目标责任 目标考核 目标管理 目标人群 目标群体 目标客户 目标市场 拟定 拟订 草拟 确保了 拟投资 拟公开 拟修改 拟任 拟录用 拟出让 拟上市 拟发布 拟制定 拟出台 拟发文 拟签"
            .split_whitespace(),
    )
});

/// What is sought and won from above.
const GRANTS: &[&str] =
    &["资金", "债券", "国债", "专项债", "补助", "指标", "额度", "中央", "上级", "国家", "转移支付", "试点"];
/// Words before 争取 that tell what was won.
const WON: &[&str] = &["累计", "成功", "共", "已", "先后"];

/// What a change from a past number comes to.
const REACHES: &[&str] =
    &["增加到", "增长到", "提高到", "提升到", "扩大到", "下降到", "降低到", "增至", "升至", "降至"];

/// What somebody checks, and does not plan: 审查拟签订的合同41份.
const CHECKS: &[&str] = &["审查", "审核", "审议", "评估", "论证", "清理", "公示"];
/// What becomes of documents that were gone through: 清理文件120件，拟废止8件.
const SORTED: &[&str] = &["废止", "修订", "修改", "失效", "保留", "宣布", "整合"];
/// 拟 with the verb that 的 closes is at most this long (characters).
const ATTRIBUTE: usize = 8;

/// What may stand before 计划 where somebody plans: the clause's start, a time, a place or an office.
/// Elsewhere it closes a name: 人才计划, 招生计划.
const PLANNERS: &str = "年月日季今步将还也并已拟府局委市县区省州盟旗镇乡村办院厅部门司们院所队关位";
/// Nouns that 计划 opens: 计划总投资, 计划怀孕夫妇.
const PLANNED: &[&str] =
    &["总投资", "投资额", "生育", "单列", "怀孕", "的", "内", "外", "分", "书", "任务", "指标"];

/// Says of every figure of a line whether it is a target; `reported` is the year reported on.
pub(super) fn targets(
    figures: &mut [Figure],
    folded: &[char],
    start: usize,
    plans: &[CleanSpan],
    reported: Option<i32>,
) {
    let mut said = Said::default();
    let mut read = start;
    for figure in figures.iter_mut() {
        let at = figure.span.start;
        for place in read..at {
            said.read(folded, start, place, reported);
        }
        read = at;
        if matches!(figure.kind, Kind::Date | Kind::DocNumber) {
            continue;
        }
        // In a plan a clause that counts what was done does not aim.
        let planned = within(plans, at) && !said.past;
        figure.target = planned || said.aim && !said.yardstick || said.coming;
    }
}

/// True where one of the plans, in order and apart, holds `at`.
fn within(plans: &[CleanSpan], at: usize) -> bool {
    let index = plans.partition_point(|plan| plan.start <= at).checked_sub(1);
    index.is_some_and(|index| plans[index].contains(at))
}

/// What the sentence and the clause before a figure have said so far: each character is read once,
/// however many figures a line holds.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    /// The sentence tells of what is to come.
    coming: bool,
    /// The sentence goes through documents.
    sorting: bool,
    /// The clause names an aim.
    aim: bool,
    /// The clause measures by an aim, or only sounds like one.
    yardstick: bool,
    /// The clause tells what was done.
    past: bool,
    /// The clause tells what was checked.
    checked: bool,
    /// 争取 stands in the clause: what is won from above (争取资金95亿元) is a result.
    sought: bool,
    /// 计划 stands in the clause: where a title or name ends behind it, it is no plan of the report's.
    plan: bool,
}

impl Said {
    fn read(&mut self, folded: &[char], start: usize, place: usize, reported: Option<i32>) {
        let character = folded[place];
        if character == ';' || segment::ends_sentence(folded, place) {
            *self = Self::default();
            return;
        }
        if character == ',' {
            *self = Self { coming: self.coming, sorting: self.sorting, ..Self::default() };
            return;
        }
        let any = |words: &[&str]| words.iter().any(|word| is_at(folded, place, word));
        self.coming |= COMING.at(folded, place).is_some() || is_until(folded, start, place, reported);
        // 比去年增加200万元 measures what is planned; 由去年的1.1亿元增加到1.5亿元 ends in it
        let measures = place > start && matches!(folded[place - 1], '比' | '较');
        self.past |= PAST.at(folded, place).is_some() && !measures;
        self.past &= !any(REACHES);
        self.sorting |= is_at(folded, place, "清理");
        self.checked |= any(CHECKS);
        self.aim |= AIMS.at(folded, place).is_some();
        self.yardstick |=
            YARDSTICKS.at(folded, place).is_some() || self.plan && matches!(character, '》' | '”');
        if is_at(folded, place, "计划") {
            self.plan = true;
            self.aim |= plans(folded, start, place);
        }
        if character == '拟' {
            self.yardstick |=
                self.checked || is_attribute(folded, place) || self.sorting && is_sorted(folded, place);
        }
        self.seek(folded, place);
    }

    /// 争取: what is won from above is a result.
    fn seek(&mut self, folded: &[char], place: usize) {
        let won = is_at(folded, place, "争取").then(|| {
            self.sought = true;
            let amount = folded.get(place + 2).is_some_and(char::is_ascii_digit);
            amount || WON.iter().any(|word| ends_at(folded, place, word))
        });
        if won == Some(true) || self.sought && GRANTS.iter().any(|word| is_at(folded, place, word)) {
            (self.yardstick, self.coming) = (true, false);
        }
    }
}

/// 到2030年 at a clause's start, in a report on an earlier year.
fn is_until(folded: &[char], start: usize, place: usize, reported: Option<i32>) -> bool {
    if folded[place] != '到' || place > start && is_han(folded[place - 1]) {
        return false;
    }
    let year: Option<i32> =
        folded.get(place + 1..place + 5).and_then(|year| year.iter().collect::<String>().parse().ok());
    folded.get(place + 5) == Some(&'年') && year.zip(reported).is_some_and(|(year, reported)| year > reported)
}

/// True where somebody plans to do something at `place`: 全县计划新建, but 人才计划, 五年计划.
fn plans(folded: &[char], start: usize, place: usize) -> bool {
    let before = place.checked_sub(1).filter(|before| *before >= start).map(|before| folded[before]);
    let named =
        matches!(before, Some('年')) && place.checked_sub(2).is_some_and(|at| is_chinese_numeral(folded[at]));
    let free = before
        .is_none_or(|before| !is_han(before) && !matches!(before, '“' | '”') || PLANNERS.contains(before));
    let verb = folded.get(place + 2).is_some_and(|next| is_han(*next))
        && !PLANNED.iter().any(|word| is_at(folded, place + 2, word));
    free && !named && verb
}

/// 拟签订的: 的 closes what the documents are for.
fn is_attribute(folded: &[char], place: usize) -> bool {
    let words = folded[place..].iter().take(ATTRIBUTE).take_while(|character| is_han(**character));
    words.skip(1).any(|character| *character == '的')
}

fn is_sorted(folded: &[char], place: usize) -> bool {
    SORTED.iter().any(|word| is_at(folded, place + 1, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_made_by_somebody() {
        for (text, want) in [
            ("全县计划新建学校3所", true),
            ("计划培训300名", true),
            ("今年，计划开工12个", true),
            ("入选人才计划专家12名", false),
            ("招生计划1.2万个", false),
            ("第十个五年计划纲要", false),
            ("超计划19家", false),
            ("统计划分标准", false),
            ("计划总投资50万元", false),
        ] {
            let text: Vec<char> = text.chars().collect();
            let at = text.windows(2).position(|word| word == ['计', '划']);
            assert_eq!(at.map(|at| plans(&text, 0, at)), Some(want), "{}", text.iter().collect::<String>());
        }
    }

    #[test]
    fn what_was_is_told_by_its_own_words() {
        for (text, want) in [
            ("去年办结", true),
            ("比去年增加", false),
            ("由去年的", true),
            ("由去年的若干增加到", false),
            ("目前已建成", true),
            ("去年减少,今年", false),
        ] {
            let text: Vec<char> = text.chars().collect();
            let mut said = Said::default();
            (0..text.len()).for_each(|place| said.read(&text, 0, place, None));
            assert_eq!(said.past, want, "{}", text.iter().collect::<String>());
        }
    }

    #[test]
    fn a_later_year_is_a_date_to_reach() {
        for (text, reported, want) in [
            ("到2030年建成3个", Some(2025), true),
            ("到2025年建成3个", Some(2025), false),
            ("到2030年建成3个", None, false),
            ("到20日建成3个", Some(2025), false),
        ] {
            let text: Vec<char> = text.chars().collect();
            assert_eq!(is_until(&text, 0, 0, reported), want);
        }
    }
}
