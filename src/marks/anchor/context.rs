//! How far the surroundings of two passages agree.

use std::ops::Range;

/// More of the text than of the context is looked at, so that a few added characters do no harm.
const SLACK: usize = 8;

/// Characters that stand next to a passage.
const NEAR: usize = 8;

/// Agreement of the surroundings, each from 0 (nothing in common) to 1 (the same).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Agreement {
    before: f32,
    behind: f32,
    /// The characters next to the passage are the same on both sides.
    near: bool,
    /// One number for both sides: half their mean, half the better one, since an edit next to a
    /// passage spoils one side only.
    pub(super) score: f32,
}

impl Agreement {
    /// True where both sides are the same.
    pub(super) fn is_perfect(&self) -> bool {
        self.before >= 1.0 && self.behind >= 1.0
    }

    /// True where both sides agree but for a word or a number.
    pub(super) fn is_mutual(&self) -> bool {
        self.before.min(self.behind) >= 0.75
    }

    /// True where both sides agree, and what stands next to the passage is the same.
    pub(super) fn is_close(&self) -> bool {
        self.near && self.is_mutual()
    }

    /// True where one side agrees but for a word or a number.
    pub(super) fn is_one_sided(&self) -> bool {
        self.before.max(self.behind) >= 0.75
    }

    /// True where a side agrees, and no worse than the same side of `other`.
    pub(super) fn equals(&self, other: &Self) -> bool {
        let as_good = |this: f32, that: f32| this >= 0.75 && this >= that;
        as_good(self.before, other.before) || as_good(self.behind, other.behind)
    }

    /// True where a side agrees, and better than the same side of `other`: each of the two has
    /// something that speaks for it.
    pub(super) fn outdoes(&self, other: &Self) -> bool {
        let better = |this: f32, that: f32| this >= 0.6 && this > that;
        better(self.before, other.before) || better(self.behind, other.behind)
    }
}

/// Compares what stands around `place` in `text` with `before` and `behind`.
pub(super) fn agreement(text: &[char], place: &Range<usize>, before: &[char], behind: &[char]) -> Agreement {
    let ahead: Vec<char> = before.iter().rev().copied().collect();
    let start = place.start.saturating_sub(before.len() + SLACK);
    let text_ahead: Vec<char> =
        text.get(start..place.start).unwrap_or_default().iter().rev().copied().collect();
    let end = text.len().min(place.end + behind.len() + SLACK);
    let text_behind = text.get(place.end..end).unwrap_or_default();
    let one = side(&ahead, &text_ahead);
    let other = side(behind, text_behind);
    let (long, length) = (before.len() + behind.len(), |side: &[char]| side.len() as f32);
    let mean = if long == 0 {
        (one + other) / 2.0
    } else {
        (one * length(before) + other * length(behind)) / (length(before) + length(behind))
    };
    // A side of a few characters proves little by itself.
    let telling = |side: f32, context: &[char]| if context.len() * 3 >= long { side } else { mean };
    let better = telling(one, before).max(telling(other, behind));
    let same = |context: &[char], text: &[char]| text.starts_with(context.get(..NEAR).unwrap_or(context));
    let near = same(&ahead, &text_ahead) && same(behind, text_behind);
    Agreement { before: one, behind: other, near, score: (mean + better) / 2.0 }
}

/// Both sides read away from the passage: how much of `context` stands in `text` from its first
/// character on.
fn side(context: &[char], text: &[char]) -> f32 {
    if context.is_empty() {
        // The passage stood at the text's edge, and does so still or does not.
        return if text.is_empty() { 1.0 } else { 0.5 };
    }
    if text.starts_with(context) {
        return 1.0;
    }
    // Edit distance to the nearest beginning of the text, a row a character of the context; only
    // near the diagonal, since what is further off does not agree anyway.
    let far = context.len() + text.len();
    let mut row: Vec<usize> = (0..=text.len()).map(|j| if j <= SLACK { j } else { far }).collect();
    for (i, expected) in context.iter().enumerate() {
        let first = i.saturating_sub(SLACK);
        let mut diagonal = row.get(first).copied().unwrap_or(far);
        if let Some(edge) = row.get_mut(first) {
            *edge = if first == 0 { i + 1 } else { far };
        }
        for (j, found) in text.iter().enumerate().take(i + SLACK + 1).skip(first) {
            let replaced = diagonal + usize::from(expected != found);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    // What lies before the last row's first column was left there by earlier rows.
    let nearest = row.into_iter().skip(context.len().saturating_sub(SLACK)).min().unwrap_or(far);
    let nearest = nearest.min(context.len());
    1.0 - nearest as f32 / context.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surroundings_are_compared_from_the_passage_outwards() {
        let text: Vec<char> = "全年共受理行政复议案件21件，其中撤销3件，维持18件。".chars().collect();
        let place = 11..14;
        let cases = [
            ("受理行政复议案件", "，其中撤销3件，", 1.0, 1.0),
            ("受理行政诉讼案件", "，其中撤销3件，", 0.9, 0.95),
            ("", "，其中撤销3件，", 0.9, 1.0),
            ("坚持党的领导不动摇", "推进政务公开工作", 0.0, 0.3),
            (
                "坚持把法治建设摆在全局工作的重要位置来谋划和推动",
                "深化简政放权放管结合优化服务改革持续用力",
                0.0,
                0.1,
            ),
        ];
        for (before, behind, least, most) in cases {
            let before: Vec<char> = before.chars().collect();
            let behind: Vec<char> = behind.chars().collect();
            let score = agreement(&text, &place, &before, &behind).score;
            assert!((least..=most).contains(&score), "{before:?} {behind:?} {score}");
        }
    }
}
