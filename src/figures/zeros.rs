//! Zero in words: 零败诉, 未发生败诉案件, 无一件被纠错. A statement, not silence.

use super::Zero;
use crate::text::{
    CleanSpan, Line,
    lexicon::{Lexicon, ends_at, is_at},
    pinyin::is_han,
};
use std::sync::LazyLock;

/// What 零 counts where it says that there was none; 零距离 and 零跑腿 say something else.
static NONE_OF: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "败诉 投诉 复议 纠错 差错 事故 上访 信访 诉讼 撤销 违法 违纪 违规 发生 积压 超期 逾期 失误 舆情 伤亡 死亡 感染 案件 拖欠 举报 申诉 发案 报告 登记 变更 增长 新增 退件 退回 退访 缺席 遗漏 延误 超时 差评 发现 处罚 受理 败诉率 纠错率 复议率 赴省 进京 溺水 火灾 疫情 返贫 欠薪 新案 积案 重访 越级 失守 输入 收费 罚款"
            .split_whitespace(),
    )
});

/// Those of them that say only that something happens or is written down.
const HAPPENS: &[&str] = &["发生", "登记", "出现", "新增", "增长", "报告"];

/// Openings that say that something did not happen or is not there.
static NOT_THERE: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "未发生 没有发生 均未发生 未出现 没有出现 未收到 没有收到 未产生 未发现 没有发现 未接到 未受理 未有 未被 没有被 无一 没有一 未收取 未新增 未制定 未出台 未引发 未造成 未涉及 未办理 未作出 未因 不存在 未再发生 无被 无因 无新 \
             无人伤亡 无人死亡 无人受伤 无人被 无人因 无人投诉 无人上访 无人举报 无人返贫 无人违 无人感染 无人缺 无人员"
            .split_whitespace(),
    )
});

/// Nouns that 无 denies at a clause's end: 无行政规范性文件.
const DENIED: &[&str] = &[
    "案件",
    "文件",
    "情形",
    "情况",
    "事件",
    "事故",
    "问题",
    "投诉",
    "复议",
    "诉讼",
    "发生",
    "纠错",
    "撤销",
    "败诉",
    "申请",
    "收费",
    "事项",
    "举报",
    "违法",
    "违纪",
    "变更",
    "记录",
    "上访",
    "信访",
    "积压",
    "伤亡",
    "差评",
    "遗漏",
    "处罚",
    "意见",
    "案例",
    "确认违法",
    "积案",
];

/// Words that begin with 无 and deny nothing of the report.
const OTHER_WORDS: &[&str] = &[
    "无障碍",
    "无偿",
    "无法",
    "无论",
    "无证",
    "无人机",
    "无疑",
    "无缝",
    "无纸",
    "无感",
    "无烟",
    "无线",
    "无形",
    "无声",
    "无私",
    "无锡",
    "无数",
    "无穷",
    "无害",
    "无公害",
    "无差别",
    "无死角",
    "无盲区",
    "无条件",
    "无主",
    "无党派",
    "无业",
    "无牌",
    "无照",
    "无障",
    "无需",
    "无须",
    "无忧",
    "无愧",
    "无不",
    "无违建",
    "无其他需要报告",
    "无讼",
    "无诈",
    "无罪",
    "无效",
];

fn is_clause_end(character: char) -> bool {
    matches!(character, ',' | '。' | ';' | ':' | '!' | '?' | '、' | ')' | '(')
}

/// The statements of zero in a line of the report.
pub(super) fn zeros(folded: &[char], line: Line) -> Vec<Zero> {
    let CleanSpan { start, end } = line.span;
    let mut found: Vec<Zero> = vec![];
    let mut at = start;
    while at < end {
        let zero = match folded[at] {
            '零' if is_aimed_at(folded, start, at) => None,
            '零' => none_of(folded, start, at, end),
            '未' | '没' | '均' | '不' => not_there(folded, start, at, end),
            '无' => not_there(folded, start, at, end).or_else(|| denied(folded, start, at, end)),
            _ => None,
        };
        match zero {
            Some(zero) => {
                at = zero.span.end.max(at + 1);
                found.push(zero);
            }
            None => at += 1,
        }
    }
    found
}

/// 力争实现零败诉: what is aimed at, and no result.
fn is_aimed_at(folded: &[char], start: usize, at: usize) -> bool {
    let clause = (start..at)
        .rev()
        .take(24)
        .find(|&place| is_clause_end(folded[place]))
        .map_or(start, |place| place + 1);
    let clause = clause.max(at.saturating_sub(24));
    ["力争", "争取", "努力实现"]
        .iter()
        .any(|word| (clause..at).any(|place| is_at(&folded[..at], place, word)))
}

/// 零败诉, “零”投诉
fn none_of(folded: &[char], start: usize, at: usize, end: usize) -> Option<Zero> {
    let mut noun = at + 1;
    while noun < end && matches!(folded[noun], '”' | '"' | '’' | ' ' | '的') {
        noun += 1;
    }
    let (len, ()) = NONE_OF.at(&folded[..end], noun)?;
    let stop = noun + len;
    // 差评零发生: what did not happen stands before
    let happens = HAPPENS.iter().any(|word| is_at(folded, noun, word));
    let event = happens.then(|| clause_before(folded, start, at)).flatten();
    let subject = event.unwrap_or(CleanSpan::new(noun, stop));
    Some(Zero { span: CleanSpan::new(at.min(subject.start), stop), subject: Some(subject), section: None })
}

/// 未发生败诉案件: from the denial to the clause's end.
fn not_there(folded: &[char], start: usize, at: usize, end: usize) -> Option<Zero> {
    let (len, ()) = NOT_THERE.at(&folded[..end], at)?;
    // 无人伤亡, 无新发病例: the noun stands behind 无
    let from = if folded[at] == '无' && folded[at + 1] != '一' { at + 1 } else { at + len };
    let limit = end.min(from + 31);
    let stop = (from..limit).find(|&place| is_clause_end(folded[place])).unwrap_or(limit);
    let stop = whole_list(folded, from, stop, end);
    // 未发现问题线索的, 尚未受理: a condition or a state that passes
    let conditional = folded.get(stop.wrapping_sub(1)) == Some(&'的')
        || at > start && matches!(folded[at - 1], '尚' | '从' | '若' | '如' | '对')
        // 前所未有, 史无前例
        || at > start && folded[at - 1] == '所';
    if conditional || stop - from > 30 {
        return None;
    }
    // 被纠错: what was not done stands behind 被; 无一件被纠错 counts what stands before
    let subject = if stop > from { CleanSpan::new(from, stop) } else { clause_before(folded, start, at)? };
    Some(Zero { span: CleanSpan::new(at, stop), subject: Some(subject), section: None })
}

/// Where a list of what was not there ends: 未发生政治性、群体性事件 names its noun last.
fn whole_list(folded: &[char], from: usize, stop: usize, end: usize) -> usize {
    let named = |at: usize| DENIED.iter().any(|word| ends_at(folded, at, word));
    let mut whole = stop;
    let mut last = stop;
    while folded.get(last) == Some(&'、')
        && !folded.get(last + 1).is_some_and(|c| matches!(c, '零' | '无' | '未' | '没' | '“'))
    {
        let limit = end.min(last + 13);
        let Some(next) = (last + 1..=limit).find(|&at| at == end || is_clause_end(folded[at])) else { break };
        last = next;
        if named(last) && last - from <= 30 {
            whole = last;
        }
    }
    whole
}

/// 无行政规范性文件, at a clause's end.
fn denied(folded: &[char], start: usize, at: usize, end: usize) -> Option<Zero> {
    if OTHER_WORDS.iter().any(|word| is_at(&folded[..end], at, word)) {
        return None;
    }
    let governs = [
        "本级", "县级", "市级", "区级", "省级", "镇级", "全县", "全市", "全区", "全镇", "全局", "我局",
        "我县", "我区", "我市", "本局", "本院", "我院",
    ];
    let opens = at == start
        || is_clause_end(folded[at - 1])
        || matches!(folded[at - 1], '中' | '均' | '年' | '暂' | '内' | '并' | '也' | '且' | '度' | '间')
        || governs.iter().any(|word| ends_at(folded, at, word));
    let limit = end.min(at + 26);
    let stop = (at + 1..limit).find(|&place| is_clause_end(folded[place])).unwrap_or(limit);
    let denies = DENIED.iter().any(|word| ends_at(folded, stop, word));
    let short = (2..=24).contains(&(stop - at - 1));
    (opens && denies && short).then(|| Zero {
        span: CleanSpan::new(at, stop),
        subject: Some(CleanSpan::new(at + 1, stop)),
        section: None,
    })
}

fn clause_before(folded: &[char], start: usize, at: usize) -> Option<CleanSpan> {
    let open = (start..at).rev().find(|&place| is_clause_end(folded[place])).map_or(start, |place| place + 1);
    (open < at && folded[open..at].iter().any(|c| is_han(*c))).then(|| CleanSpan::new(open, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Role;

    #[test]
    fn zero_in_words() {
        for (text, want) in [
            ("全年行政诉讼实现零败诉。", vec![("零败诉", "败诉")]),
            ("本年度未发生败诉案件，零投诉。", vec![("未发生败诉案件", "败诉案件"), ("零投诉", "投诉")]),
            ("全年17份文件中无行政规范性文件。", vec![("无行政规范性文件", "行政规范性文件")]),
            ("复议案件21件，无一件被纠错。", vec![("无一件被纠错", "件被纠错")]),
            (
                "全年没有发生因政务公开被追究责任的情形。",
                vec![("没有发生因政务公开被追究责任的情形", "因政务公开被追究责任的情形")],
            ),
            ("实现“零”上访。", vec![("零”上访", "上访")]),
            ("服务零距离，零跑腿，无障碍环境建设。", vec![]),
            ("无法按期办结的，说明理由。", vec![]),
            ("实现“零”的突破。", vec![]),
        ] {
            let folded: Vec<char> = text.chars().map(crate::text::fold::fold).collect();
            let line = Line { span: CleanSpan::new(0, folded.len()), role: Role::Body, signs: 0 };
            let words = |span: CleanSpan| folded[span.start..span.end].iter().collect::<String>();
            let found: Vec<(String, String)> = zeros(&folded, line)
                .iter()
                .map(|zero| (words(zero.span), zero.subject.map(words).unwrap_or_default()))
                .collect();
            let want: Vec<(String, String)> =
                want.into_iter().map(|(text, subject)| (text.to_owned(), subject.to_owned())).collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
