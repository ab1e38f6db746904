//! A number with its unit: how far the figure reaches and what it states.

use super::{
    Kind, Reason,
    approx::approx,
    decimal::Decimal,
    names,
    numeral::Numeral,
    scan::{Scan, Stated},
    units,
};
use crate::text::{
    lexicon::{Lexicon, is_at},
    pinyin::is_han,
};
use std::sync::LazyLock;

/// A number with the unit it stands with, before it becomes a figure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured {
    pub(super) kind: Kind,
    /// Where the unit stands.
    pub(super) unit: Option<(usize, usize)>,
    /// One past the figure.
    pub(super) end: usize,
    pub(super) per_mille: bool,
    /// 半 stands before the unit: half of one more.
    pub(super) half: bool,
}

impl Scan<'_> {
    /// The unit behind a number.
    pub(super) fn measure(&self, number: &Numeral) -> Option<Measured> {
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
        // 提高2.1个点: nothing else is counted in tenths of a point
        if number.value.as_whole().is_none()
            && is_at(self.folded, from, "个点")
            && !is_at(self.folded, from, "个点位")
        {
            let unit = Some((from, from + 2));
            return Some(Measured { kind: Kind::Points, unit, end: from + 2, per_mille: false, half: false });
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
        // 元/平方米, 次/年, 公里/百平方公里, 元/人·月
        while matches!(self.folded.get(end), Some('/'))
            || end > from + len && matches!(self.folded.get(end), Some('·' | '.'))
        {
            let Some(base) = self.base(end + 1) else { break };
            end = base;
        }
        Some(Measured { kind: unit.kind, unit: Some((from, end)), end, per_mille, half: false })
    }

    /// Where the base of a rate ends that starts at `at`: 平方米, 百人, 百亿元, 月.
    fn base(&self, at: usize) -> Option<usize> {
        let rest = self.folded.get(at..)?;
        let scale = rest.iter().take(2).take_while(|c| matches!(c, '百' | '千' | '万' | '亿')).count();
        let unit = |at: usize| units::at(self.folded, self.chars, at).map(|(len, _)| at + len);
        unit(at)
            .or_else(|| unit(at + scale))
            .or_else(|| (self.folded.get(at) == Some(&'月')).then_some(at + 1))
    }

    /// A number with its unit.
    pub(super) fn single(&mut self, at: usize, number: &Numeral) -> Option<usize> {
        let measured = self.measure(number)?;
        if let Some((from, to)) = measured.unit
            && names::with_unit(self.folded, at, number.end, &self.folded[from..to])
        {
            return Some(self.skip(at, number.end, Reason::Name));
        }
        // 2018724日: a date that lost its marks
        let digits = self.folded[at..number.end].iter().all(char::is_ascii_digit);
        if measured.kind == Kind::Duration && digits && number.end - at >= 6 {
            return Some(self.skip(at, measured.end, Reason::Unknown));
        }
        Some(self.figure(at, number, None, &measured))
    }

    pub(super) fn figure(
        &mut self,
        at: usize,
        number: &Numeral,
        second: Option<Decimal>,
        measured: &Measured,
    ) -> usize {
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
        let unit = measured.unit;
        self.push(
            at,
            end,
            measured.kind,
            Stated {
                value2: second.map(|second| final_value(second).to_string()),
                unit,
                approx,
                ..Stated::of(final_value(value).to_string())
            },
        )
    }

    /// True where the digits at `at` are followed by a sign of per cent or of degrees: models carry none.
    fn is_share(&self, at: usize) -> bool {
        let end = (at..self.end).find(|&at| !(self.folded[at].is_ascii_digit() || self.folded[at] == '.'));
        end.is_some_and(|end| {
            matches!(self.folded[end], '%' | '‰' | '℃') || is_at(self.folded, end, "个百分点")
        })
    }

    /// -3.2%, 负3.2%: a sign, where the dash joins nothing.
    pub(super) fn is_negative(&self, at: usize) -> bool {
        match self.before(at) {
            Some('下') if self.follows(at, "零下") => true,
            Some('负')
                if at >= 2
                    && self.before(at - 1).is_some_and(|c| is_han(c) && !"为长是达至到速在".contains(c)) =>
            {
                false
            }
            Some('负') => {
                !self.follows(at, "负负") && !self.follows(at, "担负") && !self.follows(at, "肩负")
            }
            Some('-' | '－' | '−') => match self.before(at - 1) {
                None => true,
                // 增速为-3.2%, but 歼-35, 企业-35家
                Some(before) => {
                    is_han(before) && self.is_share(at)
                        || "为是至到达降升长于比速幅率值额数度约在从由净温润入口数".contains(before)
                        || matches!(before, ',' | ':' | '(' | '、')
                }
            },
            _ => false,
        }
    }
}

/// Words whose first character could close a word that a unit opens: 居民 in 4位居民.
static WHOLE: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::words(
        "居民 居住 居家 单亲 单身 单位职工 录用 录取 称职 分支 分散 在建 在线 在用 在册 庭院 长期 长途 列席 年轻 景观 景区"
            .split_whitespace(),
    )
});

/// True where a unit's word opens another word: 三成 but 成立, 3分 but 分别.
pub(super) fn opens_other_word(unit: &[char], folded: &[char], end: usize) -> bool {
    // 4位居民, 3名单亲母亲, 9处在建工地: the word behind is whole without the unit
    if WHOLE.at(folded, end).is_some() {
        return false;
    }
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
        ['年'] => after("级轻龄糕画"),
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
        ['回'] => after("望顾升落收归应复访购暖馈避头国来到"),
        // 9金5银6铜, medals
        ['金' | '银' | '铜'] => next.is_some_and(is_han),
        ['群'] => after("众体岛"),
        ['车'] => after("道间站辆库位"),
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
