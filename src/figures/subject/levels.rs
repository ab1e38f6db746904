//! 国家级民主法治示范村2个、省级18个: a level by itself, whose noun stands with the first of the list.

use super::{
    super::{
        Figure, Kind,
        shared::{Member, Shared},
    },
    clause::sentence_start,
    label::{ACTS, without_place},
};
use crate::text::{
    CleanSpan,
    lexicon::{Lexicon, ends_at},
};
use std::sync::LazyLock;

static LEVELS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "国家级 世界级 部级 省部级 省级 自治区级 副省级 市级 地级 地市级 州级 盟级 县级 区级 旗级 县区级 区县级 市县级 乡级 镇级 街道级 乡镇级 村级 社区级 国字号"
            .split_whitespace(),
    )
});

/// A level's noun is looked for so many figures back.
const NEAR: usize = 8;

/// The noun that a level is of: of the figure before that has one, or of the total before 其中.
pub(super) fn of_level(
    figures: &[Figure],
    index: usize,
    subject: CleanSpan,
    folded: &[char],
    start: usize,
) -> Option<Shared> {
    let by_itself = LEVELS.at(folded, subject.start).is_some_and(|(len, ())| len == subject.len());
    let unit = figures[index].unit.as_ref();
    if !by_itself || figures[index].kind != Kind::Quantity || subject.start > figures[index].span.start {
        return None;
    }
    let sentence = sentence_start(folded, start, subject.start);
    let before = figures[..index].iter().rev().take(NEAR);
    let mut before = before
        .take_while(|figure| figure.span.start >= sentence)
        .filter(|figure| figure.unit.as_ref() == unit);
    let figure = before.find(|figure| figure.subject.is_some_and(|named| named.len() > 2))?;
    let head = figure.shared.map(|shared| shared.head).or_else(|| noun(folded, figure.subject?))?;
    Some(Shared { member: Member::Said(subject), head })
}

/// 国家级示范村 without its level, 全市新型研发机构数量 without place and measure.
fn noun(folded: &[char], subject: CleanSpan) -> Option<CleanSpan> {
    let mut end = subject.end;
    for word in ["累计总数", "总数", "数量", "总量", "累计"] {
        if ends_at(folded, end, word) && end > subject.start + word.chars().count() + 1 {
            end -= word.chars().count();
        }
    }
    let level = (subject.start..end).find_map(|at| LEVELS.at(folded, at).map(|(len, ())| at + len));
    let start = level.unwrap_or_else(|| without_place(folded, subject.start, end));
    let start = (start..end).find_map(|at| ACTS.at(folded, at).map(|(len, ())| at + len)).unwrap_or(start);
    let bounds = ["及以上", "以上", "各级"];
    let bound = bounds.iter().find(|word| crate::text::lexicon::is_at(folded, start, word));
    let start = start + bound.map_or(0, |word| word.chars().count());
    (start + 2 <= end).then(|| CleanSpan::new(start, end))
}
