//! Where the caret goes: by sentence, paragraph or point, section, figure.
//!
//! Every motion is a function from a place to a place; counts repeat it. What is not on the page
//! (page noise that is folded away) is passed over.

use super::page::Page;
use crate::{report::Report, text::segment};

/// What the caret moves by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A sentence.
    Sentence,
    /// A paragraph, or a point inside one.
    Paragraph,
    /// A section, by its heading.
    Section,
    /// A figure.
    Figure,
}

/// In which direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Forward,
    /// Towards the start.
    Back,
}

/// Where `count` steps of `unit` lead from `at`: as many as there are, `None` where there is none.
pub fn step(
    report: &Report,
    page: &Page,
    at: usize,
    unit: Unit,
    way: Direction,
    count: usize,
) -> Option<usize> {
    let mut place = at;
    for _ in 0..count {
        match next(report, page, place, unit, way) {
            Some(found) => place = found,
            None => break,
        }
    }
    (place != at).then_some(place)
}

fn next(report: &Report, page: &Page, at: usize, unit: Unit, way: Direction) -> Option<usize> {
    let mut place = at;
    loop {
        place = match unit {
            Unit::Sentence => sentence(report, place, way)?,
            Unit::Paragraph => paragraph(report, place, way)?,
            Unit::Section => {
                let starts = report.outline.sections.iter().map(|section| section.span.start);
                beyond(starts, place, way)?
            }
            Unit::Figure => beyond(report.figures.found.iter().map(|figure| figure.span.start), place, way)?,
        };
        if page.shows(place) {
            return Some(place);
        }
    }
}

fn sentence(report: &Report, at: usize, way: Direction) -> Option<usize> {
    match way {
        Direction::Forward => segment::next_sentence(&report.text, at),
        Direction::Back => segment::previous_sentence(&report.text, at),
    }
}

/// The last character of the sentence around `at`, or where `at` is that character, of the next one; so
/// `count` times, as far as there are sentences.
pub fn sentence_end(report: &Report, at: usize, count: usize) -> Option<usize> {
    let text = &report.text;
    let last = |at| segment::sentence_at(text, at).end.saturating_sub(1);
    let next = |at: usize| match last(at) {
        end if end > at => Some(end),
        _ => segment::next_sentence(text, at).map(last).filter(|end| *end > at),
    };
    std::iter::successors(next(at), |at| next(*at)).take(count).last()
}

fn paragraph(report: &Report, at: usize, way: Direction) -> Option<usize> {
    let line = beyond(report.text.lines().iter().map(|line| line.span.start), at, way);
    let point = beyond(report.outline.points.iter().map(|point| point.span.start), at, way);
    match way {
        Direction::Forward => [line, point].into_iter().flatten().min(),
        Direction::Back => [line, point].into_iter().flatten().max(),
    }
}

/// The nearest of `starts` (in ascending order) beyond `at`.
fn beyond(mut starts: impl DoubleEndedIterator<Item = usize>, at: usize, way: Direction) -> Option<usize> {
    match way {
        Direction::Forward => starts.find(|&start| start > at),
        Direction::Back => starts.rfind(|&start| start < at),
    }
}
