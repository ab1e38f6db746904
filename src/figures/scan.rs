//! The one pass over a line that finds its figures.
//!
//! At every numeral the longest reading wins: document number, date, ratio, then number with unit
//! (digits in [`arabic`](super::arabic), Chinese numerals in [`chinese`](super::chinese)). What is
//! none of these is skipped with its reason, so that no digit passes in silence.

use super::{
    Approx, Figure, Kind, Reason, Skipped, date,
    names::Enclosed,
    numeral::{self, digits},
    ordinal,
};
use crate::text::{CleanSpan, docnumber, enumerator, lexicon::ends_at, pinyin::is_han, row};

/// One line under the pass.
pub(super) struct Scan<'a> {
    pub(super) folded: &'a [char],
    pub(super) chars: &'a [char],
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) enclosed: Enclosed,
    /// Enumerators of sections and points, in order: numerals in them count nothing.
    pub(super) enumerators: &'a [CleanSpan],
    /// The line is a row of a table.
    pub(super) row: bool,
    /// True for a place before which the source has something (a blank, as a rule) that the clean text has not.
    pub(super) parted: &'a dyn Fn(usize) -> bool,
    pub(super) found: Vec<Figure>,
    pub(super) skipped: Vec<Skipped>,
}

/// What a figure states, before it is written down.
#[derive(Clone, Debug, Default)]
pub(super) struct Stated {
    pub(super) value: String,
    pub(super) value2: Option<String>,
    /// Where the unit stands.
    pub(super) unit: Option<(usize, usize)>,
    pub(super) approx: Approx,
}

impl Stated {
    /// A bare value, stated exactly.
    pub(super) fn of(value: String) -> Self {
        Self { value, ..Self::default() }
    }
}

impl<'a> Scan<'a> {
    /// Scans the line from `start` to `end`; `folded` and `chars` are cut at `end`.
    pub(super) fn line(
        folded: &'a [char],
        chars: &'a [char],
        start: usize,
        end: usize,
        enumerators: &'a [CleanSpan],
        parted: &'a dyn Fn(usize) -> bool,
    ) -> (Vec<Figure>, Vec<Skipped>) {
        let enclosed = Enclosed::of(folded, start, end);
        let row = row::is_row(&folded[start..end]);
        let mut scan = Self {
            folded: &folded[..end],
            chars: &chars[..end],
            start,
            end,
            enclosed,
            enumerators,
            row,
            parted,
            found: vec![],
            skipped: vec![],
        };
        let mut at = start;
        while at < end {
            at = scan.step(at).max(at + 1);
        }
        (scan.found, scan.skipped)
    }

    /// Reads what starts at `at`; answers where to go on.
    pub(super) fn step(&mut self, at: usize) -> usize {
        let character = self.folded[at];
        match character {
            '0'..='9' => self.enumerated(at).unwrap_or_else(|| self.arabic(at)),
            '[' | '(' | '<' => self.doc_number(at).unwrap_or(at + 1),
            '第' => self.enumerated(at).or_else(|| ordinal::ordinal(self, at)).unwrap_or(at + 1),
            '前' => ordinal::leading(self, at).unwrap_or(at + 1),
            '下' if self.before(at) == Some('上') => at + 1,
            '上' | '下' | '首' => self.date(at).unwrap_or(at + 1),
            '翻' => self.doubling(at).unwrap_or(at + 1),
            '数' | '几' => self.vague(at).unwrap_or(at + 1),
            _ if numeral::is_chinese_numeral(character) => {
                self.enumerated(at).unwrap_or_else(|| self.chinese(at))
            }
            _ => at + 1,
        }
    }

    pub(super) fn skip(&mut self, start: usize, end: usize, reason: Reason) -> usize {
        self.skipped.push(Skipped { span: CleanSpan::new(start, end), reason });
        end
    }

    pub(super) fn push(&mut self, start: usize, end: usize, kind: Kind, stated: Stated) -> usize {
        let Stated { value, value2, unit, approx } = stated;
        let unit = unit.map(|(from, to)| match self.folded[from..to] {
            ['%' | '‰'] => "%".to_owned(),
            // 3个多月: the 多 belongs to the number
            ['个', '多', ..] => {
                self.chars[from..to].iter().filter(|character| **character != '多').collect()
            }
            _ => self.chars[from..to].iter().filter(|character| !character.is_whitespace()).collect(),
        });
        let span = CleanSpan::new(start, end);
        self.found.push(Figure {
            span,
            kind,
            value,
            value2,
            unit,
            approx,
            subject: None,
            shared: None,
            direction: None,
            target: false,
            section: None,
        });
        end
    }

    /// True where the text just before `at` is `word`.
    pub(super) fn follows(&self, at: usize, word: &str) -> bool {
        at >= self.start && ends_at(&self.folded[self.start..], at - self.start, word)
    }

    pub(super) fn before(&self, at: usize) -> Option<char> {
        (at > self.start).then(|| self.folded[at - 1])
    }

    /// The numeral's run at `at`: digits with their points and commas, or Chinese numerals.
    pub(super) fn run(&self, at: usize) -> usize {
        let mut end = at;
        if self.folded.get(at).is_some_and(char::is_ascii_digit) {
            end += digits(self.folded, at);
            while matches!(self.folded.get(end), Some('.')) && digits(self.folded, end + 1) > 0 {
                end += 1 + digits(self.folded, end + 1);
            }
        } else {
            // No numeral is longer.
            while end - at < 24 && self.folded.get(end).is_some_and(|c| numeral::is_chinese_numeral(*c)) {
                end += 1;
            }
        }
        end.max(at + 1).min(self.end)
    }

    /// Enumerators: of sections and points, and of lists inside a paragraph.
    pub(super) fn enumerated(&mut self, at: usize) -> Option<usize> {
        let index = self.enumerators.partition_point(|span| span.end <= at);
        if let Some(span) = self.enumerators.get(index).filter(|span| span.contains(at)) {
            let end = span.end.min(self.end);
            return Some(self.skip(at, end, Reason::Enumerator));
        }
        let opens = match self.before(at) {
            None => true,
            Some(before) => matches!(before, '。' | ';' | ':' | '!' | '?' | '”'),
        };
        let bracketed = self.before(at) == Some('(')
            && enumerator::at(self.folded, at - 1).is_some_and(|found| {
                let close = at - 1 + found.len;
                let opens = at < self.start + 2
                    || !is_han(self.folded[at - 2])
                    || self.folded.get(close).is_some_and(|c| is_han(*c));
                opens || found.level == 2 || self.folded[at].is_ascii_digit()
            });
        if bracketed {
            return Some(self.skip(at, self.run(at), Reason::Enumerator));
        }
        if self.row
            && let Some(len) = row::inner_enumerator(self.folded, at)
            && self.before(at).is_none_or(|before| matches!(before, ' ' | '\t' | '|') || is_han(before))
        {
            return Some(self.skip(at, at + len - 1, Reason::Enumerator));
        }
        let found = enumerator::at(self.folded, at).filter(|found| opens && found.level > 0)?;
        let end = at + found.len;
        let empty = end >= self.end;
        // 1.5 was read as no enumerator; 3. at a line's end may be a cell
        (!empty || !self.folded[at].is_ascii_digit())
            .then(|| self.skip(at, self.run(at).min(end), Reason::Enumerator))
    }

    pub(super) fn doc_number(&mut self, at: usize) -> Option<usize> {
        if let Some(end) = docnumber::case_number(self.folded, at) {
            return Some(self.skip(at, end, Reason::Identifier));
        }
        let (start, end) = docnumber::around(self.folded, at)?;
        let start = start.max(self.start).max(self.found.last().map_or(0, |last| last.span.end));
        let value = self.chars[start..end].iter().collect();
        Some(self.push(start, end, Kind::DocNumber, Stated::of(value)))
    }

    pub(super) fn date(&mut self, at: usize) -> Option<usize> {
        let stretch = date::at(self.folded, at)?;
        if let Some(reason) = self.enclosed.reason(at) {
            return Some(self.skip(at, stretch.end, reason));
        }
        Some(self.push(
            at,
            stretch.end,
            Kind::Date,
            Stated { value2: stretch.value2, ..Stated::of(stretch.value) },
        ))
    }
}
