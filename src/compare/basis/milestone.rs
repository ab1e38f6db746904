//! A round number that is passed on the way to the one that holds: 突破4000亿元、达到4211亿元.

use crate::{
    figures::Figure,
    text::lexicon::{ends_at, has, is_at},
};

/// What may stand between the two.
const BETWEEN: [&str; 10] = ["大关", "台阶", "关口", "达到", "达", "约", "、", ",", "元", " "];

/// True for a figure of the folded text that only says what `next`, which is no less, has passed.
pub(super) fn is_milestone(folded: &[char], figure: &Figure, next: &Figure) -> bool {
    let (from, to) = (figure.span.end, next.span.start);
    let passed = ["突破", "迈上", "跨过", "跨越", "越过", "超过", "站上", "登上", "迈过"];
    let mark = ["台阶", "大关", "关口"];
    let value = |figure: &Figure| figure.value.parse::<f64>().ok();
    (figure.kind, &figure.unit) == (next.kind, &next.unit)
        && from < to
        && (passed.iter().any(|word| ends_at(folded, figure.span.start, word))
            || mark.iter().any(|word| is_at(folded, from, word)))
        && leads_on(folded, from, to)
        && value(figure).zip(value(next)).is_some_and(|(passed, reached)| passed <= reached)
}

/// True where nothing stands there but that a number was reached.
fn leads_on(folded: &[char], mut at: usize, to: usize) -> bool {
    let reached = has(&folded[at..to], "达");
    while at < to {
        let Some(word) = BETWEEN.iter().find(|word| is_at(folded, at, word)) else { return false };
        at += word.chars().count();
    }
    reached && at == to
}
