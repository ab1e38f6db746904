//! What digits say: dates, ratios, fractions, ranges, lists, numbers with and without a unit.

use super::{
    Kind, Reason,
    approx::approx,
    date,
    measure::Measured,
    names,
    numeral::{self, Numeral, digits},
    ordinal,
    scan::{Scan, Stated},
};
use crate::text::{
    lexicon::{has, is_at},
    pinyin::is_han,
    row,
};

/// What may stand behind a number without a unit that is stated: 达31, 比值由3提高到4.
const ENDS_BARE: &str = ",。;、)!:的以左和与至到及下上提增降缩扩升减变跃 ";

/// What states a number without a unit: 总数为31, 共31.
const STATES_BARE: &str = "为是达到至约占共计有于得近超过数量降升长率和由从";

impl Scan<'_> {
    pub(super) fn arabic(&mut self, at: usize) -> usize {
        let run = self.run(at);
        if let Some(reason) = self.enclosed.reason(at) {
            return self.skip(at, run, reason);
        }
        // 如表2所示, 附件3
        let labelled = ["如表", "见表", "附表", "如图", "见图", "附图", "附件", "专栏", "附录"]
            .iter()
            .any(|label| self.follows(at, label));
        // 图1:2011-2015年总值, 表2 above a table
        let caption = self.end_of_caption(at);
        if labelled || caption.is_some() {
            return self.skip(at, caption.unwrap_or(run), Reason::Identifier);
        }
        if let Some(end) = self.published_number(at).or_else(|| self.date(at)).or_else(|| self.ratio(at)) {
            return end;
        }
        if let Some(stretch) = date::lone_day(self.folded, at) {
            return self.push(
                at,
                stretch.end,
                Kind::Date,
                Stated { value2: stretch.value2, ..Stated::of(stretch.value) },
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
        if names::session(self.folded, at, number.end) {
            return self.skip(at, number.end, Reason::Name);
        }
        if let Some(end) = self
            .parts_of_hundred(at)
            .or_else(|| self.per_hundred_thousand(at, &number))
            .or_else(|| self.fraction(at, &number))
            .or_else(|| self.range(at, &number))
            .or_else(|| self.single(at, &number))
            .or_else(|| self.listed(at, &number))
        {
            return end;
        }
        self.bare(at, &number)
    }

    /// Where the number of a line's caption ends: 图1, 表2-1.
    fn end_of_caption(&self, at: usize) -> Option<usize> {
        let opens = at == self.start + 1 && matches!(self.folded[self.start], '图' | '表');
        opens.then(|| {
            let end = at + digits(self.folded, at);
            let second = digits(self.folded, end + 1);
            let dashed = matches!(self.folded.get(end), Some('-' | '.')) && (1..=2).contains(&second);
            if dashed { end + 1 + second } else { end }
        })
    }

    /// 2023年第12号 behind 公告, 通告 or 令.
    pub(super) fn published_number(&mut self, at: usize) -> Option<usize> {
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
        Some(self.push(start, end, Kind::DocNumber, Stated::of(value)))
    }

    /// 1:5, 2.3:48.1:49.6; a time of day is none.
    pub(super) fn ratio(&mut self, at: usize) -> Option<usize> {
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
        // Hours below 25, minutes and seconds below 60, each of two digits but the first.
        let below = |part: &(usize, usize), bound: i128| {
            numeral::at(self.folded, self.chars, part.0)
                .and_then(|number| number.value.as_whole())
                .is_some_and(|value| value < bound)
        };
        let clock = ends[1..].iter().all(|part| part.1 - part.0 == 2 && below(part, 60))
            && ends[0].1 - ends[0].0 <= 2
            && below(&ends[0], 25)
            && !self.folded[at..end].contains(&'.');
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
        Some(self.push(at, end, Kind::Multiple, Stated::of(value)))
    }

    /// 14.3/10万: the rates of births and deaths, as a share like ‰.
    fn per_hundred_thousand(&mut self, at: usize, number: &Numeral) -> Option<usize> {
        let base = ["/10万", "/十万"].into_iter().find(|base| is_at(self.folded, number.end, base))?;
        let end = number.end + base.chars().count();
        let approx = approx(self.folded, at, end, Kind::Percent, number.over, number.about);
        let share = (0..3).fold(number.value, |value, _| value.tenth());
        self.push(at, end, Kind::Percent, Stated { approx, ..Stated::of(share.to_string()) });
        self.in_percent();
        Some(end)
    }

    /// 2/3以上
    pub(super) fn fraction(&mut self, at: usize, number: &Numeral) -> Option<usize> {
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
        // 占全国1/4、1/3; 12/31 and 3/15 are days, 12/18层 counts floors
        let closes = self.folded.get(after).is_none_or(|c| !is_han(*c) && !c.is_ascii_alphanumeric())
            || ["以上", "左右", "的", "强", "弱", "以下"].iter().any(|word| is_at(self.folded, after, word));
        let whole = self.before(at).is_some_and(|c| "国省市县区量额数的占约近达超为至到".contains(c));
        // 约1/3耕地: such a word speaks of a share whatever follows
        let said = ["达", "近", "约", "超过", "占"].iter().any(|word| self.follows(at, word));
        let listed = self.before(at) == Some('、')
            && self.found.last().is_some_and(|last| last.kind == Kind::Multiple && last.span.end + 1 == at);
        let counted =
            closes && (whole || listed || self.follows(at, "为")) && !self.follows(at, "截至") || said;
        if !(0 < top && top < bottom && counted) {
            return None;
        }
        let approx = approx(self.folded, at, after, Kind::Multiple, false, false);
        Some(self.push(at, after, Kind::Multiple, Stated { approx, ..Stated::of(format!("{top}/{bottom}")) }))
    }

    /// 6至8个, 1-2万元, 20%-30%, 10万至20万元.
    pub(super) fn range(&mut self, at: usize, number: &Numeral) -> Option<usize> {
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
    pub(super) fn listed(&mut self, at: usize, number: &Numeral) -> Option<usize> {
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
                return Some(self.push(at, at + 4, Kind::Date, Stated::of(value)));
            }
            let last = numeral::at(self.folded, self.chars, next)?;
            if self.folded.get(last.end) == Some(&'月')
                && number.value.as_whole().is_some_and(|month| (1..=12).contains(&month))
            {
                let value = format!("--{:0>2}", number.value.to_string());
                return Some(self.push(at, number.end, Kind::Date, Stated::of(value)));
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
                return Some(self.push(
                    at,
                    number.end,
                    kind,
                    Stated { unit: measured.unit, approx, ..Stated::of(value.to_string()) },
                ));
            }
            end = last.end;
        }
        None
    }

    /// The length of what parts two numbers of one list, 0 length is none.
    pub(super) fn list_gap(&self, at: usize) -> Option<usize> {
        match self.folded.get(at)? {
            '、' | '和' | '与' | '及' | '或' => Some(1),
            '以' if is_at(self.folded, at, "以及") => Some(2),
            ',' if has(&self.folded[at.saturating_sub(24).max(self.start)..at], "分别") => Some(1),
            _ => None,
        }
    }

    /// A number without a unit.
    pub(super) fn bare(&mut self, at: usize, number: &Numeral) -> usize {
        if self.row {
            let (line, parted) = (&self.folded[self.start..], (self.parted)(at));
            if row::is_glued(line, at - self.start, number.end - self.start, parted) {
                return self.skip(at, number.end, Reason::Table);
            }
            return self.push(at, number.end, Kind::Quantity, Stated::of(number.value.to_string()));
        }
        if let Some(reason) = names::touching(self.folded, at, number.end).filter(|_| !number.over) {
            return self.skip(at, number.end, reason);
        }
        let after = self.folded.get(number.end).copied();
        let ends_clause = after.is_none_or(|after| ENDS_BARE.contains(after));
        let stated = self.before(at).is_some_and(|before| STATES_BARE.contains(before));
        if number.over || number.scaled || ends_clause && stated {
            let approx = approx(self.folded, at, number.end, Kind::Quantity, number.over, number.about);
            let value = if self.is_negative(at) { number.value.negated() } else { number.value };
            return self.push(
                at,
                number.end,
                Kind::Quantity,
                Stated { approx, ..Stated::of(value.to_string()) },
            );
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
}
