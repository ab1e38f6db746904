//! Where a paragraph turns from what was done to what is lacking or is to come: the closing
//! paragraph of a report without chapters on these, and the answer to a shortcoming told beside it.

use crate::text::{
    CleanSpan, CleanText,
    lexicon::{Lexicon, has, is_at},
    segment,
};
use std::sync::LazyLock;

/// How a sentence on what is to come opens.
static COMING: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "下一步 下步 下一阶段 下阶段 接下来 来年 明年 新的一年 今后一个时期 今后,".split_whitespace(),
    )
});
/// What a sentence that opens with the coming year does: 2024年，我局将….
static INTENDS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::words("将 要 计划 力争 继续 重点".split_whitespace()));
/// What a sentence on shortcomings says there is.
static LACKS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::words("差距 不足 问题 短板 薄弱环节 困难".split_whitespace()));
/// How it says that there is.
static THERE_IS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "还有 还存在 仍有 仍存在 仍然存在 尚有 尚存在 也存在 依然存在 存在一些 存在以下 存在着"
            .split_whitespace(),
    )
});

/// How a sentence opens that tells of the time behind.
const LOOKS_BACK: [&str; 4] = ["全年", "去年", "一年来", "过去一年"];
/// How the items of a list open.
const ITEMS: [&str; 9] = ["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是"];
/// Within how many characters a sentence says who will do what.
const OPENING: usize = 16;

/// What follows the sentence of `paragraph` that turns to what is to come, that sentence included, up to one that looks
/// back again or to the next item; `reported` is the year reported on. What somebody says (…负责人表示，下一步，…) turns
/// inside its sentence.
pub(super) fn to_come(text: &CleanText, paragraph: CleanSpan, reported: Option<i32>) -> Option<CleanSpan> {
    let start = turn(text, paragraph, reported)?;
    let folded = text.folded();
    let opens =
        |sentence: &CleanSpan, words: &[&str]| words.iter().any(|word| is_at(folded, sentence.start, word));
    // 二是…；下一步，…。三是…: the plan of one item ends with it; 下一步：一是…二是… goes on.
    let within_item = segment::sentences(text, paragraph)
        .take_while(|sentence| sentence.start <= start)
        .any(|sentence| opens(&sentence, &ITEMS));
    let intends = |sentence: &CleanSpan| INTENDS.any_in(&folded[sentence.start..sentence.end]);
    let over = |sentence: &CleanSpan| {
        opens(sentence, &LOOKS_BACK) && !intends(sentence) || within_item && opens(sentence, &ITEMS)
    };
    let mut later = segment::sentences(text, paragraph).filter(|sentence| sentence.start > start);
    let end = later.find(over).map_or(paragraph.end, |sentence| sentence.start);
    Some(CleanSpan::new(start, end))
}

fn turn(text: &CleanText, paragraph: CleanSpan, reported: Option<i32>) -> Option<usize> {
    let folded = &text.folded()[..paragraph.end];
    let opens = |at: usize| COMING.at(folded, at).is_some();
    segment::sentences(text, paragraph).find_map(|sentence| {
        let words = &folded[sentence.start..sentence.end.min(sentence.start + OPENING)];
        let year = reported.is_some_and(|year| is_at(words, 0, &format!("{}年,", year + 1)));
        if opens(sentence.start) || year && INTENDS.any_in(words) {
            return Some(sentence.start);
        }
        let said =
            |at: &usize| matches!(folded[at - 1], ',' | ':' | '“' | ';') && is_at(folded, *at, "下一步,");
        (sentence.start + 1..sentence.end).find(said)
    })
}

/// Where the sentence of `paragraph` starts that tells what is lacking: 对照要求还有差距：一是….
pub(super) fn to_shortcomings(text: &CleanText, paragraph: CleanSpan) -> Option<usize> {
    let tells = |sentence: &CleanSpan| {
        let sentence = &text.folded()[sentence.start..sentence.end];
        let solved = ["针对存在", "针对这些", "得到解决", "已解决", "整改到位", "整改完成"]
            .iter()
            .any(|word| has(sentence, word));
        THERE_IS.any_in(sentence) && LACKS.any_in(sentence) && !solved
    };
    segment::sentences(text, paragraph).find(tells).map(|sentence| sentence.start)
}
