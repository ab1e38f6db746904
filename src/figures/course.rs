//! Where a figure goes: its direction (增长, 下降).

use super::{Direction, Figure, Kind};
use crate::text::{
    lexicon::{Lexicon, ends_at, has, is_at},
    pinyin::is_han,
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

/// Where a rate of change is held: 涨幅控制在2%.
const HELD: &[&str] = &["控制在", "保持在", "稳定在", "在"];
/// Names of such a rate.
const RATES: &[&str] = &["涨幅", "增幅", "增速", "降幅", "跌幅", "上涨幅度", "增长幅度", "下降幅度"];
/// What makes a change's name out of it: 降低幅度两个指标 counts indicators.
const EXTENTS: &[&str] = &["幅度", "增幅", "降幅", "增速", "涨幅"];
/// Verbs of less that take an object.
static LESS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::words("压减 压缩 精简 缩减 削减 核减 减少 降低".split_whitespace()));
/// Such a verb with its object is at most this long (characters).
const OBJECT: usize = 14;

/// Gives every figure of a line its direction.
pub(super) fn directions(figures: &mut [Figure], folded: &[char], start: usize) {
    for index in 0..figures.len() {
        if matches!(figures[index].kind, Kind::Date | Kind::DocNumber | Kind::Rank) {
            continue;
        }
        let at = figures[index].span.start;
        let before = index.checked_sub(1).map(|before| (figures[before].span.end, figures[before].direction));
        let listed = before.is_some_and(|(end, _)| joins(&folded[end..at]));
        let figure = &figures[index];
        let said = match before {
            Some((_, before)) if listed => before,
            _ if is_programme(folded, figure) => None,
            _ => direction(folded, start, at).or_else(|| of_object(folded, start, figure)),
        };
        let sizes = figure.kind == Kind::Quantity && EXTENTS.iter().any(|word| ends_at(folded, at, word));
        figures[index].direction = said.filter(|_| !sizes);
    }
}

/// What joins two numbers of one list: 7%、8%; 7%左右和8%.
fn joins(gap: &[char]) -> bool {
    let about = ["左右", "以上", "以下", "以内"].iter().any(|word| is_at(gap, 0, word));
    let rest = if about { &gap[2..] } else { gap };
    rest.len() <= 1
        && (rest.len() == gap.len() || rest.len() == 1)
        && rest.iter().all(|c| matches!(c, '、' | '和' | '与' | '及'))
}

/// 质量提升三年行动, 能力提升4项行动: the change names a programme.
fn is_programme(folded: &[char], figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Duration | Kind::Quantity)
        && ["行动", "计划", "规划", "方案", "工程", "攻坚"]
            .iter()
            .any(|word| is_at(folded, figure.span.end, word))
}

/// 压减一般性支出8%: a verb of less, what it is done to, and by how much.
fn of_object(folded: &[char], start: usize, figure: &Figure) -> Option<Direction> {
    let at = figure.span.start;
    let from = (start..at).rev().take(OBJECT).take_while(|&place| is_han(folded[place])).last()?;
    let end =
        (from..at).rev().find_map(|place| LESS.at(&folded[..at], place).map(|(len, ())| place + len))?;
    let object = &folded[end..at];
    let plain = !object.is_empty() && !object.iter().any(|c| "的占为达到至比由从后".contains(*c));
    (figure.kind == Kind::Percent && plain).then_some(Direction::Down)
}

fn direction(folded: &[char], start: usize, at: usize) -> Option<Direction> {
    let head = &folded[..at];
    // 涨幅控制在2%左右
    let held = HELD.iter().find(|word| ends_at(head, at, word)).map_or(at, |word| at - word.chars().count());
    let rate = RATES.iter().any(|word| ends_at(head, held, word));
    let mut end = if rate { held } else { at };
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
