//! The subject of a figure: the words that say what is counted.
//!
//! Chinese puts the label before the number (行政复议案件21件), behind it (218项行政审批职能), or a
//! clause away (…案件270件，办结251件); 分别 pairs several labels with several numbers. The words
//! are always a stretch of the text.

use super::{Figure, Kind};
use crate::text::{
    CleanSpan, enumerator,
    lexicon::{Lexicon, has, is_at},
    pinyin::is_han,
    segment,
};
use std::sync::LazyLock;

/// Words at a label's start that say nothing of what is counted.
static LEADING: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "全年 累计 共 共计 其中 目前 截至目前 截止目前 今年 去年 本年度 年内 同时 并 也 还 另 另有 另外 已 已经 均 各 现 现有 现已 总计 合计 先后 共有 新增 一年来 今年以来 \
         全区共有 全县共有 全市共有 全省共有 全镇共有 我市共有 我县共有 我区共有 实有 全区共 全县共 全市共 全省共 全镇共 全局共 我区共 我县共 我市共 我局共 年共 以来 期间 组织开展 开展 组织 召开 举办 举行 进行 实现 完成 达到 落实 受到 得到 截至年底 截止年底 截至 至 到 对 为 向 在 将 把 与 和 及 以及 、 \
         内 以上 以下 左右 上下 力争 确保 预计 争取 积极 认真 全面 深入 扎实 不断 进一步 有效 切实 依法 成功将 通过 充分 持续 的"
            .split_whitespace(),
    )
});

/// Words that begin like one of the above and say what is counted: 在校生, 各类主体, 及时率.
static BEGINNINGS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "及时 在校 在建 在岗 在册 在库 在线 在职 在用 在园 在读 在产 在办 在审 在编 在外 在途 在逃 在押 各类 各级 各种 各项 各界 各地 各部门 各方 共享 共建 共治 共同 共有产权 对外 对口 对接 对象 对账 对内 对标          内设 内部 内控 内河 内陆 内容 内需 内资 内科 内外 内蒙古 内环 内贸 以上级 为民 为企 为老 为农 向上争取 到位 到账 到期 到期率 到访 到场 到岗 将军 将来 与会 和谐 和解 和田 还款 还贷 还建 还田 还房 另案 并购 并联 并网 并轨 现金 现场 现房 现役 现货 现存 现行 把关 均等 均价 均衡 的士 通过率 完成率 实现率 落实率 受到表彰"
            .split_whitespace(),
    )
});

/// The length of a word at `at` that says nothing of what is counted.
fn leading(folded: &[char], at: usize) -> Option<usize> {
    let (len, ()) = LEADING.at(folded, at)?;
    let begins = BEGINNINGS.at(folded, at).is_some_and(|(whole, ())| whole > len);
    (!begins).then_some(len)
}

/// Words between a label and its number.
static TRAILING: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "共 共计 总计 合计 累计 计 达 达到 达成 已达 达到了 高达 多达 为 均为 约 约为 大约 近 超过 超过了 超 逾 突破 不少于 不低于 不超过 至少 分别 分别为 分别达 分别达到 分别是 均 均达 均达到 各 有 共有 已 了 是 仅 仅为 只有 占 占比 占比达 稳定在 保持在 控制在 维持在 \
         至 到 由 从 再 的 约占 为全市 在 上升到 下降到 提升到 提高到 增长到 增加到 减少到 降低到 压缩到 压缩至 缩短到 缩短至 缩减至 缩减到 降至 降到 提升至 提高至 增至 升至 下降至 降低至 上升至 减少至 增加至 增长至 减至 扩大到 扩大至 去年 上年 原来 原来的 同期 每年 每月 平均 其中 共办理 第 不到 不足 \
         完成 完成了 累计完成 共完成 实现 实现了 跨越 先后跨越 跨过 连续跨越 迈上 站上 跃上 连续 连续多年 累计连续 不高于 不低 低于 高于 接近 将近 左右 开展 ( : 、"
            .split_whitespace(),
    )
});

/// Words of change: what changes is named before them.
static CHANGE: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "同比 环比 比上年 比去年 较上年 较去年 较上年同期 比上年同期 较 比 同比增长 同比下降 同比上升 同比减少 同比增加 同比提高 同比提升 增长 增长了 下降 下降了 上升 上升了 提高 提高了 提升 提升了 减少 减少了 增加 增加了 降低 降低了 压缩 压缩了 缩短 缩短了 缩减 回落 增幅 降幅 增幅达 降幅达 \
         翻 增 降 升 减 年均增长 年均 年均分别增长 年均分别 占 占比 占比为 占总数的 占总数 占全部 分别增长 分别下降 分别提高 分别占 分别提升 同期 去年 上年 去年同期 上年同期 扩大 收窄 缩短 缩减 精简 整合 压减 核减 扩展 拓展 增至 减至 降至 升至 增到 减到 降到 升到 提至 调整 优化 合并 净增 新增 净增加 多 少 快 高 低 增加近 减少近 累计降幅 累计增幅 平均压缩 平均缩短 较年初 比年初 较上年末 比规定 比预算数 比预算 较预算 较预算数 比计划 比年初预算 压减至 是 的近 高出 低出 持续 稳步 首次 大幅 继续 比 期间 两年 三年 五年 其中 高于 低于 超 约 达 达到 至 到 由 从 为 了 的 分别 均 将 再 又 也 、 "
            .split_whitespace(),
    )
});

/// Verbs of change behind the name of what changes: 地区生产总值增长5%.
static CHANGING: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "增长 增长近 增长超 增长了 年均增长 同比增长 平均增长 累计增长 下降 下降了 年均下降 同比下降 累计下降 上升 提高 提升 减少 增加 降低 回落 上涨 下跌 缩小 压减 年均 同比 首次 逐步 稳步 进一步"
            .split_whitespace(),
    )
});
/// A shorter word before a verb of change belongs to it: 经济增长, 客流增长 (characters).
const NAMED: usize = 3;

/// Words that end a noun behind a number.
static STOPS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "全部 全面 均 均已 已全部 被 并 向 到 至 自 由 从 以 与 和 及 以及 进行 参加 获得 荣获 获 实现 达到 通过 累计 共 共计 分别 正在 先后 同比 较 比 占 为 是 将 在 的 等 按 于 予以 其中 兑付 提供 担任 对口 全力 逐项 逐件 逐一 第一时间 深入 上报 全年 使用率 反映 调处 现场 专门 持续 联合 统一 同步 平均 人均 盘活 赋权 不到 不足 不低于 不超过 约 超过 应 已 也 都 仍 尚 可 能 需 未 没有 有 得到 取得 大关 台阶 关口 、 划转 落户 建成 设立 位于 纳入 列入"
            .split_whitespace(),
    )
});

/// Longest subject before and behind a number, in characters.
const LONGEST: usize = 28;

/// A sentence's subject is looked for no farther back than this (characters), so that a text without
/// stops takes no longer.
const SENTENCE: usize = 400;
/// The longest list of numbers that 分别 pairs with labels.
const LIST: usize = 24;

/// Gives every figure of a line its subject. `figures` are the line's, in order; `start` and `end`
/// delimit the line in `folded`.
pub(super) fn assign(figures: &mut [Figure], folded: &[char], start: usize, end: usize) {
    for index in 0..figures.len() {
        let found = match figures[index].kind {
            Kind::DocNumber => None,
            Kind::Date => behind(figures, index, folded, end),
            _ => {
                paired(figures, index, folded, start).or_else(|| counted(figures, index, folded, start, end))
            }
        };
        figures[index].subject = found.filter(|span| !span.is_empty());
    }
}

/// The label of a table's row: its first words, enumerator and bars left out. It also labels the cells
/// below that stand one a line.
pub(super) fn row_label(folded: &[char], start: usize, end: usize) -> Option<CleanSpan> {
    let mut from = start;
    while from < end && matches!(folded[from], '|' | ' ' | '-') {
        from += 1;
    }
    if let Some(found) = enumerator::at(&folded[..end], from) {
        from += found.len;
    }
    let stop = (from..end)
        .find(|&at| folded[at].is_ascii_digit() || matches!(folded[at], '|' | '(' | ' ' | '。'))
        .unwrap_or(end);
    (stop > from && stop - from <= 60 && folded[from..stop].iter().any(|c| is_han(*c)))
        .then(|| CleanSpan::new(from, stop))
}

fn is_clause_end(character: char) -> bool {
    matches!(character, ',' | '。' | ';' | ':' | '!' | '?' | '\n')
}

/// The start of the clause that holds a figure: behind the last stop, opening bracket or figure.
fn clause_start(figures: &[Figure], index: usize, folded: &[char], start: usize) -> usize {
    clause_floor(figures, index, folded, start, figures[index].span.start)
}

/// The start of the clause that ends at `at`, behind the figure before the one at `index`.
fn clause_floor(figures: &[Figure], index: usize, folded: &[char], start: usize, at: usize) -> usize {
    let floor = index.checked_sub(1).map_or(start, |before| figures[before].span.end.max(start));
    let mut depth = 0;
    let mut quoted = false;
    for place in (floor..at).rev() {
        match folded[place] {
            '”' => quoted = true,
            '“' => quoted = false,
            ')' => depth += 1,
            '(' if depth > 0 => depth -= 1,
            '(' => return place + 1,
            '|' => return place + 1,
            stop if is_clause_end(stop) && depth == 0 && !quoted => return place + 1,
            '.' if depth == 0 && !folded[place + 1].is_ascii_digit() => return place + 1,
            _ => {}
        }
    }
    floor
}

fn counted(figures: &[Figure], index: usize, folded: &[char], start: usize, end: usize) -> Option<CleanSpan> {
    let figure = &figures[index];
    let number = figure.span.start;
    let label = labelled(figures, index, folded, start);
    let noun = behind(figures, index, folded, end).filter(|span| !is_change(folded, *span));
    let inherited = || inherited(figures, index, folded, start);
    match figure.kind {
        // 90%以上的项目, 100%办结投诉举报
        Kind::Percent | Kind::Multiple
            if noun.is_some() && (label.is_none() || of_what(folded, figure.span.end)) =>
        {
            noun
        }
        Kind::Percent | Kind::Points | Kind::Multiple | Kind::Rank => {
            label.filter(|span| !is_change(folded, *span)).or_else(inherited).or(label).or(noun)
        }
        _ => {
            let label = label.filter(|span| !is_change(folded, *span));
            match (label, noun) {
                (Some(label), Some(noun)) => {
                    let by_noun = figure.kind == Kind::Quantity && prefers_noun(folded, label, number, noun);
                    Some(if by_noun { noun } else { label })
                }
                (label, noun) => label.or(noun).or_else(inherited),
            }
        }
    }
}

/// True where 的 ties a share to the noun behind it.
fn of_what(folded: &[char], end: usize) -> bool {
    ["的", "以上的", "以下的", "左右的", "以上", "多的", "以内的"].iter().any(|word| is_at(folded, end, word))
}

/// The label before a number: in its clause, behind the figure before; a date in between does not
/// part them (案件总量较2022年同比减少29%).
fn labelled(figures: &[Figure], index: usize, folded: &[char], start: usize) -> Option<CleanSpan> {
    let number = figures[index].span.start;
    let near = label(folded, clause_start(figures, index, folded, start), number);
    if near.is_some_and(|span| !is_change(folded, span)) {
        return near;
    }
    let mut first = index;
    while first > 0 && figures[first - 1].kind == Kind::Date {
        first -= 1;
    }
    if first == index {
        return near;
    }
    let floor = clause_floor(figures, first, folded, start, number);
    let mut end = number;
    while end > floor {
        let date = figures[first..index].iter().find(|date| date.span.end == end);
        end = match (date, CHANGE.before(folded, end)) {
            (Some(date), _) => date.span.start,
            (None, Some((len, ()))) => end - len,
            (None, None) if folded[end - 1] == ' ' => end - 1,
            _ => break,
        };
    }
    label(folded, floor, end.max(floor)).or(near)
}

/// 健全333个人民调解组织: the noun behind counts where the words before do not end in a noun's label.
fn prefers_noun(folded: &[char], label: CleanSpan, number: usize, noun: CleanSpan) -> bool {
    // 行政复议案件21件、...: nothing stands between label and number; the noun behind is another's
    let near = label.end == number;
    let labelled = [
        "案件", "人数", "总数", "数量", "次数", "总量", "总额", "金额", "资金", "信息", "事项", "文件",
        "纠纷", "服务", "活动", "面积", "里程", "人口", "人员", "项目",
    ];
    let ends = labelled.iter().any(|word| crate::text::lexicon::ends_at(folded, label.end, word));
    !noun.is_empty() && (!near || !ends || label.len() < 4)
}

/// The words before a number in its clause, less what says nothing.
fn label(folded: &[char], mut start: usize, mut end: usize) -> Option<CleanSpan> {
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
        if let Some((len, ())) = TRAILING.before(folded, end).filter(|(len, ())| end - len >= start) {
            end -= len;
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
    if let Some(cut) = from_to(folded, start, end) {
        end = cut;
    }
    if end - start.min(end) > LONGEST {
        start = last_step(folded, start, end);
    }
    (start < end && folded[start..end].iter().any(|c| is_han(*c) || c.is_ascii_alphabetic()))
        .then(|| CleanSpan::new(start, end))
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

/// 重复率从去年0.3%: the label ends where 从 or 由 opens the change.
fn from_to(folded: &[char], start: usize, end: usize) -> Option<usize> {
    (start + 2..end).rev().take(8).find(|&at| {
        matches!(folded[at], '从' | '由')
            && ["去年", "上年", "原来", "年初", "此前", "最初", "原先", "之前"]
                .iter()
                .any(|word| is_at(folded, at + 1, word))
            || matches!(folded[at], '从' | '由') && at + 1 == end
    })
}

/// True where the words tell only of a change: 同比增长.
fn is_change(folded: &[char], span: CleanSpan) -> bool {
    let mut at = span.start;
    while at < span.end {
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

/// The subject of the figure before, in the same sentence.
fn inherited(figures: &[Figure], index: usize, folded: &[char], start: usize) -> Option<CleanSpan> {
    let at = figures[index].span.start;
    let nearest = at.saturating_sub(SENTENCE).max(start);
    let sentence = (nearest..at)
        .rev()
        .find(|&place| segment::ends_sentence(folded, place))
        .map_or(nearest, |place| place + 1);
    let before = figures[..index]
        .iter()
        .rev()
        .find(|figure| figure.span.start >= sentence && figure.kind != Kind::Date);
    if let Some(subject) = before.and_then(|figure| figure.subject) {
        return Some(subject);
    }
    // 市场主体稳步增加，同比增长10%: the clause before names it
    let mut clause = at;
    for _ in 0..3 {
        let stop = (sentence..clause).rev().find(|&place| is_clause_end(folded[place]))?;
        let open = (sentence..stop)
            .rev()
            .find(|&place| is_clause_end(folded[place]))
            .map_or(sentence, |place| place + 1);
        let span = label(folded, open, stop)?;
        if !is_change(folded, span) {
            return Some(span);
        }
        clause = stop;
    }
    None
}

/// The noun behind a number: up to a stop, the next figure or a word that ends it.
fn behind(figures: &[Figure], index: usize, folded: &[char], end: usize) -> Option<CleanSpan> {
    let limit = figures.get(index + 1).map_or(end, |next| next.span.start).min(end);
    let mut start = figures[index].span.end;
    if folded.get(start) == Some(&'(') {
        start += folded[start..limit].iter().position(|c| *c == ')').map_or(0, |close| close + 1);
    }
    for word in [
        "以上的",
        "以下的",
        "左右的",
        "以上",
        "以下",
        "左右",
        "以内",
        "之内",
        "的",
        "多",
        "全国",
        "全市",
        "进行",
        "开展",
        "办理",
    ] {
        if is_at(folded, start, word) {
            start += word.chars().count();
            break;
        }
    }
    let mut stop = start;
    let mut quoted = false;
    while stop < limit && stop - start < LONGEST {
        match folded[stop] {
            '“' => quoted = true,
            '”' => quoted = false,
            '(' | ')' | '、' | ' ' | '.' | '|' if !quoted => break,
            character if is_clause_end(character) && !quoted => break,
            _ => {}
        }
        if !quoted && stop > start + 1 && STOPS.at(folded, stop).is_some() {
            break;
        }
        stop += 1;
    }
    // A word that opens with a stop is no noun: 32件在办
    let opens = STOPS.at(folded, start).is_some() && !has(&folded[start..stop], "化解");
    (stop >= start + 2 && !opens && folded[start..stop].iter().any(|c| is_han(*c)))
        .then(|| CleanSpan::new(start, stop))
}

/// A、B分别为x、y: the labels before 分别, one for each number of the list.
fn paired(figures: &[Figure], index: usize, folded: &[char], start: usize) -> Option<CleanSpan> {
    // The first number of the list stands in the clause of 分别; the others follow it at a list's distance.
    let mut first = index;
    while first > 0
        && index - first < LIST
        && is_listed(folded, figures[first - 1].span.end, figures[first].span.start)
    {
        first -= 1;
    }
    let mut last = index;
    while last + 1 < figures.len()
        && last - index < LIST
        && is_listed(folded, figures[last].span.end, figures[last + 1].span.start)
    {
        last += 1;
    }
    if first == last {
        return None;
    }
    let clause = clause_start(figures, first, folded, start);
    let words = &folded[clause..figures[first].span.start];
    let at = clause + (0..words.len()).rev().find(|&at| is_at(words, at, "分别"))?;
    let mut from = clause;
    while let Some(len) = leading(folded, from).filter(|len| from + len < at) {
        from += len;
    }
    let mut labels = vec![];
    let mut quoted = false;
    let mut open = from;
    for (place, character) in folded.iter().enumerate().take(at).skip(from) {
        match character {
            '“' | '《' | '(' => quoted = true,
            '”' | '》' | ')' => quoted = false,
            '、' | '和' | '与' | '及' if !quoted && place > open => {
                labels.push(CleanSpan::new(open, place));
                open = place + 1;
            }
            _ => {}
        }
    }
    labels.push(CleanSpan::new(open, at));
    if labels.len() == last - first + 1 {
        return Some(labels[index - first]).filter(|span| !span.is_empty());
    }
    (from < at).then(|| CleanSpan::new(from, at))
}

/// True where only what parts a list stands between two figures.
fn is_listed(folded: &[char], end: usize, start: usize) -> bool {
    start >= end
        && start - end <= 2
        && folded[end..start].iter().all(|c| matches!(c, '、' | ',' | '和' | '与' | '及' | ' ' | '以'))
}
