//! Page numbers (folios) that a printed page left between the lines of a report.
//!
//! — 2 —, 第 4 页 共 9 页 are page numbers wherever they stand alone. A bare 5 is one only where such
//! numbers count the pages: one after the other, a page apart, between lines of running text.

use super::{
    fold::fold,
    lines::{TidyLine, TidyLines, is_space},
};

/// A page number and its signs are at most this long (characters, spaces left out).
const LONGEST: usize = 12;
/// A page has at least this many lines.
const SHORTEST_PAGE: usize = 15;
/// Fewer bare numbers in a row are no page numbers.
const FEWEST: usize = 3;
/// Two lines of running text are at least this long together (characters); cells of a table are shorter.
const RUNNING: usize = 8;

/// A line that may be a page number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folio {
    /// By its signs alone: — 2 —.
    Signed,
    /// A number and nothing else.
    Bare(u32),
}

/// Which lines are page numbers, by index.
pub(super) fn folios(tidy: &TidyLines) -> Vec<bool> {
    let mut folios = vec![false; tidy.lines.len()];
    let mut chain: Vec<(usize, u32)> = vec![];
    for index in 0..tidy.lines.len() {
        match folio(tidy, index) {
            Some(Folio::Signed) => folios[index] = true,
            Some(Folio::Bare(number)) if is_between_text(tidy, index) => {
                let goes_on = chain.last().is_some_and(|(before, last)| {
                    (1..=2).contains(&number.saturating_sub(*last)) && index - before >= SHORTEST_PAGE
                });
                if !goes_on && !chain.is_empty() {
                    take(&mut chain, &mut folios);
                }
                chain.push((index, number));
            }
            _ => {}
        }
    }
    take(&mut chain, &mut folios);
    folios
}

/// Ends a chain of bare numbers: where it is long enough, they are page numbers.
fn take(chain: &mut Vec<(usize, u32)>, folios: &mut [bool]) {
    let counts = chain.len() >= FEWEST;
    for (index, _) in chain.drain(..).filter(|_| counts) {
        folios[index] = true;
    }
}

fn folio(tidy: &TidyLines, index: usize) -> Option<Folio> {
    let line = &tidy.lines[index];
    if line.end - line.start > LONGEST * 2 || line.signs > 0 {
        return None;
    }
    let words: Vec<char> = tidy.chars[line.start..line.end]
        .iter()
        .filter(|character| !is_space(**character))
        .map(|&character| fold(character))
        .collect();
    let dash = |c: &char| matches!(c, '-' | '—' | '–' | '―' | '─' | '━' | '·' | '•' | '~');
    let open = words.iter().take_while(|c| dash(c)).count();
    let close = words.iter().rev().take_while(|c| dash(c)).count();
    if words.len() > LONGEST || open + close >= words.len() {
        return None;
    }
    let inner = &words[open..words.len() - close];
    if open > 0 && close > 0 && number(inner).is_some() || open == close && is_of_pages(inner) {
        return Some(Folio::Signed);
    }
    (open + close == 0).then(|| number(inner).map(Folio::Bare)).flatten()
}

/// 第4页, 第4页共9页, 共9页第4页.
fn is_of_pages(words: &[char]) -> bool {
    let shape: String = words.iter().map(|c| if c.is_ascii_digit() { '0' } else { *c }).collect();
    let shape: String =
        shape.replace("000", "0").replace("00", "0").replace([',', '/', '('], "").replace(')', "");
    matches!(shape.as_str(), "第0页" | "第0页共0页" | "共0页第0页")
}

fn number(words: &[char]) -> Option<u32> {
    let digits = (1..=3).contains(&words.len()) && words[0] != '0' && words.iter().all(char::is_ascii_digit);
    digits.then(|| words.iter().fold(0, |sum, digit| sum * 10 + digit.to_digit(10).unwrap_or(0)))
}

/// True where running text stands above and below, as cells of a table have it not.
fn is_between_text(tidy: &TidyLines, index: usize) -> bool {
    let len = |line: Option<&TidyLine>| line.map_or(RUNNING, |line| line.end - line.start);
    let above = len(index.checked_sub(1).and_then(|above| tidy.lines.get(above)));
    let below = len(tidy.lines.get(index + 1));
    above + below >= RUNNING && above.min(below) > 3
}

/// True for a number alone on its line.
pub(super) fn is_bare(tidy: &TidyLines, index: usize) -> bool {
    matches!(folio(tidy, index), Some(Folio::Bare(_))) && is_between_text(tidy, index)
}

#[cfg(test)]
mod tests {
    use super::{super::lines::tidy, *};

    #[test]
    fn page_numbers_are_known_by_their_signs() {
        for (line, want) in [
            ("— 2 —", true),
            ("—1—", true),
            ("- 3 -", true),
            ("－１２－", true),
            ("·4·", true),
            ("第 4 页 共 9 页", true),
            ("第12页，共30页", true),
            ("共 9 页 第 4 页", true),
            ("5", false),
            ("— —", false),
            ("-3", false),
            ("—2023—", false),
            ("第四页", false),
            ("— 2 — 3 —", false),
        ] {
            assert_eq!(folios(&tidy(line)), [want], "{line}");
        }
    }

    #[test]
    fn bare_numbers_count_where_they_number_pages() {
        let page = "全县各部门认真落实年度任务，持续推进执法规范化建设，成效明显\n".repeat(16);
        let text: String = (1..=4).map(|number| format!("{page}{number}\n")).collect();
        assert_eq!(folios(&tidy(&text)).iter().filter(|folio| **folio).count(), 4);
        let other: String = [3, 9, 4, 17].map(|number| format!("{page}{number}\n")).concat();
        assert!(!folios(&tidy(&other)).contains(&true));
        assert!(!folios(&tidy("受理\n1\n办结\n2\n驳回\n3\n撤回\n4\n")).contains(&true));
    }
}
