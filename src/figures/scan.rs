//! The one pass over a line that finds its figures.
//!
//! At every numeral the longest reading wins: document number, date, ratio, then number with unit.
//! What is none of these is skipped with its reason, so that no digit passes in silence.

use super::{
    Approx, Figure, Kind, Reason, Skipped,
    approx::approx,
    date,
    decimal::Decimal,
    names::{self, Enclosed},
    numeral::{self, Numeral, digits},
    ordinal, units,
};
use crate::text::{
    CleanSpan, docnumber, enumerator,
    lexicon::{ends_at, has, is_at},
    pinyin::is_han,
    row,
};

/// One line under the pass.
pub(super) struct Scan<'a> {
    pub(super) folded: &'a [char],
    pub(super) chars: &'a [char],
    pub(super) start: usize,
    pub(super) end: usize,
    enclosed: Enclosed,
    /// Enumerators of sections and points, in order: numerals in them count nothing.
    enumerators: &'a [CleanSpan],
    /// The line is a row of a table.
    row: bool,
    pub(super) found: Vec<Figure>,
    pub(super) skipped: Vec<Skipped>,
}

/// A number with the unit it stands with, before it becomes a figure.
#[derive(Clone, Copy, Debug)]
struct Measured {
    kind: Kind,
    /// Where the unit stands.
    unit: Option<(usize, usize)>,
    /// One past the figure.
    end: usize,
    per_mille: bool,
    /// 半 stands before the unit: half of one more.
    half: bool,
}

impl<'a> Scan<'a> {
    /// Scans the line from `start` to `end`; `folded` and `chars` are cut at `end`.
    pub(super) fn line(
        folded: &'a [char],
        chars: &'a [char],
        start: usize,
        end: usize,
        enumerators: &'a [CleanSpan],
    ) -> (Vec<Figure>, Vec<Skipped>) {
        let enclosed = Enclosed::of(folded, start, end);
        let row = row::is_row(&folded[start..end]);
        let mut scan = Self {
            folded: &folded[..end],
            chars: &chars[..end],
            start,
            end,
            enclosed,
            enumerators,
            row,
            found: vec![],
            skipped: vec![],
        };
        let mut at = start;
        while at < end {
            at = scan.step(at).max(at + 1);
        }
        (scan.found, scan.skipped)
    }

    /// Reads what starts at `at`; answers where to go on.
    fn step(&mut self, at: usize) -> usize {
        let character = self.folded[at];
        match character {
            '0'..='9' => self.enumerated(at).unwrap_or_else(|| self.arabic(at)),
            '[' | '(' | '<' => self.doc_number(at).unwrap_or(at + 1),
            '第' => self.enumerated(at).or_else(|| ordinal::ordinal(self, at)).unwrap_or(at + 1),
            '前' => ordinal::leading(self, at).unwrap_or(at + 1),
            '下' if self.before(at) == Some('上') => at + 1,
            '上' | '下' | '首' => self.date(at).unwrap_or(at + 1),
            '翻' => self.doubling(at).unwrap_or(at + 1),
            '数' | '几' => self.vague(at).unwrap_or(at + 1),
            _ if numeral::is_chinese_numeral(character) => {
                self.enumerated(at).unwrap_or_else(|| self.chinese(at))
            }
            _ => at + 1,
        }
    }

    pub(super) fn skip(&mut self, start: usize, end: usize, reason: Reason) -> usize {
        self.skipped.push(Skipped { span: CleanSpan::new(start, end), reason });
        end
    }

    pub(super) fn push(
        &mut self,
        start: usize,
        end: usize,
        kind: Kind,
        value: String,
        value2: Option<String>,
        unit: Option<(usize, usize)>,
        approx: Approx,
    ) -> usize {
        let unit = unit.map(|(from, to)| match self.folded[from..to] {
            ['%' | '‰'] => "%".to_owned(),
            _ => self.chars[from..to].iter().filter(|character| !character.is_whitespace()).collect(),
        });
        self.found.push(Figure {
            span: CleanSpan::new(start, end),
            kind,
            value,
            value2,
            unit,
            approx,
            subject: None,
            section: None,
        });
        end
    }

    /// True where the text just before `at` is `word`.
    pub(super) fn follows(&self, at: usize, word: &str) -> bool {
        at >= self.start && ends_at(&self.folded[self.start..], at - self.start, word)
    }

    pub(super) fn before(&self, at: usize) -> Option<char> {
        (at > self.start).then(|| self.folded[at - 1])
    }

    /// The numeral's run at `at`: digits with their points and commas, or Chinese numerals.
    fn run(&self, at: usize) -> usize {
        let mut end = at;
        if self.folded[at].is_ascii_digit() {
            end += digits(self.folded, at);
            while matches!(self.folded.get(end), Some('.')) && digits(self.folded, end + 1) > 0 {
                end += 1 + digits(self.folded, end + 1);
            }
        } else {
            while self.folded.get(end).is_some_and(|c| numeral::is_chinese_numeral(*c)) {
                end += 1;
            }
        }
        end.max(at + 1)
    }

    /// Enumerators: of sections and points, and of lists inside a paragraph.
    fn enumerated(&mut self, at: usize) -> Option<usize> {
        let index = self.enumerators.partition_point(|span| span.end <= at);
        if let Some(span) = self.enumerators.get(index).filter(|span| span.contains(at)) {
            let end = span.end.min(self.end);
            return Some(self.skip(at, end, Reason::Enumerator));
        }
        let opens = match self.before(at) {
            None => true,
            Some(before) => matches!(before, '。' | ';' | ':' | '!' | '?' | '”'),
        };
        let bracketed = self.before(at) == Some('(')
            && enumerator::at(self.folded, at - 1).is_some_and(|found| {
                let close = at - 1 + found.len;
                let opens = at < self.start + 2
                    || !is_han(self.folded[at - 2])
                    || self.folded.get(close).is_some_and(|c| is_han(*c));
                opens || found.level == 2 || self.folded[at].is_ascii_digit()
            });
        if bracketed {
            return Some(self.skip(at, self.run(at), Reason::Enumerator));
        }
        let found = enumerator::at(self.folded, at).filter(|found| opens && found.level > 0)?;
        let end = at + found.len;
        let empty = end >= self.end;
        // 1.5 was read as no enumerator; 3. at a line's end may be a cell
        (!empty || !self.folded[at].is_ascii_digit())
            .then(|| self.skip(at, self.run(at).min(end), Reason::Enumerator))
    }

    fn doc_number(&mut self, at: usize) -> Option<usize> {
        let (start, end) = docnumber::around(self.folded, at)?;
        let start = start.max(self.start).max(self.found.last().map_or(0, |last| last.span.end));
        let value = self.chars[start..end].iter().collect();
        Some(self.push(start, end, Kind::DocNumber, value, None, None, Approx::Exact))
    }

    pub(super) fn date(&mut self, at: usize) -> Option<usize> {
        let stretch = date::at(self.folded, at)?;
        if let Some(reason) = self.enclosed.reason(at) {
            return Some(self.skip(at, stretch.end, reason));
        }
        Some(self.push(at, stretch.end, Kind::Date, stretch.value, stretch.value2, None, Approx::Exact))
    }

    fn arabic(&mut self, at: usize) -> usize {
        let run = self.run(at);
        if let Some(reason) = self.enclosed.reason(at) {
            return self.skip(at, run, reason);
        }
        if let Some(end) = self.published_number(at).or_else(|| self.date(at)).or_else(|| self.ratio(at)) {
            return end;
        }
        if let Some(stretch) = date::lone_day(self.folded, at) {
            return self.push(
                at,
                stretch.end,
                Kind::Date,
                stretch.value,
                stretch.value2,
                None,
                Approx::Exact,
            );
        }
        // 3.2.1 is a version or a chapter
        if self.folded[at..run].iter().filter(|c| **c == '.').count() > 1 {
            return self.skip(at, run, Reason::Identifier);
        }
        let Some(number) = numeral::at(self.folded, self.chars, at) else {
            let reason = if self.row { Reason::Table } else { Reason::Identifier };
            return self.skip(at, run, reason);
        };
        if self.before(at).is_some_and(names::is_letter)
            || matches!(self.before(at), Some('+' | '·' | '#'))
            || self.folded.get(number.end) == Some(&'+')
        {
            return self.skip(at, number.end, Reason::Name);
        }
        if let Some(end) = self
            .fraction(at, &number)
            .or_else(|| self.range(at, &number))
            .or_else(|| self.single(at, &number))
            .or_else(|| self.listed(at, &number))
        {
            return end;
        }
        self.bare(at, &number)
    }

    /// 2023年第12号 behind 公告, 通告 or 令.
    fn published_number(&mut self, at: usize) -> Option<usize> {
        let kinds = ["公告", "通告", "令"];
        let kind = kinds.iter().find(|kind| self.follows(at, kind))?;
        let year = digits(self.folded, at) == 4 && is_at(self.folded, at + 4, "年第");
        let serial = at + 6;
        let len = digits(self.folded, serial);
        if !year || len == 0 || self.folded.get(serial + len) != Some(&'号') {
            return None;
        }
        let start = ordinal::authority(self, at - kind.chars().count());
        let end = serial + len + 1;
        let value = self.chars[start..end].iter().collect();
        Some(self.push(start, end, Kind::DocNumber, value, None, None, Approx::Exact))
    }

    /// 1:5, 2.3:48.1:49.6; a time of day is none.
    fn ratio(&mut self, at: usize) -> Option<usize> {
        let decimal = |at: usize| {
            let whole = digits(self.folded, at);
            let point = self.folded.get(at + whole) == Some(&'.') && digits(self.folded, at + whole + 1) > 0;
            if whole == 0 {
                0
            } else {
                whole + if point { 1 + digits(self.folded, at + whole + 1) } else { 0 }
            }
        };
        let mut ends = vec![(at, at + decimal(at))];
        while let Some(&(_, end)) = ends.last() {
            let next = decimal(end + 1);
            if self.folded.get(end) != Some(&':') || next == 0 || ends.len() == 6 {
                break;
            }
            ends.push((end + 1, end + 1 + next));
        }
        if ends.len() < 2 {
            return None;
        }
        let (_, end) = ends[ends.len() - 1];
        let clock =
            ends[1].1 - ends[1].0 == 2 && ends[0].1 - ends[0].0 <= 2 && !self.folded[at..end].contains(&'.');
        let near = &self.folded[at.saturating_sub(10).max(self.start)..at];
        let said = ["比", "例", "结构", "占"].iter().any(|word| has(near, word));
        if clock && !said || ends[0].1 - ends[0].0 > 5 {
            return Some(self.skip(at, end, Reason::Identifier));
        }
        // Zeros at the end of a part say nothing: the parts are kept as written.
        let value = ends
            .iter()
            .map(|&(from, to)| self.folded[from..to].iter().collect::<String>())
            .collect::<Vec<_>>()
            .join(":");
        Some(self.push(at, end, Kind::Multiple, value, None, None, Approx::Exact))
    }

    /// 2/3以上
    fn fraction(&mut self, at: usize, number: &Numeral) -> Option<usize> {
        let below = number.end + 1;
        let len = digits(self.folded, below);
        let plain = self.folded.get(number.end) == Some(&'/')
            && !number.scaled
            && (1..=2).contains(&len)
            && self.before(at) != Some('/');
        let after = below + len;
        if !plain || matches!(self.folded.get(after), Some('/' | '-' | '.')) {
            return None;
        }
        let (top, bottom) =
            (number.value.as_whole()?, numeral::at(self.folded, self.chars, below)?.value.as_whole()?);
        let said =
            ["以上", "左右", "的", "强", "弱", "以下"].iter().any(|word| is_at(self.folded, after, word))
                || ["达", "近", "约", "超过", "占", "为"].iter().any(|word| self.follows(at, word));
        if !(0 < top && top < bottom && said) {
            return None;
        }
        let approx = approx(self.folded, at, after, Kind::Multiple, false, false);
        Some(self.push(at, after, Kind::Multiple, format!("{top}/{bottom}"), None, None, approx))
    }

    /// The unit behind a number.
    fn measure(&self, number: &Numeral) -> Option<Measured> {
        let mut from = number.end;
        while self.folded.get(from) == Some(&' ') {
            from += 1;
        }
        // 3个多月, 3个半小时
        for (word, unit, skip) in
            [("个多月", 3, 0), ("个多小时", 4, 0), ("个多星期", 4, 0), ("个半小时", 4, 2), ("个半月", 3, 2)]
        {
            if is_at(self.folded, from, word) {
                let half = skip > 0;
                return Some(Measured {
                    kind: Kind::Duration,
                    unit: Some((from + skip, from + unit)),
                    end: from + unit,
                    per_mille: false,
                    half,
                });
            }
        }
        // 九成九
        if self.folded[from..].first() == Some(&'成')
            && !number.arabic
            && self.folded.get(from + 1).is_some_and(|c| "五六七八九".contains(*c))
        {
            return None;
        }
        let (len, unit) = units::at(self.folded, self.chars, from)?;
        let mut end = from + len;
        let word = &self.folded[from..end];
        if opens_other_word(word, self.folded, end) || from > number.end && word == ['年'] {
            return None;
        }
        let per_mille = word == ['‰'];
        // 元/平方米, 次/年
        if self.folded.get(end) == Some(&'/') {
            if let Some((len, _)) = units::at(self.folded, self.chars, end + 1) {
                end += 1 + len;
            }
        }
        Some(Measured { kind: unit.kind, unit: Some((from, end)), end, per_mille, half: false })
    }

    /// A number with its unit.
    fn single(&mut self, at: usize, number: &Numeral) -> Option<usize> {
        let measured = self.measure(number)?;
        Some(self.figure(at, number, None, &measured))
    }

    fn figure(&mut self, at: usize, number: &Numeral, second: Option<Decimal>, measured: &Measured) -> usize {
        let final_value = |value: Decimal| if measured.per_mille { value.tenth() } else { value };
        let negative = self.is_negative(at);
        let value = if measured.half { number.value.plus(Decimal::whole(5).tenth()) } else { number.value };
        let value = if negative { value.negated() } else { value };
        let over =
            number.over || measured.unit.is_some_and(|(from, to)| self.folded[from..to].contains(&'多'));
        let end = if measured.unit.is_some_and(|(from, _)| from >= number.end && measured.end >= from) {
            measured.end
        } else {
            number.end
        };
        let approx = approx(self.folded, at, end, measured.kind, over, number.about);
        let unit = measured.unit.map(|(from, to)| (from, to));
        self.push(
            at,
            end,
            measured.kind,
            final_value(value).to_string(),
            second.map(|second| final_value(second).to_string()),
            unit,
            approx,
        )
    }

    /// -3.2%, 负3.2%: a sign, where the dash joins nothing.
    fn is_negative(&self, at: usize) -> bool {
        match self.before(at) {
            Some('负') => {
                !self.follows(at, "负负") && !self.follows(at, "担负") && !self.follows(at, "肩负")
            }
            Some('-' | '－' | '−') => match self.before(at - 1) {
                None => true,
                Some(before) => {
                    is_han(before) && !matches!(before, '年' | '月' | '日' | '第')
                        || matches!(before, ',' | ':' | '(' | '、')
                }
            },
            _ => false,
        }
    }

    /// 6至8个, 1-2万元, 20%-30%, 10万至20万元.
    fn range(&mut self, at: usize, number: &Numeral) -> Option<usize> {
        let own = self.measure(number);
        let end = own.map_or(number.end, |own| own.end);
        let gap = match self.folded.get(end)? {
            '-' | '–' | '~' | '～' | '至' | '到' | '−' => 1,
            '—' => 1 + usize::from(self.folded.get(end + 1) == Some(&'—')),
            _ => return None,
        };
        let moved = ["从", "由", "自"].iter().any(|word| self.follows(at, word))
            || ["从", "由"]
                .iter()
                .any(|word| has(&self.folded[at.saturating_sub(6).max(self.start)..at], word));
        if own.is_some() && moved {
            return None;
        }
        let next = end + gap;
        let arabic = self.folded.get(next)?.is_ascii_digit();
        if date::at(self.folded, next).is_some() || arabic != number.arabic {
            return None;
        }
        let last = numeral::at(self.folded, self.chars, next)?;
        let measured = self.measure(&last)?;
        let unit = |measured: &Measured| measured.unit.map(|(from, to)| &self.folded[from..to]);
        if own.is_some_and(|own| unit(&own) != unit(&measured)) {
            return None;
        }
        let mut first = *number;
        if !number.scaled && last.scaled && own.is_none() {
            first.value = first.value.scaled(last.power);
        }
        first.over |= last.over;
        first.end = measured.end;
        Some(self.figure(at, &first, Some(last.value), &measured))
    }

    /// 2.8和0.6个百分点: a unit written once, at the list's end.
    fn listed(&mut self, at: usize, number: &Numeral) -> Option<usize> {
        let mut end = number.end;
        for _ in 0..24 {
            let gap = self.list_gap(end)?;
            let next = end + gap;
            if !self.folded.get(next)?.is_ascii_digit() {
                return None;
            }
            // 2021、2022年; 3、4月
            if digits(self.folded, next) == 4
                && self.folded.get(next + 4) == Some(&'年')
                && digits(self.folded, at) == 4
            {
                let value = self.folded[at..at + 4].iter().collect();
                return Some(self.push(at, at + 4, Kind::Date, value, None, None, Approx::Exact));
            }
            let last = numeral::at(self.folded, self.chars, next)?;
            if self.folded.get(last.end) == Some(&'月')
                && number.value.as_whole().is_some_and(|month| (1..=12).contains(&month))
            {
                let value = format!("--{:0>2}", number.value);
                return Some(self.push(at, number.end, Kind::Date, value, None, None, Approx::Exact));
            }
            if let Some(measured) = self.measure(&last) {
                let mut first = *number;
                if !number.scaled && last.scaled {
                    first.value = first.value.scaled(last.power);
                }
                let kind = measured.kind;
                let approx = approx(self.folded, at, number.end, kind, number.over, number.about);
                let value = if measured.per_mille { first.value.tenth() } else { first.value };
                let value = if self.is_negative(at) { value.negated() } else { value };
                return Some(self.push(at, number.end, kind, value.to_string(), None, measured.unit, approx));
            }
            end = last.end;
        }
        None
    }

    /// The length of what parts two numbers of one list, 0 length is none.
    fn list_gap(&self, at: usize) -> Option<usize> {
        match self.folded.get(at)? {
            '、' | '和' | '与' | '及' | '或' => Some(1),
            '以' if is_at(self.folded, at, "以及") => Some(2),
            ',' if has(&self.folded[at.saturating_sub(24).max(self.start)..at], "分别") => Some(1),
            _ => None,
        }
    }

    /// A number without a unit.
    fn bare(&mut self, at: usize, number: &Numeral) -> usize {
        if self.row {
            if row::is_glued(&self.folded[self.start..], at - self.start, number.end - self.start) {
                return self.skip(at, number.end, Reason::Table);
            }
            return self.push(
                at,
                number.end,
                Kind::Quantity,
                number.value.to_string(),
                None,
                None,
                Approx::Exact,
            );
        }
        if let Some(reason) = names::touching(self.folded, at, number.end).filter(|_| !number.over) {
            return self.skip(at, number.end, reason);
        }
        let after = self.folded.get(number.end).copied();
        let ends_clause = after.is_none_or(|after| {
            matches!(
                after,
                ',' | '。'
                    | ';'
                    | '、'
                    | ')'
                    | '!'
                    | ':'
                    | '的'
                    | '以'
                    | '左'
                    | '和'
                    | '与'
                    | '至'
                    | '到'
                    | '及'
                    | '下'
                    | '上'
                    | '提'
                    | '增'
                    | '降'
                    | ' '
            )
        });
        let stated = [
            "为", "是", "达", "到", "至", "约", "占", "共", "计", "有", "于", "得", "近", "超", "过", "数",
            "量", "降", "升", "长", "率", "和", "由", "从",
        ]
        .iter()
        .any(|word| self.follows(at, word));
        if number.over || number.scaled || ends_clause && stated {
            let approx = approx(self.folded, at, number.end, Kind::Quantity, number.over, number.about);
            let value = if self.is_negative(at) { number.value.negated() } else { number.value };
            return self.push(at, number.end, Kind::Quantity, value.to_string(), None, None, approx);
        }
        let reason = if after.is_some_and(is_han)
            || ends_clause
                && self.before(at).is_some_and(is_han)
                && number.value.as_whole().is_some_and(|n| n >= 10_000)
        {
            Reason::Name
        } else {
            Reason::Unknown
        };
        self.skip(at, number.end, reason)
    }

    /// 数十, 几百, 几万.
    fn vague(&mut self, at: usize) -> Option<usize> {
        let next = at + 1;
        if !matches!(self.folded.get(next)?, '十' | '百' | '千' | '万' | '亿') {
            return None;
        }
        // 总数百余件, 人数千余人: the word before ends in 数
        if self.folded[at] == '数'
            && self
                .before(at)
                .is_some_and(|before| "总件人户次个指参系倍岁分年少无基函代名额案".contains(before))
            || self.enclosed.reason(at).is_some()
        {
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
                self.push(at, number.end, Kind::Quantity, number.value.to_string(), None, None, approx)
            }
        })
    }

    fn chinese(&mut self, at: usize) -> usize {
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
        if let Some(second) = number.second.take() {
            if let Some(measured) = self.measure(&number) {
                return self.figure(at, &number, Some(second), &measured);
            }
        }
        if let Some(end) = self.range(at, &number).or_else(|| self.tenths(at, &number)) {
            return end;
        }
        match self.measure(&number) {
            Some(measured) if self.counts(at, &number, &measured) => {
                self.figure(at, &number, None, &measured)
            }
            None if number.over && !number.bare_size && number.value.as_whole().is_some_and(|n| n >= 10) => {
                self.push(at, number.end, Kind::Quantity, number.value.to_string(), None, None, Approx::Over)
            }
            _ => self.skip_chinese(at, number.end, Reason::Word),
        }
    }

    /// Skips a Chinese numeral; those below ten are words too common to speak of.
    fn skip_chinese(&mut self, at: usize, end: usize, reason: Reason) -> usize {
        let large = self.folded[at..end].iter().any(|c| matches!(c, '十' | '百' | '千' | '万' | '亿' | '廿'));
        if large { self.skip(at, end, reason) } else { end }
    }

    /// True where a Chinese numeral with a unit counts something.
    fn counts(&self, at: usize, number: &Numeral, measured: &Measured) -> bool {
        let unit: String =
            measured.unit.map(|(from, to)| self.folded[from..to].iter().collect()).unwrap_or_default();
        if number.bare_size {
            // 千亿元, 亿元以上; 百户 and 万人 are figures only with 余
            let money = measured.kind == Kind::Money
                && (self.folded[at] != '万'
                    || is_at(self.folded, measured.end, "以上")
                    || self.before(at).is_some_and(|c| matches!(c, '近' | '上' | '超' | '逾')));
            return number.over || number.about || money && self.folded.get(measured.end) != Some(&'级');
        }
        let whole = number.value.as_whole();
        match measured.kind {
            Kind::Percent | Kind::Points | Kind::Money => true,
            Kind::Multiple => unit != "成" || !opens_other_word(&['成'], self.folded, measured.end),
            Kind::Duration => {
                whole.is_some_and(|n| n != 1)
                    || matches!(unit.as_str(), "个月" | "小时" | "个小时" | "周年" | "个工作日")
            }
            _ if whole.is_none_or(|n| n >= 10) => unit != "大",
            _ => ordinal::is_plain_count(self, at, whole.unwrap_or(0), &unit, measured.end),
        }
    }

    /// 百分之三十, 千分之五, 三分之二.
    fn parts_of_hundred(&mut self, at: usize) -> Option<usize> {
        for (word, len, per) in [("百分之", 3, 0u32), ("千分之", 3, 1), ("万分之", 3, 2)] {
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
            let approx = approx(self.folded, at, number.end, Kind::Percent, number.over, number.about);
            self.push(at, number.end, Kind::Percent, value.to_string(), None, None, approx);
            if let Some(last) = self.found.last_mut() {
                last.unit = Some("%".to_owned());
            }
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
            format!("{}/{}", top.value, bottom.value),
            None,
            None,
            approx,
        ))
    }

    /// 上百, 近千, 过万, 每万人: a size with a word before it that makes it a number.
    fn sized(&mut self, at: usize) -> Option<usize> {
        if !matches!(self.folded[at], '百' | '千' | '万' | '亿') || self.enclosed.reason(at).is_some() {
            return None;
        }
        let before = self.before(at)?;
        let sized = match before {
            '上' => !self.before(at - 1).is_some_and(|c| "以网线街路会场基面身手纸车船桥早晚".contains(c)),
            '近' => !self.before(at - 1).is_some_and(|c| "附临靠邻亲最新贴就".contains(c)),
            '约' => !self.before(at - 1).is_some_and(|c| "节预契签制公合条违履集相".contains(c)),
            '逾' | '超' | '过' | '破' | '每' => true,
            _ => false,
        };
        let mut number =
            numeral::at(self.folded, self.chars, at).filter(|number| sized && number.bare_size)?;
        let measured = self.measure(&number);
        number.over |= matches!(before, '上' | '过' | '破' | '超' | '逾');
        match measured {
            Some(measured) => Some(self.figure(at, &number, None, &measured)),
            None if before != '每' && before != '过' => {
                let approx = approx(self.folded, at, number.end, Kind::Quantity, number.over, number.about);
                let noun = self.folded.get(number.end).is_some_and(|c| is_han(*c));
                (!noun).then(|| {
                    self.push(at, number.end, Kind::Quantity, number.value.to_string(), None, None, approx)
                })
            }
            None => None,
        }
    }

    /// 翻一番, 翻了两番, 翻番.
    fn doubling(&mut self, at: usize) -> Option<usize> {
        if self.enclosed.reason(at).is_some() {
            return None;
        }
        let mut from = at + 1;
        if self.folded.get(from) == Some(&'了') {
            from += 1;
        }
        if self.folded.get(from) == Some(&'番') {
            let approx = approx(self.folded, at, from + 1, Kind::Multiple, false, false);
            return Some(self.push(at, from + 1, Kind::Multiple, "2".to_owned(), None, None, approx));
        }
        let number = numeral::at(self.folded, self.chars, from)?;
        let times = number.value.as_whole().filter(|times| (1..=8).contains(times))?;
        if self.folded.get(number.end) != Some(&'番') {
            return None;
        }
        let value = 2i128.pow(u32::try_from(times).ok()?).to_string();
        let approx = approx(self.folded, at, number.end + 1, Kind::Multiple, false, false);
        Some(self.push(at, number.end + 1, Kind::Multiple, value, None, None, approx))
    }

    /// 九成九, 八成五: tenths with a tenth of a tenth.
    fn tenths(&mut self, at: usize, number: &Numeral) -> Option<usize> {
        let last = number.end + 1;
        if self.folded.get(number.end) != Some(&'成')
            || !self.folded.get(last).is_some_and(|c| "一二三四五六七八九".contains(*c))
            || opens_other_word(&['成'], self.folded, number.end + 1)
        {
            return None;
        }
        let more = numeral::at(self.folded, self.chars, last).filter(|more| more.end == last + 1)?;
        let value = number.value.plus(more.value.tenth()).to_string();
        let approx = approx(self.folded, at, last + 1, Kind::Multiple, false, false);
        Some(self.push(at, last + 1, Kind::Multiple, value, None, Some((number.end, number.end + 1)), approx))
    }
}

/// True where a unit's word opens another word: 三成 but 成立, 3分 but 分别.
fn opens_other_word(unit: &[char], folded: &[char], end: usize) -> bool {
    let next = folded.get(end).copied();
    let after = |list: &str| next.is_some_and(|next| list.contains(next));
    match unit {
        ['成'] => after("立为功果员绩本交长效都品熟型就套批语才分活人年"),
        ['分'] => after("别类管公局散组析解批期层级享支队项数享清置发布配开"),
        ['折'] => after("叠射旧算扣合"),
        ['度'] => after("过假日量"),
        ['代'] => after("表理替码办价"),
        ['方'] => after("面案式法针向便位可"),
        ['里'] => after("程面"),
        ['天'] => after("津然气空河水府"),
        ['日'] => after("常益前后照报均产"),
        ['节'] => after("约能水点假"),
        ['级'] => false,
        ['家'] => after("庭长"),
        ['场'] => after("所景地馆"),
        ['期'] => after("间限望待"),
        ['处'] => after("理置罚分于在"),
        ['部'] => after("署队委分"),
        ['面'] => after("向对积貌临试"),
        ['层'] => after("面出"),
        ['升'] => after("级至为到学高"),
        ['转'] => after("为化变移让型办"),
        ['位'] => after("于居列置次"),
        ['口'] => after("岸径号"),
        ['项'] => false,
        ['名'] => after("称单录义誉"),
        ['卡'] => after("口点"),
        ['星'] => after("期"),
        ['等'] => true,
        ['通'] => after("过知报用道信"),
        ['盘'] => after("活点"),
        ['安'] => after("全置"),
        ['井'] => after("然"),
        ['门'] => after("店户口诊"),
        ['把'] => after("关握"),
        ['对'] => after("接象标应照比于口"),
        ['打'] => true,
        ['课'] => after("程题"),
        ['两'] => true,
        ['市' | '区' | '县' | '省'] => after("级委直政域长人场民内外属管司法公局"),
        _ => false,
    }
}
