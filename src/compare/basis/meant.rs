//! How a number is meant: as a level, a change or a share, as an aim, and how the things came to be counted.

use super::{
    super::landmarks::{Cue, Landmarks},
    Role,
    place::{Ground, Place},
};
use crate::{
    figures::{Figure, Kind},
    text::{
        CleanSpan,
        lexicon::{ends_at, has},
    },
};

/// What may stand between a word of change and its number.
const BETWEEN: [char; 9] = ['了', '约', '近', '超', '过', '幅', '度', '逾', ' '];
/// What tells how many there are, behind a number of those that came.
const THERE_ARE: [&str; 3] = ["达到", "增至", "总数"];
/// The act of what is summed up: the first word of its row among the acts.
const SUMMED_UP: &str = "累计";
/// What a finding says is to be done, and is no aim of the report: 拟修改11件.
const INTENDED: [&str; 6] = ["拟修改", "拟修订", "拟废止", "拟保留", "拟任", "拟提"];

impl<'a> Place<'a> {
    /// What the number at `index` says of the thing, and whether it says that it fell. Of a list all say what the first
    /// one does: 同比分别下降12.5%和16.7%.
    pub(super) fn role(&self, ground: &Ground<'a>, index: usize) -> (Role, bool) {
        let figures = &ground.report.figures.found;
        if self.turn.0 > 0 {
            let head = index - self.turn.0;
            let said = Self::of(ground.report, head).role_alone(ground, &figures[head]);
            if said.0 == Role::Change {
                return said;
            }
        }
        self.role_alone(ground, &figures[index])
    }

    fn role_alone(&self, ground: &Ground, figure: &Figure) -> (Role, bool) {
        let before = self.before();
        let mut changes =
            ground.marks.cues(self.near, self.at).filter(|cue| matches!(cue.1, Cue::Up | Cue::Down));
        let falls = changes.clone().any(|cue| cue.1 == Cue::Down);
        let share = matches!(figure.kind, Kind::Percent | Kind::Points);
        if share && ["增速", "增幅", "涨幅", "降幅"].iter().any(|word| has(before, word)) {
            return (Role::Change, falls);
        }
        let at = self.at;
        let reaches = ["到", "至", "为", "达", "达到"].iter().any(|word| ends_at(self.folded, at, word));
        let from = before.iter().rposition(|c| matches!(c, '由' | '从'));
        if from.is_some() && !reaches {
            return (Role::Before, false);
        }
        let at_number = |span: CleanSpan| self.folded[span.end..at].iter().all(|c| BETWEEN.contains(c));
        if figure.kind == Kind::Points || !reaches && changes.any(|cue| at_number(cue.0)) {
            return (Role::Change, falls);
        }
        if matches!(figure.kind, Kind::Percent | Kind::Multiple) && before.contains(&'占') {
            return (Role::Share, false);
        }
        (Role::Level, false)
    }

    /// True for a number that is aimed at.
    pub(super) fn aims(&self, ground: &Ground, figure: &Figure) -> bool {
        let mut cues = ground.marks.cues(self.sentence, self.at);
        let here = &self.folded[self.clause..self.at];
        figure.target && !INTENDED.iter().any(|word| has(here, word))
            || ground.is_planned(figure)
            || cues.any(|(span, cue)| *cue == Cue::Ahead || *cue == Cue::Aim && span.start >= self.clause)
    }

    /// The first qualifier in the figure's name or right before it.
    pub(super) fn qualifier(
        &self,
        marks: &Landmarks,
        name: CleanSpan,
        target: bool,
        points: bool,
    ) -> Option<&'static str> {
        // 高于平均(8.3%)4.9个百分点: the gap is said before the mean.
        let from = if points { self.clause } else { self.near };
        let cues = marks.cues(name.start, name.end).chain(marks.cues(from, self.at));
        let yearly = cues.clone().find(|(_, cue)| *cue == Cue::Qualifier("年均"));
        yearly.into_iter().chain(cues).find_map(|(_, cue)| match cue {
            // 低于5% is a bound where it is aimed at, a gap to another's where it is told.
            Cue::Qualifier("高于" | "低于") if target => None,
            Cue::Qualifier(word) => Some(*word),
            _ => None,
        })
    }

    /// The last word of the clause that says how the things came to be counted.
    pub(super) fn act(&self, marks: &Landmarks) -> Option<&'static str> {
        // 净增49家、达到286家
        if THERE_ARE
            .iter()
            .any(|word| self.before().iter().skip_while(|c| **c == '、').copied().take(2).eq(word.chars()))
        {
            return Some(SUMMED_UP);
        }
        let acts = marks.cues(self.clause, self.at).filter_map(|(span, cue)| match cue {
            Cue::Act(act) => Some((span.end, *act)),
            _ => None,
        });
        acts.max_by_key(|(end, _)| *end).map(|(_, act)| act)
    }
}
