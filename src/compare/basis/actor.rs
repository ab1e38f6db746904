//! Which bureau of the government did what is counted: 区工商分局查办案件187起.

use super::{Aspect, Said, Why};
use crate::{
    compare::sightings::Sightings,
    text::lexicon::{Lexicon, ends_at, is_at},
};
use std::sync::LazyLock;

/// What a bureau's name ends with.
const ENDS: [&str; 25] = [
    "局",
    "支队",
    "大队",
    "市场监管部门",
    "工商部门",
    "质监部门",
    "食药监部门",
    "生态环境部门",
    "环保部门",
    "公安部门",
    "公安机关",
    "应急管理部门",
    "应急部门",
    "安监部门",
    "交通运输部门",
    "交通部门",
    "农业农村部门",
    "农业部门",
    "城管部门",
    "司法行政部门",
    "税务部门",
    "卫健部门",
    "文旅部门",
    "教育部门",
    "人社部门",
];
/// A name is no longer (characters).
const LONGEST: usize = 14;
/// Words of bureaus' names that tell nothing of what they do.
const COMMON: [&str; 16] = [
    "监督管理",
    "综合行政执法",
    "综合执法",
    "行政执法",
    "管理",
    "监督",
    "行政",
    "执法",
    "总队",
    "支队",
    "大队",
    "分局",
    "局",
    "部门",
    "机关",
    "监管",
];
/// Bureaus that were one after the other.
const RENAMED: [(&str, &str); 5] =
    [("环保", "生态环境"), ("安监", "应急"), ("国土", "自然资源"), ("卫计", "卫健"), ("城管", "城市")];
/// Words that end like the name of a bureau.
const NO_BUREAUS: [&str; 9] = ["开局", "大局", "布局", "格局", "全局", "结局", "时局", "当局", "变局"];
/// How clauses open that name the bureau which something was given to, or done with.
const TO_OTHERS: [&str; 8] = ["移送", "向", "会同", "联合", "协同", "配合", "报", "由"];
/// Where a clause ends.
const PARTS: [char; 4] = [',', ';', ':', '。'];
/// A bureau that is only pointed at was named within so many characters.
const BACK: usize = 500;
/// What stands where a bureau was named before.
const THIS_ONE: [&str; 2] = ["该局", "上述局"];

static BUREAUS: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::words(ENDS));

/// Where the names of bureaus end in a text.
pub(in crate::compare) struct Bureaus(Sightings<()>);

impl Bureaus {
    /// Reads a folded text once.
    pub(super) fn of(folded: &[char]) -> Self {
        Self(Sightings::of(folded, &BUREAUS))
    }

    /// The name that a clause from `start` to `end` opens with.
    fn opening(&self, folded: &[char], start: usize, end: usize) -> Option<String> {
        // 移送公安机关9件: to whom it went.
        if TO_OTHERS.iter().any(|word| is_at(folded, start, word)) {
            return None;
        }
        let names = self.0.within(start, end.min(start + LONGEST)).map(|(span, ())| span.end);
        let until = names.filter(|end| !NO_BUREAUS.iter().any(|word| ends_at(folded, *end, word))).min()?;
        Some(folded[start..until].iter().collect())
    }

    /// The last name of a bureau between two places.
    fn last(&self, folded: &[char], start: usize, end: usize) -> Option<String> {
        let no_name =
            |end: &usize| NO_BUREAUS.iter().chain(&THIS_ONE).any(|word| ends_at(folded, *end, word));
        let until = self.0.within(start, end).map(|(span, ())| span.end).filter(|end| !no_name(end)).max()?;
        let begins = (start.max(until.saturating_sub(LONGEST))..until).rev();
        let begins = begins.take_while(|at| folded[*at].is_alphanumeric()).last()?;
        Some(folded[begins..until].iter().collect())
    }
}

/// The name of the bureau, if one is named.
#[derive(Clone, Debug, Default)]
pub(super) struct Actor(Option<String>);

impl Actor {
    /// Looks at how the clauses of a sentence open, the last first, from `sentence` to `figure` (characters of the folded
    /// text); for 该局 back to the sentences before it from `paragraph` on.
    pub(super) fn of(
        folded: &[char],
        bureaus: &Bureaus,
        paragraph: usize,
        sentence: usize,
        figure: usize,
    ) -> Self {
        let mut end = figure;
        let (named, clause) = loop {
            let open = folded[sentence.min(end)..end].iter().rposition(|c| PARTS.contains(c));
            let start = open.map_or(sentence.min(end), |open| sentence + open + 1);
            let named = bureaus.opening(folded, start, end);
            if named.is_some() || start <= sentence {
                break (named, start);
            }
            end = start - 1;
        };
        match named {
            Some(name) if THIS_ONE.iter().any(|this| name.ends_with(this)) => {
                Self(bureaus.last(folded, paragraph.max(clause.saturating_sub(BACK)), clause))
            }
            named => Self(named),
        }
    }

    /// What keeps the counts of two bureaus apart; those whose names have nothing in common do other things.
    pub(super) fn difference(&self, other: &Self) -> Option<Why> {
        let (one, too) = (self.0.as_deref()?, other.0.as_deref()?);
        let (core, others) = (core(one), core(too));
        let apart = !core.is_empty() && !others.is_empty() && !are_one(&core, &others);
        apart.then(|| Why { aspect: Aspect::Scope, left: Said::words(one), right: Said::words(too) })
    }
}

/// What a bureau does, by its name: 市场 of 云溪区市场监督管理局.
fn core(name: &str) -> String {
    let place = name.char_indices().filter(|(_, c)| matches!(c, '县' | '区' | '市' | '省' | '州' | '旗'));
    // 市场监管局 is of no place; 云溪区市场监管局 and 区公安局 are.
    let behind = place
        .filter_map(|(at, c)| name.get(at + c.len_utf8()..))
        .rfind(|rest| rest.chars().count() > 2 && !rest.starts_with('场'));
    let mut core = behind.unwrap_or(name).to_owned();
    for word in COMMON {
        core = core.replace(word, "");
    }
    core
}

/// True for what may be one bureau: a name and its short form, an old name and a new one.
fn are_one(one: &str, other: &str) -> bool {
    let short = |short: &str, long: &str| {
        let mut long = long.chars();
        short.chars().all(|c| long.any(|other| other == c))
    };
    let renamed = |(old, new): &(&str, &str)| {
        one.contains(old) && other.contains(new) || one.contains(new) && other.contains(old)
    };
    short(one, other) || short(other, one) || RENAMED.iter().any(renamed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bureaus_of_other_things_count_other_things() {
        let table = [
            ("区工商分局查办案件5起", "区市场监督管理局查办案件8起", true),
            ("县市场监管局查办案件5起", "区市场监督管理局查办案件8起", false),
            ("县司法局审查文件5件", "区司法局审查文件8件", false),
            ("审查文件5件", "区司法局审查文件8件", false),
            ("区环保局立案5起", "区生态环境局立案8起", false),
            ("区质监局立案5起,罚款3万元", "区公安分局立案8起,罚款4万元", true),
            ("成立区应急管理局。该局立案5起", "区住建局立案8起", true),
            ("市场监管局立案30件,该局移送5件", "城管局立案40件,该局移送6件", true),
            ("县水务局举办讲座30场", "县税务局举办讲座40场", true),
            ("县公安局查办案件30件", "县安监局查办案件40件", true),
            ("开局良好,审查文件5件", "县司法局审查文件8件", false),
            ("县住建局立案5起", "区住房城乡建设局立案8起", false),
        ];
        for (one, other, apart) in table {
            let [left, right] = [one, other].map(|text| {
                let folded: Vec<char> = text.chars().collect();
                let figure = folded.iter().rposition(char::is_ascii_digit).unwrap_or_default();
                let sentence = folded.iter().position(|c| *c == '。').map_or(0, |at| at + 1);
                Actor::of(&folded, &Bureaus::of(&folded), 0, sentence, figure)
            });
            assert_eq!(left.difference(&right).is_some(), apart, "{one} {other}");
        }
    }
}
