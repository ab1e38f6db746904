//! What is said of figures that state by how much something fell, or rose: 下降3.2%, 增加4.83万人.
//!
//! The number itself bears no sign, so that 3.2% beside 1.1% would read as less than half of it left, and an increase as
//! all there is: such figures are shown as `down 3.2%` and `up 4.83万人`. Of two falls the difference is that of
//! the falls, which is said in words.

use crate::{
    compare::signed,
    figures::{Direction, Figure, Kind},
    say,
    words::Lang,
};

/// A figure as `written`, with the word that says which way it went; `courses` tells of it and of the figure that it is
/// set against. One that is set against a fall and is none says that it rose.
pub fn in_its_course(written: &str, figure: &Figure, courses: [Option<Direction>; 2], lang: Lang) -> String {
    let share = matches!(figure.kind, Kind::Percent | Kind::Points);
    let against = courses[1].filter(|other| *other == Direction::Down).map(|_| Direction::Up);
    match (courses[0].or(against), share) {
        (Some(Direction::Down), true) => say!(lang, "course.down-share", figure = written).into_owned(),
        (Some(Direction::Down), false) => say!(lang, "course.down-count", figure = written).into_owned(),
        (Some(Direction::Up), true) => say!(lang, "course.up-share", figure = written).into_owned(),
        (Some(Direction::Up), false) => say!(lang, "course.up-count", figure = written).into_owned(),
        (None, _) => written.to_owned(),
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
        let (down, up) = (Some(Direction::Down), Some(Direction::Up));
        for (figure, courses, lang, expected) in [
            (share, [down, None], Lang::En, "down 3.2%"),
            (share, [None, down], Lang::En, "up 3.2%"),
            (share, [None, None], Lang::En, "3.2%"),
            (share, [None, up], Lang::En, "3.2%"),
            (share, [down, down], Lang::Zh, "降3.2%"),
            (count, [down, up], Lang::Zh, "减30件"),
            (count, [up, None], Lang::Zh, "增30件"),
        ] {
            let written = report.text.slice(figure.span);
            assert_eq!(in_its_course(&written, figure, courses, lang), expected);
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
