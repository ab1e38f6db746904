//! The subject of a figure: the words that say what is counted.
//!
//! Chinese puts the label before the number (行政复议案件21件), behind it (218项行政审批职能), or a
//! clause away (…案件270件，办结251件); 分别 pairs several labels with several numbers. The words
//! are always a stretch of the text.

mod before;
mod clause;
mod heads;
mod label;
mod levels;
mod members;
mod noun;
mod paired;
mod words;

use super::{Figure, Kind, shared::Shared};
use crate::text::{CleanSpan, enumerator, pinyin::is_han, row};
use before::{inherited, labelled};
use label::{is_change, of_all};
use levels::of_level;
use noun::{behind, of_what, prefers_noun};
use paired::paired;
use words::{is_share_of, is_yardstick, names_share};

/// What a figure counts: the words, and what they share with others of their list.
#[derive(Clone, Copy, Debug)]
struct Counted {
    subject: CleanSpan,
    shared: Option<Shared>,
}

/// A subject is inherited from so many figures before, at most.
const NEAR: usize = 24;

/// Gives every figure of a line its subject. `figures` are the line's, in order; `start` and `end`
/// delimit the line in `folded`.
pub(super) fn assign(figures: &mut [Figure], folded: &[char], start: usize, end: usize) {
    for index in 0..figures.len() {
        let alone = |subject| Counted { subject, shared: None };
        let found = match figures[index].kind {
            Kind::DocNumber => None,
            Kind::Date => behind(figures, index, folded, end).map(alone),
            _ => paired(figures, index, folded, start).or_else(|| {
                let subject = counted(figures, index, folded, start, end)?;
                let shared = of_level(figures, index, subject, folded, start);
                Some(Counted { subject, shared })
            }),
        };
        let found = found.filter(|found| !found.subject.is_empty());
        figures[index].subject = found.map(|found| found.subject);
        figures[index].shared = found.and_then(|found| {
            found.shared.or_else(|| {
                // growth of the figure before, which is a member of a list
                let before = figures[..index]
                    .iter()
                    .rev()
                    .take(NEAR)
                    .find(|before| before.subject == Some(found.subject))?;
                before.shared
            })
        });
    }
}

/// The label of a table's row: its first words, enumerator and bars left out. It also labels the cells
/// below that stand one a line.
pub(super) fn row_label(folded: &[char], start: usize, end: usize) -> Option<CleanSpan> {
    let mut from = start;
    while from < end && matches!(folded[from], '|' | ' ' | '-') {
        from += 1;
    }
    if let Some(found) = enumerator::at(&folded[..end], from) {
        from += found.len;
    }
    // 不予公开 1.属于国家秘密: the row's own label is the last
    if let Some((at, len)) = (from..end.min(from + 60))
        .rev()
        .find_map(|at| row::inner_enumerator(&folded[..end], at).map(|len| (at, len)))
    {
        from = at + len;
    }
    let stop = (from..end)
        .find(|&at| folded[at].is_ascii_digit() || matches!(folded[at], '|' | '(' | ' ' | '\t' | '。'))
        .unwrap_or(end);
    (stop > from && stop - from <= 60 && folded[from..stop].iter().any(|c| is_han(*c)))
        .then(|| CleanSpan::new(from, stop))
}

/// What a number counts: the label before it or the noun behind it, whichever its kind and words prefer.
fn counted(figures: &[Figure], index: usize, folded: &[char], start: usize, end: usize) -> Option<CleanSpan> {
    let figure = &figures[index];
    let number = figure.span.start;
    // 32件已化解、11件正在办理: in a list whose items open with their number no label stands before
    let opens_item = figure.kind == Kind::Quantity && index > 0 && number > 0 && folded[number - 1] == '、';
    let label = labelled(figures, index, folded, start).filter(|_| !opens_item);
    let noun = behind(figures, index, folded, end).filter(|span| !is_change(folded, *span));
    let inherited = || inherited(figures, index, folded, start);
    match figure.kind {
        // 90%以上的项目, 100%办结投诉举报
        Kind::Percent | Kind::Multiple
            if noun.is_some() && (label.is_none() || of_what(folded, figure.span.end)) =>
        {
            noun
        }
        Kind::Percent | Kind::Points | Kind::Multiple | Kind::Rank => {
            let measured = |span: &CleanSpan| {
                !is_change(folded, *span)
                    && !is_yardstick(folded, span.start, span.end)
                    && (!is_share_of(folded, *span) || names_share(folded, *span))
            };
            label.filter(measured).or_else(inherited).or(label).or(noun)
        }
        _ => {
            let total = label.filter(|span| folded[span.start] == '总');
            let label = label.filter(|span| !is_change(folded, *span));
            match (label, noun) {
                (Some(label), Some(noun)) => {
                    let by_noun = figure.kind == Kind::Quantity && prefers_noun(folded, label, number, noun);
                    Some(if by_noun { noun } else { label })
                }
                // 净增经营主体6140户，总量7万户: how many there are, the new ones among them
                (None, None) if total.is_some() => inherited().map(|span| of_all(folded, span)).or(total),
                (label, noun) => label.or(noun).or_else(inherited).or(total),
            }
        }
    }
}
