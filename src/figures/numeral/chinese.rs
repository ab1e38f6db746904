//! Chinese numerals, by the grammar 亿 > 万 > 千 > 百 > 十; also the forms of accounts 壹贰叁.

use super::{Numeral, SCALED_UNITS, rough, scale};
use crate::{figures::decimal::Decimal, text::lexicon::is_at};

/// True for a character that Chinese numerals are written with; also the forms of accounts.
pub fn is_chinese_numeral(character: char) -> bool {
    digit(character).is_some() || size(character).is_some() || matches!(character, '廿' | '卅')
}

/// A Chinese numeral, by the grammar 亿 > 万 > 千 > 百 > 十, or digits one after another.
pub(super) fn chinese(folded: &[char], at: usize) -> Option<Numeral> {
    let run = folded[at..].iter().take(24).take_while(|character| is_chinese_numeral(**character)).count();
    let letters = &folded[at..at + run];
    let positional = letters.len() >= 2 && letters.iter().all(|character| digit(*character).is_some());
    let pair = positional.then(|| pair(letters)).flatten();
    if let (2, Some((low, high))) = (letters.len(), pair) {
        let mut numeral = plain(at + 2, Decimal::whole(low));
        numeral.second = Some(Decimal::whole(high));
        scale(folded, &mut numeral);
        numeral.second = Some(Decimal::whole(high).scaled(numeral.power));
        return Some(numeral);
    }
    if positional {
        let value = letters
            .iter()
            .try_fold(0i128, |sum, &character| sum.checked_mul(10)?.checked_add(digit(character)?))?;
        return Some(Numeral { positional: true, ..plain(at + run, Decimal::whole(value)) });
    }
    let mut numeral = multiplicative(folded, at, run)?;
    // 八十五点六
    if folded.get(numeral.end) == Some(&'点')
        && folded.get(numeral.end + 1).is_some_and(|next| digit(*next).is_some())
    {
        let places =
            folded[numeral.end + 1..].iter().take_while(|character| digit(**character).is_some()).count();
        let fraction: Vec<char> = folded[numeral.end + 1..numeral.end + 1 + places]
            .iter()
            .filter_map(|c| char::from_digit(u32::try_from(digit(*c)?).ok()?, 10))
            .collect();
        let whole: Vec<char> = numeral.value.to_string().chars().collect();
        numeral.value = Decimal::parse(&whole, &fraction)?;
        numeral.end += 1 + places;
        scale(folded, &mut numeral);
    }
    let before = numeral.end;
    rough(folded, &mut numeral);
    if numeral.end > before && size(*folded.get(numeral.end)?).is_some_and(|power| power >= 4) {
        scale(folded, &mut numeral);
    }
    Some(numeral)
}

pub(super) fn digit(character: char) -> Option<i128> {
    Some(match character {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

pub(super) fn size(character: char) -> Option<u32> {
    Some(match character {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}

pub(super) fn plain(end: usize, value: Decimal) -> Numeral {
    Numeral {
        end,
        value,
        over: false,
        about: false,
        arabic: false,
        scaled: false,
        power: 0,
        bare_size: false,
        positional: false,
        second: None,
    }
}

/// 七八, 三四: two digits in a row that follow one another.
fn pair(letters: &[char]) -> Option<(i128, i128)> {
    let (low, high) = (digit(letters[0])?, digit(letters[1])?);
    (low + 1 == high && low > 0 && letters[0] != '两')
        .then_some((low, high))
        .or((letters[0] == '两' && high == 3).then_some((2, 3)))
}

fn multiplicative(folded: &[char], at: usize, run: usize) -> Option<Numeral> {
    let (mut total, mut section, mut number) = (0i128, 0i128, None::<i128>);
    let mut last_size = 16;
    let mut sizes = 0;
    let mut digits_seen = 0;
    let mut second = None;
    let mut offset = 0;
    while offset < run {
        let character = folded[at + offset];
        if matches!(character, '廿' | '卅') {
            section += if character == '廿' { 20 } else { 30 };
            last_size = 1;
            sizes += 1;
            digits_seen += 1;
        } else if let Some(value) = digit(character) {
            if let Some(before) = number.filter(|before| *before != 0) {
                // 三四十: a pair before a size; anything else is no numeral
                let next = folded.get(at + offset + 1).copied().and_then(size);
                if before + 1 != value || next.is_none() || second.is_some() {
                    break;
                }
                second = Some((before, value));
                number = Some(before);
            } else {
                number = Some(value);
            }
            digits_seen += 1;
        } else if let Some(power) = size(character) {
            // 千克, 百分之, 万元户: a word of its own
            if offset > 0 && SCALED_UNITS.iter().any(|unit| is_at(folded, at + offset, unit)) {
                break;
            }
            let factor = 10i128.pow(power);
            if power >= 4 {
                let amount = section + number.unwrap_or(0);
                let amount = if amount == 0 && total == 0 { 1 } else { amount };
                total = if power == 8 {
                    total.checked_add(amount)?.checked_mul(factor)?
                } else {
                    total.checked_add(amount.checked_mul(factor)?)?
                };
                section = 0;
                last_size = power;
            } else {
                if power >= last_size && last_size < 4 {
                    break;
                }
                section += number.filter(|number| *number > 0).unwrap_or(1) * factor;
                last_size = power;
            }
            number = None;
            sizes += 1;
        }
        offset += 1;
    }
    if offset == 0 {
        return None;
    }
    // 一万二, 三百五: the last digit counts the next smaller size
    let tail = number.unwrap_or(0);
    let elided = offset >= 2
        && sizes > 0
        && tail > 0
        && (2..16).contains(&last_size)
        && size(folded[at + offset - 2]).is_some();
    let tail = if elided { tail * 10i128.pow(last_size - 1) } else { tail };
    let value = total.checked_add(section)?.checked_add(tail)?;
    let second = match second {
        Some((low, high)) => Some((value / low).checked_mul(high - low)?.checked_add(value)?),
        None => None,
    };
    Some(Numeral {
        scaled: sizes > 0 && last_size >= 4,
        power: if (4..16).contains(&last_size) { last_size } else { 0 },
        bare_size: digits_seen == 0
            && !(sizes == 1 && matches!(folded[at], '十' | '拾'))
            && !(folded[at] == '十' && offset > 1 && sizes > 1 && digits_seen > 0),
        second: second.map(Decimal::whole),
        ..plain(at + offset, Decimal::whole(value))
    })
}
