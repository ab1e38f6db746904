//! Which time a figure is about: what its clause says, its sentence, its paragraph, the headings
//! above it; in this order, so that what is said nearest holds.

use super::{
    super::landmarks::{Cue, FIVE_YEARS, Landmarks, NEXT_FIVE_YEARS, THIS_YEAR, WHOLE_YEAR},
    PLANNED, Period,
    place::Ground,
};
use crate::{
    figures::{Figure, Kind},
    outline::{Genre, Section},
    report::Report,
    text::{
        CleanSpan,
        fold::fold_str,
        lexicon::{ends_at, has, is_at},
    },
};

/// Words of headings above what is planned, in reports of every genre.
const PLANS: [&str; 7] = ["打算", "工作安排", "工作计划", "工作思路", "目标任务", "主要任务", "预期目标"];
/// Words of headings above what was done in the year that they name.
const LOOKS_BACK: [&str; 5] = ["回顾", "工作情况", "成效", "总体情况", "工作总结"];
/// The end of the year reported on.
const YEAR_END: &str = "年底";
/// A time said within so many characters of a sentence's start holds for what follows.
const OPENING: usize = 12;
/// A sentence that says what the years were reaches so far (characters).
const LEAD: usize = 40;

/// What holds where nothing nearer is said.
#[derive(Clone, Debug, Default)]
struct Standing {
    /// `None` where several times are spoken of, or none.
    period: Option<Period>,
    planned: bool,
}

/// The times that hold for the paragraphs of a report.
pub(super) struct Periods {
    /// The year reported on, where the report tells it.
    year: Option<i32>,
    /// True where that year holds for all that says nothing else.
    implied: bool,
    work_report: bool,
    /// For each section what its heading, or one above, says.
    headings: Vec<Standing>,
    /// Where a time is said that holds on: place in the text, end of its section, and the time.
    said: Vec<(usize, usize, Period)>,
}

impl Periods {
    pub(super) fn of(report: &Report, marks: &Landmarks) -> Self {
        let work_report = report.outline.genre == Genre::WorkReport;
        let told = tells_year(report);
        let year = report.outline.metadata.year.filter(|_| told || work_report);
        let mut periods =
            Self { year, implied: told && !work_report, work_report, headings: vec![], said: vec![] };
        periods.read_headings(report);
        if work_report {
            periods.read_openings(report, marks);
        }
        periods
    }

    fn read_headings(&mut self, report: &Report) {
        let sections = &report.outline.sections;
        let mut open: Vec<usize> = vec![];
        for (at, section) in sections.iter().enumerate() {
            while open.last().is_some_and(|&above| sections[above].level >= section.level) {
                open.pop();
            }
            let above = open.last().map(|&above| self.headings[above].clone()).unwrap_or_default();
            let said = self.of_heading(report, section);
            self.headings.push(Standing {
                period: said.period.or(above.period),
                planned: said.planned || above.planned,
            });
            open.push(at);
        }
    }

    fn of_heading(&self, report: &Report, section: &Section) -> Standing {
        let words = &report.text.folded()[section.title_span.start..section.title_span.end];
        let says = |words_of: &[&str]| words_of.iter().any(|word| has(words, word));
        let digits: String = words.iter().filter(|c| c.is_ascii_digit()).take(5).collect();
        let year: Option<i32> = digits.parse().ok().filter(|_| digits.len() == 4);
        let ahead = has(words, NEXT_FIVE_YEARS);
        let later = year.is_some() && self.year.is_some() && year > self.year;
        let planned = (ahead && !says(&LOOKS_BACK)) || later || says(&PLANS);
        let period = match (year, has(words, "十四五") || has(words, "五年")) {
            // “十五五”时期目标任务和2026年工作安排: of which of them is not said.
            _ if ahead && later => Some(Period::Unclear),
            _ if ahead => Some(Period::Named(NEXT_FIVE_YEARS.to_owned())).filter(|_| planned),
            (Some(_), true) => None,
            (Some(year), false) if later || planned || says(&LOOKS_BACK) => Some(self.of_year(year)),
            (None, true) => Some(Period::Named(FIVE_YEARS.to_owned())),
            (None, false) if self.work_report && says(&LOOKS_BACK) => self.year.map(Period::Own),
            _ => None,
        };
        Standing { period, planned }
    }

    /// The times that open a sentence of a work report: they hold until another is said.
    fn read_openings(&mut self, report: &Report, marks: &Landmarks) {
        let folded = report.text.folded();
        let figures = &report.figures.found;
        let ends = |at: usize| at == 0 || matches!(folded[at - 1], '\n' | '。' | '!' | '?' | ';');
        let sections = &report.outline.sections;
        let mut start = 0;
        for at in 0..folded.len() {
            if ends(at) {
                start = at;
            }
            // 这是产业更优的五年。
            let sums_up = at < start + LEAD
                && is_at(folded, at, "五年")
                && folded.get(at + 2).is_some_and(|c| matches!(c, '。' | ':' | ',' | ';' | '\n'));
            if at > start + OPENING && !sums_up {
                continue;
            }
            let dates = figures.partition_point(|figure| figure.span.start < at);
            let date = figures.get(dates).filter(|date| date.span.start == at && date.kind == Kind::Date);
            let said = date.and_then(|date| self.of_date(folded, date)).or_else(|| {
                // “十五五”时期…
                let first = at + usize::from(matches!(folded[at], '"' | '“'));
                marks
                    .cues(first, first + 6)
                    .filter(|(span, _)| span.start == first)
                    .find_map(|cue| self.of_cue(folded, cue))
            });
            let Some(said @ (Period::Own(_) | Period::Year(_) | Period::Named(_))) = said else { continue };
            let long = match &said {
                Period::Named(name) => name == FIVE_YEARS || name == NEXT_FIVE_YEARS,
                _ => true,
            };
            if long {
                let last = sections.partition_point(|section| section.span.start <= at);
                let inside = sections[..last].iter().rev().find(|section| section.span.contains(at));
                self.said.push((at, inside.map_or(folded.len(), |section| section.span.end), said));
            }
        }
    }

    /// The time that the figure at `index` is about, and whether it is to come; `before` reaches
    /// from its sentence's start to its clause's.
    pub(super) fn at(&self, ground: &Ground, before: CleanSpan, index: usize) -> (Period, bool) {
        let figures = &ground.report.figures.found;
        let figure = &figures[index];
        let standing =
            figure.section.and_then(|section| self.headings.get(section)).cloned().unwrap_or_default();
        let near = self.in_sentence(ground, before, index);
        let planned = standing.planned;
        let said = near.or_else(|| {
            let last = self.said.partition_point(|said| said.0 < figure.span.start);
            let heading =
                figure.section.map_or(0, |section| ground.report.outline.sections[section].span.start);
            let held = self.said[..last].iter().rev().find(|said| said.1 > figure.span.start);
            // A heading of one time ends what was said before it; one of several leaves it to the text.
            let open = matches!(standing.period, None | Some(Period::Unclear));
            held.filter(|said| said.0 >= heading || open).map(|said| said.2.clone())
        });
        let period = said.or(standing.period).or_else(|| self.year.filter(|_| self.implied).map(Period::Own));
        match period {
            Some(Period::Named(name)) if name == NEXT_FIVE_YEARS => (Period::Named(name), true),
            Some(Period::Unclear) => (Period::Unclear, planned),
            Some(Period::Own(_) | Period::Named(_)) | None if planned => {
                (Period::Named(PLANNED.to_owned()), true)
            }
            Some(Period::Year(year))
                if planned || self.work_report && self.year.is_some_and(|own| year > own) =>
            {
                (Period::Named(PLANNED.to_owned()), true)
            }
            Some(period) => (period, false),
            None if self.work_report => (Period::Unclear, false),
            None => (Period::Unsaid, false),
        }
    }

    /// The last time said before the figure in its sentence.
    fn in_sentence(&self, ground: &Ground, before: CleanSpan, index: usize) -> Option<Period> {
        let folded = ground.report.text.folded();
        let figures = &ground.report.figures.found;
        let at = figures[index].span.start;
        let dates = figures[..index].iter().enumerate().rev();
        let dates = dates.take_while(|(_, date)| date.span.start >= before.start);
        let date = dates.filter(|(_, date)| date.kind == Kind::Date).find_map(|(place, date)| {
            let near = date.span.start <= before.start + 3 || date.span.start >= before.end;
            let other = compared(folded, date.span.start) && place + 1 < index;
            let period = self.of_date(folded, date).filter(|_| near && !other)?;
            Some((date.span.start, period))
        });
        let cues = ground.marks.cues(before.start, at);
        // 其中上半年28件；罚款5万元: that part is over.
        let over = |at: usize| at < before.end && ends_at(folded, at, "其中");
        let cue = cues
            .filter(|cue| !over(cue.0.start))
            .filter_map(|cue| Some((cue.0.start, self.of_cue(folded, cue)?)))
            .last();
        // A year's targets are 预期目标; those of five years are 主要目标.
        if self.work_report && has(&folded[before.start..at], "预期目标") {
            return self.year.map(|year| Period::Year(year + 1));
        }
        let past = ["较\"十三五", "比\"十三五", "较十三五", "比十三五", "较“十三五", "比“十三五"];
        if self.work_report && past.iter().any(|word| has(&folded[before.start..at], word)) {
            return Some(Period::Named("较十三五".to_owned()));
        }
        date.into_iter().chain(cue).max_by_key(|(start, _)| *start).map(|(_, period)| period)
    }

    fn of_cue(&self, folded: &[char], (span, cue): &(CleanSpan, Cue)) -> Option<Period> {
        let Cue::Period(word) = cue else { return None };
        let other = compared(folded, span.start);
        let lasting = ["连续", "满", "第"].iter().any(|word| ends_at(folded, span.start, word))
            || ["以上", "以内", "规划", "期", "年限"].iter().any(|word| is_at(folded, span.end, word))
            || span.start > 0 && folded[span.start - 1].is_ascii_digit();
        match *word {
            WHOLE_YEAR => self.year.map(Period::Own),
            THIS_YEAR if is_at(folded, span.end, "以来") => None,
            THIS_YEAR if self.work_report => self.year.map(|year| Period::Year(year + 1)),
            THIS_YEAR => self.year.map(Period::Own),
            NEXT_FIVE_YEARS if opens_them(folded, span.end) => None,
            FIVE_YEARS if other || lasting || closes_them(folded, span.end) => None,
            name => Some(Period::Named(name.to_owned())),
        }
    }

    fn of_year(&self, year: i32) -> Period {
        if Some(year) == self.year { Period::Own(year) } else { Period::Year(year) }
    }

    fn of_date(&self, folded: &[char], date: &Figure) -> Option<Period> {
        let value = fold_str(&date.value);
        let behind = |word: &str| is_at(folded, date.span.end, word);
        // 对1998年以来的88件文件进行清理: how old they are, not when.
        if behind("以来的") && folded.get(date.span.end + 3).is_some_and(char::is_ascii_digit) {
            return None;
        }
        if behind("以来") || behind("至今") || behind("起") {
            return Some(Period::Named(format!("{value}以来")));
        }
        // 截至2018年12月底
        let last =
            self.year.is_some_and(|year| value == format!("{year}-12") || value == format!("{year}-12-31"));
        if last && (behind("底") || behind("末") || ends_at(folded, date.span.start, "截至")) {
            return Some(Period::Named(YEAR_END.to_owned()));
        }
        if let Some(end) = &date.value2 {
            return Some(Period::Named(format!("{value}-{end}")));
        }
        Some(value.parse::<i32>().map_or(Period::Named(value), |year| self.of_year(year)))
    }
}

/// True for a time that others are measured by: 较“十三五”, 比2021年.
fn compared(folded: &[char], at: usize) -> bool {
    let at = if at > 0 && matches!(folded[at - 1], '"' | '“') { at - 1 } else { at };
    ["较", "比", "与", "由", "从"].iter().any(|word| ends_at(folded, at, word))
}

/// True for the last of the five years: “十四五”收官之年.
fn closes_them(folded: &[char], end: usize) -> bool {
    let behind = &folded[end..folded.len().min(end + 6)];
    ["收官", "最后一年"].iter().any(|word| has(behind, word))
}

/// True for the coming five years' good start, and for the plan of them by name.
fn opens_them(folded: &[char], end: usize) -> bool {
    let behind = &folded[end..folded.len().min(end + 12)];
    let behind: &[char] = behind.split(|c| matches!(c, '。' | ',' | '\n')).next().unwrap_or_default();
    ["开局", "开好局", "起步", "规划", "首年", "第一年"].iter().any(|word| has(behind, word))
}

/// True where the report itself says which year it is about: in its title, or by being an annual report.
fn tells_year(report: &Report) -> bool {
    matches!(report.outline.genre, Genre::RuleOfLaw | Genre::Disclosure)
        || report.outline.metadata.title.as_deref().is_some_and(|title| {
            report.outline.metadata.year.is_some_and(|year| fold_str(title).contains(&year.to_string()))
        })
}
