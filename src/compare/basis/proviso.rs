//! What a bracket behind a number says is counted in or left out: 办理案件64宗(不含交通).

use super::{Aspect, Said, Why};
use crate::text::lexicon::is_at;

const OPENS: [&str; 8] = ["含", "不含", "包括", "不包括", "其中含", "扣除", "剔除", "不计"];
const CARRIED: &str = "结转";
/// Of the bracket so many characters are told.
const TOLD: usize = 12;

/// The words of the bracket, if there is one that says so.
#[derive(Clone, Debug, Default)]
pub(super) struct Proviso(Option<String>);

impl Proviso {
    /// Reads what stands right behind a number that ends at `end` of the folded text.
    pub(super) fn of(folded: &[char], end: usize) -> Self {
        let says = |open: &str| is_at(folded, end + 1, open);
        if folded.get(end) != Some(&'(') || !OPENS.iter().any(|open| says(open)) {
            return Self(None);
        }
        let words = folded[end + 1..].iter().take(TOLD).take_while(|c| !matches!(c, ')' | '\n'));
        let words: String = words.collect();
        // What was left of the year before is in most counts of what was finished, said or not.
        Self(Some(words).filter(|words| !words.contains(CARRIED)))
    }

    /// What keeps apart counts whose brackets say something else, whatever numbers they give.
    pub(super) fn difference(&self, other: &Self) -> Option<Why> {
        let said = |of: &Self| of.0.as_deref().and_then(Said::words);
        let words = |of: &Self| of.0.as_deref().map(|words| words.replace(|c: char| c.is_ascii_digit(), ""));
        let apart = words(self) != words(other);
        apart.then(|| Why { aspect: Aspect::Scope, left: said(self), right: said(other) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_behind_a_number_may_widen_or_narrow_it() {
        let table = [
            ("5件(含上年结转2件)", false),
            ("5件(含行政强制2件)", true),
            ("5件(不含公安)", true),
            ("5件(见附表)", false),
            ("5件,含上年结转2件", false),
            ("5件", false),
        ];
        for (text, says) in table {
            let folded: Vec<char> = text.chars().collect();
            assert_eq!(Proviso::of(&folded, 2).0.is_some(), says, "{text}");
        }
    }

    #[test]
    fn brackets_that_say_the_same_keep_nothing_apart() {
        let table = [
            ("5件(不含公安)", "5件(含公安)", true),
            ("5件(含强制2件)", "5件(含强制7件)", false),
            ("5件(含强制2件)", "5件", true),
            ("5件", "5件", false),
        ];
        for (one, other, apart) in table {
            let [one, other] = [one, other].map(|text| Proviso::of(&text.chars().collect::<Vec<_>>(), 2));
            assert_eq!(one.difference(&other).is_some(), apart, "{one:?} {other:?}");
        }
    }
}
