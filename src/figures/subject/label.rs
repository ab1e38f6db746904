//! The label before a number, cut down to the words that name what is counted.

use super::words::{CHANGE, CHANGING, NAMED, TRAILING, leading};
use crate::text::{
    CleanSpan,
    lexicon::{Lexicon, is_at},
    pinyin::is_han,
};
use std::sync::LazyLock;

/// Longest subject before a number, in characters.
pub(super) const LONGEST: usize = 28;

/// The words before a number in its clause, less what says nothing.
pub(super) fn label(folded: &[char], mut start: usize, mut end: usize) -> Option<CleanSpan> {
    loop {
        let before = (start, end);
        while start < end
            && matches!(folded[start], ' ' | '、' | '.' | ')' | '”' | '-' | '—')
            && (folded[start] != '”')
        {
            start += 1;
        }
        if let Some(len) = leading(folded, start).filter(|len| start + len <= end) {
            start += len;
        }
        while start < end && matches!(folded[end - 1], ' ' | '-' | '—' | '(') {
            end -= 1;
        }
        if let Some((len, ())) = TRAILING.before(folded, end).filter(|(len, ())| end - len >= start)
            && !(len == 1 && ends_measured(folded, start, end))
        {
            end -= len;
        }
        // 61名执业律师中有50余名: among those counted before
        if end > start + NAMED && folded[end - 1] == '中' && !is_middle(folded[end - 2]) {
            end -= 1;
        }
        // 产值过百亿元, but 审议通过21件
        if end > start + NAMED && folded[end - 1] == '过' && !"通经不度渡难超".contains(folded[end - 2])
        {
            end -= 1;
        }
        if let Some((len, ())) = CHANGING.before(folded, end).filter(|(len, ())| end - len >= start + NAMED) {
            end -= len;
        }
        if (start, end) == before {
            break;
        }
    }
    if let Some(cut) = behind_adverb(folded, start, end) {
        start = cut;
    }
    if let Some(cut) = behind_actors(folded, start, end) {
        start = cut;
    }
    if let Some(cut) = behind_levels(folded, start, end) {
        start = cut;
    }
    if let Some(cut) = from_to(folded, start, end) {
        end = cut;
    }
    if end - start.min(end) > LONGEST {
        start = last_step(folded, start, end);
    }
    (start < end && folded[start..end].iter().any(|c| is_han(*c) || c.is_ascii_alphabetic()))
        .then(|| CleanSpan::new(start, end))
}

/// Where the words from `start` that name what is counted end, before `end`: what leads up to the numbers of a
/// list, and what they are measured by, left out (近年来首次出现, 年均, 较“十三五”同期).
pub(super) fn trimmed_end(folded: &[char], start: usize, end: usize) -> usize {
    let mut to = end;
    loop {
        let least = start + 2;
        let (filler, change) = (TRAILING.before(folded, to), CHANGING.before(folded, to));
        let filler = filler
            .filter(|(len, ())| folded[to - len] != '占' && (*len > 1 || !ends_measured(folded, start, to)));
        let adverb = ADVERBS.before(folded, to);
        let len = [filler, change, adverb].into_iter().flatten().map(|(len, ())| len).max();
        to = match len.filter(|len| to >= least + len) {
            Some(len) => to - len,
            None if to > least && folded[to - 1] == ' ' => to - 1,
            None => break,
        };
    }
    let measured = |at: usize| folded[at] == '较' && (folded[at + 1] == '“' || THAN.at(folded, at).is_some());
    (start + 2..to.saturating_sub(2)).rev().take(LONGEST / 2).find(|&at| measured(at)).unwrap_or(to)
}

/// Words between the members of a list and their numbers that tell when and how they changed.
static ADVERBS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "同比 环比 年均 每年 每月 两年 三年 五年 平均每年 总体 首次出现 近年来 首次 均 也 都 还 双下降 “双下降” 双增长 “双增长” 双降 “双降” 继续"
            .split_whitespace(),
    )
});

/// How things came to be counted, which says nothing of how many there are.
pub(super) static ACTS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "净增 净增加 新增 新增加 新登记 新设立 新设 新注册 新培育 新认定 新建 新建成 新发展 新引进 新入库 新入统 新培养 新获评 新评定 新创建 新选育 新申报 新开办"
            .split_whitespace(),
    )
});

/// Behind 全市, 全区, 我县 and the like.
pub(super) fn without_place(folded: &[char], start: usize, end: usize) -> usize {
    let named = start + 2 < end
        && matches!(folded[start], '全' | '我')
        && "国省市区县州旗镇乡街".contains(folded[start + 1]);
    if named { start + 2 } else { start }
}

/// What is counted of which so many are new: 经营主体 in 全区净增经营主体.
pub(super) fn of_all(folded: &[char], label: CleanSpan) -> CleanSpan {
    let act = (label.start..label.end).find_map(|at| ACTS.at(folded, at).map(|(len, ())| at + len));
    let start = without_place(folded, act.unwrap_or(label.start), label.end);
    act.filter(|_| start + 2 <= label.end).map_or(label, |_| CleanSpan::new(start, label.end))
}

/// True for a character that makes one word with 中 behind it: 高中, 集中, 其中.
pub(super) fn is_middle(before: char) -> bool {
    "高初集其手途家空".contains(before)
}

/// True where 均, 到, 有 or 为 closes a word of its own: 人均, 应到, 收到, 行为, 实有.
fn ends_measured(folded: &[char], start: usize, end: usize) -> bool {
    end >= start + 2
        && match folded[end - 1] {
            '均' => "人户亩日月年地".contains(folded[end - 2]),
            '有' => folded[end - 2] == '实',
            '到' => "应实收接找".contains(folded[end - 2]),
            '为' => "行作".contains(folded[end - 2]),
            _ => false,
        }
}

/// Where the last step of a long label starts: behind its last verb or item, else at its last words.
fn last_step(folded: &[char], start: usize, end: usize) -> usize {
    let nearest = start.max(end - LONGEST);
    let verbs = ["开展", "进行", "组织", "举办", "召开", "实施", "推进", "完成", "等"];
    let behind =
        |at: usize| verbs.iter().find(|verb| is_at(folded, at, verb)).map(|verb| at + verb.chars().count());
    let step = (nearest..end.saturating_sub(5)).rev().find_map(behind);
    let item = || {
        (nearest..end.saturating_sub(4))
            .rev()
            .find(|&at| matches!(folded[at], '、' | '》' | '”'))
            .map(|at| at + 1)
    };
    step.or_else(item).unwrap_or(nearest)
}

/// 各乡镇、各部门共召开工作会: what is counted follows the adverb; who did it stands before.
fn behind_adverb(folded: &[char], start: usize, end: usize) -> Option<usize> {
    (start..end.saturating_sub(3)).rev().find_map(|at| {
        let len = ["全年累计", "累计", "共计", "总共", "全年", "先后", "年内", "共"]
            .iter()
            .find(|word| is_at(folded, at, word))?
            .chars()
            .count();
        let joined = len == 1
            && (folded.get(at + 1).is_some_and(|c| "同享建治识融赢管商用和党青有性振存".contains(*c))
                || at > 0 && "公中一总".contains(folded[at - 1]));
        let has = usize::from(folded[at + len] == '有');
        (!joined && end - (at + len) >= 2 + has).then_some(at + len + has)
    })
}

/// 各镇街、各有关单位组织演练, 通过政务平台公开信息: what was done follows; who did it, where several are named,
/// and by what means stand before.
fn behind_actors(folded: &[char], start: usize, end: usize) -> Option<usize> {
    if DEEDS.at(folded, start).is_some() {
        return None;
    }
    let ends_with =
        |words: &Lexicon<()>, at| words.before(folded, at).is_some_and(|(len, ())| at - len >= start);
    let several = |at: usize| folded[start..at].iter().any(|c| matches!(c, '、' | '及' | '和'));
    let through = |at: usize| (start..at).any(|by| BY.iter().any(|word| is_at(folded, by, word)));
    (start + 4..end.saturating_sub(3)).find(|&at| {
        DEEDS.at(folded, at).is_some_and(|(len, ())| at + len + 2 <= end)
            && (ends_with(&ACTORS, at) && several(at) || ends_with(&MEANS, at) && through(at))
    })
}

/// Words that open the means by which something was done.
const BY: [&str; 5] = ["通过", "依托", "利用", "借助", "运用"];

/// What such means end with.
static MEANS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words("平台 系统 网站 网络 热线 渠道 形式 方式 媒体 门户 公众号".split_whitespace())
});

/// Who acts: the words that such names end with.
static ACTORS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "单位 部门 政府 街道 乡镇 镇街 街镇 机关 委员会 法院 检察院 局 办公室 支队 大队 各镇 社区 行政村 学校 工作站 服务站 司法所"
            .split_whitespace(),
    )
});

/// What they do with the things that are counted.
static DEEDS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "组织 开展 举办 召开 办理 办结 受理 收到 接到 出具 制定 出台 印发 制发 公开 主动公开 审查 审核 审理 排查 整改 化解 调解 发放 涉及 联合开展 联合组织 共同开展          积极开展 认真开展 全面开展 广泛开展 深入开展 依法办理 依法审理 发布 报送 提交 查处 检查 走访 培训 参加 参与"
            .split_whitespace(),
    )
});

/// 区、街道两级中心达标率, 县乡村三级网络: the levels of government stand before what is counted.
/// 三级医院 is a grade and stays.
fn behind_levels(folded: &[char], start: usize, end: usize) -> Option<usize> {
    (start + 1..end.saturating_sub(3)).rev().find_map(|at| {
        let levels = is_at(folded, at, "两级")
            || folded[at + 1] == '级'
                && "三四五".contains(folded[at])
                && "县乡村镇区市省街道".contains(folded[at - 1]);
        levels.then_some(at + 2)
    })
}

/// 重复率从去年0.3%, 补助由每人每年380元: the label ends where 从 or 由 opens the change.
fn from_to(folded: &[char], start: usize, end: usize) -> Option<usize> {
    (start + 2..end).rev().take(8).find(|&at| {
        matches!(folded[at], '从' | '由')
            && [
                "去年", "上年", "原来", "年初", "此前", "最初", "原先", "之前", "每", "人均", "户均", "“",
                "不足", "原有", "目前", "当年", "当初", "平均", "前年", "期初",
            ]
            .iter()
            .any(|word| is_at(folded, at + 1, word))
            || matches!(folded[at], '从' | '由') && at + 1 == end
    })
}

/// Words that open with 比 and compare nothing.
static NOT_THAN: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::words("比例 比重 比赛 比武 比值 比率 比选 比对 比价".split_whitespace()));

/// What 较 measures a change by.
static THAN: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "较上 较去 较前 较年 较同 较规定 较预算 较计划 较全 较国 较省 较市 较法定 较承诺 较原 较基"
            .split_whitespace(),
    )
});

/// True where the words tell only of a change (同比增长, 比“九五”末) or of what it is measured by
/// (比全国平均增速).
pub(super) fn is_change(folded: &[char], span: CleanSpan) -> bool {
    let mut at = span.start;
    // 总数达9个: of what the clause before counts
    if matches!(folded[span.start..span.end], ['总', '数' | '量'] | ['总', '数' | '量', '首', '次']) {
        return true;
    }
    if span.len() > 2
        && (folded[at] == '比' && NOT_THAN.at(folded, at).is_none() || THAN.at(folded, at).is_some())
    {
        return true;
    }
    while at < span.end {
        // “九五”, “十四五”: a plan's years
        if folded[at] == '“'
            && let Some(close) = (at + 2..span.end.min(at + 6)).find(|&close| folded[close] == '”')
            && folded[close - 1] == '五'
        {
            at = close + 1;
            continue;
        }
        if folded[at].is_ascii_digit() || folded[at] == '年' || folded[at] == ' ' {
            at += 1;
            continue;
        }
        match CHANGE.at(folded, at) {
            Some((len, ())) => at += len,
            None => return false,
        }
    }
    true
}
