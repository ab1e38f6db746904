//! What Chinese numerals say: shares (百分之三十), sizes (近百), tenths (九成), counts; and the words
//! and names that only hold one.

use super::{
    Approx, Kind, Reason,
    approx::approx,
    decimal::Decimal,
    measure::{Measured, opens_other_word},
    names,
    numeral::{self, Numeral},
    ordinal,
    scan::{Scan, Stated},
};
use crate::text::{lexicon::is_at, pinyin::is_han};

impl Scan<'_> {
    pub(super) fn chinese(&mut self, at: usize) -> usize {
        if let Some(end) = self.parts_of_hundred(at).or_else(|| self.sized(at)) {
            return end;
        }
        let run = self.run(at);
        if let Some(reason) = self.enclosed.reason(at) {
            return self.skip_chinese(at, run, reason);
        }
        if let Some(end) = self.date(at) {
            return end;
        }
        if let Some(end) = names::word_around(self.folded, at) {
            return self.skip_chinese(at, run.min(end), Reason::Word).max(end.min(self.end));
        }
        let Some(mut number) = numeral::at(self.folded, self.chars, at) else {
            return self.skip_chinese(at, run, Reason::Word);
        };
        if number.positional {
            return self.skip_chinese(at, run, Reason::Word);
        }
        if names::session(self.folded, at, number.end) {
            return self.skip_chinese(at, number.end, Reason::Name);
        }
        if let Some(second) = number.second.take()
            && let Some(measured) = self.measure(&number)
        {
            return self.figure(at, &number, Some(second), &measured);
        }
        if let Some(end) = self.range(at, &number).or_else(|| self.tenths(at, &number)) {
            return end;
        }
        match self.measure(&number) {
            Some(measured) if self.counts(at, &number, &measured) => {
                self.figure(at, &number, None, &measured)
            }
            None if number.over && !number.bare_size && number.value.as_whole().is_some_and(|n| n >= 10) => {
                self.push(
                    at,
                    number.end,
                    Kind::Quantity,
                    Stated { approx: Approx::Over, ..Stated::of(number.value.to_string()) },
                )
            }
            _ => self.skip_chinese(at, number.end, Reason::Word),
        }
    }

    /// Skips a Chinese numeral; those below ten are words too common to speak of.
    pub(super) fn skip_chinese(&mut self, at: usize, end: usize, reason: Reason) -> usize {
        let large = self.folded[at..end]
            .iter()
            .any(|c| matches!(c, '十' | '百' | '千' | '万' | '亿' | '廿' | '卅' | '拾' | '佰' | '仟'));
        if large { self.skip(at, end, reason) } else { end }
    }

    /// True where a Chinese numeral with a unit counts something.
    pub(super) fn counts(&self, at: usize, number: &Numeral, measured: &Measured) -> bool {
        let unit: String =
            measured.unit.map(|(from, to)| self.folded[from..to].iter().collect()).unwrap_or_default();
        if number.bare_size {
            // 千亿元, 亿元以上; 百户 and 万人 are figures only with 余; (亿元) is a column's unit, 亿元企业 a class
            let column = self.follows(at, "单位:")
                || self.before(at) == Some('(')
                    && matches!(self.folded.get(measured.end), Some(')' | '/' | ','));
            let money = measured.kind == Kind::Money
                && !column
                && !self.follows(at, "每")
                && !names::is_class(self.folded, at, measured.end)
                && (self.folded[at] != '万'
                    || is_at(self.folded, measured.end, "以上")
                    || self.before(at).is_some_and(|c| matches!(c, '近' | '上' | '超' | '逾')));
            return number.over || number.about || money && self.folded.get(measured.end) != Some(&'级');
        }
        let whole = number.value.as_whole();
        // 无一宗引发诉讼 says none
        if whole == Some(1) && (self.follows(at, "无") || self.follows(at, "没有")) {
            return false;
        }
        match measured.kind {
            // 四角亭 is a place
            Kind::Money if unit == "角" => self.follows(at, "元") || self.follows(at, "块"),
            Kind::Percent | Kind::Points | Kind::Money => true,
            Kind::Multiple => unit != "成" || !opens_other_word(&['成'], self.folded, measured.end),
            Kind::Duration if names::is_programme(self.folded, measured.end) => false,
            Kind::Duration => {
                whole.is_some_and(|n| n != 1)
                    || matches!(unit.as_str(), "个月" | "小时" | "个小时" | "周年" | "个工作日")
            }
            _ if whole.is_none_or(|n| n >= 10) => unit != "大",
            _ => ordinal::is_plain_count(self, at, whole.unwrap_or(0), &unit, measured.end),
        }
    }

    /// 百分之三十, 千分之五, 十万分之14.3, 三分之二.
    pub(super) fn parts_of_hundred(&mut self, at: usize) -> Option<usize> {
        for (word, len, per) in [
            ("百分之", 3, 0u32),
            ("千分之", 3, 1),
            ("万分之", 3, 2),
            ("十万分之", 4, 3),
            ("10万分之", 5, 3),
            ("百万分之", 4, 4),
        ] {
            if !is_at(self.folded, at, word) {
                continue;
            }
            let from = at + len;
            if let Some(reason) = self.enclosed.reason(at) {
                return Some(self.skip(at, self.run(from.min(self.end - 1)), reason));
            }
            let number = if is_at(self.folded, from, "百") {
                Numeral {
                    value: Decimal::whole(100),
                    end: from + 1,
                    ..numeral::at(self.folded, self.chars, from)?
                }
            } else {
                numeral::at(self.folded, self.chars, from)?
            };
            let value = (0..per).fold(number.value, |value, _| value.tenth());
            // 百分之五至百分之六
            let gap = usize::from(matches!(self.folded.get(number.end), Some('至' | '到' | '-' | '—')));
            if gap > 0
                && is_at(self.folded, number.end + gap, word)
                && !self.follows(at, "从")
                && !self.follows(at, "由")
                && let Some(last) = numeral::at(self.folded, self.chars, number.end + gap + len)
            {
                let second = (0..per).fold(last.value, |value, _| value.tenth());
                let approx = approx(self.folded, at, last.end, Kind::Percent, last.over, last.about);
                self.push(
                    at,
                    last.end,
                    Kind::Percent,
                    Stated { value2: Some(second.to_string()), approx, ..Stated::of(value.to_string()) },
                );
                self.in_percent();
                return Some(last.end);
            }
            let approx = approx(self.folded, at, number.end, Kind::Percent, number.over, number.about);
            self.push(at, number.end, Kind::Percent, Stated { approx, ..Stated::of(value.to_string()) });
            self.in_percent();
            return Some(number.end);
        }
        let bottom = numeral::at(self.folded, self.chars, at)?;
        if !is_at(self.folded, bottom.end, "分之") || self.enclosed.reason(at).is_some() {
            return None;
        }
        let top = numeral::at(self.folded, self.chars, bottom.end + 2)?;
        let approx = approx(self.folded, at, top.end, Kind::Multiple, top.over, top.about);
        Some(self.push(
            at,
            top.end,
            Kind::Multiple,
            Stated { approx, ..Stated::of(format!("{}/{}", top.value, bottom.value)) },
        ))
    }

    /// 上百, 近千, 过万: a size with a word before it that makes it a number. 每万人 is a rate's base.
    pub(super) fn sized(&mut self, at: usize) -> Option<usize> {
        if !matches!(self.folded[at], '百' | '千' | '万' | '亿') || self.enclosed.reason(at).is_some() {
            return None;
        }
        let before = self.before(at)?;
        let sized = match before {
            '上' => !self.before(at - 1).is_some_and(|c| "以网线街路会场基面身手纸车船桥早晚".contains(c)),
            '近' => !self.before(at - 1).is_some_and(|c| "附临靠邻亲最新贴就".contains(c)),
            '约' => !self.before(at - 1).is_some_and(|c| "节预契签制公合条违履集相".contains(c)),
            '逾' | '超' | '过' | '破' => true,
            _ => false,
        };
        let mut number =
            numeral::at(self.folded, self.chars, at).filter(|number| sized && number.bare_size)?;
        number.over |= matches!(before, '上' | '过' | '破' | '超' | '逾');
        match self.measure(&number) {
            Some(measured) => Some(self.figure(at, &number, None, &measured)),
            None if before != '过' => {
                let approx = approx(self.folded, at, number.end, Kind::Quantity, number.over, number.about);
                let noun = self.folded.get(number.end).is_some_and(|c| is_han(*c));
                (!noun).then(|| {
                    self.push(
                        at,
                        number.end,
                        Kind::Quantity,
                        Stated { approx, ..Stated::of(number.value.to_string()) },
                    )
                })
            }
            None => None,
        }
    }

    /// 数十, 几百, 几万.
    pub(super) fn vague(&mut self, at: usize) -> Option<usize> {
        let next = at + 1;
        if !matches!(self.folded.get(next)?, '十' | '百' | '千' | '万' | '亿') {
            return None;
        }
        // 总数百余件, 人数千余人: the word before ends in 数; 农户数千户: it ends before
        let counted = self
            .before(at)
            .is_some_and(|before| "总件人户次个指参系倍岁分年少无基函代名额案".contains(before));
        let household = ["农户", "用户", "住户", "商户", "客户", "账户", "个体户", "万户"]
            .iter()
            .any(|word| self.follows(at, word));
        if self.folded[at] == '数' && counted && !household || self.enclosed.reason(at).is_some() {
            return None;
        }
        let mut number = numeral::at(self.folded, self.chars, next)?;
        number.over = true;
        number.bare_size = false;
        let measured = self.measure(&number);
        Some(match measured {
            Some(measured) => self.figure(at, &number, None, &measured),
            None => {
                let approx = Approx::Over;
                self.push(
                    at,
                    number.end,
                    Kind::Quantity,
                    Stated { approx, ..Stated::of(number.value.to_string()) },
                )
            }
        })
    }

    /// The unit of a share written in words.
    pub(super) fn in_percent(&mut self) {
        if let Some(last) = self.found.last_mut() {
            last.unit = Some("%".to_owned());
        }
    }

    /// 翻一番, 翻了两番, 翻番.
    pub(super) fn doubling(&mut self, at: usize) -> Option<usize> {
        if self.enclosed.reason(at).is_some() {
            return None;
        }
        let mut from = at + 1;
        while matches!(self.folded.get(from), Some('了' | '近' | '约')) {
            from += 1;
        }
        if self.folded.get(from) == Some(&'番') {
            let approx = approx(self.folded, at, from + 1, Kind::Multiple, false, false);
            return Some(self.push(
                at,
                from + 1,
                Kind::Multiple,
                Stated { approx, ..Stated::of("2".to_owned()) },
            ));
        }
        let number = numeral::at(self.folded, self.chars, from)?;
        let times = number.value.as_whole().filter(|times| (1..=8).contains(times))?;
        if self.folded.get(number.end) != Some(&'番') {
            return None;
        }
        let value = 2i128.pow(u32::try_from(times).ok()?).to_string();
        let approx = approx(self.folded, at, number.end + 1, Kind::Multiple, false, false);
        Some(self.push(at, number.end + 1, Kind::Multiple, Stated { approx, ..Stated::of(value) }))
    }

    /// 九成九, 八成五: tenths with a tenth of a tenth.
    pub(super) fn tenths(&mut self, at: usize, number: &Numeral) -> Option<usize> {
        let last = number.end + 1;
        if self.folded.get(number.end) != Some(&'成')
            || !self.folded.get(last).is_some_and(|c| "一二三四五六七八九半".contains(*c))
            || opens_other_word(&['成'], self.folded, number.end + 1)
        {
            return None;
        }
        let more = match self.folded[last] {
            '半' => Decimal::whole(5),
            _ => numeral::at(self.folded, self.chars, last).filter(|more| more.end == last + 1)?.value,
        };
        let value = number.value.plus(more.tenth()).to_string();
        let approx = approx(self.folded, at, last + 1, Kind::Multiple, false, false);
        Some(self.push(
            at,
            last + 1,
            Kind::Multiple,
            Stated { unit: Some((number.end, number.end + 1)), approx, ..Stated::of(value) },
        ))
    }
}
