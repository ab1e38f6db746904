//! Labels of index tables and date lines, and dates alone on a line.

use super::words::{LABELS, WEAK_LABELS};
use crate::text::pinyin::is_han;

/// `Some(true)` for a label with its value, `Some(false)` for one without, `None` for no label.
pub(super) fn is_label(line: &[char]) -> Option<bool> {
    let weak = WEAK_LABELS.at(line, 0).map(|(len, ())| len);
    let (len, ()) = LABELS.at(line, 0)?;
    let rest = &line[len..];
    // [大 中 小], (试行): a bracket may follow the label
    let mark = rest.first().copied();
    let value = match mark {
        None => &rest[..0],
        Some(':' | '|') => {
            let skip = rest.iter().take_while(|character| matches!(character, ':' | '|')).count();
            &rest[skip..]
        }
        Some(_) => return None,
    };
    let is_weak = weak == Some(len);
    if value.len() > 120 || value.iter().filter(|character| **character == '。').count() > 1 {
        return None;
    }
    if is_weak {
        let dated = date_len(value) > 0;
        let among = value.iter().any(|character| matches!(character, '|' | ':'));
        let plain = !value.iter().any(|character| matches!(character, ',' | '。' | ';')) && value.len() <= 24;
        return (mark.is_some() && (dated || among || plain)).then_some(!value.is_empty());
    }
    Some(!value.is_empty())
}

/// Every label of a line without white space: where it starts and how long it is.
pub(crate) fn labels_in(line: &[char]) -> Vec<(usize, usize)> {
    let mut found = vec![];
    let mut at = 0;
    while at < line.len() {
        let opens = at == 0
            || !is_han(line[at - 1])
            || found.is_empty()
            || LABELS.at(line, at).is_some_and(|(len, ())| len >= 2);
        match LABELS
            .at(line, at)
            .filter(|(len, ())| opens && matches!(line.get(at + len), None | Some(':' | '|')))
        {
            Some((len, ())) => {
                found.push((at, len));
                at += len + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// 2023-01-20 来源: … 浏览次数: …
pub(super) fn is_date_and_labels(line: &[char]) -> bool {
    // Paragraphs are no date lines; nothing below holds for a longer line.
    if line.len() >= 160 {
        return false;
    }
    let len = date_len(line);
    let labelled = || {
        (len..line.len()).any(|at| {
            LABELS.at(line, at).is_some_and(|(word, ())| matches!(line.get(at + word), Some(':' | '|' | '[')))
        })
    };
    let several = || {
        let short = line.len() < 120 && !line.contains(&'。');
        let labels = (0..if short { line.len() } else { 0 })
            .filter(|&at| LABELS.at(line, at).is_some_and(|(word, ())| line.get(at + word) == Some(&':')))
            .count();
        labels >= 2
    };
    // CCTV.com 2008年3月19日 13:49 来源:新华社
    let inside = || {
        line.len() < 80
            && !line.contains(&'。')
            && (1..line.len()).any(|at| !line[at - 1].is_ascii_digit() && date_len(&line[at..]) >= 8)
            && (0..line.len())
                .filter(|&at| at == 0 || line[at - 1] == '日' || !is_han(line[at - 1]))
                .any(|at| LABELS.at(line, at).is_some_and(|(word, ())| line.get(at + word) == Some(&':')))
    };
    inside()
        || len > 0 && labelled()
        || several()
        || len >= 12 && len == line.len() && line.iter().any(|c| matches!(c, ':' | '时'))
}

/// The length of a date, and a time behind it, at the start of a line; 0 where there is none.
pub(crate) fn date_len(line: &[char]) -> usize {
    let digits =
        |at: usize| line.get(at..).unwrap_or_default().iter().take_while(|c| c.is_ascii_digit()).count();
    let year = digits(0);
    if !(year == 4 || year == 8) {
        return 0;
    }
    if year == 8 {
        return 8;
    }
    let Some(mark) = line.get(4) else { return 0 };
    if !matches!(mark, '-' | '/' | '.' | '年') {
        return 0;
    }
    let month = digits(5);
    if month == 0 || month > 2 {
        return 0;
    }
    let mut at = 5 + month;
    if !matches!(line.get(at), Some('-' | '/' | '.' | '月')) {
        return 0;
    }
    // A date of a page is glued to its time where white space is taken out: 2022-03-2117:42
    let day = digits(at + 1);
    let clock = |hour: usize| {
        (line.get(hour) == Some(&':'))
            .then(|| line[hour..].iter().take_while(|c| c.is_ascii_digit() || **c == ':').count())
    };
    at += 1 + day.min(2);
    if line.get(at) == Some(&'日') {
        at += 1;
    }
    let hour = digits(at).min(2);
    if hour > 0 && matches!(line.get(at + hour), Some('时' | '点')) {
        let minute = digits(at + hour + 1).min(2);
        let end = at + hour + 1 + minute;
        return end + usize::from(minute > 0 && line.get(end) == Some(&'分'));
    }
    at + clock(at + hour).map_or(0, |len| hour + len)
}

pub(crate) fn is_date(line: &[char]) -> bool {
    let line = strip_brackets(line);
    let chinese = line.len() <= 12
        && line.last() == Some(&'日')
        && line.contains(&'年')
        && line.iter().all(|c| c.is_ascii_digit() || "〇零一二三四五六七八九十元年月日".contains(*c));
    chinese || date_len(line) == line.len() && !line.is_empty() && !line.contains(&':')
}

pub(super) fn strip_brackets(line: &[char]) -> &[char] {
    match line {
        ['(' | '[', inner @ .., ')' | ']'] => inner,
        _ => line,
    }
}
