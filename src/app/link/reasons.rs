//! Why two figures of one name are not compared, in the reader's language and in the room there is.

use super::rows::Pair;
use crate::{
    compare::{Aspect, Said, Why},
    say,
    text::width::columns_of,
    words::Lang,
};

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
    let mut parts: Vec<String> = pair.why.iter().map(form).collect();
    // Two periods may differ in two ways; named alone they are one.
    parts.dedup();
    parts.join("; ")
}

/// What each report says, the left one first.
fn sides(why: &Why, unsaid: &str, lang: Lang) -> String {
    let said = |side: &Option<Said>| side.as_ref().map_or_else(|| unsaid.to_owned(), |side| said(side, lang));
    format!("{} / {}", said(&why.left), said(&why.right))
}

/// What a text says of an aspect: in its own words, or as it was understood.
pub fn said(side: &Said, lang: Lang) -> String {
    match side {
        Said::Words(words) => words.clone(),
        Said::Terms(terms) => {
            let words = terms.iter().map(|term| lang.word(&format!("term.{}", term.name())).into_owned());
            words.collect::<Vec<_>>().join(" + ")
        }
    }
}

/// What an aspect is called.
fn aspect(why: &Why, lang: Lang) -> String {
    let name = match why.aspect {
        Aspect::Unit => "unit",
        Aspect::Stage => "stage",
        Aspect::Period => "period",
        Aspect::Scope => "scope",
        Aspect::Naming => "naming",
    };
    lang.word(&format!("aspect.{name}")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{super::rows::List, *};
    use crate::compare::Term;

    fn row(why: &[(Aspect, Option<Said>, Option<Said>)]) -> Pair {
        let why = why.iter().cloned().map(|(aspect, left, right)| Why { aspect, left, right });
        Pair {
            list: List::OtherBasis,
            stated: [None; 2],
            difference: None,
            percent: None,
            why: why.collect(),
            courses: [None; 2],
        }
    }

    #[test]
    fn a_reason_is_in_the_readers_language_and_fits_its_column() {
        let words = |words: &str| Some(Said::Words(words.to_owned()));
        let term = |term| Some(Said::Terms(vec![term]));
        let scope = || (Aspect::Scope, words("全区"), None);
        let target = || (Aspect::Stage, term(Term::Target), term(Term::Result));
        let naming = || (Aspect::Naming, words("普法宣传活动"), words("专项法治宣传"));
        let own = || (Aspect::Scope, words("专项"), words("本级"));
        for (why, lang, columns, expected) in [
            (&[scope()][..], Lang::En, 40, "scope: 全区 / not said"),
            (&[scope()], Lang::En, 18, "scope: 全区 / -"),
            (&[scope()], Lang::Zh, 18, "范围：全区 / -"),
            (&[target()], Lang::En, 24, "stage: target / result"),
            (&[target()], Lang::En, 18, "target / result"),
            (&[target()], Lang::Zh, 18, "环节：目标 / 结果"),
            (&[target(), scope()], Lang::En, 18, "stage; scope"),
            (&[scope(), own()], Lang::En, 18, "scope"),
            (&[naming()], Lang::En, 18, "worded differently"),
            (&[naming()], Lang::Zh, 18, "表述不同"),
        ] {
            let found = why_within(&row(why), lang, columns);
            assert_eq!(found.replace(": ", "："), expected.replace(": ", "："), "{why:?} {columns}");
            assert!(columns_of(&found) <= columns, "{found}");
        }
    }
}
