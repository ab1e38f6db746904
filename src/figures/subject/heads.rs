//! The head that the members of a list share: 居民人均可支配收入 in 城镇、农村居民人均可支配收入.
//!
//! Only the last member has it written out. Where its own part ends is told, the surer first, by a count of
//! them (甲、乙两类案件), by ordinals (一、二、三产业), by an ending that an earlier member has too
//! (装备制造业、高技术制造业增加值), by words that heads are made of, and by the length of short members
//! that stand side by side (炼铁、炼钢先进产能占比). Where none of them tells, nothing is shared.

use super::super::shared::{Member, Shared};
use crate::text::{
    CleanSpan,
    lexicon::{Lexicon, ends_at, is_at},
    pinyin::is_han,
};
use std::sync::LazyLock;

/// Words that heads are made of.
static HEADS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "居民 农民 低保 最低生活保障 常住 人口 人均 户均 亩均 可支配 收入 纯收入 净收入 总收入 消费 消费支出 支出 生产总值 增加值 总产值 产值 产量 产能 先进 \
         销量 销售 销售额 销售量 零售 零售额 零售总额 商品 限上 限额以上 规上 规模以上 营业 营业收入 利润 利润总额 税收 缴税 纳税 \
         投资 投资额 总投资 出口 进口 进出口 出口额 进口额 进出口额 总额 总值 余额 贷款 存款 保费 市场 规模 产业规模 吞吐量 客运量 货运量 运量 周转量 \
         排放 排放量 排放总量 排放强度 强度 浓度 平均 平均浓度 标准 月标准 补助 补贴 津贴 财政 最低 最高 年 月 日 单日 \
         合格率 达标率 覆盖率 普及率 建成率 满意率 满意度 办结率 入学率 入园率 巩固率 参保率 利用率 处理率 治理率 化解率 成功率 增长率 使用率 知晓率 参与率 普惠率 回收率 自给率 死亡率 发病率 失业率 就业率 \
         占比 比重 比例 增速 增幅 涨幅 降幅 人数 户数 件数 起数 数量 总数 总量 数 面积 播种 种植 养殖 里程 总里程 通车 运营 \
         案件 纠纷 警情 事故 发案 立案 企业 单位 平台 创新 项目 产业 行业 领域 机构 工程 投入 经费 资金 基金 用地 用电量 用水量 发电量 装机 装机容量 装机规模 消费量 使用量 用量 \
         出栏 出栏量 存栏 存栏量 全产业链 产业链 客流 客流量 旅客 游客 接待 主体 经营主体 学位 床位 养老 保险 参保 参保人数 示范村 示范县 示范区 抽检 检测 处理 治理 利用 收购价 价格 指数 国家 地区 城市 教育 毛入学率"
            .split_whitespace(),
    )
});

/// Words that end a name which lacks nothing: 事故起数, 城镇调查失业率.
static WHOLE: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "数 率 额 量 值 费 资 款 积 度 入 出 进口 比重 占比 标准 规模 能耗 水耗 增速 增幅 涨幅 降幅 里程 人次 总花费 花费 余额 事故 警情"
            .split_whitespace(),
    )
});

/// Words that open a statement of its own: 接待游客、实现旅游总花费.
const DEEDS: [&str; 12] =
    ["实现", "新增", "发放", "完成", "接待", "累计", "开展", "办理", "受理", "办结", "认定", "建成"];

/// An ending of one character that tells classes of things.
const CLASSES: &str = "级类业品店区县镇村市省产型盟";

const ORDINALS: [(char, &str); 5] =
    [('一', "第一"), ('二', "第二"), ('三', "第三"), ('四', "第四"), ('五', "第五")];

/// One word for several things that are counted one by one, and those; the longer before its beginning.
const COMPOUNDS: [(&str, &[&str]); 9] = [
    ("城乡低保", &["城市低保", "农村低保"]),
    ("城乡最低生活保障", &["城市最低生活保障", "农村最低生活保障"]),
    ("城乡", &["城镇", "农村"]),
    ("一二三产业", &["第一产业", "第二产业", "第三产业"]),
    ("一二三产", &["一产", "二产", "三产"]),
    ("三次产业", &["第一产业", "第二产业", "第三产业"]),
    ("存贷款", &["存款", "贷款"]),
    ("中小学", &["中学", "小学"]),
    ("男女", &["男", "女"]),
];

/// True for a name of several words that ends like a measure: 事故起数.
pub(super) fn is_whole_name(folded: &[char], name: CleanSpan) -> bool {
    WHOLE.before(folded, name.end).is_some_and(|(len, ())| len <= name.len())
}

/// What each member of a list shares with the last, if it does.
pub(super) fn shared(folded: &[char], members: &[CleanSpan]) -> Vec<Option<Shared>> {
    let none = || vec![None; members.len()];
    let Some((last, earlier)) = members.split_last() else { return none() };
    if DEEDS.iter().any(|deed| is_at(folded, last.start, deed)) {
        return none();
    }
    let Some(Split { own, head }) = split(folded, earlier, *last) else { return none() };
    let named = |member: CleanSpan| {
        // 技改投资、民间投资增速 share 增速
        let twice =
            member.len() > 2 && folded[head.start..head.end].starts_with(&folded[member.end - 2..member.end]);
        let head = CleanSpan::new(head.start + if twice { 2 } else { 0 }, head.end);
        let member = ordinal(folded, member).map_or(Member::Said(member), Member::Meant);
        Some(Shared { member, head })
    };
    let mut found: Vec<Option<Shared>> =
        earlier.iter().map(|member| named(*member).filter(|_| !is_whole(folded, *member, head))).collect();
    let own = CleanSpan::new(last.start, own);
    let written_out = own.end == head.start && (own.len() > 1 || ordinal(folded, own).is_none());
    found.push(named(own).filter(|_| !written_out && !is_whole(folded, own, head)));
    found
}

/// 城乡居民收入分别为…和…: what the figure at `turn` of `count` counts, where one word names all of them.
pub(super) fn compound(folded: &[char], label: CleanSpan, turn: usize, count: usize) -> Option<Shared> {
    let mut start = label.start;
    if folded[start] == '全' && start + 2 < label.end {
        start += 2;
    }
    let (word, each) = COMPOUNDS.iter().find(|(word, _)| is_at(folded, start, word))?;
    let head = CleanSpan::new(start + word.chars().count(), label.end.max(start));
    let member = each.get(turn).filter(|_| count == each.len() && head.start + 2 <= head.end)?;
    Some(Shared { member: Member::Meant(member), head })
}

/// Where the own part of the last member ends, and the head behind it.
struct Split {
    own: usize,
    head: CleanSpan,
}

fn split(folded: &[char], earlier: &[CleanSpan], last: CleanSpan) -> Option<Split> {
    let lacking = || earlier.iter().rev().filter(|member| !is_whole_name(folded, **member));
    let at = |own: usize| Split { own, head: CleanSpan::new(own, last.end) };
    let found = counted(folded, last)
        .or_else(|| deposits(folded, earlier, last).map(at))
        .or_else(|| ordinals(folded, earlier, last).map(at))
        .or_else(|| lacking().find_map(|member| behind_ending(folded, *member, last)).map(at))
        .or_else(|| made_of_heads(folded, earlier.last()?.len(), last).map(at))
        .or_else(|| side_by_side(folded, earlier, last).map(at));
    let mut split = found?;
    // “城市书房、城市公园”保有量: the quotation ends with the own part
    if folded.get(split.head.start) == Some(&'”') {
        split = Split { own: split.own + 1, head: CleanSpan::new(split.head.start + 1, split.head.end) };
    }
    (split.head.len() >= 2 && is_han(folded[split.head.start])).then_some(split)
}

/// 存、贷款余额 parts 存款 from 贷款.
fn deposits(folded: &[char], earlier: &[CleanSpan], last: CleanSpan) -> Option<usize> {
    let deposit = folded[earlier.last()?.end - 1] == '存' && is_at(folded, last.start, "贷款");
    deposit.then_some(last.start + 1)
}

/// 甲、乙两类案件, 甲、乙等产品产量.
fn counted(folded: &[char], last: CleanSpan) -> Option<Split> {
    let counts = |at: usize| {
        "两二三四五六".contains(folded[at]) && folded.get(at + 1).is_some_and(|c| "类项种个级大".contains(*c))
    };
    let others = |at: usize| folded[at] == '等' && !"高中初平同优均对相特".contains(folded[at - 1]);
    let own = (last.start + 1..last.end.saturating_sub(2)).find(|&at| others(at) || counts(at))?;
    let named = own + usize::from(folded[own] == '等');
    let named = if counts(named) { named + 2 } else { named };
    Some(Split { own, head: CleanSpan::new(named, last.end) })
}

/// 第一、第三产业, 一、二、三产业: where the ordinal of the last ends.
fn ordinals(folded: &[char], earlier: &[CleanSpan], last: CleanSpan) -> Option<usize> {
    let own = last.start + if folded[last.start] == '第' { 2 } else { 1 };
    let all = earlier.iter().all(|member| ordinal(folded, *member).is_some());
    (all && ordinal(folded, CleanSpan::new(last.start, own)).is_some()).then_some(own)
}

/// 一 or 第一, in words.
fn ordinal(folded: &[char], member: CleanSpan) -> Option<&'static str> {
    let number = match folded.get(member.start..member.end)? {
        ['第', number] | [number] => *number,
        _ => return None,
    };
    ORDINALS.iter().find(|(numeral, _)| *numeral == number).map(|(_, word)| *word)
}

/// 国家级、部级创新平台: behind the ending of an earlier member.
fn behind_ending(folded: &[char], member: CleanSpan, last: CleanSpan) -> Option<usize> {
    (1..=member.len().min(last.len())).rev().find_map(|len| {
        let ending = &folded[member.end - len..member.end];
        if len == 1 && !CLASSES.contains(ending[0]) {
            return None;
        }
        // 服务业、工业技改投资: one character closes the own part only before words of a head
        let surely = len > 1 || matches!(ending[0], '级' | '类' | '型');
        (last.start + 1..last.end)
            .filter(|&at| folded[at..last.end].starts_with(ending))
            .map(|at| at + len)
            .find(|own| own + 2 <= last.end && (surely || tiles(folded, *own, last.end)))
    })
}

/// Behind the own part of the last member, where words of heads are all that follows.
fn made_of_heads(folded: &[char], length: usize, last: CleanSpan) -> Option<usize> {
    let least = if length == 1 { 1 } else { 2 };
    let like = Some(last.start + length).filter(|own| length <= 2 && tiles(folded, *own, last.end));
    like.or_else(|| (last.start + least..last.end).find(|&own| tiles(folded, own, last.end)))
}

/// True where words of heads stand side by side from `at` to `end`.
fn tiles(folded: &[char], at: usize, end: usize) -> bool {
    let mut reached = vec![false; (end + 1).saturating_sub(at)];
    let Some(first) = reached.first_mut() else { return false };
    *first = true;
    for place in at..end {
        if reached[place - at] {
            let lengths = HEADS.all_at(folded, place).map(|(len, ())| place - at + len);
            lengths.for_each(|to| reached.get_mut(to).into_iter().for_each(|reached| *reached = true));
        }
    }
    reached.last() == Some(&true)
}

/// 炼铁、炼钢先进产能占比: short members that stand side by side are of one length.
fn side_by_side(folded: &[char], earlier: &[CleanSpan], last: CleanSpan) -> Option<usize> {
    let length = earlier.first()?.len();
    let alike = earlier.iter().all(|member| member.len() == length);
    let plain = !folded[last.start..last.end].contains(&'的');
    (alike && plain && length <= 2 && last.len() >= length + 2).then_some(last.start + length)
}

/// True for a member that has a head of its own. 投资 has none before 增速.
fn is_whole(folded: &[char], member: CleanSpan, head: CleanSpan) -> bool {
    let same = || {
        let len = head.len().min(member.len());
        folded[member.end - len..member.end] == folded[head.end - len..head.end]
    };
    let rate = ["增速", "增幅", "涨幅"].iter().any(|word| ends_at(folded, head.end, word));
    let ends = |words: &str| words.contains(folded[member.end - 1]);
    same() || is_whole_name(folded, member) && (!rate || ends("率幅速度"))
}
