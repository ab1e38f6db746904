//! Sentences and clauses: the units that a reader marks and moves by.
//!
//! A sentence ends with 。！？ or their ASCII forms, or with its line; closing quotes and brackets
//! behind the end belong to it. Many reports are punctuated in ASCII, where a point is an
//! enumerator, a decimal point and now and then a full stop (`42.8%.一年来`): it ends a sentence only
//! behind an ideograph, a percent sign or a closing bracket. Rules read folded characters, so that
//! both widths and scripts count as the same.

use super::{CleanSpan, CleanText};
use std::ops::Range;

/// The line (paragraph) that holds the character at `at`, its line feed left out. The line feed
/// itself counts as part of the line that it ends. Empty for an empty text.
pub fn paragraph_at(text: &CleanText, at: usize) -> CleanSpan {
    text.lines().get(text.line_at(at)).map_or(CleanSpan::new(0, 0), |line| line.span)
}

/// The sentence that holds the character at `at`, with the punctuation that ends it. Never leaves
/// its line; blanks around it are left out.
pub fn sentence_at(text: &CleanText, at: usize) -> CleanSpan {
    piece_at(text, at, &sentence_end)
}

/// The clause that holds the character at `at`: a stretch of a sentence up to ，；：, those marks
/// left out. A mark itself belongs to the clause before it. Marks inside a numeral (12,345 or 1:5)
/// separate nothing; 、 lists things inside a clause.
pub fn clause_at(text: &CleanText, at: usize) -> CleanSpan {
    let sentence = sentence_at(text, at);
    let piece = piece_within(text, sentence, at, &clause_end);
    let folded = text.folded();
    let mut end = piece.end;
    while end > piece.start && end < sentence.end && is_clause_mark(folded[end - 1]) {
        end -= 1;
    }
    // A stretch of nothing but marks is shown as it is.
    if end > piece.start { CleanSpan::new(piece.start, end) } else { piece }
}

/// Where the first sentence that starts behind `at` starts.
pub fn next_sentence(text: &CleanText, at: usize) -> Option<usize> {
    let index = text.line_at(at);
    let line = text.lines().get(index)?.span;
    if at < line.start {
        return Some(first_letter(text, line));
    }
    let behind = sentences(text, line).map(|sentence| sentence.start).find(|&start| start > at);
    behind.or_else(|| text.lines().get(index + 1).map(|next| first_letter(text, next.span)))
}

/// Where the last sentence that starts before `at` starts.
pub fn previous_sentence(text: &CleanText, at: usize) -> Option<usize> {
    let index = text.line_at(at);
    let last_before = |index: usize| {
        let line = text.lines().get(index)?.span;
        sentences(text, line).map(|sentence| sentence.start).take_while(|&start| start < at).last()
    };
    last_before(index).or_else(|| last_before(index.checked_sub(1)?))
}

/// The sentences of a line, in order, blanks around them left out.
pub fn sentences(text: &CleanText, line: CleanSpan) -> impl Iterator<Item = CleanSpan> {
    let mut start = line.start;
    std::iter::from_fn(move || {
        while start < line.end {
            let end = end_of_piece(text, start..line.end, line, &sentence_end);
            let piece = trimmed(text, CleanSpan::new(start, end));
            start = end;
            if !piece.is_empty() {
                return Some(piece);
            }
        }
        None
    })
}

/// Says whether a piece may end behind position `at` of the folded `line`; the answer is how many
/// characters from `at` on end it, 0 for none.
type EndRule = dyn Fn(&[char], usize) -> usize;

fn piece_at(text: &CleanText, at: usize, rule: &EndRule) -> CleanSpan {
    piece_within(text, paragraph_at(text, at), at, rule)
}

fn piece_within(text: &CleanText, whole: CleanSpan, at: usize, rule: &EndRule) -> CleanSpan {
    let mut start = whole.start;
    let mut found = trimmed(text, whole);
    while start < whole.end {
        let end = end_of_piece(text, start..whole.end, whole, rule);
        let piece = trimmed(text, CleanSpan::new(start, end));
        if !piece.is_empty() {
            found = piece;
        }
        if at < end {
            break;
        }
        start = end;
    }
    found
}

/// Where the piece that starts at `range.start` ends.
fn end_of_piece(text: &CleanText, range: Range<usize>, whole: CleanSpan, rule: &EndRule) -> usize {
    let line = &text.folded()[whole.start..whole.end];
    for at in range.clone() {
        let length = rule(line, at - whole.start);
        if length > 0 {
            return (at + length).min(range.end);
        }
    }
    range.end
}

fn sentence_end(line: &[char], at: usize) -> usize {
    if !ends_sentence(line, at) {
        return 0;
    }
    let mut end = at + 1;
    while end < line.len() && (is_full_stop(line[end]) || line[end] == '.' || closes(line, end)) {
        end += 1;
    }
    end - at
}

/// True where the character at `at` of folded text ends a sentence: a full stop of any sort, a point
/// that is one.
pub fn ends_sentence(line: &[char], at: usize) -> bool {
    match line[at] {
        mark if is_full_stop(mark) => !within_address(line, at),
        '.' => point_ends_sentence(line, at),
        _ => false,
    }
}

fn is_full_stop(folded: char) -> bool {
    matches!(folded, '。' | '｡' | '!' | '?' | '‼' | '⁇')
}

/// A question mark of a page's address: `?id=3`.
fn within_address(line: &[char], at: usize) -> bool {
    line[at].is_ascii()
        && at > 0
        && (line[at - 1].is_ascii_alphanumeric() || line[at - 1] == '/')
        && line.get(at + 1).is_some_and(char::is_ascii_alphanumeric)
}

fn point_ends_sentence(line: &[char], at: usize) -> bool {
    let Some(&before) = at.checked_sub(1).and_then(|index| line.get(index)) else { return false };
    let behind = line.get(at + 1).copied();
    let after_word = is_ideograph(before) || matches!(before, '%' | '‰' | ')' | ']' | '”' | '’' | '》');
    let in_name = behind.is_some_and(|next| next.is_ascii_lowercase() || next == '.');
    after_word && !in_name && !is_enumerator(&line[..at])
}

/// True where a line's first characters are nothing but a number: `一` `(一)` `12`.
fn is_enumerator(line: &[char]) -> bool {
    let number = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十百〇()".contains(*c);
    line.len() <= 6 && line.iter().all(number)
}

/// Closing quotes and brackets that go with the sentence before them.
fn closes(line: &[char], at: usize) -> bool {
    match line[at] {
        '”' | '’' | ')' | ']' | '}' | '》' | '〉' | '〗' => true,
        // An undirected quote closes where an odd number of them stands before it.
        // No quotation is longer than is looked back at.
        quote @ ('"' | '\'') => {
            line[at.saturating_sub(2000)..at].iter().filter(|&&other| other == quote).count() % 2 == 1
        }
        _ => false,
    }
}

fn clause_end(line: &[char], at: usize) -> usize {
    if !is_clause_mark(line[at]) || within_numeral(line, at) {
        return 0;
    }
    let run = line[at..].iter().take_while(|&&mark| is_clause_mark(mark)).count();
    run + usize::from(line.get(at + run).is_some_and(|_| closes(line, at + run)))
}

fn is_clause_mark(folded: char) -> bool {
    matches!(folded, ',' | ';' | ':')
}

/// True where the mark at `at` is part of a number: 12,345 or 1:5. A comma between digits separates
/// thousands only where exactly three digits follow: `52例,3件` and `2021,2022` are lists.
fn within_numeral(line: &[char], at: usize) -> bool {
    let digits = |part: &mut dyn Iterator<Item = &char>| part.take_while(|c| c.is_ascii_digit()).count();
    let before = digits(&mut line[..at].iter().rev());
    let behind = digits(&mut line[at + 1..].iter());
    match line[at] {
        ',' => (1..=3).contains(&before) && behind == 3,
        ':' => before > 0 && behind > 0,
        _ => false,
    }
}

fn is_ideograph(folded: char) -> bool {
    matches!(folded, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3fffd}')
}

fn trimmed(text: &CleanText, span: CleanSpan) -> CleanSpan {
    let chars = text.chars();
    let start = (span.start..span.end).find(|&at| !chars[at].is_whitespace()).unwrap_or(span.end);
    let end = (start..span.end).rfind(|&at| !chars[at].is_whitespace()).map_or(start, |at| at + 1);
    CleanSpan::new(start, end)
}

fn first_letter(text: &CleanText, line: CleanSpan) -> usize {
    trimmed(text, line).start.min(line.end.saturating_sub(1)).max(line.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Format, SourceText};
    use proptest::prelude::*;

    fn clean(text: &str) -> CleanText {
        CleanText::of(&SourceText::from_text(text, Format::Text))
    }

    /// Takes the caret mark `^` (before the character it stands on) out of a text.
    fn with_caret(marked: &str) -> (CleanText, usize) {
        let at = marked.chars().position(|character| character == '^').unwrap();
        (clean(&marked.replace('^', "")), at)
    }

    #[test]
    fn the_sentence_under_the_caret() {
        let table = [
            ("推进改革。办^结案件21件。成效明显。", "办结案件21件。"),
            ("推进改革^。办结案件。", "推进改革。"),
            ("推进改革。^办结案件。", "办结案件。"),
            ("称“要依法^行政。”会议指出。", "称“要依法行政。”"),
            ("(详见附^件。)会议指出。", "(详见附件。)"),
            ("共办结21件^.其中5件", "共办结21件."),
            ("下降42.^8%.一年来,全区推进", "下降42.8%."),
            ("下降42.8%.一^年来,全区推进", "一年来,全区推进"),
            ("下降４２．８％．一^年来，全区推进", "一年来，全区推进"),
            ("1.^加强领导.全区推进", "1.加强领导."),
            ("一.加^强领导.全区推进", "一.加强领导."),
            ("（一）.加^强领导。全区推进", "（一）.加强领导。"),
            ("是否做到？！^做到了", "做到了"),
            ("是否做^到？！做到了", "是否做到？！"),
            ("一是加强；二^是推进；三是落实。好。", "一是加强；二是推进；三是落实。"),
            ("标题\n第一^句", "第一句"),
            ("标^题\n第一句", "标题"),
            ("他说\"好。\"会^后,", "会后,"),
            ("会后。\"好^的。\"又", "\"好的。\""),
            ("见http://a.example/x?id=3^页。好", "见http://a.example/x?id=3页。"),
            ("文件通知.doc已^印发。好", "文件通知.doc已印发。"),
            ("第一句。  第^二句。", "第二句。"),
            ("等等……。^好", "好"),
        ];
        for (marked, expected) in table {
            let (text, at) = with_caret(marked);
            assert_eq!(text.slice(sentence_at(&text, at)), expected, "{marked}");
        }
    }

    #[test]
    fn the_clause_under_the_caret() {
        let table = [
            ("全年办结21件,阳^性157例,其余正常.", "阳性157例"),
            ("全年办结21件^，阳性157例。", "全年办结21件"),
            ("办结1^2,345件，其余", "办结12,345件"),
            ("办结１^２，３４５件，其余", "办结１２，３４５件"),
            ("比例为1:^5，其余", "比例为1:5"),
            ("会议强^调：要推进", "会议强调"),
            ("农业、工^业、林业；其他。", "农业、工业、林业"),
            ("办结；推^进。好。", "推进。"),
            ("称“依法，推^进”，好", "推进”"),
            ("^，，好", "，，"),
        ];
        for (marked, expected) in table {
            let (text, at) = with_caret(marked);
            assert_eq!(text.slice(clause_at(&text, at)), expected, "{marked}");
        }
    }

    #[test]
    fn moving_by_sentences_crosses_lines() {
        let text = clean("标题\n第一句。第二句。\n末句");
        let mut at = 0;
        let mut starts = vec![];
        while let Some(next) = next_sentence(&text, at) {
            starts.push(next);
            at = next;
        }
        assert_eq!(starts, [3, 7, 12]);
        let mut back = vec![];
        at = text.len();
        while let Some(previous) = previous_sentence(&text, at) {
            back.push(previous);
            at = previous;
        }
        assert_eq!(back, [12, 7, 3, 0]);
        assert_eq!(paragraph_at(&text, 8), CleanSpan::new(3, 11));
        assert_eq!(sentence_at(&clean(""), 0), CleanSpan::new(0, 0));
    }

    proptest! {
        #[test]
        fn segments_stay_inside_their_line_and_motion_ends(
            source in "([办结案件0-9a-z]|[。！？.,，：；:“”\"（)\n \u{3000}]){0,60}", at in 0usize..70
        ) {
            let text = clean(&source);
            let line = paragraph_at(&text, at);
            let sentence = sentence_at(&text, at);
            let clause = clause_at(&text, at);
            prop_assert!(line.covers(sentence));
            prop_assert!(sentence.covers(clause));
            if line.contains(at) && !text.chars()[at].is_whitespace() {
                prop_assert!(sentence.contains(at));
            }
            if let Some(next) = next_sentence(&text, at) {
                prop_assert!(next > at || at >= text.len());
                prop_assert!(next < text.len());
            }
            if let Some(previous) = previous_sentence(&text, at) {
                prop_assert!(previous < at);
            }
        }
    }
}
