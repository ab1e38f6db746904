//! Where a figure goes: its direction (增长, 下降).

use super::{Direction, Figure, Kind};
use crate::text::lexicon::{Lexicon, ends_at, has};
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
