//! The comparison in words: for notes, messages and the table.

use super::rows::{List, Pair};
use crate::{
    app::{
        origin::{approx_name, figure_says},
        reader::Reader,
        table::caption,
    },
    compare::Aspect,
    figures::{Approx, Figure, Kind},
    outline::Section,
    report::Report,
    say,
    words::Lang,
};

/// A section in a few words: its enumerator and the first characters of its heading.
pub fn name_of(section: &Section) -> String {
    const LONGEST: usize = 14;
    let enumerator = section.enumerator.as_deref().unwrap_or_default();
    let mut name: String = enumerator.chars().chain(section.heading.chars()).take(LONGEST).collect();
    if enumerator.chars().count() + section.heading.chars().count() > LONGEST {
        name.push_str("..");
    }
    name
}

/// The comparison in one line: `青岚县人民政府 2022: 97 件; 青岚县人民政府 2023: 146 件; +49, +50.5%`.
pub fn note(pair: &Pair, readers: [&Reader; 2], lang: Lang) -> String {
    let mut parts: Vec<String> = (0..2)
        .map(|side| {
            let name = caption(&readers[side].report, &readers[side].path);
            let figure = pair.figures[side].and_then(|index| readers[side].report.figures.found.get(index));
            match figure {
                Some(figure) => format!("{name}: {}", figure_says(figure, lang)),
                None => format!("{name}: {}", say!(lang, "compared.no-partner")),
            }
        })
        .collect();
    match pair.list {
        List::Same => match difference(pair, &readers[0].report, lang) {
            Some(difference) => parts.push(difference),
            None => parts.push(say!(lang, "compared.no-difference").into_owned()),
        },
        List::OtherBasis => {
            parts.push(format!("{} ({})", say!(lang, "compared.other-basis"), why(pair, lang)));
        }
        List::LeftOnly | List::RightOnly => {}
    }
    parts.join("; ")
}

/// Difference and change of a pair: `+49, +50.5%`, or of shares `+4.7 pp`.
fn difference(pair: &Pair, report: &Report, lang: Lang) -> Option<String> {
    let difference = signed(pair.difference.as_deref()?);
    let share = pair.figures[0].and_then(|index| report.figures.found.get(index)).is_some_and(is_share);
    Some(match &pair.percent {
        Some(percent) => format!("{difference}, {}%", signed(percent)),
        None if share => format!("{difference} {}", say!(lang, "compared.points")),
        None => difference,
    })
}

/// True for shares, whose difference is in percentage points.
pub fn is_share(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Percent | Kind::Points)
}

/// A figure as it is written, behind the word that says how exactly it is stated: `约16万人次`.
pub fn as_written(report: &Report, figure: &Figure, lang: Lang) -> String {
    let written = report.text.slice(figure.span);
    match figure.approx {
        Approx::Exact => written,
        other => format!("{}{written}", lang.word(&format!("approx.short-{}", approx_name(other)))),
    }
}

/// A decimal string with its sign, in 万 or 亿 where nothing is lost by it: `+8000万`.
pub fn shortened(value: &str) -> String {
    let value = signed(value);
    if value.contains('.') {
        return value;
    }
    [("00000000", "亿"), ("0000", "万")]
        .into_iter()
        .find_map(|(zeros, unit)| {
            let head = value.strip_suffix(zeros)?;
            head.ends_with(|digit: char| digit.is_ascii_digit()).then(|| format!("{head}{unit}"))
        })
        .unwrap_or(value)
}

/// A decimal string with its sign: `+49`, `-3`, `0`.
pub fn signed(value: &str) -> String {
    let is_zero = value.chars().all(|digit| matches!(digit, '0' | '.'));
    if value.starts_with('-') || is_zero { value.to_owned() } else { format!("+{value}") }
}

/// In what the bases of a row differ: `scope: 全区 / not said`.
pub fn why(pair: &Pair, lang: Lang) -> String {
    let said =
        |side: &Option<String>| side.clone().unwrap_or_else(|| say!(lang, "compared.not-said").into_owned());
    let parts = pair.why.iter().map(|why| {
        let aspect = lang.word(&format!("aspect.{}", aspect_name(why.aspect)));
        format!("{aspect}: {} / {}", said(&why.left), said(&why.right))
    });
    parts.collect::<Vec<_>>().join("; ")
}

/// An aspect's name in the catalogue, behind `aspect.`.
fn aspect_name(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Unit => "unit",
        Aspect::Stage => "stage",
        Aspect::Period => "period",
        Aspect::Scope => "scope",
        Aspect::Direction => "direction",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_has_its_sign() {
        for (value, expected) in [
            ("80000000", "+8000万"),
            ("-300000000", "-3亿"),
            ("0", "0"),
            ("-10000", "-1万"),
            ("12345", "+12345"),
            ("0.0000", "0.0000"),
        ] {
            assert_eq!(shortened(value), expected);
        }
        for (value, expected) in
            [("49", "+49"), ("-3.5", "-3.5"), ("0", "0"), ("0.0", "0.0"), ("0.6", "+0.6")]
        {
            assert_eq!(signed(value), expected);
        }
    }
}
