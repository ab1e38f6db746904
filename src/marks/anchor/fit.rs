//! Laying a short pattern onto a stretch of text with the fewest edits.

use std::ops::Range;

/// One step of a pattern along a text.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Same,
    Replaced,
    /// A character of the pattern that the text lacks.
    Gone,
    /// A character of the text that the pattern lacks.
    Added,
}

/// Where the part `part` of `pattern` comes to lie when the whole pattern is laid onto `text`, and
/// how many of its characters are the same there. The pattern may start and end anywhere in the
/// text. Takes time and room in proportion to both lengths multiplied: keep both short.
pub(super) fn fit(pattern: &[char], part: &Range<usize>, text: &[char]) -> (Range<usize>, usize) {
    let width = text.len() + 1;
    let mut steps = vec![Step::Added; (pattern.len() + 1) * width];
    let mut row: Vec<usize> = vec![0; width];
    for (i, expected) in pattern.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        steps[(i + 1) * width] = Step::Gone;
        for (j, found) in text.iter().enumerate() {
            let same = expected == found;
            let (mut cost, mut step) =
                (diagonal + usize::from(!same), if same { Step::Same } else { Step::Replaced });
            diagonal = row[j + 1];
            if diagonal + 1 < cost {
                (cost, step) = (diagonal + 1, Step::Gone);
            }
            if row[j] + 1 < cost {
                (cost, step) = (row[j] + 1, Step::Added);
            }
            row[j + 1] = cost;
            steps[(i + 1) * width + j + 1] = step;
        }
    }
    let end = row.iter().enumerate().min_by_key(|(_, cost)| **cost).map_or(0, |(at, _)| at);
    Path::back_from(pattern.len(), end, |i, j| steps[i * width + j]).place(part)
}

/// The way through pattern and text.
struct Path {
    /// For each number of characters of the pattern, the first and last number of the text's that
    /// the way has taken by then.
    reached: Vec<(usize, usize)>,
    /// For each character of the pattern whether it is the same in the text.
    same: Vec<bool>,
}

impl Path {
    fn back_from(mut i: usize, mut j: usize, step: impl Fn(usize, usize) -> Step) -> Self {
        let mut path = Self { reached: vec![(j, j); i + 1], same: vec![false; i] };
        while i > 0 {
            let taken = step(i, j);
            match taken {
                Step::Same | Step::Replaced => (i, j) = (i - 1, j - 1),
                Step::Gone => i -= 1,
                Step::Added => j -= 1,
            }
            if taken == Step::Added {
                path.reached[i].0 = j;
            } else {
                path.reached[i] = (j, j);
                path.same[i] = taken == Step::Same;
            }
        }
        path
    }

    /// What was added at an edge of the part belongs to it only where that edge itself was edited.
    fn place(&self, part: &Range<usize>) -> (Range<usize>, usize) {
        let kept = |at: Option<usize>| at.and_then(|at| self.same.get(at)).is_some_and(|same| *same);
        let (first, last) = self.reached[part.start];
        let start = if kept(Some(part.start)) { last } else { first };
        let (first, last) = self.reached[part.end];
        let end = if kept(part.end.checked_sub(1)) { first } else { last };
        let same = self.same.get(part.clone()).unwrap_or_default().iter().filter(|same| **same).count();
        (start..end.max(start), same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_is_found_with_what_was_edited_in_it() {
        // pattern with the part in brackets, text, the part there
        let cases = [
            ("行政复议案件[21件]，其中", "全年行政复议案件32件，其中撤销", "32件"),
            ("行政复议案件[21件]，其中", "全年行政复议案件二十余件，其中撤销", "二十余件"),
            ("案件[办结21件]，其中", "案件共办结21件，其中", "办结21件"),
            ("案件[办结21件]，其中", "案件结21件了，其中", "结21件"),
            ("案件[优秀]，其中", "案件良好，其中", "良好"),
            ("案件[优秀]，其中", "案件，其中", ""),
            ("[全年]办结", "各地全年办结", "全年"),
            ("办结[全年]", "办结全年度", "全年"),
        ];
        for (pattern, text, expected) in cases {
            let all: Vec<char> = pattern.chars().collect();
            let open = all.iter().position(|c| *c == '[').unwrap();
            let close = all.iter().position(|c| *c == ']').unwrap() - 1;
            let pattern: Vec<char> = all.into_iter().filter(|c| !"[]".contains(*c)).collect();
            let text: Vec<char> = text.chars().collect();
            let (place, same) = fit(&pattern, &(open..close), &text);
            assert_eq!(text[place].iter().collect::<String>(), expected);
            assert!(same <= close - open);
        }
    }
}
