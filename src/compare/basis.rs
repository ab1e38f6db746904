//! What a figure counts, as far as the text says: measure, stage, period, scope, and the name that
//! is left when these are taken out of its words.

use super::{
    topics::Topic,
    vocabulary::{self, Scope, Word},
};
use crate::{
    figures::{Figure, Kind, units},
    outline::PartName,
    report::Report,
    text::{
        CleanSpan,
        fold::fold_str,
        lexicon::{ends_at, has, is_at},
    },
};

/// A side of what a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// 件 and 户.
    Unit,
    /// 收到, 受理 and 办结.
    Stage,
    /// 全年, 上半年 and 2016年以来.
    Period,
    /// 全区 and 本级.
    Scope,
    /// 上升 and 下降.
    Direction,
}

/// Why two figures of the same name are not compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// In what they differ.
    pub aspect: Aspect,
    /// What the left report says, `None` where it says nothing.
    pub left: Option<String>,
    /// What the right report says.
    pub right: Option<String>,
}

/// What a number says of the thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// How much there is.
    Level,
    /// How much there was: 由52天.
    Before,
    /// By how much it grew, or shrank.
    Change,
    /// What share of something it is.
    Share,
    /// What is aimed at.
    Target,
}

/// Which time is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Period {
    /// The year reported on, where the report says which that is.
    Own(i32),
    /// Another year.
    Year(i32),
    /// Any other period or time, as it is called.
    Named(String),
    /// Not said.
    Unsaid,
}

/// What a figure counts.
#[derive(Clone, Debug)]
pub(super) struct Basis {
    pub(super) measure: String,
    pub(super) role: Role,
    /// True where the change is downwards.
    pub(super) falls: bool,
    /// Means, maxima and rates are counts of their own.
    pub(super) qualifier: Option<&'static str>,
    pub(super) stages: Vec<&'static str>,
    /// What is done with the thing: 审查, 废止.
    pub(super) deeds: Vec<&'static str>,
    pub(super) period: Period,
    pub(super) scope: Option<(Scope, String)>,
    /// Topics in the name itself.
    pub(super) topics: Vec<Topic>,
    /// The last topic named before, in the sentence, the paragraph or the headings.
    pub(super) near: Option<Topic>,
    /// What is left of the name, folded.
    pub(super) name: Vec<char>,
    /// True where the name says what it is without any topic.
    pub(super) known: bool,
    /// The words of the clause before the figure and of the noun behind it, folded.
    pub(super) clause: Vec<char>,
}

impl Basis {
    /// Reads what each figure of a report counts; `None` for dates and document numbers, which count nothing.
    pub(super) fn all(report: &Report) -> Vec<Option<Self>> {
        let own_names = own_names(report);
        (0..report.figures.found.len()).map(|index| Self::of(report, index, &own_names)).collect()
    }

    fn of(report: &Report, index: usize, own_names: &[Vec<char>]) -> Option<Self> {
        let figures = &report.figures.found;
        let figure = &figures[index];
        let measure = measure(figure)?;
        let place = Place::of(report, index);
        let subject = figure.subject.map(|span| place.folded[span.start..span.end].to_vec());
        let words = subject
            .filter(|words| !Name::of(words).is_void())
            .unwrap_or_else(|| place.without_figures(&figures[..index]));
        let name = Name::of(&without(&words, own_names));
        let (role, falls) = place.role(report, figure);
        Some(Self {
            measure,
            role,
            falls,
            qualifier: place.qualifier(&words),
            stages: name.stages,
            deeds: name.deeds,
            period: place.period(report, index, role),
            scope: place.scope(figure),
            near: name.topics.last().copied().or_else(|| place.near(report, figure)),
            topics: name.topics,
            name: name.rest,
            known: name.known,
            clause: place.clause_words(figures, index),
        })
    }
}

/// What the reporting place is called: 临澜市, 云溪区. Its name in a figure's name tells nothing.
fn own_names(report: &Report) -> Vec<Vec<char>> {
    let metadata = &report.outline.metadata;
    let mut names: Vec<Vec<char>> = vec![];
    for said in [&metadata.issuer, &metadata.title].into_iter().flatten() {
        let folded = fold_str(said);
        let said = folded.trim_start_matches("中共");
        let mut name = vec![];
        for character in said.chars().take(LONGEST_PLACE) {
            name.push(character);
            if matches!(character, '省' | '市' | '县' | '区' | '州' | '旗') {
                if name.len() > 2 {
                    names.push(name.clone());
                }
                name.clear();
            }
        }
    }
    names
}

/// `words` less any of `names` at their start.
fn without(words: &[char], names: &[Vec<char>]) -> Vec<char> {
    let mut rest = words;
    while let Some(name) = names.iter().find(|name| rest.starts_with(name)) {
        rest = &rest[name.len()..];
    }
    rest.to_vec()
}

/// A figure's name taken apart.
#[derive(Debug, Default)]
struct Name {
    topics: Vec<Topic>,
    stages: Vec<&'static str>,
    deeds: Vec<&'static str>,
    rest: Vec<char>,
    known: bool,
}

impl Name {
    fn of(words: &[char]) -> Self {
        let mut name = Self::default();
        let mut actor = None;
        let mut at = 0;
        while at < words.len() {
            let (len, word) = vocabulary::at(words, at).unwrap_or((1, Word::Scope(Scope::Whole)));
            match word {
                Word::Topic(topic) => name.topics.push(topic),
                Word::Stage(stage) => name.stages.push(stage),
                Word::Deed(deed) => name.deeds.push(deed),
                Word::Same(one) => name.rest.push(one),
                Word::Known(one) => {
                    name.rest.push(one);
                    name.known = true;
                }
                Word::Actor(one) => actor = Some(one),
                Word::Empty => {}
                Word::Scope(_) if len > 1 => {}
                Word::Scope(_) => name.rest.extend(words.get(at).filter(|c| c.is_alphanumeric())),
            }
            at += len;
        }
        if name.rest.is_empty() && name.topics.is_empty() {
            name.rest.extend(actor);
        }
        if name.known {
            name.topics.retain(|topic| Some(*topic) != vocabulary::lawsuit());
        }
        name.topics.sort_unstable();
        name.topics.dedup();
        name.stages.sort_unstable();
        name.stages.dedup();
        name.deeds.sort_unstable();
        name.deeds.dedup();
        name
    }

    fn is_void(&self) -> bool {
        self.topics.is_empty() && self.stages.is_empty() && self.deeds.is_empty() && weight(&self.rest) < 2
    }
}

/// How many characters a name has; a word that stands for others counts as three.
pub(super) fn weight(name: &[char]) -> usize {
    let private = |c: &&char| ('\u{E000}'..='\u{F8FF}').contains(*c);
    name.len() + 2 * name.iter().filter(private).count()
}

/// Units that count alike are one measure.
fn measure(figure: &Figure) -> Option<String> {
    let unit = figure.unit.as_deref().map(fold_str);
    let unit = unit.as_deref().unwrap_or("");
    Some(match figure.kind {
        Kind::Date | Kind::DocNumber => return None,
        Kind::Percent => "%".to_owned(),
        Kind::Duration => match unit.trim_start_matches('个') {
            "日" => "天".to_owned(),
            other => other.to_owned(),
        },
        Kind::Rank => format!("第{unit}"),
        Kind::Quantity | Kind::Money | Kind::Points | Kind::Multiple => match unit {
            "人" => "个".to_owned(),
            "场" | "场次" => "次".to_owned(),
            other => units::family(other).unwrap_or(other).to_owned(),
        },
    })
}

/// Names of places stand within so many characters at an issuer's or a title's start.
const LONGEST_PLACE: usize = 12;
/// How far back (characters) the topic of a figure is looked for, on a page of one line.
const AROUND: usize = 500;

/// Where a figure stands.
struct Place<'a> {
    folded: &'a [char],
    line: CleanSpan,
    sentence: usize,
    clause: usize,
    /// Behind the figure before, or the clause's start.
    near: usize,
    at: usize,
    end: usize,
}

const DOWN: [&str; 9] = ["再降", "下降", "减少", "降低", "压缩", "缩短", "压减", "精简", "回落"];
const UP: [&str; 8] = ["增长", "增加", "上升", "提高", "提升", "新增加", "多", "增"];
const AIMS: [&str; 9] = ["力争", "争取", "确保", "计划", "拟", "目标", "不低于", "控制在", "努力"];

/// Words of headings above what is planned, in reports of every genre.
const PLANS: [&str; 6] = ["打算", "工作安排", "工作计划", "工作思路", "目标任务", "主要任务"];
/// Words of headings above what was done in the year that they name.
const LOOKS_BACK: [&str; 4] = ["回顾", "工作情况", "成效", "总体情况"];

impl<'a> Place<'a> {
    fn of(report: &'a Report, index: usize) -> Self {
        let folded = report.text.folded();
        let span = report.figures.found[index].span;
        let line = crate::text::segment::paragraph_at(&report.text, span.start);
        let back = |ends: &[char]| {
            let before = (line.start..span.start).rev().find(|&at| {
                let number = at > line.start
                    && folded[at - 1].is_ascii_digit()
                    && folded.get(at + 1).is_some_and(char::is_ascii_digit);
                ends.contains(&folded[at]) && !number
            });
            before.map_or(line.start, |at| at + 1)
        };
        let sentence = back(&['。', '!', '?', '.']);
        let clause = back(&['。', '!', '?', '.', ',', ';', ':']).max(sentence);
        let before = index.checked_sub(1).map_or(0, |before| report.figures.found[before].span.end);
        Self { folded, line, sentence, clause, near: clause.max(before), at: span.start, end: span.end }
    }

    fn before(&self) -> &'a [char] {
        &self.folded[self.near.min(self.at)..self.at]
    }

    /// The words of the clause up to the number, less the figures before it and what 由 and 从 open.
    fn without_figures(&self, before: &[Figure]) -> Vec<char> {
        let first = before.partition_point(|figure| figure.span.end <= self.clause);
        let inside = |at: usize| before[first..].iter().any(|figure| figure.span.contains(at));
        let words = (self.clause..self.at).filter(|&at| !inside(at)).map(|at| self.folded[at]);
        words.take_while(|c| !matches!(c, '由' | '从')).collect()
    }

    fn role(&self, report: &Report, figure: &Figure) -> (Role, bool) {
        let before = self.before();
        let says = |words: &[&str]| words.iter().any(|word| has(before, word));
        let clause = &self.folded[self.clause..self.at];
        let falls = says(&DOWN);
        if self.aims(report, clause) {
            return (Role::Target, falls);
        }
        let at = self.at;
        let reaches = ["到", "至", "为", "达", "达到"].iter().any(|word| ends_at(self.folded, at, word));
        let from = before.iter().rposition(|c| matches!(c, '由' | '从'));
        if from.is_some() && !reaches {
            return (Role::Before, false);
        }
        if figure.kind == Kind::Points || (falls || says(&UP)) && !reaches && self.changes(before) {
            return (Role::Change, falls);
        }
        if matches!(figure.kind, Kind::Percent | Kind::Multiple) && before.contains(&'占') {
            return (Role::Share, false);
        }
        (Role::Level, false)
    }

    /// True where the words of change stand at the number, and do not open a name (提高认识…5次).
    fn changes(&self, before: &[char]) -> bool {
        let end = before.len();
        let tail = &before[end.saturating_sub(6)..];
        let words = DOWN.iter().chain(&UP);
        words.into_iter().any(|word| {
            (0..tail.len()).any(|at| {
                let behind = at + word.chars().count();
                let rest = tail.get(behind..).unwrap_or_default();
                is_at(tail, at, word)
                    && rest
                        .iter()
                        .all(|c| matches!(c, '了' | '约' | '近' | '超' | '过' | '幅' | '度' | '逾' | ' '))
            })
        })
    }

    fn aims(&self, report: &Report, clause: &[char]) -> bool {
        let planned = report.outline.parts.iter().filter(|part| part.name == PartName::Plan);
        let sentence = &self.folded[self.sentence..self.at];
        planned.flat_map(|part| &part.spans).any(|span| span.contains(self.at))
            || ["下一步", "今后"].iter().any(|word| has(sentence, word))
            || self.headings(report).any(|heading| PLANS.iter().any(|word| has(heading, word)))
            || AIMS.iter().any(|word| has(clause, word))
    }

    fn qualifier(&self, name: &[char]) -> Option<&'static str> {
        let found = [
            "人均", "户均", "日均", "月均", "年均", "每", "平均", "最高", "最低", "最多", "单笔", "单条",
            "首",
        ];
        found.into_iter().find(|word| has(name, word) || has(self.before(), word))
    }

    fn scope(&self, figure: &Figure) -> Option<(Scope, String)> {
        let from =
            figure.subject.map_or(self.sentence, |span| span.start.max(self.line.start).min(self.sentence));
        let mut found = None;
        let mut at = from;
        while at < self.at {
            match vocabulary::at(self.folded, at) {
                // 高于全市平均水平, 位列全市第二: another's.
                Some((len, Word::Scope(scope))) if !self.is_measure(at) => {
                    found = Some((scope, self.folded[at..at + len].iter().collect()));
                    at += len;
                }
                Some((len, Word::Scope(_) | Word::Topic(_))) => at += len,
                _ => at += 1,
            }
        }
        found
    }

    /// True where what is named at `at` is what others are measured by.
    fn is_measure(&self, at: usize) -> bool {
        ["高于", "低于", "占", "位列", "位居", "在", "是", "评为", "居", "获评"]
            .iter()
            .any(|word| ends_at(self.folded, at, word))
    }

    fn period(&self, report: &Report, index: usize, role: Role) -> Period {
        let own = report.outline.metadata.year;
        let told = own.filter(|_| tells_year(report));
        if role == Role::Target {
            return Period::Named("计划".to_owned());
        }
        let words = &self.folded[self.sentence..self.at];
        let figures = &report.figures.found[..index];
        let dates = figures.iter().rev().take_while(|date| date.span.start >= self.sentence);
        for date in dates.filter(|date| date.kind == Kind::Date) {
            let opens = date.span.start <= self.sentence + 3;
            if opens || date.span.start >= self.clause {
                return self.of_date(date, told);
            }
        }
        let says = |list: &[&'static str]| list.iter().copied().find(|word| has(words, word));
        if let Some(word) = says(&[
            "上半年",
            "下半年",
            "一季度",
            "二季度",
            "三季度",
            "四季度",
            "近三年",
            "三年来",
            "近五年",
            "五年来",
            "近两年",
            "两年来",
            "截至",
            "年末",
            "年底",
        ]) {
            return Period::Named(word.to_owned());
        }
        match told {
            Some(year) => Period::Own(year),
            None => self.year_of_heading(report).map_or(Period::Unsaid, Period::Year),
        }
    }

    /// The folded headings above the figure, the innermost last.
    fn headings<'r>(&self, report: &'r Report) -> impl Iterator<Item = &'r [char]> {
        let at = self.at;
        let sections = report.outline.sections.iter().filter(move |section| section.span.contains(at));
        sections.map(|section| &report.text.folded()[section.title_span.start..section.title_span.end])
    }

    /// 2023年工作回顾: the year that a heading looks back on.
    fn year_of_heading(&self, report: &Report) -> Option<i32> {
        let back = |heading: &&[char]| LOOKS_BACK.iter().any(|word| has(heading, word));
        let heading = self.headings(report).filter(back).last()?;
        let digits: String = heading.iter().take_while(|c| c.is_ascii_digit()).collect();
        digits.parse().ok().filter(|_| digits.len() == 4)
    }

    fn of_date(&self, date: &Figure, own: Option<i32>) -> Period {
        let value = fold_str(&date.value);
        let behind = |word: &str| is_at(self.folded, date.span.end, word);
        if behind("以来") || behind("至今") || behind("起") {
            return Period::Named(format!("{value}以来"));
        }
        if let Some(end) = &date.value2 {
            return Period::Named(format!("{value}-{end}"));
        }
        match value.parse::<i32>() {
            Ok(year) if Some(year) == own => Period::Own(year),
            Ok(year) => Period::Year(year),
            Err(_) => Period::Named(value),
        }
    }

    /// The last topic before the figure: in its sentence, its paragraph, its headings.
    fn near(&self, report: &Report, figure: &Figure) -> Option<Topic> {
        let last = |start: usize, end: usize| vocabulary::topics_in(&self.folded[start..end]).last();
        let found = last(self.sentence, self.at)
            .or_else(|| last(self.line.start.max(self.sentence.saturating_sub(AROUND)), self.sentence));
        found.map(|(_, topic)| topic).or_else(|| {
            let section = report.outline.sections.get(figure.section?)?;
            last(section.title_span.start, section.title_span.end).map(|(_, topic)| topic)
        })
    }

    fn clause_words(&self, figures: &[Figure], index: usize) -> Vec<char> {
        let next = figures.get(index + 1).map_or(self.line.end, |next| next.span.start).min(self.line.end);
        let behind = self.folded[self.end.min(next)..next].iter().copied();
        let behind = behind.take_while(|c| !matches!(c, ',' | '。' | ';' | ':' | '、' | '.'));
        self.before().iter().copied().chain(['#']).chain(behind).filter(|c| !c.is_whitespace()).collect()
    }
}

/// True where the report itself says which year it is about: in its title, or by being an annual report.
fn tells_year(report: &Report) -> bool {
    use crate::outline::Genre;
    matches!(report.outline.genre, Genre::RuleOfLaw | Genre::Disclosure)
        || report.outline.metadata.title.as_deref().is_some_and(|title| {
            report.outline.metadata.year.is_some_and(|year| fold_str(title).contains(&year.to_string()))
        })
}

/// What two figures differ in beyond their name; what neither text says is no difference.
pub(super) fn differences(left: &Basis, right: &Basis) -> Vec<Why> {
    let mut found = vec![];
    let mut add =
        |aspect, left: Option<String>, right: Option<String>| found.push(Why { aspect, left, right });
    if left.measure != right.measure {
        add(Aspect::Unit, Some(left.measure.clone()), Some(right.measure.clone()));
    }
    if left.stages != right.stages {
        let said = |basis: &Basis| (!basis.stages.is_empty()).then(|| basis.stages.join("、"));
        add(Aspect::Stage, said(left), said(right));
    }
    if !same_period(&left.period, &right.period) {
        let said = |period: &Period| match period {
            Period::Own(year) | Period::Year(year) => Some(year.to_string()),
            Period::Named(name) => Some(name.clone()),
            Period::Unsaid => None,
        };
        add(Aspect::Period, said(&left.period), said(&right.period));
    }
    if left.scope.as_ref().map(|scope| scope.0) != right.scope.as_ref().map(|scope| scope.0) {
        let said = |basis: &Basis| basis.scope.as_ref().map(|scope| scope.1.clone());
        add(Aspect::Scope, said(left), said(right));
    }
    if left.falls != right.falls {
        let said = |basis: &Basis| Some(if basis.falls { "下降" } else { "上升" }.to_owned());
        add(Aspect::Direction, said(left), said(right));
    }
    found
}

/// Every report speaks of its own year, whichever that is.
fn same_period(left: &Period, right: &Period) -> bool {
    match (left, right) {
        (Period::Own(_), Period::Own(_)) => true,
        (Period::Own(one), Period::Year(other)) | (Period::Year(one), Period::Own(other)) => one == other,
        (one, other) => one == other,
    }
}
