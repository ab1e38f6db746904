//! The rows of the table of figures: pairs, same name on a different basis, and those without a
//! partner, each list under its heading.

use super::stated::Stated;
use crate::{
    compare::{Comparison, Side, Why, ZeroPair},
    figures::{Direction, Figure, Kind},
    report::Report,
    text::CleanSpan,
};

/// One of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// They count the same thing; one may say in words that there was none.
    Same,
    /// They bear the same name and count on a different basis.
    OtherBasis,
    /// Only the left report has them.
    LeftOnly,
    /// Only the right report has them.
    RightOnly,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// Above a list, with the number of its rows.
    Heading(List, usize),
    /// One figure, or two.
    Figures(Pair),
}

/// One figure, or two statements that are set against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The list that it stands in.
    pub list: List,
    /// What the left report states, and the right one; at least one is there.
    pub stated: [Option<Stated>; 2],
    /// The later less the earlier, as a decimal string; `None` where there is no exact difference.
    pub difference: Option<String>,
    /// The change in per cent of the earlier figure.
    pub percent: Option<String>,
    /// In what the bases differ.
    pub why: Vec<Why>,
    /// Which way something went, of those that say by how much it did.
    pub courses: [Option<Direction>; 2],
}

impl Pair {
    /// True where both say by how much something fell.
    pub fn are_falls(&self) -> bool {
        self.courses == [Some(Direction::Down); 2]
    }
}

/// What is to be listed of each report: everything, or what stands in these spans.
pub type Within = Option<[Vec<CleanSpan>; 2]>;

/// True for what counts something; dates and document numbers do not.
pub fn counts(figure: &Figure) -> bool {
    !matches!(figure.kind, Kind::Date | Kind::DocNumber)
}

/// How many dates and document numbers without a partner are not listed, of the left report and of the right.
pub fn left_out(comparison: &Comparison, reports: [&Report; 2], within: &Within) -> [usize; 2] {
    let alone = [&comparison.figures.left_only, &comparison.figures.right_only];
    [0, 1].map(|side| {
        let figures = alone[side].iter().filter_map(|&index| reports[side].figures.found.get(index));
        figures.filter(|figure| !counts(figure) && is_inside(within, side, figure.span)).count()
    })
}

/// The figures of two reports, list by list. Dates and document numbers count nothing and are left out.
pub fn pairs(comparison: &Comparison, reports: [&Report; 2], within: &Within) -> Vec<Pair> {
    let found = &comparison.figures;
    let row = |list, stated: [Option<Stated>; 2]| {
        let courses = [Side::Left, Side::Right].map(|side| match stated[side.index()] {
            Some(Stated::Figure(figure)) => comparison.course(side, figure),
            _ => None,
        });
        Pair { list, stated, difference: None, percent: None, why: vec![], courses }
    };
    let pair =
        |list, left, right| row(list, [left, right].map(|index: Option<usize>| index.map(Stated::Figure)));
    let counted = found.pairs.iter().map(|figures| Pair {
        difference: figures.difference.clone(),
        percent: figures.percent.clone(),
        ..pair(List::Same, Some(figures.left), Some(figures.right))
    });
    let nones = comparison.zeros.iter().map(|zero| {
        let figure = reports[zero.counted.index()].figures.found.get(zero.figure);
        let change = figure.map(|figure| zero.change(figure, comparison.later()));
        let (difference, percent) = change.unwrap_or_default();
        Pair { difference, percent, ..row(List::Same, against_none(zero)) }
    });
    let mut same: Vec<Pair> = counted.chain(nones).collect();
    same.sort_by_key(|pair| pair.stated[0].and_then(|stated| stated.span(reports[0])).map(|span| span.start));
    let bases = found.different_basis.iter().map(|figures| Pair {
        why: figures.why.clone(),
        ..pair(List::OtherBasis, Some(figures.left), Some(figures.right))
    });
    let answered = |side: Side, index: usize| {
        comparison.zeros.iter().any(|zero| (zero.counted, zero.figure) == (side, index))
    };
    let lefts = found.left_only.iter().filter(|index| !answered(Side::Left, **index));
    let rights = found.right_only.iter().filter(|index| !answered(Side::Right, **index));
    let lefts = lefts.map(|&left| pair(List::LeftOnly, Some(left), None));
    let rights = rights.map(|&right| pair(List::RightOnly, None, Some(right)));
    let all = same.into_iter().chain(bases).chain(lefts).chain(rights);
    all.filter(|pair| is_listed(pair, reports, within)).collect()
}

/// A figure on its side, and the zero in words on the other.
fn against_none(zero: &ZeroPair) -> [Option<Stated>; 2] {
    let (figure, none) = (Some(Stated::Figure(zero.figure)), Some(Stated::Zero(zero.zero)));
    if zero.counted == Side::Left { [figure, none] } else { [none, figure] }
}

/// The rows of these figures: each list under its heading.
pub fn under_headings(pairs: &[Pair]) -> Vec<Row> {
    let mut rows = vec![];
    for list in pairs.chunk_by(|one, next| one.list == next.list) {
        rows.extend(list.first().map(|first| Row::Heading(first.list, list.len())));
        rows.extend(list.iter().cloned().map(Row::Figures));
    }
    rows
}

/// True where one of the statements stands inside, and counts something.
fn is_listed(pair: &Pair, reports: [&Report; 2], within: &Within) -> bool {
    (0..2).any(|side| {
        let Some((stated, report)) = pair.stated[side].map(|stated| (stated, reports[side])) else {
            return false;
        };
        stated.figure(report).is_none_or(counts)
            && stated.span(report).is_some_and(|span| is_inside(within, side, span))
    })
}

fn is_inside(within: &Within, side: usize, span: CleanSpan) -> bool {
    within.as_ref().is_none_or(|spans| spans[side].iter().any(|around| around.covers(span)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::compare,
        source::{Format, SourceText},
    };

    #[test]
    fn lists_come_in_order_under_their_headings_and_are_narrowed_to_sections() {
        let report = |text: &str| Report::build(SourceText::from_text(text, Format::Text));
        let one = report(
            "云溪区2022年法治政府建设年度报告\n一、行政复议\n全年办结行政复议案件21件。\n二、执法培训\n组织执法培训18场次，发放资料300余份。\n",
        );
        let other = report(
            "云溪区2023年法治政府建设年度报告\n一、行政复议\n全年办结行政复议案件35件。\n二、执法培训\n组织执法培训26场次，设立受理点12个。\n",
        );
        let comparison = compare(&one, &other);
        let shown = |within: &Within| {
            let text = |side: usize, stated: Option<Stated>| {
                let report = [&one, &other][side];
                let span = stated.and_then(|stated| stated.span(report));
                span.map_or_else(String::new, |span| report.text.slice(span))
            };
            let rows = under_headings(&pairs(&comparison, [&one, &other], within));
            let rows = rows.iter().map(|row| match row {
                Row::Heading(list, count) => format!("{list:?} {count}"),
                Row::Figures(pair) => format!(
                    "{}|{}|{}|{}",
                    text(0, pair.stated[0]),
                    text(1, pair.stated[1]),
                    pair.difference.as_deref().unwrap_or_default(),
                    pair.percent.as_deref().unwrap_or_default()
                ),
            });
            rows.collect::<Vec<_>>()
        };
        let whole = [
            "Same 2",
            "21件|35件|14|66.7",
            "18场次|26场次|8|44.4",
            "LeftOnly 1",
            "300余份|||",
            "RightOnly 1",
            "|12个||",
        ];
        assert_eq!(shown(&None), whole);
        let first = [&one, &other].map(|report| vec![report.outline.sections[0].span]);
        assert_eq!(shown(&Some(first)), ["Same 1", "21件|35件|14|66.7"]);
        assert_eq!(shown(&Some([vec![], vec![]])), Vec::<String>::new());
    }
}
