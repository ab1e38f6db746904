//! The runs of two words in two reports, numbered once, so that a passage counts its own by their numbers.

use crate::{
    compare::wording::{FIGURE, Numbered, Wording, is_word, number},
    text::CleanSpan,
};

/// A run as a feature, and how often it occurs.
pub(super) type Occurring = (u64, usize);

/// The runs of two words that stand in two reports, punctuation and figures aside.
pub(super) struct Runs<'a> {
    words: [&'a Wording; 2],
    /// Each run as a feature, by its number.
    runs: Vec<u64>,
    /// For each sign of a report the number of the run that starts there.
    at: [Vec<Option<u32>>; 2],
}

impl<'a> Runs<'a> {
    /// Reads two reports once.
    pub(super) fn of(words: [&'a Wording; 2]) -> Self {
        let mut runs = vec![];
        let mut known: Numbered<u32> = Numbered::default();
        let at = words.map(|words| {
            let tells = words.signs.iter().map(|sign| is_word(sign.sign) && sign.sign != FIGURE);
            let tells: Vec<bool> = tells.collect();
            let mut run_at = |at: usize| {
                if !(tells[at] && tells[at + 1]) {
                    return None;
                }
                let run = number(&[words.signs[at].sign, words.signs[at + 1].sign]);
                let next = u32::try_from(runs.len()).ok()?;
                Some(*known.entry(run).or_insert_with(|| {
                    runs.push(run);
                    next
                }))
            };
            (0..tells.len().saturating_sub(1)).map(&mut run_at).collect()
        });
        Self { words, runs, at }
    }

    /// The runs inside `span` of the report on a side, each once, with its number; in no order.
    pub(super) fn within(&self, side: usize, span: CleanSpan) -> Vec<(usize, Occurring)> {
        let signs = self.words[side].range(span);
        let last = signs.end.saturating_sub(1).max(signs.start);
        let here = self.at[side].get(signs.start..last).unwrap_or_default();
        let mut counts = vec![0; self.runs.len()];
        let mut found = vec![];
        for run in here.iter().flatten().map(|run| *run as usize) {
            if counts[run] == 0 {
                found.push(run);
            }
            counts[run] += 1;
        }
        found.into_iter().map(|run| (run, (self.runs[run], counts[run]))).collect()
    }

    /// How many different ones there are.
    pub(super) fn len(&self) -> usize {
        self.runs.len()
    }
}
