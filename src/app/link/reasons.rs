//! Why two figures of one name are not compared, in the reader's language and in the room there is.

use super::rows::Pair;
use crate::{
    compare::{Aspect, Why},
    say,
    text::{fold::fold_str, width::columns_of},
    words::Lang,
};

/// Words that the comparison itself puts for a side, and their names in the catalogue behind
/// `aspect.said-`. All others are quoted from the reports.
const OWN_WORDS: [(&str, &str); 11] = [
    ("目标", "target"),
    ("结果", "result"),
    ("上升", "rise"),
    ("下降", "fall"),
    ("新增", "added"),
    ("计划", "planned"),
    ("五年", "five-years"),
    ("累计", "summed"),
    ("政府", "government"),
    ("部门", "bureaus"),
    ("全境", "whole"),
];

/// In what the bases of a row differ: `scope: 全区 / not said`.
pub fn why(pair: &Pair, lang: Lang) -> String {
    let unsaid = say!(lang, "compared.not-said");
    joined(pair, |why| format!("{}: {}", aspect(why, lang), sides(why, &unsaid, lang)))
}

/// The same in at most so many columns: shorter for what is not said, then what the reports say alone, then
/// what it is about alone.
pub fn why_within(pair: &Pair, lang: Lang, columns: usize) -> String {
    let brief = |why: &Why| match why.aspect {
        // Names are as long as the names that stand at the row's start.
        Aspect::Naming => aspect(why, lang),
        _ => format!("{}: {}", aspect(why, lang), sides(why, "-", lang)),
    };
    let said = |why: &Why| match why.aspect {
        Aspect::Naming => aspect(why, lang),
        _ => sides(why, "-", lang),
    };
    let names = |why: &Why| aspect(why, lang);
    let forms = [why(pair, lang), joined(pair, brief), joined(pair, said)];
    forms.into_iter().find(|form| columns_of(form) <= columns).unwrap_or_else(|| joined(pair, names))
}

fn joined(pair: &Pair, form: impl Fn(&Why) -> String) -> String {
    let mut parts: Vec<String> = telling(&pair.why).map(form).collect();
    // Two periods may differ in two ways; named alone they are one.
    parts.dedup();
    parts.join("; ")
}

/// What each report says, the left one first.
fn sides(why: &Why, unsaid: &str, lang: Lang) -> String {
    let said = |side: &Option<String>| match side {
        Some(words) => words.split('、').map(|word| in_language(word, lang)).collect::<Vec<_>>().join("、"),
        None => unsaid.to_owned(),
    };
    format!("{} / {}", said(&why.left), said(&why.right))
}

fn in_language(word: &str, lang: Lang) -> String {
    match OWN_WORDS.iter().find(|(own, _)| *own == word) {
        Some((_, name)) => lang.word(&format!("aspect.said-{name}")).into_owned(),
        None => word.to_owned(),
    }
}

/// Those differences that are more than one of script: 按時辦結 is 按时办结.
pub fn telling(why: &[Why]) -> impl Iterator<Item = &Why> {
    let folded = |side: &Option<String>| side.as_deref().map(fold_str);
    why.iter().filter(move |why| folded(&why.left) != folded(&why.right))
}

/// What an aspect is called.
fn aspect(why: &Why, lang: Lang) -> String {
    let name = match why.aspect {
        Aspect::Unit => "unit",
        Aspect::Stage => "stage",
        Aspect::Period => "period",
        Aspect::Scope => "scope",
        Aspect::Direction => "direction",
        Aspect::Naming => "naming",
    };
    lang.word(&format!("aspect.{name}")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{super::rows::List, *};

    fn row(why: &[(Aspect, Option<&str>, Option<&str>)]) -> Pair {
        let why = why.iter().map(|(aspect, left, right)| Why {
            aspect: *aspect,
            left: left.map(str::to_owned),
            right: right.map(str::to_owned),
        });
        Pair {
            list: List::OtherBasis,
            stated: [None; 2],
            difference: None,
            percent: None,
            why: why.collect(),
        }
    }

    #[test]
    fn a_reason_is_in_the_readers_language_and_fits_its_column() {
        let scope = (Aspect::Scope, Some("全区"), None);
        let target = (Aspect::Stage, Some("目标"), Some("结果"));
        let naming = (Aspect::Naming, Some("普法宣传活动"), Some("专项法治宣传"));
        let script = (Aspect::Stage, Some("按時辦結"), Some("按时办结"));
        for (why, lang, columns, expected) in [
            (&[scope][..], Lang::En, 40, "scope: 全区 / not said"),
            (&[scope], Lang::En, 18, "scope: 全区 / -"),
            (&[scope], Lang::Zh, 18, "范围：全区 / -"),
            (&[target], Lang::En, 24, "stage: target / result"),
            (&[target], Lang::En, 18, "target / result"),
            (&[target], Lang::Zh, 18, "环节：目标 / 结果"),
            (&[target, scope], Lang::En, 18, "stage; scope"),
            (&[scope, (Aspect::Scope, Some("专项"), Some("本级"))], Lang::En, 18, "scope"),
            (&[naming], Lang::En, 18, "worded differently"),
            (&[naming], Lang::Zh, 18, "表述不同"),
            (&[script, scope], Lang::En, 18, "scope: 全区 / -"),
        ] {
            let found = why_within(&row(why), lang, columns);
            assert_eq!(found.replace(": ", "："), expected.replace(": ", "："), "{why:?} {columns}");
            assert!(columns_of(&found) <= columns, "{found}");
        }
    }
}
