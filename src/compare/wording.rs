//! A report as a string of signs to compare: layout, width, script and the shape of quotes set
//! aside, every figure one sign.

use crate::{
    figures::Figure,
    report::Report,
    text::{CleanSpan, Role, segment},
};
use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher},
    ops::Range,
};

/// The sign that stands for a figure.
pub(super) const FIGURE: char = '#';

/// One sign: a folded character, or a whole figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// The folded character, [`FIGURE`] for a figure.
    pub(super) sign: char,
    /// Where it stands.
    pub(super) span: CleanSpan,
    /// The index of the figure.
    pub(super) figure: Option<usize>,
    /// The same for the same character, or for figures that state the same.
    pub(super) identity: u64,
}

/// A sentence of the body as a range of signs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Where it stands.
    pub(super) span: CleanSpan,
    /// Its first sign, and one past its last.
    pub(super) signs: (usize, usize),
}

/// The body of a report in signs.
#[derive(Clone, Debug, Default)]
pub(super) struct Wording {
    /// In order.
    pub(super) signs: Vec<Sign>,
    /// The sentences; headings are none.
    pub(super) sentences: Vec<Piece>,
    /// Headings, and the lines of index tables, for the figures in them.
    pub(super) others: Vec<Piece>,
}

impl Wording {
    /// Reads the body of a report.
    pub(super) fn of(report: &Report) -> Self {
        let text = &report.text;
        let mut wording = Self { signs: Vec::with_capacity(text.len()), ..Self::default() };
        let mut headings = report.outline.sections.iter().map(|section| section.title_span).peekable();
        let mut figures = report.figures.found.iter().enumerate().peekable();
        for line in text.lines().iter().filter(|line| line.role != Role::Furniture) {
            for span in segment::sentences(text, line.span) {
                while headings.next_if(|heading| heading.end <= span.start).is_some() {}
                // A full stop behind a heading that runs in belongs to its sentence.
                let heading = headings
                    .peek()
                    .is_some_and(|heading| heading.start <= span.start && span.end <= heading.end + 1);
                while figures.next_if(|(_, figure)| figure.span.start < span.start).is_some() {}
                let first = wording.signs.len();
                let mut at = span.start;
                while at < span.end {
                    match figures.next_if(|(_, figure)| figure.span.start <= at) {
                        Some((index, figure)) => {
                            wording.signs.push(figure_sign(index, figure));
                            at = figure.span.end.max(at + 1);
                        }
                        None => {
                            wording.signs.extend(character_sign(text.folded()[at], at));
                            at += 1;
                        }
                    }
                }
                let piece = Piece { span, signs: (first, wording.signs.len()) };
                match piece.signs.0 == piece.signs.1 {
                    true => {}
                    false if heading || line.role == Role::Metadata => wording.others.push(piece),
                    false => wording.sentences.push(piece),
                }
            }
        }
        wording
    }

    /// The signs of a sentence.
    pub(super) fn of_piece(&self, piece: Piece) -> &[Sign] {
        &self.signs[piece.signs.0..piece.signs.1]
    }

    /// The signs that stand in `span`, by their indexes.
    pub(super) fn range(&self, span: CleanSpan) -> Range<usize> {
        let start = self.signs.partition_point(|sign| sign.span.start < span.start);
        let end = self.signs.partition_point(|sign| sign.span.start < span.end);
        start..end
    }
}

fn figure_sign(index: usize, figure: &Figure) -> Sign {
    let mut hasher = DefaultHasher::new();
    let unit = figure.unit.as_deref().map(crate::text::fold::fold_str);
    (figure.kind, &figure.value, &figure.value2, unit, figure.approx).hash(&mut hasher);
    Sign { sign: FIGURE, span: figure.span, figure: Some(index), identity: hasher.finish() | 1 << 63 }
}

fn character_sign(folded: char, at: usize) -> Option<Sign> {
    let sign = match folded {
        blank if blank.is_whitespace() => return None,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => return None,
        '“' | '”' | '‘' | '’' | '\'' => '"',
        '。' | '｡' => '.',
        '—' | '–' | '―' | '－' => '-',
        other => other,
    };
    Some(Sign { sign, span: CleanSpan::new(at, at + 1), figure: None, identity: u64::from(u32::from(sign)) })
}

/// True for signs that are words, not punctuation.
pub(super) fn is_word(sign: char) -> bool {
    sign == FIGURE || ('\u{4e00}'..='\u{9fff}').contains(&sign) || sign.is_alphanumeric()
}

/// A run of signs as one number, for indexes; different runs may share one.
pub(super) fn number(run: &[char]) -> u64 {
    run.iter().fold(0, |number: u64, sign| number.rotate_left(20) ^ u64::from(u32::from(*sign)))
}

/// A map of numbers that are as good as random already ([`number`]) or small.
pub(super) type Numbered<V> = HashMap<u64, V, BuildHasherDefault<Mixing>>;

/// Two indexes as one key.
pub(super) fn both(left: usize, right: usize) -> u64 {
    (left as u64) << 32 | right as u64
}

/// Hashes one number by one multiplication.
#[derive(Default)]
pub(super) struct Mixing(u64);

impl Hasher for Mixing {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 32;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
