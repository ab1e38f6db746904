//! Enumerators: the numbering styles of Chinese official documents (GB/T 9704-2012, 7.3.3: 一、
//! （一） 1. （1）, and the chapters of laws), as they stand at a place in folded text.

use super::lexicon::is_at;

/// An enumerator at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enumerator {
    /// Level by style: 0 第一章, 1 一、, 2 (一), 3 1., 4 (1), 5 ①.
    pub level: u8,
    /// Which number it is.
    pub number: u32,
    /// Its length in characters, the mark behind the number included.
    pub len: usize,
}

/// The enumerator that starts at `at`, if one does. Looks at the style alone: whether it numbers a
/// section or a list is for the outline to say.
pub fn at(folded: &[char], at: usize) -> Option<Enumerator> {
    match folded.get(at)? {
        '第' => chapter(folded, at),
        '(' => bracketed(folded, at),
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => chinese(folded, at),
        '0'..='9' => arabic(folded, at),
        &sign => circled(sign),
    }
}

fn chapter(folded: &[char], at: usize) -> Option<Enumerator> {
    let (number, len) = chinese_number(folded, at + 1).or_else(|| arabic_number(folded, at + 1))?;
    let end = at + 1 + len;
    let section = folded.get(end) == Some(&'节');
    let len = if is_at(folded, end, "部分") {
        len + 3
    } else if matches!(folded.get(end), Some('章' | '编' | '篇' | '节')) {
        len + 2
    } else {
        return None;
    };
    let after = folded.get(at + len);
    // 第一部分和第二部分, 第三章的规定: a mention, not a heading
    if after.is_some_and(|next| matches!(next, '的' | '和' | '与' | '中' | '规' | '第' | '所' | '课'))
    {
        return None;
    }
    let mark = usize::from(after.is_some_and(|next| matches!(next, ':' | '、' | '.')));
    Some(Enumerator { level: u8::from(section), number, len: len + mark })
}

fn chinese(folded: &[char], at: usize) -> Option<Enumerator> {
    let (number, len) = chinese_number(folded, at)?;
    let mark = *folded.get(at + len)?;
    let after = folded.get(at + len + 1).copied();
    let marked = match mark {
        '、' => after != Some('、') && !is_list_of_numerals(folded, number, at + len + 1),
        '.' => !after.is_some_and(|next| next.is_ascii_digit() || is_chinese_digit(next)),
        _ => false,
    };
    marked.then_some(Enumerator { level: 1, number, len: len + 1 })
}

/// True where the number behind 、 goes on from `number` and both count one noun: 一、二级, 一、二、三产业.
/// 一、五年工作回顾 and 二、二〇二四年安排 are headings.
fn is_list_of_numerals(folded: &[char], number: u32, at: usize) -> bool {
    let Some((next, len)) = chinese_number(folded, at) else { return false };
    let noun =
        folded.get(at + len).is_none_or(|noun| "、级审产线类期季是月等号名位次个两批档".contains(*noun))
            || is_at(folded, at + len, "年级");
    next == number + 1 && noun || is_at(folded, at + len, "是")
}

fn bracketed(folded: &[char], at: usize) -> Option<Enumerator> {
    let (level, (number, len)) = match chinese_number(folded, at + 1) {
        Some(found) => (2, found),
        None => (4, arabic_number(folded, at + 1).filter(|(number, _)| *number < 100)?),
    };
    if folded.get(at + 1 + len) != Some(&')') {
        return None;
    }
    let mark = usize::from(matches!(folded.get(at + len + 2), Some('、' | '.' | ':')));
    Some(Enumerator { level, number, len: len + 2 + mark })
}

fn arabic(folded: &[char], at: usize) -> Option<Enumerator> {
    let (number, len) = arabic_number(folded, at)?;
    let after = folded.get(at + len + 1).copied();
    if number > 99 || folded[at] == '0' && len > 1 {
        return None;
    }
    match folded.get(at + len)? {
        '、' | '.'
            if !after.is_some_and(|next| next.is_ascii_digit()) || is_glued_year(folded, at + len + 1) =>
        {
            Some(Enumerator { level: 3, number, len: len + 1 })
        }
        ')' => Some(Enumerator { level: 4, number, len: len + 1 }),
        _ => None,
    }
}

/// 1.2023年我局…: the enumerator's dot, then a year.
fn is_glued_year(folded: &[char], at: usize) -> bool {
    let digits =
        folded[at.min(folded.len())..].iter().take_while(|character| character.is_ascii_digit()).count();
    digits == 4 && folded.get(at + 4) == Some(&'年') && matches!(folded.get(at), Some('1' | '2'))
}

fn circled(sign: char) -> Option<Enumerator> {
    let ranges = [('①', '⑳', 5, 1), ('⑴', '⒇', 4, 1), ('⒈', '⒛', 3, 1), ('㈠', '㈩', 2, 1), ('❶', '❿', 5, 1)];
    let (first, _, level, from) =
        *ranges.iter().find(|(first, last, ..)| (*first..=*last).contains(&sign))?;
    Some(Enumerator { level, number: u32::from(sign) - u32::from(first) + from, len: 1 })
}

fn is_chinese_digit(character: char) -> bool {
    "一二三四五六七八九十".contains(character)
}

/// 一 to 九十九 at `at`: the number and its length in characters.
pub fn chinese_number(folded: &[char], at: usize) -> Option<(u32, usize)> {
    let digit = |at: usize| {
        folded.get(at).and_then(|c| "一二三四五六七八九".chars().position(|d| d == *c)).map(|d| d as u32 + 1)
    };
    let (mut number, mut len) = match digit(at) {
        Some(number) => (number, 1),
        None if folded.get(at) == Some(&'十') => (1, 0),
        None => return None,
    };
    if folded.get(at + len) == Some(&'十') {
        number *= 10;
        len += 1;
        if let Some(unit) = digit(at + len) {
            number += unit;
            len += 1;
        }
    }
    Some((number, len))
}

fn arabic_number(folded: &[char], at: usize) -> Option<(u32, usize)> {
    let len = folded.get(at..)?.iter().take_while(|character| character.is_ascii_digit()).count();
    if len == 0 || len > 3 {
        return None;
    }
    let number = folded[at..at + len].iter().fold(0, |sum, digit| sum * 10 + digit.to_digit(10).unwrap_or(0));
    Some((number, len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn every_style_by_its_level() {
        for (text, want) in [
            ("一、总体情况", Some((1, 1, 2))),
            ("十六、其他", Some((1, 16, 3))),
            ("一. 总体", Some((1, 1, 2))),
            ("(一)主动公开", Some((2, 1, 3))),
            ("(十二)、加强", Some((2, 12, 5))),
            ("1.严格", Some((3, 1, 2))),
            ("12、严格", Some((3, 12, 3))),
            ("1.2023年,我局", Some((3, 1, 2))),
            ("(1)严格", Some((4, 1, 3))),
            ("3)严格", Some((4, 3, 2))),
            ("①严格", Some((5, 1, 1))),
            ("第一章总则", Some((0, 1, 3))),
            ("第一部分2023年工作回顾", Some((0, 1, 4))),
            ("第三章的规定", None),
            ("第一批", None),
            ("第二节执法监督", Some((1, 2, 3))),
            ("一、二级响应", None),
            ("一、二、三产业", None),
            ("二、一是", None),
            ("一、五年工作回顾", Some((1, 1, 2))),
            ("一﹑总体情况", Some((1, 1, 2))),
            ("二、二〇二四年工作安排", Some((1, 2, 2))),
            ("二、三年级学生", None),
            ("三、四月份", None),
            ("一、一年来的工作", Some((1, 1, 2))),
            ("1.5亿元", None),
            ("12、13日", None),
            ("2021、2022年", None),
            ("一年来", None),
            ("(第一批)", None),
            ("(2023年)", None),
        ] {
            let folded: Vec<char> = text.chars().map(fold).collect();
            let found = at(&folded, 0).map(|found| (found.level, found.number, found.len));
            assert_eq!(found, want, "{text}");
        }
    }
}
