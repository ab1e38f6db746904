//! Set phrases: what stands in most reports and tells nothing of the place or the year.
//!
//! The genre's own are data (`data/set-phrases.txt`); what most reports of a folder say counts as
//! one too. Titles in 《》 and slogans in “” are set aside with them.

use super::wording::{FIGURE, Numbered, Sign, Wording, is_word, number};
use crate::report::Report;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

const LIST: &str = include_str!("../../data/set-phrases.txt");
/// A clause that is shorter (signs) is a word, no phrase.
const SHORTEST: usize = 6;
/// A quoted stretch that is longer (signs) is a sentence that somebody said, no slogan.
const LONGEST_SLOGAN: usize = 24;
/// Fewer reports than this have nothing in common that is worth the name.
const FEWEST_REPORTS: usize = 3;

static GENRE: LazyLock<SetPhrases> = LazyLock::new(|| {
    let mut phrases = SetPhrases::default();
    for line in LIST.lines().filter(|line| !line.starts_with('#')) {
        phrases.insert(&line.chars().filter_map(comparable).collect::<Vec<_>>());
    }
    phrases
});

/// A list of set phrases.
#[derive(Clone, Debug, Default)]
pub struct SetPhrases {
    /// By their first two signs; longer ones first.
    by_start: Numbered<Vec<Vec<char>>>,
}

impl SetPhrases {
    /// Those of the genre.
    pub fn of_genre() -> Self {
        GENRE.clone()
    }

    /// These, and every clause that occurs in more than half of `reports`, numbers set aside. Fewer
    /// than three reports add none.
    pub fn with_common(mut self, reports: &[&Report]) -> Self {
        if reports.len() < FEWEST_REPORTS {
            return self;
        }
        let mut counts: HashMap<Vec<char>, usize> = HashMap::new();
        for report in reports {
            for clause in clauses(&Wording::of(report)) {
                *counts.entry(clause).or_default() += 1;
            }
        }
        for (clause, _) in counts.into_iter().filter(|(_, count)| count * 2 > reports.len()) {
            self.insert(&clause);
        }
        self
    }

    fn insert(&mut self, phrase: &[char]) {
        let Some(start) = phrase.get(..2) else { return };
        let slot = self.by_start.entry(number(start)).or_default();
        slot.push(phrase.to_vec());
        slot.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    }

    /// For each sign whether it tells something of its own: false for punctuation and for what
    /// belongs to a set phrase, a title or a slogan.
    pub(super) fn telling(&self, signs: &[Sign]) -> Vec<bool> {
        let words: Vec<(usize, char)> =
            signs.iter().map(|sign| sign.sign).enumerate().filter(|(_, sign)| is_word(*sign)).collect();
        let line: Vec<char> = words.iter().map(|(_, sign)| *sign).collect();
        let mut telling = vec![false; signs.len()];
        let mut at = 0;
        while at < line.len() {
            let set = self.at(&line, at);
            if set == 0 {
                telling[words[at].0] = true;
            }
            at += set.max(1);
        }
        for (open, close) in quoted(signs) {
            telling[open..close].fill(false);
        }
        telling
    }

    /// The length of the set phrase that starts at `at`, 0 for none.
    fn at(&self, line: &[char], at: usize) -> usize {
        let Some(start) = line.get(at..at + 2) else { return 0 };
        let phrases = self.by_start.get(&number(start)).into_iter().flatten();
        phrases.map(Vec::as_slice).find(|phrase| line[at..].starts_with(phrase)).map_or(0, <[char]>::len)
    }
}

/// A character of the list as a sign, `None` for punctuation.
fn comparable(written: char) -> Option<char> {
    let folded = crate::text::fold::fold(written);
    is_word(folded).then_some(folded)
}

/// The different clauses of a report, numbers set aside.
fn clauses(wording: &Wording) -> HashSet<Vec<char>> {
    let mut clauses = HashSet::new();
    for piece in &wording.sentences {
        let signs = wording.of_piece(*piece);
        for clause in signs.split(|sign| matches!(sign.sign, ',' | ';' | ':' | '.' | '!' | '?')) {
            let clause: Vec<char> =
                clause.iter().map(|sign| sign.sign).filter(|sign| is_word(*sign)).collect();
            if clause.len() >= SHORTEST && !clause.contains(&FIGURE) {
                clauses.insert(clause);
            }
        }
    }
    clauses
}

/// Titles in 《》 and slogans in quotes, marks included.
fn quoted(signs: &[Sign]) -> Vec<(usize, usize)> {
    let mut spans = vec![];
    let mut title = None;
    let mut slogan: Option<usize> = None;
    for (at, sign) in signs.iter().enumerate() {
        match sign.sign {
            '《' => title = Some(at),
            '》' => spans.extend(title.take().map(|open| (open, at + 1))),
            '"' => match slogan.take() {
                Some(open) if at - open <= LONGEST_SLOGAN => spans.push((open, at + 1)),
                _ => slogan = Some(at),
            },
            _ => {}
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Format, SourceText};

    fn report(text: &str) -> Report {
        Report::build(SourceText::from_text(text, Format::Text))
    }

    fn told(phrases: &SetPhrases, text: &str) -> String {
        let report = report(text);
        let wording = Wording::of(&report);
        let telling = phrases.telling(&wording.signs);
        wording.signs.iter().zip(telling).filter(|(_, tells)| *tells).map(|(sign, _)| sign.sign).collect()
    }

    #[test]
    fn phrases_titles_and_slogans_tell_nothing() {
        let genre = SetPhrases::of_genre();
        for (text, left) in [
            ("深入學習貫徹習近平法治思想，云溪区办结案件21件。", "云溪区办结案件#"),
            ("印发《云溪区办法》，推行“双随机、一公开”监管。", "印发推行监管"),
            ("现将有关情况报告如下：", ""),
            ("开展检查3次。", "开展检查#"),
        ] {
            assert_eq!(told(&genre, text), left, "{text}");
        }
    }

    #[test]
    fn what_most_reports_of_a_folder_say_is_a_set_phrase() {
        let texts = ["坚持绿水青山护航发展，办结3件。", "坚持绿水青山护航发展，召开会议。", "另有一说。"];
        let reports = texts.map(report);
        let all: Vec<&Report> = reports.iter().collect();
        let common = SetPhrases::default().with_common(&all);
        assert_eq!(told(&common, "坚持绿水青山护航发展，成效明显。"), "成效明显");
        let few = SetPhrases::default().with_common(&all[..2]);
        assert_eq!(told(&few, "坚持绿水青山护航发展。"), "坚持绿水青山护航发展");
    }
}
