//! What is said of figures that state by how much something fell: 下降3.2%.
//!
//! The number itself bears no sign, so that 3.2% beside 1.1% would read as less than half of it left: such a figure
//! is shown as `down 3.2%`, and one that it is set against as `up 1.1%`. Of two falls the difference is that of
//! the falls, which is said in words.

use crate::{
    compare::signed,
    figures::{Figure, Kind},
    say,
    words::Lang,
};

/// A figure as `written`, with the word that says that it fell; `falls` tells of it and of the figure that it is set
/// against. One that rose where the other fell says so too.
pub fn in_its_course(written: &str, figure: &Figure, falls: [bool; 2], lang: Lang) -> String {
    let share = matches!(figure.kind, Kind::Percent | Kind::Points);
    match (falls, share) {
        ([true, _], true) => say!(lang, "course.down-share", figure = written).into_owned(),
        ([true, _], false) => say!(lang, "course.down-count", figure = written).into_owned(),
        ([false, true], true) => say!(lang, "course.up-share", figure = written).into_owned(),
        ([false, true], false) => say!(lang, "course.up-count", figure = written).into_owned(),
        ([false, false], _) => written.to_owned(),
    }
}

/// What the difference of two falls says, where `shown` is the decimal string `difference` with its sign and unit:
/// `the fall grew by 2 points`.
pub fn of_two(difference: &str, shown: &str, lang: Lang) -> String {
    let by = shown.trim_start_matches(['+', '-']);
    match signed(difference).chars().next() {
        Some('+') => say!(lang, "falls.grew", by = by).into_owned(),
        Some('-') => say!(lang, "falls.shrank", by = by).into_owned(),
        _ => say!(lang, "falls.same").into_owned(),
    }
}

/// The same where there is little room: `fall +2 points`.
pub fn of_two_briefly(shown: &str, lang: Lang) -> String {
    say!(lang, "falls.brief", by = shown).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        report::Report,
        source::{Format, SourceText},
    };

    #[test]
    fn a_fall_is_shown_as_one_and_two_say_which_is_the_greater() {
        let report = Report::build(SourceText::from_text("一、信访\n下降3.2%，减少30件。\n", Format::Text));
        let [share, count] = report.figures.found.as_slice() else { panic!("{:?}", report.figures.found) };
        for (figure, falls, lang, expected) in [
            (share, [true, false], Lang::En, "down 3.2%"),
            (share, [false, true], Lang::En, "up 3.2%"),
            (share, [false, false], Lang::En, "3.2%"),
            (share, [true, true], Lang::Zh, "降3.2%"),
            (count, [true, true], Lang::Zh, "减30件"),
            (count, [false, true], Lang::Zh, "增30件"),
        ] {
            let written = report.text.slice(figure.span);
            assert_eq!(in_its_course(&written, figure, falls, lang), expected);
        }
        for (difference, shown, lang, expected) in [
            ("2", "+2 points", Lang::En, "the fall grew by 2 points"),
            ("-2.5", "-2.5个百分点", Lang::Zh, "降幅收窄2.5个百分点"),
            ("0", "0 points", Lang::En, "the fall is the same"),
        ] {
            assert_eq!(of_two(difference, shown, lang), expected);
        }
    }
}
