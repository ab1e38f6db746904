//! Where a figure goes: its direction (增长, 下降), and whether it is a target and no result.

use super::{Direction, Figure, Kind};
use crate::text::{
    CleanSpan,
    lexicon::{Lexicon, ends_at, has, is_at},
    segment,
};
use std::sync::LazyLock;

static CHANGES: LazyLock<Lexicon<Direction>> = LazyLock::new(|| {
    let words = [
        (
            Direction::Up,
            "增长 增加 上升 提高 提升 扩大 增至 增到 升至 升到 提至 增幅 增速 涨幅 净增 新增 扩展 拓展 攀升 回升 跃升 上涨 增 升 多 高出 上调 快 增多",
        ),
        (
            Direction::Down,
            "下降 减少 压缩 降低 缩短 精简 缩减 回落 压减 核减 减至 减到 降至 降到 降幅 跌幅 下滑 下调 下跌 压降 减 降 少 收窄 减轻 削减 裁减 节约 压缩率",
        ),
    ];
    Lexicon::new(
        words
            .into_iter()
            .flat_map(|(direction, list)| list.split_whitespace().map(move |word| (word, direction))),
    )
});

/// Words that end like a change and are none.
const NO_CHANGE: &[&str] = &[
    "至少", "不少", "缺少", "最多", "很多", "更多", "较多", "许多", "过多", "诸多", "众多", "不多", "霜降",
    "升", "公升", "递增", "毫升",
];

/// Fillers between a change and its number.
const FILLERS: &[char] = &[
    '了', '到', '至', '约', '近', '达', '为', '超', '过', '逾', '分', '别', '率', '幅', '度', ' ', '的',
    '均', '已', '将', '再',
];

/// Gives every figure of a line its direction.
pub(super) fn directions(figures: &mut [Figure], folded: &[char], start: usize) {
    for index in 0..figures.len() {
        if matches!(figures[index].kind, Kind::Date | Kind::DocNumber | Kind::Rank) {
            continue;
        }
        let at = figures[index].span.start;
        let before = index.checked_sub(1).map(|before| (figures[before].span.end, figures[before].direction));
        let listed = before.is_some_and(|(end, _)| {
            at - end <= 1 && folded[end..at].iter().all(|c| matches!(c, '、' | '和' | '与' | '及'))
        });
        figures[index].direction =
            if listed { before.and_then(|(_, direction)| direction) } else { direction(folded, start, at) };
    }
}

fn direction(folded: &[char], start: usize, at: usize) -> Option<Direction> {
    let head = &folded[..at];
    let mut end = at;
    for _ in 0..5 {
        if let Some((len, direction)) = CHANGES.before(head, end) {
            let alone =
                len == 1 && NO_CHANGE.iter().any(|word| crate::text::lexicon::ends_at(folded, end, word));
            // 新增 in 新增学位810个 counts what is new; 多 and 少 compare only behind 比 or 较
            let word = &folded[end - len..end];
            let compared = || {
                let clause = folded[start..end]
                    .iter()
                    .rposition(|c| matches!(c, ',' | '。' | ';'))
                    .map_or(start, |place| start + place + 1);
                has(&folded[clause..end], "比") || has(&folded[clause..end], "较")
            };
            let counts = matches!(word, ['多' | '少' | '快'] | ['新' | '净', '增']);
            // 自然增长率为8.09‰ is a rate, and no change of one
            let rate = has(&folded[end - len..at], "率为") && ends_at(folded, end, "自然增长");
            return (!alone && !rate && (!counts || compared())).then_some(*direction);
        }
        match end.checked_sub(1).filter(|last| *last >= start).map(|last| folded[last]) {
            Some(last) if FILLERS.contains(&last) => end -= 1,
            _ => return None,
        }
    }
    None
}

/// Words of a clause that state what is to be, not what is.
static AIMS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "力争 争取 拟 计划 预期目标 预期增长 目标 预计到 预计将 预计明年 确保 努力实现 将达 将达到 将超 将突破 将实现 有望 拟定于 不低于目标 要达到 要实现 完成目标"
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
/// True where one of the plans, in order and apart, holds `at`.
fn within(plans: &[CleanSpan], at: usize) -> bool {
    let index = plans.partition_point(|plan| plan.start <= at).checked_sub(1);
    index.is_some_and(|index| plans[index].contains(at))
}

/// Says of every figure of a line whether it is a target.
pub(super) fn targets(figures: &mut [Figure], folded: &[char], start: usize, plans: &[CleanSpan]) {
    let mut said = Said::default();
    let mut read = start;
    for figure in figures.iter_mut() {
        let at = figure.span.start;
        for place in read..at {
            said.read(&folded[..at], place);
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

/// What the sentence and the clause before a figure have said so far: each character is read once,
/// however many figures a line holds.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    /// The sentence tells of what is to come.
    coming: bool,
    /// The clause names an aim.
    aim: bool,
    /// The clause measures by an aim, or only sounds like one.
    yardstick: bool,
    /// The clause tells what was done.
    past: bool,
    /// 争取 stands in the clause: what is won from above (争取资金95亿元) is a result.
    sought: bool,
    /// 计划 stands in the clause: where a title or name ends behind it, it is no plan of the report's.
    plan: bool,
}

impl Said {
    fn read(&mut self, folded: &[char], place: usize) {
        let character = folded[place];
        if character == ';' || segment::ends_sentence(folded, place) {
            *self = Self::default();
            return;
        }
        if character == ',' {
            *self = Self { coming: self.coming, ..Self::default() };
            return;
        }
        self.coming |= COMING.at(folded, place).is_some();
        self.aim |= AIMS.at(folded, place).is_some();
        self.past |= PAST.at(folded, place).is_some();
        self.yardstick |=
            YARDSTICKS.at(folded, place).is_some() || self.plan && matches!(character, '》' | '”');
        self.plan |= is_at(folded, place, "计划");
        self.sought |= is_at(folded, place, "争取");
        if self.sought && GRANTS.iter().any(|word| is_at(folded, place, word)) {
            (self.yardstick, self.coming) = (true, false);
        }
    }
}

/// What is sought and won from above.
const GRANTS: &[&str] = &["资金", "债券", "国债", "专项债", "补助", "指标", "额度", "中央预算内", "上级"];

/// Words of what was done, in a plan too.
static PAST: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::words("已 去年 上年 目前 截至 累计".split_whitespace()));

/// Words beside an aim that make it a yardstick, or no aim at all.
static YARDSTICKS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "完成 超额 超过计划 计划的 目标的 模拟 虚拟 实施计划 目标任务 计划生育 计划单列 行动计划 拟定 拟订 草拟 确保了 拟投资 拟公开 拟修改 拟任 拟录用 拟出让 拟上市 拟发布 拟制定 拟出台"
            .split_whitespace(),
    )
});
