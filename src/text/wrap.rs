//! Breaking a line of clean text into rows.
//!
//! Breaks follow the Unicode Line Breaking Algorithm (UAX #14) with the rules of Chinese
//! typesetting on top: no closing punctuation at a row's start and no opening one at its end, in
//! either width; quotes by their direction; —— and …… in one piece; no break inside a figure. What
//! would break a rule is moved down to the next row; nothing hangs over the edge. Only where a
//! piece that should stay together is longer than a row is it broken, at the least harmful place.

use super::{CleanSpan, fold::fold, width::columns};
use unicode_linebreak::linebreaks;

/// One row of the laid-out text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its characters. Every character of the line belongs to exactly one row.
    pub span: CleanSpan,
    /// Blank columns before the first character.
    pub indent: u16,
}

/// The measure that rows are set to, in columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Of a whole row, indent included; less than 2 counts as 2.
    pub width: u16,
    /// Indent of a line's first row.
    pub first: u16,
    /// Indent of the rows after it.
    pub rest: u16,
}

impl Measure {
    /// Rows of `width` columns without an indent.
    pub fn plain(width: u16) -> Self {
        Self { width, first: 0, rest: 0 }
    }

    /// The indent, less where it would leave no room for text, and the columns that it leaves.
    fn split(self, first: bool) -> (u16, u16) {
        let width = self.width.max(2);
        let indent = if first { self.first } else { self.rest };
        let indent = indent.min(width / 2);
        (indent, width - indent)
    }
}

/// How good it is to break before a character, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    /// Against the rules of punctuation: only where a row would hold nothing else.
    Never,
    /// Inside a word, a numeral or a figure: only where it is longer than a row.
    Inside,
    /// An opportunity inside a figure that is kept together: better than any other place in it.
    Kept,
    /// An opportunity.
    Good,
}

/// Breaks the characters of `line` (a span of `text` that holds no line feed) into rows of
/// `measure`, and appends them to `rows`. An empty line is one empty row. `keep` are spans in
/// ascending order, not overlapping, that are not broken unless longer than a row.
pub fn wrap(text: &[char], line: CleanSpan, keep: &[CleanSpan], measure: Measure, rows: &mut Vec<Row>) {
    let end = line.end.min(text.len());
    let start = line.start.min(end);
    let breaks = breaks(&text[start..end], start, keep);
    let mut from = start;
    let mut first = true;
    loop {
        let (indent, room) = measure.split(first);
        let to = row_end(text, from, end, room, |at| breaks[at - start]);
        rows.push(Row { span: CleanSpan::new(from, to), indent });
        if to == end {
            return;
        }
        from = to;
        first = false;
    }
}

/// Where the row that starts at `from` ends: the last of the best breaks that leave it within
/// `room` columns.
fn row_end(text: &[char], from: usize, end: usize, room: u16, breaks: impl Fn(usize) -> Break) -> usize {
    let mut used = 0;
    let mut best: Option<(Break, usize)> = None;
    for (at, character) in (from..end).zip(&text[from..end]) {
        if at > from && best.is_none_or(|(quality, _)| breaks(at) >= quality) {
            best = Some((breaks(at), at));
        }
        used += columns(*character);
        if used > room {
            return best.map_or(at + 1, |(_, at)| at);
        }
    }
    end
}

/// For each character of a line how good it is to break before it. `start` is the position of the
/// line's first character.
fn breaks(line: &[char], start: usize, keep: &[CleanSpan]) -> Vec<Break> {
    let proxies: String = line.iter().copied().map(proxy).collect();
    let mut allowed = linebreaks(&proxies).map(|(byte, _)| byte).peekable();
    let mut kept = keep.partition_point(|span| span.end <= start);
    let mut byte = 0;
    let mut before = '\n';
    let mut found = Vec::with_capacity(line.len());
    for ((index, &written), here) in line.iter().enumerate().zip(proxies.chars()) {
        while allowed.next_if(|&at| at < byte).is_some() {}
        let at = start + index;
        while keep.get(kept).is_some_and(|span| span.end <= at) {
            kept += 1;
        }
        let inside = keep.get(kept).is_some_and(|span| span.start < at);
        let opportunity = allowed.peek() == Some(&byte) || (here == ' ' && !opens(before));
        found.push(if never_first(here) || opens(before) || (dashes(here) && before == here) {
            Break::Never
        } else if inside {
            if opportunity { Break::Kept } else { Break::Inside }
        } else if opportunity {
            Break::Good
        } else {
            Break::Inside
        });
        byte += here.len_utf8();
        before = proxy(written);
    }
    found
}

/// The character whose class UAX #14 has right for Chinese text: directed quotes as brackets,
/// full-width numerals and letters as half-width ones, circled numbers and signs as ideographs.
fn proxy(character: char) -> char {
    match character {
        '“' | '‘' | '〝' => '「',
        '”' | '’' | '〞' | '〟' => '」',
        '０'..='９' | '．' | '％' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => fold(character),
        '\u{2460}'..='\u{24ff}' | '\u{25a0}'..='\u{25ff}' | '×' | '÷' | '→' => '一',
        '·' | '•' | '‧' | '～' | '〜' | '－' => '・',
        '\t' | '\u{3000}' => ' ',
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        _ => character,
    }
}

/// Closing punctuation and what else never starts a row.
fn never_first(proxy: char) -> bool {
    "，。、；：！？）》〉」』】〕〗〙〛］｝・…‥％‰℃°′″々ー,.;:!?)]}%»›﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞﹪．｡､｣￠"
        .contains(proxy)
}

/// Opening punctuation: never ends a row.
fn opens(proxy: char) -> bool {
    "（《〈「『【〔〖〘〚［｛([{«‹﹙﹛﹝￥＄｢".contains(proxy)
}

/// What stays together with another of its kind.
fn dashes(proxy: char) -> bool {
    matches!(proxy, '—' | '―' | '…' | '⋯' | '─')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, width: u16, keep: &[CleanSpan]) -> Vec<Row> {
        let chars: Vec<char> = text.chars().collect();
        let mut rows = vec![];
        wrap(&chars, CleanSpan::new(0, chars.len()), keep, Measure::plain(width), &mut rows);
        rows
    }

    fn wrapped(text: &str, width: u16) -> String {
        // A figure to keep is written between ⟦ and ⟧.
        let mut keep = vec![];
        let mut plain = vec![];
        for character in text.chars() {
            match character {
                '⟦' => keep.push(CleanSpan::new(plain.len(), plain.len())),
                '⟧' => keep.last_mut().unwrap().end = plain.len(),
                _ => plain.push(character),
            }
        }
        let text: String = plain.iter().collect();
        let rows = rows(&text, width, &keep);
        let parts: Vec<String> =
            rows.iter().map(|row| plain[row.span.start..row.span.end].iter().collect()).collect();
        parts.join("|")
    }

    #[test]
    fn rows_end_where_a_typesetter_would_end_them() {
        let table = [
            (8, "全区办结案件", "全区办结|案件"),
            (8, "全区办结。", "全区办|结。"),
            (8, "全区办结.", "全区办|结."),
            (8, "全区办结，案件", "全区办|结，案件"),
            (8, "全区办结,案件", "全区办|结,案件"),
            (8, "推进“三化”建设", "推进“三|化”建设"),
            (8, "（一）推进（二）建设", "（一）推|进（二）|建设"),
            (8, "学习《条例》一次", "学习《条|例》一次"),
            (8, "青岚县——临澜市", "青岚县|——临澜|市"),
            (10, "青岚县——临澜市", "青岚县——|临澜市"),
            (8, "青岚县……等", "青岚|县……等"),
            (8, "青岚县……等三地", "青岚|县……等|三地"),
            (8, "增长42.8%以上", "增长|42.8%以|上"),
            (8, "增长４２．８％以上", "增长|４２．|８％以上"),
            (12, "共增长４２．８％以上", "共增长|４２．８％以|上"),
            (8, "共有⟦160000余人次⟧受教", "共有|160000余|人次受教"),
            (12, "共有⟦160000余人次⟧受教", "共有|160000余人次|受教"),
            (8, "学习rule of law一次", "学习rule| of law|一次"),
            (6, "阿依古丽·买买提", "阿依古|丽·买|买提"),
            (4, "。。。。。。", "。。|。。|。。"),
            (4, "““““““", "““|““|““"),
            (2, "“好”，", "“|好|”|，"),
            (2, "abc", "ab|c"),
            (8, "", ""),
            (8, "达95％以", "达95％以"),
            (7, "达95％以", "达95％|以"),
            (8, "①检查②整改③通报", "①检查②|整改③通|报"),
            (9, "事项(共3项)如下", "事项(共3|项)如下"),
            (8, "二○○九年三月", "二○○九|年三月"),
        ];
        for (width, text, expected) in table {
            assert_eq!(wrapped(text, width), expected, "{text} at {width}");
        }
    }

    #[test]
    fn indents_are_part_of_the_width_and_leave_room() {
        let text: Vec<char> = "青岚县办结案件若干".chars().collect();
        let mut rows = vec![];
        let measure = Measure { width: 10, first: 4, rest: 2 };
        wrap(&text, CleanSpan::new(0, 9), &[], measure, &mut rows);
        let got: Vec<_> = rows.iter().map(|row| (row.indent, row.span.len())).collect();
        assert_eq!(got, [(4, 3), (2, 4), (2, 2)]);
        assert_eq!(Measure { width: 3, first: 40, rest: 0 }.split(true), (1, 2));
    }

    fn report_like() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop_oneof![
                5 => Just("办".to_owned()), 1 => Just("，".to_owned()), 1 => Just("”".to_owned()),
                1 => Just("“".to_owned()), 1 => Just("（".to_owned()), 1 => Just(")".to_owned()),
                1 => Just("…".to_owned()), 1 => Just("—".to_owned()), 1 => Just(" ".to_owned()),
                2 => "[0-9a-z.,%:]{1,4}", 1 => any::<char>().prop_map(String::from),
            ],
            0..120,
        )
        .prop_map(|parts| parts.concat().replace('\n', ""))
    }

    proptest! {
        #[test]
        fn rows_hold_every_character_once_within_the_width(
            text in report_like(), width in 0u16..40, cuts in proptest::collection::vec(0usize..200, 0..8)
        ) {
            let chars: Vec<char> = text.chars().collect();
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(chars.len())).collect();
            cuts.sort_unstable();
            let keep: Vec<CleanSpan> =
                cuts.chunks_exact(2).map(|pair| CleanSpan::new(pair[0], pair[1])).collect();
            let rows = rows(&text, width, &keep);
            let mut at = 0;
            for row in &rows {
                prop_assert_eq!(row.span.start, at);
                prop_assert!(!row.span.is_empty() || chars.is_empty());
                let used: u16 = chars[row.span.start..row.span.end].iter().map(|c| columns(*c)).sum();
                prop_assert!(used <= width.max(2));
                at = row.span.end;
            }
            prop_assert_eq!(at, chars.len());
        }

        #[test]
        fn punctuation_stays_on_its_side_where_a_row_has_room(text in "[办结案件]{3}([，。、”）]?[办结案件]{3}[“（《]?){0,20}[办结]") {
            let chars: Vec<char> = text.chars().collect();
            for row in &rows(&text, 12, &[])[1..] {
                prop_assert!(!"，。、”）".contains(chars[row.span.start]));
                prop_assert!(!"“（《".contains(chars[row.span.start - 1]));
            }
        }
    }
}
