//! The words that page noise is known by. Written in Simplified characters and half width; they
//! hold in every script and width.

use crate::text::lexicon::Lexicon;
use std::sync::LazyLock;

/// Labels of index tables and of date and source lines (the catalogue fields of GB/T 21063.3-2007,
/// Government information resource catalogue system: core metadata, and what sites call them).
pub static LABELS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "索引号 索引码 索取号 信息索引号 信息索引 主题分类 主题 组配分类 组配 体裁分类 体裁 主题词 关键词 关键字 主题导航 \
         发布机构 发布单位 发布机关 发布部门 发文机关 发文单位 发文机构 制发机关 制作单位 公开主体 公开机构 公开单位 公开责任部门 公开部门 责任部门 责任单位 \
         生成日期 生成时间 成文日期 成文时间 发文日期 发文时间 印发日期 印发时间 发布日期 发布时间 公开日期 公开时间 公布日期 公布时间 生效日期 生效时间 实施日期 实施时间 \
         废止日期 废止时间 失效日期 失效时间 终止日期 信息生成日期 信息名称 信息标题 文件名称 文件标题 名称 标题 文号 发文字号 发文文号 文件编号 文件号 文件字号 文件文号 信息文号 \
         内容概览 内容概述 内容摘要 内容描述 概述 摘要 在线链接地址 链接地址 文件下载 附件下载 下载 有效性 效力状态 是否有效 时效性 时效状态 时效 有效期 有效状态 状态 \
         公开方式 公开范围 公开属性 公开类别 公开形式 公开程序 公开时限 公开目录 公开类型 信息类别 信息分类 信息类型 信息来源 信息属性 分类 类别 所属类别 所属栏目 所属分类 所属主题 所属机构 栏目 栏目名称 \
         服务对象 服务对象分类 语种 语言 载体类型 记录形式 责任编辑 编辑 编审 网站编辑 作者 撰稿 撰稿人 通讯员 记者 审核 审核人 校对 初审 复审 终审 签发 发布人 发布者 录入 录入人 信息员 供稿 供稿单位 \
         来源 文章来源 稿件来源 稿源 出处 浏览次数 浏览量 浏览数 浏览 阅读次数 阅读量 阅读 访问量 访问次数 访问 点击次数 点击率 点击量 点击数 点击 人气 \
         字体 字号 字体大小 文字大小 视力保护色 时间 日期 更新时间 更新日期 录入时间 添加时间 撰写时间 上传时间 信息发布时间 文章类型 专题 目录编号 目录分类 编号 公文种类 文种"
            .split_whitespace(),
    )
});

/// Labels that stand in report text too (时间: …, 名称: …): they count only among others or with a date behind.
pub static WEAK_LABELS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "主题 专题 名称 标题 分类 类别 栏目 状态 编号 时间 日期 摘要 概述 审核 记者 下载 打开 保存 语言 语种 录入 责任单位 责任部门 组配 体裁 浏览 访问 阅读 点击 时效 编辑 作者 来源 字体 主题词 关键词 关键字"
            .split_whitespace(),
    )
});

/// Words of navigation, tool bars and footers: a short line that holds one is furniture.
pub static FURNITURE: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "当前位置 您的位置 您所在的位置 您现在的位置 您当前的位置 所在位置 现在位置 首页 网站首页 返回首页 设为首页 加入收藏 收藏本页 收藏本站 网站地图 站点地图 无障碍 长者模式 长者版 适老化 关怀版 老年模式 语音播报 \
         智能问答 智能搜索 站内搜索 搜服务 热门搜索 高级搜索 请输入 搜索 检索 登录 注册 退出 个人中心 用户中心 简体 繁体 繁體版 English 手机版 电脑版 移动版 客户端 官方微信 官方微博 政务微博 政务微信 微信公众号 新媒体矩阵 微博 微信 二维码 扫一扫 扫码 RSS 邮箱 \
         打印本页 打印 关闭窗口 关闭本页 关闭 返回顶部 返回上一页 返回列表 返回 字体 字号 放大 缩小 默认 大中小 分享到 分享 收藏 点赞 纠错 我要纠错 网站纠错 下载文字版 下载图片版 视力保护 保护视力色 \
         上一篇 下一篇 上一条 下一条 上一页 下一页 相关链接 相关阅读 相关文章 相关文档 相关文件 相关信息 相关新闻 相关解读 相关稿件 相关附件 延伸阅读 推荐阅读 猜你喜欢 热点推荐 最新信息 政策解读 解读链接 解读文件 文件解读 图解 图文解读 原文链接 原文地址 扩展阅读 \
         版权所有 主办单位 主办: 主管单位 承办单位 承办: 协办单位 技术支持 运维单位 维护单位 运行维护 网站标识码 备案号 icp备 icp证 公网安备 网安备 网警 政府网站找错 找错 党政机关 事业单位 网站声明 免责声明 版权声明 隐私声明 使用帮助 帮助中心 关于我们 联系我们 网站介绍 站点介绍 访问统计 总访问量 您是第 浏览器 分辨率 javascript copyright © 友情链接 部门网站 区县网站 省政府部门 市政府部门 网站群 政府网站 邮编: 邮政编码: 传真: 联系电话: 地址: \
         网站导航 导航 栏目导航 切换 展开 收起 更多 信息公开目录 信息公开指南 公开指南 公开制度 公开年报 小编 网友投稿 温馨提示 提醒您 提示您 您访问的链接 继续访问 放弃 即将离开"
            .split_whitespace(),
    )
});

/// Furniture words that never belong to a report's running text: they count in long lines too.
pub static STRONG: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "当前位置: 您的位置: 所在位置: 您所在的位置 您现在的位置 您当前的位置 网站地图 站点地图 无障碍浏览 无障碍阅读 长者模式 设为首页 加入收藏 版权所有 网站标识码 icp备 icp证 公网安备 网安备 主办单位: 承办单位: 技术支持: copyright © 上一篇: 下一篇: 上一篇 下一篇 扫一扫 打印本页 关闭窗口 关闭本页 返回顶部 分享到 浏览器 分辨率 您访问的链接 即将离开 责任编辑: 网站声明 联系我们 小编为大家 建议使用 欢迎访问 欢迎您访问 门户网站! 政策解读: 解读链接: 相关链接: 相关阅读: 相关文件: 相关解读: 相关稿件: 原文链接: 图解: 一图读懂 文字解读: 解读材料: 延伸阅读: 推荐阅读:"
            .split_whitespace(),
    )
});

/// Columns of a site: noise before the title and behind the signature, but good headings of a report.
pub static COLUMNS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words("政务公开 政府信息公开 依申请公开 政务服务 互动交流 走进 营商环境 留言 新闻中心 要闻 公告 数据开放 领导之窗 机构职能 服务 专题专栏 投诉 咨询".split_whitespace())
});
