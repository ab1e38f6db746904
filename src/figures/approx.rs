//! How exactly a figure is stated: the words before, inside and behind it.

use super::{Approx, Bound, Kind};
use crate::text::lexicon::{Lexicon, ends_at, is_at};
use std::sync::LazyLock;

static BEFORE: LazyLock<Lexicon<Bound>> = LazyLock::new(|| {
    let words = [
        (Bound::About, "约 大约 约为 约占 约有 约合 大致 估计 预计约 左右"),
        (Bound::Nearly, "近 将近 接近 临近"),
        (
            Bound::Over,
            "超 超过 超出 超额完成 逾 突破 打破 破 高于 大于 多于 多达 远超 已超 将超 首超 首次突破 超越 过 强于 不止",
        ),
        (Bound::AtLeast, "不少于 不低于 不小于 不下 不下于 至少 起码 最少 最低 不短于"),
        (Bound::Under, "不足 不到 未满 不满 未达 未到 低于 少于 小于 短于 不及"),
        (Bound::AtMost, "不超过 不超 未超过 未超 不高于 不大于 不多于 至多 最多 顶多 不逾 不突破 不长于"),
    ];
    Lexicon::new(
        words.into_iter().flat_map(|(bound, list)| list.split_whitespace().map(move |word| (word, bound))),
    )
});

/// Words that end in one of the above and mean something else.
static NOT_BEFORE: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "附近 临近的 靠近 邻近 亲近 最近 新近 就近 远近 贴近 相近 走近 习近 \
         节约 预约 契约 签约 制约 公约 合约 条约 违约 履约 集约 相约 邀约 毁约 特约 简约 解约 续约 立约 应约 约约 \
         反超 赶超 高超 侦破 告破 爆破 冲破 撞破 查破 攻破 识破 \
         通过 经过 不过 度过 开过 来过 去过 做过 有过 看过 听过 办过 超不过 难过 渡过 走过 挺过 审议通过 审核通过"
            .split_whitespace(),
    )
});

/// Words that end like one of [`NOT_BEFORE`] by chance: 化解约30起, 征集约200条.
static BY_CHANCE: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "化解约 调解约 和解约 缓解约 了解约 持续约 手续约 连续约 陆续约 后续约 精简约 供应约 响应约 \
         设立约 成立约 建立约 订立约 综合约 整合约 联合约 混合约 环节约 调节约 春节约 编制约 研制约 印制约 控制约 \
         征集约 收集约 募集约 筹集约 采集约 归集约 干预约 更新近 创新近 翻新近 刷新近"
            .split_whitespace(),
    )
});

static BEHIND: LazyLock<Lexicon<Bound>> = LazyLock::new(|| {
    let words = [
        (Bound::About, "左右 上下 前后 许"),
        (Bound::Over, "开外 有余 之多"),
        (Bound::AtLeast, "以上 及以上 或以上 之上"),
        (Bound::AtMost, "以下 及以下 之下 以内 之内 内"),
    ];
    Lexicon::new(
        words.into_iter().flat_map(|(bound, list)| list.split_whitespace().map(move |word| (word, bound))),
    )
});

/// Fillers between the word and the number: 超过了300家, 约为.
const FILLERS: &[char] = &['了', '达', '到', '为', '有', '共', '计', '在', '于', '是', ' '];

/// What the words around say. `start` and `end` delimit the figure; `over` and `about` come from
/// inside it.
pub(super) fn approx(
    folded: &[char],
    start: usize,
    end: usize,
    kind: Kind,
    over: bool,
    about: bool,
) -> Approx {
    if matches!(kind, Kind::Date | Kind::Rank | Kind::DocNumber) {
        return Approx::Exact;
    }
    if over {
        return Approx::Over;
    }
    match bound(folded, start, end, kind) {
        Some(bound) => bound.approx(),
        None if about => Approx::About,
        None => Approx::Exact,
    }
}

/// What the words around alone say; a lower bound, which is said where one may be meant, before all others.
pub(super) fn bound(folded: &[char], start: usize, end: usize, kind: Kind) -> Option<Bound> {
    let (before, behind) = (before(folded, start, kind), behind(folded, end, kind));
    let is_lower = |bound: &Bound| bound.approx() == Approx::Over;
    before.filter(is_lower).or(behind.filter(is_lower)).or(behind).or(before)
}

fn before(folded: &[char], start: usize, kind: Kind) -> Option<Bound> {
    let mut end = if ends_at(folded, start, "人民币") { start - 3 } else { start };
    for _ in 0..3 {
        if NOT_BEFORE.before(folded, end).is_some() && BY_CHANCE.before(folded, end).is_none() {
            return None;
        }
        if let Some((len, bound)) = BEFORE.before(folded, end) {
            let word = end - len;
            let other = is_recent(folded, word, start, kind)
                || is_plain_guo(folded, word, end, start)
                || is_overcome(folded, word, start, kind);
            return (!other).then_some(*bound);
        }
        match end.checked_sub(1).map(|last| folded[last]) {
            Some(last) if FILLERS.contains(&last) => end -= 1,
            _ => break,
        }
    }
    govern(folded, start).or_else(|| share(folded, start)).or_else(|| based(folded, start))
}

/// 低于每立方米19微克: the word stands before the base of the rate.
fn based(folded: &[char], start: usize) -> Option<Bound> {
    let base = (start.saturating_sub(LONGEST_BASE)..start).rev().find(|&at| folded[at] == '每')?;
    let named = folded[base + 1..start].iter().all(|c| crate::text::pinyin::is_han(*c));
    BEFORE.before(folded, base).filter(|(len, _)| named && *len > 1).map(|(_, bound)| *bound)
}

/// A base of a rate, 每 included, is at most this long (characters).
const LONGEST_BASE: usize = 6;

/// 约占常住人口的18%, 不低于总数的30%: the word stands before the whole that the share is of.
fn share(folded: &[char], start: usize) -> Option<Bound> {
    let whole = ["全国", "全省", "全区", "全市", "全县", "总量", "总数", "总额"];
    if start == 0 || folded[start - 1] != '的' && !whole.iter().any(|word| ends_at(folded, start, word)) {
        return None;
    }
    let words = [
        ("约占", Bound::About),
        ("近占", Bound::Nearly),
        ("不低于", Bound::AtLeast),
        ("不少于", Bound::AtLeast),
        ("不超过", Bound::AtMost),
    ];
    let from = (start.saturating_sub(16)..start)
        .rev()
        .find(|&at| !crate::text::pinyin::is_han(folded[at]))
        .map_or(start.saturating_sub(16), |at| at + 1);
    (from..start)
        .rev()
        .find_map(|at| words.iter().find(|(word, _)| is_at(folded, at, word)).map(|(_, bound)| *bound))
}

/// Words of a bound that govern the verb between: 至少建成3个, 最多可贷30万元.
fn govern(folded: &[char], start: usize) -> Option<Bound> {
    let words = [
        ("至少", Bound::AtLeast),
        ("最少", Bound::AtLeast),
        ("不少于", Bound::AtLeast),
        ("至多", Bound::AtMost),
        ("最多", Bound::AtMost),
        ("不超过", Bound::AtMost),
    ];
    (1..=4).find_map(|gap| {
        let end = start.checked_sub(gap)?;
        let plain = folded[end..start].iter().all(|c| crate::text::pinyin::is_han(*c));
        let (_, bound) = words.iter().find(|(word, _)| plain && ends_at(folded, end, word))?;
        Some(*bound)
    })
}

/// 突破12项关键技术, 打破9年没有新线的局面: difficulties overcome, not a number surpassed.
fn is_overcome(folded: &[char], word: usize, start: usize, kind: Kind) -> bool {
    let rest = &folded[start..];
    kind == Kind::Duration && is_at(folded, word, "打破")
        || kind == Kind::Quantity
            && (is_at(folded, word, "突破") || is_at(folded, word, "打破"))
            && ["技术", "垄断", "难题", "瓶颈", "堵点", "难点", "卡脖子"]
                .iter()
                .any(|noun| crate::text::lexicon::has(&rest[..rest.len().min(16)], noun))
}

/// 近三年, 近5年来: the last years, counted exactly.
fn is_recent(folded: &[char], word: usize, start: usize, kind: Kind) -> bool {
    let opens = word == 0
        || !crate::text::pinyin::is_han(folded[word - 1])
        || ["在", "的", "对", "将", "把"].iter().any(|w| ends_at(folded, word, w));
    kind == Kind::Duration && folded[word] == '近' && word + 1 == start && opens
}

/// 过 alone says "over" only before a size: 过百, 过万.
fn is_plain_guo(folded: &[char], word: usize, end: usize, start: usize) -> bool {
    end - word == 1
        && folded[word] == '过'
        && !matches!(folded.get(start), Some('百' | '千' | '万' | '亿' | '半'))
}

fn behind(folded: &[char], end: usize, kind: Kind) -> Option<Bound> {
    let mut at = end;
    // 60岁(含)以上, 5164件(次)以上, 3年及以上
    if folded.get(at) == Some(&'(') {
        let close = folded[at..].iter().take(7).position(|character| *character == ')')?;
        at += close + 1;
    }
    if let Some((len, bound)) = BEHIND.at(folded, at) {
        let word = &folded[at..at + len];
        let next = folded.get(at + len);
        let other = match word {
            ['内'] => {
                matches!(
                    next,
                    Some(
                        '部' | '容'
                            | '外'
                            | '控'
                            | '设'
                            | '资'
                            | '涵'
                            | '地'
                            | '在'
                            | '陆'
                            | '蒙'
                            | '河'
                            | '需'
                            | '审'
                    )
                ) || !matches!(kind, Kind::Duration | Kind::Quantity | Kind::Money | Kind::Percent)
            }
            ['上', '下'] => next == Some(&'级') || next == Some(&'联') || next == Some(&'游'),
            ['前', '后'] => !matches!(kind, Kind::Duration),
            ['以', '下'] => matches!(next, Some('简' | '几' | '问' | '方' | '内' | '情')),
            ['许'] => next == Some(&'可') || next == Some(&'多'),
            _ => false,
        };
        return (!other).then_some(*bound);
    }
    // 3年多, 8公里多
    let after = folded.get(at + 1).copied();
    if folded.get(at) == Some(&'多')
        && !after.is_some_and(|next| {
            "次个种元年方层项样渠部名家批点场措措端维条地级边头向发见能领机套位人样".contains(next)
        })
    {
        return Some(Bound::Over);
    }
    (folded.get(at) == Some(&'余') && !is_at(folded, at, "余额") && !is_at(folded, at, "余下"))
        .then_some(Bound::Over)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_a_number() {
        for (text, want) in [
            ("共约[300家]企业", Approx::About),
            ("超过了[300家]", Approx::Over),
            ("不少于[8小时]", Approx::Over),
            ("签约[12个]", Approx::Exact),
            ("侦破[12起]", Approx::Exact),
            ("通过[12件]", Approx::Exact),
            ("附近[3个]", Approx::Exact),
            ("挽回损失约[3个]", Approx::About),
            ("化解约[3个]", Approx::About),
            ("征集约[3个]", Approx::About),
            ("更新近[3个]", Approx::About),
            ("近[3年]来", Approx::Exact),
            ("历时近[3年]", Approx::About),
            ("不超过[5%]", Approx::Under),
            ("[30日]内", Approx::Under),
            ("[30个]内设机构", Approx::Exact),
            ("[60岁](含)以上", Approx::Over),
            ("[3年]多", Approx::Over),
            ("[3年]多次", Approx::Exact),
            ("[5人]左右", Approx::About),
            ("约[3公里]以上", Approx::Over),
            ("突破[百亿元]", Approx::Over),
        ] {
            let chars: Vec<char> = text.chars().filter(|c| !matches!(c, '[' | ']')).collect();
            let start = text.chars().position(|c| c == '[').unwrap();
            let end = text.chars().position(|c| c == ']').unwrap() - 1;
            let kind = if text.contains('年') || text.contains("小时") || text.contains("日") {
                Kind::Duration
            } else {
                Kind::Quantity
            };
            assert_eq!(approx(&chars, start, end, kind, false, false), want, "{text}");
        }
    }
}
