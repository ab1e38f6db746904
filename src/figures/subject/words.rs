//! The words around a subject: what opens and closes a label and says nothing of what is counted.

use crate::text::lexicon::Lexicon;
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
pub(super) fn leading(folded: &[char], at: usize) -> Option<usize> {
    let (len, ()) = LEADING.at(folded, at)?;
    let begins = BEGINNINGS.at(folded, at).is_some_and(|(whole, ())| whole > len);
    (!begins).then_some(len)
}

/// Words between a label and its number.
pub(super) static TRAILING: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "共 共计 总计 合计 累计 计 达 达到 达成 已达 达到了 高达 多达 为 均为 约 约为 大约 近 超过 超过了 超 逾 突破 不少于 不低于 不超过 至少 分别 分别为 分别达 分别达到 分别是 均 均达 均达到 各 有 共有 已 了 是 仅 仅为 只有 占 占比 占比达 稳定在 保持在 控制在 维持在 \
         至 到 由 从 再 的 约占 为全市 在 上升到 下降到 提升到 提高到 增长到 增加到 减少到 降低到 压缩到 压缩至 缩短到 缩短至 缩减至 缩减到 降至 降到 提升至 提高至 增至 升至 下降至 降低至 上升至 减少至 增加至 增长至 减至 扩大到 扩大至 去年 上年 原来 原来的 同期 每年 每月 平均 其中 共办理 第 不到 不足 \
         完成 完成了 累计完成 共完成 实现 实现了 跨越 先后跨越 跨过 连续跨越 迈上 站上 跃上 连续 连续多年 累计连续 不高于 不低 低于 高于 接近 将近 左右 开展 ( : 、"
            .split_whitespace(),
    )
});

/// Words of change: what changes is named before them.
pub(super) static CHANGE: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "同比 环比 比上年 比去年 较上年 较去年 较上年同期 比上年同期 较 比 同比增长 同比下降 同比上升 同比减少 同比增加 同比提高 同比提升 增长 增长了 下降 下降了 上升 上升了 提高 提高了 提升 提升了 减少 减少了 增加 增加了 降低 降低了 压缩 压缩了 缩短 缩短了 缩减 回落 增幅 降幅 增幅达 降幅达 \
         翻 增 降 升 减 年均增长 年均 年均分别增长 年均分别 占 占比 占比为 占总数的 占总数 占全部 分别增长 分别下降 分别提高 分别占 分别提升 同期 去年 上年 去年同期 上年同期 扩大 收窄 缩短 缩减 精简 整合 压减 核减 扩展 拓展 增至 减至 降至 升至 增到 减到 降到 升到 提至 调整 优化 合并 净增 新增 净增加 多 少 快 高 低 增加近 减少近 累计降幅 累计增幅 平均压缩 平均缩短 较年初 比年初 较上年末 比规定 比预算数 比预算 较预算 较预算数 比计划 比年初预算 压减至 是 的近 高出 低出 持续 稳步 首次 大幅 继续 比 期间 两年 三年 五年 其中 高于 低于 超 约 达 达到 至 到 由 从 为 了 的 分别 均 将 再 又 也 、 "
            .split_whitespace(),
    )
});

/// Verbs of change behind the name of what changes: 地区生产总值增长5%.
pub(super) static CHANGING: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "增长 增长近 增长超 增长了 年均增长 同比增长 平均增长 累计增长 下降 下降了 年均下降 同比下降 累计下降 上升 提高 提升 减少 增加 降低 回落 上涨 下跌 缩小 压减 年均 同比 首次 逐步 稳步 进一步"
            .split_whitespace(),
    )
});

/// A shorter word before a verb of change belongs to it: 经济增长, 客流增长 (characters).
pub(super) const NAMED: usize = 3;

/// Words that end a noun behind a number.
pub(super) static STOPS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "全部 全面 均 均已 已全部 被 并 向 到 至 自 由 从 以 与 和 及 以及 进行 参加 获得 荣获 获 实现 达到 通过 累计 共 共计 分别 正在 先后 同比 较 比 占 为 是 将 在 的 等 按 于 予以 其中 兑付 提供 担任 对口 全力 逐项 逐件 逐一 第一时间 深入 上报 全年 使用率 反映 调处 现场 专门 持续 联合 统一 同步 平均 人均 盘活 赋权 不到 不足 不低于 不超过 约 超过 应 已 也 都 仍 尚 可 能 需 未 没有 有 得到 取得 大关 台阶 关口 、 划转 落户 建成 设立 位于 纳入 列入"
            .split_whitespace(),
    )
});
