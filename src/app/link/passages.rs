//! What became of each sentence, in the order of one report: what is drawn beside the text, and what
//! `gc` goes through.

use crate::{
    compare::{Comparison, SentencePair},
    text::CleanSpan,
};

/// What became of a sentence between the earlier report and the later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stands in both.
    Kept,
    /// It was reworded.
    Changed,
    /// The earlier report lacks it.
    New,
    /// The later report lacks it.
    Dropped,
}

/// A sentence of one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub span: CleanSpan,
    /// What became of it.
    pub fate: Fate,
    /// The same sentence in the other report.
    pub partner: Option<CleanSpan>,
    /// What differs: where it stands here, and there. Either may be empty.
    pub changes: Vec<(CleanSpan, CleanSpan)>,
}

/// A place that a reader who looks for changes should see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The character it starts at.
    pub at: usize,
    /// What became of the sentence.
    pub fate: Fate,
    /// What differs here and there; nothing where the sentence has no partner.
    pub words: Option<(CleanSpan, CleanSpan)>,
}

/// The sentences of the left report, and of the right.
pub fn passages(comparison: &Comparison) -> [Vec<Passage>; 2] {
    [0, 1].map(|side| {
        let sentences = &comparison.sentences;
        let own = [&sentences.left, &sentences.right][side];
        let others = [&sentences.left, &sentences.right][1 - side];
        let mut partner: Vec<Option<&SentencePair>> = vec![None; own.len()];
        for pair in &sentences.pairs {
            partner[[pair.left, pair.right][side]] = Some(pair);
        }
        let alone = if side == comparison.later().index() { Fate::New } else { Fate::Dropped };
        let one = |(at, pair): (usize, Option<&SentencePair>)| match pair {
            None => Passage { span: own[at].span, fate: alone, partner: None, changes: vec![] },
            Some(pair) => Passage {
                span: own[at].span,
                fate: if pair.is_kept() { Fate::Kept } else { Fate::Changed },
                partner: Some(others[[pair.right, pair.left][side]].span),
                changes: pair
                    .changes
                    .iter()
                    .map(|stretch| {
                        if side == 0 { (stretch.left, stretch.right) } else { (stretch.right, stretch.left) }
                    })
                    .collect(),
            },
        };
        partner.into_iter().enumerate().map(one).collect()
    })
}

/// Those of the sentences that the other report has too.
pub fn in_both(passages: &[Passage]) -> Vec<Passage> {
    passages.iter().filter(|passage| passage.partner.is_some()).cloned().collect()
}

/// The sentence around `at`.
pub fn around(passages: &[Passage], at: usize) -> Option<&Passage> {
    let before = passages.partition_point(|passage| passage.span.start <= at).checked_sub(1)?;
    passages.get(before).filter(|passage| passage.span.contains(at))
}

/// Every change, in order: each stretch of a reworded sentence, each sentence without a partner.
pub fn changes(passages: &[Passage]) -> impl Iterator<Item = Change> {
    passages.iter().flat_map(|passage| {
        let last = passage.span.end.saturating_sub(1).max(passage.span.start);
        let stretch = move |(here, there): &(CleanSpan, CleanSpan)| Change {
            at: here.start.min(last),
            fate: passage.fate,
            words: Some((*here, *there)),
        };
        let alone = matches!(passage.fate, Fate::New | Fate::Dropped);
        let alone = alone.then_some(Change { at: passage.span.start, fate: passage.fate, words: None });
        passage.changes.iter().map(stretch).chain(alone)
    })
}

/// True for a sentence that holds a change.
pub fn is_changed(passage: &Passage) -> bool {
    changes(std::slice::from_ref(passage)).next().is_some()
}

/// What stands beside a row of the text: of all sentences that it shows, the one that matters most, so that no
/// change hides behind a sentence that was kept.
pub fn of_row(passages: &[Passage], row: CleanSpan) -> Option<Fate> {
    let from = passages.partition_point(|passage| passage.span.end <= row.start);
    let on_row = passages.get(from..)?.iter().take_while(|passage| passage.span.start < row.end);
    let weight = |fate: Fate| match fate {
        Fate::Kept => 0,
        Fate::Changed => 1,
        Fate::New | Fate::Dropped => 2,
    };
    on_row.map(|passage| passage.fate).max_by_key(|fate| weight(*fate))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::compare,
        report::Report,
        source::{Format, SourceText},
    };

    fn report(text: &str) -> Report {
        Report::build(SourceText::from_text(text, Format::Text))
    }

    #[test]
    fn each_sentence_has_its_fate_and_its_changed_characters() {
        let one = report(
            "云溪区法治政府建设报告\n一、主要举措\n全年办结行政复议案件21件，群众满意。组织旁听庭审活动三次。建成调解室。\n",
        );
        let other = report(
            "云溪区法治政府建设报告\n一、主要举措\n全年办结行政复议案件35件，群众满意。组织旁听庭审活动三次。推行柔性执法新机制。\n",
        );
        let sides = passages(&compare(&one, &other));
        let shown = |side: usize, report: &Report| {
            let fates = sides[side].iter().map(|passage| {
                let words: Vec<_> =
                    passage.changes.iter().map(|(here, _)| report.text.slice(*here)).collect();
                (passage.fate, words.join("|"))
            });
            fates.collect::<Vec<_>>()
        };
        let kept = (Fate::Kept, String::new());
        let changed = |words: &str| (Fate::Changed, words.to_owned());
        let alone = |fate| (fate, String::new());
        assert_eq!(shown(0, &one), [kept.clone(), changed("21件"), kept.clone(), alone(Fate::Dropped)]);
        assert_eq!(shown(1, &other), [kept.clone(), changed("35件"), kept, alone(Fate::New)]);
        let stops: Vec<_> = changes(&sides[1]).map(|change| one_of(&other, change.at)).collect();
        assert_eq!(stops, ["35", "推行"]);
        let partner = around(&sides[1], sides[1][1].span.start).and_then(|passage| passage.partner).unwrap();
        assert!(one.text.slice(partner).contains("21件"));
        assert_eq!(around(&sides[1], other.text.len()), None);
        let all = CleanSpan::new(0, other.text.len());
        assert_eq!(of_row(&sides[1], all), Some(Fate::New));
        assert_eq!(of_row(&sides[1], CleanSpan::new(0, 3)), Some(Fate::Kept));
    }

    #[test]
    fn a_row_has_the_sign_of_the_sentence_that_matters_most() {
        let passage = |fate, start, end| Passage {
            span: CleanSpan::new(start, end),
            fate,
            partner: None,
            changes: vec![],
        };
        let passages = [
            passage(Fate::New, 0, 12),
            passage(Fate::Kept, 12, 30),
            passage(Fate::Kept, 30, 33),
            passage(Fate::Dropped, 33, 36),
            passage(Fate::Changed, 36, 60),
        ];
        for (start, end, expected) in [
            (0, 10, Some(Fate::New)),
            // The new sentence ends on this row, and a kept one begins.
            (10, 20, Some(Fate::New)),
            (12, 20, Some(Fate::Kept)),
            (20, 30, Some(Fate::Kept)),
            (30, 40, Some(Fate::Dropped)),
            (40, 50, Some(Fate::Changed)),
            (60, 70, None),
        ] {
            assert_eq!(of_row(&passages, CleanSpan::new(start, end)), expected, "{start}");
        }
    }

    fn one_of(report: &Report, at: usize) -> String {
        report.text.slice(CleanSpan::new(at, at + 2))
    }
}
