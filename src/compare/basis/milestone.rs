//! A round number that is passed on the way to the one that holds: 突破4000亿元、达到4211亿元.

use crate::{
    figures::Figure,
    text::lexicon::{ends_at, has, is_at},
};

/// The number that holds stands so near (characters).
const NEAR: usize = 8;

/// True for a figure of the folded text that only says what `next` has passed.
pub(super) fn is_milestone(folded: &[char], figure: &Figure, next: &Figure) -> bool {
    let (from, to) = (figure.span.end, next.span.start);
    let passed = ["突破", "迈上", "跨过", "跨越", "越过", "超过", "站上", "登上", "迈过"];
    let mark = ["台阶", "大关", "关口"];
    (figure.kind, &figure.unit) == (next.kind, &next.unit)
        && from < to
        && to - from <= NEAR
        && has(&folded[from..to], "达")
        && !folded[from..to].iter().any(|c| matches!(c, '。' | ';' | '\n'))
        && (passed.iter().any(|word| ends_at(folded, figure.span.start, word))
            || mark.iter().any(|word| is_at(folded, from, word)))
}
