//! The words around a subject: what opens and closes a label and says nothing of what is counted.

use crate::text::{
    CleanSpan,
    lexicon::{Lexicon, ends_at},
};
use std::sync::LazyLock;

/// Words at a label's start that say nothing of what is counted.
static LEADING: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "全年 累计 共 共计 其中 目前 截至目前 截止目前 今年 去年 本年度 年内 同时 并 也 还 另 另有 另外 已 已经 均 各 现 现有 现已 总计 合计 先后 共有 新增 一年来 今年以来 \
         全区共有 全县共有 全市共有 全省共有 全镇共有 我市共有 我县共有 我区共有 实有 全区共 全县共 全市共 全省共 全镇共 全局共 我区共 我县共 我市共 我局共 年共 以来 期间 组织开展 开展 组织 召开 举办 举行 进行 实现 完成 达到 落实 受到 得到 截至年底 截止年底 截至 至 到 对 为 向 在 将 把 与 和 及 以及 、 \
         内 以上 以下 左右 上下 力争 确保 预计 争取 积极 认真 全面 深入 扎实 不断 一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 进一步 有效 切实 依法 成功将 通过 充分 持续 的 全国共有 全国共 加上 包括 其中包括 使 使得 去年末 上年末 由 从 有"
            .split_whitespace(),
    )
});

/// Words that begin like one of the above and say what is counted: 在校生, 各类主体, 及时率.
static BEGINNINGS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "及时 在校 在建 在岗 在册 在库 在线 在职 在用 在园 在读 在产 在办 在审 在编 在外 在途 在逃 在押 各类 各级 各种 各项 各界 各地 各部门 各方 共享 共建 共治 共同 共有产权 对外 对口 对接 对象 对账 对内 对标 内设 内部 内控 内河 内陆 内容 内需 内资 内科 内外 内蒙古 内环 内贸 以上级 为民 为企 为老 为农 向上争取 到位 到账 到期 到期率 将近 到访 到场 到岗 将军 将来 与会 和谐 和解 和田 还款 还贷 还建 还田 还房 另案 并购 并联 并网 并轨 现金 现场 现房 现役 现货 现存 现行 把关 均等 均价 均衡 的士 现代 现价 现状 现象 现实 现汇 现款 现制 各族 各国 各行各业 各民族 和美 和平 和顺 和硕 和龙 和县 和静 和林 和布 和政 和睦 共青 共同 共和 共产 共性 共识 共生 共管 共用 共富 共赢 已婚 已育 已故 \
         向阳 向日葵 向导 向量 到港 到达率 到家 到户 至诚 对台 对日 对美 对欧 对俄 对韩 对港 对澳 对非 对东盟 对欧盟 对中东 对拉美 对亚洲 对共建 对沿线 对“一带 在学 在营 在保 在管 在施 在售 在租 在轨 在孵 在网 在统 在地 在矫 在贷 将乐 及格 内江 内销 内贸 内河 内生 内涝 内丘 内乡 内黄 内镜 均安 \
         使用 使馆 从业 从军 从教 由头 有效 有机 有色 有轨 有限 有线 有关 有害 有奖 有偿 有毒 有声 有证 有责 有序 有理 通过率 完成率 实现率 落实率 受到表彰"
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
         至 到 由 从 再 的 约占 为全市 在 比上年 比去年 较上年 较去年 比上年同期 较上年同期 比上年末 较上年末 比年初 较年初 同比 环比 预计 预计完成 上升到 下降到 提升到 提高到 增长到 增加到 减少到 降低到 压缩到 压缩至 缩短到 缩短至 缩减至 缩减到 降至 降到 提升至 提高至 增至 升至 下降至 降低至 上升至 减少至 增加至 增长至 减至 扩大到 扩大至 去年 上年 原来 原来的 同期 每年 每月 平均 其中 共办理 第 不到 不足 \
         完成 完成了 累计完成 共完成 实现 实现了 跨越 先后跨越 跨过 连续跨越 迈上 站上 跃上 连续 连续多年 累计连续 不高于 不低 低于 高于 接近 将近 左右 仍 仍达 仍为 仍有 力争 力争达到 争取 确保 先后 开展 ( : 、 要 拟 拟按 拟安排 又 保持 平均为 平均达 平均达到 平均约为 平均约 演进为 调整为 优化为 变为 从世界 从全球 从全国 从全省 从全市 居世界 居全国 居全球 居全省 居全市 位居全国 位居全省 位居全市 位居全球 位居世界 位列全国 位列全省 列全国 列全省 排名全国 排名全省 稳居全国 稳居全省 跃居全国 跃居全省 跃居世界 \
         完成预算的 完成预算数的 完成年度预算的 完成年初预算的 完成全年预算的 完成调整预算的 完成预算 完成年度预算 完成年初预算 完成调整预算 完成预期的 完成计划的 完成年度计划的 完成全年计划的 完成年计划的 完成目标的 完成年度目标的 完成全年目标的 完成任务的 完成年度任务的 完成全年任务的 完成目标任务的 完成进度的 占预算的 占年初预算的 占调整预算的 为预算的 为年初预算的 为调整预算的 为年度预算的 为预算 为年初预算 为调整预算 \
         按当年价格 按当年价 按可比价格 按可比价 按可比价格计算 按可比价计算 按不变价格 按不变价 按不变价格计算 按不变价计算 按现价 按现价计算 按当年价格计算 按可比口径 按同口径 同口径 按年平均汇率折算为 按年平均汇率折算 按当年汇率折算 折合 折合人民币 约合 扣除价格因素 扣除价格因素后 每人每年 每人每月 "
            .split_whitespace(),
    )
});

/// Words of change: what changes is named before them.
pub(super) static CHANGE: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "同比 环比 比上年 比去年 较上年 较去年 较上年同期 比上年同期 较 比 同比增长 同比下降 同比上升 同比减少 同比增加 同比提高 同比提升 增长 增长了 下降 下降了 上升 上升了 提高 提高了 提升 提升了 减少 减少了 增加 增加了 降低 降低了 压缩 压缩了 缩短 缩短了 缩减 回落 增幅 降幅 增幅达 降幅达 \
         翻 增 降 升 减 年均增长 年均 年均分别增长 年均分别 占 占比 占比为 占总数的 占总数 占全部 分别增长 分别下降 分别提高 分别占 分别提升 同期 去年 上年 去年同期 上年同期 扩大 收窄 缩短 缩减 精简 整合 压减 核减 扩展 拓展 增至 减至 降至 升至 增到 减到 降到 升到 提至 调整 优化 合并 净增 新增 净增加 多 少 快 高 低 增加近 减少近 累计降幅 累计增幅 平均压缩 平均缩短 较年初 比年初 较上年末 比规定 比预算数 比预算 较预算 较预算数 比计划 比年初预算 压减至 是 的近 高出 低出 占全市 占全省 占全国 占全区 占全县 占全州 占全镇 占总量 占全市的 占全省的 占全国的 占全区的 占全县的 人均 户均 亩均 按当年价格 按当年价 按可比价格 按可比价 按可比价格计算 按可比价计算 按不变价格 按不变价 按不变价格计算 按不变价计算 按现价 按现价计算 按年平均汇率折算 按可比口径 按同口径 同口径 折合 扣除价格因素 扣除价格因素后 平均每年 每年 实际 名义 前 同步 比上次 比上届 比上期 演进 演进为 调整为 提前 末 期末 年末 实有 时期 持续 稳步 首次 大幅 继续 比 期间 两年 三年 五年 其中 高于 低于 超 约 达 达到 至 到 由 从 为 了 的 分别 均 将 再 又 也 、 "
            .split_whitespace(),
    )
});

/// What a share or a rank is measured by, and no more: 完成年度预算的98%, 跃升全国第二.
static MEASURED_BY: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "年度预算 年初预算 调整预算 全年预算 变动预算 汇总预算 预算 预算数 预期 预期目标 年度计划 全年计划 年计划 计划 年度目标 全年目标 目标 全年任务 年度任务 目标任务 任务 时序进度 进度 \
         完成 完成了 占 为 的 达 达到 跃升 上升 升 位居 位列 居 列 跃居 稳居 排名 排 世界 全球 全国 全省 全市 全区 全县 同类城市 从 由 在 至 到 首次 仍 继续"
            .split_whitespace(),
    )
});

/// True where the words between `start` and `end` name only what a share or a rank is measured by.
pub(super) fn is_yardstick(folded: &[char], start: usize, end: usize) -> bool {
    let mut at = start;
    while at < end {
        let Some((len, ())) = MEASURED_BY.at(folded, at).filter(|(len, ())| at + len <= end) else {
            return false;
        };
        at += len;
    }
    true
}

/// True for 占固定资产投资: it names the whole, and what has the share stands before. 占道 is a noun.
pub(super) fn is_share_of(folded: &[char], span: CleanSpan) -> bool {
    folded[span.start] == '占' && noun_at(folded, span.start).is_none()
}

/// True for 占固定资产投资比重, which names the share itself.
pub(super) fn names_share(folded: &[char], span: CleanSpan) -> bool {
    is_share_of(folded, span) && ["比重", "比例"].iter().any(|word| ends_at(folded, span.end, word))
}

/// Verbs of change behind the name of what changes: 地区生产总值增长5%.
pub(super) static CHANGING: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "高出 低于 高于 增长 增长近 增长超 增长了 年均增长 同比增长 平均增长 累计增长 下降 下降了 年均下降 同比下降 累计下降 上升 提高 提升 减少 增加 降低 回落 上涨 下跌 缩小 压减 年均 同比 首次 逐步 稳步 进一步 双下降 “双下降” 双增长 双提升"
            .split_whitespace(),
    )
});

/// A shorter word before a verb of change belongs to it: 经济增长, 客流增长 (characters).
pub(super) const NAMED: usize = 3;

/// Words that end a noun behind a number.
pub(super) static STOPS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "全部 全面 均 均已 已全部 被 并 向 到 至 自 由 从 以 与 和 及 以及 进行 参加 获得 荣获 获 实现 达到 通过 累计 共 共计 分别 正在 先后 同比 较 比 占 为 是 将 在 的 等 按 于 予以 其中 兑付 提供 担任 对口 全力 逐项 逐件 逐一 第一时间 深入 上报 全年 使用率 反映 调处 现场 专门 对 配备 聘请 作为 持续 联合 统一 同步 平均 人均 盘活 赋权 不到 不足 不低于 不超过 约 超过 应 已 也 都 仍 尚 可 能 需 未 没有 有 得到 取得 大关 台阶 关口 、 划转 落户 建成 设立 位于 纳入 列入 受到"
            .split_whitespace(),
    )
});

/// Nouns that hold one of [`STOPS`]: 应急 in 应急演练, 许可 in 行政许可权, 自然 in 自然村.
static NOUNS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "应用 应急 应诉 应对 应收 应付 应届 应聘 应税 供应 效应 反应 响应 对应 相应 适应 感应 应答 应战 \
         许可 认可 可再生 可信 可研 可视 可回收 可靠 可持续 可追溯 可比 可燃 可降解 可行性 可支配 可可 \
         能力 能源 能耗 能效 能级 能手 能人 职能 效能 功能 性能 智能 产能 节能 储能 电能 热能 太阳能 风能 光能 核能 氢能 技能 赋能 机能 动能 可能 才能 能量 \
         需求 内需 所需 必需 急需 供需 军需 \
         未成年 未来产业 未检 \
         国有 公有 私有 有限 有机 有色 有轨 有效 有线 所有 有关 特有 自有 有害 有奖 有偿 有毒 拥有 享有 保有 共有 有声 \
         高等 中等 初等 平等 等级 等次 等额 优等 一等 二等 三等 等离子 特等 \
         行为 作为 人为 有为 为民 为企 为老 为农 \
         以案 以旧换新 以工代赈 以奖代补 以训代 以租代 以师带徒 \
         参与 与会 和解 和谐 共和 和平 调和 和美 民和 永和 \
         普及 涉及 及格 及时率 及其 \
         报到 到户 到账 到岗 到访 到期 \
         定向 方向 向导 转向 导向 向日葵 \
         从业 从事 从教 从医 从轻 从严 从犯 从属 从重 \
         在校 在建 在岗 在册 在线 在职 在库 在途 在逃 在编 在养 潜在 在园 在产 在孵 在读 \
         被告 被执行人 被征 被诉 被害人 被装 植被 被申请人 被投诉 被监 被服 \
         合并 并购 并联 并网 并轨 并案 \
         占地 占道 侵占 占补 占用 抢占 \
         比武 比赛 评比 对比 比例 比对 比选 \
         累计确诊 \
         约谈 预约 契约 签约 制约 公约 节约 集约 条约 履约 约束 特约 合约 违约 \
         关于 已婚 首都 成都 都市 都江 都匀 \
         按揭 按摩 按键 按需 \
         捕获 获得感 \
         自然 自愿 自主 自治 自查 自建 自动 自助 自行 自贸 自来水 自救 自媒体 自筹 自驾 自由 自养 自首 自考 自我 自营 自费 自营者 自学 自控 \
         由头 缘由 理由 案由 事由 \
         获奖 全面二孩 全部门 分别户 进行曲 通过率 \
         将军 干将 仍旧 冬至 \
         建成区 建成投产 平均工资 平均线 人均 现场会 现场检查 现场执法 持续监测 联合执法 联合体 联合会 联合国 联合检查 统一战线 统一平台 同步卫星 专门的 专门学校 专门机构 专门委员会 专门人才 反映强烈 深入学习 设立点 共产 共青 共享 共建 共治 公共 提供者 \
         对象 对口 对外 应对 核对 对接 结对 面对 针对 比对 对账 校对 对标 对话 对讲 \
         协调 排查调处 调处机制 调处中心 级以上 级以下 以上学历"
            .split_whitespace(),
    )
});

/// The length of a noun at `at` that holds a stop.
pub(super) fn noun_at(folded: &[char], at: usize) -> Option<usize> {
    NOUNS.at(folded, at).map(|(len, ())| len)
}

/// Words that open a state: 已化解, 正在办理, 尚未整改.
static STATES: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words("已 已经 已全部 均已 正在 正 在办 在建 尚未 仍在 未 仍未 待".split_whitespace())
});

/// The length of the word at `at` that opens a state; 0 where none stands there.
pub(super) fn state_at(folded: &[char], at: usize) -> usize {
    if noun_at(folded, at).is_some() { 0 } else { STATES.at(folded, at).map_or(0, |(len, ())| len) }
}

/// Verbs that stand before the next number: 十个领域提出76项.
pub(super) static VERBS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "提出 制定 出台 印发 办理 办结 开展 完成 建成 投入 安排 新增 发布 召开 举办 组织 审查 审核 解决 推出 形成 梳理 排查 整改 发放 落实 创建 获评 入选 受理 查处 化解 培训 覆盖 惠及 带动 吸引 引进 实施 推进 涉及 共有 设立 建立 配备 下达 争取"
            .split_whitespace(),
    )
});
