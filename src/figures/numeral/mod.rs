//! Numerals: digits and Chinese numerals with their scale and 余 多 几 来.

mod chinese;

pub use chinese::is_chinese_numeral;

use super::decimal::Decimal;
use crate::text::{lexicon::is_at, pinyin::is_han};
use chinese::chinese;

/// A numeral at a place in folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// One past its last character, scale and 余 included.
    pub end: usize,
    /// The number, scale applied.
    pub value: Decimal,
    /// 余, 多 or 几 inside: more than the value.
    pub over: bool,
    /// 来 inside: about the value.
    pub about: bool,
    /// In Arabic digits.
    pub arabic: bool,
    /// A scale (万, 亿) is written.
    pub scaled: bool,
    /// The power of ten of its last scale; shared with earlier numbers of a list.
    pub power: u32,
    /// A Chinese numeral that is only a size: 百, 千万.
    pub bare_size: bool,
    /// Chinese digits one after another, as in years.
    pub positional: bool,
    /// The second number of 三四十, 七八.
    pub second: Option<Decimal>,
}

/// The numeral that starts at `at`. `chars` are the characters as written: a thousands comma is
/// written in half width, or among full-width digits.
pub fn at(folded: &[char], chars: &[char], at: usize) -> Option<Numeral> {
    match folded.get(at)? {
        '0'..='9' => arabic(folded, chars, at),
        &first if is_chinese_numeral(first) => chinese(folded, at),
        _ => None,
    }
}

/// Number of digits from `at` on.
pub fn digits(folded: &[char], at: usize) -> usize {
    folded.get(at..).map_or(0, |rest| rest.iter().take_while(|character| character.is_ascii_digit()).count())
}

/// Digits with their scale; 2亿5000万 and 3万2千 are one number.
fn arabic(folded: &[char], chars: &[char], at: usize) -> Option<Numeral> {
    let mut numeral = plain_arabic(folded, chars, at)?;
    // Every part is smaller than the one before, so there are few.
    while numeral.scaled && !numeral.over && digits(folded, numeral.end) > 0 {
        let Some(rest) = plain_arabic(folded, chars, numeral.end) else { break };
        if rest.power >= numeral.power || !(rest.scaled || digits(folded, numeral.end) == 4) {
            break;
        }
        numeral = Numeral {
            value: numeral.value.plus(rest.value),
            power: rest.power,
            scaled: rest.scaled,
            end: rest.end,
            over: rest.over,
            about: rest.about,
            ..numeral
        };
        if !rest.scaled {
            numeral.scaled = true;
            break;
        }
    }
    Some(numeral)
}

fn plain_arabic(folded: &[char], chars: &[char], at: usize) -> Option<Numeral> {
    let mut whole: Vec<char> = vec![];
    let mut end = at + digits(folded, at);
    whole.extend(&folded[at..end]);
    if let Some(close) = spaced_thousands(folded, at, end) {
        whole.extend(folded[end..close].iter().filter(|character| **character != ' '));
        end = close;
    } else if end - at <= 3 && folded[at] != '0' {
        // More groups than a quantity has are a list or noise.
        while end - at < 28
            && folded.get(end) == Some(&',')
            && digits(folded, end + 1) == 3
            && is_thousands_comma(chars, end)
        {
            whole.extend(&folded[end + 1..end + 4]);
            end += 4;
        }
    }
    let mut fraction = 0;
    if folded.get(end) == Some(&'.') && digits(folded, end + 1) > 0 {
        fraction = digits(folded, end + 1);
        end += 1 + fraction;
    }
    let value = Decimal::parse(&whole, &folded[end - fraction..end])?;
    let mut numeral = Numeral {
        end,
        value,
        over: false,
        about: false,
        arabic: true,
        scaled: false,
        power: 0,
        bare_size: false,
        positional: false,
        second: None,
    };
    rough(folded, &mut numeral);
    scale(folded, &mut numeral);
    rough(folded, &mut numeral);
    // 4万多亿元
    if numeral.over && numeral.power == 4 && folded.get(numeral.end) == Some(&'亿') {
        scale(folded, &mut numeral);
    }
    Some(numeral)
}

/// Where a number ends whose thousands are parted by single spaces (ISO 80000-1, 7.3.1; GB/T 15835): 案件6 213件.
/// Only between words, so that the cells of a table are not run together.
fn spaced_thousands(folded: &[char], at: usize, first: usize) -> Option<usize> {
    let before = *folded.get(at.checked_sub(1)?)?;
    if first - at > 3 || folded[at] == '0' || !is_han(before) || "第表图年月附".contains(before) {
        return None;
    }
    let mut end = first;
    while end - at < 28 && folded.get(end) == Some(&' ') && digits(folded, end + 1) == 3 {
        end += 4;
    }
    (end > first && folded.get(end).copied().is_some_and(is_han)).then_some(end)
}

fn is_thousands_comma(chars: &[char], at: usize) -> bool {
    chars[at] == ',' || chars[at] == '，' && at > 0 && ('０'..='９').contains(&chars[at - 1])
}

/// 余, 多, 来, 几 behind the number.
fn rough(folded: &[char], numeral: &mut Numeral) {
    let Some(&next) = folded.get(numeral.end) else { return };
    let after = folded.get(numeral.end + 1).copied();
    match next {
        '余' => numeral.over = true,
        // 多元, 多层次 open a word; behind digits they never follow at once
        '多' if !matches!(after, Some('元' | '层' | '样') if numeral.value.as_whole().is_none_or(|n| n < 10)) => {
            numeral.over = true
        }
        '几' if !numeral.over && numeral.value.as_whole().is_some_and(|n| n % 10 == 0 && n > 0) => {
            numeral.over = true
        }
        '来' if numeral.value.as_whole().is_some_and(|n| n % 10 == 0 && n > 0)
            && matches!(
                after,
                Some(
                    '个' | '人'
                        | '天'
                        | '名'
                        | '家'
                        | '岁'
                        | '年'
                        | '次'
                        | '户'
                        | '件'
                        | '条'
                        | '项'
                        | '万'
                        | '亿'
                        | '场'
                        | '位'
                        | '种'
                )
            ) =>
        {
            numeral.about = true;
        }
        _ => return,
    }
    numeral.end += 1;
}

/// Units that begin with a word of scale.
const SCALED_UNITS: &[&str] = &[
    "千克",
    "千米",
    "千瓦",
    "千伏",
    "千卡",
    "千赫",
    "千帕",
    "千焦",
    "千字节",
    "百分",
    "百货",
    "百科",
    "百姓",
    "千分",
    "万元户",
    "百强",
    "千亩方",
    "亿级",
    "万级",
];

fn scale(folded: &[char], numeral: &mut Numeral) {
    loop {
        let power = match folded.get(numeral.end) {
            Some('百') => 2,
            Some('千') => 3,
            Some('万') => 4,
            Some('亿') => 8,
            _ => break,
        };
        if SCALED_UNITS.iter().any(|unit| is_at(folded, numeral.end, unit)) || power < 4 && numeral.power >= 4
        {
            break;
        }
        numeral.value = numeral.value.scaled(power);
        numeral.power += power;
        numeral.scaled = true;
        numeral.end += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_and_their_values() {
        for (text, len, value, over) in [
            ("21件", 2, "21", false),
            ("1,234.5元", 7, "1234.5", false),
            ("16万余人次", 4, "160000", true),
            ("50余万户", 4, "500000", true),
            ("58.8120万件", 8, "588120", false),
            ("1000多万元", 6, "10000000", true),
            ("2亿5000万元", 7, "250000000", false),
            ("3千克", 1, "3", false),
            ("2023,3000条", 4, "2023", false),
            ("三百二十八件", 5, "328", false),
            ("一百零五名", 4, "105", false),
            ("两万余人", 3, "20000", true),
            ("十几个", 2, "10", true),
            ("二十余家", 3, "20", true),
            ("一万二千人", 4, "12000", false),
            ("一万二", 3, "12000", false),
            ("廿三日", 2, "23", false),
            ("壹仟贰佰元", 4, "1200", false),
            ("百余次", 2, "100", true),
            ("千亿元", 2, "100000000000", false),
            ("八十五点六", 5, "85.6", false),
            ("二〇二三年", 4, "2023", false),
            ("十来个", 2, "10", false),
            ("三亿五千万", 5, "350000000", false),
        ] {
            let folded: Vec<char> = text.chars().collect();
            let found = at(&folded, &folded, 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (found.end, found.value.to_string().as_str(), found.over),
                (len, value, over),
                "{text}"
            );
        }
    }

    #[test]
    fn pairs_are_ranges() {
        for (text, low, high) in [("七八个", "7", "8"), ("三四十人", "30", "40"), ("两三百家", "200", "300")]
        {
            let folded: Vec<char> = text.chars().collect();
            let found = at(&folded, &folded, 0).unwrap();
            assert_eq!(
                (found.value.to_string().as_str(), found.second.map(|s| s.to_string()).as_deref()),
                (low, Some(high)),
                "{text}"
            );
        }
    }
}
