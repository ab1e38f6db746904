//! 分别: several labels before, several numbers behind, each with its own.

use super::{
    super::{Figure, Kind},
    Counted,
    clause::{clause_start, is_clause_end, sentence_start},
    heads::{compound, is_whole_name, shared},
    label::{is_change, label, trimmed_end},
    members::members,
    words::leading,
};
use crate::text::{CleanSpan, lexicon::is_at};
use std::ops::Range;

/// The longest list of numbers that 分别 pairs with labels.
const LIST: usize = 24;

/// A list of numbers, and the words that lead up to it.
struct Listed<'a> {
    figures: &'a [Figure],
    folded: &'a [char],
    /// Where the line starts.
    start: usize,
    /// The numbers: indexes into `figures`.
    list: Range<usize>,
    /// Where the clause of the first number starts, behind the figure before it.
    clause: usize,
}

/// A、B分别为x、y: the labels before 分别, one for each number of the list; A、B增长x、y likewise.
pub(super) fn paired(figures: &[Figure], index: usize, folded: &[char], start: usize) -> Option<Counted> {
    // The first number of the list stands in the clause of 分别; the others follow it at a list's distance.
    let list = list_around(figures, index, folded);
    if list.len() < 2 {
        return None;
    }
    let clause = clause_start(figures, list.start, folded, start);
    let turn = index - list.start;
    let listed = Listed { figures, folded, start, list, clause };
    let Some(at) = listed.distributes() else { return listed.without_word(turn) };
    let mut from = clause;
    while let Some(len) = leading(folded, from).filter(|len| from + len <= at) {
        from += len;
    }
    if from >= at || is_change(folded, CleanSpan::new(clause, at)) {
        return listed.of_before(turn);
    }
    listed.of_each(from, at, turn).or_else(|| {
        let label = CleanSpan::new(from, trimmed_end(folded, from, at));
        Some(Counted { subject: label, shared: compound(folded, label, turn, listed.list.len()) })
    })
}

/// The indexes of the numbers that stand in one list with the figure at `index`.
fn list_around(figures: &[Figure], index: usize, folded: &[char]) -> Range<usize> {
    let (mut first, mut last) = (index, index);
    while first > 0 && index - first < LIST && is_listed(folded, &figures[first - 1], &figures[first]) {
        first -= 1;
    }
    while last + 1 < figures.len()
        && last - index < LIST
        && is_listed(folded, &figures[last], &figures[last + 1])
    {
        last += 1;
    }
    first..last + 1
}

impl Listed<'_> {
    fn first(&self) -> &Figure {
        &self.figures[self.list.start]
    }

    /// Where the word stands that gives each label its number: 分别, or 各 right before the numbers.
    fn distributes(&self) -> Option<usize> {
        let (words, number) = (self.clause..self.first().span.start, self.first().span.start);
        words.clone().rev().find(|&at| is_at(self.folded, at, "分别")).or_else(|| {
            let each = words.rev().take(6).find(|&at| self.folded[at] == '各')?;
            let change = CleanSpan::new(each + 1, number);
            (each + 1 == number || is_change(self.folded, change)).then_some(each)
        })
    }

    /// What the figure at `index` counts is counted once more.
    fn same_as(&self, index: usize) -> Option<Counted> {
        let figure = self.figures.get(index)?;
        Some(Counted { subject: figure.subject?, shared: figure.shared })
    }

    /// The member between `from` and `to` that the number at `turn` counts.
    fn of_each(&self, from: usize, to: usize, turn: usize) -> Option<Counted> {
        let members = members(self.folded, from, to, self.list.len())?;
        let shared = shared(self.folded, &members);
        Some(Counted { subject: *members.get(turn)?, shared: shared.get(turn).copied().flatten() })
    }

    /// 事故起数、死亡人数下降17.6%、11.6%: no word says that each has its own.
    fn without_word(&self, turn: usize) -> Option<Counted> {
        let (folded, number) = (self.folded, self.first().span.start);
        let lead = CleanSpan::new(self.clause, number);
        let rate = matches!(self.first().kind, Kind::Percent | Kind::Points);
        // 分别达到3.4万元、1.7万元，增长8%、10%: growth, one by one, of the list just before; 从3家、5家增加到6家、9家
        if is_change(folded, lead)
            && let Some(before) = self.list_before(!rate)
        {
            return self.same_as(before.start + turn);
        }
        let joint = label(folded, self.clause, number)?;
        if !rate {
            return None;
        }
        let members = members(folded, joint.start, joint.end, self.list.len())?;
        if members.iter().all(|member| is_whole_name(folded, *member)) {
            return Some(Counted { subject: *members.get(turn)?, shared: None });
        }
        // 城市、农村低保标准 share their last word, and stay one
        let shared = shared(folded, &members).get(turn).copied().flatten();
        Some(Counted { subject: joint, shared })
    }

    /// The list of as many numbers right before this one: with nothing between but its words of change where it
    /// must be near, else behind a comma too.
    fn list_before(&self, near: bool) -> Option<Range<usize>> {
        let last = self.list.start.checked_sub(1)?;
        let before = list_around(self.figures, last, self.folded);
        let between = self.folded.get(self.figures[last].span.end..self.clause)?;
        let bound = between.len() >= 2 && BOUNDS.iter().any(|word| is_at(between, 0, word));
        let between = if bound { &between[2..] } else { between };
        let follows = match between {
            [] | [' '] => true,
            _ => !near && between.iter().all(|c| matches!(c, ',' | ' ')),
        };
        let first = &self.figures[before.start];
        (follows
            && before.len() == self.list.len()
            && before.end == self.list.start
            && !matches!(first.kind, Kind::Date | Kind::DocNumber)
            && sentence_start(self.folded, self.start, self.clause) <= first.span.start)
            .then_some(before)
    }

    /// 分别 with nothing of its own before it: the list is of what was named or counted before, in the same
    /// sentence.
    fn of_before(&self, turn: usize) -> Option<Counted> {
        // 分别增长6%、5%，分别居全国第二、第七
        if let Some(before) = self.list_before(false) {
            return self.same_as(before.start + turn);
        }
        let (folded, figures) = (self.folded, self.figures);
        let sentence = sentence_start(folded, self.start, self.clause);
        let counts = |place: &usize| {
            let figure = &figures[*place];
            !matches!(
                figure.kind,
                Kind::Date | Kind::Duration | Kind::DocNumber | Kind::Percent | Kind::Points
            ) && figure.span.start >= sentence
        };
        // 分别为68件和5件，同比分别下降9%和2%; 收入达1.7万元，支出达0.8万元，分别增长5%和6%
        let count = self.list.len();
        let mut counted: Vec<usize> =
            (0..self.list.start).rev().take(LIST).filter(counts).take(count).collect();
        counted.reverse();
        if counted.len() == count {
            return self.same_as(counted[turn]);
        }
        // 化学需氧量、二氧化硫排放量双下降，比上年分别下降3.1%和4.7%; 甲、乙，2000年分别达到3件和5件
        let date = self.list.start.checked_sub(1).map(|before| &figures[before]);
        let date = date.filter(|date| date.kind == Kind::Date && date.span.end == self.clause);
        let clause = date.map_or(self.clause, |date| date.span.start);
        let stop = clause.checked_sub(1).filter(|stop| counted.is_empty() && *stop > sentence)?;
        let parts = is_clause_end(folded[stop]);
        // 死亡人数比2020年分别下降3%、5%
        let measured = matches!(folded[stop], '比' | '较');
        let stop = if parts || measured { stop } else { clause };
        let open = (sentence..stop).rev().find(|&at| is_clause_end(folded[at])).map_or(sentence, |at| at + 1);
        let mut from = open;
        while let Some(len) = leading(folded, from).filter(|len| from + len < stop) {
            from += len;
        }
        self.of_each(from, stop, turn)
    }
}

/// What stands behind a number that is a bound.
const BOUNDS: [&str; 4] = ["左右", "以上", "以下", "以内"];

/// True where only what parts a list stands between two figures; a comma parts figures of one kind.
fn is_listed(folded: &[char], before: &Figure, after: &Figure) -> bool {
    let (mut end, start) = (before.span.end, after.span.start);
    if start >= end + 3 && BOUNDS.iter().any(|word| is_at(folded, end, word)) {
        end += 2;
    }
    start >= end
        && start - end <= 2
        && folded[end..start].iter().all(|c| match c {
            ',' => before.kind == after.kind,
            other => matches!(other, '、' | '和' | '与' | '及' | ' ' | '以'),
        })
}
