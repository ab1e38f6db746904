//! Points 要点: 一是 … 二是 … inside a paragraph, each from its enumerator to the next.

use super::{Point, Section};
use crate::text::{
    CleanSpan, CleanText, Role, enumerator,
    lexicon::{ends_at, is_at},
};

/// The points of a text, in order. In a page that was flattened into one line the last point ends
/// where the next section begins.
pub(super) fn points(text: &CleanText, sections: &[Section]) -> Vec<Point> {
    let mut points = between_enumerators(text);
    for point in &mut points {
        let next = sections.partition_point(|section| section.span.start <= point.span.start);
        if let Some(section) = sections.get(next) {
            point.span.end = point.span.end.min(section.span.start);
        }
    }
    points
}

/// Each from its enumerator to the next, or to the line's end.
fn between_enumerators(text: &CleanText) -> Vec<Point> {
    let mut points: Vec<Point> = vec![];
    for line in text.lines().iter().filter(|line| line.role == Role::Body) {
        let folded = &text.folded()[..line.span.end];
        let mut last: Option<(u32, usize)> = None;
        let mut at = line.span.start;
        while at < line.span.end {
            let found = opens(folded, line.span.start, at).filter(|(number, _)| {
                *number == 1 || last.is_none_or(|(before, _)| *number == before + 1 || *number == before + 2)
            });
            let Some((number, len)) = found else {
                at += 1;
                continue;
            };
            if let Some((_, before)) = last {
                points[before].span.end = at;
            }
            last = Some((number, points.len()));
            points.push(Point {
                enumerator: text.slice(CleanSpan::new(at, at + len)),
                span: CleanSpan::new(at, line.span.end),
            });
            at += len;
        }
    }
    points
}

/// Nouns that close a heading before its points.
const HEADS: &[&str] = &[
    "问题", "不足", "措施", "方面", "打算", "安排", "做法", "原因", "短板", "差距", "举措", "表现", "工作",
    "如下",
];

/// 存在的问题一是…。二是…: the heading lost its line end, the second point shows where the first is.
fn is_glued_first(folded: &[char], at: usize) -> bool {
    is_at(folded, at, "一是")
        && HEADS.iter().any(|word| ends_at(folded, at, word))
        && (at + 4..folded.len().min(at + 400))
            .any(|next| is_at(folded, next, "二是") && matches!(folded[next - 1], '。' | ';' | ',' | '、'))
}

/// A point's enumerator at `at`: its number and length. It opens a paragraph or follows a stop.
fn opens(folded: &[char], start: usize, at: usize) -> Option<(u32, usize)> {
    let free = at == start
        || matches!(folded[at - 1], '。' | ';' | ':' | ',' | '.' | '!' | '、' | ' ' | ')' | '”' | '—');
    if !free && !is_glued_first(folded, at) {
        return None;
    }
    let (number, len) = enumerator::chinese_number(folded, at)?;
    let mark = folded.get(at + len)?;
    // 一是否, 一要素: words that begin alike
    let word = matches!(
        (mark, folded.get(at + len + 1)),
        ('是', Some('否' | '非')) | ('要', Some('素' | '件' | '求' | '点'))
    );
    (matches!(mark, '是' | '要') && !word && number <= 20).then_some((number, len + 1))
}
