//! Numerals that are no figures: parts of names, slogans, titles and words.

use super::Reason;
use super::numeral::is_chinese_numeral;
use crate::text::{
    lexicon::{Lexicon, ends_at, is_at},
    pinyin::is_han,
};
use std::sync::LazyLock;

/// A quotation longer than this is a sentence, not a name (characters).
const LONGEST_NAME: usize = 26;
/// A title longer than this was never closed.
const LONGEST_TITLE: usize = 90;

/// Stretches of a line inside which numerals are no figures, in order.
#[derive(Debug, Default)]
pub(super) struct Enclosed {
    stretches: Vec<(usize, usize, Reason)>,
}

impl Enclosed {
    /// Finds 《titles》 and “names” between `start` and `end` of folded text. Quotes need not pair:
    /// “一网通办“ closes with an opening one.
    pub(super) fn of(folded: &[char], start: usize, end: usize) -> Self {
        let mut stretches = vec![];
        let mut at = start;
        while at < end {
            let close = match folded[at] {
                '《' => title(folded, at, end).map(|close| (close, Reason::Title)),
                '“' | '"' | '‘' => name(folded, at, end).map(|close| (close, Reason::Name)),
                _ => None,
            };
            match close {
                Some((close, reason)) => {
                    stretches.push((at, close, reason));
                    at = close;
                }
                None => at += 1,
            }
        }
        Self { stretches }
    }

    /// Why the character at `at` stands inside a name or title, if it does.
    pub(super) fn reason(&self, at: usize) -> Option<Reason> {
        let index = self.stretches.partition_point(|(start, ..)| *start <= at).checked_sub(1)?;
        let (_, end, reason) = self.stretches[index];
        (at < end).then_some(reason)
    }
}

fn title(folded: &[char], at: usize, end: usize) -> Option<usize> {
    let mut depth = 0;
    for (close, character) in folded.iter().enumerate().take(end.min(at + LONGEST_TITLE)).skip(at) {
        match character {
            '《' => depth += 1,
            '》' => {
                depth -= 1;
                if depth == 0 {
                    return Some(close + 1);
                }
            }
            '。' => return None,
            _ => {}
        }
    }
    None
}

fn name(folded: &[char], at: usize, end: usize) -> Option<usize> {
    let inside = at + 1..end.min(at + 2 + LONGEST_NAME);
    let close = inside.clone().find(|&at| matches!(folded[at], '”' | '“' | '"' | '’'))?;
    let sentence = folded[at + 1..close].iter().any(|c| matches!(c, ',' | '。' | ';' | ':' | '!' | '?'));
    (!sentence && close > at + 1).then_some(close + 1)
}

/// Words that hold a Chinese numeral, and names made with one. A numeral inside is no figure.
static WORDS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        include_str!("../../data/numeral-words.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(str::split_whitespace),
    )
});

/// One past the word that holds the Chinese numeral at `at`, where there is one: 进一步, 百姓.
pub(super) fn word_around(folded: &[char], at: usize) -> Option<usize> {
    (at.saturating_sub(4)..=at)
        .filter_map(|start| WORDS.at(folded, start).map(|(len, ())| start + len))
        .filter(|end| *end > at)
        .max()
}

/// Nouns before a number that make it a name: 附件1, 图2.
const LABELS: &[&str] = &[
    "附件",
    "附表",
    "附录",
    "表",
    "图",
    "专栏",
    "案例",
    "地址",
    "编号",
    "序号",
    "代码",
    "热线",
    "电话",
    "传真",
    "邮编",
    "邮政编码",
    "信箱",
    "网站标识码",
    "备案号",
    "证号",
    "账号",
    "版本",
    "型号",
    "qq",
    "微信",
    "工号",
    "房间",
    "门牌",
    "频道",
    "cctv",
    "国道",
    "省道",
    "县道",
];

/// Nouns behind a number without a unit that make it a name: 12345热线, 2.0版.
const NAMED: &[&str] = &[
    "热线", "平台", "专线", "电话", "版", "号", "世纪", "年代", "强", "工程", "体系", "模式", "指挥", "警",
    "急救", "法网", "专项", "频道", "路", "街", "国道", "省道", "后", "届", "房间", "室", "时", "点",
];

/// Why the digits from `start` to `end` (no unit behind them) are no figure, judged by what they
/// touch.
pub(super) fn touching(folded: &[char], start: usize, end: usize) -> Option<Reason> {
    let before = start.checked_sub(1).map(|at| folded[at]);
    let after = folded.get(end).copied();
    if before.is_some_and(is_letter) || after.is_some_and(is_letter) {
        return Some(Reason::Name);
    }
    // 1+4+26, 3·15, 24/7
    let joins = |c: char| matches!(c, '+' | '·' | '&' | '#' | '@' | '_' | '=' | '×' | 'x' | '*');
    if before.is_some_and(joins) || after.is_some_and(joins) {
        return Some(Reason::Name);
    }
    let parts = |c: char| matches!(c, '-' | '/' | '.' | '\\' | '－');
    let next_digit = |at: Option<usize>| at.and_then(|at| folded.get(at)).is_some_and(char::is_ascii_digit);
    if before.is_some_and(parts) && next_digit(start.checked_sub(2))
        || after.is_some_and(parts) && next_digit(Some(end + 1))
    {
        return Some(Reason::Identifier);
    }
    if LABELS.iter().any(|word| {
        ends_at(folded, start, word) || ends_at(folded, start, ":") && ends_at(folded, start - 1, word)
    }) {
        return Some(Reason::Identifier);
    }
    // (3), and a note's mark: [12]
    if matches!((before, after), (Some('('), Some(')')) | (Some('['), Some(']'))) {
        return Some(Reason::Enumerator);
    }
    NAMED.iter().any(|word| is_at(folded, end, word)).then_some(Reason::Name)
}

/// True where the digits from `start` to `end` with their `unit` make a name: a model behind its
/// maker's word and a hyphen (歼-35系列), an event or programme behind its year (2030国家科技专项).
pub(super) fn with_unit(folded: &[char], start: usize, end: usize, unit: &[char]) -> bool {
    let hyphen = start.checked_sub(1).is_some_and(|at| matches!(folded[at], '-' | '－' | '−'))
        && start.checked_sub(2).is_some_and(|at| is_han(folded[at]));
    let series = matches!(unit, ['系', '列'] | ['型'] | ['号'] | ['代']);
    let year = end - start == 4 && matches!(folded[start..end], ['1', '9', ..] | ['2', '0', ..]);
    let programme = matches!(unit, ['国', '家'])
        && ["科技", "重大", "重点", "专项"].iter().any(|word| is_at(folded, end + 2, word));
    hyphen && series || year && programme
}

/// True where a length of time that ends at `end` names a programme: 五年规划纲要, 三年行动.
pub(super) fn is_programme(folded: &[char], end: usize) -> bool {
    ["行动", "规划", "计划", "攻坚", "倍增"].iter().any(|word| is_at(folded, end, word))
}

/// What a size of money sorts where it stands right before: 亿元企业, 百亿元产业.
const CLASSES: &[&str] =
    &["企业", "产业", "项目", "集群", "园区", "强县", "大县", "强镇", "镇", "村", "俱乐部"];

/// True where the size of money from `start` to `end` names a class: 亿元企业, but 超百亿元企业.
pub(super) fn is_class(folded: &[char], start: usize, end: usize) -> bool {
    let bounded = start.checked_sub(1).is_some_and(|before| "超过破逾近达约上".contains(folded[before]));
    !bounded && CLASSES.iter().any(|word| is_at(folded, end, word))
}

/// True where the numeral from `start` to `end` counts a congress or its plenary session:
/// 省委十二届八次全会, 九届三次、四次全会, 十六届人大三次会议.
pub(super) fn session(folded: &[char], start: usize, end: usize) -> bool {
    let any = |words: &[&str], at: usize| words.iter().any(|word| is_at(folded, at, word));
    let is_numeral = |at: usize| folded.get(at).is_some_and(|c| is_chinese_numeral(*c) || c.is_ascii_digit());
    let behind = |at: usize| (at..at + 6).find(|&at| !is_numeral(at)).unwrap_or(at);
    let meets = |at: usize| any(&["次全会", "次全体", "次会议", "次党代会", "次人民代表"], at);
    match folded.get(end) {
        Some('届') => {
            let next = behind(end + 1);
            next > end + 1 && (meets(next) || any(&["次、", "次和"], next))
                || any(&["全国人", "全国政", "中央", "省人", "市人", "县人", "区人", "国务院"], end + 1)
                || any(&["历次", "中全会", "全会", "人大", "人民代表", "政协", "委员会", "党委"], end + 1)
                || any(&["市委", "省委", "区委", "县委", "州委", "常委"], end + 1)
        }
        Some('次') => {
            let opens = ["届", "届人大", "届政协", "届市委", "届省委", "届区委", "届县委"]
                .iter()
                .any(|word| ends_at(folded, start, word));
            let listed = ["次、", "次和"].iter().any(|word| ends_at(folded, start, word))
                && folded[start.saturating_sub(8)..start].contains(&'届');
            // 七次、八次全会
            let listing = matches!(folded.get(end + 1), Some('、' | '和')) && is_numeral(end + 2);
            is_at(folded, end, "次全会") || (opens || listed) && (meets(end) || listing)
        }
        _ => false,
    }
}

pub(super) fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic() || ('α'..='ω').contains(&character) || ('а'..='я').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_names_hide_their_numerals() {
        let hidden = |text: &str, numeral: char| {
            let folded: Vec<char> = text.chars().collect();
            let at = folded.iter().position(|c| *c == numeral).unwrap();
            word_around(&folded, at).is_some()
        };
        for (text, numeral) in [
            ("进一步加强", '一'),
            ("统一规范", '一'),
            ("老百姓满意", '百'),
            ("党的二十大精神", '二'),
            ("十四五规划", '十'),
            ("百分之", '百'),
        ] {
            assert_eq!(hidden(text, numeral), text != "百分之", "{text}");
        }
    }

    #[test]
    fn quotes_and_titles() {
        let text = "实施“八五”普法，打造“一网通办“服务，印发《2023年方案（试行）》，会议指出：“全年办件300件，满意。”";
        let folded: Vec<char> = text.chars().map(crate::text::fold::fold).collect();
        let enclosed = Enclosed::of(&folded, 0, folded.len());
        let at = |c: char| folded.iter().position(|d| *d == c).unwrap();
        assert_eq!(enclosed.reason(at('八')), Some(Reason::Name));
        assert_eq!(enclosed.reason(at('网')), Some(Reason::Name));
        assert_eq!(enclosed.reason(at('2')), Some(Reason::Title));
        assert_eq!(enclosed.reason(text.chars().position(|c| c == '件').unwrap() + 1), None);
    }
}
