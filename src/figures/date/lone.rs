//! A day without its month, and how it differs from a length of time.

use super::{Stretch, parts::number};
use crate::{
    figures::numeral::digits,
    text::lexicon::{ends_at, is_at},
};

/// What stands behind days that are a length of time: 20日内, 7日期满.
const LENGTH_BEHIND: &str = "压缩 缩短 减至 减少 提速 内 以内 之内 后内 以上 无 期";

/// What stands before such days: 公示7日, 工作满30日.
const LENGTH_BEFORE: &str = "工作 满 为期 历时 期限 提前 不少于 不超过 近 共 累计 连续 延长 缩短 压缩 \
    顺延 达 用时 耗时 平均 需 拘留 公示 缩减 提速 超期 法定 法定的 规定的 \
    承诺的";

/// A day without its month: 15日, where it is no length of time.
pub fn lone_day(folded: &[char], at: usize) -> Option<Stretch> {
    let len = digits(folded, at);
    if !(1..=2).contains(&len) || folded.get(at + len) != Some(&'日') {
        return None;
    }
    let day = number(folded, at, len);
    let end = at + len + 1;
    let is_length = LENGTH_BEHIND.split(' ').any(|word| is_at(folded, end, word))
        || LENGTH_BEFORE.split(' ').any(|word| ends_at(folded, at, word));
    if !(1..=31).contains(&day) || is_length {
        return None;
    }
    Some(Stretch { end, value: format!("---{day:02}"), value2: None })
}
