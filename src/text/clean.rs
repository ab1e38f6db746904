//! The clean text of a report and its source map.
//!
//! Clean text is a list of lines. Indents, layout spaces and pinyin noise are taken out, lines that
//! a dump broke in mid-sentence are joined, lines that a page glued together are cut; every
//! character that is left knows the byte of the source text it came from. Page noise is never
//! dropped: it stays as lines of another [`Role`], which the reader folds away.

use super::{
    CleanSpan, SourceSpan, cut,
    fold::fold,
    lines::{self, TidyLine, TidyLines},
    page, shards, unwrap,
};
use crate::source::SourceText;

/// What a line of the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The report itself: title, addressee, paragraphs, signature.
    Body,
    /// Navigation, buttons, footers.
    Furniture,
    /// Index tables, date and source lines.
    Metadata,
}

/// A line of clean text: a paragraph of the report, or a line of page noise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its characters, the line feed behind it left out.
    pub span: CleanSpan,
    /// What it is.
    pub role: Role,
    /// Number of Markdown heading signs, 0 for none.
    pub signs: u8,
}

/// Clean text with its source map. Lines are separated by `'\n'`.
#[derive(Clone, Debug, Default)]
pub struct CleanText {
    chars: Vec<char>,
    folded: Vec<char>,
    /// For each character the byte of the source text where it starts; one more for the end.
    source: Vec<u32>,
    lines: Vec<Line>,
    /// Page numbers that stood inside a sentence.
    taken_out: Vec<SourceSpan>,
    /// Byte of the source text where the last line ends.
    line_end: u32,
}

impl CleanText {
    /// Cleans a source text.
    pub fn of(source: &SourceText) -> Self {
        let tidy = lines::tidy(&source.text);
        let unwrap::Unwrapped { mut continued, folios, was_broken } = unwrap::unwrap(&tidy);
        if !was_broken {
            shards::join(&tidy, &mut continued);
        }
        let mut clean = Self::with_capacity(tidy.chars.len() + tidy.lines.len());
        let mut page_numbers = vec![];
        for (index, (line, &joined)) in tidy.lines.iter().zip(&continued).enumerate() {
            if folios[index] {
                let next = (index + 1..folios.len()).find(|&next| !folios[next]);
                if next.is_some_and(|next| continued[next]) {
                    clean.taken_out.push(line.to_source(&tidy));
                } else {
                    clean.add(&tidy, line, false);
                    page_numbers.push(clean.lines.len() - 1);
                }
                continue;
            }
            for (piece, piece_joined) in pieces(&tidy, line, joined) {
                clean.add(&tidy, &piece, piece_joined);
            }
        }
        clean.source.push(u32::try_from(source.text.len()).unwrap_or(u32::MAX));
        clean.find_roles();
        for line in page_numbers {
            clean.lines[line].role = Role::Furniture;
        }
        clean
    }

    fn with_capacity(chars: usize) -> Self {
        Self {
            chars: Vec::with_capacity(chars),
            folded: Vec::with_capacity(chars),
            source: Vec::with_capacity(chars + 1),
            lines: vec![],
            taken_out: vec![],
            line_end: 0,
        }
    }

    fn add(&mut self, tidy: &TidyLines, line: &TidyLine, joined: bool) {
        if !joined && !self.lines.is_empty() {
            self.chars.push('\n');
            self.folded.push('\n');
            self.source.push(self.line_end);
        }
        let start = self.chars.len();
        self.chars.extend_from_slice(&tidy.chars[line.start..line.end]);
        self.folded.extend(tidy.chars[line.start..line.end].iter().map(|&character| fold(character)));
        round_years(&mut self.folded[start..]);
        self.source.extend_from_slice(&tidy.source[line.start..line.end]);
        self.line_end = u32::try_from(line.source_end).unwrap_or(u32::MAX);
        match self.lines.last_mut() {
            Some(last) if joined => last.span.end = self.chars.len(),
            _ => {
                let span = CleanSpan::new(start, self.chars.len());
                self.lines.push(Line { span, role: Role::Body, signs: line.signs });
            }
        }
    }

    fn find_roles(&mut self) {
        let folded: Vec<(&[char], u8)> = self
            .lines
            .iter()
            .map(|line| (&self.folded[line.span.start..line.span.end], line.signs))
            .collect();
        for (line, role) in page::roles(&folded).into_iter().enumerate() {
            self.lines[line].role = role;
        }
    }

    /// Every character as written, `'\n'` between lines.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Every character folded (see [`fold`]): the same length and positions as [`chars`](Self::chars).
    pub fn folded(&self) -> &[char] {
        &self.folded
    }

    /// Page numbers that stood between two halves of a sentence: page noise that is no line of its
    /// own, because the sentence was joined over it.
    pub fn taken_out(&self) -> &[SourceSpan] {
        &self.taken_out
    }

    /// The lines, in order, page noise included.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The index of the line that holds the character at `at` (its line feed included), the last
    /// line where `at` lies behind the text; 0 where there is none.
    pub fn line_at(&self, at: usize) -> usize {
        self.lines.partition_point(|line| line.span.start <= at).saturating_sub(1)
    }

    /// Number of characters.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// True where there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The characters of `span` as written; what lies outside the text is left out.
    pub fn slice(&self, span: CleanSpan) -> String {
        let end = span.end.min(self.chars.len());
        self.chars[span.start.min(end)..end].iter().collect()
    }

    /// Where `span` stands in the source text: from its first character to the end of its last.
    pub fn to_source(&self, span: CleanSpan) -> SourceSpan {
        let start = self.source[span.start.min(self.chars.len())] as usize;
        if span.is_empty() || self.chars.is_empty() {
            return SourceSpan::new(start, start);
        }
        let last = span.end.min(self.chars.len()) - 1;
        // A span that ends with a line reaches to where the next line starts.
        let end = match self.chars[last] {
            '\n' => self.source[last + 1] as usize,
            character => self.source[last] as usize + character.len_utf8(),
        };
        SourceSpan::new(start, end.max(start))
    }

    /// The first character that starts at or behind byte `at` of the source text.
    pub fn from_source(&self, at: usize) -> usize {
        self.source.partition_point(|start| (*start as usize) < at).min(self.chars.len())
    }
}

/// Letters typed for the zeros of a year written out: 二OO八年, 二Ｏ一二年.
fn round_years(folded: &mut [char]) {
    let digit = |c: Option<&char>| c.is_some_and(|c| "〇一二三四五六七八九".contains(*c));
    for at in 1..folded.len() {
        if folded[at] == 'o'
            && digit(folded.get(at - 1))
            && (digit(folded.get(at + 1)) || matches!(folded.get(at + 1), Some('o' | '年')))
        {
            folded[at] = '〇';
        }
    }
}

/// A tidy line in the pieces that page noise inside it cuts it into.
fn pieces(tidy: &TidyLines, line: &TidyLine, joined: bool) -> Vec<(TidyLine, bool)> {
    let folded: Vec<char> =
        tidy.chars[line.start..line.end].iter().map(|&character| fold(character)).collect();
    let mut pieces = vec![];
    let mut rest = *line;
    for cut in cut::cuts(&folded) {
        let cut = line.start + cut;
        let space = |at: &usize| lines::is_space(tidy.chars[*at]);
        let end = (rest.start..cut).rev().find(|at| !space(at)).map_or(cut, |last| last + 1);
        let start = (cut..line.end).find(|at| !space(at)).unwrap_or(line.end);
        if end > rest.start && start < line.end {
            let source_end = tidy.source[end - 1] as usize + tidy.chars[end - 1].len_utf8();
            pieces.push((TidyLine { end, source_end, ..rest }, joined && pieces.is_empty()));
            rest = TidyLine { start, indent: 0, signs: 0, ..rest };
        }
    }
    let joined = joined && pieces.is_empty();
    pieces.push((rest, joined));
    pieces
}
