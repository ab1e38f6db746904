//! Document numbers 发文字号: authority's abbreviation, year in brackets, serial number
//! (GB/T 9704-2012, 7.2.5), as they stand in folded text.

use super::pinyin::is_han;

/// Longest abbreviation of an authority, in characters.
const LONGEST: usize = 14;

/// A document number whose year's bracket opens at `bracket`: its first character and one past its
/// last: 青政〔2023〕15号, 青府办(2024)第7号, 青政发〔2021〕3—5号.
pub fn around(folded: &[char], bracket: usize) -> Option<(usize, usize)> {
    if !matches!(folded.get(bracket), Some('[' | '(' | '<')) {
        return None;
    }
    let year = folded.get(bracket + 1..bracket + 5)?;
    if !year.iter().all(|character| character.is_ascii_digit()) || !matches!(year[0], '1' | '2') {
        return None;
    }
    let mut at = bracket + 5;
    if folded.get(at) == Some(&'年') {
        at += 1;
    }
    if !matches!(folded.get(at), Some(']' | ')' | '>')) {
        return None;
    }
    at += 1;
    while folded.get(at) == Some(&' ') {
        at += 1;
    }
    if folded.get(at) == Some(&'第') {
        at += 1;
    }
    let digits = |at: usize| folded[at.min(folded.len())..].iter().take_while(|c| c.is_ascii_digit()).count();
    let serial = digits(at);
    if serial == 0 || serial > 5 {
        return None;
    }
    at += serial;
    if matches!(folded.get(at), Some('-' | '—' | '～' | '~' | '、' | '至')) && digits(at + 1) > 0 {
        at += 1 + digits(at + 1);
    }
    while folded.get(at) == Some(&' ') {
        at += 1;
    }
    if folded.get(at) != Some(&'号') {
        return None;
    }
    let start = abbreviation(folded, bracket);
    (start < bracket).then_some((start, at + 1))
}

/// One past the number of a court's case whose year's bracket opens at `at`: (2023)澜0102行初36号.
pub fn case_number(folded: &[char], at: usize) -> Option<usize> {
    let digits =
        |at: usize| folded.get(at..).map_or(0, |rest| rest.iter().take_while(|c| c.is_ascii_digit()).count());
    let han = |at: usize| {
        folded.get(at..).map_or(0, |rest| rest.iter().take(6).take_while(|c| is_han(**c)).count())
    };
    if !matches!(folded.get(at), Some('(' | '['))
        || digits(at + 1) != 4
        || !matches!(folded.get(at + 5), Some(')' | ']'))
    {
        return None;
    }
    let court = at + 6 + han(at + 6);
    let kind = court + digits(court);
    let serial = kind + han(kind);
    let end = serial + digits(serial);
    let complete =
        court > at + 6 && kind > court && serial > kind && end > serial && folded.get(end) == Some(&'号');
    complete.then_some(end + 1)
}

/// Words behind which an abbreviation starts: they are never part of one.
const BEFORE: &[&str] = &[
    "文号", "字号", "号为", "根据", "依据", "按照", "关于", "通知", "以及", "印发", "收到", "转发", "下发",
    "出台", "文件", "方案", "办法", "意见", "规定", "落实", "贯彻",
];

fn abbreviation(folded: &[char], bracket: usize) -> usize {
    let mut start = bracket;
    while start > 0 && bracket - start < LONGEST && (is_han(folded[start - 1]) || folded[start - 1] == '·') {
        start -= 1;
    }
    // (鼓政[2023]15号), 《…》的通知鼓政[2023]15号
    for word in BEFORE {
        let len = word.chars().count();
        if let Some(at) =
            (start..bracket.saturating_sub(len)).rev().find(|&at| super::lexicon::is_at(folded, at, word))
        {
            start = start.max(at + len);
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_number() {
        for (text, want) in [
            ("青政[2023]15号", Some("青政[2023]15号")),
            ("文号:青政办(2024)第7号", Some("青政办(2024)第7号")),
            ("根据云法发[2021]3-5号文件", Some("云法发[2021]3-5号")),
            ("[2023]15号", None),
            ("青政[2023]15", None),
            ("青政[23]15号", None),
        ] {
            let folded: Vec<char> = text.chars().collect();
            let found = (0..folded.len()).find_map(|at| around(&folded, at));
            assert_eq!(
                found.map(|(start, end)| folded[start..end].iter().collect::<String>()).as_deref(),
                want,
                "{text}"
            );
        }
    }
}
