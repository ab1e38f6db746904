//! Where a report names topics, scopes, changes, aims and periods: found in one pass, asked for many times.

use super::{
    topics::Topic,
    vocabulary::{self, Scope, Word},
};
use crate::text::{CleanSpan, CleanText, lexicon::Lexicon};
use std::sync::LazyLock;

/// A word that says how a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// 下降, 减少.
    Down,
    /// 增长, 提高.
    Up,
    /// 力争, 控制在: in the number's own clause.
    Aim,
    /// 下一步: anywhere before it in the sentence.
    Ahead,
    /// A period or a time, by its own word.
    Period(&'static str),
    /// A mean, a maximum, a rate, a gap: a count of its own.
    Qualifier(&'static str),
    /// How things came to be counted: 新增, 入选, 改造; the first word of those that mean the same.
    Act(&'static str),
}

static CUES: LazyLock<Lexicon<Cue>> = LazyLock::new(|| Lexicon::new(cues()));

/// The year reported on, whichever it is.
pub(super) const WHOLE_YEAR: &str = "全年";
/// The year it is written in, which a work report makes plans for.
pub(super) const THIS_YEAR: &str = "今年";
/// The five years that a report looks back on.
pub(super) const FIVE_YEARS: &str = "五年";
/// The five years that it looks forward to.
pub(super) const NEXT_FIVE_YEARS: &str = "十五五";

/// What is done to things so that they count: each row begins with the word that stands for the row.
const ACTS: [&str; 11] = [
    "新增 净增 新认定 新培育 新入选 新登记 新设立 新设 新获批 新建成 新创建 新获评",
    "累计 总数 增至 增加到 增长到 扩大到 拥有 保有量 现有 已有 共有 总量",
    "入选 获评 评为 获得 荣获 获国家 获全国",
    "获批 批复",
    "启动 开工 开建 动工",
    "建成 投用 投运 竣工 完工",
    "新建 建设 新改扩建",
    "改造 新改建 更新改造 整治",
    "创建",
    "引进 引育 落户 签约",
    "惠及 服务 带动",
];

fn acts() -> impl Iterator<Item = (&'static str, Cue)> {
    ACTS.iter().flat_map(|row| {
        let first = row.split_whitespace().next().unwrap_or("");
        row.split_whitespace().map(move |word| (word, Cue::Act(first)))
    })
}

fn cues() -> impl Iterator<Item = (&'static str, Cue)> {
    let of = |words: &'static str, cue: fn(&'static str) -> Cue| {
        words.split_whitespace().map(move |word| (word, cue(word)))
    };
    of("再降 下降 减少 降低 压缩 缩短 压减 精简 回落 降幅", |_| Cue::Down)
        .chain(of("增长 增加 上升 提高 提升 多 增 上涨 增速 增幅 涨幅", |_| Cue::Up))
        .chain(of(
            "力争 争取 确保 计划 拟于 拟在 拟新 拟建 拟开展 拟完成 目标 不低于 控制在 努力",
            |_| Cue::Aim,
        ))
        // Longer words that hold one of the above and aim at nothing.
        .chain(of("计划生育 计划单列 目标任务完成 目标考核", Cue::Qualifier))
        .chain(of("下一步 今后 预期目标是 预期目标为 目标建议为", |_| Cue::Ahead))
        .chain(of(
            "上半年 下半年 一季度 二季度 三季度 四季度 近年来 近几年 近三年 三年来 近两年 两年来 截至 年末 年底",
            Cue::Period,
        ))
        .chain(of("全年 年内 当年 本年度 过去一年 过去的一年 一年来 这一年", |_| {
            Cue::Period(WHOLE_YEAR)
        }))
        .chain(of("今年", |_| Cue::Period(THIS_YEAR)))
        .chain(of("五年 5年 十四五", |_| Cue::Period(FIVE_YEARS)))
        .chain(of("十五五", |_| Cue::Period(NEXT_FIVE_YEARS)))
        .chain(acts())
        .chain(of(
            "人均 户均 案均 日均 月均 年均 每 平均 最高 最低 最多 单笔 单条 首 高于 低于",
            Cue::Qualifier,
        ))
}

/// True for the characters that a cue begins with.
static STARTS: LazyLock<Box<[bool]>> = LazyLock::new(|| vocabulary::starts(cues().map(|(word, _)| word)));

/// The landmarks of a text, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Landmarks {
    topics: Vec<(usize, Topic)>,
    scopes: Vec<(CleanSpan, Scope)>,
    cues: Vec<(CleanSpan, Cue)>,
}

impl Landmarks {
    /// Reads a text once.
    pub(super) fn of(text: &CleanText) -> Self {
        let folded = text.folded();
        let mut found = Self::default();
        let mut at = 0;
        while at < folded.len() {
            at += match vocabulary::at(folded, at) {
                Some((len, Word::Topic(topic))) => {
                    found.topics.push((at, topic));
                    len
                }
                Some((len, Word::Scope(scope))) => {
                    found.scopes.push((CleanSpan::new(at, at + len), scope));
                    len
                }
                Some((len, Word::Same(_) | Word::Known(_))) => len,
                _ => 1,
            };
        }
        for at in (0..folded.len()).filter(|&at| vocabulary::may_start(&STARTS, folded[at])) {
            // PM2.5年均浓度: 5年 is none.
            if at > 0 && folded[at].is_ascii_digit() && matches!(folded[at - 1], '.' | '0'..='9') {
                continue;
            }
            let here = CUES.all_at(folded, at);
            found.cues.extend(here.map(|(len, cue)| (CleanSpan::new(at, at + len), *cue)));
        }
        found
    }

    /// The topics named from `start` to `end`, with where each begins.
    pub(super) fn topics(&self, start: usize, end: usize) -> &[(usize, Topic)] {
        within(&self.topics, start, end, |topic| topic.0)
    }

    /// The scopes named from `start` to `end`.
    pub(super) fn scopes(&self, start: usize, end: usize) -> &[(CleanSpan, Scope)] {
        within(&self.scopes, start, end, |scope| scope.0.start)
    }

    /// The cues that stand wholly from `start` to `end`.
    pub(super) fn cues(&self, start: usize, end: usize) -> impl Iterator<Item = &(CleanSpan, Cue)> + Clone {
        within(&self.cues, start, end, |cue| cue.0.start).iter().filter(move |cue| cue.0.end <= end)
    }
}

fn within<T>(sorted: &[T], start: usize, end: usize, place: impl Fn(&T) -> usize) -> &[T] {
    let from = sorted.partition_point(|item| place(item) < start);
    let rest = sorted.get(from..).unwrap_or_default();
    &rest[..rest.partition_point(|item| place(item) < end)]
}
