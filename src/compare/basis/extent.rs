//! Whose things a figure counts, and which of them: what keeps two figures of one indicator apart.

use super::{Aspect, Said, Term, Why};
use crate::{
    compare::{
        indicators::{Stand, Terms},
        sightings::Sightings,
        wording::is_word,
    },
    figures::Figure,
    text::{
        fold::fold,
        lexicon::{Lexicon, has, is_at},
    },
};
use std::sync::LazyLock;

/// Words that name whose things are counted, by the side they are on.
const WHOSE: [(Whose, &[&str]); 3] = [
    (
        Whose::GOVERNMENT,
        &[
            "县政府",
            "区政府",
            "市政府",
            "州政府",
            "旗政府",
            "省政府",
            "县人民政府",
            "区人民政府",
            "市人民政府",
            "州人民政府",
            "旗人民政府",
            "省人民政府",
        ],
    ),
    (Whose::BUREAUS, &["部门", "乡镇", "街道", "镇街", "各单位", "局属"]),
    (
        Whose::WHOLE,
        &[
            "全县",
            "全区",
            "全市",
            "全州",
            "全旗",
            "全省",
            "各级",
            "我县行政机关",
            "我区行政机关",
            "我市行政机关",
        ],
    ),
];
/// Units of things that may be counted more than once.
const REPEATED: [&str; 8] = ["人次", "户次", "家次", "件次", "批次", "册次", "条次", "例次"];

/// What a word says of the things that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hint {
    Whose(Whose),
    Special,
    Summed,
    /// What is new in the year.
    New,
    /// How many there are by now.
    ThereAre,
}

static HINTS: LazyLock<Lexicon<Hint>> = LazyLock::new(|| {
    let whose = WHOSE.iter().flat_map(|(whose, words)| words.iter().map(|word| (*word, Hint::Whose(*whose))));
    let new = OF_THE_YEAR.iter().map(|word| (*word, Hint::New));
    let there_are = THERE_ARE.iter().map(|word| (*word, Hint::ThereAre));
    Lexicon::new(whose.chain(new).chain(there_are).chain([
        (SPECIAL, Hint::Special),
        ("试点", Hint::Special),
        (OF, Hint::Special),
        (SUMMED, Hint::Summed),
    ]))
});

/// The words of a text that tell extents.
pub(in crate::compare) struct Hints(Sightings<Hint>);

impl Hints {
    pub(super) fn of(folded: &[char]) -> Self {
        Self(Sightings::of(folded, &HINTS))
    }

    fn whose(&self, start: usize, end: usize) -> Whose {
        Whose::union(self.0.within(start, end).filter_map(|(_, hint)| match hint {
            Hint::Whose(whose) => Some(whose),
            _ => None,
        }))
    }

    /// What a special round is of: what stands behind 涉及, nothing where it is only said to be one.
    fn special(&self, folded: &[char], start: usize, end: usize) -> Option<String> {
        let specials = || self.0.within(start, end).filter(|(_, hint)| *hint == Hint::Special);
        let of = specials().find(|(span, _)| is_at(folded, span.start, OF));
        let (span, _) = of.or_else(|| specials().next())?;
        let behind = folded[span.end..(span.end + TOLD).min(end)].iter().take_while(|c| is_word(**c));
        Some(if of.is_some() { behind.collect() } else { String::new() })
    }

    fn has(&self, hint: Hint, start: usize, end: usize) -> bool {
        self.0.within(start, end).any(|(_, other)| other == hint)
    }
}

/// Whose things are counted, as far as it is said: any of three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Whose(u8);

impl Whose {
    const NOT_SAID: Self = Self(0);
    const GOVERNMENT: Self = Self(1);
    const BUREAUS: Self = Self(2);
    const WHOLE: Self = Self(4);

    /// All of these together.
    fn union(said: impl Iterator<Item = Self>) -> Self {
        Self(said.fold(0, |sum, whose| sum | whose.0))
    }

    /// Not said, or all of the place.
    fn is_all(self) -> bool {
        self == Self::NOT_SAID || self.0 & Self::WHOLE.0 != 0
    }

    /// Not said, or the government's.
    fn is_own(self) -> bool {
        self == Self::NOT_SAID || self == Self::GOVERNMENT
    }

    fn said(self) -> Option<Said> {
        let terms = [
            (Self::GOVERNMENT, Term::Government),
            (Self::BUREAUS, Term::Bureaus),
            (Self::WHOLE, Term::Whole),
        ];
        let terms: Vec<_> =
            terms.iter().filter(|(whose, _)| self.0 & whose.0 != 0).map(|(_, term)| *term).collect();
        (!terms.is_empty()).then_some(Said::Terms(terms))
    }
}

/// Of whose things, and of which of them, a figure is.
#[derive(Clone, Debug, Default)]
pub(in crate::compare) struct Extent {
    whose: Whose,
    /// The words of a round of certain things only.
    special: Option<String>,
    /// Summed over more than the year.
    summed: bool,
    /// Said to be of the year, or new in it.
    of_the_year: bool,
    /// Said to be how many there are.
    there_are: bool,
    /// The unit, where it counts some more than once.
    repeated: Option<&'static str>,
}

impl Extent {
    pub(super) fn of(folded: &[char], hints: &Hints, figure: &Figure, stand: Stand) -> Self {
        let at = figure.span.start;
        let mut whose =
            [stand.near, stand.clause, stand.sentence].into_iter().map(|from| hints.whose(from, at));
        let unit = || figure.unit.as_deref().unwrap_or("").chars().map(fold);
        Self {
            whose: whose.find(|whose| *whose != Whose::NOT_SAID).unwrap_or_default(),
            special: hints.special(folded, stand.sentence, at),
            // 全年累计: summed over the year.
            summed: hints.has(Hint::Summed, listed_from(folded, stand), at)
                && !is_at(folded, figure.span.end, "以上")
                && !has(&folded[stand.clause.min(at)..at], "全年"),
            of_the_year: hints.has(Hint::New, stand.near, at),
            there_are: hints.has(Hint::ThereAre, stand.near, at) || hints.has(Hint::Summed, stand.near, at),
            repeated: REPEATED.into_iter().find(|repeated| unit().eq(repeated.chars())),
        }
    }

    pub(super) fn differences(&self, other: &Self, terms: Terms) -> Vec<Why> {
        // How many there are is what they have come to: only what is new is not.
        let sums = if terms.stock { self.adds_to(other) } else { self.sums(other) };
        let mut found: Vec<Why> = sums.into_iter().collect();
        let mut add =
            |aspect, left: Option<Said>, right: Option<Said>| found.push(Why { aspect, left, right });
        let all = terms.territory && self.whose.is_all() && other.whose.is_all();
        // Where nobody is named, the government that reports is meant.
        let own = !terms.territory && self.whose.is_own() && other.whose.is_own();
        if terms.whose && self.whose != other.whose && !all && !own {
            add(Aspect::Scope, self.whose.said(), other.whose.said());
        }
        // One special round is of other things than the next.
        if terms.extent && self.special != other.special {
            let words = |special: &str| {
                if special.is_empty() { SPECIAL.to_owned() } else { format!("{OF}{special}") }
            };
            let said = |extent: &Self| extent.special.as_deref().map(words).and_then(Said::words);
            add(Aspect::Scope, said(self), said(other));
        }
        if !self.counts_like(other) {
            let said = |extent: &Self| extent.repeated.map(|unit| Said::Words(unit.to_owned()));
            add(Aspect::Unit, said(self), said(other));
        }
        found
    }

    /// True for what is said to be of the year, or new in it.
    pub(super) fn is_of_the_year(&self) -> bool {
        self.of_the_year
    }

    /// What keeps the sum of years apart from a year.
    pub(super) fn sums(&self, other: &Self) -> Option<Why> {
        let said = |extent: &Self| extent.summed.then(|| Said::Terms(vec![Term::Summed]));
        (self.summed != other.summed).then(|| Why {
            aspect: Aspect::Period,
            left: said(self),
            right: said(other),
        })
    }

    /// What keeps those that are new apart from those that there are.
    fn adds_to(&self, other: &Self) -> Option<Why> {
        let new = |extent: &Self| extent.of_the_year && !extent.there_are;
        let apart = new(self) && other.there_are || self.there_are && new(other);
        let said = |extent: &Self| extent.there_are.then(|| Said::Terms(vec![Term::Summed]));
        apart.then(|| Why { aspect: Aspect::Period, left: said(self), right: said(other) })
    }

    /// True where both count heads, or both count turns: 户次 and 家次, 批次 and 次.
    fn counts_like(&self, other: &Self) -> bool {
        let turns = |extent: &Self| extent.repeated.map(|unit| if unit == "家次" { "户次" } else { unit });
        let (one, other) = (turns(self), turns(other));
        let batch = |unit: &Option<&str>| *unit == Some("批次");
        one == other || batch(&one) && other.is_none() || batch(&other) && one.is_none()
    }
}

/// Where what is said of a figure starts: 累计办理建议6件、提案4件 sums up both.
fn listed_from(folded: &[char], stand: Stand) -> usize {
    if folded.get(stand.near) == Some(&'、') { stand.clause.min(stand.near) } else { stand.near }
}

/// What is new in the year.
const OF_THE_YEAR: [&str; 16] = [
    "全年", "当年", "年内", "本年", "今年", "新增", "新认", "新培", "新创", "新建", "新评", "培育", "培养",
    "评选", "增加", "提供",
];
/// How many there are by now.
const THERE_ARE: [&str; 11] =
    ["达", "共有", "现有", "已有", "总数", "总量", "拥有", "实有", "增至", "增加到", "增加至"];
const SPECIAL: &str = "专项";
/// What a special round is of stands behind it.
const OF: &str = "涉及";
/// Of that so many characters are told.
const TOLD: usize = 8;
const SUMMED: &str = "累计";
