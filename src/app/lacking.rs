//! Filter words of the library that ask for what a report lacks: `-S`, `缺短`, `缺措施`.

use super::{
    library::{PARTS, is_missing},
    origin::{part_name, part_sign},
};
use crate::{
    outline::{Manner, PartName},
    report::Report,
    text::{fold::fold_str, pinyin::is_han},
    words::Lang,
};

/// The parts that a folded word asks for where they are missing: all for `-` or `缺` alone, none where it
/// is a word like any other.
pub fn asked_for(word: &str) -> Vec<PartName> {
    let Some(asked) = word.strip_prefix(['-', '缺']) else { return vec![] };
    PARTS.into_iter().filter(|part| asked.is_empty() || is_called(*part, asked)).collect()
}

/// True where a report lacks one of the parts.
pub fn lacks(report: &Report, parts: &[PartName]) -> bool {
    parts.iter().any(|part| is_missing(report, *part))
}

/// True where a part goes by that name in any language: its sign, a word that starts with the sign
/// where that is a character, or some of its name.
fn is_called(part: PartName, name: &str) -> bool {
    Lang::ALL.into_iter().any(|lang| {
        let sign = fold_str(&part_sign(part, Manner::Own, lang));
        let whole = fold_str(&lang.word(&format!("part.{}", part_name(part))));
        let of_word = sign.chars().all(is_han) && name.starts_with(&sign);
        name == sign || of_word || name.chars().nth(1).is_some() && whole.contains(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_goes_by_its_sign_and_by_words_of_its_name() {
        use PartName::{Leaders, Measures, Other, Plan, Shortcomings};
        let table: [(&str, &[PartName]); 12] = [
            ("m", &[Measures]),
            ("s", &[Shortcomings]),
            ("措", &[Measures]),
            ("措施", &[Measures]),
            ("成效", &[Measures]),
            ("不足", &[Shortcomings]),
            ("短板", &[Shortcomings]),
            ("负责人", &[Leaders]),
            ("short", &[Shortcomings]),
            ("plan", &[Plan]),
            ("other", &[Other]),
            ("2023", &[]),
        ];
        for (name, expected) in table {
            let called: Vec<PartName> = PARTS.into_iter().filter(|part| is_called(*part, name)).collect();
            assert_eq!(called, expected, "{name}");
        }
    }
}
