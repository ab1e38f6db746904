//! Source text to tidy lines: the first half of cleaning.
//!
//! Takes out what is layout and not words: indents, spaces that a typesetter put between digits
//! and characters, spaced-out titles (政 府 工 作 报 告), pinyin noise, zero-width characters,
//! Markdown signs. Every character that stays keeps the byte it came from.

use super::{
    SourceSpan,
    pinyin::{self, is_han},
    strong,
};

/// A line of the file, tidied. Positions index the buffers of [`TidyLines`].
#[derive(Clone, Copy, Debug)]
pub(super) struct TidyLine {
    /// First character in the buffers.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Columns of white space before the first character, a wide space counting two.
    pub indent: usize,
    /// True where a blank line stands before it.
    pub blank: bool,
    /// Number of Markdown heading signs, 0 for none.
    pub signs: u8,
    /// Byte of the source text where the line ends (its line end left out).
    pub source_end: usize,
}

impl TidyLine {
    /// Where the line stands in the source text, its indent left out.
    pub fn to_source(self, tidy: &TidyLines) -> SourceSpan {
        let start = tidy.source.get(self.start).map_or(self.source_end, |byte| *byte as usize);
        SourceSpan::new(start, self.source_end)
    }
}

/// All lines that hold a character, with one buffer for all of them.
#[derive(Default, Debug)]
pub(super) struct TidyLines {
    pub chars: Vec<char>,
    pub source: Vec<u32>,
    pub lines: Vec<TidyLine>,
    /// A blank line was the last one.
    blank: bool,
}

/// Tidies a whole source text.
pub(super) fn tidy(text: &str) -> TidyLines {
    let mut out = TidyLines::default();
    out.chars.reserve(text.len() / 3 + 16);
    out.source.reserve(text.len() / 3 + 16);
    let mut line: Vec<(char, u32)> = Vec::with_capacity(256);
    let polluted = text.contains(['(', '（']) && {
        let chars: Vec<char> = text.chars().collect();
        pinyin::is_polluted(&chars)
    };
    let mut returned = false;
    for (at, character) in text.char_indices() {
        // A carriage return and the line feed behind it end one line.
        let ended = returned && character == '\n';
        returned = character == '\r';
        if ended {
            continue;
        }
        if is_line_end(character) {
            out.add(&mut line, at, polluted);
        } else if !is_invisible(character) {
            line.push((character, u32::try_from(at).unwrap_or(u32::MAX)));
        }
    }
    out.add(&mut line, text.len(), polluted);
    out
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Characters that take no room and carry no word: controls, joiners, marks of direction.
fn is_invisible(character: char) -> bool {
    match character {
        '\t' => false,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => true,
        _ => false,
    }
}

/// White space of any width.
pub(super) fn is_space(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '\u{a0}' | '\u{3000}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{1680}'
    )
}

impl TidyLines {
    /// Tidies one line and empties it; a line of white space alone is left out.
    fn add(&mut self, line: &mut Vec<(char, u32)>, source_end: usize, polluted: bool) {
        let indent = line
            .iter()
            .take_while(|(character, _)| is_space(*character))
            .map(|(character, _)| if *character == '\u{3000}' { 2 } else { 1 })
            .sum();
        let start = self.chars.len();
        let signs = heading_signs(line);
        let skip = if signs > 0 {
            line.iter()
                .position(|(character, _)| *character != '#' && !is_space(*character))
                .unwrap_or(line.len())
        } else {
            0
        };
        if polluted {
            without_pinyin(line);
        }
        let spaced_out = is_spaced_out(line);
        let strong = strong::marks(line);
        let mut at = skip.min(line.len());
        while at < line.len() {
            let (character, byte) = line[at];
            if is_space(character) {
                let run = line[at..].iter().take_while(|(character, _)| is_space(*character)).count();
                let before = (self.chars.len() > start).then(|| self.chars[self.chars.len() - 1]);
                let after = line.get(at + run).map(|(character, _)| *character);
                if keeps_gap(before, &line[at..at + run], after) && !spaced_out {
                    self.chars.push(character);
                    self.source.push(byte);
                }
                at += run;
            } else if strong.contains(&at) {
                at += 2;
            } else {
                self.chars.push(character);
                self.source.push(byte);
                at += 1;
            }
        }
        while self.chars.len() > start && is_space(self.chars[self.chars.len() - 1]) {
            self.chars.pop();
            self.source.pop();
        }
        if self.chars.len() > start {
            let (end, blank) = (self.chars.len(), std::mem::take(&mut self.blank));
            self.lines.push(TidyLine { start, end, indent, blank, signs, source_end });
        } else {
            self.blank = true;
        }
        line.clear();
    }
}

/// `## ` at a line's start: how many signs, 0 where it is no heading.
fn heading_signs(line: &[(char, u32)]) -> u8 {
    let text = line.iter().map(|(character, _)| *character).skip_while(|character| is_space(*character));
    let signs = text.clone().take_while(|character| *character == '#').count();
    let follows = text.clone().nth(signs);
    if (1..=6).contains(&signs) && follows.is_some_and(is_space) {
        u8::try_from(signs).unwrap_or(0)
    } else {
        0
    }
}

fn without_pinyin(line: &mut Vec<(char, u32)>) {
    if !line.iter().any(|(character, _)| matches!(character, '(' | '（')) {
        return;
    }
    let chars: Vec<char> = line.iter().map(|(character, _)| *character).collect();
    let mut at = 0;
    let mut kept = Vec::with_capacity(line.len());
    while at < line.len() {
        let group = pinyin::group_at(&chars, at, true);
        if group > 0 {
            at += group;
        } else {
            kept.push(line[at]);
            at += 1;
        }
    }
    *line = kept;
}

/// True for 政 府 工 作 报 告: three characters or more, each apart from the next; two are enough
/// behind an enumerator, 一、综 合.
fn is_spaced_out(line: &[(char, u32)]) -> bool {
    let mut letters = 0;
    let mut gap = true;
    let mark = line.iter().take(6).position(|(character, _)| *character == '、');
    let words = mark.map_or(0, |mark| mark + 1);
    let fewest = if words > 0 { 2 } else { 3 };
    for &(character, _) in &line[words..] {
        if is_space(character) {
            gap = true;
        } else if !gap || !is_han(character) {
            return false;
        } else {
            letters += 1;
            gap = false;
        }
    }
    letters >= fewest
}

/// True where a run of white space parts two words or two cells and is no mere layout.
fn keeps_gap(before: Option<char>, run: &[(char, u32)], after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let narrow = matches!(run, [(' ' | '\u{a0}', _)]);
    let word = |character: char| is_han(character) || character.is_alphanumeric();
    let digit = |character: char| character.is_ascii_digit() || ('０'..='９').contains(&character);
    if !word(before) || !word(after) {
        // Beside punctuation a gap says nothing, but for the bars and arrows of navigation.
        return matches!(before, '|' | '>' | '-' | '＞' | '》' | '】' | ']' | '%' | '％' | '”' | ')' | '）')
            && !is_stop(after)
            || matches!(after, '|' | '>' | '-' | '＞' | '《' | '【' | '[' | '“' | '(' | '（')
                && !is_stop(before)
                && word(before);
    }
    if digit(before) && digit(after) {
        return true;
    }
    // 较 2022年, 42461 人
    !(narrow && (digit(before) && is_han(after) || is_han(before) && digit(after)))
}

fn is_stop(character: char) -> bool {
    matches!(
        character,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | '）'
            | ')'
            | '》'
            | '”'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_goes_and_words_stay() {
        for (source, want) in [
            ("　　一、总体情况", "一、总体情况"),
            ("\u{a0}\u{a0}累计隔离42461 人。", "累计隔离42461人。"),
            ("较 2022年下降", "较2022年下降"),
            ("政 府 工 作 报 告", "政府工作报告"),
            ("一、综 合", "一、综合"),
            ("一、主动公开 依申请公开", "一、主动公开 依申请公开"),
            ("农 业", "农 业"),
            ("“巾帼芳华 法援惠民”", "“巾帼芳华 法援惠民”"),
            ("青岚县人民政府    2024年3月4日", "青岚县人民政府 2024年3月4日"),
            ("達標(biāo)率100% 。習(xí)近平(jìn)", "達標率100%。習近平"),
            ("77\t44\t512", "77\t44\t512"),
            ("## 二、**问题**", "二、问题"),
            ("时间:2022-03-21 17:42 | 来源:局", "时间:2022-03-21 17:42 | 来源:局"),
            ("  \u{200b}\u{3000} ", ""),
            ("下放率48.5% 、52.1%", "下放率48.5%、52.1%"),
        ] {
            let tidy = tidy(source);
            let text: String = tidy.chars.iter().collect();
            assert_eq!(text, want, "{source:?}");
            let bytes: Vec<char> =
                tidy.source.iter().filter_map(|byte| source.get(*byte as usize..)?.chars().next()).collect();
            assert_eq!(bytes, tidy.chars);
        }
    }
}
